/* What a person has set for all their registers: the file of settings.
 *
 * THE TABLE OF SETTINGS says which there are; the reader, `rectrack config`, its
 * check and the manual are readings of it.  A line that is wrong is named and
 * left out, the rest holds.  Nothing in the file runs a command but the editor.
 */
#ifndef RECTRACK_SETTINGS_H
#define RECTRACK_SETTINGS_H

#include <stdbool.h>

#include <glib.h>

#include <rectrack/arena.h>

enum rt_setting_id {
    RT_SETTING_NAME,
    RT_SETTING_PALETTE,
    RT_SETTING_GLYPHS,
    RT_SETTING_BORDERS,
    RT_SETTING_MOUSE,
    RT_SETTING_CTRL_Z,
    RT_SETTING_EDITOR,
    RT_SETTING_ACCESSIBLE,
    RT_SETTING_KEYS,
    RT_SETTINGS
};

struct rt_setting {
    const char *name;
    const char *const *choices; /* NULL behind the last; the first is the standard */
    const char *value;          /* or, where any words do, what they are: "NAME" */
    bool is_section;            /* holds lines of its own */
    const char *help;           /* one sentence without a full stop */
};

extern const struct rt_setting rt_setting_table[RT_SETTINGS];

/* A line of the section keys: what a key shall do.  Which keys and actions there are
 * the screen knows. */
struct rt_key_line {
    const char *key;  /* "u", "Ctrl-T" */
    const char *does; /* an action by its name, or a command line */
    unsigned line, column;
};

struct rt_settings {
    char *path;    /* of the file, whether there is one or not; NULL: no home */
    bool is_there; /* there is one, and it was read */
    const char *values[RT_SETTINGS]; /* as set; NULL: not set */
    struct rt_list keys;             /* struct rt_key_line */
    struct rt_list wrong;            /* texts: what was left out and why, each with its place */
    struct rt_arena arena;
};

/* Reads $XDG_CONFIG_HOME/rectrack/config.yaml.  It is left out as a whole, and wrong says
 * so, where somebody else could have put it there: a symbolic link, another user's,
 * writable by everybody, or standing in the working folder or in that of the register
 * (reg: its path, or NULL). */
void rt_settings_read(struct rt_settings *settings, const char *reg);
void rt_settings_clear(struct rt_settings *settings);

/* The same from bytes, as if they stood in the file name. */
void rt_settings_parse(struct rt_settings *settings, const char *name, const GString *bytes);

/* Can that be entered in the history, for ever, as who did it: one line of at most 200
 * characters with nothing in it that acts? */
bool rt_is_name(const char *text);

/* The value that is set, else the standard; NULL where there is none. */
const char *rt_setting_value(const struct rt_settings *settings, enum rt_setting_id id);

/* Adds a sentence on that place to wrong. */
void rt_settings_complain(struct rt_settings *settings, unsigned line, unsigned column,
                          const char *format, ...) G_GNUC_PRINTF(4, 5);

#endif
