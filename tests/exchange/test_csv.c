/* CSV as data, both ways: contract.md "CSV", trust.md G13, G18, H1, F5. */
#include <criterion/criterion.h>
#include <string.h>

#include "exchange/csv.h"
#include "model/change.h"
#include "tests/exchange/helper.h"

#define MARCH                  \
    &(struct exchange_options) \
    {                          \
        .period = "2020-03"    \
    }

/* What stands behind "- ref: SI-1" when a CSV file is written as YAML. */
static void check(const char *csv, size_t n, const char *expected)
{
    g_autofree char *got = helper_convert("csv", "f.csv", csv, n, "yaml", MARCH);
    static const char begin[] = "rectrack: 1\nrecommendations:\n  - ref: SI-1\n";
    char *at = strstr(got, begin);
    if (at)
        memmove(at, at + strlen(begin), strlen(at + strlen(begin)) + 1);
    cr_expect_str_eq(got, expected, "%s\ngave    %s\ninstead %s", csv, got, expected);
}

Test(csv, what_can_be_read_in_one_way_is_read)
{
    static const struct {
        const char *csv, *expected;
    } cases[] = {
        {"ref,title\nSI-1,a\n", "    title: a\n"},
        {"ref,title\r\nSI-1,a", "    title: a\n"},
        {"\xEF\xBB\xBFref,title\r\nSI-1,a\r\n", "    title: a\n"},
        {"Ref, TITLE \nSI-1,a\n", "    title: a\n"},
        {"\"ref\",\"title\"\n\"SI-1\",\"a, \"\"b\"\"\"\n", "    title: a, \"b\"\n"},
        {"ref,text\nSI-1,\"a\r\nb\"\n", "    text: |-\n      a\n      b\n"},
        {"title,ref\na,SI-1\n\n,\n", "    title: a\n"},
        {"ref,title,\nSI-1,a,\n", "    title: a\n"},
        {"ref;title\nSI-1;a,b\n",
         "f.csv: read with semicolons between the cells\n    title: a,b\n"},
        {"ref\ttitle\nSI-1\ta,b;c\n",
         "f.csv: read with tabs between the cells\n    title: a,b;c\n"},
        {"ref,title\rSI-1,\"a\"\r",
         "f.csv: read with lines that end in a carriage return alone\n"
         "    title: a\n"},
        {"ref,text\rSI-1,\"a\rb\"\r",
         "f.csv: read with lines that end in a carriage return alone\n"
         "    text: |-\n      a\n      b\n"},
        {"ref,title\nSI-1,\x80 caf\xE9 \x93x\x94 \x96\n",
         "f.csv: read as Windows-1252, because it is not UTF-8; look at its accented letters\n"
         "    title: € café “x” –\n"},
        {"ref,owners\nSI-1,\"A (support)\nB\nC (lead) (support)\nD (support) (lead)\"\n",
         "    owners:\n      - {name: A, role: support}\n      - {name: B, role: lead}\n"
         "      - {name: C (lead), role: support}\n      - {name: D (support), role: lead}\n"},
        {"ref,actions\nSI-1,\"[complete] a\nb\\nc\n[see] d\n[not_started] [e] f\"\n",
         "    actions:\n      - text: a\n        state: complete\n"
         "      - text: |-\n          b\n          c\n"
         "      - text: \"[see] d\"\n      - text: \"[e] f\"\n"},
        {"ref,targets,links\nSI-1,\"Nov 2019\nOngoing\",extends SI-5\n",
         "    targets:\n      - {text: Nov 2019}\n      - {text: Ongoing}\n"
         "    links:\n      - {kind: extends, ref: SI-5}\n"},
        {"ref,waiting,state\nSI-1,Funding\\\\s,complete\n",
         "    state: complete\n    waiting: [Funding\\s]\n"},
        {"ref,progress,no_change,rag,reason\nSI-1,\"a\nb\",,amber,why\n",
         "    updates:\n      - period: 2020-03\n        progress:\n          - a\n          - "
         "b\n"
         "        rag: amber\n        reason: why\n"},
        {"ref,no_change\nSI-1,true\n",
         "    updates:\n      - period: 2020-03\n        no_change: true\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check(cases[i].csv, strlen(cases[i].csv), cases[i].expected);
}

Test(csv, what_can_be_read_in_two_ways_or_none_is_refused_with_its_place)
{
    static const struct {
        const char *csv, *error;
    } cases[] = {
        {"", "f.csv:1:1: the file is empty; its first line holds the headings"},
        {"ref,titel\nSI-1,a\n", "f.csv:1:5: unknown heading \"titel\"; did you mean title?"},
        {"ref;titel\nSI-1;a\n", "f.csv:1:5: unknown heading \"titel\"; did you mean title?"},
        {"ref,xxxxxxxx\nSI-1,a\n",
         "f.csv:1:5: unknown heading \"xxxxxxxx\"; take the column out"},
        {"ref,rag_suggested\nSI-1,red\n",
         "f.csv:1:5: unknown heading \"rag_suggested\"; take the column out"},
        {"ref,title,ref\nSI-1,a,SI-1\n",
         "f.csv:1:11: the heading ref stands here a second time; keep one of them"},
        {"title,text\na,b\n",
         "f.csv:1:1: there is no heading ref; each row needs its reference"},
        {"ref,title\nSI-1,a,b\n",
         "f.csv:2:8: the row has 3 cells where the headings are 2; put a "
         "text that holds the separator in quotes"},
        {"ref,title\nSI-1\n", "f.csv:2:1: the row has 1 cell where the headings are 2; put a "
                              "text that holds the separator in quotes"},
        {"ref,title\nSI-1;a\n", "f.csv:2:1: the row has 1 cell where the headings are 2; put a "
                                "text that holds the separator in quotes"},
        {"ref,title,\nSI-1,a,b\n", "f.csv:2:8: this cell has no heading; give it one"},
        {"ref,title\n,a\n", "f.csv:2:1: this row has no ref; each row needs its reference"},
        {"ref,title\nSI-1,\"abc\nSI-2,d\n",
         "f.csv:2:6: a quote is opened here and never closed; close it"},
        {"ref,title\nSI-1,\"é\"d\n",
         "f.csv:2:9: the cell goes on after its closing quote; double "
         "a quote that is part of the text"},
        {"ref,title\nSI-1,é\"c\n", "f.csv:2:7: a quote stands inside a cell; put the cell in "
                                   "quotes and double the quote"},
        {"ref,title\r\nSI-1,a\rb\r\n",
         "f.csv:2:7: a carriage return stands here without a line "
         "feed; end each line in the same way"},
        {"ref,title\nSI-1,caf\xE9 \xC3\xA9\n",
         "f.csv:2:9: the bytes here are not UTF-8, though "
         "others in the file are; save all of it as UTF-8"},
        {"ref,title\nSI-1,caf\xE9 \x81\n", "f.csv:2:11: the byte here is neither UTF-8 nor "
                                           "Windows-1252; save the file as UTF-8"},
        {"ref,state\nSI-1,compelte\n",
         "f.csv:2:6: SI-1: state can't be \"compelte\"; did you mean complete?"},
        {"ref,actions\nSI-1,\"[complete] a\n[compelte] b\"\n",
         "f.csv:2:6: SI-1: actions: state can't be \"compelte\"; did you mean complete?"},
        {"ref,waiting\nSI-1,\"a\n\nb\"\n",
         "f.csv:2:6: SI-1: waiting has an empty line; take it out"},
        {"ref,links\nSI-1,extends\n",
         "f.csv:2:6: SI-1: links can't hold \"extends\"; write the kind and "
         "the reference, such as extends SI-5"},
        {"ref,title\nSI-1,\"a\nb\"\n",
         "f.csv:2:6: SI-1: title must be a single line; take the line break out"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check(cases[i].csv, strlen(cases[i].csv), cases[i].error);
}

Test(csv, nul_utf16_and_endless_rows_are_refused)
{
    static const char nul[] = "ref,title\nSI-1,a\0b\n", little[] = "\xFF\xFEr\0e\0f\0";
    check(nul, sizeof nul - 1, "f.csv:2:7: a NUL stands here; save the file as CSV in UTF-8");
    check(little, sizeof little - 1, "f.csv:1:1: the file is UTF-16; save it as CSV in UTF-8");
    GString *wide = g_string_new("ref");
    for (int i = 0; i < 1000000; i++)
        g_string_append(wide, ",x");
    g_autofree char *got = helper_convert("csv", "f.csv", wide->str, wide->len, "yaml", NULL);
    cr_expect_str_eq(got,
                     "f.csv:1:403: the row has more than 200 cells; no file of rectrack has "
                     "so many");
    g_string_free(wide, TRUE);
}

Test(csv, columns_of_a_period_need_one)
{
    static const char csv[] = "ref,progress\nSI-1,a\n";
    g_autofree char *got = helper_convert("csv", "f.csv", csv, sizeof csv - 1, "yaml", NULL);
    cr_expect_str_eq(got,
                     "f.csv:1:5: the column progress belongs to a period and none is open; "
                     "name one with --period");
}

/* A long file whose letters lie across the pieces it is looked through in. */
Test(csv, letters_are_whole_wherever_they_lie)
{
    for (int shift = 0; shift < 8; shift++) {
        GString *csv = g_string_new("ref,text\nSI-1,");
        for (int i = 0; i < shift; i++)
            g_string_append_c(csv, 'a');
        for (int i = 0; i < 20000; i++)
            g_string_append(csv, "\u20AC\U0001F600");
        g_string_append(csv, "\n");
        g_autofree char *got = helper_convert("csv", "f.csv", csv->str, csv->len, "csv", NULL);
        cr_expect(strstr(got, "\U0001F600"), "%.200s", got);
        g_string_free(csv, TRUE);
    }
}

/* One leading ' before whatever a spreadsheet would run, taken off once: G18, H1. */
Test(csv, formulas_are_guarded_and_come_back)
{
    static const struct {
        const char *text, *cell;
    } cases[] = {
        {"=1+1", "'=1+1"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@SUM", "'@SUM"},
        {"\ta", "\"'\ta\""},
        {"\na", "\"'\na\""},
        {"\uFF1D1", "'\uFF1D1"},
        {"\uFF0B1", "'\uFF0B1"},
        {"\uFF0D1", "'\uFF0D1"},
        {"\uFF20A", "'\uFF20A"},
        {"'=1", "''=1"},
        {"''=1", "'''=1"},
        {"'a", "'a"},
        {"a=1", "a=1"},
        {"\"=1", "\"\"\"=1\""},
        {",=1", "\",=1\""},
        {" =1", "\" =1\""},
        {"a\n=1", "\"a\n=1\""},
        {"=\",\"", "\"'=\"\",\"\"\""},
        {"", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) cell = g_string_new(NULL);
        csv_put_cell(cell, cases[i].text);
        cr_expect_str_eq(cell->str, cases[i].cell, "%s gave %s", cases[i].text, cell->str);
        g_autofree char *csv = g_strdup_printf("ref,text\r\nSI-1,%s\r\n", cell->str);
        g_autofree char *got = helper_convert("csv", "f.csv", csv, strlen(csv), "csv", NULL);
        g_autofree char *row = g_strdup_printf(",,,,%s,", cell->str);
        cr_expect(strstr(got, row), "%s gave %s", csv, got);
    }
}

Test(csv, the_headings_are_those_of_the_contract)
{
    static const char csv[] = "ref,title\nSI-1,a\n";
    g_autofree char *got = helper_convert("csv", "f.csv", csv, sizeof csv - 1, "csv", MARCH);
    cr_expect_str_eq(got,
                     "ref,source,group,theme,title,text,summary,note,response,state,closure,"
                     "reported_with,owners,waiting,actions,targets,links,"
                     "progress,challenge,other,no_change,rag,reason\r\n"
                     "SI-1,,,,a,,,,,not_started,,,,,,,,,,,,,\r\n");
    g_autofree char *less = helper_convert("csv", "f.csv", csv, sizeof csv - 1, "csv", NULL);
    cr_expect(g_str_has_suffix(less, ",targets,links\r\nSI-1,,,,a,,,,,not_started,,,,,,,\r\n"),
              "%s", less);
}

/* Several people's updates of one period stand in one row. */
Test(csv, all_of_a_period_stands_in_its_columns)
{
    static const char yaml[] =
        "rectrack: 1\nrecommendations:\n  - ref: SI-1\n    updates:\n"
        "      - {period: 2019-12, progress: [old], rag: red}\n"
        "      - {period: 2020-03, by: A, progress: [a], rag: red, reason: r}\n"
        "      - {period: 2020-03, by: B, progress: [b, \"c\\nd\"], challenge: [x], rag: "
        "amber}\n";
    g_autofree char *got = helper_convert("yaml", "f", yaml, sizeof yaml - 1, "csv", MARCH);
    cr_expect(g_str_has_suffix(got, ",\"a\nb\nc\\nd\",x,,,amber,\r\n"), "%s", got);
}

/* An importer must know what a row named, and where its parts stand. */
Test(csv, a_row_knows_what_it_gave_and_where)
{
    static const char csv[] = "ref,title,actions,progress\nSI-1,\"\",\"[complete] a\nb\",\n";
    struct file_input input = helper_file("f.csv", csv, sizeof csv - 1);
    struct rt_stream *stream = NULL;
    struct rt_item item = {0};
    cr_assert_eq(exchange_format_find("csv")->open(&input, MARCH, &stream, NULL), RT_OK);
    cr_assert_eq(rt_stream_next(stream, &item, NULL), RT_OK);
    const struct rt_record *record = item.value;
    static const struct {
        const char *key;
        bool is_given;
    } cases[] = {{"ref", true},     {"title", true},   {"actions", true}, {"updates", true},
                 {"owners", false}, {"source", false}, {"state", false}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        cr_expect_eq(
            rt_field_is_given(item.shape, rt_field_find(item.shape, cases[i].key), record),
            cases[i].is_given, "%s", cases[i].key);
    const struct rt_action *action = rt_action_at(&record->actions, 1);
    cr_expect_eq(record->part.line, 2);
    cr_expect_eq(record->part.column, 1);
    cr_expect_eq(action->part.line, 2);
    cr_expect_eq(action->part.column, 9);
    cr_expect_not(
        rt_field_is_given(&rt_action_shape, rt_field_find(&rt_action_shape, "owners"), action));
    cr_assert_eq(record->updates.n, 1);
    cr_expect_str_eq(rt_update_at(&record->updates, 0)->period, "2020-03");
    cr_assert_eq(rt_stream_next(stream, &item, NULL), RT_OK);
    cr_expect_null(item.shape);
    rt_stream_close(stream);
    file_input_close(&input);
}

/* The columns of a period stand in every row; where they are empty nobody
 * answered, and where there was an answer they clear it. */
Test(csv, an_empty_row_answers_nothing_and_clears_an_answer)
{
    static const char csv[] = "ref,progress,rag\nSI-1,,\n";
    struct file_input input = helper_file("f.csv", csv, sizeof csv - 1);
    struct rt_stream *stream = NULL;
    struct rt_item item = {0};
    struct rt_arena arena = {0};
    cr_assert_eq(exchange_format_find("csv")->open(&input, MARCH, &stream, NULL), RT_OK);
    cr_assert_eq(rt_stream_next(stream, &item, NULL), RT_OK);
    struct rt_record there = {.ref = "SI-1", .title = "T"}, merged = {0};
    change_merge(&rt_record_shape, &there, item.value, &merged, &arena);
    cr_expect_eq(merged.updates.n, 0);
    struct rt_update *update = rt_list_add(&there.updates, &arena, sizeof *update);
    *update = (struct rt_update){.period = "2020-03", .rag = RT_RED, .reason = "why"};
    change_merge(&rt_record_shape, &there, item.value, &merged, &arena);
    cr_assert_eq(merged.updates.n, 1);
    cr_expect_eq(rt_update_at(&merged.updates, 0)->rag, RT_RAG_NONE);
    cr_expect_str_eq(rt_update_at(&merged.updates, 0)->reason, "why");
    rt_arena_clear(&arena);
    rt_stream_close(stream);
    file_input_close(&input);
}

/* SI-7 shows what SI-6 holds: agreeing says nothing, differing is given, whichever
 * of them comes first. */
Test(csv, members_of_a_shared_row_agree_with_its_first)
{
    static const struct {
        const char *csv;
        bool is_state, is_waiting, is_updates;
    } cases[] = {
        {"ref,reported_with,state,waiting,progress\nSI-6,,complete,F,x\nSI-7,si-6,complete,F,"
         "x\n",
         false, false, false},
        {"ref,reported_with,state,waiting,progress\nSI-7,SI-6,complete,F,x\nSI-6,,complete,F,"
         "x\n",
         false, false, false},
        {"ref,reported_with,state,waiting,progress\nSI-6,,complete,F,x\nSI-7,SI-6,paused,F,y\n",
         true, false, true},
        {"ref,reported_with,state\nSI-7,SI-6,complete\n", true, false, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct file_input input = helper_file("f.csv", cases[i].csv, strlen(cases[i].csv));
        struct rt_stream *stream = NULL;
        struct rt_item item = {0};
        cr_assert_eq(exchange_format_find("csv")->open(&input, MARCH, &stream, NULL), RT_OK);
        do
            cr_assert_eq(rt_stream_next(stream, &item, NULL), RT_OK);
        while (strcmp(((struct rt_record *)item.value)->ref, "SI-7") != 0);
        const struct {
            const char *key;
            bool is_given;
        } fields[] = {{"state", cases[i].is_state},
                      {"waiting", cases[i].is_waiting},
                      {"updates", cases[i].is_updates},
                      {"reported_with", true}};
        for (size_t k = 0; k < G_N_ELEMENTS(fields); k++)
            cr_expect_eq(rt_field_is_given(item.shape, rt_field_find(item.shape, fields[k].key),
                                           item.value),
                         fields[k].is_given, "case %zu, %s", i, fields[k].key);
        rt_stream_close(stream);
        file_input_close(&input);
    }
}
