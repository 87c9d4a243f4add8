/* Hostile packages (trust.md, G9): each is refused by its name, none costs memory. */
#include <criterion/criterion.h>

#include <string.h>

#include <glib/gstdio.h>

#include "exchange/docx_read.h"
#include "exchange/package.h"
#include "exchange/package_in.h"
#include "tests/exchange/grid_words.h"
#include "tests/exchange/packing.h"

#define EMPTY \
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"
#define TYPES "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
#define SAVE "; open the file in Word or Excel and save it again\n"

/* What is honest about a package that lies elsewhere. */
static const struct packing_part document = {.name = "word/document.xml", .text = EMPTY},
                                 types = {.name = "[Content_Types].xml", .text = TYPES};

static char *read_package(const struct packing *packing)
{
    g_autoptr(GString) bytes = packing_bytes(packing);
    return grid_words(docx_read_open, "a.docx", bytes);
}

/* ---- packages ---- */

Test(package_in, an_honest_one_is_read)
{
    const struct packing_part parts[] = {types, document, {.name = "word/", .text = ""}, {0}};
    g_autofree char *words = read_package(&(struct packing){.parts = parts});
    cr_expect_str_eq(words, "");
    g_autofree char *again =
        read_package(&(struct packing){.parts = parts, .after = NULL, .before = ""});
    cr_expect_str_eq(again, "");
}

/* Each beside an honest document. */
static const struct {
    struct packing_part part;
    const char *error;
} parts[] = {
    {{.name = "../word/x", .text = ""},
     "the part ../word/x has a name that leads out of the package"},
    {{.name = "word/../../x", .text = ""},
     "the part word/../../x has a name that leads out of the package"},
    {{.name = "word/./x", .text = ""},
     "the part word/./x has a name that leads out of the package"},
    {{.name = "/etc/passwd", .text = ""},
     "the part /etc/passwd has a name that leads out of the package"},
    {{.name = "word\\x", .text = ""},
     "the part word\\x has a name that leads out of the package"},
    {{.name = "C:x", .text = ""}, "the part C:x has a name that leads out of the package"},
    {{.name = "caf\xE9", .text = ""}, "the part caf\xEF\xBF\xBD has a name that can't be read"},

    {{.name = "a\x1B[2J", .text = ""}, "the part a^[[2J has a name that can't be read"},
    {{.name = "", .text = ""}, "the part  has no name that can be one"},
    {{.name = "word/document.xml", .text = EMPTY}, "the part word/document.xml is there twice"},
    {{.name = "WORD/Document.XML", .text = EMPTY}, "the part WORD/Document.XML is there twice"},
    {{.name = "x", .text = "x", .flags = 1},
     "the part x is encrypted; save the file without a password\n"},
    {{.name = "x", .text = "x", .method = 99},
     "the part x is packed as neither Word nor Excel does it"},
    {{.name = "x", .text = "x", .method = 12},
     "the part x is packed as neither Word nor Excel does it"},
    {{.name = "x", .text = "xx", .packed = 1}, "the part x is of another size than it says"},
    {{.name = "x", .text = "x", .size = 0xFFFFFFFF},
     "the part x is made as one of more than 4 GiB (zip64)"},
    {{.name = "x", .text = "x", .packed = 0xFFFFFFFF},
     "the part x is made as one of more than 4 GiB (zip64)"},
    {{.name = "x", .text = "x", .at = 0xFFFFFFFF},
     "the part x is made as one of more than 4 GiB (zip64)"},
    {{.name = "x", .text = "x", .method = 8, .packed = 1 << 20},
     "the part x reaches past its end"},
    {{.name = "x", .text = "x", .at = 7}, "the part x is not where the directory says"},
    {{.name = "x", .text = "x", .at = 1 << 30}, "the part x is not where the directory says"},
    {{.name = "x", .local_name = "y", .text = "x"},
     "the part x is another one than the directory says"},
    {{.name = "word/vbaProject.bin", .text = "x"},
     "the file holds macros (word/vbaProject.bin); save it without them, as .docx or .xlsx\n"},
};

