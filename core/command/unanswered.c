/* Who has not answered in a period: the rows without an update, then by owner. */
#include <rectrack/unanswered.h>

#include <stdlib.h>
#include <string.h>

#include <rectrack/describe.h>

#include "command/command.h"
#include "model/match.h"

struct finding {
    struct rt_unanswered *out;
    const struct rt_outlook *outlook;
    const char *owner; /* the only one who is asked, or NULL */
    struct rt_query query;
    struct rt_list answered; /* struct rt_asked */
    struct rt_list members;  /* struct member */
    bool is_reported;        /* the records are those of a snapshot: not yet chosen */
};

/* Of a shared row, one that is told with the first. */
struct member {
    const char *ref, *first;
};

bool rt_asked_is_urgent(const struct rt_asked *asked)
{
    return asked->rag == RT_RED || asked->overdue.n;
}

const struct rt_asked *rt_asked_at(const struct rt_list *rows, size_t i)
{
    return i < rows->n ? rt_list_item(rows, i, sizeof(struct rt_asked)) : NULL;
}

const struct rt_asked_owner *rt_asked_owner_at(const struct rt_unanswered *unanswered, size_t i)
{
    const struct rt_list *owners = &unanswered->owners;
    return i < owners->n ? rt_list_item(owners, i, sizeof(struct rt_asked_owner)) : NULL;
}

/* ---- the rows ---- */

static void add_owners(struct rt_asked *row, const struct rt_list *owners, enum rt_role role,
                       struct rt_arena *arena)
{
    for (size_t i = 0; i < owners->n; i++)
        if (rt_ownership_at(owners, i)->role == role)
            rt_texts_add(&row->owners, arena, rt_ownership_at(owners, i)->name);
}

static void add_row(struct finding *finding, const struct rt_record *record,
                    struct rt_list *rows)
{
    struct rt_arena *arena = &finding->out->arena;
    if (record->reported_with) {
        struct member *member = rt_list_add(&finding->members, arena, sizeof *member);
        *member = (struct member){rt_arena_copy(arena, record->ref),
                                  rt_arena_copy(arena, record->reported_with)};
        return;
    }
    struct rt_asked *row = rt_list_add(rows, arena, sizeof *row);
    *row = (struct rt_asked){.ref = rt_arena_copy(arena, record->ref),
                             .name = rt_arena_copy(arena, rt_describe_name(record)),
                             .place = rows->n,
                             .targets = rt_describe_targets(record, arena),
                             .rag = rt_rag_shown(record),
                             .is_suggested = !record->rag};
    add_owners(row, &record->owners, RT_LEAD, arena);
    if (!row->owners.n)
        add_owners(row, &record->owners, RT_SUPPORT, arena);
    for (size_t i = 0; i < record->targets.n; i++)
        if (rt_target_at(&record->targets, i)->overdue)
            rt_texts_add(&row->overdue, arena, rt_target_at(&record->targets, i)->text);
}

static enum rt_status read_rows(struct finding *finding, struct rt_stream *stream,
                                struct rt_list *rows, struct rt_error *error)
{
    const struct rt_outlook *outlook = finding->outlook;
    struct rt_item item;
    enum rt_status status;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape)
        if (item.shape == &rt_record_shape &&
            (!finding->is_reported ||
             match_record(&finding->query, item.value, outlook->facts, outlook->period->id)))
            add_row(finding, item.value, rows);
    rt_stream_close(stream);
    return status;
}

static struct rt_test *add_test(struct rt_query *query, enum rt_word word, const char *value)
{
    struct rt_test *test = rt_list_add(&query->tests, &query->arena, sizeof *test);
    *test = (struct rt_test){.word = word};
    if (value)
        rt_texts_add(&test->values, &query->arena, value);
    return test;
}

/* An owner may be called otherwise in a snapshot: nobody is left out there. */
static enum rt_status find_rows(struct finding *finding, struct rt_register *reg,
                                struct rt_error *error)
{
    struct rt_select select = {
        .query = &finding->query, .outlook = *finding->outlook, .depth = RT_ROW};
    struct rt_stream *stream;
    finding->is_reported = finding->outlook->period->state == RT_CLOSED;
    add_test(&finding->query, RT_WORD_NO_UPDATE, NULL);
    if (finding->owner && !finding->is_reported)
        add_test(&finding->query, RT_WORD_OWNER, finding->owner);
    enum rt_status status =
        finding->is_reported
            ? rt_register_snapshot(reg, finding->outlook->period->id, &stream, error)
            : rt_register_select(reg, &select, &stream, error);
    return status == RT_OK ? read_rows(finding, stream, &finding->out->rows, error) : status;
}

static enum rt_status find_answered(struct finding *finding, struct rt_register *reg,
                                    struct rt_error *error)
{
    struct rt_query query = {0};
    struct rt_select select = {.query = &query, .outlook = *finding->outlook, .depth = RT_ROW};
    struct rt_stream *stream;
    add_test(&query, RT_WORD_OWNER, finding->owner);
    add_test(&query, RT_WORD_UPDATED, finding->outlook->period->id);
    add_test(&query, RT_WORD_NO_UPDATE, NULL)->is_negated = true;
    enum rt_status status = rt_register_select(reg, &select, &stream, error);
    if (status == RT_OK)
        status = read_rows(finding, stream, &finding->answered, error);
    rt_query_clear(&query);
    return status;
}

