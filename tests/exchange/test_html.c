/* The HTML paper: any words stay words (trust.md, H4), it can be read in print
 * and by a screen reader; and what holds for each paper: its shape, its bytes,
 * a full disk.
 */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "tests/exchange/html_check.h"
#include "tests/exchange/papers.h"

TestSuite(html, .init = papers_begin, .fini = papers_end);

Test(html, any_words_stay_words)
{
    for (size_t i = 0; i < papers_n_hostile; i++) {
        papers_again();
        papers_fill(&papers_sample, papers_hostile[i]);
        g_autofree char *html = papers_write(&papers_sample, "html");
        struct html_check check;
        html_check(&check, html);
        cr_expect_null(check.fault, "%s: %s", papers_hostile[i], check.fault);
        g_autofree char *shown = papers_shown(papers_hostile[i]);
        cr_expect_geq(papers_count(check.text->str, shown), 20u, "lost: %s", shown);
        cr_expect_eq(check.tables, 3u);
        html_check_clear(&check);
    }
}

/* The picture says in words what it shows, whatever the period is called. */
Test(html, a_chart_has_a_name_and_a_description)
{
    papers_fill(&papers_sample, "March & <b>");
    g_autofree char *html = papers_write(&papers_sample, "html");
    cr_expect(strstr(html,
                     "<svg class=\"chart\" role=\"img\" aria-labelledby=\"c1 d1\" "
                     "viewBox=\"0 0 760 63\">\n<title id=\"c1\">RAG by period</title>\n"
                     "<desc id=\"d1\">A bar for each period, its parts as long as the numbers. "
                     "March &amp; &lt;b&gt;: 1 red, 2 without a colour, of 3. "),
              "%s", html);
    cr_expect(strstr(html, ">R 1</text>"));
}

Test(html, control_characters_and_broken_bytes_are_seen_as_replaced)
{
    static const char *const bad[] = {"a\x01z", "a\x7Fz",         "a\x1B[2Jz",     "a\xC2\x9Bz",
                                      "a\xFFz", "a\xEF\xBF\xBEz", "a\xED\xA0\x80z"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        papers_again();
        sample_record(&papers_sample, "SI-1", bad[i], bad[i]);
        sample_reckon(&papers_sample);
        const char *const formats[] = {"html", "md"};
        for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
            g_autofree char *paper = papers_write(&papers_sample, formats[k]);
            cr_expect(g_utf8_validate(paper, -1, NULL), "case %zu", i);
            cr_expect_null(strstr(paper, bad[i]), "case %zu", i);
            cr_expect_not_null(strstr(paper, "a\xEF\xBF\xBD"), "case %zu", i);
        }
    }
}

/* A line of a paper could be made to read backwards, or a word to hide another.
 * trust.md F4; what is stored stays. */
Test(html, what_has_no_face_is_shown_by_its_number)
{
    static const gunichar hidden[] = {0x202A, 0x202B, 0x202C, 0x202D,  0x202E, 0x2066, 0x2067,
                                      0x2068, 0x2069, 0x200E, 0x200F,  0x061C, 0x200B, 0x200C,
                                      0x200D, 0x2060, 0xFEFF, 0xE0041, 0x2028};
    const char *const formats[] = {"html", "md"};
    for (size_t i = 0; i < G_N_ELEMENTS(hidden); i++) {
        char face[8] = {0};
        g_unichar_to_utf8(hidden[i], face);
        g_autofree char *words = g_strdup_printf("a%sz", face);
        papers_again();
        papers_fill(&papers_sample, words);
        for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
            g_autofree char *shows = k ? g_strdup_printf("a\\<U+%04X\\>z", hidden[i])
                                       : g_strdup_printf("a&lt;U+%04X&gt;z", hidden[i]);
            g_autofree char *paper = papers_write(&papers_sample, formats[k]);
            cr_expect_null(strstr(paper, face), "U+%04X in %s", hidden[i], formats[k]);
            cr_expect_geq(papers_count(paper, shows), 20u, "U+%04X in %s", hidden[i],
                          formats[k]);
        }
    }
}

