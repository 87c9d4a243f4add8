/* What the commands share: the register of a context, queries from arguments,
 * answers in lines. */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include <rectrack/command.h>

/* ---- the command line ---- */

/* The command of that name in a table; RT_USAGE names the nearest. */
enum rt_status command_named(const struct rt_command *table, const char *word,
                             const struct rt_command **out, struct rt_error *error);

/* "SI-5.2" is SI-5 and 2, "SI-5" SI-5 and 0; *ref is to be freed.  RT_REFUSED where
 * what stands behind the dot is no number from 1. */
enum rt_status command_split_ref(const char *asked, char **ref, size_t *n,
                                 struct rt_error *error);

/* The value of --limit, 0 where it is not given. */
enum rt_status command_limit(const struct rt_args *args, size_t *out, struct rt_error *error);

/* What a command of several parts does: "owner merge" by its first argument, which the
 * table of commands names as its choices. */
struct command_part {
    const char *name;
    const char *usage;   /* what stands behind it, a word each: "REF TEXT", "CODE --title T",
                            what it may do without "[P]", what may come again "NAME…"; or "" */
    const char *options; /* those of the command that go with it: "id as-at"; or "" */
    enum rt_status (*run)(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error); /* for command_run_part */
};

/* The part that the first argument names; RT_USAGE where it takes other arguments or
 * options.  parts: all that the table names, structs of that size which begin with a
 * command_part; name NULL behind the last. */
enum rt_status command_find_part(const void *parts, size_t size, const struct rt_args *args,
                                 const void **out, struct rt_error *error);

/* Finds and runs it. */
enum rt_status command_run_part(const struct command_part *parts, struct rt_context *context,
                                const struct rt_args *args, struct rt_error *error);

/* ---- the register ---- */

/* The context's own, or opened for this command.  command_close closes it only
 * in the second case. */
enum rt_status command_open(struct rt_context *context, enum rt_access access,
                            struct rt_register **out, struct rt_error *error);
void command_close(struct rt_context *context, struct rt_register *reg);

/* The register opened for writing, or the reason why not. */
enum rt_status command_open_to_write(struct rt_context *context, struct rt_register **out,
                                     struct rt_error *error);

/* From where the register is looked at today. */
enum rt_status command_outlook(struct rt_context *context, struct rt_register *reg,
                               struct rt_outlook *out, struct rt_error *error);

/* A word beside the answer where a day was named and the outlook is another day's. */
void command_tell_day(struct rt_context *context, const struct rt_outlook *outlook);

/* The period named by --period; RT_REFUSED names the nearest. */
enum rt_status command_period(const struct rt_facts *facts, const char *name,
                              const struct rt_period **out, struct rt_error *error);

/* An owner by any of its names, an event by its own; RT_REFUSED names the nearest. */
enum rt_status command_owner(const struct rt_facts *facts, const char *name,
                             const struct rt_owner **out, struct rt_error *error);
enum rt_status command_event(const struct rt_facts *facts, const char *name,
                             const struct rt_event **out, struct rt_error *error);

/* What is said where nothing is without an update: "Everybody has answered", where there
 * is anybody. */
const char *command_all_answered(const struct rt_facts *facts);

/* The arguments from the first-th on and --query as one query, with the filters of the
 * register, which out keeps to while it is asked. */
enum rt_status command_query(const struct rt_args *args, size_t first, struct rt_register *reg,
                             struct rt_query *out, struct rt_error *error);

/* A word beside the answer for each owner that the query asks for and nobody is: names
 * are not fixed, so that it finds nothing is an answer, but seldom the one looked for. */
enum rt_status command_tell_owners(struct rt_context *context, struct rt_register *reg,
                                   const struct rt_query *query, struct rt_error *error);

/* Adds the references of the records that select finds, copied into arena, to refs. */
enum rt_status command_refs(struct rt_register *reg, const struct rt_select *select,
                            struct rt_arena *arena, struct rt_list *refs,
                            struct rt_error *error);

