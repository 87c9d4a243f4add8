/* The plan of the house, held: which wing may include what, and which wing may
 * see the headers of which library.
 */
#include "tests/house/tree.h"

#include <criterion/criterion.h>

/* A wing: its files, the wings whose headers it may include besides its own.
 * The first wing whose pattern fits a file is the file's. */
struct wing {
    const char *name;
    const char *files[12];
    const char *sees[12];
};

/* The public headers stand together; each belongs to one wing. */
#define PUBLIC(x) "core/include/rectrack/" x ".h"

static const struct wing wings[] = {
    {"base",
     {"core/base/*", PUBLIC("arena"), PUBLIC("error"), PUBLIC("sink"), PUBLIC("text"),
      PUBLIC("date"), PUBLIC("file"), PUBLIC("recall")},
     {NULL}},
    {"model",
     {"core/model/*", PUBLIC("model"), PUBLIC("meeting"), PUBLIC("field"), PUBLIC("query"),
      PUBLIC("rag"), PUBLIC("stream"), PUBLIC("describe"), PUBLIC("wording"), PUBLIC("scale"),
      PUBLIC("decision")},
     {"base"}},
    {"store",
     {"core/store/*", PUBLIC("register"), PUBLIC("draft"), PUBLIC("lanes"), PUBLIC("trend"),
      PUBLIC("timeline")},
     {"base", "model"}},
    {"report", {"core/report/*", PUBLIC("paper")}, {"base", "model"}},
    {"exchange", {"core/exchange/*", PUBLIC("format")}, {"base", "model", "report"}},
    {"command",
     {"core/command/*", PUBLIC("command"), PUBLIC("settings"), PUBLIC("clipboard"),
      PUBLIC("unanswered"), PUBLIC("left"), PUBLIC("question"), PUBLIC("reply"),
      PUBLIC("conflict")},
     {"base", "model", "store", "report", "exchange"}},
};

/* What a front end may include that is not a public header of core. */
static const struct wing fronts[] = {
    {"tui", {"tui/*"}, {"tui/*"}}, {"cli", {"cli/main.c"}, {"cli/*", "tui/tui.h"}},
    {"cli", {"cli/*"}, {"cli/*"}}, {"man", {"man/manual.c"}, {"man/*", "tui/keys.h"}},
    {"man", {"man/*"}, {"man/*"}},
};

/* A library's headers, and the only files that may see them. */
static const struct wing libraries[] = {
    {"curses", {"*curses.h", "panel.h", "term.h", "form.h", "menu.h"}, {"tui/screen*"}},
    {"SQLite", {"sqlite3.h"}, {"core/store/db*"}},
    {"libyaml", {"yaml.h"}, {"core/exchange/yaml*"}},
    {"nettle", {"nettle/*"}, {"core/base/hash.h"}},
    {"jansson", {"jansson.h"}, {"core/exchange/json*", "core/store/*", "core/command/*"}},
    {"Criterion", {"criterion/*"}, {"tests/*"}},
    {"the terminal", {"termios.h", "sys/ioctl.h"}, {"tui/*", "cli/*", "tests/*"}},
    {"threads", {"pthread.h", "threads.h"}, {NULL}},
};

static const struct wing *find(const struct wing *table, size_t n, const char *path)
{
    for (size_t i = 0; i < n; i++)
        if (tree_matches(path, table[i].files))
            return &table[i];
    return NULL;
}

/* The path that an #include names, from the top of the tree, or NULL where it
 * is a library's; name: as written; free both. */
static char *included(const struct source *source, const char *line, char **name)
{
    static const char pattern[] = "^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]";
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    *name = NULL;
    if (!g_regex_match(regex, line, 0, &match))
        return NULL;
    g_autofree char *mark = g_match_info_fetch(match, 1);
    *name = g_match_info_fetch(match, 2);
    if (g_str_has_prefix(*name, "rectrack/"))
        return g_build_filename("core/include", *name, NULL);
    if (*mark == '<' || g_str_equal(*name, "config.h"))
        return NULL;
    bool is_core = g_str_has_prefix(source->path, "core/");
    return is_core ? g_build_filename("core", *name, NULL) : g_strdup(*name);
}

