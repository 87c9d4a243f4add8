/* Files: read as a whole or refused by name; written whole or not at all,
 * private, never through a link.  trust.md B6, H10, I1, I3. */
#include "config.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "base/file.h"

#include "tests/store/disk.h"

/* A folder of this test alone, and a name in it. */
struct place {
    char *folder;
    char *path;
};

static struct place make_place(const char *name)
{
    struct place place;
    place.folder = g_dir_make_tmp("test-file-XXXXXX", NULL);
    cr_assert(place.folder);
    place.path = g_build_filename(place.folder, name, NULL);
    return place;
}

static int count_files(const char *folder)
{
    int n = 0;
    GDir *dir = g_dir_open(folder, 0, NULL);
    while (g_dir_read_name(dir))
        n++;
    g_dir_close(dir);
    return n;
}

static void clear_place(struct place *place)
{
    GDir *dir = g_dir_open(place->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(place->folder, name, NULL);
        g_remove(path);
    }
    g_dir_close(dir);
    g_rmdir(place->folder);
    g_free(place->folder);
    g_free(place->path);
}

static enum rt_status write_words(const char *path, const char *words, struct rt_error *error)
{
    struct file_output *output;
    enum rt_status status = file_output_open(path, &output, error);
    if (status != RT_OK)
        return status;
    status = rt_sink_write(&output->sink, words, strlen(words), error);
    if (status == RT_OK)
        return file_output_keep(output, error);
    file_output_drop(output);
    return status;
}

Test(file, a_file_appears_whole_and_private)
{
    struct place place = make_place("plan.yaml");
    mode_t before = umask(0);
    struct file_output *output;
    cr_assert_eq(file_output_open(place.path, &output, NULL), RT_OK);
    cr_assert_eq(rt_sink_write(&output->sink, "words\n", 6, NULL), RT_OK);
    cr_assert(!g_file_test(place.path, G_FILE_TEST_EXISTS), "not before it is kept");
    cr_assert_eq(file_output_keep(output, NULL), RT_OK);
    umask(before);
    struct stat facts;
    cr_assert_eq(stat(place.path, &facts), 0);
    cr_assert_eq(facts.st_mode & 0777, 0600);
    cr_assert_eq(count_files(place.folder), 1, "nothing is left beside it");
    g_autofree char *words = NULL;
    cr_assert(g_file_get_contents(place.path, &words, NULL, NULL));
    cr_assert_str_eq(words, "words\n");
    clear_place(&place);
}

Test(file, what_was_there_stays_until_the_new_is_kept)
{
    struct place place = make_place("plan.yaml");
    cr_assert_eq(write_words(place.path, "old", NULL), RT_OK);
    struct file_output *output;
    cr_assert_eq(file_output_open(place.path, &output, NULL), RT_OK);
    g_autofree char *large = g_strnfill(1 << 20, 'x');
    cr_assert_eq(rt_sink_write(&output->sink, large, 1 << 20, NULL), RT_OK);
    file_output_drop(output);
    g_autofree char *words = NULL;
    cr_assert(g_file_get_contents(place.path, &words, NULL, NULL));
    cr_assert_str_eq(words, "old");
    cr_assert_eq(count_files(place.folder), 1);
    clear_place(&place);
    file_output_drop(NULL);
}

/* Looking before writing would leave time for another program between the two. */
Test(file, a_new_one_replaces_nothing_that_came_meanwhile)
{
    for (int is_named = 0; is_named < 2; is_named++) {
        struct place place = make_place("form.xlsx");
        struct file_output *output;
        struct rt_error error = {0};
        g_autofree char *words = NULL;
        disk.has_no_nameless = is_named;
        cr_assert_eq(file_output_open_new(place.path, &output, NULL), RT_OK);
        cr_assert_eq(rt_sink_write(&output->sink, "ours", 4, NULL), RT_OK);
        cr_assert(g_file_set_contents(place.path, "theirs", -1, NULL));
        cr_expect_eq(file_output_keep(output, &error), RT_REFUSED);
        cr_expect_str_eq(error.sentence,
                         "is there already and is left as it is; name another file");
        rt_error_clear(&error);
        cr_assert(g_file_get_contents(place.path, &words, NULL, NULL));
        cr_expect_str_eq(words, "theirs", "%d", is_named);
        cr_expect_eq(count_files(place.folder), 1, "%d", is_named);
        cr_expect_eq(file_output_open_new(place.path, &output, NULL), RT_REFUSED);
        g_remove(place.path);
        cr_assert_eq(symlink("nowhere", place.path), 0);
        cr_expect_eq(file_output_open_new(place.path, &output, NULL), RT_REFUSED);
        g_remove(place.path);
        cr_assert_eq(file_output_open_new(place.path, &output, NULL), RT_OK);
        cr_expect_eq(file_output_keep(output, NULL), RT_OK);
        cr_expect_eq(count_files(place.folder), 1, "%d", is_named);
        clear_place(&place);
    }
    disk.has_no_nameless = false;
}

