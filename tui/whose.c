/* The owner chosen, and counting what is asked of that one. */
#include "tui/whose.h"

#include "tui/desk.h"

void tui_whose_clear(struct tui_whose *whose)
{
    g_free(whose->owner);
    *whose = (struct tui_whose){.n_waiting = -1};
}

void tui_whose_begin(struct tui_desk *desk)
{
    const struct rt_owner *owner = rt_asked_whom(desk->reg, desk->facts, desk->context->user);
    tui_whose_clear(&desk->whose);
    desk->whose.owner = owner ? g_strdup(owner->name) : NULL;
}

/* What can't be remembered is asked for again the next time. */
void tui_whose_choose(struct tui_desk *desk, const char *owner)
{
    struct rt_error error = {0};
    char *chosen = g_strdup(owner);
    tui_whose_clear(&desk->whose);
    desk->whose.owner = chosen;
    rt_asked_choose(desk->reg, desk->context->user, chosen, &error);
    rt_error_clear(&error);
}

const struct rt_period *tui_whose_period(const struct tui_desk *desk)
{
    const struct rt_period *period = desk->outlook.period;
    return period && period->state == RT_OPEN ? period : NULL;
}

bool tui_whose_find(struct tui_desk *desk, struct rt_unanswered *out)
{
    struct rt_error error = {0};
    *out = (struct rt_unanswered){0};
    if (!desk->whose.owner || !tui_whose_period(desk))
        return false;
    /* An owner who was renamed or merged is still called so for a while. */
    const struct rt_owner *owner = rt_facts_owner(desk->facts, desk->whose.owner);
    if (!owner) {
        tui_desk_say(desk, TUI_NOTICE, "There is no owner %s any more", desk->whose.owner);
        tui_whose_clear(&desk->whose);
        return false;
    }
    if (rt_unanswered_find(desk->reg, &desk->outlook, owner->name, out, &error) == RT_OK)
        return true;
    rt_unanswered_clear(out);
    tui_desk_fail(desk, &error);
    return false;
}

bool tui_whose_has_work(const struct tui_desk *desk)
{
    return desk->reg && desk->whose.n_waiting < 0 && desk->whose.owner &&
           tui_whose_period(desk);
}

bool tui_whose_work(struct tui_desk *desk)
{
    struct rt_unanswered found;
    if (!tui_whose_has_work(desk))
        return false;
    bool is_found = tui_whose_find(desk, &found);
    const struct rt_asked_owner *owner = is_found ? rt_asked_owner_at(&found, 0) : NULL;
    desk->whose.n_waiting = owner ? (long)owner->rows.n : 0;
    rt_unanswered_clear(&found);
    return true;
}
