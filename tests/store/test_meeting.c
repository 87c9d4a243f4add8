/* Meetings on disk: what was altered is told, and what is turned back is as it was. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/store/room.h"

static void copy(const char *from, const char *to)
{
    g_autoptr(GBytes) bytes = room_bytes(from);
    cr_assert(g_file_set_contents(to, g_bytes_get_data(bytes, NULL),
                                  (gssize)g_bytes_get_size(bytes), NULL));
}

Test(meeting, a_meeting_that_was_tampered_with_is_told)
{
    static const char ALTERED[] = "the meeting of 2020-06-15 was altered on disk",
                      LOOKS[] = "which item a meeting looks at was altered";
    static const struct {
        const char *sql, *words;
    } done[] = {
        {"UPDATE meeting SET bytes = replace(bytes, 'Begun', 'begun')", ALTERED},
        {"UPDATE meeting SET hash = 'x' || substr(hash, 2)", ALTERED},
        {"UPDATE meeting SET date = '2020-06-16'", "the meeting of 2020-06-16 was altered"},
        {"DELETE FROM meeting", "the meeting 2020-06-15 is gone"},
        {"UPDATE change SET becomes = replace(becomes, 'Begun', 'begun')", "change set 3 "},
        {"PRAGMA ignore_check_constraints = 1; UPDATE sitting SET letter = -1", LOOKS},
        {"PRAGMA ignore_check_constraints = 1; UPDATE sitting SET paragraph = 10000000", LOOKS},
    };
    struct room room;
    room_open_sample(&room);
    room_ask(&room, "meeting new 2020-06-15 --items source:SI");
    room_ask(&room, "meeting note Begun");
    room_ask(&room, "meeting go 2 --from 3.120 --blank");
    cr_expect_eq(room_run(&room, "meeting go 2 --from 3.x"), RT_USAGE);
    for (size_t i = 0; i < G_N_ELEMENTS(done); i++) {
        copy("r.db", "bad.db");
        room_sql("bad.db", done[i].sql);
        cr_expect_eq(room_run(&room, "--register bad.db check"), RT_REFUSED);
        cr_expect(strstr(room.said->str, done[i].words), "%s: %s", done[i].sql, room.said->str);
    }
    copy("r.db", "bad.db");
    room_sql("bad.db", done[0].sql);
    cr_expect_eq(room_run(&room, "--register bad.db meeting show"), RT_REFUSED);
    cr_expect(strstr(room.error, ALTERED), "%s", room.error);
    cr_expect_eq(room_run(&room, "--register bad.db meeting note More"), RT_REFUSED);
    room_clear(&room);
}

/* ---- taken back ---- */

/* All that can be done to a meeting, one behind the other. */
static const char *const deeds[] = {
    "meeting new 2020-06-15 --title Group --items source:SI --order exception",
    "meeting put NA-3 --at 1",
    "meeting put SI-6 --at 3",
    "meeting drop SI-2",
    "meeting attend HT Police",
    "meeting attend HT --apologies",
    "meeting note 'Minutes agreed'",
    "meeting note SI-5 'Good progress'",
    "meeting decide SI-1 agree",
    "meeting decide SI-5 rag red --reason 'No funds'",
    "meeting decide SI-5.1 grant 'Dec 2020' --reason Late",
    "meeting decide SI-8.1 refuse",
    "meeting decide SI-3 close --reason Done",
    "meeting decide SI-4 back 'next meeting'",
    "meeting decide SI-20 refer Cabinet",
    "meeting decide NA-7 own 'that more be asked'",
    "meeting action SI-7 'HT and Police: Ask for funds - by Dec 2020'",
    "meeting done SI-13",
    "meeting skip SI-14",
    "meeting end",
    "meeting new 2020-09-15",
    "meeting carry",
};

/* Everything that a register shows of meetings and recommendations. */
static char *state_of(struct room *room)
{
    g_autoptr(GString) state = g_string_new(NULL);
    g_autofree char *bytes =
        room_sql_text("r.db", "SELECT group_concat(date || hash || bytes) FROM meeting");
    g_autofree char *yaml = room_yaml(room);
    g_string_append_printf(state, "%s%s", bytes, yaml);
    return g_strdup(state->str);
}

/* trust.md L8: the last one first, and all of them again. */
Test(meeting, each_deed_is_taken_back_and_made_again)
{
    struct room room;
    char *states[G_N_ELEMENTS(deeds) + 1] = {NULL};
    size_t n = 0;
    room_open_sample(&room);
    room_ask(&room, "period open 'June 2020'");
    states[0] = state_of(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(deeds); i++) {
        if (room_run(&room, "%s", deeds[i]) != RT_OK) {
            cr_expect(strstr(deeds[i], "SI-20"), "%s: %s", deeds[i], room.error);
            continue; /* there is none of that number */
        }
        states[++n] = state_of(&room);
        cr_expect_str_neq(states[n], states[n - 1], "%s", deeds[i]);
    }
    cr_expect_eq(n, G_N_ELEMENTS(deeds) - 1);
    for (size_t i = n; i-- > 0;) {
        room_ask(&room, "undo");
        g_autofree char *now = state_of(&room);
        cr_expect_str_eq(now, states[i], "%zu", i);
    }
    for (size_t i = 1; i <= n; i++) {
        room_ask(&room, "redo");
        g_autofree char *now = state_of(&room);
        cr_expect_str_eq(now, states[i], "%zu", i);
    }
    cr_expect(room_is_whole(&room));
    for (size_t i = 0; i <= n; i++)
        g_free(states[i]);
    room_clear(&room);
}

/* ---- two at once ---- */

/* Each reads what is there under the lock: nothing that the other recorded is lost. */
Test(meeting, two_who_record_lose_nothing)
{
    struct room room;
    room_open_sample(&room);
    room_ask(&room, "meeting new 2020-06-15 --items source:SI");
    for (int i = 0; i < 10; i++) {
        room_ask(&room, "--as chair meeting note 'chair %d'", i);
        room_ask(&room, "--as clerk meeting note SI-5 'clerk %d'", i);
    }
    const char *shown = room_ask(&room, "meeting show");
    for (int i = 0; i < 10; i++) {
        g_autofree char *one = g_strdup_printf("chair %d", i);
        g_autofree char *other = g_strdup_printf("clerk %d", i);
        cr_expect(strstr(shown, one) && strstr(shown, other), "%d: %s", i, shown);
    }
    cr_expect_eq(room_run(&room, "--as chair undo"), RT_REFUSED);
    cr_expect(strstr(room.error, "clerk changed minute 20"), "%s", room.error);
    room_clear(&room);
}
