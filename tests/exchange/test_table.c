/* The four-column table as councils write it, read in: contract.md "A file", trust.md H12. */
#include <criterion/criterion.h>

#include <string.h>

#include "exchange/grid_read.h"
#include "exchange/module.h"
#include "tests/exchange/grid_text.h"
#include "tests/exchange/helper.h"
#include "tests/exchange/march_table.h"

#define HEADS "Recommendations | Key actions | Target date | Update March 2020\n"

static struct rt_facts facts;

/* One source with its themes, and a closed and an open period. */
static void know(void)
{
    static struct rt_theme themes[] = {{.name = "Prevention"},
                                       {.group = "Adults", .name = "Services"}};
    static struct rt_source source = {
        .code = "SI", .title = "Reducing abuse in Southampton", .themes = {themes, 2}};
    static struct rt_period periods[] = {
        {.id = "2020-03", .label = "March 2020", .state = RT_CLOSED},
        {.id = "2020-06", .label = "June 2020"}};
    facts = (struct rt_facts){.sources = {&source, 1}, .periods = {periods, 2}};
}

TestSuite(table, .init = know);

/* What is read: notices, doubts ("!1.5 SI-1 "words": assumed"), then YAML; or why not. */
static char *read_table(const char *words, const struct exchange_options *options)
{
    struct exchange_options told = *options;
    GString *out = g_string_new(NULL), *yaml = g_string_new(NULL);
    struct helper_sink sink = helper_sink_new(yaml);
    struct rt_stream *stream;
    struct rt_error error = {0};
    told.notices = g_ptr_array_new_with_free_func(g_free);
    enum rt_status status =
        grid_stream_open(grid_text_new(words), "f.docx", &told, &stream, &error);
    cr_assert_eq(status, RT_OK);
    status = exchange_format_find("yaml")->write_data(stream, &told, &sink.sink, &error);
    for (guint i = 0; i < told.notices->len; i++)
        g_string_append_printf(out, "%s\n", (char *)told.notices->pdata[i]);
    for (guint i = 0; i < stream->doubts->len; i++) {
        const struct rt_doubt *doubt = stream->doubts->pdata[i];
        g_string_append_printf(out, "!%u.%u %s\"%s\": %s\n", doubt->column, doubt->line,
                               doubt->about ? doubt->about : "", doubt->words, doubt->assumed);
    }
    if (status == RT_OK)
        g_string_append(out, yaml->str);
    else
        g_string_append_printf(out, "%s", error.sentence);
    rt_error_clear(&error);
    rt_stream_close(stream);
    g_ptr_array_unref(told.notices);
    g_string_free(yaml, TRUE);
    return g_string_free(out, FALSE);
}

static void check(const char *words, const char *expected)
{
    struct exchange_options options = {.facts = &facts, .source = "SI", .period = "2020-06"};
    g_autofree char *got = read_table(words, &options);
    static const char begin[] = "rectrack: 1\nrecommendations:\n";
    char *at = strstr(got, begin);
    if (at)
        memmove(at, at + strlen(begin), strlen(at + strlen(begin)) + 1);
    cr_expect_str_eq(got, expected, "%s\ngave    %s\ninstead %s", words, got, expected);
}

#define R5 "  - ref: SI-5\n    source: SI\n"

