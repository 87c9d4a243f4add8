/* Writing one recommendation: names settled, what it may not change refused, its
 * differences entered, its rows and words replaced. */
#include "store/set.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

#include "model/canon.h"

struct writing {
    struct store_set *set;
    struct rt_error *error;
    int64_t id;               /* 0: it is new */
    const struct rt_record *there; /* NULL: it is new */
    struct rt_record merged;
    struct read_row row;
    char *uuid;
    char hash[65];            /* of merged */
};

/* ---- names ---- */

static enum rt_status unknown(struct writing *writing, const struct rt_part *part,
                              const char *what, const char *name, const char *nearest)
{
    const char *ref = writing->merged.ref;
    return nearest ? rt_fail_at(writing->error, RT_REFUSED, NULL, part->line, part->column,
                                "%s: there is no %s \"%s\"; did you mean %s?", ref, what, name,
                                nearest)
                   : rt_fail_at(writing->error, RT_REFUSED, NULL, part->line, part->column,
                                "%s: there is no %s \"%s\"; add it to the file or the register",
                                ref, what, name);
}

static enum rt_status settle_owners(struct writing *writing, struct rt_list *owners)
{
    const struct rt_facts *facts = set_facts(writing->set, writing->error);
    for (size_t i = 0; facts && i < owners->n; i++) {
        struct rt_ownership *owner = rt_ownership_at(owners, i);
        const struct rt_owner *known = rt_facts_owner(facts, owner->name);
        if (!known) {
            const char *nearest;
            store_has_owner(writing->set, owner->name, &nearest);
            return unknown(writing, &owner->part, "owner", owner->name, nearest);
        }
        owner->name = known->name;
        for (size_t k = 0; k < i; k++)
            if (strcmp(rt_ownership_at(owners, k)->name, owner->name) == 0)
                return rt_fail_at(writing->error, RT_REFUSED, NULL, owner->part.line,
                                  owner->part.column, "%s: %s owns it twice; take one out",
                                  writing->merged.ref, owner->name);
    }
    return facts ? RT_OK : RT_REFUSED;
}

static enum rt_status settle_event(struct writing *writing, const struct rt_part *part,
                                   const char **name)
{
    const struct rt_facts *facts = set_facts(writing->set, writing->error);
    if (!facts)
        return RT_REFUSED;
    const struct rt_event *event = rt_facts_event(facts, *name);
    if (event) {
        *name = event->name;
        return RT_OK;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < facts->events.n; i++)
        g_ptr_array_add(names, (void *)(uintptr_t)rt_event_at(&facts->events, i)->name);
    return unknown(writing, part, "event or blocker", *name,
                   rt_text_nearest(*name, (const char *const *)names->pdata, names->len));
}

static enum rt_status settle_period(struct writing *writing, struct rt_update *update)
{
    const struct rt_facts *facts = set_facts(writing->set, writing->error);
    if (!facts)
        return RT_REFUSED;
    const struct rt_period *period = rt_facts_period(facts, update->period);
    if (period) {
        update->period = period->id;
        return RT_OK;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < facts->periods.n; i++)
        g_ptr_array_add(names, (void *)(uintptr_t)rt_period_at(&facts->periods, i)->id);
    return unknown(writing, &update->part, "period", update->period,
                   rt_text_nearest(update->period, (const char *const *)names->pdata,
                                   names->len));
}

/* Every name becomes the one that lists show: owners, events, periods. */
static enum rt_status settle_names(struct writing *writing)
{
    struct rt_record *record = &writing->merged;
    enum rt_status status = settle_owners(writing, &record->owners);
    for (size_t i = 0; i < record->actions.n && status == RT_OK; i++)
        status = settle_owners(writing, &rt_action_at(&record->actions, i)->owners);
    for (size_t i = 0; i < record->waiting.n && status == RT_OK; i++) {
        char **name = rt_list_item(&record->waiting, i, sizeof *name);
        const char *settled = *name;
        status = settle_event(writing, &record->part, &settled);
        *name = (char *)(uintptr_t)settled;
    }
    for (size_t i = 0; i < record->targets.n && status == RT_OK; i++) {
        struct rt_target *target = rt_target_at(&record->targets, i);
        if (target->event)
            status = settle_event(writing, &target->part, &target->event);
    }
    for (size_t i = 0; i < record->updates.n && status == RT_OK; i++)
        status = settle_period(writing, rt_update_at(&record->updates, i));
    return status;
}

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
                              "%s is reported with %s, where the row's %s stand; take them out "
                              "of %s",
                              record->ref, record->reported_with, field->key, record->ref);
    }
    return RT_OK;
}

