/* Files in memory, sinks into strings, streams over values. */
#include "config.h"

#include "tests/exchange/helper.h"

#include <string.h>

struct file_input helper_file(const char *name, const char *bytes, size_t n)
{
    char *held = g_memdup2(bytes, n);
    FILE *stream = n ? fmemopen(held, n, "rb") : fopen("/dev/null", "rb");
    g_assert(stream);
    return (struct file_input){
        .name = g_strdup(name), .stream = stream, .size = n, .held = held};
}

static enum rt_status append(struct rt_sink *sink, const char *bytes, size_t n,
                             G_GNUC_UNUSED struct rt_error *error)
{
    g_string_append_len(((struct helper_sink *)sink)->text, bytes, (gssize)n);
    return RT_OK;
}

struct helper_sink helper_sink_new(GString *text)
{
    return (struct helper_sink){.sink = {.write = append}, .text = text};
}

struct items {
    struct rt_stream stream;
    GArray *array;
    guint at;
};

static enum rt_status items_next(struct rt_stream *stream, struct rt_item *out,
                                 G_GNUC_UNUSED struct rt_error *error)
{
    struct items *items = (struct items *)stream;
    bool is_end = items->at == items->array->len;
    *out =
        is_end ? (struct rt_item){0} : g_array_index(items->array, struct rt_item, items->at++);
    return RT_OK;
}

static void items_close(struct rt_stream *stream)
{
    g_free(stream);
}

struct rt_stream *helper_stream(GArray *items)
{
    struct items *stream = g_new0(struct items, 1);
    *stream =
        (struct items){.stream = {.next = items_next, .close = items_close}, .array = items};
    return &stream->stream;
}

/* What an importer does to each recommendation. */
struct completing {
    struct rt_stream stream;
    struct rt_stream *inner;
};

static enum rt_status completing_next(struct rt_stream *stream, struct rt_item *out,
                                      struct rt_error *error)
{
    enum rt_status status = rt_stream_next(((struct completing *)stream)->inner, out, error);
    if (status == RT_OK && out->shape == &rt_record_shape)
        rt_record_complete(out->value);
    return status;
}

static void completing_close(struct rt_stream *stream)
{
    rt_stream_close(((struct completing *)stream)->inner);
}

static char *answer(enum rt_status status, struct rt_error *error, GPtrArray *notices,
                    GString *text)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < notices->len; i++)
        g_string_append_printf(out, "%s\n", (char *)notices->pdata[i]);
    g_autofree char *words = status == RT_OK ? g_strdup(text->str) : rt_error_words(error);
    g_string_append(out, words);
    rt_error_clear(error);
    g_string_free(text, TRUE);
    g_ptr_array_free(notices, TRUE);
    return g_string_free(out, FALSE);
}

char *helper_convert(const char *from, const char *name, const char *bytes, size_t n,
                     const char *to, const struct exchange_options *options)
{
    struct exchange_options told = options ? *options : (struct exchange_options){0};
    struct file_input input = helper_file(name, bytes, n);
    struct completing stream = {.stream = {.next = completing_next, .close = completing_close}};
    struct helper_sink sink = helper_sink_new(g_string_new(NULL));
    struct rt_error error = {0};
    told.notices = g_ptr_array_new_with_free_func(g_free);
    enum rt_status status =
        exchange_format_find(from)->open(&input, &told, &stream.inner, &error);
    if (status == RT_OK)
        status =
            exchange_format_find(to)->write_data(&stream.stream, &told, &sink.sink, &error);
    rt_stream_close(&stream.stream);
    file_input_close(&input);
    g_assert((status == RT_OK) == (error.sentence == NULL));
    g_assert(status == RT_OK || (status == RT_REFUSED && error.file));
    return answer(status, &error, told.notices, sink.text);
}

char *helper_write(GArray *items, const char *to, const struct exchange_options *options)
{
    struct exchange_options told = options ? *options : (struct exchange_options){0};
    struct helper_sink sink = helper_sink_new(g_string_new(NULL));
    struct rt_error error = {0};
    struct rt_stream *stream = helper_stream(items);
    enum rt_status status =
        exchange_format_find(to)->write_data(stream, &told, &sink.sink, &error);
    rt_stream_close(stream);
    return answer(status, &error, g_ptr_array_new(), sink.text);
}
