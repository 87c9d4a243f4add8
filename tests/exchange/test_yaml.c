/* What a register file may be, and what is refused with its place: trust.md G1,
 * G2, G4, G5, F5 and contract.md "YAML". */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/exchange/helper.h"

#define INQUIRY "rectrack: 1\nsources:\n  - code: SI\n"
#define RECORD "rectrack: 1\nrecommendations:\n  - ref: SI-1\n"
#define DEEP "{a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}}}}}}}"

static void check(const char *yaml, size_t n, const char *to, const char *expected)
{
    g_autofree char *got = helper_convert("yaml", "f.yaml", yaml, n, to, NULL);
    cr_expect_str_eq(got, expected, "%s\ngave    %s\ninstead %s", yaml, got, expected);
}

/* name:line:column, then the sentence. */
Test(yaml, what_is_refused_is_named_with_its_place)
{
    static const struct {
        const char *yaml, *error;
    } cases[] = {
        {INQUIRY "    titel: x\n",
         "f.yaml:4:5: unknown key \"titel\" in this source; did you mean title?"},
        {INQUIRY "    zzzzzz: x\n",
         "f.yaml:4:5: unknown key \"zzzzzz\" in this source; take it out"},
        {INQUIRY "    code: SI\n",
         "f.yaml:4:5: the key code stands here a second time; keep one of them"},
        {"rectrack: 1\nrectrack: 1\n",
         "f.yaml:2:1: the key rectrack stands here a second time; keep one of them"},
        {"rectrack: 1\nrecomendations: []\n", "f.yaml:2:1: unknown key \"recomendations\" in "
                                              "this file; did you mean recommendations?"},
        {"rectrack: 2\n",
         "f.yaml:1:11: the file is of version \"2\" of the format; this program "
         "reads version 1"},
        {"rectrack: [1]\n",
         "f.yaml:1:11: rectrack takes the version of the format; write rectrack: 1"},
        {"sources: []\n",
         "f.yaml:1:1: the file does not say that it is one of rectrack; begin it "
         "with rectrack: 1"},
        {"", "f.yaml:1:1: the file is empty; a register file begins with rectrack: 1"},
        {"# words\n", "f.yaml:1:1: the file is empty; a register file begins with rectrack: 1"},
        {"- a\n", "f.yaml:1:1: a register file is a mapping; begin it with rectrack: 1"},
        {"rectrack: 1\n---\nrectrack: 1\n",
         "f.yaml:2:1: a second document begins here; one file holds one document"},
        {"rectrack: 1\n...\nrectrack: 1\n",
         "f.yaml:3:1: a second document begins here; one file holds one document"},
        {INQUIRY "    title: &a x\n",
         "f.yaml:4:12: the anchor &a stands here; anchors are not taken, write the words out"},
        {INQUIRY "    title: *a\n",
         "f.yaml:4:12: the alias *a stands here; aliases are not taken, write the words out"},
        {"rectrack: 1\nsources: &a [*a]\n",
         "f.yaml:2:10: the anchor &a stands here; anchors are not taken, write the words out"},
        {INQUIRY "    <<: {title: x}\n",
         "f.yaml:4:5: the merge key << stands here; it is not taken, write the words out"},
        {INQUIRY "    title: !!str x\n",
         "f.yaml:4:12: the tag tag:yaml.org,2002:str stands here; "
         "tags are not taken, leave it out"},
        {INQUIRY "    title: ! x\n",
         "f.yaml:4:12: the tag ! stands here; tags are not taken, leave it out"},
        {INQUIRY "    themes: !x []\n",
         "f.yaml:4:13: the tag !x stands here; tags are not taken, leave it out"},
        {"rectrack: 1\nsources: {code: SI}\n",
         "f.yaml:2:10: sources takes a list; begin each item with \"- \""},
        {"rectrack: 1\nsources: SI\n",
         "f.yaml:2:10: sources takes a list; begin each item with \"- \""},
        {"rectrack: 1\nsources: [SI]\n",
         "f.yaml:2:11: an item of sources is a mapping; write its keys as \"- code: ...\""},
        {RECORD "    owners: [HT]\n",
         "f.yaml:4:14: an item of owners is a mapping; write {name: ...}"},
        {RECORD "    owners: {name: HT}\n",
         "f.yaml:4:13: owners takes a list; begin each item with \"- \", or write [...]"},
        {RECORD "    actions: [n]\n",
         "f.yaml:4:15: an item of actions is a mapping; write {text: ...}"},
        {RECORD "    waiting: Funding\n",
         "f.yaml:4:14: waiting takes a list; begin each item with \"- \", or write [...]"},
        {RECORD "    waiting: [{a: b}]\n", "f.yaml:4:15: waiting takes a list of texts; put a "
                                           "text with a colon and a blank in quotes"},
        {RECORD "    waiting: ['']\n",
         "f.yaml:4:15: an empty item stands in waiting; write its words or take it out"},
        {RECORD "    title: [a]\n", "f.yaml:4:12: title takes one value; a list begins here"},
        {RECORD "    title: {a: b}\n",
         "f.yaml:4:12: title takes one value; a mapping begins here"},
        {INQUIRY "    colours: [red]\n",
         "f.yaml:4:14: colours takes a mapping; write its keys below it, indented"},
        {"rectrack: 1\n? [a]\n: b\n", "f.yaml:2:3: a key is a word; write key: value"},
        {"rectrack: 1\nrecommendations:\n  - title: x\n",
         "f.yaml:3:5: this recommendation has no ref; give it one"},
        {"rectrack: 1\nrecommendations:\n  - ref:\n",
         "f.yaml:3:5: this recommendation has no ref; give it one"},
        {RECORD "    links: [{kind: extends}]\n",
         "f.yaml:4:13: this link has no ref; give it one"},
        {RECORD "    updates:\n      - progress: [x]\n",
         "f.yaml:5:9: this update has no period; give it one"},
        {RECORD "    state: compelte\n",
         "f.yaml:4:12: state can't be \"compelte\"; did you mean complete?"},
        {RECORD "    targets: [{text: x, action: one}]\n",
         "f.yaml:4:33: action can't be \"one\"; it takes a whole number from 1 to 1000"},
        {RECORD "    targets: [{text: x, earliest: 2024-02-30}]\n",
         "f.yaml:4:35: earliest can't be \"2024-02-30\"; write the day as year-month-day, such "
         "as "
         "2020-03-31"},
        {"rectrack: 1\nevents:\n  - {name: F, kind: blocker, lifted: soon}\n",
         "f.yaml:3:5: \"soon\" is no day for F; write 2020-03-31, 2020-03, or true where it is "
         "not "
         "known"},
        {RECORD "    title: a: b\n", "f.yaml:4:13: a colon does not fit here; put a text that "
                                     "holds a colon and a blank in quotes, or mend the "
                                     "indentation"},
        {RECORD "\ttitle: a\n",
         "f.yaml:4:1: a tab stands in the indentation; indent with blanks"},
        {RECORD "    title: @x\n",
         "f.yaml:4:12: a value can't begin with this character; indent "
         "with blanks instead of tabs, and put a text that begins with "
         "%, @ or ` in quotes"},
        {RECORD "    title: 'abc\n",
         "f.yaml:4:12: a quote is opened and never closed; close it"},
        {RECORD "    title: \"a\\0b\"\n",
         "f.yaml:4:12: a NUL stands in this text; take it out"},
        {RECORD "    title: a\x01z\n",
         "f.yaml:4:13: the control character U+0001 stands here; take it out"},
        {RECORD "    title: a\x7Fz\n",
         "f.yaml:4:13: the control character U+007F stands here; take it out"},
        {RECORD "    title: \xC3\xA9\xE2\x80\xA8z\n",
         "f.yaml:4:13: a line break of another kind (U+0085, U+2028 or U+2029) stands here; "
         "write "
         "it as \\u2028 in double quotes, or take it out"},
        {RECORD "    title: a\xC2\x85z\n", "f.yaml:4:13: a line break of another kind (U+0085, "
                                           "U+2028 or U+2029) stands here; write "
                                           "it as \\u2028 in double quotes, or take it out"},
        {"recommendations: [{ref: SI-1, text: " DEEP "}]\nsources: []\n",
         "f.yaml:1:89: lists and mappings stand more than 16 deep here; no file of rectrack "
         "needs "
         "that"},
        {"recommendations:\n  - ref: SI-1\n    titel: x\nsources:\n  - code: SI\nrectrack: 1\n",
         "f.yaml:3:5: unknown key \"titel\" in this recommendation; did you mean title?"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check(cases[i].yaml, strlen(cases[i].yaml), "json", cases[i].error);
}

/* What a register knows need not be said again: the kind of Funding, a period's label. */
Test(yaml, a_file_may_hold_a_part_of_anything)
{
    static const char yaml[] = "rectrack: 1\nevents:\n  - {name: Funding, lifted: true}\n"
                               "periods:\n  - {id: 2020-03, state: closed}\n"
                               "recommendations:\n  - ref: SI-1\n    state: complete\n"
                               "    actions:\n      - state: complete\n      - {}\n";
    g_autofree char *got = helper_convert("yaml", "f", yaml, sizeof yaml - 1, "json", NULL);
    cr_expect(g_str_has_prefix(got, "{"), "%s", got);
    g_autofree char *csv = helper_convert("yaml", "f", yaml, sizeof yaml - 1, "csv", NULL);
    cr_expect(strstr(csv, "\"[complete] \n\""), "%s", csv);
}

/* Words that other readers take for something else are words: G5. */
Test(yaml, plain_words_stay_text)
{
    static const char *const words[] = {
        "no",   "on",  "yes",       "off",   "true", "1_000", "0x1F",  "2024-02-30", "~", "012",
        "null", "1e3", ".inf",      "12:30", "0o17", "1.0",   "+1",    "NULL",       "y", ".5",
        "2020", "-0",  "190:20:30", "0b1",   "=",    "Off",   "False", "2020-03-31", "N", "<<",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *yaml =
            g_strdup_printf("rectrack: 1\nsources:\n  - code: SI\n    title: %s\n", words[i]);
        g_autofree char *expected = g_strdup_printf("\"title\":\"%s\"", words[i]);
        g_autofree char *got = helper_convert("yaml", "f", yaml, strlen(yaml), "json", NULL);
        cr_expect(strstr(got, expected), "%s gave %s", words[i], got);
        /* ... and are written so that no other reader is led astray. */
        g_autofree char *quoted = g_strdup_printf("title: \"%s\"\n", words[i]);
        g_autofree char *back = helper_convert("yaml", "f", yaml, strlen(yaml), "yaml", NULL);
        cr_expect(strstr(back, quoted), "%s gave %s", words[i], back);
    }
}

/* What is read in another form than it is written in. */
Test(yaml, what_may_be_written_in_several_ways)
{
    static const char plain[] =
        "rectrack: 1\nsources:\n  - code: SI\n    themes: [A, B]\n"
        "recommendations:\n  - ref: SI-1\n    source: SI\n    title: T\n";
    static const char *const cases[] = {
        "\xEF\xBB\xBFrectrack: 1\nsources: [{code: SI, themes: [A, B]}]\nrecommendations:\n"
        "- {ref: SI-1, source: SI, title: T}\n",
        "rectrack: 1\r\nsources:\r\n- code: SI\r\n  themes: [A, {name: "
        "B}]\r\nrecommendations:\r\n"
        "- ref: SI-1\r\n  source: SI\r\n  title: T\r\n",
        "# words\n---\nowners:\nevents: []\nrecommendations:\n  - {title: T, source: SI, ref: "
        "SI-1}\n"
        "rectrack: \"1\"\nsources:\n  - themes: [{name: A}, B]\n    code: 'SI'\n",
        "{recommendations: [{ref: SI-1, source: SI, title: T}], rectrack: 1, "
        "sources: [{code: SI, themes: [A, B]}]}",
        "  rectrack: 1\n  recommendations:\n  - {ref: SI-1, source: SI, title: T}\n"
        "  sources:\n  - {code: SI, themes: [A, B]}\n",
        "%YAML 1.1\n---\nrectrack: 1\nrecommendations:\n- ref: SI-1\n  source: SI\n  title: >\n"
        "    T\n  text: ''\n  owners: []\n  actions:\n\"sources\" :\n- code: SI\n  themes:\n  "
        "- A\n"
        "  - B\n  colours:\n...\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *got =
            helper_convert("yaml", "f.yaml", cases[i], strlen(cases[i]), "yaml", NULL);
        const char *expected = plain;
        g_autofree char *broken = NULL;
        if (strstr(cases[i], "%YAML")) { /* a folded title ends with a line feed: refused */
            cr_expect(strstr(got, "title must be a single line"), "%s", got);
            continue;
        }
        cr_expect_str_eq(got, expected, "%s\ngave %s", cases[i], got);
    }
}

/* The file is gone through in pieces for sections that come late. */
Test(yaml, a_late_section_is_found_wherever_it_stands)
{
    enum { PIECE = 1 << 16, AROUND = 40 };
    static const char *const feeds[] = {"\n", "\r\n", "\r"};
    static const char late[] = "sources: [{code: SI}]";
    for (size_t i = 0; i < 3 * 2 * AROUND; i++) {
        const char *feed = feeds[i % 3];
        size_t place = PIECE - AROUND + i / 3; /* of the late section */
        g_autoptr(GString) file = g_string_new("rectrack: 1");
        g_string_append_printf(file, "%srecommendations:%s- {ref: SI-1, source: SI, title: T}",
                               feed, feed);
        while (file->len + 100 < place)
            g_string_append_printf(file, "%s# words that nobody reads, line by line", feed);
        g_string_append_printf(file, "%s#%*s%s%s", feed, (int)(place - file->len) - 3, "", feed,
                               late);
        g_autofree char *got =
            helper_convert("yaml", "f.yaml", file->str, file->len, "yaml", NULL);
        cr_expect(strstr(got, "rectrack: 1\nsources:\n  - code: SI\n"), "case %zu: %.200s", i,
                  got);
    }
    g_autofree char *words = g_strnfill(2 * (gsize)PIECE, '#'); /* a line longer than a piece */
    g_autofree char *file = g_strconcat("rectrack: 1\nrecommendations:\n"
                                        "- {ref: SI-1, source: SI, title: T}\n",
                                        words, "\n", late, NULL);
    g_autofree char *got = helper_convert("yaml", "f.yaml", file, strlen(file), "yaml", NULL);
    cr_expect(strstr(got, "rectrack: 1\nsources:\n  - code: SI\n"), "%.200s", got);
}

/* The example of contract.md, as it is written. */
Test(yaml, the_example_is_written_as_it_stands)
{
    static const char example[] =
        "rectrack: 1\n"
        "sources:\n"
        "  - code: SI\n"
        "    title: Reducing and preventing domestic abuse in Southampton\n"
        "    kind: scrutiny inquiry\n"
        "    date: \"2019\"\n"
        "    themes: [Universal primary prevention, Perpetrator services]\n"
        "    colours: {red: Late, amber: \"Late: soon\", green: On track}\n"
        "    not_due_months: 6\n"
        "    soon_months: 3\n"
        "  - code: NA\n"
        "    themes:\n"
        "      - {group: Children, name: Universal primary prevention}\n"
        "      - {group: Adults, name: Universal primary prevention}\n"
        "owners:\n"
        "  - name: Hampton Trust\n"
        "    kind: agency\n"
        "    other_names: [HT, The Hampton Trust]\n"
        "events:\n"
        "  - name: Funding\n"
        "    kind: blocker\n"
        "    lifted: true\n"
        "  - name: Public Health funding announcement\n"
        "    kind: event\n"
        "    happened: 2020-05-01\n"
        "periods:\n"
        "  - id: 2020-03\n"
        "    label: March 2020\n"
        "    as_at: 2020-03-31\n"
        "    state: closed\n"
        "recommendations:\n"
        "  - ref: SI-5\n"
        "    source: SI\n"
        "    theme: Perpetrator services\n"
        "    title: Raise awareness of, and increase referrals to, perpetrator services\n"
        "    text: >-\n"
        "      It is recommended that a perpetrator services awareness raising campaign is "
        "undertaken\n"
        "      targeted at potential referral partners.\n"
        "    state: in_progress\n"
        "    owners: [{name: Hampton Trust, role: lead}, {name: Hampshire Constabulary, role: "
        "support}]\n"
        "    waiting: [Funding]\n"
        "    actions:\n"
        "      - text: Secure funding\n"
        "      - text: Hampshire Constabulary to share information on 'High Harm'\n"
        "        state: complete\n"
        "        owners: [{name: Hampshire Constabulary, role: lead}]\n"
        "    targets:\n"
        "      - {text: June 2020, action: 1}\n"
        "      - {text: Announcement dependent, event: Public Health funding announcement}\n"
        "      - text: Dec 2020\n"
        "        revisions:\n"
        "          - {text: June 2020, until: 2020-03-31, reason: Late, granted_by: The "
        "panel}\n"
        "    links:\n"
        "      - {kind: extends, ref: SI-1}\n"
        "    updates:\n"
        "      - period: 2020-03\n"
        "        at: \"2020-03-30T14:01:00Z\"\n"
        "        progress:\n"
        "          - One\n"
        "          - |-\n"
        "            Two\n"
        "\n"
        "            lines\n"
        "        rag: amber\n"
        "  - ref: SI-6\n"
        "    source: SI\n"
        "    title: Shared\n"
        "    reported_with: SI-5\n";
    check(example, sizeof example - 1, "yaml", example);
}

/* What is reckoned, told by the words, shared or empty is not written. */
Test(yaml, only_what_is_not_known_otherwise_is_written)
{
    static const char given[] = RECORD
        "    rag: red\n    rag_suggested: amber\n    rag_reason: why\n    overdue: true\n"
        "    direction: new\n    period: 2020-03\n    updated: 2020-03-31\n    note: ''\n"
        "    state: not_started\n"
        "    actions: [{n: 1, text: A, state: not_started, owners: []}]\n"
        "    targets: [{text: June 2020, kind: date, earliest: 2020-06-01, "
        "latest: 2020-06-30, original: x, overdue: true}, {text: June 2020, kind: ongoing}]\n"
        "    links: [{kind: extended_by, ref: NA-1}, {kind: see_also, ref: SI-2}]\n"
        "    updates: [{period: 2020-03, progress: []}]\n"
        "  - ref: SI-2\n    reported_with: SI-1\n    state: complete\n    waiting: [F]\n"
        "    note: Note\n";
    check(given, sizeof given - 1, "yaml",
          RECORD "    actions:\n      - text: A\n    targets:\n      - {text: June 2020}\n"
                 "      - {text: June 2020, kind: ongoing}\n"
                 "    links:\n      - {kind: see_also, ref: SI-2}\n"
                 "  - ref: SI-2\n    note: Note\n    reported_with: SI-1\n");
}

/* An importer must know what the file named from what it did not, and where. */
Test(yaml, a_value_knows_what_the_file_gave_and_where)
{
    static const char yaml[] =
        RECORD "    title:\n    owners: []\n    actions:\n      - text: A\n"
               "        state: ''\n";
    struct file_input input = helper_file("f.yaml", yaml, sizeof yaml - 1);
    struct exchange_options options = {0};
    struct rt_stream *stream = NULL;
    struct rt_item item = {0};
    cr_assert_eq(exchange_format_find("yaml")->open(&input, &options, &stream, NULL), RT_OK);
    cr_assert_eq(rt_stream_next(stream, &item, NULL), RT_OK);
    const struct rt_record *record = item.value;
    cr_assert_eq(item.shape, &rt_record_shape);
    static const struct {
        const char *key;
        bool is_given;
    } cases[] = {{"ref", true},     {"title", true},    {"owners", true}, {"actions", true},
                 {"source", false}, {"targets", false}, {"note", false}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        cr_expect_eq(
            rt_field_is_given(item.shape, rt_field_find(item.shape, cases[i].key), record),
            cases[i].is_given, "%s", cases[i].key);
    cr_expect_null(record->title);
    cr_expect_eq(record->part.line, 3);
    cr_expect_eq(record->part.column, 5);
    const struct rt_action *action = rt_action_at(&record->actions, 0);
    cr_expect_eq(action->part.line, 7);
    cr_expect_eq(action->part.column, 9);
    cr_expect(
        rt_field_is_given(&rt_action_shape, rt_field_find(&rt_action_shape, "state"), action));
    cr_expect_not(
        rt_field_is_given(&rt_action_shape, rt_field_find(&rt_action_shape, "owners"), action));
    rt_stream_close(stream);
    file_input_close(&input);
}
