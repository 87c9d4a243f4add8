/* Where the items of a form stand: texts share the rows that the rest leaves, with
 * lines round them where there is room for that; what does not fit is scrolled. */
#include "tui/form_pen.h"

enum { NARROW = 60, MOST = 12, LEAST = 2 };

static int label_column(const struct tui_form *form, struct tui_canvas *canvas)
{
    int widest = 0;
    for (guint i = 0; i < form->items->len; i++) {
        const struct tui_item *item = tui_form_at(form, i);
        if (item->kind == TUI_ITEM_AREA || item->kind == TUI_ITEM_BUTTON)
            continue;
        widest = MAX(widest, tui_measure(canvas, item->label) + 2 * item->is_required);
    }
    return canvas->cols < NARROW ? TUI_FORM_MARGIN : TUI_FORM_MARGIN + widest + 1;
}

static void set_lines(struct tui_form *form, int lines, int more)
{
    for (guint i = 0; i < form->items->len; i++)
        if (tui_form_at(form, i)->kind == TUI_ITEM_AREA) {
            tui_form_at(form, i)->lines = MIN(lines + (more > 0), MOST);
            more--;
        }
}

/* Shares among the texts what the rest leaves of so many rows. */
static void share(struct tui_form *form, struct tui_form_pen *pen, int rows)
{
    int n = 0;
    for (guint i = 0; i < form->items->len; i++)
        n += tui_form_at(form, i)->kind == TUI_ITEM_AREA;
    if (!n)
        return;
    set_lines(form, 1, 0);
    form->has_box = false;
    int left = rows - (tui_form_pen_all(pen) - n);
    form->has_box = !pen->canvas->has_no_rules && left >= n * (LEAST + 2);
    left -= form->has_box ? 2 * n : 0;
    if (left >= n * LEAST)
        set_lines(form, left / n, left % n);
    else
        set_lines(form, CLAMP(rows - 3, LEAST, 5), 0);
}

/* The whole item with the focus is in sight, with the notes over it, or at least
 * its cursor. */
static void scroll(struct tui_form *form, const struct tui_form_pen *pen, int total, int rows)
{
    const struct tui_item *item = tui_form_focus(form);
    int end = item->y + item->height, start = item->y;
    for (size_t i = form->focus; i > 0 && tui_form_at(form, i - 1)->kind == TUI_ITEM_NOTE; i--)
        if (end - tui_form_at(form, i - 1)->y <= rows)
            start = tui_form_at(form, i - 1)->y;
    if (end > form->top + rows)
        form->top = end - rows;
    if (start < form->top)
        form->top = start;
    if (pen->cursor_y >= form->top + rows)
        form->top = pen->cursor_y - rows + 1;
    form->top = CLAMP(form->top, 0, MAX(total - rows, 0));
}

/* The sentence on the focus, and how much of the form is out of sight. */
static void draw_help(const struct tui_form *form, struct tui_canvas *canvas, int y, int below)
{
    const struct tui_item *item = tui_form_focus(form);
    bool is_narrow = canvas->cols < NARROW;
    g_autofree char *more =
        tui_form_hidden(canvas, is_narrow ? 0 : (size_t)form->top, (size_t)below);
    int width = tui_measure(canvas, more), room = canvas->cols - 2;
    if (*more && room > width)
        tui_put(canvas, y, canvas->cols - 1 - width, width, TUI_PLAIN, more);
    room -= *more ? width + 2 : 0;
    if (item->help && room > 0)
        tui_put(canvas, y, 1, room, TUI_NOTICE, item->help);
}

void tui_form_draw(struct tui_form *form, struct tui_canvas *canvas, int y, int rows)
{
    struct tui_form_pen pen = {.canvas = canvas, .form = form, .is_dry = true};
    int seen = MAX(rows - 1, 1); /* the last is the help's */
    pen.column = label_column(form, canvas);
    share(form, &pen, seen);
    int total = tui_form_pen_all(&pen);
    pen.is_folded = total > seen;
    if (pen.is_folded)
        total = tui_form_pen_all(&pen);
    scroll(form, &pen, total, seen);
    pen.is_dry = false;
    pen.first = form->top;
    pen.y = y;
    pen.rows = seen;
    tui_form_pen_all(&pen);
    draw_help(form, canvas, y + seen, MAX(total - form->top - seen, 0));
    tui_cursor(canvas, y + pen.cursor_y - form->top, pen.cursor_x);
}
