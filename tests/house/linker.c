/* What the linker sees: names that core may not call, and headers that must
 * stand alone.
 */
#include "tests/house/tree.h"

#include <string.h>

#include <criterion/criterion.h>

/* Names that an object of core may not need; "*" stands for anything. */
static const struct {
    const char *what;
    const char *const *names;
    const char *only; /* the objects that may all the same, or NULL: none */
} walls[] = {
    {"prints or reads by itself",
     (const char *const[]){"printf", "vprintf", "puts", "putchar", "perror", "stdout", "stdin",
                           "stderr", "getchar", "scanf", "__printf_chk", "__vprintf_chk",
                           "g_print*", "g_log*", NULL},
     NULL},
    {"ends the program",
     (const char *const[]){"exit", "_exit", "_Exit", "quick_exit", "abort", "raise", NULL},
     NULL},
    {"draws on a screen",
     (const char *const[]){"initscr",       "newterm",   "endwin", "stdscr", "curscr",
                           "wrefresh",      "doupdate",  "waddn*", "waddch", "wmove",
                           "wgetch",        "getch",     "newwin", "keypad", "start_color",
                           "init_pair",     "setupterm", "tput*",  "tiget*", "new_panel",
                           "update_panels", "tcsetattr", "isatty", NULL},
     NULL},
    {"calls the database engine", (const char *const[]){"sqlite3_*", NULL}, "db*.o"},
    {"starts a thread", (const char *const[]){"pthread_create", "g_thread_new", NULL}, NULL},
};

/* The objects that one wall lets through, with the reason. */
static const struct {
    const char *object, *name, *why;
} exceptions[] = {
    {"*-yaml_events.o", "g_log", "libyaml without memory ends the program as GLib does"},
    {"*/docx.so", "g_log", "so does libxml2 without memory"},
    {"*/xlsx.so", "g_log", "so does libxml2 without memory"},
};

static gboolean is_excepted(const char *object, const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(exceptions); i++)
        if (g_pattern_match_simple(exceptions[i].object, object) &&
            g_pattern_match_simple(exceptions[i].name, name))
            return TRUE;
    return FALSE;
}

/* "libcore_a-db.o" is the object of db.c. */
static gboolean is_object(const char *object, const char *pattern)
{
    const char *name = strrchr(object, '-');
    return pattern && g_pattern_match_simple(pattern, name ? name + 1 : object);
}

static void check_name(const char *object, const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(walls); i++)
        cr_expect(!tree_matches(name, walls[i].names) || is_object(object, walls[i].only) ||
                      is_excepted(object, name),
                  "%s %s: it needs %s", object, walls[i].what, name);
}

/* Calls check with each object of the library, or a module, and each name it needs. */
static unsigned undefined(const char *library, void (*check)(const char *, const char *))
{
    g_autofree char *path = g_build_filename(BUILD, library, NULL);
    g_autofree char *said = tree_run((const char *const[]){"nm", "-u", "-A", path, NULL});
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    unsigned n = 0;
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) parts = g_strsplit(*line, ":", 3); /* library:object: U name */
        guint of = g_strv_length(parts);
        if (of < 2)
            continue;
        char *name = g_strstrip(parts[of - 1]) + 1;
        name[strcspn(name, "@")] = '\0';
        check(parts[of - 2], g_strstrip(name));
        n++;
    }
    return n;
}

Test(linker, core_calls_nothing_that_is_not_its_own)
{
    static const char *const libraries[] = {"libcore.a", "core/exchange/docx.so",
                                            "core/exchange/pdf.so", "core/exchange/xlsx.so"};
    for (size_t i = 0; i < G_N_ELEMENTS(libraries); i++) {
        unsigned n = undefined(libraries[i], check_name);
        cr_assert(n > 10, "nm found only %u names in %s", n, libraries[i]);
    }
}

/* What the program is linked with is loaded at each start, and so is what that needs. */
Test(linker, the_program_is_linked_with_what_each_command_needs)
{
    static const char *const light[] = {"libsqlite3.so*",
                                        "libyaml-*.so*",
                                        "libjansson.so*",
                                        "libpanelw.so*",
                                        "libnettle.so*",
                                        "libtinfo.so*",
                                        "libncursesw.so*",
                                        "libglib-2.0.so*",
                                        "libc.so*",
                                        "libm.so*",
                                        "libasan.so*",
                                        "libubsan.so*",
                                        NULL};
    g_autofree char *said =
        tree_run((const char *const[]){"objdump", "-p", BUILD "/rectrack", NULL});
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    unsigned n = 0;
    for (char **line = lines; *line; line++) {
        if (!strstr(*line, "NEEDED"))
            continue;
        const char *library = g_strstrip(strstr(*line, "NEEDED") + strlen("NEEDED"));
        cr_expect(tree_matches(library, light), "the program is linked with %s", library);
        n++;
    }
    cr_expect(n > 3, "only %u libraries were found", n);
}

/* The front ends hold to the public face: what they need of core begins with rt_. */
static void check_front(const char *object, const char *name)
{
    static const char *const private[] = {"store_*",  "db_*",     "write_*",
                                          "schema_*", "select_*", "sqlite3_*",
                                          "yaml_*",   "json_*",   NULL};
    cr_expect(!tree_matches(name, private), "%s needs %s, which is private to core", object,
              name);
}

Test(linker, the_screen_calls_the_public_face_alone)
{
    undefined("libtui.a", check_front);
}

/* Compiles a file of nothing but this header, twice. */
static void check_header(const char *header, const char *path, const char *further)
{
    g_autofree char *line = g_strdup_printf("%s -I%s %s -include %s -include %s -x c /dev/null",
                                            COMPILER, path, further, header, header);
    g_autofree char *said = NULL;
    int status = 1;
    cr_assert(g_spawn_command_line_sync(line, NULL, &said, &status, NULL), "%s", line);
    cr_expect(status == 0, "%s can't be included alone: %s", header, said);
}

/* All but those that one file takes in as they are made. */
Test(linker, each_header_of_core_stands_alone, .timeout = 120)
{
    static const char *const core[] = {"core", NULL};
    g_autoptr(GPtrArray) sources = tree_read(core);
    static const char public[] = "core/include/";
    for (unsigned i = 0; i < sources->len; i++) {
        const char *path = ((struct source *)sources->pdata[i])->path;
        if (!g_str_has_suffix(path, ".h") || g_str_has_suffix(path, "/schema_sql.h") ||
            g_str_has_suffix(path, "_parts.h"))
            continue;
        bool is_public = g_str_has_prefix(path, public);
        check_header(path + strlen(is_public ? public : "core/"), SOURCE "/core/include",
                     is_public ? "" : "-I" SOURCE "/core");
    }
}
