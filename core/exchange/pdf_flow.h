/* Words on paper: paragraphs broken into lines of one width, which may go on on a next
 * page.  Knows Pango and how a paragraph looks; no page, no table.  Lengths are points.
 */
#ifndef EXCHANGE_PDF_FLOW_H
#define EXCHANGE_PDF_FLOW_H

#include <pango/pangocairo.h>

#include "report/table.h"

struct pdf_flow;

/* paragraphs: struct report_paragraph. */
struct pdf_flow *pdf_flow_new(PangoContext *context, const struct rt_list *paragraphs,
                              double width);

/* One text of one size, bold or not. */
struct pdf_flow *pdf_flow_new_text(PangoContext *context, const char *text, double width,
                                   double size, bool is_bold);
void pdf_flow_free(struct pdf_flow *flow);

/* How many lines it has. */
size_t pdf_flow_lines(const struct pdf_flow *flow);

/* The height of the lines from first on, before end. */
double pdf_flow_height(const struct pdf_flow *flow, size_t first, size_t end);

/* The end of the lines from first on that have room; first where none has. */
size_t pdf_flow_fit(const struct pdf_flow *flow, size_t first, double room);

void pdf_flow_draw(const struct pdf_flow *flow, cairo_t *cr, size_t first, size_t end, double x,
                   double y);

/* The font of all papers in that size; pango_font_description_free it. */
PangoFontDescription *pdf_font_new(double points);

/* 0xRRGGBB, for what is drawn next. */
void pdf_set_ink(cairo_t *cr, uint32_t colour);

#endif
