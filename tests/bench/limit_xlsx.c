/* The limit's workbook: the cells of the committee's table straight from the rows of the
 * database, with libxlsxwriter alone.  A program of its own, since that library costs each
 * start as much as all the others together.  limit_xlsx DB FILE
 */
#include "tests/bench/limit.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <xlsxwriter.h>

enum { NAME, ACTION, TARGET, UPDATE, RAG, COLUMNS };
enum { LONGEST = 32767 }; /* of a cell */

struct sheet {
    lxw_worksheet *sheet;
    lxw_format *look;
    lxw_row_t row;
};

/* The recommendation and what was reported last span the lines of the actions. */
static void put_record(struct sheet *to, sqlite3_stmt *record, sqlite3_stmt *actions)
{
    static char name[LONGEST], update[LONGEST];
    const double height = 64;
    lxw_row_t first = to->row;
    snprintf(name, sizeof name, "%s. %s – %s", limit_column(record, 1), limit_column(record, 2),
             limit_column(record, 3));
    snprintf(update, sizeof update, "%s\nProgress: %s", limit_column(record, 4),
             limit_column(record, 5));
    sqlite3_bind_int64(actions, 1, sqlite3_column_int64(record, 0));
    while (sqlite3_step(actions) == SQLITE_ROW) {
        bool is_first = to->row == first;
        worksheet_set_row(to->sheet, to->row, height, NULL);
        worksheet_write_string(to->sheet, to->row, NAME, is_first ? name : "", to->look);
        worksheet_write_string(to->sheet, to->row, ACTION, limit_column(actions, 0), to->look);
        worksheet_write_string(to->sheet, to->row, TARGET, limit_column(actions, 1), to->look);
        worksheet_write_string(to->sheet, to->row, UPDATE, is_first ? update : "", to->look);
        worksheet_write_string(to->sheet, to->row++, RAG, limit_column(record, 4), to->look);
    }
    sqlite3_reset(actions);
    for (lxw_col_t column = NAME; column <= UPDATE && to->row > first + 1; column += UPDATE)
        worksheet_merge_range(to->sheet, first, column, to->row - 1, column, "", to->look);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        limit_die("usage", "limit_xlsx DB FILE");
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argv[2], &options);
    struct sheet to = {.sheet = workbook_add_worksheet(book, "Recommendations"),
                       .look = workbook_add_format(book)};
    format_set_text_wrap(to.look);
    format_set_border(to.look, LXW_BORDER_THIN);
    sqlite3 *db = limit_open(argv[1], SQLITE_OPEN_READONLY);
    sqlite3_stmt *records = limit_prepare(
        db,
        "SELECT r.id, r.ref, r.title, r.text, r.rag, (SELECT n.text FROM note n"
        " WHERE n.rec_id = r.id ORDER BY n.period_id DESC LIMIT 1) FROM rec r ORDER BY r.id");
    sqlite3_stmt *actions =
        limit_prepare(db, "SELECT text, target FROM action WHERE rec_id = ?1 ORDER BY pos");
    while (sqlite3_step(records) == SQLITE_ROW)
        put_record(&to, records, actions);
    if (workbook_close(book) != LXW_NO_ERROR)
        limit_die("can't be written", argv[2]);
    sqlite3_finalize(records);
    sqlite3_finalize(actions);
    sqlite3_close(db);
    return EXIT_SUCCESS;
}
