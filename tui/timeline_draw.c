/* The Timeline: what it looks like. */
#include "tui/timeline.h"

#include "tui/badge.h"
#include "tui/frame.h"

enum { REF = 9, RAG = 3, CELLS = 48, NARROW = 60 };

static int words_width(int cols)
{
    return CLAMP(cols / 4, 12, 30);
}

/* Of a line the windows take a half of what is left, or all where it is narrow. */
static int chart_width(int cols)
{
    int left = cols - 2 - REF - RAG - 3 - words_width(cols);
    return cols < NARROW ? left : CLAMP(left / 2, 12, CELLS);
}

struct rt_scale tui_timeline_scale(const struct tui_timeline *self, int cols)
{
    int width = chart_width(cols);
    enum rt_zoom zoom = self->zoom ? (enum rt_zoom)(self->zoom - 1)
                                   : rt_scale_zoom(self->first, self->last, width);
    uint32_t today = self->chart.view.desk->outlook.today;
    return rt_scale_of(zoom, self->first, self->last, self->about ? self->about : today, width);
}

void tui_timeline_follow(struct tui_timeline *self, int cols)
{
    const struct rt_timed *timed = self->items.n ? tui_timeline_at(self, self->list.at) : NULL;
    struct rt_scale scale = tui_timeline_scale(self, cols);
    self->is_moved = false;
    if (!timed || timed->stretch == RT_STRETCH_NO_DATE)
        return;
    int first = rt_scale_cell(scale.zoom, timed->earliest),
        last = rt_scale_cell(scale.zoom, timed->latest);
    if (last < scale.first || first >= scale.first + scale.cells)
        self->about = timed->earliest;
}

/* "····█│··"; an arrow where it goes on outside. */
static void draw_window(const struct tui_timeline *self, struct tui_canvas *canvas, int y,
                        int x, const struct rt_scale *scale, const struct rt_timed *timed)
{
    const char *const signs[] = {[RT_MARK_NOTHING] = "·",
                                 [RT_MARK_TODAY] = tui_glyph(canvas, TUI_GLYPH_SIDE),
                                 [RT_MARK_WINDOW] = tui_glyph(canvas, TUI_GLYPH_STROKE),
                                 [RT_MARK_BEFORE] = "<",
                                 [RT_MARK_BEHIND] = ">"};
    struct rt_window window = {timed->earliest, timed->latest};
    for (int cell = 0; cell < scale->cells; cell++) {
        enum rt_mark mark =
            rt_scale_mark(scale, &window, self->chart.view.desk->outlook.today, cell);
        bool is_late = timed->stretch == RT_STRETCH_OVERDUE && mark == RT_MARK_WINDOW;
        tui_put(canvas, y, x + cell, 1, is_late ? TUI_BADGE_RED : TUI_PLAIN, signs[mark]);
    }
}

static void draw_row(struct tui_timeline *self, struct tui_canvas *canvas, int y, size_t i,
                     const struct rt_scale *scale)
{
    struct rt_timed *timed = tui_timeline_at(self, i);
    tui_timeline_fill(self, timed);
    int words = words_width(canvas->cols), x = 2 + REF + 1 + RAG + 1;
    bool is_late = timed->stretch == RT_STRETCH_OVERDUE, is_selected = i == self->list.at;
    tui_put(canvas, y, 2, REF, TUI_PLAIN, timed->ref);
    int used = tui_put(canvas, y, x, words - (is_late ? 2 : 0), TUI_PLAIN, timed->text);
    if (is_late)
        tui_put(canvas, y, x + used + 1, 1, TUI_PLAIN, "!");
    x += words + 1;
    int left = canvas->cols < NARROW ? canvas->cols - x : chart_width(canvas->cols);
    int name = x + left + 1;
    if (timed->stretch != RT_STRETCH_NO_DATE)
        draw_window(self, canvas, y, x, scale, timed);
    else
        tui_put(canvas, y, x, left, TUI_PLAIN,
                timed->meant ? timed->meant : rt_kinds[timed->kind].label);
    if (canvas->cols >= NARROW)
        tui_put(canvas, y, name, canvas->cols - name - 1, TUI_PLAIN, timed->name);
    tui_zone_add(canvas, y, 0, canvas->cols, TUI_ZONE_ROW, (int)i);
    if (is_selected) {
        tui_put(canvas, y, 0, 1, TUI_PLAIN, ">");
        tui_reverse(canvas, y, 0, canvas->cols);
        tui_cursor(canvas, y, 0);
    }
    char badge[16];
    enum tui_role role = tui_badge(timed->rag, timed->is_suggested, canvas->is_ascii, badge);
    tui_put(canvas, y, 2 + REF + 1, RAG, role, badge);
    if (is_selected && role == TUI_BADGE_NONE)
        tui_reverse(canvas, y, 2 + REF + 1, RAG);
}

