/* Everything as one stream: the small tables from memory, then the
 * recommendations as they are read. */
#include "store/store.h"

struct whole {
    struct rt_stream stream;
    struct rt_facts facts; /* a copy: the register's may be read anew meanwhile */
    size_t kind, place;
    struct rt_stream *records;
    struct db *db; /* whose transaction ends with this; NULL: another's */
};

static enum rt_status whole_next(struct rt_stream *stream, struct rt_item *out,
                                 struct rt_error *error)
{
    struct whole *whole = (struct whole *)stream;
    for (; whole->kind < RT_ENTITIES; whole->kind++, whole->place = 0) {
        const struct rt_shape *shape = rt_entities[whole->kind];
        const struct rt_list *list = facts_list(&whole->facts, whole->kind);
        if (whole->place < list->n) {
            *out = (struct rt_item){shape, rt_list_item(list, whole->place++, shape->size)};
            return RT_OK;
        }
    }
    return rt_stream_next(whole->records, out, error);
}

static void whole_close(struct rt_stream *stream)
{
    struct whole *whole = (struct whole *)stream;
    rt_stream_close(whole->records);
    if (whole->db)
        db_end(whole->db);
    rt_facts_clear(&whole->facts);
    g_free(whole);
}

enum rt_status rt_register_export(struct rt_register *reg, const struct rt_select *select,
                                  struct rt_stream **out, struct rt_error *error)
{
    struct whole *whole = g_new0(struct whole, 1);
    whole->stream = (struct rt_stream){whole_next, whole_close, NULL};
    struct rt_select all = *select;
    all.depth = select->depth == RT_SAID ? RT_SAID : RT_WHOLE;
    /* Until its end it tells what stood there at one moment, whoever saves meanwhile. */
    whole->db = db_in_transaction(reg->db) ? NULL : reg->db;
    enum rt_status status = whole->db ? db_begin(reg->db, false, error) : RT_OK;
    if (status == RT_OK)
        status = facts_read_at_once(reg->db, true, &whole->facts, error);
    if (status == RT_OK)
        status = rt_register_select(reg, &all, &whole->records, error);
    if (status != RT_OK) {
        whole_close(&whole->stream);
        return status;
    }
    *out = &whole->stream;
    return RT_OK;
}
