/* A workbook without its sheets: four parts, and what each sheet is related to, read once. */
#include "exchange/xlsx_book.h"

#include <string.h>

#include "exchange/xlsx_number.h"

enum {
    LEAVES = 256,
    FACES = 1 << 16,
    FORMATS = 4096,
    WORDS = 6 << 20, /* bytes of all words together, with what they cost */
    ROWS = 1 << 20,
};

/* ---- each part ---- */

/* Calls take at each beginning in the part, which may be missing if it may. */
static enum rt_status walk(struct package_in *package, const char *part, bool may_miss,
                           enum rt_status (*take)(void *user, struct xml_in *xml,
                                                  struct rt_error *error),
                           void *user, struct rt_error *error)
{
    struct xml_in xml = {0};
    if (may_miss && !package_in_has(package, part))
        return RT_OK;
    enum rt_status status = xml_in_open(package, part, &xml, error);
    while (status == RT_OK && (status = xml_in_next(&xml, error)) == RT_OK &&
           xml.kind != XML_IN_END)
        if (xml.kind == XML_IN_OPEN)
            status = take(user, &xml, error);
    xml_in_close(&xml);
    return status;
}

/* ---- the relations: which part an id means ---- */

static enum rt_status take_relation(void *user, struct xml_in *xml, struct rt_error *error)
{
    GHashTable *parts = user;
    const char *mode = xml_in_attribute(xml, XML_IN_PLAIN, "TargetMode");
    if (!xml_in_is(xml, XML_IN_LINKS, "Relationship") || (mode && !strcmp(mode, "External")))
        return RT_OK;
    g_autofree char *id = g_strdup(xml_in_attribute(xml, XML_IN_PLAIN, "Id"));
    const char *target = xml_in_attribute(xml, XML_IN_PLAIN, "Target");
    if (g_hash_table_size(parts) > FORMATS)
        return xml_in_fail(xml, error, "the workbook has more than 4,096 parts; split it");
    if (id && target)
        g_hash_table_replace(parts, g_steal_pointer(&id),
                             *target == '/' ? g_strdup(target + 1)
                                            : g_strconcat("xl/", target, NULL));
    return RT_OK;
}

/* ---- the workbook ---- */

struct leaves {
    struct xlsx_book *book;
    GHashTable *parts;
    GArray *at; /* unsigned: which leaf the n-th sheet is, from 1; 0: none */
};

/* Names of parts are told in any case. */
static bool has_leaf(const struct xlsx_book *book, const char *part)
{
    for (size_t i = 0; i < book->leaves.n; i++) {
        const struct xlsx_leaf *leaf = rt_list_item(&book->leaves, i, sizeof *leaf);
        if (g_ascii_strcasecmp(leaf->part, part) == 0)
            return true;
    }
    return false;
}

static enum rt_status take_leaf(struct leaves *leaves, struct xml_in *xml,
                                struct rt_error *error)
{
    struct xlsx_book *book = leaves->book;
    unsigned none = 0, place;
    const char *id = xml_in_attribute(xml, XML_IN_RELATION, "id");
    const char *part = id ? g_hash_table_lookup(leaves->parts, id) : NULL;
    if (leaves->at->len >= LEAVES)
        return xml_in_fail(xml, error, "the workbook has more than 256 sheets; split it");
    if (part && g_str_has_prefix(part, "xl/macrosheets/"))
        return xml_in_fail(xml, error, "the file holds macros; save it without them, as .xlsx");
    if (part && (g_str_has_prefix(part, "xl/chartsheets/") ||
                 g_str_has_prefix(part, "xl/dialogsheets/"))) {
        g_array_append_val(leaves->at, none);
        return RT_OK;
    }
    if (!part || !g_str_has_prefix(part, "xl/worksheets/"))
        return xml_in_fail(xml, error,
                           "a sheet is not where Excel puts it; open the file in "
                           "Excel and save it again");
    if (has_leaf(book, part))
        return xml_in_fail(xml, error,
                           "two sheets are the same part; open the file in Excel and save it "
                           "again");
    struct xlsx_leaf *leaf = rt_list_add(&book->leaves, &book->arena, sizeof *leaf);
    leaf->part = rt_arena_copy(&book->arena, part);
    const char *name = xml_in_attribute(xml, XML_IN_PLAIN, "name");
    leaf->name = rt_arena_copy(&book->arena, name ? name : "");
    const char *state = xml_in_attribute(xml, XML_IN_PLAIN, "state");
    leaf->is_hidden = state && strcmp(state, "visible") != 0;
    place = (unsigned)book->leaves.n;
    g_array_append_val(leaves->at, place);
    return RT_OK;
}

