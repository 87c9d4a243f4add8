/* Whole registers there and back: export, import, export gives the same bytes,
 * whatever the words are.  trust.md G7, H11, H12; contract.md "YAML". */
#include <criterion/criterion.h>
#include <string.h>

#include "model/canon.h"
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

/* Reads n canonical bytes; those that are some must be written again as they were. */
static bool is_canonical(const struct rt_item *item, const char *bytes, size_t n, unsigned seed)
{
    struct rt_arena arena = {0};
    g_autoptr(GString) again = g_string_new(NULL);
    g_autofree char *was = g_strndup(bytes, n); /* nothing legal stands behind it */
    void *value = rt_arena_alloc(&arena, item->shape->size);
    bool is_read = canon_read(item->shape, value, &arena, was, n, NULL) == RT_OK;
    if (is_read) {
        canon_write(item->shape, value, false, again);
        expect_same(was, again->str, "canonical", seed);
    }
    rt_arena_clear(&arena);
    return is_read;
}

static void try_canonical(GArray *items, unsigned seed)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    for (guint i = 0; i < items->len; i++) {
        const struct rt_item *item = &g_array_index(items, struct rt_item, i);
        g_string_truncate(bytes, 0);
        canon_write(item->shape, item->value, false, bytes);
        cr_expect(is_canonical(item, bytes->str, bytes->len, seed), "seed %u", seed);
        for (size_t cut = seed % 50; cut < bytes->len; cut += 50) /* read, if between fields */
            is_canonical(item, bytes->str, cut, seed);
    }
}

Test(registers, canonical_bytes_come_back, .timeout = 600)
{
    each_register(try_canonical);
}

Test(registers, canonical_bytes_that_are_none_are_refused)
{
    static const char *const damaged[] = {
        "title",
        "title=",
        "title=3",
        "title=3:",
        "title=3:abc",
        "title=4:abc\n",
        "title=2:abc\n",
        "titl=3:abc\n",
        "titles=3:abc\n",
        "=3:abc\n",
        "title=:abc\n",
        "title=-1:abc\n",
        "title=3:a\x01"
        "c\n",
        "overdue=3:yes\n",
        "links=3:2:a\n\n",
        "nothing=0:\n",
    };
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(damaged); i++)
        cr_expect_eq(
            canon_read(&rt_record_shape, &record, &arena, damaged[i], strlen(damaged[i]), NULL),
            RT_REFUSED, "%s", damaged[i]);
    /* In another order than the table's they are read as well. */
    static const char turned[] = "title=1:t\nref=4:SI-1\n";
    cr_expect_eq(canon_read(&rt_record_shape, &record, &arena, turned, strlen(turned), NULL),
                 RT_OK);
    cr_expect_str_eq(record.ref, "SI-1");
    rt_arena_clear(&arena);
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
