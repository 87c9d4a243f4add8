/* What a meeting looks at, and in which order: from a query, or put there by hand; what was
 * dealt with and what was skipped. */
#include "command/meeting.h"

#include <string.h>

/* ---- from a query ---- */

/* What comes first, one after the other; what is none of it comes behind.  That somebody
 * asks for an extension is no field of a recommendation: what is due for review, and may
 * want one, stands in its place. */
static const struct exception {
    const char *query;
    const char *why;   /* as the paper says it; NULL: nothing */
    const char *count; /* "2 red" */
} exceptions[] = {
    {"rag:red", "Red", "red"},
    {"rag:none suggested:red", "Red (suggested)", "red (suggested)"},
    {"overdue", "Overdue", "overdue"},
    {"no-update", "No update", "without an update"},
    {"state:closure_proposed", "Closure proposed", "proposed for closure"},
    {"review", "Review due", "due for review"},
    {"", NULL, "other"},
};
enum { LAST_EXCEPTION = G_N_ELEMENTS(exceptions) - 1 };

static bool has(const struct rt_list *refs, const char *ref)
{
    for (size_t i = 0; i < refs->n; i++)
        if (strcmp(rt_texts_at(refs, i), ref) == 0)
            return true;
    return false;
}

enum { AGENDA_MOST = 500 };

/* Where it is looked, and what for. */
struct looking {
    struct rt_register *reg;
    const struct rt_outlook *outlook;
    const struct rt_meeting *only; /* what stands on its agenda; NULL: all there is */
    struct rt_arena *arena;
    struct rt_list *shared; /* texts: "SI-7 is reported with SI-6"; NULL: nobody asks */
    struct rt_error *error;
};

static void add_shared(const struct looking *looking, const struct rt_record *record)
{
    if (!looking->shared || !record->reported_with)
        return;
    g_autofree char *words =
        g_strdup_printf("%s is reported with %s", record->ref, record->reported_with);
    if (!has(looking->shared, words))
        rt_texts_add(looking->shared, looking->arena, words);
}

/* A shared row is looked at once, under its first reference.  Of more than an agenda takes
 * one more is enough. */
static enum rt_status add_matches(const struct looking *looking, const struct rt_query *query,
                                  struct rt_list *refs)
{
    struct rt_select select = {.query = query, .outlook = *looking->outlook, .depth = RT_ROW};
    struct rt_stream *stream;
    struct rt_item item;
    enum rt_status status = rt_register_select(looking->reg, &select, &stream, looking->error);
    if (status != RT_OK)
        return status;
    while (refs->n <= AGENDA_MOST &&
           (status = rt_stream_next(stream, &item, looking->error)) == RT_OK && item.shape) {
        const struct rt_record *record = item.value;
        const char *ref = record->reported_with ? record->reported_with : record->ref;
        bool is_on = !looking->only || rt_meeting_place(looking->only, ref);
        if (is_on && !has(refs, ref))
            rt_texts_add(refs, looking->arena, ref);
        add_shared(looking, record);
    }
    rt_stream_close(stream);
    return status;
}

static struct looking looking_for(struct edit *edit, struct rt_arena *arena)
{
    return (struct looking){
        .reg = edit->reg, .outlook = &edit->outlook, .arena = arena, .error = edit->error};
}

enum rt_status agenda_find(struct edit *edit, const char *line, enum rt_agenda_order order,
                           struct rt_list *refs, struct rt_list *shared, char **counts)
{
    size_t from = order == RT_AGENDA_EXCEPTION ? 0 : LAST_EXCEPTION;
    enum rt_status status = RT_OK;
    g_autoptr(GString) told = g_string_new(NULL);
    struct looking looking = looking_for(edit, &edit->arena);
    looking.shared = shared;
    for (size_t i = from; i < G_N_ELEMENTS(exceptions) && status == RT_OK; i++) {
        struct rt_query query = {.facts = edit->outlook.facts};
        size_t before = refs->n;
        status = rt_query_parse(&query, line, edit->error);
        if (status == RT_OK)
            status = rt_query_parse(&query, exceptions[i].query, edit->error);
        if (status == RT_OK)
            status = add_matches(&looking, &query, refs);
        rt_query_clear(&query);
        if (refs->n > before)
            g_string_append_printf(told, "%s%zu %s", told->len ? ", " : "", refs->n - before,
                                   exceptions[i].count);
    }
    *counts = from == 0 && refs->n ? g_strdup(told->str) : NULL;
    return status == RT_OK && refs->n > AGENDA_MOST
               ? rt_fail(edit->error, RT_REFUSED,
                         "%s finds more than an agenda takes, %d; narrow the query", line,
                         AGENDA_MOST)
               : status;
}

