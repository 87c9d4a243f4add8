/* Word documents as rows: what a person reads in their tables, whatever program wrote them.
 */
#include <criterion/criterion.h>

#include <string.h>

#include "exchange/docx_read.h"
#include "tests/exchange/grid_words.h"
#include "tests/exchange/packing.h"

#define P(words) "<w:p><w:r><w:t>" words "</w:t></w:r></w:p>"
#define TC(inside) "<w:tc>" inside "</w:tc>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
#define TBL(rows) "<w:tbl><w:tblPr/><w:tblGrid/>" rows "</w:tbl>"
#define CELL(inside) TBL(TR(TC(inside)))
#define RUN(look, words) "<w:r><w:rPr>" look "</w:rPr><w:t>" words "</w:t></w:r>"

static const struct {
    const char *body, *words;
} documents[] = {
    {"", ""},
    {P("Outside") TBL(TR(TC(P("One")) TC(P("Two")))) P("Behind"),
     "text | 0: Outside\n1.1 | 0: One | 1: Two\ntext | 0: Behind\n"},
    /* Tables, rows, spans. */
    {TBL(TR(TC("<w:p/>"))) TBL(TR(TC(P("a"))) TR(TC(P("b")))),
     "1.1 | 0\n2.1 | 0: a\n2.2 | 0: b\n"},
    {TBL(TR("<w:trPr><w:tblHeader/></w:trPr>" TC(P("Head")))
             TR("<w:trPr><w:tblHeader w:val=\"0\"/><w:hidden/></w:trPr>" TC(P("Row")))),
     "1.1* | 0: Head\n1.2~ | 0: Row\n"},
    {TBL(TR(TC("<w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>" P("wide")) TC(P("last")))
             TR("<w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>" TC(P("late")))),
     "1.1 | 0+3: wide | 3: last\n1.2 | 2: late\n"},
    {TBL(TR(TC("<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" P("down")) TC(P("a")))
             TR(TC("<w:tcPr><w:vMerge/></w:tcPr>" P("unseen")) TC(P("b")))),
     "1.1 | 0: down | 1: a\n1.2 | 0^ | 1: b\n"},
    {TBL(TR(TC("<w:tcPr><w:hMerge w:val=\"restart\"/></w:tcPr>" P("across")) TC(
         "<w:tcPr><w:hMerge w:val=\"continue\"/></w:tcPr>" P("unseen")) TC(P("next")))),
     "1.1 | 0+2: across | 2: next\n"},
    /* Words. */
    {CELL(P("one") "<w:p/>" P("two")), "1.1 | 0: one / two\n"},
    {CELL("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:cr/>"
          "<w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/><w:t>f</w:t></w:r></w:p>"),
     "1.1 | 0: a\nb\tc\nd-ef\n"},
    {CELL("<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space=\"preserve\"> b </w:t></w:r>"
          "</w:p>"),
     "1.1 | 0: a b \n"},
    {CELL("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r>"
          "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:char=\"F021\"/></w:r></w:p>"),
     "1.1 | 0: ✓\xEF\xBF\xBD\n"},
    {CELL(P("a&#x85;b&#x9F;c&#x7F;&amp;&lt;")), "1.1 | 0: a\nb\xEF\xBF\xBD"
                                                "c\xEF\xBF\xBD&<\n"},
    /* What is bold at the beginning. */
    {CELL("<w:p>" RUN("<w:b/>", "Progress:") RUN("", " done") RUN("<w:b/>", "!") "</w:p>"),
     "1.1 | 0: *Progress:*done!\n"},
    {CELL("<w:p>" RUN("<w:b w:val=\"false\"/>", "not") RUN("<w:b/>", "bold") "</w:p>"),
     "1.1 | 0: notbold\n"},
    /* Tracked changes. */
    {CELL("<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old"
          "</w:delText></w:r></w:del></w:p>"),
     "1.1 | 0: new\nnote: the file has tracked changes: what was inserted is read, what was "
     "deleted is not\n"},
    {CELL("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>" P("two")
              P("three")),
     "1.1 | 0: onetwo / three\nnote: the file has tracked changes: what was inserted is read, "
     "what was deleted is not\n"},
    {TBL(TR("<w:trPr><w:del/></w:trPr>" TC(P("gone"))) TR(TC(P("there")))),
     "1.2 | 0: there\nnote: the file has tracked changes: what was inserted is read, what was "
     "deleted is not\n"},
    {CELL("<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val=\"A\"/></w:pPr></w:pPrChange>"
          "</w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>"
          "<w:t>same</w:t></w:r></w:p>"),
     "1.1 | 0: same\n"},
    /* Fields, links, controls. */
    {CELL("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE"
          "</w:instrText><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
          "<w:r><w:t>3 March</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"),
     "1.1 | 0: 3 March\n"},
    {CELL("<w:p><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>4</w:t></w:r></w:fldSimple>"
          "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>"),
     "1.1 | 0: 4link\n"},
    {CELL("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList>"
          "<w:result w:val=\"1\"/><w:listEntry w:val=\"Red\"/><w:listEntry w:val=\"Amber\"/>"
          "</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN"
          "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"),
     "1.1 | 0: Amber\n"},
    {CELL("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" P("next")),
     "1.1 | 0: next\n"},
    {"<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" CELL(
         P("held")) "</w:sdtContent></w:sdt>",
     "1.1 | 0: held\n"},
    {CELL("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Choose an "
          "item.</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>x</w:t></w:r></w:p>"),
     "1.1 | 0: x\n"},
    /* Said in two ways, boxes, tables in tables. */
    {CELL("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>new</w:t>"
          "</mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r>"
          "</w:p>"),
     "1.1 | 0: new\n"},
    {CELL("<w:p><w:r><w:t>around</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent>" P(
         "in a box") "</w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>!</w:t>"
                     "</w:r></w:p>"),
     "1.1 | 0: around! / in a box\n"},
    {CELL(P("over") CELL(P("inner"))) P("x"),
     "1.1 | 0: over / inner\ntext | 0: x\nnote: a table stands inside another one, or in a "
     "text "
     "box; its words are read as those of the cell around it\n"},
    {CELL("<w:p><w:r><w:t>a</w:t><w:commentReference/><w:footnoteReference/><w:pict>"
          "<v:imagedata/></w:pict></w:r>" RUN("<w:vanish/>", "unseen") "</w:p>"),
     "1.1 | 0: a\nnote: the file has comments; they are not read\nnote: the file has footnotes "
     "or endnotes; they are not read\nnote: the file has pictures; they are not read\nnote: "
     "the file has hidden words; they are not read\n"},
    {CELL("<w:p><w:hyperlink><w:r/></w:hyperlink></w:p>"),
     "1.1 | 0\nnote: the file has links without words; where they lead is not read\n"},
    {"<w:altChunk/>", "note: the file takes parts of its text from other files; they are not "
                      "read\n"},
};

