/* The form: what is seen of it at each size, where the focus goes, what keys
 * come to. */
#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/text.h>

#include "tests/tui/play.h"
#include "tui/form.h"

enum { PERIOD, RAG, TARGET, PROGRESS, CHALLENGE, ACTIONS, SAVE, NEXT, NOTHING, CANCEL };

static void build(struct tui_form *form)
{
    tui_form_init(form);
    tui_item_put(tui_form_add(form, TUI_ITEM_NOTE, PERIOD, "Period"), "June 2020");
    struct tui_item *rag = tui_form_add(form, TUI_ITEM_RADIO, RAG, "RAG");
    rag->is_required = true;
    rag->help = "The colour that you think right";
    tui_item_choice(rag, "●", TUI_BADGE_GREEN, "Green", false);
    tui_item_choice(rag, "▲", TUI_BADGE_AMBER, "Amber", true);
    tui_item_choice(rag, "■", TUI_BADGE_RED, "Red", false);
    tui_item_choice(rag, "✓", TUI_BADGE_COMPLETE, "Complete", false);
    tui_item_choice(rag, "○", TUI_BADGE_NOT_DUE, "Not due", false);
    tui_item_say(&rag->note, "suggested: ▲ Amber - a challenge stands");
    struct tui_item *target = tui_form_add(form, TUI_ITEM_LINE, TARGET, "Target");
    tui_item_put(target, "June 2020");
    tui_item_say(&target->echo, "1 to 30 June 2020");
    struct tui_item *progress = tui_form_add(form, TUI_ITEM_AREA, PROGRESS, "Progress");
    progress->is_required = true;
    progress->limit = 200;
    progress->help = "What happened since the last report";
    tui_item_say(&progress->note, "last period: 4 paragraphs");
    tui_item_put(progress, "Meetings are scheduled with substance misuse, Children's Services "
                           "and housing to discuss a joined-up approach.");
    tui_item_put(tui_form_add(form, TUI_ITEM_AREA, CHALLENGE, "Challenge"),
                 "Additional funding will need to be found to purchase training");
    struct tui_item *boxes = tui_form_add(form, TUI_ITEM_BOXES, ACTIONS, "Key actions");
    tui_item_choice(boxes, "", TUI_PLAIN, "Multi-agency plan", false);
    tui_item_choice(boxes, "", TUI_PLAIN, "Secure funding", false);
    tui_item_choice(boxes, "", TUI_PLAIN, "Training", false);
    tui_item_choice(boxes, "", TUI_PLAIN, "Share information on 'High Harm'", true);
    tui_form_add(form, TUI_ITEM_BUTTON, SAVE, "Save");
    tui_form_add(form, TUI_ITEM_BUTTON, NEXT, "Save and next");
    tui_form_add(form, TUI_ITEM_BUTTON, NOTHING, "No change");
    tui_form_add(form, TUI_ITEM_BUTTON, CANCEL, "Cancel");
}

static char *seen(const struct tui_canvas *canvas)
{
    GString *all = g_string_new(NULL);
    for (int y = 0; y < canvas->rows; y++) {
        g_autofree char *row = tui_canvas_row(canvas, y);
        g_string_append_printf(all, "%s\n", row);
    }
    return g_string_free(all, FALSE);
}

static void draw(struct tui_form *form, struct tui_canvas *canvas, int rows, int cols)
{
    tui_canvas_begin(canvas, rows, cols);
    tui_form_draw(form, canvas, 0, rows);
}

/* The officer's form, as it is drawn in the mock-up. */
Test(form, at_80_cells_all_of_it_is_seen_at_once)
{
    struct tui_form form;
    struct tui_canvas canvas;
    build(&form);
    tui_canvas_init(&canvas, false);
    draw(&form, &canvas, 18, 80);
    g_autofree char *all = seen(&canvas);
    cr_expect_str_eq(
        all, "   Period      June 2020\n"
             " > RAG *       ( ) ● Green (•) ▲ Amber ( ) ■ Red ( ) ✓ Complete ( ) ○ Not due\n"
             "               suggested: ▲ Amber - a challenge stands\n"
             "   Target      [June 2020                 ]  = 1 to 30 June 2020\n"
             "   Progress *                                             110 of 200 characters\n"
             "   ┌──────────────────────────────────────────────────────────────────────────┐\n"
             "   │ Meetings are scheduled with substance misuse, Children's Services and    │\n"
             "   │ housing to discuss a joined-up approach.                                 │\n"
             "   └──────────────────────────────────────────────────────────────────────────┘\n"
             "   Challenge\n"
             "   ┌──────────────────────────────────────────────────────────────────────────┐\n"
             "   │ Additional funding will need to be found to purchase training            │\n"
             "   │                                                                          │\n"
             "   └──────────────────────────────────────────────────────────────────────────┘\n"
             "   Key actions [ ] Multi-agency plan  [ ] Secure funding  [ ] Training\n"
             "               [x] Share information on 'High Harm'\n"
             "   < Save >   < Save and next >   < No change >   < Cancel >\n"
             " The colour that you think right\n");
    cr_expect_eq(canvas.cursor_y, 1);
    cr_expect_eq(canvas.cursor_x, 28, "the cursor is in the brackets of what is chosen");
    tui_canvas_clear(&canvas);
    tui_form_clear(&form);
}

