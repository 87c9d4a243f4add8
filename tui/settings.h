/* What a person's settings say to the screen.  Settings that are NULL are those of
 * nobody: all is as it comes.
 */
#ifndef TUI_SETTINGS_H
#define TUI_SETTINGS_H

#include <stdbool.h>

#include <rectrack/settings.h>

#include "tui/desk.h"

bool tui_setting_is(const struct rt_settings *settings, enum rt_setting_id id,
                    const char *value);

/* The theme and the palette that the one setting palette means. */
void tui_settings_looks(const struct rt_settings *settings, enum tui_theme *theme,
                        enum tui_palette *palette);

/* Lays the keys, and says what of the settings is left out. */
void tui_settings_keys(struct tui_desk *desk, struct rt_settings *settings);
void tui_settings_tell(struct tui_desk *desk, const struct rt_settings *settings);

#endif
