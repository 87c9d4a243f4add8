/* --read-only: every command that writes says why it can't, every other one goes on, and
 * not a byte of the register changes. */
#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/command.h>

#include "tests/store/room.h"

/* A line of each that would write; owner, event, period, filter and meeting also
 * list, form also asks. */
static const char *const writing[] = {
    "init --sample",
    "import plan.yaml",
    "update SI-5 --no-change",
    "set SI-5 state=paused",
    "target SI-5.1 \"Dec 2020\" --reason x",
    "add action SI-5 x",
    "remove link NA-9 restates SI-1",
    "move SI-5.4 1",
    "split SI-5.1 a b",
    "period open \"Sept 2020\"",
    "period close",
    "owner alias \"Hampton Trust\" HT",
    "owner merge SCC \"Hampton Trust\"",
    "event happen \"Public Health funding announcement\"",
    "filter save late overdue",
    "filter delete late",
    "form take form.yaml",
    "meeting new 2020-06-15",
    "meeting put SI-5",
    "meeting drop SI-5",
    "meeting attend HT",
    "meeting note x",
    "meeting decide SI-5 agree",
    "meeting action SI-5 \"HT: Ask for funds\"",
    "meeting done SI-5",
    "meeting skip SI-5",
    "meeting go next",
    "meeting end",
    "meeting carry",
    "undo",
    "redo",
    "restore safe.db",
};

static const char *const reading[] = {
    "list",
    "show SI-5",
    "status",
    "changes",
    "chase",
    "period list",
    "owner list",
    "event list",
    "filter list",
    "history",
    "undo --list",
    "check",
    "export -o paper.html",
    "form new --owner HT -o new.yaml",
    "meeting list",
    "meeting show",
    "meeting export -o minutes.html",
};

static void begin(struct room *room)
{
    room_open_sample(room);
    room_ask(room, "period open \"June 2020\"");
    room_ask(room, "set SI-1 note=x");
    room_ask(room, "set SI-1 note=y");
    room_ask(room, "undo");
    room_ask(room, "meeting new 2020-06-10 --items source:SI");
    room_ask(room, "set SI-1 note=z");
    room_ask(room, "undo");
    room_ask(room, "backup safe.db");
    room_ask(room, "form new --owner HT -o form.yaml");
    room_write("plan.yaml", "rectrack: 1\nowners: [{name: New}]\n");
}

static void expect_same(struct room *room, const char *line, enum rt_status status)
{
    GBytes *before = room_bytes("r.db");
    cr_expect_eq(room_run(room, "%s --read-only", line), status, "%s: %s", line, room->error);
    GBytes *after = room_bytes("r.db");
    cr_expect(g_bytes_equal(before, after), "%s has written", line);
    g_bytes_unref(before);
    g_bytes_unref(after);
}

Test(readonly, every_command_that_writes_says_why_it_cannot)
{
    struct room room;
    begin(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(writing); i++) {
        expect_same(&room, writing[i], RT_REFUSED);
        cr_expect(strstr(room.error, "--read-only"), "%s: %s", writing[i], room.error);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(reading); i++)
        expect_same(&room, reading[i], RT_OK);
    room_clear(&room);
}

/* The list above has all that the table says write. */
Test(readonly, no_command_that_writes_is_left_out)
{
    for (const struct rt_command *one = rt_commands; one->name; one++) {
        bool is_tried = !one->writes;
        for (size_t i = 0; i < G_N_ELEMENTS(writing); i++) {
            g_auto(GStrv) words = g_strsplit(writing[i], " ", 2);
            is_tried = is_tried || !strcmp(words[0], one->name);
        }
        cr_expect(is_tried, "%s writes", one->name);
    }
}
