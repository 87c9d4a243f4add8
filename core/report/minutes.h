/* Draft minutes: what a meeting was about and what it resolved, item by item, the actions by
 * owner, and what was left over, as the parts of a paper (table.h).
 */
#ifndef REPORT_MINUTES_H
#define REPORT_MINUTES_H

#include <rectrack/meeting.h>

#include "report/table.h"

struct report_minutes {
    const struct rt_meeting *meeting;
    /* What the recommendation of that reference is called, NULL: it is there no more. */
    const char *(*name)(void *self, const char *ref);
    /* Adds the references of those that are reported in its row, itself not. */
    void (*members)(void *self, const char *ref, struct rt_list *out);
    void *self;
    const struct rt_list *all;  /* struct rt_meeting: where what was left over went */
    const struct rt_list *left; /* struct rt_left: what it leaves over */
    const char *head;           /* of the audit chain, hex digits; NULL: none is printed */
};

/* The order of a paper whose parts are all made at once, and nothing is pulled for. */
extern const struct report_order report_made;

/* "Draft minutes: Strategy group, 31 March 2020"; g_free it. */
char *report_meeting_title(const char *what, const struct rt_meeting *meeting);

/* Made at once: a meeting stands in memory whole.  To be freed as any table. */
struct report_table *report_minutes_new(const struct report_minutes *minutes);

#endif
