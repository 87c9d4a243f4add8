/* Forms there and back: what is asked, what is taken, what is left alone, in every format.
 * trust.md G14, G18, H11. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "tests/command/forms.h"

/* ---- made ---- */

Test(forms, the_same_day_register_and_owner_give_the_same_bytes)
{
    struct room room;
    forms_begin(&room);
    for (const char *const *format = forms_formats; *format; format++) {
        g_autofree char *again = g_strdup_printf("two.%s", *format);
        forms_make(&room, "HT", "one", *format);
        forms_make(&room, "Hampton Trust", "two", *format);
        g_autofree char *first = g_strdup_printf("one.%s", *format);
        g_autoptr(GBytes) bytes = room_bytes(first);
        cr_expect(room_is_same(again, bytes), "%s", *format);
    }
    room_clear(&room);
}

/* Whom chase asks, and who has a key action that is not over. */
Test(forms, asks_whom_chase_asks_and_who_has_a_key_action)
{
    struct room room;
    struct form form;
    forms_begin(&room);
    room_ask(&room, "add action SI-1 \"Meet all schools\" --owner HT");
    forms_make(&room, "HT", "f", "yaml");
    forms_open(&form, "f", "yaml");
    static const char *const refs[] = {"SI-1", "SI-5", "SI-6", "SI-8", "SI-9", "NA-16"};
    cr_assert_eq(form.rows.n, G_N_ELEMENTS(refs));
    for (size_t i = 0; i < G_N_ELEMENTS(refs); i++)
        cr_expect_str_eq(form_row_at(&form, i)->ref, refs[i]);
    form_clear(&form);
    room_ask(&room, "update SI-5 --no-change");
    forms_make(&room, "HT", "g", "yaml");
    forms_open(&form, "g", "yaml");
    cr_expect_eq(form.rows.n, G_N_ELEMENTS(refs) - 1, "what was answered is asked again");
    form_clear(&form);
    cr_expect_eq(room_run(&room, "form new --owner Member -o none.yaml"), RT_REFUSED);
    room_clear(&room);
}

/* ---- taken ---- */

static const struct {
    const char *ref;
    enum form_cell cell;
    const char *words;
    const char *taken; /* a word query that then finds it alone, or what show then says */
} answers[] = {
    {"SI-5", FORM_PROGRESS, "Training: 40 staff.\n\nMore \"soon\"; yes, really",
     "Training: 40"},
    {"SI-6", FORM_CHALLENGE, "No money", "No money"},
    {"SI-8", FORM_NO_CHANGE, "Yes", "No change"},
    {"SI-9", FORM_RAG, "Amber", "Amber"},
    {"SI-5", FORM_DONE, "1 and 2", "Complete"},
    {"SI-5", FORM_TARGET, "1 = Dec 2020", "Dec 2020"},
    {"SI-5", FORM_TARGET_REASON, "Staff are ill", "Staff are ill"},
    {"NA-16", FORM_RAG, "not due", "Not due"},
};

Test(forms, what_is_answered_is_taken_in_one_change_written_by_the_owner)
{
    for (const char *const *format = forms_formats; *format; format++) {
        struct room room;
        forms_begin(&room);
        forms_make(&room, "HT", "f", *format);
        for (size_t i = 0; i < G_N_ELEMENTS(answers); i++)
            forms_answer("f", *format, answers[i].ref, answers[i].cell, answers[i].words);
        g_autofree char *before = forms_state(&room);
        cr_expect_eq(room_run(&room, "form take f.%s --dry-run", *format), RT_OK, "%s%s",
                     room.error, room.said->str);
        g_autofree char *dry = forms_state(&room);
        cr_expect_str_eq(before, dry, "a dry run has written");
        cr_expect_eq(forms_take(&room, "f", *format), RT_OK, "%s%s", room.error,
                     room.said->str);
        forms_expect_said(&room, "5 of 5 recommendations updated", *format);
        for (size_t i = 0; i < G_N_ELEMENTS(answers); i++)
            cr_expect(strstr(room_ask(&room, "show %s", answers[i].ref), answers[i].taken),
                      "%s %s: %s", *format, answers[i].ref, room.said->str);
        g_autofree char *by =
            room_sql_text("r.db", "SELECT group_concat(actor || ': ' || why) FROM change_set"
                                  " WHERE number > 2");
        cr_expect(g_str_has_prefix(by, "tester: took the June 2020 form of Hampton Trust ("),
                  "%s", by);
        cr_expect_null(strchr(by, ','), "more than one change: %s", by);
        cr_expect(strstr(room_ask(&room, "show SI-5"), "by Hampton Trust"));
        cr_expect(room_is_whole(&room));
        room_clear(&room);
    }
}

