/* The views there are, as those see them that open one.  Each is handed to
 * tui_desk_open, which then owns it.
 */
#ifndef TUI_VIEWS_H
#define TUI_VIEWS_H

#include <rectrack/arena.h>
#include <rectrack/draft.h>
#include <rectrack/model.h>

#include "tui/pager.h"
#include "tui/view.h"

struct tui_view *tui_view_welcome(struct tui_desk *desk);

struct tui_view *tui_view_register(struct tui_desk *desk);

/* list: whose step leads to the next one; words: what was searched for in it,
 * n finds them here too. */
struct tui_view *tui_view_record(struct tui_desk *desk, struct tui_view *list, const char *ref,
                                 const char *words);

/* A pager, which the view then owns, under a title. */
struct tui_view *tui_view_answer(struct tui_desk *desk, struct tui_pager *pager,
                                 const char *title);

/* place: where the person came from */
struct tui_view *tui_view_help(struct tui_desk *desk, unsigned place);
struct tui_view *tui_view_palette(struct tui_desk *desk, unsigned place);

/* The register as it lies below all: what is on it closes. */
void tui_open_register(struct tui_desk *desk);

/* All that a filter leaves, as a list that lies on what it was opened from: Esc goes back
 * there. */
struct tui_view *tui_view_list(struct tui_desk *desk, const char *filter);

/* The chair's views of what the Register's filter leaves, each alone on it. */
void tui_open_board(struct tui_desk *desk);
void tui_open_matrix(struct tui_desk *desk);
void tui_open_timeline(struct tui_desk *desk);
void tui_open_trend(struct tui_desk *desk);

/* My updates, alone on the register; where nobody was chosen yet, asks whose. */
void tui_open_mine(struct tui_desk *desk);

/* The meeting that runs, else the next that is planned, alone on the register, where it was
 * left; where there is none it says how one begins. */
void tui_open_meeting(struct tui_desk *desk);

/* That of a day, in words, which also begins one that is still to come. */
void tui_open_meeting_on(struct tui_desk *desk, const char *day);

/* A meeting is to be held on what the Register's filter leaves: asks how, or whether the one
 * there is shall go on. */
void tui_open_meet(struct tui_desk *desk);

/* The meeting of a command line that asks for its screen; false: it is another one. */
bool tui_open_meet_line(struct tui_desk *desk, const char *line);

/* The projector's screen, alone: follows the chair's, or the meeting of that day. */
struct tui_view *tui_view_follow(struct tui_desk *desk, const char *day);

/* The items of the agenda of the meeting on top; the one chosen stands in desk->picked. */
struct tui_view *tui_view_agenda(struct tui_desk *desk);

/* The owners to choose from; the one chosen is whose updates are written. */
struct tui_view *tui_view_owners(struct tui_desk *desk);

/* The filters to choose from; the one chosen stands in desk->picked. */
struct tui_view *tui_view_filters(struct tui_desk *desk);

/* Lays the form for the update of a recommendation (NULL: the one with the cursor)
 * on top; where none can be written now it says why. */
void tui_open_update(struct tui_desk *desk, const char *ref);

/* The same for a command line that names the update of a recommendation and says
 * nothing of it; false: it is another one. */
bool tui_open_update_line(struct tui_desk *desk, const char *line);

/* The history of a recommendation; ref NULL: of everything. */
struct tui_view *tui_view_history(struct tui_desk *desk, const char *ref);

/* The second key of a copy. */
struct tui_view *tui_view_copy(struct tui_desk *desk);

/* Adds a recommendation as a line of cells with tabs between them. */
void tui_copy_row(GString *out, const struct rt_record *record, struct rt_arena *arena);

/* What somebody saved meanwhile: for each the person chooses.  conflicts stay the
 * caller's, one at least; the answer is TUI_DO_YES, all are decided, or TUI_DO_NO to
 * the view that opened it. */
struct rt_conflicts;
struct tui_view *tui_view_conflict(struct tui_desk *desk, struct rt_conflicts *conflicts);

/* A question before something is done.  question says what, and how many; yes and
 * no: the words of the buttons.  line: run for yes; NULL: the answer is TUI_DO_YES
 * or TUI_DO_NO to the view that opened it. */
struct tui_view *tui_view_confirm(struct tui_desk *desk, const char *question, const char *yes,
                                  const char *no, const char *line);

/* A question with two or three answers, NULL behind the last; the answer is
 * TUI_DO_FIRST, _SECOND, _THIRD or, for Esc, TUI_DO_NO to the view that opened it. */
struct tui_view *tui_view_offer(struct tui_desk *desk, const char *question,
                                const char *const *answers);

/* What export would make of a filter ("" for none), as it will print; says why where it
 * can't be. */
void tui_open_paper(struct tui_desk *desk, const char *filter);

/* The same for a command line that exports and names neither file nor format; false: it is
 * another one. */
bool tui_open_paper_line(struct tui_desk *desk, const char *line);

/* A value that a command lacks.  The texts are kept by who asks. */
struct tui_value {
    const char *title, *label, *help, *button;
    const char *option;  /* that takes it: "--output" */
    const char *offered; /* what stands in the field first; NULL: nothing */
    const char *note;    /* to be read before; copied; NULL: nothing */
    uint32_t since; /* it is a day, shown back; without its year the first from this one on.  0:
                       a file, that is not written over unasked */
};

/* Asks for it and runs the command; words: the command without it, NULL behind the last. */
struct tui_view *tui_view_value(struct tui_desk *desk, const char *const *words,
                                const struct tui_value *asked);

/* Asks for the file that a paper goes to; words: the command without it, NULL behind the
 * last; file: the name that is offered. */
struct tui_view *tui_view_export(struct tui_desk *desk, const char *const *words,
                                 const char *file);

/* What an import would do, to be read before it does; false: the line is another one, or
 * can't be done as it stands, which running it tells. */
bool tui_open_review_line(struct tui_desk *desk, const char *line);

/* What a draft holds, to read. */
struct tui_view *tui_view_draft(struct tui_desk *desk, const struct rt_draft *draft);

/* Lays one that can't be saved any more on top, with the question what shall become of it;
 * why: "SI-5 is withdrawn". */
void tui_open_stale_draft(struct tui_desk *desk, const struct rt_draft *draft, const char *why);

/* The form of the draft that was kept last, which then offers it; where none can be saved, one
 * that never can be again.  The others are named.  Nothing where there is none. */
void tui_offer_drafts(struct tui_desk *desk);

/* Says on the message line of the meeting on top which drafts are of its item, with their keys,
 * and of its other items; has_begun: the program has, and nobody else tells of the rest. */
void tui_tell_drafts(struct tui_desk *desk, bool has_begun);

#endif
