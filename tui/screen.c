/* The door to curses: cells become attributes and wide characters.  What it reads
 * is screen_keys.c's. */
#include "config.h"

#include "tui/screen.h"

#include <errno.h>
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

#include "tui/screen_keys.h"
#include "tui/signals.h"

enum { MOST_DRY = 16 };

struct tui_screen {
    SCREEN *curses;
    char stand_in[32];
    bool is_ascii, has_colours, has_mouse, has_paste;
    attr_t looks[TUI_ROLES];
    short pairs[TUI_ROLES];
    short n_pairs;
    struct tui_shown shown; /* what the library holds already */
    unsigned n_dry;         /* waits in a row that told of input and gave none */
};

static const char *string_of(const char *name)
{
    const char *found = tigetstr(name);
    return found == (const char *)-1 ? NULL : found;
}

static void send(const char *sequence)
{
    if (sequence)
        putp(sequence);
    fflush(stdout);
}

static void prepare_rescue(const struct tui_screen *screen)
{
    if (screen->has_paste)
        tui_signals_rescue(string_of("BD"));
    if (screen->has_mouse)
        tui_signals_rescue("\033[?1000l\033[?1006l");
    tui_signals_rescue(string_of("sgr0"));
    tui_signals_rescue(string_of("cnorm"));
    tui_signals_rescue(string_of("rmcup"));
}

/* TERM as it is, else the usual ones. */
static SCREEN *new_terminal(struct tui_screen *screen)
{
    static const char *const usual[] = {"xterm-256color", "xterm", "vt100"};
    SCREEN *curses = newterm(NULL, stdout, stdin);
    for (size_t i = 0; !curses && i < G_N_ELEMENTS(usual); i++) {
        curses = newterm(usual[i], stdout, stdin);
        if (curses)
            g_strlcpy(screen->stand_in, usual[i], sizeof screen->stand_in);
    }
    return curses;
}

static void set_up(struct tui_screen *screen, bool no_color, bool no_mouse)
{
    raw();
    noecho();
    nonl();
    if (!getenv("ESCDELAY"))
        set_escdelay(25);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    tui_screen_keys_begin();
    screen->has_colours = !no_color && has_colors();
    if (screen->has_colours) {
        start_color();
        use_default_colors();
    }
    screen->has_mouse = !no_mouse && string_of("kmous");
    screen->has_paste = string_of("BE") && string_of("BD");
    tui_screen_mouse(screen, true);
    if (screen->has_paste)
        send(string_of("BE"));
    curs_set(1);
    tui_screen_looks(screen, TUI_AUTO, TUI_STANDARD);
}

enum rt_status tui_screen_open(bool no_color, bool no_mouse, struct tui_screen **out,
                               struct rt_error *error)
{
    if (!tui_signals_begin())
        return rt_fail(error, RT_REFUSED, "the terminal can't be read: %s", g_strerror(errno));
    unsetenv("LINES"); /* with these exported a new size would never be seen */
    unsetenv("COLUMNS");
    struct tui_screen *screen = g_new0(struct tui_screen, 1);
    screen->is_ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    screen->curses = new_terminal(screen);
    if (!screen->curses) {
        g_free(screen);
        return rt_fail(error, RT_REFUSED,
                       "the terminal \"%s\" is not known here; try TERM=xterm rectrack",
                       getenv("TERM"));
    }
    set_up(screen, no_color, no_mouse);
    prepare_rescue(screen);
    tui_signals_catch(); /* after the library has set its own */
    *out = screen;
    return RT_OK;
}

/* Without a second page what was shown would stay among the shell's lines. */
static void give_back(struct tui_screen *screen)
{
    if (screen->has_paste)
        send(string_of("BD"));
    tui_screen_mouse(screen, false);
    if (!string_of("smcup")) {
        erase();
        refresh();
    }
    endwin();
}

