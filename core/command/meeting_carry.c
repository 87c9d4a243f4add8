/* What a meeting leaves over goes to the next one: what was not reached or skipped, and what
 * was to be brought back by then.  The same is found for the preview and for doing it. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/date.h>

/* One that goes over, or does not. */
struct carried {
    const char *ref;
    const char *from;  /* the day of the meeting that left it over */
    const char *why;   /* "was not reached", "was to come back in June 2020" */
    const char * not ; /* why it does not go over; NULL: it does */
};

struct carrying {
    struct rt_context *context;
    struct rt_register *reg;
    const struct rt_outlook *outlook;
    struct rt_arena *arena;
    const struct rt_meeting *from, *to;
    struct rt_list list; /* struct carried */
    struct rt_error *error;
};

static struct carried *carried_at(const struct carrying *carrying, size_t i)
{
    return (struct carried *)carrying->list.at + i;
}

/* ---- from where, to where ---- */

/* From the one that was named, else the last in which anything was recorded. */
static enum rt_status choose(struct carrying *carrying, const struct rt_list *all,
                             const char *asked)
{
    enum rt_status status = RT_OK;
    if (asked)
        status = meeting_find(all, asked, 0, false, &carrying->from, carrying->error);
    for (size_t i = 0; i < all->n && !asked; i++)
        if (rt_meeting_at(all, i)->state != RT_MEETING_PLANNED)
            carrying->from = rt_meeting_at(all, i);
    if (status == RT_OK && !carrying->from)
        status = rt_fail(carrying->error, RT_REFUSED,
                         "no meeting was held yet, and nothing is left over");
    for (size_t i = 0; i < all->n && status == RT_OK && !carrying->to; i++) {
        const struct rt_meeting *meeting = rt_meeting_at(all, i);
        if (meeting->state == RT_MEETING_PLANNED &&
            strcmp(meeting->date, carrying->from->date) > 0)
            carrying->to = meeting;
    }
    if (status != RT_OK || carrying->to)
        return status;
    g_autofree char *day = rt_meeting_day(carrying->from);
    return rt_fail(
        carrying->error, RT_REFUSED,
        "no meeting is planned after that of %s; rectrack meeting new DATE plans one", day);
}

/* ---- what goes over ---- */

/* Why one that is left over stays behind; NULL: it does not. */
static enum rt_status look_at(struct carrying *carrying, const char *ref, const char **out)
{
    struct rt_record record;
    bool is_there = false;
    enum rt_status status = rt_register_has(carrying->reg, ref, &is_there, carrying->error);
    *out = "is in the register no more";
    if (status != RT_OK || !is_there)
        return status;
    status = rt_register_record(carrying->reg, ref, carrying->outlook, carrying->arena, &record,
                                carrying->error);
    if (status == RT_OK)
        *out = rt_state_is_over(record.state)               ? "is closed by now"
               : rt_meeting_place(carrying->to, record.ref) ? "is on that agenda already"
                                                            : NULL;
    return status;
}

static enum rt_status add(struct carrying *carrying, const char *ref, const char *from,
                          const char *why)
{
    const char *not = NULL;
    for (size_t i = 0; i < carrying->list.n; i++)
        if (strcmp(carried_at(carrying, i)->ref, ref) == 0)
            return RT_OK;
    enum rt_status status = look_at(carrying, ref, &not );
    if (status != RT_OK)
        return status;
    struct carried *carried = rt_list_add(&carrying->list, carrying->arena, sizeof *carried);
    *carried = (struct carried){ref, from, rt_arena_copy(carrying->arena, why), not };
    return RT_OK;
}

static enum rt_status add_left(struct carrying *carrying)
{
    const struct rt_list *items = &carrying->from->items;
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < items->n && status == RT_OK; i++) {
        const struct rt_agenda_item *item = rt_agenda_item_at(items, i);
        const char *why = item->state == RT_ITEM_SKIPPED ? "was skipped"
                          : rt_meeting_has_minute(carrying->from, item->ref)
                              ? "was not finished"
                              : "was not reached";
        if (item->state != RT_ITEM_DONE)
            status = add(carrying, item->ref, carrying->from->date, why);
    }
    return status;
}

/* Is it due at the next one?  What earlier meetings wanted back before the last one was
 * brought there. */
static bool is_due(const struct carrying *carrying, const struct rt_meeting *meeting,
                   const char *words)
{
    uint32_t earliest = 0;
    bool is_last = meeting == carrying->from;
    return rt_meeting_understand(words, &earliest) &&
           earliest <= rt_day_parse(carrying->to->date) &&
           (is_last || earliest > rt_day_parse(carrying->from->date));
}

