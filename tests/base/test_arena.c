/* Memory that goes in one call, and errors as values. */
#include <criterion/criterion.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <rectrack/arena.h>
#include <rectrack/error.h>

Test(arena, what_it_gives_is_zero_aligned_and_apart)
{
    struct rt_arena arena = {0};
    for (int round = 0; round < 2; round++) {
        unsigned char *before = NULL;
        for (size_t size = 1; size < 5000; size += 7) {
            unsigned char *at = rt_arena_alloc(&arena, size);
            cr_assert_eq((uintptr_t)at % alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++)
                cr_assert_eq(at[i], 0);
            memset(at, 0xFF, size);
            cr_assert(!before || at != before);
            before = at;
        }
        rt_arena_reset(&arena);
    }
    unsigned char *large = rt_arena_alloc(&arena, 3 << 20);
    cr_assert_eq(large[(3 << 20) - 1], 0);
    rt_arena_clear(&arena);
    rt_arena_clear(&arena);
    rt_arena_reset(&arena);
}

Test(arena, a_list_keeps_its_items_in_order)
{
    struct rt_arena arena = {0};
    struct rt_list numbers = {0};
    for (int i = 0; i < 1000; i++) {
        int *item = rt_list_add(&numbers, &arena, sizeof *item);
        cr_assert_eq(*item, 0, "item %d is not zero", i);
        *item = i + 1;
        rt_arena_alloc(&arena, 24); /* others use the arena meanwhile */
    }
    cr_assert_eq(numbers.n, 1000);
    for (int i = 0; i < 1000; i++)
        cr_assert_eq(*(int *)rt_list_item(&numbers, (size_t)i, sizeof(int)), i + 1);
    rt_arena_clear(&arena);
}

Test(arena, texts_are_copies)
{
    struct rt_arena arena = {0};
    struct rt_list texts = {0};
    char word[] = "one";
    rt_texts_add(&texts, &arena, word);
    rt_texts_add(&texts, &arena, NULL);
    word[0] = 'x';
    cr_assert_str_eq(rt_texts_at(&texts, 0), "one");
    cr_assert_null(rt_texts_at(&texts, 1));
    cr_assert_str_eq(rt_arena_text(&arena, "a\0b", 1), "a");
    cr_assert_null(rt_arena_copy(&arena, NULL));
    rt_arena_clear(&arena);
}

static const struct {
    const char *file;
    unsigned line, column;
    const char *words;
} place_cases[] = {
    {"plan.yaml", 12, 3, "plan.yaml:12:3: a fault"},
    {"plan.yaml", 12, 0, "plan.yaml:12: a fault"},
    {"plan.yaml", 0, 0, "plan.yaml: a fault"},
    {NULL, 12, 3, "line 12:3: a fault"},
    {NULL, 0, 0, "a fault"},
};

Test(error, its_words_say_where)
{
    for (size_t i = 0; i < G_N_ELEMENTS(place_cases); i++) {
        struct rt_error error = {0};
        cr_assert_eq(rt_fail_at(&error, RT_REFUSED, place_cases[i].file, place_cases[i].line,
                                place_cases[i].column, "a %s", "fault"),
                     RT_REFUSED);
        g_autofree char *words = rt_error_words(&error);
        cr_assert_str_eq(words, place_cases[i].words);
        rt_error_clear(&error);
    }
}

Test(error, the_first_one_stays)
{
    struct rt_error error = {0};
    cr_assert_eq(rt_fail(&error, RT_USAGE, "the first"), RT_USAGE);
    cr_assert_eq(rt_fail(&error, RT_REFUSED, "the second"), RT_REFUSED);
    rt_error_in(&error, "plan.yaml");
    rt_error_in(&error, "other.yaml");
    cr_assert_str_eq(error.sentence, "the first");
    cr_assert_eq(error.status, RT_USAGE);
    cr_assert_str_eq(error.file, "plan.yaml");
    rt_error_clear(&error);
    cr_assert_null(error.sentence);
    cr_assert_eq(rt_fail(NULL, RT_BUSY, "nobody reads this"), RT_BUSY);
}
