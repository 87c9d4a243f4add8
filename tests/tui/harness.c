/* The terminal: forkpty before, libvterm behind. */
#include "tests/tui/harness.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <criterion/criterion.h>

enum { QUIET = 15 /* milliseconds without a byte */ };

static int on_property(VTermProp property, VTermValue *value, void *self)
{
    struct term *term = self;
    if (property == VTERM_PROP_ALTSCREEN)
        term->is_alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        term->is_cursor_visible = value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static void set_environment(const char *const *env)
{
    setenv("TERM", "xterm-256color", 1);
    setenv("LANG", "C.UTF-8", 1);
    unsetenv("LC_ALL");
    unsetenv("NO_COLOR");
    setenv("XDG_CONFIG_HOME", "/nowhere", 1); /* what the person at the machine has set */
    setenv("XDG_STATE_HOME", "/dev/null/nowhere", 1);
    for (; env && *env; env++) {
        const char *sign = strchr(*env, '=');
        g_autofree char *name = sign ? g_strndup(*env, (gsize)(sign - *env)) : g_strdup(*env);
        if (sign)
            setenv(name, sign + 1, 1);
        else
            unsetenv(name);
    }
}

void term_start(struct term *term, const char *const *argv, int rows, int cols,
                const char *const *env)
{
    *term = (struct term){.rows = rows, .cols = cols, .is_checked = true};
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    term->pid = forkpty(&term->fd, NULL, NULL, &size);
    cr_assert_geq(term->pid, 0, "forkpty: %s", g_strerror(errno));
    if (term->pid == 0) {
        set_environment(env);
        execv(argv[0], (char *const *)(void *)argv);
        _exit(127);
    }
    term->vterm = vterm_new(rows, cols);
    vterm_set_utf8(term->vterm, 1);
    term->screen = vterm_obtain_screen(term->vterm);
    vterm_screen_set_callbacks(term->screen, &callbacks, term);
    vterm_screen_enable_altscreen(term->screen, 1);
    vterm_screen_reset(term->screen, 1);
    term->bytes = g_byte_array_new();
}

void term_end(struct term *term)
{
    if (!term->has_ended) {
        kill(term->pid, SIGKILL);
        waitpid(term->pid, NULL, 0);
    }
    if (term->fd >= 0)
        close(term->fd);
    vterm_free(term->vterm);
    g_byte_array_free(term->bytes, TRUE);
}

/* Takes what comes within the time; false: nothing came. */
static bool pump(struct term *term, int milliseconds)
{
    struct pollfd input = {.fd = term->fd, .events = POLLIN};
    if (term->fd < 0 || poll(&input, 1, milliseconds) <= 0)
        return false;
    char bytes[65536];
    ssize_t n = read(term->fd, bytes, sizeof bytes);
    if (n <= 0) {
        close(term->fd);
        term->fd = -1;
        return false;
    }
    g_byte_array_append(term->bytes, (guint8 *)bytes, (guint)n);
    vterm_input_write(term->vterm, bytes, (size_t)n);
    n = (ssize_t)vterm_output_read(term->vterm, bytes, sizeof bytes);
    for (ssize_t at = 0, sent;
         at < n && (sent = write(term->fd, bytes + at, (size_t)(n - at))) > 0;)
        at += sent;
    return true;
}

static gint64 deadline(void)
{
    return g_get_monotonic_time() + TERM_LIMIT * 1000;
}

void term_wait_quiet(struct term *term)
{
    gint64 end = deadline();
    while (pump(term, QUIET))
        cr_assert(g_get_monotonic_time() < end, "the program never falls silent");
}

char *term_row(struct term *term, int y)
{
    GString *row = g_string_new(NULL);
    for (int x = 0; x < term->cols; x++) {
        VTermScreenCell cell = term_cell(term, y, x);
        if (cell.chars[0] == (uint32_t)-1)
            continue; /* the right half of a wide one */
        if (!cell.chars[0])
            g_string_append_c(row, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            g_string_append_unichar(row, cell.chars[i]);
    }
    while (row->len && row->str[row->len - 1] == ' ')
        g_string_truncate(row, row->len - 1);
    return g_string_free(row, FALSE);
}

char *term_screen(struct term *term)
{
    GString *all = g_string_new(NULL);
    for (int y = 0; y < term->rows; y++) {
        g_autofree char *row = term_row(term, y);
        g_string_append_printf(all, "%s\n", row);
    }
    return g_string_free(all, FALSE);
}

int term_find(struct term *term, const char *text)
{
    for (int y = 0; y < term->rows; y++) {
        g_autofree char *row = term_row(term, y);
        if (strstr(row, text))
            return y;
    }
    return -1;
}

bool term_has(struct term *term, const char *text)
{
    return term_find(term, text) >= 0;
}

static void wait_for(struct term *term, const char *text, bool is_there)
{
    gint64 end = deadline();
    while (term_has(term, text) != is_there && g_get_monotonic_time() < end && term->fd >= 0)
        pump(term, 50);
    g_autofree char *seen = term_screen(term);
    cr_assert_eq(term_has(term, text), is_there, "\"%s\" is %son the screen:\n%s", text,
                 is_there ? "not " : "", seen);
    term_wait_quiet(term);
}

void term_wait_text(struct term *term, const char *text)
{
    wait_for(term, text, true);
}

void term_wait_gone(struct term *term, const char *text)
{
    wait_for(term, text, false);
}

int term_wait_end(struct term *term)
{
    gint64 end = deadline();
    while (!term->has_ended && g_get_monotonic_time() < end) {
        pump(term, 5);
        int status = 0;
        if (waitpid(term->pid, &status, WNOHANG) != term->pid)
            continue;
        term->has_ended = true;
        term->status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }
    g_autofree char *seen = term_screen(term);
    cr_assert(term->has_ended, "the program does not end:\n%s", seen);
    while (pump(term, 0))
        ;
    return term->status;
}

void term_cursor(struct term *term, int *y, int *x)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(term->vterm), &at);
    *y = at.row;
    *x = at.col;
}

