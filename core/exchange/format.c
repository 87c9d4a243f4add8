/* THE TABLE OF FORMATS and its readings: by name, by suffix, by content. */
#include "exchange/format.h"

#include <string.h>

#include "exchange/csv.h"
#include "exchange/form.h"
#include "exchange/grid_read.h"
#include "exchange/json.h"
#include "exchange/module.h"
#include "exchange/package_list.h"
#include "exchange/paper.h"
#include "exchange/yaml.h"

static const char *const yaml_suffixes[] = {"yaml", "yml", NULL};
static const char *const csv_suffixes[] = {"csv", NULL};
static const char *const json_suffixes[] = {"json", NULL};
static const char *const markdown_suffixes[] = {"md", "markdown", NULL};
static const char *const html_suffixes[] = {"html", "htm", NULL};
static const char *const docx_suffixes[] = {"docx", NULL};
static const char *const xlsx_suffixes[] = {"xlsx", NULL};
static const char *const pdf_suffixes[] = {"pdf", NULL};

const struct exchange_format exchange_formats[] = {
    {.name = "yaml",
     .label = "YAML",
     .suffixes = yaml_suffixes,
     .sniff = yaml_sniff,
     .open = yaml_open,
     .write_data = yaml_write},
    {.name = "json",
     .label = "JSON",
     .suffixes = json_suffixes,
     .sniff = json_sniff,
     .write_data = json_write},
    {.name = "csv",
     .label = "CSV",
     .suffixes = csv_suffixes,
     .is_by_place = true,
     .sniff = csv_sniff,
     .open = csv_open,
     .write_data = csv_write,
     .write_paper = csv_write_paper},
    {.name = "md",
     .label = "Markdown",
     .suffixes = markdown_suffixes,
     .write_paper = markdown_write},
    {.name = "html", .label = "HTML", .suffixes = html_suffixes, .write_paper = html_write},
    {.name = "docx",
     .label = "Word",
     .suffixes = docx_suffixes,
     .is_binary = true,
     .part = "word/document.xml",
     .is_by_place = true,
     .place = "table",
     .open = docx_open,
     .write_paper = docx_write},
    {.name = "xlsx",
     .label = "Excel",
     .suffixes = xlsx_suffixes,
     .is_binary = true,
     .part = "xl/workbook.xml",
     .is_by_place = true,
     .place = "sheet",
     .open = xlsx_open,
     .write_paper = xlsx_write},
    {.name = "pdf",
     .label = "PDF",
     .suffixes = pdf_suffixes,
     .is_binary = true,
     .write_paper = pdf_write},
    {.name = NULL},
};

/* A test holds it to the table. */
const char *const exchange_format_names[] = {"yaml", "json", "csv", "md", "html",
                                             "docx", "xlsx", "pdf", NULL};

const struct exchange_format *exchange_format_find(const char *name)
{
    for (const struct exchange_format *format = exchange_formats; format->name; format++)
        if (strcmp(format->name, name) == 0)
            return format;
    return NULL;
}

const struct exchange_format *exchange_format_of_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    if (!dot)
        return NULL;
    for (const struct exchange_format *format = exchange_formats; format->name; format++)
        for (const char *const *suffix = format->suffixes; *suffix; suffix++)
            if (g_ascii_strcasecmp(dot + 1, *suffix) == 0)
                return format;
    return NULL;
}

/* ---- packages ---- */

static enum rt_status fail_package(const struct file_input *input,
                                   const struct package_list *list, struct rt_error *error)
{
    static const struct {
        const char *part, *what;
    } others[] = {
        {"word/document2.xml",
         "is a Word document of an unusual make; open it in Word and save "
         "it again"},
        {"xl/workbook.bin", "is a binary Excel workbook; save it as .xlsx"},
        {"ppt/presentation.xml", "is a presentation; save its table as .docx or .xlsx"},
        {"content.xml", "is an OpenDocument file; save it as .docx or .xlsx"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (package_list_find(list, others[i].part))
            return rt_fail_at(error, RT_REFUSED, input->name, 0, 0, "the file %s",
                              others[i].what);
    return rt_fail_at(error, RT_REFUSED, input->name, 0, 0,
                      "the file is a zip package, but neither a Word document nor an Excel "
                      "workbook; take what you need out of it");
}

/* A zip package is of the format whose part is in it, whatever it is called. */
static enum rt_status find_packed(struct file_input *input, const struct exchange_format **out,
                                  struct rt_error *error)
{
    struct package_list list;
    enum rt_status status = package_list_read(input, &list, error);
    if (status != RT_OK)
        return status;
    const struct exchange_format *format = exchange_formats;
    while (format->name && !(format->part && package_list_find(&list, format->part)))
        format++;
    if (format->name)
        *out = format;
    else
        status = fail_package(input, &list, error);
    package_list_clear(&list);
    return status;
}

/* ---- other files ---- */

/* What a file is that none of the readers knows. */
static enum rt_status fail_unknown(const struct file_input *input, const char *head, size_t n,
                                   struct rt_error *error)
{
    static const struct {
        const char *magic;
        size_t length;
        const char *what;
    } others[] = {
        {"\xD0\xCF\x11\xE0", 4,
         "is of Word or Excel before 2007 (.doc, .xls), or has a password; save it as .docx or "
         ".xlsx without one"},
        {"SQLite format 3", 15,
         "is a database; a register is opened with --register, or brought back with restore"},
        {"%PDF", 4, "is a PDF, which is written but not read"},
        {"\xFF\xFE", 2, "is UTF-16; save it as UTF-8"},
        {"\xFE\xFF", 2, "is UTF-16; save it as UTF-8"},
    };
    if (n == 0)
        return rt_fail_at(error, RT_REFUSED, input->name, 1, 1,
                          "the file is empty; a register file begins with rectrack: 1");
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (n >= others[i].length && memcmp(head, others[i].magic, others[i].length) == 0)
            return rt_fail_at(error, RT_REFUSED, input->name, 0, 0, "the file %s",
                              others[i].what);
    return rt_fail_at(error, RT_REFUSED, input->name, 0, 0,
                      "the file is neither YAML that begins with rectrack: 1 nor CSV with a "
                      "heading ref");
}

/* A package would have been known by its content. */
static const struct exchange_format *of_path_if_text(const char *path)
{
    const struct exchange_format *format = exchange_format_of_path(path);
    return format && !format->part ? format : NULL;
}

enum rt_status exchange_format_of_input(struct file_input *input,
                                        const struct exchange_format **out,
                                        struct rt_error *error)
{
    char head[4096];
    rewind(input->stream);
    size_t n = fread(head, 1, sizeof head, input->stream);
    const struct exchange_format *found = NULL;
    if (form_sniff(head, n))
        return form_refuse(input->name, error);
    enum rt_status status = RT_OK;
    if (n >= 4 && memcmp(head, "PK\3\4", 4) == 0)
        status = find_packed(input, &found, error);
    else if (json_sniff(head, n)) /* to YAML it looks like YAML */
        found = exchange_format_find("json");
    rewind(input->stream);
    if (status != RT_OK)
        return status;
    for (const struct exchange_format *format = exchange_formats; format->name && !found;
         format++)
        if (format->sniff && format->sniff(head, n))
            found = format;
    if (!found)
        found = of_path_if_text(input->name);
    if (found && !found->open)
        return rt_fail_at(error, RT_REFUSED, input->name, 0, 0,
                          "the file is %s, which is written but not read; take YAML or CSV",
                          found->label);
    if (!found)
        return fail_unknown(input, head, n, error);
    *out = found;
    return RT_OK;
}
