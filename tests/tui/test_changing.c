/* Changing things at the real program on a terminal: one person, two people, and one
 * who may only read. */
#include <string.h>

#include <criterion/criterion.h>
#include <glib/gstdio.h>

#include "tests/tui/harness.h"

static const char program[] = BUILD "/rectrack";

struct desk {
    char *folder, *path;
    struct term term;
};

/* What another program prints, which must succeed; g_free it. */
static char *asked(const struct desk *desk, const char *line)
{
    g_autofree char *whole = g_strdup_printf("%s --register %s %s", program, desk->path, line);
    g_autofree char *wrong = NULL;
    char *said = NULL;
    int status = 0;
    cr_assert(g_spawn_command_line_sync(whole, &said, &wrong, &status, NULL) && status == 0,
              "%s: %s", line, wrong);
    return said;
}

/* What another program does to the register. */
static void meanwhile(const struct desk *desk, const char *line)
{
    g_free(asked(desk, line));
}

/* Files of the person's own go into the desk's folder too. */
static void begin(struct desk *desk, const char *option)
{
    desk->folder = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    desk->path = g_build_filename(desk->folder, "register.db", NULL);
    meanwhile(desk, "init --sample");
    g_autofree char *state = g_strconcat("XDG_STATE_HOME=", desk->folder, NULL);
    const char *argv[] = {program, "--register", desk->path, "--as", "chair", option, NULL};
    const char *env[] = {state, "SSH_CONNECTION=a 1 b 2", NULL};
    term_start(&desk->term, argv, 24, 80, env);
    term_wait_text(&desk->term, "59");
}

static void end(struct desk *desk)
{
    desk->term.is_checked = false;
    term_end(&desk->term);
    const char *argv[] = {"rm", "-rf", desk->folder, NULL};
    g_spawn_sync(NULL, (char **)(void *)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                 NULL, NULL);
    g_free(desk->folder);
    g_free(desk->path);
}

Test(changing, two_marked_are_paused_with_fourteen_keys)
{
    struct desk desk;
    begin(&desk, NULL);
    term_keys(&desk.term, "Down Space Space e");
    term_wait_text(&desk.term, "Fields of 2 recommendations  SI-2, SI-3");
    term_keys(&desk.term, "Tab Right Right Right Right Ctrl-S");
    term_wait_text(&desk.term, "Set 2 recommendations to State Paused?");
    term_keys(&desk.term, "y");
    term_wait_text(&desk.term, "2 recommendations: state (paused) saved");
    term_keys(&desk.term, "Up H");
    term_wait_text(&desk.term, "Set the state of 2 recommendations to paused");
    end(&desk);
}

/* Ten thousand are one change; how far it is can be read meanwhile. */
Test(changing, a_change_of_thousands_shows_how_far_it_is)
{
    enum { MANY = 10000 };
    static const char shown[] = "Changing 500 of 10,000; Esc stops it, then all is as it was";
    g_autoptr(GString) many = g_string_new("rectrack: 1\nsources: [{code: B, title: Bulk}]\n"
                                           "recommendations:\n");
    for (int i = 1; i <= MANY; i++)
        g_string_append_printf(many, "- {ref: B-%d, source: B, title: One of many}\n", i);
    struct desk desk;
    begin(&desk, NULL);
    g_autofree char *file = g_build_filename(desk.folder, "many.yaml", NULL);
    g_autofree char *import = g_strdup_printf("import %s", file);
    cr_assert(g_file_set_contents(file, many->str, -1, NULL));
    meanwhile(&desk, import);
    term_keys(&desk.term, "f");
    term_type(&desk.term, "source:B");
    term_keys(&desk.term, "Enter *");
    term_wait_text(&desk.term, "10000");
    term_keys(&desk.term, "e");
    term_wait_text(&desk.term, "Fields of 10000 recommendations");
    term_keys(&desk.term, "Tab Right Right Right Right Ctrl-S");
    term_wait_text(&desk.term, "Set 10000 recommendations to State Paused?");
    term_keys(&desk.term, "y");
    term_wait_text(&desk.term, "10000 recommendations: state (paused) saved");
    cr_expect(g_strstr_len((char *)desk.term.bytes->data, desk.term.bytes->len, shown));
    term_keys(&desk.term, "U");
    term_wait_text(&desk.term, "Took back");
    end(&desk);
}

