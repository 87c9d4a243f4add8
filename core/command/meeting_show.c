/* What a meeting looks at and what was recorded in it, for people. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/date.h>

static enum rt_status open_to_read(struct rt_context *context, struct rt_arena *arena,
                                   struct rt_list *all, struct rt_register **out,
                                   struct rt_error *error)
{
    enum rt_status status = command_open(context, RT_READ_ONCE, out, error);
    if (status != RT_OK)
        return status;
    status = rt_register_meetings(*out, arena, all, error);
    if (status == RT_OK)
        return status;
    command_close(context, *out);
    rt_arena_clear(arena);
    return status;
}

/* ---- list ---- */

static const struct rt_column list_columns[] = {
    {"date", "Date", 10, NULL},           {"state", "State", 8, NULL},
    {"items", "Items", 5, "items"},       {"done", "Done", 4, "done"},
    {"minutes", "Minutes", 7, "minutes"}, {"title", "Meeting", 0, NULL},
};

static size_t count_done(const struct rt_meeting *meeting)
{
    size_t n = 0;
    for (size_t i = 0; i < meeting->items.n; i++)
        n += rt_agenda_item_at(&meeting->items, i)->state == RT_ITEM_DONE;
    return n;
}

static enum rt_status list_one(struct rt_context *context, const struct rt_meeting *meeting,
                               struct rt_error *error)
{
    g_autofree char *items = g_strdup_printf("%zu", meeting->items.n);
    g_autofree char *done = g_strdup_printf("%zu", count_done(meeting));
    g_autofree char *minutes = g_strdup_printf("%zu", meeting->minutes.n);
    const char *cells[G_N_ELEMENTS(list_columns)] = {
        meeting->date, rt_meeting_states[meeting->state].label, items, done, minutes,
        meeting->title};
    return context->out->row(context->out, cells, G_N_ELEMENTS(cells), error);
}

enum rt_status meeting_list(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    struct rt_register *reg;
    (void)args;
    enum rt_status status = open_to_read(context, &arena, &all, &reg, error);
    if (status == RT_OK) {
        command_close(context, reg);
        status = all.n ? context->out->columns(context->out, list_columns,
                                               G_N_ELEMENTS(list_columns), error)
                       : command_say(context, error,
                                     "No meeting is planned; rectrack meeting new DATE plans "
                                     "one");
    }
    for (size_t i = 0; i < all.n && status == RT_OK; i++)
        status = list_one(context, rt_meeting_at(&all, i), error);
    rt_arena_clear(&arena);
    return status;
}

/* ---- show ---- */

static enum rt_status tell_names(struct rt_context *context, const char *label,
                                 const struct rt_list *names, struct rt_error *error)
{
    g_autofree char *all = rt_texts_in_line(names);
    return names->n ? context->out->line(context->out, label, all, error) : RT_OK;
}

static enum rt_status tell_head(struct rt_context *context, const struct rt_meeting *meeting,
                                struct rt_error *error)
{
    struct rt_output *out = context->out;
    g_autofree char *day = rt_meeting_day(meeting);
    g_autofree char *heading = g_strdup_printf("%s%s%s", meeting->title ? meeting->title : "",
                                               meeting->title ? ", " : "", day);
    enum rt_status status = out->heading(out, heading, error);
    if (status == RT_OK)
        status = out->line(out, "State", rt_meeting_states[meeting->state].label, error);
    if (status == RT_OK)
        status = tell_names(context, "Present", &meeting->present, error);
    if (status == RT_OK)
        status = tell_names(context, "Apologies", &meeting->apologies, error);
    if (status == RT_OK && meeting->query)
        status =
            command_tell(context, error, "Agenda", "%s, %s", meeting->query,
                         meeting->order == RT_AGENDA_EXCEPTION ? "by exception" : "by theme");
    return status;
}

/* What was recorded of the item of ref, and of others in its row. */
static enum rt_status tell_minutes(struct rt_context *context, const struct rt_meeting *meeting,
                                   const char *ref, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < meeting->minutes.n && status == RT_OK; i++) {
        const struct rt_minute *minute = rt_minute_at(&meeting->minutes, i);
        char clock[6];
        if (!rt_minute_is_of(minute, ref))
            continue;
        g_autofree char *words = rt_minute_words_under(minute, ref);
        rt_moment(minute->at, clock);
        status = context->out->line(context->out, clock, words, error);
    }
    return status;
}