/* A program that is killed in the middle of writing. */
static void be_killed(const char *path)
{
    pid_t child = fork();
    cr_assert(child >= 0);
    if (child == 0) {
        struct file_output *output;
        g_autofree char *large = g_strnfill(1 << 20, 'x');
        if (file_output_open(path, &output, NULL) == RT_OK)
            rt_sink_write(&output->sink, large, 1 << 20, NULL);
        raise(SIGKILL);
    }
    int how = 0;
    cr_assert_eq(waitpid(child, &how, 0), child);
    cr_assert(WIFSIGNALED(how));
}

Test(file, one_that_is_killed_leaves_nothing_beside)
{
    struct place place = make_place("plan.yaml");
    be_killed(place.path);
    cr_assert_eq(count_files(place.folder), 0);
    cr_assert_eq(write_words(place.path, "old", NULL), RT_OK);
    be_killed(place.path);
    cr_assert_eq(count_files(place.folder), 1);
    cr_assert_eq(write_words(place.path, "new", NULL), RT_OK);
    cr_assert_eq(count_files(place.folder), 1);
    g_autofree char *words = NULL;
    cr_assert(g_file_get_contents(place.path, &words, NULL, NULL));
    cr_assert_str_eq(words, "new");
    clear_place(&place);
}

Test(file, a_file_system_without_nameless_files_does_too)
{
    disk.has_no_nameless = true;
    struct place place = make_place("plan.yaml");
    struct file_output *output;
    cr_assert_eq(file_output_open(place.path, &output, NULL), RT_OK);
    cr_assert_eq(count_files(place.folder), 1, "a hidden name");
    file_output_drop(output);
    cr_assert_eq(count_files(place.folder), 0);
    for (int i = 0; i < 2; i++) {
        const char *words = i ? "new" : "old";
        g_autofree char *read = NULL;
        cr_assert_eq(write_words(place.path, words, NULL), RT_OK);
        cr_assert(g_file_get_contents(place.path, &read, NULL, NULL));
        cr_assert_str_eq(read, words);
        cr_assert_eq(count_files(place.folder), 1);
    }
    clear_place(&place);
}

enum obstacle { LINK, LINK_TO_NOTHING, FOLDER, FIFO, NO_FOLDER, SLASH };

static void put_obstacle(const struct place *place, enum obstacle obstacle, const char *canary)
{
    int done = 0;
    switch (obstacle) {
    case LINK:
    case LINK_TO_NOTHING:
        done = symlink(obstacle == LINK ? canary : "/nowhere/at/all", place->path);
        break;
    case FOLDER:
        done = g_mkdir(place->path, 0700);
        break;
    case FIFO:
        done = mkfifo(place->path, 0600);
        break;
    case NO_FOLDER:
    case SLASH:
        break;
    }
    cr_assert_eq(done, 0);
}

static const struct {
    enum obstacle obstacle;
    const char *name, *said;
} obstacle_cases[] = {
    {LINK, "plan.yaml", "symbolic link"},
    {LINK_TO_NOTHING, "plan.yaml", "symbolic link"},
    {FOLDER, "plan.yaml", "folder"},
    {FIFO, "plan.yaml", "pipe"},
    {NO_FOLDER, "none/plan.yaml", "No such file or directory"},
    {SLASH, "", "folder"},
};

Test(file, only_a_plain_file_is_replaced)
{
    for (size_t i = 0; i < G_N_ELEMENTS(obstacle_cases); i++) {
        struct place other = make_place("canary"), place = make_place(obstacle_cases[i].name);
        cr_assert_eq(write_words(other.path, "canary", NULL), RT_OK);
        put_obstacle(&place, obstacle_cases[i].obstacle, other.path);
        struct rt_error error = {0};
        cr_assert_eq(write_words(place.path, "words", &error), RT_REFUSED, "case %zu", i);
        cr_assert_str_eq(error.file, place.path);
        cr_assert(strstr(error.sentence, obstacle_cases[i].said), "%s", error.sentence);
        rt_error_clear(&error);
        g_autofree char *words = NULL;
        cr_assert(g_file_get_contents(other.path, &words, NULL, NULL));
        cr_assert_str_eq(words, "canary");
        clear_place(&place);
        clear_place(&other);
    }
}

/* Planted between opening and keeping: it is not written through either. */
Test(file, a_link_planted_meanwhile_is_not_followed)
{
    struct place other = make_place("canary"), place = make_place("plan.yaml");
    cr_assert_eq(write_words(other.path, "canary", NULL), RT_OK);
    struct file_output *output;
    cr_assert_eq(file_output_open(place.path, &output, NULL), RT_OK);
    cr_assert_eq(rt_sink_write(&output->sink, "words", 5, NULL), RT_OK);
    put_obstacle(&place, LINK, other.path);
    cr_assert_eq(file_output_keep(output, NULL), RT_REFUSED);
    g_autofree char *words = NULL;
    cr_assert(g_file_get_contents(other.path, &words, NULL, NULL));
    cr_assert_str_eq(words, "canary");
    cr_assert_eq(count_files(place.folder), 1, "only the link is left");
    clear_place(&place);
    clear_place(&other);
}

