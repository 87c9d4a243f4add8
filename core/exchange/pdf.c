/* The table as PDF: the module of that format.
 *
 * Drawn twice: first to count the sheets, then with their number at the foot of each.
 * Knows what a PDF says of itself; Cairo 1.16 can't set the language of a document, so
 * qpdf does, which also keeps the same words the same bytes. */
#include "config.h"

#include <string.h>

#include <cairo-pdf.h>
#include <qpdf/qpdf-c.h>

#include "exchange/module.h"
#include "exchange/pdf_paper.h"
#include "report/kept.h"

static cairo_status_t collect(void *to, const unsigned char *bytes, unsigned n)
{
    g_byte_array_append(to, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t drop(void *to, const unsigned char *bytes, unsigned n)
{
    (void)to, (void)bytes, (void)n;
    return CAIRO_STATUS_SUCCESS;
}

static unsigned count_pages(const struct rt_list *parts)
{
    struct pdf_page page;
    pdf_page_init(&page, pdf_surface(drop, NULL), 0);
    pdf_paper_draw(parts, &page);
    unsigned n = page.number;
    pdf_page_clear(&page);
    return n;
}

static bool draw(const struct rt_list *parts, const char *title, GByteArray *out)
{
    struct pdf_page page;
    cairo_surface_t *surface = pdf_surface(collect, out);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    pdf_page_init(&page, surface, count_pages(parts));
    pdf_paper_draw(parts, &page);
    return pdf_page_clear(&page);
}

/* Language, the title in the window's bar, no time of making. */
static void describe(qpdf_data pdf)
{
    qpdf_oh root = qpdf_get_root(pdf), shown = qpdf_oh_new_dictionary(pdf);
    qpdf_oh_replace_key(pdf, shown, "/DisplayDocTitle", qpdf_oh_new_bool(pdf, QPDF_TRUE));
    qpdf_oh_replace_key(pdf, root, "/ViewerPreferences", shown);
    qpdf_oh_replace_key(pdf, root, "/Lang", qpdf_oh_new_string(pdf, "en-GB"));
    qpdf_set_info_key(pdf, "/CreationDate", NULL);
}

static enum rt_status finish(const GByteArray *drawn, struct rt_sink *sink,
                             struct rt_error *error)
{
    qpdf_data pdf = qpdf_init();
    enum rt_status status;
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    bool is_well =
        !(qpdf_read_memory(pdf, "paper", (const char *)drawn->data, drawn->len, NULL) &
          QPDF_ERRORS);
    if (is_well) {
        describe(pdf);
        qpdf_init_write_memory(pdf);
        qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
        is_well = !(qpdf_write(pdf) & QPDF_ERRORS);
    }
    status = is_well
                 ? rt_sink_write(sink, (const char *)qpdf_get_buffer(pdf),
                                 qpdf_get_buffer_length(pdf), error)
                 : rt_fail(error, RT_REFUSED, "the PDF can't be made: its parts do not fit");
    qpdf_cleanup(&pdf);
    return status;
}

static enum rt_status write_paper(struct report_table *table,
                                  const struct exchange_options *options, struct rt_sink *sink,
                                  struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_list parts = {0};
    GByteArray *drawn = g_byte_array_new();
    (void)options;
    enum rt_status status = report_keep(table, &arena, &parts, error);
    if (status == RT_OK)
        status = draw(&parts, report_table_title(table), drawn)
                     ? finish(drawn, sink, error)
                     : rt_fail(error, RT_REFUSED, "the PDF can't be drawn");
    g_byte_array_unref(drawn);
    rt_arena_clear(&arena);
    return status;
}

extern const struct exchange_module rectrack_module;
const struct exchange_module rectrack_module = {.version = PACKAGE_VERSION,
                                                .write_paper = write_paper};
