/* Errors as values: filled once, where the trouble was met. */
#include <rectrack/error.h>

#include <stdarg.h>

G_GNUC_PRINTF(3, 0)
static void fill(struct rt_error *error, enum rt_status status, const char *format,
                 va_list words)
{
    if (!error || error->sentence)
        return;
    error->status = status;
    error->sentence = g_strdup_vprintf(format, words);
}

enum rt_status rt_fail(struct rt_error *error, enum rt_status status, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    fill(error, status, format, words);
    va_end(words);
    return status;
}

enum rt_status rt_fail_at(struct rt_error *error, enum rt_status status, const char *file,
                          unsigned line, unsigned column, const char *format, ...)
{
    if (!error || error->sentence)
        return status;
    va_list words;
    va_start(words, format);
    fill(error, status, format, words);
    va_end(words);
    error->file = g_strdup(file);
    error->line = line;
    error->column = column;
    return status;
}

void rt_error_in(struct rt_error *error, const char *file)
{
    if (error && error->sentence && !error->file)
        error->file = g_strdup(file);
}

char *rt_error_words(const struct rt_error *error)
{
    GString *out = g_string_new(NULL);
    if (error->file)
        g_string_append_printf(out, "%s:", error->file);
    if (error->line)
        g_string_append_printf(out, "%s%u:", error->file ? "" : "line ", error->line);
    if (error->line && error->column)
        g_string_append_printf(out, "%u:", error->column);
    if (out->len)
        g_string_append_c(out, ' ');
    g_string_append(out, error->sentence ? error->sentence : "unknown trouble");
    return g_string_free(out, FALSE);
}

void rt_error_clear(struct rt_error *error)
{
    g_free(error->file);
    g_free(error->sentence);
    *error = (struct rt_error){0};
}