/* The colour of SI-1 in the register, and all that its history tells of it. */
static void expect_colour(const struct desk *desk, const char *rag, const char *why)
{
    g_autofree char *record = asked(desk, "show SI-1 --format json");
    g_autofree char *history = asked(desk, "history SI-1");
    g_autofree char *colour = g_strdup_printf("\"rag\":%s,", rag);
    cr_expect(strstr(record, colour), "%s in %s", colour, record);
    cr_expect(strstr(history, why), "%s in %s", why, history);
}

Test(changing, undo_and_redo_are_those_of_the_register)
{
    static const struct {
        const char *key, *says, *rag, *why;
    } steps[] = {
        {"Ctrl-Z", "Took back 3: set SI-1 to red", "null", "Took back 3: set SI-1 to red"},
        {"Ctrl-Y", "Made 3 again: set SI-1 to red", "\"red\"", "Made 3 again: set SI-1 to red"},
        {"U", "Took back ", "null", "Change 6 took this back"},
        {"Ctrl-R", "Made ", "\"red\"", "Made 3 again"},
    };
    struct desk desk;
    begin(&desk, NULL);
    meanwhile(&desk, "period open 'June 2020'");
    term_wait_text(&desk.term, "Period: June 2020 (open)");
    term_keys(&desk.term, "s");
    term_wait_text(&desk.term, "RAG of SI-1");
    term_keys(&desk.term, "Space Ctrl-S");
    term_wait_text(&desk.term, "SI-1: RAG (red) saved for June 2020");
    expect_colour(&desk, "\"red\"", "Set SI-1 to red for June 2020");
    term_wait_text(&desk.term, "SI-1  \xe2\x96\xa0 R");
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        term_keys(&desk.term, steps[i].key);
        term_wait_text(&desk.term, steps[i].says);
        expect_colour(&desk, steps[i].rag, steps[i].why);
        term_wait_text(&desk.term, i % 2 ? "SI-1  \xe2\x96\xa0 R" : "SI-1  \xe2\x96\xa0 r");
    }
    term_keys(&desk.term, "H");
    term_wait_text(&desk.term, "Made 3 again: set SI-1 to red for June 2020");
    end(&desk);
}

/* A filter is kept by its command, and chosen with F, or by its name in the filter line. */
Test(changing, a_filter_that_is_kept_is_chosen)
{
    struct desk desk;
    begin(&desk, NULL);
    term_keys(&desk.term, "F");
    term_wait_text(&desk.term, "No filter is kept yet");
    term_keys(&desk.term, ":");
    term_type(&desk.term, "filter save trust 'owner:\"Hampton Trust\"'");
    term_keys(&desk.term, "Enter");
    term_wait_text(&desk.term, "@trust stands for owner:\"Hampton Trust\"");
    term_keys(&desk.term, "F");
    term_wait_text(&desk.term, "Enter choose");
    term_keys(&desk.term, "Enter");
    term_wait_text(&desk.term, "Filter: @trust");
    term_wait_text(&desk.term, "6 of 59 shown");
    term_keys(&desk.term, "f Ctrl-U");
    term_type(&desk.term, "-@tr");
    term_wait_text(&desk.term, "Enter looks for \"-@tr\"");
    term_type(&desk.term, "ust");
    term_wait_text(&desk.term, "53 of 59 shown");
    term_keys(&desk.term, "Enter");
    end(&desk);
}

