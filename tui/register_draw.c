/* What the Register looks like. */
#include "tui/register.h"

#include <string.h>

#include <rectrack/describe.h>

#include "tui/badge.h"
#include "tui/frame.h"
#include "tui/preview.h"

/* Who said the colours: "   all suggested", "   3 set, 13 suggested"; g_free it. */
static char *whose_colours(const struct rt_tally *tally)
{
    size_t set = tally->total - tally->rag[RT_RAG_NONE];
    size_t suggested = tally->total - tally->shown[RT_RAG_NONE] - set;
    if (set && suggested)
        return g_strdup_printf("   %zu set, %zu suggested", set, suggested);
    return g_strdup(set ? "   all set" : suggested ? "   all suggested" : "");
}

/* "■R 2  ▲A 9   all suggested   none 48", right in the line of counts; all of them
 * add up to what is shown. */
static void draw_counts(const struct tui_register *self, struct tui_canvas *canvas, int y,
                        int from)
{
    static const enum rt_rag order[] = {RT_RED, RT_AMBER, RT_GREEN, RT_NOT_DUE, RT_COMPLETE};
    const struct rt_tally *tally = &self->tally;
    g_autoptr(GString) counts = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
        if (tally->shown[order[i]])
            g_string_append_printf(counts, "%s%s%c %zu", counts->len ? "  " : "",
                                   canvas->is_ascii ? "" : rt_rag_shape(order[i]),
                                   rt_rag_letter(order[i], false), tally->shown[order[i]]);
    g_autofree char *none =
        tally->shown[RT_RAG_NONE]
            ? g_strdup_printf("%snone %zu", counts->len ? "   " : "", tally->shown[RT_RAG_NONE])
            : g_strdup("");
    g_autofree char *whose = whose_colours(tally);
    g_autofree char *whole = g_strconcat(counts->str, whose, none, NULL);
    g_autofree char *brief = g_strconcat(counts->str, none, NULL);
    const char *const ways[] = {whole, brief, counts->str}; /* the longest that fits */
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        int width = tui_measure(canvas, ways[i]);
        if (canvas->cols - 1 - width < from + 2)
            continue;
        tui_put(canvas, y, canvas->cols - 1 - width, width, TUI_PLAIN, ways[i]);
        return;
    }
}

static void draw_field(const struct tui_register *self, struct tui_canvas *canvas, int y)
{
    const char *label = self->place == TUI_AT_SEARCH ? "Search:" : "Filter:";
    int x = 2 + tui_put(canvas, y, 1, canvas->cols, TUI_LABEL, label);
    g_autofree char *counted = NULL;
    if (self->place == TUI_AT_SEARCH && *self->found && self->matches >= 0)
        counted = g_strdup_printf("%ld match%s", self->matches, self->matches == 1 ? "" : "es");
    else if (self->place == TUI_AT_FILTER)
        counted = tui_register_filter_note(self);
    int width = counted ? tui_measure(canvas, counted) : 0;
    tui_put(canvas, y, canvas->cols - 1 - width, width, TUI_PLAIN, counted);
    tui_field_draw(&self->field, canvas, y, x, canvas->cols - 3 - width - x);
}

static void draw_state(const struct tui_register *self, struct tui_canvas *canvas, int y)
{
    int end = canvas->cols - 1, x = 1;
    g_autofree char *counted = NULL;
    if (self->has_tally && *self->filter)
        counted = g_strdup_printf("%zu of %zu shown", self->tally.total, self->total);
    else if (self->has_tally)
        counted = g_strdup_printf("%zu recommendation%s", self->tally.total,
                                  self->tally.total == 1 ? "" : "s");
    int width = counted ? tui_measure(canvas, counted) : 0;
    if (*self->filter) {
        x += 1 + tui_put(canvas, y, x, end - x, TUI_LABEL, "Filter:");
        int room = MAX(end - x - width - 2, 8);
        x += tui_put(canvas, y, x, MIN(room, canvas->cols / 2), TUI_PLAIN, self->filter) + 2;
    }
    x += tui_put(canvas, y, x, end - x, TUI_PLAIN, counted);
    if (tui_marks_n(&self->view.desk->marks))
        x += tui_putf(canvas, y, x, end - x, TUI_LABEL, "%s%zu marked", counted ? ", " : "",
                      tui_marks_n(&self->view.desk->marks));
    if (self->has_tally)
        draw_counts(self, canvas, y, x);
}