static enum rt_status add_brought(struct carrying *carrying, const struct rt_meeting *meeting)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < meeting->minutes.n && status == RT_OK; i++) {
        const struct rt_minute *minute = rt_minute_at(&meeting->minutes, i);
        if (minute->kind != RT_MINUTE_BRING || !is_due(carrying, meeting, minute->text))
            continue;
        g_autofree char *why = g_strdup_printf("was to come back: %s", minute->text);
        status = add(carrying, minute->ref, meeting->date, why);
    }
    return status;
}

static enum rt_status find_all(struct carrying *carrying, struct rt_list *all,
                               const char *asked)
{
    enum rt_status status = choose(carrying, all, asked);
    if (status == RT_OK)
        status =
            meeting_rows(carrying->reg, all, carrying->from, carrying->arena, carrying->error);
    if (status == RT_OK)
        status = add_left(carrying);
    for (size_t i = 0; i < all->n && status == RT_OK; i++) {
        const struct rt_meeting *meeting = rt_meeting_at(all, i);
        if (strcmp(meeting->date, carrying->from->date) <= 0)
            status = add_brought(carrying, meeting);
    }
    return status;
}

/* ---- the preview, and doing it ---- */

/* "SI-3 was skipped; it stays behind: it is closed by now"; g_free it. */
static char *words_of(const struct carried *carried)
{
    return g_strdup_printf("%s %s%s%s", carried->ref, carried->why,
                           carried->not ? "; it stays behind: it " : "",
                           carried->not ? carried->not : "");
}

static enum rt_status preview(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error)
{
    struct rt_register *reg;
    struct rt_outlook outlook;
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    enum rt_status status = command_open(context, RT_READ_ONCE, &reg, error);
    if (status != RT_OK)
        return status;
    struct carrying carrying = {
        .context = context, .reg = reg, .outlook = &outlook, .arena = &arena, .error = error};
    status = command_outlook(context, reg, &outlook, error);
    if (status == RT_OK)
        status = rt_register_meetings(reg, &arena, &all, error);
    if (status == RT_OK)
        status = find_all(&carrying, &all, rt_args_option(args, "on"));
    command_close(context, reg);
    size_t n = 0;
    for (size_t i = 0; i < carrying.list.n && status == RT_OK; i++) {
        g_autofree char *words = words_of(carried_at(&carrying, i));
        status = command_say(context, error, "%s", words);
        n += !carried_at(&carrying, i)->not ;
    }
    if (status == RT_OK) {
        g_autofree char *items = command_count(n, "item", "items"),
                        *day = rt_meeting_day(carrying.to);
        status =
            command_say(context, error, "%s would go to the meeting of %s; nothing was changed",
                        items, day);
    }
    rt_arena_clear(&arena);
    return status;
}

/* Matters arising come first, in the order in which they were left. */
static void carry(struct sitting *sitting, const struct carrying *carrying)
{
    GString *said = sitting->edit->said;
    size_t n = 0;
    for (size_t i = 0; i < carrying->list.n; i++) {
        const struct carried *carried = carried_at(carrying, i);
        if (!carried->not )
            agenda_put(sitting, carried->ref, ++n)->carried_from = carried->from;
    }
    if (!n)
        return;
    g_autofree char *items = command_count(n, "item", "items");
    g_autofree char *from = rt_meeting_day(carrying->from);
    sitting_tell(sitting, "carried %s over from that of %s", items, from);
    for (size_t i = 0; i < carrying->list.n; i++) {
        g_autofree char *words = words_of(carried_at(carrying, i));
        g_string_append_printf(said, "\n%s", words);
    }
}

enum rt_status meeting_carry(struct rt_context *context, const struct rt_args *args,
                             struct rt_error *error)
{
    struct sitting sitting;
    if (rt_args_option(args, "dry-run"))
        return preview(context, args, error);
    sitting_init(&sitting, context, error);
    struct edit *edit = sitting.edit;
    enum rt_status status = sitting_open(&sitting);
    struct carrying carrying = {.context = context,
                                .reg = edit->reg,
                                .outlook = &edit->outlook,
                                .arena = &edit->arena,
                                .error = error};
    if (status == RT_OK)
        status = find_all(&carrying, &sitting.all, rt_args_option(args, "on"));
    if (status == RT_OK) {
        sitting_take(&sitting, carrying.to);
        carry(&sitting, &carrying);
    }
    return sitting_end(&sitting, status);
}