static void note_rows(GHashTable *index, const struct rt_list *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        struct rt_asked *row = rt_list_item(rows, i, sizeof *row);
        g_hash_table_insert(index, (void *)(uintptr_t)row->ref, row);
    }
}

static void add_members(struct finding *finding)
{
    g_autoptr(GHashTable) rows = g_hash_table_new(g_str_hash, g_str_equal);
    note_rows(rows, &finding->out->rows);
    note_rows(rows, &finding->answered);
    for (size_t i = 0; i < finding->members.n; i++) {
        const struct member *member = rt_list_item(&finding->members, i, sizeof *member);
        struct rt_asked *row = g_hash_table_lookup(rows, member->first);
        if (row)
            rt_texts_add(&row->with, &finding->out->arena, member->ref);
    }
}

/* ---- by owner ---- */

/* All owners, nobody last; index: where each stands, by name. */
static struct rt_list all_owners(struct finding *finding, GHashTable *index)
{
    struct rt_list all = {0};
    const struct rt_list *owners = &finding->outlook->facts->owners;
    for (size_t i = 0; i <= owners->n; i++) {
        struct rt_asked_owner *one = rt_list_add(&all, &finding->out->arena, sizeof *one);
        if (i == owners->n)
            break;
        one->name = rt_arena_copy(&finding->out->arena, rt_owner_at(owners, i)->name);
        g_hash_table_insert(index, (void *)(uintptr_t)one->name, GSIZE_TO_POINTER(i));
    }
    return all;
}

/* What was reported names owners as they were called then. */
static size_t find_owner(const struct finding *finding, GHashTable *index, const char *name)
{
    const struct rt_list *owners = &finding->outlook->facts->owners;
    gpointer place;
    if (g_hash_table_lookup_extended(index, name, NULL, &place))
        return GPOINTER_TO_SIZE(place);
    const struct rt_owner *known = rt_facts_owner(finding->outlook->facts, name);
    return known ? (size_t)(known - rt_owner_at(owners, 0)) : owners->n;
}

/* A copy of the row to each of whom it is asked. */
static void hand_out(struct finding *finding, GHashTable *index, struct rt_list *all,
                     const struct rt_asked *row, bool is_answered)
{
    for (size_t k = 0; k < row->owners.n || (k == 0 && !row->owners.n); k++) {
        size_t place = row->owners.n ? find_owner(finding, index, rt_texts_at(&row->owners, k))
                                     : all->n - 1;
        struct rt_asked_owner *owner = rt_list_item(all, place, sizeof *owner);
        struct rt_list *to = is_answered ? &owner->answered : &owner->rows;
        *(struct rt_asked *)rt_list_add(to, &finding->out->arena, sizeof *row) = *row;
    }
}

static void group(struct finding *finding)
{
    struct rt_unanswered *out = finding->out;
    g_autoptr(GHashTable) index = g_hash_table_new(g_str_hash, g_str_equal);
    struct rt_list all = all_owners(finding, index);
    struct rt_asked_owner *owners = all.at;
    for (int is_urgent = 1; is_urgent >= 0; is_urgent--)
        for (size_t i = 0; i < out->rows.n; i++)
            if (rt_asked_is_urgent(rt_asked_at(&out->rows, i)) == is_urgent)
                hand_out(finding, index, &all, rt_asked_at(&out->rows, i), false);
    for (size_t i = 0; i < finding->answered.n; i++)
        hand_out(finding, index, &all, rt_asked_at(&finding->answered, i), true);
    for (size_t i = 0; i < all.n; i++)
        if (finding->owner ? !g_strcmp0(owners[i].name, finding->owner) : owners[i].rows.n)
            *(struct rt_asked_owner *)rt_list_add(&out->owners, &out->arena, sizeof *owners) =
                owners[i];
}

enum rt_status rt_unanswered_find(struct rt_register *reg, const struct rt_outlook *outlook,
                                  const char *owner, struct rt_unanswered *out,
                                  struct rt_error *error)
{
    struct finding finding = {.out = out, .outlook = outlook, .owner = owner};
    enum rt_status status = find_rows(&finding, reg, error);
    if (status == RT_OK && owner && !finding.is_reported)
        status = find_answered(&finding, reg, error);
    rt_query_clear(&finding.query);
    if (status != RT_OK)
        return status;
    add_members(&finding);
    group(&finding);
    return RT_OK;
}

void rt_unanswered_clear(struct rt_unanswered *unanswered)
{
    rt_arena_clear(&unanswered->arena);
    *unanswered = (struct rt_unanswered){0};
}

static int by_place(const void *a, const void *b)
{
    const struct rt_asked *one = *(const struct rt_asked *const *)a,
                          *other = *(const struct rt_asked *const *)b;
    return (one->place > other->place) - (one->place < other->place);
}

char *rt_unanswered_refs(const struct rt_asked_owner *owner)
{
    struct rt_arena arena = {0};
    struct rt_list refs = {0};
    size_t told, n = owner->rows.n;
    const struct rt_asked **rows = g_new(const struct rt_asked *, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = rt_asked_at(&owner->rows, i);
    qsort(rows, n, sizeof *rows, by_place);
    for (size_t i = 0; i < n; i++) {
        rt_texts_add(&refs, &arena, rows[i]->ref);
        for (size_t k = 0; k < rows[i]->with.n; k++)
            rt_texts_add(&refs, &arena, rt_texts_at(&rows[i]->with, k));
    }
    char *words = command_runs(&refs, SIZE_MAX, &told);
    g_free(rows);
    rt_arena_clear(&arena);
    return words;
}