/* NULL, or why path may not include that header. */
static const char *wall(const char *path, const char *header)
{
    const struct wing *to = find(wings, G_N_ELEMENTS(wings), header);
    const struct wing *from = find(wings, G_N_ELEMENTS(wings), path);
    const struct wing *front = find(fronts, G_N_ELEMENTS(fronts), path);
    if (g_str_has_prefix(path, "core/")) {
        if (!from)
            return "it belongs to no wing";
        if (!to)
            return "the header belongs to no wing of core";
        return from == to || g_strv_contains(from->sees, to->name) ? NULL : "it stands higher";
    }
    if (!front)
        return "it belongs to no wing";
    if (g_str_has_prefix(header, "core/"))
        return to && g_str_has_prefix(header, "core/include/") ? NULL : "it is private to core";
    return tree_matches(header, front->sees) ? NULL : "it is private to another wing";
}

static unsigned check_includes(const struct source *source)
{
    unsigned seen = 0;
    for (unsigned i = 0; i < source->n; i++) {
        g_autofree char *name = NULL;
        g_autofree char *header = included(source, source->lines[i], &name);
        const char *why = header ? wall(source->path, header) : NULL;
        cr_expect(!why, "%s:%u may not include %s: %s", source->path, i + 1, name, why);
        seen += header != NULL;
    }
    return seen;
}

Test(walls, every_include_looks_down)
{
    g_autoptr(GPtrArray) sources = tree_read(tree_program);
    unsigned seen = 0;
    for (unsigned i = 0; i < sources->len; i++)
        seen += check_includes(sources->pdata[i]);
    cr_assert(seen > 10, "only %u includes were found", seen);
}

/* The test can fail: what the plan forbids is refused. */
Test(walls, forbidden_includes_are_refused)
{
    static const struct {
        const char *path, *header;
        bool is_allowed;
    } cases[] = {
        {"core/model/field.c", "core/include/rectrack/text.h", true},
        {"core/model/field.c", "core/include/rectrack/register.h", false},
        {"core/base/text.c", "core/include/rectrack/model.h", false},
        {"core/exchange/yaml.c", "core/store/store.h", false},
        {"core/exchange/yaml.c", "core/report/table.h", true},
        {"core/report/table.c", "core/exchange/format.h", false},
        {"core/store/db.c", "core/command/args.h", false},
        {"core/command/cmd_list.c", "core/store/write.h", true},
        {"core/command/cmd_list.c", "core/tui/screen.h", false},
        {"tui/view.c", "core/include/rectrack/command.h", true},
        {"tui/view.c", "core/store/write.h", false},
        {"tui/view.c", "cli/print.h", false},
        {"cli/main.c", "tui/tui.h", true},
        {"cli/print.c", "tui/tui.h", false},
        {"man/manual.c", "tui/keys.h", true},
        {"man/manual.c", "tui/screen.h", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *why = wall(cases[i].path, cases[i].header);
        cr_expect(cases[i].is_allowed == !why, "%s including %s", cases[i].path,
                  cases[i].header);
    }
}

Test(walls, libraries_are_seen_only_where_they_belong)
{
    g_autoptr(GPtrArray) sources = tree_read(tree_program);
    for (unsigned i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        for (unsigned k = 0; k < source->n; k++) {
            g_autofree char *name = NULL;
            g_autofree char *header = included(source, source->lines[k], &name);
            const struct wing *library =
                name && !header ? find(libraries, G_N_ELEMENTS(libraries), name) : NULL;
            cr_expect(!library || tree_matches(source->path, library->sees),
                      "%s:%u may not see %s", source->path, k + 1,
                      library ? library->name : "");
        }
    }
}

/* The SQL is in the store, the rest of the program asks it in the model's words. */
Test(walls, sql_is_written_in_the_store_alone)
{
    g_autoptr(GPtrArray) sources = tree_read(tree_program);
    g_autoptr(GRegex) sql = g_regex_new(
        "\"[^\"]*\\b(SELECT .* FROM|INSERT INTO|UPDATE \\w+ SET|DELETE FROM|PRAGMA) ", 0, 0,
        NULL);
    for (unsigned i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        if (g_str_has_prefix(source->path, "core/store/"))
            continue;
        for (unsigned k = 0; k < source->n; k++)
            cr_expect(!g_regex_match(sql, source->lines[k], 0, NULL), "%s:%u has SQL in it",
                      source->path, k + 1);
    }
}
