/* What a meeting looks at, and in which order: from a query, or put there by hand; what was
 * dealt with and what was skipped. */
#include "command/meeting.h"

#include <string.h>

/* ---- from a query ---- */

/* What comes first, one after the other; what is none of it comes behind.  That somebody
 * asks for an extension is no field of a recommendation: what is due for review, and may
 * want one, stands in its place. */
static const char *const exceptions[] = {
    "rag:red",   "rag:none suggested:red", "overdue",
    "no-update", "state:closure_proposed", "review",
    "",
};

static bool has(const struct rt_list *refs, const char *ref)
{
    for (size_t i = 0; i < refs->n; i++)
        if (strcmp(rt_texts_at(refs, i), ref) == 0)
            return true;
    return false;
}

enum { AGENDA_MOST = 500 };

/* A shared row is looked at once, under its first reference.  Of more than an agenda takes
 * one more is enough. */
static enum rt_status add_matches(struct edit *edit, const struct rt_query *query,
                                  struct rt_list *refs)
{
    struct rt_select select = {.query = query, .outlook = edit->outlook, .depth = RT_ROW};
    struct rt_stream *stream;
    struct rt_item item;
    enum rt_status status = rt_register_select(edit->reg, &select, &stream, edit->error);
    if (status != RT_OK)
        return status;
    while (refs->n <= AGENDA_MOST &&
           (status = rt_stream_next(stream, &item, edit->error)) == RT_OK && item.shape) {
        const struct rt_record *record = item.value;
        const char *ref = record->reported_with ? record->reported_with : record->ref;
        if (!has(refs, ref))
            rt_texts_add(refs, &edit->arena, ref);
    }
    rt_stream_close(stream);
    return status;
}

enum rt_status agenda_find(struct edit *edit, const char *line, enum rt_agenda_order order,
                           struct rt_list *refs)
{
    size_t from = order == RT_AGENDA_EXCEPTION ? 0 : G_N_ELEMENTS(exceptions) - 1;
    enum rt_status status = RT_OK;
    for (size_t i = from; i < G_N_ELEMENTS(exceptions) && status == RT_OK; i++) {
        struct rt_query query = {.facts = edit->outlook.facts};
        status = rt_query_parse(&query, line, edit->error);
        if (status == RT_OK)
            status = rt_query_parse(&query, exceptions[i], edit->error);
        if (status == RT_OK)
            status = add_matches(edit, &query, refs);
        rt_query_clear(&query);
    }
    return status == RT_OK && refs->n > AGENDA_MOST
               ? rt_fail(edit->error, RT_REFUSED,
                         "%s finds more than an agenda takes, %d; narrow the query", line,
                         AGENDA_MOST)
               : status;
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
