/* Excel workbooks as rows: what a person reads in their sheets (trust.md, G12), and places
 * that no sheet has (G11).
 */
#include <criterion/criterion.h>

#include <string.h>

#include "exchange/xlsx_read.h"
#include "tests/exchange/grid_words.h"
#include "tests/exchange/packing.h"

#define DATA(rows) "<sheetData>" rows "</sheetData>"
#define ROW(cells) DATA("<row r=\"1\">" cells "</row>")
#define C(place, value) "<c r=\"" place "\"><v>" value "</v></c>"
#define CS(place, face, value) "<c r=\"" place "\" s=\"" face "\"><v>" value "</v></c>"
#define CT(place, type, value) "<c r=\"" place "\" t=\"" type "\"><v>" value "</v></c>"
#define INLINE(place, words) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" words "</t></is></c>"
#define SAVE "; open the file in Excel and save it again\n"
#define AT "1.1 (Progress) | 0: "

/* Looks by number: 1 is a date, and so on. */
static const struct packing_part shared[] = {
    {.name = "xl/styles.xml",
     .text = "<styleSheet " PACKING_SHEET "><numFmts>"
             "<numFmt numFmtId=\"164\" formatCode=\"d mmmm yyyy;@\"/>"
             "<numFmt numFmtId=\"165\" formatCode=\"mmm\\-yy\"/>"
             "<numFmt numFmtId=\"166\" formatCode=\"[$-809]dd/mm/yyyy\\ hh:mm\"/>"
             "<numFmt numFmtId=\"167\" formatCode=\"[Red]0.00&quot; days&quot;\"/>"
             "<numFmt numFmtId=\"168\" formatCode=\"[h]:mm\"/>"
             "<numFmt numFmtId=\"169\" formatCode=\"yyyy\"/></numFmts>"
             "<fonts><font/><font><b/></font><font><b val=\"0\"/></font></fonts>"
             "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
             "<cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
             "<xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"168\"/>"
             "<xf numFmtId=\"20\"/><xf numFmtId=\"9\"/><xf fontId=\"1\"/><xf fontId=\"2\"/>"
             "<xf numFmtId=\"169\"/></cellXfs></styleSheet>"},
    {.name = "xl/sharedStrings.xml",
     .text = "<sst " PACKING_SHEET "><si><t>One</t></si><si><r><rPr><b/></rPr><t>Progress:</t>"
             "</r><r><t> done</t></r><rPh><t>unsaid</t></rPh></si><si><t>a_x000D_\n"
             "\n b_x0041_c_x005F_x0041__x0007_</t></si><si/></sst>"},
    {0}};

