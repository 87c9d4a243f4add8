/* What is not for the readers of a paper is on none of them (trust.md, H9), nor in what else
 * an export leaves: each field below holds a word of its own, which is looked for in each
 * sink.
 *
 * fields: a record's note and summary, a record that the query left out, what was reported
 * after the period of the paper, an owner's other names, a saved filter, who exports and who
 * saved, who alone wrote an update, why (the name of an imported file), the register's folder
 * and name, the home, a draft, the settings, the name of the computer. sinks: all parts of the
 * six formats in all layouts, their properties, what the command says, the folder for temporary
 * files, the folder of the paper.  It runs no other program, whose arguments somebody could
 * read: there is none to be found.
 *
 * Not private: who wrote an update, beside another's of the same period, and why a period
 * was opened again; both are printed on purpose.
 */
#include <criterion/criterion.h>

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "exchange/format.h"
#include "report/layout.h"
#include "tests/exchange/docx_check.h"

static char *folder, *out_folder, *temporary;
static char **environment;

static const char *const formats[] = {"md", "html", "csv", "docx", "xlsx", "pdf"};

/* Runs the program, or another one where words[0] is its path; what it says on both streams. */
static char *run(const char *const *words, int *status)
{
    g_autofree char *said = NULL, *noticed = NULL;
    cr_assert(g_spawn_sync(out_folder, (char **)words, environment, 0, NULL, NULL, &said,
                           &noticed, status, NULL));
    return g_strconcat(said, noticed, NULL);
}

static char *rectrack(const char *line, int *status)
{
    g_auto(GStrv) words = NULL;
    int wait = 0;
    g_autofree char *whole = g_strdup_printf("%s/rectrack --as canary-07 %s", BUILD, line);
    cr_assert(g_shell_parse_argv(whole, NULL, &words, NULL));
    char *said = run((const char *const *)words, &wait);
    *status = WEXITSTATUS(wait);
    return said;
}

static void ask(const char *line)
{
    int status;
    g_autofree char *said = rectrack(line, &status);
    cr_assert_eq(status, 0, "%s: %s", line, said);
}

static const char plan[] =
    "rectrack: 1\n"
    "sources: [{code: R, title: A review}]\n"
    "owners: [{name: Hampton Trust, other_names: [canary-01]}]\n"
    "periods:\n"
    "  - {id: 2019-12, label: December 2019, as_at: 2019-12-31, state: closed}\n"
    "  - {id: 2020-03, label: March 2020, as_at: 2020-03-31, state: closed}\n"
    "  - {id: 2020-06, label: June 2020, as_at: 2020-06-30}\n"
    "recommendations:\n"
    "  - {ref: R-1, source: R, title: One, note: canary-03, summary: canary-04,\n"
    "     owners: [{name: Hampton Trust}], updates: [{period: 2019-12, rag: red, progress: "
    "[Met]},\n"
    "     {period: 2020-03, by: canary-14, progress: [Met again]}, {period: 2020-06, progress: "
    "[canary-06]}]}\n"
    "  - {ref: R-2, source: R, title: canary-05}\n";

static void put(const char *path, const char *text)
{
    g_autofree char *parent = g_path_get_dirname(path);
    cr_assert_eq(g_mkdir_with_parents(parent, 0700), 0);
    cr_assert(g_file_set_contents(path, text, -1, NULL), "%s", path);
}

static char *path_of(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static void set_environment(void)
{
    const char *const folders[][2] = {{"HOME", "canary-13"},
                                      {"XDG_STATE_HOME", "canary-11"},
                                      {"XDG_CONFIG_HOME", "config"},
                                      {"XDG_DATA_HOME", "data"},
                                      {"TMPDIR", "tmp"},
                                      {"RECTRACK_REGISTER", "canary-09/canary-09.db"},
                                      {"PATH", "nowhere"}};
    environment = g_get_environ();
    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = path_of(folders[i][1]);
        environment = g_environ_setenv(environment, folders[i][0], path, TRUE);
    }
}

static void begin(void)
{
    folder = g_dir_make_tmp("private-XXXXXX", NULL);
    out_folder = path_of("out");
    temporary = path_of("tmp");
    g_autofree char *home = path_of("canary-13"), *reg = path_of("canary-09"),
                    *file = path_of("canary-08.yaml"),
                    *draft = path_of("canary-11/rectrack/drafts/canary-10"),
                    *settings = path_of("config/rectrack/config.yaml");
    g_mkdir(out_folder, 0700), g_mkdir(temporary, 0700), g_mkdir(home, 0700),
        g_mkdir(reg, 0700);
    put(file, plan);
    put(draft, "canary-10");
    put(settings, "# canary-12\n");
    set_environment();
    g_autofree char *import = g_strdup_printf("import %s", file);
    ask("init");
    ask(import);
    ask("filter save canary-02 rag:red");
}

static void end(void)
{
    const char *const words[] = {"/bin/rm", "-r", folder, NULL};
    int status;
    g_free(run(words, &status));
    g_strfreev(environment);
    g_free(folder), g_free(out_folder), g_free(temporary);
}

TestSuite(private, .init = begin, .fini = end);

/* ---- what a reader could find ---- */

static char *said_by(const char *program, const char *option, const char *path)
{
    g_autofree char *found = g_find_program_in_path(program);
    const char *const words[] = {found, option, path, strcmp(program, "pdftotext") ? NULL : "-",
                                 NULL};
    int status;
    return found ? run(words, &status) : g_strdup("");
}

