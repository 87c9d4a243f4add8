/* The minutes of a meeting as the parts of a paper.  Knows how councils write them, and no
 * register: what a recommendation is called now is asked. */
#include "report/minutes.h"

#include <string.h>

#include "report/cell.h"
#include "report/minutes_parts.h"
#include "report/words.h"

/* Nothing is pulled: all parts are in the queue from the beginning. */
static void *begin(void)
{
    return NULL;
}

static void end(void *body)
{
    (void)body;
}

static enum rt_status next(struct report_table *table, bool *is_over, struct rt_error *error)
{
    (void)table, (void)error;
    *is_over = true;
    return RT_OK;
}

const struct report_order report_made = {begin, end, next};

enum { WIDTH = 3 }; /* columns of each table */
static const struct report_layout layout = {
    .name = "minutes", .title = "Minutes", .n_columns = WIDTH, .order = &report_made};
static const struct report_paper paper = {.layout = &layout};

char *report_meeting_title(const char *what, const struct rt_meeting *meeting)
{
    g_autofree char *day = rt_meeting_day(meeting);
    return g_strdup_printf("%s: %s%s%s", what, meeting->title ? meeting->title : "",
                           meeting->title ? ", " : "meeting of ", day);
}

/* ---- the head ---- */

static void push_names(struct minutes_writing *writing, const char *label,
                       const struct rt_list *names)
{
    g_autofree char *all = rt_texts_in_line(names);
    if (names->n)
        report_push_note(writing->table, report_print(writing->arena, "%s: %s", label, all));
}

static void push_head(struct minutes_writing *writing)
{
    const struct rt_meeting *meeting = writing->meeting;
    report_push_heading(writing->table, 1, report_table_title(writing->table));
    report_push_note(writing->table,
                     meeting->state == RT_MEETING_ENDED
                         ? "To be agreed at a later meeting"
                         : "The meeting has not ended; this was recorded so far");
    push_names(writing, "Present", &meeting->present);
    push_names(writing, "Apologies", &meeting->apologies);
    if (!meeting->present.n && !meeting->apologies.n)
        report_push_note(writing->table, "Nobody's attendance was recorded");
}

/* What was noted on the meeting as a whole. */
static void push_general(struct minutes_writing *writing)
{
    const struct rt_list *minutes = &writing->meeting->minutes;
    bool has_heading = false;
    for (size_t i = 0; i < minutes->n; i++) {
        g_autofree char *words = rt_minute_words(rt_minute_at(minutes, i));
        if (rt_minute_at(minutes, i)->ref)
            continue;
        if (!has_heading)
            minutes_push_section(writing, "General");
        has_heading = true;
        report_push_note(writing->table, rt_arena_copy(writing->arena, words));
    }
}

/* ---- item by item ---- */

static const struct report_column item_columns[WIDTH] = {
    {"Item", 5, false}, {"Recommendation", 35, true}, {"Minutes", 60, false}};
enum { ITEM, RECOMMENDATION, MINUTES };

/* What was said, then what was resolved, then who is to do what: however they were typed. */
static int step_of(const struct rt_minute *minute)
{
    return minute->kind == RT_MINUTE_NOTE ? 0 : rt_minute_is_decision(minute) ? 1 : 2;
}

/* The word that it begins with is stressed, "RESOLVED" or "ACTION:"; of a note none. */
static void say(const struct report_making *making, struct report_cell *cell,
                const struct rt_minute *minute, const char *ref)
{
    g_autofree char *words = rt_minute_words_under(minute, ref);
    size_t lead = minute->kind == RT_MINUTE_NOTE ? 0 : strcspn(words, " ");
    g_autofree char *stressed = g_strndup(words, lead);
    report_cell_say(making, cell, lead ? stressed : NULL, lead ? words + lead + 1 : words);
}

/* Was it looked at? */
static bool is_considered(const struct rt_meeting *meeting, const struct rt_agenda_item *item)
{
    return item->state == RT_ITEM_DONE || rt_meeting_has_minute(meeting, item->ref);
}

