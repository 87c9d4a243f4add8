/* The looks of another Word document, for a paper to wear: its styles and its theme.
 *
 * A style of ours that the template has by the same name is the template's, with its fonts,
 * its colours and what it is based on; it gets our id, so that the document names it as
 * ever.  What the template lacks is added.  Its text, page, numbering, pictures and the
 * fonts that are packed in it stay behind.
 */
#ifndef EXCHANGE_DOCX_TEMPLATE_H
#define EXCHANGE_DOCX_TEMPLATE_H

#include "base/file.h"

struct docx_template {
    char *styles;
    char *theme; /* NULL: it has none */
};

/* ours: our styles, cut anywhere, NULL behind the last.  RT_REFUSED: what package_in refuses;
 * it is no Word document, or has no styles that can be taken. */
enum rt_status docx_template_read(struct file_input *input, const char *const *ours,
                                  struct docx_template *out, struct rt_error *error);
void docx_template_clear(struct docx_template *template);

#endif