/* The whole of a paper, unpacked. */
static char *insides(const char *path, const char *format)
{
    g_autofree char *bytes = NULL;
    gsize n;
    cr_assert(g_file_get_contents(path, &bytes, &n, NULL), "%s", path);
    g_autoptr(GString) out = g_string_new_len(bytes, (gssize)n);
    bool is_package = !strcmp(format, "docx") || !strcmp(format, "xlsx");
    g_autoptr(GString) package = g_string_new_len(bytes, (gssize)n);
    g_auto(GStrv) parts = is_package ? docx_part_names(package) : NULL;
    for (char **part = parts; part && *part; part++) {
        g_autofree char *text = docx_part(package, *part);
        g_string_append_printf(out, "\n%s\n%s", *part, text);
    }
    if (!strcmp(format, "pdf")) {
        g_autofree char *words = said_by("pdftotext", "-raw", path),
                        *about = said_by("pdfinfo", "-meta", path),
                        *all = said_by("pdfinfo", "-struct-text", path);
        g_string_append_printf(out, "\n%s\n%s\n%s", words, about, all);
    }
    for (gsize i = 0; i < out->len; i++)
        if (!out->str[i])
            out->str[i] = ' ';
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void expect_none(const char *text, const char *sink)
{
    const char *host = g_get_host_name();
    const char *at = strstr(text, "canary-");
    cr_expect(!at, "%s: %.60s", sink, at);
    cr_expect(strlen(host) < 8 || !strstr(text, host), "%s: %s", sink, host);
}

static void expect_empty(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    const char *left = g_dir_read_name(dir);
    cr_expect(!left, "%s was left in %s", left, path);
    g_dir_close(dir);
}

Test(private, no_field_of_it_is_in_any_sink)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        for (size_t k = 0; k < report_n_layouts; k++) {
            g_autofree char *name =
                g_strdup_printf("%s.%s", report_layouts[k].name, formats[i]);
            g_autofree char *path = g_build_filename(out_folder, name, NULL);
            g_autofree char *line =
                g_strdup_printf("export R-1 --period 2020-03 --format %s --layout %s -o %s",
                                formats[i], report_layouts[k].name, path);
            int status;
            g_autofree char *said = rectrack(line, &status), *whole = NULL;
            cr_assert_eq(status, 0, "%s: %s", line, said);
            whole = insides(path, formats[i]);
            cr_expect(strstr(whole, "Met again") || !strcmp(formats[i], "pdf"), "%s", name);
            expect_none(whole, name);
            expect_none(said, "what is said");
            g_remove(path);
            expect_empty(out_folder);
            expect_empty(temporary);
        }
}

/* ---- where a paper goes (H10) ---- */

enum obstacle { LINK, LINK_TO_NOTHING, FOLDER, FIFO, OBSTACLES };

static void make_obstacle(enum obstacle obstacle, const char *path, const char *victim)
{
    int done = obstacle == LINK              ? symlink(victim, path)
               : obstacle == LINK_TO_NOTHING ? symlink("/nowhere/at/all", path)
               : obstacle == FOLDER          ? mkdir(path, 0700)
                                             : mkfifo(path, 0600);
    cr_assert_eq(done, 0);
}

Test(private, nothing_but_a_file_is_written_over)
{
    g_autofree char *victim = path_of("victim");
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *path = g_strdup_printf("%s/paper.%s", out_folder, formats[i]);
        g_autofree char *line =
            g_strdup_printf("export R-1 --layout progress --format %s -o %s", formats[i], path);
        int status;
        for (enum obstacle obstacle = 0; obstacle < OBSTACLES; obstacle++) {
            g_autofree char *kept = NULL;
            put(victim, "as it was");
            make_obstacle(obstacle, path, victim);
            g_autofree char *said = rectrack(line, &status);
            cr_expect_eq(status, 1, "%s, %d: %s", formats[i], obstacle, said);
            cr_assert(g_file_get_contents(victim, &kept, NULL, NULL));
            cr_expect_str_eq(kept, "as it was");
            cr_assert_eq(g_remove(path), 0, "it is there as it was");
            expect_empty(out_folder);
        }
        put(path, "an older paper");
        cr_assert_eq(chmod(path, 0644), 0);
        g_autofree char *said = rectrack(line, &status);
        struct stat stat;
        cr_expect_eq(status, 0, "%s", said);
        cr_assert_eq(lstat(path, &stat), 0);
        cr_expect_eq(stat.st_mode & 07777, 0600u, "%s: %o", formats[i], stat.st_mode);
        g_remove(path);
        expect_empty(out_folder);
    }
}

/* ---- the same bytes (H11) ---- */

Test(private, the_same_paper_has_the_same_bytes_at_any_time)
{
    static const char *const epochs[] = {NULL, "0", "1600000000"};
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *first = NULL;
        gsize length = 0;
        g_autofree char *path = g_strdup_printf("%s/paper.%s", out_folder, formats[i]);
        g_autofree char *line =
            g_strdup_printf("export --layout progress --format %s -o %s", formats[i], path);
        for (size_t k = 0; k < G_N_ELEMENTS(epochs); k++) {
            g_autofree char *bytes = NULL;
            gsize n;
            environment = g_environ_unsetenv(environment, "SOURCE_DATE_EPOCH");
            if (epochs[k])
                environment =
                    g_environ_setenv(environment, "SOURCE_DATE_EPOCH", epochs[k], TRUE);
            ask(line);
            cr_assert(g_file_get_contents(path, &bytes, &n, NULL));
            if (!first) {
                first = g_steal_pointer(&bytes);
                length = n;
                continue;
            }
            cr_expect(n == length && !memcmp(first, bytes, n), "%s, %s", formats[i], epochs[k]);
        }
    }
}
