/* Writing what is small: sources with themes, owners with names, events and
 * periods. */
#include "store/set.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

#include "model/canon.h"

/* ---- what all have in common ---- */

enum rt_status write_settled(struct store_set *set, const struct rt_shape *shape,
                             const void *there, const void *given, void *merged,
                             const char *subject, enum store_what *what, struct rt_error *error)
{
    if (there) {
        change_merge(shape, there, given, merged, &set->arena);
        *(struct rt_part *)merged = *(const struct rt_part *)given; /* where it is told of */
    } else {
        memcpy(merged, given, shape->size);
    }
    enum rt_status status = rt_shape_check(shape, merged, error);
    if (status == RT_OK)
        status = rt_shape_check_kept(shape, merged, error);
    if (status != RT_OK)
        return status;
    if (!there) {
        *what = STORE_ADDED;
        g_string_truncate(set->scratch, 0);
        canon_write(shape, merged, false, set->scratch);
        return history_add(set, shape, subject, NULL, NULL, set->scratch->str, error);
    }
    g_autoptr(GPtrArray) changes = change_list_new();
    change_diff(shape, there, merged, changes);
    *what = changes->len ? STORE_CHANGED : STORE_SAME;
    for (guint i = 0; i < changes->len && status == RT_OK; i++) {
        const struct change *change = changes->pdata[i];
        status = history_add(set, shape, subject, change->field, change->was, change->becomes,
                             error);
    }
    return status;
}

/* Runs one statement with n values bound. */
static enum rt_status run(struct store_set *set, const char *sql, const char *const *values,
                          size_t n, struct rt_error *error)
{
    struct db_statement *statement;
    enum rt_status status = db_prepare(set->db, sql, &statement, error);
    if (status != RT_OK)
        return status;
    for (size_t i = 0; i < n; i++)
        db_bind(statement, (int)i + 1, values[i]);
    return db_run(statement, error);
}

/* Where a new one stands among its like, as a statement has it; NULL: behind them. */
static char *seat_text(const struct store_set *set)
{
    return set->seat ? g_strdup_printf("%" G_GINT64_FORMAT, set->seat) : NULL;
}

static enum rt_status facts_changed(struct store_set *set)
{
    set->reg->has_facts = false;
    return RT_OK;
}

/* ---- sources ---- */

static char *number_text(int number)
{
    return number ? g_strdup_printf("%d", number) : NULL;
}

enum rt_status write_source(struct store_set *set, const struct rt_source *given,
                            enum store_what *what, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    const struct rt_source *there = rt_facts_source(facts, given->code);
    struct rt_source merged = {0};
    status =
        write_settled(set, &rt_source_shape, there, given, &merged, given->code, what, error);
    if (status == RT_OK)
        status = themes_check(&merged, error);
    if (status != RT_OK || *what == STORE_SAME)
        return status;
    bool changes_thresholds = there && (there->not_due_months != merged.not_due_months ||
                                        there->soon_months != merged.soon_months);
    g_autofree char *not_due = number_text(merged.not_due_months);
    g_autofree char *soon = number_text(merged.soon_months);
    g_autofree char *seat = seat_text(set);
    const char *values[] = {merged.code,
                            merged.title,
                            merged.kind,
                            merged.date,
                            merged.document,
                            merged.colours.red,
                            merged.colours.amber,
                            merged.colours.green,
                            merged.colours.complete,
                            merged.colours.not_due,
                            not_due,
                            soon,
                            seat};
    status = run(set,
                 "INSERT INTO source (code, title, kind, date, document, red, amber, green,"
                 " complete, not_due, not_due_months, soon_months, id)"
                 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, CAST($11 AS INTEGER),"
                 " CAST($12 AS INTEGER), (SELECT CAST($13 AS INTEGER) WHERE NOT EXISTS"
                 " (SELECT 1 FROM source WHERE id = CAST($13 AS INTEGER))))"
                 " ON CONFLICT (code) DO UPDATE SET title = EXCLUDED.title,"
                 " kind = EXCLUDED.kind, date = EXCLUDED.date, document = EXCLUDED.document,"
                 " red = EXCLUDED.red, amber = EXCLUDED.amber, green = EXCLUDED.green,"
                 " complete = EXCLUDED.complete, not_due = EXCLUDED.not_due,"
                 " not_due_months = EXCLUDED.not_due_months,"
                 " soon_months = EXCLUDED.soon_months",
                 values, G_N_ELEMENTS(values), error);
    if (status == RT_OK)
        status = themes_write(set, there, &merged, error);
    set->has_new_facts = set->has_new_facts || changes_thresholds;
    return status == RT_OK ? facts_changed(set) : status;
}

