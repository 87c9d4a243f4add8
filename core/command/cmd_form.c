/* form: what an owner is asked for a period, sent out as a file and taken back. */
#include "command/form_take.h"

enum rt_status cmd_form(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    static const struct command_part parts[] = {
        {"new", "--owner NAME -o FILE", "owner period output", form_new},
        {"take", "FILE", "dry-run", form_take},
        {0},
    };
    return command_run_part(parts, context, args, error);
}
