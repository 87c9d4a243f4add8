/* The query words, as on the screen (a line) and on the command line (a word an
 * argument): tables of what is typed and what is understood.
 */
#include <rectrack/query.h>

#include <criterion/criterion.h>
#include <string.h>

/* "!rag=red|amber target<2020-06": negation, word, comparison, values; the
 * empty value, which stands for none, is written (). */
static char *told(const struct rt_query *query)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < query->tests.n; i++) {
        const struct rt_test *test = (const struct rt_test *)query->tests.at + i;
        const char *signs[] = {[RT_IS] = "=", [RT_BEFORE] = "<", [RT_AFTER] = ">"};
        g_string_append_printf(out, "%s%s%s", i ? " " : "", test->is_negated ? "!" : "",
                               rt_query_words[test->word].name);
        for (size_t j = 0; j < test->values.n; j++) {
            const char *value = rt_texts_at(&test->values, j);
            g_string_append(out, j ? "|" : signs[test->compare]);
            g_string_append(out, *value ? value : "()");
        }
    }
    return g_string_free(out, FALSE);
}

struct reading {
    const char *typed, *understood; /* one of the two */
    const char *refused;            /* words of the sentence */
};

static const struct reading lines[] = {
    {"", "", NULL},
    {"  \t ", "", NULL},
    {"rag:red", "rag=red", NULL},
    {"rag:red,amber overdue", "rag=red|amber overdue", NULL},
    {"RAG:Red", "rag=red", NULL},
    {"rag:none", "rag=()", NULL},
    {"rag:red,none", "rag=red|()", NULL},
    {"suggested:not-due", "suggested=not_due", NULL},
    {"state:\"in progress\"", "state=in_progress", NULL},
    {"owner:\"Hampton Trust\" source:SI", "owner=Hampton Trust source=SI", NULL},
    {"\"owner:Hampton Trust\"", "owner=Hampton Trust", NULL},
    {"owner:\"Smith, Jones\",HT", "owner=Smith, Jones|HT", NULL},
    {"owner:Smith\\,Jones", "owner=Smith,Jones", NULL},
    {"owner:\\\"Bob\\\"", "owner=\"Bob\"", NULL},
    {"owner:C:\\temp", "owner=C:\\temp", NULL},
    {"group:Adults theme:perpetrator", "group=Adults theme=perpetrator", NULL},
    {"target<2020-06", "target<2020-06", NULL},
    {"target>\"June 2020\"", "target>June 2020", NULL},
    {"target:2020,2021", "target=2020|2021", NULL},
    {"updated:2020-03", "updated=2020-03", NULL},
    {"updated<2020-03-31", "updated<2020-03-31", NULL},
    {"review no-update changed overdue", "review no-update changed overdue", NULL},
    {"Overdue", "overdue", NULL},
    {"waiting:funding links:SI-3", "waiting=funding links=SI-3", NULL},
    /* negation */
    {"not:overdue", "!overdue", NULL},
    {"-overdue", "!overdue", NULL},
    {"not:rag:green", "!rag=green", NULL},
    {"-rag:green,none", "!rag=green|()", NULL},
    {"not:not:overdue", "overdue", NULL},
    {"not:funding -\"money now\"", "!text=funding !text=money now", NULL},
    {"not", "text=not", NULL},
    {"\"-5\"", "text=-5", NULL},
    /* any other word is searched for */
    {"text:review", "text=review", NULL},
    {"text:\"rag:red\"", "text=rag:red", NULL},
    {"text:@late", "text=@late", NULL},
    {"perpetrator services", "text=perpetrator text=services", NULL},
    {"\"perpetrator services\"", "text=perpetrator services", NULL},
    {"schools, as", "text=schools text=as", NULL},
    {"alcohol,drugs", "text=alcohol|drugs", NULL},
    {"overdu", "text=overdu", NULL},
    {"https://act.welevelup.org/", "text=https://act.welevelup.org/", NULL},
    {"\"https://act.welevelup.org/\"", "text=https://act.welevelup.org/", NULL},
    {"text:\"//act\"", "text=//act", NULL},
    {"text:https://act.welevelup.org/", "text=https://act.welevelup.org/", NULL},
    {"10:30", "text=10:30", NULL},
    {"co-location:", "text=co-location:", NULL},
    {":red <b> a@b.uk", "text=:red text=<b> text=a@b.uk", NULL},
    {"Children's", "text=Children's", NULL},
    {"Ünïcode", "text=Ünïcode", NULL},
    /* wrong ones name the nearest */
    {"onwer:HT", NULL, "there is no field \"onwer\" to ask for; the nearest is \"owner\""},
    {"rga:red", NULL, "the nearest is \"rag\""},
    {"nto:overdue", NULL, "the nearest is \"not\""},
    {"ownér:HT", NULL, "the nearest is \"owner\""},
    {"zebra:1", NULL, "there are text, rag, suggested"},
    {"not:zebra:1", NULL, "there are text"},
    {"foo<3", NULL, "no field \"foo\""},
    {"rag:purple", NULL, "rag takes no \"purple\""},
    {"rag:ambre", NULL, "the nearest is rag:amber"},
    {"state:pausd", NULL, "the nearest is state:paused"},
    {"state:none", NULL, "state takes no \"none\""},
    {"rag:", NULL, "rag needs a value: rag:red,amber"},
    {"rag: red", NULL, "rag needs a value"},
    {"rag:red,", NULL, "rag needs a value"},
    {"owner:\"\"", NULL, "owner needs a value"},
    {"text:", NULL, "text needs a value"},
    {"overdue:yes", NULL, "overdue takes no value"},
    {"no-update:yes", NULL, "no-update takes no value"},
    {"rag<red", NULL, "rag has no before and after"},
    {"target<soon", NULL, "\"soon\" is none"},
    {"target:2020-13", NULL, "\"2020-13\" is none"},
    {"target<2024-02-30", NULL, "\"2024-02-30\" is none"},
    {"updated:yesterday", NULL, "\"yesterday\" is none"},
    {"@late", NULL, "no filter is kept"},
    {"-@late", NULL, "no filter is kept"},
    {"-", NULL, "is empty"},
    {"not:", NULL, "is empty"},
    {",", NULL, "is empty"},
    {"\"\"", NULL, "is empty"},
    {"owner:\"Hampton", NULL, "quotation mark is not closed"},
    {"red\033[31m", NULL, "control characters"},
    {"\xff", NULL, "not UTF-8"},
};

