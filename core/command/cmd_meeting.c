/* meeting: what concerns one as a whole - planned, who came, ended - and its other parts. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/left.h>

/* ---- new ---- */

static enum rt_status read_field(struct sitting *sitting, struct rt_meeting *meeting,
                                 const char *key, const char *words)
{
    struct edit *edit = sitting->edit;
    return words ? rt_field_read(&rt_meeting_shape, rt_field_find(&rt_meeting_shape, key),
                                 meeting, &edit->arena, words, edit->error)
                 : RT_OK;
}

/* What the last one was called: a group goes by one name; NULL: none had one. */
static const char *name_before(const struct sitting *sitting)
{
    const char *title = NULL;
    for (size_t i = 0; i < sitting->all.n; i++)
        if (rt_meeting_at(&sitting->all, i)->title)
            title = rt_meeting_at(&sitting->all, i)->title;
    return title;
}

static enum rt_status check_free(const struct sitting *sitting, const char *date)
{
    return rt_meeting_on(&sitting->all, date)
               ? rt_fail(
                     sitting->edit->error, RT_REFUSED,
                     "there is a meeting on %s already; rectrack meeting show %s tells of it",
                     sitting->day, date)
               : RT_OK;
}

/* What was planned, and what a query that found nothing may have meant. */
static enum rt_status tell_planned(struct sitting *sitting, const char *query,
                                   const struct rt_list *refs, const struct rt_list *shared,
                                   const char *counts)
{
    const char *title = sitting->meeting.title;
    enum { MOST = 3 };
    g_autofree char *items = command_count(refs->n, "item", "items"), *hint = NULL;
    g_autofree char *rows = shared->n <= MOST
                                ? rt_texts_in_line(shared)
                                : g_strdup_printf("%zu are reported with others", shared->n);
    size_t n = 0;
    sitting_tell(sitting, "planned%s%s, with %s%s%s%s on its agenda", title ? ": " : "",
                 title ? title : "", refs->n ? items : "nothing", *rows ? " (" : "", rows,
                 *rows ? ")" : "");
    GString *said = sitting->edit->said;
    if (counts)
        g_string_append_printf(said, "\nWhat stands out comes first: %s", counts);
    if (!query || refs->n)
        return RT_OK;
    enum rt_status status = agenda_hint(sitting->edit, query, &n, &hint);
    g_string_append_printf(said, "\nNothing matches %s", query);
    if (hint)
        g_string_append_printf(said, "; %s, which takes suggested colours too, finds %zu", hint,
                               n);
    return status;
}

static enum rt_status plan(struct sitting *sitting, const struct rt_args *args,
                           const char *date)
{
    struct edit *edit = sitting->edit;
    struct rt_meeting meeting = {.date = date};
    struct rt_list refs = {0}, shared = {0};
    const char *query = rt_args_option(args, "items"), *title = rt_args_option(args, "title");
    g_autofree char *counts = NULL;
    enum rt_status status =
        read_field(sitting, &meeting, "title", title ? title : name_before(sitting));
    if (status == RT_OK)
        status = read_field(sitting, &meeting, "query", query);
    if (status == RT_OK)
        status = read_field(sitting, &meeting, "order", rt_args_option(args, "order"));
    if (status == RT_OK && query)
        status = agenda_find(edit, query, meeting.order, &refs, &shared, &counts);
    if (status != RT_OK)
        return status;
    sitting_take(sitting, &meeting);
    for (size_t i = 0; i < refs.n; i++)
        agenda_put(sitting, rt_texts_at(&refs, i), 0);
    status = tell_planned(sitting, query, &refs, &shared, counts);
    return status == RT_OK ? check_free(sitting, date) : status;
}

static enum rt_status meeting_new(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    struct sitting sitting;
    char date[11];
    sitting_init(&sitting, context, error);
    enum rt_status status = rt_meeting_read_day(
        rt_meeting_when(rt_args_argument(args, 1), context->today, &sitting.edit->arena), date,
        error);
    if (status == RT_OK && rt_args_option(args, "order") && !rt_args_option(args, "items"))
        status = rt_fail(error, RT_USAGE,
                         "--order is that of what --items finds; give --items QUERY with it");
    if (status == RT_OK)
        status = sitting_open(&sitting);
    if (status == RT_OK)
        status = plan(&sitting, args, date);
    return sitting_end(&sitting, status);
}

/* Its papers may want a name after it has ended, too. */
static enum rt_status meeting_name_it(struct rt_context *context, const struct rt_args *args,
                                      struct rt_error *error)
{
    struct sitting sitting;
    const struct rt_meeting *meeting;
    const char *name = rt_args_argument(args, 1);
    sitting_init(&sitting, context, error);
    enum rt_status status = sitting_open(&sitting);
    if (status == RT_OK)
        status = meeting_find(&sitting.all, rt_args_option(args, "on"), context->today, false,
                              &meeting, error);
    if (status == RT_OK)
        sitting_take(&sitting, meeting);
    if (status == RT_OK && edit_is_blank(name))
        status = rt_fail(error, RT_USAGE, "a meeting can't be called nothing; write its name");
    if (status == RT_OK)
        status = read_field(&sitting, &sitting.meeting, "title", name);
    if (status == RT_OK)
        sitting_tell(&sitting, "called %s", sitting.meeting.title);
    return sitting_end(&sitting, status);
}

