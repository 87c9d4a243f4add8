/* A recommendation out of its tables: the row, then the lists it has. */
#include "store/store.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

#define SHARED_COLUMNS                                                                   \
    "r.id, COALESCE(r.shared_id, r.id), r.place, r.version, COALESCE(l.parts, r.parts)," \
    " r.hash, k.late, r.ref, s.code, t.grp, t.name, r.title, r.response,"                \
    " COALESCE(l.state, r.state), COALESCE(l.closure, r.closure), l.ref, k.rag,"         \
    " k.suggested, k.reason, k.direction, k.overdue, k.review, k.updated, r.parts"

enum { OWN_PARTS = 23, TEXT = 24, SUMMARY, NOTE };

/* A list falls back on the text where there is no title. */
const char read_columns_row[] =
    SHARED_COLUMNS ", CASE WHEN r.title IS NULL THEN r.text END, NULL, NULL";
#define WHOLE_COLUMNS SHARED_COLUMNS ", r.text, r.summary, r.note"
#define TABLES                                                                         \
    " FROM record r JOIN source s ON s.id = r.source_id"                               \
    " LEFT JOIN theme t ON t.id = r.theme_id LEFT JOIN record l ON l.id = r.shared_id" \
    " LEFT JOIN standing k ON k.record_id = r.id AND k.from_day <= $1 AND k.until_day > $1 "

const char read_columns_whole[] = WHOLE_COLUMNS;
const char read_tables[] = TABLES;

/* One recommendation, whole. */
const char read_one[] = "SELECT " WHOLE_COLUMNS TABLES "WHERE r.id = $2";

/* Who owns a record and its actions? */
static const char OWNERS[] =
    "SELECT o.action, n.name, o.role FROM record_owner o JOIN owner n ON n.id = o.owner_id"
    " WHERE o.record_id = $1 AND o.action <= $2 ORDER BY o.action, o.place";

/* What does it wait for, and does that stand? */
static const char WAITING[] =
    "SELECT e.name, COALESCE(e.happened, e.lifted) IS NULL FROM waiting w"
    " JOIN event e ON e.id = w.event_id WHERE w.record_id = $1 ORDER BY w.place";

static const char ACTIONS[] =
    "SELECT text, state FROM action WHERE record_id = $1 ORDER BY place";

/* Which targets has it, and does the event that one waits for stand? */
static const char TARGETS[] = "SELECT t.text, t.kind, t.earliest, t.latest, t.action, e.name,"
                              " e.id IS NOT NULL AND COALESCE(e.happened, e.lifted) IS NULL"
                              " FROM target t LEFT JOIN event e ON e.id = t.event_id"
                              " WHERE t.record_id = $1 ORDER BY t.place";

static const char REVISIONS[] =
    "SELECT target, text, until, reason, granted_by FROM revision WHERE record_id = $1"
    " ORDER BY target, place";

static const char UPDATES[] =
    "SELECT p.name, u.by, u.at, u.progress, u.challenge, u.other, u.no_change, u.rag, u.reason"
    " FROM progress u JOIN period p ON p.id = u.period_id WHERE u.record_id = $1"
    " ORDER BY u.place";

/* What does it link to itself? */
static const char LINKS[] =
    "SELECT l.kind, o.ref, o.folded FROM link l JOIN record o ON o.id = l.other_id"
    " WHERE l.record_id = $1 ORDER BY l.place";

/* And what links to it? */
static const char LINKS_HERE[] =
    "SELECT l.kind, o.ref, o.folded FROM link l JOIN record o ON o.id = l.record_id"
    " WHERE l.other_id = $1 ORDER BY o.place, l.place";

struct reader {
    struct db_statement *row;
    struct rt_arena *arena;
    struct rt_record *record;
    bool is_altered; /* something stands there that was never written */
};

static char *copy(struct reader *reader, int column)
{
    return rt_arena_copy(reader->arena, db_text(reader->row, column));
}

static int choice(struct reader *reader, int column, const struct rt_choice *choices, size_t n)
{
    const char *key = db_text(reader->row, column);
    int found = key ? rt_choice_find(choices, n, key) : 0;
    reader->is_altered = reader->is_altered || found < 0;
    return found < 0 ? 0 : found;
}

static uint32_t day(struct reader *reader, int column)
{
    const char *iso = db_text(reader->row, column);
    return iso ? rt_day_parse(iso) : 0;
}

