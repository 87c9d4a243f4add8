/* The file of what was copied. */
#include "config.h"

#include <rectrack/clipboard.h>

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/home.h"

enum rt_status rt_clipboard_keep(const char *text, char **out, struct rt_error *error)
{
    static const char name[] = "clipboard.txt";
    g_autofree char *path = home_path(HOME_STATE, "rectrack");
    int folder;
    if (!path)
        return rt_fail(error, RT_REFUSED, "there is no home folder to keep it in: set HOME");
    enum rt_status status = file_own_folder(path, &folder, error);
    if (status != RT_OK)
        return status;
    status = file_put_in(folder, name, text, error);
    close(folder);
    if (status == RT_PARTLY) { /* nobody looks for it after a power cut */
        rt_error_clear(error);
        status = RT_OK;
    }
    if (status == RT_OK)
        *out = g_build_filename(path, name, NULL);
    return status;
}