static const struct {
    const char *sheet, *words;
} sheets[] = {
    /* Words. */
    {ROW(CT("A1", "s", "0") CT("B1", "s", "1") CT("C1", "s", "2") CT("D1", "s", "3")),
     AT "One | 1: *Progress:* done | 2: a /  bAc_x0041_\xEF\xBF\xBD\n"},
    {ROW(INLINE("A1", "in") CT("B1", "str", "said") INLINE("C1", " ") "<c r=\"D1\"/>"),
     AT "in | 1: said\n"},
    {ROW(CT("A1", "b", "1") CT("B1", "b", "0")), AT "TRUE | 1: FALSE\n"},
    {ROW(CS("A1", "9", "7") CS("B1", "10", "8") "<c r=\"C1\" t=\"s\" s=\"9\"><v>0</v></c>"),
     AT "*7* | 1: 8 | 2: *One*\n"},
    /* Numbers. */
    {ROW(C("A1", "12.000000") C("B1", "0.5") C("C1", "-1E3") C("D1", "0.30000000000000004")
             C("E1", "-0")),
     AT "12 | 1: 0.5 | 2: -1000 | 3: 0.3 | 4: 0\n"},
    {ROW(CS("A1", "8", "0.5") CS("B1", "5", "2.5") CS("C1", "99", "3")),
     AT "50% | 1: 2.5 | 2: 3\n"},
    /* Days. */
    {ROW(CS("A1", "1", "43921") CS("B1", "2", "44196.75") CS("C1", "3", "43983") CS(
         "D1", "4", "43921.604166666664") CS("E1", "4", "43921") CS("F1", "11", "43921")),
     AT "31 March 2020 | 1: 31 December 2020 | 2: June 2020 | 3: 31 March 2020, 14:30 | 4: 31 "
        "March 2020 | 5: 2020\n"},
    {ROW(CS("A1", "1", "0") CS("B1", "1", "1") CS("C1", "1", "59") CS("D1", "1", "60")
             CS("E1", "1", "61") CS("F1", "1", "2958465") CS("G1", "1", "2958466")
                 CS("H1", "1", "-1")),
     AT "0 January 1900 | 1: 1 January 1900 | 2: 28 February 1900 | 3: 29 February 1900 | 4: 1 "
        "March 1900 | 5: 31 December 9999 | 6: 2958466 | 7: -1\n"},
    {ROW(CS("A1", "7", "0.604166666666667") CS("B1", "6", "1.5") CS("C1", "7", "0.5000116")),
     AT "14:30 | 1: 36:00 | 2: 12:00:01\n"},
    {ROW(CS("A1", "4", "43921.99999999")), AT "1 April 2020\n"},
    {ROW(CT("A1", "d", "2020-03-31") CT("B1", "d", "2020-03-31T00:00:00Z")
             CT("C1", "d", "2020-03-31T14:30:00")),
     AT "31 March 2020 | 1: 31 March 2020 | 2: 31 March 2020, 14:30\n"},
    /* Rows and places. */
    {DATA("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r=\"B3\"><v>3</v></c></row>"),
     AT "1 | 1: 2\n1.3 (Progress) | 1: 3\n"},
    {DATA("<row r=\"2\" hidden=\"1\">" C("A2", "1") "</row><row r=\"9\" hidden=\"0\">" C(
         "C9", "2") "</row>"),
     "1.2~ (Progress) | 0: 1\n1.9 (Progress) | 2: 2\n"},
    {DATA("<row r=\"1\">" C("A1", "1")
              C("XFD1", "2") "</row><row r=\"1048576\">" C("XFD1048576", "3") "</row>"),
     AT "1 | 16383: 2\n1.1048576 (Progress) | 16383: 3\n"},
    {"<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>" ROW(C("A1", "1")),
     AT "1\nnote: a sheet has hidden columns; they are read\n"},
    /* Merged cells. */
    {DATA("<row r=\"1\">" C("A1", "1") C("B1", "9")
              C("C1", "2") "</row><row r=\"2\">" C("A2", "9")
                  C("C2", "3") "</row><row r=\"3\"><c r=\"A3\"/></row><row r=\"4\">" C(
                      "D4", "4") "</row>") "<mergeCells><mergeCell ref=\"D4:E5\"/><mergeCell "
                                           "ref=\"A1:B4\"/>"
                                           "</mergeCells>",
     "1.1 (Progress) | 0+2: 1 | 2: 2\n1.2 (Progress) | 0+2^ | 2: 3\n1.4 (Progress) | 0+2^ | "
     "3+2: 4\n"},
    /* What can't be. */
    {ROW("<c r=\"C1\"><f>A1+1</f><v>2</v></c>"),
     "error: a.xlsx: sheet \"Progress\", cell C1 holds a formula; put its value there instead "
     "(copy the cells and paste them as values)\n"},
    {ROW(CT("A1", "e", "#REF!")),
     "error: a.xlsx: sheet \"Progress\", cell A1 holds an error (#REF!); write there what it "
     "should say\n"},
    {ROW(C("A1", "1x")), "error: a.xlsx: sheet \"Progress\", cell A1 has a value that can't be "
                         "read; write it anew\n"},
    {ROW(CT("AB1", "s", "4")), "error: a.xlsx: sheet \"Progress\", cell AB1 has a value that "
                               "can't be read; write it anew\n"},
    {"<mergeCells><mergeCell ref=\"A1:A0\"/></mergeCells>",
     "error: a.xlsx: xl/worksheets/sheet1.xml, line 1: cells are merged that are not "
     "there" SAVE},
};

