/* THE TABLE OF COMMANDS: everything that a person can ask, from the shell, the
 * palette or a key.  Parsing, --help, completion, the palette and the manual
 * are readings of it.
 *
 * Commands never draw and never ask: they take words and give an answer
 * through the output that the front end brings.
 */
#ifndef RECTRACK_COMMAND_H
#define RECTRACK_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <rectrack/error.h>
#include <rectrack/paper.h>
#include <rectrack/register.h>
#include <rectrack/sink.h>

/* What a listing's column is called and how wide it likes to be (0: what the
 * others leave). */
struct rt_column {
    const char *key;
    const char *label;
    int width;
    const char *spoken; /* what is said before a cell where the line is read out: "as at";
                           NULL: the cell says enough */
};

/* A field that a command would have overwritten though somebody changed it after the
 * person saw it (rt_context.seen): the texts of all three, for a dialog.  They are good
 * for the call. */
struct rt_conflict {
    const char *ref;   /* "SI-5" */
    const char *field; /* as the history names it: "state", "actions.2", "updates.2020-06/HT" */
    const char *part;  /* of an action, target or update: "progress"; NULL: all of it */
    const char *label; /* for people: "Progress", "State of key action 2" */
    const char *seen;  /* when the person began; each in one line, NULL: nothing */
    const char *theirs; /* in the register now */
    const char *yours;  /* what the command would have written */
    const char *who;    /* who saved theirs, and when: "2020-03-31T14:01:00Z" */
    const char *at;
};

/* What the front end does with an answer.  Each call may fail (a full disk, a
 * closed pipe); the command then ends with that status.  Texts are as stored:
 * cleaning them for a terminal is the front end's part. */
struct rt_output {
    bool is_terminal; /* somebody looks at it now */
    bool is_spoken;   /* somebody listens to it: words for signs, a line a sentence */
    /* Begins a listing. */
    enum rt_status (*columns)(struct rt_output *out, const struct rt_column *columns, size_t n,
                              struct rt_error *error);
    /* One line of it, a cell a column; NULL cells are empty. */
    enum rt_status (*row)(struct rt_output *out, const char *const *cells, size_t n,
                          struct rt_error *error);
    /* A line of text; label NULL or what it is ("Progress"); text "" parts blocks. */
    enum rt_status (*line)(struct rt_output *out, const char *label, const char *text,
                           struct rt_error *error);
    /* A heading over the lines that follow. */
    enum rt_status (*heading)(struct rt_output *out, const char *text, struct rt_error *error);
    /* Exact bytes: data formats. */
    enum rt_status (*bytes)(struct rt_output *out, const char *bytes, size_t n,
                            struct rt_error *error);
    /* A paper that is to be seen, a part at a time, REPORT_END the last; a part is good for
     * the call.  false: it has seen enough of it.  NULL: papers come as bytes. */
    bool (*part)(struct rt_output *out, const struct report_part *part);
    /* A word beside the answer (standard error): "16 recommendations added". */
    void (*notice)(struct rt_output *out, const char *sentence);
    /* What is doubtful of a file: where it stands, its words and what was assumed, a sentence
     * without a full stop.  NULL: such things come as lines. */
    void (*doubt)(struct rt_output *out, const char *where, const char *words,
                  const char *assumed);
    /* Long work: done of total (0: unknown) so far; what: "importing".  false: it shall stop,
     * and nothing of it remain; never asked once anything was saved. */
    bool (*progress)(struct rt_output *out, const char *what, uint64_t done, uint64_t total);
    /* Each field in conflict, before the command ends with RT_CONFLICT; may be NULL. */
    void (*conflict)(struct rt_output *out, const struct rt_conflict *conflict);
};

/* "Importing 3,500", "Changing 3,500 of 10,000"; g_free it. */
char *rt_progress_words(const char *what, uint64_t done, uint64_t total);

struct rt_settings;

