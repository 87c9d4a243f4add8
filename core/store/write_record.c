/* Writing one recommendation: names settled, what it may not change refused, its
 * differences entered, its rows and words replaced. */
#include "store/write_record.h"

#include <string.h>

#include "model/canon.h"
#include "model/change.h"

#include "store/lookup.h"

/* ---- what may not be ---- */

/* A member of a shared row holds none of what the row has in common. */
static enum rt_status check_member(struct writing *writing)
{
    const struct rt_record *record = &writing->merged;
    if (!record->reported_with)
        return RT_OK;
    const struct rt_part *part = &record->part;
    if (g_ascii_strcasecmp(record->ref, record->reported_with) == 0)
        return rt_fail_at(writing->error, RT_REFUSED, NULL, part->line, part->column,
                          "%s can't be reported with itself; name the first of the row",
                          record->ref);
    for (size_t i = 0; i < rt_record_shape.n; i++) {
        const struct rt_field *field = &rt_record_shape.fields[i];
        if ((field->flags & RT_FIELD_SHARED) && !rt_field_is_empty(field, record))
            return rt_fail_at(writing->error, RT_REFUSED, NULL, part->line, part->column,
                              "%s is reported with %s, which holds the row's %s; take it out "
                              "of %s",
                              record->ref, record->reported_with, field->key, record->ref);
    }
    return RT_OK;
}

/* Closed, and not in this very set: then it is being made, with what was reported. */
static bool is_closed(struct store_set *set, const char *name)
{
    const struct rt_facts *facts;
    const struct rt_period *period =
        set_facts(set, &facts, set_why(set)) == RT_OK ? rt_facts_period(facts, name) : NULL;
    if (!period || period->state != RT_CLOSED)
        return false;
    int64_t id = id_of_period(set, name);
    for (guint i = 0; i < set->closed->len; i++)
        if (g_array_index(set->closed, int64_t, i) == id)
            return false;
    return true;
}

/* What a closed period reported stays: none of its updates comes, goes or differs. */
static enum rt_status check_closed(struct writing *writing)
{
    const struct rt_record *both[] = {writing->there, &writing->merged};
    GString *was = g_string_new(NULL), *is = writing->set->scratch;
    enum rt_status status = RT_OK;
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; both[side] && i < both[side]->updates.n && status == RT_OK; i++) {
            const struct rt_update *update = rt_update_at(&both[side]->updates, i);
            const struct rt_update *other =
                both[1 - side] ? change_same_update(&both[1 - side]->updates, update) : NULL;
            if (!is_closed(writing->set, update->period))
                continue;
            g_string_truncate(was, 0);
            g_string_truncate(is, 0);
            canon_write(&rt_update_shape, update, false, was);
            if (other)
                canon_write(&rt_update_shape, other, false, is);
            if (strcmp(was->str, is->str) != 0)
                status = rt_fail_at(
                    writing->error, RT_REFUSED, NULL, writing->merged.part.line,
                    writing->merged.part.column,
                    "%s: the period %s is closed, and what it reported can't be changed",
                    writing->ref, update->period);
        }
    g_string_free(was, TRUE);
    return status;
}

/* What it says now, with its hash. */
static enum rt_status add_content(struct writing *writing)
{
    GString *bytes = writing->set->scratch;
    g_string_truncate(bytes, 0);
    canon_write(&rt_record_shape, &writing->merged, false, bytes);
    hash_of(bytes->str, bytes->len, writing->hash);
    return content_write(writing->set, &writing->row, bytes->str, &writing->content,
                         writing->error);
}

static bool keeps_place(const struct writing *writing)
{
    const struct rt_record *there = writing->there;
    return there && strcmp(there->source, writing->merged.source) == 0 &&
           g_strcmp0(there->group, writing->merged.group) == 0 &&
           g_strcmp0(there->theme, writing->merged.theme) == 0;
}

/* Enters what was not so before; a new record enters whole. */
static enum rt_status enter(struct writing *writing, enum store_what *what)
{
    struct store_set *set = writing->set;
    const char *uuid = writing->row.uuid;
    enum rt_status status = check_closed(writing);
    if (status == RT_OK && !writing->there) {
        *what = STORE_ADDED;
        set->n_added++;
        status = add_content(writing);
        return status == RT_OK ? history_add_record(set, uuid, set->scratch->str, writing->hash,
                                                    writing->content, writing->error)
                               : status;
    }
    if (status != RT_OK)
        return status;
    g_autoptr(GPtrArray) changes = change_list_new();
    change_diff(&rt_record_shape, writing->there, &writing->merged, changes);
    *what = changes->len ? STORE_CHANGED : STORE_SAME;
    int64_t seat = keeps_place(writing) ? 0 : seat_of_place(writing->row.place);
    for (guint i = 0; i < changes->len && status == RT_OK; i++) {
        const struct change *change = changes->pdata[i];
        status = history_add_from(set, &rt_record_shape, uuid, change->field, change->was,
                                  change->becomes, seat, writing->error);
    }
    return status == RT_OK && changes->len ? add_content(writing) : status;
}

