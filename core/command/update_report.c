/* What one person reports of a recommendation in a period: their own update, with its
 * colour, and the state. */
#include <string.h>

#include <rectrack/describe.h>

#include "command/update.h"
#include "model/change.h"

/* What is added behind n is not added again where it stands there: nobody says the same
 * twice but who was not told that it is saved. */
static void drop_repeated(struct rt_list *paragraphs, size_t n)
{
    size_t added = paragraphs->n - n;
    bool is_repeated = added <= n;
    for (size_t i = 0; i < added && is_repeated; i++)
        is_repeated =
            strcmp(rt_texts_at(paragraphs, n - added + i), rt_texts_at(paragraphs, n + i)) == 0;
    if (is_repeated)
        paragraphs->n = n;
}

static enum rt_status give_paragraphs(struct wanted *wanted, const char *key, const char *words,
                                      const struct rt_update *before, struct rt_update *update)
{
    const struct rt_field *field = rt_field_find(&rt_update_shape, key);
    if (!words && !(wanted->has_no_change && before))
        return RT_OK;
    rt_field_set_given(&rt_update_shape, field, update);
    if (words)
        g_ptr_array_add(wanted->told, g_strdup(key));
    if (words && wanted->adds && before)
        for (size_t i = 0; i < rt_field_clist(field, before)->n; i++)
            rt_texts_add(rt_field_list(field, update), &wanted->edit.one,
                         rt_texts_at(rt_field_clist(field, before), i));
    size_t kept = rt_field_clist(field, update)->n;
    enum rt_status status =
        words ? edit_paragraphs(&wanted->edit, words, field, update) : RT_OK;
    if (status == RT_OK)
        drop_repeated(rt_field_list(field, update), kept);
    if (status == RT_OK && words && !before && rt_field_is_empty(field, update))
        return rt_fail(wanted->edit.error, RT_USAGE,
                       "--%s has no words in it; leave it out, or give it some", key);
    return status;
}

static void give(struct rt_update *update, const char *key)
{
    rt_field_set_given(&rt_update_shape, rt_field_find(&rt_update_shape, key), update);
}

/* A colour comes with its own reason, or with none. */
static enum rt_status give_rag(struct wanted *wanted, struct rt_update *update)
{
    g_autofree char *label = g_ascii_strdown(rt_rags[wanted->set.rag].label, -1);
    update->rag = wanted->set.rag;
    give(update, "rag");
    g_ptr_array_add(wanted->told,
                    update->rag ? g_strdup_printf("RAG (%s)", label) : g_strdup("no RAG"));
    return rt_field_read(&rt_update_shape, rt_field_find(&rt_update_shape, "reason"), update,
                         &wanted->edit.one, edit_is_blank(wanted->reason) ? "" : wanted->reason,
                         wanted->edit.error);
}

/* A colour of theirs that another's has come after would come back with the time of what
 * they write now: it goes, and the history keeps it. */
static void drop_old_rag(const struct rt_record *now, const struct rt_update *before,
                         struct rt_update *update)
{
    if (!before || !before->rag || rt_rag_setter(now, update->period) == before)
        return;
    give(update, "rag");
    give(update, "reason");
}

/* Their own paragraphs, beside which what others wrote stands. */
static enum rt_status report(struct wanted *wanted, const struct edited *edited,
                             const struct rt_period *period, struct rt_update *update)
{
    const char *by = wanted->by ? wanted->by : wanted->edit.context->user;
    *update = (struct rt_update){.period = period->id, .by = by};
    const struct rt_update *before = change_same_update(&edited->now.updates, update);
    give(update, "period");
    give(update, "by");
    enum rt_status status =
        give_paragraphs(wanted, "progress", wanted->progress, before, update);
    if (status == RT_OK)
        status = give_paragraphs(wanted, "challenge", wanted->challenge, before, update);
    if (status == RT_OK)
        status = give_paragraphs(wanted, "other", NULL, before, update);
    if (update_has_words(wanted) || wanted->has_no_change) {
        update->no_change = wanted->has_no_change;
        give(update, "no_change");
    }
    if (wanted->has_no_change)
        g_ptr_array_add(wanted->told, g_strdup("no change"));
    if (status == RT_OK && wanted->has_rag)
        status = give_rag(wanted, update);
    else if (status == RT_OK)
        drop_old_rag(&edited->now, before, update);
    return status;
}