Test(xlsx_read, a_sheet_is_read_as_a_person_reads_it)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
        g_autoptr(GString) bytes = packing_xlsx(sheets[i].sheet, shared);
        g_autofree char *words = grid_words(xlsx_read_open, "a.xlsx", bytes);
        cr_expect_str_eq(words, sheets[i].words, "%s", sheets[i].sheet);
    }
}

/* ---- G11 ---- */

Test(xlsx_read, a_place_that_no_sheet_has_is_refused)
{
    static const char *const places[] = {
        "A0", "A-1", "XFE1", "AAAA1", "A1048577",
        "1",  "A",   "a1",   "$A$1",  "A01",
        "A2", "A1 ", "A1B",  "",      "ZZZZZZZZZZZZZZZZZZZZZZZZ1"};
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *sheet =
            g_strdup_printf(DATA("<row r=\"1\"><c r=\"%s\"><v>1</v></c></row>"), places[i]);
        g_autofree char *error = g_strdup_printf(
            "error: a.xlsx: sheet \"Progress\", behind row 1: there is no cell %.20s in this "
            "place" SAVE,
            places[i]);
        g_autoptr(GString) bytes = packing_xlsx(sheet, NULL);
        g_autofree char *words = grid_words(xlsx_read_open, "a.xlsx", bytes);
        cr_expect_str_eq(words, error);
    }
}

Test(xlsx_read, a_sentence_never_ends_within_a_character)
{
    g_autoptr(GString) bytes = packing_xlsx(ROW("<c r=\"ééééééééééééééééééééé\"/>"), NULL);
    g_autofree char *words = grid_words(xlsx_read_open, "a.xlsx", bytes);
    cr_expect_str_eq(words, "error: a.xlsx: sheet \"Progress\", behind row 1: there is no cell "
                            "éééééééééééééééééééé in this place" SAVE);
}

Test(xlsx_read, rows_and_cells_out_of_order_are_refused)
{
    static const char *const before[] = {DATA("<row r=\"0\"/>"),
                                         DATA("<row r=\"-1\"/>"),
                                         DATA("<row r=\"1048577\"/>"),
                                         DATA("<row r=\"2\"/><row r=\"1\"/>"),
                                         DATA("<row r=\"2\"/><row r=\"2\"/>"),
                                         ROW(C("B1", "1") C("A1", "2")),
                                         ROW(C("A1", "1") C("A1", "2"))};
    for (size_t i = 0; i < G_N_ELEMENTS(before); i++) {
        g_autoptr(GString) bytes = packing_xlsx(before[i], NULL);
        g_autofree char *words = grid_words(xlsx_read_open, "a.xlsx", bytes);
        cr_expect(strstr(words, "error: a.xlsx: sheet \"Progress\", behind row"), "%s: %s",
                  before[i], words);
        cr_expect(g_str_has_suffix(words, SAVE), "%s", words);
    }
}

Test(xlsx_read, cells_far_apart_cost_nothing)
{
    g_autoptr(GString) bytes = packing_xlsx(
        DATA("<row r=\"1\">" C("A1", "1") "</row><row r=\"1048576\">" C(
            "XFD1048576",
            "3") "</row>") "<mergeCells><mergeCell ref=\"B1:XFC1048576\"/></mergeCells>",
        NULL);
    unsigned long before = grid_peak();
    g_autofree char *words = grid_words(xlsx_read_open, "a.xlsx", bytes);
    cr_expect_str_eq(words, AT "1\n1.1048576 (Progress) | 1+16382^ | 16383: 3\n");
    cr_expect_lt(grid_peak() - before, 4u << 10);
}

