/* The suggested colours of the Southampton register itself, read from the files
 * that the sample is loaded from: what the product says March 2020 gives.
 */
#include <rectrack/date.h>
#include <rectrack/field.h>
#include <rectrack/rag.h>
#include <rectrack/stream.h>

#include "base/file.h"
#include "exchange/yaml.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const files[] = {"1-shared.yaml", "2-scrutiny-inquiry.yaml",
                                    "3-needs-assessment.yaml"};

/* All of the sample; facts.arena holds the records too. */
struct sample {
    struct rt_facts facts;
    struct rt_list records; /* struct rt_record */
};

static void keep(struct sample *sample, const struct rt_item *item)
{
    struct rt_list *lists[] = {&sample->facts.sources, &sample->facts.owners,
                               &sample->facts.events, &sample->facts.periods, &sample->records};
    for (size_t i = 0; i < RT_ENTITIES; i++) {
        if (rt_entities[i] != item->shape)
            continue;
        void *copy = rt_list_add(lists[i], &sample->facts.arena, item->shape->size);
        rt_shape_copy(item->shape, copy, item->value, &sample->facts.arena);
    }
}

static void read_file(struct sample *sample, const char *name)
{
    g_autofree char *path = g_build_filename(FIXTURES, "southampton", name, NULL);
    struct exchange_options options = {0};
    struct rt_error error = {0};
    struct file_input input;
    struct rt_stream *stream = NULL;
    struct rt_item item;
    cr_assert_eq(file_input_open(path, FILE_LIMIT, &input, &error), RT_OK, "%s",
                 error.sentence);
    cr_assert_eq(yaml_open(&input, &options, &stream, &error), RT_OK, "%s", error.sentence);
    do {
        cr_assert_eq(rt_stream_next(stream, &item, &error), RT_OK, "%s", error.sentence);
        if (item.shape)
            keep(sample, &item);
    } while (item.shape);
    rt_stream_close(stream);
    file_input_close(&input);
}

static struct rt_record *find(struct sample *sample, const char *ref)
{
    for (size_t i = 0; i < sample->records.n; i++) {
        struct rt_record *record = (struct rt_record *)sample->records.at + i;
        if (strcmp(record->ref, ref) == 0)
            return record;
    }
    return NULL;
}

/* A shared row's other members show what its first one holds. */
static void share(struct sample *sample, struct rt_record *record)
{
    const struct rt_record *first = find(sample, record->reported_with);
    cr_assert_not_null(first, "%s is reported with %s", record->ref, record->reported_with);
    record->state = first->state;
    record->actions = first->actions;
    record->targets = first->targets;
    record->updates = first->updates;
    record->waiting = first->waiting;
}

static void read_sample(struct sample *sample)
{
    *sample = (struct sample){0};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
        read_file(sample, files[i]);
    for (size_t i = 0; i < sample->records.n; i++)
        rt_record_complete((struct rt_record *)sample->records.at + i);
    struct rt_outlook outlook = rt_outlook_now(&sample->facts, rt_day_today());
    for (size_t i = 0; i < sample->records.n; i++) {
        struct rt_record *record = (struct rt_record *)sample->records.at + i;
        if (record->reported_with)
            share(sample, record);
        rt_reckon(record, &sample->facts.arena, &outlook);
    }
}

/* SI-1 to SI-16. */
static const char *const colours[] = {
    "red",   "amber",   "green", "amber", "amber", "amber",   "amber",    "amber",
    "amber", "not_due", "amber", "red",   "green", "not_due", "complete", "amber"};

Test(sample, is_suggested_what_the_product_says_of_march_2020)
{
    struct sample sample;
    read_sample(&sample);
    cr_assert_eq(sample.records.n, 59);
    for (size_t i = 0; i < sample.records.n; i++) {
        const struct rt_record *record = (const struct rt_record *)sample.records.at + i;
        const char *suggested = rt_rags[record->suggested].key;
        const char *expected = i < G_N_ELEMENTS(colours) ? colours[i] : NULL;
        cr_expect_eq(g_strcmp0(suggested, expected), 0, "%s is suggested %s: %s", record->ref,
                     suggested, record->rag_reason);
        cr_expect_eq(record->rag, RT_RAG_NONE, "%s: nobody set a colour", record->ref);
        cr_expect_eq(record->overdue, i == 0, "%s", record->ref);
        cr_expect_not(record->review, "%s", record->ref);
        cr_expect_str_eq(record->period, "2020-03");
        cr_expect_eq(g_strcmp0(record->updated, expected ? "2020-03-31" : NULL), 0, "%s",
                     record->ref);
        cr_expect_eq(record->direction, expected ? RT_NEW : RT_DIRECTION_NONE, "%s",
                     record->ref);
    }
    rt_facts_clear(&sample.facts);
}

Test(sample, says_why)
{
    struct sample sample;
    read_sample(&sample);
    cr_expect_str_eq(find(&sample, "SI-1")->rag_reason, "Nov 2019 has passed");
    cr_expect_str_eq(find(&sample, "SI-5")->rag_reason, "A challenge stands");
    cr_expect_str_eq(find(&sample, "SI-14")->rag_reason, "It waits for an event");
    cr_assert_eq(find(&sample, "SI-5")->waiting_now.n, 1);
    cr_expect_str_eq(rt_texts_at(&find(&sample, "SI-5")->waiting_now, 0), "Funding");
    cr_assert_eq(find(&sample, "SI-7")->waiting_now.n, 2, "as SI-6");
    rt_facts_clear(&sample.facts);
}