/* ---- what must be said with it ---- */

/* Where a person's colour differs from the one suggested, why is asked. */
static enum rt_status check_rag(struct wanted *wanted, const struct edited *edited,
                                const struct rt_period *period, const struct rt_record *given)
{
    struct edit *edit = &wanted->edit;
    struct rt_outlook outlook =
        rt_outlook_of(edit->outlook.facts, period, edit->context->today);
    struct rt_record after;
    edit_merge(edit, edited, given, &after);
    rt_reckon(&after, &edit->one, &outlook);
    enum rt_rag suggested = after.suggested, set = wanted->set.rag;
    if (!wanted->has_rag || !set || !suggested || set == suggested ||
        !edit_is_blank(wanted->reason))
        return RT_OK;
    const char *why = rt_describe_reason(&after, &edit->one);
    return rt_fail(edit->error, RT_REFUSED, "%s: %s is suggested, not %s%s%s; give a reason%s",
                   edited->now.ref, rt_rags[suggested].label, rt_rags[set].label,
                   why ? ": " : "", why ? why : "", wanted->by ? "" : " (--reason TEXT)");
}

/* Now, but after all that others wrote for the period: the colour that was set last
 * counts, though clocks go back, and differ between two machines. */
static char *time_of(const struct rt_record *now, const struct rt_update *update)
{
    g_autoptr(GDateTime) at = g_date_time_new_now_utc();
    for (size_t i = 0; i < now->updates.n; i++) {
        const struct rt_update *other = rt_update_at(&now->updates, i);
        if (!other->at || strcmp(other->period, update->period) != 0 ||
            g_strcmp0(other->by, update->by) == 0)
            continue;
        g_autoptr(GDateTime) before = g_date_time_new_from_iso8601(other->at, NULL);
        if (!before || g_date_time_compare(before, at) < 0)
            continue;
        g_date_time_unref(at);
        at = g_date_time_add_seconds(before, 1);
    }
    return g_date_time_format(at, "%Y-%m-%dT%H:%M:%SZ");
}

/* When it was written changes only with what was written. */
static void stamp(struct wanted *wanted, const struct edited *edited,
                  const struct rt_record *given, struct rt_update *update)
{
    struct rt_record after;
    edit_merge(&wanted->edit, edited, given, &after);
    g_autoptr(GPtrArray) changes = change_list_new();
    change_diff(&rt_record_shape, &edited->now, &after, changes);
    g_autofree char *at = time_of(&edited->now, update);
    if (changes->len == 0)
        return;
    update->at = rt_arena_copy(&wanted->edit.one, at);
    give(update, "at");
}

/* ---- the state ---- */

static enum rt_status give_state(struct wanted *wanted, const struct edited *edited,
                                 struct rt_record *given)
{
    const char *label = rt_states[wanted->state.state].label;
    struct edit *edit = &wanted->edit;
    enum rt_status status = RT_OK;
    given->state = wanted->state.state;
    edit_give(given, "state");
    if (!edit_is_blank(wanted->reason) && rt_state_is_over(given->state))
        status = rt_field_read(&rt_record_shape, rt_field_find(&rt_record_shape, "closure"),
                               given, &edit->one, wanted->reason, edit->error);
    g_autofree char *words = g_ascii_strdown(label, -1);
    g_ptr_array_add(wanted->told, g_strdup_printf("state (%s)", words));
    return status == RT_OK ? edit_settle_closure(edit, edited, given) : status;
}

/* ---- the whole ---- */

enum rt_status update_give(struct wanted *wanted, const struct edited *edited,
                           const struct rt_period *period, struct rt_record *given,
                           struct rt_update *update)
{
    bool is_answer = update_is_answer(wanted);
    enum rt_status status = RT_OK;
    *given = (struct rt_record){0};
    if (is_answer) {
        status = report(wanted, edited, period, update);
        given->updates = (struct rt_list){update, 1};
        edit_give(given, "updates");
    }
    if (status == RT_OK && wanted->has_state)
        status = give_state(wanted, edited, given);
    if (status == RT_OK)
        status = update_parts(wanted, edited, given);
    if (status == RT_OK && is_answer)
        status = check_rag(wanted, edited, period, given);
    if (status == RT_OK && is_answer)
        stamp(wanted, edited, given, update);
    return status;
}