/* The cell of a recommendation, with an action beside it. */
Test(table, numbers_and_titles)
{
    static const struct {
        const char *cell, *expected;
    } cases[] = {
        {"5. Raise awareness – There is a need",
         R5 "    title: Raise awareness\n    text: There is a need\n"},
        {"5.Raise - There is a need", R5 "    title: Raise\n    text: There is a need\n"},
        {"5) Raise co-location — There", R5 "    title: Raise co-location\n    text: There\n"},
        {"(5) Raise – There", R5 "    title: Raise\n    text: There\n"},
        {"5 – Raise – There", R5 "    title: Raise\n    text: There\n"},
        {"Recommendation 5: Raise – There", R5 "    title: Raise\n    text: There\n"},
        {"No. 5 Raise – There", R5 "    title: Raise\n    text: There\n"},
        {"SI-5. Raise – There", R5 "    title: Raise\n    text: There\n"},
        {"SI-5 Raise – There", R5 "    title: Raise\n    text: There\n"},
        {"**5. Raise:** There is – a need",
         R5 "    title: Raise\n    text: There is – a need\n"},
        {"**5. Raise**¶There is a need", R5 "    title: Raise\n    text: There is a need\n"},
        {"5. Raise awareness¶There is a need.¶And more.", R5
         "    title: Raise awareness\n    text: |-\n      There is a need.\n      And more.\n"},
        {"5. Raise awareness in the whole council.",
         R5 "    text: Raise awareness in the whole council.\n"},
        {"5.¶Raise awareness in the whole council.",
         R5 "    text: Raise awareness in the whole council.\n"},
        {"5. Raise – There¶1. a list¶2. of two",
         R5 "    title: Raise\n    text: |-\n      There\n      1. a list\n      2. of two\n"},
        {"5a. Raise – There",
         "  - ref: SI-5a\n    source: SI\n    title: Raise\n    text: There\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *words =
            g_strconcat("Recommendations | Key actions\n", cases[i].cell, " | Act\n", NULL);
        g_autofree char *expected =
            g_strconcat(cases[i].expected, "    actions:\n      - text: Act\n", NULL);
        check(words, expected);
    }
}

/* What might be a year is the number where the one before it is near. */
Test(table, numbers_beyond_a_thousand_go_on)
{
    check("Recommendations | Key actions\n"
          "998. a – b | c\n999. a – b | c\n1000. a – b | c\n",
          "  - ref: SI-998\n    source: SI\n    title: a\n    text: b\n    actions:\n      - "
          "text: c\n"
          "  - ref: SI-999\n    source: SI\n    title: a\n    text: b\n    actions:\n      - "
          "text: c\n"
          "  - ref: SI-1000\n    source: SI\n    title: a\n    text: b\n    actions:\n      - "
          "text: c\n");
}

/* Words that only look as if they began with a number: they stand without one. */
Test(table, what_is_no_number_is_a_doubt)
{
    static const char *const cases[] = {"1.5 per cent more", "2019 saw a rise",
                                        "COVID-19 recovery", "3-year plan", "10:30 start"};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *words =
            g_strconcat("Recommendations | Key actions\n", cases[i], " | Act\n", NULL);
        g_autofree char *expected = g_strdup_printf(
            "!1.2 SI-1\"%s\": no number stands before these words; taken as number 1, by its "
            "place\n  - ref: SI-1\n    source: SI\n    title: \"%s\"\n    actions:\n      - "
            "text: Act\n",
            cases[i], cases[i]);
        struct exchange_options options = {.facts = &facts, .source = "SI"};
        g_autofree char *got = read_table(words, &options);
        cr_expect(g_str_has_prefix(got, "!1.2 SI-1"), "%s gave %s", cases[i], got);
    }
}

#define A(text) "      - text: " text "\n"
#define T(text) "      - {text: " text "}\n"
#define OF(text, n) "      - {text: " text ", action: " n "}\n"
#define ACTIONS "    actions:\n"
#define TARGETS "    targets:\n"

