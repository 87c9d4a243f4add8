/* The help: what works here first, then everything; typing searches, Enter does
 * what is chosen. */
#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "tui/picker.h"
#include "tui/views.h"

/* What the hint bar has in store for the place, or the rest. */
static void add_table(struct tui_picker *self, unsigned place, unsigned but, bool is_here,
                      bool is_hinted)
{
    for (const struct tui_binding *one = tui_bindings; one->name; one++)
        if ((one->places & place) && !(one->places & but) &&
            is_hinted == (one->label && one->priority))
            tui_picker_add(self, (struct tui_entry){.binding = one, .is_here = is_here});
}

/* What a person came to the place for stands before the ways to move in it. */
static void add_keys(struct tui_picker *self, unsigned place, unsigned but, bool is_here)
{
    const struct rt_list *own = &self->view.desk->keys.own;
    for (size_t i = 0; i < own->n; i++) {
        const struct tui_binding *one =
            *(struct tui_binding **)rt_list_item(own, i, sizeof one);
        if ((one->places & place) && !(one->places & but))
            tui_picker_add(self, (struct tui_entry){.binding = one, .is_here = is_here});
    }
    add_table(self, place, but, is_here, true);
    add_table(self, place, but, is_here, false);
}

/* What the colours mean, in the words of the first source. */
static void add_colours(struct tui_picker *self)
{
    const struct rt_facts *facts = self->view.desk->facts;
    const struct rt_source *source =
        facts && facts->sources.n ? rt_source_at(&facts->sources, 0) : NULL;
    tui_picker_add(self,
                   (struct tui_entry){.heading = "What the colours mean; small letters are "
                                                 "suggestions, capitals were set by a person"});
    for (int rag = RT_RED; rag < RT_RAGS; rag++)
        tui_picker_add(self,
                       (struct tui_entry){.heading = rt_rags[rag].label,
                                          .note = rt_rag_meaning((enum rt_rag)rag, source)});
}

/* The query words whole: what a filter and list take. */
static void add_query_words(struct tui_picker *self)
{
    tui_picker_add(self,
                   (struct tui_entry){.heading = "What a filter takes; all of it must hold, - "
                                                 "before a word means not"});
    for (int i = 0; i < RT_WORDS; i++)
        tui_picker_add(self, (struct tui_entry){.heading = rt_query_words[i].example,
                                                .note = rt_query_words[i].help});
    tui_picker_add(self, (struct tui_entry){.heading = "@late",
                                            .note = "What filter save keeps under that name"});
}

/* The signs of the list and of the preview. */
static void add_marks(struct tui_picker *self)
{
    bool is_ascii = self->view.desk->is_ascii;
    const struct {
        const char *sign, *plain, *means;
    } marks[] = {
        {"Nov 2019 !", NULL, "Overdue: this target has passed and its action is not complete"},
        {"June 2020 (+3)", NULL, "Three more targets; Enter shows them all"},
        {"SCC +3", NULL, "Three more owners; Enter shows them all"},
        {"as SI-6", NULL, "Reported as one row with SI-6, and stands where that stands"},
        {"±", "~", "The column that compares with the closed period before"},
        {"↑", "^", "Improved since the closed period before"},
        {"→", "=", "Unchanged since the closed period before"},
        {"↓", "v", "Worsened since the closed period before"},
        {"+", NULL, "New: there was no colour in a closed period before"},
        {"█", "#", "On the Timeline: the days that a target may mean"},
        {"│", "|", "On the Timeline: today, or the day of a closed period"},
        {"<", NULL, "On the Timeline: its window lies earlier; Left shows it"},
        {">", NULL, "On the Timeline: its window lies later; Right shows it"},
        {"·", "[ ]", "No colour: nobody set one and nothing was reported to go by"},
    };
    tui_picker_add(self, (struct tui_entry){.heading = "What the marks mean"});
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        tui_picker_add(self,
                       (struct tui_entry){.heading = is_ascii && marks[i].plain ? marks[i].plain
                                                                                : marks[i].sign,
                                          .note = marks[i].means});
}

static void gather(struct tui_picker *self)
{
    static const unsigned places[] = {TUI_AT_REGISTER, TUI_AT_RECORD, TUI_AT_MINE,
                                      TUI_AT_ANSWER,   TUI_AT_SEARCH, TUI_AT_FILTER,
                                      TUI_AT_PALETTE,  TUI_AT_HELP,   TUI_AT_WELCOME};
    bool is_filter = self->place == TUI_AT_FILTER;
    if (is_filter)
        add_query_words(self);
    tui_picker_add(self, (struct tui_entry){.heading = "What works here"});
    add_keys(self, self->place, 0, true);
    unsigned told = self->place;
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        if (places[i] & told)
            continue;
        tui_picker_add(self, (struct tui_entry){.heading = tui_place_name(places[i])});
        add_keys(self, places[i], told, false);
        told |= places[i];
    }
    if (!self->view.desk->reg)
        return;
    add_colours(self);
    add_marks(self);
    if (!is_filter)
        add_query_words(self);
    tui_picker_add(self,
                   (struct tui_entry){.heading = "Commands, here behind : and in the shell"});
    for (const struct rt_command *one = rt_commands; one->name; one++)
        tui_picker_add(self, (struct tui_entry){.command = one, .is_here = one->is_screen});
}

static unsigned choose(struct tui_picker *self)
{
    struct tui_desk *desk = self->view.desk;
    const struct tui_entry *entry = tui_picker_entry(self);
    if (!entry || entry->note)
        return TUI_REDO_DRAW;
    if (entry->command && tui_command_needs_words(entry->command)) {
        g_autofree char *usage = rt_command_usage(entry->command);
        tui_desk_say(desk, TUI_NOTICE, "This one takes words: press Ctrl-P and type %s", usage);
        return TUI_REDO_DRAW;
    }
    if (entry->command || entry->is_here)
        return tui_picker_do(self, entry);
    tui_desk_say(desk, TUI_NOTICE, "%s works elsewhere, not where you came from",
                 tui_entry_name(entry));
    return TUI_REDO_DRAW;
}

static void match(struct tui_picker *self)
{
    tui_picker_match(self, false);
}

static const struct tui_picker_kind help = {
    .place = TUI_AT_HELP,
    .name = "Help",
    .label = "Help, find:",
    .gather = gather,
    .match = match,
    .choose = choose,
};

struct tui_view *tui_view_help(struct tui_desk *desk, unsigned from)
{
    return tui_picker_new(&help, desk, from);
}