/* ---- workbooks ---- */

static const struct packing_part two_sheets[] = {
    {.name = "xl/workbook.xml",
     .text = "<workbook " PACKING_SHEET "><workbookPr date1904=\"1\"/><sheets>"
             "<sheet name=\"Chart\" r:id=\"c\"/><sheet name=\"Second\" r:id=\"b\"/>"
             "<sheet name=\"Secret\" state=\"hidden\" r:id=\"a\"/></sheets><definedNames>"
             "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"1\">'It''s $5'!$A:$B,"
             "'It''s $5'!$2:$3</definedName></definedNames></workbook>"},
    {.name = "xl/_rels/workbook.xml.rels",
     .text = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
             "relationships\"><Relationship Id=\"a\" Target=\"/xl/worksheets/sheet1.xml\"/>"
             "<Relationship Id=\"b\" Target=\"worksheets/other.xml\"/>"
             "<Relationship Id=\"x\" Target=\"http://example.org/\" TargetMode=\"External\"/>"
             "<Relationship Id=\"c\" Target=\"chartsheets/sheet1.xml\"/></Relationships>"},
    {.name = "xl/worksheets/other.xml",
     .text = "<worksheet " PACKING_SHEET "><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>42459"
             "</v></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>0</v></c></row><row r=\"4\">"
             "<c><v>4</v></c></row></sheetData></worksheet>"},
    {.name = "xl/styles.xml",
     .text = "<styleSheet " PACKING_SHEET "><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>"
             "</styleSheet>"},
    {.name = "xl/worksheets/_rels/other.xml.rels",
     .text = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
             "relationships\"><Relationship Id=\"n\" Target=\"../remarks/one.xml\" "
             "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
             "comments\"/></Relationships>"},
    {.name = "xl/remarks/one.xml", .text = "<comments/>"},
    {0}};

Test(xlsx_read, sheets_come_in_the_order_of_their_tabs)
{
    g_autoptr(GString) bytes = packing_xlsx(ROW(C("A1", "1")), two_sheets);
    g_autofree char *words = grid_words(xlsx_read_open, "a.xlsx", bytes);
    cr_expect_str_eq(words,
                     "1.1 (Second) | 0: 31 March 2020\n1.2* (Second) | 0: 1 January 1904\n"
                     "1.4 (Second) | 0: 4\n2.1~ (Secret) | 0: 1\n"
                     "note: the file has comments; they are not read\n");
}

/* What a hidden sheet reckons is left out and told; what is on sheets to be seen is refused. */
Test(xlsx_read, a_hidden_sheet_may_have_formulas)
{
    g_autoptr(GString) bytes =
        packing_xlsx(ROW(C("A1", "1") "<c r=\"B1\"><f>A1+1</f><v>2</v></c>"
                                      "<c r=\"C1\" t=\"e\"><v>#REF!</v></c>" C("D1", "4")),
                     two_sheets);
    g_autofree char *words = grid_words(xlsx_read_open, "a.xlsx", bytes);
    cr_expect(strstr(words, "\n2.1~ (Secret) | 0: 1 | 3: 4\n"), "%s", words);
    cr_expect(strstr(words, "note: the hidden sheet \"Secret\" has cells with formulas or "
                            "errors; those are not read\n"),
              "%s", words);
}

static char *read_linked(const char *target, const char *mode)
{
    g_autofree char *links = g_strdup_printf(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"rId1\" Target=\"%s\"%s/></Relationships>",
        target, mode);
    const struct packing_part more[] = {{.name = "xl/_rels/workbook.xml.rels", .text = links},
                                        {0}};
    g_autoptr(GString) bytes = packing_xlsx(ROW(C("A1", "1")), more);
    return grid_words(xlsx_read_open, "a.xlsx", bytes);
}

