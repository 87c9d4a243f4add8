/* What must be there and is not, or is not what it may be: every column emptied or filled
 * with nonsense behind the program's back, one after the other.  Each command says that
 * the register is damaged, or has no use of the column; none crashes, and check finds it.
 * trust.md E8, E9 */
#include <criterion/criterion.h>
#include <string.h>

#include "base/hash.h"
#include "model/canon.h"

#include "tests/store/room.h"

/* The columns, each with its table.  Those of a table's own key stay: the
 * engine itself lets none of them be empty. */
static const char COLUMNS[] =
    "SELECT group_concat(t.name || ' ' || c.name, char(10))"
    " FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
    " WHERE t.type = 'table' AND t.name NOT LIKE 'words%' AND c.\"notnull\" AND c.pk = 0";

/* The engine believes what the file says of the table: that is changed, and put back. */
static void set_text_of(const char *table, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "'", -1);
    g_autofree char *quoted = g_strjoinv("''", parts);
    g_autofree char *sql =
        g_strdup_printf("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '%s'"
                        " WHERE type = 'table' AND name = '%s'",
                        quoted, table);
    room_sql("r.db", sql);
}

static void make_empty(const char *table, const char *column)
{
    g_autofree char *ask = g_strdup_printf(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '%s'", table);
    g_autofree char *text = room_sql_text("r.db", ask);
    g_auto(GStrv) parts = g_strsplit(text, "NOT NULL", -1);
    g_autofree char *loose = g_strjoinv("", parts);
    g_autofree char *clear = g_strdup_printf("UPDATE %s SET %s = NULL", table, column);
    set_text_of(table, loose);
    room_sql("r.db", clear);
    set_text_of(table, text);
}

static const char *const commands[] = {
    "list",
    "list --sort title --columns ref,title,state,owners,rag",
    "list owner:Police theme:perpetrator text:plan waiting:funding overdue",
    "list --format json",
    "show SI-5",
    "show SI-6",
    "show NA-15 --format json",
    "show si-99",
    "status",
    "status --format json",
    "changes",
    "chase",
    "history",
    "history SI-5",
    "history HT",
    "history SI-98",
    "export --format yaml",
    "export --format csv",
    "export --format md",
    "export --period 2020-03 --format md",
    "period list",
    "owner list",
    "event list",
    "filter list",
    "list @late",
    "filter delete late",
    "meeting list",
    "meeting show",
    "meeting note SI-5 More",
    "meeting decide SI-5 rag red --reason Late",
    "meeting go next",
    "meeting export",
    "meeting end",
    "undo --list",
    "undo 2",
    "redo",
    "undo",
    "update SI-5 --progress More",
    "set SI-5 note=Other",
    "target SI-5.1 'Dec 2021' --reason Late",
    "add action SI-5 'Agree a plan'",
    "add recommendation SI-97 --theme 'Universal primary prevention' --title More",
    "add owner 'Youth Offending Service'",
    "remove action SI-5.2",
    "owner merge Police HT",
    "event happen Funding",
    "period close",
    "period reopen 2020-03 --reason Wrong",
    "import plan.yaml",
    "--register new.db restore r.db",
    "backup copy.db",
};

/* Texts, but for what the engine keeps to itself. */
static const char TEXTS[] =
    "SELECT group_concat(t.name || ' ' || c.name, char(10))"
    " FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
    " WHERE t.type = 'table' AND t.name NOT LIKE 'words%' AND c.type = 'TEXT'";

static const char *const nonsense[] = {"''", "'x'", "CAST(x'66fffe' AS TEXT)"};

static void fill(const char *table, const char *column, const char *value)
{
    g_autofree char *sql =
        g_strdup_printf("PRAGMA ignore_check_constraints = ON; UPDATE OR IGNORE %s SET %s = %s"
                        " WHERE COALESCE(%s, '') <> %s",
                        table, column, value, column, value);
    room_sql("r.db", sql);
}

static void copy(GBytes *bytes, const char *to)
{
    cr_assert(g_file_set_contents(to, g_bytes_get_data(bytes, NULL),
                                  (gssize)g_bytes_get_size(bytes), NULL));
}

/* Each step-th command on the same damaged register, of which no copy is made. */
static void run_some(struct room *room, size_t first, size_t step, const char *found)
{
    g_autoptr(GBytes) damaged = room_bytes("r.db");
    for (size_t i = first; i < G_N_ELEMENTS(commands); i += step) {
        enum rt_status status = room_run(room, "%s", commands[i]);
        bool is_copy = strstr(commands[i], ".db") != NULL;
        cr_expect(!is_copy || status == RT_REFUSED, "%s: %s", found, commands[i]);
        copy(damaged, "r.db");
    }
}

static void try_empty(struct room *room, const char *table, const char *column)
{
    make_empty(table, column);
    g_autofree char *found = g_strdup_printf("NULL value in %s.%s", table, column);
    bool is_told = room_run(room, "check") == RT_REFUSED &&
                   (strstr(room->said->str, found) || strstr(room->error, "has lost its end"));
    cr_expect(is_told, "%s: %s %s", found, room->said->str, room->error);
    run_some(room, 0, 1, found);
}

static void try_nonsense(struct room *room, const char *table, const char *column)
{
    g_autoptr(GBytes) whole = room_bytes("r.db");
    for (size_t i = 0; i < G_N_ELEMENTS(nonsense); i++) {
        g_autofree char *what = g_strdup_printf("%s.%s = %s", table, column, nonsense[i]);
        fill(table, column, nonsense[i]);
        if (!room_is_same("r.db", whole)) {
            cr_expect(!room_is_whole(room), "%s", what);
            run_some(room, i, G_N_ELEMENTS(nonsense), what);
        }
        copy(whole, "r.db");
    }
}

/* ---- inside of what a recommendation says ---- */

static void forget_owner(struct rt_record *record)
{
    rt_ownership_at(&record->owners, 0)->name = NULL;
}

static void forget_target(struct rt_record *record)
{
    rt_target_at(&record->targets, 0)->text = NULL;
}

static void forget_action(struct rt_record *record)
{
    rt_action_at(&record->actions, 0)->text = NULL;
}

static void forget_period(struct rt_record *record)
{
    rt_update_at(&record->updates, 0)->period = NULL;
}

static void forget_source(struct rt_record *record)
{
    record->source = NULL;
}

/* With the hash that it has then: whoever does that knows how. */
static void write_content(const char *bytes)
{
    char hash[HASH_ROOM];
    g_auto(GStrv) parts = g_strsplit(bytes, "'", -1);
    g_autofree char *quoted = g_strjoinv("''", parts);
    hash_of(bytes, strlen(bytes), hash);
    g_autofree char *sql = g_strdup_printf(
        "UPDATE content SET bytes = '%s' WHERE id = (SELECT content_id FROM record WHERE ref = "
        "'SI-5'); UPDATE record SET hash = '%s' WHERE ref = 'SI-5'",
        quoted, hash);
    room_sql("r.db", sql);
}

Test(missing, no_command_trips_over_a_part_that_is_not_there)
{
    static void (*const forget[])(struct rt_record *) = {
        forget_owner, forget_target, forget_action, forget_period, forget_source};
    struct room room;
    room_open_sample(&room);
    g_autofree char *said = room_sql_text("r.db", "SELECT c.bytes FROM content c JOIN record r"
                                                  " ON r.content_id = c.id WHERE ref = 'SI-5'");
    for (size_t i = 0; i < G_N_ELEMENTS(forget); i++) {
        struct rt_arena arena = {0};
        struct rt_record record = {0};
        g_autoptr(GString) bytes = g_string_new(NULL);
        cr_assert_eq(canon_read(&rt_record_shape, &record, &arena, said, strlen(said), NULL),
                     RT_OK);
        forget[i](&record);
        canon_write(&rt_record_shape, &record, false, bytes);
        write_content(bytes->str);
        rt_arena_clear(&arena);
        g_autoptr(GBytes) damaged = room_bytes("r.db");
        cr_expect(!room_is_whole(&room) && strstr(room.said->str, "words of SI-5 were altered"),
                  "%zu: %s", i, room.said->str);
        for (size_t k = 0; k < G_N_ELEMENTS(commands); k++) {
            room_run(&room, "%s", commands[k]);
            copy(damaged, "r.db");
        }
    }
    room_clear(&room);
}

/* ---- links that others hold ---- */

/* What a record is shown with, but does not hold itself. */
Test(missing, a_link_that_is_not_found_is_told_by_show)
{
    static const char *const damages[][3] = {
        {"UPDATE record SET is_linked = 0 WHERE ref = 'SI-5'", NULL, NULL},
        {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || ' WHERE kind = 1'"
         " WHERE name = 'link_by_other'",
         "REINDEX link_by_other",
         "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql,"
         " ' WHERE kind = 1', '') WHERE name = 'link_by_other'"}};
    struct room room;
    room_open_sample(&room);
    cr_expect(strstr(room_ask(&room, "show SI-5 --format json"), "extended_by"));
    g_autoptr(GBytes) whole = room_bytes("r.db");
    for (size_t i = 0; i < G_N_ELEMENTS(damages); i++) {
        for (size_t k = 0; k < 3 && damages[i][k]; k++)
            room_sql("r.db", damages[i][k]);
        cr_expect_eq(room_run(&room, "show SI-5"), RT_REFUSED, "%zu: %s", i, room.said->str);
        cr_expect(strstr(room.error, "SI-5 were altered"), "%s", room.error);
        copy(whole, "r.db");
    }
    room_clear(&room);
}

/* ---- columns ---- */

/* With something of everything. */
static void open_full(struct room *room)
{
    room_open_sample(room);
    room_ask(room, "period open 'June 2020'");
    room_ask(room, "update SI-5 --progress Begun --challenge Money");
    room_ask(room, "add recommendation SI-98 --theme 'Universal primary prevention' --title A");
    room_ask(room, "undo");
    room_ask(room, "add owner 'Home Office'");
    room_ask(room, "filter save late overdue");
    room_ask(room, "meeting new 2020-06-15 --items source:SI");
    room_ask(room, "meeting note SI-5 Begun");
    room_ask(room, "meeting go 5");
    room_write("plan.yaml", "rectrack: 1\nrecommendations:\n  - {ref: SI-5, title: Changed}\n");
}

static void each_column(const char *sql,
                        void (*try)(struct room *room, const char *table, const char *column))
{
    struct room room;
    open_full(&room);
    g_autoptr(GBytes) whole = room_bytes("r.db");
    g_autofree char *text = room_sql_text("r.db", sql);
    g_auto(GStrv) columns = g_strsplit(text, "\n", -1);
    cr_assert_gt(g_strv_length(columns), 30);
    for (size_t i = 0; columns[i]; i++) {
        g_auto(GStrv) words = g_strsplit(columns[i], " ", -1);
        try(&room, words[0], words[1]);
        copy(whole, "r.db");
    }
    room_clear(&room);
}

Test(missing, no_command_trips_over_what_is_not_there, .timeout = 300)
{
    each_column(COLUMNS, try_empty);
}

Test(missing, no_command_trips_over_nonsense, .timeout = 300)
{
    each_column(TEXTS, try_nonsense);
}
