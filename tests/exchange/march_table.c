/* A table of March 2020, held against fixtures/southampton.
 *
 * A table says number, title, text, actions, targets and what was reported.  It can't say:
 * summary, note, response, state, closure, owners, waiting, links; a theme whose row was
 * lost; the state and owners of an action; the event of a target. */
#include "tests/exchange/march_table.h"

#include <criterion/criterion.h>

#include <string.h>

#include <rectrack/field.h>

#include "exchange/format.h"
#include "exchange/grid_read.h"

struct register_of {
    struct rt_facts facts;
    struct rt_list records; /* struct rt_record */
};

static void keep(struct register_of *to, const struct rt_item *item)
{
    struct rt_list *list = item->shape == &rt_record_shape   ? &to->records
                           : item->shape == &rt_source_shape ? &to->facts.sources
                           : item->shape == &rt_period_shape ? &to->facts.periods
                                                             : NULL;
    if (list)
        rt_shape_copy(item->shape, rt_list_add(list, &to->facts.arena, item->shape->size),
                      item->value, &to->facts.arena);
}

static void keep_all(struct register_of *to, struct rt_stream *stream)
{
    struct rt_error error = {0};
    struct rt_item item;
    do {
        cr_assert_eq(rt_stream_next(stream, &item, &error), RT_OK, "%s", error.sentence);
        if (item.shape)
            keep(to, &item);
    } while (item.shape);
}

static void read_fixture(struct register_of *to)
{
    const struct exchange_options options = {0};
    struct file_input input;
    struct rt_stream *stream;
    cr_assert_eq(file_input_open(FIXTURES "/southampton/2-scrutiny-inquiry.yaml", FILE_LIMIT,
                                 &input, NULL),
                 RT_OK);
    cr_assert_eq(exchange_format_find("yaml")->open(&input, &options, &stream, NULL), RT_OK);
    keep_all(to, stream);
    rt_stream_close(stream);
    file_input_close(&input);
}

static const struct rt_record *find(const struct register_of *in, const char *ref)
{
    for (size_t i = 0; i < in->records.n; i++) {
        const struct rt_record *record = (const struct rt_record *)in->records.at + i;
        if (strcmp(record->ref, ref) == 0)
            return record;
    }
    return NULL;
}

static void expect(const char *name, const char *ref, const char *what, const char *got,
                   const char *wanted)
{
    cr_expect_str_eq(got ? got : "", wanted ? wanted : "", "%s: %s %s\ngave    %s\ninstead %s",
                     name, ref, what, got, wanted);
}

static void compare_texts(const char *name, const char *ref, const char *what,
                          const struct rt_list *got, const struct rt_list *wanted)
{
    cr_expect_eq(got->n, wanted->n, "%s: %s %s: %zu paragraphs instead of %zu", name, ref, what,
                 got->n, wanted->n);
    for (size_t i = 0; i < MIN(got->n, wanted->n); i++)
        expect(name, ref, what, rt_texts_at(got, i), rt_texts_at(wanted, i));
}

static void compare_lists(const char *name, const struct rt_record *got,
                          const struct rt_record *wanted, unsigned gaps)
{
    const char *ref = wanted->ref;
    cr_expect_eq(got->actions.n, wanted->actions.n, "%s: %s has %zu actions", name, ref,
                 got->actions.n);
    for (size_t i = 0; i < MIN(got->actions.n, wanted->actions.n); i++)
        expect(name, ref, "action", rt_action_at(&got->actions, i)->text,
               rt_action_at(&wanted->actions, i)->text);
    cr_expect_eq(got->targets.n, wanted->targets.n, "%s: %s has %zu targets", name, ref,
                 got->targets.n);
    for (size_t i = 0; i < MIN(got->targets.n, wanted->targets.n); i++) {
        const struct rt_target *target = rt_target_at(&got->targets, i);
        const struct rt_target *other = rt_target_at(&wanted->targets, i);
        bool is_lost = gaps & MARCH_TARGETS_APART && strcmp(ref, "SI-8") == 0;
        expect(name, ref, "target", target->text, other->text);
        cr_expect_eq(target->action, is_lost ? 0 : other->action, "%s: %s \"%s\" of action %d",
                     name, ref, target->text, target->action);
    }
}

static void compare_updates(const char *name, const struct rt_record *got,
                            const struct rt_record *wanted, unsigned gaps)
{
    cr_assert_eq(got->updates.n, wanted->updates.n, "%s: %s", name, wanted->ref);
    for (size_t i = 0; i < got->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&got->updates, i);
        const struct rt_update *other = rt_update_at(&wanted->updates, i);
        bool is_labelled = gaps & MARCH_LABELS && other->other.n;
        const struct rt_list none = {0};
        expect(name, wanted->ref, "period", update->period, other->period);
        compare_texts(name, wanted->ref, "progress", &update->progress,
                      is_labelled ? &other->other : &other->progress);
        compare_texts(name, wanted->ref, "challenge", &update->challenge, &other->challenge);
        compare_texts(name, wanted->ref, "other", &update->other,
                      is_labelled ? &none : &other->other);
    }
}

unsigned march_table_check(const char *name, struct grid *grid, unsigned gaps)
{
    struct register_of known = {0}, got = {0};
    struct rt_stream *stream;
    read_fixture(&known);
    const struct exchange_options options = {.facts = &known.facts};
    cr_assert_eq(grid_stream_open(grid, name, &options, &stream, NULL), RT_OK);
    keep_all(&got, stream);
    unsigned doubts = stream->doubts->len;
    rt_stream_close(stream);
    cr_expect_eq(got.records.n, 16u, "%s: %zu recommendations", name, got.records.n);
    for (size_t i = 0; i < known.records.n; i++) {
        const struct rt_record *wanted = (const struct rt_record *)known.records.at + i;
        const struct rt_record *record = find(&got, wanted->ref);
        cr_assert_not_null(record, "%s: there is no %s", name, wanted->ref);
        expect(name, wanted->ref, "source", record->source, wanted->source);
        expect(name, wanted->ref, "title", record->title, wanted->title);
        expect(name, wanted->ref, "text", record->text, wanted->text);
        expect(name, wanted->ref, "reported with", record->reported_with,
               wanted->reported_with);
        if (record->theme)
            expect(name, wanted->ref, "theme", record->theme, wanted->theme);
        compare_lists(name, record, wanted, gaps);
        compare_updates(name, record, wanted, gaps);
    }
    rt_facts_clear(&known.facts);
    rt_facts_clear(&got.facts);
    return doubts;
}
