/* A monkey at the real program, with a register that it may write: keys as a terminal
 * sends them, several at a time, command lines, pastes and sizes from a seed.  What holds
 * of every screen is checked all the way; at the end the register is, and what every
 * change set made of it.  RECTRACK_WILD=N presses N keys, RECTRACK_SEED=S others; make
 * long-wild many. */
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>
#include <glib/gstdio.h>

#include "tests/tui/harness.h"

static const char program[] = BUILD "/rectrack";

enum { KEYS = 400, AT_ONCE = 4 };

/* q, Ctrl-Q and Ctrl-Z would leave; what it answers to "leave" is chance. */
static const char *const bytes[] = {
    "\033OB", "\033OB", "\033OA", "\033OC", "\033OD", "\033[5~", "\033[6~", "\033OH",
    "\033OF", "\r",     "\r",     "\033",   "\t",     "\t",      "\033[Z",  " ",
    "\177",   "u",      "s",      "t",      "o",      "a",       "x",       "e",
    "H",      "U",      "\031",   "\022",   "6",      "1",       "n",       "y",
    "r",      "*",      "v",      "/",      "f",      ":",       "?",       "\023",
    "\023",   "\020",   "a",      "red",    "June",   "2021",    "é",       "漢",
    "\007",   "\014",   "+",      "-",      "j",      "k",       "g",       "G",
    "7",      "m",      "D",      "A",      "N",      "J",       "S",       "V",
    "B",      "E",      "C",      "T",      "7",
};
static const char *const pastes[] = {"Training has begun.\n\nA second paragraph",
                                     "\033]0;x\a\033[2J", "December 2021", "%n%s",
                                     "owner:HT rag:red"};
/* Behind ":"; what is refused is an answer too. */
static const char *const lines[] = {
    "chase",
    "chase \"hamp\t\t",
    "changes",
    "undo",
    "redo",
    "period close",
    "period reopen 2020-06 --reason \"A late answer\"",
    "owner rename HT \"The Trust\"",
    "owner rename \"The Trust\" \"Hampton Trust\"",
    "owner merge Police \"Public Health\"",
    "event happen Funding",
    "target SI-5.1 \"Dec 2020\" --reason Late",
    "add action SI-5 \"Agree a plan\" --owner HT",
    "remove action SI-5.1",
    "set SI-1 state=complete closure=\"All is done\"",
    "update SI-6 --no-change",
    "history",
    "meeting new 2020-09-15",
    "meeting new 2020-06-15 --items source:SI",
};

struct wild {
    char *folder, *path;
    struct term term;
    GRand *dice;
};

static int run(struct wild *wild, const char *const *words)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    const char *first[] = {program, "--register", wild->path, "--today", "2020-06-15"};
    for (size_t i = 0; i < G_N_ELEMENTS(first); i++)
        g_ptr_array_add(argv, (void *)(uintptr_t)first[i]);
    for (size_t i = 0; words[i]; i++)
        g_ptr_array_add(argv, (void *)(uintptr_t)words[i]);
    g_ptr_array_add(argv, NULL);
    g_autofree char *said = NULL;
    int status = 0;
    cr_assert(g_spawn_sync(wild->folder, (char **)argv->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL,
                           NULL, NULL, NULL, &said, &status, NULL));
    cr_expect_eq(status, 0, "%s: %s", words[0], said);
    return status;
}

static void sit_down(struct wild *wild)
{
    const char *argv[] = {program,      "--register", wild->path,      "--today",
                          "2020-06-15", "--as",       "Hampton Trust", NULL};
    g_autofree char *home = g_strconcat("HOME=", wild->folder, NULL);
    g_autofree char *state = g_strconcat("XDG_STATE_HOME=", wild->folder, "/state", NULL);
    const char *env[] = {home, state, "XDG_CONFIG_HOME", "EDITOR=true", "VISUAL", NULL};
    term_start(&wild->term, argv, 24, 80, env);
    term_wait_text(&wild->term, " rectrack");
}

static int chance(struct wild *wild, int n)
{
    return g_rand_int_range(wild->dice, 0, n);
}

/* Presses some keys, or does something else; how many keys that were. */
static int step(struct wild *wild)
{
    static const struct {
        int rows, cols;
    } sizes[] = {{24, 80}, {15, 60}, {40, 120}, {10, 40}, {30, 100}, {5, 20}};
    int choice = chance(wild, 100);
    if (choice < 3) {
        size_t size = (size_t)chance(wild, (int)G_N_ELEMENTS(sizes));
        term_resize(&wild->term, sizes[size].rows, sizes[size].cols);
    } else if (choice < 6) {
        term_paste(&wild->term, pastes[chance(wild, (int)G_N_ELEMENTS(pastes))]);
    } else if (choice < 8) {
        const char *line = lines[chance(wild, (int)G_N_ELEMENTS(lines))];
        g_autofree char *keys = g_strdup_printf("\020\025%s\r", line); /* Ctrl-P Ctrl-U */
        term_send(&wild->term, keys);
    } else {
        g_autoptr(GString) keys = g_string_new(NULL);
        int n = 1 + chance(wild, AT_ONCE);
        for (int i = 0; i < n; i++)
            g_string_append(keys, bytes[chance(wild, (int)G_N_ELEMENTS(bytes))]);
        term_send(&wild->term, keys->str);
        return n;
    }
    return 1;
}

static void remove_all(const char *folder)
{
    const char *argv[] = {"rm", "-rf", folder, NULL};
    g_spawn_sync(NULL, (char **)(void *)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                 NULL, NULL);
}

static void begin(struct wild *wild)
{
    const char *seed = getenv("RECTRACK_SEED");
    wild->dice = g_rand_new_with_seed(seed ? (guint32)atoi(seed) : 1);
    wild->folder = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    wild->path = g_build_filename(wild->folder, "register.db", NULL);
    run(wild, (const char *[]){"init", "--sample", NULL});
    run(wild, (const char *[]){"period", "open", "June 2020", NULL});
    sit_down(wild);
}

static void end(struct wild *wild)
{
    wild->term.is_checked = false;
    term_end(&wild->term); /* killed as it stands */
    run(wild, (const char *[]){"check", NULL});
    g_rand_free(wild->dice);
    remove_all(wild->folder);
    g_free(wild->folder);
    g_free(wild->path);
}

Test(wild, an_update_is_saved_though_somebody_changed_the_register_meanwhile)
{
    struct wild wild;
    begin(&wild);
    term_keys(&wild.term, "u Space Tab Tab Tab");
    term_type(&wild.term, "The campaign has begun");
    term_keys(&wild.term, "Tab");
    term_type(&wild.term, "There is no money for it");
    run(&wild, (const char *[]){"add", "owner", "Residents' group", NULL});
    term_wait_text(&wild.term, "added the owner Residents' group at ");
    term_keys(&wild.term, "Ctrl-S");
    term_wait_text(&wild.term, "saved for June 2020");
    end(&wild);
}

Test(wild, a_monkey_that_may_write_leaves_a_whole_register, .timeout = 7200)
{
    const char *asked = getenv("RECTRACK_WILD");
    int keys = asked ? atoi(asked) : KEYS;
    struct wild wild;
    begin(&wild);
    for (int done = 0; done < keys;) {
        done += step(&wild);
        if (wild.term.fd < 0) { /* it answered that it wants to leave */
            cr_assert_eq(term_wait_end(&wild.term), 0, "the program ended with %d",
                         wild.term.status);
            term_end(&wild.term);
            sit_down(&wild);
        }
    }
    end(&wild);
}
