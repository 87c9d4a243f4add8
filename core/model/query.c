/* Reads query words, one or a line of them, into tests.  Names the nearest where
 * one is wrong; which there are and what they take stands in query_table.c, and
 * owners, sources and themes are words here, matched by who has the records.
 *
 * A word is read twice: first into letters with a mark on those that stand for
 * themselves (quoted, or behind a backslash), then into negation, field and
 * values.  Marked letters part nothing.
 */
#include "model/query_value.h"

#include <rectrack/text.h>

#include <string.h>

enum { MOST_TESTS = 100, DEEPEST = 8 };

/* Letters, and for each byte whether it stands for itself ('x') or may part
 * words and values (' '). */
struct letters {
    GString *text, *marks;
};

static void letters_clear(struct letters *letters)
{
    g_string_free(letters->text, TRUE);
    g_string_free(letters->marks, TRUE);
}

static void letters_add(struct letters *letters, char c, bool is_marked)
{
    g_string_append_c(letters->text, c);
    g_string_append_c(letters->marks, is_marked ? 'x' : ' ');
}

/* A piece of a word: bytes begin to end. */
struct span {
    const struct letters *of;
    size_t begin, end;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static bool is_at(const struct span *span, size_t i, char c)
{
    return i < span->end && span->of->text->str[i] == c && span->of->marks->str[i] == ' ';
}

static char *text_of(const struct span *span)
{
    return g_strndup(span->of->text->str + span->begin, span->end - span->begin);
}

static bool is_word(const struct span *span, size_t begin, size_t end, const char *word)
{
    return end - begin == strlen(word) &&
           g_ascii_strncasecmp(span->of->text->str + begin, word, end - begin) == 0;
}

/* The word of the table that stands there, or RT_WORDS. */
static enum rt_word find_word(const struct span *span, size_t begin, size_t end)
{
    for (int i = 0; i < RT_WORDS; i++)
        if (is_word(span, begin, end, rt_query_words[i].name))
            return (enum rt_word)i;
    return RT_WORDS;
}

/* Where a field's name that begins at begin ends (on its ':', '<' or '>'), or 0:
 * there is none.  Names are letters; "no-update" is one too; "://" makes none. */
static size_t field_end(const struct span *span, size_t begin)
{
    const char *text = span->of->text->str;
    size_t at = begin;
    bool has_hyphen = false;
    while (at < span->end) {
        gunichar c = g_utf8_get_char(text + at);
        if (!g_unichar_isalpha(c) && c != '-')
            break;
        has_hyphen |= c == '-';
        at += (size_t)(g_utf8_next_char(text + at) - (text + at));
    }
    /* Quotes group and no more: "owner:Hampton Trust" is a field too. */
    if (at == begin || at == span->end || !strchr(":<>", text[at]))
        return 0;
    /* An address is none, but text:"//" is: the quotes part it. */
    const char *marks = span->of->marks->str;
    if (g_str_has_prefix(text + at, "://") && marks[at] == marks[at + 1])
        return 0;
    if (has_hyphen && find_word(span, begin, at) == RT_WORDS)
        return 0;
    return at;
}

static const char *nearest_word(const char *name)
{
    const char *names[RT_WORDS + 1];
    for (int i = 0; i < RT_WORDS; i++)
        names[i] = rt_query_words[i].name;
    names[RT_WORDS] = "not";
    bool is_not = g_ascii_strcasecmp(name, "not") == 0; /* "not<x" */
    return rt_text_nearest(name, names, is_not ? RT_WORDS : G_N_ELEMENTS(names));
}

static enum rt_status fail_unknown(const char *name, struct rt_error *error)
{
    const char *nearest = nearest_word(name);
    if (nearest)
        return rt_fail(error, RT_USAGE,
                       "there is no field \"%s\" to ask for; the nearest is \"%s\" (to search "
                       "for the words, write text: before them, in quotes)",
                       name, nearest);
    g_autoptr(GString) all = g_string_new(NULL);
    for (int i = 0; i < RT_WORDS; i++)
        g_string_append_printf(all, "%s%s", i ? ", " : "", rt_query_words[i].name);
    return rt_fail(
        error, RT_USAGE,
        "there is no field \"%s\" to ask for; there are %s (to search for the words, "
        "write text: before them, in quotes)",
        name, all->str);
}

/* Refuses a blank with another "field:" behind it: two words in one argument. */
static enum rt_status refuse_second(const struct span *span, struct rt_error *error)
{
    for (size_t i = span->begin + 1; i < span->end; i++) {
        if (!is_blank(span->of->text->str[i - 1]) || span->of->marks->str[i - 1] != ' ')
            continue;
        size_t end = field_end(span, i);
        if (!end || end + 1 >= span->end || is_blank(span->of->text->str[end + 1]))
            continue;
        struct span name = {span->of, i, end};
        g_autofree char *word = text_of(&name);
        bool is_not = is_word(span, i, end, "not");
        if (find_word(span, i, end) == RT_WORDS && !is_not &&
            (end - i < 3 || !nearest_word(word)))
            continue;
        return rt_fail(
            error, RT_USAGE,
            "one argument is one word of the query, and \"%s%c\" begins a second one; "
            "write them as two arguments, or all of them behind --query",
            word, span->of->text->str[end]);
    }
    return RT_OK;
}

/* The values: what commas part, ends trimmed. */
static enum rt_status read_values(const struct span *span, bool is_bare, struct rt_query *query,
                                  struct rt_test *test, struct rt_error *error)
{
    size_t begin = span->begin;
    for (size_t i = span->begin; i <= span->end; i++) {
        if (i < span->end && !is_at(span, i, ','))
            continue;
        struct span one = {span->of, begin, i};
        g_autofree char *value = g_strstrip(text_of(&one));
        begin = i + 1;
        /* A comma that ends a word of prose asks for nothing. */
        if (is_bare && !*value)
            continue;
        enum rt_status status = query_add_value(query, test, value, error);
        if (status != RT_OK)
            return status;
    }
    if (!test->values.n)
        return rt_fail(error, RT_USAGE, "a word of the query is empty; write what to look for");
    return RT_OK;
}

static enum rt_status read_field(const struct span *span, size_t end, struct rt_query *query,
                                 struct rt_test *test, struct rt_error *error)
{
    test->word = find_word(span, span->begin, end);
    if (test->word == RT_WORDS) {
        struct span name = {span->of, span->begin, end};
        g_autofree char *word = text_of(&name);
        return fail_unknown(word, error);
    }
    const struct rt_query_word *word = &rt_query_words[test->word];
    char sign = span->of->text->str[end];
    test->compare = sign == '<' ? RT_BEFORE : sign == '>' ? RT_AFTER : RT_IS;
    if (word->takes == RT_TAKES_NOTHING)
        return rt_fail(error, RT_USAGE, "%s takes no value; write %s alone, or not:%s",
                       word->name, word->name, word->name);
    if (test->compare != RT_IS && word->takes != RT_TAKES_WINDOW)
        return rt_fail(error, RT_USAGE, "%s has no before and after; write %s", word->name,
                       word->example);
    struct span values = {span->of, end + 1, span->end};
    return read_values(&values, false, query, test, error);
}

/* Takes "-" and "not:" off the front. */
static void read_negation(struct span *span, struct rt_test *test)
{
    if (is_at(span, span->begin, '-')) {
        test->is_negated = true;
        span->begin++;
    }
    while (is_at(span, span->begin + 3, ':') &&
           is_word(span, span->begin, span->begin + 3, "not")) {
        test->is_negated = !test->is_negated;
        span->begin += 4;
    }
}

static enum rt_status read_all(struct rt_query *query, const char *words, bool is_line,
                               struct rt_error *error);

static enum rt_status fail_filter(const struct rt_facts *facts, const char *name,
                                  struct rt_error *error)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; facts && i < facts->filters.n; i++)
        g_string_append_printf(all, "%s@%s", i ? ", " : "",
                               rt_filter_at(&facts->filters, i)->name);
    return rt_fail(error, RT_USAGE,
                   "there is no filter \"%s\"; %s%s (to search for the word, write text:%s)",
                   name, all->len ? "there are " : "no filter is kept, so write its words out",
                   all->str, name);
}