Test(docx_read, a_document_is_read_as_a_person_reads_it)
{
    for (size_t i = 0; i < G_N_ELEMENTS(documents); i++) {
        g_autoptr(GString) bytes = packing_docx(documents[i].body, NULL);
        g_autofree char *words = grid_words(docx_read_open, "a.docx", bytes);
        cr_expect_str_eq(words, documents[i].words, "%s", documents[i].body);
    }
}

/* ---- styles and lists ---- */

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define STYLED(style, words) \
    "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"
#define LISTED(list, level, words)                                             \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list \
    "\"/></w:numPr></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"

static const struct packing_part looks[] = {
    {.name = "word/styles.xml",
     .text = "<w:styles " W ">"
             "<w:style w:styleId=\"Head\">\n<w:name w:val=\"heading "
             "1\"/><w:rPr><w:b/></w:rPr></w:style>"
             "<w:style w:styleId=\"Sub\">\n<w:name w:val=\"heading "
             "2\"/><w:basedOn w:val=\"Head\"/></w:style>"
             "<w:style w:styleId=\"Table\">\n<w:name "
             "w:val=\"Grid\"/><w:tblStylePr><w:rPr><w:b/></w:rPr></w:tblStylePr></w"
             ":style>"
             "<w:style w:styleId=\"Loop\">\n<w:name w:val=\"Loop\"/><w:basedOn "
             "w:val=\"Loop\"/></w:style>"
             "<w:style w:styleId=\"Strong\">\n<w:name "
             "w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>"
             "<w:style w:styleId=\"Bullet\">\n<w:name w:val=\"List "
             "Bullet\"/><w:pPr><w:numPr><w:numId "
             "w:val=\"2\"/></w:numPr></w:pPr></w:style>"
             "<w:style w:styleId=\"Link\">\n<w:name "
             "w:val=\"Link\"/><w:pPr><w:numPr><w:numId "
             "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
             "</w:styles>"},
    {.name = "word/numbering.xml",
     .text = "<w:numbering " W ">"
             "<w:abstractNum w:abstractNumId=\"0\">"
             "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
             "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
             "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
             "w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1%2)\"/></w:lvl>"
             "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt "
             "w:val=\"upperRoman\"/><w:lvlText w:val=\"%3\"/></w:lvl>"
             "</w:abstractNum>"
             "<w:abstractNum w:abstractNumId=\"1\">"
             "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
             "w:val=\"bullet\"/><w:lvlText w:val=\"x\"/></w:lvl>"
             "</w:abstractNum>"
             "<w:abstractNum w:abstractNumId=\"2\">"
             "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
             "w:val=\"decimal\"/><w:lvlText w:val=\"Recommendation %1:\"/></w:lvl>"
             "</w:abstractNum>"
             "<w:abstractNum w:abstractNumId=\"3\">"
             "<w:numStyleLink w:val=\"Link\"/>"
             "</w:abstractNum>"
             "<w:abstractNum w:abstractNumId=\"4\">"
             "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
             "w:val=\"decimalZero\"/><w:lvlText w:val=\"%1\"/></w:lvl>"
             "<w:lvl w:ilvl=\"1\"><w:start w:val=\"3\"/><w:numFmt "
             "w:val=\"upperLetter\"/><w:lvlText w:val=\"(%2)\"/><w:suff "
             "w:val=\"nothing\"/><w:lvlRestart w:val=\"0\"/></w:lvl>"
             "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt "
             "w:val=\"ordinal\"/><w:lvlText w:val=\"%2.%3\"/><w:isLgl/></w:lvl>"
             "</w:abstractNum>"
             "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
             "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
             "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num>"
             "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride "
             "w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>"
             "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"3\"/></w:num>"
             "<w:num w:numId=\"6\"><w:abstractNumId w:val=\"4\"/></w:num>"
             "</w:numbering>"},
    {0}};

