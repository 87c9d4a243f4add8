/* update: what one person reports of a recommendation in a period, and what they change
 * with it; a colour, a state or no change of several at once.  One change set, all or
 * nothing. */
#include "command/update.h"

#include <string.h>

/* ---- what is asked for ---- */

/* Do these go together?  n: of how many it is said. */
static enum rt_status check(const struct wanted *wanted, size_t n, struct rt_error *error)
{
    bool has_words = update_has_words(wanted), has_targets = wanted->targets.n > 0;
    bool has_parts = has_targets || wanted->ticks.n;
    bool has_set = wanted->has_rag || wanted->has_state || has_targets;
    const struct {
        bool is_so;
        const char *sentence;
    } faults[] = {
        {n > 1 && has_words,
         "--progress and --challenge are written of one recommendation at a time; name one"},
        {n > 1 && has_parts,
         "--target, --tick and --untick are of one recommendation; name one"},
        {(wanted->target_reason || wanted->granted_by) && !has_targets,
         "--target-reason and --granted-by say why a target is new; give --target with them"},
        {wanted->reason && !has_set,
         "--reason says why a colour, a state or a target is set; give --rag, --state or "
         "--target with it"},
        {!update_is_answer(wanted) && !wanted->has_state && !has_parts,
         "update has nothing to save; give it --progress, --challenge, --no-change, --rag, "
         "--state, --target or --tick"},
        {has_targets &&
             edit_is_blank(wanted->target_reason ? wanted->target_reason : wanted->reason),
         "a revised target needs an explanation; give a reason (--target-reason TEXT)"},
        {wanted->has_no_change && has_words,
         "--no-change says that there is nothing to tell; leave it out, or --progress and "
         "--challenge"},
        {wanted->adds && !has_words,
         "--add keeps the paragraphs that are there; give --progress or --challenge with it"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        if (faults[i].is_so)
            return rt_fail(error, RT_USAGE, "%s", faults[i].sentence);
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
    const struct {
        const char *name, **out;
    } texts[] = {{"progress", &wanted->progress},
                 {"challenge", &wanted->challenge},
                 {"reason", &wanted->reason},
                 {"target-reason", &wanted->target_reason},
                 {"granted-by", &wanted->granted_by}};
    enum rt_status status = RT_OK;
    wanted->period = rt_args_option(args, "period");
    wanted->adds = rt_args_option(args, "add") != NULL;
    wanted->has_no_change = rt_args_option(args, "no-change") != NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(texts) && status == RT_OK; i++)
        status = read_text(edit, args, texts[i].name, texts[i].out);
    if (status == RT_OK)
        status =
            read_choice(edit, args, &rt_update_shape, "rag", &wanted->set, &wanted->has_rag);
    if (status == RT_OK)
        status = read_choice(edit, args, &rt_record_shape, "state", &wanted->state,
                             &wanted->has_state);
    if (status == RT_OK)
        status = update_read_parts(wanted, args);
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

/* ---- the whole ---- */

enum rt_status update_one(struct wanted *wanted, const char *asked,
                          const struct rt_period **period, struct edited *edited)
{
    struct edit *edit = &wanted->edit;
    struct rt_record given;
    struct rt_update update;
    enum rt_status status = edit_read_whole(edit, asked, edited);
    g_ptr_array_set_size(wanted->told, 0);
    if (status == RT_OK && update_is_answer(wanted) && !*period)
        status = find_period(wanted, period);
    if (status == RT_OK)
        status = update_give(wanted, edited, *period, &given, &update);
    return status == RT_OK ? edit_put(edit, edited, &given) : status;
}

static enum rt_status save(struct wanted *wanted, const struct rt_list *refs)
{
    enum { TELL_EVERY = 500 };
    struct edit *edit = &wanted->edit;
    const struct rt_period *period = NULL;
    struct edited edited = {0};
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < refs->n && status == RT_OK; i++) {
        status = update_one(wanted, rt_texts_at(refs, i), &period, &edited);
        if (status == RT_OK && (i + 1) % TELL_EVERY == 0)
            status = command_progress(edit->context, "changing", i + 1, refs->n, edit->error);
    }
    if (status == RT_OK)
        update_tell(wanted, refs, &edited, period);
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
