/* A form as YAML that a person fills in with any editor: a section a recommendation, the
 * instructions as comments, the longer answers as blocks in which every word may stand. */
#include <string.h>

#include <rectrack/text.h>

#include "exchange/form_parts.h"
#include "exchange/paper.h"
#include "exchange/yaml_pairs.h"
#include "exchange/yaml_text.h"

static const char form_key[] = "rectrack_form";

enum { INDENT = 2, COMMENT_WIDTH = 76 };

/* ---- writing ---- */

static void put_comment(GString *out, const char *words)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    paper_clean(clean, words);
    const char *next = clean->str;
    while (next) {
        const char *line = next;
        size_t n = rt_text_wrap(line, COMMENT_WIDTH, &next);
        g_string_append(out, "# ");
        g_string_append_len(out, line, (gssize)n);
        g_string_append_c(out, '\n');
    }
}

static void put_preface(GString *out, const struct form *form)
{
    static const char *const how[] = {
        "Please write below the lines that begin with Progress: and Challenge:, with four "
        "blanks before each line of yours; any words may stand there. The short answers come "
        "behind the colon, on the same line:",
        NULL};
    g_autofree char *title = form_title(form);
    put_comment(out, title);
    for (const char *const *words = how; *words; words++) {
        g_string_append(out, "#\n");
        put_comment(out, *words);
    }
    g_string_append(out, "#\n#       Progress: |\n#         What was achieved.\n"
                         "#       New RAG: amber\n");
    size_t n = 0;
    for (char *words; (words = form_instruction(n)); n++, g_free(words)) {
        g_string_append(out, n < 2 ? "#\n" : "");
        put_comment(out, words);
    }
    g_string_append_printf(out, "\n%s: ", form_key);
    yaml_put_word(out, form->mark, false);
    g_string_append_c(out, '\n');
}

static void put_key(GString *out, const char *key)
{
    yaml_put_indent(out, INDENT);
    g_string_append_printf(out, "%s:", key);
}

static void put_row(GString *out, const struct form_row *row)
{
    g_string_append_c(out, '\n');
    yaml_put_word(out, row->ref, false);
    g_string_append(out, ":\n");
    for (size_t cell = 0; cell < FORM_CELLS; cell++) {
        bool is_block = cell == FORM_PROGRESS || cell == FORM_CHALLENGE;
        const char *words = row->cells[cell];
        if (cell < FORM_ANSWERS && !*words)
            continue;
        if (cell == FORM_ANSWERS)
            g_string_append(out, "\n  # Your answers\n");
        put_key(out, form_columns[cell].heading);
        if (*words) {
            g_string_append_c(out, ' ');
            yaml_put_text(out, words, INDENT + 2);
        }
        g_string_append(out, is_block && !*words ? " |\n\n" : "\n");
    }
    if (!row->mark)
        return;
    g_string_append_c(out, '\n');
    put_key(out, form_mark_heading);
    g_string_append_c(out, ' ');
    yaml_put_word(out, row->mark, false);
    g_string_append_c(out, '\n');
}

enum rt_status form_write_yaml(const struct form *form,
                               G_GNUC_UNUSED const struct exchange_options *options,
                               struct rt_sink *sink, struct rt_error *error)
{
    g_autoptr(GString) out = g_string_new(NULL);
    put_preface(out, form);
    for (size_t i = 0; i < form->rows.n; i++)
        put_row(out, form_row_at(form, i));
    return rt_sink_write(sink, out->str, out->len, error);
}

/* ---- reading ---- */

static enum rt_status fail_pair(const char *file, const struct yaml_pair *pair,
                                struct rt_error *error)
{
    const char *nearest = pair->section ? form_nearest(pair->key) : NULL;
    return rt_fail_at(error, RT_REFUSED, file, pair->line, pair->column,
                      "\"%s\" is no line of a form%s%s; mend it, or take it out", pair->key,
                      nearest ? ", the nearest is " : "", nearest ? nearest : "");
}

static enum rt_status take_pair(struct form *form, const char *file,
                                const struct yaml_pair *pair, struct rt_error *error)
{
    struct form_row *row = form->rows.n ? form_row_at(form, form->rows.n - 1) : NULL;
    if (!pair->section && !pair->value) {
        form_add(form, pair->key)->line = pair->line;
        return RT_OK;
    }
    if (!pair->section && strcmp(pair->key, form_key) == 0 && !form->mark) {
        form_read_mark(form, pair->value);
        return RT_OK;
    }
    if (!pair->section) /* of another file: what it is not is said in the end */
        return form->mark ? fail_pair(file, pair, error) : RT_OK;
    const char **place = NULL;
    enum form_cell cell = form_cell_named(pair->key);
    if (cell < FORM_CELLS)
        place = &row->cells[cell];
    else if (strcmp(pair->key, form_mark_heading) == 0)
        place = &row->mark;
    if (!place)
        return fail_pair(file, pair, error);
    if (*place && **place)
        return rt_fail_at(error, RT_REFUSED, file, pair->line, pair->column,
                          "%s stands twice in %s; keep one of them", pair->key, row->ref);
    *place = rt_arena_copy(&form->arena, pair->value);
    return RT_OK;
}

/* What can't be read at all may be one. */
static bool may_be_form(const struct rt_list *pairs)
{
    for (size_t i = 0; i < pairs->n; i++)
        if (strcmp(((const struct yaml_pair *)pairs->at)[i].key, form_key) == 0)
            return true;
    return !pairs->n;
}

enum rt_status form_read_yaml(struct file_input *input,
                              G_GNUC_UNUSED const struct exchange_options *options,
                              struct form *out, struct rt_error *error)
{
    struct rt_list pairs = {0}, wrong = {0};
    enum rt_status status = RT_OK;
    yaml_pairs_read(input, &out->arena, &pairs, &wrong);
    if (wrong.n && may_be_form(&pairs))
        return rt_fail(error, RT_REFUSED, "%s", rt_texts_at(&wrong, 0));
    for (size_t i = 0; i < pairs.n && status == RT_OK; i++)
        status = take_pair(out, input->name, rt_list_item(&pairs, i, sizeof(struct yaml_pair)),
                           error);
    return status;
}
