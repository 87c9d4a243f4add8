/* What the tests of all papers share. */
#include "tests/exchange/papers.h"

#include <criterion/criterion.h>

#include <string.h>

struct sample papers_sample;

void papers_begin(void)
{
    sample_init(&papers_sample);
}

void papers_end(void)
{
    sample_clear(&papers_sample);
}

void papers_again(void)
{
    papers_end();
    papers_begin();
}

struct text_sink {
    struct rt_sink sink;
    GString *text;
    size_t room; /* fails when it is used up */
};

static enum rt_status take(struct rt_sink *sink, const char *bytes, size_t n,
                           struct rt_error *error)
{
    struct text_sink *to = (struct text_sink *)sink;
    if (n > to->room)
        return rt_fail(error, RT_BUSY, "no space is left");
    to->room -= n;
    g_string_append_len(to->text, bytes, (gssize)n);
    return RT_OK;
}

enum rt_status papers_try(struct sample *sample, const char *format, size_t room, GString *out,
                          struct rt_error *error)
{
    return papers_try_as(sample, format, NULL, room, out, error);
}

enum rt_status papers_try_as(struct sample *sample, const char *format,
                             struct file_input *template, size_t room, GString *out,
                             struct rt_error *error)
{
    struct report_paper paper;
    struct report_table *table = sample_table(sample, &paper);
    struct text_sink to = {{take}, out, room};
    const struct exchange_options options = {.modules = BUILD "/core/exchange",
                                             .template = template};
    enum rt_status status =
        exchange_format_find(format)->write_paper(table, &options, &to.sink, error);
    report_table_free(table);
    return status;
}

GString *papers_bytes(struct sample *sample, const char *format)
{
    GString *out = g_string_new(NULL);
    struct rt_error error = {0};
    cr_assert_eq(papers_try(sample, format, SIZE_MAX, out, &error), RT_OK, "%s",
                 error.sentence);
    return out;
}

char *papers_write(struct sample *sample, const char *format)
{
    return g_string_free(papers_bytes(sample, format), FALSE);
}

/* What people, other programs and enemies may write. */
const char *const papers_hostile[] = {
    "<script>alert(1)</script>",
    "\"onmouseover=alert(1) x=\"",
    "' onload='x",
    "javascript:alert(1)",
    "&#60;b&#62; &lt;b&gt; &amp;",
    "</style><script>x</script>",
    "--> <!-- x --> <![CDATA[x]]>",
    "</td></tr></table>",
    "<img src=x onerror=alert(1)>",
    "a | b",
    "a \\| b",
    "a \\\\| b",
    "\\",
    "\\\\",
    "||",
    "|---|---|",
    "| a | b |\n| - | - |",
    "one\ntwo\n\nfour",
    "```\ncode\n```",
    "`a | b`",
    "``",
    "~~~",
    "~~gone~~",
    "[x](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "[x]: http://example.org",
    "<http://example.org>",
    "http://example.org/a_b_c",
    "www.example.org",
    "a@example.org",
    "---",
    "***",
    "===",
    "1. one",
    "1) one",
    "- one",
    "+ one",
    "* one",
    "# one",
    "> one",
    "**bold** *it* __b__ _i_",
    "snake_case_name",
    "*",
    "**",
    "_",
    "a*b*c",
    "$x$ $$y$$",
    ":smile: :+1:",
    "[^1]",
    "[ ] [x]",
    "#1 @user",
    "a\tb",
    " lead and trail ",
    "\u00a0nbsp\u00a0",
    "\u202Eright to left",
    "zero\u200Bwidth",
    "e\u0301\u0301",
    "\U0001F600 \u00A3 \u2013 \u2026",
    "\u2028line\u2029paragraph",
    "=1+1",
    "'=1",
    "{{x}} {% x %}",
    "\\n",
    "&",
    "<",
    ">",
    "<br>",
    "%s%n",
    "first offices, flat",
    "<a href=\"x\">",
    "{kind}{period}",
};
const size_t papers_n_hostile = G_N_ELEMENTS(papers_hostile);

