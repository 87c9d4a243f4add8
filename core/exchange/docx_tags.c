/* The elements of the main part of a Word document, each with what it does. */
#include "exchange/docx_tags.h"

#include <string.h>

enum { COLUMNS = 1024, COST = 64 }; /* of a table, the most; of a cell, whatever is in it */

static bool is_outer(const struct docx_reader *reader)
{
    return reader->is_in_table && !reader->nested && !reader->words.n;
}

static const char *value_of(struct docx_reader *reader)
{
    return xml_in_attribute(&reader->xml, XML_IN_WORD, "val");
}

static bool switch_of(struct docx_reader *reader)
{
    return xml_in_switch(&reader->xml, XML_IN_WORD, "val");
}

static unsigned number_of(struct docx_reader *reader, unsigned fallback)
{
    return xml_in_number(&reader->xml, XML_IN_WORD, "val", fallback, 1 << 20);
}

static void note(struct docx_reader *reader, enum docx_note which)
{
    reader->is_noted[which] = true;
}

/* ---- words ---- */

static void open_text(struct docx_reader *reader)
{
    const char *space = xml_in_attribute(&reader->xml, XML_IN_XML, "space");
    reader->has_outer_blanks = space && strcmp(space, "preserve") == 0;
    reader->is_in_words = true;
}

static void close_text(struct docx_reader *reader)
{
    reader->is_in_words = false;
}

static void put_tab(struct docx_reader *reader)
{
    docx_words_put(&reader->words, "\t");
}

static void put_break(struct docx_reader *reader)
{
    docx_words_put(&reader->words, "\n");
}

static void put_hyphen(struct docx_reader *reader)
{
    docx_words_put(&reader->words, "-");
}

static void put_sign(struct docx_reader *reader)
{
    docx_words_put_sign(&reader->words, xml_in_attribute(&reader->xml, XML_IN_WORD, "char"));
}

static void open_run(struct docx_reader *reader)
{
    reader->words.run = (struct docx_run){0};
}

static void take_run_style(struct docx_reader *reader)
{
    reader->words.run.is_style_bold = docx_style_is_bold(&reader->styles, value_of(reader));
}

static void take_bold(struct docx_reader *reader)
{
    reader->words.run.has_bold = true;
    reader->words.run.is_bold = switch_of(reader);
}

static void take_hidden(struct docx_reader *reader)
{
    reader->words.run.is_hidden = switch_of(reader);
}

static void take_field(struct docx_reader *reader)
{
    const char *step = xml_in_attribute(&reader->xml, XML_IN_WORD, "fldCharType");
    docx_words_field(&reader->words, step ? step : "");
}

static void open_picks(struct docx_reader *reader)
{
    reader->words.pick = reader->words.entry = 0;
}

static void take_pick(struct docx_reader *reader)
{
    reader->words.pick = number_of(reader, 0);
}

static void take_entry(struct docx_reader *reader)
{
    const char *entry = value_of(reader);
    docx_words_entry(&reader->words, entry ? entry : "");
}

/* ---- paragraphs ---- */

/* The cell that paragraphs go to now, or NULL. */
static struct grid_cell *cell_of(struct docx_reader *reader)
{
    struct rt_list *cells = &reader->row.cells;
    if (reader->is_in_table && (!reader->is_in_cell || !cells->n))
        return NULL;
    if (!reader->is_in_table && !cells->n)
        ((struct grid_cell *)rt_list_add(cells, &reader->arena, sizeof(struct grid_cell)))
            ->columns = 1;
    return rt_list_item(cells, cells->n - 1, sizeof(struct grid_cell));
}

/* One in a place that shows none is read into nothing. */
static void open_paragraph(struct docx_reader *reader)
{
    struct grid_cell *cell = cell_of(reader);
    bool is_shown = cell && !reader->is_deleted && !reader->is_swallowed && !cell->is_continued;
    if (reader->words.n == DOCX_WORDS_DEEPEST)
        reader->trouble = "more than 16 paragraphs in one another; take text out of its boxes";
    else
        docx_words_open(&reader->words, is_shown ? &cell->paragraphs : NULL, &reader->arena);
}

