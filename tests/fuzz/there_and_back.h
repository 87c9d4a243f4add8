/* What fuzz targets of data formats have in common: any bytes may come; what is
 * taken is written, read again and written again, and must be the same.
 */
#ifndef TESTS_FUZZ_THERE_AND_BACK_H
#define TESTS_FUZZ_THERE_AND_BACK_H

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "exchange/format.h"

struct kept {
    struct rt_sink sink;
    GString *text;
};

static enum rt_status keep(struct rt_sink *sink, const char *bytes, size_t n,
                           G_GNUC_UNUSED struct rt_error *error)
{
    g_string_append_len(((struct kept *)sink)->text, bytes, (gssize)n);
    return RT_OK;
}

/* Hands on what an importer into an empty register would take: an event may leave
 * out its kind only where the register knows it. */
struct taking {
    struct rt_stream stream;
    struct rt_stream *inner;
};

static enum rt_status take(struct rt_stream *stream, struct rt_item *out,
                           struct rt_error *error)
{
    enum rt_status status = rt_stream_next(((struct taking *)stream)->inner, out, error);
    if (status == RT_OK && out->shape == &rt_event_shape)
        status = rt_shape_check(out->shape, out->value, error);
    return status;
}

/* Reads bytes as a format and writes what they hold as the same; NULL where they
 * are refused, which must come with a sentence and a place. */
static char *rewrite(const struct exchange_format *format, const char *bytes, size_t n,
                     const char *period)
{
    struct exchange_options options = {.period = period,
                                       .notices = g_ptr_array_new_with_free_func(g_free)};
    struct file_input input = {.stream = n ? fmemopen((char *)bytes, n, "rb")
                                           : fopen("/dev/null", "rb")};
    struct kept kept = {.sink = {.write = keep}, .text = g_string_new(NULL)};
    struct taking taking = {.stream = {.next = take}};
    struct rt_error error = {0};
    input.name = g_strdup("f");
    enum rt_status status = format->open(&input, &options, &taking.inner, &error);
    if (status == RT_OK)
        status = format->write_data(&taking.stream, &options, &kept.sink, &error);
    g_assert(status == RT_OK || (status == RT_REFUSED && error.sentence && error.line));
    g_assert(status != RT_OK || !error.sentence);
    rt_error_clear(&error);
    rt_stream_close(taking.inner);
    file_input_close(&input);
    g_ptr_array_free(options.notices, TRUE);
    return g_string_free(kept.text, status != RT_OK);
}

static void there_and_back(const char *name, const uint8_t *bytes, size_t n, const char *period)
{
    const struct exchange_format *format = exchange_format_find(name);
    g_autofree char *first = rewrite(format, (const char *)bytes, n, period);
    if (!first)
        return;
    g_assert(g_utf8_validate(first, -1, NULL));
    g_autofree char *second = rewrite(format, first, strlen(first), period);
    g_assert_cmpstr(first, ==, second);
}

#endif
