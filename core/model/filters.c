/* Filters that ask for filters: would all of them be read, were one of them otherwise?
 * Knows what is kept and what would be, not who changes it. */
#include <rectrack/query.h>

#include <rectrack/model.h>

static enum rt_status read_kept(const struct rt_facts *facts, const char *name,
                                struct rt_error *error)
{
    struct rt_query query = {.facts = facts};
    g_autofree char *asked = g_strconcat("@", name, NULL);
    enum rt_status status = rt_query_parse(&query, asked, error);
    rt_query_clear(&query);
    return status;
}

/* Its words by themselves: where in them the trouble is, is told. */
static enum rt_status read_words(const struct rt_facts *facts, const char *words,
                                 struct rt_error *error)
{
    struct rt_query query = {.facts = facts};
    struct rt_error why = {0};
    enum rt_status status = rt_query_parse(&query, words, &why);
    if (status == RT_OK && !query.tests.n)
        status =
            rt_fail(error, RT_USAGE, "a filter needs query words, such as \"overdue rag:red\"");
    else if (status != RT_OK && query.stopped)
        rt_fail(error, status, "at column %ld of the query: %s",
                g_utf8_pointer_to_offset(words, query.stopped) + 1, why.sentence);
    else if (status != RT_OK)
        rt_fail(error, status, "%s", why.sentence);
    rt_error_clear(&why);
    rt_query_clear(&query);
    return status;
}

/* All but the one, or with it as it would be. */
static void list_after(const struct rt_facts *facts, const struct rt_filter *was,
                       const struct rt_filter *becomes, struct rt_arena *arena,
                       struct rt_list *out)
{
    for (size_t i = 0; i < facts->filters.n; i++) {
        const struct rt_filter *one = rt_filter_at(&facts->filters, i);
        if (one != was)
            *(struct rt_filter *)rt_list_add(out, arena, sizeof *one) = *one;
    }
    if (becomes->query)
        *(struct rt_filter *)rt_list_add(out, arena, sizeof *becomes) = *becomes;
}

/* Those that can't be read already are nobody's fault now. */
static enum rt_status check_others(const struct rt_facts *before, const struct rt_facts *after,
                                   const struct rt_filter *was, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; status == RT_OK && i < before->filters.n; i++) {
        const struct rt_filter *other = rt_filter_at(&before->filters, i);
        struct rt_error why = {0};
        if (other != was && read_kept(after, other->name, &why) != RT_OK &&
            read_kept(before, other->name, NULL) == RT_OK)
            status = rt_fail(error, RT_REFUSED,
                             "the filter @%s asks for @%s and could not be read any more: %s",
                             other->name, was->name, why.sentence);
        rt_error_clear(&why);
    }
    return status;
}

enum rt_status rt_filter_check(const struct rt_facts *facts, const char *name,
                               const char *query, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_facts after = *facts;
    const struct rt_filter *was = rt_facts_filter(facts, name);
    const struct rt_filter becomes = {.name = name, .query = query};
    enum rt_status status = RT_OK;
    after.filters = (struct rt_list){0};
    list_after(facts, was, &becomes, &arena, &after.filters);
    if (query) /* what is not kept yet is none to be offered */
        status = read_words(was ? &after : facts, query, error);
    if (status == RT_OK && query)
        status = read_kept(&after, name, error);
    if (status == RT_OK && was)
        status = check_others(facts, &after, was, error);
    rt_arena_clear(&arena);
    return status;
}
