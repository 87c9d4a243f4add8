/* Handlers only set flags; the one for crashes writes what was prepared, with
 * write(2) and tcsetattr alone, and lets the crash take its course. */
#include "config.h"

#include "tui/signals.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib.h>

static volatile sig_atomic_t has_ended, has_stopped, has_continued;
static struct {
    char bytes[256];
    size_t n;
    struct termios modes;
    volatile sig_atomic_t is_set;
} rescue;
static sigset_t before, waiting;

static void on_end(int number)
{
    (void)number;
    has_ended = 1;
}

static void on_stop(int number)
{
    (void)number;
    has_stopped = 1;
}

static void on_continue(int number)
{
    (void)number;
    has_continued = 1;
}

static void give_back(void)
{
    if (!rescue.is_set)
        return;
    rescue.is_set = 0;
    ssize_t written = write(STDOUT_FILENO, rescue.bytes, rescue.n);
    (void)written;
    tcsetattr(STDIN_FILENO, TCSANOW, &rescue.modes);
}

static void on_crash(int number)
{
    give_back();
    raise(number); /* the handler was for one time */
}

static const int ends[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};
static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

static void handle(int number, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

bool tui_signals_begin(void)
{
    if (tcgetattr(STDIN_FILENO, &rescue.modes) != 0)
        return false;
    has_ended = has_stopped = has_continued = 0;
    rescue.n = 0;
    return true;
}

void tui_signals_catch(void)
{
    rescue.is_set = 1;
    atexit(give_back);
    sigset_t blocked;
    sigemptyset(&blocked);
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        handle(ends[i], on_end, 0);
        sigaddset(&blocked, ends[i]);
    }
    handle(SIGTSTP, on_stop, 0);
    handle(SIGCONT, on_continue, 0);
    sigaddset(&blocked, SIGTSTP);
    sigaddset(&blocked, SIGCONT);
    sigaddset(&blocked, SIGWINCH); /* its handler is the library's */
    for (size_t i = 0; i < G_N_ELEMENTS(crashes); i++)
        handle(crashes[i], on_crash, (int)(SA_RESETHAND | SA_NODEFER));
    sigprocmask(SIG_BLOCK, &blocked, &before);
    waiting = before;
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        sigdelset(&waiting, ends[i]); /* also where they were blocked before */
}

void tui_signals_rescue(const char *sequence)
{
    size_t n = sequence ? strlen(sequence) : 0;
    if (rescue.n + n > sizeof rescue.bytes)
        return;
    memcpy(rescue.bytes + rescue.n, sequence ? sequence : "", n);
    rescue.n += n;
}

void tui_signals_end(void)
{
    rescue.is_set = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(crashes); i++)
        handle(crashes[i], SIG_DFL, 0);
    handle(SIGTSTP, SIG_DFL, 0);
    handle(SIGCONT, SIG_DFL, 0);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

bool tui_signals_has_input(int milliseconds)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&input, 1, milliseconds) > 0 && input.revents & POLLIN;
}

enum tui_wait tui_signals_wait(int milliseconds)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    struct timespec limit = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
    int ready = ppoll(&input, 1, &limit, &waiting);
    if (ready < 0)
        return errno == EINTR ? TUI_WAIT_SIGNAL : TUI_WAIT_GONE;
    if (ready == 0)
        return TUI_WAIT_OVER;
    return input.revents & (POLLHUP | POLLERR | POLLNVAL) ? TUI_WAIT_GONE : TUI_WAIT_INPUT;
}

static bool take(volatile sig_atomic_t *flag)
{
    bool was_set = *flag;
    *flag = 0;
    return was_set;
}

bool tui_signals_stopped(void)
{
    return take(&has_stopped);
}

bool tui_signals_continued(void)
{
    return take(&has_continued);
}

bool tui_signals_ended(void)
{
    return has_ended;
}

void tui_signals_suspend(void)
{
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    rescue.is_set = 0;
    handle(SIGTSTP, SIG_DFL, 0);
    sigprocmask(SIG_UNBLOCK, &stop, NULL);
    kill(0, SIGTSTP);
    sigprocmask(SIG_BLOCK, &stop, NULL);
    handle(SIGTSTP, on_stop, 0);
    rescue.is_set = 1;
    has_stopped = has_continued = 0;
}

/* What the other program's keys send is let through: a signal that is ignored but
 * blocked would wait for us and end us afterwards. */
static void let_through(bool is_through)
{
    static const int sent[] = {SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < G_N_ELEMENTS(sent); i++)
        sigaddset(&set, sent[i]);
    sigprocmask(is_through ? SIG_UNBLOCK : SIG_BLOCK, &set, NULL);
}

void tui_signals_lend(void)
{
    rescue.is_set = 0;
    handle(SIGINT, SIG_IGN, 0);
    handle(SIGQUIT, SIG_IGN, 0);
    handle(SIGTSTP, SIG_DFL, 0);
    let_through(true);
}

void tui_signals_take_back(void)
{
    let_through(false);
    handle(SIGINT, on_end, 0);
    handle(SIGQUIT, on_end, 0);
    handle(SIGTSTP, on_stop, 0);
    rescue.is_set = 1;
    has_stopped = has_continued = 0;
}

bool tui_signals_end_waits(void)
{
    sigset_t pending;
    return sigpending(&pending) == 0 &&
           (sigismember(&pending, SIGHUP) || sigismember(&pending, SIGTERM));
}

void tui_signals_child(void)
{
    handle(SIGINT, SIG_DFL, 0);
    handle(SIGQUIT, SIG_DFL, 0);
    sigprocmask(SIG_SETMASK, &before, NULL);
}
