/* Several who use one register at a time, and values that no program of ours
 * wrote.  trust.md D1, D6, D13, D14, E9. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/store/room.h"

enum { WRITERS = 4, SAVES = 12 };

/* Programs of their own, each with its files; whoever waits for the others is not
 * refused. */
static pid_t start_writer(int who)
{
    for (int i = 0; i < SAVES; i++) {
        g_autofree char *name = g_strdup_printf("plan-%d-%d.yaml", who, i);
        g_autofree char *yaml =
            g_strdup_printf("rectrack: 1\nowners: [{name: W%d N%d}]\nrecommendations:\n"
                            "  - {ref: S-%d, source: S, title: T, owners: [{name: W%d N%d}]}\n",
                            who, i, who * 100 + i, who, i);
        room_write(name, yaml);
    }
    g_autofree char *script = g_strdup_printf(
        "for f in plan-%d-*.yaml; do " BUILD "/rectrack --register r.db import $f >said-%d 2>&1"
        " || exit 1; done",
        who, who);
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", script, NULL);
        _exit(127);
    }
    return child;
}

Test(together, what_several_save_at_once_is_all_there, .timeout = 300)
{
    struct room room;
    pid_t writers[WRITERS];
    room_open(&room);
    cr_assert_eq(room_import(&room, "sources: [{code: S}]\n"), RT_OK);
    for (int who = 0; who < WRITERS; who++)
        writers[who] = start_writer(who);
    for (int i = 0; i < 50; i++) { /* and somebody looks on */
        room_ask(&room, "list --count");
        room_ask(&room, "export --format yaml");
    }
    for (int who = 0; who < WRITERS; who++) {
        int how;
        cr_assert(waitpid(writers[who], &how, 0) == writers[who]);
        g_autofree char *name = g_strdup_printf("said-%d", who);
        g_autoptr(GBytes) said = room_bytes(name);
        cr_expect(WIFEXITED(how) && WEXITSTATUS(how) == 0, "%.200s",
                  (const char *)g_bytes_get_data(said, NULL));
    }
    g_autofree char *all = g_strdup_printf("%d\n", WRITERS * SAVES);
    cr_expect_str_eq(room_ask(&room, "list --count"), all);
    g_autofree char *sets = room_sql_text("r.db", "SELECT sets FROM register");
    cr_expect_eq(atoi(sets), WRITERS * SAVES + 1);
    room_ask(&room, "check");
    room_clear(&room);
}

Test(together, who_reads_never_writes)
{
    static const char *const reads[] = {"list",
                                        "show SI-5",
                                        "status",
                                        "history",
                                        "check",
                                        "export --format html",
                                        "list text:review --sort rag"};
    struct room room;
    struct stat before, after;
    room_open_sample(&room);
    stat("r.db", &before);
    g_autoptr(GBytes) bytes = room_bytes("r.db");
    for (size_t i = 0; i < G_N_ELEMENTS(reads); i++)
        room_ask(&room, "%s", reads[i]);
    stat("r.db", &after);
    cr_expect(before.st_ino == after.st_ino && before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
              before.st_mtim.tv_nsec == after.st_mtim.tv_nsec && room_is_same("r.db", bytes));
    room_clear(&room);
}

Test(together, what_another_one_saved_is_noticed)
{
    struct room room;
    struct rt_register *reg;
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    size_t owners = room_facts(reg)->owners.n;
    cr_expect_not(rt_register_has_changed(reg));
    cr_assert_eq(room_import(&room, "owners: [{name: New}]\n"), RT_OK);
    cr_expect(rt_register_has_changed(reg));
    cr_expect_eq(room_facts(reg)->owners.n, owners + 1);
    cr_expect_not(rt_register_has_changed(reg));
    rt_register_close(reg);
    room_clear(&room);
}

/* A stream that was begun goes on over what was there when it began. */
Test(together, a_list_that_is_read_does_not_change_meanwhile)
{
    struct room room;
    struct rt_register *reg;
    struct rt_stream *rows;
    struct rt_item item;
    size_t n = 0;
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    struct rt_select select = {.outlook = rt_outlook_now(room_facts(reg), room.today)};
    cr_assert_eq(rt_register_select(reg, &select, &rows, NULL), RT_OK);
    while (rt_stream_next(rows, &item, NULL) == RT_OK && item.shape)
        n++;
    rt_stream_close(rows);
    cr_expect_eq(n, 59);
    cr_assert_eq(room_import(&room, "owners: [{name: New}]\n"), RT_OK, "%s", room.error);
    rt_register_close(reg);
    room_clear(&room);
}

static int take_all(sqlite3 *other)
{
    return sqlite3_exec(other, "BEGIN EXCLUSIVE; COMMIT", NULL, NULL, NULL);
}

Test(together, what_is_read_once_stays_until_it_is_let_go)
{
    struct room room;
    struct rt_register *reg;
    sqlite3 *other;
    room_open_sample(&room);
    cr_assert_eq(sqlite3_open("r.db", &other), SQLITE_OK);
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    cr_expect_eq(take_all(other), SQLITE_OK, "reading now and then holds nobody up");
    rt_register_close(reg);
    cr_assert_eq(rt_register_open("r.db", RT_READ_ONCE, &reg, NULL), RT_OK);
    cr_expect_eq(take_all(other), SQLITE_BUSY);
    cr_expect_eq(room_facts(reg)->sources.n, 2);
    cr_expect_eq(take_all(other), SQLITE_BUSY);
    rt_register_let_go(reg);
    cr_expect_eq(take_all(other), SQLITE_OK);
    cr_expect_eq(room_facts(reg)->sources.n, 2, "it can still be read");
    rt_register_close(reg);
    sqlite3_close(other);
    room_clear(&room);
}

