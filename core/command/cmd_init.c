/* init: a new register, empty or with the sample in it. */
#include "command/command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/write.h"

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The sample's files in the order of their names. */
static enum rt_status find_sample(const char *folder, GPtrArray *files, struct rt_error *error)
{
    g_autoptr(GDir) dir = folder ? g_dir_open(folder, 0, NULL) : NULL;
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (g_str_has_suffix(name, ".yaml"))
            g_ptr_array_add(files, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(files, by_name);
    return files->len ? RT_OK
                      : rt_fail(error, RT_REFUSED,
                                "the sample is not installed (looked in %s); install rectrack "
                                "again",
                                folder ? folder : "no folder");
}

static enum rt_status fill(struct rt_context *context, struct rt_register *reg,
                           struct rt_error *error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    enum rt_status status = find_sample(context->sample, files, error);
    struct intake intake = {.files = (const char *const *)files->pdata,
                            .n_files = files->len,
                            .limit = FILE_LIMIT,
                            .is_own = true,
                            .why = "loaded the sample"};
    return status == RT_OK ? intake_run(context, reg, &intake, error) : status;
}

/* A register is never made where one may be: not even where its name is a
 * symbolic link to nowhere. */
static enum rt_status check_free(const char *path, struct rt_error *error)
{
    struct stat info;
    if (lstat(path, &info) == 0)
        return rt_fail(error, RT_REFUSED,
                       "%s is there already and is left as it is; name another with --register",
                       path);
    return errno == ENOENT
               ? RT_OK
               : rt_fail(error, RT_REFUSED, "%s can't be made (%s)", path, g_strerror(errno));
}

/* Made beside its place, which it takes when it is whole: whoever is interrupted
 * finds no half register there. */
static enum rt_status make(struct rt_context *context, const char *path, bool has_sample,
                           struct rt_error *error)
{
    g_autofree char *beside = store_name_beside(path);
    struct rt_register *reg = NULL;
    enum rt_status status = store_create(beside, &reg, error);
    if (status != RT_OK)
        return status;
    if (has_sample)
        status = fill(context, reg, error);
    if (status == RT_PARTLY) { /* its folder is synced once more when it has its name */
        rt_error_clear(error);
        status = RT_OK;
    }
    rt_register_close(reg);
    if (status == RT_OK)
        status = store_take_name(beside, path, NULL, error);
    context->has_saved = status == RT_OK || status == RT_PARTLY;
    if (!context->has_saved)
        store_drop(beside);
    return status;
}

enum rt_status cmd_init(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    if (context->is_readonly)
        return rt_fail(error, RT_REFUSED, "--read-only makes no register; leave it out");
    g_autofree char *path = NULL;
    enum rt_status status = rt_context_path(context, &path, error);
    if (status == RT_OK)
        status = check_free(path, error);
    if (status == RT_OK)
        status = file_make_folder(path, error);
    if (status == RT_OK)
        status = make(context, path, rt_args_option(args, "sample") != NULL, error);
    if (status != RT_OK)
        return status;
    char *real = realpath(path, NULL);
    status = command_say(context, error, "The register is at %s", real ? real : path);
    free(real);
    return status;
}
