/* A paper of ours comes in again: every word of the records that it shows is what a reader of
 * its tables gives, whatever the words are.  trust.md H12.
 *
 * A table can't show: which blanks there are, characters without a face (they stand by
 * number), on a sheet which of several lines are one paragraph or belong to a closure or a
 * reason of something else, and who wrote which of several updates.  Those are left out of what
 * is held together. */
#include <criterion/criterion.h>

#include <string.h>

#include <rectrack/field.h>

#include "exchange/csv.h"
#include "exchange/grid_read.h"
#include "exchange/paper.h"
#include "report/layout.h"
#include "tests/exchange/helper.h"
#include "tests/exchange/random.h"

enum { REGISTERS = 100, SEED = 1 };

/* A register in memory, and the records in the order of a paper. */
struct shelf {
    struct rt_stream stream;
    struct rt_facts facts;
    struct rt_arena arena;
    struct rt_list records; /* struct rt_record */
    size_t at;
};

static enum rt_status next(struct rt_stream *stream, struct rt_item *out,
                           G_GNUC_UNUSED struct rt_error *error)
{
    struct shelf *shelf = (struct shelf *)stream;
    *out = (struct rt_item){0};
    if (shelf->at < shelf->records.n)
        *out = (struct rt_item){&rt_record_shape,
                                (struct rt_record *)shelf->records.at + shelf->at++};
    return RT_OK;
}

static struct rt_record *find(const struct shelf *shelf, const char *ref)
{
    for (size_t i = 0; ref && i < shelf->records.n; i++) {
        struct rt_record *record = (struct rt_record *)shelf->records.at + i;
        if (strcmp(record->ref, ref) == 0)
            return record;
    }
    return NULL;
}

static void keep(struct shelf *shelf, const struct rt_item *item)
{
    struct rt_list *list = item->shape == &rt_record_shape   ? &shelf->records
                           : item->shape == &rt_source_shape ? &shelf->facts.sources
                           : item->shape == &rt_period_shape ? &shelf->facts.periods
                                                             : NULL;
    if (list)
        rt_shape_copy(item->shape, rt_list_add(list, &shelf->arena, item->shape->size),
                      item->value, &shelf->arena);
}

/* Lines as a paper shows them, without empty ones and blanks at their ends. */
static char *plain(const char *words)
{
    g_autoptr(GString) shown = g_string_new(NULL), out = g_string_new(NULL);
    paper_clean(shown, words ? words : "");
    g_auto(GStrv) lines = g_strsplit(shown->str, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_autoptr(GString) one = g_string_new(NULL);
        for (const char *at = *line; *at; at = g_utf8_next_char(at)) /* any blank is one */
            if (!g_unichar_isspace(g_utf8_get_char(at)) && g_utf8_get_char(at) != 0xA0)
                g_string_append_unichar(one, g_utf8_get_char(at));
        if (one->len)
            g_string_append_printf(out, "%s\n", one->str);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Characters without a face become "?": by number a text might be longer than its field.  So
 * does a text of blanks alone, which nobody sees; the reason of a revision is one line. */
static char *faced(struct shelf *shelf, const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    gunichar c;
    char in[12];
    while ((c = paper_step(&text)) != 0)
        g_string_append_unichar(out, paper_mark(c, in) ? '?' : c);
    g_autofree char *seen = plain(out->str);
    if (!*seen)
        g_string_assign(out, "?");
    return rt_arena_copy(&shelf->arena, out->str);
}

static void tame(struct shelf *shelf, const struct rt_shape *shape, void *value)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        const char **text = (const char **)(void *)((char *)value + field->at);
        if (field->type == RT_TYPE_TEXT && *text)
            *text =
                g_strdelimit(faced(shelf, *text), shape == &rt_revision_shape ? "\n" : "", ' ');
        if (field->type != RT_TYPE_TEXTS && field->type != RT_TYPE_LIST)
            continue;
        struct rt_list *list = rt_field_list(field, value);
        for (size_t k = 0; k < list->n; k++)
            if (field->type == RT_TYPE_TEXTS)
                ((const char **)list->at)[k] = faced(shelf, rt_texts_at(list, k));
            else
                tame(shelf, field->shape, rt_list_item(list, k, field->shape->size));
    }
}