/* The reference, what it is called now, and with whom it shares a row. */
static void say_what(struct minutes_writing *writing, const struct report_making *making,
                     struct report_cell *cell, const char *ref)
{
    const struct report_minutes *minutes = writing->minutes;
    const char *name = minutes->name(minutes->self, ref);
    struct rt_list members = {0};
    report_cell_say(making, cell, ref, name ? name : "(in the register no more)");
    minutes->members(minutes->self, ref, &members);
    for (size_t i = 0; i < members.n; i++) {
        const char *member = rt_texts_at(&members, i);
        name = minutes->name(minutes->self, member);
        report_cell_say_aside(making, cell,
                              report_print(writing->arena, "%s%s %s", report_reported_with,
                                           member, name ? name : ""));
    }
}

/* item NULL: it was on no agenda. */
static void push_item(struct minutes_writing *writing, const char *ref,
                      const struct rt_agenda_item *item, size_t number)
{
    const struct rt_list *minutes = &writing->meeting->minutes;
    const char *name = writing->minutes->name(writing->minutes->self, ref);
    struct report_row *row = rt_arena_alloc(writing->arena, sizeof *row);
    struct report_making making = {.arena = writing->arena, .row = row};
    row->lines = 1;
    row->name = report_print(writing->arena, "%s %s", ref, name ? name : "");
    struct report_cell *cell = report_cell_add(&making, ITEM, 0, 1);
    report_cell_say(&making, cell, NULL,
                    item ? report_print(writing->arena, "%zu", number) : "–");
    cell = report_cell_add(&making, RECOMMENDATION, 0, 1);
    say_what(writing, &making, cell, ref);
    g_autofree char *from = item ? rt_agenda_item_from(item) : NULL;
    if (from)
        report_cell_say_aside(
            &making, cell,
            report_print(writing->arena, "Carried from the meeting of %s", from));
    cell = report_cell_add(&making, MINUTES, 0, 1);
    for (int step = 0; step < 3; step++)
        for (size_t i = 0; i < minutes->n; i++)
            if (rt_minute_is_of(rt_minute_at(minutes, i), ref) &&
                step_of(rt_minute_at(minutes, i)) == step)
                say(&making, cell, rt_minute_at(minutes, i), ref);
    if (!cell->paragraphs.n)
        report_cell_say(&making, cell, NULL, "The position was noted; nothing was resolved");
    else if (item && item->state != RT_ITEM_DONE)
        report_cell_say_aside(&making, cell,
                              item->state == RT_ITEM_SKIPPED ? "Skipped" : "Not finished");
    report_push(writing->table, REPORT_ROW, NULL)->row = row;
}

static const char *row_of(const struct rt_minute *minute)
{
    return minute->row ? minute->row : minute->ref;
}

/* What came up beside the agenda, once each, as it came up. */
static bool is_first_beside(const struct rt_meeting *meeting, size_t i)
{
    const char *row = row_of(rt_minute_at(&meeting->minutes, i));
    bool is_first = row && !rt_meeting_place(meeting, row);
    for (size_t k = 0; k < i && is_first; k++)
        is_first = !rt_minute_is_of(rt_minute_at(&meeting->minutes, k), row);
    return is_first;
}

/* Numbers that are missing from the table are explained before it. */
static void push_missing(struct minutes_writing *writing)
{
    const struct rt_list *items = &writing->meeting->items;
    g_autoptr(GString) numbers = g_string_new(NULL);
    size_t n = 0;
    for (size_t i = items->n; i-- > 0;)
        if (!is_considered(writing->meeting, rt_agenda_item_at(items, i))) {
            g_autofree char *number = g_strdup_printf("%zu%s", i + 1,
                                                      n == 0   ? ""
                                                      : n == 1 ? " and "
                                                               : ", ");
            g_string_prepend(numbers, number);
            n++;
        }
    if (n && n < items->n)
        report_push_note(
            writing->table,
            report_print(writing->arena,
                         "Numbers are those of the agenda; item%s %s %s not considered and "
                         "stand%s below, with the reason",
                         n > 1 ? "s" : "", numbers->str, n > 1 ? "were" : "was",
                         n > 1 ? "" : "s"));
}

