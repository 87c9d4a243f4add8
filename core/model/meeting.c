/* The small laws of meetings, and the words of their minutes.  Knows no register: what
 * stands on an agenda may be there no more. */
#include <rectrack/meeting.h>

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/field.h>
#include <rectrack/text.h>

size_t rt_meeting_place(const struct rt_meeting *meeting, const char *ref)
{
    for (size_t i = 0; i < meeting->items.n; i++)
        if (g_ascii_strcasecmp(rt_agenda_item_at(&meeting->items, i)->ref, ref) == 0)
            return i + 1;
    return 0;
}

struct rt_meeting *rt_meeting_on(const struct rt_list *all, const char *day)
{
    for (size_t i = 0; i < all->n && day; i++)
        if (strcmp(rt_meeting_at(all, i)->date, day) == 0)
            return rt_meeting_at(all, i);
    return NULL;
}

const struct rt_meeting *rt_meeting_now(const struct rt_list *all, uint32_t today)
{
    const struct rt_meeting *running = NULL, *next = NULL, *last = NULL;
    for (size_t i = 0; i < all->n; i++) {
        last = rt_meeting_at(all, i);
        if (last->state == RT_MEETING_RUNNING)
            running = last;
        if (last->state == RT_MEETING_PLANNED && rt_day_parse(last->date) >= today && !next)
            next = last;
    }
    return running ? running : next ? next : last;
}

const struct rt_meeting *rt_meeting_begun(const struct rt_list *all, uint32_t today)
{
    const struct rt_meeting *found = NULL;
    for (size_t i = 0; i < all->n; i++) {
        const struct rt_meeting *meeting = rt_meeting_at(all, i);
        if (meeting->state == RT_MEETING_PLANNED && rt_day_parse(meeting->date) <= today)
            found = meeting;
    }
    return found;
}

const struct rt_meeting *rt_meeting_to_hold(const struct rt_list *all, uint32_t today)
{
    const struct rt_meeting *now = rt_meeting_now(all, today);
    const struct rt_meeting *begun = rt_meeting_begun(all, today);
    return begun && now->state != RT_MEETING_RUNNING ? begun : now;
}

const struct rt_meeting *rt_meeting_in_way(const struct rt_list *all,
                                           const struct rt_meeting *meeting)
{
    const struct rt_meeting *found = NULL;
    for (size_t i = 0; i < all->n && meeting->state == RT_MEETING_PLANNED; i++) {
        const struct rt_meeting *other = rt_meeting_at(all, i);
        if (other->state == RT_MEETING_RUNNING && strcmp(other->date, meeting->date) != 0)
            found = other;
    }
    return found;
}

char *rt_meeting_way_words(const struct rt_meeting *in_way)
{
    g_autofree char *day = rt_meeting_day(in_way);
    return g_strdup_printf("the meeting of %s has not ended; end it first (meeting end --on "
                           "%s), or go on with it",
                           day, in_way->date);
}

bool rt_minute_is_of(const struct rt_minute *minute, const char *ref)
{
    return g_strcmp0(minute->row ? minute->row : minute->ref, ref) == 0;
}

bool rt_meeting_has_minute(const struct rt_meeting *meeting, const char *ref)
{
    for (size_t i = 0; i < meeting->minutes.n; i++)
        if (rt_minute_is_of(rt_minute_at(&meeting->minutes, i), ref))
            return true;
    return false;
}

static enum rt_left_kind kind_of(const struct rt_left *left)
{
    return !left->stays ? RT_LEFT_GOES : left->is_there ? RT_LEFT_THERE : RT_LEFT_STAYS;
}

char *rt_left_refs(const struct rt_list *left, enum rt_left_kind kind, size_t *n)
{
    GString *words = g_string_new(NULL);
    *n = 0;
    for (size_t i = 0; i < left->n; i++) {
        const struct rt_left *one = rt_left_at(left, i);
        if (kind_of(one) != kind)
            continue;
        g_string_append_printf(words, "%s%s", words->len ? ", " : "", one->ref);
        if (kind == RT_LEFT_STAYS)
            g_string_append_printf(words, " %s", one->stays);
        else if (kind == RT_LEFT_GOES && one->mark)
            g_string_append_printf(words, " (%s)", one->mark);
        ++*n;
    }
    return g_string_free(words, FALSE);
}

char *rt_left_words(const struct rt_list *left)
{
    size_t n, n_there, behind;
    g_autofree char *goes = rt_left_refs(left, RT_LEFT_GOES, &n);
    g_autofree char *there = rt_left_refs(left, RT_LEFT_THERE, &n_there);
    g_autofree char *stays = rt_left_refs(left, RT_LEFT_STAYS, &behind);
    GString *words = g_string_new("nothing is left over");
    if (n)
        g_string_printf(words, "%zu item%s left over: %s", n, n == 1 ? " is" : "s are", goes);
    if (n_there)
        g_string_append_printf(words, "; on the next agenda already: %s", there);
    if (behind)
        g_string_append_printf(words, "; not carried over: %s", stays);
    return g_string_free(words, FALSE);
}

bool rt_minute_is_decision(const struct rt_minute *minute)
{
    return minute->kind > RT_MINUTE_ACTION;
}

char *rt_meeting_day(const struct rt_meeting *meeting)
{
    return rt_day_words(rt_day_parse(meeting->date));
}

char *rt_agenda_item_from(const struct rt_agenda_item *item)
{
    return item->carried_from ? rt_day_words(rt_day_parse(item->carried_from)) : NULL;
}

