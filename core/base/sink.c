/* Bytes on their way out. */
#include <rectrack/sink.h>

enum rt_status rt_sink_write(struct rt_sink *sink, const char *bytes, size_t n,
                             struct rt_error *error)
{
    return n ? sink->write(sink, bytes, n, error) : RT_OK;
}

enum rt_status rt_sink_drain(struct rt_sink *sink, GString *held, size_t enough,
                             struct rt_error *error)
{
    if (held->len <= enough)
        return RT_OK;
    enum rt_status status = rt_sink_write(sink, held->str, held->len, error);
    g_string_truncate(held, 0);
    return status;
}
