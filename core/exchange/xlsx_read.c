/* An Excel workbook as rows of cells: sheet after sheet, row after row. */
#include "exchange/xlsx_read.h"

#include <string.h>

#include "exchange/package_types.h"
#include "exchange/xlsx_book.h"
#include "exchange/xlsx_merge.h"
#include "exchange/xlsx_number.h"

enum {
    ROW_ROOM = 1 << 20, /* bytes of a row's words, and of what they cost */
    COST = 64,          /* of a line or cell, whatever is in it */
};

/* What a cell says of its value. */
enum type { NUMBER, SHARED, WORDS, SWITCH, FAULT, MOMENT };

struct cell {
    struct xlsx_place place;
    enum type type;
    struct xlsx_face face;
    GString *words; /* the value, as it stands, then as a person sees it */
    int32_t bold;
};

struct reader {
    struct grid grid;
    struct package_in *package;
    struct xlsx_book book;
    GPtrArray *notices;
    char *file;
    bool has_hidden_columns;

    struct xml_in xml; /* of the sheet, or closed */
    struct xlsx_merges merges;
    size_t leaf; /* so many sheets have begun */
    unsigned last_row;

    struct rt_arena arena; /* of the row */
    struct grid_row row;
    struct cell cell;
    size_t room;
};

static struct xlsx_leaf *leaf_of(const struct reader *reader)
{
    return rt_list_item(&reader->book.leaves, reader->leaf - 1, sizeof(struct xlsx_leaf));
}

static enum rt_status refuse_row(const struct reader *reader, const char *why,
                                 struct rt_error *error)
{
    return rt_fail_at(error, RT_REFUSED, reader->file, 0, 0, "sheet \"%s\", behind row %u: %s",
                      leaf_of(reader)->name, reader->last_row, why);
}

static enum rt_status refuse_cell(const struct reader *reader, const char *why,
                                  struct rt_error *error)
{
    g_autoptr(GString) place = g_string_new(NULL);
    xlsx_place_put(place, reader->cell.place);
    return rt_fail_at(error, RT_REFUSED, reader->file, 0, 0, "sheet \"%s\", cell %s %s",
                      leaf_of(reader)->name, place->str, why);
}

/* How many bytes of words fit into a sentence. */
static int shown(const char *words)
{
    enum { MOST = 20 };
    return (int)(g_utf8_offset_to_pointer(words, MIN(g_utf8_strlen(words, -1), MOST)) - words);
}

/* ---- a cell ---- */

static enum type type_of(const char *name)
{
    static const struct {
        const char *name;
        enum type type;
    } types[] = {{"s", SHARED}, {"str", WORDS}, {"inlineStr", WORDS},
                 {"b", SWITCH}, {"e", FAULT},   {"d", MOMENT}};
    for (size_t i = 0; name && i < G_N_ELEMENTS(types); i++)
        if (strcmp(types[i].name, name) == 0)
            return types[i].type;
    return NUMBER;
}

/* Words that stand once in the file and here by their number.  The first cell that has them is
 * paid for with what was unpacked; in each other one a line costs more than its bytes. */
static enum rt_status take_shared(struct reader *reader, const char *value, bool *is_known,
                                  struct rt_error *error)
{
    struct cell *cell = &reader->cell;
    guint64 at = 0;
    cell->bold = 0;
    *is_known = g_ascii_string_to_unsigned(value, 10, 0, G_MAXUINT32, &at, NULL) &&
                at < reader->book.strings->len;
    if (!*is_known)
        return RT_OK;
    struct xlsx_string *string = &g_array_index(reader->book.strings, struct xlsx_string, at);
    const char *words = reader->book.words->str + string->at;
    size_t n = 0, cost = 0;
    for (; words[n]; n++)
        cost += words[n] == '\n' ? COST + 1 : 1;
    cell->bold = string->bold;
    g_string_append_len(cell->words, words, (gssize)n);
    if (string->is_used)
        return package_in_repeat(reader->package, "xl/sharedStrings.xml", cost, error);
    string->is_used = true;
    return RT_OK;
}

