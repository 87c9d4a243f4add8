/* A chart drawn by Cairo. */
#include "exchange/pdf_chart.h"

#include "exchange/chart.h"
#include "exchange/paper.h"
#include "exchange/pdf_flow.h"

static const double BAR = 15, GAP = 5, LABELS = 90, SIZE = 8, RULE = 0.5, BELOW = 4;

double pdf_chart_height(const struct report_chart *chart)
{
    return (double)(chart->n_bars + 1) * (BAR + GAP) + BELOW;
}

/* Words of one line from x on, no wider than that. */
static void draw_words(struct pdf_page *page, const char *words, double x, double width)
{
    static const double NEVER = 10000; /* no second line */
    struct pdf_flow *flow = pdf_flow_new_text(page->context, words, NEVER, SIZE, false);
    double tall = pdf_flow_height(flow, 0, 1);
    cairo_save(page->cr);
    cairo_rectangle(page->cr, x, page->y, width, BAR);
    cairo_clip(page->cr);
    pdf_flow_draw(flow, page->cr, 0, 1, x, page->y + (BAR - tall) / 2);
    cairo_restore(page->cr);
    pdf_flow_free(flow);
}

/* The letter and the number in the middle of a block, where they have room. */
static void draw_count(struct pdf_page *page, const struct paper_block *block, double x,
                       double width)
{
    PangoLayout *layout = pango_layout_new(page->context);
    PangoFontDescription *font = pdf_font_new(SIZE);
    PangoRectangle logical;
    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, block->words, -1);
    pango_layout_get_extents(layout, NULL, &logical);
    double wide = (double)logical.width / PANGO_SCALE,
           tall = (double)logical.height / PANGO_SCALE;
    if (wide + 2 < width) {
        pdf_set_ink(page->cr, paper_inks[block->rag].text);
        cairo_move_to(page->cr, x + (width - wide) / 2, page->y + (BAR - tall) / 2);
        pango_cairo_show_layout(page->cr, layout);
    }
    pango_font_description_free(font);
    g_object_unref(layout);
}

static void draw_box(struct pdf_page *page, double x, double y, double width, enum rt_rag rag)
{
    cairo_rectangle(page->cr, x, y, width, BAR);
    pdf_set_ink(page->cr, paper_inks[rag].fill);
    cairo_fill_preserve(page->cr);
    pdf_set_ink(page->cr, paper_inks[rag].edge);
    cairo_set_line_width(page->cr, RULE);
    cairo_stroke(page->cr);
}

static void draw_bar(const struct report_chart *chart, const GArray *blocks, size_t i,
                     struct pdf_page *page)
{
    double wide = pdf_width - LABELS;
    g_autoptr(GString) label = g_string_new(NULL);
    paper_chart_label(chart->bars[i].label, label);
    draw_words(page, label->str, pdf_left, LABELS - 2);
    for (guint k = 0; k < blocks->len; k++) {
        const struct paper_block *block = &g_array_index(blocks, struct paper_block, k);
        double x = pdf_left + LABELS + block->x * wide;
        if (block->bar != i)
            continue;
        draw_box(page, x, page->y, block->width * wide, block->rag);
        draw_count(page, block, x, block->width * wide);
    }
    page->y += BAR + GAP;
}

static void draw_legend(struct pdf_page *page)
{
    static const double EACH = 100;
    for (unsigned i = 0; i < RT_RAGS; i++) {
        double x = pdf_left + LABELS + i * EACH;
        char name[32];
        paper_chart_name(report_chart_order[i], name);
        draw_box(page, x, page->y, BAR, report_chart_order[i]);
        draw_words(page, name, x + BAR + GAP, EACH - BAR - GAP);
    }
    page->y += BAR + GAP;
}

void pdf_chart_draw(const struct report_chart *chart, struct pdf_page *page)
{
    g_autoptr(GArray) blocks = paper_chart_blocks(chart);
    pdf_page_tag(page, "Figure");
    for (size_t i = 0; i < chart->n_bars; i++)
        draw_bar(chart, blocks, i, page);
    draw_legend(page);
    pdf_page_untag(page, "Figure");
    page->y += BELOW;
}
