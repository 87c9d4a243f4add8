/* What recommendations are found by against what they say: each row that should be
 * there is looked for, and in the end all are counted. */
#include "store/verify.h"

#include <string.h>

#include <rectrack/date.h>

#include "store/lookup.h"

static void tell(GString *out, const char *const *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(out, "%s%c", cells[i] ? cells[i] : "", i + 1 < n ? '|' : '\n');
}

/* Adds the rows that sql gives of the record, a line each. */
static enum rt_status find(struct db *db, const char *sql, int64_t id, size_t columns,
                           GString *out, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(db, sql, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, id);
    for (bool has_row = true; has_row && status == RT_OK;) {
        const char *cells[8];
        status = db_step(row, &has_row, error);
        for (size_t i = 0; status == RT_OK && has_row && i < columns; i++)
            cells[i] = db_text_or_null(row, (int)i);
        if (status == RT_OK && has_row)
            tell(out, cells, columns);
    }
    return status;
}

/* ---- its row, its targets and its links ---- */

/* place: among those of its source and theme. */
static const char ROW[] =
    "SELECT r.folded, s.code, t.grp, t.name, r.name, r.state, l.ref, r.place / 16777216 ="
    " r.source_id * 65536 + COALESCE(t.place, 0) FROM record r JOIN source s"
    " ON s.id = r.source_id LEFT JOIN theme t ON t.id = r.theme_id"
    " LEFT JOIN record l ON l.id = r.shared_id WHERE r.id = $1";
static const char TARGETS[] =
    "SELECT place, earliest, latest FROM target WHERE record_id = $1 ORDER BY place";
static const char LINKS[] = "SELECT l.kind, o.ref, o.is_linked FROM link l JOIN record o"
                            " ON o.id = l.other_id WHERE l.record_id = $1 ORDER BY l.place";

static void tell_row(const struct rt_record *record, GString *out)
{
    g_autofree char *folded = g_ascii_strdown(record->ref, -1);
    const char *cells[] = {folded,
                           record->source,
                           record->group,
                           record->theme,
                           record->title ? record->title : record->text,
                           rt_states[record->state].key,
                           record->reported_with,
                           "1"};
    tell(out, cells, G_N_ELEMENTS(cells));
}

static void tell_targets(struct verifying *verifying, const struct rt_record *record,
                         GString *out)
{
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        char place[24], earliest[11], latest[11];
        if (!lookup_has_days(target))
            continue;
        g_snprintf(place, sizeof place, "%zu", i + 1);
        rt_day_iso(target->earliest, earliest);
        rt_day_iso(target->latest, latest);
        tell(out, (const char *[]){place, earliest, latest}, 3);
        verifying->targets++;
    }
}

static void tell_links(struct verifying *verifying, const struct rt_record *record,
                       GString *out)
{
    for (size_t i = 0; i < record->links.n; i++) {
        const struct rt_link *link = rt_link_at(&record->links, i);
        tell(out, (const char *[]){rt_link_kinds[link->kind].key, link->ref, "1"}, 3);
        verifying->links++;
    }
}

/* ---- whom and what it names ---- */

static const char *const mentioned[MENTION_KINDS] = {
    [MENTION_OWNER] = "SELECT 1 FROM mention WHERE kind = $1 AND record_id = $3 AND other_id ="
                      " (SELECT id FROM owner WHERE name = $2)",
    [MENTION_EVENT] = "SELECT 1 FROM mention WHERE kind = $1 AND record_id = $3 AND other_id ="
                      " (SELECT id FROM event WHERE name = $2)",
    [MENTION_UPDATE] = "SELECT 1 FROM mention WHERE kind = $1 AND record_id = $3 AND other_id ="
                       " (SELECT id FROM period WHERE name = $2)",
    [MENTION_ANSWER] = "SELECT 1 FROM mention WHERE kind = $1 AND record_id = $3 AND other_id ="
                       " (SELECT id FROM period WHERE name = $2)",
};

static enum rt_status find_mentions(struct verifying *verifying, int64_t id,
                                    const struct rt_record *record, bool *agrees,
                                    struct rt_error *error)
{
    g_autoptr(GArray) mentions = lookup_mentions(record);
    enum rt_status status = RT_OK;
    for (guint i = 0; i < mentions->len && status == RT_OK; i++) {
        const struct mention *mention = &g_array_index(mentions, struct mention, i);
        struct db_statement *row;
        bool has_row = false;
        status = db_prepare(verifying->reg->db, mentioned[mention->kind], &row, error);
        if (status != RT_OK)
            break;
        db_bind(row, 1, mention_kinds[mention->kind]);
        db_bind(row, 2, mention->name);
        db_bind_int(row, 3, id);
        status = db_step(row, &has_row, error);
        db_reset(row);
        *agrees = *agrees && has_row;
    }
    verifying->mentions += mentions->len;
    return status;
}

enum rt_status verify_lookup(struct verifying *verifying, int64_t id,
                             const struct rt_record *record, struct rt_error *error)
{
    struct db *db = verifying->reg->db;
    g_autoptr(GString) found = g_string_new(NULL), right = g_string_new(NULL);
    tell_row(record, right);
    tell_targets(verifying, record, right);
    tell_links(verifying, record, right);
    enum rt_status status = find(db, ROW, id, 8, found, error);
    if (status == RT_OK)
        status = find(db, TARGETS, id, 3, found, error);
    if (status == RT_OK)
        status = find(db, LINKS, id, 3, found, error);
    bool agrees = strcmp(found->str, right->str) == 0;
    if (status == RT_OK)
        status = find_mentions(verifying, id, record, &agrees, error);
    if (status == RT_OK && !agrees)
        status =
            rt_fail(error, RT_REFUSED, "what %s is found by was altered on disk", record->ref);
    return status;
}

static const char COUNTS[] =
    "SELECT records, (SELECT COUNT(*) FROM mention), (SELECT COUNT(*) FROM target),"
    " (SELECT COUNT(*) FROM link) FROM register";

enum rt_status verify_counts(const struct verifying *verifying, struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(verifying->reg->db, COUNTS, &row, error);
    if (status == RT_OK)
        status = db_step(row, &has_row, error);
    if (status != RT_OK || !has_row)
        return status;
    if (db_int(row, 0) != (int64_t)verifying->found.records)
        status = rt_fail(error, RT_REFUSED,
                         "there are more or fewer recommendations than were written");
    else if (verifying->found.troubles == 0 &&
             (db_int(row, 1) != verifying->mentions || db_int(row, 2) != verifying->targets ||
              db_int(row, 3) != verifying->links))
        status = rt_fail(error, RT_REFUSED,
                         "what recommendations are found by has more than they say");
    db_reset(row);
    return status;
}
