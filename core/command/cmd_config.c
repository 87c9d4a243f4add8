/* config: the settings in force, and what is wrong with the file of them. */
#include "command/command.h"

#include <string.h>

#include <rectrack/settings.h>

static const char *value_now(const struct rt_context *context, enum rt_setting_id id)
{
    if (id == RT_SETTING_NAME)
        return context->user; /* whoever said it */
    const char *value = rt_setting_value(context->settings, id);
    return value ? value : "not set";
}

static enum rt_status tell_values(struct rt_context *context, struct rt_error *error)
{
    const struct rt_settings *settings = context->settings;
    enum rt_status status =
        command_tell(context, error, "File", "%s%s", settings->path ? settings->path : "none",
                     settings->is_there ? "" : " (there is none, or it is left out)");
    for (int id = 0; id < RT_SETTINGS && status == RT_OK; id++)
        if (!rt_setting_table[id].is_section)
            status = context->out->line(context->out, rt_setting_table[id].name,
                                        value_now(context, (enum rt_setting_id)id), error);
    for (size_t i = 0; i < settings->keys.n && status == RT_OK; i++) {
        const struct rt_key_line *line = rt_list_item(&settings->keys, i, sizeof *line);
        status = command_tell(context, error, "keys", "%s: %s", line->key, line->does);
    }
    return status;
}

static enum rt_status check(struct rt_context *context, struct rt_error *error)
{
    const struct rt_settings *settings = context->settings;
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < settings->wrong.n && status == RT_OK; i++)
        status = command_say(context, error, "%s", rt_texts_at(&settings->wrong, i));
    if (status != RT_OK)
        return status;
    if (settings->wrong.n)
        return rt_fail_at(error, RT_REFUSED, settings->path, 0, 0,
                          settings->wrong.n == 1
                              ? "this is left out until it is mended; the rest holds"
                              : "these are left out until they are mended; the rest holds");
    if (!settings->is_there)
        return command_say(context, error, "There is no file of settings%s%s",
                           settings->path ? " at " : "", settings->path ? settings->path : "");
    return command_say(context, error, "%s is in order", settings->path);
}

enum rt_status cmd_config(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    if (!context->settings)
        return rt_fail(error, RT_REFUSED, "settings are not read here");
    if (context->judge_keys)
        context->judge_keys(context->settings);
    return rt_args_argument(args, 0) ? check(context, error) : tell_values(context, error);
}
