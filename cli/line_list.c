/* The list in pages of ten: which recommendations the query finds, and what the person does
 * with them. */
#include "cli/line.h"

#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/text.h>

enum { PAGE = 10 };

/* What was found: references, in the order of the papers. */
struct found {
    struct rt_arena arena;
    struct rt_list refs;
};

/* ---- finding ---- */

/* Words on an owner that is not there find nothing, and look like an answer. */
static void tell_owners(struct cli_line *line, const struct rt_query *query)
{
    for (size_t i = 0; i < query->tests.n; i++) {
        const struct rt_test *test = rt_list_item(&query->tests, i, sizeof *test);
        for (size_t k = 0; k < test->values.n && test->word == RT_WORD_OWNER; k++) {
            const char *value = rt_texts_at(&test->values, k);
            g_autofree char *nearest = NULL;
            if (!*value || rt_query_finds_owner(line->outlook.facts, value, &nearest))
                continue;
            cli_say(&line->talk, "No owner is called \"%s\"%s%s%s.", value,
                    nearest ? "; the nearest is owner:\"" : "", nearest ? nearest : "",
                    nearest ? "\"" : "");
        }
    }
}

static enum rt_status read_refs(struct cli_line *line, const struct rt_query *query,
                                struct found *out, struct rt_error *error)
{
    struct rt_select select = {.query = query, .outlook = line->outlook, .depth = RT_LINE};
    struct rt_stream *rows;
    struct rt_item item = {0};
    enum rt_status status = rt_register_select(line->context->reg, &select, &rows, error);
    if (status != RT_OK)
        return status;
    while ((status = rt_stream_next(rows, &item, error)) == RT_OK && item.shape)
        rt_texts_add(&out->refs, &out->arena, ((const struct rt_record *)item.value)->ref);
    rt_stream_close(rows);
    return status;
}

/* What words find; false, and it is said, where they can't be read. */
static bool find(struct cli_line *line, const char *words, struct found *out)
{
    struct rt_error error = {0};
    struct rt_query query = {.facts = line->outlook.facts};
    *out = (struct found){0};
    enum rt_status status = rt_query_parse(&query, words, &error);
    if (status == RT_OK) {
        tell_owners(line, &query);
        status = read_refs(line, &query, out, &error);
    }
    if (status != RT_OK) {
        cli_say(&line->talk, "That can't be asked for: %s%s", error.sentence,
                cli_stop(error.sentence));
        rt_arena_clear(&out->arena);
    }
    rt_error_clear(&error);
    rt_query_clear(&query);
    return status == RT_OK;
}

/* From now on the list shows what words find, if they find anything. */
static void filter(struct cli_line *line, const char *words)
{
    struct found found;
    if (!find(line, words, &found))
        return;
    if (found.refs.n) {
        char *query = g_strdup(words);
        g_free(line->query);
        line->query = query;
        line->first = 0;
        line->is_page_said = false;
    } else {
        cli_say(&line->talk, "Nothing matches %s. The list stays as it was.", words);
    }
    rt_arena_clear(&found.arena);
}

static void say_query_words(struct cli_line *line)
{
    for (size_t i = 0; i < RT_WORDS; i++)
        cli_say(&line->talk, "%s: %s.", rt_query_words[i].example, rt_query_words[i].help);
    cli_say(&line->talk, "Several words, with blanks between, must all hold; not: before a "
                         "word turns it round.");
}

static void ask_filter(struct cli_line *line)
{
    static const struct cli_question question = {
        .words =
            "Which words? For example: suggested:red, or: owner:\"Hampton Trust\" overdue. "
            "w reads all the words there are.",
        .empty = "all recommendations",
        .help =
            "What holds for a recommendation, such as suggested:red or overdue, or words that "
            "stand in its text."};
    for (;;) {
        g_autofree char *words = NULL;
        if (cli_ask_line(&line->talk, &question, &words) != CLI_ANSWER)
            return;
        if (strcmp(words, "w") != 0) {
            filter(line, words);
            return;
        }
        say_query_words(line);
    }
}

/* ---- saying ---- */

static void say_page(struct cli_line *line, const struct found *found)
{
    size_t n = found->refs.n, end = MIN(line->first + PAGE, n);
    const char *of = *line->query ? line->query : NULL;
    g_autofree char *from = end - line->first == 1
                                ? g_strdup("Recommendation")
                                : g_strdup_printf("Recommendations %zu to", line->first + 1);
    cli_say_apart(&line->talk, "%s %zu of %zu%s%s.", from, end, n, of ? " that match " : "",
                  of ? of : "");
    for (size_t i = line->first; i < end; i++) {
        struct rt_arena arena = {0};
        struct rt_record record = {0};
        const char *ref = rt_texts_at(&found->refs, i);
        if (rt_register_record(line->context->reg, ref, &line->outlook, &arena, &record,
                               NULL) == RT_OK)
            cli_say(&line->talk, "%zu. %s", i + 1, rt_say_record(&record, &arena));
        else
            cli_say(&line->talk, "%zu. %s can't be read.", i + 1, ref);
        rt_arena_clear(&arena);
    }
}

