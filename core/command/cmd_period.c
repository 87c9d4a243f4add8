/* period: reporting periods, opened, closed and opened again. */
#include "command/edit.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>
#include <rectrack/unanswered.h>

/* ---- list ---- */

static const struct rt_column list_columns[] = {
    {"id", "Period", 12, NULL},      {"label", "Label", 20, NULL},
    {"as_at", "As at", 18, "as at"}, {"state", "State", 8, NULL},
    {"head", "Head", 16, "head"},    {"reopened", "Reopened", 0, NULL},
};

/* What the history has of one: in arena. */
struct past {
    struct rt_list marks; /* texts: when and why it was opened again */
    const char *head;     /* as papers print it; NULL where it is open */
};

static enum rt_status read_past(struct rt_register *reg, const struct rt_period *period,
                                struct rt_arena *arena, struct past *out,
                                struct rt_error *error)
{
    enum { PRINTED = 16 };
    g_autofree char *head = NULL;
    enum rt_status status = rt_register_reopened(reg, period->id, arena, &out->marks, error);
    if (status == RT_OK && period->state == RT_CLOSED)
        status = rt_register_head(reg, period->id, &head, error);
    if (status == RT_OK && head)
        out->head = rt_arena_text(arena, head, MIN(strlen(head), PRINTED));
    return status;
}

static enum rt_status tell_period(struct rt_context *context, const struct rt_period *period,
                                  const struct past *past, struct rt_error *error)
{
    g_autoptr(GString) reopened = g_string_new(NULL);
    for (size_t i = 0; i < past->marks.n; i++)
        g_string_append_printf(reopened, "%s%s", i ? "; " : "", rt_texts_at(&past->marks, i));
    g_autofree char *day = rt_day_words(period->as_at);
    const char *cells[G_N_ELEMENTS(list_columns)] = {
        period->id, period->label, day, rt_period_states[period->state].label,
        past->head, reopened->str};
    return context->out->row(context->out, cells, G_N_ELEMENTS(cells), error);
}

static enum rt_status tell_periods(struct rt_context *context, const struct rt_list *periods,
                                   const struct past *pasts, struct rt_error *error)
{
    struct rt_output *out = context->out;
    enum rt_status status = out->columns(out, list_columns, G_N_ELEMENTS(list_columns), error);
    for (size_t i = 0; status == RT_OK && i < periods->n; i++)
        status = tell_period(context, rt_period_at(periods, i), &pasts[i], error);
    if (status == RT_OK && !periods->n && out->is_terminal)
        out->notice(out, "there are no periods; rectrack period open \"June 2020\" makes one");
    return status;
}

static enum rt_status period_list(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    (void)args;
    struct rt_register *reg;
    const struct rt_facts *facts;
    struct rt_arena arena = {0};
    enum rt_status status = command_open(context, RT_READ_ONCE, &reg, error);
    if (status != RT_OK)
        return status;
    status = rt_register_facts(reg, &facts, error);
    size_t n = status == RT_OK ? facts->periods.n : 0;
    g_autofree struct past *pasts = g_new0(struct past, n);
    for (size_t i = 0; i < n && status == RT_OK; i++)
        status = read_past(reg, rt_period_at(&facts->periods, i), &arena, &pasts[i], error);
    rt_register_let_go(reg);
    if (status == RT_OK)
        status = tell_periods(context, &facts->periods, pasts, error);
    rt_arena_clear(&arena);
    command_close(context, reg);
    return status;
}

/* ---- open ---- */

/* What a label means where it is a day or a month: its id, and how papers write it. */
struct meaning {
    struct rt_window window; /* both 0: it is neither understood nor given */
    char *id, *label;
};

static bool is_month(const struct rt_window *window)
{
    char first[11];
    rt_day_iso(window->earliest, first);
    return g_str_has_suffix(first, "-01") &&
           window->latest + 1 == rt_day_add_months(window->earliest, 1);
}

static void understand(const char *label, struct meaning *out)
{
    char iso[11];
    if (!rt_window_parse(label, &out->window))
        return;
    rt_day_iso(out->window.latest, iso);
    bool is_day = out->window.earliest == out->window.latest;
    if (!is_day && !is_month(&out->window))
        return;
    out->id = g_strndup(iso, is_day ? 10 : 7);
    out->label = rt_window_words(&out->window);
}

static enum rt_status read_as_at(const char *given, uint32_t *day, struct rt_error *error)
{
    struct rt_window window;
    if (!given)
        return RT_OK;
    if (!rt_window_parse(given, &window))
        return rt_fail(error, RT_USAGE,
                       "--as-at can't be \"%s\"; write a day, such as 2020-06-30 or 30 June "
                       "2020",
                       given);
    *day = window.latest;
    return RT_OK;
}

