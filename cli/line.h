/* The conversation instead of the screen: for people who listen.  main starts it; the
 * files line_*.c are its parts.
 *
 * It builds command lines and runs them through the table, as the screen does: the same
 * commands, the same history, the same undo.  It never writes.
 */
#ifndef CLI_LINE_H
#define CLI_LINE_H

#include <rectrack/conflict.h>
#include <rectrack/draft.h>
#include <rectrack/query.h>
#include <rectrack/rag.h>

#include "cli/spoken.h"
#include "cli/talk.h"

struct cli_line {
    struct cli_spoken spoken; /* where answers of commands go; first, so that it is found */
    struct cli_talk talk;
    struct rt_context *context; /* its reg is open, or NULL: there is none yet */
    struct rt_outlook outlook;
    bool has_menu;                 /* its choices were said once */
    bool has_texts;                /* how a text is typed was said once */
    struct rt_conflicts conflicts; /* of the command that was run last */
    char *owner;                   /* whose updates; NULL: nobody was chosen */
    char *query;                   /* what the list shows: "rag:red" */
    bool is_page_said;             /* so it need not be said again */
    /* Holds a meeting, whatever is asked from where: cli_line_meet. */
    void (*meet)(struct cli_line *line, const char *asked);
    size_t first; /* the place in the list that a page begins with, from 0 */
};

/* Talks until the person leaves.  RT_OK then, and where the input ends.  meet: the command line
 * that holds a meeting, which it begins with; NULL: the menu. */
enum rt_status cli_line_run(struct rt_context *context, const struct rt_args *meet,
                            struct rt_error *error);

/* ---- line_run.c ---- */

/* Nothing is open yet, and nothing said. */
void cli_line_begin(struct cli_line *line, struct rt_context *context);

/* Opens the register of the context, and says what is to be known of it. */
enum rt_status cli_line_open(struct cli_line *line, struct rt_error *error);

/* Reads again what all questions rest on, and says where somebody else has saved; false,
 * and that is said, where it can't be read. */
bool cli_line_look(struct cli_line *line);

/* Runs n words as a command; its answer is said, or why it was refused.  seen: as rt_context
 * has it, or NULL; RT_CONFLICT: what is in conflict stands in line->conflicts, and nothing
 * was said. */
enum rt_status cli_line_do(struct cli_line *line, const char *const *words, size_t n,
                           const struct rt_record *seen);

/* The same with a command line that is taken apart already. */
enum rt_status cli_line_run_args(struct cli_line *line, const struct rt_args *args,
                                 const struct rt_record *seen);

/* Why no update can be written now; NULL: it can. */
const char *cli_line_why_not(const struct cli_line *line);

/* "Not done: ..." */
void cli_line_refuse(struct cli_line *line, struct rt_error *error);

/* ---- line_typed.c ---- */

/* Runs a line as it was typed; asks first where the screen asks.  update and a reference
 * alone asks for that update. */
void cli_line_do_typed(struct cli_line *line, const char *typed);

/* ---- line_list.c ---- */

void cli_line_list(struct cli_line *line);

/* ---- line_record.c ---- */

/* Reads a recommendation section by section; next: the reference of the one behind it in
 * the list, or NULL.  true: the person goes on to that. */
bool cli_line_record(struct cli_line *line, const char *ref, const char *next);

/* Asks for a reference, then the same. */
void cli_line_find(struct cli_line *line);

/* ---- line_mine.c ---- */

/* What an owner has to write before the period closes, one after the other. */
void cli_line_mine(struct cli_line *line);

/* ---- line_meet.c ---- */

/* Holds the meeting of a day in words; NULL: the one that runs, else the next; where there is
 * none one can be planned. */
void cli_line_meet(struct cli_line *line, const char *asked);

/* ---- line_update.c ---- */

/* Asks for the update of one recommendation, reads it back and saves it.  true: it is saved,
 * or answered that there is no change. */
bool cli_line_update(struct cli_line *line, const char *ref);

/* ---- line_draft.c ---- */

/* Says what was written earlier and not saved. */
void cli_line_tell_drafts(struct cli_line *line);

#endif
