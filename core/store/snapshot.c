/* What a period reported: every value as it stood when the period was closed, kept
 * word for word.  Its hash stands in the chain, as a change of the period. */
#include "store/set.h"

#include <string.h>

#include "model/canon.h"

static const char FIELD[] = "snapshot"; /* of that change */

static void feed(GChecksum *sum, const char *shape, const char *bytes)
{
    g_checksum_update(sum, (const guchar *)shape, (gssize)strlen(shape) + 1);
    g_checksum_update(sum, (const guchar *)bytes, (gssize)strlen(bytes) + 1);
}

bool snapshot_is_field(const struct rt_shape *shape, const char *field)
{
    return shape == &rt_period_shape && strcmp(field, FIELD) == 0;
}

/* ---- taking it ---- */

struct snapshot {
    int64_t period;
    int64_t place;
    struct rt_outlook outlook;
    GChecksum *sum;
};

static enum rt_status keep(struct store_set *set, struct snapshot *snapshot,
                           const struct rt_shape *shape, const void *value,
                           struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(
        set->db,
        "INSERT INTO snapshot (period_id, place, shape, bytes) VALUES ($1, $2, $3, $4)", &row,
        error);
    if (status != RT_OK)
        return status;
    g_string_truncate(set->scratch, 0);
    canon_write(shape, value, true, set->scratch);
    feed(snapshot->sum, shape->name, set->scratch->str);
    db_bind_int(row, 1, snapshot->period);
    db_bind_int(row, 2, ++snapshot->place);
    db_bind(row, 3, shape->name);
    db_bind(row, 4, set->scratch->str);
    return db_run(row, error);
}

/* Of the updates, those of the period. */
static struct rt_list updates_in(const struct rt_list *updates, const struct rt_period *period,
                                 struct rt_arena *arena)
{
    struct rt_list own = {0};
    for (size_t i = 0; i < updates->n; i++) {
        const struct rt_update *update = rt_update_at(updates, i);
        if (strcmp(update->period, period->id) == 0)
            *(struct rt_update *)rt_list_add(&own, arena, sizeof *update) = *update;
    }
    return own;
}

/* As reported in each of the periods: read once, reckoned for each. */
static enum rt_status keep_record(struct store_set *set, int64_t id, void *self,
                                  struct rt_error *error)
{
    GArray *snapshots = self;
    struct rt_arena arena = {0};
    struct rt_record shown = {0};
    struct rt_outlook outlook = g_array_index(snapshots, struct snapshot, 0).outlook;
    enum rt_status status =
        read_shown(set->db, id, &outlook, id > set->last_record, &arena, &shown, error);
    const struct rt_list updates = shown.updates;
    for (guint i = 0; i < snapshots->len && status == RT_OK; i++) {
        struct snapshot *snapshot = &g_array_index(snapshots, struct snapshot, i);
        shown.updates = updates;
        rt_reckon(&shown, &arena, &snapshot->outlook);
        shown.updates = updates_in(&updates, snapshot->outlook.period, &arena);
        status = keep(set, snapshot, &rt_record_shape, &shown, error);
    }
    rt_arena_clear(&arena);
    return status;
}

static const struct rt_period *period_of_id(struct store_set *set, int64_t id,
                                            const struct rt_facts *facts)
{
    for (size_t i = 0; i < facts->periods.n; i++) {
        const struct rt_period *period = rt_period_at(&facts->periods, i);
        if (id_of_period(set, period->id) == id)
            return period;
    }
    return NULL;
}

static enum rt_status keep_facts(struct store_set *set, struct snapshot *snapshot,
                                 const struct rt_facts *facts, struct rt_error *error)
{
    const struct {
        const struct rt_shape *shape;
        const struct rt_list *list;
    } small[] = {{&rt_source_shape, &facts->sources},
                 {&rt_owner_shape, &facts->owners},
                 {&rt_event_shape, &facts->events},
                 {&rt_period_shape, &facts->periods}};
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(small); i++)
        for (size_t k = 0; k < small[i].list->n && status == RT_OK; k++)
            status = keep(set, snapshot, small[i].shape,
                          rt_list_item(small[i].list, k, small[i].shape->size), error);
    return status;
}

static void snapshot_clear(void *item)
{
    struct snapshot *snapshot = item;
    g_checksum_free(snapshot->sum);
}

/* The chain holds what was reported. */
static enum rt_status enter(struct store_set *set, const struct snapshot *snapshot,
                            struct rt_error *error)
{
    return history_add(set, &rt_period_shape, snapshot->outlook.period->id, FIELD, NULL,
                       g_checksum_get_string(snapshot->sum), error);
}

enum rt_status snapshots_take(struct store_set *set, struct rt_error *error)
{
    const struct rt_facts *facts = set_facts(set, error);
    g_autoptr(GArray) snapshots = g_array_new(FALSE, FALSE, sizeof(struct snapshot));
    g_array_set_clear_func(snapshots, snapshot_clear);
    enum rt_status status = facts ? RT_OK : RT_REFUSED;
    for (guint i = 0; i < set->closed->len && status == RT_OK; i++) {
        struct snapshot snapshot = {.period = g_array_index(set->closed, int64_t, i)};
        const struct rt_period *period = period_of_id(set, snapshot.period, facts);
        if (!period)
            return rt_fail(error, RT_REFUSED, "a period that was closed is gone");
        snapshot.outlook = rt_outlook_of(facts, period, set->today);
        snapshot.sum = g_checksum_new(G_CHECKSUM_SHA256);
        g_array_append_val(snapshots, snapshot);
        status = keep_facts(set, &snapshot, facts, error);
        g_array_index(snapshots, struct snapshot, i).place = snapshot.place;
    }
    if (status == RT_OK && snapshots->len)
        status = set_for_each(set, "SELECT id FROM record WHERE id >= $1 ORDER BY place", 0,
                              keep_record, snapshots, error);
    for (guint i = 0; i < snapshots->len && status == RT_OK; i++)
        status = enter(set, &g_array_index(snapshots, struct snapshot, i), error);
    return status;
}