/* Actions and targets, and which target is whose. */
Test(table, targets_belong_to_actions_where_the_row_shows_it)
{
    static const struct {
        const char *cells, *expected;
    } cases[] = {
        {"One | June 2020", ACTIONS A("One") TARGETS OF("June 2020", "1")},
        {"One¶Two | June 2020¶Ongoing",
         ACTIONS A("One") A("Two") TARGETS OF("June 2020", "1") OF("Ongoing", "2")},
        {"One↵Two | June 2020↵Ongoing",
         ACTIONS A("One") A("Two") TARGETS OF("June 2020", "1") OF("Ongoing", "2")},
        {"One¶Two | June 2020", ACTIONS A("One") A("Two") TARGETS T("June 2020")},
        {"One | June 2020¶Ongoing", ACTIONS A("One") TARGETS T("June 2020") T("Ongoing")},
        {" | June 2020", TARGETS T("June 2020")},
        {"One | ", ACTIONS A("One")},
        {"• One¶- Two¶1) Three¶(b) Four¶o Five | ",
         ACTIONS A("One") A("Two") A("Three") A("Four") A("Five")},
        {"One | June 2020\n^ | Two | Ongoing",
         ACTIONS A("One") A("Two") TARGETS OF("June 2020", "1") OF("Ongoing", "2")},
        {"One | June 2020¶Ongoing\n^ | Two | ",
         ACTIONS A("One") A("Two") TARGETS OF("June 2020", "1") OF("Ongoing", "1")},
        {"One | June 2020¶Ongoing\n^ | Two | ^",
         ACTIONS A("One") A("Two") TARGETS T("June 2020") T("Ongoing")},
        {"One | June 2020\n^ |  | Ongoing",
         ACTIONS A("One") TARGETS OF("June 2020", "1") T("Ongoing")},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *words = g_strconcat("Recommendations | Key actions | Target date\n",
                                             "5. Raise – There | ", cases[i].cells, "\n", NULL);
        g_autofree char *expected =
            g_strconcat(R5 "    title: Raise\n    text: There\n", cases[i].expected, NULL);
        check(words, expected);
    }
}

Test(table, two_targets_that_lost_the_line_between_them_are_a_doubt)
{
    check("Recommendations | Key actions | Target date\n"
          "5. Raise – There | One | As available Nov 2019\n",
          "!1.2 SI-5\"As available Nov 2019\": kept as one target; it may be two, \"As "
          "available\" and \"Nov 2019\", whose line break was lost\n" R5
          "    title: Raise\n    text: There\n" ACTIONS A("One")
              TARGETS OF("As available Nov 2019", "1"));
}

#define U "    updates:\n      - period: 2020-06\n"
#define P(text) "        progress:\n          - " text "\n"
#define C(text) "        challenge:\n          - " text "\n"
#define O(text) "        other:\n          - " text "\n"
#define MORE(text) "          - " text "\n"

