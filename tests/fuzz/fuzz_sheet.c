/* Any words as a sheet of an Excel file, then, each behind a form feed, as its looks, its
 * shared words and its workbook: sound rows, or a refusal. */
#include <stdint.h>

#include "any_grid.h"
#include "exchange/xlsx_read.h"
#include "tests/exchange/packing.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define AROUND(element) "<" element " " PACKING_SHEET ">%s</" element ">"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    g_autofree char *words = g_strndup((const char *)bytes, size);
    g_auto(GStrv) parts = g_strsplit(words, "\f", 4);
    guint n = g_strv_length(parts);
    g_autofree char *looks = g_strdup_printf(AROUND("styleSheet"), n > 1 ? parts[1] : ""),
                    *shared = g_strdup_printf(AROUND("sst"), n > 2 ? parts[2] : ""),
                    *book = g_strdup_printf(AROUND("workbook"), n > 3 ? parts[3] : "");
    /* Without a workbook of its own it is one of one sheet. */
    const struct packing_part more[] = {
        {.name = "xl/styles.xml", .text = looks},
        {.name = "xl/sharedStrings.xml", .text = shared},
        {.name = n > 3 ? "xl/workbook.xml" : NULL, .text = book},
        {0}};
    g_autoptr(GString) file = packing_xlsx(n ? parts[0] : "", more);
    any_grid(xlsx_read_open, file);
    return 0;
}
