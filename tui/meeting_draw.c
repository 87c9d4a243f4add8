/* A meeting as it is painted, for a font so large that 60 by 15 is all there is: the
 * reference and its colour in a word, then the text in lines of sixty letters at most, and
 * below it what was recorded last. */
#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/rag.h>

#include "tui/badge.h"
#include "tui/frame.h"
#include "tui/meeting.h"

enum { LETTERS = 60, HEAD_RULE = 1 };

/* A pure function of the size. */
struct layout {
    int ref;          /* the row of the reference */
    int text, height; /* of what is read */
    int rule;         /* the one below it; -1: there is no room */
    int said, n_said; /* what was recorded last */
};

/* A second screen has neither hints nor messages, and their rows for what was recorded. */
static struct layout lay(const struct tui_canvas *canvas, bool is_follower)
{
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    bool is_low = canvas->rows < 15;
    bool is_tall = frame.has_rules || (is_follower && !is_low);
    int last = is_follower && !frame.has_rules ? canvas->rows - 1 : frame.message;
    struct layout layout = {
        .ref = frame.body, .text = frame.body + (is_low ? 1 : 2), .n_said = is_tall ? 3 : 1};
    layout.said = last - layout.n_said + 1;
    layout.rule = is_low ? -1 : layout.said - 1;
    layout.height = layout.said - layout.text - !is_low;
    return layout;
}

/* ---- the line over it ---- */

static void draw_head(const struct tui_meeting *self, struct tui_canvas *canvas)
{
    const struct rt_meeting *meeting = &self->meeting;
    bool is_narrow = canvas->cols < 60;
    int x = 1, end = canvas->cols - 1;
    g_autofree char *day = meeting->date ? rt_meeting_day(meeting) : NULL;
    g_autoptr(GString) place = g_string_new(NULL);
    if (tui_meeting_sits(self))
        g_string_append_printf(place, "%s%zu of %zu", is_narrow ? "" : "item ", self->at + 1,
                               meeting->items.n);
    else if (meeting->date)
        g_string_append(place, rt_meeting_states[meeting->state].label);
    if (tui_meeting_sits(self) && tui_meeting_item(self)->state != RT_ITEM_OPEN) {
        g_autofree char *state =
            g_ascii_strdown(rt_item_states[tui_meeting_item(self)->state].label, -1);
        g_string_append_printf(place, ", %s", state);
    }
    if (!self->is_follower && tui_desk_why_readonly(self->view.desk))
        g_string_append(place, ", read only");
    int width = tui_measure(canvas, place->str);
    tui_put(canvas, 0, end - width, width, TUI_NAME, place->str);
    end -= width + 2;
    int needs = day ? tui_measure(canvas, day) : 0;
    x += tui_put(canvas, 0, x, end - x - (needs ? needs + 2 : 0), TUI_NAME,
                 meeting->title ? meeting->title : "Meeting");
    if (day)
        tui_put(canvas, 0, x + 2, end - x - 2, TUI_PLAIN, day);
    tui_rule(canvas, HEAD_RULE);
}

/* ---- the reference and its colour ---- */

static int draw_colour(const struct tui_meeting *self, struct tui_canvas *canvas, int y, int x,
                       bool has_room)
{
    const struct rt_record *record = &self->record;
    bool is_suggested = record->rag == RT_RAG_NONE;
    enum rt_rag rag = rt_rag_shown(record);
    char badge[16];
    enum tui_role role = tui_badge(rag, is_suggested, canvas->is_ascii, badge);
    int room = canvas->cols - 1 - x;
    if (!rag)
        return x + tui_put(canvas, y, x, room, TUI_PLAIN, "no colour");
    g_autofree char *word = is_suggested ? g_utf8_strdown(rt_rags[rag].label, -1)
                                         : g_utf8_strup(rt_rags[rag].label, -1);
    g_autofree char *shaped =
        g_strdup_printf(" %s %s ", canvas->is_ascii ? badge : rt_rag_shape(rag), word);
    x += tui_put(canvas, y, x, room, role, shaped);
    if (is_suggested && has_room)
        x += 1 + tui_put(canvas, y, x + 1, canvas->cols - 2 - x, TUI_PLAIN,
                         record->state == RT_STATE_COMPLETE ? "by its state" : "suggested");
    return x;
}

static void draw_ref(const struct tui_meeting *self, struct tui_canvas *canvas,
                     const struct layout *layout)
{
    int y = layout->ref, x = 1;
    bool has_room = canvas->cols >= LETTERS; /* beside two references, too */
    tui_cursor(canvas, y, x);
    x += tui_put(canvas, y, x, canvas->cols / 2, TUI_NAME, self->refs) + 2;
    if (!self->record.ref)
        return;
    x = draw_colour(self, canvas, y, x, has_room) + 3;
    enum rt_direction direction = self->record.direction;
    if (direction && has_room)
        tui_putf(canvas, y, x, canvas->cols - 1 - x, TUI_PLAIN, "%s %s",
                 rt_direction_sign(direction), rt_directions[direction].key);
}

/* ---- the text ---- */

static void draw_line(struct tui_canvas *canvas, int y, const struct tui_meeting_line *line)
{
    tui_put(canvas, y, 1, canvas->cols - 2, line->role, line->text);
    g_autofree char *label = g_utf8_substring(line->text, 0, line->label);
    if (line->label)
        tui_put(canvas, y, 1, canvas->cols - 2, TUI_LABEL, label);
}

