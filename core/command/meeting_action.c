/* An action that a meeting asks for: shown back, and a key action of its recommendation from
 * then on. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>

struct asking {
    struct sitting *sitting;
    struct rt_meeting_action read;
    struct rt_action action;
    struct rt_minute minute;
    bool makes_owners; /* whom nobody knows */
};

/* ---- who ---- */

static enum rt_status make_owner(struct edit *edit, const char *name)
{
    struct rt_owner owner = {0};
    enum rt_status status =
        rt_field_read(&rt_owner_shape, rt_field_find(&rt_owner_shape, "name"), &owner,
                      &edit->arena, name, edit->error);
    return status == RT_OK ? edit_put_fact(edit, &rt_owner_shape, &owner) : status;
}

static enum rt_status refuse_owner(struct edit *edit, const struct rt_doer *doer)
{
    return doer->meant
               ? rt_fail(
                     edit->error, RT_REFUSED,
                     "there is no owner \"%s\"; did you mean %s? --new-owner makes a new one",
                     doer->name, doer->meant)
               : rt_fail(edit->error, RT_REFUSED,
                         "there is no owner \"%s\"; --new-owner makes one", doer->name);
}

/* In the middle of a meeting nobody leaves an item for another command; but a name that was
 * mistyped must not become somebody of its own unasked. */
static enum rt_status read_owners(struct asking *asking)
{
    struct edit *edit = asking->sitting->edit;
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < asking->read.doers.n && status == RT_OK; i++) {
        const struct rt_doer *doer = rt_doer_at(&asking->read.doers, i);
        if (doer->is_unknown)
            status =
                asking->makes_owners ? make_owner(edit, doer->name) : refuse_owner(edit, doer);
        struct rt_ownership *who =
            rt_list_add(&asking->action.owners, &edit->arena, sizeof *who);
        who->name = doer->name;
        rt_texts_add(&asking->minute.owners, &edit->arena, doer->name);
    }
    if (status == RT_OK && !rt_meeting_knows_all(&asking->read))
        status = command_outlook(edit->context, edit->reg, &edit->outlook, edit->error);
    return status;
}

/* ---- the whole ---- */

static void tell(struct asking *asking, size_t place)
{
    struct edit *edit = asking->sitting->edit;
    g_autofree char *words = rt_minute_words(&asking->minute);
    sitting_tell(asking->sitting, "%s", words);
    g_string_append_printf(edit->said, "\n%s: key action %zu, ", asking->minute.ref, place);
    if (!asking->read.target.text) {
        g_string_append(edit->said, "without a target");
    } else {
        g_string_append(edit->said, "its target ");
        edit_tell_target(edit, &asking->read.target, edit->said);
    }
    for (size_t i = 0; i < asking->read.doers.n; i++)
        if (rt_doer_at(&asking->read.doers, i)->is_unknown)
            g_string_append_printf(edit->said, "\n%s: a new owner",
                                   rt_doer_at(&asking->read.doers, i)->name);
}

/* Does the recommendation have an action of those words still? */
static bool is_there(const struct rt_record *record, const char *text)
{
    for (size_t i = 0; i < record->actions.n; i++)
        if (g_strcmp0(rt_action_at(&record->actions, i)->text, text) == 0)
            return true;
    return false;
}

static enum rt_status ask(struct asking *asking, const char *asked)
{
    struct sitting *sitting = asking->sitting;
    struct edit *edit = sitting->edit;
    struct edited edited;
    const char *when = asking->read.target.text;
    asking->minute.kind = RT_MINUTE_ACTION;
    enum rt_status status = read_owners(asking);
    if (status == RT_OK)
        status = edit_read_whole(edit, asked, &edited);
    if (status == RT_OK)
        status = sitting_read(sitting, &asking->minute, "text", asking->read.what);
    if (status == RT_OK)
        status = sitting_read(sitting, &asking->minute, "target", when);
    if (status != RT_OK)
        return status;
    size_t place = edited.now.actions.n + 1;
    asking->minute.ref = rt_arena_copy(&edit->arena, edited.now.ref);
    const char *holder = rt_arena_copy(&edit->arena, edited.holder);
    asking->action.text = asking->minute.text;
    if (sitting_has_last(sitting, &asking->minute) &&
        is_there(&edited.now, asking->minute.text))
        return RT_OK;
    if (edit_has_action(&edited.now, &asking->action, when))
        return rt_fail(edit->error, RT_REFUSED, "%s has that key action already",
                       edited.now.ref);
    status = edit_add_action(edit, &edited, &asking->action, place, when);
    if (status != RT_OK)
        return status;
    agenda_done(sitting, holder);
    sitting_record(sitting, &asking->minute);
    tell(asking, place);
    return RT_OK;
}

/* What would be recorded; nothing of it remains. */
static enum rt_status preview(const struct asking *asking)
{
    struct edit *edit = asking->sitting->edit;
    return asking->minute.by
               ? command_say(edit->context, edit->error, "%s: %s; nothing was changed",
                             asking->minute.ref, rt_describe_action(&asking->read, &edit->one))
               : command_say(edit->context, edit->error, "It is recorded so already");
}

enum rt_status meeting_action(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error)
{
    struct sitting sitting;
    bool is_dry = rt_args_option(args, "dry-run") != NULL;
    struct asking asking = {.sitting = &sitting,
                            .makes_owners = rt_args_option(args, "new-owner") != NULL};
    const char *words = NULL;
    sitting_init(&sitting, context, error);
    struct edit *edit = sitting.edit;
    enum rt_status status = edit_words(edit, rt_args_argument(args, 2), &words);
    if (status == RT_OK)
        status = sitting_begin(&sitting, args, true);
    if (status == RT_OK)
        status = rt_meeting_read_action(edit->outlook.facts, rt_day_parse(sitting.meeting.date),
                                        words, &edit->arena, &asking.read, error);
    if (status == RT_OK)
        status = ask(&asking, rt_args_argument(args, 1));
    if (status == RT_OK && is_dry)
        status = preview(&asking);
    return is_dry ? sitting_leave(&sitting, status) : sitting_end(&sitting, status);
}
