/* A document's tables written as text. */
#include "tests/exchange/grid_text.h"

#include <string.h>

#include <glib.h>

struct text_grid {
    struct grid grid;
    char **lines;
    size_t at;
    unsigned table, row;
    char *name;
    struct rt_arena arena;
};

static void add_paragraph(struct text_grid *text, struct rt_list *to, const char *words)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    size_t bold = 0;
    struct grid_paragraph *paragraph = rt_list_add(to, &text->arena, sizeof *paragraph);
    if (*words == '[' && strchr(words, ']')) {
        paragraph->style =
            rt_arena_text(&text->arena, words + 1, (size_t)(strchr(words, ']') - words) - 1);
        words = strchr(words, ']') + 1;
        words += strspn(words, " ");
    }
    g_string_append(plain, words);
    if (g_str_has_prefix(words, "**") && strstr(words + 2, "**")) {
        bold = (size_t)(strstr(words + 2, "**") - words) - 2;
        g_string_erase(plain, (gssize)bold + 2, 2);
        g_string_erase(plain, 0, 2);
    }
    g_string_replace(plain, "↵", "\n", 0);
    paragraph->text = rt_arena_copy(&text->arena, plain->str);
    paragraph->bold = bold;
}

static void add_paragraphs(struct text_grid *text, struct rt_list *to, const char *words)
{
    g_auto(GStrv) each = g_strsplit(words, "¶", -1);
    for (char **one = each; *words && *one; one++)
        add_paragraph(text, to, g_strstrip(*one));
}

static void read_row(struct text_grid *text, const char *line, struct grid_row *out)
{
    *out = (struct grid_row){.kind = GRID_ROW,
                             .table = text->table,
                             .row = ++text->row,
                             .name = text->name,
                             .is_heading = *line == '!'};
    g_auto(GStrv) cells = g_strsplit(line + (*line == '!'), "|", -1);
    for (unsigned i = 0; cells[i]; i++) {
        const char *words = g_strstrip(cells[i]);
        if (strcmp(words, "<") == 0 && out->cells.n) {
            ((struct grid_cell *)out->cells.at)[out->cells.n - 1].columns++;
            continue;
        }
        if (text->name && !*words)
            continue;
        struct grid_cell *cell = rt_list_add(&out->cells, &text->arena, sizeof *cell);
        *cell = (struct grid_cell){i, 1, strcmp(words, "^") == 0, {0}};
        if (!cell->is_continued)
            add_paragraphs(text, &cell->paragraphs, words);
    }
}

static enum rt_status next(struct grid *grid, struct grid_row *out,
                           G_GNUC_UNUSED struct rt_error *error)
{
    struct text_grid *text = (struct text_grid *)grid;
    rt_arena_reset(&text->arena);
    while (text->lines[text->at]) {
        const char *line = text->lines[text->at++];
        if (g_str_has_prefix(line, "---")) {
            text->table++;
            text->row = 0;
            g_free(text->name);
            text->name = line[3] ? g_strdup(line + 4) : NULL;
        } else if (g_str_has_prefix(line, "= ")) {
            *out = (struct grid_row){.kind = GRID_TEXT};
            struct grid_cell *cell = rt_list_add(&out->cells, &text->arena, sizeof *cell);
            *cell = (struct grid_cell){.columns = 1};
            add_paragraph(text, &cell->paragraphs, line + 2);
            return RT_OK;
        } else if (*line) {
            read_row(text, line, out);
            return RT_OK;
        }
    }
    *out = (struct grid_row){0};
    return RT_OK;
}

static void grid_close(struct grid *grid)
{
    struct text_grid *text = (struct text_grid *)grid;
    rt_arena_clear(&text->arena);
    g_strfreev(text->lines);
    g_free(text->name);
    g_free(text);
}

struct grid *grid_text_new(const char *words)
{
    struct text_grid *text = g_new0(struct text_grid, 1);
    text->grid = (struct grid){.next = next, .close = grid_close};
    text->lines = g_strsplit(words, "\n", -1);
    text->table = 1;
    return &text->grid;
}
