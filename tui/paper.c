/* Keeping the parts of a paper. */
#include "tui/paper.h"

void tui_paper_clear(struct tui_paper *paper)
{
    rt_arena_clear(&paper->arena);
    *paper = (struct tui_paper){0};
}

static void copy_cell(struct rt_arena *arena, struct report_cell *to,
                      const struct report_cell *cell)
{
    *to = *cell;
    to->paragraphs = (struct rt_list){0};
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        const struct report_paragraph *from = rt_list_item(&cell->paragraphs, i, sizeof *from);
        struct report_paragraph *copy = rt_list_add(&to->paragraphs, arena, sizeof *copy);
        *copy = *from;
        copy->lead = rt_arena_copy(arena, from->lead);
        copy->text = rt_arena_copy(arena, from->text);
        copy->tail = rt_arena_copy(arena, from->tail);
    }
}

static struct report_row *copied_row(struct rt_arena *arena, const struct report_row *row)
{
    struct report_row *copy = rt_arena_alloc(arena, sizeof *copy);
    *copy = (struct report_row){.name = rt_arena_copy(arena, row->name), .lines = row->lines};
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *from = rt_list_item(&row->cells, i, sizeof *from);
        copy_cell(arena, rt_list_add(&copy->cells, arena, sizeof *from), from);
    }
    return copy;
}

static struct report_column *copied_columns(struct rt_arena *arena,
                                            const struct report_column *columns, size_t n)
{
    struct report_column *copies = rt_arena_alloc(arena, n * sizeof *copies);
    for (size_t i = 0; i < n; i++) {
        copies[i] = columns[i];
        copies[i].heading = rt_arena_copy(arena, columns[i].heading);
    }
    return copies;
}

bool tui_paper_add(struct tui_paper *paper, const struct report_part *part)
{
    struct rt_arena *arena = &paper->arena;
    paper->n_rows += part->kind == REPORT_ROW;
    if (paper->n_rows > TUI_PAPER_ROWS) {
        paper->is_cut = true;
        return false;
    }
    if (part->kind == REPORT_END)
        return false;
    if (part->kind == REPORT_CHART) /* a screen shows its numbers, which follow */
        return true;
    struct report_part *copy = rt_list_add(&paper->parts, arena, sizeof *copy);
    *copy = *part;
    copy->text = rt_arena_copy(arena, part->text);
    if (part->columns)
        copy->columns = copied_columns(arena, part->columns, part->n_columns);
    if (part->row)
        copy->row = copied_row(arena, part->row);
    return true;
}