VTermScreenCell term_cell(struct term *term, int y, int x)
{
    VTermScreenCell cell = {0};
    vterm_screen_get_cell(term->screen, (VTermPos){.row = y, .col = x}, &cell);
    return cell;
}

/* Frames come in pieces: what has to hold may come true a little later. */
static void check(struct term *term)
{
    gint64 end = deadline();
    g_autofree char *wrong = NULL;
    while (term->is_checked && term->fd >= 0 && (wrong = term_fault(term))) {
        if (g_get_monotonic_time() > end)
            break;
        pump(term, 20);
        if (term->fd >= 0)
            g_clear_pointer(&wrong, g_free);
    }
    g_autofree char *seen = term_screen(term);
    cr_assert(!wrong || term->fd < 0, "%s\n%s", wrong, seen);
}

/* A key has been taken when something came, or nothing for a while. */
static void settle(struct term *term)
{
    enum { PATIENCE = 60 };
    pump(term, PATIENCE);
    term_wait_quiet(term);
    check(term);
}

static void write_all(struct term *term, const char *bytes, size_t n)
{
    for (ssize_t sent; n > 0 && term->fd >= 0; bytes += sent, n -= (size_t)sent) {
        sent = write(term->fd, bytes, n);
        if (sent <= 0)
            return;
        pump(term, 0);
    }
}

void term_send(struct term *term, const char *bytes)
{
    write_all(term, bytes, strlen(bytes));
    settle(term);
}

static const struct {
    const char *name, *bytes;
} keys[] = {
    {"Up", "\033OA"},         {"Down", "\033OB"},  {"Right", "\033OC"},
    {"Left", "\033OD"},       {"Home", "\033OH"},  {"End", "\033OF"},
    {"PgUp", "\033[5~"},      {"PgDn", "\033[6~"}, {"Delete", "\033[3~"},
    {"Shift-Tab", "\033[Z"},  {"F1", "\033OP"},    {"F3", "\033OR"},
    {"Enter", "\r"},          {"Esc", "\033"},     {"Tab", "\t"},
    {"Backspace", "\177"},    {"Space", " "},      {"Ctrl-Left", "\033[1;5D"},
    {"Ctrl-Backspace", "\b"},
};

void term_keys(struct term *term, const char *names)
{
    g_auto(GStrv) each = g_strsplit(names, " ", -1);
    for (size_t i = 0; each[i]; i++) {
        const char *bytes = each[i];
        char control[2] = {0};
        for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
            if (!strcmp(keys[k].name, each[i]))
                bytes = keys[k].bytes;
        if (g_str_has_prefix(each[i], "Ctrl-") && !each[i][6]) {
            control[0] = each[i][5] & 0x1f;
            bytes = control;
        }
        size_t before = term->bytes->len;
        term_send(term, bytes);
        if (term->is_checked && term->rows == 24 && term->cols == 80)
            cr_expect_lt(term->bytes->len - before, 4096, "%s sent %zu bytes", each[i],
                         term->bytes->len - before);
    }
}

void term_type(struct term *term, const char *text)
{
    while (*text) {
        const char *next = g_utf8_next_char(text);
        g_autofree char *one = g_strndup(text, (gsize)(next - text));
        term_send(term, one);
        text = next;
    }
}

void term_paste(struct term *term, const char *text)
{
    g_autofree char *marked = g_strconcat("\033[200~", text, "\033[201~", NULL);
    term_send(term, marked);
}

void term_mouse(struct term *term, int button, int y, int x)
{
    GString *press = g_string_new(NULL);
    g_string_append_printf(press, "\033[<%d;%d;%dM", button, x + 1, y + 1);
    if (button < 64) /* a wheel is not let go */
        g_string_append_printf(press, "\033[<%d;%d;%dm", button, x + 1, y + 1);
    term_send(term, press->str);
    g_string_free(press, TRUE);
}

void term_resize(struct term *term, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    term->rows = rows;
    term->cols = cols;
    vterm_set_size(term->vterm, rows, cols);
    ioctl(term->fd, TIOCSWINSZ, &size);
    settle(term);
}

void term_signal(struct term *term, int signal_number)
{
    kill(term->pid, signal_number);
}

void term_mark(struct term *term)
{
    term->mark = term->bytes->len;
}

size_t term_bytes_since(struct term *term)
{
    return term->bytes->len - term->mark;
}

void term_golden(struct term *term, const char *name)
{
    g_autofree char *file = g_strdup_printf("%s.txt", name);
    g_autofree char *path = g_build_filename(FIXTURES, "screens", file, NULL);
    g_autofree char *seen = term_screen(term);
    g_autofree char *golden = NULL;
    if (getenv("RECTRACK_GOLDEN"))
        cr_assert(g_file_set_contents(path, seen, -1, NULL), "%s", path);
    cr_assert(g_file_get_contents(path, &golden, NULL, NULL), "%s is missing", path);
    cr_expect_str_eq(seen, golden, "the screen is not %s any more:\n%s", path, seen);
}
