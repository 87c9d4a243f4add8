/* The Trend: how many were of which colour in each period, and below it a letter for each
 * recommendation and period.  What closed periods reported is read when nobody types, the
 * latest first; what is not read yet is a dot. */
#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/trend.h>

#include "tui/badge.h"
#include "tui/chart.h"
#include "tui/frame.h"
#include "tui/list.h"
#include "tui/views.h"

struct trend {
    struct tui_chart chart;
    struct rt_trend read;
    bool is_done; /* all of it is read */
    struct rt_arena names;
    const char **name;    /* of each reference, NULL until its line is seen */
    struct tui_list list; /* the figures, then the recommendations */
};

enum { AT_ONCE = 1500 }; /* rows of snapshots between two looks at the keyboard */

static struct trend *of(struct tui_view *view)
{
    return (struct trend *)view;
}

/* ---- what is read ---- */

static size_t lines_of(const struct trend *self)
{
    return self->read.periods.n ? RT_FIGURES + self->read.refs.n : 0;
}

static void count(struct tui_view *view)
{
    struct trend *self = of(view);
    struct tui_desk *desk = view->desk;
    struct rt_select select = tui_chart_select(&self->chart);
    struct rt_error error = {0};
    rt_trend_clear(&self->read);
    rt_arena_reset(&self->names);
    self->is_done = false;
    if (rt_trend_init(desk->reg, &select, &self->read, &error) != RT_OK) {
        tui_desk_fail(desk, &error);
        self->is_done = true;
    }
    self->name = rt_arena_alloc(&self->names, (self->read.refs.n + 1) * sizeof *self->name);
    tui_list_settle(&self->list, lines_of(self), self->list.height);
}

static const char *ref_of(const struct tui_view *view)
{
    const struct trend *self = (const struct trend *)view;
    return self->list.at >= RT_FIGURES && self->list.at < lines_of(self)
               ? rt_texts_at(&self->read.refs, self->list.at - RT_FIGURES)
               : NULL;
}

static void recount(struct tui_view *view)
{
    struct trend *self = of(view);
    g_autofree char *ref = g_strdup(ref_of(view));
    count(view);
    for (size_t i = 0; ref && i < self->read.refs.n; i++)
        if (!strcmp(rt_texts_at(&self->read.refs, i), ref))
            self->list.at = RT_FIGURES + i;
    tui_list_settle(&self->list, lines_of(self), self->list.height);
}

static const char *name_of(struct trend *self, size_t i)
{
    struct tui_desk *desk = self->chart.view.desk;
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    struct rt_error error = {0};
    if (!self->name[i]) {
        if (rt_register_record(desk->reg, rt_texts_at(&self->read.refs, i), &desk->outlook,
                               &arena, &record, &error) == RT_OK)
            self->name[i] = rt_arena_copy(&self->names, rt_describe_name(&record));
        else
            self->name[i] = ""; /* somebody took it out: the next reload tells */
        rt_error_clear(&error);
        rt_arena_clear(&arena);
    }
    return self->name[i];
}

/* ---- what keys do ---- */

static unsigned place(const struct tui_view *view)
{
    (void)view;
    return TUI_AT_TREND;
}

