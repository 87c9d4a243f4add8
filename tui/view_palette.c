/* The palette: any command or action by name, other name or description, and
 * whole command lines, with the grammar of the shell. */
#include <string.h>

#include "tui/complete.h"
#include "tui/draft.h"
#include "tui/picker.h"
#include "tui/views.h"

static const struct tui_entry *find(const GArray *entries, const char *name)
{
    for (guint i = 0; i < entries->len; i++) {
        const struct tui_entry *entry = &g_array_index(entries, struct tui_entry, i);
        if (!strcmp(tui_entry_name(entry), name))
            return entry;
    }
    return NULL;
}

/* The keys of the place a person came from; or those that work in all of them. */
static void add_keys(struct tui_picker *self, bool is_everywhere)
{
    for (const struct tui_binding *one = tui_bindings; one->name; one++)
        if ((one->places & self->place) && !one->is_unlisted &&
            is_everywhere == ((one->places & TUI_READING) == TUI_READING))
            tui_picker_add(self, (struct tui_entry){.binding = one, .is_here = true});
}

/* What is particular to the place, the commands, what can be done everywhere. */
static void gather(struct tui_picker *self)
{
    add_keys(self, false);
    if (self->view.desk->reg)
        for (const struct rt_command *one = rt_commands; one->name; one++)
            if (one->is_screen)
                tui_picker_add(self, (struct tui_entry){.command = one, .is_here = true});
    add_keys(self, true);
    /* What was used before comes first, the newest on top. */
    const GPtrArray *recent = self->view.desk->recent;
    for (guint i = recent->len; i-- > 0;) {
        const struct tui_entry *entry = find(self->all, recent->pdata[i]);
        struct tui_entry kept = {.line = recent->pdata[i], .is_here = true};
        if (entry) {
            kept = *entry;
            guint at = (guint)(entry - (const struct tui_entry *)(const void *)self->all->data);
            g_array_remove_index(self->all, at);
        }
        g_array_prepend_val(self->all, kept);
    }
}

static void remember(struct tui_desk *desk, const char *name)
{
    enum { KEPT = 8 };
    for (guint i = 0; i < desk->recent->len; i++)
        if (!strcmp(desk->recent->pdata[i], name)) {
            g_ptr_array_remove_index(desk->recent, i);
            break;
        }
    g_ptr_array_insert(desk->recent, 0, g_strdup(name));
    if (desk->recent->len > KEPT)
        g_ptr_array_set_size(desk->recent, KEPT);
}

static const char *why_not(const struct tui_picker *self, const struct tui_entry *entry)
{
    const struct tui_desk *desk = self->view.desk;
    return entry->command && entry->command->writes ? tui_desk_why_readonly(desk) : NULL;
}

static void complete_name(struct tui_picker *self, const struct tui_entry *entry)
{
    g_autofree char *line = g_strconcat(tui_entry_name(entry), entry->command ? " " : "", NULL);
    tui_field_set(&self->field, line);
    tui_picker_match(self, true);
}

/* The command that a line begins with, a blank behind it. */
static const struct rt_command *command_of(const char *typed)
{
    g_auto(GStrv) words = g_strsplit(typed, " ", 2);
    return words[0] && words[1] ? rt_command_find(words[0]) : NULL;
}

/* The word at the end of a command line; what can't be completed stays. */
static void complete_word(struct tui_picker *self, const struct rt_command *command)
{
    struct tui_desk *desk = self->view.desk;
    g_autofree char *choices = NULL;
    g_autofree char *line =
        tui_complete(command, tui_field_text(&self->field), desk->facts, &choices);
    if (!line)
        tui_desk_say(desk, TUI_NOTICE, "Nothing to complete here; type on");
    else
        tui_field_set(&self->field, line);
    if (choices)
        tui_desk_say(desk, TUI_NOTICE, "%s", choices);
    self->kind->match(self);
}

static void complete(struct tui_picker *self)
{
    const struct tui_entry *entry = tui_picker_entry(self);
    const struct rt_command *command = command_of(tui_field_text(&self->field));
    if (command && (!entry || entry->command == command))
        complete_word(self, command);
    else if (entry)
        complete_name(self, entry);
}