/* ---- saved by other programs ---- */

/* fixtures/forms/README.md says how; a form is taken by the register that made it. */
Test(forms, what_other_programs_saved_is_taken)
{
    static const char *const files[] = {"libreoffice.xlsx", "libreoffice-ods.xlsx",
                                        "libreoffice.csv"};
    static const char *const said[] = {"Training has begun \u2013 40 staff so far.",
                                       "Room for \u00a32,000 more.", "=1+1 is no formula",
                                       "Half of them", "Dec 2020"};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        struct room room;
        forms_begin(&room);
        room_sql("r.db", "UPDATE register SET uuid = '5c1f2a7e-0000-4000-8000-000000000001'");
        cr_expect_eq(room_run(&room, "form take " FIXTURES "/forms/%s", files[i]), RT_OK,
                     "%s: %s%s", files[i], room.error, room.said->str);
        forms_expect_said(&room, "2 of 5 recommendations updated", files[i]);
        cr_expect_null(strstr(room.said->str, "Only to be read"), "%s: %s", files[i],
                       room.said->str);
        room_ask(&room, "show SI-5");
        for (size_t k = 0; k < G_N_ELEMENTS(said); k++)
            forms_expect_said(&room, said[k], files[i]);
        cr_expect(strstr(room_ask(&room, "show SI-6"), "No change"), "%s", files[i]);
        room_clear(&room);
    }
}

/* ---- G14: the register changed since ---- */

static const struct {
    const char *ref;
    enum form_cell cell;
    const char *words, *since; /* what the form says, what somebody did */
    const char *now;           /* that stays */
} clashes[] = {
    {"SI-5", FORM_PROGRESS, "Form", "--as \"Hampton Trust\" update SI-5 --progress Desk",
     "Desk"},
    {"SI-5", FORM_CHALLENGE, "Form", "--as \"Hampton Trust\" update SI-5 --challenge Desk",
     "Desk"},
    {"SI-5", FORM_PROGRESS, "Form", "--as \"Hampton Trust\" update SI-5 --no-change",
     "No change"},
    {"SI-5", FORM_NO_CHANGE, "yes", "--as \"Hampton Trust\" update SI-5 --progress Desk",
     "Desk"},
    {"SI-5", FORM_RAG, "amber", "update SI-5 --rag red --reason Desk", "Red"},
    {"SI-5", FORM_DONE, "2", "set SI-5.2 state=paused", "paused"},
    {"SI-5", FORM_DONE, "2", "remove action SI-5.2", "Hampton Trust to deliver"},
    {"SI-5", FORM_DONE, "2", "set SI-5.2 text=\"Find a home\"", "Find a home"},
    {"SI-5", FORM_TARGET, "1 = Dec 2020", "target SI-5.1 \"Sept 2020\" --reason Desk",
     "Sept 2020"},
    {"SI-6", FORM_TARGET, "2 = Dec 2020", "remove target SI-6.2", "Ongoing"},
};

Test(forms, what_was_changed_since_is_told_three_ways_and_stays, .timeout = 120)
{
    size_t lost = 0, n = 0;
    for (const char *const *format = forms_formats; *format; format++)
        for (size_t i = 0; i < G_N_ELEMENTS(clashes); i++, n++) {
            struct room room;
            forms_begin(&room);
            forms_make(&room, "HT", "f", *format);
            forms_answer("f", *format, clashes[i].ref, clashes[i].cell, clashes[i].words);
            if (clashes[i].cell == FORM_TARGET)
                forms_answer("f", *format, clashes[i].ref, FORM_TARGET_REASON, "Ill");
            forms_answer("f", *format, "SI-8", FORM_PROGRESS, "Clean");
            room_ask(&room, "%s", clashes[i].since);
            cr_expect_eq(forms_take(&room, "f", *format), RT_PARTLY, "%s: %s%s",
                         clashes[i].since, room.error, room.said->str);
            g_autofree char *label = g_strdup_printf("%s: %s", clashes[i].ref,
                                                     form_columns[clashes[i].cell].heading);
            forms_expect_said(&room, label, clashes[i].since);
            forms_expect_said(&room, "1 of 5 recommendations updated", clashes[i].since);
            bool stays = strstr(room_ask(&room, "show %s", clashes[i].ref), clashes[i].now);
            cr_expect(stays, "%s: %s", clashes[i].since, room.said->str);
            lost += !stays;
            cr_expect(strstr(room_ask(&room, "show SI-8"), "Clean"), "the clean one was not");
            room_clear(&room);
        }
    cr_expect_eq(lost, 0, "%zu of %zu lost", lost, n);
}