/* ---- is it still the same? ---- */

static enum rt_status altered(const char *period, struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED,
                   "what %s reported was altered on disk; run rectrack check", period);
}

/* What the chain holds of the period's latest snapshot. */
static const char HELD[] =
    "SELECT becomes FROM change WHERE subject = $1 AND shape = $2 AND field = $3"
    " ORDER BY set_number DESC, place DESC LIMIT 1";

static enum rt_status compare(struct db *db, const char *period, GChecksum *sum,
                              struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(db, HELD, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, period);
    db_bind(row, 2, rt_period_shape.name);
    db_bind(row, 3, FIELD);
    status = db_step(row, &has_row, error);
    if (status != RT_OK)
        return status;
    bool agrees = has_row && g_strcmp0(db_text(row, 0), g_checksum_get_string(sum)) == 0;
    db_reset(row);
    return agrees ? RT_OK : altered(period, error);
}

static const char SNAPSHOT[] =
    "SELECT s.shape, s.bytes FROM snapshot s JOIN period p ON p.id = s.period_id"
    " WHERE p.name = $1 ORDER BY s.place";

enum rt_status snapshot_verify(struct db *db, const char *period, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(db, SNAPSHOT, &row, error);
    if (status != RT_OK)
        return status;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    db_bind(row, 1, period);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            feed(sum, db_text(row, 0), db_text(row, 1));
    }
    return status == RT_OK ? compare(db, period, sum, error) : status;
}

/* ---- reading it ---- */

struct reported {
    struct rt_stream stream;
    struct rt_register *reg;
    struct db_statement *statement;
    char *period;
    struct rt_arena arena;
    struct rt_facts facts; /* the events and periods as they were */
    GChecksum *sum;
};

static const struct rt_shape *shape_named(const char *name)
{
    for (size_t i = 0; i < RT_ENTITIES; i++)
        if (strcmp(rt_entities[i]->name, name) == 0)
            return rt_entities[i];
    return NULL;
}

static void *read_value(struct reported *reported, const struct rt_shape *shape)
{
    void *value = rt_arena_alloc(&reported->arena, shape->size);
    if (canon_read(shape, value, &reported->arena, db_text(reported->statement, 1),
                   db_length(reported->statement, 1), NULL) != RT_OK)
        return NULL;
    return value;
}

/* What a record waited for is not kept beside its words, but the events are. */
static void reckon(struct reported *reported, const struct rt_shape *shape, void *value)
{
    struct rt_list *list = shape == &rt_event_shape    ? &reported->facts.events
                           : shape == &rt_period_shape ? &reported->facts.periods
                                                       : NULL;
    if (list)
        rt_shape_copy(shape, rt_list_add(list, &reported->facts.arena, shape->size), value,
                      &reported->facts.arena);
    if (shape != &rt_record_shape)
        return;
    const struct rt_period *period = rt_facts_period(&reported->facts, reported->period);
    struct rt_outlook outlook = rt_outlook_of(&reported->facts, period, 0);
    rt_reckon_waiting(value, &reported->arena, &outlook);
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
        return compare(reported->reg->db, reported->period, reported->sum, error);
    rt_arena_reset(&reported->arena);
    const struct rt_shape *shape = shape_named(db_text(reported->statement, 0));
    void *value = shape ? read_value(reported, shape) : NULL;
    if (!value)
        return altered(reported->period, error);
    feed(reported->sum, shape->name, db_text(reported->statement, 1));
    reckon(reported, shape, value);
    *out = (struct rt_item){shape, value};
    return RT_OK;
}

static void reported_close(struct rt_stream *stream)
{
    struct reported *reported = (struct reported *)stream;
    db_finish(reported->statement);
    g_checksum_free(reported->sum);
    rt_arena_clear(&reported->arena);
    rt_facts_clear(&reported->facts);
    g_free(reported->period);
    g_free(reported);
}

enum rt_status rt_register_snapshot(struct rt_register *reg, const char *period,
                                    struct rt_stream **out, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = rt_register_facts(reg, &facts, error);
    if (status != RT_OK)
        return status;
    const struct rt_period *found = rt_facts_period(facts, period);
    if (!found || found->state != RT_CLOSED)
        return rt_fail(error, RT_REFUSED,
                       found ? "the period %s is open and has no snapshot yet"
                             : "there is no period %s; rectrack status names the one shown",
                       period);
    struct reported *reported = g_new0(struct reported, 1);
    reported->stream = (struct rt_stream){reported_next, reported_close, NULL};
    reported->reg = reg;
    reported->period = g_strdup(found->id);
    reported->sum = g_checksum_new(G_CHECKSUM_SHA256);
    status = db_prepare_built(reg->db, SNAPSHOT, &reported->statement, error);
    if (status != RT_OK) {
        reported_close(&reported->stream);
        return status;
    }
    db_bind(reported->statement, 1, reported->period);
    *out = &reported->stream;
    return RT_OK;
}
