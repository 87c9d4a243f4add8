/* An action of a meeting as it was understood, told back in words. */
#include <rectrack/describe.h>
#include <rectrack/meeting.h>

#include <string.h>

static void put_doers(const struct rt_list *doers, GString *out)
{
    for (size_t i = 0; i < doers->n; i++) {
        const struct rt_doer *doer = rt_doer_at(doers, i);
        const char *before = i == 0 ? "" : i + 1 < doers->n ? ", " : " and ";
        g_string_append_printf(out, "%s%s", before, doer->name);
        if (doer->is_unknown)
            g_string_append(out, " (nobody goes by that name yet)");
    }
}

/* What is a day or a span is told with its days, anything else in its own words.  Where a dash
 * set off what is no day, what was meant may have been one. */
static void put_when(const struct rt_meeting_action *action, struct rt_arena *arena,
                     GString *out)
{
    const struct rt_target *target = &action->target;
    if (!target->text) {
        bool has_dash = strstr(action->what, " - ") || strstr(action->what, " – ");
        g_string_append_printf(out, "no target%s",
                               has_dash ? "; by when is written such as - by 10 July" : "");
        return;
    }
    const char *meant = rt_describe_target(target, arena);
    if (target->kind == RT_KIND_DATE)
        g_string_append_printf(out, "by %s%s%s", target->text, meant ? " = " : "",
                               meant ? meant : "");
    else
        g_string_append_printf(out, "its target \"%s\"%s%s%s", target->text, meant ? " (" : "",
                               meant ? meant : "", meant ? ")" : "");
}

const char *rt_describe_action(const struct rt_meeting_action *action, struct rt_arena *arena)
{
    g_autoptr(GString) out = g_string_new(NULL);
    put_doers(&action->doers, out);
    g_string_append_printf(out, "; %s; ", action->what);
    put_when(action, arena, out);
    return rt_arena_copy(arena, out->str);
}
