/* The screen on a terminal: what the program sends, and what it does when the
 * terminal, its size or the system change. */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <criterion/criterion.h>

#include "tests/tui/harness.h"

static const char stage[] = BUILD "/tests/tui/stage";

static void begin(struct term *term, const char *what, int rows, int cols)
{
    const char *argv[] = {stage, what, NULL};
    term_start(term, argv, rows, cols, NULL);
    term_wait_text(term, "59 recommendations");
}

Test(terminal, the_first_screen_has_all_of_it)
{
    struct term term;
    begin(&term, "sample", 24, 80);
    cr_expect(term.is_alternate);
    term_wait_text(&term, "1 of 59");
    term_golden(&term, "register-80x24");
    term_end(&term);
}

Test(terminal, leaving_gives_the_terminal_back)
{
    struct term term;
    begin(&term, "sample", 24, 80);
    term_keys(&term, "Down");
    term.is_checked = false;
    term_send(&term, "q");
    cr_expect_eq(term_wait_end(&term), 0);
    cr_expect(!term.is_alternate);
    g_autofree char *left = term_screen(&term);
    cr_expect(!strstr(left, "SI-1"), "something stays:\n%s", left);
    cr_expect(g_strstr_len((char *)term.bytes->data, term.bytes->len, "\033[?2004l"));
    term_end(&term);
}

Test(terminal, keys_go_where_they_should)
{
    struct term term;
    begin(&term, "sample", 24, 80);
    term_keys(&term, "Down Down j k Enter");
    term_wait_text(&term, "lines 1 to");
    term_keys(&term, "Down Down PgDn Esc");
    term_wait_text(&term, "3 of 59");
    term_keys(&term, "/");
    term_type(&term, "alcohol");
    term_wait_text(&term, "13 of 59");
    term_keys(&term, "Enter ?");
    term_wait_text(&term, "What works here");
    term_keys(&term, "Esc :");
    term_type(&term, "status");
    term_keys(&term, "Enter");
    term_wait_text(&term, "Universal primary prevention");
    term_keys(&term, "Esc");
    term_wait_text(&term, "13 of 59");
    term_end(&term);
}

Test(terminal, a_key_down_sends_little)
{
    struct term term;
    begin(&term, "sample", 30, 100);
    term_wait_text(&term, "1 of 59");
    term_keys(&term, "Down");
    size_t most = 0;
    for (int i = 0; i < 10; i++) {
        term_mark(&term);
        term_keys(&term, "Down");
        most = MAX(most, term_bytes_since(&term));
    }
    cr_expect_leq(most, 1500, "%zu bytes", most);
    term_end(&term);
}

Test(terminal, nothing_is_sent_while_nobody_types)
{
    struct term term;
    begin(&term, "sample", 24, 80);
    term_keys(&term, "Down");
    term_mark(&term);
    /* Longer than the once-a-second look at the register. */
    struct timespec pause = {1, 200000000};
    nanosleep(&pause, NULL);
    term_wait_quiet(&term);
    cr_expect_eq(term_bytes_since(&term), 0);
    term_end(&term);
}

Test(terminal, a_storm_of_sizes_leaves_it_whole)
{
    struct term term;
    begin(&term, "sample", 24, 80);
    GRand *dice = g_rand_new_with_seed(7);
    for (int i = 0; i < 40; i++)
        term_resize(&term, g_rand_int_range(dice, 1, 70), g_rand_int_range(dice, 2, 210));
    g_rand_free(dice);
    term_resize(&term, 24, 80);
    term_wait_text(&term, "1 of 59");
    term_golden(&term, "register-80x24");
    term_end(&term);
}

Test(terminal, the_mouse_chooses_opens_and_scrolls)
{
    struct term term;
    begin(&term, "sample", 24, 80);
    int y = term_find(&term, "SI-5");
    term_mouse(&term, 0, y, 10);
    term_wait_text(&term, "5 of 59");
    term_mouse(&term, 65, 8, 10);
    term_wait_text(&term, "8 of 59");
    term_mouse(&term, 64, 8, 10);
    term_wait_text(&term, "5 of 59");
    term_mouse(&term, 0, term_find(&term, "SI-5"), 10);
    term_wait_text(&term, "lines 1 to");
    g_autofree char *hints = term_row(&term, 23);
    char *at = strstr(hints, "Esc back");
    cr_assert(at);
    term_mouse(&term, 0, 23, (int)(at - hints));
    term_wait_text(&term, "5 of 59");
    term_end(&term);
}

Test(terminal, what_is_pasted_is_text_and_never_a_command)
{
    struct term term;
    begin(&term, "sample", 24, 80);
    term_paste(&term, "q\rqqq\rdown");
    term_wait_text(&term, "That looked like typing. Nothing was changed");
    term_keys(&term, "/");
    term_paste(&term, "alcohol\rand £");
    term_wait_text(&term, "alcohol and £");
    term_keys(&term, "Esc");
    term_send(&term, "Quickly written elsewhere\r");
    term_wait_text(&term, "That looked like typing. Nothing was changed");
    term_wait_text(&term, "1 of 59");
    term_end(&term);
}

