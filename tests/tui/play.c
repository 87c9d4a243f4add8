/* The player, and what holds of every screen. */
#include "tests/tui/play.h"

#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/date.h>
#include <rectrack/text.h>

#include "tests/tui/fake.h"
#include "tui/frame.h"

const char *play_state = "/dev/null/nowhere", *play_user = "coordinator";

int play_key(const char *name)
{
    static const int named[] = {
        TUI_KEY_TAB,
        TUI_KEY_ENTER,
        TUI_KEY_ESC,
        TUI_KEY_UP,
        TUI_KEY_DOWN,
        TUI_KEY_LEFT,
        TUI_KEY_RIGHT,
        TUI_KEY_PAGE_UP,
        TUI_KEY_PAGE_DOWN,
        TUI_KEY_HOME,
        TUI_KEY_END,
        TUI_KEY_BACKSPACE,
        TUI_KEY_DELETE,
        TUI_KEY_BACK_TAB,
        TUI_KEY_WORD_LEFT,
        TUI_KEY_WORD_RIGHT,
        TUI_KEY_WORD_RUB,
        TUI_KEY_WORD_DELETE,
        TUI_KEY_TEXT_START,
        TUI_KEY_TEXT_END,
        TUI_KEY_F1,
        TUI_KEY_F3,
        ' ',
    };
    char in[16];
    for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
        if (!strcmp(tui_key_name(named[i], in), name))
            return named[i];
    if (g_str_has_prefix(name, "Ctrl-"))
        return TUI_CTRL(name[5]);
    return (int)g_utf8_get_char(name);
}

static void draw(struct play *play)
{
    tui_session_draw(&play->session, play->rows, play->cols);
    for (int i = 0; i < 4 && tui_session_idle(&play->session); i++)
        tui_session_draw(&play->session, play->rows, play->cols);
    play_check(play);
}

static void send(struct play *play, struct tui_event event)
{
    unsigned redo = tui_session_event(&play->session, &event);
    play->has_left = play->has_left || redo & TUI_REDO_LEAVE;
    draw(play);
}

void play_begin(struct play *play, int rows, int cols, bool is_ascii)
{
    play_begin_with(play, rows, cols, is_ascii, NULL);
}

static void begin(struct play *play, int rows, int cols, bool is_ascii,
                  struct rt_settings *settings, enum tui_start start, const char *day)
{
    struct rt_error error = {0};
    g_setenv("XDG_STATE_HOME", play_state, TRUE);
    *play = (struct play){.rows = rows, .cols = cols};
    play->context = (struct rt_context){.register_path = fake_path,
                                        .user = play_user,
                                        .today = rt_day_new(2020, 4, 15),
                                        .settings = settings};
    cr_assert_eq(tui_session_init(&play->session, &play->context, is_ascii, rows, cols, start,
                                  day, &error),
                 RT_OK, "%s", error.sentence);
    draw(play);
}

void play_begin_with(struct play *play, int rows, int cols, bool is_ascii,
                     struct rt_settings *settings)
{
    begin(play, rows, cols, is_ascii, settings, TUI_START_REGISTER, NULL);
}

void play_meet(struct play *play, int rows, int cols, const char *day)
{
    begin(play, rows, cols, false, NULL, TUI_START_MEETING, day);
}

void play_end(struct play *play)
{
    tui_session_clear(&play->session);
}

void play_keys(struct play *play, const char *keys)
{
    g_auto(GStrv) names = g_strsplit(keys, " ", -1);
    for (size_t i = 0; names[i]; i++)
        send(play, (struct tui_event){.kind = TUI_EVENT_KEY, .key = play_key(names[i])});
}

void play_type(struct play *play, const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        send(play,
             (struct tui_event){.kind = TUI_EVENT_KEY, .key = (int)g_utf8_get_char(text)});
}

