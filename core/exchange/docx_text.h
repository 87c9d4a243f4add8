/* Paragraphs of a Word document: runs of words in named styles, made safe.  Knows no
 * table. */
#ifndef EXCHANGE_DOCX_TEXT_H
#define EXCHANGE_DOCX_TEXT_H

#include <stdbool.h>

#include "exchange/xml_out.h"
#include "report/table.h"

/* <w:pStyle w:val="Title"/>; value NULL: no attribute. */
void docx_put(struct xml_out *xml, const char *element, const char *value);

/* A run in a character style; NULL: in that of the paragraph. */
void docx_put_run(struct xml_out *xml, const char *style, const char *text);

/* Left open, for runs; is_kept: on one page with what follows. */
void docx_begin_paragraph(struct xml_out *xml, const char *style, bool is_kept);

/* One of a single run. */
void docx_put_text(struct xml_out *xml, const char *style, const char *text);

void docx_put_paragraph(struct xml_out *xml, const struct report_paragraph *paragraph,
                        bool is_kept);

#endif
