/* Two people at one recommendation, each with a register handle of their own: what
 * both keep, and what the second one is told instead of overwriting it.  trust.md D2, D3. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/store/room.h"

/* The second person, who began before the first one saved. */
struct second {
    struct rt_output out;
    struct room *room;
    struct rt_register *reg;
    struct rt_arena arena;
    struct rt_record seen;
    GString *conflicts; /* "field part: seen > theirs > yours (who)" each */
};

static void take_conflict(struct rt_output *out, const struct rt_conflict *conflict)
{
    struct second *second = (struct second *)out;
    const char *words[] = {conflict->seen, conflict->theirs, conflict->yours};
    g_string_append_printf(second->conflicts, "%s%s%s:", conflict->field,
                           conflict->part ? " " : "", conflict->part ? conflict->part : "");
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        g_string_append_printf(second->conflicts, "%s %s", i ? " >" : "",
                               words[i] ? words[i] : "nothing");
    g_string_append_printf(second->conflicts, " (%s)\n", conflict->who);
    cr_expect(conflict->label && *conflict->label && conflict->at);
}

static enum rt_status take_line(struct rt_output *out, const char *label, const char *text,
                                struct rt_error *error)
{
    (void)out, (void)label, (void)text, (void)error;
    return RT_OK;
}

static void take_notice(struct rt_output *out, const char *sentence)
{
    (void)out, (void)sentence;
}

static void begin(struct second *second, struct room *room, const char *ref)
{
    *second = (struct second){
        .out = {.line = take_line, .notice = take_notice, .conflict = take_conflict},
        .room = room,
        .conflicts = g_string_new(NULL)};
    cr_assert_eq(rt_register_open("r.db", RT_WRITE, &second->reg, NULL), RT_OK);
    struct rt_outlook outlook = rt_outlook_now(room_facts(second->reg), room->today);
    cr_assert_eq(
        rt_register_record(second->reg, ref, &outlook, &second->arena, &second->seen, NULL),
        RT_OK);
}

/* Runs a line as they would from the screen; error: its sentence, to be freed. */
static enum rt_status run(struct second *second, const char *line, char **sentence)
{
    g_auto(GStrv) words = NULL;
    int n = 0;
    struct rt_args args = {0};
    struct rt_error error = {0};
    cr_assert(g_shell_parse_argv(line, &n, &words, NULL), "%s", line);
    enum rt_status status = rt_args_parse(&args, (const char *const *)words, (size_t)n, &error);
    struct rt_context context = {.user = "tester",
                                 .today = second->room->today,
                                 .reg = second->reg,
                                 .out = &second->out,
                                 .seen = &second->seen};
    if (status == RT_OK)
        status = rt_command_run(&context, &args, &error);
    cr_expect(status != RT_OK || context.has_saved || strstr(line, "paused"), "%s", line);
    *sentence = error.sentence ? rt_error_words(&error) : g_strdup("");
    rt_error_clear(&error);
    rt_args_clear(&args);
    return status;
}

static void end(struct second *second)
{
    rt_register_close(second->reg);
    rt_arena_clear(&second->arena);
    g_string_free(second->conflicts, TRUE);
}

