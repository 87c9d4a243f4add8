/* "Hampton Trust: ask for funds – by Dec 2020": an action that a meeting asks for, taken
 * apart, shown back, and a key action of its recommendation from then on. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/request.h>

struct asking {
    struct sitting *sitting;
    struct rt_request request;
    struct rt_action action;
    struct rt_minute minute;
};

/* ---- its parts ---- */

static enum rt_status read_owners(struct asking *asking)
{
    struct edit *edit = asking->sitting->edit;
    enum rt_status status = RT_OK;
    for (char **name = asking->request.who; *name && status == RT_OK; name++) {
        const struct rt_owner *owner;
        status = command_owner(edit->outlook.facts, *name, &owner, edit->error);
        if (status != RT_OK)
            break;
        struct rt_ownership *who =
            rt_list_add(&asking->action.owners, &edit->arena, sizeof *who);
        who->name = rt_arena_copy(&edit->arena, owner->name);
        rt_texts_add(&asking->minute.owners, &edit->arena, owner->name);
    }
    return status;
}

static enum rt_status take_apart(struct asking *asking, const char *words)
{
    struct edit *edit = asking->sitting->edit;
    return rt_request_read(words, edit->outlook.facts, &asking->request)
               ? RT_OK
               : rt_fail(edit->error, RT_USAGE,
                         "\"%s\" does not say who does what; write who: what – by when, such "
                         "as \"Hampton Trust: ask for funds – by Dec 2020\"",
                         words);
}

/* ---- the whole ---- */

static void tell(struct asking *asking, size_t place)
{
    struct edit *edit = asking->sitting->edit;
    g_autofree char *words = rt_minute_words(&asking->minute);
    sitting_tell(asking->sitting, "%s", words);
    g_string_append_printf(edit->said, "\n%s: key action %zu, ", asking->minute.ref, place);
    if (!asking->request.when) {
        g_string_append(edit->said, "without a target");
        return;
    }
    struct rt_target target = {.text = asking->request.when};
    rt_target_understand(target.text, &target.kind, &target.earliest, &target.latest);
    g_string_append(edit->said, "its target ");
    edit_tell_target(edit, &target, edit->said);
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
    asking->minute.kind = RT_MINUTE_ACTION;
    enum rt_status status = edit_read_whole(edit, asked, &edited);
    if (status == RT_OK)
        status = read_owners(asking);
    if (status == RT_OK)
        status = sitting_read(sitting, &asking->minute, "text", asking->request.what);
    if (status == RT_OK)
        status = sitting_read(sitting, &asking->minute, "target", asking->request.when);
    if (status != RT_OK)
        return status;
    size_t place = edited.now.actions.n + 1;
    asking->minute.ref = rt_arena_copy(&edit->arena, edited.now.ref);
    const char *holder = rt_arena_copy(&edit->arena, edited.holder);
    asking->action.text = asking->minute.text;
    if (sitting_has_last(sitting, &asking->minute) &&
        is_there(&edited.now, asking->minute.text))
        return RT_OK;
    if (edit_has_action(&edited.now, &asking->action, asking->request.when))
        return rt_fail(edit->error, RT_REFUSED, "%s has that key action already",
                       edited.now.ref);
    status = edit_add_action(edit, &edited, &asking->action, place, asking->request.when);
    if (status != RT_OK)
        return status;
    agenda_done(sitting, holder);
    sitting_record(sitting, &asking->minute);
    tell(asking, place);
    return RT_OK;
}

enum rt_status meeting_action(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error)
{
    struct sitting sitting;
    struct asking asking = {.sitting = &sitting};
    const char *words = NULL;
    sitting_init(&sitting, context, error);
    enum rt_status status = edit_words(sitting.edit, rt_args_argument(args, 2), &words);
    if (status == RT_OK)
        status = sitting_begin(&sitting, args, true);
    if (status == RT_OK)
        status = take_apart(&asking, words);
    if (status == RT_OK)
        status = ask(&asking, rt_args_argument(args, 1));
    status = sitting_end(&sitting, status);
    rt_request_clear(&asking.request);
    return status;
}
