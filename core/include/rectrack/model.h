/* What a register holds, as plain values.
 *
 * Every struct here stands in the table of fields (field.h), which says of
 * each member what it means, what it may be and where it is written; this file
 * gives the layout in memory alone.  Texts are UTF-8, NULL where absent, and
 * belong to the arena that the value was made in.  Days: see date.h.
 */
#ifndef RECTRACK_MODEL_H
#define RECTRACK_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include <rectrack/arena.h>

enum rt_rag { RT_RAG_NONE, RT_RED, RT_AMBER, RT_GREEN, RT_COMPLETE, RT_NOT_DUE, RT_RAGS };

/* Also the state of an action. */
enum rt_state {
    RT_STATE_NOT_STARTED,
    RT_STATE_IN_PROGRESS,
    RT_STATE_ONGOING,
    RT_STATE_AWAITING,
    RT_STATE_PAUSED,
    RT_STATE_CLOSURE_PROPOSED,
    RT_STATE_COMPLETE,
    RT_STATE_CLOSED_ALTERNATIVE,
    RT_STATE_CLOSED_SUPERSEDED,
    RT_STATE_CLOSED_OVERTAKEN,
    RT_STATE_CLOSED_NOT_IMPLEMENTED,
    RT_STATE_WITHDRAWN,
    RT_STATES
};

enum rt_response {
    RT_RESPONSE_NONE, /* not recorded */
    RT_RESPONSE_AWAITING,
    RT_RESPONSE_ACCEPTED,
    RT_RESPONSE_PARTIALLY,
    RT_RESPONSE_IN_PRINCIPLE,
    RT_RESPONSE_NOTED,
    RT_RESPONSE_NOT_ACCEPTED,
    RT_RESPONSES
};

enum rt_kind {
    RT_KIND_NONE,
    RT_KIND_DATE,
    RT_KIND_RECURRING,
    RT_KIND_ONGOING,
    RT_KIND_EVENT,
    RT_KIND_AS_AVAILABLE,
    RT_KIND_STATUS,
    RT_KIND_UNCLEAR,
    RT_KINDS
};

enum rt_direction {
    RT_DIRECTION_NONE,
    RT_IMPROVED,
    RT_WORSENED,
    RT_UNCHANGED,
    RT_NEW,
    RT_DIRECTIONS
};

enum rt_role { RT_LEAD, RT_SUPPORT, RT_ROLES };

/* A link is held once, with one of the first six kinds; on the other record
 * it shows as its inverse. */
enum rt_link_kind {
    RT_LINK_NONE,
    RT_RESTATES,
    RT_EXTENDS,
    RT_DEPENDS_ON,
    RT_SUPERSEDES,
    RT_DUPLICATES,
    RT_SEE_ALSO,
    RT_RESTATED_BY,
    RT_EXTENDED_BY,
    RT_NEEDED_BY,
    RT_SUPERSEDED_BY,
    RT_DUPLICATED_BY,
    RT_SEEN_FROM, /* the other end of see_also; its key is the same */
    RT_LINKS
};

enum rt_owner_kind {
    RT_OWNER_NONE,
    RT_AGENCY,
    RT_TEAM,
    RT_OFFICER,
    RT_MEMBER,
    RT_GROUP,
    RT_OWNER_KINDS
};

enum rt_event_kind { RT_EVENT, RT_BLOCKER, RT_EVENT_KINDS };

enum rt_period_state { RT_OPEN, RT_CLOSED, RT_PERIOD_STATES };

/* What every struct of the table of fields begins with: which of its fields
 * the file that is being read gave (bit i: field i of the shape), and where. */
struct rt_part {
    uint64_t given;
    unsigned line;
    unsigned column;
    bool is_partial; /* a target or action of a CSV cell: what was not given stays as it was */
};

struct rt_theme {
    struct rt_part part;
    const char *group; /* the life stage or other heading over the theme */
    const char *name;
};

/* What each colour means, in the words of the source; printed on the paper. */
struct rt_colours {
    struct rt_part part;
    const char *red, *amber, *green, *complete, *not_due;
};

