/* The keys in force: THE TABLE OF KEYS with what a person has laid over it.
 *
 * A line of the settings gives a key to an action of the table or to a command
 * line.  The keys that everybody needs to find their way stay what they are, and
 * no action is left without a key by another one's line.
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <rectrack/settings.h>

#include "tui/keymap.h"

/* One key in some places. */
struct tui_laid {
    int key;
    unsigned places;
    const struct tui_binding *does;
    const struct rt_key_line *line;
};

struct tui_keys {
    struct rt_list laid; /* struct tui_laid */
    struct rt_list own;  /* struct tui_binding *: command lines that got a key */
    struct rt_arena arena;
};

/* Lays the lines over the table; a line that can't be is added to what is wrong in the
 * settings and taken out of them.  Keys that are all zero are those of the table. */
void tui_keys_lay(struct tui_keys *keys, struct rt_settings *settings);
void tui_keys_clear(struct tui_keys *keys);

/* What the key does there, or NULL; as tui_binding_find of the table. */
const struct tui_binding *tui_keys_find(const struct tui_keys *keys, unsigned place, int key);

/* The i-th key of a binding in a place, those that were given to it first; 0: no more. */
int tui_keys_of(const struct tui_keys *keys, const struct tui_binding *binding, unsigned place,
                size_t i);

/* The key of an action in a place, for a sentence: "u"; where it has none, the action's
 * name.  in is at least 16 bytes. */
const char *tui_keys_name(const struct tui_keys *keys, enum tui_action action, unsigned place,
                          char in[static 16]);

/* "Down, j" of a binding, those only that work in the place; "" for none. g_free it. */
char *tui_keys_words(const struct tui_keys *keys, const struct tui_binding *binding,
                     unsigned place);

#endif
