/* The table of keys is sound, and what a key runs is a command line. */
#include "tests/house/tables.h"

#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/command.h>

#include "tui/keymap.h"

Test(tables, every_key_says_what_it_does)
{
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    unsigned n = 0;
    for (const struct tui_binding *binding = tui_bindings; binding->name; binding++, n++) {
        tables_check_new(names, binding->name, "the table of keys");
        tables_check_help(binding->help, binding->name);
        cr_expect(binding->places, "%s works nowhere", binding->name);
        cr_expect((binding->action == TUI_DO_NOTHING) == (binding->command != NULL),
                  "%s: an action or a command", binding->name);
    }
    cr_assert(n > 10, "only %u keys", n);
}

/* What one key does in one place is told by one row. */
Test(tables, no_key_does_two_things_in_one_place)
{
    for (const struct tui_binding *one = tui_bindings; one->name; one++)
        for (const struct tui_binding *other = one + 1; other->name; other++)
            for (unsigned i = 0; i < TUI_KEYS * TUI_KEYS; i++) {
                int key = one->keys[i / TUI_KEYS];
                bool is_same = key && key == other->keys[i % TUI_KEYS];
                cr_expect(!is_same || !(one->places & other->places),
                          "\"%s\" and \"%s\" are on one key", one->name, other->name);
            }
}

Test(tables, what_a_key_runs_is_a_command_line)
{
    for (const struct tui_binding *binding = tui_bindings; binding->name; binding++) {
        if (!binding->command)
            continue;
        g_auto(GStrv) words = NULL;
        int n = 0;
        struct rt_args args = {0};
        struct rt_error error = {0};
        g_autoptr(GString) line = g_string_new(binding->command);
        g_string_replace(line, "{ref}", "SI-1", 0);
        cr_assert(g_shell_parse_argv(line->str, &n, &words, NULL), "%s", line->str);
        cr_expect_eq(rt_args_parse(&args, (const char *const *)words, (size_t)n, &error), RT_OK,
                     "%s: %s", line->str, error.sentence);
        rt_error_clear(&error);
        rt_args_clear(&args);
    }
}