struct rt_source {
    struct rt_part part;
    const char *code; /* "SI": what the references begin with */
    const char *title, *kind, *date, *document;
    struct rt_list themes; /* struct rt_theme, in the order of the paper */
    struct rt_colours colours;
    int not_due_months; /* 0: the default, RT_NOT_DUE_MONTHS */
    int soon_months;    /* 0: the default, RT_SOON_MONTHS */
};

enum { RT_NOT_DUE_MONTHS = 6, RT_SOON_MONTHS = 3 };

struct rt_owner {
    struct rt_part part;
    const char *name;
    enum rt_owner_kind kind;
    struct rt_list other_names; /* texts */
};

/* Something that rows wait for.  An event stands until it has happened, a
 * blocker until it is lifted: a day, a month, or "true" where the day is not
 * known; NULL: it still stands. */
struct rt_event {
    struct rt_part part;
    const char *name;
    enum rt_event_kind kind;
    const char *happened, *lifted;
};

struct rt_period {
    struct rt_part part;
    const char *id;    /* "2020-03" */
    const char *label; /* "March 2020" */
    uint32_t as_at;
    enum rt_period_state state;
};

/* Query words under a name: @late stands for them in a query. */
struct rt_filter {
    struct rt_part part;
    const char *name;  /* "late" */
    const char *query; /* as written on the screen */
};

struct rt_ownership {
    struct rt_part part;
    const char *name;
    enum rt_role role;
};

struct rt_action {
    struct rt_part part;
    int n; /* its place, from 1; reckoned */
    const char *text;
    enum rt_state state;
    struct rt_list owners; /* struct rt_ownership */
};

/* Words that a target had before, with why and until when. */
struct rt_revision {
    struct rt_part part;
    const char *text;
    uint32_t until;
    const char *reason, *granted_by;
};

struct rt_target {
    struct rt_part part;
    const char *text; /* as written; never lost */
    enum rt_kind kind;
    uint32_t earliest, latest;
    int action;               /* the action it belongs to, from 1; 0: the recommendation */
    const char *event;        /* the event it waits for */
    const char *original;     /* reckoned: the first revision's words */
    struct rt_list revisions; /* struct rt_revision, oldest first */
    bool overdue;             /* reckoned */
};

struct rt_update {
    struct rt_part part;
    const char *period, *by, *at;              /* at: "2020-03-30T14:01:00Z" */
    struct rt_list progress, challenge, other; /* texts: paragraphs */
    bool no_change;
    enum rt_rag rag;
    const char *reason; /* why rag differs from the suggestion */
};

struct rt_link {
    struct rt_part part;
    enum rt_link_kind kind;
    const char *ref;
};

struct rt_record {
    struct rt_part part;
    const char *ref, *source, *group, *theme;
    const char *title, *text, *summary, *note;
    enum rt_response response;
    enum rt_state state;
    const char *closure;         /* what was decided when it was closed */
    const char *reported_with;   /* the first recommendation of the row they share */
    enum rt_rag rag;             /* reckoned: the last set in the period shown */
    enum rt_rag suggested;       /* reckoned, rag.h */
    const char *rag_reason;      /* reckoned: why that is suggested */
    enum rt_direction direction; /* reckoned */
    struct rt_list owners;       /* struct rt_ownership */
    struct rt_list targets;      /* struct rt_target */
    bool overdue, review;        /* reckoned */
    struct rt_list waiting;      /* texts: what it waits for, as written in the record */
    /* Texts, reckoned: what of that and of its targets' events still stands. */
    struct rt_list waiting_now;
    const char *period;     /* reckoned: the period shown */
    const char *updated;    /* reckoned: the day of the latest update */
    struct rt_list actions; /* struct rt_action */
    struct rt_list updates; /* struct rt_update, oldest period first */
    struct rt_list links;   /* struct rt_link; as shown, the inverse ones too */
    /* No field: how a register has it reported in the last closed period before the one
     * shown.  A file knows nothing of that. */
    bool has_before;
    enum rt_rag before; /* the colour it was shown with; RT_RAG_NONE: none, or not there */
};

