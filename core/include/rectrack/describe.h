/* All of one recommendation as labelled lines, in reading order: what `show`
 * prints and the screen's Record view shows.
 */
#ifndef RECTRACK_DESCRIBE_H
#define RECTRACK_DESCRIBE_H

#include <stdbool.h>

#include <rectrack/arena.h>
#include <rectrack/model.h>
#include <rectrack/rag.h>

enum rt_block_kind {
    RT_BLOCK_TITLE,   /* "SI-5  Raise awareness of ..." */
    RT_BLOCK_HEADING, /* "Key actions", "March 2020" */
    RT_BLOCK_LINE,    /* label and text; label may be NULL: goes on */
};

/* What a heading begins; readers keep to a section from record to record. */
enum rt_section {
    RT_SECTION_NONE, /* it is no heading */
    RT_SECTION_TEXT,
    RT_SECTION_ACTIONS,
    RT_SECTION_TARGETS,
    RT_SECTION_UPDATE, /* of one period each, the latest first */
};

struct rt_block_of_text {
    enum rt_block_kind kind;
    enum rt_section section;
    const char *label; /* "Progress", "1", NULL */
    const char *text;  /* one line without line feeds; a paragraph of several goes on in
                          blocks without a label */
    enum rt_rag rag;   /* the colour it speaks of, or RT_RAG_NONE */
    bool is_suggested; /* that colour is a suggestion */
};

/* A list of struct rt_block_of_text in arena.  The record must be reckoned; facts
 * may be NULL: codes and ids then stand for titles and labels. */
struct rt_list rt_describe(const struct rt_record *record, const struct rt_facts *facts,
                           struct rt_arena *arena);

/* The same for who listens: each line is a sentence of its own behind its label ("Target
 * 1, of key action 1": "June 2020, that is 1 to 30 June 2020"). */
struct rt_list rt_describe_spoken(const struct rt_record *record, const struct rt_facts *facts,
                                  struct rt_arena *arena);

/* "SCC +3", "June 2020 (+3)", "Nov 2019 ! (+1)" (overdue), "as SI-6": what a list
 * line shows; texts in arena, "" where there is nothing. */
const char *rt_describe_owners(const struct rt_record *record, struct rt_arena *arena);
const char *rt_describe_targets(const struct rt_record *record, struct rt_arena *arena);

/* The same for who listens: "red (suggested)", "no colour"; "SCC and 3 more", "no owner";
 * "Nov 2019 and 1 more, overdue"; and all of the line: "SI-1, red (suggested),
 * Communications Campaign, SCC and 3 more, Nov 2019 and 1 more, overdue". */
const char *rt_say_rag(const struct rt_record *record, struct rt_arena *arena);
const char *rt_say_owners(const struct rt_record *record, struct rt_arena *arena);
const char *rt_say_targets(const struct rt_record *record, struct rt_arena *arena);
const char *rt_say_record(const struct rt_record *record, struct rt_arena *arena);

/* What was understood by the words of a target: "1 to 30 June 2020", "every year from 1
 * November 2019", "waits for ..."; NULL where that says no more than they do. */
const char *rt_describe_target(const struct rt_target *target, struct rt_arena *arena);

struct rt_meeting_action;

/* An action as it was understood, told back before it is saved: "Hampton Trust and SACRE;
 * ask for funds; by Dec 2020 = 1 to 31 December 2020"; "Housing (nobody goes by that name
 * yet); ask for funds; no target". */
const char *rt_describe_action(const struct rt_meeting_action *action, struct rt_arena *arena);

/* What stands for it in a list: its title, else its text. */
const char *rt_describe_name(const struct rt_record *record);

/* Why a colour is suggested, to go on a sentence: "a challenge stands"; a reason
 * that begins with the words of a target keeps its capital.  NULL: none. */
const char *rt_describe_reason(const struct rt_record *record, struct rt_arena *arena);

/* "R", "a" (a suggestion), " "; shapes ■ ▲ ● ✓ ○ or their ASCII letters. */
char rt_rag_letter(enum rt_rag rag, bool is_suggested);
const char *rt_rag_shape(enum rt_rag rag);
/* What a colour means: in the words of the source where it has them (source may
 * be NULL), else ours; RT_RAG_NONE: no colour. */
const char *rt_rag_meaning(enum rt_rag rag, const struct rt_source *source);
/* "↑ → ↓ +" or " ". */
const char *rt_direction_sign(enum rt_direction direction);

#endif