static enum rt_status check_closed(struct writing *writing, const char *name)
{
    const struct rt_facts *facts = set_facts(writing->set, writing->error);
    const struct rt_period *period = facts ? rt_facts_period(facts, name) : NULL;
    if (!period || period->state != RT_CLOSED)
        return RT_OK;
    int64_t id = id_of_period(writing->set, name);
    for (guint i = 0; i < writing->set->closed->len; i++)
        if (g_array_index(writing->set->closed, int64_t, i) == id)
            return RT_OK; /* it is being made, with what was reported in it */
    return rt_fail_at(writing->error, RT_REFUSED, NULL, writing->merged.part.line,
                      writing->merged.part.column,
                      "%s: the period %s is closed, and what it reported can't be changed",
                      writing->merged.ref, name);
}

/* A new record enters whole. */
static enum rt_status enter_new(struct writing *writing)
{
    struct store_set *set = writing->set;
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < writing->merged.updates.n && status == RT_OK; i++)
        status = check_closed(writing, rt_update_at(&writing->merged.updates, i)->period);
    if (status != RT_OK)
        return status;
    read_hash(&writing->merged, set->scratch, writing->hash);
    return history_add_new(set, &rt_record_shape, writing->uuid, set->scratch->str,
                           writing->hash, writing->error);
}

/* Enters what was not so before. */
static enum rt_status enter(struct writing *writing, enum store_what *what)
{
    static const char UPDATES[] = "updates.";
    struct store_set *set = writing->set;
    enum rt_status status = RT_OK;
    *what = STORE_ADDED;
    if (!writing->there)
        return enter_new(writing);
    g_autoptr(GPtrArray) changes = change_list_new();
    change_diff(&rt_record_shape, writing->there, &writing->merged, changes);
    for (guint i = 0; i < changes->len && status == RT_OK; i++) {
        const struct change *change = changes->pdata[i];
        if (!g_str_has_prefix(change->field, UPDATES))
            continue;
        const char *key = change->field + strlen(UPDATES);
        g_autofree char *period = g_strndup(key, strcspn(key, "/"));
        status = check_closed(writing, period);
    }
    if (status != RT_OK)
        return status;
    *what = changes->len ? STORE_CHANGED : STORE_SAME;
    for (guint i = 0; i < changes->len && status == RT_OK; i++) {
        const struct change *change = changes->pdata[i];
        status = history_add(set, &rt_record_shape, writing->uuid, change->field, change->was,
                             change->becomes, writing->error);
    }
    if (changes->len)
        read_hash(&writing->merged, set->scratch, writing->hash);
    return status;
}

/* ---- rows ---- */

static const char *key_of(const struct rt_choice *choices, int value)
{
    return choices[value].key;
}

/* Where in the register: by source and theme, then as it came. */
static enum rt_status find_place(struct writing *writing, int64_t source, int64_t theme,
                                 int64_t *out)
{
    struct store_set *set = writing->set;
    g_autofree char *key = g_strdup_printf("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, source,
                                           theme);
    int64_t *last = g_hash_table_lookup(set->places, key);
    if (!last) {
        struct db_statement *statement;
        bool has_row = false;
        enum rt_status status = db_prepare(
            set->db,
            "SELECT b.base, COALESCE((SELECT MAX(place) FROM record WHERE place >= b.base"
            " AND place < b.base + 16777216), b.base) FROM (SELECT $1 * 1099511627776"
            " + COALESCE((SELECT place FROM theme WHERE id = $2), 0) * 16777216 AS base) b",
            &statement, writing->error);
        if (status != RT_OK)
            return status;
        db_bind_int(statement, 1, source);
        db_bind_int(statement, 2, theme);
        status = db_step(statement, &has_row, writing->error);
        if (status != RT_OK)
            return status;
        last = g_new(int64_t, 1);
        *last = db_int(statement, 1);
        db_reset(statement);
        g_hash_table_insert(set->places, g_steal_pointer(&key), last);
    }
    *out = ++*last;
    return RT_OK;
}

static int parts_of(const struct rt_record *record)
{
    int parts = (record->owners.n ? READ_OWNERS : 0) | (record->waiting.n ? READ_WAITING : 0) |
                (record->actions.n ? READ_ACTIONS : 0) | (record->targets.n ? READ_TARGETS : 0) |
                (record->updates.n ? READ_UPDATES : 0) | (record->links.n ? READ_LINKS : 0);
    for (size_t i = 0; i < record->actions.n; i++)
        if (rt_action_at(&record->actions, i)->owners.n)
            parts |= READ_ACTION_OWNERS;
    for (size_t i = 0; i < record->targets.n; i++)
        if (rt_target_at(&record->targets, i)->revisions.n)
            parts |= READ_REVISIONS;
    return parts;
}