static void close_paragraph(struct docx_reader *reader)
{
    if (!reader->words.n)
        return;
    docx_words_close(&reader->words, &reader->arena, reader->is_in_cell);
    if (reader->words.n || reader->is_in_table)
        return;
    struct grid_cell *cell = cell_of(reader);
    docx_words_tidy(&reader->words, &cell->paragraphs, &reader->arena);
    reader->row.kind = GRID_TEXT;
    reader->is_whole = cell->paragraphs.n > 0;
}

static void take_style(struct docx_reader *reader)
{
    const char *id = value_of(reader);
    if (id)
        docx_words_style(&reader->words, &reader->arena, id);
}

static void take_list(struct docx_reader *reader)
{
    struct docx_open *open = docx_words_current(&reader->words);
    if (open) {
        open->number.list = number_of(reader, 0);
        open->has_number = true;
    }
}

static void take_level(struct docx_reader *reader)
{
    struct docx_open *open = docx_words_current(&reader->words);
    if (open)
        open->number.level = number_of(reader, 0);
}

static void join_next(struct docx_reader *reader)
{
    struct docx_open *open = docx_words_current(&reader->words);
    if (open)
        open->is_joined = true;
    note(reader, DOCX_NOTE_CHANGES);
}

/* ---- tables ---- */

static void open_table(struct docx_reader *reader)
{
    bool is_nested = reader->is_in_table || reader->words.n;
    if (is_nested) {
        reader->nested++;
        note(reader, DOCX_NOTE_NESTED);
        return;
    }
    reader->is_in_table = true;
    reader->table++;
    reader->rows = 0;
}

static void close_table(struct docx_reader *reader)
{
    if (reader->nested)
        reader->nested--;
    else
        reader->is_in_table = false;
}

static void open_row(struct docx_reader *reader)
{
    if (!is_outer(reader) || reader->is_in_row)
        return;
    reader->row =
        (struct grid_row){.kind = GRID_ROW, .table = reader->table, .row = ++reader->rows};
    reader->column = 0;
    reader->is_in_row = true;
    reader->is_deleted = false;
}

static void close_row(struct docx_reader *reader)
{
    if (!is_outer(reader) || !reader->is_in_row || reader->is_in_cell)
        return;
    reader->is_in_row = false;
    reader->is_whole = !reader->is_deleted;
}

static void take_before(struct docx_reader *reader)
{
    if (is_outer(reader))
        reader->column = number_of(reader, 0);
}

static void take_heading(struct docx_reader *reader)
{
    if (is_outer(reader))
        reader->row.is_heading = switch_of(reader);
}

static void take_hidden_row(struct docx_reader *reader)
{
    if (is_outer(reader))
        reader->row.is_hidden = switch_of(reader);
}

static void delete_row(struct docx_reader *reader)
{
    if (is_outer(reader))
        reader->is_deleted = true;
    note(reader, DOCX_NOTE_CHANGES);
}

static void open_cell(struct docx_reader *reader)
{
    if (!is_outer(reader) || !reader->is_in_row || reader->is_in_cell)
        return;
    struct grid_cell *cell = rt_list_add(&reader->row.cells, &reader->arena, sizeof *cell);
    *cell = (struct grid_cell){.column = reader->column, .columns = 1};
    docx_words_spend(&reader->words, COST);
    reader->is_in_cell = true;
    reader->is_swallowed = false;
}

/* The cell of the table that the reader is in, but in no paragraph; or NULL. */
static struct grid_cell *outer_cell(struct docx_reader *reader)
{
    return is_outer(reader) ? cell_of(reader) : NULL;
}

static void close_cell(struct docx_reader *reader)
{
    struct rt_list *cells = &reader->row.cells;
    struct grid_cell *cell = outer_cell(reader);
    if (!cell)
        return;
    docx_words_tidy(&reader->words, &cell->paragraphs, &reader->arena);
    reader->column += cell->columns;
    reader->is_in_cell = false;
    if (reader->is_swallowed && cells->n > 1) {
        cells->n--;
        cell[-1].columns += cell->columns;
    }
    if (reader->column > COLUMNS)
        reader->trouble = "more than 1,024 columns; split the table";
}

