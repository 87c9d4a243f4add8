/* What a recommendation is found by, written with it.  Knows the tables; which
 * question asks for what stands in where.c. */
#include "store/lookup.h"

#include <string.h>

#include <rectrack/date.h>

const char *const mention_kinds[MENTION_KINDS] = {"owner", "event", "update", "answer"};

/* ---- whom and what it names ---- */

static gint compare(gconstpointer a, gconstpointer b)
{
    const struct mention *left = a, *right = b;
    return left->kind != right->kind ? (int)left->kind - (int)right->kind
                                     : strcmp(left->name, right->name);
}

static void add(GArray *mentions, enum mention_kind kind, const char *name)
{
    struct mention mention = {kind, name};
    for (guint i = 0; name && i < mentions->len; i++)
        if (compare(&g_array_index(mentions, struct mention, i), &mention) == 0)
            return;
    if (name)
        g_array_append_val(mentions, mention);
}

static void add_owners(GArray *mentions, const struct rt_list *owners)
{
    for (size_t i = 0; i < owners->n; i++)
        add(mentions, MENTION_OWNER, rt_ownership_at(owners, i)->name);
}

GArray *lookup_mentions(const struct rt_record *record)
{
    GArray *mentions = g_array_sized_new(FALSE, FALSE, sizeof(struct mention), 16);
    add_owners(mentions, &record->owners);
    for (size_t i = 0; i < record->actions.n; i++)
        add_owners(mentions, &rt_action_at(&record->actions, i)->owners);
    for (size_t i = 0; i < record->waiting.n; i++)
        add(mentions, MENTION_EVENT, rt_texts_at(&record->waiting, i));
    for (size_t i = 0; i < record->targets.n; i++)
        add(mentions, MENTION_EVENT, rt_target_at(&record->targets, i)->event);
    for (size_t i = 0; i < record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        add(mentions, rt_update_answers(update) ? MENTION_ANSWER : MENTION_UPDATE,
            update->period);
    }
    g_array_sort(mentions, compare);
    return mentions;
}

static int64_t id_of(struct store_set *set, const struct mention *mention)
{
    return mention->kind == MENTION_OWNER   ? id_of_owner(set, mention->name)
           : mention->kind == MENTION_EVENT ? id_of_event(set, mention->name)
                                            : id_of_period(set, mention->name);
}

static const char NAME[] =
    "INSERT INTO mention (kind, other_id, record_id) VALUES ($1, $2, $3)";
static const char FORGET[] =
    "DELETE FROM mention WHERE kind = $1 AND other_id = $2 AND record_id = $3";

/* Those of one that the other has not. */
static enum rt_status each_missing(struct store_set *set, int64_t id, const GArray *of,
                                   const GArray *other, const char *sql, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    guint k = 0;
    for (guint i = 0; i < of->len && status == RT_OK; i++) {
        const struct mention *mention = &g_array_index(of, struct mention, i);
        while (k < other->len && compare(&g_array_index(other, struct mention, k), mention) < 0)
            k++;
        if (k < other->len && compare(&g_array_index(other, struct mention, k), mention) == 0)
            continue;
        struct db_statement *row;
        status = db_prepare(set->db, sql, &row, error);
        if (status != RT_OK)
            break;
        db_bind(row, 1, mention_kinds[mention->kind]);
        db_bind_int(row, 2, id_of(set, mention));
        db_bind_int(row, 3, id);
        status = db_run(row, error);
    }
    return status;
}

static enum rt_status write_mentions(struct store_set *set, int64_t id,
                                     const struct rt_record *there,
                                     const struct rt_record *record, struct rt_error *error)
{
    static const struct rt_record nothing;
    g_autoptr(GArray) was = lookup_mentions(there ? there : &nothing);
    g_autoptr(GArray) is = lookup_mentions(record ? record : &nothing);
    enum rt_status status = each_missing(set, id, was, is, FORGET, error);
    return status == RT_OK ? each_missing(set, id, is, was, NAME, error) : status;
}

