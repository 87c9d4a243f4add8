/* Backups, restoring, and new registers: what takes a name is whole, and what had
 * it is kept.  trust.md L4 to L7. */
#include <criterion/criterion.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/store/room.h"

/* Names in the folder that begin so, a blank behind each; g_free it. */
static char *names_like(const char *begin)
{
    GDir *dir = g_dir_open(".", 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));)
        if (g_str_has_prefix(name, begin))
            g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(" ", (char **)names->pdata);
}

Test(copies, a_backup_is_the_register_history_and_all)
{
    struct room room;
    room_open_sample(&room);
    cr_assert_eq(room_import(&room, "owners: [{name: New}]\n"), RT_OK);
    g_autofree char *yaml = room_yaml(&room);
    g_autofree char *history = g_strdup(room_ask(&room, "history"));
    g_autofree char *head = room_sql_text("r.db", "SELECT head FROM register");
    cr_expect(strstr(room_ask(&room, "backup copy.db"), "verified"));
    room_ask(&room, "--register copy.db check --head %s", head);
    cr_expect_str_eq(room_ask(&room, "--register copy.db export --format yaml"), yaml);
    cr_expect_str_eq(room_ask(&room, "--register copy.db history"), history);
    g_autofree char *names = names_like("copy");
    cr_expect_str_eq(names, "copy.db");
    room_clear(&room);
}

static void make_file(void)
{
    room_write("copy.db", "mine");
}

static void make_link(void)
{
    cr_assert(symlink("elsewhere", "copy.db") == 0);
}

static void make_folder(void)
{
    cr_assert(mkdir("copy.db", 0700) == 0);
}

static void make_same(void)
{
    cr_assert(symlink("r.db", "copy.db") == 0);
}

static void make_journal(void)
{
    room_write("copy.db-journal", "left");
}

static const struct {
    const char *name, *words;
    void (*make)(void);
} taken[] = {
    {"a file", "is there already", make_file},
    {"a link to nowhere", "is there already", make_link},
    {"a folder", "is there already", make_folder},
    {"the register itself", "is there already", make_same},
    {"a journal that somebody left", "copy.db-journal is left of a register", make_journal}};

Test(copies, a_backup_or_a_new_register_never_takes_the_place_of_anything)
{
    struct room room;
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(taken); i++) {
        room_open_sample(&room);
        g_autoptr(GBytes) before = room_bytes("r.db");
        taken[i / 2].make();
        room_run(&room, i % 2 ? "backup copy.db" : "--register copy.db init");
        cr_expect_eq(room.status, RT_REFUSED, "%s", taken[i / 2].name);
        cr_expect(strstr(room.error, taken[i / 2].words), "%s: %s", taken[i / 2].name,
                  room.error);
        cr_expect(room_is_same("r.db", before));
        g_autofree char *names = names_like("copy.db.");
        cr_expect_str_eq(names, "");
        room_clear(&room);
    }
}

Test(copies, restore_keeps_what_stood_there)
{
    struct room room;
    room_open_sample(&room);
    g_autofree char *yaml = room_yaml(&room);
    room_ask(&room, "backup copy.db");
    cr_assert_eq(room_import(&room, "owners: [{name: New}]\n"), RT_OK);
    g_autoptr(GBytes) changed = room_bytes("r.db");
    cr_expect(strstr(room_ask(&room, "restore copy.db"), "r.db.before-"));
    g_autofree char *restored = room_yaml(&room);
    cr_expect_str_eq(restored, yaml);
    room_ask(&room, "check");
    g_autofree char *names = names_like("r.db");
    g_autofree char *kept = g_strndup(names, strcspn(names, " "));
    if (strcmp(kept, "r.db") == 0)
        g_free(kept), kept = g_strdup(strchr(names, ' ') + 1);
    cr_expect(room_is_same(kept, changed), "%s", names);
    room_ask(&room, "--register %s check", kept);
    cr_expect_str_eq(room_ask(&room, "--register copy.db export --format yaml"), yaml);
    room_clear(&room);
}

