/* Holds what stands before the recommendations.  Knows no format. */
#include "exchange/sections.h"

static size_t place_of(const struct rt_shape *shape)
{
    size_t i = 0;
    while (i < RT_ENTITIES - 1 && rt_entities[i] != shape)
        i++;
    return i;
}

enum rt_status exchange_sections_read(struct rt_stream *stream, struct exchange_sections *out,
                                      struct rt_error *error)
{
    for (;;) {
        struct rt_item item = {0};
        enum rt_status status = rt_stream_next(stream, &item, error);
        if (status != RT_OK)
            return status;
        if (!item.shape || item.shape == &rt_record_shape) {
            out->next = item;
            return RT_OK;
        }
        void *copy =
            rt_list_add(&out->lists[place_of(item.shape)], &out->arena, item.shape->size);
        rt_shape_copy(item.shape, copy, item.value, &out->arena);
    }
}

void exchange_sections_clear(struct exchange_sections *sections)
{
    rt_arena_clear(&sections->arena);
    *sections = (struct exchange_sections){0};
}

enum rt_status exchange_each_record(struct rt_stream *stream,
                                    struct exchange_sections *sections,
                                    enum rt_status (*each)(const struct rt_record *record,
                                                           void *self, struct rt_error *error),
                                    void *self, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    struct rt_item item = sections->next;
    while (item.shape && status == RT_OK) {
        if (item.shape != &rt_record_shape)
            return rt_fail(error, RT_REFUSED, "a %s comes after the recommendations",
                           item.shape->name);
        status = each(item.value, self, error);
        if (status == RT_OK)
            status = rt_stream_next(stream, &item, error);
    }
    return status;
}