/* Its value in words, put in the place of the value as it stands. */
static enum rt_status say_value(struct reader *reader, struct rt_error *error)
{
    struct cell *cell = &reader->cell;
    g_autofree char *value = g_strstrip(g_strdup(cell->words->str));
    bool is_known = true;
    if (cell->type == WORDS || !*value)
        return RT_OK;
    g_string_truncate(cell->words, 0);
    if (cell->type == FAULT) {
        g_autofree char *why = g_strdup_printf("holds an error (%.*s); write there what it "
                                               "should say",
                                               shown(value), value);
        return refuse_cell(reader, why, error);
    }
    if (cell->type == SHARED) {
        enum rt_status status = take_shared(reader, value, &is_known, error);
        if (status != RT_OK)
            return status;
    } else if (cell->type == SWITCH) {
        g_string_append(cell->words, strcmp(value, "0") == 0 ? "FALSE" : "TRUE");
    } else if (cell->type == MOMENT) {
        is_known = xlsx_moment_put(cell->words, value);
    } else {
        is_known = xlsx_number_put(cell->words, value, cell->face.look, reader->book.is_1904);
    }
    return is_known
               ? RT_OK
               : refuse_cell(reader, "has a value that can't be read; write it anew", error);
}

static void spend(struct reader *reader, size_t n)
{
    reader->room -= MIN(n, reader->room);
}

/* A paragraph a line; what is empty is none. */
static void put_lines(struct reader *reader)
{
    struct cell *cell = &reader->cell;
    struct grid_cell *out = NULL;
    size_t bold = cell->bold == XLSX_AS_CELL ? (cell->face.is_bold ? cell->words->len : 0)
                                             : (size_t)cell->bold;
    for (char *at = cell->words->str, *end; *at && reader->room > COST; at = end) {
        size_t n = strcspn(at, "\n"), from = (size_t)(at - cell->words->str);
        end = at + n + (at[n] == '\n');
        if (strspn(at, " \t") >= n)
            continue;
        spend(reader, n + COST);
        if (!out)
            out = rt_list_add(&reader->row.cells, &reader->arena, sizeof *out);
        struct grid_paragraph *line =
            rt_list_add(&out->paragraphs, &reader->arena, sizeof *line);
        line->text = rt_arena_text(&reader->arena, at, n);
        line->bold = bold > from ? MIN(bold - from, n) : 0;
        out->column = cell->place.column;
        out->columns = 1;
    }
}

/* Where the cell is: as it says, or behind the one before. */
static enum rt_status take_place(struct reader *reader, const char *words, bool is_first,
                                 struct rt_error *error)
{
    struct xlsx_place *place = &reader->cell.place;
    unsigned least = is_first ? 0 : place->column + 1;
    const char *end = "";
    g_autoptr(GString) clean = g_string_new(NULL);
    if (!words) {
        *place = (struct xlsx_place){.row = reader->row.row, .column = least};
        return least < XLSX_COLUMNS
                   ? RT_OK
                   : refuse_row(reader, "too many cells stand in a row", error);
    }
    struct xlsx_place said;
    if (xlsx_place_parse(words, &said, &end) && !*end && said.row == reader->row.row &&
        said.column >= least) {
        *place = said;
        return RT_OK;
    }
    g_autofree char *why = g_strdup_printf(
        "there is no cell %.*s in this place; open the file in Excel and save it again",
        shown(words), words);
    return refuse_row(reader, why, error);
}

/* Right behind the beginning of a cell.  A sheet that is hidden holds lists and sums for the
 * others more often than a table: what has no words there is left out, and told. */
