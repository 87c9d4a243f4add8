/* The papers: any words stay words (trust.md, H4 and H5), tables keep their
 * shape, the same input gives the same bytes.
 */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "exchange/format.h"
#include "tests/exchange/html_check.h"
#include "tests/report/sample.h"

static struct sample sample;

static void begin(void)
{
    sample_init(&sample);
}

static void end(void)
{
    sample_clear(&sample);
}

static void again(void)
{
    end();
    begin();
}

TestSuite(papers, .init = begin, .fini = end);
TestSuite(html, .init = begin, .fini = end);
TestSuite(markdown, .init = begin, .fini = end);

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

static enum rt_status try_paper(const char *format, size_t room, char **out,
                                struct rt_error *error)
{
    struct report_paper paper;
    struct report_table *table = sample_table(&sample, &paper);
    struct text_sink to = {{take}, g_string_new(NULL), room};
    const struct exchange_options options = {0};
    enum rt_status status =
        exchange_format_find(format)->write_paper(table, &options, &to.sink, error);
    report_table_free(table);
    *out = g_string_free(to.text, FALSE);
    return status;
}

/* The paper; g_free it. */
static char *paper_of(const char *format)
{
    char *out = NULL;
    struct rt_error error = {0};
    cr_assert_eq(try_paper(format, SIZE_MAX, &out, &error), RT_OK, "%s", error.sentence);
    return out;
}

/* What people, other programs and enemies may write. */
static const char *const hostile[] = {
    "<script>alert(1)</script>", "\"onmouseover=alert(1) x=\"", "' onload='x",
    "javascript:alert(1)", "&#60;b&#62; &lt;b&gt; &amp;", "</style><script>x</script>",
    "--> <!-- x --> <![CDATA[x]]>", "</td></tr></table>", "<img src=x onerror=alert(1)>",
    "a | b", "a \\| b", "a \\\\| b", "\\", "\\\\", "||", "|---|---|", "| a | b |\n| - | - |",
    "one\ntwo\n\nfour", "```\ncode\n```", "`a | b`", "``", "~~~", "~~gone~~",
    "[x](javascript:alert(1))", "![x](http://example.org/x.png)", "[x]: http://example.org",
    "<http://example.org>", "http://example.org/a_b_c", "www.example.org", "a@example.org",
    "---", "***", "===", "1. one", "1) one", "- one", "+ one", "* one", "# one", "> one",
    "**bold** *it* __b__ _i_", "snake_case_name", "*", "**", "_", "a*b*c", "$x$ $$y$$",
    ":smile: :+1:", "[^1]", "[ ] [x]", "#1 @user", "a\tb", " lead and trail ", "\u00a0nbsp\u00a0",
    "\u202Eright to left", "zero\u200Bwidth", "e\u0301\u0301", "\U0001F600 \u00A3 \u2013 \u2026",
    "\u2028line\u2029paragraph", "=1+1", "'=1", "{{x}} {% x %}", "\\n", "&", "<", ">", "<br>",
    "%s%n", "<a href=\"x\">", "{kind}{period}",
};

/* The same words in every place that a paper shows. */
static void fill_everything(const char *words)
{
    struct rt_source *source = rt_source_at(&sample.facts.sources, 0);
    source->title = source->document = source->kind = words;
    source->colours = (struct rt_colours){
        .red = words, .amber = words, .green = words, .complete = words, .not_due = words};
    rt_period_at(&sample.facts.periods, 0)->label = words;
    sample.selection = words;
    struct rt_record *record = sample_record(&sample, "SI-1", words, words);
    record->group = record->theme = record->closure = words;
    sample_action(&sample, record, words, RT_STATE_COMPLETE);
    sample_action(&sample, record, words, RT_STATE_NOT_STARTED);
    sample_target(&sample, record, words, 1);
    struct rt_target *target = sample_target(&sample, record, words, 0);
    struct rt_revision *revision =
        rt_list_add(&target->revisions, &sample.arena, sizeof *revision);
    *revision = (struct rt_revision){.text = words, .reason = words, .granted_by = words};
    sample_update(&sample, record, NULL, words, words, words)->by = words;
    struct rt_update *update = sample_update(&sample, record, NULL, words, NULL, NULL);
    update->rag = RT_RED;
    update->reason = words;
    update->by = words;
    sample_record(&sample, "SI-2", NULL, words)->reported_with = words;
    sample_record(&sample, "SI-3", words, NULL)->reported_with = "SI-1";
    sample_reckon(&sample);
}

