/* Where we stand, as status finds it before it is told.  Private to cmd_status.c and the
 * files that find and tell it. */
#ifndef COMMAND_STATUS_H
#define COMMAND_STATUS_H

#include <rectrack/lanes.h>
#include <rectrack/unanswered.h>

#include "command/command.h"
#include "command/reports.h"

struct standing {
    struct rt_context *context;
    struct rt_register *reg;
    struct rt_outlook outlook;
    struct rt_arena arena;
    struct rt_tally all;
    struct rt_list themes;                     /* struct rt_theme_tally */
    struct rt_list overdue, review, no_update; /* texts: references */
    struct rt_list moved;                      /* struct rt_moved */
    struct rt_list lasting;                    /* struct lasting */
    struct rt_list slips;                      /* struct slip */
    struct rt_list directions;                 /* struct rt_lane: how many went which way */
    struct rt_list waiting;                    /* struct waited */
    struct rt_unanswered unanswered;           /* of the period shown, if there is one */
};

/* A target that is later than it was in the last closed period. */
struct slip {
    const char *ref, *was, *is; /* its words then and now; was NULL: they are the same, */
    bool has_passed;            /* and its last day has passed since */
};

/* What still stands in the way, and of whom. */
struct waited {
    const char *name;
    struct rt_list refs; /* texts */
};

/* Fills the lists; context, reg and outlook are given.  status_find.c */
enum rt_status status_find(struct standing *standing, struct rt_error *error);

/* Those of one source: of its themes together. */
struct rt_tally status_tally_of(const struct standing *standing, const char *code);

/* Adds struct slip to out, in arena, in the order of the papers: what was revised or has
 * passed since the period was reported.  status_slips.c */
enum rt_status status_slips(struct rt_register *reg, const struct rt_outlook *outlook,
                            const struct rt_period *since, struct rt_arena *arena,
                            struct rt_list *out, struct rt_error *error);

/* status_json.c, status_text.c */
enum rt_status status_json(struct standing *standing, struct rt_error *error);
enum rt_status status_text(struct standing *standing, struct rt_error *error);

#endif