/* All three, and who. */
Test(forms, a_conflict_names_who_changed_it)
{
    struct room room;
    forms_begin(&room);
    forms_make(&room, "HT", "f", "yaml");
    forms_answer("f", "yaml", "SI-5", FORM_RAG, "green");
    room_ask(&room, "--as \"SCC Communications Team\" update SI-5 --rag amber");
    cr_expect_eq(forms_take(&room, "f", "yaml"), RT_PARTLY);
    forms_expect_said(&room, "As sent: nothing\n", "sent");
    forms_expect_said(&room, "Now: \"Amber\" (SCC Communications Team, ", "ours");
    forms_expect_said(&room, "Form says: \"Green\"\n", "theirs");
    room_clear(&room);
}

/* What others wrote stands beside it, and what was made the same is none. */
Test(forms, words_of_others_and_equal_changes_are_no_conflict)
{
    static const char *const since[] = {"--as HC update SI-5 --progress Desk",
                                        "--as \"Hampton Trust\" update SI-5 --progress Form",
                                        "set SI-5.2 state=complete", "set SI-5 note=Desk"};
    for (size_t i = 0; i < G_N_ELEMENTS(since); i++) {
        struct room room;
        forms_begin(&room);
        forms_make(&room, "HT", "f", "csv");
        forms_answer("f", "csv", "SI-5", FORM_PROGRESS, "Form");
        forms_answer("f", "csv", "SI-5", FORM_DONE, "2");
        room_ask(&room, "%s", since[i]);
        cr_expect_eq(forms_take(&room, "f", "csv"), RT_OK, "%s: %s%s", since[i], room.error,
                     room.said->str);
        cr_expect(strstr(room_ask(&room, "show SI-5"), "Form"), "%s", since[i]);
        room_clear(&room);
    }
}

/* ---- G18: what a spreadsheet would take for a formula ---- */

static const char *const triggers[] = {"=1+1",      "+1",      "-1",      "@SUM(A1)",
                                       "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF201",
                                       "'=1",       "''=1",    "'plain",  "=cmd|'/C'!A0"};

Test(forms, words_like_formulas_come_and_go_as_they_are, .timeout = 120)
{
    for (const char *const *format = forms_formats; *format; format++)
        for (size_t i = 0; i < G_N_ELEMENTS(triggers); i++) {
            struct room room;
            struct form form;
            forms_begin(&room);
            g_autofree char *title = g_shell_quote(triggers[i]);
            room_ask(&room, "set SI-8 title=%s", title);
            forms_make(&room, "HT", "f", *format);
            forms_open(&form, "f", *format);
            cr_expect_str_eq(forms_row(&form, "SI-8")->cells[FORM_TITLE], triggers[i]);
            form_clear(&form);
            forms_answer("f", *format, "SI-8", FORM_PROGRESS, triggers[i]);
            cr_expect_eq(forms_take(&room, "f", *format), RT_OK, "%s", room.error);
            cr_expect_null(strstr(room.said->str, "Only to be read"), "%s", room.said->str);
            g_autofree char *kept = room_sql_text(
                "r.db", "SELECT becomes FROM change WHERE field LIKE 'updates.%'");
            cr_expect(strstr(kept, triggers[i]), "%s: %s", triggers[i], kept);
            room_clear(&room);
        }
}

