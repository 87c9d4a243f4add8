/* What a meeting decides of a recommendation: recorded in its minutes, and done to the
 * recommendation by the code of update, with the meeting as its reason. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/decision.h>
#include <rectrack/describe.h>
#include <rectrack/rag.h>
#include <rectrack/text.h>

struct deciding {
    struct sitting *sitting;
    const struct rt_decision *decision;
    const struct doing *doing;
    char *ref;
    size_t n; /* which target, 0: the only one */
    const char *value, *reason;
    struct edited edited; /* as it is before */
    struct rt_minute minute;
};

/* How a decision is done. */
struct doing {
    /* Fills the words of the minute. */
    enum rt_status (*read)(struct deciding *deciding);
    /* Says what becomes of the recommendation; NULL: nothing does. */
    enum rt_status (*want)(struct deciding *deciding);
    /* Is it so already, once the words are filled?  NULL: always. */
    bool (*stands)(const struct deciding *deciding);
};

static struct edit *edit_of(const struct deciding *deciding)
{
    return deciding->sitting->edit;
}

static const char *keep(const struct deciding *deciding, const char *text)
{
    return rt_arena_copy(&edit_of(deciding)->arena, text);
}

/* ---- the colour ---- */

static void want_rag(struct deciding *deciding, enum rt_rag rag)
{
    deciding->sitting->wanted.has_rag = true;
    deciding->sitting->wanted.set.rag = rag;
}

/* A suggestion that is agreed rests on what suggests it; agreed once more, on what it did
 * then. */
static const char *reason_agreed(const struct deciding *deciding)
{
    const struct rt_record *now = &deciding->edited.now;
    const struct rt_list *minutes = &deciding->sitting->meeting.minutes;
    const struct rt_minute *last = minutes->n ? rt_minute_at(minutes, minutes->n - 1) : NULL;
    if (!now->rag)
        return rt_describe_reason(now, &edit_of(deciding)->arena);
    bool is_same = last && last->kind == RT_MINUTE_AGREE && !g_strcmp0(last->ref, now->ref) &&
                   !g_strcmp0(last->text, deciding->minute.text);
    return is_same ? last->reason : NULL;
}

static enum rt_status read_agree(struct deciding *deciding)
{
    const struct rt_record *now = &deciding->edited.now;
    if (!rt_rag_shown(now))
        return rt_fail(edit_of(deciding)->error, RT_REFUSED,
                       "%s has no colour to agree on; rectrack meeting decide %s rag COLOUR "
                       "gives it one",
                       now->ref, now->ref);
    deciding->minute.text = rt_rags[rt_rag_shown(now)].key;
    if (edit_is_blank(deciding->reason))
        deciding->minute.reason = reason_agreed(deciding);
    return RT_OK;
}

/* What was suggested alone is set from now on, where there is a period to set it in. */
static enum rt_status want_agreed(struct deciding *deciding)
{
    const struct rt_period *period = edit_of(deciding)->outlook.period;
    const struct rt_record *now = &deciding->edited.now;
    if (!now->rag && period && period->state == RT_OPEN)
        want_rag(deciding, now->suggested);
    return RT_OK;
}

static enum rt_status read_rag(struct deciding *deciding)
{
    struct edit *edit = edit_of(deciding);
    struct rt_update update = {0};
    enum rt_rag now = rt_rag_shown(&deciding->edited.now);
    enum rt_status status =
        rt_field_read(&rt_update_shape, rt_field_find(&rt_update_shape, "rag"), &update,
                      &edit->arena, deciding->value, edit->error);
    if (status == RT_OK && !update.rag)
        return rt_fail(edit->error, RT_USAGE, "a meeting decides on a colour; name one");
    deciding->minute.text = rt_rags[update.rag].key;
    deciding->minute.was = now && now != update.rag ? rt_rags[now].key : NULL;
    return status;
}