char *papers_shown(const char *words)
{
    GString *shown = g_string_new(words);
    g_string_replace(shown, "\u202E", "<U+202E>", 0);
    g_string_replace(shown, "\u200B", "<U+200B>", 0);
    g_string_replace(shown, "\u2028", "<U+2028>", 0);
    g_string_replace(shown, "\u2029", "<U+2029>", 0);
    return g_string_free(shown, FALSE);
}

void papers_fill_simply(struct sample *sample)
{
    struct rt_record *record = sample_record(sample, "SI-5", "Awareness", "Raise it.");
    record->theme = "Services";
    sample_action(sample, record, "Plan", RT_STATE_NOT_STARTED);
    sample_action(sample, record, "Share", RT_STATE_COMPLETE);
    sample_target(sample, record, "June 2021", 1);
    sample_target(sample, record, "Complete", 2);
    sample_update(sample, record, NULL, "Agreed:\n• one", "Costs more.", NULL);
    sample_reckon(sample);
}

void papers_fill(struct sample *sample, const char *words)
{
    struct rt_source *source = rt_source_at(&sample->facts.sources, 0);
    source->title = source->document = source->kind = words;
    source->colours = (struct rt_colours){
        .red = words, .amber = words, .green = words, .complete = words, .not_due = words};
    rt_period_at(&sample->facts.periods, 0)->label = words;
    sample_stood(sample, "SI", words, 1, 0, 2);
    sample->selection = words;
    struct rt_record *record = sample_record(sample, "SI-1", words, words);
    record->group = record->theme = record->closure = words;
    sample_action(sample, record, words, RT_STATE_COMPLETE);
    sample_action(sample, record, words, RT_STATE_NOT_STARTED);
    sample_target(sample, record, words, 1);
    struct rt_target *target = sample_target(sample, record, words, 0);
    struct rt_revision *revision =
        rt_list_add(&target->revisions, &sample->arena, sizeof *revision);
    *revision = (struct rt_revision){.text = words, .reason = words, .granted_by = words};
    sample_update(sample, record, NULL, words, words, words)->by = words;
    struct rt_update *update = sample_update(sample, record, NULL, words, NULL, NULL);
    update->rag = RT_RED;
    update->reason = words;
    update->by = words;
    sample_record(sample, "SI-2", NULL, words)->reported_with = words;
    sample_record(sample, "SI-3", words, NULL)->reported_with = "SI-1";
    sample_reckon(sample);
}

size_t papers_count(const char *text, const char *words)
{
    size_t n = 0;
    for (const char *at = text; *words && (at = strstr(at, words)) != NULL; at += strlen(words))
        n++;
    return n;
}

static char *random_words(GRand *random)
{
    static const char *const bits[] = {
        "|", "\\", "`", "*",  "_", "[", "]",  "(",  ")",  "<",  ">",  "#",    "-",  "+",  "!",
        "&", "~",  "=", "\n", " ", "a", "1",  ".",  ":",  "/",  "w",  "é",    "\t", "$",  "\"",
        "'", "{",  "}", "^",  "@", "–", "<b", "h:", "//", "**", "&a", "www.", ";",  "|-", "1."};
    GString *out = g_string_new(NULL);
    for (int n = g_rand_int_range(random, 0, 14); n > 0; n--)
        g_string_append(out, bits[g_rand_int_range(random, 0, G_N_ELEMENTS(bits))]);
    return g_string_free(out, FALSE);
}

static const char *some_words(struct sample *sample, GRand *random)
{
    g_autofree char *words = random_words(random);
    return rt_arena_copy(&sample->arena, words);
}

void papers_fill_randomly(struct sample *sample, GRand *random, size_t records)
{
    for (size_t i = 0; i < records; i++) {
        const char *ref = rt_arena_copy(&sample->arena, "SI-1");
        struct rt_record *record =
            sample_record(sample, ref, some_words(sample, random), some_words(sample, random));
        record->theme = some_words(sample, random);
        for (int n = g_rand_int_range(random, 0, 4); n > 0; n--)
            sample_action(sample, record, some_words(sample, random), RT_STATE_COMPLETE);
        for (int n = g_rand_int_range(random, 0, 4); n > 0; n--)
            sample_target(sample, record, some_words(sample, random),
                          g_rand_int_range(random, 0, 4));
        sample_update(sample, record, NULL, some_words(sample, random),
                      some_words(sample, random), some_words(sample, random));
    }
    sample_reckon(sample);
}