static enum rt_status take_cell(struct reader *reader, bool is_first, struct rt_error *error)
{
    static const struct xlsx_face plain;
    struct xml_in *xml = &reader->xml;
    struct cell *cell = &reader->cell;
    unsigned depth = xml->depth;
    bool is_value = false, is_unread = false;
    struct xlsx_leaf *leaf = leaf_of(reader);
    enum rt_status status =
        take_place(reader, xml_in_attribute(xml, XML_IN_PLAIN, "r"), is_first, error);
    unsigned face = xml_in_number(xml, XML_IN_PLAIN, "s", 0, G_MAXINT);
    cell->type = type_of(xml_in_attribute(xml, XML_IN_PLAIN, "t"));
    cell->face = face < reader->book.faces->len
                     ? g_array_index(reader->book.faces, struct xlsx_face, face)
                     : plain;
    cell->bold = XLSX_AS_CELL;
    g_string_truncate(cell->words, 0);
    while (status == RT_OK && (status = xml_in_next(xml, error)) == RT_OK &&
           xml_in_within(xml, depth)) {
        if (xml->kind == XML_IN_OPEN && xml_in_is(xml, XML_IN_SHEET, "f") && leaf->is_hidden)
            is_unread = true;
        else if (xml->kind == XML_IN_OPEN && xml_in_is(xml, XML_IN_SHEET, "f"))
            status = refuse_cell(reader,
                                 "holds a formula; put its value there instead (copy the cells "
                                 "and paste them as values)",
                                 error);
        else if (xml->kind == XML_IN_OPEN && xml_in_is(xml, XML_IN_SHEET, "is"))
            status = xlsx_words_take(xml, cell->words, &cell->bold, error);
        else if (xml_in_is(xml, XML_IN_SHEET, "v"))
            is_value = xml->kind == XML_IN_OPEN;
        else if (xml->kind == XML_IN_TEXT && is_value)
            xlsx_words_put(cell->words, xml->text);
    }
    is_unread |= leaf->is_hidden && cell->type == FAULT;
    leaf->has_unread |= is_unread;
    if (status != RT_OK || is_unread)
        return status;
    status = say_value(reader, error);
    if (status == RT_OK)
        put_lines(reader);
    return status;
}

/* ---- a row ---- */

static enum rt_status take_row_head(struct reader *reader, struct rt_error *error)
{
    struct xml_in *xml = &reader->xml;
    const struct xlsx_leaf *leaf = leaf_of(reader);
    bool has_number = xml_in_attribute(xml, XML_IN_PLAIN, "r");
    unsigned row = xml_in_number(xml, XML_IN_PLAIN, "r", 0, XLSX_ROWS);
    bool is_hidden = xml_in_attribute(xml, XML_IN_PLAIN, "hidden") &&
                     xml_in_switch(xml, XML_IN_PLAIN, "hidden");
    if (!has_number)
        row = reader->last_row + 1;
    if (row <= reader->last_row || row > XLSX_ROWS)
        return refuse_row(reader,
                          "a row stands there that can't be; open the file in Excel and "
                          "save it again",
                          error);
    reader->last_row = row;
    reader->row =
        (struct grid_row){.kind = GRID_ROW,
                          .table = (unsigned)reader->leaf,
                          .row = row,
                          .name = leaf->name,
                          .is_heading = row >= leaf->first_title && row <= leaf->last_title,
                          .is_hidden = is_hidden || leaf->is_hidden};
    return RT_OK;
}

/* Right behind the beginning of a row. */
static enum rt_status take_row(struct reader *reader, struct rt_error *error)
{
    struct xml_in *xml = &reader->xml;
    unsigned depth = xml->depth;
    bool is_first = true;
    enum rt_status status = take_row_head(reader, error);
    rt_arena_reset(&reader->arena);
    reader->room = ROW_ROOM;
    while (status == RT_OK && (status = xml_in_next(xml, error)) == RT_OK &&
           xml_in_within(xml, depth)) {
        if (xml->kind != XML_IN_OPEN || !xml_in_is(xml, XML_IN_SHEET, "c"))
            continue;
        status = take_cell(reader, is_first, error);
        is_first = false;
        if (status == RT_OK && reader->room <= COST)
            status = refuse_cell(reader,
                                 "makes its row larger than 1 MiB; split the row, or remove "
                                 "what is no text",
                                 error);
    }
    xlsx_merges_apply(&reader->merges, reader->row.row, &reader->row.cells, &reader->arena);
    return status;
}