/* What shows on the paper: a follower shows what its first holds; all is reckoned. */
static void reckon(struct shelf *shelf, const struct rt_outlook *outlook)
{
    for (size_t i = 0; i < shelf->records.n; i++) {
        struct rt_record *record = (struct rt_record *)shelf->records.at + i;
        const struct rt_record *first = find(shelf, record->reported_with);
        if (first && first != record) {
            record->state = first->state;
            record->owners = first->owners;
            record->targets = first->targets;
            record->waiting = first->waiting;
            record->actions = first->actions;
            record->updates = first->updates;
        }
        rt_record_complete(record);
        rt_reckon(record, &shelf->arena, outlook);
    }
}

/* ---- there and back ---- */

static GString *write_paper(struct shelf *shelf, const struct rt_outlook *outlook,
                            const char *format)
{
    const struct exchange_options options = {.modules = BUILD "/core/exchange"};
    struct report_paper paper = {.layout = report_layout_find("progress"), .outlook = *outlook};
    GString *out = g_string_new(NULL);
    struct helper_sink sink = helper_sink_new(out);
    struct rt_error error = {0};
    shelf->at = 0;
    struct report_table *table = report_table_new(&paper, &shelf->stream);
    enum rt_status status =
        exchange_format_find(format)->write_paper(table, &options, &sink.sink, &error);
    cr_assert(status == RT_OK || status == RT_PARTLY, "%s", error.sentence);
    rt_error_clear(&error);
    report_table_free(table);
    return out;
}

static void read_paper(const char *format, const GString *bytes, const struct rt_facts *facts,
                       struct shelf *back)
{
    const struct exchange_options options = {
        .modules = BUILD "/core/exchange", .facts = facts, .period = "2020-03"};
    struct file_input input = helper_file("f", bytes->str, bytes->len);
    struct rt_stream *stream;
    struct rt_error error = {0};
    struct rt_item item = {0};
    enum rt_status status =
        exchange_format_find(format)->open(&input, &options, &stream, &error);
    cr_assert_eq(status, RT_OK, "%s", error.sentence);
    do {
        status = rt_stream_next(stream, &item, &error);
        cr_assert_eq(status, RT_OK, "%s", error.sentence);
        if (item.shape)
            keep(back, &item);
    } while (item.shape);
    rt_stream_close(stream);
    file_input_close(&input);
}

/* ---- held together ---- */

static unsigned n_held;

static void hold(const char *format, unsigned seed, const char *ref, const char *what,
                 const char *was, const char *is)
{
    g_autofree char *one = plain(was), *other = plain(is);
    n_held++;
    cr_expect_str_eq(one, other, "%s, seed %u, %s %s: was\n%s\nbecame\n%s", format, seed, ref,
                     what, one, other);
}

static char *head_of(const struct rt_record *record)
{
    g_autofree char *title = plain(record->title);
    const char *text = record->text ? record->text : "";
    return g_strconcat(g_strchomp(title), *title && *text ? " – " : "", text, NULL);
}

static char *actions_of(const struct rt_record *record)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < record->actions.n; i++)
        g_string_append_printf(out, "%s\n", rt_action_at(&record->actions, i)->text);
    return g_string_free(out, FALSE);
}

/* In the order of the paper: those of actions by action, then the others. */
static char *targets_of(const struct rt_record *record)
{
    GString *out = g_string_new(NULL);
    for (size_t action = 1; action <= record->actions.n + 1; action++)
        for (size_t i = 0; i < record->targets.n; i++) {
            const struct rt_target *target = rt_target_at(&record->targets, i);
            bool is_last = target->action < 1 || (size_t)target->action > record->actions.n;
            if (is_last ? action == record->actions.n + 1 : (size_t)target->action == action)
                g_string_append_printf(out, "%s\n", target->text);
        }
    return g_string_free(out, FALSE);
}

static void add_texts(GString *out, const char *label, const struct rt_list *texts)
{
    for (size_t i = 0; i < texts->n; i++) {
        g_autofree char *text = plain(rt_texts_at(texts, i));
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line && **line; line++)
            g_string_append_printf(out, "%s %s\n", label, *line);
    }
}

static char *update_of(const struct rt_record *record, struct rt_arena *arena)
{
    struct rt_update update;
    GString *out = g_string_new(NULL);
    csv_update_of(record, "2020-03", arena, &update);
    add_texts(out, "o", &update.other);
    add_texts(out, "p", &update.progress);
    add_texts(out, "c", &update.challenge);
    g_string_append(out, update.no_change ? "no change\n" : "");
    if (update.rag)
        g_string_append_printf(out, "%s %s\n", rt_rags[update.rag].key,
                               update.reason ? update.reason : "");
    return g_string_free(out, FALSE);
}

