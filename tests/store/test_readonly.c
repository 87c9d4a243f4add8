/* A register that can't be written, and one that a crash left in the middle.
 * trust.md B8 to B10, A2.  As root, who may write everything, these tests become
 * nobody first; a read-only disk needs root, and is left out elsewhere. */
#include <criterion/criterion.h>
#include <sched.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/store/room.h"

enum { NOBODY = 65534 };

static void give(const char *name)
{
    cr_assert(geteuid() != 0 || chown(name, NOBODY, NOBODY) == 0, "%s", name);
}

static void become_nobody(void)
{
    cr_assert(geteuid() != 0 || (setresgid(NOBODY, NOBODY, NOBODY) == 0 &&
                                 setresuid(NOBODY, NOBODY, NOBODY) == 0));
}

/* Reads as ever, and no writing; words: why. */
static void expect_reading_only(struct room *room, const char *reg, const char *words)
{
    static const char *const reads[] = {"list",
                                        "show SI-5",
                                        "status",
                                        "export --format html",
                                        "history",
                                        "check",
                                        "list --count text:review"};
    g_autoptr(GBytes) before = room_bytes(reg);
    for (size_t i = 0; i < G_N_ELEMENTS(reads); i++)
        room_ask(room, "--register %s %s", reg, reads[i]);
    cr_expect_eq(room_run(room, "--register %s import plan.yaml", reg), RT_REFUSED);
    cr_expect(strstr(room->error, words), "%s", room->error);
    cr_expect(strstr(room->error, "nothing was changed"), "%s", room->error);
    cr_expect(room_is_same(reg, before));
}

Test(readonly, a_file_that_can_t_be_written)
{
    struct room room;
    room_open_sample(&room);
    room_write("plan.yaml", "rectrack: 1\nowners: [{name: New}]\n");
    give("."), give("r.db"), give("plan.yaml");
    chmod("r.db", 0400);
    become_nobody();
    expect_reading_only(&room, "r.db", "r.db is read-only");
    room_clear(&room);
}

Test(readonly, a_folder_that_can_t_be_written)
{
    struct room room;
    room_open_sample(&room);
    mkdir("f", 0700);
    room_ask(&room, "backup f/r.db");
    room_write("plan.yaml", "rectrack: 1\nowners: [{name: New}]\n");
    give("."), give("f"), give("f/r.db"), give("plan.yaml");
    chmod("f", 0500);
    become_nobody();
    expect_reading_only(&room, "f/r.db",
                        "/f is read-only, and saving needs it for the journal");
    chmod("f", 0700);
    room_clear(&room);
}

Test(readonly, a_disk_that_can_t_be_written)
{
    struct room room;
    room_open_sample(&room);
    mkdir("f", 0700);
    room_ask(&room, "backup f/r.db");
    room_write("plan.yaml", "rectrack: 1\nowners: [{name: New}]\n");
    bool is_mounted = unshare(CLONE_NEWNS) == 0 &&
                      mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
                      mount("f", "f", NULL, MS_BIND, NULL) == 0 &&
                      mount(NULL, "f", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) == 0;
    if (is_mounted)
        expect_reading_only(&room, "f/r.db", "is on a read-only disk");
    umount("f");
    room_clear(&room);
    if (!is_mounted)
        cr_skip_test("only root may mount");
}

Test(readonly, what_is_asked_to_be_read_only)
{
    struct room room;
    room_open_sample(&room);
    room_write("plan.yaml", "rectrack: 1\nowners: [{name: New}]\n");
    g_autoptr(GBytes) before = room_bytes("r.db");
    static const char *const writes[] = {"import plan.yaml", "init", "restore r.db"};
    for (size_t i = 0; i < G_N_ELEMENTS(writes); i++) {
        cr_expect_eq(room_run(&room, "--read-only %s", writes[i]), RT_REFUSED);
        cr_expect(strstr(room.error, "--read-only"), "%s", room.error);
    }
    room_ask(&room, "--read-only list");
    cr_expect(room_is_same("r.db", before));
    room_clear(&room);
}

/* ---- left in the middle ---- */

/* A child changes pages on disk and is killed before it is done. */
static void crash(const char *name)
{
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *engine;
        sqlite3_open(name, &engine);
        sqlite3_exec(
            engine,
            "PRAGMA cache_size = 2; BEGIN IMMEDIATE;"
            "UPDATE content SET bytes = bytes || 'LOST'; UPDATE record SET name = 'LOST'",
            NULL, NULL, NULL);
        kill(getpid(), SIGKILL);
    }
    int how;
    cr_assert(child > 0 && waitpid(child, &how, 0) == child && WIFSIGNALED(how));
    cr_assert(access("r.db-journal", F_OK) == 0);
}

Test(readonly, what_a_crash_left_is_rolled_back_at_the_next_reading)
{
    struct room room;
    room_open_sample(&room);
    g_autofree char *before = room_yaml(&room);
    g_autoptr(GBytes) bytes = room_bytes("r.db");
    crash("r.db");
    cr_assert_not(room_is_same("r.db", bytes));
    g_autofree char *after = room_yaml(&room);
    cr_expect_str_eq(before, after);
    room_ask(&room, "check");
    cr_expect(access("r.db-journal", F_OK) != 0);
    room_clear(&room);
}

Test(readonly, what_a_crash_left_is_never_shown_where_it_can_t_be_rolled_back)
{
    static const char *const commands[] = {"list", "show SI-5", "check", "export"};
    struct room room;
    room_open_sample(&room);
    crash("r.db");
    give("."), give("r.db"), give("r.db-journal");
    for (int i = 0; i < 2; i++) {
        if (i == 0)
            chmod("r.db", 0400); /* no writing at all */
        else
            chmod("r.db", 0600), chmod("r.db-journal", 0); /* another's journal */
        if (i == 0)
            become_nobody();
        g_autoptr(GBytes) before = room_bytes("r.db");
        for (size_t k = 0; k < G_N_ELEMENTS(commands); k++) {
            cr_expect_neq(room_run(&room, "%s", commands[k]), RT_OK, "%d %s", i, commands[k]);
            cr_expect(strstr(room.error, "r.db was left in the middle of saving"), "%d: %s", i,
                      room.error);
            cr_expect(!strstr(room.said->str, "LOST"), "%s", room.said->str);
        }
        cr_expect(room_is_same("r.db", before));
    }
    chmod("r.db-journal", 0600);
    room_ask(&room, "check");
    room_clear(&room);
}
