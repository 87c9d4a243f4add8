/* The program in lines, on a pseudo-terminal. */
#include "config.h"

#include "tests/cli/voice.h"

#include <poll.h>
#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <criterion/criterion.h>

/* Milliseconds: beyond all that a busy machine, or a disk that flushes what others wrote, takes
 * for one answer. */
enum { LIMIT = 60000 };

/* As a terminal is, but that it neither shows what is typed nor makes CR LF of a line's
 * end: what comes is what the program wrote. */
static struct termios quiet(void)
{
    struct termios modes = {.c_iflag = ICRNL, .c_lflag = ICANON | ISIG, .c_cflag = CS8 | CREAD};
    modes.c_cc[VEOF] = 4;
    modes.c_cc[VINTR] = 3;
    return modes;
}

void voice_start(struct voice *voice, const struct place *place, const char *as)
{
    struct termios modes = quiet();
    struct winsize size = {24, 80, 0, 0};
    *voice = (struct voice){.said = g_string_new(NULL)};
    voice->pid = forkpty(&voice->fd, NULL, &modes, &size);
    cr_assert_geq(voice->pid, 0);
    if (voice->pid == 0) {
        char *argv[] = {BUILD "/rectrack", "--accessible", "--as", (char *)as, NULL};
        if (chdir(place->work) == 0)
            execve(argv[0], argv, place->environment);
        _exit(127);
    }
}

void voice_type(struct voice *voice, const char *line)
{
    g_autofree char *typed = g_strconcat(line, "\n", NULL);
    cr_assert_eq(write(voice->fd, typed, strlen(typed)), (ssize_t)strlen(typed));
}

/* More of what it says; false: nothing came in time, or it has ended. */
static bool hear(struct voice *voice)
{
    struct pollfd output = {.fd = voice->fd, .events = POLLIN};
    char bytes[4096];
    ssize_t n = poll(&output, 1, LIMIT) > 0 ? read(voice->fd, bytes, sizeof bytes) : -1;
    if (n > 0)
        g_string_append_len(voice->said, bytes, n);
    return n > 0;
}

void voice_wait(struct voice *voice, const char *words)
{
    for (;;) {
        const char *found = strstr(voice->said->str + voice->heard, words);
        if (found) {
            voice->heard = (size_t)(found - voice->said->str) + strlen(words);
            return;
        }
        cr_assert(hear(voice), "it never said \"%s\":\n%s", words, voice->said->str);
    }
}

void voice_answer(struct voice *voice, const char *line, const char *words)
{
    voice_type(voice, line);
    voice_wait(voice, words);
}

void voice_hang_up(struct voice *voice)
{
    close(voice->fd);
    voice->fd = -1;
}

int voice_end(struct voice *voice)
{
    int status = 0;
    while (voice->fd >= 0 && hear(voice))
        ;
    pid_t ended = 0;
    for (int i = 0; i < LIMIT && (ended = waitpid(voice->pid, &status, WNOHANG)) == 0; i++)
        g_usleep(1000);
    cr_assert_eq(ended, voice->pid, "it goes on:\n%s", voice->said->str);
    cr_expect_null(strpbrk(voice->said->str, "\033\r\b"), "it writes over what it said:\n%s",
                   voice->said->str);
    if (voice->fd >= 0)
        close(voice->fd);
    g_string_free(voice->said, TRUE);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}