/* Does the name of an action begin so ("set RAG", of which "set" is a command too)? */
static bool begins_action(const char *typed)
{
    for (const struct tui_binding *one = tui_bindings; one->name; one++)
        if (!one->is_unlisted && !g_ascii_strncasecmp(one->name, typed, strlen(typed)))
            return true;
    return false;
}

/* A whole command line: its first word is a command, and more follows. */
static bool is_line(const char *typed)
{
    if (begins_action(typed))
        return false;
    g_auto(GStrv) words = g_strsplit(typed, " ", 2);
    const char *rest = words[0] ? words[1] : NULL;
    return rest && *rest && rt_command_find(words[0]);
}

/* What can't be read stays in the field, beside what is said of it. */
static unsigned run_line(struct tui_picker *self)
{
    struct tui_desk *desk = self->view.desk;
    g_autofree char *line = g_strstrip(g_strdup(tui_field_text(&self->field)));
    struct rt_args args = {0};
    struct rt_error error = {0};
    unsigned redo = TUI_REDO_DRAW;
    if (rt_args_parse_line(&args, line, &error) == RT_OK) {
        remember(desk, line);
        tui_line_forget(desk);
        tui_desk_wish_line(desk, line);
        redo |= TUI_REDO_CLOSE;
    } else {
        tui_desk_fail(desk, &error);
    }
    rt_args_clear(&args);
    return redo;
}

static unsigned choose(struct tui_picker *self)
{
    struct tui_desk *desk = self->view.desk;
    const char *typed = tui_field_text(&self->field);
    const struct tui_entry *entry = tui_picker_entry(self);
    if (is_line(typed) || (!entry && *typed))
        return run_line(self);
    if (!entry)
        return TUI_REDO_DRAW;
    if (entry->line) {
        complete_name(self, entry);
        return TUI_REDO_DRAW;
    }
    const char *why = why_not(self, entry);
    if (why) {
        tui_desk_say(desk, TUI_WARNING, "%s can't be done now: %s", tui_entry_name(entry), why);
        return TUI_REDO_DRAW;
    }
    const struct rt_command *command = entry->command;
    if (command && tui_command_needs_words(command)) {
        complete_name(self, entry); /* which shows other entries */
        g_autofree char *usage = rt_command_usage(command);
        tui_desk_say(desk, TUI_NOTICE, "Go on typing: %s", usage);
        return TUI_REDO_DRAW;
    }
    remember(desk, tui_entry_name(entry));
    return tui_picker_do(self, entry);
}

/* While a command line is typed its command stays in sight. */
static void match(struct tui_picker *self)
{
    if (!is_line(tui_field_text(&self->field))) {
        tui_picker_match(self, true);
        return;
    }
    g_auto(GStrv) words = g_strsplit(tui_field_text(&self->field), " ", 2);
    g_array_set_size(self->shown, 0);
    struct tui_entry entry = {.command = rt_command_find(words[0]), .is_here = true};
    g_array_append_val(self->shown, entry);
    self->list = (struct tui_list){.n = 1, .height = self->list.height};
}

static const char *line_in(const struct tui_picker *self)
{
    const char *typed = tui_field_text(&self->field);
    return is_line(typed) ? typed : NULL;
}

/* Esc throws no text away: it is what was typed last. */
static void leave_line(struct tui_picker *self)
{
    struct tui_desk *desk = self->view.desk;
    const char *line = line_in(self);
    char in[16];
    if (!line)
        return;
    remember(desk, line);
    tui_line_forget(desk);
    tui_desk_say(desk, TUI_NOTICE, "Not run; %s has the line at the top",
                 tui_keys_name(&desk->keys, TUI_DO_PALETTE, self->place, in));
}

static const struct tui_picker_kind palette = {
    .place = TUI_AT_PALETTE,
    .name = "Commands",
    .label = ":",
    .gather = gather,
    .match = match,
    .choose = choose,
    .complete = complete,
    .line = line_in,
    .left = leave_line,
};

struct tui_view *tui_view_palette(struct tui_desk *desk, unsigned from)
{
    g_autofree char *when = NULL;
    g_autofree char *line = tui_line_find(desk, &when);
    if (line) {
        remember(desk, line);
        tui_desk_say(desk, TUI_NOTICE,
                     "The first line is from %s, not run; Enter writes it here", when);
    }
    return tui_picker_new(&palette, desk, from);
}
