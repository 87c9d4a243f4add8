/* A meeting as a register keeps it: its agenda, and what was recorded as it went on.
 *
 * What a decision makes of a recommendation stands in the recommendation; here stand the
 * words that were recorded, so that the minutes stay what they were whatever is changed
 * later.  Each struct stands in the table of fields (field.h).
 */
#ifndef RECTRACK_MEETING_H
#define RECTRACK_MEETING_H

#include <rectrack/error.h>
#include <rectrack/model.h>

enum rt_meeting_state {
    RT_MEETING_PLANNED,
    RT_MEETING_RUNNING, /* something was recorded */
    RT_MEETING_ENDED,
    RT_MEETING_STATES
};

/* In which order a query's answer comes on an agenda. */
enum rt_agenda_order {
    RT_AGENDA_THEME,     /* the order of the papers */
    RT_AGENDA_EXCEPTION, /* red, overdue, no update, closure proposed, extension asked; the rest
                          */
    RT_AGENDA_ORDERS
};

enum rt_item_state { RT_ITEM_OPEN, RT_ITEM_DONE, RT_ITEM_SKIPPED, RT_ITEM_STATES };

/* What was recorded; from the third on decisions. */
enum rt_minute_kind {
    RT_MINUTE_NOTE,
    RT_MINUTE_ACTION,
    RT_MINUTE_AGREE,  /* that the colour it has is right; text: the colour */
    RT_MINUTE_RAG,    /* another colour; text: the colour */
    RT_MINUTE_GRANT,  /* an extension; text: the new target */
    RT_MINUTE_REFUSE, /* one; text: the target that stays */
    RT_MINUTE_CLOSE,  /* text: the state it has from then on */
    RT_MINUTE_BRING,  /* back; text: when, in words */
    RT_MINUTE_REFER,  /* text: to whom */
    RT_MINUTE_OWN,    /* text: the decision in the meeting's own words */
    RT_MINUTE_KINDS
};

struct rt_agenda_item {
    struct rt_part part;
    const char *ref;
    enum rt_item_state state;
    const char *carried_from; /* the day of the meeting that left it over; NULL: none */
};

struct rt_minute {
    struct rt_part part;
    enum rt_minute_kind kind;
    const char *ref;       /* about which recommendation; NULL: about none */
    const char *text;      /* what the kind says; of a note or action its words */
    const char *was;       /* the colour, target or state that stood before */
    const char *reason;    /* why it was decided */
    struct rt_list owners; /* texts: who is to do the action */
    const char *target;    /* by when, as written */
    const char *by, *at;   /* who recorded it, and when: "2020-03-31T14:01:00Z" */
    /* Reckoned, rt_register_rows: under which item it stands, of a shared row the first. */
    const char *row;
};

struct rt_meeting {
    struct rt_part part;
    const char *date; /* "2020-03-31": one meeting a day */
    const char *title;
    enum rt_meeting_state state;
    const char *query; /* what its agenda was made from, as written on the screen */
    enum rt_agenda_order order;
    struct rt_list present, apologies; /* texts: names */
    struct rt_list items;              /* struct rt_agenda_item, in the order of the agenda */
    struct rt_list minutes;            /* struct rt_minute, as they were recorded */
};

static inline struct rt_meeting *rt_meeting_at(const struct rt_list *list, size_t i)
{
    return (struct rt_meeting *)list->at + i;
}
static inline struct rt_agenda_item *rt_agenda_item_at(const struct rt_list *list, size_t i)
{
    return (struct rt_agenda_item *)list->at + i;
}
static inline struct rt_minute *rt_minute_at(const struct rt_list *list, size_t i)
{
    return (struct rt_minute *)list->at + i;
}

/* What a meeting looks at.  The screens that show it differ in size: how far its text was
 * scrolled is a place in the text, and no line of a screen. */
struct rt_sitting {
    const char *date, *ref; /* the day of the meeting, the item of its agenda */
    bool is_blank;          /* nothing of it is shown */
    int paragraph, letter;  /* what stands at the top, from 0 to RT_SITTING_MOST */
};
enum { RT_SITTING_MOST = 9999999 };

/* Where a recommendation stands on the agenda, from 1; 0: not on it. */
size_t rt_meeting_place(const struct rt_meeting *meeting, const char *ref);

/* Of all meetings that of a day, "2020-03-31"; NULL: there is none, or day is NULL. */
struct rt_meeting *rt_meeting_on(const struct rt_list *all, const char *day);

/* Of all meetings, the earliest first: the one that runs, else the next that is planned,
 * else the last of all; NULL: there is none. */
const struct rt_meeting *rt_meeting_now(const struct rt_list *all, uint32_t today);

/* The last that is planned and whose day has come: where none runs it goes before the next to
 * record in; NULL: there is none. */
const struct rt_meeting *rt_meeting_begun(const struct rt_list *all, uint32_t today);

/* The one to hold, and to record in: that which runs, else that which has begun, else that of
 * rt_meeting_now; NULL: there is none. */
