/* Who has not answered in a period: the rows without an update, then by owner. */
#include "command/unanswered.h"

#include <string.h>

#include <rectrack/describe.h>

#include "model/match.h"

struct finding {
    struct unanswered *out;
    const struct rt_outlook *outlook;
    struct rt_query query;  /* no-update */
    struct rt_list members; /* struct member */
    bool is_reported;       /* the records are those of a snapshot: not yet chosen */
};

/* Of a shared row, one that is told with the first. */
struct member {
    const char *ref, *first;
};

/* ---- the rows ---- */

static void add_owners(struct unanswered_row *row, const struct rt_list *owners,
                       enum rt_role role, struct rt_arena *arena)
{
    for (size_t i = 0; i < owners->n; i++)
        if (rt_ownership_at(owners, i)->role == role)
            rt_texts_add(&row->owners, arena, rt_ownership_at(owners, i)->name);
}

static void add_row(struct finding *finding, const struct rt_record *record)
{
    struct rt_arena *arena = &finding->out->arena;
    if (record->reported_with) {
        struct member *member = rt_list_add(&finding->members, arena, sizeof *member);
        *member = (struct member){rt_arena_copy(arena, record->ref),
                                  rt_arena_copy(arena, record->reported_with)};
        return;
    }
    struct unanswered_row *row = rt_list_add(&finding->out->rows, arena, sizeof *row);
    *row = (struct unanswered_row){.ref = rt_arena_copy(arena, record->ref),
                                   .name = rt_arena_copy(arena, rt_describe_name(record))};
    add_owners(row, &record->owners, RT_LEAD, arena);
    if (!row->owners.n)
        add_owners(row, &record->owners, RT_SUPPORT, arena);
    for (size_t i = 0; i < record->targets.n; i++)
        if (rt_target_at(&record->targets, i)->overdue)
            rt_texts_add(&row->overdue, arena, rt_target_at(&record->targets, i)->text);
}

static enum rt_status read_rows(struct finding *finding, struct rt_stream *stream,
                                struct rt_error *error)
{
    const struct rt_outlook *outlook = finding->outlook;
    struct rt_item item;
    enum rt_status status;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape)
        if (item.shape == &rt_record_shape &&
            (!finding->is_reported ||
             match_record(&finding->query, item.value, outlook->facts, outlook->period->id)))
            add_row(finding, item.value);
    rt_stream_close(stream);
    return status;
}

static enum rt_status find_rows(struct finding *finding, struct rt_register *reg,
                                struct rt_error *error)
{
    struct rt_select select = {
        .query = &finding->query, .outlook = *finding->outlook, .depth = RT_ROW};
    struct rt_stream *stream;
    enum rt_status status = rt_query_add(&finding->query, "no-update", error);
    finding->is_reported = finding->outlook->period->state == RT_CLOSED;
    if (status == RT_OK)
        status = finding->is_reported
                     ? rt_register_snapshot(reg, finding->outlook->period->id, &stream, error)
                     : rt_register_select(reg, &select, &stream, error);
    return status == RT_OK ? read_rows(finding, stream, error) : status;
}

static void add_members(struct finding *finding)
{
    struct unanswered *out = finding->out;
    g_autoptr(GHashTable) rows = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < out->rows.n; i++) {
        struct unanswered_row *row = rt_list_item(&out->rows, i, sizeof *row);
        g_hash_table_insert(rows, (void *)(uintptr_t)row->ref, row);
    }
    for (size_t i = 0; i < finding->members.n; i++) {
        const struct member *member = rt_list_item(&finding->members, i, sizeof *member);
        struct unanswered_row *row = g_hash_table_lookup(rows, member->first);
        if (row)
            rt_texts_add(&row->with, &out->arena, member->ref);
    }
}

/* ---- by owner ---- */

/* All owners, nobody last; index: where each stands, by name. */
static struct rt_list all_owners(struct finding *finding, GHashTable *index)
{
    struct rt_list all = {0};
    const struct rt_list *owners = &finding->outlook->facts->owners;
    for (size_t i = 0; i <= owners->n; i++) {
        struct unanswered_owner *one = rt_list_add(&all, &finding->out->arena, sizeof *one);
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

static void group(struct finding *finding)
{
    struct unanswered *out = finding->out;
    g_autoptr(GHashTable) index = g_hash_table_new(g_str_hash, g_str_equal);
    struct rt_list all = all_owners(finding, index);
    struct unanswered_owner *owners = all.at;
    for (size_t i = 0; i < out->rows.n; i++) {
        const struct unanswered_row *row = rt_list_item(&out->rows, i, sizeof *row);
        for (size_t k = 0; k < row->owners.n || (k == 0 && !row->owners.n); k++) {
            size_t place = row->owners.n
                               ? find_owner(finding, index, rt_texts_at(&row->owners, k))
                               : all.n - 1;
            *(struct unanswered_row *)rt_list_add(&owners[place].rows, &out->arena,
                                                  sizeof *row) = *row;
        }
    }
    for (size_t i = 0; i < all.n; i++)
        if (owners[i].rows.n)
            *(struct unanswered_owner *)rt_list_add(&out->owners, &out->arena, sizeof *owners) =
                owners[i];
}

enum rt_status unanswered_find(struct rt_register *reg, const struct rt_outlook *outlook,
                               struct unanswered *out, struct rt_error *error)
{
    struct finding finding = {.out = out, .outlook = outlook};
    enum rt_status status = find_rows(&finding, reg, error);
    rt_query_clear(&finding.query);
    if (status != RT_OK)
        return status;
    add_members(&finding);
    group(&finding);
    return RT_OK;
}

void unanswered_clear(struct unanswered *unanswered)
{
    rt_arena_clear(&unanswered->arena);
    *unanswered = (struct unanswered){0};
}

char *unanswered_refs(const struct unanswered_owner *owner)
{
    struct rt_arena arena = {0};
    struct rt_list refs = {0};
    size_t told;
    for (size_t i = 0; i < owner->rows.n; i++) {
        const struct unanswered_row *row = rt_list_item(&owner->rows, i, sizeof *row);
        rt_texts_add(&refs, &arena, row->ref);
        for (size_t k = 0; k < row->with.n; k++)
            rt_texts_add(&refs, &arena, rt_texts_at(&row->with, k));
    }
    char *words = command_runs(&refs, SIZE_MAX, &told);
    rt_arena_clear(&arena);
    return words;
}