Test(xlsx_read, a_sheet_elsewhere_is_not_followed)
{
    static const char *const targets[] = {"http://example.org/sheet1.xml", "../secret.xml",
                                          "/etc/passwd", "sheet1.xml"};
    for (size_t i = 0; i < G_N_ELEMENTS(targets); i++) {
        g_autofree char *words = read_linked(targets[i], "");
        cr_expect_str_eq(words, "error: a.xlsx: xl/workbook.xml, line 1: a sheet is not where "
                                "Excel puts it" SAVE);
    }
    g_autofree char *outside = read_linked("worksheets/sheet1.xml", " TargetMode=\"External\"");
    cr_expect(strstr(outside, "a sheet is not where"), "%s", outside);
    g_autofree char *missing = read_linked("worksheets/none.xml", "");
    cr_expect_str_eq(missing, "error: a.xlsx: the part xl/worksheets/none.xml is missing; open "
                              "the file in Word or Excel and save it again\n");
    g_autofree char *macros = read_linked("macrosheets/sheet1.xml", "");
    cr_expect_str_eq(macros,
                     "error: a.xlsx: xl/workbook.xml, line 1: the file holds macros; save "
                     "it without them, as .xlsx\n");
}

/* Words in little room: one string of a mebibyte in each of many cells. */
Test(xlsx_read, a_row_of_too_many_words_is_refused)
{
    g_autofree char *long_one = g_strnfill(100000, 'x');
    g_autofree char *strings =
        g_strconcat("<sst " PACKING_SHEET "><si><t>", long_one, "</t></si></sst>", NULL);
    const struct packing_part more[] = {{.name = "xl/sharedStrings.xml", .text = strings}, {0}};
    g_autoptr(GString) cells = g_string_new("<sheetData><row>");
    for (int i = 0; i < 16000; i++)
        g_string_append(cells, "<c t=\"s\"><v>0</v></c>");
    g_string_append(cells, "</row></sheetData>");
    g_autoptr(GString) bytes = packing_xlsx(cells->str, more);
    unsigned long before = grid_peak();
    g_autofree char *words = grid_words(xlsx_read_open, "a.xlsx", bytes);
    cr_expect_str_eq(words,
                     "error: a.xlsx: sheet \"Progress\", cell K1 makes its row larger than "
                     "1 MiB; split the row, or remove what is no text\n");
    cr_expect_lt(grid_peak() - before, 8u << 10);
}

/* The words at the end of what is read of a book whose sheets have so many rows, each with
 * the one shared string. */
static char *read_repeated(const char *string, unsigned first, unsigned second)
{
    g_autofree char *strings =
        g_strconcat("<sst " PACKING_SHEET "><si><t>", string, "</t></si></sst>", NULL);
    g_autoptr(GString) one = g_string_new("<sheetData>"), other = g_string_new(NULL);
    for (unsigned i = 0; i < first; i++)
        g_string_append(one, "<row><c t=\"s\"><v>0</v></c></row>");
    g_string_append(one, "</sheetData>");
    g_string_append(other, "<worksheet " PACKING_SHEET "><sheetData>");
    for (unsigned i = 0; i < second; i++)
        g_string_append(other, "<row><c t=\"s\"><v>0</v></c></row>");
    g_string_append(other, "</sheetData></worksheet>");
    const struct packing_part more[] = {two_sheets[0],
                                        two_sheets[1],
                                        {.name = "xl/worksheets/other.xml", .text = other->str},
                                        {.name = "xl/sharedStrings.xml", .text = strings},
                                        {0}};
    g_autoptr(GString) bytes = packing_xlsx(one->str, more);
    g_autofree char *words = grid_words(xlsx_read_open, "a.xlsx", bytes);
    const char *error = strstr(words, "error: ");
    return g_strdup(error ? error : "");
}

