/* Where in a file a byte stands, for libraries that know only its offset. */
#ifndef EXCHANGE_PLACE_H
#define EXCHANGE_PLACE_H

#include <stddef.h>
#include <stdio.h>

struct exchange_place {
    unsigned line, column; /* counted from 1, columns in characters */
};

/* Reads stream from its start up to the byte at offset. */
struct exchange_place exchange_place_of(FILE *stream, size_t offset);

#endif
