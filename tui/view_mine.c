/* My updates: what an owner has to write before the period closes, the red and overdue
 * first, and below it what is written.  What keys do. */
#include "tui/mine.h"

#include <string.h>

#include "tui/views.h"

static struct tui_mine *of(struct tui_view *view)
{
    return (struct tui_mine *)view;
}

static const char *ref_of(const struct tui_view *view)
{
    const struct tui_mine *self = (const struct tui_mine *)view;
    const struct rt_asked *row = tui_mine_row(self, self->list.at);
    return row ? row->ref : NULL;
}

static void read_rows(struct tui_mine *self)
{
    struct tui_desk *desk = self->view.desk;
    rt_unanswered_clear(&self->found);
    bool is_found = tui_whose_find(desk, &self->found);
    self->asked = is_found ? rt_asked_owner_at(&self->found, 0) : NULL;
    if (self->asked)
        desk->whose.n_waiting = (long)self->asked->rows.n;
    size_t n = self->asked ? self->asked->rows.n + self->asked->answered.n : 0;
    tui_list_settle(&self->list, n, self->list.height);
}

/* The first that waits and was answered before; SIZE_MAX: none. */
static size_t find_back(const struct tui_mine *self, const struct rt_asked_owner *before)
{
    for (size_t i = 0; before && i < tui_mine_waiting(self); i++)
        for (size_t k = 0; k < before->answered.n; k++)
            if (!strcmp(tui_mine_row(self, i)->ref, rt_asked_at(&before->answered, k)->ref))
                return i;
    return SIZE_MAX;
}

/* The cursor stays on its row; where that was answered, on what waits in its place.  What the
 * person took back, it goes to. */
static void settle(struct tui_mine *self, const struct rt_asked_owner *before, const char *ref,
                   bool was_waiting)
{
    size_t n = tui_mine_waiting(self);
    size_t back = self->view.desk->is_own ? find_back(self, before) : SIZE_MAX;
    if (back != SIZE_MAX) {
        self->list.at = back;
        return;
    }
    for (size_t i = 0; ref && i < (was_waiting ? n : self->list.n); i++)
        if (!strcmp(tui_mine_row(self, i)->ref, ref)) {
            self->list.at = i;
            return;
        }
    if (was_waiting && n)
        self->list.at = MIN(self->list.at, n - 1);
}

static void reload(struct tui_view *view)
{
    struct tui_mine *self = of(view);
    const struct rt_asked_owner *asked = self->asked;
    const char *ref = ref_of(view);
    bool was_waiting = self->list.at < tui_mine_waiting(self);
    struct rt_unanswered before = self->found; /* asked and ref are of it */
    self->found = (struct rt_unanswered){0};
    read_rows(self);
    settle(self, asked, ref, was_waiting);
    rt_unanswered_clear(&before);
}

static unsigned place(const struct tui_view *view)
{
    (void)view;
    return TUI_AT_MINE;
}

static void remember(struct tui_mine *self, const char *ref)
{
    g_free(self->last);
    self->last = g_strdup(ref);
}

/* From row to row; the one that was written last has gone from its place already where
 * it is answered now, and what was passed over comes at the end. */
static const char *step(struct tui_view *view, enum tui_action action)
{
    struct tui_mine *self = of(view);
    size_t n = tui_mine_waiting(self), at = self->list.at;
    const char *here = ref_of(view);
    bool is_same = here && !g_strcmp0(here, self->last);
    if (action == TUI_DO_PREVIOUS)
        at = at ? at - 1 : n;
    else if (is_same)
        at++;
    if (action == TUI_DO_NEXT && at >= n && n)
        at = 0;
    if (at >= n || !g_strcmp0(tui_mine_row(self, at)->ref, self->last))
        return NULL;
    self->list.at = at;
    remember(self, tui_mine_row(self, at)->ref);
    return self->last;
}