/* A dash on its own, and what only looks like standard input. */
Test(forms, a_dash_is_no_answer)
{
    struct room room;
    forms_begin(&room);
    forms_make(&room, "HT", "f", "csv");
    for (size_t cell = FORM_ANSWERS; cell < FORM_CELLS; cell++)
        forms_answer("f", "csv", "SI-5", (enum form_cell)cell, cell % 2 ? "-" : " \u2013 ");
    cr_expect_eq(forms_take(&room, "f", "csv"), RT_OK, "%s", room.error);
    forms_expect_said(&room, "Not answered in this form: SI-5, SI-6, SI-8, SI-9, NA-16", "csv");
    room_clear(&room);
}

/* ---- answers that can't be read ---- */

static const struct {
    enum form_cell cell;
    const char *words, *told;
} unread[] = {
    {FORM_NO_CHANGE, "perhaps", "\"perhaps\" is not understood; it takes yes"},
    {FORM_RAG, "purple", "\"purple\" is not understood; it takes red, amber"},
    {FORM_RAG, "green",
     "Red is suggested, not Green: a challenge stands and no progress was "
     "reported; give a reason\n"},
    {FORM_REASON, "Because", "there is no new RAG beside it: \"Because\""},
    {FORM_DONE, "the first", "\"the first\" is not understood; it takes numbers"},
    {FORM_DONE, "9", "there is no key action 9 in the form"},
    {FORM_TARGET, "1 = Dec 2020", "1 = Dec 2020 wants its reason"},
};

Test(forms, what_can_not_be_read_is_told_and_the_rest_is_taken, .timeout = 120)
{
    for (const char *const *format = forms_formats; *format; format++)
        for (size_t i = 0; i < G_N_ELEMENTS(unread); i++) {
            struct room room;
            forms_begin(&room);
            forms_make(&room, "HT", "f", *format);
            forms_answer("f", *format, "SI-5", FORM_CHALLENGE, "Clean");
            forms_answer("f", *format, "SI-5", unread[i].cell, unread[i].words);
            cr_expect_eq(forms_take(&room, "f", *format), RT_PARTLY, "%s: %s", unread[i].words,
                         room.error);
            forms_expect_said(&room, unread[i].told, *format);
            cr_expect(strstr(room_ask(&room, "show SI-5"), "Clean"), "%s", unread[i].words);
            room_clear(&room);
        }
}

/* Nothing that somebody wrote is lost without a word. */
Test(forms, words_where_no_answer_is_due_are_told)
{
    struct room room;
    forms_begin(&room);
    forms_make(&room, "HT", "f", "csv");
    g_autoptr(GBytes) bytes = room_bytes("f.csv");
    gsize n;
    const char *text = g_bytes_get_data(bytes, &n);
    g_autofree char *form = g_strndup(text + strlen("\uFEFF"), n - strlen("\uFEFF"));
    g_autofree char *whole = g_strdup_printf(
        "Sorry for the delay\n%.*s,See our letter\r\n,Ask me\r\n", (int)strlen(form) - 2, form);
    room_write("g.csv", whole);
    cr_expect_eq(forms_take(&room, "g", "csv"), RT_PARTLY, "%s", room.error);
    forms_expect_said(&room, "line 1: \"Sorry for the delay\" stands where no answer", "above");
    forms_expect_said(&room, "\"See our letter\" stands where no answer is due", "beside");
    forms_expect_said(&room, "\"Ask me\" stands in a row without a reference", "below");
    forms_expect_said(&room, "3 answers or rows were left alone", "all");
    room_clear(&room);
}

/* Excel takes so many characters and no more: cut with a mark and a count (H3). */
Test(forms, a_cell_to_read_that_is_too_long_is_cut_and_said)
{
    struct room room;
    forms_begin(&room);
    g_autofree char *words = g_strnfill(FORM_MOST + 1, 'w');
    room_ask(&room, "set SI-8.2 text=%s", words);
    for (const char *const *format = forms_formats; *format; format++) {
        cr_expect_eq(room_run(&room, "form new --owner HT -o f.%s", *format), RT_PARTLY);
        forms_expect_said(&room, "cut off, each with a mark: 1", *format);
        forms_answer("f", *format, "SI-8", FORM_PROGRESS, *format);
        cr_expect_eq(forms_take(&room, "f", *format), RT_OK, "%s%s", room.error,
                     room.said->str);
        cr_expect_null(strstr(room.said->str, "Only to be read"), "%s", *format);
        room_ask(&room, "undo");
    }
    room_clear(&room);
}
