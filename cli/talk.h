/* A conversation: what is said, what is asked, what was answered.  Lines alone: nothing
 * that was said is written over, nothing waits for a key or a time.
 *
 * At every question "?" says what it is about, "back" goes back, "again" says what was said
 * last, "stop" leaves, and an empty line takes what was read out.  Knows no register.
 */
#ifndef CLI_TALK_H
#define CLI_TALK_H

#include <stdbool.h>

#include <rectrack/error.h>

#include "cli/hear.h"

struct cli_talk {
    struct cli_hear hear;
    GString *said;         /* since the last line was heard, for who asks for it again */
    unsigned how;          /* flags for rt_text_clean */
    bool is_over;          /* the person leaves, or nobody is there any more */
    bool is_silent;        /* nobody hears what is said */
    struct rt_error error; /* why nothing can be said any more */
    enum rt_status status;
};

enum cli_answer {
    CLI_ANSWER,
    CLI_OTHER, /* words that are no answer, where those are taken */
    CLI_BACK,
    CLI_LEAVE, /* also where the input ended */
};

struct cli_question {
    const char *words;          /* "Which colour?" */
    const char *const *choices; /* NULL behind the last; or NULL: words are asked for */
    size_t n_choices;
    const char *empty; /* what an empty line means: "amber"; NULL: it is asked again */
    size_t at;         /* the choice that it takes then, from 0; n_choices: it goes back */
    size_t n_often;    /* so many choices are read out, "more" reads the rest; 0: all are */
    const char *help;  /* sentences */
    const char *last;  /* what l reads out: last period's words; NULL: nothing */
    bool takes_other;  /* words that are no choice are an answer too */
    bool takes_yes;    /* yes is the first choice, and no the second of two */
    bool is_brief;     /* the choices were said before; "?" says them again */
    bool is_told;      /* what follows tells which choice it was: it need not be said */
};

void cli_talk_begin(struct cli_talk *talk);
/* What went wrong with what was said is moved to error. */
enum rt_status cli_talk_end(struct cli_talk *talk, struct rt_error *error);

/* A line, as it is but that what could act on a terminal is named. */
void cli_say(struct cli_talk *talk, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A line with an empty one before it. */
void cli_say_apart(struct cli_talk *talk, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* "." behind a sentence that has no end of its own, else "". */
const char *cli_stop(const char *sentence);

/* Asks for one of the choices and says which it was.  *out: its number, from 0.  CLI_OTHER:
 * *other are the words, g_free them. */
enum cli_answer cli_choose(struct cli_talk *talk, const struct cli_question *question,
                           size_t *out, char **other);

/* A question with two answers, each given by its words or by yes and no. */
struct cli_doubt {
    const char *words;    /* "End the meeting?" */
    const char *yes, *no; /* "End it", "Go on" */
    bool is_no;           /* an empty line means no */
    const char *help;     /* sentences, or NULL */
};

/* *is_yes: false also where the person went back or left. */
enum cli_answer cli_ask_yes(struct cli_talk *talk, const struct cli_doubt *doubt, bool *is_yes);

/* Asks for one line; "" where it was empty and that means something.  g_free it. */
enum cli_answer cli_ask_line(struct cli_talk *talk, const struct cli_question *question,
                             char **out);

/* Asks for a text, ended by a line with nothing but a full stop; an empty line parts its
 * paragraphs.  Once it has begun only letters go back and leave: a word alone on its line may
 * be the text's.  An empty first line is "".  *out is what was typed, also where the person
 * went back or left; g_free it.  keep is called with all there is so far after each line that
 * is not followed by another at once. */
enum cli_answer cli_ask_text(struct cli_talk *talk, const struct cli_question *question,
                             void (*keep)(void *self, const char *text), void *self,
                             char **out);

#endif
