/* The two streams are nearly always in the same order: what is met on the way to a record is
 * kept until it is asked for. */
#include "report/earlier.h"

#include <stdlib.h>

#include <rectrack/field.h>

struct kept {
    struct rt_arena arena;
    struct rt_record record;
    size_t place;
};

struct report_earlier {
    struct rt_stream *then; /* NULL: it has ended */
    GHashTable *passed;     /* reference → struct kept */
    struct kept *found;     /* what was given last */
    size_t n;
};

static void kept_free(void *item)
{
    struct kept *kept = item;
    if (!kept)
        return;
    rt_arena_clear(&kept->arena);
    g_free(kept);
}

struct report_earlier *report_earlier_new(struct rt_stream *then)
{
    struct report_earlier *earlier = g_new0(struct report_earlier, 1);
    earlier->then = then;
    earlier->passed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, kept_free);
    return earlier;
}

void report_earlier_free(struct report_earlier *earlier)
{
    if (!earlier)
        return;
    g_hash_table_unref(earlier->passed);
    kept_free(earlier->found);
    g_free(earlier);
}

/* Gives what was kept of it to who asks for it. */
static bool take(struct report_earlier *earlier, const char *ref)
{
    gpointer key, kept;
    kept_free(earlier->found);
    earlier->found = NULL;
    if (!g_hash_table_steal_extended(earlier->passed, ref, &key, &kept))
        return false;
    g_free(key);
    earlier->found = kept;
    return true;
}

static void keep(struct report_earlier *earlier, const struct rt_record *record)
{
    struct kept *kept = g_new0(struct kept, 1);
    rt_shape_copy(&rt_record_shape, &kept->record, record, &kept->arena);
    kept->place = earlier->n++;
    g_hash_table_insert(earlier->passed, g_strdup(record->ref), kept);
}

/* Reads on to the record of that reference, or to the end; keeps what comes before. */
static enum rt_status read_to(struct report_earlier *earlier, const char *ref,
                              const struct rt_record **out, struct rt_error *error)
{
    struct rt_item item;
    while (!*out && earlier->then) {
        enum rt_status status = rt_stream_next(earlier->then, &item, error);
        if (status != RT_OK)
            return status;
        if (!item.shape)
            earlier->then = NULL;
        else if (item.shape == &rt_record_shape &&
                 g_strcmp0(((const struct rt_record *)item.value)->ref, ref) == 0)
            *out = item.value;
        else if (item.shape == &rt_record_shape)
            keep(earlier, item.value);
    }
    return RT_OK;
}

enum rt_status report_earlier_find(struct report_earlier *earlier, const char *ref,
                                   const struct rt_record **out, struct rt_error *error)
{
    *out = take(earlier, ref) ? &earlier->found->record : NULL;
    return read_to(earlier, ref, out, error);
}

static int by_place(const void *one, const void *other)
{
    const struct kept *const *a = one, *const *b = other;
    return (*a)->place < (*b)->place ? -1 : (*a)->place > (*b)->place;
}

enum rt_status report_earlier_left(struct report_earlier *earlier, struct rt_arena *arena,
                                   struct rt_list *out, struct rt_error *error)
{
    const struct rt_record *none = NULL;
    enum rt_status status = read_to(earlier, NULL, &none, error);
    if (status != RT_OK)
        return status;
    GHashTableIter left;
    gpointer kept;
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    g_hash_table_iter_init(&left, earlier->passed);
    while (g_hash_table_iter_next(&left, NULL, &kept))
        g_ptr_array_add(all, kept);
    g_ptr_array_sort(all, by_place);
    for (guint i = 0; i < all->len; i++) {
        const struct rt_record **record = rt_list_add(out, arena, sizeof *record);
        *record = &((struct kept *)all->pdata[i])->record;
    }
    return RT_OK;
}
