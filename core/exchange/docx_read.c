/* A Word document as rows of cells: one walk over its main part. */
#include "exchange/docx_read.h"

#include <string.h>

#include "exchange/docx_tags.h"
#include "exchange/package_types.h"

static const char *const notes[DOCX_NOTES] = {
    [DOCX_NOTE_CHANGES] = "the file has tracked changes: what was inserted is read, what was "
                          "deleted is not",
    [DOCX_NOTE_COMMENTS] = "the file has comments; they are not read",
    [DOCX_NOTE_FOOTNOTES] = "the file has footnotes or endnotes; they are not read",
    [DOCX_NOTE_PICTURES] = "the file has pictures; they are not read",
    [DOCX_NOTE_HIDDEN] = "the file has hidden words; they are not read",
    [DOCX_NOTE_NESTED] = "a table stands inside another one, or in a text box; its words are "
                         "read as those of the cell around it",
    [DOCX_NOTE_LINKS] = "the file has links without words; where they lead is not read",
    [DOCX_NOTE_OTHERS] = "the file takes parts of its text from other files; they are not read",
};

static const char main_part[] = "word/document.xml";

enum { CHOICES = 128, PROPERTIES = 4 }; /* in one another, the most */

struct walk {
    struct docx_reader reader;
    struct {
        unsigned where, depth;
    } left[PROPERTIES]; /* where the reader was before it came into properties */
    unsigned n_left;
    bool is_chosen[CHOICES]; /* of each open choice */
    unsigned choices;
};

/* ---- one element ---- */

static void open_tag(struct walk *walk)
{
    struct docx_reader *reader = &walk->reader;
    const struct docx_tag *tag = docx_tag_find(reader->xml.name, reader->where);
    if (tag && tag->open)
        tag->open(reader);
    if (tag && tag->inside && walk->n_left < PROPERTIES) {
        walk->left[walk->n_left].where = reader->where;
        walk->left[walk->n_left++].depth = reader->xml.depth;
        reader->where = tag->inside;
    }
}

static void close_tag(struct walk *walk)
{
    struct docx_reader *reader = &walk->reader;
    if (walk->n_left && walk->left[walk->n_left - 1].depth == reader->xml.depth)
        reader->where = walk->left[--walk->n_left].where;
    const struct docx_tag *tag = docx_tag_find(reader->xml.name, reader->where);
    if (tag && tag->close)
        tag->close(reader);
}

/* What Word says in several ways, for older and newer programs, is read once. */
static void take_choice(struct walk *walk)
{
    struct xml_in *xml = &walk->reader.xml;
    bool is_open = xml->kind == XML_IN_OPEN;
    if (strcmp(xml->name, "AlternateContent") == 0 && is_open && walk->choices < CHOICES)
        walk->is_chosen[walk->choices++] = false;
    else if (strcmp(xml->name, "AlternateContent") == 0 && !is_open && walk->choices)
        walk->choices--;
    else if (is_open && walk->choices &&
             (strcmp(xml->name, "Choice") == 0 || strcmp(xml->name, "Fallback") == 0)) {
        walk->reader.is_skipped = walk->is_chosen[walk->choices - 1];
        walk->is_chosen[walk->choices - 1] = true;
    }
}

static void take_other(struct docx_reader *reader)
{
    if (strcmp(reader->xml.name, "blip") == 0 || strcmp(reader->xml.name, "imagedata") == 0)
        reader->is_noted[DOCX_NOTE_PICTURES] = true;
}

static enum rt_status refuse(const struct docx_reader *reader, const char *why,
                             struct rt_error *error)
{
    if (!reader->is_in_table)
        return rt_fail_at(error, RT_REFUSED, reader->file, 0, 0, "the text behind table %u: %s",
                          reader->table, why);
    return rt_fail_at(error, RT_REFUSED, reader->file, 0, 0, "table %u, row %u: %s",
                      reader->table, reader->rows, why);
}

