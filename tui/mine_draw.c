/* My updates: what it looks like. */
#include "tui/mine.h"

#include "tui/badge.h"
#include "tui/frame.h"

enum { RAG = 3, REF = 9, NARROW = 60 };

/* Where the columns stand: a pure function of the width. */
struct columns {
    int ref, rag, target, target_width, name;
};

static struct columns lay_out(int cols)
{
    struct columns at = {.ref = 3, .rag = 3 + REF + 1};
    at.target = at.rag + RAG + 1;
    at.target_width = cols < NARROW ? 0 : CLAMP(cols / 5, 12, 30);
    at.name = at.target + at.target_width + (at.target_width ? 1 : 0);
    return at;
}

static const char *label_of(const struct rt_period *period)
{
    return period->label ? period->label : period->id;
}

static void draw_state(const struct tui_mine *self, struct tui_canvas *canvas, int y)
{
    const struct tui_desk *desk = self->view.desk;
    const struct rt_period *period = tui_whose_period(desk);
    int x = 1 + tui_put(canvas, y, 1, canvas->cols, TUI_NAME, "My updates");
    if (desk->whose.owner)
        x += 2 + tui_put(canvas, y, x + 2, canvas->cols - x - 3, TUI_PLAIN, desk->whose.owner);
    if (self->asked)
        tui_putf(canvas, y, x + 3, canvas->cols - x - 4, TUI_PLAIN, "%zu to write for %s",
                 tui_mine_waiting(self), label_of(period));
}

static void draw_heads(struct tui_canvas *canvas, const struct columns *at, int y)
{
    tui_put(canvas, y, at->ref, REF, TUI_COLUMN, "REF");
    tui_put(canvas, y, at->rag, RAG, TUI_COLUMN, "RAG");
    if (at->target_width)
        tui_put(canvas, y, at->target, at->target_width, TUI_COLUMN, "TARGET");
    tui_put(canvas, y, at->name, canvas->cols - at->name - 1, TUI_COLUMN, "RECOMMENDATION");
}

static void draw_row(const struct tui_mine *self, struct tui_canvas *canvas,
                     const struct columns *at, size_t i, int y)
{
    const struct rt_asked *row = tui_mine_row(self, i);
    bool is_waiting = i < tui_mine_waiting(self);
    enum tui_role words = is_waiting ? TUI_PLAIN : TUI_DONE;
    g_autofree char *more =
        row->with.n ? g_strdup_printf("%s +%zu", row->ref, row->with.n) : g_strdup(row->ref);
    tui_put(canvas, y, at->ref, REF, words, more);
    if (at->target_width)
        tui_put(canvas, y, at->target, at->target_width, words, row->targets);
    tui_put(canvas, y, at->name, canvas->cols - at->name - 1, words, row->name);
    if (tui_news_has(&self->view.desk->news, row->ref))
        tui_put(canvas, y, at->ref - 1, 1, TUI_PLAIN, "*");
    tui_zone_add(canvas, y, 0, canvas->cols, TUI_ZONE_ROW, (int)i);
    if (i == self->list.at) {
        tui_put(canvas, y, 0, 1, TUI_PLAIN, ">");
        tui_reverse(canvas, y, 0, canvas->cols);
        tui_cursor(canvas, y, 0);
    }
    char badge[16];
    enum tui_role role = tui_badge(row->rag, row->is_suggested, canvas->is_ascii, badge);
    tui_put(canvas, y, at->rag, RAG, role, badge);
    if (i == self->list.at && role == TUI_BADGE_NONE)
        tui_reverse(canvas, y, at->rag, RAG);
}

/* The screen line of a row: what was answered has a heading of its own. */
static size_t line_of(const struct tui_mine *self, size_t i)
{
    return i < tui_mine_waiting(self) ? i : i + 1;
}

static void draw_list(struct tui_mine *self, struct tui_canvas *canvas, int y, int height)
{
    struct columns at = lay_out(canvas->cols);
    size_t n = self->list.n, waiting = tui_mine_waiting(self), lines = line_of(self, n - 1) + 1;
    bool has_more = lines > (size_t)height;
    size_t seen = (size_t)MAX(height - (has_more ? 1 : 0), 1);
    size_t cursor = line_of(self, self->list.at), top = self->list.top;
    top = MIN(top, lines > seen ? lines - seen : 0);
    if (cursor < top || cursor >= top + seen)
        top = cursor < top ? cursor : cursor - seen + 1;
    self->list.top = top;
    self->list.height = (int)seen;
    for (size_t i = 0; i < n; i++) {
        size_t line = line_of(self, i);
        if (i == waiting && line > top && line - 1 < top + seen)
            tui_put(canvas, y + (int)(line - 1 - top), 1, canvas->cols - 2, TUI_THEME,
                    "Answered");
        if (line >= top && line < top + seen)
            draw_row(self, canvas, &at, i, y + (int)(line - top));
    }
    if (top + seen < lines)
        tui_putf(canvas, y + (int)seen, 3, canvas->cols - 4, TUI_PLAIN, "%s %zu more below",
                 tui_glyph(canvas, TUI_GLYPH_ELLIPSIS), lines - top - seen);
}

/* Why there is nothing, and what to do. */
static void draw_nothing(const struct tui_mine *self, struct tui_canvas *canvas, int y)
{
    enum { MOST = 4 };
    const struct tui_desk *desk = self->view.desk;
    const char *owner = desk->whose.owner;
    char palette[16], whose[16];
    const char *chooses = tui_keys_name(&desk->keys, TUI_DO_OWNER, TUI_AT_MINE, whose);
    g_autofree char *words =
        !tui_whose_period(desk)
            ? g_strdup_printf("No period is open to report in. %s period open \"June 2020\" "
                              "opens one; the co-ordinator does that",
                              tui_keys_name(&desk->keys, TUI_DO_PALETTE, TUI_AT_MINE, palette))
        : !owner ? g_strdup_printf("Whose updates do you write? Press %s and type the name of "
                                   "an agency",
                                   chooses)
                 : g_strdup_printf("Nothing is asked of %s in %s; %s chooses another owner",
                                   owner, label_of(tui_whose_period(desk)), chooses);
    tui_put_wrapped(canvas, y, 2, canvas->cols - 3, MOST, TUI_PLAIN, words);
    tui_cursor(canvas, y, 0);
}

void tui_mine_draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_mine *self = (struct tui_mine *)view;
    struct tui_frame frame = tui_frame_tabbed(canvas->rows, canvas->cols);
    int y = frame.body, height = frame.height;
    draw_state(self, canvas, frame.state);
    if (!self->list.n) {
        draw_nothing(self, canvas, y);
        return;
    }
    if (frame.has_rules) {
        struct columns at = lay_out(canvas->cols);
        draw_heads(canvas, &at, y++);
        height--;
    }
    draw_list(self, canvas, y, height);
}
