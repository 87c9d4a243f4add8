/* The table as PDF: the module of that format.
 *
 * Drawn twice: first to count the sheets, then with their number at the foot of each.
 * Knows what a PDF says of itself; Cairo 1.16 can't set the language of a document, so
 * qpdf does, which also keeps the same words the same bytes.
 *
 * Memory is not flat.  Of each recommendation some 5 KiB are kept for the two passes, Cairo
 * holds as much for the tags by which the file is read aloud until it ends, and qpdf, which
 * parses each of these tags to write it again, 25 KiB more: it can't copy objects unread.
 * Without tags or without a language the paper would not be for everybody. */
#include "config.h"

#include <string.h>

#include <cairo-pdf.h>
#include <qpdf/qpdf-c.h>

#include "exchange/module.h"
#include "exchange/paper.h"
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
    g_autoptr(GString) clean = g_string_new(NULL);
    paper_clean(clean, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, clean->str);
    pdf_page_init(&page, surface, count_pages(parts));
    pdf_paper_draw(parts, &page);
    return pdf_page_clear(&page);
}

/* The words of the paper's figures, clean, in their order. */
static GPtrArray *words_of_figures(const struct rt_list *parts)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < parts->n; i++) {
        const struct report_part *part = (const struct report_part *)parts->at + i;
        if (part->kind != REPORT_CHART)
            continue;
        GString *clean = g_string_new(NULL);
        paper_clean(clean, part->chart->words);
        g_ptr_array_add(all, g_string_free(clean, FALSE));
    }
    return all;
}

static bool is_of_kind(qpdf_data pdf, qpdf_oh element, const char *kind)
{
    qpdf_oh its = qpdf_oh_get_key(pdf, element, "/S");
    bool is_so = qpdf_oh_is_name(pdf, its) && !strcmp(qpdf_oh_get_name(pdf, its), kind);
    qpdf_oh_release(pdf, its);
    return is_so;
}

/* Gives the figures their words: Cairo 1.16 tags them, but can't say them.  They stand right
 * in the document, which is the one kid of the structure's root. */
static void describe_figures(qpdf_data pdf, const GPtrArray *figures)
{
    qpdf_oh root = qpdf_oh_get_key(pdf, qpdf_get_root(pdf), "/StructTreeRoot");
    qpdf_oh document = qpdf_oh_get_key(pdf, root, "/K");
    if (qpdf_oh_is_array(pdf, document))
        document = qpdf_oh_get_array_item(pdf, document, 0);
    qpdf_oh kids = qpdf_oh_get_key(pdf, document, "/K");
    guint n = 0;
    for (int i = 0; n < figures->len && i < qpdf_oh_get_array_n_items(pdf, kids); i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(pdf, kids, i);
        if (is_of_kind(pdf, kid, "/Figure"))
            qpdf_oh_replace_key(pdf, kid, "/Alt",
                                qpdf_oh_new_unicode_string(pdf, figures->pdata[n++]));
        qpdf_oh_release(pdf, kid);
    }
}

/* Language, the title in the window's bar, no time of making. */
static void describe(qpdf_data pdf, const GPtrArray *figures)
{
    qpdf_oh root = qpdf_get_root(pdf), shown = qpdf_oh_new_dictionary(pdf);
    qpdf_oh_replace_key(pdf, shown, "/DisplayDocTitle", qpdf_oh_new_bool(pdf, QPDF_TRUE));
    qpdf_oh_replace_key(pdf, root, "/ViewerPreferences", shown);
    qpdf_oh_replace_key(pdf, root, "/Lang", qpdf_oh_new_string(pdf, "en-GB"));
    qpdf_set_info_key(pdf, "/CreationDate", NULL);
    describe_figures(pdf, figures);
}

static enum rt_status finish(const GByteArray *drawn, const GPtrArray *figures,
                             struct rt_sink *sink, struct rt_error *error)
{
    qpdf_data pdf = qpdf_init();
    enum rt_status status;
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    bool is_well =
        !(qpdf_read_memory(pdf, "paper", (const char *)drawn->data, drawn->len, NULL) &
          QPDF_ERRORS);
    if (is_well) {
        describe(pdf, figures);
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
    g_autoptr(GPtrArray) figures = words_of_figures(&parts);
    if (status == RT_OK && !draw(&parts, report_table_title(table), drawn))
        status = rt_fail(error, RT_REFUSED, "the PDF can't be drawn");
    rt_arena_clear(&arena); /* what finishing needs has room in its place */
    if (status == RT_OK)
        status = finish(drawn, figures, sink, error);
    g_byte_array_unref(drawn);
    return status;
}

extern const struct exchange_module rectrack_module;
const struct exchange_module rectrack_module = {.version = PACKAGE_VERSION,
                                                .write_paper = write_paper};
