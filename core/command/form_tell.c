/* What came of a form that was taken back, told. */
#include <string.h>

#include <rectrack/date.h>

#include "command/form_take.h"

static enum rt_status tell_lines(struct form_taking *taking, const char *heading,
                                 const GPtrArray *lines, struct rt_error *error)
{
    struct rt_output *out = taking->wanted.edit.context->out;
    enum rt_status status = lines->len ? out->heading(out, heading, error) : RT_OK;
    for (guint i = 0; i < MIN(lines->len, FORM_CHANGES_TOLD) && status == RT_OK; i++)
        status = out->line(out, NULL, lines->pdata[i], error);
    if (status == RT_OK && lines->len > FORM_CHANGES_TOLD)
        status = out->line(out, NULL, "and more", error);
    return status;
}

static enum rt_status tell_left(struct form_taking *taking, const char *heading,
                                const GPtrArray *all, struct rt_error *error)
{
    struct rt_output *out = taking->wanted.edit.context->out;
    enum rt_status status = all->len ? out->heading(out, heading, error) : RT_OK;
    for (guint i = 0; i < all->len && status == RT_OK; i++) {
        const struct form_left *left = all->pdata[i];
        status = out->line(out, left->ref, left->why, error);
        if (status == RT_OK && left->sent)
            status = out->line(out, "  As sent", left->sent, error);
        if (status == RT_OK && left->now)
            status = out->line(out, "  Now", left->now, error);
        if (status == RT_OK && left->theirs)
            status = out->line(out, "  Form says", left->theirs, error);
    }
    return status;
}

static void add_strays(struct form_taking *taking)
{
    const struct rt_list *strays = &taking->form.strays;
    for (size_t i = 0; i < strays->n; i++) {
        const struct form_stray *stray = rt_list_item(strays, i, sizeof *stray);
        g_autofree char *words = form_quoted(stray->words);
        g_ptr_array_add(taking->refused,
                        g_strdup_printf("%s %u: %s stands where no answer is due",
                                        taking->form.is_sheet ? "row" : "line", stray->line,
                                        words));
    }
}

/* "Hampton Trust: 2 of 3 recommendations updated for June 2020" */
static enum rt_status tell_counts(struct form_taking *taking, bool is_dry,
                                  struct rt_error *error)
{
    struct rt_context *context = taking->wanted.edit.context;
    const struct form *form = &taking->form;
    bool says_how = !is_dry && !context->reg && taking->n_taken;
    size_t told;
    g_autofree char *all = command_count(form->refs.n, "recommendation", "recommendations");
    enum rt_status status =
        command_say(context, error, "%s: %zu of %s %s for %s%s", taking->owner->name,
                    taking->n_taken, all, is_dry ? "would be updated" : "updated",
                    taking->period->label, says_how ? "; rectrack undo takes it back" : "");
    g_autofree char *refs = command_runs(&taking->empty, SIZE_MAX, &told);
    if (status == RT_OK && taking->empty.n)
        status = command_say(context, error, "Not answered in this form: %s", refs);
    if (status == RT_OK && is_dry)
        status = command_say(context, error, "Nothing was written yet");
    return status;
}

static enum rt_status tell_rest(struct form_taking *taking, struct rt_error *error)
{
    add_strays(taking);
    enum rt_status status = tell_left(taking, "Left as it is", taking->left, error);
    if (status == RT_OK)
        status = tell_lines(taking, "None of this form's, not taken", taking->refused, error);
    return status == RT_OK
               ? tell_left(taking, "Only to be read, not taken", taking->altered, error)
               : status;
}

static enum rt_status tell_gap(struct form_taking *taking, const GPtrArray *lines,
                               struct rt_error *error)
{
    struct rt_output *out = taking->wanted.edit.context->out;
    bool has_told =
        lines->len || taking->left->len || taking->refused->len || taking->altered->len;
    return has_told ? out->line(out, NULL, "", error) : RT_OK;
}

/* n_gone: so much of it was taken and does not stand any more. */
static enum rt_status end(const struct form_taking *taking, size_t n_gone, const char *what,
                          struct rt_error *error)
{
    size_t n = taking->left->len + taking->refused->len + n_gone;
    if (!n)
        return RT_OK;
    return rt_fail(error, RT_PARTLY, "%s: %zu %s left alone", what, n,
                   n == 1 ? "answer or row was" : "answers or rows were");
}

enum rt_status form_tell(struct form_taking *taking, const GPtrArray *lines, bool is_dry,
                         struct rt_error *error)
{
    enum rt_status status =
        tell_lines(taking, is_dry ? "Would change" : "Changed", lines, error);
    if (status == RT_OK)
        status = tell_rest(taking, error);
    if (status == RT_OK)
        status = tell_gap(taking, lines, error);
    if (status == RT_OK)
        status = tell_counts(taking, is_dry, error);
    return status == RT_OK ? end(taking, 0, "not all of the form was taken", error) : status;
}

enum rt_status form_tell_again(struct form_taking *taking, const GPtrArray *lines,
                               const struct store_deed *before, struct rt_error *error)
{
    g_autofree char *when = rt_moment_words(before->at);
    enum rt_status status = tell_lines(taking, "Does not stand any more", lines, error);
    if (status == RT_OK)
        status = tell_rest(taking, error);
    if (status == RT_OK)
        status = tell_gap(taking, lines, error);
    if (status == RT_OK)
        status = command_say(taking->wanted.edit.context, error,
                             "Nothing was changed: this form was taken at %s by %s; rectrack "
                             "undo %" G_GINT64_FORMAT " would take that back",
                             when, before->actor, before->number);
    return status == RT_OK
               ? end(taking, lines->len, "not all of the form stands in the register", error)
               : status;
}
