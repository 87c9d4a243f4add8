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

/* Why one that is left over stays behind, if it does.  late: why it would, where nothing else
 * keeps it. */
static enum rt_status look_at(struct leaving *leaving, const char *ref, const char *late,
                              struct rt_left *out)
{
    struct rt_record record;
    bool is_there = false;
    enum rt_status status = rt_register_has(leaving->reg, ref, &is_there, leaving->error);
    out->stays = "is in the register no more";
    if (status != RT_OK || !is_there)
        return status;
    status = rt_register_record(leaving->reg, ref, leaving->outlook, leaving->arena, &record,
                                leaving->error);
    if (status != RT_OK)
        return status;
    bool is_over = rt_state_is_over(record.state);
    out->is_there = !is_over && leaving->to && rt_meeting_place(leaving->to, record.ref);
    out->stays = is_over         ? "is closed by now"
                 : out->is_there ? "is on the next agenda already"
                                 : late;
    return RT_OK;
}

/* A row is left over once, for the reason that came first. */
static enum rt_status add(struct leaving *leaving, const struct rt_left *found,
                          const char *late)
{
    struct rt_left now = *found;
    for (size_t i = 0; i < leaving->list->n; i++)
        if (strcmp(rt_left_at(leaving->list, i)->ref, found->ref) == 0)
            return RT_OK;
    enum rt_status status = look_at(leaving, found->ref, late, &now);
    if (status != RT_OK)
        return status;
    struct rt_left *left = rt_list_add(leaving->list, leaving->arena, sizeof *left);
    *left = now;
    left->why = rt_arena_copy(leaving->arena, found->why);
    return RT_OK;
}

static enum rt_status add_left(struct leaving *leaving)
{
    const struct rt_list *items = &leaving->from->items;
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < items->n && status == RT_OK; i++) {
        const struct rt_agenda_item *item = rt_agenda_item_at(items, i);
        struct rt_left left = {.ref = item->ref, .from = leaving->from->date};
        left.mark = item->state == RT_ITEM_SKIPPED ? "skipped" : NULL;
        left.why = left.mark                                         ? "skipped"
                   : rt_meeting_has_minute(leaving->from, item->ref) ? "not finished"
                                                                     : "not reached";
        if (item->state != RT_ITEM_DONE)
            status = add(leaving, &left, NULL);
    }
    return status;
}

/* Is it to come back after that meeting, and is it due at the next one?  What earlier meetings
 * wanted back before the last one was brought there. */
static bool is_left(const struct leaving *leaving, const struct rt_meeting *meeting,
                    const char *words, bool *is_due)
{
    uint32_t earliest = 0;
    bool is_last = meeting == leaving->from;
    if (!rt_meeting_understand(words, &earliest) ||
        (!is_last && earliest <= rt_day_parse(leaving->from->date)))
        return false;
    *is_due = earliest <= (leaving->to ? rt_day_parse(leaving->to->date) : 0);
    return *is_due || is_last;
}

static enum rt_status add_brought(struct leaving *leaving, const struct rt_meeting *meeting)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < meeting->minutes.n && status == RT_OK; i++) {
        const struct rt_minute *minute = rt_minute_at(&meeting->minutes, i);
        struct rt_left left = {.from = meeting->date, .mark = "to come back"};
        bool is_due;
        if (minute->kind != RT_MINUTE_BRING ||
            !is_left(leaving, meeting, minute->text, &is_due))
            continue;
        g_autofree char *why = g_strdup_printf("to come back: %s", minute->text);
        left.why = why;
        status = rt_register_row(leaving->reg, minute->ref, leaving->arena, &left.ref,
                                 leaving->error);
        if (status == RT_OK)
            status = add(leaving, &left, is_due ? NULL : "is due later");
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
    size_t before = out->n;
    enum rt_status status = meeting_rows(reg, all, from, arena, error);
    if (status == RT_OK)
        status = add_left(&leaving);
    for (size_t i = 0; i < all->n && status == RT_OK; i++) {
        const struct rt_meeting *meeting = rt_meeting_at(all, i);
        if (strcmp(meeting->date, from->date) <= 0)
            status = add_brought(&leaving, meeting);
    }
    if (status != RT_OK) /* a part of it would pass for all */
        out->n = before;
    return status;
}