/* All of a register but its recommendations; small, kept whole in memory. */
struct rt_facts {
    struct rt_arena arena;
    struct rt_list sources; /* struct rt_source */
    struct rt_list owners;  /* struct rt_owner */
    struct rt_list events;  /* struct rt_event */
    struct rt_list periods; /* struct rt_period, oldest first */
    struct rt_list filters; /* struct rt_filter */
};

void rt_facts_clear(struct rt_facts *facts);

/* NULL where there is none, or NULL is asked for.  Codes and ids as written; names
 * as rt_text_fold makes them (without case, accents and needless blanks), an
 * owner by its other names too; a period by id or label. */
const struct rt_source *rt_facts_source(const struct rt_facts *facts, const char *code);
const struct rt_owner *rt_facts_owner(const struct rt_facts *facts, const char *name);
const struct rt_event *rt_facts_event(const struct rt_facts *facts, const char *name);
const struct rt_period *rt_facts_period(const struct rt_facts *facts, const char *period);
const struct rt_filter *rt_facts_filter(const struct rt_facts *facts, const char *name);

/* Which owner may be meant by a name that nobody has, of all their names; NULL: none.
 * g_free it. */
char *rt_facts_meant_owner(const struct rt_facts *facts, const char *name);

/* Does it still stand (not happened, not lifted)? */
bool rt_event_stands(const struct rt_event *event);

/* Does it say nothing but which period it is of? */
bool rt_update_is_blank(const struct rt_update *update);

/* Complete, closed in any way or withdrawn. */
bool rt_state_is_over(enum rt_state state);

/* The i-th item of a list of that type. */
static inline struct rt_source *rt_source_at(const struct rt_list *list, size_t i)
{
    return (struct rt_source *)list->at + i;
}
static inline struct rt_theme *rt_theme_at(const struct rt_list *list, size_t i)
{
    return (struct rt_theme *)list->at + i;
}
static inline struct rt_owner *rt_owner_at(const struct rt_list *list, size_t i)
{
    return (struct rt_owner *)list->at + i;
}
static inline struct rt_event *rt_event_at(const struct rt_list *list, size_t i)
{
    return (struct rt_event *)list->at + i;
}
static inline struct rt_period *rt_period_at(const struct rt_list *list, size_t i)
{
    return (struct rt_period *)list->at + i;
}
static inline struct rt_filter *rt_filter_at(const struct rt_list *list, size_t i)
{
    return (struct rt_filter *)list->at + i;
}
static inline struct rt_ownership *rt_ownership_at(const struct rt_list *list, size_t i)
{
    return (struct rt_ownership *)list->at + i;
}
static inline struct rt_action *rt_action_at(const struct rt_list *list, size_t i)
{
    return (struct rt_action *)list->at + i;
}
static inline struct rt_target *rt_target_at(const struct rt_list *list, size_t i)
{
    return (struct rt_target *)list->at + i;
}
static inline struct rt_revision *rt_revision_at(const struct rt_list *list, size_t i)
{
    return (struct rt_revision *)list->at + i;
}
static inline struct rt_update *rt_update_at(const struct rt_list *list, size_t i)
{
    return (struct rt_update *)list->at + i;
}
static inline struct rt_link *rt_link_at(const struct rt_list *list, size_t i)
{
    return (struct rt_link *)list->at + i;
}

/* What the words of a target (NULL: none) say: its kind, and its bounds or 0.
 * Words not understood give RT_KIND_UNCLEAR, no words RT_KIND_NONE.  A date has
 * both bounds, a recurring one its first occurrence as earliest. */
void rt_target_understand(const char *words, enum rt_kind *kind, uint32_t *earliest,
                          uint32_t *latest);

/* Months: "Annual …" 12, "Quarterly …" 3, "Every two years" 24; what comes oftener
 * than monthly is 1; 0 where the words name none. */
int rt_target_interval(const char *words);

/* The inverse of a link kind; those after RT_SEE_ALSO are held by the other record. */
enum rt_link_kind rt_link_inverse(enum rt_link_kind kind);

#endif
