/* Any bytes as a Word file, and as an Excel file: sound rows, or a refusal. */
#include <stdint.h>

#include "any_grid.h"
#include "exchange/docx_read.h"
#include "exchange/xlsx_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    g_autoptr(GString) file = g_string_new_len((const char *)bytes, (gssize)size);
    any_grid(docx_read_open, file);
    any_grid(xlsx_read_open, file);
    return 0;
}