static enum rt_status find_headings(struct writing *writing, int64_t *source, int64_t *theme)
{
    const struct rt_record *record = &writing->merged;
    *source = id_of_source(writing->set, record->source);
    if (!*source) {
        const struct rt_facts *facts = set_facts(writing->set, NULL);
        g_autoptr(GPtrArray) codes = g_ptr_array_new();
        for (size_t i = 0; facts && i < facts->sources.n; i++)
            g_ptr_array_add(codes, (void *)(uintptr_t)rt_source_at(&facts->sources, i)->code);
        return unknown(writing, &record->part, "source", record->source,
                       rt_text_nearest(record->source, (const char *const *)codes->pdata,
                                       codes->len));
    }
    *theme = record->theme
                 ? id_of_theme(writing->set, *source, record->group, record->theme)
                 : 0;
    if (record->theme && !*theme) {
        g_autofree char *name =
            record->group ? g_strconcat(record->group, " / ", record->theme, NULL)
                          : g_strdup(record->theme);
        return unknown(writing, &record->part, "theme", name, NULL);
    }
    return RT_OK;
}

static const char INSERT[] =
    "INSERT INTO record (uuid, version, hash, ref, folded, source_id, theme_id, place, title,"
    " text, summary, note, response, state, closure, parts)"
    " VALUES ($1, 1, $2, $3, $4, $5, NULLIF($6, 0), $7, $8, $9, $10, $11, $12, $13, $14, $15)";
static const char UPDATE[] =
    "UPDATE record SET version = version + 1, hash = $2, ref = $3, folded = $4, source_id = $5,"
    " theme_id = NULLIF($6, 0), place = $7, title = $8, text = $9, summary = $10, note = $11,"
    " response = $12, state = $13, closure = $14, parts = $15, shared_id = NULL WHERE uuid = $1";

static bool keeps_place(const struct writing *writing)
{
    const struct rt_record *there = writing->there;
    return there && strcmp(there->source, writing->merged.source) == 0 &&
           g_strcmp0(there->group, writing->merged.group) == 0 &&
           g_strcmp0(there->theme, writing->merged.theme) == 0;
}

static enum rt_status write_row(struct writing *writing)
{
    const struct rt_record *record = &writing->merged;
    int64_t source, theme, place = writing->row.place;
    enum rt_status status = find_headings(writing, &source, &theme);
    if (status == RT_OK && !keeps_place(writing))
        status = find_place(writing, source, theme, &place);
    struct db_statement *row;
    if (status == RT_OK)
        status = db_prepare(writing->set->db, writing->id ? UPDATE : INSERT, &row,
                            writing->error);
    if (status != RT_OK)
        return status;
    g_autofree char *folded = g_ascii_strdown(record->ref, -1);
    db_bind(row, 1, writing->uuid);
    db_bind(row, 2, writing->hash);
    db_bind(row, 3, record->ref);
    db_bind(row, 4, folded);
    db_bind_int(row, 5, source);
    db_bind_int(row, 6, theme);
    db_bind_int(row, 7, place);
    db_bind(row, 8, record->title);
    db_bind(row, 9, record->text);
    db_bind(row, 10, record->summary);
    db_bind(row, 11, record->note);
    db_bind(row, 12, key_of(rt_responses, (int)record->response));
    db_bind(row, 13, key_of(rt_states, (int)record->state));
    db_bind(row, 14, record->closure);
    db_bind_int(row, 15, parts_of(record));
    status = db_run(row, writing->error);
    if (status == RT_OK && !writing->id)
        writing->id = db_last_id(writing->set->db);
    return status;
}