/* ---- choosing ---- */

static void turn_to(struct cli_line *line, size_t first)
{
    line->is_page_said = line->is_page_said && line->first == first;
    line->first = first;
}

/* One after another, as long as the person goes on. */
static void open_from(struct cli_line *line, const struct found *found, size_t at)
{
    for (bool goes_on = true; goes_on && at < found->refs.n; at++) {
        const char *next = at + 1 < found->refs.n ? rt_texts_at(&found->refs, at + 1) : NULL;
        turn_to(line, at - at % PAGE);
        goes_on = cli_line_record(line, rt_texts_at(&found->refs, at), next);
    }
}

/* The place of a reference in what was found; n where it is not there. */
static size_t place_of(const struct found *found, const char *ref)
{
    size_t at = 0;
    while (at < found->refs.n && g_ascii_strcasecmp(rt_texts_at(&found->refs, at), ref) != 0)
        at++;
    return at;
}

/* What is neither number nor letter: a reference, else query words. */
static void take_words(struct cli_line *line, const struct found *found, const char *words)
{
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    bool is_ref = rt_register_record(line->context->reg, words, &line->outlook, &arena, &record,
                                     NULL) == RT_OK;
    rt_arena_clear(&arena);
    if (is_ref && place_of(found, words) < found->refs.n)
        open_from(line, found, place_of(found, words));
    else if (is_ref)
        cli_line_record(line, words, NULL);
    else
        filter(line, words);
}

/* false: back to where the list was opened. */
static bool take(struct cli_line *line, const struct found *found, const char *words)
{
    guint64 number = 0;
    bool has_more = line->first + PAGE < found->refs.n;
    line->is_page_said = line->is_page_said && strcmp(words, "l") != 0;
    if (!strcmp(words, "n") || !*words) {
        if (!has_more && *words)
            cli_say(&line->talk, "That was the last page.");
        turn_to(line, line->first + (has_more ? PAGE : 0));
        return has_more || *words;
    }
    if (!strcmp(words, "p")) {
        if (!line->first)
            cli_say(&line->talk, "This is the first page.");
        turn_to(line, line->first - MIN(line->first, (size_t)PAGE));
    } else if (!strcmp(words, "l")) {
        return true;
    } else if (!strcmp(words, "f")) {
        ask_filter(line);
    } else if (!strcmp(words, "a")) {
        filter(line, "");
    } else if (strspn(words, "0123456789") < strlen(words)) {
        take_words(line, found, words);
    } else if (found->refs.n &&
               g_ascii_string_to_unsigned(words, 10, 1, found->refs.n, &number, NULL)) {
        open_from(line, found, (size_t)number - 1);
    } else {
        cli_say(&line->talk, "There is no number %s; the list has %zu.", words, found->refs.n);
    }
    return true;
}

void cli_line_list(struct cli_line *line)
{
    static const char help[] =
        "A number, or a reference such as SI-5, opens that recommendation. n says the next "
        "ten, p the ten before. f asks for query words, a takes them away; they may be typed "
        "here at once, such as suggested:red. l says the page again.";
    bool is_open = true;
    line->is_page_said = false;
    while (is_open && !line->talk.is_over && cli_line_look(line)) {
        struct found found;
        g_autofree char *words = NULL;
        if (!find(line, line->query, &found))
            return;
        if (line->first >= found.refs.n)
            turn_to(line, 0);
        if (!found.refs.n && !*line->query) {
            cli_say(&line->talk,
                    "There are no recommendations yet. The commands import and add "
                    "bring some.");
            return;
        }
        if (!line->is_page_said)
            say_page(line, &found);
        line->is_page_said = true;
        bool has_more = line->first + PAGE < found.refs.n;
        struct cli_question question = {
            .words = "Which number? n next, p previous, f filter, a all, l this page again.",
            .empty = has_more ? "the next ten" : "back to the menu",
            .help = help};
        enum cli_answer answer = cli_ask_line(&line->talk, &question, &words);
        is_open = answer == CLI_ANSWER && take(line, &found, words);
        rt_arena_clear(&found.arena);
    }
}
