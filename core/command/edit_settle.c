/* What follows from a change: a state that closes wants its closure, a theme has its
 * group. */
#include "command/edit.h"

#include <string.h>

#include <rectrack/text.h>

/* ---- closures ---- */

/* What the closure of each closing state tells. */
static const char *const closure_tells[RT_STATES] = {
    [RT_STATE_COMPLETE] = "what was achieved",
    [RT_STATE_CLOSED_ALTERNATIVE] = "what is done instead",
    [RT_STATE_CLOSED_SUPERSEDED] = "what supersedes it",
    [RT_STATE_CLOSED_OVERTAKEN] = "which events overtook it",
    [RT_STATE_CLOSED_NOT_IMPLEMENTED] = "why it is not implemented",
    [RT_STATE_WITHDRAWN] = "why it is withdrawn",
};

enum rt_status edit_settle_closure(struct edit *edit, const struct edited *edited,
                                   struct rt_record *given)
{
    const struct rt_field *field = rt_field_find(&rt_record_shape, "closure");
    const struct rt_record *now = &edited->now;
    bool was_over = rt_state_is_over(now->state), is_over = rt_state_is_over(given->state);
    bool is_given = rt_field_is_given(&rt_record_shape, field, given);
    if (given->state == now->state)
        return RT_OK;
    if (was_over && !is_over && now->closure && !is_given) {
        given->closure = NULL;
        edit->n_opened++;
        edit_give(given, "closure");
    }
    bool has = is_given ? !edit_is_blank(given->closure) : now->closure && !was_over;
    return !is_over || has
               ? RT_OK
               : rt_fail(edit->error, RT_REFUSED,
                         "%s: %s wants a closure that says %s; give one (closure=TEXT, or "
                         "--reason TEXT to an update)",
                         now->ref, rt_states[given->state].label, closure_tells[given->state]);
}

/* ---- themes ---- */

static bool is_like(const char *a, const char *b)
{
    g_autofree char *one = rt_text_fold(a ? a : ""), *other = rt_text_fold(b ? b : "");
    return strcmp(one, other) == 0;
}

static bool is_given(const struct rt_record *given, const char *key)
{
    return rt_field_is_given(&rt_record_shape, rt_field_find(&rt_record_shape, key), given);
}

enum rt_status edit_settle_theme(struct edit *edit, struct rt_record *given)
{
    const struct rt_source *source = rt_facts_source(edit->outlook.facts, given->source);
    const struct rt_theme *found = NULL;
    size_t n = 0;
    g_autoptr(GString) groups = g_string_new(NULL);
    if (!is_given(given, "theme"))
        return RT_OK;
    for (size_t i = 0; source && given->theme && i < source->themes.n; i++) {
        const struct rt_theme *theme = rt_theme_at(&source->themes, i);
        if (!is_like(theme->name, given->theme) ||
            (is_given(given, "group") && !is_like(theme->group, given->group)))
            continue;
        found = theme;
        g_string_append_printf(groups, "%s%s", n++ ? ", " : "",
                               theme->group ? theme->group : "none");
    }
    if (n > 1)
        return rt_fail(edit->error, RT_REFUSED,
                       "%s has the theme \"%s\" under several groups (%s); say which group",
                       given->source, found->name, groups->str);
    if (found) {
        given->theme = found->name;
        given->group = found->group;
    } else if (!is_given(given, "group")) {
        given->group = NULL;
    }
    edit_give(given, "group");
    return RT_OK;
}