static void draw_heads(struct tui_canvas *canvas, const struct tui_register_layout *layout)
{
    int y = layout->heads;
    tui_put(canvas, y, layout->ref.x, layout->ref.width, TUI_COLUMN, "REF");
    tui_put(canvas, y, layout->rag.x, layout->rag.width, TUI_COLUMN, "RAG");
    if (layout->sign.width)
        tui_put(canvas, y, layout->sign.x, 1, TUI_COLUMN, canvas->is_ascii ? "~" : "±");
    tui_put(canvas, y, layout->owner.x, layout->owner.width, TUI_COLUMN, "OWNER");
    tui_put(canvas, y, layout->target.x, layout->target.width, TUI_COLUMN, "TARGET");
    tui_put(canvas, y, layout->name.x, layout->name.width, TUI_COLUMN, "RECOMMENDATION");
}

static void draw_theme(struct tui_canvas *canvas, const struct tui_row *row, int y)
{
    const char *theme = row->theme ? row->theme : "No theme";
    if (row->group)
        tui_putf(canvas, y, 2, canvas->cols - 3, TUI_THEME, "%s %s %s", row->group,
                 tui_glyph(canvas, TUI_GLYPH_DOT), theme);
    else
        tui_put(canvas, y, 2, canvas->cols - 3, TUI_THEME, theme);
}

static const char *sign_of(enum rt_direction direction, bool is_ascii)
{
    static const char *const plain[RT_DIRECTIONS] = {
        [RT_DIRECTION_NONE] = " ", [RT_IMPROVED] = "^", [RT_WORSENED] = "v",
        [RT_UNCHANGED] = "=",      [RT_NEW] = "+",
    };
    return is_ascii ? plain[direction] : rt_direction_sign(direction);
}

/* Draws a text whose tail is kept where the rest is clipped. */
static void put_kept(struct tui_canvas *canvas, int y, struct tui_span span, const char *text,
                     const char *tail, int kept)
{
    g_autofree char *head = g_strndup(text, (gsize)(tail - text));
    int used = tui_put(canvas, y, span.x, span.width - kept, TUI_PLAIN, head);
    tui_put(canvas, y, span.x + used, kept, TUI_PLAIN, tail);
}

/* "Hampton T... +1": that there are others is told before the first is whole. */
static void put_owners(struct tui_canvas *canvas, int y, struct tui_span span, const char *text)
{
    const char *tail = strrchr(text, ' ');
    int kept = tail && tail[1] == '+' ? tui_measure(canvas, tail) : 0;
    if (kept && kept < span.width && tui_measure(canvas, text) > span.width)
        put_kept(canvas, y, span, text, tail, kept);
    else
        tui_put(canvas, y, span.x, span.width, TUI_PLAIN, text);
}

/* "By the end of Nov... !": what is overdue says so, however long its words. */
static void put_targets(struct tui_canvas *canvas, int y, struct tui_span span,
                        const char *text)
{
    static const char mark[] = " !";
    const char *tail = strstr(text, mark);
    g_autofree char *head = g_strndup(text, tail ? (gsize)(tail - text) : 0);
    int left = span.width - (int)strlen(mark);
    if (tail && (tail[2] == ' ' || !tail[2]) && tui_measure(canvas, head) > left)
        put_kept(canvas, y, span, text, tail, (int)strlen(mark));
    else
        tui_put(canvas, y, span.x, span.width, TUI_PLAIN, text);
}

