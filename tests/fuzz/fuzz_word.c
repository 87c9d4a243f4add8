/* Any words as the body of a Word file, then, each behind a form feed, as its styles and its
 * lists: sound rows, or a refusal.  The package around them is sound, or nothing would get
 * past its check sums. */
#include <stdint.h>

#include "any_grid.h"
#include "exchange/docx_read.h"
#include "tests/exchange/packing.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define AROUND(element, inside)                                                         \
    "<w:" element                                                                       \
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" inside \
    "</w:" element ">"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    g_autofree char *words = g_strndup((const char *)bytes, size);
    g_auto(GStrv) parts = g_strsplit(words, "\f", 3);
    guint n = g_strv_length(parts);
    g_autofree char *styles = g_strdup_printf(AROUND("styles", "%s"), n > 1 ? parts[1] : "");
    g_autofree char *lists = g_strdup_printf(AROUND("numbering", "%s"), n > 2 ? parts[2] : "");
    const struct packing_part more[] = {{.name = "word/styles.xml", .text = styles},
                                        {.name = "word/numbering.xml", .text = lists},
                                        {0}};
    g_autoptr(GString) file = packing_docx(n ? parts[0] : "", more);
    any_grid(docx_read_open, file);
    return 0;
}
