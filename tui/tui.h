/* The screen, from outside: what cli's main starts when no command is given.
 */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include <rectrack/command.h>
#include <rectrack/error.h>

struct tui_options {
    bool no_color; /* --no-color, NO_COLOR */
    bool no_mouse; /* --no-mouse */
    bool is_meeting, is_follower; /* begins with a meeting; as the projector's screen */
    const char *day;              /* of that meeting, in words; NULL: the one it is now */
};

/* Can a screen be shown here?  RT_REFUSED says why not (no terminal, TERM unset
 * or "dumb"): rectrack then does what `rectrack status` does. */
enum rt_status tui_check(struct rt_error *error);

/* Adds to what is wrong in the settings what is wrong with their keys. */
void tui_judge_keys(struct rt_settings *settings);

/* Shows the register of context until the person leaves.  RT_OK then, and also
 * when the terminal goes away or a signal ends it.  Any other status leaves the
 * terminal as it was; the error says what to do. */
enum rt_status tui_run(struct rt_context *context, const struct tui_options *options,
                       struct rt_error *error);

#endif