/* ---- answers ---- */

enum rt_status command_say(struct rt_context *context, struct rt_error *error,
                           const char *format, ...) G_GNUC_PRINTF(3, 4);
enum rt_status command_tell(struct rt_context *context, struct rt_error *error,
                            const char *label, const char *format, ...) G_GNUC_PRINTF(4, 5);

/* A sink whose bytes go to the context's output as they are. */
struct command_sink {
    struct rt_sink sink;
    struct rt_output *out;
};
struct command_sink command_sink(struct rt_context *context);

/* "1 recommendation", "16 recommendations"; g_free it. */
char *command_count(size_t n, const char *one, const char *many);

/* The first of the texts becomes the last. */
void command_turn_round(struct rt_list *texts);

/* "SI-2, NA-1 to NA-43": the first of the references (a list of texts), most of them
 * or runs of them; *told: how many references that says.  g_free it. */
char *command_runs(const struct rt_list *refs, size_t most, size_t *told);

/* ---- the commands' own functions, for the table ---- */

enum rt_status cmd_init(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_import(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_export(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_convert(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_list(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_show(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_status(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_board(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_matrix(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_timeline(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_trend(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_update(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_set(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_target(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_add(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_remove(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_move(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_split(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_check(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_backup(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_restore(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_undo(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_redo(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_history(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_config(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_changes(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_chase(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_event(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_form(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_filter(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_meet(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_meeting(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_owner(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_period(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_completion(struct rt_context *, const struct rt_args *, struct rt_error *);
enum rt_status cmd_help(struct rt_context *, const struct rt_args *, struct rt_error *);

/* Files into a register, one change set: what import and init --sample do. */
struct intake {
    const char *const *files;
    size_t n_files;
    const char *period; /* for CSV's columns of one period; NULL: the open one */
    const char *source; /* the code of which a table is; NULL: what it says itself */
    uint64_t limit;     /* bytes a file may have */
    bool accepts_doubts, is_dry;
    bool is_beside;    /* the answer is something else: doubts are told as notices */
    bool is_own;       /* the files are the program's: nobody has to be warned of them */
    bool makes_period; /* one that nobody knows is made, which is a doubt */
    const char *why;   /* for the history */
};
enum rt_status intake_run(struct rt_context *context, struct rt_register *reg,
                          const struct intake *intake, struct rt_error *error);

/* What a register holds, or a period reported, as the options --format, --layout,
 * --period and --output of args say; the words of its query are the arguments from
 * the first-th on.  has_head: papers print the head of the audit chain. */
enum rt_status export_register(struct rt_context *context, const struct rt_args *args,
                               struct rt_register *reg, size_t first, bool has_head,
                               struct rt_error *error);

/* Are format and layout of args such that something can be written? */
enum rt_status export_check(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error);

/* Calls write for standard output (path NULL or "-"), or for a file that appears whole or not
 * at all; what, "HTML, March 2020", is said of the file.  A register or another database is
 * left as it is: RT_REFUSED. */
enum rt_status command_write(struct rt_context *context, const char *path,
                             enum rt_status (*write)(void *self, struct rt_sink *sink,
                                                     struct rt_error *error),
                             void *self, const char *what, struct rt_error *error);

struct report_table;

/* Writes a paper that is made already, as the options --format and --output of args say;
 * what: "minutes of 31 March 2020". */
enum rt_status export_table(struct rt_context *context, const struct rt_args *args,
                            struct report_table *table, const char *what,
                            struct rt_error *error);

/* Tells how far a long work is; RT_REFUSED: it shall stop. */
enum rt_status command_progress(struct rt_context *context, const char *what, uint64_t done,
                                uint64_t total, struct rt_error *error);

/* "64M", "4194304": bytes; RT_USAGE otherwise. */
enum rt_status command_size(const char *text, uint64_t *out, struct rt_error *error);

#endif