static size_t count(const char *text, const char *words)
{
    size_t n = 0;
    for (const char *at = text; *words && (at = strstr(at, words)) != NULL; at += strlen(words))
        n++;
    return n;
}

Test(html, any_words_stay_words)
{
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        again();
        fill_everything(hostile[i]);
        g_autofree char *html = paper_of("html");
        struct html_check check;
        html_check(&check, html);
        cr_expect_null(check.fault, "%s: %s", hostile[i], check.fault);
        cr_expect_geq(count(check.text->str, hostile[i]), 20u, "lost: %s", hostile[i]);
        cr_expect_eq(check.tables, 2u);
        html_check_clear(&check);
    }
}

Test(html, control_characters_and_broken_bytes_are_seen_as_replaced)
{
    static const char *const bad[] = {"a\x01z", "a\x7Fz",         "a\x1B[2Jz",      "a\xC2\x9Bz",
                                      "a\xFFz", "a\xEF\xBF\xBEz", "a\xED\xA0\x80z"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        again();
        sample_record(&sample, "SI-1", bad[i], bad[i]);
        sample_reckon(&sample);
        const char *const formats[] = {"html", "md"};
        for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
            g_autofree char *paper = paper_of(formats[k]);
            cr_expect(g_utf8_validate(paper, -1, NULL), "case %zu", i);
            cr_expect_null(strstr(paper, bad[i]), "case %zu", i);
            cr_expect_not_null(strstr(paper, "a\xEF\xBF\xBD"), "case %zu", i);
        }
    }
}

Test(html, the_policy_names_the_style_it_has)
{
    g_autofree char *html = paper_of("html");
    const char *from = strstr(html, "<style>"), *to = strstr(html, "</style>");
    cr_assert(from && to);
    from += strlen("<style>");
    guint8 digest[32];
    gsize n = sizeof digest;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)from, to - from);
    g_checksum_get_digest(sum, digest, &n);
    g_autofree char *hash = g_base64_encode(digest, n);
    g_autofree char *policy =
        g_strdup_printf("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                        "'none'; style-src 'sha256-%s'; img-src data:\">",
                        hash);
    cr_expect_not_null(strstr(html, policy));
    cr_expect_not_null(strstr(html, "<html lang=\"en-GB\">"));
    cr_expect_lt(strstr(html, "Content-Security-Policy"), from);
    cr_expect_not_null(strstr(html, "size:A4 landscape"));
    cr_expect_not_null(strstr(html, "thead{display:table-header-group}"));
}

/* Relative luminance of #rrggbb, as WCAG has it. */
static double luminance(const char *colour)
{
    static const double weight[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (size_t i = 0; i < 3; i++) {
        char digits[3] = {colour[1 + 2 * i], colour[2 + 2 * i], '\0'};
        double part = (double)strtoul(digits, NULL, 16) / 255;
        double square = (part + 0.055) / 1.055;
        /* 2.4 is taken as 2.5 below: x^2 * sqrt(x), near enough for a bound */
        double root = square;
        for (int k = 0; k < 20; k++)
            root = (root + square / (root > 0 ? root : 1)) / 2;
        sum += weight[i] * (part <= 0.04045 ? part / 12.92 : square * square * root);
    }
    return sum;
}

Test(html, each_colour_can_be_read_and_red_is_never_under_black)
{
    static const char *const names[] = {".red{", ".amber{", ".green{", ".complete{", ".not_due{"};
    g_autofree char *html = paper_of("html");
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *rule = strstr(html, names[i]);
        cr_assert_not_null(rule, "%s", names[i]);
        const char *ground = strstr(rule, "background:") + strlen("background:");
        bool is_white = strncmp(strstr(ground, ";color:") + strlen(";color:"), "#fff", 4) == 0;
        double there = luminance(ground), ink = is_white ? 1 : 0;
        double contrast = (MAX(there, ink) + 0.05) / (MIN(there, ink) + 0.05);
        cr_expect_geq(contrast, 4.5, "%s %f", names[i], contrast);
        cr_expect(i > 0 || is_white, "black on red");
    }
}

