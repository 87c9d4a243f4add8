/* No circle inside a wing: of two files, not each may need the other, however
 * long the way round.  A source file needs another where its object asks for one
 * of its names; a header needs another where it includes it.
 */
#include "tests/house/tree.h"

#include <glob.h>
#include <string.h>

#include <criterion/criterion.h>

static const char *const wings[] = {"core/base",     "core/model", "core/report",
                                    "core/exchange", "core/store", "core/command",
                                    "tui",           "cli"};

/* Files by path; of each, by the path of a file it needs, what for. */
static GHashTable *plan_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify)g_hash_table_unref);
}

static GHashTable *file_of(GHashTable *plan, const char *name)
{
    GHashTable *file = g_hash_table_lookup(plan, name);
    if (!file) {
        file = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        g_hash_table_insert(plan, g_strdup(name), file);
    }
    return file;
}

static void add_need(GHashTable *plan, const char *from, const char *to, const char *what)
{
    GHashTable *file = file_of(plan, from);
    if (strcmp(from, to) != 0 && !g_hash_table_contains(file, to))
        g_hash_table_insert(file, g_strdup(to), g_strdup(what));
}

/* A file of the plan that this one needs, or NULL; the same one at each call. */
static const char *next_of(GHashTable *plan, const char *name)
{
    const char *first = NULL;
    GHashTableIter needs;
    gpointer to;
    g_hash_table_iter_init(&needs, g_hash_table_lookup(plan, name));
    while (g_hash_table_iter_next(&needs, &to, NULL))
        if (g_hash_table_contains(plan, to) && (!first || strcmp(to, first) < 0))
            first = to;
    return first;
}

/* Takes out the files that need none which is left, until there are no more. */
static void clear_ground(GHashTable *plan)
{
    for (gboolean has_changed = TRUE; has_changed;) {
        GHashTableIter files;
        gpointer name;
        has_changed = FALSE;
        g_hash_table_iter_init(&files, plan);
        while (g_hash_table_iter_next(&files, &name, NULL))
            if (!next_of(plan, name)) {
                g_hash_table_iter_remove(&files);
                has_changed = TRUE;
            }
    }
}

/* "a needs f of b, b needs g of a", or NULL; empties the plan of all else. */
static char *find_circle(GHashTable *plan)
{
    clear_ground(plan);
    if (!g_hash_table_size(plan))
        return NULL;
    g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(plan), (GCompareFunc)strcmp);
    const char *at = names->data;
    for (guint i = 0; i < g_hash_table_size(plan); i++)
        at = next_of(plan, at); /* into the circle, wherever the way began */
    const char *start = at;
    GString *said = g_string_new(NULL);
    do {
        const char *to = next_of(plan, at);
        const char *what = g_hash_table_lookup(g_hash_table_lookup(plan, at), to);
        g_string_append_printf(said, "%s%s needs %s of %s", said->len ? ", " : "", at, what,
                               to);
        at = to;
    } while (at != start && strcmp(at, start) != 0);
    return g_string_free(said, FALSE);
}

static void add_includes(GHashTable *plan, const struct source *source)
{
    const char *top = g_str_has_prefix(source->path, "core/") ? "core/" : "";
    for (unsigned i = 0; i < source->n; i++) {
        g_auto(GStrv) parts = g_strsplit(source->lines[i], "\"", 3);
        if (g_strv_length(parts) < 3 || !g_str_has_prefix(parts[0], "#include"))
            continue;
        g_autofree char *header = g_strconcat(top, parts[1], NULL);
        add_need(plan, source->path, header, "the declarations");
    }
}

/* The object made of a source file: "core/base/libcore_a-date.o" of core/base/date.c. */
static char *object_of(const char *source)
{
    g_autofree char *folder = g_path_get_dirname(source), *base = g_path_get_basename(source);
    base[strlen(base) - strlen(".c")] = '\0';
    g_autofree char *pattern = g_strdup_printf("%s/%s/*-%s.o", BUILD, folder, base);
    glob_t found;
    cr_assert_eq(glob(pattern, 0, NULL, &found), 0, "%s", pattern);
    char *object = g_strdup(found.gl_pathv[0]);
    globfree(&found);
    return object;
}

/* What nm says of the objects of these files: "core/base/date.c name kind", a
 * line each of the names that others see. */