/* One string in few rows is read, in many it is refused, whichever sheets they stand in. */
Test(xlsx_read, rows_that_name_one_long_string_too_often_are_refused)
{
    static const char refused[] =
        "error: a.xlsx: words of the part xl/sharedStrings.xml stand in so many places that "
        "they are more than 6 MiB; split the file\n";
    enum { LONG = 900000, LINES = 14000 };
    g_autofree char *string = g_strnfill(LONG, 'x');
    g_autoptr(GString) lines = g_string_new(NULL);
    for (int i = 0; i < LINES; i++)
        g_string_append(lines, "a\n");
    const struct {
        const char *string;
        unsigned first, second;
        const char *error;
    } cases[] = {
        {string, 7, 0, ""},      {string, 8, 0, refused},     {string, 3, 4, ""},
        {string, 4, 4, refused}, {string, 4000, 0, refused},  {"Yes", 4000, 4000, ""},
        {lines->str, 7, 0, ""},  {lines->str, 0, 8, refused},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *error =
            read_repeated(cases[i].string, cases[i].first, cases[i].second);
        cr_expect_str_eq(error, cases[i].error, "%zu: %s", i, error);
    }
}

/* A part is counted once however often it is read, so that a sheet must have its own. */
Test(xlsx_read, two_sheets_that_are_one_part_are_refused)
{
    static const char *const seconds[] = {"worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml",
                                          "/xl/worksheets/SHEET1.XML"};
    for (size_t i = 0; i < G_N_ELEMENTS(seconds); i++) {
        g_autofree char *links = g_strdup_printf(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
            "relationships\"><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/>"
            "<Relationship Id=\"b\" Target=\"%s\"/></Relationships>",
            seconds[i]);
        const struct packing_part more[] = {
            {.name = "xl/workbook.xml",
             .text = "<workbook " PACKING_SHEET "><sheets><sheet name=\"One\" r:id=\"a\"/>"
                     "<sheet name=\"Two\" r:id=\"b\"/></sheets></workbook>"},
            {.name = "xl/_rels/workbook.xml.rels", .text = links},
            {0}};
        g_autoptr(GString) bytes = packing_xlsx(ROW(C("A1", "1")), more);
        g_autofree char *words = grid_words(xlsx_read_open, "a.xlsx", bytes);
        cr_expect_str_eq(words, "error: a.xlsx: xl/workbook.xml, line 1: two sheets are the "
                                "same part" SAVE);
    }
}

/* ---- files of another program ---- */

static char *read_file(const char *name)
{
    g_autofree char *path = g_build_filename(FIXTURES, "tables", name, NULL), *bytes = NULL;
    size_t n;
    cr_assert(g_file_get_contents(path, &bytes, &n, NULL), "%s", path);
    g_autoptr(GString) file = g_string_new_len(bytes, (gssize)n);
    return grid_words(xlsx_read_open, name, file);
}

Test(xlsx_read, what_libreoffice_writes_is_read)
{
    static const char rows[] =
        "1.1* (Progress) | 0: *Recommendation* | 1: *Key actions* | 2: *Target date*\n"
        "1.2 (Progress) | 0+3: Perpetrator services\n"
        "1.3 (Progress) | 0: *5. Raise awareness –* of services | 1: Develop a plan / with "
        "Hampton Trust | 2: 31 December 2020\n"
        "1.4 (Progress) | 0^ | 1: Secure funding | 2: June 2020\n"
        "1.5~ (Progress) | 0: kept back\n";
    g_autofree char
        *words = read_file("grid-libreoffice.xlsx"),
        *formula = read_file("grid-formula.xlsx"),
        *whole = g_strconcat(rows,
                             "1.8 (Progress) | 0: 12 | 1: 0.5 | 2: 25% | 3: 14:30\n"
                             "2.1~ (Lists) | 0: Red\n",
                             NULL),
        *refused = g_strconcat(
            rows,
            "error: grid-formula.xlsx: sheet \"Progress\", cell A8 holds a formula; "
            "put its value there instead (copy the cells and paste them as values)\n",
            NULL);
    cr_expect_str_eq(words, whole);
    cr_expect_str_eq(formula, refused);
}