/* ---- the days of its targets ---- */

bool lookup_has_days(const struct rt_target *target)
{
    return target->earliest && target->latest;
}

static bool has_same_days(const struct rt_record *there, const struct rt_record *record)
{
    bool is_same = there->targets.n == record->targets.n;
    for (size_t i = 0; is_same && i < record->targets.n; i++) {
        const struct rt_target *was = rt_target_at(&there->targets, i);
        const struct rt_target *is = rt_target_at(&record->targets, i);
        is_same = was->earliest == is->earliest && was->latest == is->latest;
    }
    return is_same;
}

static enum rt_status write_targets(struct store_set *set, int64_t id,
                                    const struct rt_record *there,
                                    const struct rt_record *record, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = RT_OK;
    if (there && record && has_same_days(there, record))
        return RT_OK;
    if (there) {
        status = db_prepare(set->db, "DELETE FROM target WHERE record_id = $1", &row, error);
        if (status == RT_OK) {
            db_bind_int(row, 1, id);
            status = db_run(row, error);
        }
    }
    for (size_t i = 0; record && i < record->targets.n && status == RT_OK; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        char earliest[11], latest[11];
        if (!lookup_has_days(target))
            continue;
        status = db_prepare(
            set->db,
            "INSERT INTO target (record_id, place, earliest, latest) VALUES ($1, $2, $3, $4)",
            &row, error);
        if (status != RT_OK)
            break;
        rt_day_iso(target->earliest, earliest);
        rt_day_iso(target->latest, latest);
        db_bind_int(row, 1, id);
        db_bind_int(row, 2, (int64_t)i + 1);
        db_bind(row, 3, earliest);
        db_bind(row, 4, latest);
        status = db_run(row, error);
    }
    return status;
}

/* ---- its words ---- */

static void add_words(GString *out, const char *words)
{
    if (!words)
        return;
    g_string_append(out, words);
    g_string_append_c(out, '\n');
}

/* All the words by which it is found. */
static void words_of(const struct rt_record *record, GString *out)
{
    const char *texts[] = {record->ref, record->title, record->text, record->summary,
                           record->note};
    g_string_truncate(out, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        add_words(out, texts[i]);
    for (size_t i = 0; i < record->owners.n; i++)
        add_words(out, rt_ownership_at(&record->owners, i)->name);
    for (size_t i = 0; i < record->actions.n; i++)
        add_words(out, rt_action_at(&record->actions, i)->text);
    for (size_t i = 0; i < record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        const struct rt_list *lists[] = {&update->progress, &update->challenge, &update->other};
        for (size_t k = 0; k < G_N_ELEMENTS(lists); k++)
            for (size_t n = 0; n < lists[k]->n; n++)
                add_words(out, rt_texts_at(lists[k], n));
    }
}

static enum rt_status write_words(struct store_set *set, int64_t id,
                                  const struct rt_record *there, const struct rt_record *record,
                                  struct rt_error *error)
{
    enum rt_status status = RT_OK;
    g_autoptr(GString) was = g_string_new(NULL);
    if (there)
        words_of(there, was);
    if (!record)
        return db_words_remove(set->db, id, was->str, error);
    words_of(record, set->scratch);
    if (there && strcmp(was->str, set->scratch->str) == 0)
        return RT_OK;
    if (there)
        status = db_words_remove(set->db, id, was->str, error);
    return status == RT_OK ? db_words_add(set->db, id, set->scratch->str, error) : status;
}

enum rt_status lookup_write(struct store_set *set, int64_t id, const struct rt_record *there,
                            const struct rt_record *record, struct rt_error *error)
{
    enum rt_status status = write_mentions(set, id, there, record, error);
    if (status == RT_OK)
        status = write_targets(set, id, there, record, error);
    return status == RT_OK ? write_words(set, id, there, record, error) : status;
}
