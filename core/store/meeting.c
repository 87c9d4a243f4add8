/* Meetings: each a row with its canonical bytes and their hash, read when it is asked for.
 * They are none of the facts, which every command reads: those of many years are many. */
#include "store/set.h"

#include <string.h>

#include "base/file.h"
#include "model/canon.h"

static enum rt_status altered(const char *date, struct rt_error *error)
{
    return rt_fail(
        error, RT_REFUSED,
        "the meeting of %s was altered on disk; keep the file as it is and restore a "
        "backup",
        date);
}

static const char ALL[] = "SELECT date, hash, bytes FROM meeting ORDER BY date";
static const char ONE[] = "SELECT date, hash, bytes FROM meeting WHERE date = $1";

/* What the row has, verified. */
static enum rt_status read_row(struct db_statement *row, struct rt_arena *arena,
                               struct rt_meeting *out, struct rt_error *error)
{
    const char *date = db_text(row, 0), *bytes = db_text(row, 2);
    size_t n = db_length(row, 2);
    char hash[HASH_ROOM];
    hash_of(bytes, n, hash);
    *out = (struct rt_meeting){0};
    bool is_right = strcmp(hash, db_text(row, 1)) == 0 &&
                    canon_read(&rt_meeting_shape, out, arena, bytes, n, NULL) == RT_OK &&
                    g_strcmp0(out->date, date) == 0;
    return is_right ? RT_OK : altered(date, error);
}

enum rt_status meeting_read(struct db *db, const char *date, struct rt_arena *arena,
                            struct rt_meeting *out, bool *is_there, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(db, ONE, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, date);
    status = db_step(row, is_there, error);
    if (status == RT_OK && *is_there) {
        status = read_row(row, arena, out, error);
        db_reset(row);
    }
    return status;
}

enum rt_status rt_register_meetings(struct rt_register *reg, struct rt_arena *arena,
                                    struct rt_list *out, struct rt_error *error)
{
    struct db_statement *row;
    size_t before = out->n;
    enum rt_status status = db_prepare(reg->db, ALL, &row, error);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        status =
            read_row(row, arena, rt_list_add(out, arena, sizeof(struct rt_meeting)), error);
        if (status != RT_OK)
            db_reset(row);
    }
    if (status != RT_OK)
        out->n = before;
    return status;
}

/* ---- shared rows ---- */

/* Adds the references that a statement finds of one; none where it fails. */
static enum rt_status read_refs(struct rt_register *reg, const char *sql, const char *ref,
                                struct rt_arena *arena, struct rt_list *out,
                                struct rt_error *error)
{
    struct db_statement *row;
    size_t before = out->n;
    g_autofree char *folded = g_ascii_strdown(ref, -1);
    enum rt_status status = db_prepare(reg->db, sql, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, folded);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            rt_texts_add(out, arena, db_text(row, 0));
    }
    if (status != RT_OK)
        out->n = before;
    return status;
}

static const char ROW[] = "SELECT h.ref FROM record r JOIN record h ON h.id = r.shared_id"
                          " WHERE r.folded = $1";
static const char MEMBERS[] = "SELECT r.ref FROM record h JOIN record r ON r.shared_id = h.id"
                              " WHERE h.folded = $1 AND r.id <> h.id ORDER BY r.place";

enum rt_status rt_register_members(struct rt_register *reg, const char *ref,
                                   struct rt_arena *arena, struct rt_list *out,
                                   struct rt_error *error)
{
    return read_refs(reg, MEMBERS, ref, arena, out, error);
}

enum rt_status rt_register_row(struct rt_register *reg, const char *ref, struct rt_arena *arena,
                               const char **out, struct rt_error *error)
{
    struct rt_list holder = {0};
    enum rt_status status = read_refs(reg, ROW, ref, arena, &holder, error);
    if (status == RT_OK)
        *out = holder.n ? rt_texts_at(&holder, 0) : ref;
    return status;
}

enum rt_status rt_register_rows(struct rt_register *reg, struct rt_list *minutes,
                                struct rt_arena *arena, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < minutes->n && status == RT_OK; i++) {
        struct rt_minute *minute = rt_minute_at(minutes, i);
        if (minute->ref)
            status = rt_register_row(reg, minute->ref, arena, &minute->row, error);
    }
    return status;
}

