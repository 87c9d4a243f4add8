/* Any bytes as a register file: refused with a place, or the same after a trip
 * through the writer and back.  trust.md G6. */
#include <stdint.h>

#include "there_and_back.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    there_and_back("yaml", bytes, size, NULL);
    return 0;
}