static const struct {
    const char *ref, *first, *second;
    enum rt_status status;
    const char *told; /* the conflicts, or what stands in the record afterwards, "|" between */
} met[] = {
    {"SI-5", "set SI-5 state=paused", "set SI-5 state=ongoing", RT_CONFLICT,
     "state: In progress > Paused > Ongoing (Hampshire Constabulary)\n"},
    {"SI-5", "set SI-5 state=paused", "set SI-5 state=paused", RT_OK, "\"state\":\"paused\""},
    {"SI-5", "set SI-5 state=paused", "set SI-5 note=Mine", RT_OK,
     "\"state\":\"paused\"|\"note\":\"Mine\""},
    {"SI-5", "set SI-5 note=Theirs title=T", "set SI-5 note=Mine title=U", RT_CONFLICT,
     "title: Raise awareness of, and increase referrals to, perpetrator services > T > U "
     "(Hampshire Constabulary)\nnote: nothing > Theirs > Mine (Hampshire Constabulary)\n"},
    {"SI-5", "set SI-5 response=noted", "set SI-5 response=", RT_CONFLICT,
     "response: Not recorded > Noted > Not recorded (Hampshire Constabulary)\n"},
    {"SI-5", "update SI-5 --progress Theirs", "update SI-5 --progress Mine", RT_OK,
     "[\"Theirs\"]|[\"Mine\"]"},
    {"SI-5", "--as tester update SI-5 --progress Earlier", "update SI-5 --progress Mine",
     RT_CONFLICT, "updates.2020-06/tester progress: nothing > Earlier > Mine (tester)\n"},
    {"SI-5", "--as tester update SI-5 --progress Earlier", "update SI-5 --progress Mine --add",
     RT_OK, "[\"Earlier\",\"Mine\"]"},
    {"SI-5", "--as tester update SI-5 --progress Earlier",
     "update SI-5 --rag amber --reason Ours", RT_OK, "[\"Earlier\"]|\"reason\":\"Ours\""},
    {"SI-5", "set SI-5.2 state=complete", "set SI-5.2 'text=Secure the money'", RT_OK,
     "\"text\":\"Secure the money\",\"state\":\"complete\""},
    {"SI-5", "set SI-5.2 state=complete", "set SI-5.2 state=awaiting", RT_CONFLICT,
     "actions.2 state: Not started > Complete > Awaiting (Hampshire Constabulary)\n"},
    {"SI-5", "set SI-5.2 state=complete", "set SI-5.3 state=complete", RT_OK,
     "\"n\":2,\"text\":\"Secure funding\",\"state\":\"complete\""},
    {"SI-5", "move SI-5.4 1", "set SI-5.3 state=complete", RT_CONFLICT, "actions.3: Hampton "},
    {"SI-5", "add action SI-5 Theirs", "add action SI-5 Mine", RT_OK,
     "\"n\":5,\"text\":\"Theirs\"|\"n\":6,\"text\":\"Mine\""},
    {"SI-5", "set SI-5.4 text=Reworded", "remove action SI-5.4", RT_CONFLICT,
     "actions.4: Hamp"},
    {"SI-5", "target SI-5.1 'July 2020' --reason R", "target SI-5.1 'Dec 2020' --reason Q",
     RT_CONFLICT,
     "targets.1 text: June 2020 > July 2020 > Dec 2020 (Hampshire Constabulary)\n"},
    {"SI-5", "target SI-5.1 'July 2020' --reason R",
     "update SI-5 --progress Mine --target '1=Dec 2020' --reason Q --tick 2", RT_CONFLICT,
     "targets.1 text: June 2020 > July 2020 > Dec 2020 (Hampshire Constabulary)\n"},
    {"SI-5", "update SI-5 --progress Theirs --target '1=July 2020' --reason R --tick 2",
     "update SI-5 --progress Mine --target '2=Dec 2020' --reason Q --tick 2 --tick 3", RT_OK,
     "[\"Theirs\"]|[\"Mine\"]|\"text\":\"July 2020\"|\"text\":\"Dec 2020\""},
    {"SI-5", "update SI-5 --tick 2", "update SI-5 --tick 2 --target '1=Dec 2020' --reason Q",
     RT_OK, "\"text\":\"Dec 2020\""},
    {"SI-5", "target SI-5.1 'July 2020' --reason R", "set SI-5.1 state=complete", RT_OK,
     "\"text\":\"July 2020\"|\"state\":\"complete\""},
    {"SI-5", "set SI-5 'owners+=IDVA team'", "set SI-5 owners+=SACRE", RT_OK,
     "\"IDVA team\"|\"SACRE\""},
    {"SI-5", "set SI-5 'owners+=IDVA team'", "set SI-5 owners=SACRE", RT_CONFLICT, "owners: "},
    {"SI-5", "set SI-5 waiting=", "set SI-5 waiting='Domestic Abuse Bill'", RT_CONFLICT,
     "waiting: Funding > nothing > Domestic Abuse Bill (Hampshire Constabulary)\n"},
    {"NA-15", "add link NA-15 see_also SI-1", "add link NA-15 see_also SI-2", RT_OK,
     "{\"kind\":\"see_also\",\"ref\":\"SI-1\"}|{\"kind\":\"see_also\",\"ref\":\"SI-2\"}"},
    {"SI-7", "set SI-6 state=paused", "set SI-7 state=ongoing", RT_CONFLICT,
     "state: In progress > Paused > Ongoing (Hampshire Constabulary)\n"},
    {"SI-7", "update SI-6 --no-change", "update SI-7 --challenge Mine", RT_OK,
     "\"no_change\":true|\"Mine\""},
};