void play_burst(struct play *play, const char *text)
{
    GArray *events = g_array_new(FALSE, FALSE, sizeof(struct tui_event));
    for (; *text; text = g_utf8_next_char(text)) {
        int key = (int)g_utf8_get_char(text);
        struct tui_event event = {.kind = TUI_EVENT_KEY,
                                  .key = key == '\n' ? TUI_KEY_ENTER : key,
                                  .when = 1000000 + (int64_t)events->len};
        g_array_append_val(events, event);
    }
    unsigned redo = tui_session_events(&play->session, events);
    play->has_left = play->has_left || redo & TUI_REDO_LEAVE;
    g_array_free(events, TRUE);
    draw(play);
}

void play_paste(struct play *play, const char *text)
{
    g_autofree char *copy = g_strdup(text);
    send(play, (struct tui_event){.kind = TUI_EVENT_PASTE, .text = copy});
}

void play_click(struct play *play, int y, int x)
{
    send(play, (struct tui_event){.kind = TUI_EVENT_CLICK, .y = y, .x = x});
}

void play_size(struct play *play, int rows, int cols)
{
    play->rows = rows;
    play->cols = cols;
    send(play, (struct tui_event){.kind = TUI_EVENT_RESIZE});
}

char *play_row(struct play *play, int y)
{
    return tui_canvas_row(&play->session.canvas, y);
}

char *play_screen(struct play *play)
{
    GString *all = g_string_new(NULL);
    for (int y = 0; y < play->rows; y++) {
        g_autofree char *row = play_row(play, y);
        g_string_append_printf(all, "%s\n", row);
    }
    return g_string_free(all, FALSE);
}

int play_find(struct play *play, const char *text)
{
    for (int y = 0; y < play->rows; y++) {
        g_autofree char *row = play_row(play, y);
        if (strstr(row, text))
            return y;
    }
    return -1;
}

void play_golden(struct play *play, const char *name)
{
    g_autofree char *file = g_strdup_printf("%s.txt", name);
    g_autofree char *path = g_build_filename(FIXTURES, "screens", file, NULL);
    g_autofree char *screen = play_screen(play), *golden = NULL;
    g_auto(GStrv) rows = g_strsplit(screen, "\n", -1);
    for (size_t i = 0; rows[i]; i++)
        g_strchomp(rows[i]);
    g_autofree char *now = g_strjoinv("\n", rows);
    g_autoptr(GRegex) clock = g_regex_new("\\b[0-2][0-9]:[0-5][0-9]\\b", 0, 0, NULL);
    g_autofree char *seen = g_regex_replace_literal(clock, now, -1, 0, "14:21", 0, NULL);
    if (g_getenv("RECTRACK_GOLDEN"))
        cr_assert(g_file_set_contents(path, seen, -1, NULL), "%s", path);
    cr_assert(g_file_get_contents(path, &golden, NULL, NULL), "%s is missing", path);
    cr_expect_str_eq(seen, golden, "the screen is not %s any more:\n%s", path, seen);
}

/* Each cell holds one clean character, and wide ones fill their two cells. */
static void check_cells(const struct tui_canvas *canvas)
{
    for (int y = 0; y < canvas->rows; y++)
        for (int x = 0; x < canvas->cols; x++) {
            const struct tui_cell *cell = tui_cell_at(canvas, y, x);
            g_autofree char *text = g_strndup(tui_cell_text(canvas, cell), cell->length);
            cr_assert_eq(rt_text_check(text, strlen(text), NULL, NULL), RT_OK,
                         "a control character at %d, %d", y, x);
            cr_assert_eq(rt_text_cells(text), cell->width, "\"%s\" at %d, %d", text, y, x);
            cr_assert_lt(cell->role, TUI_ROLES);
            if (cell->width == 2)
                cr_assert(x + 1 < canvas->cols && tui_cell_at(canvas, y, x + 1)->width == 0);
            if (canvas->is_ascii)
                cr_assert(cell->length == 1 && (unsigned char)*text < 0x7f,
                          "\"%s\" is not ASCII", text);
        }
}

