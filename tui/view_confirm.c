/* A question before something is done: two buttons, the focus on the one that
 * changes nothing; or an offer with several answers, the focus on the first.  The answer is an
 * action of the view that asked, or a command line; what was typed before the question was seen
 * is no answer. */
#include <rectrack/text.h>

#include "tui/desk.h"
#include "tui/frame.h"
#include "tui/views.h"

enum { WIDEST = 66, MOST_LINES = 6 };

enum { MOST_BUTTONS = 3 };

struct confirm {
    struct tui_view view;
    char *question;
    char *buttons[MOST_BUTTONS];
    size_t n, at;  /* the button with the focus */
    char *line;    /* or NULL: the answer is an action of the view that asked */
    bool is_offer; /* several answers, none of them no */
};

static struct confirm *of(struct tui_view *view)
{
    return (struct confirm *)view;
}

static unsigned place(const struct tui_view *view)
{
    return ((const struct confirm *)view)->is_offer ? TUI_AT_OFFER : TUI_AT_CONFIRM;
}

enum { NO, YES };
static const struct tui_binding no = {.name = "no", .action = TUI_DO_NO},
                                yes = {.name = "yes", .action = TUI_DO_YES},
                                offered[MOST_BUTTONS] = {
                                    {.name = "first", .action = TUI_DO_FIRST},
                                    {.name = "second", .action = TUI_DO_SECOND},
                                    {.name = "third", .action = TUI_DO_THIRD}};

static unsigned answer(struct confirm *self, size_t button)
{
    struct tui_desk *desk = self->view.desk;
    if (self->is_offer)
        tui_desk_wish(desk, &offered[button]);
    else if (self->line && button == YES)
        tui_desk_wish_sure(desk, self->line);
    else if (!self->line)
        tui_desk_wish(desk, button == YES ? &yes : &no);
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

static unsigned refuse(struct confirm *self)
{
    if (!self->is_offer)
        return answer(self, NO);
    tui_desk_wish(self->view.desk, &no);
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct confirm *self = of(view);
    if (action == TUI_DO_YES)
        return answer(self, YES);
    if (action == TUI_DO_NO || action == TUI_DO_BACK)
        return refuse(self);
    if (action == TUI_DO_CHOOSE)
        return answer(self, self->at);
    if (action == TUI_DO_RIGHT)
        self->at = MIN(self->at + 1, self->n - 1);
    else if (action == TUI_DO_LEFT)
        self->at -= self->at > 0;
    else if (action == TUI_DO_NEXT)
        self->at = (self->at + 1) % self->n;
    else if (action == TUI_DO_PREVIOUS)
        self->at = (self->at + self->n - 1) % self->n;
    return TUI_REDO_DRAW;
}

static unsigned click(struct tui_view *view, int value)
{
    return answer(of(view), (size_t)value);
}

static void draw_button(const struct confirm *self, struct tui_canvas *canvas, int y, int x,
                        int room, size_t button, const char *words)
{
    int used = tui_put(canvas, y, x, room, TUI_PLAIN, words);
    tui_zone_add(canvas, y, x, used, TUI_ZONE_ROW, (int)button);
    if (button != self->at)
        return;
    tui_reverse(canvas, y, x, used);
    tui_cursor(canvas, y, x + 2);
}

/* One behind the other, in a further row where there is no more room; y < 0: nothing is
 * drawn.  Returns how many rows. */
static int lay_buttons(const struct confirm *self, struct tui_canvas *canvas, int y, int x,
                       int width)
{
    int at = 0, row = 0;
    for (size_t i = 0; i < self->n; i++) {
        g_autofree char *words = g_strdup_printf("< %s >", self->buttons[i]);
        int needed = tui_measure(canvas, words);
        if (at && at + needed > width) {
            at = 0;
            row++;
        }
        if (y >= 0)
            draw_button(self, canvas, y + row, x + at, width - at, i, words);
        at += needed + 2;
    }
    return row + 1;
}

static void draw_rule(struct tui_canvas *canvas, int y, int x, int width)
{
    for (int i = 0; i < width; i++)
        tui_put(canvas, y, x + i, 1, TUI_RULE, tui_glyph(canvas, TUI_GLYPH_RULE));
}

/* The view that asks stays in sight around the question. */
static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    const struct confirm *self = of(view);
    struct tui_view *asker = tui_desk_below(view);
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    int width = MIN(canvas->cols - 2, WIDEST), x = (canvas->cols - width) / 2;
    asker->class->draw(asker, canvas);
    g_array_set_size(canvas->zones, 0); /* what is behind takes no clicks */
    int rows = lay_buttons(self, canvas, -1, 0, width - 2);
    int most = MIN(frame.height - rows - 2, MOST_LINES), lines = 0;
    const char *next = self->question;
    for (; next && lines < most; lines++)
        rt_text_wrap(next, width - 2, &next);
    int y = frame.body + (frame.height - lines - rows - 2) / 2;
    for (int i = 0; i < lines + rows + 2; i++)
        tui_putf(canvas, y + i, x, width, TUI_PLAIN, "%*s", width, "");
    draw_rule(canvas, y, x, width);
    tui_put_wrapped(canvas, y + 1, x + 1, width - 2, lines, TUI_NAME, self->question);
    lay_buttons(self, canvas, y + lines + 1, x + 1, width - 2);
    draw_rule(canvas, y + lines + 1 + rows, x, width);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct confirm *self = (const struct confirm *)view;
    g_string_append(out, self->question);
    for (size_t i = 0; i < self->n; i++)
        g_string_append_printf(out, "%s %s",
                               i == 0            ? ""
                               : i + 1 < self->n ? ","
                                                 : ", or",
                               self->buttons[i]);
}

static void close_view(struct tui_view *view)
{
    struct confirm *self = of(view);
    g_free(self->question);
    for (size_t i = 0; i < self->n; i++)
        g_free(self->buttons[i]);
    g_free(self->line);
    g_free(self);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .click = click,
    .draw = draw,
    .where = where,
    .close = close_view,
};

static struct confirm *ask(struct tui_desk *desk, const char *question)
{
    struct confirm *self = g_new0(struct confirm, 1);
    self->view = (struct tui_view){&class, desk};
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, question,
                  RT_CLEAN_LINE | (desk->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    self->question = g_strdup(clean->str);
    return self;
}

struct tui_view *tui_view_confirm(struct tui_desk *desk, const char *question,
                                  const char *yes_words, const char *no_words, const char *line)
{
    struct confirm *self = ask(desk, question);
    self->buttons[NO] = g_strdup(no_words);
    self->buttons[YES] = g_strdup(yes_words);
    self->n = 2;
    self->line = g_strdup(line);
    return &self->view;
}

struct tui_view *tui_view_offer(struct tui_desk *desk, const char *question,
                                const char *const *answers)
{
    struct confirm *self = ask(desk, question);
    self->is_offer = true;
    for (; answers[self->n] && self->n < MOST_BUTTONS; self->n++)
        self->buttons[self->n] = g_strdup(answers[self->n]);
    return &self->view;
}