/* At every size each item can be reached, and its cursor and its label are seen. */
Test(form, at_every_size_the_focus_is_in_sight)
{
    struct tui_form form;
    struct tui_canvas canvas;
    build(&form);
    tui_item_say(&tui_form_item(&form, CHALLENGE)->error, "Red needs a challenge note");
    for (int rows = 4; rows < 40; rows += 3)
        for (int cols = 40; cols < 140; cols += 9)
            for (guint i = 0; i < 2 * form.items->len; i++) {
                tui_canvas_init(&canvas, i % 2);
                draw(&form, &canvas, rows, cols);
                const struct tui_item *item = tui_form_focus(&form);
                g_autofree char *all = seen(&canvas);
                cr_assert(canvas.cursor_y < rows - 1, "the cursor is on the help\n%s", all);
                cr_assert(strstr(all, item->kind == TUI_ITEM_BUTTON ? "> <" : " > ") ||
                              item->height > rows - 1,
                          "%s at %dx%d\n%s", item->label, rows, cols, all);
                tui_canvas_clear(&canvas);
                tui_form_act(&form, TUI_DO_NEXT);
            }
    tui_form_clear(&form);
}

Test(form, keys_lead_from_item_to_item)
{
    static const struct {
        int from;
        enum tui_action action;
        int to;
        enum tui_form_news news;
    } cases[] = {
        {RAG, TUI_DO_NEXT, TARGET, TUI_FORM_LEFT},
        {RAG, TUI_DO_PREVIOUS, CANCEL, TUI_FORM_LEFT}, /* past the note, round the end */
        {CANCEL, TUI_DO_NEXT, RAG, TUI_FORM_LEFT},
        {RAG, TUI_DO_UP, RAG, TUI_FORM_QUIET},
        {TARGET, TUI_DO_DOWN, PROGRESS, TUI_FORM_LEFT},
        {PROGRESS, TUI_DO_DOWN, CHALLENGE, TUI_FORM_LEFT}, /* out of its last line */
        {PROGRESS, TUI_DO_UP, PROGRESS, TUI_FORM_QUIET},   /* inside it */
        {CANCEL, TUI_DO_DOWN, CANCEL, TUI_FORM_QUIET},
        {ACTIONS, TUI_DO_PAGE_UP, RAG, TUI_FORM_LEFT},
        {RAG, TUI_DO_PAGE_DOWN, CANCEL, TUI_FORM_LEFT},
        {SAVE, TUI_DO_RIGHT, NEXT, TUI_FORM_LEFT},
        {SAVE, TUI_DO_LEFT, SAVE, TUI_FORM_QUIET},
        {CANCEL, TUI_DO_RIGHT, CANCEL, TUI_FORM_QUIET},
        {SAVE, TUI_DO_CHOOSE, SAVE, TUI_FORM_PRESSED},
        {PROGRESS, TUI_DO_EDITOR, PROGRESS, TUI_FORM_EDITOR},
        {TARGET, TUI_DO_EDITOR, TARGET, TUI_FORM_QUIET},
        {TARGET, TUI_DO_SAVE, TARGET, TUI_FORM_SAVE},
        {PROGRESS, TUI_DO_BACK, PROGRESS, TUI_FORM_LEAVE},
        {TARGET, TUI_DO_UNDO_TYPING, TARGET, TUI_FORM_CHANGED},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct tui_form form;
        struct tui_canvas canvas;
        build(&form);
        tui_canvas_init(&canvas, false);
        draw(&form, &canvas, 18, 80); /* sizes the texts */
        tui_form_focus_on(&form, tui_form_item(&form, cases[i].from));
        struct tui_form_told told = tui_form_act(&form, cases[i].action);
        cr_expect_eq(told.news, cases[i].news, "%zu: %d", i, (int)told.news);
        cr_expect_eq(told.item->id, cases[i].from, "%zu: %d", i, told.item->id);
        cr_expect_eq(tui_form_focus(&form)->id, cases[i].to, "%zu: %d", i,
                     tui_form_focus(&form)->id);
        tui_canvas_clear(&canvas);
        tui_form_clear(&form);
    }
}

