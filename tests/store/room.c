/* Commands run in the test's own process, their answers recorded. */
#include "tests/store/room.h"

#include <criterion/criterion.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include <rectrack/date.h>

/* ---- the output ---- */

static struct room *room_of(struct rt_output *out)
{
    return (struct room *)out;
}

static enum rt_status take_columns(struct rt_output *out, const struct rt_column *columns,
                                   size_t n, struct rt_error *error)
{
    (void)error;
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(room_of(out)->said, "%s%s", i ? " | " : "", columns[i].key);
    g_string_append_c(room_of(out)->said, '\n');
    return RT_OK;
}

static enum rt_status take_row(struct rt_output *out, const char *const *cells, size_t n,
                               struct rt_error *error)
{
    (void)error;
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(room_of(out)->said, "%s%s", i ? " | " : "",
                               cells[i] ? cells[i] : "");
    g_string_append_c(room_of(out)->said, '\n');
    return RT_OK;
}

static enum rt_status take_line(struct rt_output *out, const char *label, const char *text,
                                struct rt_error *error)
{
    (void)error;
    g_string_append_printf(room_of(out)->said, "%s%s%s\n", label ? label : "",
                           label ? ": " : "", text);
    return RT_OK;
}

static enum rt_status take_heading(struct rt_output *out, const char *text,
                                   struct rt_error *error)
{
    (void)error;
    g_string_append_printf(room_of(out)->said, "= %s\n", text);
    return RT_OK;
}

static enum rt_status take_bytes(struct rt_output *out, const char *bytes, size_t n,
                                 struct rt_error *error)
{
    (void)error;
    g_string_append_len(room_of(out)->said, bytes, (gssize)n);
    return RT_OK;
}

static void take_notice(struct rt_output *out, const char *sentence)
{
    g_string_append_printf(room_of(out)->noticed, "%s\n", sentence);
}

static bool take_progress(struct rt_output *out, const char *what, uint64_t done,
                          uint64_t total)
{
    struct room *room = room_of(out);
    (void)what, (void)done, (void)total;
    return ++room->n_told != room->stop_at;
}

/* ---- the room ---- */

void room_init(struct room *room)
{
    *room = (struct room){
        .out = {.columns = take_columns,
                .row = take_row,
                .line = take_line,
                .heading = take_heading,
                .bytes = take_bytes,
                .notice = take_notice,
                .progress = take_progress},
        .folder = g_dir_make_tmp("rectrack-store-XXXXXX", NULL),
        .today = rt_day_parse("2020-06-15"),
        .said = g_string_new(NULL),
        .noticed = g_string_new(NULL),
        .error = g_strdup(""),
    };
    cr_assert(room->folder && chdir(room->folder) == 0);
}

void room_open(struct room *room)
{
    room_init(room);
    room_ask(room, "init");
}

void room_open_sample(struct room *room)
{
    room_init(room);
    room_ask(room, "init --sample");
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *walk)
{
    (void)info, (void)type, (void)walk;
    return remove(path);
}

void room_clear(struct room *room)
{
    cr_expect(chdir("/") == 0);
    nftw(room->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    g_free(room->folder);
    g_string_free(room->said, TRUE);
    g_string_free(room->noticed, TRUE);
    g_free(room->error);
}

static enum rt_status run(struct room *room, const char *line)
{
    g_auto(GStrv) words = NULL;
    int n = 0;
    cr_assert(g_shell_parse_argv(line, &n, &words, NULL), "%s", line);
    g_string_truncate(room->said, 0);
    g_string_truncate(room->noticed, 0);
    struct rt_args args = {0};
    struct rt_error error = {0};
    room->status = rt_args_parse(&args, (const char *const *)words, (size_t)n, &error);
    const char *path = rt_args_option(&args, "register");
    const char *user = rt_args_option(&args, "as");
    const char *today = rt_args_option(&args, "today");
    struct rt_context context = {.register_path = path ? path : "r.db",
                                 .user = user ? user : "tester",
                                 .today = today ? rt_day_parse(today) : room->today,
                                 .is_readonly = rt_args_option(&args, "read-only") != NULL,
                                 .sample = FIXTURES "/southampton",
                                 .modules = room->modules,
                                 .out = &room->out};
    if (room->status == RT_OK)
        room->status = rt_command_run(&context, &args, &error);
    room->has_saved = context.has_saved;
    cr_expect((room->status == RT_OK) == (error.sentence == NULL),
              "%s: status %d with the sentence %s", line, (int)room->status, error.sentence);
    g_free(room->error);
    room->error = error.sentence ? rt_error_words(&error) : g_strdup("");
    rt_error_clear(&error);
    rt_args_clear(&args);
    return room->status;
}

enum rt_status room_run(struct room *room, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *line = g_strdup_vprintf(format, words);
    va_end(words);
    return run(room, line);
}

const char *room_ask(struct room *room, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *line = g_strdup_vprintf(format, words);
    va_end(words);
    cr_assert_eq(run(room, line), RT_OK, "%s: %s\n%s", line, room->error, room->said->str);
    return room->said->str;
}

enum rt_status room_import(struct room *room, const char *yaml)
{
    g_autofree char *whole = g_strconcat("rectrack: 1\n", yaml, NULL);
    room_write("plan.yaml", whole);
    return room_run(room, "import plan.yaml");
}

char *room_yaml(struct room *room)
{
    return g_strdup(room_ask(room, "export --format yaml"));
}

bool room_is_whole(struct room *room)
{
    return room_run(room, "check") == RT_OK;
}

/* ---- files ---- */

void room_write(const char *name, const char *text)
{
    cr_assert(g_file_set_contents(name, text, -1, NULL), "%s", name);
}

GBytes *room_bytes(const char *name)
{
    char *bytes;
    gsize n;
    cr_assert(g_file_get_contents(name, &bytes, &n, NULL), "%s", name);
    return g_bytes_new_take(bytes, n);
}

bool room_is_same(const char *name, GBytes *bytes)
{
    g_autoptr(GBytes) now = room_bytes(name);
    return g_bytes_equal(now, bytes);
}

static sqlite3 *open_behind(const char *name)
{
    sqlite3 *engine;
    cr_assert_eq(sqlite3_open_v2(name, &engine, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK, "%s",
                 name);
    sqlite3_db_config(engine, SQLITE_DBCONFIG_DEFENSIVE, 0, (int *)NULL);
    return engine;
}

void room_sql(const char *name, const char *sql)
{
    sqlite3 *engine = open_behind(name);
    char *trouble = NULL;
    cr_assert_eq(sqlite3_exec(engine, sql, NULL, NULL, &trouble), SQLITE_OK, "%s: %s", sql,
                 trouble);
    sqlite3_close(engine);
}

char *room_sql_text(const char *name, const char *sql)
{
    sqlite3 *engine = open_behind(name);
    sqlite3_stmt *row;
    cr_assert_eq(sqlite3_prepare_v2(engine, sql, -1, &row, NULL), SQLITE_OK, "%s: %s", sql,
                 sqlite3_errmsg(engine));
    char *text = NULL;
    if (sqlite3_step(row) == SQLITE_ROW)
        text = g_strdup((const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    sqlite3_close(engine);
    return text ? text : g_strdup("");
}

const struct rt_facts *room_facts(struct rt_register *reg)
{
    const struct rt_facts *facts;
    cr_assert_eq(rt_register_facts(reg, &facts, NULL), RT_OK);
    return facts;
}
