/* An owner taken out of the register once nothing names it any more: what merging two
 * owners ends with.  Its creation and its going stay in the history. */
#include "store/set.h"

#include "model/canon.h"

/* Is it named by any recommendation or key action? */
static const char NAMED[] = "SELECT 1 FROM mention WHERE kind = 'owner' AND other_id ="
                            " (SELECT id FROM owner WHERE name = $1)";
static const char FORGET_NAMES[] =
    "DELETE FROM owner_name WHERE owner_id = (SELECT id FROM owner WHERE name = $1)";
static const char FORGET[] = "DELETE FROM owner WHERE name = $1";

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

enum rt_status store_retire_owner(struct store_set *set, const char *name,
                                  struct rt_error *error)
{
    const struct rt_facts *facts = set_facts(set, error);
    if (!facts)
        return RT_REFUSED;
    const struct rt_owner *owner = rt_facts_owner(facts, name);
    if (!owner)
        return rt_fail(error, RT_REFUSED, "there is no owner \"%s\"", name);
    const char *values[] = {owner->name};
    if (set_find_id(set, NAMED, values, 1))
        return rt_fail(error, RT_REFUSED,
                       "recommendations name %s as their owner; give them another first",
                       owner->name);
    g_autoptr(GString) whole = g_string_new(NULL);
    canon_write(&rt_owner_shape, owner, false, whole);
    enum rt_status status =
        history_add(set, &rt_owner_shape, owner->name, NULL, whole->str, NULL, error);
    if (status == RT_OK)
        status = run(set, FORGET_NAMES, owner->name, error);
    if (status == RT_OK)
        status = run(set, FORGET, owner->name, error);
    g_hash_table_remove_all(set->ids);
    set->reg->has_facts = false;
    return status;
}