static void check_kept(struct room *room, const char *ref, const char *told)
{
    g_auto(GStrv) pieces = g_strsplit(told, "|", -1);
    const char *whole = room_ask(room, "show %s --format json", ref);
    for (size_t i = 0; pieces[i]; i++)
        cr_expect(strstr(whole, pieces[i]), "%s: no %s in %s", ref, pieces[i], whole);
}

Test(two, what_both_change_is_kept_or_told, .timeout = 120)
{
    for (size_t i = 0; i < G_N_ELEMENTS(met); i++) {
        struct room room;
        struct second second;
        g_autofree char *sentence = NULL;
        room_open_sample(&room);
        cr_assert_eq(room_import(&room, "periods: [{id: 2020-06, label: June 2020, as_at: "
                                        "2020-06-30}]\n"),
                     RT_OK);
        begin(&second, &room, met[i].ref);
        bool is_named = g_str_has_prefix(met[i].first, "--as");
        room_ask(&room, "%s%s", is_named ? "" : "--as 'Hampshire Constabulary' ", met[i].first);
        g_autoptr(GBytes) before = room_bytes("r.db");
        enum rt_status status = run(&second, met[i].second, &sentence);
        cr_expect_eq(status, met[i].status, "%s, then %s: %d %s", met[i].first, met[i].second,
                     (int)status, sentence);
        if (met[i].status == RT_OK) {
            cr_expect_str_eq(second.conflicts->str, "");
            check_kept(&room, met[i].ref, met[i].told);
        } else {
            cr_expect(g_str_has_prefix(second.conflicts->str, met[i].told), "%s\n%s",
                      second.conflicts->str, met[i].told);
            cr_expect(strstr(sentence, "after you began; nothing was overwritten"), "%s",
                      sentence);
            cr_expect(room_is_same("r.db", before));
        }
        cr_expect(room_is_whole(&room), "%s", room.error);
        end(&second);
        room_clear(&room);
    }
}

Test(two, the_sentence_names_the_field_who_saved_it_and_when)
{
    struct room room;
    struct second second;
    g_autofree char *sentence = NULL;
    room_open_sample(&room);
    begin(&second, &room, "SI-5");
    room_ask(&room, "--as 'Hampton Trust' set SI-5 state=paused note=Theirs");
    cr_expect_eq(run(&second, "set SI-5 state=ongoing note=Mine", &sentence), RT_CONFLICT);
    cr_expect(
        g_regex_match_simple("^SI-5: Hampton Trust saved its note and 1 more at "
                             "\\d\\d:\\d\\d on \\d+ \\w+ \\d{4}, after you began; nothing "
                             "was overwritten$",
                             sentence, 0, 0),
        "%s", sentence);
    /* Seen anew, it is theirs to decide. */
    struct second again;
    g_autofree char *none = NULL;
    begin(&again, &room, "SI-5");
    cr_expect_eq(run(&again, "set SI-5 state=ongoing note=Mine", &none), RT_OK, "%s", none);
    end(&again);
    end(&second);
    room_clear(&room);
}

/* Of two who change one field from the same state exactly one wins, and the history
 * tells it once. */
Test(two, of_many_pairs_none_is_lost, .timeout = 120)
{
    enum { PAIRS = 40 };
    struct room room;
    room_open_sample(&room);
    for (int i = 0; i < PAIRS; i++) {
        struct second one, other;
        g_autofree char *said = NULL, *refused = NULL;
        begin(&one, &room, "SI-5");
        begin(&other, &room, "SI-5");
        bool is_same = i % 2 == 0;
        g_autofree char *first = g_strdup_printf("set SI-5 note='First %d'", i);
        g_autofree char *second =
            g_strdup_printf("set SI-5 %s='Second %d'", is_same ? "note" : "summary", i);
        struct second *winner = i % 3 ? &one : &other, *late = i % 3 ? &other : &one;
        cr_expect_eq(run(winner, first, &said), RT_OK, "%s", said);
        cr_expect_eq(run(late, second, &refused), is_same ? RT_CONFLICT : RT_OK, "%s", refused);
        g_autofree char *kept = g_strdup_printf("\"note\":\"First %d\"", i);
        check_kept(&room, "SI-5", kept);
        end(&one);
        end(&other);
    }
    g_auto(GStrv) lines = g_strsplit(room_ask(&room, "history SI-5 --format json"), "\n", -1);
    cr_expect_eq(g_strv_length(lines), PAIRS + PAIRS / 2 + 1 + 1);
    cr_expect(room_is_whole(&room));
    room_clear(&room);
}
