/* Tables that would fill the memory: whatever a file names again and again, what is kept of it
 * is bounded.  trust.md G11. */
#include <criterion/criterion.h>

#include <string.h>

#include "exchange/grid_read.h"
#include "tests/exchange/grid_words.h"

enum { COLUMNS = 4, MOST = 16 << 10 /* KiB of a peak */ };

/* Headings, and the same row under them again and again, or a text above them. */
struct same {
    struct grid grid; /* the first member */
    const char *cells[COLUMNS];
    const char *text;
    unsigned left, rows;
    struct rt_arena arena;
};

static void add_cell(struct same *same, struct rt_list *cells, unsigned column,
                     const char *words)
{
    struct grid_cell *cell = rt_list_add(cells, &same->arena, sizeof *cell);
    *cell = (struct grid_cell){.column = column, .columns = 1};
    struct grid_paragraph *paragraph =
        rt_list_add(&cell->paragraphs, &same->arena, sizeof *paragraph);
    *paragraph = (struct grid_paragraph){.text = words, .style = "Normal"};
}

static enum rt_status same_next(struct grid *grid, struct grid_row *out, struct rt_error *error)
{
    static const char *const heads[COLUMNS] = {"Recommendations", "Key actions", "Target date",
                                               "Update March 2020"};
    struct same *same = (struct same *)grid;
    (void)error;
    rt_arena_reset(&same->arena);
    bool is_text = same->text && same->left;
    bool is_end = !is_text && !same->left && same->rows;
    *out = (struct grid_row){.kind = is_end    ? GRID_END
                                     : is_text ? GRID_TEXT
                                               : GRID_ROW,
                             .table = 1};
    if (is_text)
        add_cell(same, &out->cells, 0, same->text);
    else if (!is_end)
        out->row = ++same->rows;
    for (unsigned i = 0; !is_text && !is_end && i < COLUMNS; i++)
        if (same->rows == 1 || same->cells[i])
            add_cell(same, &out->cells, i, same->rows == 1 ? heads[i] : same->cells[i]);
    same->left -= same->left && (is_text || same->rows > 1);
    return RT_OK;
}

static void same_close(struct grid *grid)
{
    rt_arena_clear(&((struct same *)grid)->arena);
}

/* Why it is not read, or "". */
static char *read_same(struct same *same)
{
    struct exchange_options options = {.source = "SI", .period = "2020-03"};
    struct rt_error error = {0};
    struct rt_item item = {0};
    struct rt_stream *stream = NULL;
    same->grid = (struct grid){same_next, same_close};
    cr_assert_eq(grid_stream_open(&same->grid, "f.docx", &options, &stream, NULL), RT_OK);
    enum rt_status status;
    while ((status = rt_stream_next(stream, &item, &error)) == RT_OK && item.shape)
        ;
    char *words = g_strdup(status == RT_OK ? "" : error.sentence);
    rt_error_clear(&error);
    rt_stream_close(stream);
    return words;
}

static void expect_bounded(struct same same, const char *expected)
{
    unsigned long before = grid_peak();
    g_autofree char *why = read_same(&same);
    unsigned long after = grid_peak();
    cr_expect(g_str_has_suffix(why, expected), "%s", why);
    cr_expect_lt(after - before, MOST, "%lu KiB more", after - before);
}

/* Each test in a process of its own: a peak never goes down. */
#define ROWS 8000
#define TOO_MUCH "are read as one recommendation, of more than 2 MiB; split it"
#define TOO_DOUBTFUL "more than 10,000 places are doubtful; is this the table that was meant?"

static char words[8 << 10];

static void fill(void)
{
    memset(words, 'x', sizeof words - 1);
}

TestSuite(table_room, .init = fill);

Test(table_room, rows_that_go_on_with_one_recommendation)
{
    expect_bounded((struct same){.cells = {NULL, words, words, NULL}, .left = ROWS}, TOO_MUCH);
}

Test(table_room, rows_whose_text_goes_on)
{
    expect_bounded((struct same){.cells = {words, "Text"}, .left = ROWS}, TOO_MUCH);
}

Test(table_room, one_cell_alone_in_each_row)
{
    expect_bounded((struct same){.cells = {words}, .left = ROWS}, TOO_MUCH);
}

Test(table_room, themes_of_many_words)
{
    expect_bounded((struct same){.cells = {"Theme"}, .left = 50 * ROWS}, TOO_DOUBTFUL);
}

Test(table_room, doubts_of_many_words)
{
    expect_bounded((struct same){.cells = {"1. Raise", "Text", words}, .left = ROWS},
                   "shorten it");
}

Test(table_room, texts_above_a_table)
{
    expect_bounded((struct same){.text = words, .left = ROWS}, "");
}

/* The words of a period are looked for at the end of a text, one word after the other. */
Test(table_room, a_text_of_very_many_words)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 400000; i++)
        g_string_append(text, "a ");
    expect_bounded((struct same){.text = text->str, .left = 50}, "");
}