static size_t n_updates(const struct rt_record *record)
{
    size_t n = 0;
    for (size_t i = 0; i < record->updates.n; i++)
        n += strcmp(rt_update_at(&record->updates, i)->period, "2020-03") == 0;
    return n;
}

/* Do a closure or the reason of a colour have lines? */
static bool has_lines(const struct rt_record *record)
{
    const struct rt_update *setter = rt_rag_setter(record, "2020-03");
    return (record->closure && strchr(record->closure, '\n')) ||
           (setter && setter->reason && strchr(setter->reason, '\n'));
}

static void hold_record(const char *format, unsigned seed, struct shelf *shelf,
                        const struct rt_record *was, const struct rt_record *is)
{
    g_autofree char *head = head_of(was), *head_back = head_of(is);
    hold(format, seed, was->ref, "words", head, head_back);
    if (is->reported_with) {
        hold(format, seed, was->ref, "reported with", was->reported_with, is->reported_with);
        return;
    }
    g_autofree char *actions = actions_of(was), *actions_back = actions_of(is);
    hold(format, seed, was->ref, "actions", actions, actions_back);
    if (strcmp(format, "xlsx") == 0 && has_lines(was))
        return;
    g_autofree char *targets = targets_of(was), *targets_back = targets_of(is);
    hold(format, seed, was->ref, "targets", targets, targets_back);
    if (n_updates(was) > 1)
        return;
    g_autofree char *update = update_of(was, &shelf->arena),
                    *update_back = update_of(is, &shelf->arena);
    hold(format, seed, was->ref, "update", update, update_back);
}

static void there_and_back(struct shelf *shelf, const char *format, unsigned seed)
{
    struct shelf back = {0};
    struct rt_outlook outlook = rt_outlook_now(&shelf->facts, 0);
    outlook.period = rt_facts_period(&shelf->facts, "2020-03");
    reckon(shelf, &outlook);
    GString *bytes = write_paper(shelf, &outlook, format);
    read_paper(format, bytes, &shelf->facts, &back);
    for (size_t i = 0; i < shelf->records.n; i++) {
        const struct rt_record *was = (const struct rt_record *)shelf->records.at + i;
        const struct rt_record *is = find(&back, was->ref);
        cr_expect_not_null(is, "%s, seed %u: %s is lost", format, seed, was->ref);
        if (is)
            hold_record(format, seed, shelf, was, is);
    }
    cr_expect_eq(back.records.n, shelf->records.n, "%s, seed %u: %zu of %zu", format, seed,
                 back.records.n, shelf->records.n);
    g_string_free(bytes, TRUE);
    rt_arena_clear(&back.arena);
}

/* RECTRACK_TEST_REGISTERS=1000 tries more of them. */
static void try_random(const char *format)
{
    const char *more = g_getenv("RECTRACK_TEST_REGISTERS");
    unsigned n = more ? (unsigned)g_ascii_strtoull(more, NULL, 10) : REGISTERS;
    for (unsigned seed = SEED; seed < SEED + n; seed++) {
        struct shelf shelf = {.stream = {.next = next}};
        static const struct rt_source source = {.code = "SI", .title = "The inquiry"};
        static const struct rt_period period = {
            .id = "2020-03", .label = "March 2020", .as_at = 737515};
        GRand *chance = g_rand_new_with_seed(seed);
        GArray *items = random_register(chance, &shelf.arena);
        keep(&shelf, &(struct rt_item){&rt_source_shape, (void *)(uintptr_t)&source});
        keep(&shelf, &(struct rt_item){&rt_period_shape, (void *)(uintptr_t)&period});
        for (guint i = 0; i < items->len; i++)
            if (g_array_index(items, struct rt_item, i).shape == &rt_record_shape)
                keep(&shelf, &g_array_index(items, struct rt_item, i));
        for (size_t i = 0; i < shelf.records.n; i++)
            tame(&shelf, &rt_record_shape, (struct rt_record *)shelf.records.at + i);
        if (shelf.records.n)
            there_and_back(&shelf, format, seed);
        g_array_free(items, TRUE);
        g_rand_free(chance);
        rt_arena_clear(&shelf.arena);
    }
    cr_expect_gt(n_held, 200u, "%u", n_held);
}

Test(table_back, a_word_paper_of_any_words_comes_back, .timeout = 120)
{
    try_random("docx");
}

Test(table_back, an_excel_paper_of_any_words_comes_back, .timeout = 120)
{
    try_random("xlsx");
}