/* A figure of the period shown is a list; a recommendation is a record. */
static unsigned open_line(struct trend *self)
{
    struct tui_desk *desk = self->chart.view.desk;
    const char *ref = ref_of(&self->chart.view);
    if (ref)
        tui_desk_open(desk, tui_view_record(desk, &self->chart.view, ref, ""));
    else if (lines_of(self))
        tui_chart_open_list(&self->chart, rt_figures[self->list.at].word, NULL, "Trend");
    return TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct trend *self = of(view);
    if (tui_list_move(&self->list, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_OPEN)
        return open_line(self);
    return tui_chart_act(&self->chart, action, "trend");
}

/* The first click brings the cursor, the second opens. */
static unsigned click(struct tui_view *view, int value)
{
    struct trend *self = of(view);
    if ((size_t)value >= lines_of(self))
        return TUI_REDO_NOTHING;
    if (self->list.at == (size_t)value)
        return open_line(self);
    self->list.at = (size_t)value;
    return TUI_REDO_DRAW;
}

static const char *step(struct tui_view *view, enum tui_action action)
{
    struct trend *self = of(view);
    size_t at = self->list.at;
    tui_list_move(&self->list, action == TUI_DO_NEXT ? TUI_DO_DOWN : TUI_DO_UP);
    if (ref_of(view) && self->list.at != at)
        return ref_of(view);
    self->list.at = at;
    return NULL;
}

/* ---- what it looks like ---- */

/* Where the periods stand, the latest at the right: a pure function of the size. */
struct columns {
    int label, width, x; /* cells of a line's name, of a period; where these begin */
    size_t first;        /* the first period that has room */
    int name;            /* of a recommendation, behind them; 0: no room */
};

static struct columns lay_out(const struct trend *self, int cols)
{
    enum { LABEL = 16, PERIOD = 8, NARROW_PERIOD = 6, NARROW = 60, NAME = 24 };
    struct columns at = {.label = LABEL, .width = cols < NARROW ? NARROW_PERIOD : PERIOD};
    at.x = 2 + at.label + 1;
    size_t n = self->read.periods.n;
    size_t room = (size_t)MAX((cols - at.x - (cols >= 80 ? NAME : 0)) / at.width, 1);
    at.first = n > room ? n - room : 0;
    int end = at.x + (int)(n - at.first) * at.width + 1;
    at.name = cols - end > 8 ? end : 0;
    return at;
}

static void draw_heads(const struct trend *self, struct tui_canvas *canvas,
                       const struct columns *at, int y)
{
    int x = at->x;
    for (size_t p = at->first; p < self->read.periods.n; p++, x += at->width) {
        const char *id = rt_trend_period_at(&self->read, p)->period->id;
        bool is_narrow = at->width < 8 && strlen(id) > 4; /* "20-03" */
        tui_putf(canvas, y, x, at->width - 1, TUI_COLUMN, "%*s", at->width - 1,
                 is_narrow ? id + 2 : id);
    }
    if (at->first) /* there are earlier ones */
        tui_put(canvas, y, at->x - 1, 1, TUI_KEYCAP, "<");
}

static void draw_figure(const struct trend *self, struct tui_canvas *canvas,
                        const struct columns *at, int y, enum rt_figure figure)
{
    int x = at->x;
    enum rt_rag rag = rt_figures[figure].rag;
    const struct rt_trend_period *now =
        rt_trend_period_at(&self->read, self->read.periods.n - 1);
    bool is_suggested = now->rag[rag] && now->suggested[rag] == now->rag[rag];
    char badge[16];
    enum tui_role role = tui_badge(rag, is_suggested, canvas->is_ascii, badge);
    if (rag)
        tui_put(canvas, y, 2, 3, role, badge);
    tui_put(canvas, y, rag ? 6 : 2, at->label - (rag ? 4 : 0), TUI_PLAIN,
            rt_figures[figure].label);
    for (size_t p = at->first; p < self->read.periods.n; p++, x += at->width) {
        const struct rt_trend_period *period = rt_trend_period_at(&self->read, p);
        size_t n = rt_trend_number(period, figure);
        g_autofree char *text = !period->is_read ? g_strdup("·")
                                : n              ? g_strdup_printf("%zu", n)
                                                 : g_strdup("-");
        int width = tui_measure(canvas, text);
        tui_put(canvas, y, x + at->width - 1 - width, width, TUI_PLAIN, text);
    }
    if (at->name)
        tui_chart_bar(canvas, y, at->name, MIN(canvas->cols - at->name - 1, 20),
                      rag ? role : TUI_PLAIN, rt_trend_number(now, figure), now->total);
}

/* "r?": suggested red, and no update was given. */
static void draw_item(struct trend *self, struct tui_canvas *canvas, const struct columns *at,
                      int y, size_t i)
{
    int x = at->x;
    tui_put(canvas, y, 2, at->label, TUI_PLAIN, rt_texts_at(&self->read.refs, i));
    for (size_t p = at->first; p < self->read.periods.n; p++, x += at->width) {
        const struct rt_trend_period *period = rt_trend_period_at(&self->read, p);
        struct rt_stood stood = rt_trend_stood(&self->read, i, p);
        char badge[16];
        enum tui_role role = tui_badge(stood.rag, stood.is_suggested, canvas->is_ascii, badge);
        int from = x + at->width - 1 - 4;
        if (stood.was_there)
            tui_put(canvas, y, from, 3, role, badge);
        else if (!period->is_read)
            tui_put(canvas, y, from + 3, 1, TUI_PLAIN, "·");
        if (stood.is_silent)
            tui_put(canvas, y, from + 3, 1, TUI_PLAIN, "?");
    }
    if (at->name)
        tui_put(canvas, y, at->name, canvas->cols - at->name - 1, TUI_PLAIN, name_of(self, i));
}

static void draw_line(struct trend *self, struct tui_canvas *canvas, const struct columns *at,
                      int y, size_t line)
{
    if (line < RT_FIGURES)
        draw_figure(self, canvas, at, y, (enum rt_figure)line);
    else
        draw_item(self, canvas, at, y, line - RT_FIGURES);
    tui_zone_add(canvas, y, 0, canvas->cols, TUI_ZONE_ROW, (int)line);
    if (line != self->list.at)
        return;
    tui_put(canvas, y, 0, 1, TUI_PLAIN, ">");
    tui_reverse(canvas, y, 0, at->x - 1);
    tui_cursor(canvas, y, 0);
}

static void draw_list(struct trend *self, struct tui_canvas *canvas, int y, int height)
{
    struct columns at = lay_out(self, canvas->cols);
    draw_heads(self, canvas, &at, y++);
    height--;
    bool has_more = lines_of(self) > (size_t)height;
    tui_list_settle(&self->list, lines_of(self), height - has_more);
    size_t end = MIN(self->list.top + (size_t)self->list.height, lines_of(self));
    for (size_t line = self->list.top; line < end; line++)
        draw_line(self, canvas, &at, y++, line);
    if (end < lines_of(self))
        tui_putf(canvas, y, 3, canvas->cols - 4, TUI_PLAIN, "%s %zu more below",
                 tui_glyph(canvas, TUI_GLYPH_ELLIPSIS), lines_of(self) - end);
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct trend *self = of(view);
    struct tui_frame frame = tui_frame_tabbed(canvas->rows, canvas->cols);
    g_autofree char *told =
        self->is_done ? g_strdup_printf("%zu recommendation%s", self->read.refs.n,
                                        self->read.refs.n == 1 ? "" : "s")
                      : g_strdup_printf("reading%s", tui_glyph(canvas, TUI_GLYPH_ELLIPSIS));
    tui_chart_state(&self->chart, canvas, frame.state, "Trend", "by period; ?: no update given",
                    told);
    tui_cursor(canvas, frame.body, 0);
    if (tui_chart_draw_behind(&self->chart, canvas, &frame))
        return;
    if (lines_of(self))
        draw_list(self, canvas, frame.body, frame.height);
    else
        tui_chart_draw_nothing(&self->chart, canvas, frame.body,
                               "No period was closed yet, and none is open");
}

/* ---- the rest ---- */

static bool has_idle_work(const struct tui_view *view)
{
    return !((const struct trend *)view)->is_done;
}

static bool idle(struct tui_view *view)
{
    struct trend *self = of(view);
    struct rt_error error = {0};
    if (self->is_done)
        return false;
    if (rt_trend_read(view->desk->reg, &self->read, AT_ONCE, &self->is_done, &error) != RT_OK) {
        tui_desk_fail(view->desk, &error);
        self->is_done = true; /* a failure is said once */
    }
    return true;
}

static void position(const struct tui_view *view, GString *out)
{
    const struct trend *self = (const struct trend *)view;
    if (ref_of(view))
        g_string_append_printf(out, "%zu of %zu", self->list.at - RT_FIGURES + 1,
                               self->read.refs.n);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct trend *self = (const struct trend *)view;
    const char *ref = ref_of(view);
    size_t n = self->read.periods.n;
    g_string_append(out, "Trend, on ");
    if (!n) {
        g_string_append(out, "nothing");
    } else if (!ref) {
        const struct rt_trend_period *last = rt_trend_period_at(&self->read, n - 1);
        g_string_append_printf(out, "%s: %zu in %s", rt_figures[self->list.at].label,
                               rt_trend_number(last, (enum rt_figure)self->list.at),
                               last->period->label);
    } else {
        g_string_append_printf(out, "%s:", ref);
        for (size_t p = 0; p < n; p++) {
            struct rt_stood stood = rt_trend_stood(&self->read, self->list.at - RT_FIGURES, p);
            g_string_append_printf(
                out, " %s%s%s", stood.was_there ? rt_rags[stood.rag].label : "not there",
                stood.is_silent ? " without an update" : "", p + 1 < n ? "," : "");
        }
    }
}

static void close_view(struct tui_view *view)
{
    struct trend *self = of(view);
    view->desk->left.stood = self->list.at;
    rt_trend_clear(&self->read);
    rt_arena_clear(&self->names);
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

void tui_open_trend(struct tui_desk *desk)
{
    tui_open_register(desk);
    struct trend *self = g_new0(struct trend, 1);
    tui_chart_init(&self->chart, &class, count, recount, desk);
    self->list.height = desk->rows;
    self->list.at = desk->left.stood;
    tui_chart_count(&self->chart);
    tui_desk_open(desk, &self->chart.view);
}