/* ---- its row ---- */

static const char INSERT[] =
    "INSERT INTO record (uuid, version, content_id, hash, ref, folded, source_id, theme_id,"
    " place, name, state, is_linked)"
    " VALUES ($1, 1, $2, $3, $4, $5, $6, NULLIF($7, 0), $8, $9, $10, 0)";
/* Each index of a column that is written costs another page or two of the file: what
 * stays is not written. */
#define UPDATE "UPDATE record SET version = version + 1, content_id = $2, hash = $3"
static const char UPDATE_WORDS[] = UPDATE " WHERE uuid = $1";
static const char UPDATE_STATE[] = UPDATE ", state = $4 WHERE uuid = $1";
static const char UPDATE_ALL[] =
    UPDATE ", ref = $4, folded = $5, source_id = $6, theme_id = NULLIF($7, 0), place = $8,"
           " name = $9, state = $10, shared_id = NULL WHERE uuid = $1";

static const char *name_of(const struct rt_record *record)
{
    return record->title ? record->title : record->text;
}

/* Its words alone, and perhaps its state: all else that its row tells stays. */
static bool keeps_row(const struct writing *writing)
{
    const struct rt_record *there = writing->there, *record = &writing->merged;
    return keeps_place(writing) && strcmp(there->ref, record->ref) == 0 &&
           g_strcmp0(name_of(there), name_of(record)) == 0 &&
           g_strcmp0(there->reported_with, record->reported_with) == 0;
}

static enum rt_status write_words(struct writing *writing)
{
    enum rt_state state = writing->merged.state;
    bool keeps_state = writing->there->state == state;
    struct db_statement *row;
    enum rt_status status = db_prepare(
        writing->set->db, keeps_state ? UPDATE_WORDS : UPDATE_STATE, &row, writing->error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, writing->row.uuid);
    db_bind_int(row, 2, writing->content);
    db_bind(row, 3, writing->hash);
    if (!keeps_state)
        db_bind(row, 4, rt_states[state].key);
    return db_run(row, writing->error);
}

static enum rt_status write_row(struct writing *writing)
{
    const struct rt_record *record = &writing->merged;
    int64_t source, theme, place = writing->row.place;
    enum rt_status status = names_find_headings(writing, &source, &theme);
    if (status == RT_OK && !keeps_place(writing))
        status = place_find(writing, source, theme, &place);
    struct db_statement *row;
    if (status == RT_OK)
        status = db_prepare(writing->set->db, writing->id ? UPDATE_ALL : INSERT, &row,
                            writing->error);
    if (status != RT_OK)
        return status;
    g_autofree char *folded = g_ascii_strdown(record->ref, -1);
    db_bind(row, 1, writing->row.uuid);
    db_bind_int(row, 2, writing->content);
    db_bind(row, 3, writing->hash);
    db_bind(row, 4, record->ref);
    db_bind(row, 5, folded);
    db_bind_int(row, 6, source);
    db_bind_int(row, 7, theme);
    db_bind_int(row, 8, place);
    db_bind(row, 9, name_of(record));
    db_bind(row, 10, rt_states[record->state].key);
    status = db_run(row, writing->error);
    if (status == RT_OK && !writing->id)
        writing->id = db_last_id(writing->set->db);
    return status;
}

/* ---- the whole ---- */

static enum rt_status find_there(struct writing *writing, const char *ref,
                                 struct rt_record *there)
{
    struct store_set *set = writing->set;
    writing->id = id_of_record(set, ref);
    if (!writing->id) {
        g_autofree char *uuid = g_uuid_string_random();
        g_strlcpy(writing->row.uuid, uuid, sizeof writing->row.uuid);
        return RT_OK;
    }
    writing->there = there;
    return read_own(set->db, writing->id, &set->arena, there, &writing->row, writing->error);
}

/* Has this file told of it already? */
static const char TOLD[] =
    "SELECT 1 FROM change WHERE subject = $1 AND set_number = $2 AND place >= $3";

static enum rt_status check_once(struct writing *writing, const struct rt_record *given)
{
    struct db_statement *statement;
    bool has_row = false;
    enum rt_status status = db_prepare(writing->set->db, TOLD, &statement, writing->error);
    if (status != RT_OK)
        return status;
    db_bind(statement, 1, writing->row.uuid);
    db_bind_int(statement, 2, writing->set->number);
    db_bind_int(statement, 3, writing->set->first_change);
    status = db_step(statement, &has_row, writing->error);
    if (status != RT_OK || !has_row)
        return status;
    db_reset(statement);
    return rt_fail_at(writing->error, RT_REFUSED, NULL, given->part.line, given->part.column,
                      "%s stands twice in this file; make one of the two", given->ref);
}

/* What a member of a shared row says of what the row has in common is what the
 * first one says, or it is refused further on: where they agree it says nothing. */