/* ---- writing ---- */

static const char WRITE[] =
    "INSERT INTO meeting (date, hash, bytes, id) VALUES ($1, $2, $3, (SELECT NULLIF($4, 0)"
    " WHERE NOT EXISTS (SELECT 1 FROM meeting WHERE id = $4)))"
    " ON CONFLICT (date) DO UPDATE SET hash = EXCLUDED.hash, bytes = EXCLUDED.bytes";

enum rt_status write_meeting(struct store_set *set, const struct rt_meeting *given,
                             enum store_what *what, struct rt_error *error)
{
    struct rt_meeting there, merged = {0};
    struct db_statement *row;
    bool is_there;
    enum rt_status status =
        meeting_read(set->db, given->date, &set->arena, &there, &is_there, error);
    if (status == RT_OK)
        status = write_settled(set, &rt_meeting_shape, is_there ? &there : NULL, given, &merged,
                               given->date, what, error);
    if (status != RT_OK || *what == STORE_SAME)
        return status;
    status = db_prepare(set->db, WRITE, &row, error);
    if (status != RT_OK)
        return status;
    char hash[HASH_ROOM];
    g_string_truncate(set->scratch, 0);
    canon_write(&rt_meeting_shape, &merged, false, set->scratch);
    hash_of(set->scratch->str, set->scratch->len, hash);
    db_bind(row, 1, merged.date);
    db_bind(row, 2, hash);
    db_bind(row, 3, set->scratch->str);
    db_bind_int(row, 4, set->seat);
    return db_run(row, error);
}

/* ---- what it looks at ---- */

static const char SITS[] = "SELECT date, ref, is_blank, paragraph, letter FROM sitting";

enum rt_status rt_register_sitting(struct rt_register *reg, struct rt_arena *arena,
                                   struct rt_sitting *out, struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(reg->db, SITS, &row, error);
    if (status == RT_OK)
        status = db_step(row, &has_row, error);
    if (status != RT_OK)
        return status;
    *out = (struct rt_sitting){0};
    if (!has_row)
        return RT_OK;
    *out = (struct rt_sitting){.date = rt_arena_copy(arena, db_text(row, 0)),
                               .ref = rt_arena_copy(arena, db_text(row, 1)),
                               .is_blank = db_int(row, 2) == 1,
                               .paragraph = (int)CLAMP(db_int(row, 3), -1, G_MAXINT32),
                               .letter = (int)CLAMP(db_int(row, 4), -1, G_MAXINT32)};
    db_reset(row);
    return RT_OK;
}

static const char SIT[] =
    "INSERT INTO sitting (id, date, ref, is_blank, paragraph, letter)"
    " VALUES (1, $1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET date = EXCLUDED.date,"
    " ref = EXCLUDED.ref, is_blank = EXCLUDED.is_blank, paragraph = EXCLUDED.paragraph,"
    " letter = EXCLUDED.letter";

enum rt_status store_sit(struct rt_register *reg, const struct rt_sitting *sitting,
                         struct rt_error *error)
{
    struct db_statement *row;
    if (reg->why_readonly)
        return rt_fail(error, RT_REFUSED, "nothing was saved: %s", reg->why_readonly);
    enum rt_status status = db_begin(reg->db, true, error);
    if (status != RT_OK)
        return status;
    status = db_prepare(reg->db, SIT, &row, error);
    if (status == RT_OK) {
        db_bind(row, 1, sitting->date);
        db_bind(row, 2, sitting->ref);
        db_bind_int(row, 3, sitting->is_blank);
        db_bind_int(row, 4, sitting->paragraph);
        db_bind_int(row, 5, sitting->letter);
        status = db_run(row, error);
    }
    if (status == RT_OK)
        status = db_commit(reg->db, error);
    if (status != RT_OK)
        db_rollback(reg->db);
    else if (db_is_unsure(reg->db)) /* the engine has tried it once */
        status = file_sync_folder(reg->path, error);
    return status;
}
