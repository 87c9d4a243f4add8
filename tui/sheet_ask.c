/* The sheet of an action that a meeting asks for, in one line: "who: what - by when".  What is
 * understood of it stands below it while it is typed; whom nobody knows yet is made an owner
 * where that is ticked. */
#include <rectrack/describe.h>
#include <rectrack/meeting.h>

#include "tui/sheet.h"

enum { LINE, NEW };

static void fill(struct tui_sheet *sheet)
{
    struct tui_item *line = tui_sheet_line(
        sheet, LINE, "Action", NULL,
        "who: what - by when, such as Hampton Trust: ask for funds - by Dec 2020");
    line->is_required = line->is_wide = true;
    struct tui_item *box = tui_form_add(&sheet->form, TUI_ITEM_BOXES, NEW, "Somebody new");
    box->help = "Space ticks it: a name that nobody has yet becomes an owner's";
    tui_item_choice(box, "", TUI_PLAIN, "becomes an owner", false);
}

static bool makes_owner(const struct tui_sheet *sheet)
{
    const struct tui_item *box = tui_sheet_item(sheet, NEW);
    return g_array_index(box->choices, struct tui_choice, 0).is_on;
}

/* Takes the line apart; false: it does not say enough, and nothing is held. */
static bool read_line(const struct tui_sheet *sheet, struct rt_arena *arena,
                      struct rt_meeting_action *out)
{
    struct rt_error error = {0};
    bool is_read = rt_meeting_read_action(sheet->view.desk->facts, tui_sheet_text(sheet, LINE),
                                          arena, out, &error) == RT_OK;
    rt_error_clear(&error);
    if (!is_read)
        rt_arena_clear(arena);
    return is_read;
}

/* The first whom nobody knows, or NULL. */
static const struct rt_doer *find_unknown(const struct rt_meeting_action *action)
{
    for (size_t i = 0; i < action->doers.n; i++)
        if (rt_doer_at(&action->doers, i)->is_unknown)
            return rt_doer_at(&action->doers, i);
    return NULL;
}

/* "Hampton Trust: ask for funds, by Dec 2020 (1 to 31 December 2020)"; g_free it. */
static char *words_of(const struct rt_meeting_action *action, struct rt_arena *arena)
{
    const struct rt_target *target = &action->target;
    const char *understood = target->text ? rt_describe_target(target, arena) : NULL;
    GString *words = g_string_new(NULL);
    for (size_t i = 0; i < action->doers.n; i++)
        g_string_append_printf(words, "%s%s%s", i ? ", " : "",
                               rt_doer_at(&action->doers, i)->name,
                               rt_doer_at(&action->doers, i)->is_unknown ? " (new)" : "");
    g_string_append_printf(words, ": %s, %s%s", action->what,
                           target->text ? "by " : "without a target",
                           target->text ? target->text : "");
    if (understood)
        g_string_append_printf(words, " (%s)", understood);
    return g_string_free(words, FALSE);
}

static void look(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    struct tui_item *line = tui_sheet_item(sheet, LINE);
    struct rt_arena arena = {0};
    struct rt_meeting_action action;
    (void)item, (void)has_left;
    tui_item_say(&line->echo, NULL);
    if (!read_line(sheet, &arena, &action))
        return;
    g_autofree char *words = words_of(&action, &arena);
    tui_item_say(&line->echo, words);
    rt_arena_clear(&arena);
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    struct rt_arena arena = {0};
    struct rt_meeting_action action;
    char *said = NULL;
    if (item->id != LINE)
        return NULL;
    if (!read_line(sheet, &arena, &action))
        return g_strdup("write who: what - by when");
    const struct rt_doer *unknown = makes_owner(sheet) ? NULL : find_unknown(&action);
    if (unknown && unknown->meant)
        said = g_strdup_printf("nobody is called \"%s\"; did you mean %s? Else tick Somebody "
                               "new",
                               unknown->name, unknown->meant);
    else if (unknown)
        said = g_strdup_printf("nobody is called \"%s\"; tick Somebody new below to make an "
                               "owner",
                               unknown->name);
    rt_arena_clear(&arena);
    return said;
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    GStrvBuilder *line = tui_sheet_meeting(sheet, "action");
    if (makes_owner(sheet))
        g_strv_builder_add(line, "--new-owner");
    g_strv_builder_add_many(line, "--", sheet->refs->pdata[0], tui_sheet_text(sheet, LINE),
                            NULL);
    tui_words_end(line, commands);
}

const struct tui_sheet_kind tui_sheet_ask = {
    .opens = TUI_DO_ASK,
    .many = "An action is asked for on one recommendation at a time",
    .fill = fill,
    .look = look,
    .fault = fault,
    .spell = spell,
};
