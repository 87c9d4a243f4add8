/* Sheets of paper, one after the other: where on it the next thing stands, and its foot.
 * Knows no table.  Lengths are points; y goes down from the upper edge. */
#ifndef EXCHANGE_PDF_PAGE_H
#define EXCHANGE_PDF_PAGE_H

#include <stdbool.h>

#include <pango/pangocairo.h>

struct pdf_page {
    cairo_surface_t *surface;
    cairo_t *cr;
    PangoContext *context;
    double y;        /* where the next thing begins */
    unsigned number; /* from 1 */
    unsigned of;     /* how many there will be; 0: not known yet */
};

extern const double pdf_left, pdf_top, pdf_width, pdf_bottom;

/* Landscape A4, the first sheet begun; surface is pdf_page_clear's. */
void pdf_page_init(struct pdf_page *page, cairo_surface_t *surface, unsigned of);

/* Ends the last sheet; whether all could be drawn and written. */
bool pdf_page_clear(struct pdf_page *page);

/* A surface of that size whose bytes go to write. */
cairo_surface_t *pdf_surface(cairo_write_func_t write, void *to);

void pdf_page_turn(struct pdf_page *page);

/* What is left of the sheet. */
double pdf_page_room(const struct pdf_page *page);

/* What is drawn in between is that element of the document: "H1", "P", "Table". */
void pdf_page_tag(struct pdf_page *page, const char *element);
void pdf_page_untag(struct pdf_page *page, const char *element);

#endif