Test(html, an_action_and_its_target_are_one_row)
{
    struct rt_record *record = sample_record(&sample, "SI-5", "Awareness", "Raise it.");
    record->theme = "Services";
    sample_action(&sample, record, "Plan", RT_STATE_NOT_STARTED);
    sample_action(&sample, record, "Share", RT_STATE_COMPLETE);
    sample_target(&sample, record, "June 2021", 1);
    sample_target(&sample, record, "Complete", 2);
    sample_reckon(&sample);
    g_autofree char *html = paper_of("html");
    cr_expect_not_null(
        strstr(html, "<tr class=\"band\"><th class=\"band\" scope=\"rowgroup\" colspan=\"4\">"
                     "Services</th></tr>\n"
                     "<tr class=\"more\"><th scope=\"row\" abbr=\"5. Awareness\" rowspan=\"2\">"
                     "<p><strong>5. Awareness –</strong> Raise it.</p></th>"
                     "<td class=\"line\"><p>Plan</p></td>"
                     "<td class=\"line\"><p>June 2021</p></td>"
                     "<td rowspan=\"2\"><p><strong class=\"rag not_due suggested\">suggested: "
                     "Not due</strong> – June 2021 is more than 6 months off</p></td></tr>\n"
                     "<tr class=\"on\"><td class=\"line\"><p>Share <span class=\"tail\">"
                     "(complete)</span></p></td><td class=\"line\"><p>Complete</p></td></tr>\n"),
        "%s", strstr(html, "<tbody>"));
}

/* Is the character at here escaped: behind an odd number of backslashes? */
static bool is_escaped(const char *line, const char *here)
{
    size_t n = 0;
    while (here > line && here[-1] == '\\')
        here--, n++;
    return n % 2 == 1;
}

/* The cells of a line of a Markdown table, unescaped and without our "**". */
static GPtrArray *cells_of(const char *line)
{
    GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
    GString *cell = g_string_new(NULL);
    for (const char *at = line + 1; *at; at++) {
        if (*at == '|' && !is_escaped(line, at)) {
            g_ptr_array_add(cells, g_strdup(g_strstrip(cell->str)));
            g_string_truncate(cell, 0);
        } else if (*at == '\\' && g_ascii_ispunct(at[1])) {
            g_string_append_c(cell, *++at);
        } else if (*at == '*' && at[1] == '*') {
            at++;
        } else {
            cr_expect(!strchr("`*_[]<>&~$", *at), "not escaped: %c in %s", *at, line);
            g_string_append_c(cell, *at);
        }
    }
    cr_expect_eq(cell->len, 0u, "no | at the end of %s", line);
    g_string_free(cell, TRUE);
    return cells;
}

/* Every table of the paper has as many cells in each row as in its head, and no
 * line outside begins anything but a heading or a paragraph; gives the text of
 * all cells, each behind a line feed. */
static char *check_markdown(const char *markdown)
{
    g_auto(GStrv) lines = g_strsplit(markdown, "\n", -1);
    GString *text = g_string_new("\n");
    guint columns = 0;
    for (size_t i = 0; lines[i]; i++) {
        if (lines[i][0] != '|') {
            columns = 0;
            cr_expect(lines[i][0] == '\0' || !strchr("-+=>|`~ ", lines[i][0]),
                      "a line begins a block: %s", lines[i]);
            continue;
        }
        g_autoptr(GPtrArray) cells = cells_of(lines[i]);
        if (columns == 0) {
            columns = cells->len;
            cr_expect(g_str_has_prefix(lines[i + 1], "| --- |"));
        } else if (i > 0 && lines[i - 1][0] == '|' && (i < 2 || lines[i - 2][0] != '|')) {
            cr_expect_eq(strspn(lines[i], "|- "), strlen(lines[i]), "%s", lines[i]);
            continue;
        }
        cr_expect_eq(cells->len, columns, "%u cells of %u in %s", cells->len, columns, lines[i]);
        for (guint k = 0; k < cells->len; k++)
            g_string_append_printf(text, "%s\n", (char *)g_ptr_array_index(cells, k));
    }
    return g_string_free(text, FALSE);
}