static enum rt_status step(struct walk *walk, struct rt_error *error)
{
    struct docx_reader *reader = &walk->reader;
    struct xml_in *xml = &reader->xml;
    if (xml->kind == XML_IN_TEXT)
        docx_tag_text(reader);
    else if (xml->space == XML_IN_CHOICE)
        take_choice(walk);
    else if (xml->space == XML_IN_WORD && xml->kind == XML_IN_OPEN)
        open_tag(walk);
    else if (xml->space == XML_IN_WORD)
        close_tag(walk);
    else
        take_other(reader);
    if (reader->words.is_full)
        return refuse(reader, "more words than are read of one row, 1 MiB; split it", error);
    if (reader->trouble)
        return refuse(reader, reader->trouble, error);
    if (!reader->is_skipped)
        return RT_OK;
    reader->is_skipped = false;
    return xml_in_skip(xml, error);
}

/* ---- the grid ---- */

static void tell_notes(struct docx_reader *reader)
{
    reader->is_noted[DOCX_NOTE_HIDDEN] |= reader->words.has_hidden;
    for (size_t i = 0; i < DOCX_NOTES; i++)
        if (reader->is_noted[i] && reader->notices)
            g_ptr_array_add(reader->notices, g_strdup(notes[i]));
}

static enum rt_status walk_next(struct grid *grid, struct grid_row *out, struct rt_error *error)
{
    struct walk *walk = (struct walk *)grid;
    struct docx_reader *reader = &walk->reader;
    enum rt_status status = RT_OK;
    rt_arena_reset(&reader->arena);
    reader->row = (struct grid_row){0};
    reader->words.room = DOCX_WORDS_ROOM;
    reader->words.marks = 0;
    reader->is_whole = false;
    while (status == RT_OK && !reader->is_whole) {
        status = xml_in_next(&reader->xml, error);
        if (status == RT_OK && reader->xml.kind == XML_IN_END) {
            tell_notes(reader);
            *out = (struct grid_row){.kind = GRID_END};
            return RT_OK;
        }
        if (status == RT_OK)
            status = step(walk, error);
    }
    if (status == RT_OK && reader->words.marks)
        status = package_in_repeat(reader->package, "word/numbering.xml", reader->words.marks,
                                   error);
    if (status == RT_OK)
        *out = reader->row;
    return status;
}

static void walk_close(struct grid *grid)
{
    struct docx_reader *reader = &((struct walk *)grid)->reader;
    xml_in_close(&reader->xml);
    package_in_close(reader->package);
    docx_words_clear(&reader->words);
    docx_lists_clear(&reader->lists);
    docx_styles_clear(&reader->styles);
    rt_arena_clear(&reader->arena);
    g_free(reader->file);
    g_free(grid);
}

static struct docx_reader *walk_new(const char *file, GPtrArray *notices)
{
    struct walk *walk = g_new0(struct walk, 1);
    struct docx_reader *reader = &walk->reader;
    reader->grid = (struct grid){.next = walk_next, .close = walk_close};
    reader->file = g_strdup(file);
    reader->notices = notices;
    reader->where = DOCX_IN_TEXT;
    docx_words_init(&reader->words, &reader->styles, &reader->lists);
    return reader;
}

struct grid *docx_read_part(struct xml_in_bytes bytes, const char *file, GPtrArray *notices)
{
    struct docx_reader *reader = walk_new(file, notices);
    xml_in_open_bytes(bytes, file, main_part, &reader->xml);
    return &reader->grid;
}

enum rt_status docx_read_open(struct file_input *input, const struct exchange_options *options,
                              struct grid **out, struct rt_error *error)
{
    struct docx_reader *reader = walk_new(input->name, options->notices);
    enum rt_status status = package_in_open(input, &reader->package, error);
    if (status == RT_OK)
        status = package_types_check(reader->package, error);
    if (status == RT_OK)
        status = docx_styles_read(reader->package, &reader->styles, error);
    if (status == RT_OK)
        status = docx_lists_read(reader->package, &reader->styles, &reader->lists, error);
    if (status == RT_OK)
        status = xml_in_open(reader->package, main_part, &reader->xml, error);
    if (status != RT_OK)
        walk_close(&reader->grid);
    else
        *out = &reader->grid;
    return status;
}
