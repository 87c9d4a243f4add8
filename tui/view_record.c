/* The Record: all of one recommendation, to read and to search in. */
#include "tui/view.h"

#include <rectrack/describe.h>

#include "tui/desk.h"
#include "tui/field.h"
#include "tui/finder.h"
#include "tui/frame.h"
#include "tui/pager.h"
#include "tui/register.h"

struct record {
    struct tui_view view;
    struct tui_view *list; /* the Register it was opened from */
    char *ref;
    struct tui_pager pager;
    struct tui_finder finder;
};

enum { LABEL = 12 };

static void add_block(struct tui_pager *pager, const struct rt_block_of_text *block,
                      bool is_first)
{
    enum tui_role role = block->kind == RT_BLOCK_LINE      ? TUI_PLAIN
                         : block->kind == RT_BLOCK_HEADING ? TUI_THEME
                                                           : TUI_NAME;
    if (block->kind == RT_BLOCK_HEADING && !is_first)
        tui_pager_add(pager, NULL, 0, TUI_PLAIN, "");
    int indent = block->kind == RT_BLOCK_LINE ? LABEL : 0;
    struct tui_line *line = tui_pager_add(pager, block->label, indent, role, block->text);
    if (block->rag == RT_RAG_NONE)
        return;
    char badge[16];
    line->badge = tui_badge(block->rag, block->is_suggested, pager->is_ascii, badge);
    line->sign = rt_arena_copy(&pager->arena, badge);
}

static void read_record(struct record *self)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    struct rt_error error = {0};
    tui_pager_empty(&self->pager);
    if (rt_register_record(desk->reg, self->ref, &desk->outlook, &arena, &record, &error) !=
        RT_OK) {
        tui_pager_add(&self->pager, NULL, 0, TUI_WARNING, error.sentence);
        tui_desk_fail(desk, &error);
    } else {
        struct rt_list blocks = rt_describe(&record, desk->facts, &arena);
        for (size_t i = 0; i < blocks.n; i++)
            add_block(&self->pager, (struct rt_block_of_text *)blocks.at + i, i == 0);
    }
    rt_arena_clear(&arena);
}

static struct record *of(struct tui_view *view)
{
    return (struct record *)view;
}

static unsigned place(const struct tui_view *view)
{
    return ((const struct record *)view)->finder.is_open ? TUI_AT_SEARCH : TUI_AT_RECORD;
}

static void step(struct record *self, enum tui_action action)
{
    const char *ref = tui_view_register_step(self->list, action);
    if (!ref) {
        tui_desk_say(self->view.desk, TUI_NOTICE, "%s",
                     action == TUI_DO_NEXT ? "This is the last one of the list"
                                           : "This is the first one of the list");
        return;
    }
    g_free(self->ref);
    self->ref = g_strdup(ref);
    read_record(self);
    self->pager.top = 0;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct record *self = of(view);
    if (tui_finder_act(&self->finder, view->desk, &self->pager, action))
        return TUI_REDO_DRAW;
    if (tui_pager_move(&self->pager, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_NEXT || action == TUI_DO_PREVIOUS)
        step(self, action);
    else if (action == TUI_DO_BACK)
        return TUI_REDO_CLOSE | TUI_REDO_DRAW;
    return TUI_REDO_DRAW;
}

static unsigned type(struct tui_view *view, const struct tui_event *event)
{
    struct record *self = of(view);
    tui_finder_type(&self->finder, view->desk, &self->pager, event);
    return TUI_REDO_DRAW;
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct record *self = of(view);
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    tui_pager_draw(&self->pager, canvas, frame.body, frame.height);
    tui_finder_draw(&self->finder, canvas, frame.state, self->ref, &self->pager);
}

static void reload(struct tui_view *view)
{
    read_record(of(view));
}

static const char *ref_of(const struct tui_view *view)
{
    return ((const struct record *)view)->ref;
}

static void position(const struct tui_view *view, GString *out)
{
    const struct record *self = (const struct record *)view;
    self->list->class->position(self->list, out);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct record *self = (const struct record *)view;
    g_string_append_printf(out, "Recommendation %s, ", self->ref);
    tui_pager_position(&self->pager, out);
}

static void close_view(struct tui_view *view)
{
    struct record *self = of(view);
    tui_pager_clear(&self->pager);
    tui_finder_clear(&self->finder);
    g_free(self->ref);
    g_free(self);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = type,
    .draw = draw,
    .reload = reload,
    .ref = ref_of,
    .position = position,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_record(struct tui_desk *desk, struct tui_view *list, const char *ref,
                                 const char *words)
{
    struct record *self = g_new0(struct record, 1);
    self->view = (struct tui_view){&class, desk};
    self->list = list;
    self->ref = g_strdup(ref);
    self->finder.words = *words ? g_strdup(words) : NULL;
    tui_pager_init(&self->pager, desk->canvas.is_ascii);
    read_record(self);
    return &self->view;
}
