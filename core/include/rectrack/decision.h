/* THE TABLE OF DECISIONS: what a meeting may decide of a recommendation, what each asks for,
 * and what becomes of the recommendation.  The command, the sheet on the screen, the questions
 * in lines, the help and the manual are readings of it.
 */
#ifndef RECTRACK_DECISION_H
#define RECTRACK_DECISION_H

#include <rectrack/meeting.h>

/* What has to be said with a decision beside what it is about. */
enum rt_decision_value {
    RT_DECIDES_NOTHING, /* nothing has */
    RT_DECIDES_COLOUR,
    RT_DECIDES_TARGET, /* by when, in words */
    RT_DECIDES_STATE,  /* one that closes; complete unless it is said */
    RT_DECIDES_WHEN,   /* a day, a month, or next meeting */
    RT_DECIDES_BODY,   /* to whom */
    RT_DECIDES_WORDS,  /* the meeting's own */
    RT_DECIDES
};

enum rt_decision_reason {
    RT_REASON_TAKEN,  /* kept where one is given; nobody asks */
    RT_REASON_ASKED,  /* it may be left out */
    RT_REASON_NEEDED, /* it may not */
};

struct rt_decision {
    enum rt_minute_kind kind; /* its name is that of rt_minute_kinds */
    const char *words;        /* to choose it by: "Grant an extension" */
    enum rt_decision_value value;
    bool is_of_target; /* one of several targets is named */
    enum rt_decision_reason reason;
    const char *wants; /* what needs the reason: "a revised target"; else NULL */
    const char *help;  /* what it does, one sentence without a full stop */
};

/* The decisions, in the order in which they are offered. */
enum { RT_DECISIONS = 8 };
extern const struct rt_decision rt_decisions[RT_DECISIONS];

/* How such a value is asked for. */
struct rt_decision_ask {
    const char *name;    /* on the command line: "COLOUR"; NULL: none is taken */
    const char *label;   /* beside a field: "To whom" */
    const char *words;   /* as a question: "To whom is it referred?" */
    const char *example; /* "the Cabinet"; NULL where it is chosen from a table */
    const char *help;    /* what to write, one sentence without a full stop; NULL as above */
    const char *empty;   /* what it is where none is given: "complete"; NULL: it is needed */
};

/* By what is asked for. */
extern const struct rt_decision_ask rt_decision_asks[RT_DECIDES];

/* As a command line has it: "grant", "grant TARGET", "close [STATE]"; g_free it. */
char *rt_decision_usage(const struct rt_decision *decision);

/* Its help and what is to be known of its reason: "Sets another colour in the open period;
 * --reason must say why".  g_free it. */
char *rt_decision_help(const struct rt_decision *decision);

#endif