Test(html, letters_of_every_script_and_their_marks_stay)
{
    static const char words[] = "\u05D0\u05D1 \u0627\u0644 e\u0301 \U0001F600\uFE0F";
    const char *const formats[] = {"html", "md"};
    papers_fill(&papers_sample, words);
    for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
        g_autofree char *paper = papers_write(&papers_sample, formats[k]);
        cr_expect_geq(papers_count(paper, words), 20u, "%s", formats[k]);
    }
}

Test(html, the_policy_names_the_style_it_has)
{
    g_autofree char *html = papers_write(&papers_sample, "html");
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
    static const char *const names[] = {".red{", ".amber{", ".green{", ".complete{",
                                        ".not_due{"};
    g_autofree char *html = papers_write(&papers_sample, "html");
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
    struct rt_record *record = sample_record(&papers_sample, "SI-5", "Awareness", "Raise it.");
    record->theme = "Services";
    sample_action(&papers_sample, record, "Plan", RT_STATE_NOT_STARTED);
    sample_action(&papers_sample, record, "Share", RT_STATE_COMPLETE);
    sample_target(&papers_sample, record, "June 2021", 1);
    sample_target(&papers_sample, record, "Complete", 2);
    sample_reckon(&papers_sample);
    g_autofree char *html = papers_write(&papers_sample, "html");
    cr_expect_not_null(
        strstr(html,
               "<tr class=\"band\"><th class=\"band\" scope=\"rowgroup\" colspan=\"4\">"
               "Services</th></tr>\n"
               "<tr class=\"more\"><th scope=\"row\" abbr=\"5. Awareness\" rowspan=\"2\">"
               "<p><strong>5. Awareness –</strong> Raise it.</p></th>"
               "<td class=\"line\"><p>Plan</p></td>"
               "<td class=\"line\"><p>June 2021</p></td>"
               "<td rowspan=\"2\"><p><strong class=\"rag not_due suggested\">suggested: "
               "Not due</strong> – June 2021 is more than 6 months off</p>"
               "<p class=\"aside\">No update for March 2020</p></td></tr>\n"
               "<tr class=\"on\"><td class=\"line\"><p>Share <span class=\"tail\">"
               "(complete)</span></p></td><td class=\"line\"><p>Complete</p></td></tr>\n"),
        "%s", strstr(html, "<tbody>"));
}

static const char *const papers[] = {"html", "md", "docx", "pdf", "xlsx"};

Test(html, the_same_input_gives_the_same_bytes)
{
    GRand *random = g_rand_new_with_seed(11);
    papers_fill_randomly(&papers_sample, random, 10);
    g_rand_free(random);
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
        g_autoptr(GString) one = papers_bytes(&papers_sample, papers[i]),
                           other = papers_bytes(&papers_sample, papers[i]);
        cr_expect(g_string_equal(one, other), "%s", papers[i]);
    }
}

Test(html, a_full_disk_and_a_failing_register_are_told)
{
    struct rt_record *record = sample_record(&papers_sample, "SI-1", "One", "Words");
    sample_action(&papers_sample, record, "Plan", RT_STATE_NOT_STARTED);
    sample_reckon(&papers_sample);
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
        g_autoptr(GString) whole = papers_bytes(&papers_sample, papers[i]);
        for (size_t room = 0; room < whole->len; room += whole->len / 40) {
            g_autoptr(GString) part = g_string_new(NULL);
            struct rt_error error = {0};
            cr_expect_eq(papers_try(&papers_sample, papers[i], room, part, &error), RT_BUSY);
            cr_expect_str_eq(error.sentence, "no space is left");
            rt_error_clear(&error);
        }
        g_autoptr(GString) part = g_string_new(NULL);
        papers_sample.fails_at = 1;
        cr_expect_eq(papers_try(&papers_sample, papers[i], SIZE_MAX, part, NULL), RT_BUSY);
        papers_sample.fails_at = 0;
    }
}