Test(markdown, any_words_stay_words)
{
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        again();
        fill_everything(hostile[i]);
        g_autofree char *markdown = paper_of("md");
        g_autofree char *text = check_markdown(markdown);
        g_auto(GStrv) lines = g_strsplit(hostile[i], "\n", -1);
        for (size_t k = 0; lines[k]; k++) {
            const char *line = g_strstrip(g_strdelimit(lines[k], "\t", ' '));
            cr_expect(!*line || count(text, line) >= 10, "lost: %s in\n%s", line, text);
        }
    }
}

Test(markdown, reads_as_plain_text)
{
    struct rt_record *record = sample_record(&sample, "SI-5", "Awareness", "Raise it.");
    record->theme = "Services";
    sample_action(&sample, record, "Plan", RT_STATE_NOT_STARTED);
    sample_action(&sample, record, "Share", RT_STATE_COMPLETE);
    sample_target(&sample, record, "June 2021", 1);
    sample_target(&sample, record, "Complete", 2);
    sample_update(&sample, record, NULL, "Agreed:\n• one", "Costs more.", NULL);
    sample_reckon(&sample);
    g_autofree char *markdown = paper_of("md");
    cr_expect(
        g_str_has_prefix(
            markdown,
            "# Update on progress against recommendations, March 2020\n"
            "\n"
            "As at 31 March 2020\n"
            "\n"
            "## Reducing and preventing domestic abuse\n"
            "\n"
            "scrutiny inquiry, 2019\n"
            "\n"
            "| Recommendations | Key actions | Progress against target date | Update on progress "
            "against the scrutiny inquiry recommendations March 2020 |\n"
            "| --- | --- | --- | --- |\n"
            "| **Services** | | | |\n"
            "| **5. Awareness –** Raise it. | Plan | June 2021 | **suggested: Amber** – a "
            "challenge stands |\n"
            "| | Share (complete) | Complete | **Progress:** Agreed: |\n"
            "| | | | • one |\n"
            "| | | | **Challenge:** Costs more. |\n"
            "\n"
            "### Key to the colours\n"),
        "%s", markdown);
}

static char *random_words(GRand *random)
{
    static const char *const bits[] = {"|",  "\\", "`",  "*",   "_",  "[",   "]",  "(",  ")",
                                       "<",  ">",  "#",  "-",   "+",  "!",   "&",  "~",  "=",
                                       "\n", " ",  "a",  "1",   ".",  ":",   "/",  "w",  "é",
                                       "\t", "$",  "\"", "'",   "{",  "}",   "^",  "@",  "–",
                                       "<b", "h:", "//", "**",  "&a", "www.", ";", "|-", "1."};
    GString *out = g_string_new(NULL);
    for (int n = g_rand_int_range(random, 0, 14); n > 0; n--)
        g_string_append(out, bits[g_rand_int_range(random, 0, G_N_ELEMENTS(bits))]);
    return g_string_free(out, FALSE);
}

static const char *some_words(GRand *random)
{
    g_autofree char *words = random_words(random);
    return rt_arena_copy(&sample.arena, words);
}

static void fill_randomly(GRand *random, size_t records)
{
    for (size_t i = 0; i < records; i++) {
        const char *ref = rt_arena_copy(&sample.arena, "SI-1");
        struct rt_record *record =
            sample_record(&sample, ref, some_words(random), some_words(random));
        record->theme = some_words(random);
        for (int n = g_rand_int_range(random, 0, 4); n > 0; n--)
            sample_action(&sample, record, some_words(random), RT_STATE_COMPLETE);
        for (int n = g_rand_int_range(random, 0, 4); n > 0; n--)
            sample_target(&sample, record, some_words(random), g_rand_int_range(random, 0, 4));
        sample_update(&sample, record, NULL, some_words(random), some_words(random),
                      some_words(random));
    }
    sample_reckon(&sample);
}

Test(papers, random_tables_keep_their_shape, .timeout = 240)
{
    GRand *random = g_rand_new_with_seed(2020);
    for (int i = 0; i < 10000; i++) {
        again();
        fill_randomly(random, 2);
        g_autofree char *markdown = paper_of("md");
        g_autofree char *text = check_markdown(markdown);
        g_autofree char *html = paper_of("html");
        struct html_check check;
        html_check(&check, html);
        cr_assert_null(check.fault, "table %d: %s", i, check.fault);
        html_check_clear(&check);
    }
    g_rand_free(random);
}

