/* status: where we stand, counted by source, theme and colour. */
#include "command/status.h"

enum rt_status cmd_status(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    struct standing standing = {.context = context};
    enum rt_status status = command_open(context, RT_READ_ONCE, &standing.reg, error);
    if (status != RT_OK)
        return status;
    const char *format = rt_args_option(args, "format");
    status = command_outlook(context, standing.reg, &standing.outlook, error);
    if (status == RT_OK)
        command_tell_day(context, &standing.outlook);
    if (status == RT_OK)
        status = status_find(&standing, error);
    rt_register_let_go(standing.reg);
    if (status == RT_OK)
        status = g_strcmp0(format, "json") == 0 ? status_json(&standing, error)
                                                : status_text(&standing, error);
    rt_unanswered_clear(&standing.unanswered);
    rt_arena_clear(&standing.arena);
    command_close(context, standing.reg);
    return status;
}
