/* Waiting for a line.  The signals that end a program are let in while it waits alone: what
 * is being saved is saved, and what was typed so far is at hand. */
#include "config.h"

#include "cli/hear.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum {
    MOST = 1 << 20,        /* bytes of a line: twice what a text may have */
    TERMINAL_KEEPS = 4095, /* bytes, of the line that is being typed */
};

static const int ending[CLI_HEAR_SIGNALS] = {SIGHUP, SIGINT, SIGTERM};

static volatile sig_atomic_t came;

static void note(int number)
{
    came = number;
}

void cli_hear_begin(struct cli_hear *hear)
{
    struct sigaction action = {.sa_handler = note};
    sigset_t blocked;
    sigemptyset(&blocked);
    *hear = (struct cli_hear){.held = g_string_new(NULL), .is_terminal = isatty(STDIN_FILENO)};
    for (size_t i = 0; i < CLI_HEAR_SIGNALS; i++) {
        sigaction(ending[i], NULL, &hear->was[i]);
        if (ending[i] == SIGHUP && hear->was[i].sa_handler == SIG_IGN)
            continue; /* as nohup has it; the key that stops stops, whoever began it */
        sigaddset(&blocked, ending[i]);
        sigaction(ending[i], &action, NULL);
    }
    sigprocmask(SIG_BLOCK, &blocked, &hear->before);
}

void cli_hear_end(struct cli_hear *hear)
{
    sigprocmask(SIG_SETMASK, &hear->before, NULL); /* what waits is let in and noted */
    for (size_t i = 0; i < CLI_HEAR_SIGNALS; i++)
        sigaction(ending[i], &hear->was[i], NULL);
    g_string_free(hear->held, TRUE);
}

/* The signal that came, or waits to be let in; 0: none. */
static int signal_of(void)
{
    sigset_t waiting;
    sigpending(&waiting);
    for (size_t i = 0; i < CLI_HEAR_SIGNALS && !came; i++)
        if (sigismember(&waiting, ending[i]) == 1)
            return ending[i];
    return came;
}

bool cli_hear_is_gone(const struct cli_hear *hear)
{
    struct pollfd input = {.fd = STDIN_FILENO};
    return signal_of() == SIGHUP ||
           (hear->is_terminal && poll(&input, 1, 0) > 0 && (input.revents & POLLHUP));
}

bool cli_hear_is_stopped(void)
{
    return signal_of() != 0;
}

bool cli_hear_has_more(const struct cli_hear *hear)
{
    return memchr(hear->held->str, '\n', hear->held->len) != NULL;
}

bool cli_hear_is_full(const struct cli_hear *hear, const GString *line)
{
    return hear->is_terminal && line->len + 1 >= TERMINAL_KEEPS;
}

/* More of the input; false: there is none, or a signal came. */
static bool read_more(struct cli_hear *hear)
{
    enum { CHUNK = 4096 };
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    char bytes[CHUNK];
    while (!came && ppoll(&input, 1, NULL, &hear->before) < 0)
        if (errno != EINTR)
            break;
    if (came)
        return false;
    ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
    if (n > 0)
        g_string_append_len(hear->held, bytes, n);
    else
        hear->has_ended = true;
    return n > 0;
}

/* The first n bytes of what is held, without the CR of files from elsewhere; drops also
 * the line's end. */
static void take(struct cli_hear *hear, size_t n, size_t drops, GString *line)
{
    g_string_truncate(line, 0);
    g_string_append_len(line, hear->held->str, (gssize)n);
    if (n && line->str[n - 1] == '\r')
        g_string_truncate(line, n - 1);
    g_string_erase(hear->held, 0, (gssize)(n + drops));
}

enum cli_heard cli_hear(struct cli_hear *hear, GString *line)
{
    bool is_too_much = false;
    for (;;) {
        const char *end = memchr(hear->held->str, '\n', hear->held->len);
        if (end) {
            take(hear, (size_t)(end - hear->held->str), 1, line);
            return is_too_much ? CLI_HEARD_TOO_MUCH : CLI_HEARD_LINE;
        }
        if (hear->held->len > MOST) {
            g_string_truncate(hear->held, 0);
            is_too_much = true;
        }
        if (hear->has_ended || !read_more(hear))
            break;
    }
    if (cli_hear_is_gone(hear))
        return CLI_HEARD_GONE;
    if (signal_of())
        return CLI_HEARD_STOP;
    if (!hear->held->len)
        return CLI_HEARD_END;
    take(hear, hear->held->len, 0, line);
    return is_too_much ? CLI_HEARD_TOO_MUCH : CLI_HEARD_LINE;
}
