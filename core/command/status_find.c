/* Where we stand: counted and looked for, not told. */
#include "command/status.h"

#include <string.h>

static enum rt_status find_refs(struct standing *standing, const char *word,
                                struct rt_list *refs, struct rt_error *error)
{
    struct rt_query query = {0};
    struct rt_select select = {.query = &query, .outlook = standing->outlook};
    enum rt_status status = rt_query_add(&query, word, error);
    if (status == RT_OK)
        status = command_refs(standing->reg, &select, &standing->arena, refs, error);
    rt_query_clear(&query);
    return status;
}

/* Whoever and whatever is waited for: a lane's word finds its references. */
static enum rt_status find_waiting(struct standing *standing, struct rt_error *error)
{
    struct rt_list lanes = {0};
    struct rt_select select = {.outlook = standing->outlook};
    enum rt_status status = rt_register_lanes(standing->reg, &select, RT_BY_WAITING,
                                              &standing->arena, &lanes, error);
    for (size_t i = 0; i < lanes.n && status == RT_OK; i++) {
        const struct rt_lane *lane = rt_lane_at(&lanes, i);
        if (!lane->value)
            continue;
        struct waited waited = {.name = lane->value};
        status = find_refs(standing, lane->word, &waited.refs, error);
        *(struct waited *)rt_list_add(&standing->waiting, &standing->arena, sizeof waited) =
            waited;
    }
    return status;
}

static enum rt_status find_more(struct standing *standing, struct rt_error *error)
{
    const struct rt_period *before = rt_outlook_before(&standing->outlook);
    struct rt_select select = {.outlook = standing->outlook};
    enum rt_status status = rt_register_lanes(standing->reg, &select, RT_BY_DIRECTION,
                                              &standing->arena, &standing->directions, error);
    if (status == RT_OK && before)
        status = status_slips(standing->reg, &standing->outlook, before, &standing->arena,
                              &standing->slips, error);
    if (status == RT_OK)
        status = find_waiting(standing, error);
    if (status == RT_OK && standing->outlook.period)
        status = rt_unanswered_find(standing->reg, &standing->outlook, NULL,
                                    &standing->unanswered, error);
    return status;
}

enum rt_status status_find(struct standing *standing, struct rt_error *error)
{
    struct rt_select select = {.outlook = standing->outlook, .depth = RT_LINE};
    enum rt_status status = rt_register_tally(standing->reg, &select, &standing->all, error);
    if (status == RT_OK)
        status = rt_register_themes(standing->reg, &select, &standing->arena, &standing->themes,
                                    error);
    if (status == RT_OK)
        status = find_refs(standing, "overdue", &standing->overdue, error);
    if (status == RT_OK)
        status = find_refs(standing, "review", &standing->review, error);
    if (status == RT_OK)
        status = find_refs(standing, "no-update", &standing->no_update, error);
    if (status == RT_OK)
        status = rt_register_moved(standing->reg, &standing->outlook, &standing->arena,
                                   &standing->moved, error);
    if (status == RT_OK)
        status = reports_lasting(standing->reg, &standing->outlook, &standing->arena,
                                 &standing->lasting, error);
    return status == RT_OK ? find_more(standing, error) : status;
}

static void add_tally(struct rt_tally *to, const struct rt_tally *from)
{
    to->total += from->total;
    for (int rag = 0; rag < RT_RAGS; rag++) {
        to->rag[rag] += from->rag[rag];
        to->suggested[rag] += from->suggested[rag];
        to->shown[rag] += from->shown[rag];
    }
}

struct rt_tally status_tally_of(const struct standing *standing, const char *code)
{
    struct rt_tally tally = {0};
    for (size_t i = 0; i < standing->themes.n; i++) {
        const struct rt_theme_tally *theme = rt_list_item(&standing->themes, i, sizeof *theme);
        if (strcmp(theme->source, code) == 0)
            add_tally(&tally, &theme->tally);
    }
    return tally;
}
