/* Things taken out of the register, once nothing depends on them: what merging two
 * owners ends with, and what taking back that something was added comes to.  That it
 * came and went stays in the history. */
#include "store/set.h"

#include <string.h>

#include "model/canon.h"
#include "store/lookup.h"

/* ---- what depends on it ---- */

/* Which recommendation does, but for what set $2 changed of it? */
static const struct dependence {
    const struct rt_shape *shape;
    const char *sql;
    const char *says, *hint; /* that recommendation, says, the thing, hint */
} dependences[] = {
    {&rt_source_shape,
     "SELECT r.ref FROM record r JOIN source s ON s.id = r.source_id WHERE s.code = $1"
     " AND NOT EXISTS (SELECT 1 FROM change c WHERE c.subject = r.uuid AND c.set_number = $2)"
     " LIMIT 1",
     " is a recommendation of source ", ""},
    {&rt_owner_shape,
     "SELECT r.ref FROM owner o JOIN mention m ON m.kind = 'owner' AND m.other_id = o.id"
     " JOIN record r ON r.id = m.record_id WHERE o.name = $1"
     " AND NOT EXISTS (SELECT 1 FROM change c WHERE c.subject = r.uuid AND c.set_number = $2)"
     " LIMIT 1",
     " names ", " as an owner; give it another first"},
    {&rt_event_shape,
     "SELECT r.ref FROM event e JOIN mention m ON m.kind = 'event' AND m.other_id = e.id"
     " JOIN record r ON r.id = m.record_id WHERE e.name = $1"
     " AND NOT EXISTS (SELECT 1 FROM change c WHERE c.subject = r.uuid AND c.set_number = $2)"
     " LIMIT 1",
     " waits for ", ""},
    {&rt_period_shape,
     "SELECT r.ref FROM period p JOIN mention m ON (m.kind = 'update' OR m.kind = 'answer')"
     " AND m.other_id = p.id JOIN record r ON r.id = m.record_id WHERE p.name = $1"
     " AND NOT EXISTS (SELECT 1 FROM change c WHERE c.subject = r.uuid AND c.set_number = $2)"
     " LIMIT 1",
     " has an update for ", ""},
    {&rt_record_shape,
     "SELECT a.ref, r.ref FROM record r JOIN link l ON l.other_id = r.id"
     " JOIN record a ON a.id = l.record_id WHERE r.uuid = $1"
     " AND NOT EXISTS (SELECT 1 FROM change c WHERE c.subject = a.uuid AND c.set_number = $2"
     " AND (c.field IS NULL OR c.field = 'links')) LIMIT 1",
     " has a link with ", "; take that out first"},
    {&rt_record_shape,
     "SELECT a.ref, r.ref FROM record r JOIN record a ON a.shared_id = r.id WHERE r.uuid = $1"
     " AND NOT EXISTS (SELECT 1 FROM change c WHERE c.subject = a.uuid AND c.set_number = $2"
     " AND (c.field IS NULL OR c.field = 'reported_with')) LIMIT 1",
     " is reported with ", ""},
};

static enum rt_status check_one(struct db *db, const struct dependence *dependence,
                                const char *subject, int64_t set_number, struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(db, dependence->sql, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, subject);
    db_bind_int(row, 2, set_number);
    status = db_step(row, &has_row, error);
    if (status != RT_OK || !has_row)
        return status;
    bool is_record = dependence->shape == &rt_record_shape;
    g_autofree char *ref = g_strdup(db_text(row, 0));
    g_autofree char *name = g_strdup(is_record ? db_text(row, 1) : subject);
    db_reset(row);
    return rt_fail(error, RT_REFUSED, "%s%s%s%s", ref, dependence->says, name,
                   dependence->hint);
}

enum rt_status remove_check(struct db *db, const struct rt_shape *shape, const char *subject,
                            int64_t set_number, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(dependences) && status == RT_OK; i++)
        if (dependences[i].shape == shape)
            status = check_one(db, &dependences[i], subject, set_number, error);
    return status;
}

/* ---- sources, owners, events, periods, filters, meetings ---- */

