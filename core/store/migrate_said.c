/* What recommendations said, out of their history; what says the same is kept once. */
#include "store/migrate.h"

#include <string.h>

#include "model/canon.h"
#include "store/replay.h"

enum rt_status migrate_content(struct migration *migration, const char *bytes,
                               struct read_said *out, struct rt_error *error)
{
    hash_of(bytes, strlen(bytes), out->hash);
    const int64_t *id = g_hash_table_lookup(migration->contents, out->hash);
    if (id) {
        out->content = *id;
        return RT_OK;
    }
    enum rt_status status = content_add(migration->set, bytes, &out->content, error);
    if (status != RT_OK)
        return status;
    int64_t *added = g_new(int64_t, 1);
    *added = out->content;
    g_hash_table_insert(migration->contents, g_strdup(out->hash), added);
    return RT_OK;
}

enum rt_status migrate_said(struct migration *migration, const char *uuid, int64_t last_set,
                            struct rt_arena *arena, struct rt_record *out,
                            struct read_said *said, struct rt_error *error)
{
    struct store_set *set = migration->set;
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    *out = (struct rt_record){0};
    status = replay(set->db, &rt_record_shape, uuid, last_set, arena, out, error);
    if (status != RT_OK)
        return status;
    change_order_updates(out, facts);
    g_string_truncate(set->scratch, 0);
    canon_write(&rt_record_shape, out, false, set->scratch);
    return migrate_content(migration, set->scratch->str, said, error);
}