Test(together, no_file_of_the_register_is_inherited)
{
    struct room room;
    struct rt_register *reg;
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_WRITE, &reg, NULL), RT_OK);
    g_autofree char *real = g_strdup(rt_register_path(reg));
    int n = 0;
    for (int fd = 3; fd < 64; fd++) {
        char path[PATH_MAX];
        g_autofree char *link = g_strdup_printf("/proc/self/fd/%d", fd);
        ssize_t length = readlink(link, path, sizeof path - 1);
        if (length < 0)
            continue;
        path[length] = '\0';
        if (!g_str_has_prefix(path, real))
            continue;
        n++;
        cr_expect(fcntl(fd, F_GETFD) & FD_CLOEXEC, "%s", path);
    }
    cr_expect_gt(n, 0);
    rt_register_close(reg);
    room_clear(&room);
}

/* ---- values that are none ---- */

static const char *const refused[] = {
    "UPDATE record SET state = 'finished'",
    "UPDATE record SET state = NULL",
    "UPDATE record SET name = x'4142'",
    "UPDATE record SET is_linked = 2",
    "UPDATE record SET content_id = 'one'",
    "UPDATE content SET bytes = NULL",
    "UPDATE content SET bytes = x'4142'",
    "UPDATE mention SET kind = 'friend'",
    "UPDATE target SET latest = NULL",
    "UPDATE record SET version = 'two'",
    "UPDATE record SET uuid = 'same'",
    "UPDATE record SET folded = 'si-1'",
    "UPDATE record SET place = 1",
    "UPDATE link SET kind = 'likes'",
    "UPDATE owner SET kind = 'cat'",
    "UPDATE owner_name SET folded = 'ht'",
    "UPDATE event SET kind = 'party'",
    "UPDATE period SET as_at = '31/03/2020'",
    "UPDATE period SET state = 'ajar'",
    "INSERT INTO register SELECT 2, uuid, records, sets, head, kept, facts FROM register",
    "UPDATE change SET shape = NULL",
    "UPDATE change_set SET uuid = NULL",
};

Test(together, the_tables_take_no_value_of_another_sort)
{
    struct room room;
    sqlite3 *engine;
    room_open_sample(&room);
    cr_assert_eq(sqlite3_open("r.db", &engine), SQLITE_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
        cr_expect_eq(sqlite3_exec(engine, refused[i], NULL, NULL, NULL), SQLITE_CONSTRAINT,
                     "%s: %s", refused[i], sqlite3_errmsg(engine));
    sqlite3_close(engine);
    room_ask(&room, "check");
    room_clear(&room);
}

/* Bytes that are no text, or text that nobody may write, put there by another hand. */
static const char *const strange[] = {"CAST(x'ff41' AS TEXT)", "CAST(x'4100420043' AS TEXT)",
                                      "CAST(x'c3' AS TEXT)", "CAST(x'eda080' AS TEXT)",
                                      "char(27) || ']0;x' || char(7)"};

Test(together, strange_bytes_are_told_and_do_no_harm)
{
    static const char *const fields[] = {
        "content SET bytes", "record SET ref",   "record SET name", "target SET latest",
        "owner SET name",    "source SET title", "period SET label"};
    struct room room;
    room_open_sample(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(strange); k++) {
            bool is_found_by = strstr(fields[i], "name") || strstr(fields[i], "latest");
            g_autofree char *sql =
                g_strdup_printf("UPDATE %s = %s WHERE %s = 1", fields[i], strange[k],
                                g_str_has_prefix(fields[i], "target") ? "record_id" : "rowid");
            unlink("bad.db");
            room_ask(&room, "backup bad.db");
            room_sql("bad.db", sql);
            cr_expect_eq(room_run(&room, "--register bad.db check"), RT_REFUSED, "%s", sql);
            if (!is_found_by || strstr(fields[i], "owner"))
                cr_expect_neq(room_run(&room, "--register bad.db export --format json"), RT_OK,
                              "%s", sql);
            room_run(&room, "--register bad.db list"); /* as it can */
            room_run(&room, "--register bad.db status");
        }
    room_clear(&room);
}

static bool give_up_after_three(void *self, int waited)
{
    int *asked = self;
    cr_expect_geq(waited, 0);
    return ++*asked < 3;
}

/* trust.md D5: who waits is told, and may give up; a look waits for nobody. */
Test(together, who_waits_may_give_up)
{
    struct room room;
    struct rt_register *reg;
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    struct rt_error error = {0};
    sqlite3 *other;
    int asked = 0;
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_WRITE, &reg, &error), RT_OK);
    struct rt_outlook outlook = rt_outlook_now(room_facts(reg), room.today);
    rt_register_on_wait(reg, give_up_after_three, &asked);
    sqlite3_open("r.db", &other);
    cr_assert_eq(sqlite3_exec(other, "BEGIN EXCLUSIVE; UPDATE register SET kept = kept + 1",
                              NULL, NULL, NULL),
                 SQLITE_OK, "%s", sqlite3_errmsg(other));
    gint64 begun = g_get_monotonic_time();
    cr_expect_not(rt_register_has_changed(reg));
    cr_expect_eq(asked, 0, "a look waited");
    cr_expect_eq(rt_register_record(reg, "SI-5", &outlook, &arena, &record, &error), RT_BUSY);
    cr_expect_eq(asked, 3);
    cr_expect_lt(g_get_monotonic_time() - begun, 1000000);
    cr_assert_eq(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    cr_expect(rt_register_has_changed(reg), "what was saved meanwhile is seen afterwards");
    rt_error_clear(&error);
    rt_arena_clear(&arena);
    rt_register_close(reg);
    room_clear(&room);
}