Test(form, choices_are_made_by_going_there_and_boxes_by_ticking)
{
    struct tui_form form;
    build(&form);
    struct tui_item *rag = tui_form_item(&form, RAG), *boxes = tui_form_item(&form, ACTIONS);
    cr_expect_eq(tui_form_act(&form, TUI_DO_RIGHT).news, TUI_FORM_CHANGED);
    cr_expect_eq(tui_item_chosen(rag), 2);
    tui_form_act(&form, TUI_DO_CHOOSE);
    cr_expect_eq(tui_item_chosen(rag), 2, "what is required is not taken back");
    rag->is_required = false;
    tui_form_act(&form, TUI_DO_CHOOSE);
    cr_expect_eq(tui_item_chosen(rag), -1);
    tui_form_act(&form, TUI_DO_CHOOSE);
    cr_expect_eq(tui_item_chosen(rag), 2);
    tui_form_focus_on(&form, boxes);
    cr_expect_eq(tui_form_act(&form, TUI_DO_RIGHT).news, TUI_FORM_QUIET);
    cr_expect_eq(tui_form_act(&form, TUI_DO_CHOOSE).news, TUI_FORM_CHANGED);
    cr_expect(g_array_index(boxes->choices, struct tui_choice, 1).is_on);
    cr_expect(g_array_index(boxes->choices, struct tui_choice, 3).is_on);
    tui_form_act(&form, TUI_DO_CHOOSE);
    cr_expect_not(g_array_index(boxes->choices, struct tui_choice, 1).is_on);
    tui_form_clear(&form);
}

/* What is over the limit is kept and counted; what can't be text is told. */
Test(form, what_is_typed_is_kept_and_told)
{
    struct tui_form form;
    struct tui_canvas canvas;
    build(&form);
    struct tui_item *progress = tui_form_item(&form, PROGRESS);
    tui_form_focus_on(&form, progress);
    char more[] = "0123456789012345678901234567890123456789012345678901234567890123456789"
                  "0123456789012345678901234567890123456789",
         bad[] = "a\033b";
    struct tui_event event = {.kind = TUI_EVENT_PASTE, .text = more};
    cr_expect_eq(tui_form_type(&form, &event).news, TUI_FORM_CHANGED);
    cr_expect_eq(tui_item_over(progress), 20);
    tui_canvas_init(&canvas, false);
    draw(&form, &canvas, 18, 80);
    g_autofree char *all = seen(&canvas);
    cr_expect(strstr(all, "20 characters too many"), "%s", all);
    cr_expect(strstr(all, "… 2 above "), "%s", all);
    event.text = bad;
    cr_expect_eq(tui_form_type(&form, &event).news, TUI_FORM_REFUSED);
    cr_expect_str_eq(tui_form_why(progress),
                     "the control character U+001B (escape) is not text; remove it");
    cr_expect_not(tui_form_go_wrong(&form));
    tui_item_say(&tui_form_item(&form, TARGET)->error, "That is no date");
    cr_expect(tui_form_go_wrong(&form));
    cr_expect_eq(tui_form_focus(&form)->id, TARGET);
    tui_canvas_clear(&canvas);
    tui_form_clear(&form);
}

static const struct tui_zone *zone_at(const struct tui_canvas *canvas, const char *words,
                                      int *x)
{
    for (int y = 0; y < canvas->rows; y++)
        for (*x = 0; *x < canvas->cols; ++*x) {
            const struct tui_cell *cell = tui_cell_at(canvas, y, *x);
            if (cell->length == 1 && *tui_cell_text(canvas, cell) == *words) {
                g_autofree char *row = tui_canvas_row(canvas, y);
                const char *found = strstr(row, words);
                g_autofree char *head = found ? g_strndup(row, (size_t)(found - row)) : NULL;
                if (found && rt_text_cells(head) == *x)
                    return tui_zone_at(canvas, y, *x);
            }
        }
    return NULL;
}

Test(form, a_click_goes_to_the_letter_the_choice_the_button)
{
    static const struct {
        const char *on;
        int item;
        enum tui_form_news news;
    } cases[] = {{"Red", RAG, TUI_FORM_CHANGED},
                 {"June 2020   ", TARGET, TUI_FORM_LEFT},
                 {"ren's", PROGRESS, TUI_FORM_LEFT},
                 {"Training", ACTIONS, TUI_FORM_CHANGED},
                 {"No change", NOTHING, TUI_FORM_PRESSED}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct tui_form form;
        struct tui_canvas canvas;
        int x = 0;
        build(&form);
        tui_canvas_init(&canvas, false);
        draw(&form, &canvas, 18, 80);
        const struct tui_zone *zone = zone_at(&canvas, cases[i].on, &x);
        cr_assert(zone, "nothing takes a click on %s", cases[i].on);
        int offset = zone->kind == TUI_ZONE_CELLS ? x - zone->x : 0;
        cr_expect_eq(tui_form_click(&form, zone->value + offset).news, cases[i].news, "%zu", i);
        const struct tui_item *item = tui_form_focus(&form);
        cr_expect_eq(item->id, cases[i].item, "%zu", i);
        if (item->kind == TUI_ITEM_AREA)
            cr_expect(
                g_str_has_prefix(tui_item_text(item) + item->area.buffer.at, cases[i].on));
        tui_canvas_clear(&canvas);
        tui_form_clear(&form);
    }
}
