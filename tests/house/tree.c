/* Reads the source tree; knows nothing of what may stand in it. */
#include "tests/house/tree.h"

#include <criterion/criterion.h>

const char *const tree_program[] = {"core", "tui", "cli", "man", NULL};
const char *const tree_everything[] = {"core", "tui", "cli", "man", "tests", NULL};

static void source_free(void *item)
{
    struct source *source = item;
    g_free(source->path);
    g_strfreev(source->lines);
    g_free(source);
}

static void read_file(const char *path, GPtrArray *out)
{
    g_autofree char *full = g_build_filename(SOURCE, path, NULL);
    g_autofree char *text = NULL;
    cr_assert(g_file_get_contents(full, &text, NULL, NULL), "%s can't be read", full);
    struct source *source = g_new0(struct source, 1);
    source->path = g_strdup(path);
    source->lines = g_strsplit(g_strchomp(text), "\n", -1);
    source->n = g_strv_length(source->lines);
    g_ptr_array_add(out, source);
}

static void read_folder(const char *path, GPtrArray *out)
{
    g_autofree char *full = g_build_filename(SOURCE, path, NULL);
    g_autoptr(GDir) folder = g_dir_open(full, 0, NULL);
    cr_assert(folder, "%s can't be read", full);
    for (const char *name; (name = g_dir_read_name(folder));) {
        g_autofree char *below = g_build_filename(path, name, NULL);
        g_autofree char *full_below = g_build_filename(SOURCE, below, NULL);
        if (*name == '.')
            continue;
        if (g_file_test(full_below, G_FILE_TEST_IS_DIR))
            read_folder(below, out);
        else if (g_str_has_suffix(name, ".c") || g_str_has_suffix(name, ".h"))
            read_file(below, out);
    }
}

static int by_path(const void *a, const void *b)
{
    const struct source *const *x = a, *const *y = b;
    return strcmp((*x)->path, (*y)->path);
}

GPtrArray *tree_read(const char *const *folders)
{
    GPtrArray *out = g_ptr_array_new_with_free_func(source_free);
    for (; *folders; folders++)
        read_folder(*folders, out);
    g_ptr_array_sort(out, by_path);
    cr_assert(out->len > 0, "no source was found under %s", SOURCE);
    return out;
}

gboolean tree_matches(const char *name, const char *const *patterns)
{
    for (; *patterns; patterns++)
        if (g_pattern_match_simple(*patterns, name))
            return TRUE;
    return FALSE;
}

char *tree_run(const char *const *argv)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *said = NULL;
    char *out = NULL;
    int status = 0;
    cr_assert(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                           &said, &status, &error),
              "%s: %s", argv[0], error ? error->message : "");
    cr_assert(g_spawn_check_wait_status(status, NULL), "%s failed: %s%s", argv[0], out, said);
    return out;
}