static void push_items(struct minutes_writing *writing)
{
    const struct rt_meeting *meeting = writing->meeting;
    bool has_table = false;
    minutes_push_section(writing, "What was considered");
    push_missing(writing);
    for (size_t i = 0; i < meeting->items.n + meeting->minutes.n; i++) {
        size_t k = i - meeting->items.n;
        bool is_item = i < meeting->items.n;
        const struct rt_agenda_item *item =
            is_item ? rt_agenda_item_at(&meeting->items, i) : NULL;
        if (item ? !is_considered(meeting, item) : !is_first_beside(meeting, k))
            continue;
        if (!has_table)
            minutes_push_columns(writing, item_columns, G_N_ELEMENTS(item_columns));
        has_table = true;
        push_item(writing, item ? item->ref : row_of(rt_minute_at(&meeting->minutes, k)), item,
                  item ? i + 1 : 0);
    }
    if (!has_table)
        report_push_note(writing->table, "No recommendation was considered");
}

/* ---- the end ---- */

static const struct report_column left_columns[WIDTH] = {
    {"Item", 5, false}, {"Recommendation", 55, true}, {"Why", 40, false}};

/* The later meeting that took it over; NULL: none did yet. */
static const struct rt_meeting *carried_to(const struct minutes_writing *writing,
                                           const struct rt_left *left)
{
    const struct rt_list *all = writing->minutes->all;
    for (size_t i = 0; i < all->n; i++) {
        const struct rt_meeting *meeting = rt_meeting_at(all, i);
        size_t place = rt_meeting_place(meeting, left->ref);
        if (place && strcmp(meeting->date, writing->meeting->date) > 0 &&
            g_strcmp0(rt_agenda_item_at(&meeting->items, place - 1)->carried_from,
                      left->from) == 0)
            return meeting;
    }
    return NULL;
}

/* "Skipped; not carried over: it is closed by now".  What was taken over is told by where
 * it went, whatever became of it there. */
static const char *left_why(struct minutes_writing *writing, const struct rt_left *left)
{
    const struct rt_meeting *to = carried_to(writing, left);
    g_autofree char *day = to ? rt_meeting_day(to) : NULL;
    const char *tail = to            ? "; carried forward to the meeting of "
                       : left->stays ? "; not carried over: it "
                                     : "";
    const char *end = to ? day : left->stays ? left->stays : "";
    g_autofree char *why = g_strdup_printf("%s%s%s", left->why, tail, end);
    *why = g_ascii_toupper(*why);
    return rt_arena_copy(writing->arena, why);
}

static void push_left_item(struct minutes_writing *writing, const struct rt_left *left)
{
    const char *name = writing->minutes->name(writing->minutes->self, left->ref);
    size_t place = rt_meeting_place(writing->meeting, left->ref);
    struct report_row *row = rt_arena_alloc(writing->arena, sizeof *row);
    struct report_making making = {.arena = writing->arena, .row = row};
    row->lines = 1;
    row->name = report_print(writing->arena, "%s %s", left->ref, name ? name : "");
    report_cell_say(&making, report_cell_add(&making, ITEM, 0, 1), NULL,
                    place ? report_print(writing->arena, "%zu", place) : "–");
    say_what(writing, &making, report_cell_add(&making, RECOMMENDATION, 0, 1), left->ref);
    report_cell_say(&making, report_cell_add(&making, MINUTES, 0, 1), NULL,
                    left_why(writing, left));
    report_push(writing->table, REPORT_ROW, NULL)->row = row;
}

static void push_left(struct minutes_writing *writing)
{
    const struct rt_list *left = writing->minutes->left;
    minutes_push_section(writing, writing->meeting->state == RT_MEETING_ENDED
                                      ? "Left over and to come back"
                                      : "Still to come");
    if (left->n)
        minutes_push_columns(writing, left_columns, G_N_ELEMENTS(left_columns));
    else
        report_push_note(writing->table, "All of the agenda was dealt with");
    for (size_t i = 0; i < left->n; i++)
        push_left_item(writing, rt_left_at(left, i));
}

struct report_table *report_minutes_new(const struct report_minutes *minutes)
{
    const struct rt_meeting *meeting = minutes->meeting;
    struct report_table *table = g_new0(struct report_table, 1);
    struct minutes_writing writing = {table, minutes, meeting, &table->arena};
    table->title = report_meeting_title("Draft minutes", meeting);
    table->paper = &paper;
    push_head(&writing);
    push_general(&writing);
    push_items(&writing);
    minutes_push_actions(&writing);
    push_left(&writing);
    if (minutes->head)
        report_push_note(table, report_head_words(minutes->head, &table->arena));
    report_push(table, REPORT_END, NULL);
    return table;
}
