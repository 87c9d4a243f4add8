/* Whole registers there and back: export, import, export gives the same bytes,
 * whatever the words are.  trust.md G7, H11, H12; contract.md "YAML". */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/exchange/helper.h"
#include "tests/exchange/random.h"

enum { REGISTERS = 400, SEED = 1 };

#define MARCH                  \
    &(struct exchange_options) \
    {                          \
        .period = "2020-03"    \
    }

/* RECTRACK_TEST_REGISTERS=10000 tries more of them. */
static unsigned how_many(void)
{
    const char *more = g_getenv("RECTRACK_TEST_REGISTERS");
    return more ? (unsigned)g_ascii_strtoull(more, NULL, 10) : REGISTERS;
}

static void each_register(void (*try)(GArray *items, unsigned seed))
{
    unsigned n = how_many();
    for (unsigned seed = SEED; seed < SEED + n; seed++) {
        struct rt_arena arena = {0};
        GRand *chance = g_rand_new_with_seed(seed);
        GArray *items = random_register(chance, &arena);
        try(items, seed);
        g_array_free(items, TRUE);
        g_rand_free(chance);
        rt_arena_clear(&arena);
    }
}

/* Where two texts part, with what comes then. */
static void expect_same(const char *was, const char *is, const char *what, unsigned seed)
{
    size_t at = 0;
    while (was[at] && was[at] == is[at])
        at++;
    size_t from = at < 80 ? 0 : at - 80;
    cr_expect(!was[at] && !is[at], "%s, seed %u, byte %zu: was\n%.200s\nbecame\n%.200s", what,
              seed, at, was + from, is + from);
}

static void try_yaml(GArray *items, unsigned seed)
{
    g_autofree char *yaml = helper_write(items, "yaml", NULL);
    g_autofree char *again = helper_convert("yaml", "f", yaml, strlen(yaml), "yaml", NULL);
    expect_same(yaml, again, "YAML", seed);
    g_autofree char *json = helper_write(items, "json", NULL);
    g_autofree char *back = helper_convert("yaml", "f", yaml, strlen(yaml), "json", NULL);
    expect_same(json, back, "what it holds", seed);
}

Test(registers, yaml_comes_back_byte_for_byte, .timeout = 600)
{
    each_register(try_yaml);
}

static void try_csv(GArray *items, unsigned seed)
{
    g_autofree char *csv = helper_write(items, "csv", MARCH);
    g_autofree char *again = helper_convert("csv", "f", csv, strlen(csv), "csv", MARCH);
    expect_same(csv, again, "CSV", seed);
}

Test(registers, csv_comes_back_byte_for_byte, .timeout = 600)
{
    each_register(try_csv);
}

/* A writer must not depend on the order of sections, nor a reader. */
static void try_sections(GArray *items, unsigned seed)
{
    g_autofree char *yaml = helper_write(items, "yaml", NULL);
    char *at = strstr(yaml, "\nrecommendations:\n");
    if (!at)
        return;
    g_autofree char *head = g_strndup(yaml, (gsize)(at + 1 - yaml));
    g_autofree char *turned = g_strconcat(at + 1, head, NULL);
    g_autofree char *back = helper_convert("yaml", "f", turned, strlen(turned), "yaml", NULL);
    expect_same(yaml, back, "turned round", seed);
}

Test(registers, sections_come_in_any_order, .timeout = 600)
{
    each_register(try_sections);
}

Test(registers, the_fixtures_come_back)
{
    GDir *dir = g_dir_open(FIXTURES "/southampton", 0, NULL);
    const char *name;
    unsigned n = 0;
    cr_assert(dir);
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(FIXTURES "/southampton", name, NULL);
        g_autofree char *bytes = NULL;
        gsize length;
        if (!g_str_has_suffix(name, ".yaml"))
            continue;
        n++;
        cr_assert(g_file_get_contents(path, &bytes, &length, NULL));
        g_autofree char *yaml = helper_convert("yaml", name, bytes, length, "yaml", NULL);
        g_autofree char *again = helper_convert("yaml", name, yaml, strlen(yaml), "yaml", NULL);
        g_autofree char *json = helper_convert("yaml", name, bytes, length, "json", NULL);
        g_autofree char *back = helper_convert("yaml", name, yaml, strlen(yaml), "json", NULL);
        expect_same(yaml, again, name, 0);
        expect_same(json, back, name, 0);
    }
    g_dir_close(dir);
    cr_expect_geq(n, 3);
}
