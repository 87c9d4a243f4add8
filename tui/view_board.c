/* The Board: what the filter leaves in lanes, one of them open to read.  Lanes stand one
 * below the other with their counts, the recommendations of the open one below them: all of
 * it reads straight across. */
#include <string.h>

#include "tui/badge.h"
#include "tui/chart.h"
#include "tui/frame.h"
#include "tui/register.h"
#include "tui/views.h"

struct board {
    struct tui_chart chart;
    enum rt_by by;
    struct rt_arena arena;
    struct rt_list lanes; /* struct rt_lane */
    size_t lane, top;     /* the open one; the first that is seen */
    size_t total;         /* recommendations, each once */
    bool was_left; /* not counted since it was opened: the cursor goes to where it was left */
    struct tui_register *list;
};

enum { LANE_ZONE = 1 << 24 }; /* zones of lanes begin there, those of rows at 0 */

static struct board *of(struct tui_view *view)
{
    return (struct board *)view;
}

static const struct rt_lane *open_lane(const struct board *self)
{
    return self->lanes.n ? rt_lane_at(&self->lanes, self->lane) : NULL;
}

/* ---- what is read ---- */

static void read_lanes(struct board *self)
{
    struct tui_desk *desk = self->chart.view.desk;
    struct rt_select select = tui_chart_select(&self->chart);
    struct rt_tally tally = {0};
    struct rt_error error = {0};
    rt_arena_reset(&self->arena);
    self->lanes = (struct rt_list){0};
    enum rt_status status =
        rt_register_lanes(desk->reg, &select, self->by, &self->arena, &self->lanes, &error);
    if (status == RT_OK)
        status = rt_register_tally(desk->reg, &select, &tally, &error);
    if (status != RT_OK)
        tui_desk_fail(desk, &error);
    self->total = tally.total;
    self->lane = self->lanes.n ? MIN(self->lane, self->lanes.n - 1) : 0;
}

static void drop_list(struct board *self)
{
    if (self->list)
        self->list->view.class->close(&self->list->view);
    self->list = NULL;
}

static void open_list(struct board *self)
{
    drop_list(self);
    if (!self->lanes.n)
        return;
    g_autofree char *line = tui_chart_line(&self->chart, open_lane(self)->word, NULL);
    self->list = tui_register_new(self->chart.view.desk, line);
}

/* The first lane that holds anything, where nobody has chosen one yet. */
static void find_first(struct board *self)
{
    self->lane = 0;
    while (self->lane + 1 < self->lanes.n && !open_lane(self)->tally.total)
        self->lane++;
    if (self->lanes.n && !open_lane(self)->tally.total)
        self->lane = 0;
}

static void count(struct tui_view *view)
{
    struct board *self = of(view);
    const char *ref = self->was_left ? view->desk->left.ref : NULL;
    read_lanes(self);
    if (!ref)
        find_first(self);
    open_list(self);
    if (ref && self->list)
        tui_register_show(self->list, ref);
    self->was_left = false;
}

static void recount(struct tui_view *view)
{
    struct board *self = of(view);
    const struct rt_lane *lane = open_lane(self);
    g_autofree char *word = g_strdup(lane ? lane->word : "");
    read_lanes(self);
    for (size_t i = 0; i < self->lanes.n; i++)
        if (!strcmp(rt_lane_at(&self->lanes, i)->word, word)) {
            self->lane = i;
            tui_register_reload(&self->list->view);
            return;
        }
    open_list(self);
}

/* ---- what keys do ---- */

static unsigned place(const struct tui_view *view)
{
    (void)view;
    return TUI_AT_BOARD;
}

static unsigned open_record(struct board *self)
{
    const char *ref = self->list ? tui_register_ref(self->list) : NULL;
    struct tui_desk *desk = self->chart.view.desk;
    if (ref)
        tui_desk_open(desk, tui_view_record(desk, &self->list->view, ref, ""));
    else
        tui_desk_say(desk, TUI_NOTICE, "Nothing stands in this lane");
    return TUI_REDO_DRAW;
}

static unsigned go_to(struct board *self, size_t lane)
{
    if (lane < self->lanes.n && lane != self->lane) {
        self->lane = lane;
        open_list(self);
    }
    return TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct board *self = of(view);
    if (action >= TUI_DO_UP && action <= TUI_DO_END) {
        if (self->list)
            tui_register_move(self->list, action);
    } else if (action == TUI_DO_OPEN) {
        return open_record(self);
    } else if (action == TUI_DO_LEFT) {
        return go_to(self, self->lane - 1);
    } else if (action == TUI_DO_RIGHT) {
        return go_to(self, self->lane + 1);
    } else if (action == TUI_DO_BY) {
        self->by = tui_chart_next(self->by, RT_AXES);
        tui_chart_count(&self->chart);
    } else {
        return tui_chart_act(&self->chart, action, "board");
    }
    return TUI_REDO_DRAW;
}

