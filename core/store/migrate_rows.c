/* What becomes of the rows of version 1.  Small things and the history stay as they are; a
 * recommendation is what its history made of it, and what it is found by is written anew.
 * Knows the tables of version 1, but for what periods reported. */
#include "store/migrate.h"

#include <string.h>

#include "store/lookup.h"

/* ---- what stays as it is ---- */

struct copying {
    const char *ask, *write;
    int columns;
};

/* Each before what names it. */
static const struct copying copyings[] = {
    {"SELECT uuid, records, sets, head, facts FROM register",
     "UPDATE register SET uuid = $1, records = $2, sets = $3, head = $4, facts = $5", 5},
    {"SELECT id, code, title, kind, date, document, red, amber, green, complete, not_due,"
     " not_due_months, soon_months FROM source",
     "INSERT INTO source (id, code, title, kind, date, document, red, amber, green, complete,"
     " not_due, not_due_months, soon_months)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
     13},
    {"SELECT id, source_id, place, grp, name FROM theme",
     "INSERT INTO theme (id, source_id, place, grp, name) VALUES ($1, $2, $3, $4, $5)", 5},
    {"SELECT id, name, kind FROM owner",
     "INSERT INTO owner (id, name, kind) VALUES ($1, $2, $3)", 3},
    {"SELECT owner_id, place, name, folded FROM owner_name",
     "INSERT INTO owner_name (owner_id, place, name, folded) VALUES ($1, $2, $3, $4)", 4},
    {"SELECT id, name, folded, kind, happened, lifted FROM event",
     "INSERT INTO event (id, name, folded, kind, happened, lifted)"
     " VALUES ($1, $2, $3, $4, $5, $6)",
     6},
    {"SELECT id, name, label, as_at, state, head, closed_set FROM period",
     "INSERT INTO period (id, name, label, as_at, state, head, closed_set)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7)",
     7},
    {"SELECT number, uuid, at, actor, why, hash FROM change_set",
     "INSERT INTO change_set (number, uuid, at, actor, why, hash)"
     " VALUES ($1, $2, $3, $4, $5, $6)",
     6},
};

/* Numbers go as texts too: the column makes numbers of them again. */
static enum rt_status copy(struct db *from, struct db *to, const struct copying *copying,
                           struct rt_error *error)
{
    struct db_statement *read, *write;
    enum rt_status status = db_prepare(from, copying->ask, &read, error);
    if (status == RT_OK)
        status = db_prepare(to, copying->write, &write, error);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(read, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        for (int i = 0; i < copying->columns; i++)
            db_bind(write, i + 1, db_text_or_null(read, i));
        status = db_run(write, error);
    }
    return status;
}

/* The tables, and in them what a change set begins with. */
static enum rt_status make_ground(struct db *from, struct db *to, struct rt_error *error)
{
    enum rt_status status = db_begin(to, true, error);
    if (status == RT_OK)
        status = schema_create(to, error);
    for (size_t i = 0; i < G_N_ELEMENTS(copyings) && status == RT_OK; i++)
        status = copy(from, to, &copyings[i], error);
    return status == RT_OK ? db_commit(to, error) : status;
}

/* ---- the history ---- */

static const char CHANGES[] = "SELECT set_number, place, shape, subject, field, was, becomes"
                              " FROM change ORDER BY set_number, place";
enum { SHAPE = 2, FIELD = 4, BECOMES = 6 };
static const char CHANGE[] =
    "INSERT INTO change (set_number, place, shape, subject, field, was, becomes, content_id)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, NULLIF($8, 0))";

/* What a recommendation was made as is a content. */
static enum rt_status move_changes(struct migration *migration, struct rt_error *error)
{
    struct db_statement *read, *write;
    enum rt_status status = db_prepare(migration->from, CHANGES, &read, error);
    if (status == RT_OK)
        status = db_prepare(migration->set->db, CHANGE, &write, error);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(read, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        struct read_said said = {0};
        bool is_creation = strcmp(db_text(read, SHAPE), rt_record_shape.name) == 0 &&
                           !db_text_or_null(read, FIELD) && db_text_or_null(read, BECOMES);
        if (is_creation)
            status = migrate_content(migration, db_text(read, BECOMES), &said, error);
        for (int i = 0; i < BECOMES; i++)
            db_bind(write, i + 1, db_text_or_null(read, i));
        db_bind(write, BECOMES + 1, is_creation ? NULL : db_text_or_null(read, BECOMES));
        db_bind_int(write, BECOMES + 2, said.content);
        if (status == RT_OK)
            status = db_run(write, error);
    }
    return status;
}

