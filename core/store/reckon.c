/* Where recommendations stand, worked out when they are written: a row for each
 * stretch of days with one answer.  The rules are the model's. */
#include "store/reported.h"
#include "store/set.h"

#include <string.h>

#include <rectrack/date.h>

#include "model/canon.h"

/* ---- the stretches of one record ---- */

struct stretch {
    struct rt_record record; /* reckoned */
    char from[11], until[11];
    char *late;
};

static char *late_places(const struct rt_record *record)
{
    GString *late = g_string_new(NULL);
    for (size_t i = 0; i < record->targets.n; i++)
        if (rt_target_at(&record->targets, i)->overdue)
            g_string_append_printf(late, " %zu", i + 1);
    return g_string_free(late, late->len == 0);
}

static bool is_same(const struct stretch *a, const struct stretch *b)
{
    return a->record.rag == b->record.rag && a->record.suggested == b->record.suggested &&
           a->record.direction == b->record.direction &&
           a->record.overdue == b->record.overdue && a->record.review == b->record.review &&
           g_strcmp0(a->record.rag_reason, b->record.rag_reason) == 0 &&
           g_strcmp0(a->record.updated, b->record.updated) == 0 &&
           g_strcmp0(a->late, b->late) == 0;
}

/* None is not an empty one: queries ask for the one alone. */
static void tell_cell(const char *cell, bool is_last, GString *out)
{
    g_string_append_printf(out, "%s%s%c", cell ? "=" : "", cell ? cell : "",
                           is_last ? '\n' : '|');
}

/* All that a stretch says, as its row has it. */
static void tell_stretch(const struct stretch *stretch, GString *out)
{
    const struct rt_record *record = &stretch->record;
    const char *cells[] = {stretch->from,
                           stretch->until,
                           rt_rags[record->rag].key,
                           rt_rags[record->suggested].key,
                           record->rag_reason,
                           rt_directions[record->direction].key,
                           record->overdue ? "1" : "0",
                           record->review ? "1" : "0",
                           stretch->late,
                           record->updated};
    for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
        tell_cell(cells[i], i + 1 == G_N_ELEMENTS(cells), out);
}

/* The targets are reckoned where they stand: which of them are late is told. */
static struct stretch reckon_at(const struct rt_record *record, struct rt_arena *arena,
                                const struct rt_outlook *outlook, const char *from)
{
    struct stretch stretch = {.record = *record, .until = "~"};
    rt_reckon(&stretch.record, arena, outlook);
    stretch.late = late_places(&stretch.record);
    g_strlcpy(stretch.from, from, sizeof stretch.from);
    return stretch;
}

/* Whoever is told of each stretch. */
struct listener {
    enum rt_status (*take)(struct listener *listener, const struct stretch *stretch);
    struct store_set *set; /* to write it */
    int64_t id;
    struct rt_error *error;
    GString *text; /* or to tell it */
};

/* From the first day of the calendar on: a register can be looked at as on any
 * day while a period is open.  A closed period has one answer for ever. */
static enum rt_status each_stretch(const struct rt_record *shown, const struct rt_facts *facts,
                                   uint32_t today, struct listener *listener)
{
    struct rt_arena arena = {0};
    struct rt_record record;
    rt_shape_copy(&rt_record_shape, &record, shown, &arena);
    struct rt_outlook outlook = rt_outlook_now(facts, today);
    struct rt_list days = {0};
    if (!outlook.period || outlook.period->state == RT_OPEN) {
        outlook.today = 1;
        days = rt_reckon_days(&record, &arena, &outlook);
    }
    enum rt_status status = RT_OK;
    struct stretch now = reckon_at(&record, &arena, &outlook, "");
    for (size_t i = 0; i < days.n && status == RT_OK; i++) {
        const uint32_t *day = rt_list_item(&days, i, sizeof *day);
        char from[11];
        rt_day_iso(*day, from);
        outlook.today = *day;
        struct stretch next = reckon_at(&record, &arena, &outlook, from);
        if (is_same(&now, &next)) {
            g_free(next.late);
            continue;
        }
        g_strlcpy(now.until, from, sizeof now.until);
        status = listener->take(listener, &now);
        g_free(now.late);
        now = next;
    }
    if (status == RT_OK)
        status = listener->take(listener, &now);
    g_free(now.late);
    rt_arena_clear(&arena);
    return status;
}

