/* Runs the cases of the command line in fixtures/cli and of conversations in fixtures/line:
 * each in an empty folder of its own, with a home, a day and a user of its own.  Prints what
 * differs and, last, "N passed, N failed".
 *
 *     cases [FILE.case [TITLE]]
 */
#include "tests/cli/case.h"
#include "tests/cli/place.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const folders[] = {FIXTURES "/cli", FIXTURES "/line"};

struct tally {
    unsigned passed, failed;
};

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
    if (step->in->len)
        place_type(place, step->command, step->in->str, &answer);
    else
        place_run(place, step->command, &answer);
    bool is_plain = !step->in->len || !strpbrk(answer.out, "\033\r\b");
    bool is_right = is_plain && answer.status == step->status &&
                    case_matches(step->out->str, answer.out) &&
                    case_matches(step->err->str, answer.err);
    if (!is_right) {
        printf("%s:%u: says something else:\n$ %s\n", path, step->line, step->command);
        print_marked('|', answer.out);
        print_marked('!', answer.err);
        if (answer.status)
            printf("? %d\n", answer.status);
        if (!is_plain)
            printf("it writes over what it said\n");
        printf("\n");
    }
    answer_clear(&answer);
    return is_right;
}

/* The sample register is made once a run; a case that asks for it gets a copy. */
static bool run_case(const struct cli_case *one, const struct place *sample, const char *path)
{
    struct place place;
    place_init(&place);
    bool is_right = !one->has_sample || place_copy_register(sample, &place);
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

static void run_folder(const char *folder, const struct place *sample, struct tally *tally)
{
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
    place_run(&sample, "rectrack init --sample", &made);
    if (made.status)
        printf("the sample register could not be made:\n%s%s", made.out, made.err);
    answer_clear(&made);
    if (argc > 1)
        run_file(argv[1], argc > 2 ? argv[2] : NULL, &sample, &tally);
    else
        for (size_t i = 0; i < G_N_ELEMENTS(folders); i++)
            run_folder(folders[i], &sample, &tally);
    place_clear(&sample);
    printf("%u passed, %u failed\n", tally.passed, tally.failed);
    return tally.failed || !tally.passed ? EXIT_FAILURE : EXIT_SUCCESS;
}
