/* Where a target stands in time.  Private to timed.c and timeline.c. */
#ifndef STORE_TIMED_H
#define STORE_TIMED_H

#include <rectrack/timeline.h>

/* By its days; is_overdue: as was reckoned of it. */
enum rt_stretch timed_stretch(const struct rt_timed *timed, uint32_t today, bool is_overdue);

#endif
