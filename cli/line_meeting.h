/* A meeting in lines, from inside: shared by line_meet.c (which meeting), line_meeting.c (from
 * item to item, and its end), line_sitting.c (what stands in the register), line_item.c (an
 * item read out), line_decide.c (decisions), line_minutes.c (actions, notes, who is there) and
 * line_after.c (behind its end).
 *
 * Each thing is a command that saves at once; where the meeting is stands in the register, so
 * that whoever comes back goes on there.
 */
#ifndef CLI_LINE_MEETING_H
#define CLI_LINE_MEETING_H

#include <rectrack/meeting.h>

#include "cli/line.h"

struct cli_meeting {
    struct cli_line *line;
    char date[11];
    struct rt_arena arena;            /* of what was read last */
    struct rt_list all;               /* struct rt_meeting: good until cli_meeting_look */
    const struct rt_meeting *meeting; /* one of them */
    size_t place;  /* of the item that it looks at, from 1; 0: there is none */
    bool is_blank; /* second screens show nothing of it: a screen was left so */
    bool has_menu; /* its choices were said once */
};

/* ---- line_sitting.c ---- */

/* Reads the meeting again; false, and it is said, where it is there no more. */
bool cli_meeting_look(struct cli_meeting *walk);

/* The reference of the item that it looks at; NULL: none. */
const char *cli_meeting_ref(const struct cli_meeting *walk);

/* Runs meeting and n words, of the meeting that is held; option and reason may be NULL.  true:
 * it is done. */
bool cli_meeting_do(struct cli_meeting *walk, const char *option, const char *reason,
                    const char *const *words, size_t n);

/* ---- line_item.c ---- */

/* The recommendation of the item, in walk's arena; false: it is in the register no more. */
bool cli_meeting_record(struct cli_meeting *walk, struct rt_record *out);

/* Reads the item out: what it is, where it stands, what was recorded of it. */
void cli_meeting_say_item(struct cli_meeting *walk);

/* Who is here, and all that was recorded so far, a line each. */
void cli_meeting_say_recorded(struct cli_meeting *walk);

/* The agenda, a line an item. */
void cli_meeting_say_agenda(struct cli_meeting *walk);

/* ---- line_decide.c, line_minutes.c: questions, and the command they come to ---- */

void cli_meeting_decide(struct cli_meeting *walk);
void cli_meeting_action(struct cli_meeting *walk);
void cli_meeting_note(struct cli_meeting *walk);
void cli_meeting_attend(struct cli_meeting *walk);

/* ---- line_after.c ---- */

/* Asks what becomes of what is left over, and where the minutes go. */
void cli_meeting_after(struct cli_meeting *walk);

/* ---- line_meeting.c ---- */

/* From item to item, until the person leaves or it ends. */
void cli_meeting_hold(struct cli_line *line, const struct rt_meeting *meeting);

#endif
