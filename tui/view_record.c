/* The Record: all of one recommendation, to read and to search in. */
#include <rectrack/describe.h>

#include "tui/badge.h"
#include "tui/desk.h"
#include "tui/page.h"
#include "tui/views.h"

struct record {
    struct tui_page page;  /* its title is the reference */
    struct tui_view *list; /* the one it was opened from */
    int section;           /* that was gone to and not left since; 0: none */
};

enum { LABEL = 14 };

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
    line->section = (int)block->section;
    if (block->rag == RT_RAG_NONE)
        return;
    char badge[16];
    line->badge = tui_badge(block->rag, block->is_suggested, pager->is_ascii, badge);
    line->sign = rt_arena_copy(&pager->arena, badge);
}

static void read_record(struct record *self)
{
    struct tui_desk *desk = self->page.view.desk;
    struct tui_pager *pager = &self->page.pager;
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    struct rt_error error = {0};
    tui_pager_empty(pager);
    if (rt_register_record(desk->reg, self->page.title, &desk->outlook, &arena, &record,
                           &error) != RT_OK) {
        tui_pager_add(pager, NULL, 0, TUI_WARNING, error.sentence);
        tui_desk_fail(desk, &error);
    } else {
        struct rt_list blocks = rt_describe(&record, desk->facts, &arena);
        for (size_t i = 0; i < blocks.n; i++)
            add_block(pager, (struct rt_block_of_text *)blocks.at + i, i == 0);
        tui_news_seen(&desk->news, record.ref);
    }
    rt_arena_clear(&arena);
}

static struct record *of(struct tui_view *view)
{
    return (struct record *)view;
}

static unsigned place(const struct tui_view *view)
{
    return tui_page_place(view, TUI_AT_RECORD);
}

/* The next one is read from the section on that was read in this one. */
static void step(struct record *self, enum tui_action action)
{
    const char *ref = self->list->class->step(self->list, action);
    if (!ref) {
        tui_desk_say(self->page.view.desk, TUI_NOTICE, "%s",
                     action == TUI_DO_NEXT ? "This is the last one of the list"
                                           : "This is the first one of the list");
        return;
    }
    if (!self->section)
        self->section = tui_pager_section(&self->page.pager);
    g_free(self->page.title);
    self->page.title = g_strdup(ref);
    read_record(self);
    self->page.pager.top = 0;
    tui_pager_go(&self->page.pager, self->section);
}

static void go_to_latest(struct record *self)
{
    if (tui_pager_go(&self->page.pager, RT_SECTION_UPDATE))
        self->section = RT_SECTION_UPDATE;
    else
        tui_desk_say(self->page.view.desk, TUI_NOTICE, "No update of %s was written yet",
                     self->page.title);
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct record *self = of(view);
    if (tui_page_act(view, action)) {
        self->section = 0;
        return TUI_REDO_DRAW;
    }
    if (action == TUI_DO_NEXT || action == TUI_DO_PREVIOUS)
        step(self, action);
    else if (action == TUI_DO_LATEST)
        go_to_latest(self);
    return action == TUI_DO_BACK ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_DRAW;
}

static void reload(struct tui_view *view)
{
    read_record(of(view));
}

static const char *ref_of(const struct tui_view *view)
{
    return ((const struct record *)view)->page.title;
}

static int action_of(const struct tui_view *view)
{
    return tui_pager_number(&((const struct record *)view)->page.pager, RT_SECTION_ACTIONS);
}

static void position(const struct tui_view *view, GString *out)
{
    const struct record *self = (const struct record *)view;
    self->list->class->position(self->list, out);
}

static void where(const struct tui_view *view, GString *out)
{
    tui_page_where(view, "Recommendation", out);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = tui_page_type,
    .draw = tui_page_draw,
    .reload = reload,
    .ref = ref_of,
    .action = action_of,
    .position = position,
    .where = where,
    .close = tui_page_close,
};

struct tui_view *tui_view_record(struct tui_desk *desk, struct tui_view *list, const char *ref,
                                 const char *words)
{
    struct record *self = g_new0(struct record, 1);
    self->page.view = (struct tui_view){&class, desk};
    self->page.title = g_strdup(ref);
    self->page.finder.words = *words ? g_strdup(words) : NULL;
    self->list = list;
    tui_pager_init(&self->page.pager, desk->is_ascii);
    read_record(self);
    return &self->page.view;
}
