/* period: reporting periods, opened, closed and opened again. */
#include "command/command.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>
#include <rectrack/unanswered.h>

#include "store/write.h"

/* ---- list ---- */

static const struct rt_column list_columns[] = {
    {"id", "Period", 12},  {"label", "Label", 20}, {"as_at", "As at", 18},
    {"state", "State", 8}, {"head", "Head", 16},   {"reopened", "Reopened", 0},
};

static enum rt_status tell_period(struct rt_context *context, struct rt_register *reg,
                                  const struct rt_period *period, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_list marks = {0};
    enum rt_status status = rt_register_reopened(reg, period->id, &arena, &marks, error);
    g_autofree char *head = NULL;
    if (status == RT_OK && period->state == RT_CLOSED)
        status = rt_register_head(reg, period->id, &head, error);
    if (status != RT_OK) {
        rt_arena_clear(&arena);
        return status;
    }
    g_autoptr(GString) reopened = g_string_new(NULL);
    for (size_t i = 0; i < marks.n; i++)
        g_string_append_printf(reopened, "%s%s", i ? "; " : "", rt_texts_at(&marks, i));
    rt_arena_clear(&arena);
    if (head)
        head[16] = '\0'; /* as papers print it */
    g_autofree char *day = rt_day_words(period->as_at);
    const char *cells[G_N_ELEMENTS(list_columns)] = {
        period->id, period->label, day, rt_period_states[period->state].label,
        head,       reopened->str};
    return context->out->row(context->out, cells, G_N_ELEMENTS(cells), error);
}