static enum rt_status leave_to_first(struct writing *writing, struct rt_record *given)
{
    struct store_set *set = writing->set;
    const char *ref = writing->there ? writing->there->reported_with : NULL;
    uint64_t shared = 0;
    for (size_t i = 0; i < rt_record_shape.n; i++)
        if (rt_record_shape.fields[i].flags & RT_FIELD_SHARED)
            shared |= UINT64_C(1) << i;
    bool stays =
        ref && (!given->reported_with || g_ascii_strcasecmp(ref, given->reported_with) == 0);
    int64_t id = stays && given->part.given & shared ? id_of_record(set, ref) : 0;
    if (!id)
        return RT_OK;
    struct rt_record first = {0}, both, said = *given;
    struct read_own row;
    enum rt_status status = read_own(set->db, id, &set->arena, &first, &row, writing->error);
    if (status != RT_OK)
        return status;
    said.part.given &= shared;
    change_merge(&rt_record_shape, &first, &said, &both, &set->arena);
    rt_record_complete(&both);
    g_autoptr(GPtrArray) changes = change_list_new();
    change_diff(&rt_record_shape, &first, &both, changes);
    if (changes->len == 0)
        given->part.given &= ~shared;
    return RT_OK;
}

/* What it is to be is whole, may be, and names others as lists show them. */
static enum rt_status settle(struct writing *writing)
{
    struct rt_record *merged = &writing->merged;
    rt_record_complete(merged);
    enum rt_status status = rt_shape_check(&rt_record_shape, merged, writing->error);
    if (status == RT_OK)
        status = rt_shape_check_kept(&rt_record_shape, merged, writing->error);
    if (status == RT_OK)
        status = names_settle(writing);
    if (status == RT_OK)
        status = links_sort(writing);
    if (status == RT_OK)
        status = check_member(writing);
    const struct rt_facts *facts;
    if (status == RT_OK)
        status = set_facts(writing->set, &facts, writing->error);
    if (status == RT_OK)
        change_order_updates(merged, facts);
    return status;
}

static enum rt_status prepare(struct writing *writing, const struct rt_record *given)
{
    struct rt_record named = *given, *merged = &writing->merged;
    named.ref = writing->ref;
    named.updates = (struct rt_list){0};
    enum rt_status status = names_take_updates(writing, &given->updates, &named.updates);
    if (status == RT_OK)
        status = leave_to_first(writing, &named);
    if (status != RT_OK)
        return status;
    if (writing->there)
        change_merge(&rt_record_shape, writing->there, &named, merged, &writing->set->arena);
    else
        rt_shape_copy(&rt_record_shape, merged, &named, &writing->set->arena);
    merged->part = given->part;
    return settle(writing);
}

/* Its row, and what it is found by. */
static enum rt_status write_all(struct writing *writing)
{
    struct store_set *set = writing->set;
    enum rt_status status = keeps_row(writing) ? write_words(writing) : write_row(writing);
    if (status == RT_OK)
        status =
            lookup_write(set, writing->id, writing->there, &writing->merged, writing->error);
    if (status == RT_OK)
        status = links_write(set, writing->id, writing->there != NULL, &writing->merged,
                             writing->error);
    return status;
}

/* given: what a file said, which may be more than the record holds. */
static enum rt_status put(struct writing *writing, const struct rt_record *given,
                          enum store_what *what)
{
    enum rt_status status = enter(writing, what);
    if (status == RT_OK && *what != STORE_SAME)
        status = write_all(writing);
    return status == RT_OK ? reckon_put(writing->set, writing->id, given, &writing->merged,
                                        *what, writing->error)
                           : status;
}

enum rt_status write_record(struct store_set *set, const struct rt_record *given,
                            enum store_what *what, struct rt_error *error)
{
    struct writing writing = {.set = set, .error = error};
    struct rt_record there = {0};
    enum rt_status status = find_there(&writing, given->ref, &there);
    writing.ref = writing.there ? there.ref : given->ref;
    if (status == RT_OK && writing.there)
        status = check_once(&writing, given);
    if (status == RT_OK)
        status = prepare(&writing, given);
    return status == RT_OK ? put(&writing, given, what) : status;
}

enum rt_status write_record_as(struct store_set *set, const char *uuid,
                               const struct rt_record *wanted, struct rt_error *error)
{
    static const struct rt_record nothing;
    struct writing writing = {.set = set, .error = error, .ref = wanted->ref, .is_again = true};
    struct rt_record there = {0};
    enum store_what what;
    enum rt_status status = RT_OK;
    rt_arena_reset(&set->arena);
    set->has_records = true;
    g_strlcpy(writing.row.uuid, uuid, sizeof writing.row.uuid);
    writing.id = id_of_uuid(set, uuid);
    if (writing.id) {
        writing.there = &there;
        status = read_own(set->db, writing.id, &set->arena, &there, &writing.row, error);
    } else if (wanted->ref && id_of_record(set, wanted->ref)) {
        return rt_fail(error, RT_REFUSED, "there is another %s now, added since", wanted->ref);
    }
    rt_shape_copy(&rt_record_shape, &writing.merged, wanted, &set->arena);
    if (status == RT_OK)
        status = settle(&writing);
    return status == RT_OK ? put(&writing, &nothing, &what) : status;
}
