/* What the Register looks like. */
#include "tui/register.h"

#include <string.h>

#include <rectrack/describe.h>

#include "tui/badge.h"
#include "tui/frame.h"
#include "tui/preview.h"

/* "■R 2  ▲A 9   all suggested", right in the line of counts. */
static int draw_counts(const struct tui_register *self, struct tui_canvas *canvas, int y,
                       int from)
{
    static const enum rt_rag order[] = {RT_RED, RT_AMBER, RT_GREEN, RT_NOT_DUE, RT_COMPLETE};
    size_t set = 0, shown = 0;
    GString *counts = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        set += self->tally.rag[order[i]];
        shown += self->tally.shown[order[i]];
        if (!self->tally.shown[order[i]])
            continue;
        g_string_append_printf(counts, "%s%s%c %zu", counts->len ? "  " : "",
                               canvas->is_ascii ? "" : rt_rag_shape(order[i]),
                               rt_rag_letter(order[i], false), self->tally.shown[order[i]]);
    }
    const char *whose = set == 0 && shown > 0 ? "   all suggested" : "";
    int end = canvas->cols - 1;
    for (int is_short = 0; is_short < 2; is_short++) {
        int width =
            tui_measure(canvas, counts->str) + (is_short ? 0 : tui_measure(canvas, whose));
        if (end - width < from + 2)
            continue;
        int used = tui_put(canvas, y, end - width, width, TUI_PLAIN, counts->str);
        if (!is_short)
            tui_put(canvas, y, end - width + used, width - used, TUI_PLAIN, whose);
        end -= width;
        break;
    }
    g_string_free(counts, TRUE);
    return end;
}

static void draw_field(const struct tui_register *self, struct tui_canvas *canvas, int y)
{
    const char *label = self->place == TUI_AT_SEARCH ? "Search:" : "Filter:";
    int x = 2 + tui_put(canvas, y, 1, canvas->cols, TUI_LABEL, label);
    g_autofree char *counted = NULL;
    if (self->place == TUI_AT_SEARCH && *self->found && self->matches >= 0)
        counted = g_strdup_printf("%ld match%s", self->matches, self->matches == 1 ? "" : "es");
    else if (self->place == TUI_AT_FILTER && self->has_tally)
        counted = g_strdup_printf("%zu of %zu shown", self->tally.total, self->total);
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

static void draw_row(struct tui_canvas *canvas, const struct tui_register_layout *layout,
                     const struct tui_row *row, int y, bool is_selected)
{
    tui_put(canvas, y, layout->ref.x, layout->ref.width, TUI_PLAIN, row->ref);
    tui_put(canvas, y, layout->owner.x, layout->owner.width, TUI_PLAIN, row->owners);
    tui_put(canvas, y, layout->target.x, layout->target.width, TUI_PLAIN, row->targets);
    tui_put(canvas, y, layout->name.x, layout->name.width, TUI_PLAIN, row->name);
    if (layout->sign.width)
        tui_put(canvas, y, layout->sign.x, 1, TUI_PLAIN,
                sign_of(row->direction, canvas->is_ascii));
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
        draw_row(canvas, layout, row, y++, i == self->at);
    }
}

static void draw_nothing(const struct tui_register *self, struct tui_canvas *canvas, int y)
{
    if (*self->filter)
        tui_putf(canvas, y, 2, canvas->cols - 3, TUI_PLAIN,
                 "Nothing matches the filter; press f to change it, f and Esc to clear it");
    else
        tui_put(canvas, y, 2, canvas->cols - 3, TUI_PLAIN,
                "This register holds no recommendations yet; rectrack import FILE adds some");
    tui_cursor(canvas, y, 0);
}

void tui_register_draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_register *self = (struct tui_register *)view;
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    struct tui_register_layout layout =
        tui_register_layout(canvas->rows, canvas->cols, self->zoom, self->ref_width);
    tui_register_settle(self, &layout);
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
    if (self->place != TUI_AT_REGISTER)
        draw_field(self, canvas, frame.state); /* the cursor is here then */
    else
        draw_state(self, canvas, frame.state);
}