/* Where it stands, and what goes with it, the last its own row. */
static const struct {
    const struct rt_shape *shape;
    const char *seat;
    const char *steps[2];
} facts[] = {
    {&rt_source_shape,
     "SELECT id FROM source WHERE code = $1",
     {"DELETE FROM theme WHERE source_id = (SELECT id FROM source WHERE code = $1)",
      "DELETE FROM source WHERE code = $1"}},
    {&rt_owner_shape,
     "SELECT id FROM owner WHERE name = $1",
     {"DELETE FROM owner_name WHERE owner_id = (SELECT id FROM owner WHERE name = $1)",
      "DELETE FROM owner WHERE name = $1"}},
    {&rt_event_shape,
     "SELECT id FROM event WHERE name = $1",
     {"DELETE FROM event WHERE name = $1", NULL}},
    {&rt_period_shape,
     "SELECT id FROM period WHERE name = $1",
     {"DELETE FROM period WHERE name = $1", NULL}},
    {&rt_filter_shape,
     "SELECT id FROM filter WHERE name = $1",
     {"DELETE FROM filter WHERE name = $1", NULL}},
    {&rt_meeting_shape,
     "SELECT id FROM meeting WHERE date = $1",
     {"DELETE FROM meeting WHERE date = $1", NULL}},
};

static enum rt_status run(struct store_set *set, const char *sql, const char *name,
                          struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(set->db, sql, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, name);
    return db_run(row, error);
}

enum rt_status remove_fact(struct store_set *set, const struct rt_shape *shape,
                           const void *value, struct rt_error *error)
{
    const char *name = rt_field_text(rt_field_find(shape, shape->key), value);
    enum rt_status status = remove_check(set->db, shape, name, 0, error);
    size_t i = 0;
    while (facts[i].shape != shape)
        i++;
    int64_t seat = set_find_id(set, facts[i].seat, &name, 1);
    g_string_truncate(set->scratch, 0);
    canon_write(shape, value, false, set->scratch);
    if (status == RT_OK)
        status = history_add_from(set, shape, name, NULL, set->scratch->str, NULL, seat, error);
    for (size_t k = 0; k < G_N_ELEMENTS(facts[i].steps) && status == RT_OK; k++)
        if (facts[i].steps[k])
            status = run(set, facts[i].steps[k], name, error);
    g_hash_table_remove_all(set->ids);
    set->has_new_facts = set->has_new_facts || shape == &rt_period_shape;
    set->has_late_facts |= set->has_records && shape != &rt_meeting_shape;
    set->reg->has_facts = false;
    return status;
}

enum rt_status store_retire_owner(struct store_set *set, const char *name,
                                  struct rt_error *error)
{
    const struct rt_facts *all;
    enum rt_status status = set_facts(set, &all, error);
    if (status != RT_OK)
        return status;
    const struct rt_owner *owner = rt_facts_owner(all, name);
    return owner ? remove_fact(set, &rt_owner_shape, owner, error)
                 : rt_fail(error, RT_REFUSED, "there is no owner \"%s\"", name);
}

enum rt_status store_remove_filter(struct store_set *set, const char *name,
                                   struct rt_error *error)
{
    const struct rt_facts *all;
    enum rt_status status = set_facts(set, &all, error);
    if (status != RT_OK)
        return status;
    const struct rt_filter *filter = rt_facts_filter(all, name);
    return filter ? remove_fact(set, &rt_filter_shape, filter, error)
                  : rt_fail(error, RT_REFUSED, "there is no filter \"%s\"", name);
}

/* ---- recommendations ---- */

static enum rt_status forget(struct store_set *set, int64_t id, const struct rt_record *was,
                             const struct read_own *row, struct rt_error *error)
{
    struct db_statement *statement;
    enum rt_status status = lookup_write(set, id, was, NULL, error);
    if (status == RT_OK)
        status = links_remove(set, id, error);
    if (status == RT_OK)
        status = reckon_forget(set, id, error);
    if (status == RT_OK)
        status = db_prepare(set->db, "DELETE FROM record WHERE id = $1", &statement, error);
    if (status != RT_OK)
        return status;
    db_bind_int(statement, 1, id);
    status = db_run(statement, error);
    return status == RT_OK ? content_let_go(set, row, error) : status;
}

enum rt_status remove_record(struct store_set *set, const char *uuid, struct rt_error *error)
{
    struct rt_record was = {0};
    struct read_own row;
    int64_t id = id_of_uuid(set, uuid);
    rt_arena_reset(&set->arena);
    enum rt_status status = read_own(set->db, id, &set->arena, &was, &row, error);
    if (status != RT_OK)
        return status;
    g_string_truncate(set->scratch, 0);
    canon_write(&rt_record_shape, &was, false, set->scratch);
    status = history_add_from(set, &rt_record_shape, uuid, NULL, set->scratch->str, NULL,
                              seat_of_place(row.place), error);
    if (status == RT_OK)
        status = forget(set, id, &was, &row, error);
    set->n_added--;
    g_hash_table_remove_all(set->places);
    return status;
}
