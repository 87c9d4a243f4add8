/* The table as a Word document, and Word documents as rows: the module of that format.
 *
 * Knows which parts a package has.  What never differs stands in docx/ as it is packed.
 */
#include "config.h"

#include "exchange/docx_document.h"
#include "exchange/docx_parts.h"
#include "exchange/docx_read.h"
#include "exchange/module.h"
#include "exchange/paper.h"
#include "exchange/xml_out.h"

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

static enum rt_status write_paper(struct report_table *table,
                                  const struct exchange_options *options, struct rt_sink *sink,
                                  struct rt_error *error)
{
    struct docx_document *document = docx_document_new(table);
    struct package *package = package_new();
    g_autofree char *properties = make_properties(report_table_title(table));
    const char *const core[] = {properties, NULL};
    (void)options;
    package_add_lines(package, "[Content_Types].xml", docx_content_types);
    package_add_lines(package, "_rels/.rels", docx_package_rels);
    package_add(package, "word/document.xml", docx_document_part(document));
    package_add_lines(package, "word/_rels/document.xml.rels", docx_document_rels);
    package_add_lines(package, "word/styles.xml", docx_styles);
    package_add_lines(package, "word/settings.xml", docx_settings);
    package_add_lines(package, "word/footer.xml", docx_footer);
    package_add_lines(package, "docProps/core.xml", core);
    enum rt_status status = package_write(package, sink, error);
    package_free(package);
    docx_document_free(document);
    return status;
}

extern const struct exchange_module rectrack_module;
const struct exchange_module rectrack_module = {
    .version = PACKAGE_VERSION, .write_paper = write_paper, .open_grid = docx_read_open};
