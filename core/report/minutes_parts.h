/* Minutes while they are written: what their sections share. */
#ifndef REPORT_MINUTES_PARTS_H
#define REPORT_MINUTES_PARTS_H

#include "report/minutes.h"
#include "report/parts.h"

struct minutes_writing {
    struct report_table *table;
    const struct report_minutes *minutes;
    const struct rt_meeting *meeting;
    struct rt_arena *arena;
};

/* ---- minutes_parts.c ---- */

/* A heading whose table may be long. */
void minutes_push_section(struct minutes_writing *writing, const char *text);

/* The table below it begins. */
void minutes_push_columns(struct minutes_writing *writing, const struct report_column *columns,
                          size_t n);

/* ---- minutes_actions.c ---- */

/* The section of the actions, by owner. */
void minutes_push_actions(struct minutes_writing *writing);

#endif
