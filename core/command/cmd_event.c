/* event: what rows wait for, and that it has happened. */
#include "command/edit.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>
#include <rectrack/text.h>

/* ---- who waits ---- */

/* A target of a row that waits for an event; of one that waits as a whole, its targets. */
struct waiter {
    const char *ref, *name;
    const char *target; /* its words, or NULL where it has none */
    size_t place;       /* of the target, from 1; 0: it is the only one, or there is none */
    bool is_by_event;   /* the target itself waits */
};

struct waiters {
    struct rt_arena arena;
    struct rt_list list; /* struct waiter, in the order of the papers */
    struct rt_list refs; /* texts: each row once */
};

/* i: which target; targets.n: none. */
static void add_waiter(struct waiters *waiters, const struct rt_record *record, size_t i,
                       bool is_by_event)
{
    size_t n = record->targets.n;
    struct waiter *waiter = rt_list_add(&waiters->list, &waiters->arena, sizeof *waiter);
    *waiter = (struct waiter){
        .ref = rt_arena_copy(&waiters->arena, record->ref),
        .name = rt_arena_copy(&waiters->arena, rt_describe_name(record)),
        .target = i < n
                      ? rt_arena_copy(&waiters->arena, rt_target_at(&record->targets, i)->text)
                      : NULL,
        .place = i < n && n > 1 ? i + 1 : 0,
        .is_by_event = is_by_event,
    };
}

static bool names(const struct rt_list *texts, const char *name)
{
    for (size_t i = 0; i < texts->n; i++)
        if (strcmp(rt_texts_at(texts, i), name) == 0)
            return true;
    return false;
}

/* A shared row waits once; what is complete or closed waits for nothing.  Of what no
 * longer stands, only a target of its own can still be there. */
static void look_at(struct waiters *waiters, const struct rt_record *record,
                    const struct rt_event *event)
{
    if (record->reported_with || rt_state_is_over(record->state))
        return;
    size_t before = waiters->list.n;
    for (size_t i = 0; i < record->targets.n; i++)
        if (g_strcmp0(rt_target_at(&record->targets, i)->event, event->name) == 0)
            add_waiter(waiters, record, i, true);
    bool waits = rt_event_stands(event) && waiters->list.n == before &&
                 names(&record->waiting, event->name);
    for (size_t i = 0; waits && i < record->targets.n; i++)
        add_waiter(waiters, record, i, false);
    if (waits && !record->targets.n)
        add_waiter(waiters, record, 0, false);
    if (waiters->list.n > before)
        rt_texts_add(&waiters->refs, &waiters->arena, record->ref);
}

/* waiters: of each of the n events. */
static enum rt_status find_waiters(struct rt_register *reg, const struct rt_outlook *outlook,
                                   const struct rt_event *events, size_t n,
                                   struct waiters *waiters, struct rt_error *error)
{
    struct rt_select select = {.outlook = *outlook, .depth = RT_ROW};
    struct rt_stream *stream;
    struct rt_item item;
    enum rt_status status = rt_register_select(reg, &select, &stream, error);
    if (status != RT_OK)
        return status;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape)
        for (size_t i = 0; i < n; i++)
            look_at(&waiters[i], item.value, &events[i]);
    rt_stream_close(stream);
    return status;
}

/* ---- list ---- */

enum { REFS_TOLD = 60 };

static const struct rt_column list_columns[] = {
    {"name", "Event", 34, NULL},
    {"kind", "Kind", 8, NULL},
    {"stands", "Stands", 24, NULL},
    {"waiting", "Who waits", 0, "waited for by"},
};

/* "stands", "happened March 2020", "lifted". */
static char *standing_of(const struct rt_event *event)
{
    if (rt_event_stands(event))
        return g_strdup("stands");
    const char *when = event->lifted ? event->lifted : event->happened;
    struct rt_window window;
    g_autofree char *day =
        rt_window_parse(when, &window) ? rt_window_words(&window) : g_strdup("");
    return g_strdup_printf("%s%s%s", event->lifted ? "lifted" : "happened", *day ? " " : "",
                           day);
}

static enum rt_status tell_event(struct rt_context *context, const struct rt_event *event,
                                 const struct waiters *waiters, struct rt_error *error)
{
    size_t told;
    g_autofree char *refs = command_runs(&waiters->refs, REFS_TOLD, &told);
    g_autofree char *rest = told < waiters->refs.n
                                ? g_strdup_printf(" and %zu more", waiters->refs.n - told)
                                : g_strdup("");
    g_autofree char *who = g_strconcat(refs, rest, NULL);
    g_autofree char *standing = standing_of(event);
    const char *cells[G_N_ELEMENTS(list_columns)] = {
        event->name, rt_event_kinds[event->kind].label, standing, who};
    return context->out->row(context->out, cells, G_N_ELEMENTS(cells), error);
}

static enum rt_status event_list(struct rt_context *context, const struct rt_args *args,
                                 struct rt_error *error)
{
    (void)args;
    struct rt_output *out = context->out;
    struct rt_register *reg;
    struct rt_outlook outlook;
    enum rt_status status = command_open(context, RT_READ_ONCE, &reg, error);
    if (status != RT_OK)
        return status;
    status = command_outlook(context, reg, &outlook, error);
    const struct rt_list *events = status == RT_OK ? &outlook.facts->events : NULL;
    size_t n = events ? events->n : 0;
    g_autofree struct waiters *waiters = g_new0(struct waiters, n);
    if (status == RT_OK)
        status = find_waiters(reg, &outlook, events->at, n, waiters, error);
    rt_register_let_go(reg);
    if (status == RT_OK)
        status = out->columns(out, list_columns, G_N_ELEMENTS(list_columns), error);
    for (size_t i = 0; i < n; i++) {
        if (status == RT_OK)
            status = tell_event(context, rt_event_at(events, i), &waiters[i], error);
        rt_arena_clear(&waiters[i].arena);
    }
    command_close(context, reg);
    return status;
}