/* What was reported, under labels or without. */
Test(table, labels_part_progress_and_challenge)
{
    static const struct {
        const char *cell, *expected;
    } cases[] = {
        {"Going on", U O("Going on")},
        {"Progress: a¶Challenge: b", U P("a") C("b")},
        {"Progress:¶a¶Challenge(s):¶b¶c", U P("a") C("b") MORE("c")},
        {"x¶Progress a b¶Challenges – c", U C("c") O("x") MORE("Progress a b")},
        {"**Progress:** a↵Challenge: b", U P("a") C("b")},
        {"Progress: a. Challenge: b",
         "!1.2 SI-5\"Challenge: b\": it stands within a paragraph; taken as a label that "
         "begins "
         "another\n" R5 "    title: Raise\n    text: There\n" ACTIONS A("One") U P("a.")
             C("b")},
        {"No change", U "        no_change: true\n"},
        {"Progress: Work is needed to¶• one¶• two¶Then more",
         U P("|-\n            Work is needed to\n            • one\n            • two")
             MORE("Then more")},
        {"", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *words =
            g_strconcat("Recommendations | Key actions | Comments\n",
                        "5. Raise – There | One | ", cases[i].cell, "\n", NULL);
        g_autofree char *expected =
            *cases[i].expected == '!'
                ? g_strdup(cases[i].expected)
                : g_strconcat(R5 "    title: Raise\n    text: There\n" ACTIONS A("One"),
                              cases[i].expected, NULL);
        check(words, expected);
    }
}

/* As it came in March 2020: a table a page with its headings, rows broken over pages in a
 * text and in an action, numbers 6 and 7 in one row, a theme over the full width. */
Test(table, march_2020_gives_the_sixteen_recommendations)
{
    g_autofree char *words = NULL;
    cr_assert(g_file_get_contents(FIXTURES "/tables/march.txt", &words, NULL, NULL));
    unsigned doubts = march_table_check("march.txt", grid_text_new(words), MARCH_TARGETS_APART);
    cr_expect_eq(doubts, 5u, "%u doubts", doubts);
}

static struct grid *open_file(const char *name, struct file_input *input)
{
    const struct exchange_options options = {.modules = BUILD "/core/exchange"};
    g_autofree char *path = g_strdup_printf("%s/tables/%s", FIXTURES, name);
    struct rt_error error = {0};
    struct grid *grid;
    bool is_word = g_str_has_suffix(name, ".docx");
    cr_assert_eq(file_input_open(path, FILE_LIMIT, input, &error), RT_OK, "%s", error.sentence);
    enum rt_status status = is_word ? docx_open_grid(input, &options, &grid, &error)
                                    : xlsx_open_grid(input, &options, &grid, &error);
    cr_assert_eq(status, RT_OK, "%s: %s", name, error.sentence);
    return grid;
}

/* The same table in the kinds that councils have, as LibreOffice and Pandoc write them:
 * fixtures/tables/README.md. */
Test(table, march_2020_from_word_and_excel_files)
{
    static const struct {
        const char *name;
        unsigned gaps, doubts;
    } cases[] = {
        {"march-pages-libreoffice.docx", MARCH_TARGETS_APART, 5},
        {"march-pages-pandoc.docx", MARCH_TARGETS_APART, 5},
        {"march-one-libreoffice.docx", MARCH_TARGETS_APART, 1},
        {"march-one-pandoc.docx", MARCH_TARGETS_APART, 1},
        {"march-lines-libreoffice.docx", MARCH_LABELS, 1},
        {"march-lines-pandoc.docx", MARCH_LABELS, 1},
        {"march-sheet-libreoffice.xlsx", MARCH_TARGETS_APART, 1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct file_input input;
        struct grid *grid = open_file(cases[i].name, &input);
        unsigned doubts = march_table_check(cases[i].name, grid, cases[i].gaps);
        cr_expect_eq(doubts, cases[i].doubts, "%s: %u doubts", cases[i].name, doubts);
        file_input_close(&input);
    }
}

/* Headings as councils write them, rows that are no recommendations. */
Test(table, headings_and_rows_are_known_by_their_words)
{
#define ONE R5 "    title: Raise\n    text: There\n"
    static const struct {
        const char *words, *expected;
    } cases[] = {
        {"Ref | Recommendation(s) | Actions | By when | Owner(s) | RAG | Comments\n"
         "5 | Raise – There | One | June 2021 | Housing; Legal | A | Going on\n",
         R5
         "    title: Raise\n    text: There\n    owners: [{name: Housing, role: lead}, {name: "
         "Legal, role: lead}]\n" ACTIONS A("One") TARGETS OF("June 2021", "1")
             U O("Going on") "        rag: amber\n"},
        {"No. | Title | Key action | Status\n5 | Raise | One | In progress\n",
         R5 "    title: Raise\n    state: in_progress\n" ACTIONS A("One")},
        {"Recommendation | Actions | Update June 2020 | <\n^ | ^ | Progress | Challenge(s)\n"
         "5. Raise – There | One | a | b\n",
         ONE ACTIONS A("One") U P("a") C("b")},
        {"Recommendations | Actions | Cost\n5. Raise – There | One | £5\n",
         "!1.1 \"Cost\": this heading is not understood; its column is left out\n" ONE ACTIONS
             A("One")},
        {"Meeting | Housing\nDay | Monday\n---\nRecommendations | Actions\n5. Raise – There | "
         "One\n",
         "f.docx: table 1 is left out: it has no column of recommendations\n" ONE ACTIONS A(
             "One")},
        {"Recommendations | Actions\n5. Raise – There | One\nRecommendations | Actions\n | "
         "Two\n",
         "f.docx: 1 row without a recommendation is read with the one above\n" ONE ACTIONS A(
             "One") A("Two")},
        {"Recommendations | Actions\n5. Raise – There | One\n---\n | Two\n",
         "f.docx: 1 row without a recommendation is read with the one above\n!2.1 \"\": this "
         "table has no headings; taken as going on from the one before\n" ONE ACTIONS A("One")
             A("Two")},
        {"Recommendations | Actions\nPREVENTION | <\n5. Raise – There | One\n",
         R5 "    theme: Prevention\n    title: Raise\n    text: There\n" ACTIONS A("One")},
        {"Recommendations | Actions\nHousing first | \n5. Raise – There | One\n",
         "!1.2 \"Housing first\": it stands alone in its row; taken as a theme\n" R5
         "    theme: Housing first\n    title: Raise\n    text: There\n" ACTIONS A("One")},
        {"Recommendations | Actions | Status\n5. Raise – There | One | purple\n",
         "!1.2 SI-5\"purple\": neither a colour nor a state is understood of it; it is left "
         "out\n" ONE ACTIONS A("One")},
        {"Recommendations | Actions\nRaise – There | One\nNext – That | Two\n",
         "!1.2 SI-1\"Raise\": no number stands before these words; taken as number 1, by its "
         "place\n!1.3 SI-2\"Next\": no number stands before these words; taken as number 2, by "
         "its place\n  - ref: SI-1\n    source: SI\n    title: Raise\n    text: There\n" ACTIONS
             A("One") "  - ref: SI-2\n    source: SI\n    title: Next\n    text: That\n" ACTIONS
                 A("Two")},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check(cases[i].words, cases[i].expected);
}

/* A column of formal responses, in the words that councils have for them; one of numbers,
 * whose letters are a part of it, but for R, which says what it is. */
Test(table, responses_and_numbers_in_a_column)
{
    static const struct {
        const char *words, *ref, *rest;
    } cases[] = {
        {"Recommendation | Accepted?\n5. Raise | Accepted\n", "5", "accepted"},
        {"Recommendation | Accepted?\n5. Raise | AGREED.\n", "5", "accepted"},
        {"Recommendation | Accepted?\n5. Raise | Agreed in part\n", "5", "partially_accepted"},
        {"Recommendation | Response\n5. Raise | Noted\n", "5", "noted"},
        {"Recommendation | Response\n5. Raise | Rejected\n", "5", "not_accepted"},
        {"Ref | Recommendation\nR5 | Raise\n", "5", NULL},
        {"Ref | Recommendation\nB2 | Raise\n", "B2", NULL},
        {"Ref | Recommendation\n(ASC12a) | Raise\n", "ASC12a", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *expected =
            g_strdup_printf("  - ref: SI-%s\n    source: SI\n    title: Raise\n%s%s%s",
                            cases[i].ref, cases[i].rest ? "    response: " : "",
                            cases[i].rest ? cases[i].rest : "", cases[i].rest ? "\n" : "");
        check(cases[i].words, expected);
    }
    check("Recommendation | Cabinet response\n5. Raise | Officers to look at it\n",
          "!1.2 SI-5\"Officers to look at it\": no response is understood of it; it is left "
          "out\n" R5 "    title: Raise\n");
}

/* Which source and which period, where nobody says it. */
Test(table, source_and_period_are_those_that_the_document_names)
{
    static const struct {
        const char *words, *says; /* among what is told */
    } cases[] = {
        {"= Reducing Abuse in Southampton - Update\nRecommendations | Actions\n1. a – b | c\n",
         "ref: SI-1\n"},
        {"= Another inquiry\nRecommendations | Actions\n1. a – b | c\n",
         "!1.1 \"Another inquiry\": taken as of the one source that is known; --source names "
         "another\n"},
        {"Recommendations | Update March 2021\n1. a – b | c\n",
         "!1.1 \"March 2021\": no such period is known; it is made, and ends on 31 March "
         "2021\n"},
        {"Recommendations | Update (March 2020)\n1. a – b | c\n", "period: 2020-03\n"},
        {"= As at March 2021\nRecommendations | Comments\n1. a – b | c\n",
         "!1.1 \"As at March 2021\": the period of the updates is taken from these words\n"},
        {"Recommendations | Comments\n1. a – b | c\n",
         "table 1, row 1: the column \"Comments\" belongs to a period, names none and none is "
         "open; name one with --period"},
        {"Key actions | Comments\nOne | c\n", "no table with recommendations is in the file"},
        {"= Some words\n", "no table with recommendations is in the file"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct exchange_options options = {.facts = &facts};
        g_autofree char *got = read_table(cases[i].words, &options);
        cr_expect(strstr(got, cases[i].says), "%s\ngave %s", cases[i].words, got);
    }
}