/* Who asks, of which register, when. */
struct rt_context {
    const char *register_path; /* NULL: the default */
    const char *user;          /* who is entered in the history; NULL: nothing is kept in it */
    uint32_t today;
    bool has_named_day; /* --today was given: where it has no effect, say so once */
    bool is_readonly;   /* --read-only: writing is refused */
    const char *sample; /* the folder of the fixtures that init --sample loads; NULL likewise */
    const char *modules; /* the folder of the heavy formats; NULL: they can't be asked for */
    struct rt_register *reg; /* open already (the screen's, where the keyboard is no input of
                                commands), or NULL: opened and closed by each command */
    struct rt_output *out;
    struct rt_settings *settings; /* of the person, or NULL: none were read */
    /* Adds to wrong what the screen, which knows the keys, finds in the lines on keys, and
     * takes those lines out; NULL: there is no screen. */
    void (*judge_keys)(struct rt_settings *settings);
    /* The recommendation as the person saw it when they began, as rt_register_record gave
     * it; NULL on the shell.  A command that changes it overwrites nothing that was
     * changed since: RT_CONFLICT, with each field told to out->conflict.  Fields that the
     * command leaves alone, and lists that it only adds to, are no conflict. */
    const struct rt_record *seen;
    bool has_saved; /* by a command: what fails after it, its answer say, refuses nothing */
};

enum rt_option_flag {
    RT_OPTION_VALUE = 1,  /* takes a value */
    RT_OPTION_GLOBAL = 2, /* of the program, not of one command */
};

struct rt_option {
    const char *name; /* "--format" without the dashes */
    char letter;      /* 'o' for -o; 0: none */
    unsigned flags;
    const char *value;          /* what it is called in the help: "FILE" */
    const char *help;           /* one sentence without a full stop */
    const char *const *choices; /* the values it takes, NULL behind the last; or NULL: any */
    const char *variable;       /* GLOBAL: the environment variable that does the same */
};

struct rt_argument {
    const char *name; /* "REF" */
    bool is_optional, is_repeated;
    const char *const *choices; /* as in rt_option */
};

struct rt_args;

struct rt_command {
    const char *name;
    const char *summary;                 /* one line without a full stop */
    const char *help;                    /* paragraphs */
    const struct rt_argument *arguments; /* name NULL behind the last; or NULL: none */
    const struct rt_option *options;     /* name NULL behind the last; or NULL: none */
    const char *words;   /* other words by which the palette finds it, blanks between */
    const char *example; /* a command line of it that works on the sample */
    bool writes;         /* changes a register */
    bool is_screen;      /* also worth offering on the screen */
    enum rt_status (*run)(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error);
};

/* The commands, in the order of the help; name NULL behind the last. */
extern const struct rt_command rt_commands[];

/* The program's own options; name NULL behind the last. */
extern const struct rt_option rt_global_options[];

const struct rt_command *rt_command_find(const char *name);

/* A command line taken apart. */
struct rt_args {
    const struct rt_command *command;  /* NULL: none was named */
    const struct rt_command *commands; /* the table it was taken apart by; help reads it */
    struct rt_list options;            /* struct rt_given_option, in order */
    struct rt_list arguments;          /* texts */
    struct rt_arena arena;
};
struct rt_given_option {
    const struct rt_option *option;
    const char *value; /* NULL for one that takes none */
};

/* Takes apart n words (without the program's name).  Options may stand before
 * or after the command; "--" ends them.  RT_USAGE names the nearest command,
 * option or value. */
enum rt_status rt_args_parse(struct rt_args *args, const char *const *words, size_t n,
                             struct rt_error *error);
/* The same with a command line as it is typed to the program itself: blanks part words,
 * quotes group them as in the shell, "rectrack" before it is passed over.  RT_USAGE also
 * where it asks for what is not there then: standard input, options of the program. */
enum rt_status rt_args_parse_line(struct rt_args *args, const char *line,
                                  struct rt_error *error);
void rt_args_clear(struct rt_args *args);

/* The last value of an option; "" for one that takes none; NULL: not given. */
const char *rt_args_option(const struct rt_args *args, const char *name);
/* The i-th argument, or NULL. */
const char *rt_args_argument(const struct rt_args *args, size_t i);

/* Runs args->command, or with --help explains it; with --help alone, the program.
 * There must be one of the two. */
enum rt_status rt_command_run(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error);

/* "rectrack list [QUERY ...] [OPTION ...]", "rectrack completion bash|zsh|fish"; g_free it. */
char *rt_command_usage(const struct rt_command *command);

/* The path of the context's register, else $XDG_DATA_HOME/rectrack/register.db, to be
 * freed with g_free.  RT_REFUSED where none is named and there is no home. */
enum rt_status rt_context_path(const struct rt_context *context, char **out,
                               struct rt_error *error);

/* Opens the register at that path.  For RT_WRITE one of an earlier version is moved to this one
 * first: then *moved is a sentence that says so (g_free it), else NULL.  Statuses as of
 * rt_register_open. */
enum rt_status rt_context_open(const struct rt_context *context, enum rt_access access,
                               struct rt_register **out, char **moved, struct rt_error *error);

#endif