static unsigned open_form(struct tui_mine *self)
{
    const char *ref = ref_of(&self->view);
    if (ref)
        remember(self, ref);
    tui_open_update(self->view.desk, ref ? self->last : NULL); /* or it says why not */
    return TUI_REDO_DRAW;
}

static unsigned ask_no_change(struct tui_mine *self)
{
    struct tui_desk *desk = self->view.desk;
    const char *ref = ref_of(&self->view), *why = tui_desk_why_readonly(desk);
    if (!ref)
        return open_form(self);
    if (self->list.at >= tui_mine_waiting(self)) {
        tui_desk_say(desk, TUI_NOTICE, "%s is answered already", ref);
        return TUI_REDO_DRAW;
    }
    if (why) {
        tui_desk_say(desk, TUI_WARNING, "No update can be written now: %s", why);
        return TUI_REDO_DRAW;
    }
    g_autofree char *question =
        g_strdup_printf("Report 1 recommendation, %s, as having no change in %s?", ref,
                        tui_whose_period(desk)->label);
    g_autofree char *quoted = g_shell_quote(ref);
    g_autofree char *line = g_strdup_printf("update %s --no-change", quoted);
    tui_desk_open(desk, tui_view_confirm(desk, question, "No change", "Back", line));
    return TUI_REDO_DRAW;
}

static void go(struct tui_mine *self, const char *ref)
{
    for (size_t i = 0; i < self->list.n; i++)
        if (!strcmp(tui_mine_row(self, i)->ref, ref))
            self->list.at = i;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct tui_mine *self = of(view);
    if (tui_list_move(&self->list, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_OPEN || action == TUI_DO_UPDATE)
        return open_form(self);
    if (action == TUI_DO_NO_CHANGE)
        return ask_no_change(self);
    if (action == TUI_DO_FIND_ROW)
        tui_desk_open(view->desk, tui_mine_find(view->desk));
    if (action == TUI_DO_TAKE_ROW)
        go(self, view->desk->picked);
    if (action == TUI_DO_OWNER)
        tui_desk_open(view->desk, tui_view_owners(view->desk));
    return action == TUI_DO_BACK ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_DRAW;
}

/* The first click brings the cursor, the second opens. */
static unsigned click(struct tui_view *view, int value)
{
    struct tui_mine *self = of(view);
    if (self->list.at == (size_t)value)
        return open_form(self);
    self->list.at = MIN((size_t)value, self->list.n ? self->list.n - 1 : 0);
    return TUI_REDO_DRAW;
}

static void position(const struct tui_view *view, GString *out)
{
    const struct tui_mine *self = (const struct tui_mine *)view;
    if (self->asked)
        g_string_append_printf(out, "%zu of %zu done", self->asked->answered.n,
                               self->asked->answered.n + self->asked->rows.n);
}

static void where(const struct tui_view *view, GString *out)
{
    const char *ref = ref_of(view), *owner = view->desk->whose.owner;
    g_string_append_printf(out, "My updates of %s, on %s, ", owner ? owner : "nobody yet",
                           ref ? ref : "nothing");
    position(view, out);
}

static void close_view(struct tui_view *view)
{
    rt_unanswered_clear(&of(view)->found);
    g_free(of(view)->last);
    g_free(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .click = click,
    .draw = tui_mine_draw,
    .reload = reload,
    .ref = ref_of,
    .step = step,
    .position = position,
    .where = where,
    .close = close_view,
};

/* One of each: all that lies on the register goes. */
void tui_open_mine(struct tui_desk *desk)
{
    tui_open_register(desk);
    struct tui_mine *self = g_new0(struct tui_mine, 1);
    self->view = (struct tui_view){&class, desk};
    self->list.height = desk->rows;
    read_rows(self);
    tui_desk_open(desk, &self->view);
    if (!desk->whose.owner && tui_whose_period(desk))
        tui_desk_open(desk, tui_view_owners(desk));
}

void tui_open_register(struct tui_desk *desk)
{
    while (desk->n_views > 1)
        tui_desk_close_top(desk);
}