/* ---- attend ---- */

static void take_out(struct rt_list *names, const char *name)
{
    for (size_t i = names->n; i-- > 0;)
        if (strcmp(rt_texts_at(names, i), name) == 0)
            edit_remove(names, i, sizeof(char *));
}

/* An owner goes by the first of its names. */
static enum rt_status add_name(struct sitting *sitting, const char *given, bool is_apology)
{
    struct edit *edit = sitting->edit;
    struct rt_meeting *meeting = &sitting->meeting;
    const struct rt_owner *owner = rt_facts_owner(edit->outlook.facts, given);
    const char *name = owner ? owner->name : given;
    uint32_t day;
    if (edit_is_blank(name))
        return rt_fail(edit->error, RT_USAGE, "nobody goes by no name; write who it is");
    if (!owner && rt_window_day(name, &day))
        return rt_fail(edit->error, RT_USAGE,
                       "%s is a day and nobody's name; --on %s names the meeting", name, name);
    take_out(is_apology ? &meeting->present : &meeting->apologies, name);
    struct rt_list *names = is_apology ? &meeting->apologies : &meeting->present;
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(rt_texts_at(names, i), name) == 0)
            return RT_OK;
    return rt_field_add(rt_field_find(&rt_meeting_shape, is_apology ? "apologies" : "present"),
                        meeting, &edit->arena, name, edit->error);
}

static enum rt_status meeting_attend(struct rt_context *context, const struct rt_args *args,
                                     struct rt_error *error)
{
    struct sitting sitting;
    bool is_apology = rt_args_option(args, "apologies") != NULL;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GString) all = g_string_new(NULL);
    sitting_init(&sitting, context, error);
    enum rt_status status = sitting_begin(&sitting, args, false);
    for (size_t i = 1; i < args->arguments.n && status == RT_OK; i++) {
        status = add_name(&sitting, rt_args_argument(args, i), is_apology);
        g_ptr_array_add(names, (void *)(uintptr_t)rt_args_argument(args, i));
    }
    edit_add_names(all, names);
    if (status == RT_OK)
        sitting_tell(&sitting, "%s %s", all->str, is_apology ? "sent apologies" : "present");
    return sitting_end(&sitting, status);
}

/* ---- end ---- */

static enum rt_status end(struct sitting *sitting)
{
    struct edit *edit = sitting->edit;
    const struct rt_meeting *from = NULL;
    struct rt_list left = {0};
    enum rt_status status =
        meeting_find(&sitting->all, sitting->meeting.date, 0, false, &from, edit->error);
    if (status == RT_OK)
        status = rt_meeting_left(edit->reg, &edit->outlook, &sitting->all, from, &edit->arena,
                                 &left, edit->error);
    if (status != RT_OK)
        return status;
    sitting->meeting.state = RT_MEETING_ENDED;
    sitting_tell(sitting, "ended");
    size_t n;
    g_free(rt_left_refs(&left, RT_LEFT_GOES, &n));
    g_autofree char *words = rt_left_words(&left);
    *words = g_ascii_toupper(*words);
    bool is_offered = edit->context->reg; /* the screen and the lines ask for the day */
    g_string_append_printf(edit->said, "\n%s%s", words,
                           n && !is_offered ? "; rectrack meeting carry takes that to the next"
                                            : "");
    return RT_OK;
}

static enum rt_status meeting_end(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    struct sitting sitting;
    sitting_init(&sitting, context, error);
    enum rt_status status = sitting_begin(&sitting, args, true);
    if (status == RT_OK)
        status = end(&sitting);
    return sitting_end(&sitting, status);
}

/* ---- the parts ---- */

enum rt_status cmd_meeting(struct rt_context *context, const struct rt_args *args,
                           struct rt_error *error)
{
    static const struct command_part parts[] = {
        {"new", "DATE", "title items order", meeting_new},
        {"name", "TEXT", "on", meeting_name_it},
        {"list", "", "", meeting_list},
        {"show", "[DATE]", "on", meeting_show},
        {"put", "REF", "at on", meeting_put},
        {"drop", "REF", "on", meeting_drop},
        {"attend", "NAME…", "apologies on", meeting_attend},
        {"note", "[REF] TEXT", "on", meeting_note},
        {"decide", "REF KIND [VALUE]", "reason on", meeting_decide},
        {"action", "REF TEXT", "new-owner dry-run on", meeting_action},
        {"done", "REF", "on", meeting_done},
        {"skip", "REF", "on", meeting_skip},
        {"go", "WHERE", "on blank from", meeting_go},
        {"end", "", "on", meeting_end},
        {"carry", "", "to dry-run on", meeting_carry},
        {"export", "[DATE]", "output format on", meeting_export},
        {0},
    };
    return command_run_part(parts, context, args, error);
}
