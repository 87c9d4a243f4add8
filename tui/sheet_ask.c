/* The sheet of an action that a meeting asks for, in one line: "who: what - by when".  What is
 * understood of it stands below it while it is typed; whom nobody knows yet is made an owner
 * where that is ticked. */
#include <rectrack/date.h>
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
    box->is_aid = true;
    tui_item_choice(box, "", TUI_PLAIN, "becomes an owner", false);
}

static bool makes_owner(const struct tui_sheet *sheet)
{
    const struct tui_item *box = tui_sheet_item(sheet, NEW);
    return g_array_index(box->choices, struct tui_choice, 0).is_on;
}

/* Who begins with what was typed, where nobody is made an owner. */
static bool complete(const struct rt_facts *facts, struct rt_list *doers)
{
    bool has_completed = false;
    for (size_t i = 0; i < doers->n; i++) {
        struct rt_doer *doer = rt_doer_at(doers, i);
        const struct rt_owner *owner =
            doer->is_unknown ? tui_owner_meant(facts, doer->name) : NULL;
        if (owner)
            *doer = (struct rt_doer){.name = owner->name};
        has_completed |= owner != NULL;
    }
    return has_completed;
}

/* Takes the line apart; false: it does not say enough, and nothing is held. */
static bool read_line(const struct tui_sheet *sheet, struct rt_arena *arena,
                      struct rt_meeting_action *out, bool *has_completed)
{
    const struct rt_facts *facts = sheet->view.desk->facts;
    struct rt_error error = {0};
    const char *sitting = sheet->view.desk->sitting;
    bool is_read =
        rt_meeting_read_action(facts, sitting ? rt_day_parse(sitting) : 0,
                               tui_sheet_text(sheet, LINE), arena, out, &error) == RT_OK;
    rt_error_clear(&error);
    if (!is_read)
        rt_arena_clear(arena);
    *has_completed = is_read && !makes_owner(sheet) && complete(facts, &out->doers);
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

static void add_doers(GString *words, const struct rt_meeting_action *action)
{
    for (size_t i = 0; i < action->doers.n; i++)
        g_string_append_printf(words, "%s%s", i ? ", " : "",
                               rt_doer_at(&action->doers, i)->name);
}

static void look(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    struct tui_item *line = tui_sheet_item(sheet, LINE);
    struct rt_arena arena = {0};
    struct rt_meeting_action action;
    bool has_completed;
    (void)item, (void)has_left;
    tui_item_say(&line->echo, NULL);
    if (!read_line(sheet, &arena, &action, &has_completed))
        return;
    tui_item_say(&line->echo, rt_describe_action(&action, &arena));
    rt_arena_clear(&arena);
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    struct rt_arena arena = {0};
    struct rt_meeting_action action;
    bool has_completed;
    char *said = NULL;
    if (item->id != LINE)
        return NULL;
    if (!read_line(sheet, &arena, &action, &has_completed))
        return g_strdup("write who: what - by when");
    const struct rt_doer *unknown = makes_owner(sheet) ? NULL : find_unknown(&action);
    if (unknown && unknown->meant)
        said = g_strdup_printf("nobody is called \"%s\"; did you mean %s? Else tick the box",
                               unknown->name, unknown->meant);
    else if (unknown)
        said = g_strdup_printf("nobody is called \"%s\"; tick the box to make an owner",
                               unknown->name);
    rt_arena_clear(&arena);
    return said;
}

/* The words as typed, but for names that were completed. */
static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    struct rt_arena arena = {0};
    struct rt_meeting_action action;
    bool has_completed;
    if (!read_line(sheet, &arena, &action, &has_completed))
        return;
    GStrvBuilder *line = tui_sheet_meeting(sheet, "action");
    if (makes_owner(sheet))
        g_strv_builder_add(line, "--new-owner");
    g_autoptr(GString) words = g_string_new(NULL);
    if (has_completed) {
        add_doers(words, &action);
        g_string_append_printf(words, ": %s%s%s", action.what,
                               action.target.text ? " – by " : "",
                               action.target.text ? action.target.text : "");
    } else {
        g_string_append(words, tui_sheet_text(sheet, LINE));
    }
    g_strv_builder_add_many(line, "--", sheet->refs->pdata[0], words->str, NULL);
    tui_words_end(line, commands);
    rt_arena_clear(&arena);
}

const struct tui_sheet_kind tui_sheet_ask = {
    .opens = TUI_DO_ASK,
    .many = "An action is asked for on one recommendation at a time",
    .fill = fill,
    .look = look,
    .fault = fault,
    .spell = spell,
};