/* The words of a filter, as if they stood there.  What joins several words with "and" is
 * not turned round by a "not" before them. */
static enum rt_status read_filter(const struct span *span, bool is_negated,
                                  struct rt_query *query, struct rt_error *error)
{
    g_autofree char *name = text_of(span);
    const struct rt_facts *facts = query->facts;
    const struct rt_filter *filter = facts ? rt_facts_filter(facts, name + 1) : NULL;
    size_t before = query->tests.n;
    if (!filter)
        return fail_filter(facts, name, error);
    if (query->depth == DEEPEST)
        return rt_fail(error, RT_USAGE,
                       "the filter %s asks for filters that ask for it again, or for too many; "
                       "write its words out",
                       name);
    query->depth++;
    enum rt_status status = read_all(query, filter->query, true, error);
    query->depth--;
    if (status != RT_OK || !is_negated)
        return status;
    if (query->tests.n != before + 1)
        return rt_fail(error, RT_USAGE,
                       "%s stands for several words, and not: turns one round; write them out",
                       name);
    struct rt_test *test = rt_list_item(&query->tests, before, sizeof *test);
    test->is_negated = !test->is_negated;
    return RT_OK;
}

static enum rt_status read_word(const struct letters *letters, struct rt_query *query,
                                struct rt_error *error)
{
    struct rt_test test = {.word = RT_WORD_TEXT};
    struct span span = {letters, 0, letters->text->len};
    if (query->tests.n == MOST_TESTS)
        return rt_fail(error, RT_USAGE, "a query takes %d words at most", MOST_TESTS);
    while (span.begin < span.end && is_blank(letters->text->str[span.begin]))
        span.begin++;
    while (span.end > span.begin && is_blank(letters->text->str[span.end - 1]))
        span.end--;
    read_negation(&span, &test);
    enum rt_status status = refuse_second(&span, error);
    if (status != RT_OK)
        return status;
    size_t end = field_end(&span, span.begin);
    enum rt_word word = find_word(&span, span.begin, span.end);
    if (end) {
        status = read_field(&span, end, query, &test, error);
    } else if (word != RT_WORDS && rt_query_words[word].takes == RT_TAKES_NOTHING) {
        test.word = word;
    } else if (is_at(&span, span.begin, '@')) {
        return read_filter(&span, test.is_negated, query, error);
    } else {
        status = read_values(&span, true, query, &test, error);
    }
    if (status == RT_OK)
        *(struct rt_test *)rt_list_add(&query->tests, &query->arena, sizeof test) = test;
    return status;
}