/* A slip in the year would ask everybody for what was long reported. */
static enum rt_status check_new(const struct rt_facts *facts, const struct rt_period *period,
                                struct rt_error *error)
{
    for (size_t i = 0; i < facts->periods.n; i++) {
        const struct rt_period *other = rt_period_at(&facts->periods, i);
        if (other->state == RT_OPEN)
            return rt_fail(error, RT_REFUSED,
                           "%s is open, and one period can be open at a time; rectrack period "
                           "close closes it",
                           other->label);
    }
    const struct rt_period *same = rt_facts_period(facts, period->id);
    if (!same)
        same = rt_facts_period(facts, period->label);
    if (same)
        return rt_fail(error, RT_REFUSED,
                       "there is a period %s (%s) already, which is closed; rectrack period "
                       "reopen %s --reason TEXT opens it again",
                       same->label, same->id, same->id);
    const struct rt_period *last =
        facts->periods.n ? rt_period_at(&facts->periods, facts->periods.n - 1) : NULL;
    if (!last || period->as_at > last->as_at)
        return RT_OK;
    g_autofree char *day = rt_day_words(period->as_at), *before = rt_day_words(last->as_at);
    return rt_fail(error, RT_REFUSED,
                   "%s would end on %s, but %s ended on %s; a new period ends later than those "
                   "before it",
                   period->label, day, last->label, before);
}

static enum rt_status open_period(struct edit *edit, const struct rt_period *period)
{
    enum rt_status status = edit_begin(edit);
    if (status == RT_OK)
        status = check_new(edit->outlook.facts, period, edit->error);
    g_autofree char *day = rt_day_words(period->as_at);
    g_string_printf(edit->why, "opened %s", period->label);
    g_string_printf(edit->said, "%s (%s) is open; it ends on %s", period->label, period->id,
                    day);
    return status == RT_OK ? edit_put_fact(edit, &rt_period_shape, period) : status;
}

static enum rt_status period_open(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    g_autofree char *label = g_strstrip(g_strdup(rt_args_argument(args, 1)));
    const char *id = rt_args_option(args, "id");
    struct meaning meaning = {0};
    struct rt_period period = {.state = RT_OPEN};
    understand(label, &meaning);
    period.as_at = meaning.window.latest;
    enum rt_status status = read_as_at(rt_args_option(args, "as-at"), &period.as_at, error);
    if (status == RT_OK && !period.as_at)
        status = rt_fail(error, RT_USAGE,
                         "no day is understood by \"%s\"; say when the period ends with "
                         "--as-at 2020-06-30",
                         label);
    /* Checked as any text is; NULL where it is empty. */
    struct edit edit;
    edit_init(&edit, context, error);
    const char *keys[] = {"id", "label"};
    const char *texts[] = {id           ? id
                           : meaning.id ? meaning.id
                                        : label,
                           meaning.label ? meaning.label : label};
    for (size_t i = 0; i < G_N_ELEMENTS(keys) && status == RT_OK; i++)
        status = rt_field_read(&rt_period_shape, rt_field_find(&rt_period_shape, keys[i]),
                               &period, &edit.arena, texts[i], error);
    if (status == RT_OK)
        status = open_period(&edit, &period);
    g_free(meaning.id);
    g_free(meaning.label);
    return edit_end(&edit, status);
}

/* ---- close ---- */

static const struct rt_column unanswered_columns[] = {{"owner", "Owner", 30, NULL},
                                                      {"refs", "No update", 0, "no update of"}};

static enum rt_status tell_unanswered(struct rt_context *context, const char *label,
                                      const struct rt_facts *facts,
                                      const struct rt_unanswered *unanswered,
                                      struct rt_error *error)
{
    struct rt_output *out = context->out;
    if (!unanswered->rows.n)
        return command_say(context, error, "%s for %s", command_all_answered(facts), label);
    enum rt_status status =
        out->columns(out, unanswered_columns, G_N_ELEMENTS(unanswered_columns), error);
    for (size_t i = 0; i < unanswered->owners.n && status == RT_OK; i++) {
        const struct rt_asked_owner *owner =
            rt_list_item(&unanswered->owners, i, sizeof *owner);
        g_autofree char *refs = rt_unanswered_refs(owner);
        const char *cells[] = {owner->name ? owner->name : "no owner", refs};
        status = out->row(out, cells, G_N_ELEMENTS(cells), error);
    }
    return status;
}

static enum rt_status tell_closed(struct rt_context *context, struct rt_register *reg,
                                  const struct rt_period *period,
                                  const struct rt_unanswered *unanswered,
                                  struct rt_error *error)
{
    g_autofree char *head = NULL;
    g_autofree char *day = rt_day_words(period->as_at);
    const struct rt_facts *facts = NULL;
    enum rt_status status = rt_register_facts(reg, &facts, error);
    if (status == RT_OK)
        status = tell_unanswered(context, period->label, facts, unanswered, error);
    if (status == RT_OK)
        status = rt_register_head(reg, period->id, &head, error);
    if (status == RT_OK)
        status = command_say(context, error, "%s is closed, as at %s", period->label, day);
    if (status == RT_OK)
        status = command_say(context, error,
                             "The head of the audit chain is %.16s; the paper prints it, and "
                             "rectrack check --head looks for it",
                             head);
    if (status == RT_OK && context->today < period->as_at)
        context->out->notice(context->out,
                             "it was closed before its day; all in it is as at that day");
    return status;
}

