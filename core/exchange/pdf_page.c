/* Sheets of paper. */
#include "exchange/pdf_page.h"

#include <cairo-pdf.h>

#include "exchange/pdf_flow.h"

/* A4 on its side, 12 mm of margin, 14 below. */
static const double WIDTH = 841.89, HEIGHT = 595.28, FOOT = 22;
const double pdf_left = 34, pdf_top = 34, pdf_width = 841.89 - 2 * 34, pdf_bottom = 595.28 - 40;

cairo_surface_t *pdf_surface(cairo_write_func_t write, void *to)
{
    return cairo_pdf_surface_create_for_stream(write, to, WIDTH, HEIGHT);
}

static void begin(struct pdf_page *page)
{
    page->number++;
    page->y = pdf_top;
}

/* Outside of all elements: no part of what is read. */
static void end(struct pdf_page *page)
{
    static const double SIZE = 8;
    g_autofree char *words = g_strdup_printf("Page %u of %u", page->number, page->of);
    struct pdf_flow *foot = pdf_flow_new_text(page->context, words, pdf_width, SIZE, false);
    static const double SHARE = 0.92; /* to the right, where no table ends */
    pdf_flow_draw(foot, page->cr, 0, 1, pdf_left + pdf_width * SHARE, HEIGHT - FOOT - SIZE);
    pdf_flow_free(foot);
    cairo_show_page(page->cr);
}

void pdf_page_init(struct pdf_page *page, cairo_surface_t *surface, unsigned of)
{
    *page = (struct pdf_page){.surface = surface, .cr = cairo_create(surface), .of = of};
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    PangoFontMap *fonts = pango_cairo_font_map_new(); /* of its own: it goes with the page */
    page->context = pango_font_map_create_context(fonts);
    g_object_unref(fonts);
    pango_cairo_context_set_font_options(page->context, options);
    pango_cairo_context_set_resolution(page->context, 72); /* a point is a unit of the page */
    pango_context_set_language(page->context, pango_language_from_string("en-GB"));
    cairo_font_options_destroy(options);
    begin(page);
}

bool pdf_page_clear(struct pdf_page *page)
{
    end(page);
    g_object_unref(page->context);
    bool is_well = cairo_status(page->cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(page->cr);
    cairo_surface_finish(page->surface);
    is_well = is_well && cairo_surface_status(page->surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(page->surface);
    return is_well;
}

void pdf_page_turn(struct pdf_page *page)
{
    end(page);
    begin(page);
}

double pdf_page_room(const struct pdf_page *page)
{
    return pdf_bottom - page->y;
}

void pdf_page_tag(struct pdf_page *page, const char *element)
{
    cairo_tag_begin(page->cr, element, NULL);
}

void pdf_page_untag(struct pdf_page *page, const char *element)
{
    cairo_tag_end(page->cr, element);
}