Test(package_in, a_part_that_lies_is_refused_by_name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        const struct packing_part all[] = {types, document, parts[i].part, {0}};
        g_autofree char *words = read_package(&(struct packing){.parts = all});
        bool is_whole = g_str_has_suffix(parts[i].error, "\n");
        g_autofree char *error =
            g_strdup_printf("error: a.docx: %s%s", parts[i].error, is_whole ? "" : SAVE);
        cr_expect_str_eq(words, error);
    }
}

/* Two names of the same bytes, and bytes that are a part and within another one. */
Test(package_in, parts_that_lie_over_one_another_are_refused)
{
    const struct packing_part first = {.name = "x", .text = "12345"},
                              same[] = {first, {.name = "x", .text = "12345", .at = 1}, {0}};
    g_autofree char *twice = read_package(&(struct packing){.parts = same});
    cr_expect_str_eq(twice, "error: a.docx: the part x is there twice" SAVE);
    const struct packing_part inner[] = {
        {.name = "x", .text = "PK\3\4\24"}, {.name = "y", .text = "12345"}, {0}};
    g_autoptr(GString) bytes = packing_bytes(&(struct packing){.parts = inner});
    /* The first one reaches over the second: its sizes, here and in the directory. */
    for (size_t i = 0; i + 4 < bytes->len; i++) {
        bool is_local = !memcmp(bytes->str + i, "PK\3\4\24\0", 6),
             is_head = !memcmp(bytes->str + i, "PK\1\2", 4);
        size_t sizes = i + (is_head ? 20 : 18), name = i + (is_head ? 46 : 30);
        if ((is_local || is_head) && bytes->str[name] == 'x')
            bytes->str[sizes] = bytes->str[sizes + 4] = 30;
    }
    g_autofree char *over = grid_words(docx_read_open, "a.docx", bytes);
    cr_expect_str_eq(over, "error: a.docx: the part y lies over another one" SAVE);
}

/* Names that lead elsewhere lead nowhere: the folder that we are in stays empty. */
Test(package_in, nothing_is_written)
{
    g_autofree char *folder = g_dir_make_tmp("rectrack-XXXXXX", NULL),
                    *inner = g_build_filename(folder, "in", NULL);
    cr_assert(folder && g_mkdir(inner, 0700) == 0 && g_chdir(inner) == 0);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        const struct packing_part all[] = {types, document, parts[i].part, {0}};
        g_autofree char *words = read_package(&(struct packing){.parts = all});
        cr_expect(*words);
    }
    cr_expect(g_chdir("/") == 0 && g_rmdir(inner) == 0 && g_rmdir(folder) == 0);
}

Test(package_in, a_package_that_lies_is_refused)
{
    const struct packing_part some[] = {types, document, {0}};
    const struct {
        struct packing packing;
        const char *error;
    } cases[] = {
        {{.parts = some, .after = "PK"},
         "is no whole zip package, as Word and Excel make them; "
         "its end is missing\n"},
        {{.parts = some, .before = "#!/bin/sh\n", .directory = 99},
         "the package has its directory not where it says" SAVE},
        {{.parts = some, .size = 7}, "the package has its directory not where it says" SAVE},
        {{.parts = some, .directory = 0xFFFFFFFF},
         "the package is made as one of more than 4 GiB (zip64)" SAVE},
        {{.parts = some, .has_locator = true},
         "the package is made as one of more than 4 GiB (zip64)" SAVE},
        {{.parts = some, .disk = 1}, "the package is one of several pieces" SAVE},
        {{.parts = some, .count = 1}, "the package has a damaged directory" SAVE},
        {{.parts = some, .count = 3}, "the package has a damaged directory" SAVE},
        {{.parts = some, .count = 65535},
         "the package has 65535 parts; 4096 are the most that are read\n"},
        {{.parts = some, .times = 2500},
         "the package has 5000 parts; 4096 are the most that are read\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *words = read_package(&cases[i].packing),
                        *error = g_strdup_printf("error: a.docx: %s", cases[i].error);
        cr_expect_str_eq(words, error);
    }
}

/* What is wrong with the document itself. */
static const struct {
    struct packing_part part;
    const char *error;
} damaged[] = {
    {{.name = "word/document.xml", .text = EMPTY, .crc = 1},
     "the part word/document.xml is damaged: its check sum is wrong"},
    {{.name = "word/document.xml", .text = EMPTY, .method = 8},
     "the part word/document.xml is damaged and can't be unpacked"},
    {{.name = "word/document.xml", .text = EMPTY, .method = 8, .size = 64 << 20},
     "the part word/document.xml unpacks to too much: 32 MiB are the most for all that is "
     "read; split the file\n"},
    {{.name = "word/other.xml", .text = EMPTY}, "the part word/document.xml is missing"},
    {{.name = "word/document.xml", .text = ""},
     "word/document.xml, line 1: the part is no sound XML (Extra content at the end of the "
     "document)"},
};

Test(package_in, a_damaged_document_is_refused_by_name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(damaged); i++) {
        const struct packing_part all[] = {types, damaged[i].part, {0}};
        g_autofree char *words = read_package(&(struct packing){.parts = all});
        bool is_whole = g_str_has_suffix(damaged[i].error, "\n");
        g_autofree char *error =
            g_strdup_printf("error: a.docx: %s%s", damaged[i].error, is_whole ? "" : SAVE);
        cr_expect_str_eq(words, error);
    }
}

