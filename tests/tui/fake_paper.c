/* The parts of a made-up paper. */
#include <string.h>

#include <rectrack/command.h>

#include "tests/tui/fake.h"

static const struct report_column columns[] = {{"Recommendations", 30, true},
                                               {"Key actions", 20, false},
                                               {"Progress against target date", 15, false},
                                               {"Update on progress", 35, false}};

/* What stands in which cell, a paragraph each, in the order of the cells. */
static const struct {
    unsigned column, line, lines;
    struct report_paragraph paragraph;
} told[] = {
    {0,
     0,
     3,
     {.lead = "1. Communications Campaign –", .text = "Change the culture of the city"}},
    {1, 0, 1, {.text = "Secure funding"}},
    {2, 0, 1, {.text = "As available"}},
    {3,
     0,
     3,
     {.lead = "suggested: Red", .text = "– late", .rag = RT_RED, .is_suggested = true}},
    {3, 0, 3, {.lead = "Progress:", .text = "The focus was agreed with all of the partners"}},
    {1, 1, 1, {.text = "Agree the focus", .tail = "complete"}},
    {2, 1, 1, {.text = "Nov 2019", .tail = "overdue"}},
    {1, 2, 1, {.text = "Write the plan \033[2J\342\200\256"}},
};

static void fill(struct report_row *row, struct rt_arena *arena)
{
    const struct report_cell *last = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
        bool goes_on = last && last->column == told[i].column && last->line == told[i].line;
        struct report_cell *cell =
            goes_on ? rt_list_item(&row->cells, row->cells.n - 1, sizeof *cell)
                    : rt_list_add(&row->cells, arena, sizeof *cell);
        cell->column = told[i].column;
        cell->line = told[i].line;
        cell->lines = told[i].lines;
        *(struct report_paragraph *)rt_list_add(
            &cell->paragraphs, arena, sizeof(struct report_paragraph)) = told[i].paragraph;
        last = cell;
    }
}

static bool say(struct rt_output *out, enum report_kind kind, unsigned level, const char *text)
{
    return out->part(out, &(struct report_part){.kind = kind, .level = level, .text = text});
}

void fake_paper(struct rt_output *out, const char *layout, const char *words)
{
    bool is_many = layout && !strcmp(layout, "many");
    struct rt_arena arena = {0};
    struct report_row row = {.name = "1. Communications Campaign", .lines = 3};
    fill(&row, &arena);
    say(out, REPORT_HEADING, 1, is_many ? "Many recommendations" : "Update on progress");
    say(out, REPORT_NOTE, 0, words);
    out->part(out, &(struct report_part){.kind = REPORT_TABLE,
                                         .columns = columns,
                                         .n_columns = G_N_ELEMENTS(columns)});
    say(out, REPORT_BAND, 0, "Universal primary prevention");
    bool goes_on = true;
    for (int i = 0; goes_on && i < (is_many ? 5000 : 1); i++)
        goes_on = out->part(out, &(struct report_part){.kind = REPORT_ROW, .row = &row});
    if (goes_on)
        say(out, REPORT_NOTE, 0, "Head of the audit chain: 0123");
    if (goes_on)
        say(out, REPORT_END, 0, NULL);
    rt_arena_clear(&arena);
}
