/* A field set from words, and a doubt told, with the place where the rows stand. */
#include "exchange/grid_making.h"

#include <stdarg.h>

void grid_doubt(const struct grid_making *making, const char *about, const char *words,
                const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *assumed = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    rt_doubts_add(making->origin->doubts, making->block->row, making->block->table, about,
                  words, "%s", assumed);
}

void grid_give(const struct rt_shape *shape, const char *key, void *value)
{
    rt_field_set_given(shape, rt_field_find(shape, key), value);
}

enum rt_status grid_set(const struct grid_making *making, const struct rt_record *record,
                        const struct rt_shape *shape, const char *key, void *value,
                        const char *words, struct rt_error *error)
{
    struct rt_error plain = {0};
    enum rt_status status =
        rt_field_read(shape, rt_field_find(shape, key), value, making->arena, words, &plain);
    if (status != RT_OK)
        status =
            rt_fail(error, RT_REFUSED, "%s: %s%s%s", making->where,
                    record->ref ? record->ref : "", record->ref ? ": " : "", plain.sentence);
    rt_error_clear(&plain);
    return status;
}