/* "'Sheet 1'!$A:$B,'Sheet 1'!$3:$4": the rows of it. */
static void take_titles(const char *range, struct xlsx_leaf *leaf)
{
    for (const char *at = strchr(range, '$'); at; at = strchr(at + 1, '$')) {
        char *end;
        guint64 first = g_ascii_strtoull(at + 1, &end, 10);
        if (!g_ascii_isdigit(at[1]) || !g_str_has_prefix(end, ":$"))
            continue;
        guint64 last = g_ascii_strtoull(end + 2, NULL, 10);
        leaf->first_title = (unsigned)MIN(first, (guint64)ROWS);
        leaf->last_title = (unsigned)MIN(last, (guint64)ROWS);
        return;
    }
}

/* Right behind the beginning of a name: is it that of rows to repeat? */
static enum rt_status take_name(struct leaves *leaves, struct xml_in *xml,
                                struct rt_error *error)
{
    const char *name = xml_in_attribute(xml, XML_IN_PLAIN, "name");
    bool is_titles = name && strcmp(name, "_xlnm.Print_Titles") == 0;
    unsigned at = xml_in_number(xml, XML_IN_PLAIN, "localSheetId", LEAVES, LEAVES);
    unsigned which = at < leaves->at->len ? g_array_index(leaves->at, unsigned, at) : 0;
    enum rt_status status = xml_in_next(xml, error);
    if (status == RT_OK && xml->kind == XML_IN_TEXT && is_titles && which)
        take_titles(xml->text,
                    rt_list_item(&leaves->book->leaves, which - 1, sizeof(struct xlsx_leaf)));
    return status;
}

static enum rt_status take_workbook(void *user, struct xml_in *xml, struct rt_error *error)
{
    struct leaves *leaves = user;
    if (xml_in_is(xml, XML_IN_SHEET, "workbookPr"))
        leaves->book->is_1904 = xml_in_attribute(xml, XML_IN_PLAIN, "date1904") &&
                                xml_in_switch(xml, XML_IN_PLAIN, "date1904");
    else if (xml_in_is(xml, XML_IN_SHEET, "sheet"))
        return take_leaf(leaves, xml, error);
    else if (xml_in_is(xml, XML_IN_SHEET, "definedName"))
        return take_name(leaves, xml, error);
    return RT_OK;
}

/* ---- what hangs on a sheet ---- */

static enum rt_status take_hanger(void *user, struct xml_in *xml, struct rt_error *error)
{
    struct xlsx_book *book = user;
    const char *type = xml_in_attribute(xml, XML_IN_PLAIN, "Type");
    (void)error;
    if (xml_in_is(xml, XML_IN_LINKS, "Relationship") && type)
        book->has_comments |=
            g_str_has_suffix(type, "/comments") || g_str_has_suffix(type, "/threadedComment");
    return RT_OK;
}

/* Each program has its own name for the part with the comments; the sheet is related to it. */
static enum rt_status read_hangers(struct package_in *package, struct xlsx_book *book,
                                   struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < book->leaves.n && status == RT_OK; i++) {
        const struct xlsx_leaf *leaf = rt_list_item(&book->leaves, i, sizeof *leaf);
        g_autofree char *folder = g_path_get_dirname(leaf->part),
                        *name = g_path_get_basename(leaf->part);
        g_autofree char *part = g_strdup_printf("%s/_rels/%s.rels", folder, name);
        status = walk(package, part, true, take_hanger, book, error);
    }
    return status;
}

static enum rt_status read_workbook(struct package_in *package, struct xlsx_book *book,
                                    struct rt_error *error)
{
    g_autoptr(GHashTable) parts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GArray) at = g_array_new(FALSE, FALSE, sizeof(unsigned));
    struct leaves leaves = {.book = book, .parts = parts, .at = at};
    enum rt_status status =
        walk(package, "xl/_rels/workbook.xml.rels", false, take_relation, parts, error);
    if (status == RT_OK)
        status = walk(package, "xl/workbook.xml", false, take_workbook, &leaves, error);
    return status;
}

/* ---- how cells look ---- */

struct faces {
    struct xlsx_book *book;
    GHashTable *formats; /* look by id */
    GArray *fonts;       /* bool: bold? */
    enum { OF_NOTHING, OF_FONTS, OF_CELLS } of;
};

