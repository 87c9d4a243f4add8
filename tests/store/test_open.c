/* Making and opening a register: what is none is refused by name and left as it
 * is.  trust.md B8 to B10, E4 to E7, I1. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/store.h"
#include "store/write.h"
#include "tests/store/room.h"

/* ---- its tables ---- */

Test(open, a_register_that_was_tidied_up_is_the_same)
{
    struct room room;
    room_open_sample(&room);
    g_autofree char *before = g_strdup(room_ask(&room, "list"));
    room_sql("r.db", "VACUUM"); /* which puts its tables before its indexes */
    cr_expect_str_eq(room_ask(&room, "list"), before);
    room_clear(&room);
}

struct spoiling {
    const char *name, *sql;
};

static const struct spoiling spoilings[] = {
    {"a trigger", "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END"},
    {"a view", "CREATE VIEW v AS SELECT * FROM record"},
    {"a temporary name taken by a view", "CREATE VIEW words_more AS SELECT 1"},
    {"a table", "CREATE TABLE more (x)"},
    {"a table that looks like the search's own", "CREATE TABLE words_content2 (x)"},
    {"a virtual table", "CREATE VIRTUAL TABLE more USING fts5 (x)"},
    {"an index", "CREATE INDEX more ON record (name)"},
    {"an index less", "DROP INDEX record_by_state"},
    {"a table less", "DROP TABLE snapshot"},
    {"a generated column", "ALTER TABLE record ADD COLUMN more TEXT AS (name || 'x')"},
    {"a column under another name", "ALTER TABLE record RENAME COLUMN name TO remark"},
    {"a check that lets all pass",
     "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql,"
     " 'state IN (''open'', ''closed'')', '1') WHERE name = 'period'"},
};

Test(open, tables_that_are_not_ours_are_refused)
{
    struct room room;
    room_open(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(spoilings); i++) {
        g_autoptr(GBytes) good = room_bytes("r.db");
        cr_assert(g_file_set_contents("bad.db", g_bytes_get_data(good, NULL),
                                      (gssize)g_bytes_get_size(good), NULL));
        room_sql("bad.db", spoilings[i].sql);
        g_autoptr(GBytes) bad = room_bytes("bad.db");
        cr_expect_eq(room_run(&room, "--register bad.db list"), RT_REFUSED, "%s",
                     spoilings[i].name);
        cr_expect(strstr(room.error, "has tables that rectrack did not make"), "%s: %s",
                  spoilings[i].name, room.error);
        cr_expect(room_is_same("bad.db", bad), "%s", spoilings[i].name);
    }
    room_clear(&room);
}

/* ---- what is no register ---- */

static void make_text(const char *name)
{
    room_write(name, "hello\n");
}

static void make_empty(const char *name)
{
    room_write(name, "");
}

static void make_folder(const char *name)
{
    cr_assert(mkdir(name, 0700) == 0);
}

static void make_pipe(const char *name)
{
    cr_assert(mkfifo(name, 0600) == 0);
}

static void make_device(const char *name)
{
    cr_assert(symlink("/dev/null", name) == 0);
}

static void make_nothing(const char *name)
{
    cr_assert(symlink("nowhere.db", name) == 0);
}

static void make_other(const char *name)
{
    sqlite3 *engine;
    cr_assert_eq(sqlite3_open(name, &engine), SQLITE_OK);
    sqlite3_exec(engine, "CREATE TABLE t (x); PRAGMA application_id = 252006673", NULL, NULL,
                 NULL);
    sqlite3_close(engine);
}

static void copy_of(const char *name, const char *sql)
{
    g_autoptr(GBytes) good = room_bytes("r.db");
    cr_assert(g_file_set_contents(name, g_bytes_get_data(good, NULL),
                                  (gssize)g_bytes_get_size(good), NULL));
    if (sql)
        room_sql(name, sql);
}

static void make_newer(const char *name)
{
    copy_of(name, "PRAGMA user_version = 9999");
}

static void make_older(const char *name)
{
    copy_of(name, "PRAGMA user_version = 0");
}

static void make_short(const char *name)
{
    copy_of(name, NULL);
    cr_assert(truncate(name, 50) == 0);
}

static void make_header(const char *name)
{
    copy_of(name, NULL);
    cr_assert(truncate(name, 4096) == 0);
}

static void make_endless(const char *name)
{
    copy_of(name, "UPDATE register SET sets = sets + 1");
}

static const struct {
    const char *name, *words;
    void (*make)(const char *name);
} none[] = {
    {"nothing", "there is no register at ", NULL},
    {"a symbolic link to nowhere", "there is no register at ", make_nothing},
    {"a text file", "is not a register", make_text},
    {"an empty file", "is empty, not a register", make_empty},
    {"a folder", "is a folder, not a register", make_folder},
    {"a pipe", "is a pipe, not a register", make_pipe},
    {"a device", "is a device, not a register", make_device},
    {"another program's database", "is another program's database", make_other},
    {"a newer register", "was written by a newer rectrack", make_newer},
    {"one of no version", "which no rectrack wrote", make_older},
    {"one cut in its first bytes", "is not a register", make_short},
    {"one cut behind its first page", "is damaged", make_header},
    {"one that has lost the end of its history", "has lost its end", make_endless},
};