/* ---- happen ---- */

/* As the register keeps it: a day, a month, or true where nobody knows. */
static enum rt_status read_when(const char *given, uint32_t today, char out[11],
                                struct rt_error *error)
{
    struct rt_window window;
    if (!given) {
        g_strlcpy(out, "true", 11);
        return RT_OK;
    }
    bool is_read = rt_window_parse(given, &window);
    uint32_t month_ends = is_read ? rt_day_add_months(window.earliest, 1) - 1 : 0;
    bool is_day = is_read && window.earliest == window.latest;
    rt_day_iso(is_read ? window.earliest : 0, out);
    bool is_month =
        !is_day && is_read && strcmp(out + 8, "01") == 0 && window.latest == month_ends;
    if (!is_day && !is_month)
        return rt_fail(error, RT_USAGE,
                       "--on can't be \"%s\"; write a day (2020-06-12) or a month (June 2020), "
                       "or leave it out where it is not known",
                       given);
    if (window.earliest > today)
        return rt_fail(error, RT_USAGE, "--on can't be \"%s\": that is yet to come", given);
    if (is_month)
        out[7] = '\0';
    return RT_OK;
}

static enum rt_status check_stands(const struct rt_event *event, const char *when,
                                   struct rt_error *error)
{
    if (rt_event_stands(event) || strcmp(when, "true") != 0)
        return RT_OK; /* a day may still be given, or another */
    g_autofree char *standing = standing_of(event);
    return rt_fail(error, RT_REFUSED, "%s: %s already; --on gives it another day", event->name,
                   standing);
}

static enum rt_status happen(struct edit *edit, const char *name, const char *when,
                             struct waiters *waiters)
{
    const struct rt_event *event;
    struct rt_event given;
    enum rt_status status = command_event(edit->outlook.facts, name, &event, edit->error);
    if (status == RT_OK)
        status = check_stands(event, when, edit->error);
    if (status == RT_OK)
        status = find_waiters(edit->reg, &edit->outlook, event, 1, waiters, edit->error);
    if (status != RT_OK)
        return status;
    rt_shape_copy(&rt_event_shape, &given, event, &edit->arena);
    bool is_blocker = event->kind == RT_BLOCKER;
    const struct rt_field *field =
        rt_field_find(&rt_event_shape, is_blocker ? "lifted" : "happened");
    given.part = (struct rt_part){0};
    status = rt_field_read(&rt_event_shape, field, &given, &edit->arena, when, edit->error);
    if (status == RT_OK)
        status = edit_put_fact(edit, &rt_event_shape, &given);
    g_autofree char *standing = standing_of(&given);
    g_autofree char *rows = command_count(waiters->refs.n, "row", "rows");
    g_string_printf(edit->why, "%s %s", given.name, is_blocker ? "is lifted" : "has happened");
    g_string_printf(edit->said, "%s: %s; %s waited for it", given.name, standing,
                    waiters->refs.n ? rows : "nothing");
    return status;
}

static const struct rt_column waiter_columns[] = {{"ref", "Ref", 12, NULL},
                                                  {"target", "Target", 34, "target"},
                                                  {"name", "Recommendation", 0, NULL}};

static enum rt_status tell_waiters(struct rt_context *context, const struct waiters *waiters,
                                   struct rt_error *error)
{
    struct rt_output *out = context->out;
    enum rt_status status =
        out->columns(out, waiter_columns, G_N_ELEMENTS(waiter_columns), error);
    const struct waiter *first = NULL;
    g_autofree char *first_ref = NULL;
    for (size_t i = 0; i < waiters->list.n && status == RT_OK; i++) {
        const struct waiter *waiter = rt_list_item(&waiters->list, i, sizeof *waiter);
        g_autofree char *ref = waiter->place
                                   ? g_strdup_printf("%s.%zu", waiter->ref, waiter->place)
                                   : g_strdup(waiter->ref);
        const char *cells[] = {ref, waiter->target, waiter->name};
        status = out->row(out, cells, G_N_ELEMENTS(cells), error);
        if (!first && waiter->is_by_event) {
            first = waiter;
            first_ref = g_steal_pointer(&ref);
        }
    }
    if (status == RT_OK && first)
        status =
            command_say(context, error,
                        "The targets are as they were; give each a new one, such as rectrack "
                        "target %s \"Dec 2020\" --reason TEXT",
                        first_ref);
    return status;
}

static enum rt_status event_happen(struct rt_context *context, const struct rt_args *args,
                                   struct rt_error *error)
{
    char when[11];
    struct edit edit;
    struct waiters waiters = {0};
    edit_init(&edit, context, error);
    enum rt_status status = read_when(rt_args_option(args, "on"), context->today, when, error);
    if (status == RT_OK)
        status = edit_begin(&edit);
    if (status == RT_OK)
        status = happen(&edit, rt_args_argument(args, 1), when, &waiters);
    status = edit_end(&edit, status);
    if (status == RT_OK && waiters.refs.n)
        status = tell_waiters(context, &waiters, error);
    rt_arena_clear(&waiters.arena);
    return status;
}

enum rt_status cmd_event(struct rt_context *context, const struct rt_args *args,
                         struct rt_error *error)
{
    static const struct command_part parts[] = {
        {"list", "", "", event_list},
        {"happen", "NAME", "on", event_happen},
        {0},
    };
    return command_run_part(parts, context, args, error);
}
