/* One record looked at from one day: what answers, calendar and rag share.
 * Private to the model.
 */
#ifndef MODEL_OUTLOOK_H
#define MODEL_OUTLOOK_H

#include <rectrack/rag.h>

struct model_view {
    const struct rt_record *record;
    const struct rt_facts *facts;
    const struct rt_period *period; /* of facts; NULL: there is none */
    uint32_t day;
    bool is_then; /* looking back: what happened after that day still stood */
    int soon_months, not_due_months;
};

struct model_view model_view_of(const struct rt_record *record,
                                const struct rt_outlook *outlook);

/* Does period a come after b? */
bool model_period_is_after(const struct rt_period *a, const struct rt_period *b);

/* What was last said of a record; see "Answers" in rag.h. */
struct model_answer {
    const struct rt_period *period; /* the latest answered one, or NULL */
    uint32_t day;                   /* of the latest update that answers; 0: none */
    uint32_t updated;               /* of the latest update of any sort; 0: none */
    /* The latest period whose words say so, or NULL: "no change" carries them. */
    const struct rt_period *challenged, *progressed;
};

struct model_answer model_answer_of(const struct model_view *view);

/* The last closed period of facts before that one, which may be NULL; or NULL. */
const struct rt_period *model_period_before(const struct rt_facts *facts,
                                            const struct rt_period *period);

/* Is there still something to do for this target? */
bool model_target_is_open(const struct model_view *view, const struct rt_target *target);

/* An open date whose latest day has passed. */
bool model_target_has_passed(const struct model_view *view, const struct rt_target *target);

/* An open date, not passed, that ends within soon_months. */
bool model_target_is_soon(const struct model_view *view, const struct rt_target *target);

/* A date that begins more than not_due_months off. */
bool model_target_is_far(const struct model_view *view, const struct rt_target *target);

/* Does this event, which may be NULL, still hold something up? */
bool model_event_stands(const struct model_view *view, const struct rt_event *event);

/* The day from which the target is for review if nobody writes; 0: never. */
uint32_t model_review_day(const struct model_view *view, const struct model_answer *answer,
                          const struct rt_target *target);

#endif
