/* Settings, from words to what the screen knows. */
#include "tui/settings.h"

#include <string.h>

bool tui_setting_is(const struct rt_settings *settings, enum rt_setting_id id,
                    const char *value)
{
    return settings && !strcmp(rt_setting_value(settings, id), value);
}

void tui_settings_looks(const struct rt_settings *settings, enum tui_theme *theme,
                        enum tui_palette *palette)
{
    *theme = TUI_AUTO;
    *palette = tui_setting_is(settings, RT_SETTING_PALETTE, "safe") ? TUI_SAFE : TUI_STANDARD;
    for (int one = 0; one < TUI_THEMES; one++)
        if (tui_setting_is(settings, RT_SETTING_PALETTE, tui_theme_names[one]))
            *theme = (enum tui_theme)one;
}

void tui_settings_keys(struct tui_desk *desk, struct rt_settings *settings)
{
    if (settings)
        tui_keys_lay(&desk->keys, settings);
}

void tui_settings_tell(struct tui_desk *desk, const struct rt_settings *settings)
{
    if (settings && settings->wrong.n == 1)
        tui_desk_say(desk, TUI_WARNING, "%s", rt_texts_at(&settings->wrong, 0));
    else if (settings && settings->wrong.n)
        tui_desk_say(desk, TUI_WARNING,
                     "%zu lines of your settings are left out; : config check names them",
                     settings->wrong.n);
}