static enum rt_status period_list(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    (void)args;
    struct rt_output *out = context->out;
    struct rt_register *reg;
    const struct rt_facts *facts;
    enum rt_status status = command_open(context, RT_READ, &reg, error);
    if (status != RT_OK)
        return status;
    status = rt_register_facts(reg, &facts, error);
    if (status == RT_OK)
        status = out->columns(out, list_columns, G_N_ELEMENTS(list_columns), error);
    for (size_t i = 0; status == RT_OK && i < facts->periods.n; i++)
        status = tell_period(context, reg, rt_period_at(&facts->periods, i), error);
    if (status == RT_OK && !facts->periods.n && out->is_terminal)
        out->notice(out, "there are no periods; rectrack period open \"June 2020\" makes one");
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

static enum rt_status open_period(struct rt_context *context, const struct rt_period *period,
                                  struct rt_error *error)
{
    struct rt_register *reg;
    struct store_set *set;
    const struct rt_facts *facts;
    enum store_what what;
    enum rt_status status = command_begin(context, &reg, &set, error);
    if (status != RT_OK)
        return status;
    status = rt_register_facts(reg, &facts, error);
    if (status == RT_OK)
        status = check_new(facts, period, error);
    if (status == RT_OK)
        status = store_put(set, &rt_period_shape, period, &what, error);
    g_autofree char *why = g_strdup_printf("opened %s", period->label);
    status = command_save(context, set, why, status, error);
    g_autofree char *day = rt_day_words(period->as_at);
    if (status == RT_OK)
        status = command_say(context, error, "%s (%s) is open; it ends on %s", period->label,
                             period->id, day);
    command_close(context, reg);
    return status;
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
    struct rt_arena arena = {0};
    const char *keys[] = {"id", "label"};
    const char *texts[] = {id           ? id
                           : meaning.id ? meaning.id
                                        : label,
                           meaning.label ? meaning.label : label};
    for (size_t i = 0; i < G_N_ELEMENTS(keys) && status == RT_OK; i++)
        status = rt_field_read(&rt_period_shape, rt_field_find(&rt_period_shape, keys[i]),
                               &period, &arena, texts[i], error);
    if (status == RT_OK)
        status = open_period(context, &period, error);
    rt_arena_clear(&arena);
    g_free(meaning.id);
    g_free(meaning.label);
    return status;
}

/* ---- close ---- */

static const struct rt_column unanswered_columns[] = {{"owner", "Owner", 30},
                                                      {"refs", "No update", 0}};

static enum rt_status tell_unanswered(struct rt_context *context, const char *label,
                                      const struct rt_unanswered *unanswered,
                                      struct rt_error *error)
{
    struct rt_output *out = context->out;
    if (!unanswered->rows.n)
        return command_say(context, error, "Everybody has answered for %s", label);
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
    enum rt_status status = tell_unanswered(context, period->label, unanswered, error);
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

/* Who has not answered is looked for in the set: nobody answers meanwhile. */
static enum rt_status close_period(struct rt_register *reg, struct store_set *set,
                                   uint32_t today, struct rt_arena *arena,
                                   struct rt_period *period, struct rt_unanswered *unanswered,
                                   struct rt_error *error)
{
    const struct rt_facts *facts;
    enum store_what what;
    enum rt_status status = rt_register_facts(reg, &facts, error);
    if (status != RT_OK)
        return status;
    struct rt_outlook outlook = rt_outlook_now(facts, today);
    if (!outlook.period || outlook.period->state != RT_OPEN)
        return rt_fail(error, RT_REFUSED, "no period is open%s%s",
                       outlook.period ? "; the last one closed is " : "",
                       outlook.period ? outlook.period->label : "");
    rt_shape_copy(&rt_period_shape, period, outlook.period, arena);
    status = rt_unanswered_find(reg, &outlook, NULL, unanswered, error);
    if (status != RT_OK)
        return status;
    period->state = RT_CLOSED;
    period->part = (struct rt_part){0};
    rt_field_set_given(&rt_period_shape, rt_field_find(&rt_period_shape, "state"), period);
    return store_put(set, &rt_period_shape, period, &what, error);
}

static enum rt_status period_close(struct rt_context *context, const struct rt_args *args,
                                   struct rt_error *error)
{
    (void)args;
    struct rt_register *reg;
    struct store_set *set;
    struct rt_arena arena = {0};
    struct rt_period period = {0};
    struct rt_unanswered unanswered = {0};
    enum rt_status status = command_begin(context, &reg, &set, error);
    if (status != RT_OK)
        return status;
    status = close_period(reg, set, context->today, &arena, &period, &unanswered, error);
    g_autofree char *why = g_strdup_printf("closed %s", period.label ? period.label : "");
    status = command_save(context, set, why, status, error);
    if (status == RT_OK)
        status = tell_closed(context, reg, &period, &unanswered, error);
    rt_unanswered_clear(&unanswered);
    rt_arena_clear(&arena);
    command_close(context, reg);
    return status;
}

/* ---- reopen ---- */

static enum rt_status find_closed(struct rt_register *reg, const char *name,
                                  struct rt_arena *arena, struct rt_period *period,
                                  const char **later, struct rt_error *error)
{
    const struct rt_facts *facts;
    const struct rt_period *found;
    enum rt_status status = rt_register_facts(reg, &facts, error);
    if (status == RT_OK)
        status = command_period(facts, name, &found, error);
    if (status != RT_OK)
        return status;
    rt_shape_copy(&rt_period_shape, period, found, arena);
    const struct rt_period *last = rt_period_at(&facts->periods, facts->periods.n - 1);
    if (last != found)
        *later = rt_arena_copy(arena, last->label);
    return RT_OK;
}

static enum rt_status period_reopen(struct rt_context *context, const struct rt_args *args,
                                    struct rt_error *error)
{
    const char *reason = rt_args_option(args, "reason"), *later = NULL;
    if (!reason || !reason[strspn(reason, " \t\n")])
        return rt_fail(error, RT_USAGE,
                       "period reopen needs --reason TEXT: it stays on the paper, and in the "
                       "history");
    if (rt_text_check(reason, strlen(reason), NULL, error) != RT_OK)
        return RT_REFUSED;
    struct rt_register *reg;
    struct store_set *set;
    struct rt_arena arena = {0};
    struct rt_period period = {0};
    enum rt_status status = command_begin(context, &reg, &set, error);
    if (status != RT_OK)
        return status;
    status = find_closed(reg, rt_args_argument(args, 1), &arena, &period, &later, error);
    if (status == RT_OK)
        status = store_reopen(set, period.id, error);
    g_autofree char *why = g_strdup_printf("reopened: %s", reason);
    status = command_save(context, set, why, status, error);
    if (status == RT_OK)
        status = command_say(context, error,
                             "%s is open again; what it reported can be changed until rectrack "
                             "period close",
                             period.label);
    if (status == RT_OK && later) {
        g_autofree char *said =
            g_strdup_printf("%s came after it and stays as it was reported", later);
        context->out->notice(context->out, said);
    }
    rt_arena_clear(&arena);
    command_close(context, reg);
    return status;
}

enum rt_status cmd_period(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    static const struct command_part parts[] = {
        {"list", "", "", period_list},
        {"open", "LABEL", "id as-at", period_open},
        {"close", "", "", period_close},
        {"reopen", "P", "reason", period_reopen},
        {0},
    };
    return command_run_part(parts, context, args, error);
}
