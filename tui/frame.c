/* Header and hint bar drop whole parts when the window is narrow, the least
 * needed first; they never cut inside one. */
#include "tui/frame.h"

#include <string.h>

#include <rectrack/text.h>

#include "tui/keymap.h"

struct tui_frame tui_frame_of(int rows, int cols)
{
    struct tui_frame frame = {.tabs = -1, .state = 1};
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

struct tui_frame tui_frame_tabbed(int rows, int cols)
{
    struct tui_frame frame = tui_frame_of(rows, cols);
    if (frame.is_too_small || !frame.has_rules)
        return frame;
    frame.tabs = frame.state++;
    frame.body++;
    frame.height--;
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

/* Where the tabs have no line of their own: the views that are not open, without their
 * counts, as far as there is room. */
static void draw_ways(struct tui_canvas *canvas, int x, int end,
                      const struct tui_frame_words *words)
{
    for (size_t n = 0; n < 2 * words->n_tabs; n++) {
        const struct tui_tab *tab = &words->tabs[n % words->n_tabs];
        if (tab->is_first != (n < words->n_tabs))
            continue;
        char in[16];
        int key = tui_keys_of(words->keys, tab->binding, tab->place, 0);
        g_autofree char *label = g_strndup(tab->label, strcspn(tab->label, "("));
        g_autofree char *way =
            g_strdup_printf("%s %s", tui_key_name(key, in), g_strchomp(label));
        int width = tui_measure(canvas, way);
        if (tab->is_open || key == TUI_KEY_NONE)
            continue;
        if (x + width > end)
            return;
        tui_put(canvas, 0, x, width, TUI_PLAIN, way);
        if (words->place == tab->place) /* in a field the key would be typed */
            tui_zone_add(canvas, 0, x, width, TUI_ZONE_KEY, key);
        x += width + 2;
    }
}

static void draw_header(struct tui_canvas *canvas, const struct tui_frame_words *words)
{
    int from = 1 + tui_put(canvas, 0, 1, canvas->cols, TUI_NAME, "rectrack");
    if (words->name && canvas->cols >= 80) {
        from += 2;
        from += tui_put(canvas, 0, from, canvas->cols / 3, TUI_PLAIN, words->name);
    }
    int end = canvas->cols - 1, needed = 0;
    for (size_t i = 0; i < TUI_FRAME_FACTS; i++)
        if (words->facts[i].whole && *words->facts[i].whole)
            needed += tui_measure(canvas, words->facts[i].whole) + 3;
    bool is_brief = needed - 3 > end - from - 2;
    for (size_t i = 0; i < TUI_FRAME_FACTS; i++) {
        const char *fact =
            is_brief && words->facts[i].brief ? words->facts[i].brief : words->facts[i].whole;
        fact = fact ? fact : "";
        int width = tui_measure(canvas, fact);
        if (!width || end - width < from + 2)
            continue;
        tui_put(canvas, 0, end - width, width, TUI_PLAIN, fact);
        end -= width + 3;
    }
    if (tui_frame_tabbed(canvas->rows, canvas->cols).tabs < 0)
        draw_ways(canvas, from + 2, end + 1, words); /* two blanks before the facts */
}

/* The blanks between them: three, fewer where they would not fit. */
static int tab_gap(struct tui_canvas *canvas, const struct tui_frame_words *words)
{
    int room = canvas->cols - 2;
    for (size_t i = 0; i < words->n_tabs; i++)
        room -= 2 + tui_measure(canvas, words->tabs[i].label);
    return CLAMP(room / MAX((int)words->n_tabs - 1, 1), 1, 3);
}

static void draw_tabs(struct tui_canvas *canvas, int y, const struct tui_frame_words *words)
{
    int x = 1, gap = tab_gap(canvas, words);
    for (size_t i = 0; i < words->n_tabs; i++) {
        const struct tui_tab *tab = &words->tabs[i];
        char in[16];
        int key = tui_keys_of(words->keys, tab->binding, tab->place, 0), from = x;
        if (key == TUI_KEY_NONE)
            continue;
        x += 1 + tui_put(canvas, y, x, canvas->cols - x, TUI_KEYCAP, tui_key_name(key, in));
        x += tui_put(canvas, y, x, canvas->cols - x, tab->is_open ? TUI_NAME : TUI_PLAIN,
                     tab->label);
        if (tab->is_open)
            tui_reverse(canvas, y, from, x - from);
        if (words->place == tab->place) /* in a field the key would be typed */
            tui_zone_add(canvas, y, from, x - from, TUI_ZONE_KEY, key);
        x += gap;
    }
}

struct hint {
    const struct tui_binding *binding;
    int key;
    char in[16];
    const char *key_name;
    char label[32]; /* "RAG (2)" */
    int priority;
    int width; /* with the blank between key and label */
    bool is_shown;
};

static size_t gather(struct tui_canvas *canvas, const struct tui_frame_words *words,
                     struct hint *hints, size_t room)
{
    size_t n = 0;
    for (const struct tui_binding *one = tui_bindings; one->name && n < room; one++) {
        bool is_here = (one->places & words->place) && one->label &&
                       !(one->needs_row && words->has_nothing);
        int key = is_here ? tui_keys_of(words->keys, one, words->place, 0) : TUI_KEY_NONE;
        if (key == TUI_KEY_NONE)
            continue;
        struct hint *hint = &hints[n++];
        *hint = (struct hint){.binding = one, .key = key, .priority = one->priority};
        hint->key_name = tui_key_name(key, hint->in);
        bool is_for_many = one->takes_marks && words->n_marked; /* the first to be shown then */
        if (is_for_many)
            hint->priority = 1;
        else if (one->stays & words->place && !words->n_marked)
            hint->priority = 0;
        if (is_for_many)
            g_snprintf(hint->label, sizeof hint->label, "%s (%zu)", one->label,
                       words->n_marked);
        else
            g_strlcpy(hint->label, one->label, sizeof hint->label);
        hint->width =
            tui_measure(canvas, hint->key_name) + 1 + tui_measure(canvas, hint->label);
    }
    return n;
}

static void choose(struct hint *hints, size_t n, int room)
{
    enum { GAP = 2 };
    for (size_t i = 0; i < n; i++)
        if (hints[i].priority == 0) {
            hints[i].is_shown = true;
            room -= hints[i].width + GAP;
        }
    for (int priority = 1; priority <= 9; priority++)
        for (size_t i = 0; i < n; i++)
            if (hints[i].priority == priority) {
                if (hints[i].width + GAP > room)
                    return; /* drops from the right, whole */
                hints[i].is_shown = true;
                room -= hints[i].width + GAP;
            }
}

static int draw_hint(struct tui_canvas *canvas, int y, int x, const struct hint *hint)
{
    int used = tui_put(canvas, y, x, canvas->cols, TUI_KEYCAP, hint->key_name);
    used += 1 + tui_put(canvas, y, x + used + 1, canvas->cols, TUI_PLAIN, hint->label);
    tui_zone_add(canvas, y, x, used, TUI_ZONE_KEY, hint->key);
    return used + 2;
}

static void draw_hints(struct tui_canvas *canvas, int y, const struct tui_frame_words *words)
{
    struct hint hints[32];
    size_t n = gather(canvas, words, hints, G_N_ELEMENTS(hints));
    choose(hints, n, canvas->cols + 1); /* no gap is needed behind the last one */
    int x = 1;
    for (int priority = 1; priority <= 9; priority++)
        for (size_t i = 0; i < n; i++)
            if (hints[i].is_shown && hints[i].priority == priority)
                x += draw_hint(canvas, y, x, &hints[i]);
    for (size_t i = 0; i < n; i++)
        if (hints[i].is_shown && hints[i].priority == 0)
            x += draw_hint(canvas, y, x, &hints[i]);
}

void tui_frame_say(struct tui_canvas *canvas, enum tui_role role, const char *text, int kept)
{
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    int room = CLAMP(frame.message - kept, 1, TUI_MESSAGE_WHOLE), width = canvas->cols - 2,
        n = 0;
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, text,
                  RT_CLEAN_LINE | (canvas->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    const char *lines[TUI_MESSAGE_WHOLE], *next = clean->str;
    while (next && n < room) {
        lines[n] = next;
        rt_text_wrap(next, width, &next);
        n++;
    }
    for (int i = 0; i < n; i++) {
        bool is_last = i + 1 == n; /* what has no room is clipped there */
        g_autofree char *line = is_last ? g_strdup(lines[i])
                                        : g_strndup(lines[i], (gsize)(lines[i + 1] - lines[i]));
        int y = frame.message - n + 1 + i;
        tui_putf(canvas, y, 0, canvas->cols, TUI_PLAIN, "%*s", canvas->cols, "");
        tui_put(canvas, y, 1, width, role, g_strchomp(line));
    }
}

void tui_frame_draw(struct tui_canvas *canvas, const struct tui_frame_words *words)
{
    struct tui_frame frame = words->n_tabs ? tui_frame_tabbed(canvas->rows, canvas->cols)
                                           : tui_frame_of(canvas->rows, canvas->cols);
    if (!words->is_bare)
        draw_header(canvas, words);
    if (frame.tabs >= 0)
        draw_tabs(canvas, frame.tabs, words);
    if (frame.has_rules && !words->is_bare) {
        tui_rule(canvas, frame.body - 1);
        tui_rule(canvas, frame.hints - 1);
    }
    if (words->message)
        tui_frame_say(canvas, words->message_role, words->message,
                      MAX(canvas->cursor_y, frame.message - words->message_lines));
    draw_hints(canvas, frame.hints, words);
}
