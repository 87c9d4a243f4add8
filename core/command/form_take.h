/* Forms from inside: what is sent, and a form that is taken back.
 *
 * cmd_form.c has the two commands, form_new.c asks, form_take.c goes through the rows that
 * came back, form_answer.c reads each answer, form_clean.c holds it against
 * what was sent and what stands now, form_tell.c says what came of it.
 */
#ifndef COMMAND_FORM_TAKE_H
#define COMMAND_FORM_TAKE_H

#include "command/update.h"
#include "exchange/form.h"

/* ---- form_new.c ---- */

/* What was so of a recommendation when its row was sent, as one line for the row. */
char *form_sent(const struct rt_record *record);

/* A number's entry of that line: 'a' for a key action, "state:check of its words", 't' for
 * a target, its words; n 0: 'r', the key of the colour.  NULL: there was none.  g_free it. */
char *form_was_sent(const struct form_row *row, char what, size_t n);

/* The check of a key action's words in that line. */
void form_check_words(const char *words, char out[static 9]);

enum rt_status form_new(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error);

/* ---- form_take.c ---- */

/* An answer that was not taken, and why.  Of what somebody changed since the form was made
 * all three are there: as it was sent, as it is now (by whom), as the form has it. */
struct form_left {
    char *why; /* begins with the reference */
    char *sent, *now, *theirs;
};

/* One form under way. */
struct form_taking {
    struct wanted wanted; /* of the row at hand; its edit is of the whole form */
    struct form form;
    const struct rt_owner *owner;
    const struct rt_period *period;
    size_t n_taken;       /* rows of which something was taken */
    GPtrArray *left;      /* struct form_left: those */
    GPtrArray *refused;   /* char *: rows that are none of the form's */
    GPtrArray *altered;   /* char *: what was only to be read and came back otherwise */
    struct rt_list empty; /* texts: references that were not answered */
};

enum rt_status form_take(struct rt_context *context, const struct rt_args *args,
                         struct rt_error *error);

/* ---- form_answer.c ---- */

/* Reads the answers of a row into taking->wanted, part by part, each only where it is
 * clean; the others are told in taking->left.  Statuses are those of the register alone.
 * *has_any: is there anything to put? */
enum rt_status form_answer(struct form_taking *taking, const struct form_row *row,
                           const struct edited *edited, bool *has_any);

/* ---- form_tell.c ---- */

/* What would change, has changed (lines) and what was left, before and after it is saved. */
enum rt_status form_tell(struct form_taking *taking, const GPtrArray *lines, bool is_dry,
                         struct rt_error *error);

/* "nothing", or the words in quotation marks; g_free it. */
char *form_quoted(const char *words);

#endif