static void draw_row(struct tui_canvas *canvas, const struct tui_register_layout *layout,
                     const struct tui_row *row, int y, bool is_selected, bool is_marked,
                     bool is_changed)
{
    tui_put(canvas, y, layout->ref.x, layout->ref.width, TUI_PLAIN, row->ref);
    if (is_changed)
        tui_put(canvas, y, layout->ref.x - 1, 1, TUI_PLAIN, "*");
    put_owners(canvas, y, layout->owner, row->owners);
    put_targets(canvas, y, layout->target, row->targets);
    tui_put(canvas, y, layout->name.x, layout->name.width, TUI_PLAIN, row->name);
    if (layout->sign.width)
        tui_put(canvas, y, layout->sign.x, 1, TUI_PLAIN,
                sign_of(row->direction, canvas->is_ascii));
    if (is_marked)
        tui_put(canvas, y, 1, 1, TUI_KEYCAP, tui_glyph(canvas, TUI_GLYPH_CHOSEN));
    if (is_selected) {
        tui_put(canvas, y, 0, 1, TUI_PLAIN, ">");
        tui_reverse(canvas, y, 0, canvas->cols);
        tui_cursor(canvas, y, 0);
    }
    char badge[16];
    enum tui_role role = tui_badge(row->rag, row->is_suggested, canvas->is_ascii, badge);
    tui_put(canvas, y, layout->rag.x, layout->rag.width, role, badge);
    if (is_selected && role == TUI_BADGE_NONE)
        tui_reverse(canvas, y, layout->rag.x, layout->rag.width);
}

static void draw_below(const struct tui_register *self, struct tui_canvas *canvas, int y,
                       size_t next)
{
    const char *dots = tui_glyph(canvas, TUI_GLYPH_ELLIPSIS);
    if (self->has_tally && self->first >= 0)
        tui_putf(canvas, y, 3, canvas->cols, TUI_PLAIN, "%s %zu more below", dots,
                 self->tally.total - MIN((size_t)self->first + next, self->tally.total));
    else
        tui_putf(canvas, y, 3, canvas->cols, TUI_PLAIN, "%s more below", dots);
}

static void draw_list(const struct tui_register *self, struct tui_canvas *canvas,
                      const struct tui_register_layout *layout)
{
    size_t n = self->rows.rows->len;
    int y = layout->list, end = layout->list + layout->list_height;
    for (size_t i = self->top; i < n && y < end; i++) {
        const struct tui_row *row = tui_row_at(&self->rows, i);
        bool has_theme =
            layout->has_themes && (i == self->top || tui_register_is_theme_start(self, i));
        bool is_last = i + 1 == n && self->rows.has_end;
        /* The last line says what follows, unless this row ends the list. */
        if (end - y < (has_theme ? 2 : 1) + (is_last ? 0 : 1)) {
            draw_below(self, canvas, end - 1, i);
            return;
        }
        if (has_theme)
            draw_theme(canvas, row, y++);
        tui_zone_add(canvas, y, 0, canvas->cols, TUI_ZONE_ROW, (int)i);
        draw_row(canvas, layout, row, y++, i == self->at,
                 tui_marks_has(&self->view.desk->marks, row->ref),
                 tui_news_has(&self->view.desk->news, row->ref));
    }
}

static void draw_nothing(const struct tui_register *self, struct tui_canvas *canvas, int y)
{
    enum { MOST = 3 };
    char key[16], leaves[16];
    const struct tui_keys *keys = &self->view.desk->keys;
    const char *filter = tui_keys_name(keys, TUI_DO_FILTER, TUI_AT_REGISTER, key);
    g_autofree char *words =
        *self->filter
            ? g_strdup_printf("Nothing matches the filter; press %s to change it, %s and %s to "
                              "clear it",
                              filter, filter,
                              tui_keys_name(keys, TUI_DO_BACK, TUI_AT_FILTER, leaves))
            : g_strdup("This register holds no recommendations yet; rectrack import FILE adds "
                       "some");
    int used = tui_put_wrapped(canvas, y, 2, canvas->cols - 3, MOST, TUI_PLAIN, words);
    if (*self->filter && self->advice)
        tui_put_wrapped(canvas, y + used, 2, canvas->cols - 3, MOST, TUI_PLAIN, self->advice);
    tui_cursor(canvas, y, 0);
}