/* "RAG (2)" is the entry "RAG" for two that are marked. */
static bool is_entry(const struct tui_binding *binding, unsigned place, const char *words)
{
    size_t n = binding->label ? strlen(binding->label) : 0;
    if (!(binding->places & place) || !n || strncmp(binding->label, words, n) != 0)
        return false;
    return !words[n] || (binding->takes_marks && words[n] == ' ' && words[n + 1] == '(' &&
                         g_str_has_suffix(words, ")"));
}

/* Whole entries only, and always the way to the commands and the help. */
static void check_hints(struct play *play, unsigned place)
{
    g_autofree char *row = play_row(play, play->rows - 1);
    if (place == TUI_AT_BLANK) {
        cr_assert(strstr(row, "Any key goes on"), "no way out in \"%s\"", row);
        return;
    }
    if (place == TUI_AT_COPY)
        cr_assert(strstr(row, "l row"), "no answer in \"%s\"", row);
    else if (place & TUI_QUESTIONS)
        cr_assert(strstr(row, "do it"), "no answer in \"%s\"", row);
    else if (place != TUI_AT_PALETTE)
        cr_assert(strstr(row, "commands"), "no commands in \"%s\"", row);
    if (place != TUI_AT_HELP && !(place & TUI_QUESTIONS))
        cr_assert(strstr(row, "help"), "no help in \"%s\"", row);
    g_auto(GStrv) entries = g_strsplit(row + 1, "  ", -1);
    for (size_t i = 0; entries[i]; i++) {
        const char *label = strchr(entries[i], ' ');
        cr_assert(label, "\"%s\" in \"%s\"", entries[i], row);
        bool is_known = false;
        for (const struct tui_binding *one = tui_bindings; one->name; one++)
            is_known = is_known || is_entry(one, place, label + 1);
        cr_assert(is_known, "\"%s\" is cut or no entry of this place", entries[i]);
    }
}

static void check_cursor(struct play *play, unsigned place)
{
    const struct tui_canvas *canvas = &play->session.canvas;
    const struct tui_view *top = tui_desk_top(&play->session.desk);
    bool is_tab = place & (TUI_AT_REGISTER | TUI_AT_MINE | TUI_CHARTS) ||
                  (place & TUI_FIELDS && top == play->session.desk.views[0]);
    struct tui_frame frame = is_tab ? tui_frame_tabbed(play->rows, play->cols)
                                    : tui_frame_of(play->rows, play->cols);
    cr_assert(canvas->cursor_y >= 0 && canvas->cursor_y < canvas->rows);
    cr_assert(canvas->cursor_x >= 0 && canvas->cursor_x < canvas->cols);
    const struct tui_cell *first = tui_cell_at(canvas, canvas->cursor_y, 0);
    if (place & TUI_FINDING) {
        bool is_chosen = !(place & TUI_FIELDS) && *tui_cell_text(canvas, first) == '>';
        cr_assert(canvas->cursor_y == frame.state || is_chosen,
                  "the cursor is neither in the field nor on what is chosen");
        return;
    }
    cr_assert(canvas->cursor_y >= frame.body && canvas->cursor_y < frame.body + frame.height);
    if (place != TUI_AT_REGISTER || play_find(play, ">") < 0)
        return;
    const struct tui_cell *cell = tui_cell_at(canvas, canvas->cursor_y, canvas->cursor_x);
    cr_assert(*tui_cell_text(canvas, cell) == '>', "the cursor is not on the focused row");
}

void play_check(struct play *play)
{
    if (play->has_left)
        return;
    check_cells(&play->session.canvas);
    unsigned place = tui_desk_place(&play->session.desk);
    cr_assert(place && !(place & (place - 1)), "not one place: %u", place);
    if (tui_frame_of(play->rows, play->cols).is_too_small)
        return;
    check_hints(play, place);
    check_cursor(play, place);
}
