/* What can be asked for, as one list: the keys' actions, the commands, and notes.
 * The palette and the help read it.
 */
#ifndef TUI_ENTRIES_H
#define TUI_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include <rectrack/command.h>

#include "tui/keys.h"

struct tui_entry {
    const struct tui_binding *binding; /* or */
    const struct rt_command *command;  /* or */
    const char *line;                  /* a command line that was typed before; or none: */
    const char *heading;               /* with a note: what the note is about */
    const char *note;                  /* a sentence to read, nothing to do */
    bool is_here;                      /* works in the place that was asked for */
    int score;                         /* of the last matching */
};

static inline bool tui_entry_is_heading(const struct tui_entry *entry)
{
    return !entry->binding && !entry->command && !entry->line && !entry->note;
}

static inline const char *tui_entry_name(const struct tui_entry *entry)
{
    return entry->binding   ? entry->binding->name
           : entry->command ? entry->command->name
           : entry->line    ? entry->line
                            : entry->heading;
}

const char *tui_entry_help(const struct tui_entry *entry);

/* Does word stand in text, its letters in order?  More is better, 0: no.
 * Case-blind; beginnings of words and stretches count more. */
int tui_fuzzy(const char *text, const char *word);

/* How well an entry answers what was typed: each word of it in the name, the
 * other names, the keys or the description.  0: not at all. */
int tui_entry_score(const struct tui_entry *entry, const struct tui_keys *keys, unsigned place,
                    const char *typed);

/* Does the command need words behind its name? */
bool tui_command_needs_words(const struct rt_command *command);

#endif
