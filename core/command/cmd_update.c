/* update: what one person reports of a recommendation in a period; a colour, a state or
 * no change of several at once. */
#include "command/edit.h"

#include <string.h>

#include <rectrack/describe.h>

#include "model/change.h"

/* What the command line asks for. */
struct wanted {
    struct edit edit;
    const char *period;
    const char *progress, *challenge, *reason; /* NULL: not given */
    struct rt_update set;                      /* its rag */
    struct rt_record state;                    /* its state */
    bool adds, has_no_change, has_rag, has_state;
    GPtrArray *told; /* what is saved: "progress", "RAG (amber)" */
};

static bool has_words(const struct wanted *wanted)
{
    return wanted->progress || wanted->challenge;
}

static bool is_answer(const struct wanted *wanted)
{
    return has_words(wanted) || wanted->has_no_change || wanted->has_rag;
}

/* ---- what is asked for ---- */

static enum rt_status check(const struct wanted *wanted, size_t n, struct rt_error *error)
{
    if (n > 1 && has_words(wanted))
        return rt_fail(error, RT_USAGE,
                       "--progress and --challenge are written of one recommendation at a "
                       "time; name one");
    if (!is_answer(wanted) && !wanted->has_state && !wanted->reason)
        return rt_fail(error, RT_USAGE,
                       "update has nothing to save; give it --progress, --challenge, "
                       "--no-change, --rag or --state");
    if (wanted->reason && !wanted->has_rag && !wanted->has_state)
        return rt_fail(error, RT_USAGE,
                       "--reason says why a colour or a state is set; give --rag or --state "
                       "with it");
    if (wanted->has_no_change && has_words(wanted))
        return rt_fail(error, RT_USAGE,
                       "--no-change says that there is nothing to tell; leave it out, or "
                       "--progress and --challenge");
    if (wanted->adds && !has_words(wanted))
        return rt_fail(error, RT_USAGE,
                       "--add keeps the paragraphs that are there; give --progress or "
                       "--challenge with it");
    return RT_OK;
}

static enum rt_status read_text(struct edit *edit, const struct rt_args *args, const char *name,
                                const char **out)
{
    const char *given = rt_args_option(args, name);
    return given ? edit_words(edit, given, out) : RT_OK;
}

static enum rt_status read_choice(struct edit *edit, const struct rt_args *args,
                                  const struct rt_shape *shape, const char *name, void *value,
                                  bool *is_given)
{
    const char *given = rt_args_option(args, name);
    *is_given = given != NULL;
    return given ? rt_field_read(shape, rt_field_find(shape, name), value, &edit->arena, given,
                                 edit->error)
                 : RT_OK;
}

static enum rt_status read_wanted(struct wanted *wanted, const struct rt_args *args)
{
    struct edit *edit = &wanted->edit;
    wanted->period = rt_args_option(args, "period");
    wanted->adds = rt_args_option(args, "add") != NULL;
    wanted->has_no_change = rt_args_option(args, "no-change") != NULL;
    enum rt_status status = read_text(edit, args, "progress", &wanted->progress);
    if (status == RT_OK)
        status = read_text(edit, args, "challenge", &wanted->challenge);
    if (status == RT_OK)
        status = read_text(edit, args, "reason", &wanted->reason);
    if (status == RT_OK)
        status =
            read_choice(edit, args, &rt_update_shape, "rag", &wanted->set, &wanted->has_rag);
    if (status == RT_OK)
        status = read_choice(edit, args, &rt_record_shape, "state", &wanted->state,
                             &wanted->has_state);
    return status == RT_OK ? check(wanted, args->arguments.n, edit->error) : status;
}

static enum rt_status find_period(struct wanted *wanted, const struct rt_period **out)
{
    struct edit *edit = &wanted->edit;
    const struct rt_period *period = edit->outlook.period;
    enum rt_status status = RT_OK;
    if (wanted->period)
        status = command_period(edit->outlook.facts, wanted->period, &period, edit->error);
    if (status != RT_OK)
        return status;
    if (!wanted->period && (!period || period->state != RT_OPEN))
        return rt_fail(edit->error, RT_REFUSED,
                       "no period is open to report in; rectrack period open \"June 2020\" "
                       "would open one");
    if (period->state == RT_CLOSED)
        return rt_fail(edit->error, RT_REFUSED,
                       "the period %s is closed, and what it reported can't be changed; leave "
                       "--period out to report in the open one",
                       period->label);
    *out = period;
    return RT_OK;
}

