/* Any bytes as CSV: refused with a place, or the same after a trip through the
 * writer and back.  trust.md G13. */
#include <stdint.h>

#include "there_and_back.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    there_and_back("csv", bytes, size, "2020-03");
    there_and_back("csv", bytes, size, NULL);
    return 0;
}