static char **read_names(const GPtrArray *sources)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(argv, g_strdup("nm"));
    g_ptr_array_add(argv, g_strdup("-gPA"));
    for (unsigned i = 0; i < sources->len; i++) {
        const char *path = ((const struct source *)sources->pdata[i])->path;
        if (g_str_has_suffix(path, ".c"))
            g_ptr_array_add(argv, object_of(path));
    }
    g_ptr_array_add(argv, NULL);
    g_autofree char *said = tree_run((const char *const *)argv->pdata);
    g_autoptr(GString) lines = g_string_new(said);
    g_string_replace(lines, BUILD "/", "", 0);
    g_autoptr(GRegex) object = g_regex_new("/\\w+-(\\w+)\\.o:", 0, 0, NULL);
    g_autofree char *named = g_regex_replace(object, lines->str, -1, 0, "/\\1.c", 0, NULL);
    return g_strsplit(named, "\n", -1);
}

/* Names that an object has by itself, not those that it asks for. */
static gboolean is_its_own(const char *kind)
{
    return !strchr("Uwv", *kind);
}

static void add_calls(GHashTable *plan, char **lines)
{
    g_autoptr(GHashTable) owners =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (int is_second = 0; is_second < 2; is_second++)
        for (char **line = lines; *line && **line; line++) {
            g_auto(GStrv) parts = g_strsplit(*line, " ", 4); /* file, name, kind, value */
            const char *owner = g_hash_table_lookup(owners, parts[1]);
            if (!is_second && is_its_own(parts[2]))
                g_hash_table_insert(owners, g_strdup(parts[1]), g_strdup(parts[0]));
            else if (is_second && owner && !is_its_own(parts[2]))
                add_need(plan, parts[0], owner, parts[1]);
        }
}

static GHashTable *read_wing(const char *wing)
{
    const char *const folders[] = {wing, NULL};
    g_autoptr(GPtrArray) sources = tree_read(folders);
    GHashTable *plan = plan_new();
    for (unsigned i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        file_of(plan, source->path);
        if (g_str_has_suffix(source->path, ".h"))
            add_includes(plan, source);
    }
    g_auto(GStrv) lines = read_names(sources);
    add_calls(plan, lines);
    return plan;
}

/* How many needs of the wing's files among one another were found. */
static unsigned count_needs(GHashTable *plan)
{
    unsigned n = 0;
    GHashTableIter files;
    gpointer needs;
    g_hash_table_iter_init(&files, plan);
    while (g_hash_table_iter_next(&files, NULL, &needs))
        n += g_hash_table_size(needs);
    return n;
}

Test(circles, of_two_files_of_a_wing_one_stands_lower, .timeout = 120)
{
    for (size_t i = 0; i < G_N_ELEMENTS(wings); i++) {
        g_autoptr(GHashTable) plan = read_wing(wings[i]);
        unsigned n = count_needs(plan);
        g_autofree char *circle = find_circle(plan);
        cr_expect(!circle, "a circle: %s", circle);
        cr_expect(n > 0, "only %u needs were found in %s", n, wings[i]);
    }
}

/* The test can fail: circles are found however long, and only circles. */
Test(circles, a_circle_is_refused)
{
    static const struct {
        const char *needs; /* "ab": a needs b */
        const char *circle;
    } cases[] = {
        {"", NULL},
        {"ab ac bc", NULL},
        {"ab cd bd", NULL},
        {"aa ab", NULL},
        {"ab ba", "a needs f of b, b needs f of a"},
        {"ab bc cd db", "b needs f of c, c needs f of d, d needs f of b"},
        {"xa ab bc ca cd", "a needs f of b, b needs f of c, c needs f of a"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GHashTable) plan = plan_new();
        g_auto(GStrv) needs = g_strsplit(cases[i].needs, " ", -1);
        for (char **need = needs; *need && **need; need++) {
            const char from[] = {(*need)[0], '\0'}, to[] = {(*need)[1], '\0'};
            file_of(plan, to);
            add_need(plan, from, to, "f");
        }
        g_autofree char *circle = find_circle(plan);
        /* Where the telling of a circle begins does not matter. */
        cr_expect_eq(circle != NULL, cases[i].circle != NULL, "%s: %s", cases[i].needs, circle);
        cr_expect(!circle || strlen(circle) == strlen(cases[i].circle), "%s: %s",
                  cases[i].needs, circle);
    }
}