static void add_owner(struct reader *reader)
{
    size_t action = (size_t)db_int(reader->row, 0);
    if (action > reader->record->actions.n)
        return;
    struct rt_list *list = action ? &rt_action_at(&reader->record->actions, action - 1)->owners
                                  : &reader->record->owners;
    struct rt_ownership *owner = rt_list_add(list, reader->arena, sizeof *owner);
    owner->name = copy(reader, 1);
    owner->role = (enum rt_role)choice(reader, 2, rt_roles, RT_ROLES);
}

static void add_waiting_now(struct reader *reader, const char *name)
{
    const struct rt_list *now = &reader->record->waiting_now;
    for (size_t i = 0; i < now->n; i++)
        if (strcmp(rt_texts_at(now, i), name) == 0)
            return;
    rt_texts_add(&reader->record->waiting_now, reader->arena, name);
}

static void add_waiting(struct reader *reader)
{
    const char *name = db_text(reader->row, 0);
    rt_texts_add(&reader->record->waiting, reader->arena, name);
    if (db_int(reader->row, 1))
        add_waiting_now(reader, name);
}

static void add_action(struct reader *reader)
{
    struct rt_action *action =
        rt_list_add(&reader->record->actions, reader->arena, sizeof *action);
    action->n = (int)reader->record->actions.n;
    action->text = copy(reader, 0);
    action->state = (enum rt_state)choice(reader, 1, rt_states, RT_STATES);
}

static void add_target(struct reader *reader)
{
    struct rt_target *target =
        rt_list_add(&reader->record->targets, reader->arena, sizeof *target);
    target->text = copy(reader, 0);
    target->kind = (enum rt_kind)choice(reader, 1, rt_kinds, RT_KINDS);
    target->earliest = day(reader, 2);
    target->latest = day(reader, 3);
    target->action = (int)db_int(reader->row, 4);
    target->event = copy(reader, 5);
    if (db_int(reader->row, 6))
        add_waiting_now(reader, target->event);
}

static void add_revision(struct reader *reader)
{
    size_t place = (size_t)db_int(reader->row, 0);
    if (place == 0 || place > reader->record->targets.n)
        return;
    struct rt_target *target = rt_target_at(&reader->record->targets, place - 1);
    struct rt_revision *revision =
        rt_list_add(&target->revisions, reader->arena, sizeof *revision);
    revision->text = copy(reader, 1);
    revision->until = day(reader, 2);
    revision->reason = copy(reader, 3);
    revision->granted_by = copy(reader, 4);
    target->original = rt_revision_at(&target->revisions, 0)->text;
}

static void split(struct reader *reader, int column, struct rt_list *list)
{
    const char *cell = db_text(reader->row, column);
    if (cell)
        rt_texts_split(cell, reader->arena, list);
}

static void add_update(struct reader *reader)
{
    struct rt_update *update =
        rt_list_add(&reader->record->updates, reader->arena, sizeof *update);
    update->period = copy(reader, 0);
    update->by = copy(reader, 1);
    update->at = copy(reader, 2);
    split(reader, 3, &update->progress);
    split(reader, 4, &update->challenge);
    split(reader, 5, &update->other);
    update->no_change = db_int(reader->row, 6) != 0;
    update->rag = (enum rt_rag)choice(reader, 7, rt_rags, RT_RAGS);
    update->reason = copy(reader, 8);
}

static void add_link(struct reader *reader)
{
    struct rt_link *link = rt_list_add(&reader->record->links, reader->arena, sizeof *link);
    link->kind = (enum rt_link_kind)choice(reader, 0, rt_link_kinds, RT_LINKS);
    link->ref = copy(reader, 1);
    /* A reference is written twice, which tells whether it is still the same. */
    reader->is_altered =
        reader->is_altered || g_ascii_strcasecmp(link->ref, db_text(reader->row, 2)) != 0;
}

static void add_link_here(struct reader *reader)
{
    add_link(reader);
    struct rt_link *link = rt_link_at(&reader->record->links, reader->record->links.n - 1);
    link->kind = rt_link_inverse(link->kind);
}

static enum rt_status read_each(struct db *db, const char *sql, int64_t id,
                                struct reader *reader, void (*add)(struct reader *),
                                struct rt_error *error)
{
    enum rt_status status = db_prepare(db, sql, &reader->row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(reader->row, 1, id);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(reader->row, &has_row, error);
        if (status == RT_OK && has_row)
            add(reader);
    }
    return status;
}

