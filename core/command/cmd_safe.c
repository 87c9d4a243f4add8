/* check, backup, restore: is it whole, and a copy in safety. */
#include "command/command.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/write.h"

/* ---- check ---- */

struct telling {
    struct rt_context *context;
    enum rt_status status; /* of the output */
    struct rt_error *error;
};

static void tell(void *self, const char *sentence)
{
    struct telling *telling = self;
    if (telling->status == RT_OK)
        telling->status = command_say(telling->context, telling->error, "%s", sentence);
}

static enum rt_status read_head(const char *head, struct rt_error *error)
{
    size_t n = head ? strspn(head, "0123456789abcdefABCDEF") : 0;
    if (head && (head[n] || n < 16 || n > 64))
        return rt_fail(error, RT_USAGE,
                       "--head can't be \"%s\"; give the 16 digits printed on the paper", head);
    return RT_OK;
}

enum rt_status cmd_check(struct rt_context *context, const struct rt_args *args,
                         struct rt_error *error)
{
    struct rt_register *reg;
    const char *head = rt_args_option(args, "head");
    enum rt_status status = read_head(head, error);
    if (status == RT_OK)
        status = command_open(context, context->is_readonly ? RT_READ : RT_WRITE, &reg, error);
    if (status != RT_OK)
        return status;
    struct telling telling = {context, RT_OK, error};
    struct store_findings found;
    status = store_verify(reg, head, tell, &telling, &found, error);
    if (status == RT_OK)
        status = telling.status;
    g_autofree char *now = NULL;
    if (status == RT_OK)
        status = rt_register_head(reg, NULL, &now, error);
    if (status == RT_OK) {
        g_autofree char *records =
            command_count(found.records, "recommendation", "recommendations");
        g_autofree char *sets = command_count(found.sets, "change set", "change sets");
        status = command_say(context, error,
                             "%s is whole: %s, %s with %zu changes; the head is %.16s%s",
                             rt_register_path(reg), records, sets, found.changes, now,
                             head ? ", and the one asked for is in its history" : "");
    }
    command_close(context, reg);
    return status;
}

/* ---- backup ---- */

enum rt_status cmd_backup(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    struct rt_register *reg;
    const char *path = rt_args_argument(args, 0);
    enum rt_status status =
        command_open(context, context->is_readonly ? RT_READ : RT_WRITE, &reg, error);
    if (status != RT_OK)
        return status;
    status = store_copy(reg, path, error);
    context->has_saved = status == RT_OK || status == RT_PARTLY;
    g_autofree char *head = NULL;
    if (status == RT_OK)
        status = rt_register_head(reg, NULL, &head, error);
    if (status == RT_OK)
        status = command_say(context, error, "The backup is at %s, verified; its head is %.16s",
                             path, head);
    command_close(context, reg);
    return status;
}

/* ---- restore ---- */

/* Nobody may be in the middle of saving: the lock is taken once, if it is a
 * register at all. */
static enum rt_status check_idle(const char *path, struct rt_error *error)
{
    struct rt_register *old;
    struct store_set *set;
    if (rt_register_open(path, RT_WRITE, &old, NULL) != RT_OK)
        return RT_OK;
    struct rt_error why = {0};
    enum rt_status status = store_begin(old, "restore", 1, &set, &why);
    if (status == RT_OK)
        store_rollback(set);
    rt_register_close(old);
    if (status == RT_BUSY)
        rt_fail(error, status, "%s", why.sentence);
    rt_error_clear(&why);
    return status == RT_BUSY ? status : RT_OK; /* a damaged one is put aside as it is */
}

/* A backup of an earlier version stays as it is, and comes back as one of this. */
static enum rt_status copy_of(struct rt_context *context, const char *copy, const char *beside,
                              struct rt_error *error)
{
    if (store_old_version(copy))
        return store_migrate_copy(copy, beside, context->user, error);
    struct rt_register *from;
    enum rt_status status = rt_register_open(copy, RT_READ, &from, error);
    if (status != RT_OK)
        return status;
    status = store_copy(from, beside, error);
    rt_register_close(from);
    if (status != RT_PARTLY)
        return status;
    rt_error_clear(error); /* its folder is synced once more when it has its name */
    return RT_OK;
}

static enum rt_status put_in_place(struct rt_context *context, const char *copy,
                                   const char *path, struct rt_error *error)
{
    struct stat info;
    bool has_old = lstat(path, &info) == 0;
    g_autofree char *aside = store_name_aside(path);
    g_autofree char *beside = store_name_beside(path);
    enum rt_status status = copy_of(context, copy, beside, error);
    if (status == RT_OK && has_old)
        status = check_idle(path, error);
    if (status == RT_OK)
        status = has_old ? store_change_places(beside, path, aside, error)
                         : store_take_name(beside, path, aside, error);
    context->has_saved = status == RT_OK || status == RT_PARTLY;
    if (!context->has_saved)
        store_drop(beside);
    if (status != RT_OK)
        return status;
    return has_old ? command_say(context, error,
                                 "%s is restored; what stood there is kept as %s", path, aside)
                   : command_say(context, error, "%s is restored", path);
}

enum rt_status cmd_restore(struct rt_context *context, const struct rt_args *args,
                           struct rt_error *error)
{
    if (context->is_readonly)
        return rt_fail(error, RT_REFUSED, "--read-only restores nothing; leave it out");
    if (context->reg)
        return rt_fail(
            error, RT_REFUSED,
            "the register is open here; leave rectrack, then run rectrack restore");
    g_autofree char *given = NULL;
    enum rt_status status = rt_context_path(context, &given, error);
    if (status != RT_OK)
        return status;
    g_autofree char *real = realpath(given, NULL);
    const char *path = real ? real : given; /* behind a symbolic link: the register itself */
    const char *copy = rt_args_argument(args, 0);
    if (!g_file_test(copy, G_FILE_TEST_EXISTS))
        return rt_fail(error, RT_REFUSED,
                       "there is no file %s; name a copy that rectrack backup made", copy);
    status = file_make_folder(path, error);
    return status == RT_OK ? put_in_place(context, copy, path, error) : status;
}