static enum rt_status want_changed(struct deciding *deciding)
{
    int rag = rt_choice_find(rt_rags, RT_RAGS, deciding->minute.text);
    if ((enum rt_rag)rag == deciding->edited.now.rag)
        return rt_fail(edit_of(deciding)->error, RT_REFUSED,
                       "%s is %s already; rectrack meeting decide %s agree records that it "
                       "stays so",
                       deciding->edited.now.ref, rt_rags[rag].label, deciding->edited.now.ref);
    want_rag(deciding, (enum rt_rag)rag);
    return RT_OK;
}

static bool rag_stands(const struct deciding *deciding)
{
    return g_strcmp0(rt_rags[deciding->edited.now.rag].key, deciding->minute.text) == 0;
}

/* Of a target or a state: what stood before is what was decided. */
static bool is_as_before(const struct deciding *deciding)
{
    return g_strcmp0(deciding->minute.was, deciding->minute.text) == 0;
}

/* ---- extensions ---- */

static enum rt_status find_target(struct deciding *deciding, const struct rt_target **out)
{
    struct edited which = deciding->edited;
    g_autofree char *such = g_strdup_printf("%s.1", which.now.ref);
    which.n = deciding->n;
    enum rt_status status = edit_find_target(edit_of(deciding), &which, such);
    if (status != RT_OK)
        return status;
    deciding->n = which.n;
    *out = rt_target_at(&which.now.targets, which.n - 1);
    return RT_OK;
}

static enum rt_status read_grant(struct deciding *deciding)
{
    const struct rt_target *target;
    enum rt_status status = find_target(deciding, &target);
    if (status == RT_OK)
        status = sitting_read(deciding->sitting, &deciding->minute, "text", deciding->value);
    if (status == RT_OK)
        deciding->minute.was = keep(deciding, target->text);
    return status;
}

static enum rt_status want_target(struct deciding *deciding)
{
    struct sitting *sitting = deciding->sitting;
    struct wanted *wanted = &sitting->wanted;
    const char *title = sitting->meeting.title;
    if (strcmp(deciding->minute.text, deciding->minute.was) == 0)
        return rt_fail(edit_of(deciding)->error, RT_REFUSED, "the target of %s is %s already",
                       deciding->edited.now.ref, deciding->minute.text);
    g_autofree char *who = title ? g_strdup_printf("%s, %s", title, sitting->day)
                                 : g_strdup_printf("meeting of %s", sitting->day);
    struct wanted_target *target =
        rt_list_add(&wanted->targets, &wanted->edit.arena, sizeof *target);
    *target = (struct wanted_target){.n = deciding->n, .text = deciding->minute.text};
    wanted->granted_by = keep(deciding, who);
    return RT_OK;
}

static enum rt_status read_refuse(struct deciding *deciding)
{
    const struct rt_target *target;
    enum rt_status status = find_target(deciding, &target);
    if (status == RT_OK)
        deciding->minute.text = keep(deciding, target->text);
    return status;
}

/* ---- closure ---- */

static enum rt_status read_close(struct deciding *deciding)
{
    struct edit *edit = edit_of(deciding);
    struct rt_record wanted = {0};
    const char *asked =
        deciding->value ? deciding->value : rt_decision_asks[RT_DECIDES_STATE].empty;
    enum rt_status status =
        rt_field_read(&rt_record_shape, rt_field_find(&rt_record_shape, "state"), &wanted,
                      &edit->arena, asked, edit->error);
    if (status == RT_OK && !rt_state_is_over(wanted.state))
        return rt_fail(edit->error, RT_USAGE,
                       "%s closes nothing; write complete, or how else it is closed, such as "
                       "closed_superseded",
                       asked);
    deciding->minute.text = rt_states[wanted.state].key;
    deciding->minute.was = rt_states[deciding->edited.now.state].key;
    return status;
}

