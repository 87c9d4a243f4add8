/* What stands in a register against what its history makes of it: each thing is
 * put together again from its changes. */
#include "store/verify.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

#include "model/canon.h"
#include "store/replay.h"

void verify_report(struct verifying *verifying, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *sentence = g_strdup_vprintf(format, words);
    va_end(words);
    verifying->found.troubles++;
    verifying->tell(verifying->self, sentence);
}

/* A trouble that concerns one thing is told, and the next one looked at; a disk
 * that fails ends the check. */
static enum rt_status tell_or_end(struct verifying *verifying, enum rt_status status,
                                  struct rt_error *why, struct rt_error *error)
{
    if (status == RT_BUSY) {
        rt_fail(error, status, "%s", why->sentence);
    } else if (status != RT_OK) {
        verify_report(verifying, "%s", why->sentence);
        status = RT_OK;
    }
    rt_error_clear(why);
    return status;
}

/* ---- sources, owners, events, periods, filters ---- */

static const char *key_of(const struct rt_shape *shape, const void *value)
{
    return rt_field_text(rt_field_find(shape, shape->key), value);
}

static enum rt_status verify_fact(struct verifying *verifying, const struct rt_shape *shape,
                                  const void *value, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_error why = {0};
    g_autoptr(GString) is = g_string_new(NULL), should = g_string_new(NULL);
    void *made = rt_arena_alloc(&arena, shape->size);
    enum rt_status status =
        replay(verifying->reg->db, shape, key_of(shape, value), G_MAXINT64, &arena, made, &why);
    canon_write(shape, value, false, is);
    canon_write(shape, made, false, should);
    if (status == RT_OK && strcmp(is->str, should->str) != 0)
        verify_report(verifying, "the %s %s is not what its history made of it", shape->name,
                      key_of(shape, value));
    rt_arena_clear(&arena);
    return tell_or_end(verifying, status, &why, error);
}

static enum rt_status verify_period(struct verifying *verifying, const struct rt_period *period,
                                    struct rt_error *error)
{
    struct rt_error why = {0};
    enum rt_status status = reported_verify(verifying->reg->db, period, &why);
    g_autofree char *head = NULL;
    if (status == RT_OK && period->state == RT_CLOSED)
        status = rt_register_head(verifying->reg, period->id, &head, &why);
    return tell_or_end(verifying, status, &why, error);
}

/* Each name with the one that it should be, and what it is found by. */
static const char NAMES[] =
    "SELECT n.name, COALESCE(o.name, n.name), n.folded FROM owner_name n LEFT JOIN owner o"
    " ON o.id = n.owner_id AND n.place = 0 UNION ALL SELECT name, name, folded FROM event"
    " UNION ALL SELECT name, name, folded FROM filter";

static enum rt_status verify_names(struct verifying *verifying, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(verifying->reg->db, NAMES, &row, error);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        const char *name = db_text(row, 0);
        g_autofree char *folded = rt_text_fold(name);
        if (strcmp(name, db_text(row, 1)) != 0 || strcmp(folded, db_text(row, 2)) != 0)
            verify_report(verifying, "what the name %s is found by was altered", name);
    }
    return status;
}

static enum rt_status verify_facts(struct verifying *verifying, const struct rt_facts *facts,
                                   struct rt_error *error)
{
    struct rt_error why = {0};
    enum rt_status status = facts_verify(verifying->reg->db, facts, &why);
    status = tell_or_end(verifying, status, &why, error);
    for (size_t i = 0; i < RT_KEPT; i++)
        for (size_t k = 0; k < facts_list(facts, i)->n && status == RT_OK; k++)
            status =
                verify_fact(verifying, rt_entities[i],
                            rt_list_item(facts_list(facts, i), k, rt_entities[i]->size), error);
    for (size_t i = 0; i < facts->periods.n && status == RT_OK; i++)
        status = verify_period(verifying, rt_period_at(&facts->periods, i), error);
    return status == RT_OK ? verify_names(verifying, error) : status;
}

/* ---- meetings ---- */

/* Each by itself: one that was altered is told, and the next one looked at. */
static enum rt_status verify_meeting(struct verifying *verifying, const char *date,
                                     struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_meeting meeting;
    struct rt_error why = {0};
    bool is_there;
    enum rt_status status =
        meeting_read(verifying->reg->db, date, &arena, &meeting, &is_there, &why);
    if (status == RT_OK && is_there)
        status = verify_fact(verifying, &rt_meeting_shape, &meeting, &why);
    rt_arena_clear(&arena);
    return tell_or_end(verifying, status, &why, error);
}

static bool is_place(int n)
{
    return n >= 0 && n <= RT_SITTING_MOST;
}

/* No more can be asked of it: the meeting that it names may have been taken back. */
static enum rt_status verify_sitting(struct verifying *verifying, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_sitting is = {0};
    enum rt_status status = rt_register_sitting(verifying->reg, &arena, &is, error);
    if (status == RT_OK && is.date &&
        (!rt_day_parse(is.date) || !strchr(is.ref, '-') || !is_place(is.paragraph) ||
         !is_place(is.letter)))
        verify_report(verifying, "which item a meeting looks at was altered");
    rt_arena_clear(&arena);
    return status;
}