/* Reads letters up to the end of the word: of the line, where is_line is false.
 * Gives where the next one begins. */
static const char *read_letters(const char *at, bool is_line, struct letters *out,
                                bool *is_open)
{
    bool is_quoted = false;
    for (; *at && (is_quoted || !is_line || !is_blank(*at)); at++) {
        if (*at == '"')
            is_quoted = !is_quoted;
        else if (*at == '\\' && at[1] && strchr(",\"\\", at[1]))
            letters_add(out, *++at, true);
        else
            letters_add(out, *at, is_quoted);
    }
    *is_open = is_quoted;
    return at;
}

static enum rt_status read_all(struct rt_query *query, const char *words, bool is_line,
                               struct rt_error *error)
{
    if (rt_text_check(words, strlen(words), NULL, NULL) != RT_OK)
        return rt_fail(error, RT_USAGE,
                       "the query holds control characters or bytes that are not UTF-8; write "
                       "it without them");
    struct rt_list before = query->tests;
    enum rt_status status = RT_OK;
    do {
        while (is_line && is_blank(*words))
            words++;
        if (is_line && !*words)
            break;
        struct letters letters = {g_string_new(NULL), g_string_new(NULL)};
        const char *word = words;
        bool is_open = false;
        words = read_letters(words, is_line, &letters, &is_open);
        status = is_open
                     ? rt_fail(error, RT_USAGE,
                               "a quotation mark is not closed in the query; write a second "
                               "one, or \\\" for the mark itself")
                     : read_word(&letters, query, error);
        letters_clear(&letters);
        if (status != RT_OK && !query->depth)
            query->stopped = word;
    } while (is_line && status == RT_OK);
    if (status != RT_OK)
        query->tests = before;
    return status;
}

enum rt_status rt_query_add(struct rt_query *query, const char *argument,
                            struct rt_error *error)
{
    return read_all(query, argument, false, error);
}

enum rt_status rt_query_parse(struct rt_query *query, const char *line, struct rt_error *error)
{
    return read_all(query, line, true, error);
}

void rt_query_clear(struct rt_query *query)
{
    rt_arena_clear(&query->arena);
    *query = (struct rt_query){0};
}
