/* history: what changed, when, by whom, and why. */
#include "command/history.h"

#include <string.h>

/* Beside what is asked for, what has to be said of it. */
struct found {
    char *gone;   /* what was called so once: the name by which the history knows it */
    char *shared; /* the recommendation in whose row it is reported */
};

/* The name by which the history knows what is asked for: an owner, event, period or
 * source by any of its names; a recommendation; or what was one of these once. */
static enum rt_status find_subject(struct rt_register *reg, const struct rt_outlook *outlook,
                                   const char **subject, struct found *found,
                                   struct rt_error *error)
{
    const struct rt_owner *owner = rt_facts_owner(outlook->facts, *subject);
    const struct rt_event *event = rt_facts_event(outlook->facts, *subject);
    const struct rt_period *period = rt_facts_period(outlook->facts, *subject);
    if (owner || event || period) {
        *subject = owner ? owner->name : event ? event->name : period->id;
        return RT_OK;
    }
    if (rt_facts_source(outlook->facts, *subject))
        return RT_OK;
    struct rt_arena arena = {0};
    struct rt_record record;
    struct rt_error why = {0};
    enum rt_status status = rt_register_record(reg, *subject, outlook, &arena, &record, &why);
    if (status == RT_OK)
        found->shared = g_strdup(record.reported_with);
    rt_arena_clear(&arena);
    if (status == RT_REFUSED && (found->gone = rt_register_gone(reg, *subject))) {
        *subject = found->gone;
        status = RT_OK;
    }
    if (status != RT_OK)
        rt_fail(error, status, "%s", why.sentence);
    rt_error_clear(&why);
    return status;
}

static enum rt_status tell_shared(struct rt_context *context, const char *first,
                                  struct rt_error *error)
{
    enum rt_status status = context->out->line(context->out, NULL, "", error);
    return status == RT_OK
               ? command_say(context, error,
                             "What it shares with %s, in whose row it is reported, is in the "
                             "history of %s",
                             first, first)
               : status;
}

enum rt_status cmd_history(struct rt_context *context, const struct rt_args *args,
                           struct rt_error *error)
{
    const char *subject = rt_args_argument(args, 0);
    struct found found = {0};
    size_t limit;
    struct rt_register *reg;
    struct rt_outlook outlook;
    enum rt_status status = command_limit(args, &limit, error);
    if (status == RT_OK)
        status = command_open(context, RT_READ_ONCE, &reg, error);
    if (status != RT_OK)
        return status;
    status = command_outlook(context, reg, &outlook, error);
    if (status == RT_OK && subject)
        status = find_subject(reg, &outlook, &subject, &found, error);
    const char *format = rt_args_option(args, "format");
    bool is_text = g_strcmp0(format, "json") != 0;
    struct history_asked asked = {reg, outlook.facts, subject, limit};
    if (status == RT_OK)
        status = (is_text ? history_tell_text : history_tell_json)(&asked, context->out, error);
    if (status == RT_OK && is_text && found.shared)
        status = tell_shared(context, found.shared, error);
    g_free(found.gone);
    g_free(found.shared);
    command_close(context, reg);
    return status;
}