enum rt_status rt_meeting_read_day(const char *words, char out[static 11],
                                   struct rt_error *error)
{
    uint32_t day;
    if (!rt_window_day(words, &day))
        return rt_fail(error, RT_USAGE,
                       "\"%s\" is no day; write such as 2020-03-31 or 31 March 2020", words);
    rt_day_iso(day, out);
    return RT_OK;
}

bool rt_meeting_understand(const char *words, uint32_t *earliest)
{
    struct rt_window window;
    bool is_next = g_ascii_strcasecmp(words, "next meeting") == 0;
    if (!is_next && !rt_window_parse(words, &window))
        return false;
    *earliest = is_next ? 0 : window.earliest;
    return true;
}

/* ---- words ---- */

/* A key of a table as people read it, or the key itself where the table has lost it. */
static const char *label_of(const struct rt_choice *choices, size_t n, const char *key)
{
    int i = rt_choice_find(choices, n, key);
    return i < 0 ? key : choices[i].label;
}

static const char *colour(const char *key)
{
    return label_of(rt_rags, RT_RAGS, key);
}

/* "on 15 June 2020", "in June 2020", "to the next meeting". */
static void put_when(const char *words, GString *out)
{
    struct rt_window window;
    if (!rt_window_parse(words, &window)) {
        g_string_append(out, "to the next meeting");
        return;
    }
    g_autofree char *when = rt_window_words(&window);
    g_string_append_printf(out, "%s %s", window.earliest == window.latest ? "on" : "in", when);
}

/* "complete", "superseded" of "Closed – superseded". */
static void put_closure(const char *key, GString *out)
{
    static const char CLOSED[] = "Closed – ";
    const char *label = label_of(rt_states, RT_STATES, key);
    if (g_str_has_prefix(label, CLOSED))
        label += strlen(CLOSED);
    g_autofree char *small = g_ascii_strdown(label, -1);
    g_string_append(out, small);
}

/* What is a date as it is, other words of a target in quotes. */
static void put_target(const char *words, GString *out)
{
    struct rt_window window;
    bool is_date = rt_window_parse(words, &window);
    g_string_append_printf(out, is_date ? "%s" : "\"%s\"", words);
}

static void put_decision(const struct rt_minute *minute, const char *about, GString *out)
{
    const char *text = minute->text, *was = minute->was;
    g_string_append_printf(out, "RESOLVED that %s", minute->ref ? minute->ref : "");
    switch (minute->kind) {
    case RT_MINUTE_AGREE:
        g_string_append_printf(out, " be reported as %s", colour(text));
        break;
    case RT_MINUTE_RAG:
        g_string_append_printf(out, " be reported as %s%s%s", colour(text),
                               was ? " instead of " : "", was ? colour(was) : "");
        break;
    case RT_MINUTE_GRANT:
        g_string_append(out, " be given an extension from ");
        put_target(was, out);
        g_string_append(out, " to ");
        put_target(text, out);
        break;
    case RT_MINUTE_REFUSE:
        g_string_append(out, " be given no extension; its target stays ");
        put_target(text, out);
        break;
    case RT_MINUTE_CLOSE:
        g_string_append(out, " be closed as ");
        put_closure(text, out);
        break;
    case RT_MINUTE_BRING:
        g_string_append(out, " be brought back ");
        put_when(text, out);
        break;
    case RT_MINUTE_REFER:
        g_string_append_printf(out, " be referred to %s", text);
        break;
    case RT_MINUTE_NOTE:
    case RT_MINUTE_ACTION:
    case RT_MINUTE_OWN:
    case RT_MINUTE_KINDS:
        g_string_truncate(out, 0);
        g_string_append_printf(out, "RESOLVED%s%s that %s", about ? " on " : "",
                               about ? about : "",
                               g_ascii_strncasecmp(text, "that ", 5) == 0 ? text + 5 : text);
        break;
    }
}

static void put_action(const struct rt_minute *minute, const char *about, GString *out)
{
    enum rt_kind kind;
    uint32_t earliest, latest;
    g_string_append_printf(out, "ACTION%s%s: ", about ? " on " : "", about ? about : "");
    for (size_t i = 0; i < minute->owners.n; i++)
        g_string_append_printf(out, "%s%s", i ? ", " : "", rt_texts_at(&minute->owners, i));
    g_string_append_printf(out, "%s%s", minute->owners.n ? ": " : "", minute->text);
    if (!minute->target)
        return;
    rt_target_understand(minute->target, &kind, &earliest, &latest);
    g_string_append_printf(out, ", %s %s",
                           kind == RT_KIND_DATE ? "by" : "target:", minute->target);
}

/* about: NULL, or the reference that has to be said. */
static char *words_of(const struct rt_minute *minute, const char *about)
{
    GString *out = g_string_new(NULL);
    if (minute->kind == RT_MINUTE_NOTE)
        g_string_append_printf(out, "%s%s%s", about ? about : "", about ? ": " : "",
                               minute->text);
    else if (minute->kind == RT_MINUTE_ACTION)
        put_action(minute, about, out);
    else
        put_decision(minute, about, out);
    if (minute->reason)
        g_string_append_printf(out, " (reason: %s)", minute->reason);
    return g_string_free(out, FALSE);
}

char *rt_minute_words(const struct rt_minute *minute)
{
    return words_of(minute, NULL);
}

char *rt_minute_words_under(const struct rt_minute *minute, const char *ref)
{
    return words_of(minute, g_strcmp0(minute->ref, ref) == 0 ? NULL : minute->ref);
}
