/* A small register in memory, for the tests of reports and papers. */
#include <criterion/criterion.h>

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/field.h>

#include "report/layout.h"
#include "tests/report/sample.h"

static enum rt_status next(struct rt_stream *stream, struct rt_item *out,
                           struct rt_error *error)
{
    struct sample *sample = (struct sample *)stream;
    if (sample->fails_at && sample->at + 1 == sample->fails_at)
        return rt_fail(error, RT_BUSY, "the disk failed");
    bool is_end = sample->at == sample->n;
    *out = (struct rt_item){is_end ? NULL : &rt_record_shape,
                            is_end ? NULL : &sample->records[sample->at++]};
    return RT_OK;
}

static void add_period(struct sample *sample, const char *id, const char *label, uint32_t as_at,
                       enum rt_period_state state)
{
    struct rt_facts *facts = &sample->facts;
    struct rt_period *period =
        rt_list_add(&facts->periods, &facts->arena, sizeof(struct rt_period));
    *period = (struct rt_period){.id = id, .label = label, .as_at = as_at, .state = state};
}

static void add_source(struct sample *sample, const char *code, const char *title,
                       const char *kind)
{
    struct rt_facts *facts = &sample->facts;
    struct rt_source *source =
        rt_list_add(&facts->sources, &facts->arena, sizeof(struct rt_source));
    *source = (struct rt_source){.code = code, .title = title, .kind = kind, .date = "2019"};
}

void sample_init(struct sample *sample)
{
    *sample = (struct sample){.stream = {.next = next}};
    add_source(sample, "SI", "Reducing and preventing domestic abuse", "scrutiny inquiry");
    add_source(sample, "NA", "A needs assessment", NULL);
    add_period(sample, "2020-03", "March 2020", rt_day_new(2020, 3, 31), RT_CLOSED);
    struct rt_facts *facts = &sample->facts;
    struct rt_event *event = rt_list_add(&facts->events, &facts->arena, sizeof *event);
    *event = (struct rt_event){.name = "Funding", .kind = RT_BLOCKER};
    event = rt_list_add(&facts->events, &facts->arena, sizeof *event);
    *event = (struct rt_event){.name = "The evaluation", .happened = "2020-02"};
}

void sample_earlier(struct sample *sample)
{
    sample->facts.periods = (struct rt_list){0};
    add_period(sample, "2019-12", "December 2019", rt_day_new(2019, 12, 31), RT_CLOSED);
    add_period(sample, "2020-03", "March 2020", rt_day_new(2020, 3, 31), RT_CLOSED);
}

void sample_clear(struct sample *sample)
{
    rt_arena_clear(&sample->arena);
    rt_facts_clear(&sample->facts);
}

struct rt_record *sample_record(struct sample *sample, const char *ref, const char *title,
                                const char *text)
{
    cr_assert(sample->n < SAMPLE_MOST);
    struct rt_record *record = &sample->records[sample->n++];
    const char *dash = strchr(ref, '-');
    *record = (struct rt_record){
        .ref = ref,
        .source = rt_arena_text(&sample->arena, ref, dash ? (size_t)(dash - ref) : 0),
        .title = title,
        .text = text};
    return record;
}

void sample_action(struct sample *sample, struct rt_record *record, const char *text,
                   enum rt_state state)
{
    struct rt_action *action = rt_list_add(&record->actions, &sample->arena, sizeof *action);
    action->text = text;
    action->state = state;
}

struct rt_target *sample_target(struct sample *sample, struct rt_record *record,
                                const char *text, int action)
{
    struct rt_target *target = rt_list_add(&record->targets, &sample->arena, sizeof *target);
    target->text = text;
    target->action = action;
    return target;
}

void sample_owner(struct sample *sample, struct rt_list *owners, const char *name,
                  enum rt_role role)
{
    struct rt_ownership *owner = rt_list_add(owners, &sample->arena, sizeof *owner);
    owner->name = name;
    owner->role = role;
}

void sample_stood(struct sample *sample, const char *source, const char *period, size_t red,
                  size_t amber, size_t none)
{
    struct report_standing *standing =
        rt_list_add(&sample->before, &sample->arena, sizeof *standing);
    standing->source = source;
    standing->bar =
        (struct report_bar){.label = period,
                            .n = {[RT_RED] = red, [RT_AMBER] = amber, [RT_RAG_NONE] = none},
                            .total = red + amber + none};
}