Test(terminal, without_colours_none_is_sent)
{
    static const char *const ways[][2] = {{"NO_COLOR=1", NULL}, {"TERM=vt220", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        struct term term;
        const char *argv[] = {stage, "sample", i == 0 ? "--no-color" : NULL, NULL};
        term_start(&term, argv, 24, 80, ways[i]);
        term.is_monochrome = true;
        term_wait_text(&term, "1 of 59");
        term_keys(&term, "Down Down Enter Esc ? Esc");
        int y = term_find(&term, "SI-1 "), x = 8;
        VTermScreenCell red = term_cell(&term, y, x);
        cr_expect(red.attrs.reverse && red.attrs.bold, "red is not told by attributes");
        term_end(&term);
    }
}

Test(terminal, in_the_c_locale_all_is_ascii)
{
    struct term term;
    const char *argv[] = {stage, "sample", NULL};
    /* libvterm 0.1.4 puts what comes after a repeated character a column off;
     * this kind of terminal has no repetition. */
    const char *env[] = {"LC_ALL=C", "TERM=screen-256color", NULL};
    term_start(&term, argv, 24, 80, env);
    term_wait_text(&term, "1 of 59");
    term_keys(&term, "Down Enter End Esc ? Esc");
    for (guint i = 0; i < term.bytes->len; i++)
        cr_assert(term.bytes->data[i] < 0x80, "byte %02x was sent", term.bytes->data[i]);
    term_golden(&term, "register-ascii-80x24");
    term_end(&term);
}

Test(terminal, a_locale_that_is_not_installed_still_tells_of_utf_8)
{
    static const struct {
        const char *env;
        bool has_shapes;
    } cases[] = {
        {"LANG=xx_YY.UTF-8", true}, {"LANG=xx_YY.ISO-8859-1", false}, {"LC_ALL=C", false}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct term term;
        const char *argv[] = {stage, "sample", NULL}, *env[] = {cases[i].env, NULL};
        term_start(&term, argv, 24, 80, env);
        term_wait_text(&term, "1 of 59");
        cr_expect_eq(term_has(&term, "■ r"), cases[i].has_shapes, "%s", cases[i].env);
        cr_expect_eq(term_has(&term, "[r]"), !cases[i].has_shapes, "%s", cases[i].env);
        term_end(&term);
    }
}

Test(terminal, terminals_of_every_kind_show_it)
{
    static const char *const kinds[] = {
        "xterm-256color", "xterm", "tmux-256color",  "screen-256color", "linux",
        "vt220",          "vt100", "putty-256color", "no-such-terminal"};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        struct term term;
        g_autofree char *kind = g_strconcat("TERM=", kinds[i], NULL);
        const char *argv[] = {stage, "sample", NULL}, *env[] = {kind, NULL};
        term_start(&term, argv, 24, 80, env);
        term_wait_text(&term, "1 of 59");
        term_keys(&term, "j j Enter");
        term_wait_text(&term, "lines 1 to");
        term_end(&term);
    }
}

Test(terminal, where_no_screen_can_be_shown_it_says_why)
{
    static const struct {
        const char *env, *says;
    } cases[] = {{"TERM=dumb", "TERM is \"dumb\""},
                 {"TERM", "TERM is not set"},
                 {"TERM=", "TERM is not set"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct term term;
        const char *argv[] = {stage, "sample", NULL}, *env[] = {cases[i].env, NULL};
        term_start(&term, argv, 24, 80, env);
        term_wait_text(&term, cases[i].says);
        cr_expect_eq(term_wait_end(&term), 1);
        term_end(&term);
    }
}

/* PuTTY calls itself xterm and sends other Home, End and F1. */
Test(terminal, keys_are_known_by_all_their_sequences)
{
    static const char *const ends[] = {"\033[4~", "\033[8~", "\033[F", "\033OF"};
    static const char *const starts[] = {"\033[1~", "\033[7~", "\033[H", "\033OH"};
    struct term term;
    begin(&term, "sample", 24, 80);
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        term_send(&term, ends[i]);
        term_wait_text(&term, "> NA-43");
        term_send(&term, starts[i]);
        term_wait_text(&term, "> SI-1 ");
    }
    term_send(&term, "\033[B");
    term_wait_text(&term, "> SI-2 ");
    term_send(&term, "\033[A\033[C");
    term_wait_text(&term, "lines 1 to");
    term_send(&term, "\033[11~");
    term_wait_text(&term, "What works here");
    term_end(&term);
}

