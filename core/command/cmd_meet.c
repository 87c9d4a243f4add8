/* meet: a meeting held on the screen.  The front end that has one shows it; this is what is
 * said where there is none. */
#include "command/command.h"

enum rt_status cmd_meet(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    const char *day = rt_args_argument(args, 0);
    (void)context;
    return rt_fail(error, RT_USAGE,
                   "a meeting is held on the screen, which needs a terminal of its own; "
                   "rectrack meeting show%s%s tells of it in lines",
                   day ? " " : "", day ? day : "");
}
