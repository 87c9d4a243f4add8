/* A file for each, named by a sum over its names, so that none of them stands in the
 * folder's list. */
#include <rectrack/recall.h>

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/home.h"

enum { LONGEST = 4096 };

static char *name_of(const char *const *names)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (; *names; names++) {
        g_autofree char *part = g_strdup_printf("%zu:%s", strlen(*names), *names);
        g_checksum_update(sum, (const guchar *)part, -1);
    }
    return g_strdup(g_checksum_get_string(sum));
}

static enum rt_status open_folder(int *out, struct rt_error *error)
{
    g_autofree char *path = home_path(HOME_STATE, "rectrack/recall");
    return path ? file_own_folder(path, out, error)
                : rt_fail(error, RT_REFUSED, "there is no home folder: set HOME");
}

enum rt_status rt_recall_keep(const char *const *names, const char *text,
                              struct rt_error *error)
{
    g_autofree char *name = name_of(names);
    int folder;
    enum rt_status status = open_folder(&folder, error);
    if (status != RT_OK)
        return status;
    status = file_put_in(folder, name, text, error);
    close(folder);
    return status;
}

char *rt_recall(const char *const *names)
{
    g_autofree char *name = name_of(names);
    struct rt_error error = {0};
    GString *text = NULL;
    int folder;
    if (open_folder(&folder, &error) == RT_OK) {
        file_read_own(folder, name, LONGEST, &text, &error);
        close(folder);
    }
    rt_error_clear(&error);
    return text ? g_string_free(text, FALSE) : NULL;
}
