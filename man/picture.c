/* Makes a picture of a program's screen: runs it in a terminal of libvterm,
 * presses keys, and writes what stands there as SVG.  Knows nothing of the
 * product.
 *
 *     picture ROWS COLUMNS KEYS PROGRAM [WORD ...] >PICTURE.svg
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>
#include <vterm.h>

/* Of a cell, in units of the picture. */
enum { WIDTH = 8, HEIGHT = 17, MARGIN = 10, QUIET_MS = 400 };
enum { INK = 0xd8d8d8, PAPER = 0x1c1c1c }; /* where the program names no colour */

struct session {
    VTerm *term;
    VTermScreen *screen;
    int rows, cols;
    int master;
    pid_t child;
};

static void start(struct session *s, char **argv)
{
    struct winsize size = {.ws_row = (unsigned short)s->rows,
                           .ws_col = (unsigned short)s->cols};
    s->term = vterm_new(s->rows, s->cols);
    vterm_set_utf8(s->term, 1);
    s->screen = vterm_obtain_screen(s->term);
    vterm_screen_reset(s->screen, 1);
    s->child = forkpty(&s->master, NULL, NULL, &size);
    if (s->child == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
}

/* Lets the program draw until it has been quiet for a while. */
static void settle(struct session *s)
{
    char bytes[4096];
    struct pollfd from = {.fd = s->master, .events = POLLIN};
    while (poll(&from, 1, QUIET_MS) > 0) {
        ssize_t n = read(s->master, bytes, sizeof bytes);
        if (n <= 0)
            return;
        vterm_input_write(s->term, bytes, (size_t)n);
        n = (ssize_t)vterm_output_read(s->term, bytes, sizeof bytes);
        if (n > 0 && write(s->master, bytes, (size_t)n) != n)
            return;
    }
}

static void press(struct session *s, const char *keys)
{
    settle(s);
    for (; *keys; keys++) {
        if (write(s->master, keys, 1) != 1)
            return;
        settle(s);
    }
}

static void stop(struct session *s)
{
    kill(s->child, SIGTERM);
    waitpid(s->child, NULL, 0);
    close(s->master);
    vterm_free(s->term);
}

/* What a cell looks like. */
struct look {
    unsigned ink, paper;
    bool is_bold, is_italic, is_underlined;
};

static unsigned rgb(const struct session *s, VTermColor colour)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&colour))
        return INK;
    if (VTERM_COLOR_IS_DEFAULT_BG(&colour))
        return PAPER;
    vterm_screen_convert_color_to_rgb(s->screen, &colour);
    return (unsigned)colour.rgb.red << 16 | (unsigned)colour.rgb.green << 8 |
           (unsigned)colour.rgb.blue;
}

static VTermScreenCell cell_at(const struct session *s, int row, int col, struct look *look)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(s->screen, (VTermPos){row, col}, &cell);
    bool is_reverse = cell.attrs.reverse;
    *look = (struct look){.ink = rgb(s, is_reverse ? cell.bg : cell.fg),
                          .paper = rgb(s, is_reverse ? cell.fg : cell.bg),
                          .is_bold = cell.attrs.bold,
                          .is_italic = cell.attrs.italic,
                          .is_underlined = cell.attrs.underline != 0};
    return cell;
}

static bool is_same(const struct look *a, const struct look *b)
{
    return a->ink == b->ink && a->paper == b->paper && a->is_bold == b->is_bold &&
           a->is_italic == b->is_italic && a->is_underlined == b->is_underlined;
}

static void put_run(GString *out, const char *text, const struct look *look, int row, int from,
                    int to)
{
    int x = MARGIN + from * WIDTH, y = MARGIN + row * HEIGHT;
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_auto(GStrv) words = g_strsplit(escaped, " ", -1);
    g_autofree char *spaced = g_strjoinv("\u00a0", words); /* else runs of blanks are one */
    if (look->paper != PAPER)
        g_string_append_printf(
            out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n", x, y,
            (to - from) * WIDTH, HEIGHT, look->paper);
    if (strspn(text, " ") == strlen(text))
        return;
    g_string_append_printf(
        out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%06x\"%s%s%s>%s</text>\n", x,
        y + HEIGHT - 4, (to - from) * WIDTH, look->ink,
        look->is_bold ? " font-weight=\"bold\"" : "",
        look->is_italic ? " font-style=\"italic\"" : "",
        look->is_underlined ? " text-decoration=\"underline\"" : "", spaced);
}

/* One row, in runs of cells that look alike. */
static void put_row(const struct session *s, GString *out, int row)
{
    g_autoptr(GString) text = g_string_new(NULL);
    struct look look = {0}, next;
    int from = 0;
    for (int col = 0; col < s->cols; col++) {
        VTermScreenCell cell = cell_at(s, row, col, &next);
        if (col > 0 && !is_same(&look, &next)) {
            put_run(out, text->str, &look, row, from, col);
            g_string_truncate(text, 0);
            from = col;
        }
        look = next;
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            g_string_append_unichar(text, cell.chars[i]);
        if (!cell.chars[0])
            g_string_append_c(text, ' ');
        col += cell.width > 1 ? cell.width - 1 : 0;
    }
    put_run(out, text->str, &look, row, from, s->cols);
}

static void put_picture(const struct session *s, GString *out)
{
    int width = s->cols * WIDTH + 2 * MARGIN, height = s->rows * HEIGHT + 2 * MARGIN;
    g_string_append_printf(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
        "viewBox=\"0 0 %d %d\" font-family=\"monospace\" font-size=\"13\">\n"
        "<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#%06x\"/>\n",
        width, height, width, height, width, height, PAPER);
    for (int row = 0; row < s->rows; row++)
        put_row(s, out, row);
    g_string_append(out, "</svg>\n");
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fputs("usage: picture ROWS COLUMNS KEYS PROGRAM [WORD ...]\n", stderr);
        return EXIT_FAILURE;
    }
    struct session session = {.rows = atoi(argv[1]), .cols = atoi(argv[2])};
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *keys = g_strcompress(argv[3]);
    start(&session, argv + 4);
    press(&session, keys);
    put_picture(&session, out);
    stop(&session);
    return fputs(out->str, stdout) == EOF || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
