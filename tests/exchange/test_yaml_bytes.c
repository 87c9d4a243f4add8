/* Bytes that no register file may hold, and nesting without end: trust.md F5, G2,
 * G4. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/exchange/helper.h"

#define RECORD "rectrack: 1\nrecommendations:\n  - ref: SI-1\n"

static void check(const char *yaml, size_t n, const char *expected)
{
    g_autofree char *got = helper_convert("yaml", "f.yaml", yaml, n, "json", NULL);
    cr_expect_str_eq(got, expected, "%s\ngave    %s\ninstead %s", yaml, got, expected);
}

Test(yaml_bytes, an_escaped_control_character_is_refused)
{
    const char *yaml = RECORD "    title: \"a\\x9Bz\"\n";
    g_autofree char *got = helper_convert("yaml", "f.yaml", yaml, strlen(yaml), "json", NULL);
    cr_expect(g_str_has_prefix(got, "f.yaml:4:12: "), "%s", got);
}

/* Bytes that are no UTF-8, wherever they stand: F5. */
Test(yaml_bytes, what_is_not_utf8_is_refused_at_its_byte)
{
    static const char *const bad[] = {
        "\x80",     "\xBF",         "\xC0\xAF",         "\xC1\xBF", "\xC3",     "\xE0\x80\xAF",
        "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5",     "\xFE\xFE", "\xFF",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *yaml = g_strdup_printf(RECORD "    title: \xC3\xA9%sz\n", bad[i]);
        check(yaml, strlen(yaml),
              "f.yaml:4:13: the bytes here are not UTF-8; save the file as UTF-8");
    }
    for (unsigned lead = 0x80; lead < 0x100; lead++)
        for (unsigned next = 0; next < 0x100; next++) {
            char yaml[] = RECORD "    title: ab\n";
            char *at = strstr(yaml, "ab");
            at[0] = (char)lead;
            at[1] = (char)next;
            bool is_valid =
                next && g_utf8_validate(at, 2, NULL) && !(lead == 0xC2 && next < 0xA0);
            g_autofree char *got =
                helper_convert("yaml", "f.yaml", yaml, sizeof yaml - 1, "json", NULL);
            bool is_refused = g_str_has_prefix(got, "f.yaml:4:1");
            cr_expect_eq(is_refused, !is_valid, "%02x %02x gave %s", lead, next, got);
        }
}

Test(yaml_bytes, utf16_and_nul_are_refused)
{
    static const char little[] = "\xFF\xFEr\0e\0c\0", big[] = "\xFE\xFF\0r\0e\0c",
                      nul[] = "rectrack: 1\nsou\0rces:\n";
    check(little, sizeof little - 1, "f.yaml:1:1: the file is UTF-16; save it as UTF-8");
    check(big, sizeof big - 1, "f.yaml:1:1: the file is UTF-16; save it as UTF-8");
    check(nul, sizeof nul - 1, "f.yaml:2:4: a NUL stands here; save the file as text in UTF-8");
}

/* No time is lost in what can't be a register: G2. */
Test(yaml_bytes, brackets_without_end_are_refused_at_once, .timeout = 2)
{
    static const char *const begins[] = {"", "rectrack: ", "recommendations: ", "sources:\n- "};
    for (size_t i = 0; i < G_N_ELEMENTS(begins); i++) {
        GString *yaml = g_string_new(begins[i]);
        for (int k = 0; k < 200000; k++)
            g_string_append_c(yaml, '[');
        g_autofree char *got =
            helper_convert("yaml", "f.yaml", yaml->str, yaml->len, "json", NULL);
        cr_expect(g_str_has_prefix(got, "f.yaml:"), "%s", got);
        g_string_free(yaml, TRUE);
    }
}
