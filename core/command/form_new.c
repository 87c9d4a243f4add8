/* form new: what an owner is asked for a period, as a file to send. */
#include "command/form_take.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/unanswered.h>

#include "base/file.h"

struct asking {
    struct rt_context *context;
    struct rt_register *reg;
    struct rt_outlook outlook;
    const struct rt_owner *owner;
    struct form form;
    const char *ends; /* the day of the period, in words */
    size_t n_cut;     /* cells that were too long */
};

/* ---- which are asked ---- */

static bool is_among(const struct asking *asking, const char *name)
{
    return rt_facts_owner(asking->outlook.facts, name) == asking->owner;
}

/* Those whom chase asks too, and who has a key action that is not over. */
static bool is_asked(const struct asking *asking, const struct rt_asked *asked,
                     const struct rt_record *record)
{
    for (size_t i = 0; i < asked->owners.n; i++)
        if (is_among(asking, rt_texts_at(&asked->owners, i)))
            return true;
    for (size_t i = 0; i < record->actions.n; i++) {
        const struct rt_action *action = rt_action_at(&record->actions, i);
        for (size_t k = 0; k < action->owners.n && !rt_state_is_over(action->state); k++)
            if (is_among(asking, rt_ownership_at(&action->owners, k)->name))
                return true;
    }
    return false;
}

static enum rt_status ask(struct asking *asking, const struct rt_asked *asked,
                          struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    enum rt_status status =
        rt_register_record(asking->reg, asked->ref, &asking->outlook, &arena, &record, error);
    if (status == RT_OK && is_asked(asking, asked, &record)) {
        struct form_row *row = form_add(&asking->form, record.ref);
        form_send(row, &record, &asked->with, &asking->form);
        asking->n_cut += form_fill(&asking->form, row, &record, &asking->outlook);
    }
    rt_arena_clear(&arena);
    return status;
}

static enum rt_status ask_all(struct asking *asking, struct rt_error *error)
{
    struct rt_unanswered unanswered = {0};
    char made[11];
    struct form *form = &asking->form;
    enum rt_status status = rt_unanswered_find(asking->reg, &asking->outlook,
                                               asking->owner->name, &unanswered, error);
    for (size_t i = 0; status == RT_OK && i < unanswered.rows.n; i++)
        status = ask(asking, rt_asked_at(&unanswered.rows, i), error);
    rt_unanswered_clear(&unanswered);
    if (status == RT_OK && !form->rows.n)
        return rt_fail(error, RT_REFUSED,
                       "%s has nothing to answer for %s; rectrack chase names who has",
                       asking->owner->name, asking->outlook.period->label);
    rt_day_iso(asking->context->today, made);
    form->period = rt_arena_copy(&form->arena, asking->outlook.period->id);
    form->label = rt_arena_copy(&form->arena, asking->outlook.period->label);
    form->owner = rt_arena_copy(&form->arena, asking->owner->name);
    form->made = rt_arena_copy(&form->arena, made);
    g_autofree char *ends = rt_day_words(asking->outlook.period->as_at);
    asking->ends = rt_arena_copy(&form->arena, ends);
    return status;
}

/* ---- the whole ---- */

static enum rt_status choose(struct asking *asking, const struct rt_args *args,
                             struct rt_error *error)
{
    const char *name = rt_args_option(args, "period");
    const struct rt_period *period = NULL;
    enum rt_status status =
        command_outlook(asking->context, asking->reg, &asking->outlook, error);
    if (status == RT_OK)
        status = command_owner(asking->outlook.facts, rt_args_option(args, "owner"),
                               &asking->owner, error);
    if (status == RT_OK && name)
        status = command_period(asking->outlook.facts, name, &period, error);
    if (status != RT_OK)
        return status;
    if (period)
        asking->outlook = rt_outlook_of(asking->outlook.facts, period, asking->context->today);
    period = asking->outlook.period;
    if (name && period->state == RT_CLOSED)
        return rt_fail(error, RT_REFUSED,
                       "the period %s is closed, and nothing can be reported in it; leave "
                       "--period out to ask for the open one",
                       period->label);
    return period && period->state == RT_OPEN
               ? RT_OK
               : rt_fail(error, RT_REFUSED,
                         "no period is open to report in; rectrack period open \"June 2020\" "
                         "would open one");
}

static enum rt_status make(struct asking *asking, const struct rt_args *args,
                           struct rt_error *error)
{
    g_autofree char *key = NULL;
    enum rt_status status = command_open(asking->context, RT_READ_ONCE, &asking->reg, error);
    if (status != RT_OK)
        return status;
    status = choose(asking, args, error);
    if (status == RT_OK)
        status = ask_all(asking, error);
    if (status == RT_OK)
        status = store_identity(asking->reg, &key, error);
    if (status == RT_OK)
        status = form_seal(&asking->form, key, error);
    command_close(asking->context, asking->reg);
    return status;
}

/* A form that came back may stand there, filled in. */
static enum rt_status write_file(struct asking *asking, const struct exchange_format *format,
                                 const char *path, struct rt_error *error)
{
    struct exchange_options options = {.modules = asking->context->modules};
    struct file_output *file;
    enum rt_status status = file_output_open_new(path, &file, error);
    if (status != RT_OK)
        return status;
    status = form_write(&asking->form, format, &options, &file->sink, error);
    if (status != RT_OK) {
        file_output_drop(file);
        return status;
    }
    status = file_output_keep(file, error);
    asking->context->has_saved = status == RT_PARTLY;
    return status;
}

static enum rt_status tell(const struct asking *asking, const char *path,
                           struct rt_error *error)
{
    const struct form *form = &asking->form;
    size_t told;
    g_autofree char *n = command_count(form->rows.n, "recommendation", "recommendations");
    g_autofree char *refs = command_runs(&form->refs, SIZE_MAX, &told);
    enum rt_status status =
        command_say(asking->context, error, "%s: what %s is asked for %s, which ends on %s: %s",
                    path, form->owner, form->label, asking->ends, n);
    if (status == RT_OK)
        status = command_say(asking->context, error, "%s", refs);
    if (status == RT_OK)
        status = command_say(asking->context, error,
                             "Send it to them; rectrack form take FILE takes it back");
    if (status == RT_OK && asking->n_cut)
        status = rt_fail(error, RT_PARTLY,
                         "cells to be read that were cut off, each with a mark: %zu; a form "
                         "takes %d characters in one",
                         asking->n_cut, FORM_MOST);
    return status;
}

enum rt_status form_new(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    struct asking asking = {.context = context};
    const char *path = rt_args_option(args, "output");
    if (!rt_args_option(args, "owner"))
        return rt_fail(error, RT_USAGE, "form new needs --owner NAME: whom it asks");
    if (!path || strcmp(path, "-") == 0)
        return rt_fail(error, RT_USAGE, "form new needs -o FILE.xlsx, .yaml or .csv");
    const struct exchange_format *format = exchange_format_of_path(path);
    if (!format || !form_has_format(format))
        return rt_fail(error, RT_USAGE,
                       "%s is no form; name a file that ends with .xlsx, .yaml or .csv", path);
    enum rt_status status = make(&asking, args, error);
    if (status == RT_OK)
        status = write_file(&asking, format, path, error);
    if (status == RT_OK)
        status = tell(&asking, path, error);
    form_clear(&asking.form);
    return status;
}
