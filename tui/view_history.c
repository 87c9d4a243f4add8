/* The history of one recommendation, or of all: what the command history says, to read
 * and to search in; it is asked again where something has changed. */
#include "tui/ask.h"
#include "tui/desk.h"
#include "tui/page.h"
#include "tui/views.h"

struct history {
    struct tui_page page;
    char *ref; /* NULL: of everything */
};

static void read_history(struct history *self)
{
    struct tui_desk *desk = self->page.view.desk;
    const char *const words[] = {"history", "--limit", "1000", self->ref};
    struct tui_answer answer;
    tui_pager_empty(&self->page.pager);
    tui_answer_init(&answer, &self->page.pager);
    tui_ask_into(desk, words, G_N_ELEMENTS(words) - !self->ref, &answer);
    tui_answer_clear(&answer);
}

static struct history *of(struct tui_view *view)
{
    return (struct history *)view;
}

static unsigned place(const struct tui_view *view)
{
    return tui_page_place(view, TUI_AT_ANSWER);
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    if (action == TUI_DO_COPY_TABLE)
        return tui_page_copy(view);
    if (!tui_page_act(view, action) && action == TUI_DO_BACK)
        return TUI_REDO_CLOSE | TUI_REDO_DRAW;
    return TUI_REDO_DRAW;
}

static void reload(struct tui_view *view)
{
    read_history(of(view));
}

static const char *ref_of(const struct tui_view *view)
{
    return ((const struct history *)view)->ref;
}

static void where(const struct tui_view *view, GString *out)
{
    tui_page_where(view, "The", out);
}

static void close_view(struct tui_view *view)
{
    g_free(of(view)->ref);
    tui_page_close(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = tui_page_type,
    .draw = tui_page_draw,
    .reload = reload,
    .ref = ref_of,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_history(struct tui_desk *desk, const char *ref)
{
    struct history *self = g_new0(struct history, 1);
    self->page.view = (struct tui_view){&class, desk};
    self->page.title = ref ? g_strdup_printf("history of %s", ref) : g_strdup("history of all");
    self->ref = g_strdup(ref);
    tui_pager_init(&self->page.pager, desk->is_ascii);
    read_history(self);
    return &self->page.view;
}