static const char STRETCH[] =
    "INSERT INTO standing (record_id, from_day, until_day, rag, suggested, reason, direction,"
    " overdue, review, late, updated) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

static enum rt_status write_stretch(struct listener *listener, const struct stretch *stretch)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(listener->set->db, STRETCH, &row, listener->error);
    if (status != RT_OK)
        return status;
    const struct rt_record *record = &stretch->record;
    db_bind_int(row, 1, listener->id);
    db_bind(row, 2, stretch->from);
    db_bind(row, 3, stretch->until);
    db_bind(row, 4, rt_rags[record->rag].key);
    db_bind(row, 5, rt_rags[record->suggested].key);
    db_bind(row, 6, record->rag_reason);
    db_bind(row, 7, rt_directions[record->direction].key);
    db_bind_int(row, 8, record->overdue);
    db_bind_int(row, 9, record->review);
    db_bind(row, 10, stretch->late);
    db_bind(row, 11, record->updated);
    return db_run(row, listener->error);
}

static enum rt_status forget(struct store_set *set, int64_t id, struct rt_error *error)
{
    struct db_statement *statement;
    enum rt_status status =
        db_prepare(set->db, "DELETE FROM standing WHERE record_id = $1", &statement, error);
    if (status != RT_OK)
        return status;
    db_bind_int(statement, 1, id);
    return db_run(statement, error);
}

enum rt_status reckon_record(struct store_set *set, int64_t id, const struct rt_record *shown,
                             bool was_there, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    if (status == RT_OK && was_there)
        status = forget(set, id, error);
    struct listener listener = {.take = write_stretch, .set = set, .id = id, .error = error};
    return status == RT_OK ? each_stretch(shown, facts, set->today, &listener) : status;
}

/* ---- is what lists look up still so? ---- */

static enum rt_status hear_stretch(struct listener *listener, const struct stretch *stretch)
{
    tell_stretch(stretch, listener->text);
    return RT_OK;
}

static const char STANDING[] =
    "SELECT from_day, until_day, rag, suggested, reason, direction, overdue, review, late,"
    " updated FROM standing WHERE record_id = $1 ORDER BY from_day";

enum rt_status reckon_check(struct db *db, int64_t id, const struct rt_record *shown,
                            const struct rt_outlook *outlook, bool *agrees,
                            struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(db, STANDING, &row, error);
    if (status != RT_OK)
        return status;
    g_autoptr(GString) found = g_string_new(NULL), right = g_string_new(NULL);
    db_bind_int(row, 1, id);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        for (int i = 0; status == RT_OK && has_row && i < 10; i++)
            tell_cell(db_text_or_null(row, i), i == 9, found);
    }
    struct listener listener = {.take = hear_stretch, .text = right};
    if (status == RT_OK)
        status = each_stretch(shown, outlook->facts, outlook->today, &listener);
    *agrees = strcmp(found->str, right->str) == 0;
    return status;
}

/* ---- what a file said of reckoned values ---- */

static bool agrees(const struct rt_shape *shape, const struct rt_field *field,
                   const void *given, const void *reckoned)
{
    if (!(field->flags & RT_FIELD_RECKONED) || !rt_field_is_given(shape, field, given))
        return true;
    g_autoptr(GString) said = g_string_new(NULL), found = g_string_new(NULL);
    canon_write_field(field, given, said);
    canon_write_field(field, reckoned, found);
    return strcmp(said->str, found->str) == 0;
}

static enum rt_status compare(const struct rt_shape *shape, const void *given,
                              const void *reckoned, const char *ref, struct rt_error *error)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        const struct rt_part *part = given;
        if (!agrees(shape, field, given, reckoned))
            return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                              "%s: %s is worked out by rectrack and comes out otherwise; take "
                              "it out",
                              ref, field->key);
        if (field->type != RT_TYPE_LIST || field->shape == &rt_update_shape)
            continue;
        const struct rt_list *said = rt_field_clist(field, given);
        const struct rt_list *found = rt_field_clist(field, reckoned);
        for (size_t k = 0; k < said->n && k < found->n; k++) {
            enum rt_status status =
                compare(field->shape, rt_list_item(said, k, field->shape->size),
                        rt_list_item(found, k, field->shape->size), ref, error);
            if (status != RT_OK)
                return status;
        }
    }
    return RT_OK;
}