Test(package_in, macros_are_refused_by_what_the_package_says)
{
    const struct packing_part all[] = {
        {.name = "[Content_Types].xml",
         .text = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                 "content-types\"><Override PartName=\"/word/document.xml\" "
                 "ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"
                 "</Types>"},
        document,
        {0}};
    g_autofree char *words = read_package(&(struct packing){.parts = all});
    cr_expect_str_eq(words, "error: a.docx: the file holds macros, or says so; save it without "
                            "them, as .docx or .xlsx\n");
}

/* ---- bombs ---- */

/* Mebibytes of elements. */
struct bomb {
    struct package_part part;
    size_t left;
    bool is_begun, is_ended;
};

static enum rt_status fill(struct package_part *part, GString *out, struct rt_error *error)
{
    struct bomb *bomb = (struct bomb *)part;
    static char piece[1 << 16];
    size_t n = MIN(bomb->left, sizeof piece);
    for (size_t i = 0; i < sizeof piece; i += 8)
        memcpy(piece + i, "<p></p> ", 8);
    (void)error;
    bomb->left -= n;
    if (!bomb->is_begun)
        g_string_append(out, "<a>");
    bomb->is_begun = true;
    if (n == 0 && !bomb->is_ended)
        g_string_append(out, "</a>");
    bomb->is_ended = n == 0;
    g_string_append_len(out, piece, (gssize)n);
    return RT_OK;
}

struct to_string {
    struct rt_sink sink;
    GString *bytes;
};

static enum rt_status append(struct rt_sink *sink, const char *bytes, size_t n,
                             struct rt_error *error)
{
    (void)error;
    g_string_append_len(((struct to_string *)sink)->bytes, bytes, (gssize)n);
    return RT_OK;
}

static GString *bomb_of(size_t mebibytes)
{
    static const char *const head[] = {TYPES, NULL};
    struct bomb bomb = {.part = {fill}, .left = mebibytes << 20};
    struct to_string to = {.sink = {append}, .bytes = g_string_new(NULL)};
    struct package *package = package_new();
    package_add_lines(package, "[Content_Types].xml", head);
    package_add(package, "word/document.xml", &bomb.part);
    cr_assert_eq(package_write(package, &to.sink, NULL), RT_OK);
    package_free(package);
    return to.bytes;
}

/* Of all entries of the name: size as the directory and the part itself say it. */
static void lie(GString *bytes, uint32_t size)
{
    static const char name[] = "word/document.xml";
    for (size_t i = 0; i + 46 < bytes->len; i++) {
        bool is_local = !memcmp(bytes->str + i, "PK\3\4", 4),
             is_head = !memcmp(bytes->str + i, "PK\1\2", 4);
        size_t at = i + (is_head ? 24 : 22), of = i + (is_head ? 46 : 30);
        if ((is_local || is_head) && !memcmp(bytes->str + of, name, sizeof name - 1))
            for (int k = 0; k < 4; k++)
                bytes->str[at + (size_t)k] = (char)(size >> (8 * k) & 0xFF);
    }
}