static enum rt_status want_closed(struct deciding *deciding)
{
    struct wanted *wanted = &deciding->sitting->wanted;
    int state = rt_choice_find(rt_states, RT_STATES, deciding->minute.text);
    if ((enum rt_state)state == deciding->edited.now.state)
        return rt_fail(edit_of(deciding)->error, RT_REFUSED, "%s is %s already",
                       deciding->edited.now.ref, rt_states[state].label);
    wanted->has_state = true;
    wanted->state.state = (enum rt_state)state;
    return RT_OK;
}

/* ---- the others ---- */

static enum rt_status read_words(struct deciding *deciding)
{
    return sitting_read(deciding->sitting, &deciding->minute, "text", deciding->value);
}

static enum rt_status read_when(struct deciding *deciding)
{
    uint32_t earliest;
    if (!rt_meeting_understand(deciding->value, &earliest))
        return rt_fail(edit_of(deciding)->error, RT_USAGE,
                       "\"%s\" tells no day; write such as June 2020, 15 June 2020 or next "
                       "meeting",
                       deciding->value);
    return read_words(deciding);
}

static const struct doing doings[RT_MINUTE_KINDS] = {
    [RT_MINUTE_AGREE] = {read_agree, want_agreed, NULL},
    [RT_MINUTE_RAG] = {read_rag, want_changed, rag_stands},
    [RT_MINUTE_GRANT] = {read_grant, want_target, is_as_before},
    [RT_MINUTE_REFUSE] = {read_refuse, NULL, NULL},
    [RT_MINUTE_CLOSE] = {read_close, want_closed, is_as_before},
    [RT_MINUTE_BRING] = {read_when, NULL, NULL},
    [RT_MINUTE_REFER] = {read_words, NULL, NULL},
    [RT_MINUTE_OWN] = {read_words, NULL, NULL},
};

/* ---- the whole ---- */

static enum rt_status find_decision(const char *asked, const struct rt_decision **out,
                                    struct rt_error *error)
{
    const char *names[RT_DECISIONS];
    for (size_t i = 0; i < RT_DECISIONS; i++) {
        names[i] = rt_minute_kinds[rt_decisions[i].kind].key;
        if (strcmp(names[i], asked) == 0) {
            *out = &rt_decisions[i];
            return RT_OK;
        }
    }
    g_autoptr(GPtrArray) there = g_ptr_array_new();
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        g_ptr_array_add(there, (void *)(uintptr_t)names[i]);
    edit_add_names(all, there);
    const char *nearest = rt_text_nearest(asked, names, G_N_ELEMENTS(names));
    return rt_fail(error, RT_USAGE,
                   nearest ? "there is no decision \"%s\"; did you mean %s?"
                           : "there is no decision \"%s\"; there are %s",
                   asked, nearest ? nearest : all->str);
}

/* Does what was given go with the decision? */
static enum rt_status check(const struct deciding *deciding, struct rt_error *error)
{
    const struct rt_decision *decision = deciding->decision;
    const struct rt_decision_ask *ask = &rt_decision_asks[decision->value];
    const char *name = rt_minute_kinds[decision->kind].key;
    if (deciding->n && !decision->is_of_target)
        return rt_fail(error, RT_USAGE, "%s.%zu names one part of %s; name the recommendation",
                       deciding->ref, deciding->n, deciding->ref);
    if (deciding->value && !ask->name)
        return rt_fail(error, RT_USAGE, "%s takes no \"%s\"; leave it out", name,
                       deciding->value);
    if (edit_is_blank(deciding->value) && ask->name && !ask->empty)
        return rt_fail(error, RT_USAGE, "%s needs %s: rectrack meeting decide REF %s %s", name,
                       ask->name, name, ask->name);
    if (edit_is_blank(deciding->reason) && decision->reason == RT_REASON_NEEDED)
        return rt_fail(error, RT_USAGE,
                       "%s needs an explanation; give a reason (--reason TEXT)",
                       decision->wants);
    return RT_OK;
}

