/* Change sets: begin, put, commit or roll back.  Nothing of a set is seen by
 * anybody before its end. */
#include "store/set.h"

#include <string.h>

#include <rectrack/text.h>

#include "base/file.h"

static void set_free(struct store_set *set)
{
    set->reg->is_writing = false;
    set->reg->has_facts = false;
    rt_error_clear(&set->why);
    g_free(set->uuid);
    g_free(set->at);
    g_free(set->actor);
    g_free(set->head);
    g_array_unref(set->members);
    g_array_unref(set->closed);
    links_clear(&set->links);
    g_free(set->file);
    g_hash_table_unref(set->places);
    g_hash_table_unref(set->ids);
    g_string_free(set->scratch, TRUE);
    rt_arena_clear(&set->arena);
    g_free(set);
}

static const char BEGIN[] =
    "SELECT sets + 1, head, (SELECT COALESCE(MAX(id), 0) FROM record) FROM register";

static enum rt_status begin(struct store_set *set, struct rt_error *error)
{
    struct db_statement *statement;
    bool has_row = false;
    enum rt_status status = db_prepare(set->db, BEGIN, &statement, error);
    if (status == RT_OK)
        status = db_step(statement, &has_row, error);
    if (status != RT_OK || !has_row)
        return status != RT_OK ? status
                               : rt_fail(error, RT_REFUSED,
                                         "the register has lost its identity; "
                                         "restore a backup");
    set->number = db_int(statement, 0);
    set->head = g_strdup(db_text(statement, 1));
    set->last_record = db_int(statement, 2);
    db_reset(statement);
    return RT_OK;
}

enum rt_status store_begin(struct rt_register *reg, const char *actor, uint32_t today,
                           struct store_set **out, struct rt_error *error)
{
    if (reg->why_readonly)
        return rt_fail(error, RT_REFUSED, "nothing was saved: %s", reg->why_readonly);
    enum rt_status status = db_begin(reg->db, true, error);
    if (status != RT_OK)
        return status;
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    struct store_set *set = g_new0(struct store_set, 1);
    *set = (struct store_set){
        .reg = reg,
        .db = reg->db,
        .uuid = g_uuid_string_random(),
        .at = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ"),
        .actor = g_strdup(actor),
        .today = today,
        .members = g_array_new(FALSE, FALSE, sizeof(int64_t)),
        .closed = g_array_new(FALSE, FALSE, sizeof(int64_t)),
        .places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .scratch = g_string_new(NULL),
    };
    hash_begin(&set->changes);
    links_init(&set->links);
    reg->has_facts = false; /* as they stand inside the transaction */
    status = begin(set, error);
    const struct rt_facts *facts;
    if (status == RT_OK) /* what is altered is not built upon */
        status = set_facts(set, &facts, error);
    if (status != RT_OK) {
        store_rollback(set);
        return status;
    }
    reg->is_writing = true;
    *out = set;
    return RT_OK;
}

/* A look-up that failed is no "there is none", whatever was made of it. */
static enum rt_status heed(struct store_set *set, enum rt_status status, struct rt_error *error)
{
    if (!set->why.sentence)
        return status;
    if (error)
        rt_error_clear(error);
    return rt_fail(error, set->why.status, "%s", set->why.sentence);
}

static enum rt_status put(struct store_set *set, const struct rt_shape *shape,
                          const void *given, enum store_what *what, struct rt_error *error)
{
    if (shape == &rt_record_shape) {
        set->has_records = true;
        return write_record(set, given, what, error);
    }
    if (shape == &rt_meeting_shape)
        return write_meeting(set, given, what, error);
    if (set->has_records)
        set->has_late_facts = true; /* those put already are reckoned anew */
    if (shape == &rt_source_shape)
        return write_source(set, given, what, error);
    if (shape == &rt_owner_shape)
        return write_owner(set, given, what, error);
    if (shape == &rt_event_shape)
        return write_event(set, given, what, error);
    if (shape == &rt_filter_shape)
        return write_filter(set, given, what, error);
    return write_period(set, given, what, error);
}

enum rt_status store_put(struct store_set *set, const struct rt_shape *shape, const void *given,
                         enum store_what *what, struct rt_error *error)
{
    rt_arena_reset(&set->arena);
    return heed(set, put(set, shape, given, what, error), error);
}

void store_begin_file(struct store_set *set, const char *file)
{
    g_free(set->file);
    set->file = g_strdup(file);
    set->first_change = set->n_changes + 1;
}

/* ---- the end ---- */

static const char ADD_SET[] =
    "INSERT INTO change_set (number, uuid, at, actor, why, hash, undoes) "
    "VALUES ($1, $2, $3, $4, $5, $6, NULLIF($7, 0))";
static const char NEW_HEAD[] =
    "UPDATE register SET sets = $1, head = $2, facts = $3, records = records + $4";
static const char CLOSED[] = "UPDATE period SET head = $1, closed_set = $2 WHERE id = $3";

static enum rt_status chain(struct store_set *set, const char *why, struct rt_error *error)
{
    struct history_set entered = {set->number, set->uuid, set->at,
                                  set->actor,  why,       set->undoes};
    char head[HASH_ROOM], facts_now[HASH_ROOM];
    struct db_statement *row;
    history_head(set->head, &entered, &set->changes, head);
    enum rt_status status = db_prepare(set->db, ADD_SET, &row, error);
    if (status == RT_OK) {
        db_bind_int(row, 1, set->number);
        db_bind(row, 2, set->uuid);
        db_bind(row, 3, set->at);
        db_bind(row, 4, set->actor);
        db_bind(row, 5, why);
        db_bind(row, 6, head);
        db_bind_int(row, 7, set->undoes);
        status = db_run(row, error);
    }
    const struct rt_facts *facts;
    if (status == RT_OK)
        status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    facts_hash(facts, facts_now);
    status = db_prepare(set->db, NEW_HEAD, &row, error);
    if (status == RT_OK) {
        db_bind_int(row, 1, set->number);
        db_bind(row, 2, head);
        db_bind(row, 3, facts_now);
        db_bind_int(row, 4, set->n_added);
        status = db_run(row, error);
    }
    for (guint i = 0; i < set->closed->len && status == RT_OK; i++) {
        status = db_prepare(set->db, CLOSED, &row, error);
        if (status != RT_OK)
            break;
        db_bind(row, 1, head);
        db_bind_int(row, 2, set->number);
        db_bind_int(row, 3, g_array_index(set->closed, int64_t, i));
        status = db_run(row, error);
    }
    return status;
}

enum rt_status store_commit(struct store_set *set, const char *why, bool is_dry,
                            struct rt_error *error)
{
    enum rt_status status = links_meet(set, error);
    bool keeps = !is_dry && (set->n_changes > 0 || set->is_entered);
    if (status == RT_OK)
        status = heed(set, reckon_rest(set, error), error);
    if (status == RT_OK && keeps)
        status = chain(set, why, error);
    if (status == RT_OK && keeps)
        status = db_commit(set->db, error);
    if (status != RT_OK || !keeps) {
        store_rollback(set);
        return status;
    }
    if (db_is_unsure(set->db)) /* the engine has tried it once */
        status = file_sync_folder(set->reg->path, error);
    set_free(set);
    return status;
}

void store_rollback(struct store_set *set)
{
    if (!set)
        return;
    db_rollback(set->db);
    set_free(set);
}
