/* The round trip of a text through an editor.  A lock on the folder, which the
 * editor inherits, tells a folder in use from one that was left behind. */
#include "tui/editor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tui/signals.h"

#define PREFIX "rectrack-edit-"

struct room {
    char *folder, *path; /* of the text */
    int fd;              /* the folder, locked */
    const char *name;    /* in it */
};

static bool is_ours_alone(const char *folder)
{
    struct stat facts;
    return lstat(folder, &facts) == 0 && S_ISDIR(facts.st_mode) && facts.st_uid == geteuid() &&
           (facts.st_mode & 077) == 0;
}

/* The folder of this session of the machine, else the person's folder of state. */
static char *base_folder(struct rt_error *error)
{
    const char *session = g_getenv("XDG_RUNTIME_DIR"), *state = g_getenv("XDG_STATE_HOME"),
               *home = g_getenv("HOME");
    if (session && *session == '/' && is_ours_alone(session))
        return g_strdup(session);
    g_autofree char *folder = NULL;
    if (state && *state == '/')
        folder = g_build_filename(state, "rectrack", NULL);
    else if (home && *home == '/')
        folder = g_build_filename(home, ".local", "state", "rectrack", NULL);
    if (!folder) {
        rt_fail(error, RT_REFUSED, "there is no folder for the text; set HOME");
        return NULL;
    }
    if (g_mkdir_with_parents(folder, 0700) != 0 || !is_ours_alone(folder)) {
        rt_fail(error, RT_REFUSED,
                "the folder \"%s\" can't be made, or is open to others; make it yours with "
                "chmod 700",
                folder);
        return NULL;
    }
    return g_steal_pointer(&folder);
}

/* What is in the folder (backups and swap files of the editor too), and itself. */
static void remove_folder(int fd, const char *folder)
{
    int other = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    DIR *dir = other < 0 ? NULL : fdopendir(other);
    for (struct dirent *one; dir && (one = readdir(dir));)
        if (strcmp(one->d_name, ".") != 0 && strcmp(one->d_name, "..") != 0 &&
            unlinkat(fd, one->d_name, 0) != 0)
            unlinkat(fd, one->d_name, AT_REMOVEDIR);
    if (dir)
        closedir(dir);
    rmdir(folder);
}

/* Folders that nobody holds any more: their program was killed. */
static void sweep(const char *base)
{
    DIR *dir = opendir(base);
    for (struct dirent *one; dir && (one = readdir(dir));) {
        if (!g_str_has_prefix(one->d_name, PREFIX))
            continue;
        g_autofree char *folder = g_build_filename(base, one->d_name, NULL);
        int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (fd < 0)
            continue;
        if (is_ours_alone(folder) && flock(fd, LOCK_EX | LOCK_NB) == 0)
            remove_folder(fd, folder);
        close(fd);
    }
    if (dir)
        closedir(dir);
}

static void leave(struct room *room)
{
    if (room->fd >= 0) {
        remove_folder(room->fd, room->folder);
        close(room->fd);
    }
    g_free(room->folder);
    g_free(room->path);
}