Test(file, a_full_disk_is_said)
{
    struct place place = make_place("plan.yaml");
    struct file_output *output;
    cr_assert_eq(file_output_open(place.path, &output, NULL), RT_OK);
    int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    cr_assert(full >= 0);
    cr_assert_eq(dup2(full, output->fd), output->fd);
    close(full);
    cr_assert_eq(rt_sink_write(&output->sink, "words", 5, NULL), RT_OK);
    struct rt_error error = {0};
    cr_assert_eq(file_output_keep(output, &error), RT_REFUSED);
    cr_assert(strstr(error.sentence, "No space left"), "%s", error.sentence);
    rt_error_clear(&error);
    cr_assert_eq(count_files(place.folder), 0);
    clear_place(&place);
}

Test(file, new_folders_are_private)
{
    struct place place = make_place("a/b/register.db");
    cr_assert_eq(file_make_folder(place.path, NULL), RT_OK);
    cr_assert_eq(file_make_folder(place.path, NULL), RT_OK, "there already");
    g_autofree char *inner = g_build_filename(place.folder, "a", "b", NULL);
    g_autofree char *outer = g_build_filename(place.folder, "a", NULL);
    struct stat facts;
    cr_assert_eq(stat(inner, &facts), 0);
    cr_assert_eq(facts.st_mode & 0777, 0700);
    cr_assert_eq(stat(outer, &facts), 0);
    cr_assert_eq(facts.st_mode & 0777, 0700);
    g_rmdir(inner);
    clear_place(&place);
    struct rt_error error = {0};
    cr_assert_eq(file_make_folder("/dev/null/register.db", &error), RT_REFUSED);
    cr_assert_str_eq(error.file, "/dev/null");
    rt_error_clear(&error);
}

static void expect_words(struct file_input *input, const char *words)
{
    for (int i = 0; i < 2; i++) {
        char bytes[64];
        size_t n = fread(bytes, 1, sizeof bytes - 1, input->stream);
        bytes[n] = '\0';
        cr_assert_str_eq(bytes, words);
        rewind(input->stream);
    }
}

Test(file, a_file_is_read_twice)
{
    struct place place = make_place("plan.yaml");
    cr_assert_eq(write_words(place.path, "words", NULL), RT_OK);
    struct file_input input;
    cr_assert_eq(file_input_open(place.path, 5, &input, NULL), RT_OK);
    cr_assert_eq(input.size, 5);
    cr_assert_str_eq(input.name, place.path);
    expect_words(&input, "words");
    file_input_close(&input);
    struct rt_error error = {0};
    cr_assert_eq(file_input_open(place.path, 4, &input, &error), RT_REFUSED);
    cr_assert(strstr(error.sentence, "--max-size"), "%s", error.sentence);
    rt_error_clear(&error);
    clear_place(&place);
}

static void feed_standard_input(const char *words)
{
    int ends[2];
    cr_assert_eq(pipe(ends), 0);
    cr_assert_eq(write(ends[1], words, strlen(words)), (ssize_t)strlen(words));
    close(ends[1]);
    cr_assert_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
}

Test(file, standard_input_is_read_twice)
{
    static const char *const cases[] = {"words", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct file_input input;
        feed_standard_input(cases[i]);
        cr_assert_eq(file_input_open("-", 5, &input, NULL), RT_OK);
        cr_assert_eq(input.size, strlen(cases[i]));
        cr_assert_str_eq(input.name, "standard input");
        expect_words(&input, cases[i]);
        file_input_close(&input);
    }
    struct rt_error error = {0};
    struct file_input input;
    feed_standard_input("six by");
    cr_assert_eq(file_input_open("-", 5, &input, &error), RT_REFUSED);
    cr_assert_str_eq(error.file, "standard input");
    rt_error_clear(&error);
}

Test(file, what_is_no_file_is_refused_by_name)
{
    struct place place = make_place("pipe");
    cr_assert_eq(mkfifo(place.path, 0600), 0);
    g_autofree char *missing = g_build_filename(place.folder, "missing", NULL);
    const struct {
        const char *path, *said;
    } cases[] = {{place.path, "pipe"},
                 {place.folder, "folder"},
                 {missing, "no such file"},
                 {"/dev/null", "device"},
                 {"", "no such file"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct rt_error error = {0};
        struct file_input input;
        cr_assert_eq(file_input_open(cases[i].path, FILE_LIMIT, &input, &error), RT_REFUSED);
        cr_assert(strstr(error.sentence, cases[i].said), "%s: %s", cases[i].path,
                  error.sentence);
        rt_error_clear(&error);
    }
    clear_place(&place);
}
