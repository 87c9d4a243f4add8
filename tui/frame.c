/* Header and hint bar drop whole parts when the window is narrow, the least
 * needed first; they never cut inside one. */
#include "tui/frame.h"

#include <string.h>

#include "tui/keymap.h"

struct tui_frame tui_frame_of(int rows, int cols)
{
    struct tui_frame frame = {.state = 1};
    if (rows < TUI_LEAST_ROWS || cols < TUI_LEAST_COLS) {
        frame.is_too_small = true;
        return frame;
    }
    frame.is_single = rows < 15 || cols < 60;
    frame.has_rules = rows >= 24;
    frame.body = frame.has_rules ? 3 : 2;
    frame.hints = rows - 1;
    frame.message = frame.has_rules ? rows - 3 : rows - 2;
    frame.height = frame.message - frame.body;
    return frame;
}

void tui_frame_draw_small(struct tui_canvas *canvas)
{
    g_autofree char *whole =
        g_strdup_printf("Window %dx%d: needs %dx%d. Text is safe. q quits.", canvas->cols,
                        canvas->rows, TUI_LEAST_COLS, TUI_LEAST_ROWS);
    /* In a window narrower than the sentence it goes on in the next line. */
    const char *at = whole;
    for (int y = 0; y < canvas->rows && *at; y++) {
        size_t length = MIN(strlen(at), (size_t)canvas->cols);
        g_autofree char *line = g_strndup(at, length);
        tui_put(canvas, y, 0, canvas->cols, TUI_PLAIN, line);
        at += length;
    }
    tui_cursor(canvas, 0, 0);
}

static void draw_header(struct tui_canvas *canvas, const struct tui_frame_words *words)
{
    int from = 1 + tui_put(canvas, 0, 1, canvas->cols, TUI_NAME, "rectrack");
    if (words->name && canvas->cols >= 80) {
        from += 2;
        from += tui_put(canvas, 0, from, canvas->cols / 3, TUI_PLAIN, words->name);
    }
    int end = canvas->cols - 1;
    for (size_t i = 0; i < TUI_FRAME_FACTS; i++) {
        const char *fact = words->facts[i] ? words->facts[i] : "";
        int width = tui_measure(canvas, fact);
        if (!width || end - width < from + 2)
            continue;
        tui_put(canvas, 0, end - width, width, TUI_PLAIN, fact);
        end -= width + 3;
    }
}

struct hint {
    const struct tui_binding *binding;
    char key[16];
    const char *key_name;
    int width; /* with the blank between key and label */
    bool is_shown;
};

static size_t gather(struct tui_canvas *canvas, unsigned place, struct hint *hints, size_t room)
{
    size_t n = 0;
    for (const struct tui_binding *one = tui_bindings; one->name && n < room; one++) {
        if (!(one->places & place) || !one->label)
            continue;
        int key = one->keys[0];
        if ((place & TUI_TYPING) && tui_key_is_text(key))
            key = one->keys[1]; /* letters type here */
        struct hint *hint = &hints[n++];
        *hint = (struct hint){.binding = one};
        hint->key_name = tui_key_name(key, hint->key);
        hint->width = tui_measure(canvas, hint->key_name) + 1 + tui_measure(canvas, one->label);
    }
    return n;
}

static void choose(struct hint *hints, size_t n, int room)
{
    enum { GAP = 2 };
    for (size_t i = 0; i < n; i++)
        if (hints[i].binding->priority == 0) {
            hints[i].is_shown = true;
            room -= hints[i].width + GAP;
        }
    for (int priority = 1; priority <= 9; priority++)
        for (size_t i = 0; i < n; i++)
            if (hints[i].binding->priority == priority) {
                if (hints[i].width + GAP > room)
                    return; /* drops from the right, whole */
                hints[i].is_shown = true;
                room -= hints[i].width + GAP;
            }
}

static int draw_hint(struct tui_canvas *canvas, int y, int x, const struct hint *hint,
                     unsigned place)
{
    int key = hint->binding->keys[0];
    if ((place & TUI_TYPING) && tui_key_is_text(key))
        key = hint->binding->keys[1];
    int used = tui_put(canvas, y, x, canvas->cols, TUI_KEYCAP, hint->key_name);
    used += 1 + tui_put(canvas, y, x + used + 1, canvas->cols, TUI_PLAIN, hint->binding->label);
    tui_zone_add(canvas, y, x, used, TUI_ZONE_KEY, key);
    return used + 2;
}

static void draw_hints(struct tui_canvas *canvas, int y, unsigned place)
{
    struct hint hints[16];
    size_t n = gather(canvas, place, hints, G_N_ELEMENTS(hints));
    choose(hints, n, canvas->cols - 1);
    int x = 1;
    for (int priority = 1; priority <= 9; priority++)
        for (size_t i = 0; i < n; i++)
            if (hints[i].is_shown && hints[i].binding->priority == priority)
                x += draw_hint(canvas, y, x, &hints[i], place);
    for (size_t i = 0; i < n; i++)
        if (hints[i].is_shown && hints[i].binding->priority == 0)
            x += draw_hint(canvas, y, x, &hints[i], place);
}

void tui_frame_draw(struct tui_canvas *canvas, const struct tui_frame_words *words)
{
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    draw_header(canvas, words);
    if (frame.has_rules) {
        tui_rule(canvas, frame.body - 1);
        tui_rule(canvas, frame.hints - 1);
    }
    if (words->message)
        tui_put(canvas, frame.message, 1, canvas->cols - 2, words->message_role,
                words->message);
    draw_hints(canvas, frame.hints, words->place);
}
