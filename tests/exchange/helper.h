/* Files in memory, sinks into strings, streams over values: what the tests and
 * fuzz targets of exchange have in common.
 */
#ifndef TESTS_EXCHANGE_HELPER_H
#define TESTS_EXCHANGE_HELPER_H

#include <stddef.h>

#include <glib.h>

#include "exchange/format.h"

/* A file of n bytes called name; file_input_close it. */
struct file_input helper_file(const char *name, const char *bytes, size_t n);

/* A sink that appends to text. */
struct helper_sink {
    struct rt_sink sink;
    GString *text;
};
struct helper_sink helper_sink_new(GString *text);

/* A stream of the items of an array (struct rt_item), each as it stands. */
struct rt_stream *helper_stream(GArray *items);

/* Reads bytes as one format and writes them as another: what was written, or
 * the error as rt_error_words has it, after the notices (a line each).
 * Recommendations are completed on the way, as an importer does.  g_free it. */
char *helper_convert(const char *from, const char *name, const char *bytes, size_t n,
                     const char *to, const struct exchange_options *options);

/* Writes the items of an array. */
char *helper_write(GArray *items, const char *to, const struct exchange_options *options);

#endif
