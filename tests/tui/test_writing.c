/* Writing an update on a terminal: keys as terminals send them, pastes, and another
 * program that has the terminal for a while. */
#include <string.h>

#include <criterion/criterion.h>
#include <glib/gstdio.h>

#include "tests/tui/harness.h"

static const char stage[] = BUILD "/tests/tui/stage";

struct room {
    char *folder, *editor;
    struct term term;
};

/* On the Progress of SI-1; shell: what the editor does, "$1" is the file. */
static void begin(struct room *room, const char *shell)
{
    const char *argv[] = {stage, "sample", "--open", NULL};
    g_autofree char *text = g_strdup_printf("#!/bin/sh\n%s\n", shell);
    room->folder = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    room->editor = g_build_filename(room->folder, "editor", NULL);
    cr_assert(g_file_set_contents(room->editor, text, -1, NULL));
    g_chmod(room->editor, 0700);
    g_autofree char *runtime = g_strconcat("XDG_RUNTIME_DIR=", room->folder, NULL);
    g_autofree char *editor = g_strconcat("EDITOR=", room->editor, NULL);
    const char *env[] = {runtime, editor, "VISUAL", NULL};
    term_start(&room->term, argv, 24, 80, env);
    term_wait_text(&room->term, "59");
    term_keys(&room->term, "u Tab Tab Tab");
    term_wait_text(&room->term, "> Progress");
}

static void end(struct room *room)
{
    term_end(&room->term);
    g_unlink(room->editor);
    cr_expect_eq(g_rmdir(room->folder), 0, "something was left in %s", room->folder);
    g_free(room->folder);
    g_free(room->editor);
}

Test(writing, keys_and_pastes_as_terminals_send_them)
{
    struct room room;
    begin(&room, ":");
    term_type(&room.term, "one two three");
    term_keys(&room.term, "Ctrl-Left Ctrl-Backspace");
    term_type(&room.term, "and ");
    term_wait_text(&room.term, "one and three");
    term_keys(&room.term, "End Enter");
    term_paste(&room.term, "q\r\n\tu \xe2\x80\x9cquoted\xe2\x80\x9d");
    term_wait_text(&room.term, "    u \xe2\x80\x9cquoted\xe2\x80\x9d");
    term_keys(&room.term, "Ctrl-Z Ctrl-Z");
    term_wait_gone(&room.term, "quoted");
    end(&room);
}

Test(writing, an_editor_has_the_terminal_and_gives_it_back)
{
    struct room room;
    begin(&room,
          "printf 'the editor is here'; read line; printf 'and %s\\n' \"$line\" >> \"$1\"");
    term_type(&room.term, "Begun");
    room.term.is_checked = false; /* what is shown now is the editor's */
    term_keys(&room.term, "Ctrl-O");
    term_wait_text(&room.term, "the editor is here");
    term_send(&room.term, "\003"); /* Ctrl-C is meant for the editor, and ends it */
    term_wait_text(&room.term, "failed");
    term_wait_text(&room.term, "Begun");
    term_keys(&room.term, "Ctrl-O");
    term_wait_text(&room.term, "the editor is here");
    term_send(&room.term, "more\r");
    term_wait_text(&room.term, "> Progress");
    term_wait_text(&room.term, "and more");
    room.term.is_checked = true;
    term_keys(&room.term, "Ctrl-Z");
    term_wait_gone(&room.term, "and more");
    end(&room);
}