static const struct {
    const char *body, *words;
} looked[] = {
    {STYLED("Head", "A") STYLED("Sub", "B") STYLED("None", "C") STYLED("Loop", "D")
         STYLED("Table", "E"),
     "text | 0: {heading 1} *A*\ntext | 0: {heading 2} *B*\ntext | 0: C\ntext | 0: {Loop} D\n"
     "text | 0: {Grid} E\n"},
    {"<w:p><w:pPr><w:pStyle w:val=\"Head\"/></w:pPr>" RUN(
         "<w:rStyle w:val=\"Strong\"/>",
         "plain") "</w:p><w:p>" RUN("<w:rStyle w:val=\"Strong\"/>", "bold")
         RUN("", " then") "</w:p>",
     "text | 0: {heading 1} plain\ntext | 0: *bold*then\n"},
    /* A council's first column, which Word numbers. */
    {TBL(TR(TC(LISTED("1", "0", "One")) TC(P("a")))
             TR(TC("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
                   "</w:pPr></w:p>") TC(P("b"))) TR(TC(LISTED("1", "0", "Three")))),
     "1.1 | 0: 1. One | 1: a\n1.2 | 0: 2. | 1: b\n1.3 | 0: 3. Three\n"},
    {CELL(LISTED("1", "0", "a") LISTED("1", "1", "b") LISTED("1", "1", "c")
              LISTED("1", "2", "d") LISTED("1", "0", "e") LISTED("1", "1", "f")),
     "1.1 | 0: 1. a / 1a) b / 1b) c / I d / 2. e / 2a) f\n"},
    {CELL(LISTED("1", "0", "a") LISTED("4", "0", "b") LISTED("4", "0", "c")
              LISTED("1", "0", "d") LISTED("5", "0", "e")),
     "1.1 | 0: 1. a / 7. b / 8. c / 9. d / 10. e\n"},
    {CELL(STYLED("Bullet", "a") LISTED("2", "0", "b") LISTED("0", "0", "c")
              LISTED("9", "0", "d") "<w:p><w:pPr><w:pStyle w:val=\"Bullet\"/></w:pPr></w:p>"),
     "1.1 | 0: {List Bullet} • a / • b / c / d\n"},
    {CELL(LISTED("6", "0", "a") LISTED("6", "1", "b") LISTED("6", "0", "c")
              LISTED("6", "1", "d") LISTED("6", "2", "e")),
     "1.1 | 0: 01 a / (C)b / 02 c / (D)d / 4.1 e\n"},
    {CELL(LISTED("3", "0", "a")), "1.1 | 0: Recommendation 1: a\n"},
    {CELL("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>" RUN("<w:b/>", "bold")
              RUN("", "not") "</w:p>"),
     "1.1 | 0: *1. bold*not\n"},
};

Test(docx_read, what_styles_and_lists_say_is_read_with_it)
{
    for (size_t i = 0; i < G_N_ELEMENTS(looked); i++) {
        g_autoptr(GString) bytes = packing_docx(looked[i].body, looks);
        g_autofree char *words = grid_words(docx_read_open, "a.docx", bytes);
        cr_expect_str_eq(words, looked[i].words, "%s", looked[i].body);
    }
}

/* The error of a document with so many paragraphs without words, each of a list that puts
 * 127 times 26 letters before it. */