/* ---- the update ---- */

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
    enum rt_status status =
        words ? edit_paragraphs(&wanted->edit, words, field, update) : RT_OK;
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
static enum rt_status make_update(struct wanted *wanted, const struct edited *edited,
                                  const struct rt_period *period, struct rt_update *update)
{
    *update = (struct rt_update){.period = period->id, .by = wanted->edit.context->user};
    const struct rt_update *before = change_same_update(&edited->now.updates, update);
    give(update, "period");
    give(update, "by");
    enum rt_status status =
        give_paragraphs(wanted, "progress", wanted->progress, before, update);
    if (status == RT_OK)
        status = give_paragraphs(wanted, "challenge", wanted->challenge, before, update);
    if (status == RT_OK)
        status = give_paragraphs(wanted, "other", NULL, before, update);
    if (has_words(wanted) || wanted->has_no_change) {
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
    return rt_fail(edit->error, RT_REFUSED,
                   "%s: %s is suggested, not %s%s%s; say why with --reason TEXT",
                   edited->now.ref, rt_rags[suggested].key, rt_rags[set].key, why ? ": " : "",
                   why ? why : "");
}

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

/* ---- telling ---- */

/* "set SI-5 to amber and wrote its June 2020 update", "set 12 recommendations to amber
 * for June 2020" */
static void tell_why(struct wanted *wanted, const char *ref, const char *label)
{
    GString *why = wanted->edit.why;
    const char *its = ref;
    if (wanted->has_rag) {
        g_autofree char *colour = g_ascii_strdown(rt_rags[wanted->set.rag].label, -1);
        if (wanted->set.rag)
            g_string_append_printf(why, "set %s to %s", ref, colour);
        else
            g_string_append_printf(why, "took the colour off %s", ref);
        its = "its";
    }
    if (wanted->has_state) {
        g_autofree char *state = g_ascii_strdown(rt_states[wanted->state.state].label, -1);
        g_string_append_printf(why, "%sset the state of %s to %s", why->len ? " and " : "",
                               its == ref ? ref : "it", state);
        its = "its";
    }
    if (!has_words(wanted) && !wanted->has_no_change) {
        if (wanted->has_rag)
            g_string_append_printf(why, " for %s", label);
        return;
    }
    if (why->len)
        g_string_append(why, " and ");
    const char *verb = wanted->has_no_change ? "reported no change in" : "wrote";
    if (strcmp(its, "its") == 0)
        g_string_append_printf(why, "%s its %s update", verb, label);
    else
        g_string_append_printf(why, "%s the %s update of %s", verb, label, ref);
}

/* The reference of one, and in which row it stands; of several their number, and which
 * they are. */
static void tell(struct wanted *wanted, const struct rt_list *refs, const struct edited *last,
                 const struct rt_period *period)
{
    enum { REFS_TOLD = 6 };
    GString *said = wanted->edit.said;
    bool is_one = refs->n == 1;
    g_autofree char *about = is_one
                                 ? g_strdup(last->now.ref)
                                 : command_count(refs->n, "recommendation", "recommendations");
    size_t told;
    g_autofree char *runs = command_runs(refs, REFS_TOLD, &told);
    g_string_append_printf(said, "%s: ", about);
    edit_add_names(said, wanted->told);
    g_string_append(said, " saved");
    if (is_answer(wanted))
        g_string_append_printf(said, " for %s", period->label);
    if (is_one && last->holder != last->now.ref)
        g_string_append_printf(said, ", in the row it shares with %s", last->holder);
    if (!is_one)
        g_string_append_printf(said, "\n%s%s", runs, told < refs->n ? " and more" : "");
    tell_why(wanted, about, period ? period->label : "");
}

/* ---- the whole ---- */

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

static enum rt_status save_one(struct wanted *wanted, const char *asked,
                               const struct rt_period **period, struct edited *edited)
{
    struct edit *edit = &wanted->edit;
    struct rt_record given = {0};
    struct rt_update update;
    enum rt_status status = edit_read_whole(edit, asked, edited);
    g_ptr_array_set_size(wanted->told, 0);
    if (status == RT_OK && is_answer(wanted) && !*period)
        status = find_period(wanted, period);
    if (status == RT_OK && is_answer(wanted)) {
        status = make_update(wanted, edited, *period, &update);
        given.updates = (struct rt_list){&update, 1};
        edit_give(&given, "updates");
    }
    if (status == RT_OK && wanted->has_state)
        status = give_state(wanted, edited, &given);
    if (status == RT_OK && is_answer(wanted)) {
        status = check_rag(wanted, edited, *period, &given);
        stamp(wanted, edited, &given, &update);
    }
    return status == RT_OK ? edit_put(edit, edited, &given) : status;
}

static enum rt_status save(struct wanted *wanted, const struct rt_list *refs)
{
    enum { TELL_EVERY = 500 };
    struct rt_output *out = wanted->edit.context->out;
    const struct rt_period *period = NULL;
    struct edited edited = {0};
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < refs->n && status == RT_OK; i++) {
        status = save_one(wanted, rt_texts_at(refs, i), &period, &edited);
        if ((i + 1) % TELL_EVERY == 0)
            out->progress(out, "changing", i + 1, refs->n);
    }
    if (status == RT_OK)
        tell(wanted, refs, &edited, period);
    return status;
}

enum rt_status cmd_update(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    struct wanted wanted = {.told = g_ptr_array_new_with_free_func(g_free)};
    edit_init(&wanted.edit, context, error);
    enum rt_status status = read_wanted(&wanted, args);
    if (status == RT_OK)
        status = edit_begin(&wanted.edit);
    if (status == RT_OK)
        status = save(&wanted, &args->arguments);
    status = edit_end(&wanted.edit, status);
    g_ptr_array_unref(wanted.told);
    return status;
}
