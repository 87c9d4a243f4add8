/* Which way a copy goes. */
#include "tui/clipboard.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include <rectrack/clipboard.h>

/* The tools in the order in which they are tried, each where what it talks to is there. */
static const struct {
    const char *variable; /* set where there is such a desktop; NULL: none is needed */
    const char *words[4];
} tools[] = {
    {NULL, {"clip.exe"}},
    {"WAYLAND_DISPLAY", {"wl-copy"}},
    {"DISPLAY", {"xclip", "-selection", "clipboard"}},
    {NULL, {"pbcopy"}},
};

static bool is_over_a_line(void)
{
    return getenv("SSH_CONNECTION") || getenv("SSH_TTY") || getenv("SSH_CLIENT");
}

/* The tool reads the file itself: nothing waits for it, and it waits for nobody. */
static bool hand_to(const char *const *words, const char *path)
{
    g_autofree char *program = g_find_program_in_path(words[0]);
    char *argv[5] = {program};
    if (!program || !g_path_is_absolute(program))
        return false;
    for (size_t i = 1; words[i]; i++)
        argv[i] = (char *)(uintptr_t)words[i];
    int input = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (input < 0)
        return false;
    bool is_done = g_spawn_async_with_fds(
        "/", argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
        NULL, input, -1, -1, NULL);
    close(input);
    return is_done;
}

static const char *hand_over(const char *path)
{
    for (size_t i = 0; path && i < G_N_ELEMENTS(tools); i++)
        if ((!tools[i].variable || getenv(tools[i].variable)) && hand_to(tools[i].words, path))
            return tools[i].words[0];
    return NULL;
}

static char *sequence_of(const char *text)
{
    g_autofree char *coded = g_base64_encode((const guchar *)text, strlen(text));
    return strlen(coded) > TUI_CLIPBOARD_MOST ? NULL
                                              : g_strdup_printf("\033]52;c;%s\007", coded);
}

char *tui_clipboard_copy(const char *text, char **sequence)
{
    struct rt_error error = {0};
    g_autofree char *path = NULL;
    g_autofree char *kept = NULL;
    *sequence = NULL;
    if (rt_clipboard_keep(text, &path, &error) == RT_OK)
        kept = g_strdup_printf("in %s", path);
    else
        kept = g_strdup_printf("in no file: %s", error.sentence);
    rt_error_clear(&error);
    const char *tool = is_over_a_line() ? NULL : hand_over(path);
    if (tool)
        return g_strdup_printf("handed to %s; also %s", tool, kept);
    *sequence = sequence_of(text);
    if (!*sequence)
        return g_strdup_printf("too long for the terminal; %s", kept);
    return g_strdup_printf("sent to the terminal (OSC 52), which some ignore; also %s", kept);
}
