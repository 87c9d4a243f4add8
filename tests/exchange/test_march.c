/* The March 2020 paper from the fixtures: every word of the records stands on
 * it, and the whole is as fixtures/golden/southampton-progress.md has it.
 * UPDATE_GOLDEN=1 in the environment writes that file anew.
 */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <rectrack/field.h>

#include "exchange/format.h"
#include "report/layout.h"

struct march {
    struct rt_stream stream;
    struct rt_facts facts;
    struct rt_arena arena;
    struct rt_list records; /* struct rt_record */
    size_t at;
};

static struct march march;

static void read_file(const char *path)
{
    struct rt_error error = {0};
    struct file_input input;
    struct rt_stream *stream;
    const struct exchange_options options = {0};
    cr_assert_eq(file_input_open(path, FILE_LIMIT, &input, &error), RT_OK, "%s",
                 error.sentence);
    cr_assert_eq(exchange_format_find("yaml")->open(&input, &options, &stream, &error), RT_OK,
                 "%s", error.sentence);
    struct rt_list *lists[RT_ENTITIES] = {&march.facts.sources, &march.facts.owners,
                                          &march.facts.events, &march.facts.periods,
                                          &march.records};
    struct rt_item item = {0};
    do {
        cr_assert_eq(rt_stream_next(stream, &item, &error), RT_OK, "%s", error.sentence);
        for (size_t i = 0; item.shape && i < RT_ENTITIES; i++)
            if (item.shape == rt_entities[i])
                rt_shape_copy(item.shape, rt_list_add(lists[i], &march.arena, item.shape->size),
                              item.value, &march.arena);
    } while (item.shape);
    rt_stream_close(stream);
    file_input_close(&input);
}

static struct rt_record *record_at(size_t i)
{
    return (struct rt_record *)march.records.at + i;
}

/* A follower shows what its first holds. */
static void share(struct rt_record *record)
{
    for (size_t i = 0; record->reported_with && i < march.records.n; i++) {
        const struct rt_record *first = record_at(i);
        if (strcmp(first->ref, record->reported_with) != 0)
            continue;
        record->state = first->state;
        record->owners = first->owners;
        record->targets = first->targets;
        record->waiting = first->waiting;
        record->actions = first->actions;
        record->updates = first->updates;
    }
}

static enum rt_status next(struct rt_stream *stream, struct rt_item *out,
                           struct rt_error *error)
{
    (void)stream, (void)error;
    bool is_end = march.at == march.records.n;
    *out = (struct rt_item){is_end ? NULL : &rt_record_shape,
                            is_end ? NULL : record_at(march.at++)};
    return RT_OK;
}

static void begin(void)
{
    static const char *const files[] = {"1-shared", "2-scrutiny-inquiry", "3-needs-assessment"};
    march = (struct march){.stream = {.next = next}};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_strdup_printf("%s/southampton/%s.yaml", FIXTURES, files[i]);
        read_file(path);
    }
    struct rt_outlook outlook = rt_outlook_now(&march.facts, 0);
    for (size_t i = 0; i < march.records.n; i++) {
        share(record_at(i));
        rt_record_complete(record_at(i));
        rt_reckon(record_at(i), &march.arena, &outlook);
    }
}

static void end(void)
{
    rt_arena_clear(&march.arena);
    rt_facts_clear(&march.facts);
}

TestSuite(march, .init = begin, .fini = end);

struct text_sink {
    struct rt_sink sink;
    GString *text;
};

static enum rt_status take(struct rt_sink *sink, const char *bytes, size_t n,
                           struct rt_error *error)
{
    (void)error;
    g_string_append_len(((struct text_sink *)sink)->text, bytes, (gssize)n);
    return RT_OK;
}

static char *paper_of(const char *format)
{
    struct report_paper paper = {.layout = report_layout_find("progress"),
                                 .outlook = rt_outlook_now(&march.facts, 0),
                                 .head = "0123456789abcdef0123456789abcdef"};
    struct text_sink to = {{take}, g_string_new(NULL)};
    const struct exchange_options options = {0};
    march.at = 0;
    struct report_table *table = report_table_new(&paper, &march.stream);
    cr_assert_eq(exchange_format_find(format)->write_paper(table, &options, &to.sink, NULL),
                 RT_OK);
    report_table_free(table);
    return g_string_free(to.text, FALSE);
}

static size_t n_words;

/* Does every line of words stand in the paper? */
static void expect_words(const char *paper, const char *ref, const char *words)
{
    g_auto(GStrv) lines = g_strsplit(words ? words : "", "\n", -1);
    for (char **line = lines; *line; line++) {
        n_words++;
        cr_expect_not_null(strstr(paper, *line), "%s lacks: %s", ref, *line);
    }
}

static void expect_texts(const char *paper, const char *ref, const struct rt_list *texts)
{
    for (size_t i = 0; i < texts->n; i++)
        expect_words(paper, ref, rt_texts_at(texts, i));
}

Test(march, every_word_of_the_records_is_on_the_paper)
{
    g_autofree char *html = paper_of("html");
    GString *text = g_string_new(html);
    g_string_replace(text, "&lt;", "<", 0);
    g_string_replace(text, "&gt;", ">", 0);
    g_string_replace(text, "&#39;", "'", 0);
    g_string_replace(text, "&quot;", "\"", 0);
    g_string_replace(text, "&amp;", "&", 0);
    n_words = 0;
    for (size_t i = 0; i < march.records.n; i++) {
        const struct rt_record *record = record_at(i);
        expect_words(text->str, record->ref, record->title);
        expect_words(text->str, record->ref, record->text);
        expect_words(text->str, record->ref, record->theme);
        expect_words(text->str, record->ref, record->closure);
        for (size_t k = 0; k < record->actions.n; k++)
            expect_words(text->str, record->ref, rt_action_at(&record->actions, k)->text);
        for (size_t k = 0; k < record->targets.n; k++)
            expect_words(text->str, record->ref, rt_target_at(&record->targets, k)->text);
        for (size_t k = 0; k < record->updates.n; k++) {
            const struct rt_update *update = rt_update_at(&record->updates, k);
            expect_texts(text->str, record->ref, &update->progress);
            expect_texts(text->str, record->ref, &update->challenge);
            expect_texts(text->str, record->ref, &update->other);
        }
    }
    cr_assert_eq(march.records.n, 59u);
    cr_assert_gt(n_words, 250u, "%zu", n_words);
    g_string_free(text, TRUE);
}

Test(march, the_whole_paper_is_as_it_was)
{
    const char *path = FIXTURES "/golden/southampton-progress.md";
    g_autofree char *markdown = paper_of("md"), *golden = NULL;
    if (g_getenv("UPDATE_GOLDEN"))
        cr_assert(g_file_set_contents(path, markdown, -1, NULL));
    cr_assert(g_file_get_contents(path, &golden, NULL, NULL), "%s is missing", path);
    g_auto(GStrv) ours = g_strsplit(markdown, "\n", -1);
    g_auto(GStrv) theirs = g_strsplit(golden, "\n", -1);
    for (size_t i = 0; ours[i] || theirs[i]; i++)
        cr_assert_str_eq(ours[i] ? ours[i] : "(the end)", theirs[i] ? theirs[i] : "(the end)",
                         "line %zu:\n%s\ninstead of:\n%s", i + 1, ours[i], theirs[i]);
}
