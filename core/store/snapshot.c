/* What a period reported: every value as it stood when the period was closed, kept
 * word for word.  Its hash stands in the chain, as a change of the period.  Knows its rows;
 * what they are of, closing.c. */
#include "store/set.h"

#include <string.h>

#include "model/canon.h"
#include "model/change.h"

static const char FIELD[] = "snapshot"; /* of that change */

const char snapshot_beside[] = "standing";

/* One row of it; own and first: the hashes of what a recommendation and the first one
 * of its row said, or "". */
static void feed(struct hash *sum, const char *shape, const char *own, const char *first,
                 const char *bytes)
{
    const char *const each[] = {shape, own, first, bytes};
    for (size_t i = 0; i < G_N_ELEMENTS(each); i++)
        hash_add(sum, each[i], strlen(each[i]) + 1);
}

bool snapshot_is_field(const struct rt_shape *shape, const char *field)
{
    return shape == &rt_period_shape && strcmp(field, FIELD) == 0;
}

/* ---- keeping it ---- */

enum rt_status snapshot_keep(struct store_set *set, struct snapshot *snapshot,
                             const struct rt_shape *shape, const struct read_row *said,
                             struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(
        set->db,
        "INSERT INTO snapshot (period_id, place, shape, content_id, shared_id, bytes)"
        " VALUES ($1, $2, $3, NULLIF($4, 0), NULLIF($5, 0), $6)",
        &row, error);
    if (status != RT_OK)
        return status;
    feed(&snapshot->sum, shape->name, said->own.hash, said->first.hash, set->scratch->str);
    db_bind_int(row, 1, snapshot->period);
    db_bind_int(row, 2, ++snapshot->place);
    db_bind(row, 3, shape->name);
    db_bind_int(row, 4, said->own.content);
    db_bind_int(row, 5, said->first.content);
    db_bind(row, 6, set->scratch->str);
    return db_run(row, error);
}

enum rt_status snapshot_enter(struct store_set *set, struct snapshot *snapshot,
                              const char *period, struct rt_error *error)
{
    char hash[HASH_ROOM];
    hash_end(&snapshot->sum, hash);
    return history_add(set, &rt_period_shape, period, FIELD, NULL, hash, error);
}

/* ---- is it still the same? ---- */

enum rt_status snapshot_altered(const char *period, struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED,
                   "what %s reported was altered on disk; run rectrack check", period);
}

static const char HELD[] =
    "SELECT becomes FROM change WHERE subject = $1 AND shape = $2 AND field = $3"
    " ORDER BY set_number DESC, place DESC LIMIT 1";

enum rt_status snapshot_held(struct db *db, const char *period, char out[static HASH_ROOM],
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
    const char *held = has_row ? db_text_or_null(row, 0) : NULL;
    g_strlcpy(out, held ? held : "", HASH_ROOM);
    db_reset(row);
    return RT_OK;
}

static enum rt_status compare(struct db *db, const char *period, struct hash *sum,
                              struct rt_error *error)
{
    char hash[HASH_ROOM], held[HASH_ROOM];
    hash_end(sum, hash);
    enum rt_status status = snapshot_held(db, period, held, error);
    return status != RT_OK || strcmp(held, hash) == 0 ? status
                                                      : snapshot_altered(period, error);
}

static const char SNAPSHOT[] =
    "SELECT s.shape, s.bytes, c.bytes, d.bytes FROM snapshot s JOIN period p"
    " ON p.id = s.period_id LEFT JOIN content c ON c.id = s.content_id"
    " LEFT JOIN content d ON d.id = s.shared_id WHERE p.name = $1 ORDER BY s.place";
enum { SHAPE, BYTES, OWN, FIRST };

static void feed_row(struct hash *sum, struct db_statement *row)
{
    char hashes[2][HASH_ROOM] = {"", ""};
    for (int i = 0; i < 2; i++) {
        const char *said = db_text_or_null(row, OWN + i);
        if (said)
            hash_of(said, db_length(row, OWN + i), hashes[i]);
    }
    feed(sum, db_text(row, SHAPE), hashes[0], hashes[1], db_text(row, BYTES));
}

enum rt_status snapshot_verify(struct db *db, const char *period, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(db, SNAPSHOT, &row, error);
    if (status != RT_OK)
        return status;
    struct hash sum;
    hash_begin(&sum);
    db_bind(row, 1, period);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            feed_row(&sum, row);
    }
    return status == RT_OK ? compare(db, period, &sum, error) : status;
}

/* ---- reading it ---- */

