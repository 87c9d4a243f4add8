/* meet: a meeting held on the screen.  The front end that has one shows it; this is what is
 * said where there is none. */
#include "command/command.h"

#include <rectrack/meeting.h>

enum rt_status cmd_meet(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    const char *day = rt_args_argument(args, 0);
    char date[11];
    (void)context;
    if (day && rt_meeting_read_day(day, date, NULL) != RT_OK)
        return rt_fail(error, RT_USAGE,
                       "\"%s\" is no day; write such as 2020-03-31 or 31 March 2020, or leave "
                       "it out; rectrack meeting list names all meetings",
                       day);
    return rt_fail(error, RT_USAGE,
                   "a meeting is held on the screen, which needs a terminal of its own; "
                   "rectrack meeting show%s%s tells of it in lines",
                   day ? " " : "", day ? day : "");
}
