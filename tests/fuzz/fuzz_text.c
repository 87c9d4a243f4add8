/* Any bytes as text: what is shown is harmless, what is cut fits, what is
 * wrapped goes on.  The first byte says how wide the screen is. */
#include <stdint.h>
#include <string.h>

#include <glib.h>

#include <rectrack/text.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool is_harmless(gunichar c, unsigned how)
{
    if (c == '\n')
        return how & RT_CLEAN_PAGE;
    return c >= 0x20 && c != 0x7F && !(c > 0x7F && (c < 0xA0 || how & RT_CLEAN_ASCII));
}

static void try_check(const char *text, size_t size)
{
    size_t bad = 0;
    struct rt_error error = {0};
    if (rt_text_check(text, size, &bad, &error) == RT_OK) {
        g_assert(!memchr(text, '\0', size) && g_utf8_validate(text, (gssize)size, NULL));
        g_assert(!error.sentence);
        return;
    }
    g_assert(bad < size && error.sentence);
    g_assert(rt_text_check(text, bad, NULL, NULL) == RT_OK);
    g_assert(rt_text_check(text, bad + 1, NULL, NULL) == RT_REFUSED);
    rt_error_clear(&error);
}

static void try_clean(const char *text, unsigned how, GString *out)
{
    g_string_truncate(out, 0);
    rt_text_clean(out, text, how);
    g_assert(g_utf8_validate(out->str, (gssize)out->len, NULL));
    for (const char *p = out->str; *p; p = g_utf8_next_char(p))
        g_assert(is_harmless(g_utf8_get_char(p), how));
    GString *again = g_string_new(NULL);
    rt_text_clean(again, out->str, how);
    g_assert(g_string_equal(out, again));
    g_string_free(again, TRUE);
}

static void try_steps(const char *text)
{
    int sum = 0, cells;
    size_t length, at = 0;
    while ((length = rt_text_step(text + at, &cells)) > 0) {
        g_assert(cells >= 0 && cells <= 2);
        at += length;
        sum += cells;
    }
    g_assert(at == strlen(text) && sum == rt_text_cells(text));
}

static void try_clip(const char *line, int cells, bool is_ascii)
{
    GString *out = g_string_new("before");
    int used = rt_text_clip(out, line, cells, is_ascii);
    const char *clipped = out->str + strlen("before");
    g_assert(used <= cells && used == rt_text_cells(clipped));
    if (rt_text_cells(line) <= cells)
        g_assert(strcmp(clipped, line) == 0);
    else if (cells > 0)
        g_assert(g_str_has_suffix(clipped, is_ascii ? "~" : "\u2026"));
    g_string_free(out, TRUE);
}

/* Nothing is lost between lines but blanks and one line feed. */
static void try_wrap(const char *text, int cells)
{
    const char *next;
    for (; text; text = next) {
        size_t length = rt_text_wrap(text, cells, &next);
        g_autofree char *line = g_strndup(text, length);
        g_assert(rt_text_cells(line) <= cells && !strchr(line, '\n'));
        g_assert(!next || next > text);
        const char *p = text + length, *end = next ? next : p + strlen(p);
        while (p < end && *p == ' ')
            p++;
        p += p < end && *p == '\n';
        g_assert(p == end);
    }
}

/* A text is folded alike whatever stands round it: plain letters or others. */
static void try_fold_within(const char *text)
{
    g_autofree char *plain = g_strconcat("x", text, "x", NULL);
    g_autofree char *accented = g_strconcat("\u00E9", text, "\u00E9", NULL);
    g_autofree char *first = rt_text_fold(plain);
    g_autofree char *second = rt_text_fold(accented);
    size_t length = strlen(first);
    g_assert(strlen(second) == length && *second == 'e' && second[length - 1] == 'e');
    g_assert(memcmp(first + 1, second + 1, length - 2) == 0);
}

static void try_fold(const char *text)
{
    try_fold_within(text);
    g_autofree char *folded = rt_text_fold(text);
    g_assert(g_utf8_validate(folded, -1, NULL));
    g_autofree char *again = rt_text_fold(folded);
    g_assert(strcmp(folded, again) == 0);
    g_assert(*folded != ' ' && !g_str_has_suffix(folded, " ") && !strstr(folded, "  "));
    static const char *const names[] = {"rag", "owner", "suggested", "", "\u00E9t\u00E9"};
    rt_text_nearest(text, names, G_N_ELEMENTS(names));
}

static void try_list(const char *cell)
{
    struct rt_arena arena = {0};
    struct rt_list texts = {0}, back = {0};
    rt_texts_split(cell, &arena, &texts);
    GString *joined = g_string_new(NULL);
    rt_texts_join(joined, &texts);
    rt_texts_split(joined->str, &arena, &back);
    g_assert(back.n == texts.n);
    for (size_t i = 0; i < back.n; i++)
        g_assert(strcmp(rt_texts_at(&back, i), rt_texts_at(&texts, i)) == 0);
    g_string_free(joined, TRUE);
    rt_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!size)
        return 0;
    int cells = 2 + bytes[0] % 100;
    try_check((const char *)bytes + 1, size - 1);
    g_autofree char *text = g_strndup((const char *)bytes + 1, size - 1);
    GString *out = g_string_new(NULL);
    for (unsigned how = 0; how < 4; how++) {
        try_clean(text, how, out);
        try_wrap(out->str, cells);
        if (!(how & RT_CLEAN_PAGE))
            try_clip(out->str, cells - 2, how & RT_CLEAN_ASCII);
    }
    g_string_free(out, TRUE);
    try_steps(text);
    try_wrap(text, cells);
    try_fold(text);
    try_list(text);
    return 0;
}
