/* What is done by the clock and not by a key: counts while nobody types, a look at
 * what others have changed, and keeping what was typed as a draft. */
#include "tui/session.h"

#include <string.h>

#include "tui/draft.h"

enum { PAUSE = 60, LOOK_EVERY = 1000, KEEP_AFTER = 1000 /* milliseconds */ };

/* A projector has nothing else to do, and is within the second behind. */
static int64_t look_every(const struct tui_session *session)
{
    return tui_desk_place(&session->desk) & TUI_AT_FOLLOW ? LOOK_EVERY / 4 : LOOK_EVERY;
}

static bool has_idle_work(const struct tui_session *session)
{
    const struct tui_view *top = tui_desk_top(&session->desk);
    return tui_desk_is_behind(&session->desk) ||
           (top->class->has_idle_work && top->class->has_idle_work(top)) ||
           tui_whose_has_work(&session->desk);
}

bool tui_session_idle(struct tui_session *session)
{
    struct tui_view *top = tui_desk_top(&session->desk);
    if (tui_desk_catch_up(&session->desk))
        return true;
    bool has_news = top->class->idle && top->class->idle(top);
    return tui_whose_work(&session->desk) || has_news;
}

/* ---- others ---- */

/* What stands under the person's eyes, or is being written, stays until it is asked
 * for; all else is read again where it stands. */
static void refresh(struct tui_desk *desk)
{
    struct rt_error error = {0};
    if (tui_desk_read_facts(desk, &error) != RT_OK) {
        tui_desk_fail(desk, &error);
        return;
    }
    desk->news.is_held = false;
    for (size_t i = 0; i < desk->n_views; i++) {
        struct tui_view *view = desk->views[i];
        const char *ref = view->class->ref ? view->class->ref(view) : NULL;
        if (tui_news_has(&desk->news, ref))
            desk->news.is_held = true;
        else if (view->class->reload)
            view->class->reload(view);
    }
}

bool tui_session_look(struct tui_session *session)
{
    struct tui_desk *desk = &session->desk;
    if (!desk->reg || !rt_register_has_changed(desk->reg))
        return false;
    g_autofree char *said = tui_news_read(&desk->news, desk->reg);
    bool is_warned = desk->message && desk->message_role == TUI_WARNING;
    g_autofree char *before = is_warned ? g_strconcat(desk->message, ". ", NULL) : NULL;
    refresh(desk);
    if (said)
        tui_desk_say(desk, is_warned ? TUI_WARNING : TUI_NOTICE, "%s%s%s", before ? before : "",
                     said,
                     !desk->news.is_held                  ? ""
                     : tui_desk_place(desk) & TUI_READING ? " - press r to show it, your "
                                                            "place is kept"
                                                          : "; what you wrote stays");
    return true;
}

void tui_session_show_changes(struct tui_session *session)
{
    struct tui_desk *desk = &session->desk;
    tui_session_look(session);
    guint n = g_hash_table_size(desk->news.fresh);
    tui_news_seen(&desk->news, NULL);
    tui_desk_reload(desk);
    tui_desk_say(desk, TUI_NOTICE,
                 n ? "All is shown as it is now" : "Nobody else has changed anything");
}

/* ---- the clock ---- */

static int64_t clock_now(void)
{
    return g_get_monotonic_time() / 1000;
}

int tui_session_wait(const struct tui_session *session)
{
    bool is_now = session->goes_on || tui_desk_is_behind(&session->desk);
    int64_t wait = !has_idle_work(session) ? look_every(session) : is_now ? 0 : PAUSE;
    if (session->keep_at)
        wait = MIN(wait, session->keep_at - clock_now());
    return (int)MAX(wait, 0);
}

/* Something was typed: it is kept a second later, however fast the typing goes on. */
static bool keep_in_time(struct tui_session *session, int64_t now)
{
    if (tui_drafts_state(&session->desk) < TUI_DRAFT_UNKEPT) {
        session->keep_at = 0;
        return false;
    }
    if (!session->keep_at)
        session->keep_at = now + KEEP_AFTER;
    if (now < session->keep_at)
        return false;
    session->keep_at = 0;
    tui_drafts_keep(&session->desk);
    return true;
}

unsigned tui_session_tick(struct tui_session *session, bool is_quiet)
{
    int64_t now = clock_now();
    bool has_news = keep_in_time(session, now);
    if (now >= session->look_at) {
        session->look_at = now + look_every(session) - PAUSE;
        has_news = tui_session_look(session) || has_news;
    }
    session->goes_on = is_quiet && has_idle_work(session);
    if (session->goes_on)
        has_news = tui_session_idle(session) || has_news;
    return has_news ? TUI_REDO_DRAW : TUI_REDO_NOTHING;
}
