/* Bytes on their way out. */
#include <rectrack/sink.h>

enum rt_status rt_sink_write(struct rt_sink *sink, const char *bytes, size_t n,
                             struct rt_error *error)
{
    return n ? sink->write(sink, bytes, n, error) : RT_OK;
}
