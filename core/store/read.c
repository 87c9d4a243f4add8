/* A recommendation out of its row: its words from its content, those it shares from
 * the first one's, and where it stands from what was reckoned when it was written. */
#include "store/reported.h"
#include "store/store.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

#include "model/canon.h"
#include "model/change.h"

#define TABLES " FROM record r LEFT JOIN record l ON l.id = r.shared_id" STANDING
#define STANDING                                                       \
    " LEFT JOIN standing k ON k.record_id = r.id AND k.from_day <= $1" \
    " AND k.until_day > $1 "
#define CONTENTS                                           \
    " FROM record r JOIN content c ON c.id = r.content_id" \
    " LEFT JOIN record l ON l.id = r.shared_id LEFT JOIN content d ON d.id = l.content_id"
#define KEPT "SELECT r.id, r.place, r.ref, "
#define WORDS KEPT "c.bytes, r.hash, c.id, l.ref, d.bytes, l.hash, d.id, r.is_linked"
/* The same columns, but for what a list has no use of: each costs to be asked for. */
#define LISTED KEPT "c.bytes, NULL, NULL, l.ref, d.bytes, NULL, NULL, r.name"
#define STANDS \
    "k.rag, k.suggested, k.reason, k.direction, k.overdue, k.review, k.updated, k.late"

const char read_tables[] = TABLES;

const char *const read_select[] = {
    [RT_ROW] = LISTED ", " STANDS CONTENTS STANDING,
    [RT_WHOLE] = WORDS CONTENTS " ",
    [RT_SAID] = WORDS CONTENTS " ",
    [RT_LINE] = KEPT STANDS TABLES,
};
#define ONE "WHERE r.id = $2"
const char *const read_one[] = {
    [RT_ROW] = LISTED ", " STANDS CONTENTS STANDING ONE,
    [RT_WHOLE] = WORDS CONTENTS " " ONE,
    [RT_SAID] = WORDS CONTENTS " " ONE,
    [RT_LINE] = KEPT STANDS TABLES ONE,
};

/* The columns of these; the words of the record and of the first one of its row begin
 * with a reference. */
enum {
    ID,
    PLACE,
    OWN,
    FIRST = OWN + 4,
    IS_LINKED = FIRST + 4,
    NAME = IS_LINKED,
    ROW_STANDS,
    LINE_STANDS = OWN + 1
};
enum { REF, BYTES, HASH, CONTENT };

/* And what links to it? */
static const char LINKS_HERE[] =
    "SELECT l.kind, o.ref, c.bytes, o.hash FROM link l JOIN record o ON o.id = l.record_id"
    " JOIN content c ON c.id = o.content_id WHERE l.other_id = $1 ORDER BY o.place, l.place";

enum rt_status read_altered(const char *ref, struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED,
                   "the words of %s were altered on disk; run rectrack check", ref);
}

/* What is not in the canonical form since the rest tells it. */
static void complete(struct rt_record *record)
{
    for (size_t i = 0; i < record->actions.n; i++)
        rt_action_at(&record->actions, i)->n = (int)i + 1;
    for (size_t i = 0; i < record->targets.n; i++) {
        struct rt_target *target = rt_target_at(&record->targets, i);
        if (target->revisions.n)
            target->original = rt_revision_at(&target->revisions, 0)->text;
    }
}

static bool has_all(const struct rt_shape *shape, const struct rt_list *items)
{
    bool is_right = true;
    for (size_t i = 0; i < items->n && is_right; i++)
        is_right = rt_shape_check(shape, rt_list_item(items, i, shape->size), NULL) == RT_OK;
    return is_right;
}

/* A list reads a part of it, of which a part can be checked: what it takes for granted. */
static bool is_row_whole(const struct rt_record *record)
{
    return record->source && has_all(&rt_ownership_shape, &record->owners) &&
           has_all(&rt_target_shape, &record->targets);
}

bool read_content(const char *bytes, size_t n, enum rt_depth depth, struct rt_arena *arena,
                  struct rt_record *out)
{
    unsigned flags = depth == RT_ROW ? RT_FIELD_LISTED : 0;
    if (!bytes || canon_read_some(&rt_record_shape, flags, out, arena, bytes, n, NULL) != RT_OK)
        return false;
    complete(out);
    return depth == RT_ROW ? is_row_whole(out)
                           : rt_shape_check(&rt_record_shape, out, NULL) == RT_OK;
}

/* The words in the columns from the one on; a row may point to those of another
 * record. */
static enum rt_status read_words(struct db_statement *row, int from, enum rt_depth depth,
                                 bool verifies, struct rt_arena *arena, struct rt_record *out,
                                 struct read_said *said, struct rt_error *error)
{
    const char *bytes = db_text(row, from + BYTES), *hash = db_text_or_null(row, from + HASH);
    size_t n = db_length(row, from + BYTES);
    bool is_right = read_content(bytes, n, depth, arena, out) &&
                    g_strcmp0(out->ref, db_text(row, from + REF)) == 0;
    if (is_right && verifies) {
        char found[HASH_ROOM];
        hash_of(bytes, n, found);
        is_right = g_strcmp0(hash, found) == 0;
    }
    if (!is_right)
        return read_altered(db_text(row, from + REF), error);
    said->content = db_int(row, from + CONTENT);
    g_strlcpy(said->hash, hash ? hash : "", sizeof said->hash);
    return RT_OK;
}

