/* A form that comes back, in every format: made by form new, edited as people and programs
 * edit, taken.
 */
#ifndef TESTS_COMMAND_FORMS_H
#define TESTS_COMMAND_FORMS_H

#include "exchange/form.h"
#include "tests/store/room.h"

/* The suffixes of the formats, NULL behind the last. */
extern const char *const forms_formats[];

/* The sample with June 2020 open. */
void forms_begin(struct room *room);

/* form new for an owner, as NAME.SUFFIX in the room. */
void forms_make(struct room *room, const char *owner, const char *name, const char *suffix);

/* Reads a file of the room; forms_save writes it back as it is, without sealing it anew. */
void forms_open(struct form *form, const char *name, const char *suffix);
void forms_save(struct form *form, const char *name, const char *suffix);

/* The row of that reference, which must be there. */
struct form_row *forms_row(const struct form *form, const char *ref);

/* Opens, sets one cell, saves. */
void forms_answer(const char *name, const char *suffix, const char *ref, enum form_cell cell,
                  const char *words);

/* form take NAME.SUFFIX; its status. */
enum rt_status forms_take(struct room *room, const char *name, const char *suffix);

/* Do the words stand in what was said, or in the error?  about: of which case. */
void forms_expect_said(const struct room *room, const char *words, const char *about);

/* What the register says, without times and history; g_free it. */
char *forms_state(struct room *room);

#endif