static enum rt_status verify_meetings(struct verifying *verifying, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status =
        db_prepare(verifying->reg->db, "SELECT date FROM meeting ORDER BY date", &row, error);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            status = verify_meeting(verifying, db_text(row, 0), error);
    }
    return status == RT_OK ? verify_sitting(verifying, error) : status;
}

/* ---- recommendations ---- */

/* What it says against what its changes make of it, and what it is found by. */
static enum rt_status verify_content(struct verifying *verifying, int64_t id,
                                     const struct rt_facts *facts, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_record record = {0}, made = {0};
    struct read_own row;
    enum rt_status status = read_own(verifying->reg->db, id, &arena, &record, &row, error);
    if (status == RT_OK)
        status = replay(verifying->reg->db, &rt_record_shape, row.uuid, G_MAXINT64, &arena,
                        &made, error);
    if (status == RT_OK) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        change_order_updates(&made, facts);
        canon_write(&rt_record_shape, &made, false, bytes);
        char hash[HASH_ROOM];
        hash_of(bytes->str, bytes->len, hash);
        if (strcmp(row.hash, hash) != 0)
            status =
                rt_fail(error, RT_REFUSED, "%s is not what its history made of it", record.ref);
    }
    if (status == RT_OK)
        status = verify_lookup(verifying, id, &record, error);
    rt_arena_clear(&arena);
    return status;
}

/* What is looked up of it, with the lists of its row. */
static enum rt_status verify_standing(struct verifying *verifying, int64_t id,
                                      const struct rt_outlook *outlook, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_record shown = {0};
    struct read_row row;
    bool agrees = true;
    enum rt_status status = read_shown(verifying->reg->db, id, RT_WHOLE, outlook, false, &arena,
                                       &shown, &row, error);
    if (status == RT_OK)
        status = reckon_check(verifying->reg->db, id, &shown, outlook, &agrees, error);
    if (status == RT_OK && !agrees)
        status = rt_fail(error, RT_REFUSED, "where %s stands was altered on disk", shown.ref);
    rt_arena_clear(&arena);
    return status;
}

static enum rt_status verify_record(struct verifying *verifying, int64_t id,
                                    const struct rt_outlook *outlook, struct rt_error *error)
{
    struct rt_error why = {0};
    verifying->found.records++;
    enum rt_status status = verify_content(verifying, id, outlook->facts, &why);
    if (status == RT_OK)
        status = verify_standing(verifying, id, outlook, &why);
    return tell_or_end(verifying, status, &why, error);
}

static enum rt_status verify_records(struct verifying *verifying, const struct rt_facts *facts,
                                     struct rt_error *error)
{
    struct rt_outlook outlook = rt_outlook_now(facts, 1);
    struct db_statement *row;
    enum rt_status status =
        db_prepare(verifying->reg->db, "SELECT id FROM record ORDER BY place", &row, error);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            status = verify_record(verifying, db_int(row, 0), &outlook, error);
    }
    if (status != RT_OK)
        return status;
    struct rt_error why = {0};
    status = verify_counts(verifying, &why);
    return tell_or_end(verifying, status, &why, error);
}

/* What was made and is there no more, though it did not go by a change? */
static const char GONE[] =
    "SELECT c.shape, c.subject, c.becomes FROM change c WHERE c.field IS NULL AND NOT EXISTS"
    " (SELECT 1 FROM record r WHERE r.uuid = c.subject) AND NOT EXISTS"
    " (SELECT 1 FROM source s WHERE c.shape = $1 AND s.code = c.subject) AND NOT EXISTS"
    " (SELECT 1 FROM owner o WHERE c.shape = $2 AND o.name = c.subject) AND NOT EXISTS"
    " (SELECT 1 FROM event e WHERE c.shape = $3 AND e.name = c.subject) AND NOT EXISTS"
    " (SELECT 1 FROM period p WHERE c.shape = $4 AND p.name = c.subject) AND NOT EXISTS"
    " (SELECT 1 FROM filter f WHERE c.shape = $5 AND f.name = c.subject) AND NOT EXISTS"
    " (SELECT 1 FROM meeting m WHERE c.shape = $6 AND m.date = c.subject) AND NOT EXISTS"
    " (SELECT 1 FROM change d WHERE d.subject = c.subject AND d.shape = c.shape"
    " AND d.set_number >= c.set_number AND d.field IS NULL AND d.was IS NOT NULL)";

static enum rt_status verify_gone(struct verifying *verifying, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(verifying->reg->db, GONE, &row, error);
    for (int i = 0, n = 0; status == RT_OK && i < RT_KEPT; i++)
        if (rt_entities[i] != &rt_record_shape)
            db_bind(row, ++n, rt_entities[i]->name);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            verify_report(verifying, "the %s %s is gone", db_text(row, 0), db_text(row, 1));
    }
    return status;
}

enum rt_status verify_contents(struct verifying *verifying, struct rt_error *error)
{
    struct rt_facts facts = {0};
    enum rt_status status = facts_read(verifying->reg->db, &facts, error);
    if (status == RT_OK)
        status = verify_facts(verifying, &facts, error);
    if (status == RT_OK)
        status = verify_meetings(verifying, error);
    if (status == RT_OK)
        status = verify_records(verifying, &facts, error);
    if (status == RT_OK)
        status = verify_gone(verifying, error);
    rt_facts_clear(&facts);
    return status;
}