/* Does the record that should hold a link say so itself? */
static bool is_held(struct db_statement *row, const struct rt_link *link, const char *ref)
{
    struct rt_arena arena = {0};
    struct rt_record holder = {0};
    bool is_found = false;
    char hash[HASH_ROOM];
    hash_of(db_text(row, 2), db_length(row, 2), hash);
    bool is_read =
        g_strcmp0(hash, db_text(row, 3)) == 0 &&
        read_content(db_text(row, 2), db_length(row, 2), RT_WHOLE, &arena, &holder) &&
        g_strcmp0(holder.ref, link->ref) == 0;
    for (size_t i = 0; is_read && i < holder.links.n && !is_found; i++) {
        const struct rt_link *held = rt_link_at(&holder.links, i);
        is_found = rt_link_inverse(held->kind) == link->kind && g_strcmp0(held->ref, ref) == 0;
    }
    rt_arena_clear(&arena);
    return is_found;
}

static enum rt_status read_links_here(struct db *db, int64_t id, bool verifies,
                                      struct rt_arena *arena, struct rt_record *out,
                                      struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(db, LINKS_HERE, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, id);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        int kind = rt_choice_find(rt_link_kinds, RT_LINKS, db_text(row, 0));
        struct rt_link *link = rt_list_add(&out->links, arena, sizeof *link);
        link->kind = kind < 0 ? RT_LINK_NONE : rt_link_inverse((enum rt_link_kind)kind);
        link->ref = rt_arena_copy(arena, db_text(row, 1));
        if (verifies && !is_held(row, link, out->ref))
            status = read_altered(out->ref, error);
    }
    db_reset(row);
    return status;
}

/* ---- where it stands ---- */

/* What is not one of the values was never written: check finds it. */
static int choice(struct db_statement *row, int column, const struct rt_choice *choices,
                  size_t n)
{
    const char *key = db_text_or_null(row, column);
    int found = key ? rt_choice_find(choices, n, key) : 0;
    return found < 0 ? 0 : found;
}

static void mark_late(struct rt_record *record, const char *late)
{
    for (const char *at = late; at && *at;) {
        char *end;
        guint64 place = g_ascii_strtoull(at, &end, 10);
        if (end == at)
            break;
        if (place >= 1 && place <= record->targets.n)
            rt_target_at(&record->targets, (size_t)place - 1)->overdue = true;
        at = end;
    }
}

static void read_standing(struct db_statement *row, int first, struct rt_arena *arena,
                          struct rt_record *out)
{
    out->rag = (enum rt_rag)choice(row, first, rt_rags, RT_RAGS);
    out->suggested = (enum rt_rag)choice(row, first + 1, rt_rags, RT_RAGS);
    out->rag_reason = rt_arena_copy(arena, db_text_or_null(row, first + 2));
    out->direction = (enum rt_direction)choice(row, first + 3, rt_directions, RT_DIRECTIONS);
    out->overdue = db_int(row, first + 4) != 0;
    out->review = db_int(row, first + 5) != 0;
    out->updated = rt_arena_copy(arena, db_text_or_null(row, first + 6));
    mark_late(out, db_text_or_null(row, first + 7));
}

/* ---- the whole ---- */

enum rt_status read_record(struct db *db, struct db_statement *statement, enum rt_depth depth,
                           const struct rt_outlook *outlook, bool is_trusted,
                           struct rt_arena *arena, struct rt_record *out, struct read_row *row,
                           struct rt_error *error)
{
    bool verifies = depth != RT_ROW && !is_trusted;
    *row = (struct read_row){.id = db_int(statement, ID), .place = db_int(statement, PLACE)};
    if (outlook->period)
        out->period = rt_arena_copy(arena, outlook->period->id);
    if (depth == RT_LINE) {
        out->ref = rt_arena_copy(arena, db_text(statement, OWN));
        read_standing(statement, LINE_STANDS, arena, out);
        return RT_OK;
    }
    enum rt_status status =
        read_words(statement, OWN, depth, verifies, arena, out, &row->own, error);
    row->own_links = out->links.n;
    if (status == RT_OK && db_text_or_null(statement, FIRST)) {
        struct rt_record first = {0};
        status =
            read_words(statement, FIRST, depth, verifies, arena, &first, &row->first, error);
        change_share(out, &first);
    }
    if (status == RT_OK && depth == RT_WHOLE && db_int(statement, IS_LINKED))
        status = read_links_here(db, row->id, verifies, arena, out, error);
    if (status == RT_OK && depth == RT_WHOLE)
        status = reported_before(db, outlook, out, error);
    if (status == RT_OK && depth == RT_WHOLE) {
        rt_reckon(out, arena, outlook);
    } else if (status == RT_OK && depth == RT_ROW) {
        if (!out->title) /* a list falls back on the text */
            out->text = rt_arena_copy(arena, db_text(statement, NAME));
        read_standing(statement, ROW_STANDS, arena, out);
        rt_reckon_waiting(out, arena, outlook);
    }
    return status;
}
