/* Everything as one stream: the small tables from memory, then the
 * recommendations as they are read; and the same out of a period's snapshot. */
#include "store/store.h"

#include <string.h>

#include "model/canon.h"

/* ---- now ---- */

struct whole {
    struct rt_stream stream;
    struct rt_facts facts; /* a copy: the register's may be read anew meanwhile */
    size_t kind, place;
    struct rt_stream *records;
};

static enum rt_status whole_next(struct rt_stream *stream, struct rt_item *out,
                                 struct rt_error *error)
{
    struct whole *whole = (struct whole *)stream;
    const struct rt_list *lists[] = {&whole->facts.sources, &whole->facts.owners,
                                     &whole->facts.events, &whole->facts.periods};
    for (; whole->kind < G_N_ELEMENTS(lists); whole->kind++, whole->place = 0) {
        const struct rt_shape *shape = rt_entities[whole->kind];
        if (whole->place < lists[whole->kind]->n) {
            *out = (struct rt_item){
                shape, rt_list_item(lists[whole->kind], whole->place++, shape->size)};
            return RT_OK;
        }
    }
    return rt_stream_next(whole->records, out, error);
}

static void whole_close(struct rt_stream *stream)
{
    struct whole *whole = (struct whole *)stream;
    rt_stream_close(whole->records);
    rt_facts_clear(&whole->facts);
    g_free(whole);
}

enum rt_status rt_register_export(struct rt_register *reg, const struct rt_select *select,
                                  struct rt_stream **out, struct rt_error *error)
{
    struct whole *whole = g_new0(struct whole, 1);
    whole->stream = (struct rt_stream){whole_next, whole_close, NULL};
    struct rt_select all = *select;
    all.depth = RT_WHOLE;
    enum rt_status status = facts_read(reg->db, &whole->facts, error);
    if (status == RT_OK)
        status = rt_register_select(reg, &all, &whole->records, error);
    if (status != RT_OK) {
        whole_close(&whole->stream);
        return status;
    }
    *out = &whole->stream;
    return RT_OK;
}

/* ---- as reported ---- */

static const char SNAPSHOT[] =
    "SELECT s.shape, s.bytes FROM snapshot s JOIN period p ON p.id = s.period_id"
    " WHERE p.name = $1 ORDER BY s.place";

struct reported {
    struct rt_stream stream;
    struct db_statement *statement;
    char *period;
    struct rt_arena arena;
};

static const struct rt_shape *shape_named(const char *name)
{
    for (size_t i = 0; i < RT_ENTITIES; i++)
        if (strcmp(rt_entities[i]->name, name) == 0)
            return rt_entities[i];
    return NULL;
}

/* What waits is told twice in a snapshot's record: as written, and what stands. */
static void *read_value(struct reported *reported, const struct rt_shape *shape,
                        struct rt_error *error)
{
    void *value = rt_arena_alloc(&reported->arena, shape->size);
    if (canon_read(shape, value, &reported->arena, db_text(reported->statement, 1),
                   db_length(reported->statement, 1), error) != RT_OK)
        return NULL;
    return value;
}

static enum rt_status reported_next(struct rt_stream *stream, struct rt_item *out,
                                    struct rt_error *error)
{
    struct reported *reported = (struct reported *)stream;
    bool has_row;
    enum rt_status status = db_step(reported->statement, &has_row, error);
    if (status != RT_OK)
        return status;
    *out = (struct rt_item){0};
    if (!has_row)
        return RT_OK;
    rt_arena_reset(&reported->arena);
    const struct rt_shape *shape = shape_named(db_text(reported->statement, 0));
    void *value = shape ? read_value(reported, shape, error) : NULL;
    if (!value)
        return rt_fail(error, RT_REFUSED, "the snapshot of %s is damaged; run rectrack check",
                       reported->period);
    *out = (struct rt_item){shape, value};
    return RT_OK;
}

static void reported_close(struct rt_stream *stream)
{
    struct reported *reported = (struct reported *)stream;
    db_finish(reported->statement);
    rt_arena_clear(&reported->arena);
    g_free(reported->period);
    g_free(reported);
}

enum rt_status rt_register_snapshot(struct rt_register *reg, const char *period,
                                    struct rt_stream **out, struct rt_error *error)
{
    const struct rt_facts *facts = rt_register_facts(reg, error);
    const struct rt_period *found = facts ? rt_facts_period(facts, period) : NULL;
    if (!facts)
        return RT_REFUSED;
    if (!found || found->state != RT_CLOSED)
        return rt_fail(error, RT_REFUSED,
                       found ? "the period %s is open and has no snapshot yet"
                             : "there is no period %s; rectrack status names the one shown",
                       period);
    struct reported *reported = g_new0(struct reported, 1);
    reported->stream = (struct rt_stream){reported_next, reported_close, NULL};
    reported->period = g_strdup(found->id);
    enum rt_status status = db_prepare_built(reg->db, SNAPSHOT, &reported->statement, error);
    if (status != RT_OK) {
        reported_close(&reported->stream);
        return status;
    }
    db_bind(reported->statement, 1, reported->period);
    *out = &reported->stream;
    return RT_OK;
}