Test(changing, two_at_one_field_choose_and_lose_nothing)
{
    struct desk desk;
    begin(&desk, NULL);
    term_keys(&desk.term, "e Tab Tab Tab");
    term_type(&desk.term, "A note");
    term_keys(&desk.term, "Tab Tab Right Right Right");
    meanwhile(&desk, "--as HT set SI-1 state=complete closure=Done note=Theirs");
    term_keys(&desk.term, "Ctrl-S");
    term_wait_text(&desk.term, "SI-1 was changed while you were editing");
    term_wait_text(&desk.term, "theirs: Theirs");
    term_wait_text(&desk.term, "theirs: Complete");
    term_keys(&desk.term, "Space Tab Down Tab Down Ctrl-S"); /* my note, their state */
    term_wait_text(&desk.term, "SI-1: note saved");
    term_keys(&desk.term, "H");
    term_wait_text(&desk.term, "Theirs \xe2\x86\x92 A note");
    term_wait_text(&desk.term, "  HT");
    end(&desk);
}

Test(changing, an_owner_s_name_has_the_room_there_is)
{
    struct desk desk;
    begin(&desk, NULL);
    term_keys(&desk.term, "/");
    term_type(&desk.term, "SI-13");
    term_keys(&desk.term, "Enter o");
    term_wait_text(&desk.term, "Owners of SI-13");
    term_wait_text(&desk.term, "[Integrated Commissioning Unit ");
    end(&desk);
}

/* What was shown and not answered is not seen: the next save asks again. */
Test(changing, who_goes_back_to_editing_is_asked_again)
{
    struct desk desk;
    begin(&desk, NULL);
    term_keys(&desk.term, "e Tab Tab Tab");
    term_type(&desk.term, "A note");
    meanwhile(&desk, "--as HT set SI-1 note=Theirs");
    for (int i = 0; i < 2; i++) {
        term_keys(&desk.term, "Ctrl-S");
        term_wait_text(&desk.term, "SI-1 was changed while you were editing");
        term_wait_text(&desk.term, "theirs: Theirs");
        term_keys(&desk.term, "Esc");
        term_wait_text(&desk.term, "Nothing was saved; what you entered is here still");
        term_wait_text(&desk.term, "Fields of SI-1");
    }
    term_keys(&desk.term, "Ctrl-S Space Ctrl-S"); /* yours */
    term_wait_text(&desk.term, "SI-1: note saved");
    term_keys(&desk.term, "H");
    term_wait_text(&desk.term, "Theirs \xe2\x86\x92 A note");
    end(&desk);
}

Test(changing, a_register_for_reading_says_why_nothing_can_be_changed)
{
    struct desk desk;
    begin(&desk, "--read-only");
    term_keys(&desk.term, "o");
    term_wait_text(&desk.term,
                   "Nothing can be changed now: rectrack was started with --read-only");
    term_keys(&desk.term, "U");
    term_wait_text(&desk.term, "Nothing can be changed now");
    end(&desk);
}

Test(changing, a_copy_goes_to_the_terminal_and_to_a_file)
{
    struct desk desk;
    begin(&desk, NULL);
    g_autofree char *file = g_build_filename(desk.folder, "rectrack", "clipboard.txt", NULL);
    term_keys(&desk.term, "Down y");
    term_wait_text(&desk.term, "r reference  l row  t table  Esc back");
    term_keys(&desk.term, "r");
    term_wait_text(&desk.term, "The reference SI-2: sent to the terminal (OSC 52)");
    cr_expect(g_strstr_len((char *)desk.term.bytes->data, desk.term.bytes->len,
                           "\033]52;c;U0ktMg==\007"));
    g_autofree char *kept = NULL;
    GStatBuf facts;
    cr_assert(g_file_get_contents(file, &kept, NULL, NULL));
    cr_expect_str_eq(kept, "SI-2");
    cr_expect(g_stat(file, &facts) == 0 && (facts.st_mode & 0777) == 0600);
    end(&desk);
}