static void take_span(struct docx_reader *reader)
{
    struct grid_cell *cell = outer_cell(reader);
    if (cell)
        cell->columns = MAX(number_of(reader, 1), 1);
}

static bool goes_on(struct docx_reader *reader)
{
    const char *value = value_of(reader);
    return !value || strcmp(value, "continue") == 0;
}

static void take_merge_down(struct docx_reader *reader)
{
    struct grid_cell *cell = outer_cell(reader);
    if (cell)
        cell->is_continued = goes_on(reader);
}

static void take_merge_across(struct docx_reader *reader)
{
    if (outer_cell(reader))
        reader->is_swallowed = goes_on(reader);
}

/* ---- links, controls, and what is left out ---- */

static void open_link(struct docx_reader *reader)
{
    const struct docx_open *open = docx_words_current(&reader->words);
    reader->before_link = open ? open->text->len : 0;
}

/* Where it leads is not read, and nothing else is there. */
static void close_link(struct docx_reader *reader)
{
    const struct docx_open *open = docx_words_current(&reader->words);
    if (open && open->text->len == reader->before_link)
        note(reader, DOCX_NOTE_LINKS);
}

static void open_control(struct docx_reader *reader)
{
    reader->is_placeholder = false;
}

static void take_placeholder(struct docx_reader *reader)
{
    reader->is_placeholder = switch_of(reader);
}

/* "Choose an item." is no choice. */
static void open_control_text(struct docx_reader *reader)
{
    reader->is_skipped = reader->is_placeholder;
    reader->is_placeholder = false;
}

static void skip(struct docx_reader *reader)
{
    reader->is_skipped = true;
}

static void skip_change(struct docx_reader *reader)
{
    reader->is_skipped = true;
    note(reader, DOCX_NOTE_CHANGES);
}

static void note_change(struct docx_reader *reader)
{
    note(reader, DOCX_NOTE_CHANGES);
}

static void note_comment(struct docx_reader *reader)
{
    note(reader, DOCX_NOTE_COMMENTS);
}

static void note_footnote(struct docx_reader *reader)
{
    note(reader, DOCX_NOTE_FOOTNOTES);
}

static void note_other(struct docx_reader *reader)
{
    note(reader, DOCX_NOTE_OTHERS);
}

/* ---- the table of elements ---- */

