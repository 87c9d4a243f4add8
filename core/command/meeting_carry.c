/* What a meeting leaves over (left.h) goes to the next one: the same is found for the preview
 * and for doing it. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/left.h>

struct carrying {
    struct rt_context *context;
    struct rt_register *reg;
    const struct rt_outlook *outlook;
    struct rt_arena *arena;
    const struct rt_meeting *from, *to;
    struct rt_list list; /* struct rt_left */
    struct rt_error *error;
};

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
    if (status == RT_OK)
        carrying->to = rt_meeting_next(all, carrying->from);
    if (status != RT_OK || carrying->to)
        return status;
    g_autofree char *day = rt_meeting_day(carrying->from);
    return rt_fail(
        carrying->error, RT_REFUSED,
        "no meeting is planned after that of %s; rectrack meeting new DATE plans one", day);
}

static enum rt_status find_all(struct carrying *carrying, struct rt_list *all,
                               const char *asked)
{
    enum rt_status status = choose(carrying, all, asked);
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
        status = find_all(&carrying, &all, rt_args_option(args, "on"));
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
        const struct rt_left *left = rt_left_at(&carrying->list, i);
        if (!left->stays)
            agenda_put(sitting, left->ref, ++n)->carried_from = left->from;
    }
    if (!n)
        return;
    g_autofree char *items = command_count(n, "item", "items");
    g_autofree char *from = rt_meeting_day(carrying->from);
    sitting_tell(sitting, "carried %s over from that of %s", items, from);
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
        status = find_all(&carrying, &sitting.all, rt_args_option(args, "on"));
    if (status == RT_OK) {
        sitting_take(&sitting, carrying.to);
        carry(&sitting, &carrying);
    }
    return sitting_end(&sitting, status);
}
