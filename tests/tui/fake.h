/* A register in memory and a few commands, in place of the store and the table
 * of commands: the screen's tests stand on their own.
 */
#ifndef TESTS_TUI_FAKE_H
#define TESTS_TUI_FAKE_H

#include <stdbool.h>
#include <stddef.h>

#include <rectrack/register.h>

/* The fixtures of Southampton. */
void fake_load_sample(void);

/* n made-up recommendations of one source, a theme for every nine. */
void fake_load_many(size_t n);

/* One recommendation that has the payload in every text. */
void fake_load_hostile(const char *payload);

/* No recommendation at all. */
void fake_load_none(void);

/* As though another program had written: the title of a recommendation. */
void fake_change_title(const char *ref, const char *title);

/* As though another program had changed a field of one. */
void fake_change(const char *who, const char *ref, const char *field);

/* Other words of its first target. */
void fake_retarget(const char *ref, const char *words);

/* As though another program had taken its last owner out. */
void fake_disown(const char *ref);

/* The history's part of that. */
void fake_note(const char *who, const char *ref, const char *field);

/* An update of the latest period that says no change. */
void fake_answer(const char *ref);

/* As though another program had taken one out. */
void fake_remove(const char *ref);

/* Refuses to open; why NULL: opens for reading only. */
void fake_set_readonly(bool is_readonly);

/* A period that is open to report in. */
void fake_open_period(const char *id, const char *label);

/* The words of the commands that write, a line each, blanks as _; emptied by asking.
 * g_free it. */
char *fake_ran(void);
/* Refuses the command of that name from now on; NULL: none. */
void fake_refuse(const char *name);
/* Each command works long from now on and says so that often; 0: not at all. */
void fake_work(size_t steps);
/* Commands are done from now on, but not surely on the disk. */
void fake_be_unsure(bool is_unsure);
/* The next command finds that somebody else has changed the same since. */
void fake_clash(void);
void fake_clash_over(const char *field, const char *label, const char *theirs);
/* Of that clash: a part of an action, target or update. */
void fake_clash_part(const char *part);
/* As though another program had written: the state of a recommendation. */
void fake_change_state(const char *ref, enum rt_state state);

/* A paper, part by part: of the layout "progress" a row of three lines and a key; of "many"
 * as many rows as are taken.  It tells the words that asked for it. */
struct rt_output;
void fake_paper(struct rt_output *out, const char *layout, const char *words);

/* Is it one that the query finds, of the few words that tests use?  period: the id of the
 * last one. */
struct rt_query;
bool fake_matches(const struct rt_query *query, const struct rt_record *record,
                  const char *period);

/* How many rows were given out since the last asking. */
size_t fake_rows_read(void);

/* A path at which something stands, so that the desk opens the register. */
extern const char *const fake_path;

#endif
