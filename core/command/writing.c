/* What every command that changes something begins and ends with. */
#include "command/command.h"

#include "store/write.h"

enum rt_status command_begin(struct rt_context *context, struct rt_register **reg,
                             struct store_set **set, struct rt_error *error)
{
    enum rt_status status = command_open_to_write(context, reg, error);
    if (status != RT_OK)
        return status;
    status = store_begin(*reg, context->user, context->today, set, error);
    if (status != RT_OK)
        command_close(context, *reg);
    return status;
}

enum rt_status command_save(struct rt_context *context, struct store_set *set, const char *why,
                            enum rt_status status, struct rt_error *error)
{
    if (status != RT_OK) {
        store_rollback(set);
        return status;
    }
    status = store_commit(set, why, false, error);
    context->has_saved |= status == RT_OK || status == RT_PARTLY;
    return status;
}