/* The same from the XML that cmark-gfm makes of the paper; fails where that has
 * anything but tables, headings, paragraphs, stress and text. */
static char *cells_of_xml(const char *xml)
{
    static const char *const allowed[] = {"document",   "heading",   "paragraph",
                                          "table",      "table_row", "table_header",
                                          "table_cell", "strong",    "text"};
    GString *cells = g_string_new("\n");
    bool is_in_cell = false;
    for (const char *at = strstr(xml, "<document"); at; at = strchr(at + 1, '<')) {
        size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_");
        bool is_allowed = at[1] == '/';
        for (size_t k = 0; k < G_N_ELEMENTS(allowed); k++)
            is_allowed |= strlen(allowed[k]) == length && strncmp(at + 1, allowed[k], length) == 0;
        cr_expect(is_allowed, "%.60s", at);
        if (g_str_has_prefix(at, "<table_cell"))
            is_in_cell = !g_str_has_prefix(at, "<table_cell />");
        if (g_str_has_prefix(at, "</table_cell") || g_str_has_prefix(at, "<table_cell />")) {
            g_string_append_c(cells, '\n');
            is_in_cell = false;
        }
        const char *text = is_in_cell && g_str_has_prefix(at, "<text ") ? strchr(at, '>') + 1 : NULL;
        if (text)
            g_string_append_len(cells, text, strchr(text, '<') - text);
    }
    g_string_replace(cells, "&lt;", "<", 0);
    g_string_replace(cells, "&gt;", ">", 0);
    g_string_replace(cells, "&quot;", "\"", 0);
    g_string_replace(cells, "&amp;", "&", 0);
    return g_string_free(cells, FALSE);
}

Test(markdown, another_reader_sees_the_same_cells)
{
    g_autofree char *program = g_find_program_in_path("cmark-gfm");
    if (!program)
        cr_skip_test("cmark-gfm is not installed");
    GRand *random = g_rand_new_with_seed(7);
    for (int i = 0; i < 20; i++) {
        again();
        fill_randomly(random, SAMPLE_MOST);
        g_autofree char *markdown = paper_of("md"), *name = NULL, *xml = NULL;
        int fd = g_file_open_tmp("paper-XXXXXX.md", &name, NULL);
        cr_assert(fd >= 0 && g_file_set_contents(name, markdown, -1, NULL));
        const char *command[] = {program, "-e", "table", "-t", "xml", name, NULL};
        cr_assert(
            g_spawn_sync(NULL, (char **)command, NULL, 0, NULL, NULL, &xml, NULL, NULL, NULL));
        g_close(fd, NULL);
        remove(name);
        g_autofree char *ours = check_markdown(markdown), *theirs = cells_of_xml(xml);
        cr_expect_str_eq(theirs, ours);
    }
    g_rand_free(random);
}

Test(papers, the_same_input_gives_the_same_bytes)
{
    GRand *random = g_rand_new_with_seed(11);
    fill_randomly(random, 10);
    g_rand_free(random);
    const char *const formats[] = {"html", "md"};
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *one = paper_of(formats[i]), *other = paper_of(formats[i]);
        cr_expect_str_eq(one, other);
    }
}

Test(papers, a_full_disk_and_a_failing_register_are_told)
{
    struct rt_record *record = sample_record(&sample, "SI-1", "One", "Words");
    sample_action(&sample, record, "Plan", RT_STATE_NOT_STARTED);
    sample_reckon(&sample);
    const char *const formats[] = {"html", "md"};
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *whole = paper_of(formats[i]);
        for (size_t room = 0; room < strlen(whole); room += 100) {
            g_autofree char *part = NULL;
            struct rt_error error = {0};
            cr_expect_eq(try_paper(formats[i], room, &part, &error), RT_BUSY);
            cr_expect_str_eq(error.sentence, "no space is left");
            rt_error_clear(&error);
        }
        g_autofree char *part = NULL;
        sample.fails_at = 1;
        cr_expect_eq(try_paper(formats[i], SIZE_MAX, &part, NULL), RT_BUSY);
        sample.fails_at = 0;
    }
}
