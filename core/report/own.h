/* What a paper says of its own, told from the words of its records: the way back from what
 * fill.c and table.c put there, for who reads such a paper in again.
 */
#ifndef REPORT_OWN_H
#define REPORT_OWN_H

#include <stdbool.h>
#include <stddef.h>

#include <rectrack/arena.h>
#include <rectrack/model.h>

struct report_layout;

enum report_own {
    REPORT_NOT_OWN,
    REPORT_OWN_COLOUR,    /* rag, is_suggested; text: why, or NULL */
    REPORT_OWN_STATE,     /* state, of a record that is over */
    REPORT_OWN_CLOSURE,   /* text */
    REPORT_OWN_RESPONSE,  /* response */
    REPORT_OWN_WITH,      /* text: the reference that it is reported with */
    REPORT_OWN_REVISION,  /* what a target was before */
    REPORT_OWN_CARRIED,   /* what follows was said in an earlier period */
    REPORT_OWN_NO_CHANGE, /* an answer that says so */
    REPORT_OWN_SILENT,    /* text: the period that nobody answered in */
};

struct report_said {
    enum rt_rag rag;
    bool is_suggested;
    enum rt_state state;
    enum rt_response response;
    const char *text;
};

/* Of a paragraph of a cell.  Fills of out what the kind has; text in arena. */
enum report_own report_own_of(const char *paragraph, struct rt_arena *arena,
                              struct report_said *out);

/* The bytes of text before the tail that a paper puts behind it, or all of them: behind an
 * action its state, which goes into *state (else not started), a target or an owner. */
size_t report_own_action(const char *text, enum rt_state *state);
size_t report_own_target(const char *text);
size_t report_own_owner(const char *text, bool *is_supporting);

/* The layout whose title a text is, with or without a period behind it; NULL: none. */
const struct report_layout *report_layout_titled(const char *text);

/* What a source's document is called, of the line that names it; NULL of NULL. */
const char *report_own_document(const char *text);

/* Is it one of the lines between the title and the first source; the heading over the key, or
 * over the colours by period? */
bool report_is_preface(const char *text);
bool report_is_key(const char *text);

#endif
