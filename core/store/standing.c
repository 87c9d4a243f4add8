/* Where all stood: how many recommendations of each source had which colour when a period
 * was closed.  It is kept in the period's snapshot, with what the snapshot before has of
 * the periods before, so that a paper never depends on whether an older one was opened
 * again since. */
#include "store/select.h"
#include "store/set.h"

#include <stdio.h>
#include <string.h>

#include "model/canon.h"

/* As it is kept; counts: a number for each colour, in their order in the table of fields. */
struct kept {
    struct rt_part part;
    const char *period, *label, *source, *counts;
};

#define AT(member) .at = offsetof(struct kept, member)
static const struct rt_field fields[] = {
    {.key = "period", .label = "Period", .type = RT_TYPE_TEXT, AT(period)},
    {.key = "label", .label = "Label", .type = RT_TYPE_TEXT, AT(label)},
    {.key = "source", .label = "Source", .type = RT_TYPE_TEXT, AT(source)},
    {.key = "counts", .label = "Counts", .type = RT_TYPE_TEXT, AT(counts)},
};
#undef AT
static const struct rt_shape kept_shape = {
    "standing", "standings",          "Standing", sizeof(struct kept),
    fields,     G_N_ELEMENTS(fields), NULL};

static const struct rt_standing *standing_at(const struct rt_list *standings, size_t i)
{
    return rt_list_item(standings, i, sizeof(struct rt_standing));
}

/* ---- counting ---- */

void standing_count(struct snapshot *snapshot, const struct rt_record *record)
{
    const char *source = record->source ? record->source : "";
    struct rt_standing *standing = NULL;
    for (size_t i = 0; i < snapshot->standings.n && !standing; i++) {
        struct rt_standing *there = rt_list_item(&snapshot->standings, i, sizeof *there);
        standing = strcmp(there->source, source) == 0 ? there : NULL;
    }
    if (!standing) {
        const struct rt_period *period = snapshot->outlook.period;
        standing = rt_list_add(&snapshot->standings, &snapshot->arena, sizeof *standing);
        standing->period = rt_arena_copy(&snapshot->arena, period->id);
        standing->label = rt_arena_copy(&snapshot->arena, period->label);
        standing->source = rt_arena_copy(&snapshot->arena, source);
    }
    standing->n[rt_rag_shown(record)]++;
    standing->total++;
}

/* ---- reading ---- */

static const char STANDINGS[] =
    "SELECT s.bytes FROM snapshot s JOIN period p ON p.id = s.period_id"
    " WHERE p.name = $1 AND s.shape = $2 ORDER BY s.place";

static bool read_counts(const char *counts, struct rt_standing *out)
{
    for (int rag = 0; rag < RT_RAGS; rag++) {
        int end = 0;
        if (!counts || sscanf(counts, "%zu%n", &out->n[rag], &end) != 1)
            return false;
        counts += end;
        out->total += out->n[rag];
    }
    return true;
}

static bool read_row(struct db_statement *row, struct rt_arena *arena, struct rt_list *out)
{
    struct kept kept = {0};
    if (canon_read(&kept_shape, &kept, arena, db_text(row, 0), db_length(row, 0), NULL) !=
        RT_OK)
        return false;
    struct rt_standing *standing = rt_list_add(out, arena, sizeof *standing);
    *standing = (struct rt_standing){.period = kept.period,
                                     .label = kept.label ? kept.label : kept.period,
                                     .source = kept.source ? kept.source : ""};
    return kept.period && read_counts(kept.counts, standing);
}

/* Those that the snapshot of a period (its id) has. */
static enum rt_status read_all(struct db *db, const char *period, struct rt_arena *arena,
                               struct rt_list *out, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(db, STANDINGS, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, period);
    db_bind(row, 2, kept_shape.name);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row && !read_row(row, arena, out))
            status = snapshot_altered(period, error);
    }
    db_reset(row);
    return status;
}

