/* Finding the rows of names: sources, themes, owners, events, periods and
 * recommendations as the change set under way sees them. */
#include "store/set.h"

#include <rectrack/text.h>

enum rt_status set_facts(struct store_set *set, const struct rt_facts **out,
                         struct rt_error *error)
{
    return rt_register_facts(set->reg, out, error);
}

struct rt_error *set_why(struct store_set *set)
{
    return set->why.sentence ? NULL : &set->why;
}

int64_t set_find_id(struct store_set *set, const char *sql, const char *const *values, size_t n)
{
    struct db_statement *statement;
    bool has_row = false;
    if (db_prepare(set->db, sql, &statement, set_why(set)) != RT_OK)
        return 0;
    for (size_t i = 0; i < n; i++)
        db_bind(statement, (int)i + 1, values[i]);
    if (db_step(statement, &has_row, set_why(set)) != RT_OK || !has_row)
        return 0;
    int64_t id = db_int(statement, 0);
    db_reset(statement);
    return id;
}

/* The same names come again and again in a file: those found are kept.  asked: what is
 * looked for; NULL: the name folded. */
static int64_t kept_id(struct store_set *set, const char *kind, const char *name,
                       const char *asked, const char *sql)
{
    g_autofree char *key = g_strconcat(kind, name, NULL);
    int64_t *kept = g_hash_table_lookup(set->ids, key);
    if (kept)
        return *kept;
    g_autofree char *folded = asked ? NULL : rt_text_fold(name);
    const char *values[] = {asked ? asked : folded};
    int64_t id = set_find_id(set, sql, values, 1);
    if (id) {
        kept = g_new(int64_t, 1);
        *kept = id;
        g_hash_table_insert(set->ids, g_steal_pointer(&key), kept);
    }
    return id;
}

int64_t id_of_owner(struct store_set *set, const char *name)
{
    return kept_id(set, "owner:", name, NULL,
                   "SELECT owner_id FROM owner_name WHERE folded = $1");
}

int64_t id_of_event(struct store_set *set, const char *name)
{
    return kept_id(set, "event:", name, NULL, "SELECT id FROM event WHERE folded = $1");
}

int64_t id_of_source(struct store_set *set, const char *code)
{
    const char *values[] = {code};
    return set_find_id(set, "SELECT id FROM source WHERE code = $1", values, 1);
}

int64_t id_of_theme(struct store_set *set, int64_t source, const char *group, const char *name)
{
    g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, source);
    const char *values[] = {group ? group : "", name, id};
    return set_find_id(set,
                       "SELECT id FROM theme WHERE grp = $1 AND name = $2"
                       " AND source_id = CAST($3 AS INTEGER)",
                       values, 3);
}

int64_t id_of_period(struct store_set *set, const char *name)
{
    return kept_id(set, "period:", name, name, "SELECT id FROM period WHERE name = $1");
}

int64_t id_of_record(struct store_set *set, const char *ref)
{
    g_autofree char *folded = g_ascii_strdown(ref, -1);
    const char *values[] = {folded};
    return set_find_id(set, "SELECT id FROM record WHERE folded = $1", values, 1);
}

int64_t id_of_uuid(struct store_set *set, const char *uuid)
{
    const char *values[] = {uuid};
    return set_find_id(set, "SELECT id FROM record WHERE uuid = $1", values, 1);
}

const char *ref_of_record(struct store_set *set, const char *ref)
{
    struct db_statement *statement;
    bool has_row = false;
    g_autofree char *folded = g_ascii_strdown(ref, -1);
    if (db_prepare(set->db, "SELECT ref FROM record WHERE folded = $1", &statement,
                   set_why(set)) != RT_OK)
        return NULL;
    db_bind(statement, 1, folded);
    if (db_step(statement, &has_row, set_why(set)) != RT_OK || !has_row)
        return NULL;
    const char *found = rt_arena_copy(&set->arena, db_text(statement, 0));
    db_reset(statement);
    return found;
}

bool store_has_owner(struct store_set *set, const char *name, const char **nearest)
{
    *nearest = NULL;
    if (id_of_owner(set, name))
        return true;
    const struct rt_facts *facts;
    if (set_facts(set, &facts, set_why(set)) != RT_OK)
        return false;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < facts->owners.n; i++) {
        const struct rt_owner *owner = rt_owner_at(&facts->owners, i);
        g_ptr_array_add(names, (void *)(uintptr_t)owner->name);
        for (size_t k = 0; k < owner->other_names.n; k++)
            g_ptr_array_add(names, (void *)(uintptr_t)rt_texts_at(&owner->other_names, k));
    }
    *nearest = rt_text_nearest(name, (const char *const *)names->pdata, names->len);
    return false;
}

/* The ids are read first, since what is done may change their tables. */
enum rt_status set_for_each(struct store_set *set, const char *sql, int64_t bound,
                            enum rt_status (*do_it)(struct store_set *, int64_t, void *,
                                                    struct rt_error *),
                            void *self, struct rt_error *error)
{
    struct db_statement *statement;
    enum rt_status status = db_prepare(set->db, sql, &statement, error);
    if (status != RT_OK)
        return status;
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    db_bind_int(statement, 1, bound);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(statement, &has_row, error);
        int64_t id = has_row ? db_int(statement, 0) : 0;
        if (status == RT_OK && has_row)
            g_array_append_val(ids, id);
    }
    for (guint i = 0; i < ids->len && status == RT_OK; i++)
        status = do_it(set, g_array_index(ids, int64_t, i), self, error);
    return status;
}
