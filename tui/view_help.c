/* The help: what works here first, then everything; typing searches, Enter does
 * what is chosen. */
#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "tui/picker.h"
#include "tui/views.h"

static void add_keys(struct tui_picker *self, unsigned place, unsigned but, bool is_here)
{
    for (const struct tui_binding *one = tui_bindings; one->name; one++)
        if ((one->places & place) && !(one->places & but))
            tui_picker_add(self, (struct tui_entry){.binding = one, .is_here = is_here});
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

static void gather(struct tui_picker *self)
{
    static const unsigned places[] = {TUI_AT_REGISTER, TUI_AT_RECORD, TUI_AT_ANSWER,
                                      TUI_AT_SEARCH,   TUI_AT_FILTER, TUI_AT_PALETTE,
                                      TUI_AT_HELP,     TUI_AT_WELCOME};
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
    tui_picker_add(self,
                   (struct tui_entry){.heading = "Commands, here behind : and in the shell"});
    for (const struct rt_command *one = rt_commands; one->name; one++)
        tui_picker_add(self, (struct tui_entry){.command = one, .is_here = one->is_screen});
}

static unsigned choose(struct tui_picker *self)
{
    const struct tui_entry *entry = tui_picker_entry(self);
    if (!entry || entry->note)
        return TUI_REDO_DRAW;
    if (entry->is_here && !(entry->command && tui_command_needs_words(entry->command)))
        return tui_picker_do(self, entry);
    if (entry->command)
        tui_desk_say(self->view.desk, TUI_NOTICE,
                     "%s needs more words: press Ctrl-P and type it", entry->command->name);
    else
        tui_desk_say(self->view.desk, TUI_NOTICE, "%s works elsewhere, not where you came from",
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
