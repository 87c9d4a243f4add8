/* Lines and columns of a file.  Knows UTF-8 and line feeds, no format. */
#include "exchange/place.h"

#include <string.h>

struct exchange_place exchange_place_of(FILE *stream, size_t offset)
{
    struct exchange_place place = {1, 1};
    char mark[3];
    rewind(stream);
    if (offset >= 3 && fread(mark, 1, 3, stream) == 3 && memcmp(mark, "\xEF\xBB\xBF", 3) == 0)
        offset -= 3; /* the byte-order mark is no character of the first line */
    else
        rewind(stream);
    for (int c; offset > 0 && (c = getc(stream)) != EOF; offset--) {
        if (c == '\n') {
            place.line++;
            place.column = 1;
        } else if ((c & 0xC0) != 0x80) {
            place.column++;
        }
    }
    return place;
}
