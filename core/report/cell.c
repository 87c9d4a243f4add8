/* Cells and their paragraphs, added to the row that is made.
 *
 * A cell may have 0 lines: to the end of the row, which is known only when all columns are
 * filled (row.c closes it). */
#include <rectrack/field.h>

#include "report/cell.h"
#include "report/words.h"

struct report_cell *report_cell_add(const struct report_making *making, unsigned column,
                                    unsigned line, unsigned lines)
{
    struct report_row *row = making->row;
    struct report_cell *cell = rt_list_add(&row->cells, making->arena, sizeof *cell);
    cell->column = column;
    cell->line = line;
    cell->lines = lines;
    row->lines = MAX(row->lines, line + MAX(lines, 1));
    return cell;
}

struct report_paragraph *report_cell_say(const struct report_making *making,
                                         struct report_cell *cell, const char *lead,
                                         const char *text)
{
    struct report_paragraph *paragraph =
        rt_list_add(&cell->paragraphs, making->arena, sizeof *paragraph);
    paragraph->lead = rt_arena_copy(making->arena, lead);
    paragraph->text = rt_arena_copy(making->arena, text);
    return paragraph;
}

void report_cell_say_aside(const struct report_making *making, struct report_cell *cell,
                           const char *text)
{
    report_cell_say(making, cell, NULL, text)->is_aside = true;
}

struct report_cell *report_cell_whole(const struct report_making *making, unsigned column)
{
    for (size_t i = 0; i < making->row->cells.n; i++) {
        struct report_cell *cell = (struct report_cell *)making->row->cells.at + i;
        if (cell->column == column)
            return cell;
    }
    return report_cell_add(making, column, 0, 0);
}

struct report_paragraph *report_cell_say_rag(const struct report_making *making,
                                             struct report_cell *cell,
                                             const struct rt_record *record)
{
    enum rt_rag rag = rt_rag_shown(record);
    struct report_paragraph *badge =
        report_cell_say(making, cell,
                        report_print(making->arena, "%s%s", record->rag ? "" : report_suggested,
                                     rt_rags[rag].label),
                        NULL);
    badge->rag = rag;
    badge->is_suggested = !record->rag;
    return badge;
}
