/* Colours that have stood for several reports: of the recommendations that have an
 * update in each of the last ones, what the model says of each. */
#include "command/reports.h"

static struct rt_list *add_test(struct rt_query *query, enum rt_word word)
{
    struct rt_test *test = rt_list_add(&query->tests, &query->arena, sizeof *test);
    test->word = word;
    return &test->values;
}

/* Asks for those alone that can be meant: with an update in each of the last reports,
 * and no other colour now.  False where there are not so many reports. */
static bool ask(const struct rt_outlook *outlook, struct rt_query *query)
{
    const char *const now[] = {rt_rags[RT_RED].key, rt_rags[RT_AMBER].key, ""};
    struct rt_outlook at = *outlook;
    if (at.period && at.period->state != RT_CLOSED)
        at.period = rt_outlook_before(&at);
    for (int n = 0; n < RT_REPORTS_LONG; n++) {
        if (!at.period)
            return false;
        rt_texts_add(add_test(query, RT_WORD_UPDATED), &query->arena, at.period->id);
        at.period = rt_outlook_before(&at);
    }
    struct rt_list *colours = add_test(query, RT_WORD_RAG);
    for (size_t i = 0; i < G_N_ELEMENTS(now); i++)
        rt_texts_add(colours, &query->arena, now[i]);
    return true;
}

/* Of a shared row, the first. */
static void count(const struct rt_record *record, const struct rt_outlook *outlook,
                  struct rt_arena *arena, struct rt_list *out)
{
    enum rt_rag rag;
    size_t n = record->reported_with ? 0 : rt_rag_reports(record, outlook, &rag);
    if (n < RT_REPORTS_LONG)
        return;
    struct lasting *lasting = rt_list_add(out, arena, sizeof *lasting);
    *lasting = (struct lasting){rt_arena_copy(arena, record->ref), rag, n};
}

enum rt_status reports_lasting(struct rt_register *reg, const struct rt_outlook *outlook,
                               struct rt_arena *arena, struct rt_list *out,
                               struct rt_error *error)
{
    struct rt_query query = {0};
    struct rt_select select = {.query = &query, .outlook = *outlook, .depth = RT_WHOLE};
    struct rt_stream *stream = NULL;
    struct rt_item item;
    bool has_reports = ask(outlook, &query);
    enum rt_status status =
        has_reports ? rt_register_select(reg, &select, &stream, error) : RT_OK;
    while (stream && status == RT_OK) {
        status = rt_stream_next(stream, &item, error);
        if (status != RT_OK || !item.shape)
            break;
        count(item.value, outlook, arena, out);
    }
    rt_stream_close(stream);
    rt_query_clear(&query);
    return status;
}
