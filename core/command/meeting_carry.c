/* What a meeting leaves over (left.h) goes to the next one: the same is found for the preview
 * and for doing it. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/left.h>

struct carrying {
    struct rt_context *context;
    struct rt_register *reg;
    const struct rt_outlook *outlook;
    struct rt_arena *arena;
    const struct rt_meeting *from, *to;
    bool is_new;         /* that it goes to is planned with it */
    struct rt_list list; /* struct rt_left */
    struct rt_error *error;
};

/* ---- from where, to where ---- */

/* From the one that was named, else the last in which anything was recorded. */
static enum rt_status choose_from(struct carrying *carrying, const struct rt_list *all,
                                  const char *asked)
{
    enum rt_status status = RT_OK;
    if (asked)
        status = meeting_find(all, asked, 0, false, &carrying->from, carrying->error);
    for (size_t i = 0; i < all->n && !asked; i++)
        if (rt_meeting_at(all, i)->state != RT_MEETING_PLANNED)
            carrying->from = rt_meeting_at(all, i);
    return status == RT_OK && !carrying->from
               ? rt_fail(carrying->error, RT_REFUSED,
                         "no meeting was held yet, and nothing is left over")
               : status;
}

/* A meeting of that day among the others, of the same name as the one it comes from, unless
 * there is one. */
static void plan(struct carrying *carrying, struct rt_list *all, const char *date)
{
    const char *from = carrying->from->date;
    struct rt_meeting *last = rt_list_add(all, carrying->arena, sizeof *last), *at = last;
    *last = (struct rt_meeting){.date = date, .title = carrying->from->title};
    for (; at > rt_meeting_at(all, 0) && strcmp(at[-1].date, date) > 0; at--) {
        struct rt_meeting earlier = at[-1];
        at[-1] = *at;
        *at = earlier;
    }
    carrying->from = rt_meeting_on(all, from); /* they have moved */
}

/* To the day that was named, in words, which is planned where it is not; else to the next. */
static enum rt_status choose_to(struct carrying *carrying, struct rt_list *all,
                                const char *asked)
{
    char date[11] = "";
    uint32_t since = rt_day_parse(carrying->from->date);
    const char *meant = asked ? rt_meeting_when(asked, since, carrying->arena) : NULL;
    enum rt_status status = meant ? rt_meeting_read_day(meant, date, carrying->error) : RT_OK;
    g_autofree char *from = rt_meeting_day(carrying->from);
    if (status != RT_OK)
        return status;
    if (asked && strcmp(date, carrying->from->date) <= 0)
        return rt_fail(carrying->error, RT_REFUSED,
                       "what the meeting of %s leaves over goes to a later day", from);
    carrying->is_new = asked && !rt_meeting_on(all, date);
    if (carrying->is_new)
        plan(carrying, all, rt_arena_copy(carrying->arena, date));
    carrying->to = rt_meeting_next(all, carrying->from);
    g_autofree char *to = carrying->to ? rt_meeting_day(carrying->to) : NULL;
    if (to && asked && strcmp(carrying->to->date, date) != 0)
        return rt_fail(carrying->error, RT_REFUSED,
                       "the next meeting after that of %s is planned for %s, and what is left "
                       "over goes there",
                       from, to);
    return carrying->to
               ? RT_OK
               : rt_fail(carrying->error, RT_REFUSED,
                         "no meeting is planned after that of %s; --to DATE plans it", from);
}

static enum rt_status find_all(struct carrying *carrying, struct rt_list *all,
                               const struct rt_args *args)
{
    enum rt_status status = choose_from(carrying, all, rt_args_option(args, "on"));
    if (status == RT_OK)
        status = choose_to(carrying, all, rt_args_option(args, "to"));
    if (status == RT_OK)
        status = rt_meeting_left(carrying->reg, carrying->outlook, all, carrying->from,
                                 carrying->arena, &carrying->list, carrying->error);
    return status;
}

/* ---- the preview, and doing it ---- */

/* "SI-3 was skipped; it stays behind: it is closed by now"; g_free it. */
static char *words_of(const struct rt_left *left)
{
    return g_strdup_printf("%s was %s%s%s", left->ref, left->why,
                           left->stays ? "; it stays behind: it " : "",
                           left->stays ? left->stays : "");
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
        status = find_all(&carrying, &all, args);
    command_close(context, reg);
    size_t n = 0;
    for (size_t i = 0; i < carrying.list.n && status == RT_OK; i++) {
        g_autofree char *words = words_of(rt_left_at(&carrying.list, i));
        status = command_say(context, error, "%s", words);
        n += !rt_left_at(&carrying.list, i)->stays;
    }
    if (status == RT_OK) {
        g_autofree char *items = command_count(n, "item", "items"),
                        *day = rt_meeting_day(carrying.to);
        status = command_say(context, error,
                             "%s would go to the meeting of %s%s; nothing was changed", items,
                             day, carrying.is_new ? ", which would be planned" : "");
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
        const struct rt_left *left = rt_left_at(&carrying->list, i);
        if (!left->stays)
            agenda_put(sitting, left->ref, ++n)->carried_from = left->from;
    }
    if (!n && !carrying->is_new)
        return;
    g_autofree char *items = command_count(n, "item", "items");
    g_autofree char *from = rt_meeting_day(carrying->from);
    sitting_tell(sitting, "%scarried %s over from that of %s",
                 carrying->is_new ? "planned, and " : "", items, from);
    for (size_t i = 0; i < carrying->list.n; i++) {
        g_autofree char *words = words_of(rt_left_at(&carrying->list, i));
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
        status = find_all(&carrying, &sitting.all, args);
    if (status == RT_OK) {
        sitting_take(&sitting, carrying.to);
        carry(&sitting, &carrying);
    }
    return sitting_end(&sitting, status);
}