static unsigned click(struct tui_view *view, int value)
{
    struct board *self = of(view);
    if (value >= LANE_ZONE)
        return go_to(self, (size_t)(value - LANE_ZONE));
    if (!self->list || (size_t)value >= self->list->rows.rows->len)
        return TUI_REDO_NOTHING;
    if (self->list->at == (size_t)value)
        return open_record(self);
    self->list->at = (size_t)value;
    return TUI_REDO_DRAW;
}

/* ---- what it looks like ---- */

/* "■ r  Red    2   13%  ███" */
static void draw_lane(const struct board *self, struct tui_canvas *canvas, int y, size_t i)
{
    enum { LABEL = 7, COUNT = 6, BARS = 30 };
    const struct rt_lane *lane = rt_lane_at(&self->lanes, i);
    int width = CLAMP(canvas->cols / 3, 16, 48), x = LABEL + width;
    size_t n = lane->tally.total, of = self->total;
    bool is_suggested;
    enum rt_rag rag = tui_chart_rag(self->by, lane, &is_suggested);
    char badge[16];
    enum tui_role role = tui_badge(rag, is_suggested, canvas->is_ascii, badge);
    tui_put(canvas, y, LABEL, width, i == self->lane ? TUI_NAME : TUI_PLAIN, lane->label);
    tui_putf(canvas, y, x, COUNT, TUI_PLAIN, "%*zu", COUNT, n);
    tui_putf(canvas, y, x + COUNT + 1, COUNT - 1, TUI_PLAIN, "%3zu%%",
             of ? (200 * n + of) / (2 * of) : 0);
    int bar = x + 2 * COUNT + 1;
    tui_chart_bar(canvas, y, bar, MIN(canvas->cols - bar - 1, BARS), rag ? role : TUI_PLAIN, n,
                  of);
    if (i == self->lane) {
        tui_put(canvas, y, 1, 1, TUI_KEYCAP, tui_glyph(canvas, TUI_GLYPH_CHOSEN));
        tui_reverse(canvas, y, LABEL, width);
    }
    if (rag)
        tui_put(canvas, y, 3, 3, role, badge);
    tui_zone_add(canvas, y, 0, canvas->cols, TUI_ZONE_ROW, LANE_ZONE + (int)i);
}

/* Lanes one below the other, so many of them; those around the open one. */
static void draw_lanes(struct board *self, struct tui_canvas *canvas, int y, int height)
{
    size_t seen = (size_t)height;
    if (self->lane < self->top || self->lane >= self->top + seen)
        self->top = self->lane < self->top ? self->lane : self->lane - seen + 1;
    self->top = MIN(self->top, self->lanes.n > seen ? self->lanes.n - seen : 0);
    for (size_t i = self->top; i < self->lanes.n && i < self->top + seen; i++)
        draw_lane(self, canvas, y + (int)(i - self->top), i);
}

/* A lane on the strip: the open one in words, others in brief. */
struct on_strip {
    enum rt_rag rag;
    bool is_suggested;
    char count[24];
    int label, width; /* cells of its name, of all of it */
};

static struct on_strip on_strip(const struct board *self, struct tui_canvas *canvas, size_t i)
{
    enum { OTHER = 14 };
    const struct rt_lane *lane = rt_lane_at(&self->lanes, i);
    struct on_strip it = {.rag = RT_RAG_NONE};
    it.rag = tui_chart_rag(self->by, lane, &it.is_suggested);
    int most = i == self->lane ? canvas->cols / 2 : it.rag ? 0 : OTHER;
    it.label = MIN(tui_measure(canvas, lane->label), most);
    it.width = (it.rag ? 4 : 0) + it.label + (it.label > 0) +
               g_snprintf(it.count, sizeof it.count, "%zu", lane->tally.total);
    return it;
}

static void draw_on_strip(const struct board *self, struct tui_canvas *canvas, int y, int x,
                          size_t i, const struct on_strip *it)
{
    char badge[16];
    enum tui_role role = tui_badge(it->rag, it->is_suggested, canvas->is_ascii, badge);
    tui_zone_add(canvas, y, x, it->width, TUI_ZONE_ROW, LANE_ZONE + (int)i);
    if (it->rag)
        tui_put(canvas, y, x, 3, role, badge);
    x += it->rag ? 4 : 0;
    if (it->label) {
        tui_put(canvas, y, x, it->label, i == self->lane ? TUI_NAME : TUI_PLAIN,
                rt_lane_at(&self->lanes, i)->label);
        if (i == self->lane)
            tui_reverse(canvas, y, x, it->label);
        x += it->label + 1;
    }
    tui_put(canvas, y, x, canvas->cols - x, TUI_PLAIN, it->count);
}

