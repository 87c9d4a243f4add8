/* meeting from inside: which meeting is meant, and what becomes of it.
 *
 * cmd_meeting.c has the parts and what concerns a meeting as a whole; meeting_agenda.c says
 * what it looks at, meeting_record.c what was recorded, meeting_decide.c what a decision
 * makes of its recommendation, meeting_action.c asks for an action, meeting_left.c finds what
 * is left over, meeting_carry.c takes it to the next, meeting_go.c says what is looked at,
 * meeting_show.c tells, meeting_export.c makes draft minutes.
 */
#ifndef COMMAND_MEETING_H
#define COMMAND_MEETING_H

#include <rectrack/meeting.h>

#include "command/update.h"

/* A meeting that is being changed, in one set with what a decision makes of its
 * recommendation. */
struct sitting {
    struct wanted wanted; /* whose edit is the set */
    struct edit *edit;
    struct rt_list all;        /* struct rt_meeting: all there are, the earliest first */
    struct rt_meeting meeting; /* as it becomes; all in edit->arena */
    char *day;                 /* "31 March 2020" */
};

/* ---- meeting_find.c ---- */

/* The day in words that the first argument or --on names: both forms are understood; NULL:
 * neither does.  RT_USAGE: they name two. */
enum rt_status meeting_asked(const struct rt_args *args, const char **out,
                             struct rt_error *error);

/* The meeting of a day in words; asked NULL: the one that runs, else the next that is
 * planned, else the last of all.  RT_REFUSED: there is none.  records: something is to be
 * recorded; then one whose day is past goes before the next, and what is still to come must
 * be named (RT_REFUSED). */
enum rt_status meeting_find(const struct rt_list *all, const char *asked, uint32_t today,
                            bool records, const struct rt_meeting **out,
                            struct rt_error *error);

/* Reckons the rows of its minutes; meeting is one of all. */
enum rt_status meeting_rows(struct rt_register *reg, struct rt_list *all,
                            const struct rt_meeting *meeting, struct rt_arena *arena,
                            struct rt_error *error);

/* Where the names of recommendations are asked for. */
struct meeting_naming {
    struct rt_register *reg;
    struct rt_outlook outlook;
    struct rt_arena *arena;
    enum rt_status status;
    struct rt_error *error;
};

/* The recommendation of that reference; NULL: it is there no more, or status tells why it
 * could not be read. */
const struct rt_record *meeting_record(struct meeting_naming *naming, const char *ref);
const char *meeting_name(struct meeting_naming *naming, const char *ref);

/* Takes hold of nothing yet: as edit_init. */
void sitting_init(struct sitting *sitting, struct rt_context *context, struct rt_error *error);

/* Begins a change set, and reads what meetings there are. */
enum rt_status sitting_open(struct sitting *sitting);

/* The same, of the meeting that --on names, else of meeting_find's.  RT_REFUSED: it has
 * ended. */
enum rt_status sitting_begin(struct sitting *sitting, const struct rt_args *args, bool records);

/* Another meeting is the one that changes. */
void sitting_take(struct sitting *sitting, const struct rt_meeting *meeting);

/* Where status is RT_OK puts the meeting and saves; says what was done.  Clears it.
 * RT_REFUSED: it would begin while another one runs. */
enum rt_status sitting_end(struct sitting *sitting, enum rt_status status);

/* Saves nothing and says nothing; gives status.  Clears it. */
enum rt_status sitting_leave(struct sitting *sitting, enum rt_status status);

/* What was done, for the person and the history: "noted on SI-5", behind "Meeting of 31 March
 * 2020: ". */
void sitting_tell(struct sitting *sitting, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* ---- meeting_agenda.c ---- */

/* The recommendations that the query matches, in an order: adds texts to refs, and to shared
 * what is looked at in the row of another: "SI-7 is reported with SI-6".  *counts, by
 * exception: "2 red, 1 overdue", each counted once, by what comes first; else NULL.  g_free
 * it. */
enum rt_status agenda_find(struct edit *edit, const char *query, enum rt_agenda_order order,
                           struct rt_list *refs, struct rt_list *shared, char **counts);

/* What may be meant by a query that found nothing, and how many that finds; NULL: nothing.
 * g_free it. */
enum rt_status agenda_hint(struct edit *edit, const char *query, size_t *n, char **hint);

/* Why something stands out, and what of an agenda does for that reason. */
struct agenda_reason {
    const char *why;     /* "Overdue" */
    struct rt_list refs; /* texts */
};

/* Adds a struct agenda_reason for each, in the order in which they come first. */
enum rt_status agenda_why(struct meeting_naming *naming, const struct rt_meeting *meeting,
                          struct rt_list *out);

/* Puts one at a place of the agenda, from 1; 0: behind the others. */
struct rt_agenda_item *agenda_put(struct sitting *sitting, const char *ref, size_t place);

/* What was decided on, or is to be acted on, was dealt with, also where it came up by
 * itself.  holder: its reference, of a shared row the first one's. */
void agenda_done(struct sitting *sitting, const char *holder);

enum rt_status meeting_put(struct rt_context *context, const struct rt_args *args,
                           struct rt_error *error);
enum rt_status meeting_drop(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error);
enum rt_status meeting_done(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error);
enum rt_status meeting_skip(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error);

/* ---- meeting_record.c ---- */

/* Was the very same recorded last?  Nobody says it twice but who was not told that it is
 * there. */
bool sitting_has_last(const struct sitting *sitting, const struct rt_minute *minute);

/* Adds it behind the others, with who and when; with it the meeting runs. */
void sitting_record(struct sitting *sitting, struct rt_minute *minute);

/* Words of the command line into a field of a minute. */
enum rt_status sitting_read(struct sitting *sitting, struct rt_minute *minute, const char *key,
                            const char *words);

enum rt_status meeting_note(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error);

/* RT_REFUSED: another meeting runs, and this one can't begin. */
enum rt_status meeting_check_way(const struct rt_list *all, const struct rt_meeting *meeting,
                                 struct rt_error *error);

/* ---- the others ---- */

enum rt_status meeting_decide(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error);
enum rt_status meeting_action(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error);
enum rt_status meeting_carry(struct rt_context *context, const struct rt_args *args,
                             struct rt_error *error);
enum rt_status meeting_list(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error);
enum rt_status meeting_show(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error);
enum rt_status meeting_go(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error);
enum rt_status meeting_export(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error);

#endif