/* What can be typed, while the field is empty. */
static void draw_examples(const struct tui_register *self, struct tui_canvas *canvas, int y)
{
    if (self->place != TUI_AT_FILTER || *tui_field_text(&self->field) ||
        self->view.desk->message)
        return;
    tui_put(canvas, y, 1, canvas->cols - 2, TUI_NOTICE,
            canvas->cols < 80
                ? "Words, or owner:...  overdue  suggested:red   F1: all"
                : "Words, or owner:...  overdue  suggested:red  waiting:...   F1 lists all");
}

/* Where all goes; rows as many as the list shows are at hand then. */
static struct tui_register_layout lay_out(struct tui_register *self,
                                          const struct tui_canvas *canvas)
{
    struct tui_register_layout layout = tui_register_layout(
        canvas->rows, canvas->cols, self->zoom, self->ref_width, TUI_MANY_LINES);
    tui_register_settle(self, &layout);
    size_t n = self->rows.rows->len;
    if (!n || !self->rows.has_start || !self->rows.has_end || layout.is_single)
        return layout;
    size_t lines = tui_register_lines(self, 0, n - 1, layout.has_themes);
    if (lines < (size_t)layout.list_height) {
        layout = tui_register_layout(canvas->rows, canvas->cols, self->zoom, self->ref_width,
                                     (int)lines);
        tui_register_settle(self, &layout);
    }
    return layout;
}

void tui_register_draw_list(struct tui_register *self, struct tui_canvas *canvas, int y,
                            int height, bool has_themes)
{
    enum { NARROW = 60 };
    struct tui_register_layout layout = tui_register_layout(
        TUI_LEAST_ROWS * 10, MAX(canvas->cols, NARROW), 0, self->ref_width, 1);
    layout.is_single = false;
    layout.has_themes = has_themes && height > 2;
    layout.preview_height = 0;
    layout.list = y;
    layout.list_height = height;
    if (canvas->cols < NARROW) { /* what it is goes before whose and by when */
        layout.name.x = layout.owner.x;
        layout.name.width = MAX(canvas->cols - layout.name.x - 1, 1);
        layout.owner.width = layout.target.width = 0;
    }
    tui_register_settle(self, &layout);
    if (self->rows.rows->len)
        draw_list(self, canvas, &layout);
}

void tui_register_draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_register *self = (struct tui_register *)view;
    struct tui_frame frame = tui_frame_tabbed(canvas->rows, canvas->cols);
    struct tui_register_layout layout = lay_out(self, canvas);
    if (layout.heads >= 0)
        draw_heads(canvas, &layout);
    if (layout.rule >= 0)
        tui_rule(canvas, layout.rule);
    if (!self->rows.rows->len)
        draw_nothing(self, canvas, layout.list);
    else if (layout.is_single && self->has_preview)
        tui_preview_draw_single(canvas, &self->preview, layout.list, layout.list_height);
    else if (!layout.is_single)
        draw_list(self, canvas, &layout);
    if (layout.preview_height && self->has_preview)
        tui_preview_draw(canvas, &self->preview, view->desk->facts, layout.preview,
                         layout.preview_height);
    draw_examples(self, canvas, frame.message);
    if (self->place != TUI_AT_REGISTER)
        draw_field(self, canvas, frame.state); /* the cursor is here then */
    else
        draw_state(self, canvas, frame.state);
}
