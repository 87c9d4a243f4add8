/* history: what changed, when, by whom, and why. */
#include "command/command.h"

static const struct rt_column columns[] = {
    {"set", "Set", 4},         {"at", "When", 20},     {"actor", "Who", 16},
    {"subject", "What", 12},   {"field", "Field", 20}, {"was", "Was", 24},
    {"becomes", "Became", 24}, {"why", "Why", 0},
};

static enum rt_status tell_change(const struct rt_change *change, void *self,
                                  struct rt_error *error)
{
    struct rt_output *out = self;
    char number[24];
    g_snprintf(number, sizeof number, "%" G_GINT64_FORMAT, change->set);
    g_autofree char *why = change->undone_by
                               ? g_strdup_printf("%s (undone by %" G_GINT64_FORMAT ")",
                                                 change->why, change->undone_by)
                               : g_strdup(change->why);
    const char *cells[G_N_ELEMENTS(columns)] = {
        number,
        change->at,
        change->actor,
        change->subject,
        change->field ? change->field : change->shape,
        change->was,
        change->field ? change->becomes
        : change->was ? "removed"
                      : "added",
        why,
    };
    return out->row(out, cells, G_N_ELEMENTS(cells), error);
}

/* The name by which the history knows what is asked for: an owner, event, period or
 * source by any of its names; a recommendation; or what was one of these once. */
static enum rt_status find_subject(struct rt_register *reg, const struct rt_outlook *outlook,
                                   const char **subject, char **gone, struct rt_error *error)
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
    rt_arena_clear(&arena);
    if (status == RT_REFUSED && (*gone = rt_register_gone(reg, *subject))) {
        *subject = *gone;
        status = RT_OK;
    }
    if (status != RT_OK)
        rt_fail(error, status, "%s", why.sentence);
    rt_error_clear(&why);
    return status;
}

enum rt_status cmd_history(struct rt_context *context, const struct rt_args *args,
                           struct rt_error *error)
{
    const char *subject = rt_args_argument(args, 0);
    g_autofree char *gone = NULL;
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
        status = find_subject(reg, &outlook, &subject, &gone, error);
    struct rt_output *out = context->out;
    if (status == RT_OK)
        status = out->columns(out, columns, G_N_ELEMENTS(columns), error);
    if (status == RT_OK)
        status = rt_register_history(reg, subject, limit, tell_change, out, error);
    command_close(context, reg);
    return status;
}