/* Its letters are no keys: H at its end would open the history. */
Test(terminal, a_sequence_nobody_knows_is_one_key_that_does_nothing)
{
    static const char *const unknown[] = {"\033[24;5~", "\033[1;9H", "\033[99;99;99q",
                                          "\033[?1;2c"};
    struct term term;
    begin(&term, "sample", 24, 80);
    term_keys(&term, "Enter");
    for (size_t i = 0; i < G_N_ELEMENTS(unknown); i++) {
        term_send(&term, unknown[i]);
        term_wait_text(&term, "That key does nothing here");
        cr_expect(term_has(&term, "lines 1 to"), "%s", unknown[i] + 1);
        term_keys(&term, "Ctrl-L");
        term_wait_gone(&term, "That key");
    }
    term_keys(&term, "Esc");
    term_wait_text(&term, "59 recommendations");
    term_end(&term);
}

Test(terminal, signals_end_it_and_give_the_terminal_back)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT};
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
        struct term term;
        begin(&term, "sample", 24, 80);
        term_signal(&term, signals[i]);
        int status = term_wait_end(&term);
        bool is_crash = signals[i] == SIGSEGV || signals[i] == SIGABRT;
        cr_expect(is_crash ? status != 0 : status == 0, "signal %d: %d", signals[i], status);
        cr_expect(!term.is_alternate, "signal %d leaves the other screen", signals[i]);
        term_end(&term);
    }
}

Test(terminal, a_terminal_that_goes_away_ends_it)
{
    struct term term;
    begin(&term, "sample", 24, 80);
    close(term.fd);
    term.fd = -1;
    cr_expect_eq(term_wait_end(&term), 0);
    term_end(&term);
}

/* Also where hanging up is ignored, as under nohup; and without spinning. */
Test(terminal, a_terminal_that_goes_away_ends_it_though_hanging_up_is_ignored)
{
    struct term term;
    g_autofree char *line = g_strdup_printf("trap '' HUP; exec '%s' sample", stage);
    const char *argv[] = {"/bin/sh", "-c", line, NULL};
    struct rusage before, after;
    getrusage(RUSAGE_CHILDREN, &before);
    term_start(&term, argv, 24, 80, NULL);
    term_wait_text(&term, "59 recommendations");
    gint64 from = g_get_monotonic_time();
    close(term.fd);
    term.fd = -1;
    cr_expect_eq(term_wait_end(&term), 0);
    cr_expect_lt(g_get_monotonic_time() - from, 1000000);
    getrusage(RUSAGE_CHILDREN, &after);
    cr_expect_leq(after.ru_utime.tv_sec + after.ru_stime.tv_sec - before.ru_utime.tv_sec -
                      before.ru_stime.tv_sec,
                  1);
    term_end(&term);
}

Test(terminal, esc_is_taken_at_once)
{
    struct term term;
    begin(&term, "sample", 24, 80);
    term_keys(&term, "Enter");
    term_wait_text(&term, "lines 1 to");
    gint64 from = g_get_monotonic_time();
    term_keys(&term, "Esc");
    term_wait_text(&term, "1 of 59");
    cr_expect_lt(g_get_monotonic_time() - from, 800000);
    term_end(&term);
}

/* What a payload is made of would act on the terminal if it came through. */
Test(terminal, no_field_acts_on_the_terminal)
{
    static const char *const payloads[] = {
        "\033[2J\033[31m",
        "\033]0;title\007",
        "\033]52;c;aGk=\033\\",
        "\033P1$r0m\033\\",
        "\033_Gx\033\\",
        "\033c",
        "\xc2\x9b"
        "2J",
        "\xc2\x9d"
        "0;t\xc2\x9c",
        "\x9b"
        "31m",
        "\xe2\x80\xae"
        "evil",
        "\x0e\x0f\x05",
        "%n%s%x",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(payloads); i++) {
        struct term term;
        const char *argv[] = {stage, "hostile", payloads[i], NULL};
        term_start(&term, argv, 24, 80, NULL);
        term_wait_text(&term, "1 of 1");
        term_keys(&term, "Enter PgDn End Esc ?");
        term_keys(&term, "Esc :");
        bool is_plain = *payloads[i] == '%';
        g_autofree char *all = g_strndup((char *)term.bytes->data, term.bytes->len);
        cr_expect_eq(strstr(all, payloads[i]) != NULL, is_plain, "payload %zu", i);
        cr_expect(!strstr(all, "\033]") && !strstr(all, "\033P") && !strstr(all, "\033_") &&
                  !strstr(all, "\xc2\x9b") && !strchr(all, 5));
        term_end(&term);
    }
}

Test(terminal, a_flood_of_keys_is_no_trouble)
{
    struct term term;
    begin(&term, "sample", 24, 80);
    GString *flood = g_string_new(NULL);
    for (int i = 0; i < 20000; i++)
        g_string_append(flood, "\033OB");
    for (int i = 0; i < 20000; i++)
        g_string_append(flood, "j");
    term_send(&term, flood->str);
    g_string_free(flood, TRUE);
    term_wait_text(&term, "59 of 59");
    term_end(&term);
}