static char *read_marked(const char *before, unsigned n, const char *after)
{
    g_autoptr(GString) body = g_string_new(before), lists = g_string_new(NULL);
    g_string_append(lists, "<w:numbering " W "><w:abstractNum w:abstractNumId=\"0\">"
                           "<w:lvl w:ilvl=\"0\"><w:start w:val=\"676\"/>"
                           "<w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"");
    for (int i = 0; i < 127; i++)
        g_string_append(lists, "%1");
    g_string_append(lists, "\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
                           "<w:abstractNumId w:val=\"0\"/></w:num></w:numbering>");
    for (unsigned i = 0; i < n; i++)
        g_string_append(body, LISTED("1", "0", ""));
    g_string_append(body, after);
    const struct packing_part more[] = {{.name = "word/numbering.xml", .text = lists->str},
                                        {0}};
    g_autoptr(GString) bytes = packing_docx(body->str, more);
    g_autofree char *words = grid_words(docx_read_open, "a.docx", bytes);
    const char *error = strstr(words, "error: ");
    return g_strdup(error ? error : "");
}

/* A mark is nowhere in the document's words: it is charged as they are, to the row and to the
 * file. */
Test(docx_read, marks_of_lists_that_are_too_much_are_refused)
{
    static const char before[] = "<w:tbl><w:tr><w:tc>", after[] = "</w:tc></w:tr></w:tbl>";
    g_autofree char *few = read_marked(before, 300, after),
                    *row = read_marked(before, 320, after), *some = read_marked("", 1900, ""),
                    *file = read_marked("", 1910, "");
    cr_expect_str_eq(few, "");
    cr_expect_str_eq(row, "error: a.docx: table 1, row 1: more words than are read of one row, "
                          "1 MiB; split it\n");
    cr_expect_str_eq(some, "");
    cr_expect_str_eq(file,
                     "error: a.docx: words of the part word/numbering.xml stand in so many "
                     "places that they are more than 6 MiB; split the file\n");
}

/* ---- files of other programs ---- */

static char *read_file(const char *name)
{
    g_autofree char *path = g_build_filename(FIXTURES, "tables", name, NULL), *bytes = NULL;
    size_t n;
    cr_assert(g_file_get_contents(path, &bytes, &n, NULL), "%s", path);
    g_autoptr(GString) file = g_string_new_len(bytes, (gssize)n);
    return grid_words(docx_read_open, name, file);
}

Test(docx_read, what_pandoc_writes_is_read)
{
    g_autofree char *words = read_file("grid-pandoc.docx");
    cr_expect_str_eq(
        words,
        "text | 0: {Heading 1} *Progress against recommendations*\n"
        "text | 0: {First Paragraph} As at 31 March 2020\n"
        "1.1* | 0: {Compact} Recommendation | 1: {Compact} Key actions | 2: {Compact} Target "
        "date | 3: {Compact} Update\n"
        "1.2 | 0: {Compact} *1. Communications Campaign –* stigmatise abusive behaviours | 1: "
        "{Compact} • Focus to be agreed / {Compact} • Implement the plan | 2: {Compact} • Nov "
        "2019 / {Compact} • June 2020 | 3: *Progress:* Hampton Trust has agreed to set up "
        "meetings. / *Challenge:* Funding\n"
        "1.3 | 0: {Compact} 2. Reporting | 1: {Compact} 1. Lead the dialogue / {Compact} 2. "
        "Report | 2: {Compact} Ongoing | 3\n"
        "note: the file has footnotes or endnotes; they are not read\n");
}

Test(docx_read, what_libreoffice_writes_is_read)
{
    g_autofree char *words = read_file("grid-libreoffice.docx");
    cr_expect_str_eq(
        words,
        "text | 0: {Heading 1} *Progress against recommendations*\n"
        "1.1* | 0: {Table Heading} *No* | 1: {Table Heading} *Recommendation* | 2: {Table "
        "Heading} *Key actions* | 3: {Table Heading} *Target date*\n"
        "1.2 | 0+4: {Table Contents} Perpetrator services\n"
        "1.3 | 0: {Table Contents} 1. | 1: {Table Contents} *Raise awareness –* of "
        "services | 2: {Table Contents} Develop a plan | 3: {Table Contents} 31 March "
        "2020\n"
        "1.4 | 0^ | 1^ | 2: {Table Contents} Secure\nfunding | 3: {Table Contents} June "
        "2020\n"
        "1.5 | 0: {Table Contents} 2. Co-location | 1: {Table Contents} • Mental health / "
        "{Table Contents} • Substance misuse | 2: {Table Contents} Hampshire\xC2\xA0"
        "Constabulary to report | 3\n");
}
