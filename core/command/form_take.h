/* Forms from inside: what is sent, and a form that is taken back.
 *
 * cmd_form.c has the two commands, form_new.c asks, form_fill.c fills a row, form_take.c goes
 * through the rows that came back, form_answer.c reads each answer, form_clean.c holds it
 * against what was sent and what stands now, form_tell.c says what came of it.
 */
#ifndef COMMAND_FORM_TAKE_H
#define COMMAND_FORM_TAKE_H

#include "command/update.h"
#include "exchange/form.h"

/* ---- form_fill.c ---- */

/* Notes in the row of a form how a recommendation stands as it is sent, and with which
 * others (texts) it is reported. */
void form_send(struct form_row *row, const struct rt_record *record, const struct rt_list *with,
               struct form *form);

/* An entry of that: 'r', the key of the colour; 'w', the others; with a number 'a', of a key
 * action "state:check of its words", and 't', the words of a target.  NULL: there was none.
 * g_free it. */
char *form_was_sent(const struct form_row *row, char what, size_t n);

/* The check of a key action's words in that. */
void form_check_words(const char *words, char out[static 9]);

/* Fills the cells that are to be read; how many of them were cut off. */
size_t form_fill(struct form *form, struct form_row *row, const struct rt_record *record,
                 const struct rt_outlook *outlook);

/* ---- form_new.c ---- */

enum rt_status form_new(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error);

/* ---- form_take.c ---- */

/* An answer that was not taken, and why.  Of what somebody changed since the form was made
 * all three are there: as it was sent, as it is now (by whom), as the form has it; of what is
 * only to be read, the first and the last. */
struct form_left {
    char *ref, *why;           /* "SI-5", "New RAG: it was changed since ..." */
    char *sent, *now, *theirs; /* NULL: not there */
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
    GPtrArray *altered;   /* struct form_left: what was only to be read */
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

/* Is there no answer in a cell?  A dash on its own is none. */
bool form_is_blank(const char *words);

/* ---- form_tell.c ---- */

enum { FORM_CHANGES_TOLD = 200 };

/* What would change or has changed (lines: so many, and one more where there are more), and
 * what was left. */
enum rt_status form_tell(struct form_taking *taking, const GPtrArray *lines, bool is_dry,
                         struct rt_error *error);

/* The same of a form that was taken before, held against the register once more: what of it
 * could not be taken now either, and what it would change again (lines: all of that). */
enum rt_status form_tell_again(struct form_taking *taking, const GPtrArray *lines,
                               const struct store_deed *before, struct rt_error *error);

/* "nothing", or the words in quotation marks; g_free it. */
char *form_quoted(const char *words);

#endif