static const struct docx_tag tags[] = {
    {"p", DOCX_IN_TEXT, 0, open_paragraph, close_paragraph},
    {"r", DOCX_IN_TEXT, 0, open_run, NULL},
    {"t", DOCX_IN_TEXT, 0, open_text, close_text},
    {"tab", DOCX_IN_TEXT, 0, put_tab, NULL},
    {"ptab", DOCX_IN_TEXT, 0, put_tab, NULL},
    {"br", DOCX_IN_TEXT, 0, put_break, NULL},
    {"cr", DOCX_IN_TEXT, 0, put_break, NULL},
    {"noBreakHyphen", DOCX_IN_TEXT, 0, put_hyphen, NULL},
    {"sym", DOCX_IN_TEXT, 0, put_sign, NULL},
    {"fldChar", DOCX_IN_TEXT, 0, take_field, NULL},
    {"ddList", DOCX_IN_TEXT, DOCX_IN_PICKS, open_picks, NULL},
    {"hyperlink", DOCX_IN_TEXT, 0, open_link, close_link},
    {"tbl", DOCX_IN_TEXT, 0, open_table, close_table},
    {"tr", DOCX_IN_TEXT, 0, open_row, close_row},
    {"tc", DOCX_IN_TEXT, 0, open_cell, close_cell},

    {"pPr", DOCX_IN_TEXT, DOCX_IN_PARAGRAPH, NULL, NULL},
    {"pStyle", DOCX_IN_PARAGRAPH, 0, take_style, NULL},
    {"numId", DOCX_IN_PARAGRAPH, 0, take_list, NULL},
    {"ilvl", DOCX_IN_PARAGRAPH, 0, take_level, NULL},
    {"rPr", DOCX_IN_PARAGRAPH, DOCX_IN_MARK, NULL, NULL},
    {"del", DOCX_IN_MARK, 0, join_next, NULL},
    {"moveFrom", DOCX_IN_MARK, 0, join_next, NULL},
    {"rPr", DOCX_IN_TEXT, DOCX_IN_RUN, NULL, NULL},
    {"rStyle", DOCX_IN_RUN, 0, take_run_style, NULL},
    {"b", DOCX_IN_RUN, 0, take_bold, NULL},
    {"vanish", DOCX_IN_RUN, 0, take_hidden, NULL},
    {"trPr", DOCX_IN_TEXT, DOCX_IN_ROW, NULL, NULL},
    {"gridBefore", DOCX_IN_ROW, 0, take_before, NULL},
    {"tblHeader", DOCX_IN_ROW, 0, take_heading, NULL},
    {"hidden", DOCX_IN_ROW, 0, take_hidden_row, NULL},
    {"del", DOCX_IN_ROW, 0, delete_row, NULL},
    {"tcPr", DOCX_IN_TEXT, DOCX_IN_CELL, NULL, NULL},
    {"gridSpan", DOCX_IN_CELL, 0, take_span, NULL},
    {"vMerge", DOCX_IN_CELL, 0, take_merge_down, NULL},
    {"hMerge", DOCX_IN_CELL, 0, take_merge_across, NULL},
    {"sdtPr", DOCX_IN_TEXT, DOCX_IN_CONTROL, open_control, NULL},
    {"showingPlcHdr", DOCX_IN_CONTROL, 0, take_placeholder, NULL},
    {"sdtContent", DOCX_IN_TEXT, 0, open_control_text, NULL},
    {"default", DOCX_IN_PICKS, 0, take_pick, NULL},
    {"result", DOCX_IN_PICKS, 0, take_pick, NULL},
    {"listEntry", DOCX_IN_PICKS, 0, take_entry, NULL},

    {"del", DOCX_IN_TEXT, 0, skip_change, NULL},
    {"moveFrom", DOCX_IN_TEXT, 0, skip_change, NULL},
    {"ins", DOCX_ANYWHERE, 0, note_change, NULL},
    {"moveTo", DOCX_ANYWHERE, 0, note_change, NULL},
    {"cellIns", DOCX_ANYWHERE, 0, note_change, NULL},
    {"cellDel", DOCX_ANYWHERE, 0, note_change, NULL},
    {"instrText", DOCX_ANYWHERE, 0, skip, NULL},
    {"delText", DOCX_ANYWHERE, 0, skip, NULL},
    {"rt", DOCX_ANYWHERE, 0, skip, NULL},
    {"sectPr", DOCX_ANYWHERE, 0, skip, NULL},
    {"pPrChange", DOCX_ANYWHERE, 0, skip, NULL},
    {"rPrChange", DOCX_ANYWHERE, 0, skip, NULL},
    {"trPrChange", DOCX_ANYWHERE, 0, skip, NULL},
    {"tcPrChange", DOCX_ANYWHERE, 0, skip, NULL},
    {"tblPrChange", DOCX_ANYWHERE, 0, skip, NULL},
    {"tblPrExChange", DOCX_ANYWHERE, 0, skip, NULL},
    {"tblGridChange", DOCX_ANYWHERE, 0, skip, NULL},
    {"commentReference", DOCX_ANYWHERE, 0, note_comment, NULL},
    {"footnoteReference", DOCX_ANYWHERE, 0, note_footnote, NULL},
    {"endnoteReference", DOCX_ANYWHERE, 0, note_footnote, NULL},
    {"altChunk", DOCX_ANYWHERE, 0, note_other, NULL},
    {"subDoc", DOCX_ANYWHERE, 0, note_other, NULL},
};

const struct docx_tag *docx_tag_find(const char *name, unsigned where)
{
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
        if (tags[i].where & where && strcmp(tags[i].name, name) == 0)
            return &tags[i];
    return NULL;
}

void docx_tag_text(struct docx_reader *reader)
{
    if (!reader->is_in_words)
        return;
    g_autofree char *trimmed = g_strdup(reader->xml.text);
    docx_words_put(&reader->words,
                   reader->has_outer_blanks ? reader->xml.text : g_strstrip(trimmed));
}
