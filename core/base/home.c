/* The rules of the XDG base directories.  GLib's own answers are not asked for:
 * with an empty HOME they are paths from the working folder, without one those
 * of the password file, where a service would write into the home of root. */
#include "config.h"

#include "base/home.h"

#include <stdlib.h>

#include <glib.h>

static const struct {
    const char *variable, *beneath_home;
} parts[HOME_PARTS] = {
    [HOME_DATA] = {"XDG_DATA_HOME", ".local/share"},
    [HOME_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
    [HOME_STATE] = {"XDG_STATE_HOME", ".local/state"},
};

char *home_path(enum home_part part, const char *name)
{
    const char *own = getenv(parts[part].variable);
    if (own && g_path_is_absolute(own))
        return g_build_filename(own, name, NULL);
    const char *home = getenv("HOME");
    return home && g_path_is_absolute(home)
               ? g_build_filename(home, parts[part].beneath_home, name, NULL)
               : NULL;
}