Test(copies, restore_where_nothing_stands)
{
    struct room room;
    room_open_sample(&room);
    g_autofree char *yaml = room_yaml(&room);
    room_ask(&room, "--register new/r.db restore r.db");
    cr_expect_str_eq(room_ask(&room, "--register new/r.db export --format yaml"), yaml);
    room_clear(&room);
}

Test(copies, restore_over_a_damaged_register_and_its_journal)
{
    struct room room;
    room_open_sample(&room);
    g_autofree char *yaml = room_yaml(&room);
    room_ask(&room, "backup copy.db");
    room_write("r.db", "not a database any more");
    room_write("r.db-journal", "what belonged to it");
    room_ask(&room, "restore copy.db");
    cr_expect(access("r.db-journal", F_OK) != 0);
    g_autofree char *restored = room_yaml(&room);
    cr_expect_str_eq(restored, yaml);
    g_autofree char *names = names_like("r.db.before-");
    cr_expect(strstr(names, "-journal"), "%s", names);
    room_clear(&room);
}

static const struct {
    const char *name, *from;
} unfit[] = {{"a text", "plan.yaml"}, {"a damaged copy", "bad.db"}, {"nothing", "none.db"}};

Test(copies, what_is_no_whole_register_is_not_restored)
{
    struct room room;
    room_open_sample(&room);
    room_ask(&room, "backup bad.db");
    room_sql("bad.db",
             "UPDATE content SET bytes = replace(bytes, 'Raise aware', 'raise aware')");
    room_write("plan.yaml", "rectrack: 1\n");
    g_autoptr(GBytes) before = room_bytes("r.db");
    for (size_t i = 0; i < G_N_ELEMENTS(unfit); i++) {
        cr_expect_eq(room_run(&room, "restore %s", unfit[i].from), RT_REFUSED, "%s",
                     unfit[i].name);
        cr_expect(room_is_same("r.db", before), "%s", unfit[i].name);
        g_autofree char *names = names_like("r.db");
        cr_expect_str_eq(names, "r.db");
    }
    room_clear(&room);
}

/* Somebody else holds the lock for writing until the pipe is closed. */
static pid_t hold(const char *name, int *until)
{
    int ready[2], end[2];
    cr_assert(pipe(ready) == 0 && pipe(end) == 0);
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *engine;
        char byte = 0;
        close(end[1]);
        sqlite3_open(name, &engine);
        sqlite3_exec(engine, "BEGIN IMMEDIATE", NULL, NULL, NULL);
        if (write(ready[1], &byte, 1) == 1 && read(end[0], &byte, 1) == 0)
            _exit(0);
        _exit(1);
    }
    char byte;
    cr_assert(child > 0 && read(ready[0], &byte, 1) == 1);
    close(end[0]);
    *until = end[1];
    return child;
}

Test(copies, a_register_that_somebody_saves_to_is_not_replaced, .timeout = 60)
{
    struct room room;
    room_open_sample(&room);
    room_ask(&room, "backup copy.db");
    g_autoptr(GBytes) before = room_bytes("r.db");
    int until;
    pid_t child = hold("r.db", &until);
    cr_expect_eq(room_run(&room, "restore copy.db"), RT_BUSY);
    cr_expect(strstr(room.error, "is busy"), "%s", room.error);
    cr_expect_eq(room_import(&room, "owners: [{name: New}]\n"), RT_BUSY);
    room_ask(&room, "list"); /* reading goes on */
    close(until);
    cr_expect(waitpid(child, NULL, 0) == child);
    cr_expect(room_is_same("r.db", before));
    g_autofree char *names = names_like("r.db");
    cr_expect_str_eq(names, "r.db");
    room_ask(&room, "restore copy.db");
    room_clear(&room);
}