static enum rt_status read_owners(struct db *db, int64_t id, int last_action,
                                  struct reader *reader, struct rt_error *error)
{
    enum rt_status status = db_prepare(db, OWNERS, &reader->row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(reader->row, 2, last_action);
    return read_each(db, OWNERS, id, reader, add_owner, error);
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

static enum rt_status read_lists(struct db *db, const struct read_row *row, enum rt_depth depth,
                                 int64_t content, struct reader *reader, struct rt_error *error)
{
    bool is_whole = depth == RT_WHOLE;
    enum rt_status status = RT_OK;
    if (is_whole && (row->parts & READ_ACTIONS))
        status = read_each(db, ACTIONS, content, reader, add_action, error);
    int owned = READ_OWNERS | (is_whole ? READ_ACTION_OWNERS : 0);
    if (status == RT_OK && (row->parts & owned))
        status = read_owners(db, content, is_whole ? G_MAXINT : 0, reader, error);
    if (status == RT_OK && (row->parts & READ_WAITING))
        status = read_each(db, WAITING, content, reader, add_waiting, error);
    if (status == RT_OK && (row->parts & READ_TARGETS))
        status = read_each(db, TARGETS, content, reader, add_target, error);
    if (status == RT_OK && (row->parts & READ_REVISIONS))
        status = read_each(db, REVISIONS, content, reader, add_revision, error);
    if (status == RT_OK && is_whole && (row->parts & READ_UPDATES))
        status = read_each(db, UPDATES, content, reader, add_update, error);
    return status;
}

static const char *not_empty(const char *text)
{
    return text && *text ? text : NULL;
}

static void read_columns(struct reader *reader, struct read_row *row)
{
    struct rt_record *record = reader->record;
    *row = (struct read_row){.id = db_int(reader->row, 0),
                             .content_id = db_int(reader->row, 1),
                             .place = db_int(reader->row, 2),
                             .version = db_int(reader->row, 3),
                             .parts = (int)db_int(reader->row, 4),
                             .hash = copy(reader, 5),
                             .late = copy(reader, 6)};
    record->ref = copy(reader, 7);
    record->source = copy(reader, 8);
    record->group = not_empty(copy(reader, 9));
    record->theme = copy(reader, 10);
    record->title = copy(reader, 11);
    record->response = (enum rt_response)choice(reader, 12, rt_responses, RT_RESPONSES);
    record->state = (enum rt_state)choice(reader, 13, rt_states, RT_STATES);
    record->closure = copy(reader, 14);
    record->reported_with = copy(reader, 15);
    record->rag = (enum rt_rag)choice(reader, 16, rt_rags, RT_RAGS);
    record->suggested = (enum rt_rag)choice(reader, 17, rt_rags, RT_RAGS);
    record->rag_reason = copy(reader, 18);
    record->direction = (enum rt_direction)choice(reader, 19, rt_directions, RT_DIRECTIONS);
    record->overdue = db_int(reader->row, 20) != 0;
    record->review = db_int(reader->row, 21) != 0;
    record->updated = copy(reader, 22);
    record->text = copy(reader, TEXT);
    record->summary = copy(reader, SUMMARY);
    record->note = copy(reader, NOTE);
}

enum rt_status read_record(struct db *db, struct db_statement *statement, enum rt_depth depth,
                           bool is_own, struct rt_arena *arena, struct rt_record *out,
                           struct read_row *row, struct rt_error *error)
{
    struct reader reader = {statement, arena, out, false};
    read_columns(&reader, row);
    bool is_member = row->content_id != row->id;
    int own_parts = (int)db_int(statement, OWN_PARTS);
    enum rt_status status = RT_OK;
    if (is_own && is_member) {
        out->state = RT_STATE_NOT_STARTED;
        out->closure = NULL;
    } else if (depth != RT_LINE) {
        status = read_lists(db, row, depth, row->content_id, &reader, error);
        mark_late(out, row->late);
    }
    if (status == RT_OK && depth == RT_WHOLE && (own_parts & READ_LINKS))
        status = read_each(db, LINKS, row->id, &reader, add_link, error);
    row->own_links = out->links.n;
    if (status == RT_OK && depth == RT_WHOLE && !is_own)
        status = read_each(db, LINKS_HERE, row->id, &reader, add_link_here, error);
    if (status == RT_OK && depth == RT_WHOLE && reader.is_altered)
        status = read_altered(out->ref, error);
    return status;
}

enum rt_status read_altered(const char *ref, struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED,
                   "the words of %s were altered on disk; run rectrack check", ref);
}