/* A folder that another sweep has taken between making and locking is made again. */
static bool enter(struct room *room, const char *base, const char *file)
{
    enum { TRIES = 3 };
    for (int i = 0; i < TRIES; i++) {
        g_free(room->folder);
        room->folder = g_build_filename(base, PREFIX "XXXXXX", NULL);
        if (!g_mkdtemp_full(room->folder, 0700))
            return false;
        /* Without O_CLOEXEC: the editor holds the lock too. */
        room->fd = open(room->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
        struct stat facts;
        if (room->fd >= 0 && flock(room->fd, LOCK_EX | LOCK_NB) == 0 &&
            fstat(room->fd, &facts) == 0 && facts.st_nlink > 0) {
            room->path = g_build_filename(room->folder, file, NULL);
            room->name = strrchr(room->path, '/') + 1;
            return true;
        }
        if (room->fd >= 0)
            close(room->fd);
        room->fd = -1;
    }
    return false;
}

static bool write_text(const struct room *room, const char *text)
{
    int fd = openat(room->fd, room->name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    0600);
    if (fd < 0)
        return false;
    size_t left = strlen(text);
    while (left > 0) {
        ssize_t n = write(fd, text, left);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        text += n;
        left -= (size_t)n;
    }
    return close(fd) == 0 && left == 0;
}

/* What stands there now, also where the editor has put another file in its place. */
static GString *read_text(const struct room *room, const char *name, size_t most,
                          struct rt_error *error)
{
    int fd = openat(room->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat facts;
    if (fd < 0 || fstat(fd, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        if (fd >= 0)
            close(fd);
        rt_fail(error, RT_REFUSED, "the editor left no text");
        return NULL;
    }
    GString *text = g_string_new(NULL);
    char piece[16384];
    ssize_t n;
    while (text->len <= most && (n = read(fd, piece, sizeof piece)) > 0)
        g_string_append_len(text, piece, n);
    close(fd);
    if (text->len <= most)
        return text;
    rt_fail(error, RT_REFUSED, "the editor gave back more than the %zu bytes that a text holds",
            most);
    g_string_free(text, TRUE);
    return NULL;
}

/* The words of the command, the file to follow. */
static char **words_of_editor(struct rt_error *error)
{
    static const char *const usual[] = {"editor", "nano", "vi"};
    const char *names[] = {g_getenv("VISUAL"), g_getenv("EDITOR")};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        char **words = NULL;
        if (!names[i] || !*names[i])
            continue;
        if (g_shell_parse_argv(names[i], NULL, &words, NULL))
            return words;
        rt_fail(error, RT_REFUSED, "%s can't be read as a command: %s", i ? "EDITOR" : "VISUAL",
                names[i]);
        return NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(usual); i++) {
        g_autofree char *found = g_find_program_in_path(usual[i]);
        if (found)
            return g_strsplit(usual[i], " ", -1);
    }
    rt_fail(error, RT_REFUSED, "no editor was found; set EDITOR to the one you use");
    return NULL;
}

static void set_up_child(void *nothing)
{
    (void)nothing;
    tui_signals_child();
}

/* is_ended: by a signal, or by the end of the terminal, and not by its own will. */
static bool run(char **words, const char *path, bool *is_ended, struct rt_error *error)
{
    guint n = g_strv_length(words);
    g_autofree char **argv = g_new0(char *, n + 2);
    memcpy(argv, words, n * sizeof *argv);
    argv[n] = (char *)(guintptr)path;
    int status = 0;
    GError *why = NULL;
    bool is_done = g_spawn_sync(NULL, argv, NULL,
                                G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN |
                                    G_SPAWN_LEAVE_DESCRIPTORS_OPEN,
                                set_up_child, NULL, NULL, NULL, &status, &why) &&
                   g_spawn_check_wait_status(status, &why);
    *is_ended = WIFSIGNALED(status) || tui_signals_end_waits();
    if (!is_done)
        rt_fail(error, RT_REFUSED, "the editor %s failed: %s", words[0], why->message);
    g_clear_error(&why);
    return is_done;
}

/* Line ends as ours, no mark at the head, none at the foot. */
static enum tui_edited judge(GString *text, const char *before, char **out,
                             struct rt_error *error)
{
    const char *end = NULL;
    if (!strcmp(text->str, before) && text->len == strlen(before))
        return TUI_EDITED_SAME;
    if (!g_utf8_validate_len(text->str, text->len, &end)) {
        unsigned line = 1;
        for (const char *c = text->str; c < end; c++)
            line += *c == '\n';
        rt_fail(error, RT_REFUSED, "line %u of what the editor gave back is no UTF-8 text",
                line);
        return TUI_EDITED_FAILED;
    }
    if (g_str_has_prefix(text->str, "\xef\xbb\xbf"))
        g_string_erase(text, 0, 3);
    while (text->len && strchr("\r\n", text->str[text->len - 1]))
        g_string_truncate(text, text->len - 1);
    if (strspn(text->str, " \t\r\n") == text->len)
        return TUI_EDITED_EMPTY;
    *out = g_strdup(text->str);
    return TUI_EDITED_CHANGED;
}

/* Of an editor that was ended: what it put beside the text in its last moment, or else
 * what was saved before; error says already that it failed. */
static enum tui_edited rescue(const struct room *room, size_t most, const char *before,
                              char **out, struct rt_error *error)
{
    const struct {
        const char *head, *tail;
    } names[] = {{"", ".save"}, {"#", "#"}, {"", ""}}; /* nano, emacs, any */
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *name = g_strconcat(names[i].head, room->name, names[i].tail, NULL);
        g_autoptr(GString) text = read_text(room, name, most, NULL);
        if (!text || judge(text, before, out, NULL) != TUI_EDITED_CHANGED)
            continue;
        rt_error_clear(error);
        return TUI_EDITED_RESCUED;
    }
    return TUI_EDITED_FAILED;
}

enum tui_edited tui_editor_run(const char *name, const char *text, size_t most, char **out,
                               struct rt_error *error)
{
    g_autofree char *base = base_folder(error);
    g_auto(GStrv) words = base ? words_of_editor(error) : NULL;
    if (!words)
        return TUI_EDITED_FAILED;
    g_autofree char *stem =
        g_strcanon(g_strdup(name), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '-');
    g_autofree char *file = g_strconcat(*stem ? stem : "text", ".md", NULL);
    bool is_ended = !*text || g_str_has_suffix(text, "\n");
    g_autofree char *before = g_strconcat(text, is_ended ? "" : "\n", NULL);
    struct room room = {.fd = -1};
    enum tui_edited edited = TUI_EDITED_FAILED;
    bool is_ended_early = false;
    sweep(base);
    if (!enter(&room, base, file) || !write_text(&room, before)) {
        rt_fail(error, RT_REFUSED, "the text can't be written for the editor: %s",
                g_strerror(errno));
    } else if (run(words, room.path, &is_ended_early, error)) {
        g_autoptr(GString) after = read_text(&room, room.name, most, error);
        if (after)
            edited = judge(after, before, out, error);
    } else if (is_ended_early) {
        edited = rescue(&room, most, before, out, error);
    }
    leave(&room);
    return edited;
}
