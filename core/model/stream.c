/* The pull interface's common half, and the doubts that travel with it. */
#include <rectrack/stream.h>

#include <stdarg.h>
#include <string.h>

enum rt_status rt_stream_next(struct rt_stream *stream, struct rt_item *out,
                              struct rt_error *error)
{
    return stream->next(stream, out, error);
}

void rt_stream_close(struct rt_stream *stream)
{
    if (stream)
        stream->close(stream);
}

static void doubt_free(void *item)
{
    struct rt_doubt *doubt = item;
    g_free(doubt->about);
    g_free(doubt->words);
    g_free(doubt->assumed);
    g_free(doubt);
}

GPtrArray *rt_doubts_new(void)
{
    return g_ptr_array_new_with_free_func(doubt_free);
}

/* Who reviews it finds the place; the rest of long words stands there. */
static char *shortened(const char *words)
{
    enum { LONGEST = 300 };
    if (!words || strlen(words) <= LONGEST)
        return g_strdup(words);
    const char *end = g_utf8_find_prev_char(words, words + LONGEST + 1);
    return g_strdup_printf("%.*s…", (int)(end - words), words);
}

void rt_doubts_add(GPtrArray *doubts, unsigned line, unsigned column, const char *about,
                   const char *words, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct rt_doubt *doubt = g_new0(struct rt_doubt, 1);
    *doubt = (struct rt_doubt){.line = line,
                               .column = column,
                               .about = g_strdup(about),
                               .words = shortened(words),
                               .assumed = g_strdup_vprintf(format, arguments)};
    va_end(arguments);
    g_ptr_array_add(doubts, doubt);
}