void tui_screen_close(struct tui_screen *screen)
{
    if (!screen)
        return;
    give_back(screen);
    tui_signals_end();
    delscreen(screen->curses);
    tui_shown_forget(&screen->shown);
    g_free(screen);
}

const char *tui_screen_stand_in(const struct tui_screen *screen)
{
    return *screen->stand_in ? screen->stand_in : NULL;
}

bool tui_screen_is_ascii(const struct tui_screen *screen)
{
    return screen->is_ascii;
}

void tui_screen_size(const struct tui_screen *screen, int *rows, int *cols)
{
    (void)screen;
    getmaxyx(stdscr, *rows, *cols);
}

void tui_screen_mouse(struct tui_screen *screen, bool is_ours)
{
    if (!screen->has_mouse)
        return;
    mouseinterval(0);
    mousemask(is_ours ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

/* One pair for each foreground and ground that some role has. */
static short pair_of(struct tui_screen *screen, short fg, short bg)
{
    for (short i = 1; i <= screen->n_pairs; i++) {
        short one = -1, other = -1;
        pair_content(i, &one, &other);
        if (one == fg && other == bg)
            return i;
    }
    if (screen->n_pairs + 1 >= COLOR_PAIRS)
        return 0;
    init_pair(++screen->n_pairs, fg, bg);
    return screen->n_pairs;
}

void tui_screen_looks(struct tui_screen *screen, enum tui_theme theme, enum tui_palette palette)
{
    int colours = screen->has_colours ? COLORS : 0;
    screen->n_pairs = 0;
    for (int role = 0; role < TUI_ROLES; role++) {
        struct tui_style style = tui_style(theme, palette, colours, (enum tui_role)role);
        attr_t look = A_NORMAL;
        look |= style.attributes & TUI_BOLD ? A_BOLD : 0;
        look |= style.attributes & TUI_UNDERLINE ? A_UNDERLINE : 0;
        look |= style.attributes & TUI_REVERSE ? A_REVERSE : 0;
        look |= style.attributes & TUI_DIM ? A_DIM : 0;
        bool is_own = style.fg < 0 && style.bg < 0;
        screen->looks[role] = look;
        screen->pairs[role] =
            screen->has_colours && !is_own ? pair_of(screen, style.fg, style.bg) : 0;
    }
}

/* The library's own sign for a piece of a line: it knows terminals that draw pieces
 * in another character set. */
static const cchar_t *line_of(const char *text)
{
    static const char *const signs[] = {"│", "┌", "┐", "└", "┘"};
    const cchar_t *const pieces[] = {WACS_VLINE, WACS_ULCORNER, WACS_URCORNER, WACS_LLCORNER,
                                     WACS_LRCORNER};
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (!memcmp(text, signs[i], 3))
            return pieces[i];
    return WACS_HLINE;
}

/* A cell's text as the library takes it: the character and the marks on it. */
static void put_cell(const struct tui_screen *screen, const struct tui_canvas *canvas, int y,
                     int x)
{
    const struct tui_cell *cell = tui_cell_at(canvas, y, x);
    const char *text = tui_cell_text(canvas, cell);
    attr_t look = screen->looks[cell->role] ^ (cell->is_reversed ? A_REVERSE : 0);
    short pair = screen->pairs[cell->role];
    if (cell->length == 1) {
        chtype plain = (chtype)(unsigned char)*text;
        mvaddch(y, x, plain | look | (chtype)COLOR_PAIR(pair));
        return;
    }
    if (cell->role == TUI_RULE && cell->length == 3) {
        cchar_t line = *line_of(text);
        line.attr |= look | (attr_t)COLOR_PAIR(pair);
        mvadd_wch(y, x, &line);
        return;
    }
    wchar_t wide[CCHARW_MAX + 1] = {0};
    const char *end = text + cell->length;
    for (size_t n = 0; text < end && n < CCHARW_MAX; text = g_utf8_next_char(text))
        wide[n++] = (wchar_t)g_utf8_get_char(text);
    cchar_t one;
    if (setcchar(&one, wide, look, pair, NULL) == OK)
        mvadd_wch(y, x, &one);
}

static void put_row(const struct tui_screen *screen, const struct tui_canvas *canvas, int y,
                    int cols)
{
    move(y, 0);
    clrtoeol();
    for (int x = 0; x < cols; x++) {
        const struct tui_cell *cell = tui_cell_at(canvas, y, x);
        bool is_blank = cell->role == TUI_PLAIN && !cell->is_reversed && cell->length == 1 &&
                        *tui_cell_text(canvas, cell) == ' ';
        if (cell->width && !is_blank && x + cell->width <= cols)
            put_cell(screen, canvas, y, x);
    }
}

void tui_screen_show(struct tui_screen *screen, const struct tui_canvas *canvas)
{
    int rows = MIN(canvas->rows, LINES), cols = MIN(canvas->cols, COLS);
    if (tui_shown_begin(&screen->shown, rows, cols))
        erase();
    for (int y = 0; y < rows; y++)
        if (tui_shown_differs(&screen->shown, canvas, y))
            put_row(screen, canvas, y, cols);
    move(canvas->cursor_y, canvas->cursor_x);
    wnoutrefresh(stdscr);
    doupdate();
}

void tui_screen_redraw(struct tui_screen *screen)
{
    tui_shown_forget(&screen->shown);
    clearok(stdscr, TRUE);
}

/* The library learns sizes by a signal; while the program was stopped none came. */
static void look_at_size(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col &&
        (size.ws_row != LINES || size.ws_col != COLS))
        resizeterm(size.ws_row, size.ws_col);
}

static void come_back(struct tui_screen *screen)
{
    if (screen->has_paste)
        send(string_of("BE"));
    tui_screen_mouse(screen, true);
    look_at_size();
    tui_screen_redraw(screen);
    refresh();
}

void tui_screen_suspend(struct tui_screen *screen)
{
    give_back(screen);
    tui_signals_suspend();
    come_back(screen);
}

void tui_screen_lend(struct tui_screen *screen)
{
    give_back(screen);
    tui_signals_lend();
}

void tui_screen_take_back(struct tui_screen *screen)
{
    tui_signals_take_back();
    come_back(screen);
}

void tui_screen_send(struct tui_screen *screen, const char *sequence)
{
    (void)screen;
    fputs(sequence, stdout);
    fflush(stdout);
}

void tui_screen_drop_input(struct tui_screen *screen)
{
    (void)screen;
    flushinp();
}

static void add_event(GArray *events, enum tui_event_kind kind)
{
    struct tui_event event = {.kind = kind};
    g_array_append_val(events, event);
}

void tui_screen_read(struct tui_screen *screen, int milliseconds, GArray *events)
{
    tui_screen_keys_read(events); /* what the library has read already is not seen by a wait */
    if (!events->len) {
        enum tui_wait wait = tui_signals_wait(milliseconds);
        if (!tui_signals_ended())
            tui_screen_keys_read(events);
        /* Input that is there and can't be read, again and again, is the end of it. */
        bool is_dry = wait == TUI_WAIT_INPUT && !events->len && tui_signals_has_input(0);
        screen->n_dry = is_dry ? screen->n_dry + 1 : 0;
        if (wait == TUI_WAIT_GONE || screen->n_dry > MOST_DRY)
            add_event(events, TUI_EVENT_GONE);
    }
    if (tui_signals_continued()) {
        look_at_size();
        tui_screen_redraw(screen);
        add_event(events, TUI_EVENT_RESIZE);
    }
    if (tui_signals_stopped())
        add_event(events, TUI_EVENT_STOP);
    if (tui_signals_ended())
        add_event(events, TUI_EVENT_GONE);
    if (!events->len)
        add_event(events, TUI_EVENT_NONE);
}
