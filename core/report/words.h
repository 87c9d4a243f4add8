/* Sentences that both the paper and the description of a record make. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include <glib.h>

#include <rectrack/arena.h>
#include <rectrack/model.h>

/* printf into the arena. */
const char *report_print(struct rt_arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* "In progress" within a sentence: "in progress". */
const char *report_lower(const char *words, struct rt_arena *arena);

/* was "June 2020" until 12 May 2020: reason, granted by OSMC */
const char *report_revision(const struct rt_revision *revision, struct rt_arena *arena);

/* "March 2020" for "2020-03"; the id where the facts do not know it. */
const char *report_period_label(const struct rt_facts *facts, const char *period);

#endif
