/* What a meeting leaves over: what goes to the next one, and what stays behind.
 *
 * The question before the end, what its end tells, the summary after it, its minutes, the
 * preview of carrying over and the carrying itself are readings of this.
 */
#ifndef RECTRACK_LEFT_H
#define RECTRACK_LEFT_H

#include <rectrack/meeting.h>
#include <rectrack/register.h>

/* The next that is planned behind a meeting; NULL: none is. */
const struct rt_meeting *rt_meeting_next(const struct rt_list *all,
                                         const struct rt_meeting *meeting);

/* Adds a struct rt_left (meeting.h) for each item that was not dealt with, in the order of the
 * agenda, and for what is to be brought back: at the next meeting by this one or one before it,
 * and by this one later, which stays behind.  all: every meeting, the earliest first, from and
 * the next among them, and the rows of its minutes are reckoned in it; what it gives is in
 * arena. */
enum rt_status rt_meeting_left(struct rt_register *reg, const struct rt_outlook *outlook,
                               struct rt_list *all, const struct rt_meeting *from,
                               struct rt_arena *arena, struct rt_list *out,
                               struct rt_error *error);

#endif