/* All the words by which it is found. */
static void words_of(const struct rt_record *record, GString *out)
{
    const char *texts[] = {record->ref, record->title, record->text, record->summary,
                           record->note};
    g_string_truncate(out, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (texts[i])
            g_string_append_printf(out, "%s\n", texts[i]);
    for (size_t i = 0; i < record->owners.n; i++)
        g_string_append_printf(out, "%s\n", rt_ownership_at(&record->owners, i)->name);
    for (size_t i = 0; i < record->actions.n; i++)
        g_string_append_printf(out, "%s\n", rt_action_at(&record->actions, i)->text);
    for (size_t i = 0; i < record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        const struct rt_list *lists[] = {&update->progress, &update->challenge, &update->other};
        for (size_t k = 0; k < G_N_ELEMENTS(lists); k++)
            for (size_t n = 0; n < lists[k]->n; n++)
                g_string_append_printf(out, "%s\n", rt_texts_at(lists[k], n));
    }
}

static enum rt_status write_words(struct writing *writing)
{
    struct store_set *set = writing->set;
    enum rt_status status = RT_OK;
    if (writing->there) {
        words_of(writing->there, set->scratch);
        status = db_words_remove(set->db, writing->id, set->scratch->str, writing->error);
    }
    words_of(&writing->merged, set->scratch);
    if (status == RT_OK)
        status = db_words_add(set->db, writing->id, set->scratch->str, writing->error);
    return status;
}

/* ---- the whole ---- */

static const char UUID_OF[] = "SELECT uuid FROM record WHERE id = $1";

static enum rt_status find_there(struct writing *writing, const char *ref,
                                 struct rt_record *there)
{
    struct store_set *set = writing->set;
    writing->id = id_of_record(set, ref);
    if (!writing->id) {
        writing->uuid = g_uuid_string_random();
        return RT_OK;
    }
    struct db_statement *statement;
    bool has_row = false;
    enum rt_status status = db_prepare(set->db, UUID_OF, &statement, writing->error);
    if (status != RT_OK)
        return status;
    db_bind_int(statement, 1, writing->id);
    status = db_step(statement, &has_row, writing->error);
    if (status == RT_OK && has_row) {
        writing->uuid = g_strdup(db_text(statement, 0));
        db_reset(statement);
        status = read_own(set->db, writing->id, &set->arena, there, &writing->row,
                          writing->error);
        writing->there = there;
    }
    return status;
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
    db_bind(statement, 1, writing->uuid);
    db_bind_int(statement, 2, writing->set->number);
    db_bind_int(statement, 3, writing->set->first_change);
    status = db_step(statement, &has_row, writing->error);
    if (status != RT_OK || !has_row)
        return status;
    db_reset(statement);
    return rt_fail_at(writing->error, RT_REFUSED, NULL, given->part.line, given->part.column,
                      "%s stands twice in this file; make one of the two", given->ref);
}

/* What another record holds already is not held twice; the other way round of a
 * link is no link of its own, but must be there in the end. */
static enum rt_status sort_links(struct writing *writing)
{
    struct rt_list kept = {0};
    for (size_t i = 0; i < writing->merged.links.n; i++) {
        const struct rt_link *link = rt_link_at(&writing->merged.links, i);
        if (g_ascii_strcasecmp(link->ref, writing->merged.ref) == 0)
            return rt_fail_at(writing->error, RT_REFUSED, NULL, link->part.line,
                              link->part.column, "%s links to itself; take the link out",
                              writing->merged.ref);
        if (link->kind > RT_SEE_ALSO) {
            put_off_link(writing->set, &writing->merged, link);
            continue;
        }
        const char *ref = ref_of_record(writing->set, link->ref);
        if (ref && link->kind == RT_SEE_ALSO &&
            set_has_link(writing->set, ref, link->kind, writing->merged.ref))
            continue;
        struct rt_link *own = rt_list_add(&kept, &writing->set->arena, sizeof *own);
        *own = *link;
        if (ref)
            own->ref = ref; /* as that record writes it */
    }
    writing->merged.links = kept;
    const char *first = writing->merged.reported_with
                            ? ref_of_record(writing->set, writing->merged.reported_with)
                            : NULL;
    if (first)
        writing->merged.reported_with = first;
    return RT_OK;
}

static enum rt_status prepare(struct writing *writing, const struct rt_record *given)
{
    struct rt_record named = *given;
    if (writing->there) {
        named.ref = writing->there->ref;
        change_merge(&rt_record_shape, writing->there, &named, &writing->merged,
                     &writing->set->arena);
    } else {
        rt_shape_copy(&rt_record_shape, &writing->merged, &named, &writing->set->arena);
    }
    writing->merged.part = given->part;
    rt_record_complete(&writing->merged);
    enum rt_status status = rt_shape_check(&rt_record_shape, &writing->merged, writing->error);
    if (status == RT_OK)
        status = settle_names(writing);
    if (status == RT_OK)
        status = sort_links(writing);
    if (status == RT_OK)
        status = check_member(writing);
    const struct rt_facts *facts = set_facts(writing->set, writing->error);
    if (status == RT_OK && facts)
        change_order_updates(&writing->merged, facts);
    return facts ? status : RT_REFUSED;
}

enum rt_status write_record(struct store_set *set, const struct rt_record *given,
                            enum store_what *what, struct rt_error *error)
{
    struct writing writing = {.set = set, .error = error};
    struct rt_record there = {0};
    enum rt_status status = find_there(&writing, given->ref, &there);
    if (status == RT_OK && writing.there)
        status = check_once(&writing, given);
    if (status == RT_OK)
        status = prepare(&writing, given);
    if (status == RT_OK)
        status = enter(&writing, what);
    if (status == RT_OK && *what != STORE_SAME) {
        status = write_row(&writing);
        if (status == RT_OK)
            status = write_lists(set, writing.id, writing.there != NULL, &writing.merged, error);
        if (status == RT_OK)
            status = write_words(&writing);
    }
    if (status == RT_OK)
        status = reckon_put(set, writing.id, given, &writing.merged, *what, error);
    g_free(writing.uuid);
    return status;
}
