/* What a meeting leaves over: what was not reached or skipped, and what was to be brought back
 * by the next.  Knows nothing of how it is told or carried there. */
#include <rectrack/left.h>

#include <string.h>

#include <rectrack/date.h>

#include "command/meeting.h"

struct leaving {
    struct rt_register *reg;
    const struct rt_outlook *outlook;
    const struct rt_meeting *from, *to; /* to NULL: no next one is planned */
    struct rt_arena *arena;
    struct rt_list *list; /* struct rt_left */
    struct rt_error *error;
};

const struct rt_meeting *rt_meeting_next(const struct rt_list *all,
                                         const struct rt_meeting *meeting)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct rt_meeting *one = rt_meeting_at(all, i);
        if (one->state == RT_MEETING_PLANNED && strcmp(one->date, meeting->date) > 0)
            return one;
    }
    return NULL;
}

/* Why one that is left over stays behind; NULL: it does not. */
static enum rt_status look_at(struct leaving *leaving, const char *ref, const char **out)
{
    struct rt_record record;
    bool is_there = false;
    enum rt_status status = rt_register_has(leaving->reg, ref, &is_there, leaving->error);
    *out = "is in the register no more";
    if (status != RT_OK || !is_there)
        return status;
    status = rt_register_record(leaving->reg, ref, leaving->outlook, leaving->arena, &record,
                                leaving->error);
    if (status == RT_OK)
        *out = rt_state_is_over(record.state) ? "is closed by now"
               : leaving->to && rt_meeting_place(leaving->to, record.ref)
                   ? "is on that agenda already"
                   : NULL;
    return status;
}

static enum rt_status add(struct leaving *leaving, const char *ref, const char *from,
                          const char *why)
{
    const char *stays = NULL;
    for (size_t i = 0; i < leaving->list->n; i++)
        if (strcmp(rt_left_at(leaving->list, i)->ref, ref) == 0)
            return RT_OK;
    enum rt_status status = look_at(leaving, ref, &stays);
    if (status != RT_OK)
        return status;
    struct rt_left *left = rt_list_add(leaving->list, leaving->arena, sizeof *left);
    *left = (struct rt_left){ref, from, rt_arena_copy(leaving->arena, why), stays};
    return RT_OK;
}

static enum rt_status add_left(struct leaving *leaving)
{
    const struct rt_list *items = &leaving->from->items;
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < items->n && status == RT_OK; i++) {
        const struct rt_agenda_item *item = rt_agenda_item_at(items, i);
        const char *why = item->state == RT_ITEM_SKIPPED                    ? "was skipped"
                          : rt_meeting_has_minute(leaving->from, item->ref) ? "was not finished"
                                                                            : "was not reached";
        if (item->state != RT_ITEM_DONE)
            status = add(leaving, item->ref, leaving->from->date, why);
    }
    return status;
}

/* Is it due at the next one?  What earlier meetings wanted back before the last one was
 * brought there. */
static bool is_due(const struct leaving *leaving, const struct rt_meeting *meeting,
                   const char *words)
{
    uint32_t earliest = 0;
    bool is_last = meeting == leaving->from;
    return rt_meeting_understand(words, &earliest) &&
           earliest <= (leaving->to ? rt_day_parse(leaving->to->date) : 0) &&
           (is_last || earliest > rt_day_parse(leaving->from->date));
}

static enum rt_status add_brought(struct leaving *leaving, const struct rt_meeting *meeting)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < meeting->minutes.n && status == RT_OK; i++) {
        const struct rt_minute *minute = rt_minute_at(&meeting->minutes, i);
        if (minute->kind != RT_MINUTE_BRING || !is_due(leaving, meeting, minute->text))
            continue;
        g_autofree char *why = g_strdup_printf("was to come back: %s", minute->text);
        status = add(leaving, minute->ref, meeting->date, why);
    }
    return status;
}

enum rt_status rt_meeting_left(struct rt_register *reg, const struct rt_outlook *outlook,
                               struct rt_list *all, const struct rt_meeting *from,
                               struct rt_arena *arena, struct rt_list *out,
                               struct rt_error *error)
{
    struct leaving leaving = {.reg = reg,
                              .outlook = outlook,
                              .from = from,
                              .to = rt_meeting_next(all, from),
                              .arena = arena,
                              .list = out,
                              .error = error};
    enum rt_status status = meeting_rows(reg, all, from, arena, error);
    if (status == RT_OK)
        status = add_left(&leaving);
    for (size_t i = 0; i < all->n && status == RT_OK; i++) {
        const struct rt_meeting *meeting = rt_meeting_at(all, i);
        if (strcmp(meeting->date, from->date) <= 0)
            status = add_brought(&leaving, meeting);
    }
    return status;
}