Test(open, what_is_no_register_is_refused_by_name_and_left_alone)
{
    static const char *const commands[] = {
        "list", "status", "check", "import plan.yaml", "backup copy.db", "export"};
    struct room room;
    room_open(&room);
    room_write("plan.yaml", "rectrack: 1\nowners: [{name: HT}]\n");
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++) {
        struct stat before = {0}, after = {0};
        if (none[i].make)
            none[i].make("x.db");
        lstat("x.db", &before);
        for (size_t k = 0; k < G_N_ELEMENTS(commands); k++) {
            cr_expect_eq(room_run(&room, "--register x.db %s", commands[k]), RT_REFUSED,
                         "%s, %s: %s", none[i].name, commands[k], room.said->str);
            cr_expect(strstr(room.error, none[i].words), "%s, %s: %s", none[i].name,
                      commands[k], room.error);
        }
        lstat("x.db", &after);
        cr_expect(before.st_size == after.st_size && before.st_ino == after.st_ino &&
                      before.st_mtim.tv_nsec == after.st_mtim.tv_nsec,
                  "%s was touched", none[i].name);
        cr_expect(access("x.db-journal", F_OK) != 0 && access("copy.db", F_OK) != 0 &&
                      access("nowhere.db", F_OK) != 0,
                  "%s", none[i].name);
        remove("x.db");
    }
    room_clear(&room);
}

/* ---- making one ---- */

Test(open, init_never_touches_what_is_there)
{
    struct room room;
    room_open(&room);
    for (size_t i = 1; i < G_N_ELEMENTS(none); i++) {
        struct stat before = {0}, after = {0};
        none[i].make("x.db");
        lstat("x.db", &before);
        cr_expect_eq(room_run(&room, "--register x.db init --sample"), RT_REFUSED, "%s",
                     none[i].name);
        cr_expect(strstr(room.error, "is there already and is left as it is"), "%s: %s",
                  none[i].name, room.error);
        lstat("x.db", &after);
        cr_expect(before.st_size == after.st_size && before.st_ino == after.st_ino &&
                      before.st_mtim.tv_nsec == after.st_mtim.tv_nsec,
                  "%s was touched", none[i].name);
        cr_expect(access("nowhere.db", F_OK) != 0);
        remove("x.db");
    }
    room_clear(&room);
}

static unsigned mode_of(const char *name)
{
    struct stat info;
    return lstat(name, &info) == 0 ? info.st_mode & 07777U : 0;
}

static size_t count_files(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    size_t n = 0;
    while (g_dir_read_name(dir))
        n++;
    g_dir_close(dir);
    return n;
}

Test(open, files_are_private_whatever_the_mask)
{
    static const mode_t masks[] = {0, 022, 077};
    for (size_t i = 0; i < G_N_ELEMENTS(masks); i++) {
        struct room room;
        room_init(&room);
        umask(masks[i]);
        room_ask(&room, "--register new/folder/r.db init --sample");
        room_ask(&room, "--register new/folder/r.db backup copy.db");
        room_ask(&room, "--register new/folder/r.db export -o out.html");
        room_ask(&room, "--register new/folder/r.db restore copy.db");
        cr_expect_eq(mode_of("new"), 0700);
        cr_expect_eq(mode_of("new/folder"), 0700);
        cr_expect_eq(mode_of("new/folder/r.db"), 0600);
        cr_expect_eq(mode_of("copy.db"), 0600);
        cr_expect_eq(mode_of("out.html"), 0600);
        cr_expect_eq(count_files("new/folder"), 2); /* the restored one, the one before */
        cr_expect_eq(count_files("."), 3);
        room_clear(&room);
    }
}

Test(open, a_register_that_can_t_be_made_leaves_nothing)
{
    struct room room;
    room_init(&room);
    room_write("file", "x");
    cr_expect_eq(room_run(&room, "--register file/r.db init"), RT_REFUSED);
    cr_expect_eq(room_run(&room, "--register /proc/r.db init"), RT_REFUSED);
    cr_expect(strstr(room.error, "/proc/r.db"), "%s", room.error);
    cr_expect_eq(count_files("."), 1);
    room_clear(&room);
}

/* ---- other ways to it ---- */

Test(open, links_lead_to_it_and_a_second_name_makes_it_readable_only)
{
    struct room room;
    room_open_sample(&room);
    cr_assert(symlink("r.db", "link.db") == 0 && mkdir("f", 0700) == 0 &&
              symlink("f", "g") == 0);
    room_ask(&room, "backup f/r.db");
    g_autofree char *real = g_canonicalize_filename("r.db", NULL);
    cr_expect(strstr(room_ask(&room, "--register link.db check"), real), "%s", room.said->str);
    cr_expect(strstr(room_ask(&room, "--register g/r.db check"), "/f/r.db is whole"));
    room_write("plan.yaml", "rectrack: 1\nowners: [{name: New}]\n");
    room_ask(&room, "--register link.db import plan.yaml");
    room_ask(&room, "--register g/r.db import plan.yaml");
    cr_assert(link("r.db", "second.db") == 0);
    for (int i = 0; i < 2; i++) {
        const char *name = i ? "second.db" : "r.db";
        room_ask(&room, "--register %s list", name);
        cr_expect_eq(room_run(&room, "--register %s import plan.yaml", name), RT_REFUSED);
        cr_expect(strstr(room.error, "has a second name (hard link)"), "%s", room.error);
    }
    room_clear(&room);
}