const struct rt_meeting *rt_meeting_to_hold(const struct rt_list *all, uint32_t today);

/* One meeting runs at a time: another that was begun and has not ended, while this one is only
 * planned; NULL: none, and it may begin.  To plan and prepare it goes on all the same. */
const struct rt_meeting *rt_meeting_in_way(const struct rt_list *all,
                                           const struct rt_meeting *meeting);

/* That as a sentence: "the meeting of 31 March 2020 has not ended; ...".  g_free it. */
char *rt_meeting_way_words(const struct rt_meeting *in_way);

/* Does a minute stand under the item of that reference?  Where its row was not reckoned, one
 * of that reference alone. */
bool rt_minute_is_of(const struct rt_minute *minute, const char *ref);

/* Was anything recorded of the item? */
bool rt_meeting_has_minute(const struct rt_meeting *meeting, const char *ref);

/* What a meeting leaves over: one that goes to the next one, or stays behind (left.h finds
 * them). */
struct rt_left {
    const char *ref;  /* of a shared row the first one's */
    const char *from; /* the day of the meeting that left it over */
    const char *mark; /* "skipped", "to come back"; NULL: it was only not reached or finished */
    const char *why;  /* it was "not reached", "to come back: next meeting" */
    const char *stays; /* "is closed by now": why it does not go over; NULL: it does */
    bool is_there;     /* it stays because it is on the next agenda already */
};

enum rt_left_kind { RT_LEFT_GOES, RT_LEFT_THERE, RT_LEFT_STAYS };

static inline const struct rt_left *rt_left_at(const struct rt_list *list, size_t i)
{
    return (const struct rt_left *)list->at + i;
}

/* Those that go over, "SI-1, SI-2 (skipped)", are on the next agenda already, or stay for
 * another reason, "SI-3 is closed by now"; *n: how many they are.  g_free it. */
char *rt_left_refs(const struct rt_list *left, enum rt_left_kind kind, size_t *n);

/* All: "2 items are left over: SI-1, SI-2 (skipped); on the next agenda already: SI-4; not
 * carried over: SI-3 is closed by now"; "nothing is left over" where none goes over.  g_free
 * it. */
char *rt_left_words(const struct rt_list *left);

/* Is it a decision, and neither a note nor an action? */
bool rt_minute_is_decision(const struct rt_minute *minute);

/* "2020-03-31" of words that mean one day.  RT_USAGE: they do not. */
enum rt_status rt_meeting_read_day(const char *words, char out[static 11],
                                   struct rt_error *error);

/* When something is brought back: words such as "June 2020", or "next meeting", for which
 * *earliest is 0.  false: they are neither. */
bool rt_meeting_understand(const char *words, uint32_t *earliest);

/* As minutes have it, without a full stop: "RESOLVED that SI-5 be reported as Red instead of
 * Amber (reason: ...)", "ACTION: Hampton Trust: Ask for funds, by Dec 2020"; of a note its
 * own words.  g_free it. */
char *rt_minute_words(const struct rt_minute *minute);

/* The same under the heading of ref (NULL: of none): words that do not name what they are
 * about say it, "ACTION on SI-7: ...", unless the heading does.  g_free it. */
char *rt_minute_words_under(const struct rt_minute *minute, const char *ref);

/* Who is to do an action. */
struct rt_doer {
    const char *name;  /* an owner's first name; as written where nobody goes by it */
    bool is_unknown;   /* nobody goes by it */
    const char *meant; /* of one who is unknown: "Hampton Trust", "SACRE or SCC"; NULL */
};

/* "Hampton Trust: ask for funds – by Dec 2020", taken apart. */
struct rt_meeting_action {
    struct rt_list doers; /* struct rt_doer, one at least */
    const char *what;
    struct rt_target target; /* by when: its text, kind and bounds; text NULL: nobody said */
};

static inline struct rt_doer *rt_doer_at(const struct rt_list *list, size_t i)
{
    return (struct rt_doer *)list->at + i;
}

/* What is said at a meeting of that day by when something is to be: a day, a month, a season
 * or part of one that has no year gets that of the first that has not passed, "10 July" on 15
 * June 2020 is "10 July 2020".  Other words are given back as they are; day 0: all are.  In
 * arena, or words itself. */
const char *rt_meeting_when(const char *words, uint32_t day, struct rt_arena *arena);

/* Takes an action apart that a meeting of that day asks for; what it gives is in arena.  That
 * nobody goes by a name is no error here.  RT_USAGE: the words do not say who does what. */
enum rt_status rt_meeting_read_action(const struct rt_facts *facts, uint32_t day,
                                      const char *words, struct rt_arena *arena,
                                      struct rt_meeting_action *out, struct rt_error *error);

/* Is everybody known who is to do it? */
bool rt_meeting_knows_all(const struct rt_meeting_action *action);

/* "31 March 2020"; g_free it. */
char *rt_meeting_day(const struct rt_meeting *meeting);

/* The day of the meeting that left an item over, in the same way; NULL: none did. */
char *rt_agenda_item_from(const struct rt_agenda_item *item);

#endif