/* ---- owners ---- */

static enum rt_status write_name(struct store_set *set, const struct rt_owner *owner,
                                 const char *id, size_t place, const char *name,
                                 struct rt_error *error)
{
    int64_t holder = id_of_owner(set, name);
    if (holder)
        return rt_fail_at(error, RT_REFUSED, NULL, owner->part.line, owner->part.column,
                          "%s: the name \"%s\" belongs to an owner already; give each name to "
                          "one",
                          owner->name, name);
    g_autofree char *folded = rt_text_fold(name);
    g_autofree char *at = g_strdup_printf("%zu", place);
    const char *values[] = {id, at, name, folded};
    return run(set,
               "INSERT INTO owner_name (owner_id, place, name, folded)"
               " VALUES (CAST($1 AS INTEGER), CAST($2 AS INTEGER), $3, $4)",
               values, G_N_ELEMENTS(values), error);
}

enum rt_status write_owner(struct store_set *set, const struct rt_owner *given,
                           enum store_what *what, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    const struct rt_owner *there = rt_facts_owner(facts, given->name);
    struct rt_owner named = *given;
    if (there)
        named.name = there->name; /* named by another of its names: the first stays */
    struct rt_owner merged = {0};
    status =
        write_settled(set, &rt_owner_shape, there, &named, &merged, named.name, what, error);
    if (status != RT_OK || *what == STORE_SAME)
        return status;
    g_autofree char *seat = seat_text(set);
    const char *values[] = {merged.name, rt_owner_kinds[merged.kind].key, seat};
    status =
        run(set,
            "INSERT INTO owner (name, kind, id) VALUES ($1, $2, (SELECT CAST($3 AS INTEGER)"
            " WHERE NOT EXISTS (SELECT 1 FROM owner WHERE id = CAST($3 AS INTEGER))))"
            " ON CONFLICT (name) DO UPDATE SET kind = EXCLUDED.kind",
            values, 3, error);
    int64_t id = set_find_id(set, "SELECT id FROM owner WHERE name = $1", values, 1);
    g_autofree char *id_text = g_strdup_printf("%" G_GINT64_FORMAT, id);
    const char *ids[] = {id_text};
    if (status == RT_OK)
        status = run(set, "DELETE FROM owner_name WHERE owner_id = CAST($1 AS INTEGER)", ids, 1,
                     error);
    g_hash_table_remove_all(set->ids);
    if (status == RT_OK)
        status = write_name(set, &merged, id_text, 0, merged.name, error);
    for (size_t i = 0; i < merged.other_names.n && status == RT_OK; i++)
        status = write_name(set, &merged, id_text, i + 1, rt_texts_at(&merged.other_names, i),
                            error);
    return status == RT_OK ? facts_changed(set) : status;
}

/* ---- events ---- */

enum rt_status write_event(struct store_set *set, const struct rt_event *given,
                           enum store_what *what, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    const struct rt_event *there = rt_facts_event(facts, given->name);
    struct rt_event named = *given, merged = {0};
    if (there)
        named.name = there->name;
    status =
        write_settled(set, &rt_event_shape, there, &named, &merged, named.name, what, error);
    if (status != RT_OK || *what == STORE_SAME)
        return status;
    g_autofree char *folded = rt_text_fold(merged.name);
    g_autofree char *seat = seat_text(set);
    const char *values[] = {merged.name,     folded,        rt_event_kinds[merged.kind].key,
                            merged.happened, merged.lifted, seat};
    set->has_new_facts = set->has_new_facts || there; /* a new one is named by nobody yet */
    status = run(set,
                 "INSERT INTO event (name, folded, kind, happened, lifted, id)"
                 " VALUES ($1, $2, $3, $4, $5, (SELECT CAST($6 AS INTEGER) WHERE NOT EXISTS"
                 " (SELECT 1 FROM event WHERE id = CAST($6 AS INTEGER))))"
                 " ON CONFLICT (folded) DO UPDATE SET"
                 " kind = EXCLUDED.kind, happened = EXCLUDED.happened,"
                 " lifted = EXCLUDED.lifted",
                 values, G_N_ELEMENTS(values), error);
    return status == RT_OK ? facts_changed(set) : status;
}

