/* What a meeting leaves over: what goes to the next one, and what stays behind.
 *
 * The question before the end, the summary after it, the preview of carrying over and the
 * carrying itself are readings of this.
 */
#ifndef RECTRACK_LEFT_H
#define RECTRACK_LEFT_H

#include <rectrack/meeting.h>
#include <rectrack/register.h>

/* One that goes over, or does not. */
struct rt_left {
    const char *ref;
    const char *from;  /* the day of the meeting that left it over */
    const char *why;   /* "was not reached", "was to come back: next meeting" */
    const char *stays; /* "is closed by now": why it does not go over; NULL: it does */
};

/* The next that is planned behind a meeting; NULL: none is. */
const struct rt_meeting *rt_meeting_next(const struct rt_list *all,
                                         const struct rt_meeting *meeting);

/* Adds a struct rt_left for each item that was not dealt with, in the order of the agenda, and
 * for what is to be brought back at the next meeting.  Where none is planned, what was to come
 * back on a day is not among them.  all: every meeting, the earliest first, from and the next
 * among them, and the rows of its minutes are reckoned in it; what it gives is in arena. */
enum rt_status rt_meeting_left(struct rt_register *reg, const struct rt_outlook *outlook,
                               struct rt_list *all, const struct rt_meeting *from,
                               struct rt_arena *arena, struct rt_list *out,
                               struct rt_error *error);

static inline const struct rt_left *rt_left_at(const struct rt_list *list, size_t i)
{
    return (const struct rt_left *)list->at + i;
}

#endif