/* Where there is one line for them: from the first on from which the open one has room. */
static void draw_strip(struct board *self, struct tui_canvas *canvas, int y)
{
    enum { GAP = 2 };
    int used = 0, x = 1;
    for (size_t i = 0; i <= self->lane; i++)
        used += on_strip(self, canvas, i).width + GAP;
    for (self->top = 0; self->top < self->lane && used > canvas->cols; self->top++)
        used -= on_strip(self, canvas, self->top).width + GAP;
    for (size_t i = self->top; i < self->lanes.n; i++) {
        struct on_strip it = on_strip(self, canvas, i);
        if (i > self->lane && x + it.width > canvas->cols)
            break;
        draw_on_strip(self, canvas, y, x, i, &it);
        x += it.width + GAP;
    }
}

static void draw_state(const struct board *self, struct tui_canvas *canvas, int y)
{
    const struct rt_axis *axis = &rt_axes[self->by];
    g_autofree char *words = g_strdup_printf("by %s", axis->label);
    g_autofree char *told = g_strdup_printf(
        "lane %zu of %zu, %zu recommendation%s%s", self->lanes.n ? self->lane + 1 : 0,
        self->lanes.n, self->total, self->total == 1 ? "" : "s",
        axis->is_many && canvas->cols >= 100 ? ", each under all it has" : "");
    tui_chart_state(&self->chart, canvas, y, "Board", words, told);
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct board *self = of(view);
    struct tui_frame frame = tui_frame_tabbed(canvas->rows, canvas->cols);
    int y = frame.body, height = frame.height;
    draw_state(self, canvas, frame.state);
    tui_cursor(canvas, y, 0);
    if (tui_chart_draw_behind(&self->chart, canvas, &frame))
        return;
    if (!self->lanes.n) {
        tui_chart_draw_nothing(&self->chart, canvas, y, "Nothing stands here");
        return;
    }
    int lanes = frame.has_rules ? MIN((int)self->lanes.n, MAX(height / 3, 6)) : 1;
    if (frame.has_rules)
        draw_lanes(self, canvas, y, lanes);
    else
        draw_strip(self, canvas, y);
    y += lanes;
    if (frame.has_rules)
        tui_rule(canvas, y++);
    tui_cursor(canvas, y, 0);
    tui_register_draw_list(self->list, canvas, y, frame.body + height - y, false);
    if (!self->list->rows.rows->len)
        tui_put(canvas, y, 2, canvas->cols - 3, TUI_PLAIN, "None");
}

/* ---- the rest ---- */

static bool has_idle_work(const struct tui_view *view)
{
    const struct board *self = (const struct board *)view;
    return self->list && self->list->view.class->has_idle_work(&self->list->view);
}

static bool idle(struct tui_view *view)
{
    struct board *self = of(view);
    return self->list && self->list->view.class->idle(&self->list->view);
}

static const char *ref_of(const struct tui_view *view)
{
    const struct board *self = (const struct board *)view;
    return self->list ? tui_register_ref(self->list) : NULL;
}

static const char *step(struct tui_view *view, enum tui_action action)
{
    struct board *self = of(view);
    return self->list ? self->list->view.class->step(&self->list->view, action) : NULL;
}

static void position(const struct tui_view *view, GString *out)
{
    const struct board *self = (const struct board *)view;
    if (self->list)
        self->list->view.class->position(&self->list->view, out);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct board *self = (const struct board *)view;
    const struct rt_lane *lane = open_lane(self);
    const char *ref = ref_of(view);
    g_string_append_printf(out, "Board by %s, lane %s, %zu of %zu, on %s, ",
                           rt_axes[self->by].label, lane ? lane->label : "none",
                           lane ? lane->tally.total : 0, self->total, ref ? ref : "nothing");
    position(view, out);
}

static void close_view(struct tui_view *view)
{
    struct board *self = of(view);
    struct tui_left *left = &view->desk->left;
    if (!self->was_left) { /* else nobody has moved it from there */
        g_free(left->ref);
        left->ref = g_strdup(ref_of(view));
    }
    left->lanes = self->by;
    left->lane = self->lane;
    drop_list(self);
    rt_arena_clear(&self->arena);
    tui_chart_clear(&self->chart);
    g_free(self);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .click = click,
    .draw = draw,
    .is_behind = tui_chart_is_behind,
    .catch_up = tui_chart_catch_up,
    .reload = tui_chart_reload,
    .has_idle_work = has_idle_work,
    .idle = idle,
    .ref = ref_of,
    .step = step,
    .position = position,
    .where = where,
    .close = close_view,
};

void tui_open_board(struct tui_desk *desk)
{
    tui_open_register(desk);
    struct board *self = g_new0(struct board, 1);
    tui_chart_init(&self->chart, &class, count, recount, desk);
    self->by = desk->left.lanes;
    self->lane = desk->left.lane;
    self->was_left = true;
    tui_chart_count(&self->chart);
    tui_desk_open(desk, &self->chart.view);
}