/* ---- recommendations ---- */

static const char RECORDS[] =
    "SELECT id, uuid, version, source_id, theme_id, place, hash, ref FROM record ORDER BY id";
enum { UUID = 1, PLACE = 5, HASH, REF };
static const char RECORD[] =
    "INSERT INTO record (id, uuid, version, source_id, theme_id, place, content_id, hash, ref,"
    " folded, name, state, is_linked)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)";

static enum rt_status move_record(struct migration *migration, struct db_statement *read,
                                  struct db_statement *write, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_record record;
    struct read_said said;
    enum rt_status status =
        migrate_said(migration, db_text(read, UUID), G_MAXINT64, &arena, &record, &said, error);
    if (status == RT_OK && strcmp(said.hash, db_text(read, HASH)) != 0)
        status = rt_fail(error, RT_REFUSED,
                         "%s is not what its history made of it; restore a backup",
                         db_text(read, REF));
    if (status == RT_OK) {
        g_autofree char *folded = g_ascii_strdown(record.ref, -1);
        for (int i = 0; i <= PLACE; i++)
            db_bind(write, i + 1, db_text_or_null(read, i));
        db_bind_int(write, 7, said.content);
        db_bind(write, 8, said.hash);
        db_bind(write, 9, record.ref);
        db_bind(write, 10, folded);
        db_bind(write, 11, record.title ? record.title : record.text);
        db_bind(write, 12, rt_states[record.state].key);
        status = db_run(write, error);
    }
    rt_arena_clear(&arena);
    return status;
}

static enum rt_status move_records(struct migration *migration, struct rt_error *error)
{
    struct db_statement *read, *write;
    enum rt_status status = db_prepare(migration->from, RECORDS, &read, error);
    if (status == RT_OK)
        status = db_prepare(migration->set->db, RECORD, &write, error);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(read, &has_row, error);
        if (status == RT_OK && has_row)
            status = move_record(migration, read, write, error);
    }
    return status;
}

/* What it is found by, now that all are there which it may name. */
static enum rt_status find_by(struct store_set *set, int64_t id, void *self,
                              struct rt_error *error)
{
    (void)self;
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    struct read_own row;
    enum rt_status status = read_own(set->db, id, &arena, &record, &row, error);
    if (status == RT_OK)
        status = lookup_write(set, id, NULL, &record, error);
    if (status == RT_OK)
        status = links_write(set, id, false, &record, error);
    rt_arena_clear(&arena);
    return status;
}

/* ---- the whole ---- */

static enum rt_status fill(struct migration *migration, struct rt_error *error)
{
    struct store_set *set = migration->set;
    enum rt_status status = move_changes(migration, error);
    if (status == RT_OK)
        status = move_records(migration, error);
    if (status == RT_OK)
        status = set_for_each(set, "SELECT id FROM record WHERE id >= $1 ORDER BY id", 0,
                              find_by, NULL, error);
    if (status == RT_OK)
        status = migrate_snapshots(migration, error);
    if (status == RT_OK)
        status = reported_fill(set, error);
    if (status == RT_OK)
        status = content_keep(set, error);
    set->is_entered = true;
    set->has_new_facts = set->has_late_facts = true; /* where each stands is reckoned */
    return status;
}

enum rt_status migrate_rows(struct db *from, struct rt_register *reg, const char *actor,
                            struct rt_error *error)
{
    struct migration migration = {.from = from};
    enum rt_status status = make_ground(from, reg->db, error);
    if (status == RT_OK)
        status = store_begin(reg, actor, 1, &migration.set, error);
    if (status != RT_OK)
        return status;
    migration.contents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    status = fill(&migration, error);
    g_hash_table_unref(migration.contents);
    if (status != RT_OK) {
        store_rollback(migration.set);
        return status;
    }
    status = store_commit(migration.set, migrate_why, false, error);
    if (status != RT_PARTLY)
        return status;
    rt_error_clear(error); /* the folder is synced when the new one takes its place */
    return RT_OK;
}
