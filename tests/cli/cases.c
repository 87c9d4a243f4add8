/* Runs the cases of the command line in fixtures/cli: each in an empty folder
 * of its own, with a home, a day and a user of its own.  Prints what differs
 * and, last, "N passed, N failed".
 *
 *     cases [FILE.case [TITLE]]
 */
#include "tests/cli/case.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct tally {
    unsigned passed, failed;
};

/* Where one case lives. */
struct place {
    char *root; /* home, data and work are below it */
    char *work;
    char *reg;
    char **environment;
};

static char **environment_of(const char *root, const char *reg)
{
    g_autofree char *home = g_build_filename(root, "home", NULL);
    g_autofree char *data = g_build_filename(root, "data", NULL);
    g_autofree char *config = g_build_filename(root, "config", NULL);
    g_autofree char *path = g_strdup_printf("%s:/usr/bin:/bin", BUILD);
    static const char *const kept[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", NULL};
    char **env = NULL;
    for (const char *const *name = kept; *name; name++)
        if (g_getenv(*name))
            env = g_environ_setenv(env, *name, g_getenv(*name), TRUE);
    const char *const fixed[] = {
        "PATH",
        path,
        "HOME",
        home,
        "XDG_DATA_HOME",
        data,
        "XDG_CONFIG_HOME",
        config,
        "LC_ALL",
        "C.UTF-8",
        "TZ",
        "UTC",
        "TERM",
        "dumb",
        "RECTRACK_TODAY",
        "2020-06-15",
        "RECTRACK_USER",
        "tester",
        "RECTRACK_SAMPLE",
        FIXTURES "/southampton",
        "FIXTURES",
        FIXTURES,
        "REGISTER",
        reg,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(fixed); i += 2)
        env = g_environ_setenv(env, fixed[i], fixed[i + 1], TRUE);
    return env;
}

static void place_init(struct place *place)
{
    place->root = g_dir_make_tmp("rectrack-case-XXXXXX", NULL);
    place->work = g_build_filename(place->root, "work", NULL);
    place->reg = g_build_filename(place->root, "data", "rectrack", "register.db", NULL);
    place->environment = environment_of(place->root, place->reg);
    g_autofree char *home = g_build_filename(place->root, "home", NULL);
    g_mkdir_with_parents(place->work, 0700);
    g_mkdir_with_parents(home, 0700);
}

static void place_clear(struct place *place)
{
    const char *argv[] = {"rm", "-rf", place->root, NULL};
    g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(place->root);
    g_free(place->work);
    g_free(place->reg);
    g_strfreev(place->environment);
}

/* What a command said and how it ended. */
struct answer {
    char *out, *err;
    int status;
};

static void answer_clear(struct answer *answer)
{
    g_free(answer->out);
    g_free(answer->err);
}

static void run(const struct place *place, const char *command, struct answer *answer)
{
    const char *argv[] = {"/usr/bin/timeout", "60", "/bin/sh", "-c", command, NULL};
    int status = 0;
    if (!g_spawn_sync(place->work, (char **)argv, place->environment, 0, NULL, NULL,
                      &answer->out, &answer->err, &status, NULL)) {
        *answer = (struct answer){g_strdup(""), g_strdup("can't be started\n"), 127};
        return;
    }
    g_autoptr(GError) error = NULL;
    answer->status = 0;
    if (!g_spawn_check_wait_status(status, &error))
        answer->status = error->domain == G_SPAWN_EXIT_ERROR ? error->code : -1;
}

/* Prints text as a case would expect it. */
static void print_marked(char mark, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line && (line[1] || **line); line++)
        printf(**line ? "%c %s\n" : "%c\n", mark, *line);
}

static bool run_step(const struct place *place, const struct step *step, const char *path)
{
    if (step->file) {
        g_autofree char *file = g_build_filename(place->work, step->file, NULL);
        return g_file_set_contents(file, step->out->str, -1, NULL);
    }
    struct answer answer;
    run(place, step->command, &answer);
    bool is_right = answer.status == step->status && case_matches(step->out->str, answer.out) &&
                    case_matches(step->err->str, answer.err);
    if (!is_right) {
        printf("%s:%u: says something else:\n$ %s\n", path, step->line, step->command);
        print_marked('|', answer.out);
        print_marked('!', answer.err);
        if (answer.status)
            printf("? %d\n", answer.status);
        printf("\n");
    }
    answer_clear(&answer);
    return is_right;
}

/* The sample register is made once a run; a case that asks for it gets a copy. */
static bool copy_sample(const struct place *place, const struct place *sample)
{
    g_autofree char *folder = g_path_get_dirname(place->reg);
    g_autofree char *bytes = NULL;
    gsize n = 0;
    g_mkdir_with_parents(folder, 0700);
    return g_file_get_contents(sample->reg, &bytes, &n, NULL) &&
           g_file_set_contents_full(place->reg, bytes, (gssize)n, G_FILE_SET_CONTENTS_NONE,
                                    0600, NULL);
}

static bool run_case(const struct cli_case *one, const struct place *sample, const char *path)
{
    struct place place;
    place_init(&place);
    bool is_right = !one->has_sample || copy_sample(&place, sample);
    for (unsigned i = 0; is_right && i < one->steps->len; i++)
        is_right = run_step(&place, one->steps->pdata[i], path);
    if (!is_right)
        printf("%s:%u: failed: %s\n\n", path, one->line, one->title);
    place_clear(&place);
    return is_right;
}

static void run_file(const char *path, const char *title, const struct place *sample,
                     struct tally *tally)
{
    g_autoptr(GPtrArray) cases = case_read(path);
    if (!cases || cases->len == 0)
        tally->failed++;
    for (unsigned i = 0; cases && i < cases->len; i++) {
        const struct cli_case *one = cases->pdata[i];
        if (title && !strstr(one->title, title))
            continue;
        if (run_case(one, sample, path))
            tally->passed++;
        else
            tally->failed++;
    }
}

static int by_name(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static void run_all(const struct place *sample, struct tally *tally)
{
    static const char folder[] = FIXTURES "/cli";
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (g_str_has_suffix(name, ".case"))
            g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(paths, by_name);
    for (unsigned i = 0; i < paths->len; i++)
        run_file(paths->pdata[i], NULL, sample, tally);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    umask(022);
    struct tally tally = {0, 0};
    struct place sample;
    struct answer made;
    place_init(&sample);
    run(&sample, "rectrack init --sample", &made);
    if (made.status)
        printf("the sample register could not be made:\n%s%s", made.out, made.err);
    answer_clear(&made);
    if (argc > 1)
        run_file(argv[1], argc > 2 ? argv[2] : NULL, &sample, &tally);
    else
        run_all(&sample, &tally);
    place_clear(&sample);
    printf("%u passed, %u failed\n", tally.passed, tally.failed);
    return tally.failed || !tally.passed ? EXIT_FAILURE : EXIT_SUCCESS;
}
