/* What a recommendation says of others: its links, and the row it shares.  A
 * reference may come before the recommendation it names, so what can't be
 * written yet is put off to the end of the set. */
#include "store/write_record.h"

#include <string.h>

/* ---- what is put off ---- */

static char *pair_of(const char *from, const char *to)
{
    g_autofree char *pair = g_strconcat(from, " ", to, NULL);
    return g_ascii_strdown(pair, -1);
}

static void pending_free(void *item)
{
    struct pending *pending = item;
    g_free(pending->ref);
    g_free(pending->from);
    g_free(pending->file);
    g_free(pending);
}

void links_init(struct links_put_off *links)
{
    *links = (struct links_put_off){
        .all = g_ptr_array_new_with_free_func(pending_free),
        .by_record = g_hash_table_new(g_int64_hash, g_int64_equal),
        .see_also = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

void links_clear(struct links_put_off *links)
{
    g_hash_table_unref(links->by_record);
    g_hash_table_unref(links->see_also);
    g_ptr_array_unref(links->all);
}

static void put_off(struct store_set *set, int64_t id, const char *from, size_t place,
                    enum rt_link_kind kind, const char *ref, const struct rt_part *part)
{
    struct links_put_off *links = &set->links;
    struct pending *pending = g_new(struct pending, 1);
    *pending = (struct pending){.record_id = id,
                                .place = place,
                                .ref = g_strdup(ref),
                                .from = g_strdup(from),
                                .kind = kind,
                                .file = g_strdup(set->file),
                                .line = part->line,
                                .column = part->column};
    g_ptr_array_add(links->all, pending);
    if (kind == RT_SEE_ALSO)
        g_hash_table_add(links->see_also, pair_of(from, ref));
    struct pending *last = id ? g_hash_table_lookup(links->by_record, &id) : NULL;
    if (id && !last)
        g_hash_table_insert(links->by_record, &pending->record_id, pending);
    while (last && last->next)
        last = last->next;
    if (last)
        last->next = pending;
}

static void forget(struct store_set *set, int64_t id)
{
    struct pending *pending = g_hash_table_lookup(set->links.by_record, &id);
    g_hash_table_remove(set->links.by_record, &id);
    for (; pending; pending = pending->next) {
        pending->is_forgotten = true;
        if (pending->kind == RT_SEE_ALSO) {
            g_autofree char *pair = pair_of(pending->from, pending->ref);
            g_hash_table_remove(set->links.see_also, pair);
        }
    }
}

/* ---- before it is written ---- */

/* Does the record of reference ref hold that link to another? */
static bool has_link(struct store_set *set, const char *ref, enum rt_link_kind kind,
                     const char *other)
{
    static const char HELD[] =
        "SELECT 1 FROM link l JOIN record a ON a.id = l.record_id JOIN record b"
        " ON b.id = l.other_id WHERE a.folded = $1 AND b.folded = $2 AND l.kind = $3";
    struct db_statement *statement;
    bool has_row = false;
    g_autofree char *holder = g_ascii_strdown(ref, -1);
    g_autofree char *held = g_ascii_strdown(other, -1);
    if (db_prepare(set->db, HELD, &statement, set_why(set)) != RT_OK)
        return false;
    db_bind(statement, 1, holder);
    db_bind(statement, 2, held);
    db_bind(statement, 3, rt_link_kinds[kind].key);
    if (db_step(statement, &has_row, set_why(set)) == RT_OK && has_row)
        db_reset(statement);
    return has_row;
}

/* Does the other one say "see also" already, or will it? */
static bool is_held_there(struct store_set *set, const struct rt_link *link, const char *ref)
{
    g_autofree char *pair = pair_of(link->ref, ref);
    return link->kind == RT_SEE_ALSO && (g_hash_table_contains(set->links.see_also, pair) ||
                                         has_link(set, link->ref, RT_SEE_ALSO, ref));
}

static enum rt_status check_link(struct writing *writing, const struct rt_link *link,
                                 const struct rt_list *kept)
{
    const struct rt_part *part = &link->part;
    if (g_ascii_strcasecmp(link->ref, writing->ref) == 0)
        return rt_fail_at(writing->error, RT_REFUSED, NULL, part->line, part->column,
                          "%s links to itself; take the link out", writing->ref);
    for (size_t i = 0; i < kept->n; i++) {
        const struct rt_link *other = rt_link_at(kept, i);
        if (other->kind == link->kind && g_ascii_strcasecmp(other->ref, link->ref) == 0)
            return rt_fail_at(writing->error, RT_REFUSED, NULL, part->line, part->column,
                              "%s has the link \"%s %s\" twice; take one out", writing->ref,
                              rt_link_kinds[link->kind].key, link->ref);
    }
    return RT_OK;
}

/* The other way round of a link is no link of its own, but must be there in the end. */
enum rt_status links_sort(struct writing *writing)
{
    struct store_set *set = writing->set;
    struct rt_record *record = &writing->merged;
    struct rt_list kept = {0};
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < record->links.n && status == RT_OK; i++) {
        struct rt_link link = *rt_link_at(&record->links, i);
        status = check_link(writing, &link, &kept);
        if (link.kind == RT_SEE_ALSO && is_held_there(set, &link, writing->ref))
            link.kind = RT_SEEN_FROM;
        if (link.kind > RT_SEE_ALSO) {
            put_off(set, 0, writing->ref, 0, link.kind, link.ref, &link.part);
            continue;
        }
        const char *ref = ref_of_record(set, link.ref);
        if (ref)
            link.ref = ref; /* as that record writes it */
        *(struct rt_link *)rt_list_add(&kept, &set->arena, sizeof link) = link;
    }
    record->links = kept;
    const char *first =
        record->reported_with ? ref_of_record(set, record->reported_with) : NULL;
    if (first)
        record->reported_with = first;
    return status;
}

/* ---- writing ---- */

static enum rt_status write_link(struct store_set *set, int64_t id, size_t place,
                                 enum rt_link_kind kind, int64_t other, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(
        set->db, "INSERT INTO link (record_id, place, kind, other_id) VALUES ($1, $2, $3, $4)",
        &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, id);
    db_bind_int(row, 2, (int64_t)place);
    db_bind(row, 3, rt_link_kinds[kind].key);
    db_bind_int(row, 4, other);
    status = db_run(row, error);
    if (status == RT_OK)
        status = db_prepare(set->db,
                            "UPDATE record SET is_linked = 1 WHERE id = $1 AND is_linked = 0",
                            &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, other);
    return db_run(row, error);
}

/* What it said before no longer counts, be it written or put off. */
static enum rt_status clear(struct store_set *set, int64_t id, struct rt_error *error)
{
    struct db_statement *row;
    forget(set, id);
    enum rt_status status =
        db_prepare(set->db, "DELETE FROM link WHERE record_id = $1", &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, id);
    return db_run(row, error);
}

enum rt_status links_write(struct store_set *set, int64_t id, bool was_there,
                           const struct rt_record *record, struct rt_error *error)
{
    enum rt_status status = was_there ? clear(set, id, error) : RT_OK;
    for (size_t i = 0; i < record->links.n && status == RT_OK; i++) {
        const struct rt_link *link = rt_link_at(&record->links, i);
        int64_t other = id_of_record(set, link->ref);
        if (other)
            status = write_link(set, id, i + 1, link->kind, other, error);
        else
            put_off(set, id, record->ref, i + 1, link->kind, link->ref, &link->part);
    }
    if (record->reported_with && status == RT_OK)
        put_off(set, id, record->ref, 0, RT_LINK_NONE, record->reported_with, &record->part);
    return status;
}

enum rt_status links_remove(struct store_set *set, int64_t id, struct rt_error *error)
{
    static const char *const steps[] = {
        "DELETE FROM link WHERE other_id = $1",
        "UPDATE record SET shared_id = NULL WHERE shared_id = $1",
    };
    enum rt_status status = clear(set, id, error);
    for (size_t i = 0; i < G_N_ELEMENTS(steps) && status == RT_OK; i++) {
        struct db_statement *row;
        status = db_prepare(set->db, steps[i], &row, error);
        if (status != RT_OK)
            break;
        db_bind_int(row, 1, id);
        status = db_run(row, error);
    }
    return status;
}

/* ---- the end of the set ---- */

static enum rt_status fail(const struct pending *pending, struct rt_error *error,
                           const char *what, const char *name, const char *advice)
{
    return rt_fail_at(error, RT_REFUSED, pending->file, pending->line, pending->column,
                      "%s %s %s%s", pending->from, what, name, advice);
}

static enum rt_status not_there(const struct pending *pending, const char *found,
                                struct rt_error *error)
{
    if (!found)
        return fail(pending, error, "names", pending->ref,
                    ", which is neither in the file nor in the register; add it or take the "
                    "name out");
    g_autofree char *advice = g_strdup_printf(", which is written %s; write it so", found);
    return fail(pending, error, "names", pending->ref, advice);
}

static enum rt_status share_row(struct store_set *set, const struct pending *pending,
                                int64_t first, struct rt_error *error)
{
    static const char SHARE[] =
        "UPDATE record SET shared_id = $2 WHERE id = $1 AND NOT EXISTS"
        " (SELECT 1 FROM record f WHERE f.id = $2 AND f.shared_id IS NOT NULL)"
        " AND NOT EXISTS (SELECT 1 FROM record m WHERE m.shared_id = $1) RETURNING id";
    struct db_statement *statement;
    bool has_row = false;
    enum rt_status status = db_prepare(set->db, SHARE, &statement, error);
    if (status != RT_OK)
        return status;
    db_bind_int(statement, 1, pending->record_id);
    db_bind_int(statement, 2, first);
    status = db_step(statement, &has_row, error);
    if (status == RT_OK && has_row)
        return db_run(statement, error);
    return status != RT_OK ? status
                           : fail(pending, error, "is reported with", pending->ref,
                                  ", but one of them is the first or a member of another row; "
                                  "name the first of the row");
}

static enum rt_status meet(struct store_set *set, const struct pending *pending,
                           struct rt_error *error)
{
    const char *found = ref_of_record(set, pending->ref);
    bool is_inverse = pending->kind > RT_SEE_ALSO;
    if (!found || (!is_inverse && strcmp(found, pending->ref) != 0))
        return not_there(pending, found, error);
    int64_t other = id_of_record(set, found);
    if (pending->kind == RT_LINK_NONE)
        return share_row(set, pending, other, error);
    if (!is_inverse)
        return write_link(set, pending->record_id, pending->place, pending->kind, other, error);
    if (has_link(set, found, rt_link_inverse(pending->kind), pending->from))
        return RT_OK;
    g_autofree char *what = g_strdup_printf("says it is %s", rt_link_kinds[pending->kind].key);
    return fail(pending, error, what, found,
                ", but that holds no such link; write the link there");
}

enum rt_status links_meet(struct store_set *set, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    /* What is said the other way round may be met by what was put off: it comes last. */
    for (int is_last = 0; is_last < 2; is_last++)
        for (guint i = 0; i < set->links.all->len && status == RT_OK; i++) {
            const struct pending *pending = set->links.all->pdata[i];
            if (!pending->is_forgotten && (pending->kind > RT_SEE_ALSO) == is_last)
                status = meet(set, pending, error);
        }
    return status;
}