/* What the recommendation itself keeps of why. */
static void want_reason(struct deciding *deciding)
{
    struct wanted *wanted = &deciding->sitting->wanted;
    if (edit_is_blank(deciding->reason))
        return;
    g_autofree char *reason =
        g_strdup_printf("%s (meeting of %s)", deciding->reason, deciding->sitting->day);
    wanted->reason = keep(deciding, reason);
    wanted->target_reason = wanted->targets.n ? wanted->reason : NULL;
}

/* Recorded last, and nothing was changed since that undoes it. */
static bool is_said_twice(const struct deciding *deciding)
{
    const struct doing *doing = deciding->doing;
    return sitting_has_last(deciding->sitting, &deciding->minute) &&
           (!doing->stands || doing->stands(deciding));
}

/* "SI-5: RAG (red) saved", "SI-5: target is now December 2020 = 1 to 31 December 2020". */
static void tell(struct deciding *deciding)
{
    struct edit *edit = edit_of(deciding);
    const struct wanted *wanted = &deciding->sitting->wanted;
    const char *ref = deciding->minute.ref;
    g_autofree char *words = rt_minute_words(&deciding->minute);
    sitting_tell(deciding->sitting, "%s", words);
    if (wanted->told->len) {
        g_string_append_printf(edit->said, "\n%s: ", ref);
        edit_add_names(edit->said, wanted->told);
        g_string_append(edit->said, " saved");
    }
    if (wanted->targets.n) {
        g_string_append_printf(edit->said, "\n%s: the target is now ", ref);
        edit_tell_target(edit, wanted_target_at(wanted, 0)->now, edit->said);
    }
}

static enum rt_status decide(struct deciding *deciding)
{
    struct sitting *sitting = deciding->sitting;
    struct wanted *wanted = &sitting->wanted;
    const struct rt_period *period = NULL;
    struct edited *edited = &deciding->edited;
    enum rt_status status = edit_read_whole(sitting->edit, deciding->ref, edited);
    if (status != RT_OK)
        return status;
    deciding->minute.ref = keep(deciding, edited->now.ref);
    const char *holder = keep(deciding, edited->holder);
    status = deciding->doing->read(deciding);
    if (status == RT_OK)
        status = sitting_read(sitting, &deciding->minute, "reason", deciding->reason);
    if (status != RT_OK || is_said_twice(deciding))
        return status;
    if (deciding->doing->want)
        status = deciding->doing->want(deciding);
    want_reason(deciding);
    if (status == RT_OK && (wanted->has_rag || wanted->has_state || wanted->targets.n))
        status = update_one(wanted, deciding->ref, &period, edited);
    if (status != RT_OK)
        return status;
    agenda_done(sitting, holder);
    sitting_record(sitting, &deciding->minute);
    tell(deciding);
    return RT_OK;
}

enum rt_status meeting_decide(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error)
{
    struct sitting sitting;
    struct deciding deciding = {.sitting = &sitting,
                                .value = rt_args_argument(args, 3),
                                .reason = rt_args_option(args, "reason")};
    sitting_init(&sitting, context, error);
    enum rt_status status = find_decision(rt_args_argument(args, 2), &deciding.decision, error);
    if (status == RT_OK)
        status =
            command_split_ref(rt_args_argument(args, 1), &deciding.ref, &deciding.n, error);
    if (status == RT_OK)
        status = check(&deciding, error);
    if (status == RT_OK) {
        deciding.minute.kind = deciding.decision->kind;
        deciding.doing = &doings[deciding.decision->kind];
        status = sitting_begin(&sitting, args, true);
    }
    if (status == RT_OK && (deciding.decision->value == RT_DECIDES_TARGET ||
                            deciding.decision->value == RT_DECIDES_WHEN))
        deciding.value = rt_meeting_when(deciding.value, rt_day_parse(sitting.meeting.date),
                                         &sitting.edit->arena);
    if (status == RT_OK)
        status = decide(&deciding);
    g_free(deciding.ref);
    return sitting_end(&sitting, status);
}