/* What is suggested is no colour that somebody set: who asks for rag:red may mean shown:red.
 * Nor is it more than an agenda takes. */
enum rt_status agenda_hint(struct edit *edit, const char *line, size_t *n, char **hint)
{
    struct rt_query query = {.facts = edit->outlook.facts};
    struct rt_arena arena = {0};
    struct rt_list refs = {0};
    struct looking looking = looking_for(edit, &arena);
    g_autoptr(GRegex) set = g_regex_new("(?<![\\w:@])rag:(?!none)", 0, 0, NULL);
    g_autofree char *shown = g_regex_replace_literal(set, line, -1, 0, "shown:", 0, NULL);
    *hint = NULL;
    if (strcmp(shown, line) == 0)
        return RT_OK;
    enum rt_status status = rt_query_parse(&query, shown, edit->error);
    if (status == RT_OK)
        status = add_matches(&looking, &query, &refs);
    if (status == RT_OK && refs.n && refs.n <= AGENDA_MOST)
        *hint = g_steal_pointer(&shown);
    *n = refs.n;
    rt_query_clear(&query);
    rt_arena_clear(&arena);
    return status;
}

enum rt_status agenda_why(struct meeting_naming *naming, const struct rt_meeting *meeting,
                          struct rt_list *out)
{
    enum rt_status status = RT_OK;
    struct looking looking = {.reg = naming->reg,
                              .outlook = &naming->outlook,
                              .only = meeting,
                              .arena = naming->arena,
                              .error = naming->error};
    for (size_t i = 0; i < LAST_EXCEPTION && status == RT_OK; i++) {
        struct rt_query query = {.facts = naming->outlook.facts};
        struct agenda_reason *reason = rt_list_add(out, naming->arena, sizeof *reason);
        *reason = (struct agenda_reason){.why = exceptions[i].why};
        status = rt_query_parse(&query, exceptions[i].query, naming->error);
        if (status == RT_OK)
            status = add_matches(&looking, &query, &reason->refs);
        rt_query_clear(&query);
    }
    return status;
}

/* ---- by hand ---- */

struct rt_agenda_item *agenda_put(struct sitting *sitting, const char *ref, size_t place)
{
    struct rt_arena *arena = &sitting->edit->arena;
    struct rt_list *items = &sitting->meeting.items;
    struct rt_agenda_item *last = rt_list_add(items, arena, sizeof *last);
    size_t i = place ? MIN(place, items->n) - 1 : items->n - 1;
    struct rt_agenda_item *at = rt_agenda_item_at(items, i);
    memmove(at + 1, at, (size_t)(last - at) * sizeof *at);
    *at = (struct rt_agenda_item){.ref = rt_arena_copy(arena, ref)};
    return at;
}

void agenda_done(struct sitting *sitting, const char *holder)
{
    size_t place = rt_meeting_place(&sitting->meeting, holder);
    struct rt_agenda_item *item = place ? rt_agenda_item_at(&sitting->meeting.items, place - 1)
                                        : agenda_put(sitting, holder, 0);
    item->state = RT_ITEM_DONE;
}

static enum rt_status read_place(struct sitting *sitting, const struct rt_args *args,
                                 size_t *out)
{
    const char *asked = rt_args_option(args, "at");
    guint64 place = 0;
    size_t n = sitting->meeting.items.n + 1;
    if (asked && !g_ascii_string_to_unsigned(asked, 10, 1, n, &place, NULL))
        return rt_fail(sitting->edit->error, RT_USAGE,
                       "--at can't be \"%s\"; it takes a place from 1 to %zu", asked, n);
    *out = (size_t)place;
    return RT_OK;
}

