/* An agenda as the parts of a paper.  Knows no register: what stands on it is asked. */
#include "report/agenda.h"

#include <rectrack/date.h>
#include <rectrack/describe.h>

#include "report/cell.h"
#include "report/minutes.h"
#include "report/parts.h"
#include "report/words.h"

enum { ITEM, RECOMMENDATION, COLOUR, OWNER, TARGET, WHY, WIDTH };
static const struct report_column columns[WIDTH] = {
    {"Item", 5, false},   {"Recommendation", 30, true}, {"RAG", 15, false},
    {"Owner", 20, false}, {"Target date", 15, false},   {"Why", 15, false}};
/* Where nobody asks why. */
static const struct report_column plain[WHY] = {{"Item", 5, false},
                                                {"Recommendation", 40, true},
                                                {"RAG", 15, false},
                                                {"Owner", 20, false},
                                                {"Target date", 20, false}};
static const struct report_layout layout = {
    .name = "agenda", .title = "Agenda", .n_columns = WIDTH, .order = &report_made};
static const struct report_paper paper = {.layout = &layout};

/* ---- one item ---- */

static void say_owners(const struct report_making *making, const struct rt_record *record)
{
    struct report_cell *cell = report_cell_add(making, OWNER, 0, 1);
    for (size_t i = 0; i < record->owners.n; i++)
        if (rt_ownership_at(&record->owners, i)->role == RT_LEAD)
            report_cell_say(making, cell, NULL, rt_ownership_at(&record->owners, i)->name);
    for (size_t i = 0; i < record->owners.n; i++)
        if (rt_ownership_at(&record->owners, i)->role == RT_SUPPORT)
            report_cell_say_aside(making, cell, rt_ownership_at(&record->owners, i)->name);
}

static void say_targets(const struct report_making *making, const struct rt_record *record)
{
    struct report_cell *cell = report_cell_add(making, TARGET, 0, 1);
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        report_cell_say(making, cell, NULL,
                        report_print(making->arena, "%s%s", target->text ? target->text : "",
                                     target->overdue ? " (overdue)" : ""));
    }
}

static void say_texts(const struct report_making *making, struct report_cell *cell,
                      const struct rt_list *texts)
{
    for (size_t i = 0; i < texts->n; i++)
        report_cell_say(making, cell, NULL, rt_texts_at(texts, i));
}

/* What it is, and what comes with it. */
static void say_what(const struct report_making *making, const struct report_agenda *agenda,
                     const struct rt_agenda_item *item, const struct rt_record *record)
{
    struct report_cell *cell = report_cell_add(making, RECOMMENDATION, 0, 1);
    struct rt_list members = {0};
    g_autofree char *from = rt_agenda_item_from(item);
    report_cell_say(making, cell, item->ref,
                    record ? rt_describe_name(record) : "(in the register no more)");
    agenda->members(agenda->self, item->ref, &members);
    for (size_t i = 0; i < members.n; i++) {
        const char *ref = rt_texts_at(&members, i);
        const struct rt_record *member = agenda->record(agenda->self, ref);
        report_cell_say_aside(making, cell,
                              report_print(making->arena, "%s%s %s", report_reported_with, ref,
                                           member ? rt_describe_name(member) : ""));
    }
    if (from)
        report_cell_say_aside(
            making, cell, report_print(making->arena, "Carried from the meeting of %s", from));
}

static void push_item(struct report_table *table, const struct report_agenda *agenda, size_t i)
{
    const struct rt_agenda_item *item = rt_agenda_item_at(&agenda->meeting->items, i);
    const struct rt_record *record = agenda->record(agenda->self, item->ref);
    struct report_row *row = rt_arena_alloc(&table->arena, sizeof *row);
    struct report_making making = {.arena = &table->arena, .row = row};
    struct rt_list why = {0};
    row->lines = 1;
    row->name = item->ref;
    report_cell_say(&making, report_cell_add(&making, ITEM, 0, 1), NULL,
                    report_print(&table->arena, "%zu", i + 1));
    say_what(&making, agenda, item, record);
    struct report_cell *colour = report_cell_add(&making, COLOUR, 0, 1);
    if (record && rt_rag_shown(record))
        report_cell_say_rag(&making, colour, record);
    if (record) {
        say_owners(&making, record);
        say_targets(&making, record);
    }
    if (agenda->why) {
        agenda->why(agenda->self, item->ref, &why);
        say_texts(&making, report_cell_add(&making, WHY, 0, 1), &why);
    }
    report_push(table, REPORT_ROW, NULL)->row = row;
}

/* ---- the whole ---- */

static void push_apologies(struct report_table *table, const struct rt_list *names)
{
    g_autofree char *all = rt_texts_in_line(names);
    if (names->n)
        report_push_note(table, report_print(&table->arena, "Apologies: %s", all));
}

struct report_table *report_agenda_new(const struct report_agenda *agenda)
{
    const struct rt_list *items = &agenda->meeting->items;
    struct report_table *table = g_new0(struct report_table, 1);
    g_autofree char *day = rt_day_words(agenda->as_at);
    table->title = report_meeting_title("Agenda", agenda->meeting);
    table->paper = &paper;
    report_push_heading(table, 1, table->title);
    report_push_heading(table, 2, "Recommendations to consider");
    push_apologies(table, &agenda->meeting->apologies);
    report_push_note(table, items->n ? report_print(&table->arena, "As at %s", day)
                                     : "Nothing stands on the agenda yet");
    if (items->n) {
        struct report_part *part = report_push(table, REPORT_TABLE, NULL);
        part->columns = agenda->why ? columns : plain;
        part->n_columns = agenda->why ? WIDTH : WHY;
    }
    for (size_t i = 0; i < items->n; i++)
        push_item(table, agenda, i);
    report_push(table, REPORT_END, NULL);
    return table;
}
