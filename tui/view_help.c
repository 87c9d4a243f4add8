/* The help: what works here first, then everything; typing searches, Enter does
 * what is chosen. */
#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "tui/picker.h"

static void add(GArray *entries, struct tui_entry entry)
{
    g_array_append_val(entries, entry);
}

static void add_keys(struct tui_picker *self, unsigned place, unsigned but, bool is_here)
{
    for (const struct tui_binding *one = tui_bindings; one->name; one++)
        if ((one->places & place) && !(one->places & but))
            add(self->all, (struct tui_entry){.binding = one, .is_here = is_here});
}

/* What the colours mean, in the words of the first source. */
static void add_colours(struct tui_picker *self)
{
    const struct rt_facts *facts = self->view.desk->facts;
    const struct rt_source *source =
        facts && facts->sources.n ? rt_source_at(&facts->sources, 0) : NULL;
    add(self->all, (struct tui_entry){.heading = "What the colours mean; small letters are "
                                                 "suggestions, capitals were set by a person"});
    for (int rag = RT_RED; rag < RT_RAGS; rag++)
        add(self->all, (struct tui_entry){.heading = rt_rags[rag].label,
                                          .note = rt_rag_meaning((enum rt_rag)rag, source)});
}

static void gather(struct tui_picker *self)
{
    static const unsigned places[] = {TUI_AT_REGISTER, TUI_AT_RECORD, TUI_AT_ANSWER,
                                      TUI_AT_SEARCH,   TUI_AT_FILTER, TUI_AT_PALETTE,
                                      TUI_AT_HELP,     TUI_AT_WELCOME};
    add(self->all, (struct tui_entry){.heading = "What works here"});
    add_keys(self, self->place, 0, true);
    unsigned told = self->place;
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        if (places[i] & told)
            continue;
        add(self->all, (struct tui_entry){.heading = tui_place_name(places[i])});
        add_keys(self, places[i], told, false);
        told |= places[i];
    }
    if (!self->view.desk->reg)
        return;
    add_colours(self);
    add(self->all, (struct tui_entry){.heading = "Commands, here behind : and in the shell"});
    for (const struct rt_command *one = rt_commands; one->name; one++)
        add(self->all, (struct tui_entry){.command = one, .is_here = one->is_screen});
}

static unsigned place(const struct tui_view *view)
{
    (void)view;
    return TUI_AT_HELP;
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

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct tui_picker *self = (struct tui_picker *)view;
    if (tui_picker_move(self, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_OPEN)
        return choose(self);
    return action == TUI_DO_BACK ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_RING;
}

static unsigned type(struct tui_view *view, const struct tui_event *event)
{
    struct tui_picker *self = (struct tui_picker *)view;
    if (tui_field_event(&self->field, event) == TUI_TYPED_CHANGED)
        tui_picker_match(self, false);
    return TUI_REDO_DRAW;
}

static unsigned click(struct tui_view *view, int value)
{
    struct tui_picker *self = (struct tui_picker *)view;
    bool is_there = self->list.at == (size_t)value;
    self->list.at = (size_t)value;
    return is_there ? choose(self) : TUI_REDO_DRAW;
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    tui_picker_draw((struct tui_picker *)view, canvas, "Help, find:");
}

static void where(const struct tui_view *view, GString *out)
{
    g_string_append(out, "Help, line ");
    tui_picker_position(view, out);
}

static void close_view(struct tui_view *view)
{
    tui_picker_clear((struct tui_picker *)view);
    g_free(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = type,
    .click = click,
    .draw = draw,
    .position = tui_picker_position,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_help(struct tui_desk *desk, unsigned from)
{
    struct tui_picker *self = g_new0(struct tui_picker, 1);
    tui_picker_init(self, &class, desk, from);
    gather(self);
    tui_picker_match(self, false);
    return &self->view;
}
