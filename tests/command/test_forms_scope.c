/* Forms that are not what was sent: taken before, another's, altered, a stranger's.
 * trust.md G15 to G17. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "tests/command/forms.h"

/* ---- G15: twice, and what is not the form's ---- */

static void take_twice(struct room *room, const char *format, const char *between,
                       const char *left)
{
    forms_make(room, "HT", "f", format);
    forms_answer("f", format, "SI-5", FORM_PROGRESS, "Form");
    forms_answer("f", format, "SI-8", FORM_RAG, "amber");
    cr_expect_eq(forms_take(room, "f", format), RT_OK, "%s", room->error);
    if (between)
        room_ask(room, "%s", between);
    g_autofree char *before = forms_state(room);
    cr_expect_eq(forms_take(room, "f", format), left ? RT_PARTLY : RT_OK, "%s", room->error);
    if (left)
        forms_expect_said(room, left, format);
    forms_expect_said(room, "Nothing was changed: this form was taken at ", format);
    g_autofree char *after = forms_state(room);
    cr_expect_str_eq(before, after, "%s, %s: the second time it changed something", format,
                     between);
}

Test(forms, the_same_form_is_taken_once)
{
    static const struct {
        const char *command, *left; /* what of the form does not stand any more */
    } between[] = {
        {NULL, NULL},
        {"--as \"Hampton Trust\" update SI-5 --progress Desk", "Progress: "},
        {"update SI-8 --rag red --reason x", "New RAG: "},
        {"update SI-9 --no-change", NULL},
    };
    for (const char *const *format = forms_formats; *format; format++)
        for (size_t i = 0; i < G_N_ELEMENTS(between); i++) {
            struct room room;
            forms_begin(&room);
            take_twice(&room, *format, between[i].command, between[i].left);
            room_clear(&room);
        }
}

static void turn_round(struct form *form);

/* Saved by another program, its rows sorted, it is still the same form. */
Test(forms, the_same_answers_in_another_format_and_order_are_the_same_form)
{
    struct room room;
    struct form form;
    forms_begin(&room);
    forms_make(&room, "HT", "f", "yaml");
    forms_answer("f", "yaml", "SI-5", FORM_PROGRESS, "Form");
    cr_expect_eq(forms_take(&room, "f", "yaml"), RT_OK);
    forms_open(&form, "f", "yaml");
    turn_round(&form);
    forms_save(&form, "f", "csv");
    form_clear(&form);
    cr_expect_eq(forms_take(&room, "f", "csv"), RT_OK);
    forms_expect_said(&room, "Nothing was changed: this form was taken at ", "csv");
    room_clear(&room);
}

/* They may write over what their own form brought, and over nothing else; what was taken
 * back can be taken again. */
Test(forms, a_corrected_form_and_one_taken_back_are_taken)
{
    struct room room;
    forms_begin(&room);
    forms_make(&room, "HT", "f", "yaml");
    forms_answer("f", "yaml", "SI-5", FORM_PROGRESS, "First");
    forms_answer("f", "yaml", "SI-8", FORM_RAG, "amber");
    cr_expect_eq(forms_take(&room, "f", "yaml"), RT_OK);
    forms_answer("f", "yaml", "SI-5", FORM_PROGRESS, "Second");
    forms_answer("f", "yaml", "SI-8", FORM_RAG, "red");
    forms_answer("f", "yaml", "SI-8", FORM_REASON, "Worse");
    cr_expect_eq(forms_take(&room, "f", "yaml"), RT_OK, "%s%s", room.error, room.said->str);
    cr_expect(strstr(room_ask(&room, "show SI-5"), "Second"));
    cr_expect_str_eq(room_ask(&room, "list --count rag:red"), "1\n");
    room_ask(&room, "undo");
    cr_expect(strstr(room_ask(&room, "show SI-5"), "First"));
    cr_expect_eq(forms_take(&room, "f", "yaml"), RT_OK, "%s%s", room.error, room.said->str);
    cr_expect(strstr(room_ask(&room, "show SI-5"), "Second"));
    room_clear(&room);
}