static const struct reading arguments[] = {
    {"owner:Hampton Trust", "owner=Hampton Trust", NULL},
    {"owner:\"Hampton Trust\"", "owner=Hampton Trust", NULL},
    {"  rag:red ", "rag=red", NULL},
    {"target<June 2020", "target<June 2020", NULL},
    {"perpetrator services", "text=perpetrator services", NULL},
    {"theme:Part two: adults", "theme=Part two: adults", NULL},
    {"theme:The owner: adults", "theme=The owner: adults", NULL},
    {"theme:see http://a.uk/ now", "theme=see http://a.uk/ now", NULL},
    {"text:\"a rag:red day\"", "text=a rag:red day", NULL},
    {"-overdue", "!overdue", NULL},
    {"not:owner:Hampton Trust", "!owner=Hampton Trust", NULL},
    {"", NULL, "is empty"},
    {"rag:red owner:HT", NULL, "\"owner:\" begins a second one"},
    {"theme:adults onwer:HT", NULL, "\"onwer:\" begins a second one"},
    {"owner:HT target<2020", NULL, "\"target<\" begins a second one"},
    {"services not:overdue", NULL, "\"not:\" begins a second one"},
    {"owner:HT not:rag:red", NULL, "--query"},
};

static void read_each(const struct reading *readings, size_t n,
                      enum rt_status (*read)(struct rt_query *query, const char *words,
                                             struct rt_error *error))
{
    for (size_t i = 0; i < n; i++) {
        const struct reading *reading = &readings[i];
        struct rt_query query = {0};
        struct rt_error error = {0};
        enum rt_status status = read(&query, reading->typed, &error);
        g_autofree char *understood = told(&query);
        if (reading->understood) {
            cr_expect_eq(status, RT_OK, "%s: %s", reading->typed, error.sentence);
            cr_expect_str_eq(understood, reading->understood, "%s", reading->typed);
        } else {
            cr_expect_eq(status, RT_USAGE, "%s gave %s", reading->typed, understood);
            cr_expect(error.sentence && strstr(error.sentence, reading->refused), "%s: %s",
                      reading->typed, error.sentence);
            cr_expect_eq(query.tests.n, 0, "%s", reading->typed);
        }
        rt_error_clear(&error);
        rt_query_clear(&query);
    }
}

Test(query, reads_a_line_of_the_screen)
{
    read_each(lines, G_N_ELEMENTS(lines), rt_query_parse);
}

Test(query, reads_an_argument_as_one_word)
{
    read_each(arguments, G_N_ELEMENTS(arguments), rt_query_add);
}

Test(query, takes_words_one_after_another_and_none_of_a_wrong_line)
{
    struct rt_query query = {0};
    cr_assert_eq(rt_query_add(&query, "rag:red", NULL), RT_OK);
    cr_assert_eq(rt_query_add(&query, "owner:HT", NULL), RT_OK);
    cr_expect_eq(rt_query_parse(&query, "overdue review changed onwer:HT", NULL), RT_USAGE);
    g_autofree char *understood = told(&query);
    cr_expect_str_eq(understood, "rag=red owner=HT");
    cr_expect_eq(rt_query_parse(&query, "overdue review changed", NULL), RT_OK);
    g_autofree char *after = told(&query);
    cr_expect_str_eq(after, "rag=red owner=HT overdue review changed");
    rt_query_clear(&query);
}

Test(query, has_an_end)
{
    struct rt_query query = {0};
    struct rt_error error = {0};
    enum rt_status status = RT_OK;
    for (int i = 0; i < 200 && status == RT_OK; i++)
        status = rt_query_add(&query, "word", &error);
    cr_expect_eq(status, RT_USAGE);
    cr_expect_str_eq(error.sentence, "a query takes 100 words at most");
    rt_error_clear(&error);
    rt_query_clear(&query);
}

Test(query, words_of_the_table_are_read_as_it_says)
{
    for (int i = 0; i < RT_WORDS; i++) {
        const struct rt_query_word *word = &rt_query_words[i];
        struct rt_query query = {0};
        cr_assert(word->name && word->help && word->example, "word %d is whole", i);
        cr_expect_eq(rt_query_parse(&query, word->example, NULL), RT_OK, "%s", word->example);
        cr_assert_eq(query.tests.n, 1, "%s", word->example);
        cr_expect_eq(((struct rt_test *)query.tests.at)->word, (enum rt_word)i, "%s",
                     word->example);
        cr_expect_eq(word->takes == RT_TAKES_CHOICE, word->choices != NULL, "%s", word->name);
        rt_query_clear(&query);
    }
}