struct reported {
    struct rt_stream stream;
    struct db *db;
    struct db_statement *statement;
    char *period;
    struct rt_arena arena;
    struct rt_facts facts; /* the events and periods as they were */
    struct hash sum;
};

/* Of the updates, those of the period. */
static struct rt_list updates_in(const struct rt_list *updates, const char *period,
                                 struct rt_arena *arena)
{
    struct rt_list own = {0};
    for (size_t i = 0; i < updates->n; i++) {
        const struct rt_update *update = rt_update_at(updates, i);
        if (strcmp(update->period, period) == 0)
            *(struct rt_update *)rt_list_add(&own, arena, sizeof *update) = *update;
    }
    return own;
}

void snapshot_lay(struct rt_record *record, const struct rt_record *first,
                  const struct rt_record *reckoned, const char *period, struct rt_arena *arena)
{
    if (first)
        change_share(record, first);
    record->updates = updates_in(&record->updates, period, arena);
    change_lay_over(record, reckoned, arena);
}

/* A recommendation: what it said, and upon that what was reckoned. */
static bool read_reported(struct reported *reported, struct rt_record *record)
{
    struct db_statement *row = reported->statement;
    struct rt_record first = {0}, reckoned = {0};
    struct rt_arena *arena = &reported->arena;
    bool is_shared = db_text_or_null(row, FIRST) != NULL;
    if (!read_content(db_text_or_null(row, OWN), db_length(row, OWN), RT_WHOLE, arena,
                      record) ||
        (is_shared &&
         !read_content(db_text(row, FIRST), db_length(row, FIRST), RT_WHOLE, arena, &first)) ||
        canon_read(&rt_record_shape, &reckoned, arena, db_text(row, BYTES),
                   db_length(row, BYTES), NULL) != RT_OK)
        return false;
    snapshot_lay(record, is_shared ? &first : NULL, &reckoned, reported->period, arena);
    return true;
}

static void *read_value(struct reported *reported, const struct rt_shape *shape)
{
    struct db_statement *row = reported->statement;
    void *value = rt_arena_alloc(&reported->arena, shape->size);
    bool is_read = shape == &rt_record_shape
                       ? read_reported(reported, value)
                       : canon_read(shape, value, &reported->arena, db_text(row, BYTES),
                                    db_length(row, BYTES), NULL) == RT_OK;
    return is_read ? value : NULL;
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

/* The next row that is a value; what else the snapshot has is read past. */
static enum rt_status next_row(struct reported *reported, bool *has_row, struct rt_error *error)
{
    enum rt_status status;
    while ((status = db_step(reported->statement, has_row, error)) == RT_OK && *has_row &&
           strcmp(db_text(reported->statement, SHAPE), snapshot_beside) == 0)
        feed_row(&reported->sum, reported->statement);
    return status;
}

static enum rt_status reported_next(struct rt_stream *stream, struct rt_item *out,
                                    struct rt_error *error)
{
    struct reported *reported = (struct reported *)stream;
    bool has_row;
    enum rt_status status = next_row(reported, &has_row, error);
    if (status != RT_OK)
        return status;
    *out = (struct rt_item){0};
    if (!has_row)
        return compare(reported->db, reported->period, &reported->sum, error);
    rt_arena_reset(&reported->arena);
    const struct rt_shape *shape = rt_entity_find(db_text(reported->statement, SHAPE));
    void *value = shape ? read_value(reported, shape) : NULL;
    if (!value)
        return snapshot_altered(reported->period, error);
    feed_row(&reported->sum, reported->statement);
    reckon(reported, shape, value);
    *out = (struct rt_item){shape, value};
    return RT_OK;
}

static void reported_close(struct rt_stream *stream)
{
    struct reported *reported = (struct reported *)stream;
    db_finish(reported->statement);
    rt_arena_clear(&reported->arena);
    rt_facts_clear(&reported->facts);
    g_free(reported->period);
    g_free(reported);
}

enum rt_status snapshot_open(struct db *db, const char *period, struct rt_stream **out,
                             struct rt_error *error)
{
    struct db_statement *statement;
    *out = NULL;
    enum rt_status status = db_prepare_built(db, SNAPSHOT, &statement, error);
    if (status != RT_OK)
        return status;
    struct reported *reported = g_new0(struct reported, 1);
    *reported = (struct reported){.stream = {reported_next, reported_close, NULL},
                                  .db = db,
                                  .statement = statement,
                                  .period = g_strdup(period)};
    hash_begin(&reported->sum);
    db_bind(statement, 1, reported->period);
    *out = &reported->stream;
    return RT_OK;
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
    return snapshot_open(reg->db, found->id, out, error);
}