static void say(struct sample *sample, struct rt_list *list, const char *text)
{
    if (text)
        rt_texts_add(list, &sample->arena, text);
}

struct rt_update *sample_update(struct sample *sample, struct rt_record *record,
                                const char *period, const char *progress, const char *challenge,
                                const char *other)
{
    struct rt_update *update = rt_list_add(&record->updates, &sample->arena, sizeof *update);
    update->period = period ? period : "2020-03";
    say(sample, &update->progress, progress);
    say(sample, &update->challenge, challenge);
    say(sample, &update->other, other);
    return update;
}

static struct rt_outlook outlook(const struct sample *sample)
{
    return rt_outlook_of(&sample->facts, rt_facts_period(&sample->facts, "2020-03"), 0);
}

void sample_reckon(struct sample *sample)
{
    struct rt_outlook from = outlook(sample);
    for (size_t i = 0; i < sample->n; i++) {
        rt_record_complete(&sample->records[i]);
        rt_reckon(&sample->records[i], &sample->arena, &from);
    }
}

struct report_table *sample_table(struct sample *sample, struct report_paper *paper)
{
    *paper = (struct report_paper){
        .layout = report_layout_find(sample->layout ? sample->layout : "progress"),
        .outlook = outlook(sample),
        .head = sample->head,
        .selection = sample->selection};
    paper->before = sample->before;
    sample->at = 0;
    if (sample->then) {
        sample->then->at = 0;
        paper->then = &sample->then->stream;
        paper->since = rt_facts_period(&sample->facts, "2019-12");
    }
    return report_table_new(paper, &sample->stream);
}

static void add_cell(GString *out, const struct report_cell *cell)
{
    g_string_append_printf(out, "  %u %u+%u:", cell->column, cell->line, cell->lines);
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        const struct report_paragraph *p =
            (const struct report_paragraph *)cell->paragraphs.at + i;
        g_string_append(out, i ? " /" : "");
        if (p->lead)
            g_string_append_printf(out, " *%s*", p->lead);
        if (p->text)
            g_string_append_printf(out, p->is_aside ? " ~%s~" : " %s", p->text);
        if (p->tail)
            g_string_append_printf(out, " (%s)", p->tail);
        if (p->rag)
            g_string_append_printf(out, " [%s%s]", rt_rags[p->rag].key,
                                   p->is_suggested ? "?" : "");
    }
    g_string_append_c(out, '\n');
}

char *sample_words(struct sample *sample, bool has_names)
{
    struct report_paper paper;
    struct report_table *table = sample_table(sample, &paper);
    char *words = sample_words_of(table, has_names);
    report_table_free(table);
    return words;
}

char *sample_words_of(struct report_table *table, bool has_names)
{
    GString *out = g_string_new(NULL);
    struct report_part part = {0};
    do {
        struct rt_error error = {0};
        cr_assert_eq(report_table_next(table, &part, &error), RT_OK, "%s", error.sentence);
        if (part.kind == REPORT_HEADING)
            g_string_append_printf(out, "%.*s %s\n", (int)part.level, "###", part.text);
        else if (part.kind == REPORT_NOTE)
            g_string_append_printf(out, "%s\n", part.text);
        else if (part.kind == REPORT_BAND)
            g_string_append_printf(out, "= %s\n", part.text);
        else if (part.kind == REPORT_CHART)
            g_string_append_printf(out, "[picture: %s]\n", part.chart->words);
        for (size_t i = 0; part.kind == REPORT_TABLE && i < part.n_columns; i++)
            g_string_append_printf(out, "%s%s%s", i ? " | " : "[", part.columns[i].heading,
                                   i + 1 == part.n_columns ? "]\n" : "");
        if (part.kind != REPORT_ROW)
            continue;
        if (has_names)
            g_string_append_printf(out, "- %s\n", part.row->name);
        for (size_t i = 0; i < part.row->cells.n; i++)
            add_cell(out, (const struct report_cell *)part.row->cells.at + i);
    } while (part.kind != REPORT_END);
    return g_string_free(out, FALSE);
}