/* What their people wrote at the screen is not the form's, though the form was taken after. */
Test(forms, a_corrected_form_overwrites_nothing_that_it_did_not_bring)
{
    static const struct {
        enum form_cell cell;
        const char *words, *desk, *stays;
    } rows[] = {
        {FORM_CHALLENGE, "Form", "update SI-5 --challenge Desk", "Desk"},
        {FORM_RAG, "red", "update SI-5 --rag amber", "Amber"},
        {FORM_NO_CHANGE, "yes", "update SI-5 --challenge Desk", "Desk"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct room room;
        forms_begin(&room);
        forms_make(&room, "HT", "f", "yaml");
        room_ask(&room, "--as \"Hampton Trust\" %s", rows[i].desk);
        forms_answer("f", "yaml", "SI-5", FORM_PROGRESS, "First");
        cr_expect_eq(forms_take(&room, "f", "yaml"), RT_OK, "%s", room.error);
        forms_answer("f", "yaml", "SI-5", FORM_PROGRESS,
                     rows[i].cell == FORM_NO_CHANGE ? "" : "Second");
        forms_answer("f", "yaml", "SI-5", rows[i].cell, rows[i].words);
        forms_answer("f", "yaml", "SI-5", FORM_REASON, rows[i].cell == FORM_RAG ? "Worse" : "");
        cr_expect_eq(forms_take(&room, "f", "yaml"), RT_PARTLY, "%s: %s", rows[i].desk,
                     room.said->str);
        cr_expect(strstr(room_ask(&room, "show SI-5"), rows[i].stays), "%s", rows[i].desk);
        room_clear(&room);
    }
}

/* Words of one stand beside the other's; a colour that both set is a conflict. */
Test(forms, two_owners_forms_for_one_recommendation)
{
    struct room room;
    forms_begin(&room);
    forms_make(&room, "HT", "ht", "yaml");
    forms_make(&room, "Hampshire Constabulary", "hc", "csv");
    forms_answer("ht", "yaml", "SI-5", FORM_PROGRESS, "Trust");
    forms_answer("ht", "yaml", "SI-5", FORM_RAG, "amber");
    forms_answer("hc", "csv", "SI-5", FORM_PROGRESS, "Police");
    forms_answer("hc", "csv", "SI-5", FORM_RAG, "green");
    forms_answer("hc", "csv", "SI-5", FORM_REASON, "It goes well");
    cr_expect_eq(forms_take(&room, "ht", "yaml"), RT_OK, "%s", room.error);
    cr_expect_eq(forms_take(&room, "hc", "csv"), RT_PARTLY, "%s", room.error);
    forms_expect_said(&room, "SI-5: New RAG: it was changed", "hc");
    room_ask(&room, "show SI-5");
    cr_expect(strstr(room.said->str, "Trust") && strstr(room.said->str, "Police"));
    cr_expect_str_eq(room_ask(&room, "list --count rag:amber"), "1\n");
    room_clear(&room);
}

/* What a form was made into before it came back. */
static void rename_row(struct form *form)
{
    forms_row(form, "SI-8")->ref = "SI-9";
}
static void name_anothers(struct form *form)
{
    forms_row(form, "SI-8")->ref = "SI-2";
}
static void add_anothers(struct form *form)
{
    form_add(form, "SI-2")->cells[FORM_PROGRESS] = "Added";
}
static void add_unknown(struct form *form)
{
    form_add(form, "XX-99")->cells[FORM_PROGRESS] = "Added";
}
static void copy_mark(struct form *form)
{
    struct form_row *row = form_add(form, "SI-2");
    row->cells[FORM_PROGRESS] = "Added";
    row->mark = forms_row(form, "SI-9")->mark;
}
static void forge_mark(struct form *form)
{
    struct form_row *row = form_add(form, "SI-2");
    g_autofree char *mark = g_strdup(forms_row(form, "SI-9")->mark);
    mark[strlen("sent SI-")] = '2';
    row->cells[FORM_PROGRESS] = "Added";
    row->mark = rt_arena_copy(&form->arena, mark);
}
static void repeat_row(struct form *form)
{
    struct form_row *row = form_add(form, "SI-5");
    row->cells[FORM_PROGRESS] = "Added";
    row->mark = forms_row(form, "SI-5")->mark;
}
static void remove_row(struct form *form)
{
    struct form_row *row = forms_row(form, "SI-8");
    size_t at = (size_t)(row - form_row_at(form, 0));
    memmove(row, row + 1, (form->rows.n - at - 1) * sizeof *row);
    form->rows.n--;
}
static void turn_round(struct form *form)
{
    for (size_t i = 0, k = form->rows.n - 1; i < k; i++, k--) {
        struct form_row row = *form_row_at(form, i);
        *form_row_at(form, i) = *form_row_at(form, k);
        *form_row_at(form, k) = row;
    }
}

static const struct {
    void (*edit)(struct form *form);
    enum rt_status status;
    const char *told;
} scopes[] = {
    {rename_row, RT_PARTLY, "this row was sent for SI-8 and its reference is now \"SI-9\""},
    {name_anothers, RT_PARTLY, "this row was sent for SI-8 and its reference is now \"SI-2\""},
    {add_anothers, RT_PARTLY, "\"SI-2\" is not in this form"},
    {add_unknown, RT_PARTLY, "\"XX-99\" is not in this form"},
    {copy_mark, RT_PARTLY, "this row was sent for SI-9 and its reference is now \"SI-2\""},
    {forge_mark, RT_PARTLY, "\"SI-2\" is not in this form"},
    {repeat_row, RT_PARTLY, "SI-5 stands twice, with different answers; the first was taken"},
    {remove_row, RT_OK, "Not answered in this form: SI-6, SI-8, SI-9, NA-16"},
    {turn_round, RT_OK, "1 of 5 recommendations updated"},
};

Test(forms, what_is_not_the_forms_is_refused_by_name, .timeout = 120)
{
    for (const char *const *format = forms_formats; *format; format++)
        for (size_t i = 0; i < G_N_ELEMENTS(scopes); i++) {
            struct room room;
            struct form form;
            forms_begin(&room);
            forms_make(&room, "HT", "f", *format);
            forms_answer("f", *format, "SI-5", FORM_PROGRESS, "Form");
            forms_open(&form, "f", *format);
            scopes[i].edit(&form);
            forms_save(&form, "f", *format);
            form_clear(&form);
            cr_expect_eq(forms_take(&room, "f", *format), scopes[i].status, "%s: %s%s",
                         scopes[i].told, room.error, room.said->str);
            forms_expect_said(&room, scopes[i].told, *format);
            cr_expect(strstr(room_ask(&room, "show SI-5"), "Form"), "%s", scopes[i].told);
            cr_expect_null(strstr(room_ask(&room, "export --format yaml"), "Added"), "%s",
                           scopes[i].told);
            room_clear(&room);
        }
}

/* A recommendation that is another's by now. */
Test(forms, what_is_theirs_no_more_is_refused_by_name)
{
    struct room room;
    forms_begin(&room);
    forms_make(&room, "HT", "f", "csv");
    forms_answer("f", "csv", "SI-8", FORM_PROGRESS, "Form");
    room_ask(&room, "set SI-8 owners=\"Hampshire Constabulary\"");
    cr_expect_eq(forms_take(&room, "f", "csv"), RT_PARTLY);
    forms_expect_said(&room, "SI-8 is no longer one of Hampton Trust", "csv");
    cr_expect_null(strstr(room_ask(&room, "show SI-8"), "Form"));
    room_clear(&room);
}

/* ---- G16: what is only to be read ---- */

Test(forms, each_altered_cell_that_is_to_read_is_told_and_not_taken, .timeout = 300)
{
    for (const char *const *format = forms_formats; *format; format++) {
        struct room room;
        size_t told = 0, n = 0;
        forms_begin(&room);
        forms_make(&room, "HT", "f", *format);
        g_autofree char *before = forms_state(&room);
        for (size_t i = 0; i < 5; i++)
            for (size_t cell = 0; cell < FORM_ANSWERS; cell++, n++) {
                struct form form;
                forms_open(&form, "f", *format);
                struct form_row *row = form_row_at(&form, i);
                g_autofree char *altered = g_strconcat("Other ", row->cells[cell], NULL);
                g_autofree char *about =
                    g_strdup_printf("%s: %s\n", row->ref, form_columns[cell].heading);
                row->cells[cell] = altered;
                forms_save(&form, "g", *format);
                form_clear(&form);
                cr_expect_eq(forms_take(&room, "g", *format), RT_OK, "%s", room.error);
                told += strstr(room.said->str, about) && strstr(room.said->str, "Other");
            }
        cr_expect_eq(told, n, "%s: %zu of %zu told", *format, told, n);
        g_autofree char *after = forms_state(&room);
        cr_expect_str_eq(before, after);
        room_clear(&room);
    }
}

/* ---- G17: from whom? ---- */

static void expect_stranger(struct room *room, struct form *form, const char *format)
{
    g_autofree char *before = forms_state(room);
    forms_save(form, "g", format);
    cr_expect_eq(forms_take(room, "g", format), RT_REFUSED, "%s: %s", format, form->mark);
    forms_expect_said(room, "nothing was taken", format);
    g_autofree char *after = forms_state(room);
    cr_expect_str_eq(before, after);
}

Test(forms, a_form_without_its_token_or_of_another_register_is_not_taken, .timeout = 120)
{
    for (const char *const *format = forms_formats; *format; format++) {
        struct room room;
        struct form form;
        forms_begin(&room);
        forms_make(&room, "HT", "f", *format);
        forms_answer("f", *format, "SI-5", FORM_PROGRESS, "Form");
        forms_open(&form, "f", *format);
        const char *mark = form.mark;
        form.mark = "nothing of that kind";
        expect_stranger(&room, &form, *format);
        for (const char *at = strstr(mark, "token ") + 6; *at != ';'; at++) {
            g_autofree char *forged = g_strdup(mark);
            forged[at - mark] = *at == '0' ? '1' : '0';
            form.mark = forged;
            expect_stranger(&room, &form, *format);
        }
        static const char *const scope[][2] = {{"Hampton Trust", "Hampshire Constabulary"},
                                               {"2020-06;", "2020-03;"},
                                               {"SI-5 ", "SI-4 "},
                                               {"2020-06-15", "2020-06-16"}};
        for (size_t i = 0; i < G_N_ELEMENTS(scope); i++) {
            g_autoptr(GString) forged = g_string_new(mark);
            cr_expect_geq(g_string_replace(forged, scope[i][0], scope[i][1], 1), 1);
            form.mark = forged->str;
            expect_stranger(&room, &form, *format);
        }
        form.mark = mark;
        forms_save(&form, "g", *format);
        form_clear(&form);
        room_ask(&room, "--register other.db init --sample");
        room_ask(&room, "--register other.db period open \"June 2020\"");
        cr_expect_eq(room_run(&room, "--register other.db form take g.%s", *format),
                     RT_REFUSED);
        forms_expect_said(&room, "was not sent out from this register", *format);
        room_clear(&room);
    }
}

Test(forms, of_a_closed_period_nothing_is_taken)
{
    struct room room;
    forms_begin(&room);
    forms_make(&room, "HT", "f", "yaml");
    forms_answer("f", "yaml", "SI-5", FORM_PROGRESS, "Form");
    room_ask(&room, "period close");
    cr_expect_eq(forms_take(&room, "f", "yaml"), RT_REFUSED);
    forms_expect_said(&room, "the form is for June 2020, which is closed", "closed");
    room_clear(&room);
}
