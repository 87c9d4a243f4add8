/* What was written earlier and not saved, to be read; of what can't be saved any more also the
 * question what shall become of it. */
#include "tui/desk.h"
#include "tui/draft.h"
#include "tui/page.h"
#include "tui/views.h"

static void lay(struct tui_pager *pager, bool is_ascii, const struct rt_draft *draft)
{
    tui_pager_init(pager, is_ascii);
    for (size_t i = 0; i < draft->fields.n; i++) {
        const struct rt_draft_field *field =
            (const struct rt_draft_field *)draft->fields.at + i;
        tui_pager_add(pager, field->key, -1, TUI_PLAIN, field->text);
    }
}

static char *title_of(const struct rt_draft *draft)
{
    g_autofree char *when = tui_draft_when(draft);
    g_autofree char *name = tui_draft_name(&draft->key);
    return g_strdup_printf("%s, draft from %s", name, when);
}

struct tui_view *tui_view_draft(struct tui_desk *desk, const struct rt_draft *draft)
{
    struct tui_pager pager;
    g_autofree char *title = title_of(draft);
    lay(&pager, desk->is_ascii, draft);
    return tui_view_answer(desk, &pager, title);
}

/* ---- one that can't be saved ---- */

struct stale {
    struct tui_page page;
    struct rt_arena arena; /* of the key */
    struct rt_draft_key key;
    char *why;
};

static struct stale *of(struct tui_view *view)
{
    return (struct stale *)view;
}

static void ask(struct stale *self)
{
    static const char *const answers[] = {"Look", "Discard", "Leave it", NULL};
    struct tui_desk *desk = self->page.view.desk;
    g_autofree char *question =
        g_strdup_printf("%s. It can't be saved any more: %s.", self->page.title, self->why);
    tui_desk_open(desk, tui_view_offer(desk, question, answers));
}

static unsigned place(const struct tui_view *view)
{
    return tui_page_place(view, TUI_AT_ANSWER);
}

/* What was read is asked about again. */
static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct stale *self = of(view);
    if (action == TUI_DO_COPY_TABLE)
        return tui_page_copy(view);
    if (action == TUI_DO_FIRST || tui_page_act(view, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_BACK)
        ask(self);
    if (action == TUI_DO_SECOND)
        tui_draft_forget(view->desk, &self->key);
    bool is_over = action == TUI_DO_SECOND || action == TUI_DO_THIRD || action == TUI_DO_NO;
    return is_over ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_DRAW;
}

static void where(const struct tui_view *view, GString *out)
{
    tui_page_where(view, "What was not saved:", out);
}

static void close_view(struct tui_view *view)
{
    rt_arena_clear(&of(view)->arena);
    g_free(of(view)->why);
    tui_page_close(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = tui_page_type,
    .draw = tui_page_draw,
    .where = where,
    .close = close_view,
};

void tui_open_stale_draft(struct tui_desk *desk, const struct rt_draft *draft, const char *why)
{
    struct stale *self = g_new0(struct stale, 1);
    const struct rt_draft_key *key = &draft->key;
    struct rt_arena *arena = &self->arena;
    self->page.view = (struct tui_view){&class, desk};
    self->page.title = title_of(draft);
    lay(&self->page.pager, desk->is_ascii, draft);
    self->key =
        (struct rt_draft_key){rt_arena_copy(arena, key->reg), rt_arena_copy(arena, key->user),
                              rt_arena_copy(arena, key->form), rt_arena_copy(arena, key->ref),
                              rt_arena_copy(arena, key->period)};
    self->why = g_strdup(why);
    tui_desk_open(desk, &self->page.view);
    ask(self);
}
