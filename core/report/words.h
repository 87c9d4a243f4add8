/* Sentences that both the paper and the description of a record make. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include <glib.h>

#include <rectrack/arena.h>
#include <rectrack/model.h>

/* What papers say of their own, beside the words of the record: written by fill.c and
 * table.c, told from those words again by own.c. */
extern const char report_progress[];      /* "Progress:" */
extern const char report_challenge[];     /* "Challenge:" */
extern const char report_closure[];       /* "Closure:" */
extern const char report_no_change[];     /* "No change" */
extern const char report_silent[];        /* "No update for ", before a period */
extern const char report_suggested[];     /* "suggested: ", before a colour */
extern const char report_carried[];       /* "As reported in ", before a period and a colon */
extern const char report_response[];      /* "Response: " */
extern const char report_reported_with[]; /* "Reported with " */
extern const char report_overdue[];       /* "overdue", behind a target */
extern const char report_was[];           /* "was \"", before what a target was */
extern const char report_supporting[];    /* "supporting", behind an owner */
extern const char report_taken[];         /* "Taken from: ", before a source's document */
extern const char report_as_at[];         /* "As at ", before a day */
extern const char report_matching[];      /* "Only the recommendations that match: " */
extern const char report_key_title[];     /* "Key to the colours" */
extern const char report_chart_title[];   /* "RAG by period" */
extern const char report_no_theme[];      /* "No theme recorded" */
extern const char report_no_source[];     /* "No source recorded" */
extern const char report_group_joint[];   /* " – ", between group and theme */

/* How a paper names the head of the audit chain, hex digits, and what it is good for. */
const char *report_head_words(const char *head, struct rt_arena *arena);

/* printf into the arena. */
const char *report_print(struct rt_arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* "In progress" within a sentence: "in progress". */
const char *report_lower(const char *words, struct rt_arena *arena);

/* was "June 2020" until 12 May 2020: reason, granted by OSMC */
const char *report_revision(const struct rt_revision *revision, struct rt_arena *arena);

/* "March 2020" for "2020-03"; the id where the facts do not know it. */
const char *report_period_label(const struct rt_facts *facts, const char *period);

#endif