/* One that is on the agenda moves, and stays what it was. */
static enum rt_status put_one(struct sitting *sitting, const char *asked, size_t place)
{
    struct rt_meeting *meeting = &sitting->meeting;
    struct edited edited;
    enum rt_status status = edit_read_whole(sitting->edit, asked, &edited);
    if (status != RT_OK)
        return status;
    size_t there = rt_meeting_place(meeting, edited.holder);
    struct rt_agenda_item was = {0};
    if (there && !place)
        return rt_fail(sitting->edit->error, RT_REFUSED,
                       "%s is on the agenda already, as item %zu; --at moves it", edited.holder,
                       there);
    if (there) {
        was = *rt_agenda_item_at(&meeting->items, there - 1);
        edit_remove(&meeting->items, there - 1, sizeof was);
    }
    struct rt_agenda_item *item = agenda_put(sitting, edited.holder, place);
    if (there)
        *item = was;
    sitting_tell(sitting, "%s %s on the agenda, as item %zu", there ? "moved" : "put",
                 edited.holder, rt_meeting_place(meeting, edited.holder));
    return RT_OK;
}

enum rt_status meeting_put(struct rt_context *context, const struct rt_args *args,
                           struct rt_error *error)
{
    struct sitting sitting;
    size_t place = 0;
    sitting_init(&sitting, context, error);
    enum rt_status status = sitting_begin(&sitting, args, false);
    if (status == RT_OK)
        status = read_place(&sitting, args, &place);
    if (status == RT_OK)
        status = put_one(&sitting, rt_args_argument(args, 1), place);
    return sitting_end(&sitting, status);
}

/* ---- what becomes of an item ---- */

/* A member of a shared row stands on the agenda under its first reference; one that is
 * gone from the register under its own. */
static enum rt_status find_item(struct sitting *sitting, const char *asked, size_t *out)
{
    struct edited edited;
    *out = rt_meeting_place(&sitting->meeting, asked);
    if (*out)
        return RT_OK;
    enum rt_status status = edit_read_whole(sitting->edit, asked, &edited);
    if (status != RT_OK)
        return status;
    *out = rt_meeting_place(&sitting->meeting, edited.holder);
    return *out
               ? RT_OK
               : rt_fail(sitting->edit->error, RT_REFUSED,
                         "%s is not on the agenda of %s; rectrack meeting put %s puts it there",
                         edited.now.ref, sitting->day, edited.now.ref);
}

enum rt_status meeting_drop(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error)
{
    struct sitting sitting;
    size_t place = 0;
    sitting_init(&sitting, context, error);
    enum rt_status status = sitting_begin(&sitting, args, false);
    if (status == RT_OK)
        status = find_item(&sitting, rt_args_argument(args, 1), &place);
    if (status == RT_OK) {
        struct rt_list *items = &sitting.meeting.items;
        const char *ref = rt_agenda_item_at(items, place - 1)->ref;
        sitting_tell(&sitting, "took %s off the agenda", ref);
        edit_remove(items, place - 1, sizeof(struct rt_agenda_item));
    }
    return sitting_end(&sitting, status);
}

static enum rt_status mark(struct rt_context *context, const struct rt_args *args,
                           enum rt_item_state state, const char *words, struct rt_error *error)
{
    struct sitting sitting;
    size_t place = 0;
    sitting_init(&sitting, context, error);
    enum rt_status status = sitting_begin(&sitting, args, true);
    if (status == RT_OK)
        status = find_item(&sitting, rt_args_argument(args, 1), &place);
    if (status == RT_OK) {
        struct rt_agenda_item *item = rt_agenda_item_at(&sitting.meeting.items, place - 1);
        item->state = state;
        sitting.meeting.state = RT_MEETING_RUNNING;
        sitting_tell(&sitting, "%s, item %zu, %s", item->ref, place, words);
    }
    return sitting_end(&sitting, status);
}

enum rt_status meeting_done(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error)
{
    return mark(context, args, RT_ITEM_DONE, "was dealt with", error);
}

enum rt_status meeting_skip(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error)
{
    return mark(context, args, RT_ITEM_SKIPPED, "was skipped", error);
}