/* ---- sheets ---- */

static enum rt_status open_sheet(struct reader *reader, struct rt_error *error)
{
    reader->leaf++;
    reader->last_row = 0;
    const char *part = leaf_of(reader)->part;
    xlsx_merges_clear(&reader->merges);
    enum rt_status status = xlsx_merges_read(reader->package, part, &reader->merges, error);
    return status == RT_OK ? xml_in_open(reader->package, part, &reader->xml, error) : status;
}

static void tell_notes(struct reader *reader)
{
    if (!reader->notices)
        return;
    if (reader->book.has_comments)
        g_ptr_array_add(reader->notices, g_strdup("the file has comments; they are not read"));
    if (reader->has_hidden_columns)
        g_ptr_array_add(reader->notices, g_strdup("a sheet has hidden columns; they are read"));
    for (size_t i = 0; i < reader->book.leaves.n; i++) {
        const struct xlsx_leaf *leaf = rt_list_item(&reader->book.leaves, i, sizeof *leaf);
        if (leaf->has_unread)
            g_ptr_array_add(reader->notices,
                            g_strdup_printf("the hidden sheet \"%s\" has cells with formulas "
                                            "or errors; those are not read",
                                            leaf->name));
    }
}

/* The next step in the sheets; *is_whole: to a row that is not empty, or the end. */
static enum rt_status step(struct reader *reader, bool *is_whole, struct rt_error *error)
{
    struct xml_in *xml = &reader->xml;
    if (!xml->private && reader->leaf == reader->book.leaves.n) {
        tell_notes(reader);
        reader->row = (struct grid_row){.kind = GRID_END};
        *is_whole = true;
        return RT_OK;
    }
    if (!xml->private)
        return open_sheet(reader, error);
    enum rt_status status = xml_in_next(xml, error);
    if (status == RT_OK && xml->kind == XML_IN_END) {
        xml_in_close(xml);
    } else if (status == RT_OK && xml->kind == XML_IN_OPEN) {
        if (xml_in_is(xml, XML_IN_SHEET, "row")) {
            status = take_row(reader, error);
            *is_whole = reader->row.cells.n > 0;
        } else if (xml_in_is(xml, XML_IN_SHEET, "col") &&
                   xml_in_attribute(xml, XML_IN_PLAIN, "hidden")) {
            reader->has_hidden_columns |= xml_in_switch(xml, XML_IN_PLAIN, "hidden");
        }
    }
    return status;
}

static enum rt_status reader_next(struct grid *grid, struct grid_row *out,
                                  struct rt_error *error)
{
    struct reader *reader = (struct reader *)grid;
    bool is_whole = false;
    enum rt_status status = RT_OK;
    while (status == RT_OK && !is_whole)
        status = step(reader, &is_whole, error);
    if (status == RT_OK)
        *out = reader->row;
    return status;
}

static void reader_close(struct grid *grid)
{
    struct reader *reader = (struct reader *)grid;
    xml_in_close(&reader->xml);
    xlsx_merges_clear(&reader->merges);
    xlsx_book_clear(&reader->book);
    package_in_close(reader->package);
    rt_arena_clear(&reader->arena);
    g_string_free(reader->cell.words, TRUE);
    g_free(reader->file);
    g_free(reader);
}

enum rt_status xlsx_read_open(struct file_input *input, const struct exchange_options *options,
                              struct grid **out, struct rt_error *error)
{
    struct reader *reader = g_new0(struct reader, 1);
    reader->grid = (struct grid){.next = reader_next, .close = reader_close};
    reader->notices = options->notices;
    reader->file = g_strdup(input->name);
    reader->cell.words = g_string_new(NULL);
    enum rt_status status = package_in_open(input, &reader->package, error);
    if (status == RT_OK)
        status = package_types_check(reader->package, error);
    if (status == RT_OK)
        status = xlsx_book_read(reader->package, &reader->book, error);
    if (status != RT_OK)
        reader_close(&reader->grid);
    else
        *out = &reader->grid;
    return status;
}