static enum rt_status take_face(struct faces *faces, struct xml_in *xml, struct rt_error *error)
{
    GArray *all = faces->book->faces;
    unsigned id = xml_in_number(xml, XML_IN_PLAIN, "numFmtId", 0, FACES),
             font = xml_in_number(xml, XML_IN_PLAIN, "fontId", 0, FACES);
    gpointer look;
    struct xlsx_face face = {
        .look = g_hash_table_lookup_extended(faces->formats, GUINT_TO_POINTER(id), NULL, &look)
                    ? GPOINTER_TO_UINT(look)
                    : xlsx_look_of_id(id),
        .is_bold = font < faces->fonts->len && g_array_index(faces->fonts, bool, font)};
    if (all->len >= FACES)
        return xml_in_fail(xml, error, "the cells have more than 65,536 looks; remove some");
    g_array_append_val(all, face);
    return RT_OK;
}

static enum rt_status take_look(void *user, struct xml_in *xml, struct rt_error *error)
{
    struct faces *faces = user;
    bool is_not = false;
    if (xml_in_is(xml, XML_IN_SHEET, "fonts"))
        faces->of = OF_FONTS;
    else if (xml_in_is(xml, XML_IN_SHEET, "cellXfs"))
        faces->of = OF_CELLS;
    else if (xml_in_is(xml, XML_IN_SHEET, "cellStyleXfs") ||
             xml_in_is(xml, XML_IN_SHEET, "cellStyles") || xml_in_is(xml, XML_IN_SHEET, "dxfs"))
        faces->of = OF_NOTHING;
    else if (xml_in_is(xml, XML_IN_SHEET, "font") && faces->of == OF_FONTS &&
             faces->fonts->len < FACES)
        g_array_append_val(faces->fonts, is_not);
    else if (xml_in_is(xml, XML_IN_SHEET, "b") && faces->of == OF_FONTS && faces->fonts->len)
        g_array_index(faces->fonts, bool, faces->fonts->len - 1) =
            xml_in_switch(xml, XML_IN_PLAIN, "val");
    else if (xml_in_is(xml, XML_IN_SHEET, "xf") && faces->of == OF_CELLS)
        return take_face(faces, xml, error);
    else if (xml_in_is(xml, XML_IN_SHEET, "numFmt") &&
             g_hash_table_size(faces->formats) < FORMATS) {
        unsigned id = xml_in_number(xml, XML_IN_PLAIN, "numFmtId", 0, FACES);
        const char *code = xml_in_attribute(xml, XML_IN_PLAIN, "formatCode");
        g_hash_table_replace(faces->formats, GUINT_TO_POINTER(id),
                             GUINT_TO_POINTER(xlsx_look_of_code(code ? code : "")));
    }
    return RT_OK;
}

static enum rt_status read_faces(struct package_in *package, struct xlsx_book *book,
                                 struct rt_error *error)
{
    g_autoptr(GHashTable) formats = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) fonts = g_array_new(FALSE, TRUE, sizeof(bool));
    struct faces faces = {.book = book, .formats = formats, .fonts = fonts};
    return walk(package, "xl/styles.xml", true, take_look, &faces, error);
}

/* ---- words that several cells share ---- */

static enum rt_status take_string(void *user, struct xml_in *xml, struct rt_error *error)
{
    struct xlsx_book *book = user;
    struct xlsx_string string = {.at = (uint32_t)book->words->len};
    if (!xml_in_is(xml, XML_IN_SHEET, "si"))
        return RT_OK;
    enum rt_status status = xlsx_words_take(xml, book->words, &string.bold, error);
    g_string_append_c(book->words, '\0');
    g_array_append_val(book->strings, string);
    if (status == RT_OK && book->words->len + book->strings->len * sizeof string > WORDS)
        status = xml_in_fail(xml, error,
                             "the sheets hold more than 6 MiB of words; split the "
                             "workbook");
    return status;
}

/* ---- all of it ---- */

enum rt_status xlsx_book_read(struct package_in *package, struct xlsx_book *out,
                              struct rt_error *error)
{
    struct xlsx_book book = {
        .faces = g_array_new(FALSE, TRUE, sizeof(struct xlsx_face)),
        .strings = g_array_new(FALSE, TRUE, sizeof(struct xlsx_string)),
        .words = g_string_new(NULL),
    };
    enum rt_status status = read_workbook(package, &book, error);
    if (status == RT_OK)
        status = read_hangers(package, &book, error);
    if (status == RT_OK)
        status = read_faces(package, &book, error);
    if (status == RT_OK)
        status = walk(package, "xl/sharedStrings.xml", true, take_string, &book, error);
    if (status != RT_OK)
        xlsx_book_clear(&book);
    else
        *out = book;
    return status;
}

void xlsx_book_clear(struct xlsx_book *book)
{
    if (book->faces) {
        g_array_free(book->faces, TRUE);
        g_array_free(book->strings, TRUE);
        g_string_free(book->words, TRUE);
    }
    rt_arena_clear(&book->arena);
    *book = (struct xlsx_book){0};
}