/* How many of the first are of periods too long ago. */
static size_t too_old(const struct rt_list *standings)
{
    size_t n = 0, i = standings->n;
    const char *period = "";
    while (i > 0) {
        const struct rt_standing *standing = standing_at(standings, i - 1);
        n += strcmp(standing->period, period) != 0;
        if (n > RT_STANDINGS)
            break;
        period = standing->period;
        i--;
    }
    return i;
}

/* A period's own, which come last. */
static void leave_out(struct rt_list *standings, const char *period)
{
    while (standings->n && !strcmp(standing_at(standings, standings->n - 1)->period, period))
        standings->n--;
}

enum rt_status rt_register_standings(struct rt_register *reg, const struct rt_outlook *outlook,
                                     struct rt_arena *arena, struct rt_list *out,
                                     struct rt_error *error)
{
    const struct rt_period *period = outlook->period;
    bool is_closed = period && period->state == RT_CLOSED;
    const struct rt_period *from = is_closed ? period : rt_outlook_before(outlook);
    struct rt_list all = {0};
    if (!from)
        return RT_OK;
    enum rt_status status = snapshot_verify(reg->db, from->id, error);
    if (status == RT_OK)
        status = read_all(reg->db, from->id, arena, &all, error);
    if (is_closed)
        leave_out(&all, period->id);
    for (size_t i = too_old(&all); i < all.n && status == RT_OK; i++)
        *(struct rt_standing *)rt_list_add(out, arena, sizeof(struct rt_standing)) =
            *standing_at(&all, i);
    return status;
}

/* ---- keeping ---- */

static enum rt_status keep(struct store_set *set, struct snapshot *snapshot,
                           const struct rt_standing *standing, struct rt_error *error)
{
    static const struct read_row nothing;
    g_autoptr(GString) counts = g_string_new(NULL);
    for (int rag = 0; rag < RT_RAGS; rag++)
        g_string_append_printf(counts, "%s%zu", rag ? " " : "", standing->n[rag]);
    struct kept kept = {.period = standing->period,
                        .label = standing->label,
                        .source = standing->source,
                        .counts = counts->str};
    g_string_truncate(set->scratch, 0);
    canon_write(&kept_shape, &kept, true, set->scratch);
    return snapshot_keep(set, snapshot, &kept_shape, &nothing, error);
}

enum rt_status standings_keep(struct store_set *set, struct snapshot *snapshot,
                              struct rt_error *error)
{
    const struct rt_period *before = rt_outlook_before(&snapshot->outlook);
    struct rt_list earlier = {0};
    enum rt_status status = before ? snapshot_verify(set->db, before->id, error) : RT_OK;
    if (before && status == RT_OK)
        status = read_all(set->db, before->id, &snapshot->arena, &earlier, error);
    for (size_t i = too_old(&earlier); i < earlier.n && status == RT_OK; i++)
        status = keep(set, snapshot, standing_at(&earlier, i), error);
    for (size_t i = 0; i < snapshot->standings.n && status == RT_OK; i++)
        status = keep(set, snapshot, standing_at(&snapshot->standings, i), error);
    return status;
}

/* How many have the colour in either way on any day, up to so many? */
static const char COLOURED[] =
    "SELECT COUNT(*) FROM (SELECT 1 FROM standing s WHERE s.rag = $1 UNION ALL"
    " SELECT 1 FROM standing s WHERE s.suggested = $1 LIMIT $2)";

enum rt_status select_are_many(struct rt_register *reg, const char *colour, bool *out,
                               struct rt_error *error)
{
    enum { MANY = 4000 };
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(reg->db, COLOURED, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, colour);
    db_bind_int(row, 2, MANY);
    status = db_step(row, &has_row, error);
    if (status == RT_OK)
        *out = has_row && db_int(row, 0) == MANY;
    db_reset(row);
    return status;
}
