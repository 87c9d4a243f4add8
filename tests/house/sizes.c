/* What a file may be: how long, how it begins, what it must not say. */
#include "tests/house/tree.h"

#include <criterion/criterion.h>

enum { LONGEST_FUNCTION = 60, LONGEST_FILE = 400 };

/* Longer files, each with its reason.  Tables grow with what they list; a
 * public header grows with its comments. */
static const struct {
    const char *path, *why;
} long_files[] = {
    {"core/model/field_table.c", "the table of fields"},
    {"core/command/commands.c", "the table of commands"},
    {"tui/keymap.c", "the table of keys"},
    {"core/exchange/docx_tags.c", "the table of elements of Word"},
};

static gboolean may_be_long(const char *path)
{
    for (size_t i = 0; i < G_N_ELEMENTS(long_files); i++)
        if (g_str_equal(long_files[i].path, path))
            return TRUE;
    return FALSE;
}

Test(sizes, no_file_is_longer_than_400_lines)
{
    g_autoptr(GPtrArray) sources = tree_read(tree_everything);
    for (unsigned i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        cr_expect(source->n <= LONGEST_FILE || may_be_long(source->path),
                  "%s has %u lines; what does it know that it should not?", source->path,
                  source->n);
    }
}

/* A function's first line: where its head begins, over the brace in the first column. */
static unsigned head_of(const struct source *source, unsigned brace)
{
    unsigned at = brace;
    while (at > 0 && *source->lines[at - 1] && *source->lines[at - 1] != '}' &&
           *source->lines[at - 1] != '#' && !g_str_has_suffix(source->lines[at - 1], "*/"))
        at--;
    return at;
}

static unsigned check_functions(const struct source *source, unsigned longest)
{
    unsigned n = 0, brace = 0;
    for (unsigned i = 0; i < source->n; i++) {
        if (g_str_equal(source->lines[i], "{"))
            brace = i + 1;
        if (!g_str_equal(source->lines[i], "}") || !brace)
            continue;
        unsigned head = head_of(source, brace - 1);
        cr_expect(i - head + 1 <= longest, "%s:%u: a function of %u lines", source->path,
                  head + 1, i - head + 1);
        brace = 0;
        n++;
    }
    return n;
}

/* A test may show a whole paper at once. */
Test(sizes, no_function_is_longer_than_60_lines)
{
    g_autoptr(GPtrArray) sources = tree_read(tree_program);
    unsigned n = 0;
    for (unsigned i = 0; i < sources->len; i++)
        n += check_functions(sources->pdata[i], LONGEST_FUNCTION);
    cr_assert(n > 20, "only %u functions were found", n);
}

Test(sizes, a_file_begins_with_what_it_knows)
{
    g_autoptr(GPtrArray) sources = tree_read(tree_everything);
    for (unsigned i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        cr_expect(g_str_has_prefix(source->lines[0], "/* "), "%s begins without a paragraph",
                  source->path);
    }
}

/* The words are put together so that this file does not find itself. */
static const char unfinished[] = "\\b(TO"
                                 "DO|FIX"
                                 "ME|X"
                                 "XX|HA"
                                 "CK)\\b";
static const char somebodys[] = "\"(/ho"
                                "me/|/ro"
                                "ot/|/Us"
                                "ers/)";

Test(sizes, nothing_is_left_half_said)
{
    g_autoptr(GPtrArray) sources = tree_read(tree_everything);
    g_autoptr(GRegex) left = g_regex_new(unfinished, 0, 0, NULL);
    g_autoptr(GRegex) path = g_regex_new(somebodys, 0, 0, NULL);
    for (unsigned i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        for (unsigned k = 0; k < source->n; k++) {
            const char *line = source->lines[k];
            cr_expect(!g_regex_match(left, line, 0, NULL), "%s:%u leaves something undone",
                      source->path, k + 1);
            cr_expect(!g_regex_match(path, line, 0, NULL), "%s:%u names somebody's own folder",
                      source->path, k + 1);
        }
    }
}

/* A variable of a whole file that may change makes a function's answer depend
 * on what was asked before; in core there is none. */
Test(sizes, core_has_no_variable_of_a_whole_file)
{
    static const char *const core[] = {"core", NULL};
    g_autoptr(GPtrArray) sources = tree_read(core);
    g_autoptr(GRegex) variable = g_regex_new(
        "^(?:static )?(?!.*\\bconst\\b)(?!extern|typedef|enum|struct \\w+;|static inline)"
        "[a-z_]\\w*(?: [a-z_]\\w*)*[ *]+\\w+(?:\\[.*\\])?(?: = .*)?;$",
        0, 0, NULL);
    for (unsigned i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        for (unsigned k = 0; k < source->n; k++)
            cr_expect(!g_regex_match(variable, source->lines[k], 0, NULL),
                      "%s:%u: \"%s\" may change", source->path, k + 1, source->lines[k]);
    }
}