/* "1  SI-5  open, shown now, carried from 31 March 2020"; to who listens "Item 1, SI-5, open,
 * ...".  shown: the reference of the item that it looks at, or NULL. */
static enum rt_status tell_item(struct rt_context *context, const struct rt_agenda_item *item,
                                size_t number, const char *shown, struct rt_error *error)
{
    bool is_spoken = context->out->is_spoken;
    g_autofree char *state = g_ascii_strdown(rt_item_states[item->state].label, -1);
    g_autofree char *from = rt_agenda_item_from(item);
    g_autofree char *heading =
        g_strdup_printf(is_spoken ? "Item %zu, %s, %s%s%s%s" : "%zu  %s  %s%s%s%s", number,
                        item->ref, state, g_strcmp0(item->ref, shown) == 0 ? ", shown now" : "",
                        from ? ", carried from " : "", from ? from : "");
    return context->out->heading(context->out, heading, error);
}

static enum rt_status tell_items(struct rt_context *context, const struct rt_meeting *meeting,
                                 const char *shown, struct meeting_naming *naming,
                                 struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < meeting->items.n && status == RT_OK; i++) {
        const struct rt_agenda_item *item = rt_agenda_item_at(&meeting->items, i);
        const char *name = meeting_name(naming, item->ref);
        status = naming->status;
        if (status == RT_OK)
            status = tell_item(context, item, i + 1, shown, error);
        if (status == RT_OK)
            status = context->out->line(context->out, "Title",
                                        name ? name : "In the register no more", error);
        if (status == RT_OK)
            status = tell_minutes(context, meeting, item->ref, error);
    }
    return status;
}

/* What was recorded of no item of the agenda, or of nothing. */
static enum rt_status tell_others(struct rt_context *context, const struct rt_meeting *meeting,
                                  struct rt_error *error)
{
    struct rt_output *out = context->out;
    enum rt_status status = RT_OK;
    bool has_heading = false;
    for (size_t i = 0; i < meeting->minutes.n && status == RT_OK; i++) {
        const struct rt_minute *minute = rt_minute_at(&meeting->minutes, i);
        char clock[6];
        if (minute->ref && rt_meeting_place(meeting, minute->row))
            continue;
        g_autofree char *text = rt_minute_words_under(minute, NULL);
        rt_moment(minute->at, clock);
        if (!has_heading)
            status = out->heading(out, "Other business", error);
        has_heading = true;
        if (status == RT_OK)
            status = out->line(out, clock, text, error);
    }
    return status;
}

static enum rt_status tell(struct rt_context *context, struct rt_register *reg,
                           struct rt_list *all, const char *asked, struct rt_arena *arena,
                           struct rt_error *error)
{
    const struct rt_meeting *meeting = NULL;
    struct rt_sitting now = {0};
    struct meeting_naming naming = {.reg = reg, .arena = arena, .error = error};
    enum rt_status status = meeting_find(all, asked, context->today, false, &meeting, error);
    if (status == RT_OK)
        status = meeting_rows(reg, all, meeting, arena, error);
    if (status == RT_OK)
        status = rt_register_sitting(reg, arena, &now, error);
    if (status == RT_OK)
        status = command_outlook(context, reg, &naming.outlook, error);
    if (status == RT_OK)
        status = tell_head(context, meeting, error);
    if (status == RT_OK)
        status = tell_items(context, meeting,
                            g_strcmp0(now.date, meeting->date) == 0 ? now.ref : NULL, &naming,
                            error);
    return status == RT_OK ? tell_others(context, meeting, error) : status;
}

enum rt_status meeting_show(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    struct rt_register *reg;
    const char *asked = NULL;
    enum rt_status status = meeting_asked(args, &asked, error);
    if (status == RT_OK)
        status = open_to_read(context, &arena, &all, &reg, error);
    if (status != RT_OK)
        return status;
    status = tell(context, reg, &all, asked, &arena, error);
    command_close(context, reg);
    rt_arena_clear(&arena);
    return status;
}
