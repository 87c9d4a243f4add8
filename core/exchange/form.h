/* A form: what one owner is asked for one period, as a file that is sent out and taken
 * back.  Cells of words, some to read and some to answer, a row a recommendation; and the
 * marks by which a form tells, when it comes back, what it was when it went.
 *
 * Knows no register, and not what an answer means.
 */
#ifndef EXCHANGE_FORM_H
#define EXCHANGE_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include <rectrack/arena.h>

#include "exchange/format.h"

enum form_cell {
    FORM_TITLE,
    FORM_ACTIONS,
    FORM_TARGETS,
    FORM_BEFORE,
    FORM_COLOUR,
    FORM_PROGRESS,
    FORM_CHALLENGE,
    FORM_NO_CHANGE,
    FORM_RAG,
    FORM_REASON,
    FORM_DONE,
    FORM_TARGET,
    FORM_TARGET_REASON,
    FORM_CELLS,
    FORM_ANSWERS = FORM_PROGRESS /* the first; those before are to read */
};

enum { FORM_MOST = 32000, FORM_ID = 8 }; /* characters of a cell; digits of a form's name */

/* What a cell is called, in sheets and in YAML; one that takes words of a list has them. */
struct form_column {
    const char *heading;
    double width;     /* in a sheet, in characters */
    const char *help; /* what an answer takes, at most 255 characters; NULL: to read */
    const char *const *choices; /* NULL behind the last; or NULL: any words */
};
extern const struct form_column form_columns[FORM_CELLS];

/* What stands before and behind the cells of a row. */
extern const char form_ref_heading[], form_mark_heading[];

/* How to fill it in: the i-th paragraph, g_free it; NULL behind the last. */
char *form_instruction(size_t i);

/* The same in brief, for the head of a sheet; and what is so in a workbook alone. */
extern const char form_sheet_how[], form_xlsx_how[];

/* One recommendation.  Texts are never NULL, but for mark and asked. */
struct form_row {
    const char *ref;
    const char *sent; /* what was so when it was sent, in the words of whoever made the form;
                         one line */
    const char *cells[FORM_CELLS];
    const char *mark; /* what the program put there: see form_seal; NULL: nothing */
    unsigned line;    /* where it stands in the file */
    /* Of a form that came back, once form_judge has seen it: */
    const char *asked; /* the reference that it was sent for; NULL: it was not in the form */
    unsigned altered;  /* bit i: the words of cell i are others than were sent */
};

/* Words that stand where no answer is due. */
struct form_stray {
    const char *words;
    unsigned line;
};

struct form {
    struct rt_arena arena;
    const char *period, *label; /* its id and, of a form that is made, its name */
    const char *owner;
    const char *made;      /* the day, "2020-06-15" */
    struct rt_list refs;   /* texts: what is asked, in order */
    struct rt_list rows;   /* struct form_row */
    const char *mark;      /* as that of a row; NULL: there was none */
    const char *token;     /* 16 hex digits; the first FORM_ID are the form's name */
    bool is_sheet;         /* its places are rows of a sheet, not lines of a file */
    struct rt_list strays; /* struct form_stray, of a form that came back */
};

void form_clear(struct form *form);

/* A new row, its cells empty; of a form that is made its reference is asked. */
struct form_row *form_add(struct form *form, const char *ref);
static inline struct form_row *form_row_at(const struct form *form, size_t i)
{
    return (struct form_row *)form->rows.at + i;
}

/* Sets a cell that is to be read to words that every format can show, at most FORM_MOST
 * characters of them; false: they were cut off. */
bool form_set(struct form *form, struct form_row *row, enum form_cell cell, const char *words);

/* "Update for June 2020: Hampton Trust", of a form that is made; g_free it. */
char *form_title(const struct form *form);

/* Marks a form that is made: its scope, what was sent, and a check of each cell that is to
 * be read, all held together by hashes with key, which is the register's alone.  It is a
 * check against mistakes, not a proof of who filled it in.  RT_REFUSED: there is too much
 * in it for one form. */
enum rt_status form_seal(struct form *form, const char *key, struct rt_error *error);

/* Is this a form that was made with that key, and its scope unchanged?  Then its rows say
 * which of them were in it, and what of them was altered. */
bool form_judge(struct form *form, const char *key);

/* FORM_ID digits of what a form that was judged answers: the same of the same answers, in
 * any format and order. */
void form_answers(const struct form *form, char out[static FORM_ID + 1]);

/* Does a text that begins so hold the mark of a form?  form_refuse: what its file is then
 * refused with where data are due. */
bool form_sniff(const char *head, size_t n);
enum rt_status form_refuse(const char *file, struct rt_error *error);

/* May a form be of that format? */
bool form_has_format(const struct exchange_format *format);

/* Writes a form that was sealed; the same form gives the same bytes. */
enum rt_status form_write(const struct form *form, const struct exchange_format *format,
                          const struct exchange_options *options, struct rt_sink *sink,
                          struct rt_error *error);

/* Reads one, known by its content, into a form that is all zero.  RT_REFUSED: it is no
 * form, or can't be read. */
enum rt_status form_read(struct file_input *input, const struct exchange_options *options,
                         struct form *out, struct rt_error *error);

#endif
