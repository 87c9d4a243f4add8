/* The table as a Word document, and Word documents as rows: the module of that format.
 *
 * Knows which parts a package has.  What never differs stands in docx/ as it is packed.
 */
#include "config.h"

#include <string.h>

#include "exchange/docx_document.h"
#include "exchange/docx_parts.h"
#include "exchange/docx_template.h"
#include "exchange/docx_read.h"
#include "exchange/module.h"
#include "exchange/paper.h"
#include "exchange/xml_out.h"

/* Where a template brings a theme. */
static const char docx_theme_type[] =
    "<Override PartName=\"/word/theme/theme1.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>\n";
static const char docx_theme_rel[] =
    "<Relationship Id=\"theme\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme\" "
    "Target=\"theme/theme1.xml\"/>\n";

static void put_element(struct xml_out *xml, const char *name, const char *text)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    paper_clean(clean, text);
    xml_begin(xml, name);
    xml_text(xml, clean->str);
    xml_end(xml);
}

/* Title and language; no day of making, which would be another one each time. */
static char *make_properties(const char *title)
{
    struct xml_out xml;
    GString *out = g_string_new(NULL);
    xml_init(&xml);
    xml_declare(&xml);
    xml_begin(&xml, "cp:coreProperties");
    xml_attribute(&xml, "xmlns:cp",
                  "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    xml_attribute(&xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    put_element(&xml, "dc:title", title);
    put_element(&xml, "dc:language", "en-GB");
    xml_finish(&xml);
    xml_take(&xml, out);
    xml_clear(&xml);
    return g_string_free(out, FALSE);
}

/* A part that never differs, with a line before its last one; g_free it. */
static const char **with_line(const char *const *lines, const char *line)
{
    size_t n = g_strv_length((char **)(uintptr_t)lines);
    const char **all = g_new0(const char *, n + 2);
    memcpy(all, lines, n * sizeof *lines);
    all[n] = all[n - 1];
    all[n - 1] = line;
    return all;
}

/* The charts, and the parts that tell of all others. */
struct with_charts {
    struct docx_charts *charts;
    const char *const *types, *const *rels;
};

/* They are known when the document is made. */
static void add_charts(struct package *package, void *self)
{
    static const char type[] =
        "<Override PartName=\"/word/charts/chart#.xml\" ContentType=\""
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>\n";
    static const char rel[] =
        "<Relationship Id=\"chart#\" Type=\"http://schemas.openxmlformats."
        "org/officeDocument/2006/relationships/chart\" "
        "Target=\"charts/chart#.xml\"/>\n";
    struct with_charts *with = self;
    size_t n = docx_charts_count(with->charts);
    for (size_t i = 0; i < n; i++) {
        char name[40];
        g_snprintf(name, sizeof name, "word/charts/chart%zu.xml", i + 1);
        package_add_lines(package, name, docx_charts_part(with->charts, i));
    }
    if (!n)
        return;
    package_add_lines(package, "[Content_Types].xml",
                      docx_charts_list(with->charts, with->types, type));
    package_add_lines(package, "word/_rels/document.xml.rels",
                      docx_charts_list(with->charts, with->rels, rel));
}

static enum rt_status write_parts(struct report_table *table,
                                  const struct docx_template *template, struct rt_sink *sink,
                                  struct rt_error *error)
{
    struct docx_charts *charts = docx_charts_new();
    struct docx_document *document = docx_document_new(table, charts);
    struct package *package = package_new();
    g_autofree char *properties = make_properties(report_table_title(table));
    g_autofree const char **types = with_line(docx_content_types, docx_theme_type),
                          **rels = with_line(docx_document_rels, docx_theme_rel);
    const char *const core[] = {properties, NULL}, *const theme[] = {template->theme, NULL},
                      *const styles[] = {template->styles, NULL};
    bool has_theme = template->theme;
    struct with_charts with = {charts, has_theme ? types : docx_content_types,
                               has_theme ? rels : docx_document_rels};
    package_add_lines(package, "[Content_Types].xml", with.types);
    package_add_lines(package, "_rels/.rels", docx_package_rels);
    package_add(package, "word/document.xml", docx_document_part(document));
    package_add_lines(package, "word/_rels/document.xml.rels", with.rels);
    package_add_lines(package, "word/styles.xml", template->styles ? styles : docx_styles);
    package_add_lines(package, "word/settings.xml", docx_settings);
    package_add_lines(package, "word/footer.xml", docx_footer);
    if (has_theme)
        package_add_lines(package, "word/theme/theme1.xml", theme);
    package_add_lines(package, "docProps/core.xml", core);
    package_on_packed(package, add_charts, &with);
    enum rt_status status = package_write(package, sink, error);
    package_free(package);
    docx_document_free(document);
    docx_charts_free(charts);
    return status;
}

static enum rt_status write_paper(struct report_table *table,
                                  const struct exchange_options *options, struct rt_sink *sink,
                                  struct rt_error *error)
{
    struct docx_template template = {0};
    enum rt_status status = RT_OK;
    if (options->template)
        status = docx_template_read(options->template, docx_styles, &template, error);
    if (status == RT_OK)
        status = write_parts(table, &template, sink, error);
    docx_template_clear(&template);
    return status;
}

extern const struct exchange_module rectrack_module;
const struct exchange_module rectrack_module = {
    .version = PACKAGE_VERSION, .write_paper = write_paper, .open_grid = docx_read_open};
