/* The round trip through an editor: little scripts stand for editors, good and bad.
 * After each of them nothing of the text is left on the disk. */
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <criterion/criterion.h>
#include <glib/gstdio.h>

#include "tui/area.h"
#include "tui/editor.h"

static char *room; /* of the test */

static void begin(void)
{
    room = g_dir_make_tmp("rectrack-test-XXXXXX", NULL);
    g_setenv("XDG_RUNTIME_DIR", room, TRUE);
    g_unsetenv("VISUAL");
    g_unsetenv("EDITOR");
}

static unsigned left_behind(const char *folder)
{
    unsigned n = 0;
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        n += g_str_has_prefix(name, "rectrack-edit-") ? 1 : 0;
    if (dir)
        g_dir_close(dir);
    return n;
}

static void end(void)
{
    g_autofree char *script = g_build_filename(room, "my editor", NULL);
    cr_expect_eq(left_behind(room), 0, "a copy of the text was left");
    g_unlink(script);
    g_rmdir(room);
    g_free(room);
}

/* A program of that shell text; "$1" is the file. */
static void set_editor(const char *variable, const char *shell, const char *arguments)
{
    g_autofree char *path = g_build_filename(room, "my editor", NULL);
    g_autofree char *text = g_strdup_printf("#!/bin/sh\n%s\n", shell);
    g_autofree char *quoted = g_shell_quote(path);
    g_autofree char *words = g_strconcat(quoted, arguments, NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    cr_assert_eq(g_chmod(path, 0700), 0);
    g_setenv(variable, words, TRUE);
}

Test(editor, what_comes_back, .init = begin, .fini = end)
{
    static const struct {
        const char *shell, *before;
        enum tui_edited edited;
        const char *after; /* or a part of the error */
    } cases[] = {
        {":", "One line", TUI_EDITED_SAME, NULL},
        {":", "", TUI_EDITED_SAME, NULL},
        {"printf 'more\\n' >> \"$1\"", "One line", TUI_EDITED_CHANGED, "One line\nmore"},
        {"printf 'caf\\303\\251\\r\\n' > \"$1\"", "x", TUI_EDITED_CHANGED, "caf\xc3\xa9"},
        {"printf '\\357\\273\\277mark\\n' > \"$1\"", "x", TUI_EDITED_CHANGED, "mark"},
        {"printf 'new\\n' > \"$1.new\"; mv \"$1.new\" \"$1\"", "x", TUI_EDITED_CHANGED, "new"},
        {"printf swap > \"${1%/*}/.swap\"; cp \"$1\" \"$1~\"; printf 'y\\n' > \"$1\"", "x",
         TUI_EDITED_CHANGED, "y"},
        {": > \"$1\"", "x", TUI_EDITED_EMPTY, NULL},
        {"printf ' \\n\\t\\n' > \"$1\"", "x", TUI_EDITED_EMPTY, NULL},
        {"printf 'lost' > \"$1\"; exit 3", "x", TUI_EDITED_FAILED, "failed"},
        {"kill -9 $$", "x", TUI_EDITED_FAILED, "failed"},
        {"printf 'kept\\n' > \"$1\"; kill -HUP $$", "x", TUI_EDITED_RESCUED, "kept"},
        {"printf 'late\\n' > \"$1.save\"; kill -TERM $$", "x", TUI_EDITED_RESCUED, "late"},
        {"printf '\\377\\n' > \"$1\"; kill -HUP $$", "x", TUI_EDITED_FAILED, "failed"},
        {"rm \"$1\"", "x", TUI_EDITED_FAILED, "the editor left no text"},
        {"rm \"$1\"; ln -s /etc/passwd \"$1\"", "x", TUI_EDITED_FAILED,
         "the editor left no text"},
        {"rm \"$1\"; mkfifo \"$1\"", "x", TUI_EDITED_FAILED, "the editor left no text"},
        {"printf 'one\\ntwo \\377\\n' > \"$1\"", "x", TUI_EDITED_FAILED,
         "line 2 of what the editor gave back is no UTF-8 text"},
        {"printf 'a\\000b' > \"$1\"", "x", TUI_EDITED_FAILED, "line 1 of"},
        {"head -c 100000000 /dev/zero > \"$1\"", "x", TUI_EDITED_FAILED, "more than the"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct rt_error error = {0};
        g_autofree char *out = NULL;
        set_editor("EDITOR", cases[i].shell, "");
        enum tui_edited edited =
            tui_editor_run("SI-5 progress", cases[i].before, TUI_AREA_MOST, &out, &error);
        cr_expect_eq(edited, cases[i].edited, "%s: %d %s", cases[i].shell, (int)edited,
                     error.sentence);
        if (edited == TUI_EDITED_CHANGED || edited == TUI_EDITED_RESCUED)
            cr_expect_str_eq(out, cases[i].after, "%s", cases[i].shell);
        if (edited == TUI_EDITED_FAILED)
            cr_expect(strstr(error.sentence, cases[i].after), "%s", error.sentence);
        cr_expect_eq(left_behind(room), 0, "%s", cases[i].shell);
        rt_error_clear(&error);
    }
}

/* The words are split as a shell does, and no shell sees them. */
Test(editor, its_command_is_split_without_a_shell, .init = begin, .fini = end)
{
    struct rt_error error = {0};
    g_autofree char *out = NULL;
    set_editor("EDITOR", "exit 1", "");
    set_editor(
        "VISUAL",
        "printf '%s\\n' \"$#\" \"$1\" \"$2\" \"$3\" \"${4##*/}\" \"$(stat -c %a \"$4\")\" "
        "\"$(stat -c %a \"${4%/*}\")\" > \"$4.new\"; mv \"$4.new\" \"$4\"",
        " --wait '; touch pwned' \"$(id)\"");
    cr_assert_eq(tui_editor_run("SI-5 ../x", "text", TUI_AREA_MOST, &out, &error),
                 TUI_EDITED_CHANGED, "%s", error.sentence);
    cr_expect_str_eq(out, "4\n--wait\n; touch pwned\n$(id)\nSI-5----x.md\n600\n700");
}

Test(editor, what_is_missing_is_named, .init = begin, .fini = end)
{
    static const struct {
        const char *editor, *says;
    } cases[] = {
        {"no-such-editor-here", "no-such-editor-here"},
        {"vi 'half", "EDITOR can't be read as a command: vi 'half"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct rt_error error = {0};
        char *out = NULL;
        g_setenv("EDITOR", cases[i].editor, TRUE);
        cr_expect_eq(tui_editor_run("x", "text", TUI_AREA_MOST, &out, &error),
                     TUI_EDITED_FAILED);
        cr_expect(strstr(error.sentence, cases[i].says), "%s", error.sentence);
        rt_error_clear(&error);
    }
}

/* Where the machine gives no folder of the session, or one that others see. */
Test(editor, the_text_lies_where_nobody_else_looks, .init = begin, .fini = end)
{
    g_autofree char *state = g_build_filename(room, "state", NULL);
    g_autofree char *mine = g_build_filename(state, "rectrack", NULL);
    struct rt_error error = {0};
    g_autofree char *out = NULL;
    g_setenv("XDG_STATE_HOME", state, TRUE);
    set_editor("EDITOR", "dirname \"$(dirname \"$1\")\" > \"$1.n\"; mv \"$1.n\" \"$1\"", "");
    g_chmod(room, 0755);
    cr_expect_eq(tui_editor_run("x", "text", TUI_AREA_MOST, &out, &error), TUI_EDITED_CHANGED,
                 "%s", error.sentence);
    cr_expect_str_eq(out, mine);
    g_chmod(mine, 0755);
    g_clear_pointer(&out, g_free);
    cr_expect_eq(tui_editor_run("x", "text", TUI_AREA_MOST, &out, &error), TUI_EDITED_FAILED);
    cr_expect(strstr(error.sentence, "open to others"), "%s", error.sentence);
    rt_error_clear(&error);
    g_chmod(room, 0700);
    g_rmdir(mine);
    g_rmdir(state);
}

/* A program that was killed leaves its folder; the next run takes it away, but not
 * one that an editor still holds. */
Test(editor, what_a_killed_program_left_is_swept, .init = begin, .fini = end)
{
    g_autofree char *dead = g_build_filename(room, "rectrack-edit-dead00", NULL);
    g_autofree char *held = g_build_filename(room, "rectrack-edit-held00", NULL);
    g_autofree char *text = g_build_filename(dead, "text.md", NULL);
    struct rt_error error = {0};
    char *out = NULL;
    g_mkdir(dead, 0700);
    g_mkdir(held, 0700);
    g_file_set_contents(text, "private", -1, NULL);
    set_editor("EDITOR", ":", "");
    int fd = open(held, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    cr_assert_eq(flock(fd, LOCK_EX), 0);
    cr_expect_eq(tui_editor_run("x", "text", TUI_AREA_MOST, &out, &error), TUI_EDITED_SAME);
    cr_expect(!g_file_test(dead, G_FILE_TEST_EXISTS));
    cr_expect(g_file_test(held, G_FILE_TEST_EXISTS));
    close(fd);
    cr_expect_eq(tui_editor_run("x", "text", TUI_AREA_MOST, &out, &error), TUI_EDITED_SAME);
    cr_expect(!g_file_test(held, G_FILE_TEST_EXISTS));
}