/* "1/3 ↓": which page it is, where there is more than one; over the text, where no message
 * covers it. */
static void draw_page(const struct tui_meeting *self, struct tui_canvas *canvas, size_t n)
{
    size_t height = self->height, pages = (n + height - 1) / height;
    size_t page = (self->top + height - 1) / height + 1;
    if (pages < 2)
        return;
    bool has_more = self->top + height < n;
    g_autofree char *words = g_strdup_printf(" %zu/%zu %s ", MIN(page, pages), pages,
                                             has_more ? (canvas->is_ascii ? "v" : "↓")
                                                      : (canvas->is_ascii ? "^" : "↑"));
    int width = tui_measure(canvas, words);
    tui_put(canvas, HEAD_RULE, canvas->cols - 1 - width, width, TUI_KEYCAP, words);
}

/* The line that has the place, which may stand in another line where the window is another. */
static size_t find_line(const struct rt_list *lines, struct tui_meeting_at seen)
{
    size_t found = 0;
    for (size_t i = 0; i < lines->n; i++) {
        const struct tui_meeting_line *line = rt_list_item(lines, i, sizeof *line);
        if (line->at.paragraph < seen.paragraph ||
            (line->at.paragraph == seen.paragraph && line->at.letter <= seen.letter))
            found = i;
    }
    return found;
}

/* What stands at the chair's top now, a second screen is told when no key comes. */
static void keep_seen(struct tui_meeting *self, const struct rt_list *lines)
{
    if (self->is_follower || self->top >= lines->n)
        return;
    const struct tui_meeting_line *line = rt_list_item(lines, self->top, sizeof *line);
    self->is_moved = self->is_moved || line->at.paragraph != self->seen.paragraph ||
                     line->at.letter != self->seen.letter;
    self->seen = line->at;
    self->is_scrolled = false;
}

static void draw_text(struct tui_meeting *self, struct tui_canvas *canvas,
                      const struct layout *layout)
{
    struct rt_arena arena = {0};
    struct rt_list lines =
        tui_meeting_text(self, MIN(canvas->cols - 2, LETTERS), canvas->is_ascii, &arena);
    size_t height = (size_t)layout->height;
    self->height = height;
    if (!self->is_scrolled)
        self->top = find_line(&lines, self->seen);
    self->last = lines.n > height ? lines.n - height : 0;
    self->top = MIN(self->top, self->is_past && lines.n ? lines.n - 1 : self->last);
    for (size_t i = 0; i < height && self->top + i < lines.n; i++)
        draw_line(canvas, layout->text + (int)i,
                  (const struct tui_meeting_line *)lines.at + self->top + i);
    keep_seen(self, &lines);
    draw_page(self, canvas, lines.n);
    rt_arena_clear(&arena);
}

static bool scroll(struct tui_meeting *self, enum tui_action action)
{
    size_t page = MAX(self->height, 1);
    switch ((int)action) {
    case TUI_DO_UP:
        self->top -= self->top > 0;
        return true;
    case TUI_DO_DOWN:
        self->is_past = tui_meeting_sits(self) && !self->is_follower && self->top >= self->last;
        self->top++; /* the drawing stops it at the end */
        return true;
    case TUI_DO_PAGE_UP:
        self->top -= MIN(self->top, page);
        return true;
    case TUI_DO_PAGE_DOWN:
        self->top = MAX(self->top, MIN(self->top + page, self->last));
        return true;
    case TUI_DO_START:
        self->top = 0;
        return true;
    case TUI_DO_END:
        self->top = self->last;
        return true;
    default:
        return false;
    }
}

bool tui_meeting_scroll(struct tui_meeting *self, enum tui_action action)
{
    bool is_one = scroll(self, action);
    self->is_scrolled = self->is_scrolled || is_one;
    return is_one;
}

/* ---- the whole ---- */

void tui_meeting_draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_meeting *self = (struct tui_meeting *)view;
    struct layout layout = lay(canvas, self->is_follower);
    struct rt_arena arena = {0};
    draw_head(self, canvas);
    if (layout.rule >= 0)
        tui_rule(canvas, layout.rule);
    if (tui_frame_of(canvas->rows, canvas->cols).has_rules)
        tui_rule(canvas, canvas->rows - 2);
    if (tui_meeting_sits(self)) {
        draw_ref(self, canvas, &layout);
        const char *said = tui_meeting_said(self, &arena);
        if (said)
            tui_put_wrapped(canvas, layout.said, 1, canvas->cols - 2, layout.n_said, TUI_NOTICE,
                            said);
    } else {
        layout.height += layout.text - layout.ref;
        layout.text = layout.ref;
        tui_cursor(canvas, layout.ref, 1);
    }
    draw_text(self, canvas, &layout);
    rt_arena_clear(&arena);
}

void tui_meeting_draw_blank(struct tui_canvas *canvas, const char *name, const char *words)
{
    name = name ? name : "Meeting";
    int y = canvas->rows / 2, x = MAX((canvas->cols - tui_measure(canvas, name)) / 2, 1);
    tui_put(canvas, y, x, canvas->cols - x - 1, TUI_NAME, name);
    tui_put(canvas, canvas->rows - 1, 1, canvas->cols - 2, TUI_PLAIN, words);
    tui_cursor(canvas, y, x);
}