static const char MEMBERS[] = "SELECT id FROM record WHERE shared_id = $1";

static enum rt_status note_members(struct store_set *set, int64_t id, struct rt_error *error)
{
    struct db_statement *statement;
    enum rt_status status = db_prepare(set->db, MEMBERS, &statement, error);
    if (status != RT_OK)
        return status;
    db_bind_int(statement, 1, id);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(statement, &has_row, error);
        int64_t member = has_row ? db_int(statement, 0) : 0;
        if (status == RT_OK && has_row)
            g_array_append_val(set->members, member);
    }
    return status;
}

enum rt_status reckon_put(struct store_set *set, int64_t id, const struct rt_record *given,
                          const struct rt_record *merged, enum store_what what,
                          struct rt_error *error)
{
    const struct rt_facts *facts;
    if (merged->reported_with) {
        if (what != STORE_SAME)
            g_array_append_val(set->members, id);
        return RT_OK;
    }
    enum rt_status status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    struct rt_outlook outlook = rt_outlook_now(facts, set->today);
    struct rt_record reckoned;
    rt_shape_copy(&rt_record_shape, &reckoned, merged, &set->arena);
    status = reported_before(set->db, &outlook, &reckoned, error);
    bool waits = !reckoned.has_before && rt_outlook_before(&outlook); /* for look_back */
    if (status == RT_OK && what != STORE_SAME && !waits)
        status = reckon_record(set, id, &reckoned, what != STORE_ADDED, error);
    if (status == RT_OK && what == STORE_CHANGED)
        status = note_members(set, id, error);
    if (status != RT_OK)
        return status;
    rt_reckon(&reckoned, &set->arena, &outlook);
    return compare(&rt_record_shape, given, &reckoned, merged->ref, error);
}

enum rt_status reckon_forget(struct store_set *set, int64_t id, struct rt_error *error)
{
    for (guint i = set->members->len; i-- > 0;)
        if (g_array_index(set->members, int64_t, i) == id)
            g_array_remove_index(set->members, i);
    return forget(set, id, error);
}

/* ---- the end of a set ---- */

static enum rt_status reckon_again(struct store_set *set, int64_t id, void *self,
                                   struct rt_error *error)
{
    (void)self;
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    struct rt_outlook outlook = rt_outlook_now(facts, set->today);
    struct rt_arena arena = {0};
    struct rt_record shown = {0};
    struct read_row row;
    status = read_shown(set->db, id, RT_WHOLE, &outlook, id > set->last_record, &arena, &shown,
                        &row, error);
    if (status == RT_OK)
        status = reckon_record(set, id, &shown, true, error);
    rt_arena_clear(&arena);
    return status;
}

/* Was the last closed period closed in this set?  What was put before its snapshot was taken
 * could not look up how it stood then, and is reckoned now. */
static enum rt_status look_back(struct store_set *set, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    struct rt_outlook outlook = rt_outlook_now(facts, set->today);
    const struct rt_period *before = rt_outlook_before(&outlook);
    int64_t id = before ? id_of_period(set, before->id) : 0;
    for (guint i = 0; i < set->closed->len; i++)
        set->has_late_facts |= g_array_index(set->closed, int64_t, i) == id;
    return RT_OK;
}

enum rt_status reckon_rest(struct store_set *set, struct rt_error *error)
{
    enum rt_status status = snapshots_take(set, error);
    if (status == RT_OK)
        status = look_back(set, error);
    if (status == RT_OK && set->has_new_facts)
        status = set_for_each(set, "SELECT id FROM record WHERE id <= $1",
                              set->has_late_facts ? G_MAXINT64 : set->last_record, reckon_again,
                              NULL, error);
    for (guint i = 0; i < set->members->len && status == RT_OK; i++)
        status = reckon_again(set, g_array_index(set->members, int64_t, i), NULL, error);
    return status;
}