/* The open one; whoever names another is told which that is. */
static enum rt_status check_open(const struct edit *edit, const char *name)
{
    const struct rt_period *open = edit->outlook.period, *asked = open;
    enum rt_status status =
        name ? command_period(edit->outlook.facts, name, &asked, edit->error) : RT_OK;
    if (status != RT_OK)
        return status;
    if (!open || open->state != RT_OPEN)
        return rt_fail(edit->error, RT_REFUSED, "no period is open%s%s",
                       open ? "; the last one closed is " : "", open ? open->label : "");
    return asked == open ? RT_OK
                         : rt_fail(edit->error, RT_REFUSED,
                                   "%s is closed already; the one that is open is %s",
                                   asked->label, open->label);
}

/* Who has not answered is looked for in the set: nobody answers meanwhile. */
static enum rt_status close_period(struct edit *edit, const char *name,
                                   struct rt_period *period, struct rt_unanswered *unanswered)
{
    const struct rt_outlook *outlook = &edit->outlook;
    enum rt_status status = check_open(edit, name);
    if (status != RT_OK)
        return status;
    rt_shape_copy(&rt_period_shape, period, outlook->period, &edit->arena);
    status = rt_unanswered_find(edit->reg, outlook, NULL, unanswered, edit->error);
    if (status != RT_OK)
        return status;
    period->state = RT_CLOSED;
    period->part = (struct rt_part){0};
    rt_field_set_given(&rt_period_shape, rt_field_find(&rt_period_shape, "state"), period);
    g_string_printf(edit->why, "closed %s", period->label);
    return edit_put_fact(edit, &rt_period_shape, period);
}

static enum rt_status period_close(struct rt_context *context, const struct rt_args *args,
                                   struct rt_error *error)
{
    struct edit edit;
    struct rt_period period = {0};
    struct rt_unanswered unanswered = {0};
    edit_init(&edit, context, error);
    enum rt_status status = edit_begin(&edit);
    if (status == RT_OK)
        status = edit_save(
            &edit, close_period(&edit, rt_args_argument(args, 1), &period, &unanswered));
    if (status == RT_OK)
        status = tell_closed(context, edit.reg, &period, &unanswered, error);
    rt_unanswered_clear(&unanswered);
    return edit_end(&edit, status);
}

/* ---- reopen ---- */

static enum rt_status reopen(struct edit *edit, const char *name, const char *reason,
                             char **later)
{
    const struct rt_facts *facts = edit->outlook.facts;
    const struct rt_period *period;
    enum rt_status status = command_period(facts, name, &period, edit->error);
    if (status != RT_OK)
        return status;
    const struct rt_period *last = rt_period_at(&facts->periods, facts->periods.n - 1);
    if (last != period)
        *later = g_strdup_printf("%s came after it and stays as it was reported", last->label);
    g_string_printf(edit->why, "reopened: %s", reason);
    g_string_printf(edit->said,
                    "%s is open again; what it reported can be changed until rectrack period "
                    "close",
                    period->label);
    edit->back = NULL;
    edit->n_changed = 1;
    return store_reopen(edit->set, period->id, edit->error);
}

static enum rt_status period_reopen(struct rt_context *context, const struct rt_args *args,
                                    struct rt_error *error)
{
    const char *reason = rt_args_option(args, "reason");
    if (!reason || !reason[strspn(reason, " \t\n")])
        return rt_fail(
            error, RT_USAGE,
            "period reopen needs a reason (--reason TEXT): it stays on the paper, and "
            "in the history");
    if (rt_text_check(reason, strlen(reason), NULL, error) != RT_OK)
        return RT_REFUSED;
    struct edit edit;
    g_autofree char *later = NULL;
    edit_init(&edit, context, error);
    enum rt_status status = edit_begin(&edit);
    if (status == RT_OK)
        status = reopen(&edit, rt_args_argument(args, 1), reason, &later);
    status = edit_end(&edit, status);
    if (status == RT_OK && later)
        context->out->notice(context->out, later);
    return status;
}

enum rt_status cmd_period(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    static const struct command_part parts[] = {
        {"list", "", "", period_list},
        {"open", "LABEL", "id as-at", period_open},
        {"close", "[P]", "", period_close},
        {"reopen", "P", "reason", period_reopen},
        {0},
    };
    return command_run_part(parts, context, args, error);
}
