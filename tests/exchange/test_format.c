/* Which format a file is of: by its content, its name, the word for it. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/exchange/helper.h"

Test(format, a_file_is_known_by_its_content)
{
    static const struct {
        const char *name, *bytes, *expected;
    } cases[] = {
        {"f", "rectrack: 1\n", "yaml"},
        {"f.csv", "# words\n\nrecommendations:\n", "yaml"},
        {"f", "\xEF\xBB\xBFrectrack: 1\n", "yaml"},
        {"f", "---\nrectrack: 1\n", "yaml"},
        {"f", "{rectrack: 1}", "yaml"},
        {"f.yaml", "ref,title\n", "csv"},
        {"f", "title;\"ref\"\r\n", "csv"},
        {"f", "\xEF\xBB\xBFref\n", "csv"},
        {"f.csv", "titel,ferf\n", "csv"},
        {"f.yaml", "words\n", "yaml"},
        {"f.YML", "words\n", "yaml"},
        {"f", "{\"rectrack\":1}",
         "f: the file is JSON, which is written but not read; take YAML or CSV"},
        {"f.yaml", " [ {\"ref\":1}]",
         "f.yaml: the file is JSON, which is written but not read; take YAML or CSV"},
        {"f", "PK\3\4x",
         "f: is no whole zip package, as Word and Excel make them; its end is missing"},
        {"f.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
         "f.docx: the file is of Word or Excel before 2007 (.doc, .xls), or has a password; "
         "save "
         "it as .docx or .xlsx without one"},
        {"f.xlsx", "words",
         "f.xlsx: the file is neither YAML that begins with rectrack: 1 nor CSV with a heading "
         "ref"},
        {"f", "SQLite format 3",
         "f: the file is a database; a register is opened with --register, or brought back "
         "with restore"},
        {"f", "%PDF-1.7", "f: the file is a PDF, which is written but not read"},
        {"f", "\xFF\xFEr", "f: the file is UTF-16; save it as UTF-8"},
        {"f", "", "f:1:1: the file is empty; a register file begins with rectrack: 1"},
        {"f.html", "<p>",
         "f.html: the file is HTML, which is written but not read; take YAML or CSV"},
        {"f", "words and more\n",
         "f: the file is neither YAML that begins with rectrack: 1 nor CSV with a heading ref"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct file_input input =
            helper_file(cases[i].name, cases[i].bytes, strlen(cases[i].bytes));
        const struct exchange_format *format = NULL;
        struct rt_error error = {0};
        enum rt_status status = exchange_format_of_input(&input, &format, &error);
        g_autofree char *got =
            status == RT_OK ? g_strdup(format->name) : rt_error_words(&error);
        cr_expect_str_eq(got, cases[i].expected, "%s gave %s", cases[i].bytes, got);
        cr_expect_eq(ftell(input.stream), 0);
        rt_error_clear(&error);
        file_input_close(&input);
    }
}

Test(format, a_suffix_names_a_format_in_any_case)
{
    static const struct {
        const char *path, *name;
    } cases[] = {{"plan.yaml", "yaml"}, {"a.b/plan.YML", "yaml"}, {"x.json", "json"},
                 {"x.Csv", "csv"},      {"x.md", "md"},           {"x.htm", "html"},
                 {"x.doc", NULL},       {"a.yaml/x", NULL},       {"", NULL},
                 {"yaml", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct exchange_format *format = exchange_format_of_path(cases[i].path);
        cr_expect_eq(format, cases[i].name ? exchange_format_find(cases[i].name) : NULL, "%s",
                     cases[i].path);
    }
}

Test(format, the_names_are_those_of_the_table)
{
    size_t n = 0;
    for (; exchange_format_names[n]; n++)
        cr_expect_eq(exchange_format_find(exchange_format_names[n]), &exchange_formats[n]);
    cr_expect_null(exchange_formats[n].name);
}