Test(package_in, a_bomb_is_refused_before_it_fills_the_memory)
{
    g_autoptr(GString) bomb = bomb_of(512);
    cr_assert_lt(bomb->len, 2u << 20);
    unsigned long before = grid_peak();
    g_autofree char *honest = grid_words(docx_read_open, "a.docx", bomb);
    cr_expect_str_eq(honest,
                     "error: a.docx: the part word/document.xml unpacks to too much: 32 "
                     "MiB are the most for all that is read; split the file\n");
    lie(bomb, 31 << 20);
    g_autofree char *lying = grid_words(docx_read_open, "a.docx", bomb);
    cr_expect_str_eq(lying, "error: a.docx: the part word/document.xml is of another size than "
                            "it says" SAVE);
    cr_expect_lt(grid_peak() - before, 8u << 10, "%lu KiB more", grid_peak() - before);
}

/* The room is for all parts together. */
Test(package_in, parts_that_are_too_much_together_are_refused)
{
    static const char *const head[] = {TYPES, NULL};
    struct bomb styles = {.part = {fill}, .left = 20 << 20},
                body = {.part = {fill}, .left = 20 << 20};
    struct to_string to = {.sink = {append}, .bytes = g_string_new(NULL)};
    struct package *package = package_new();
    package_add_lines(package, "[Content_Types].xml", head);
    package_add(package, "word/styles.xml", &styles.part);
    package_add(package, "word/document.xml", &body.part);
    cr_assert_eq(package_write(package, &to.sink, NULL), RT_OK);
    package_free(package);
    g_autofree char *words = grid_words(docx_read_open, "a.docx", to.bytes);
    cr_expect_str_eq(words, "error: a.docx: the part word/document.xml unpacks to too much: 32 "
                            "MiB are the most for all that is read; split the file\n");
    g_string_free(to.bytes, TRUE);
}

/* And for what is named in many places, whichever part has it. */
Test(package_in, what_is_named_too_often_is_refused)
{
    const struct packing_part all[] = {types, document, {0}};
    g_autoptr(GString) bytes = packing_bytes(&(struct packing){.parts = all});
    struct file_input input;
    struct package_in *package = NULL;
    struct rt_error error = {0};
    cr_assert_eq(file_input_hold("a.docx", bytes, &input, NULL), RT_OK);
    cr_assert_eq(package_in_open(&input, &package, NULL), RT_OK);
    cr_expect_eq(package_in_repeat(package, "x", PACKAGE_REPEATS - 1, NULL), RT_OK);
    cr_expect_eq(package_in_repeat(package, "y", 1, NULL), RT_OK);
    cr_expect_eq(package_in_repeat(package, "y", 0, NULL), RT_OK);
    cr_expect_eq(package_in_repeat(package, "y", SIZE_MAX, NULL), RT_REFUSED);
    cr_expect_eq(package_in_repeat(package, "y", 1, &error), RT_REFUSED);
    g_autofree char *words = rt_error_words(&error);
    cr_expect_str_eq(words, "a.docx: words of the part y stand in so many places that they "
                            "are more than 6 MiB; split the file");
    rt_error_clear(&error);
    package_in_close(package);
    file_input_close(&input);
}

Test(package_in, names_of_parts_are_told_in_any_case)
{
    const struct packing_part all[] = {
        {.name = "[content_types].XML", .text = TYPES},
        {.name = "word/Document.xml",
         .text =
             "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p>"
             "<r><t>strict</t></r></p></body></document>"},
        {0}};
    g_autofree char *words = read_package(&(struct packing){.parts = all});
    cr_expect_str_eq(words, "text | 0: strict\n");
}

/* A package in a package is not opened, whatever it would be. */
Test(package_in, a_package_within_stays_closed)
{
    static const char *const head[] = {TYPES, NULL}, *const body[] = {EMPTY, NULL};
    static const char *const within[] = {"PK\3\4 and so on", NULL};
    struct to_string to = {.sink = {append}, .bytes = g_string_new(NULL)};
    struct package *package = package_new();
    package_add_lines(package, "[Content_Types].xml", head);
    package_add_lines(package, "word/document.xml", body);
    package_add_lines(package, "word/embeddings/inner.zip", within);
    cr_assert_eq(package_write(package, &to.sink, NULL), RT_OK);
    package_free(package);
    g_autofree char *words = grid_words(docx_read_open, "a.docx", to.bytes);
    cr_expect_str_eq(words, "");
    g_string_free(to.bytes, TRUE);
}
