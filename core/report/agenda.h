/* The agenda of a meeting that is planned: which recommendations it will look at, where each
 * stands and why it is on it, as the parts of a paper (table.h).
 */
#ifndef REPORT_AGENDA_H
#define REPORT_AGENDA_H

#include <rectrack/meeting.h>

#include "report/table.h"

struct report_agenda {
    const struct rt_meeting *meeting;
    /* The recommendation of that reference, reckoned; NULL: it is there no more. */
    const struct rt_record *(*record)(void *self, const char *ref);
    /* Adds the references of those that are reported in its row, itself not. */
    void (*members)(void *self, const char *ref, struct rt_list *out);
    /* Adds why it stands out, texts: "Overdue"; NULL: it does not matter. */
    void (*why)(void *self, const char *ref, struct rt_list *out);
    void *self;
    uint32_t as_at; /* the day from which it is all reckoned */
};

/* Made at once; to be freed as any table. */
struct report_table *report_agenda_new(const struct report_agenda *agenda);

#endif