static bool begins_stretch(const struct tui_timeline *self, size_t i)
{
    return i == self->list.top ||
           tui_timeline_at(self, i)->stretch != tui_timeline_at(self, i - 1)->stretch;
}

/* "Overdue", with the years over the windows. */
static void draw_stretch(const struct tui_timeline *self, struct tui_canvas *canvas, int y,
                         size_t i, const struct rt_scale *scale)
{
    enum rt_stretch stretch = tui_timeline_at(self, i)->stretch;
    int x = 2 + REF + 1 + RAG + 1 + words_width(canvas->cols) + 1;
    g_autofree char *years = rt_scale_years(scale);
    tui_put(canvas, y, 2, x - 3, TUI_THEME, rt_stretch_labels[stretch]);
    if (stretch != RT_STRETCH_NO_DATE)
        tui_put(canvas, y, x, canvas->cols - x, TUI_COLUMN, years);
}

/* The lines from the first that is seen to the cursor, headings among them. */
static int lines_to(const struct tui_timeline *self, size_t top, size_t at)
{
    int lines = 0;
    for (size_t i = top; i <= at; i++)
        lines += 1 + (i == top || tui_timeline_at(self, i)->stretch !=
                                      tui_timeline_at(self, i - 1)->stretch);
    return lines;
}

static void draw_list(struct tui_timeline *self, struct tui_canvas *canvas, int y, int height)
{
    struct rt_scale scale = tui_timeline_scale(self, canvas->cols);
    int end = y + height;
    tui_timeline_reach(self, height);
    self->list.height = height;
    while (self->list.top < self->list.at &&
           lines_to(self, self->list.top, self->list.at) > height - 1)
        self->list.top++;
    for (size_t i = self->list.top; i < self->items.n; i++) {
        bool has_heading = begins_stretch(self, i) && height > 2;
        bool is_last = i + 1 == self->items.n && self->has_end;
        if (end - y < 1 + has_heading + !is_last) {
            const char *dots = tui_glyph(canvas, TUI_GLYPH_ELLIPSIS);
            if (self->has_end)
                tui_putf(canvas, end - 1, 3, canvas->cols - 4, TUI_PLAIN, "%s %zu more below",
                         dots, self->items.n - i);
            else
                tui_putf(canvas, end - 1, 3, canvas->cols - 4, TUI_PLAIN, "%s more below",
                         dots);
            return;
        }
        if (has_heading)
            draw_stretch(self, canvas, y++, i, &scale);
        draw_row(self, canvas, y++, i, &scale);
    }
}

void tui_timeline_draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_timeline *self = (struct tui_timeline *)view;
    struct tui_frame frame = tui_frame_tabbed(canvas->rows, canvas->cols);
    if (self->is_moved && !self->chart.is_behind)
        tui_timeline_follow(self, canvas->cols);
    struct rt_scale scale = tui_timeline_scale(self, canvas->cols);
    g_autofree char *words = g_strdup_printf("by %s", rt_zoom_names[scale.zoom]);
    g_autofree char *told =
        g_strdup_printf("%zu with a date, %zu overdue", self->n_dated, self->n_overdue);
    tui_chart_state(&self->chart, canvas, frame.state, "Timeline", words, told);
    tui_cursor(canvas, frame.body, 0);
    if (tui_chart_draw_behind(&self->chart, canvas, &frame))
        return;
    tui_timeline_reach(self, frame.height);
    self->cols = canvas->cols;
    if (self->items.n)
        draw_list(self, canvas, frame.body, frame.height);
    else
        tui_chart_draw_nothing(&self->chart, canvas, frame.body, "Nothing here has a target");
}