/* ---- filters ---- */

enum rt_status write_filter(struct store_set *set, const struct rt_filter *given,
                            enum store_what *what, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    const struct rt_filter *there = rt_facts_filter(facts, given->name);
    struct rt_filter named = *given, merged = {0};
    if (there)
        named.name = there->name;
    status =
        write_settled(set, &rt_filter_shape, there, &named, &merged, named.name, what, error);
    if (status != RT_OK || *what == STORE_SAME)
        return status;
    g_autofree char *folded = rt_text_fold(merged.name);
    g_autofree char *seat = seat_text(set);
    const char *values[] = {merged.name, folded, merged.query, seat};
    status = run(set,
                 "INSERT INTO filter (name, folded, query, id)"
                 " VALUES ($1, $2, $3, (SELECT CAST($4 AS INTEGER) WHERE NOT EXISTS"
                 " (SELECT 1 FROM filter WHERE id = CAST($4 AS INTEGER))))"
                 " ON CONFLICT (folded) DO UPDATE SET query = EXCLUDED.query",
                 values, G_N_ELEMENTS(values), error);
    return status == RT_OK ? facts_changed(set) : status;
}

/* ---- periods ---- */

static enum rt_status check_period(const struct rt_facts *facts, const struct rt_period *there,
                                   const struct rt_period *merged, enum store_what what,
                                   struct rt_error *error)
{
    const struct rt_part *part = &merged->part;
    if (there && there->state == RT_CLOSED && what != STORE_SAME)
        return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                          "the period %s is closed in the register; an import can't change it",
                          merged->id);
    if (there && there->as_at != merged->as_at)
        return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                          "the period %s has another day in the register; an import can't "
                          "change it",
                          merged->id);
    for (size_t i = 0; i < facts->periods.n; i++) {
        const struct rt_period *other = rt_period_at(&facts->periods, i);
        if (strcmp(other->id, merged->id) == 0)
            continue;
        if (merged->state == RT_OPEN && other->state == RT_OPEN)
            return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                              "the period %s is open already, and one can be open at a time; "
                              "close one of them",
                              other->id);
        if (g_ascii_strcasecmp(other->label, merged->label) == 0)
            return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                              "the periods %s and %s have the same label; give each its own",
                              other->id, merged->id);
    }
    return RT_OK;
}

enum rt_status write_period(struct store_set *set, const struct rt_period *given,
                            enum store_what *what, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    const struct rt_period *there = rt_facts_period(facts, given->id);
    if (there && strcmp(there->id, given->id) != 0)
        there = NULL; /* found by its label */
    struct rt_period merged = {0};
    status =
        write_settled(set, &rt_period_shape, there, given, &merged, given->id, what, error);
    if (status == RT_OK)
        status = check_period(facts, there, &merged, *what, error);
    if (status != RT_OK || *what == STORE_SAME)
        return status;
    bool was_closed = there && there->state == RT_CLOSED;
    char as_at[11];
    rt_day_iso(merged.as_at, as_at);
    const char *values[] = {merged.id, merged.label, as_at, rt_period_states[merged.state].key};
    set->has_new_facts = true;
    status = run(set,
                 "INSERT INTO period (name, label, as_at, state) VALUES ($1, $2, $3, $4)"
                 " ON CONFLICT (name) DO UPDATE SET label = EXCLUDED.label,"
                 " as_at = EXCLUDED.as_at, state = EXCLUDED.state",
                 values, G_N_ELEMENTS(values), error);
    if (status == RT_OK && merged.state == RT_CLOSED && !was_closed) {
        int64_t id = id_of_period(set, merged.id);
        g_array_append_val(set->closed, id);
    }
    return status == RT_OK ? facts_changed(set) : status;
}
