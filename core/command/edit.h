/* What the editing commands share: one change set from its beginning to its answer,
 * the recommendation as it stands inside it, and what is put of it.
 *
 * All that a command reads before it writes is read inside the set, under its lock:
 * nobody else's change falls between the two.
 */
#ifndef COMMAND_EDIT_H
#define COMMAND_EDIT_H

#include "command/command.h"
#include "store/write.h"

struct edit {
    struct rt_context *context;
    struct rt_error *error;
    struct rt_register *reg;
    struct store_set *set;
    struct rt_outlook outlook; /* of now; good until a source, owner, event or period is put */
    struct rt_arena arena;     /* of the whole command */
    struct rt_arena one;       /* of the recommendation at hand */
    size_t n_changed;          /* of what was put */
    size_t n_opened;           /* closures that went with a state that opens again */
    bool has_input;            /* standard input was read */
    GString *why;              /* the words of the change set; begins with the verb */
    GString *said;             /* the answer, a line a line */
    const char *back;          /* how to take it back, behind the first of them; NULL: none */
};

/* One recommendation under way, and what stands behind the dot of "SI-5.2". */
struct edited {
    struct rt_record now; /* as it is shown; in edit->one */
    const char *holder; /* which holds what a shared row has in common: itself, else another */
    size_t n;           /* 0: nothing stood there */
};

/* ---- edit.c ---- */

/* Takes hold of nothing yet: what a command reads of its words and of standard input
 * comes before edit_begin, which takes the lock. */
void edit_init(struct edit *edit, struct rt_context *context, struct rt_error *error);

/* Opens the register and begins the set. */
enum rt_status edit_begin(struct edit *edit);

/* Commits where status is RT_OK, else nothing remains; the register stays open for what
 * the answer needs of it. */
enum rt_status edit_save(struct edit *edit, enum rt_status status);

/* The same, if it was not done yet; closes the register and says what was done.  Clears
 * the edit, begun or not. */
enum rt_status edit_end(struct edit *edit, enum rt_status status);

/* Closes the register and clears the edit, begun or not, without a word; what was not
 * saved does not remain. */
void edit_close(struct edit *edit);

/* Forgets the recommendation before, and reads the one asked for, in any case; RT_REFUSED
 * names the nearest. */
enum rt_status edit_read(struct edit *edit, const char *asked, struct edited *out);

/* The same where a number behind the dot has no meaning. */
enum rt_status edit_read_whole(struct edit *edit, const char *asked, struct edited *out);

/* The number behind the dot must be there, and one of n; what: "key action". */
enum rt_status edit_check_place(struct edit *edit, const struct edited *edited,
                                const char *what, size_t n);

/* Puts what given gives of a recommendation; of a shared row each part on the one that
 * holds it.  RT_CONFLICT: see rt_context.seen. */
enum rt_status edit_put(struct edit *edit, const struct edited *edited,
                        const struct rt_record *given);

/* Puts a source, owner or event; *what may be NULL. */
enum rt_status edit_put_fact(struct edit *edit, const struct rt_shape *shape,
                             const void *given);

/* ---- edit_clash.c ---- */

/* RT_CONFLICT where given would overwrite what was changed since it was seen. */
enum rt_status edit_check_seen(struct edit *edit, const struct edited *edited,
                               const struct rt_record *given);

/* ---- edit_words.c ---- */

/* What says that all fields of a shape are given, but those that are reckoned. */
uint64_t edit_all(const struct rt_shape *shape);

/* A list of the record's own to be changed and given whole: copied, each item with all
 * of its fields given. */
struct rt_list edit_copy(struct edit *edit, const struct rt_shape *shape,
                         const struct rt_list *list);

/* Marks a field of a recommendation as given. */
void edit_give(struct rt_record *given, const char *key);

/* Takes the i-th item out; makes room for one, all zero, before the i-th or at the end. */
void edit_remove(struct rt_list *list, size_t i, size_t size);
void *edit_insert(struct edit *edit, struct rt_list *list, size_t i, size_t size);

/* Says that a target belongs to the n-th key action, 0: to none; RT_USAGE where the
 * field takes no such number. */
enum rt_status edit_place_target(struct edit *edit, struct rt_target *target, size_t n);

/* The record as it would be with given put; in edit->one. */
void edit_merge(struct edit *edit, const struct edited *edited, const struct rt_record *given,
                struct rt_record *out);

/* The words themselves, or those of standard input for "-"; line ends as they should be. */
enum rt_status edit_words(struct edit *edit, const char *given, const char **out);

/* Has it nothing but blanks?  NULL has. */
bool edit_is_blank(const char *words);

/* Adds the paragraphs of words to a field of the update, parted by blank lines. */
enum rt_status edit_paragraphs(struct edit *edit, const char *words,
                               const struct rt_field *field, void *update);

/* "state", "state and note", "state, note and title" of n names. */
void edit_add_names(GString *out, const GPtrArray *names);

/* ---- edit_action.c ---- */

/* Is it there?  Nobody asks for the same twice but who was not told that it is: the line was
 * cut, or the program ended, behind the save.  target: of an action its words; NULL: none is
 * asked for. */
bool edit_has_target(const struct rt_record *record, int action, const char *text,
                     const char *event);
bool edit_has_action(const struct rt_record *record, const struct rt_action *wanted,
                     const char *target);

/* Puts a key action at its place, from 1 to behind the last, with a target of those words
 * (NULL: none); targets follow the actions they belong to. */
enum rt_status edit_add_action(struct edit *edit, const struct edited *edited,
                               const struct rt_action *action, size_t place,
                               const char *target);

/* ---- edit_target.c ---- */

/* New words for a target: why, by whose leave, which event they wait for. */
struct edit_target {
    const char *text, *reason, *granted_by, *event; /* the last two NULL: nobody, none */
};

/* Which of its targets is meant; where the number is left out, the only one.  such: how
 * one is named, "SI-5.1". */
enum rt_status edit_find_target(struct edit *edit, struct edited *edited, const char *such);

/* "target 2", or "target" where there is one; g_free it. */
char *edit_target_name(const struct edited *edited);

/* Why a target changes and by whose leave, held to what a revision may say. */
enum rt_status edit_read_why(struct edit *edit, const struct edit_target *words,
                             struct rt_revision *out);

/* The words before become a revision: until today, why, by whose leave. */
enum rt_status edit_revise(struct edit *edit, const struct edit_target *words,
                           struct rt_target *target);

/* Appends what a target says and means: "December 2020 = 1 to 31 December 2020". */
void edit_tell_target(struct edit *edit, const struct rt_target *target, GString *out);

/* ---- edit_settle.c ---- */

/* A state that closes wants a closure of its own; one that opens again takes out the
 * old one.  given: a change of state, and its closure if it gives one. */
enum rt_status edit_settle_closure(struct edit *edit, const struct edited *edited,
                                   struct rt_record *given);

/* A theme that is given by its name alone gets the group it stands under; RT_REFUSED
 * where there are several.  given->source must be there. */
enum rt_status edit_settle_theme(struct edit *edit, struct rt_record *given);

#endif
