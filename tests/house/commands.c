/* The tables of commands, options, query words and formats are sound. */
#include "tests/house/tables.h"

#include <stdbool.h>
#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/command.h>
#include <rectrack/field.h>
#include <rectrack/query.h>
#include <rectrack/register.h>
#include <rectrack/settings.h>

#include "exchange/format.h"

static GHashTable *new_set(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void check_choices(const char *const *choices, const char *where)
{
    g_autoptr(GHashTable) seen = new_set();
    for (; choices && *choices; choices++)
        tables_check_new(seen, *choices, where);
}

static void check_option(const struct rt_option *option, GHashTable *names, GHashTable *letters,
                         const char *command)
{
    g_autofree char *where = g_strdup_printf("%s --%s", command, option->name);
    const char letter[] = {option->letter, '\0'};
    tables_check_name(option->name, '-', where);
    tables_check_new(names, option->name, where);
    tables_check_help(option->help, where);
    if (option->letter)
        tables_check_new(letters, letter, where);
    cr_expect(!!(option->flags & RT_OPTION_VALUE) == (option->value != NULL),
              "%s: does it take a value?", where);
    cr_expect(!option->choices || option->value, "%s: choices of no value", where);
    cr_expect(!option->variable || option->flags & RT_OPTION_GLOBAL,
              "%s: a variable of one command", where);
    check_choices(option->choices, where);
}

/* Options of a command and of the program stand side by side on one line. */
/* Colours and states are those of the fields, and all of them. */
static void check_keys(const struct rt_option *option, const struct rt_choice *choices,
                       size_t n, const char *where)
{
    const char *keys[RT_STATES + 1];
    n = rt_choice_keys(choices, n, keys);
    for (size_t i = 0; i < n; i++)
        cr_expect(option->choices && g_strv_contains(option->choices, keys[i]),
                  "%s --%s does not take %s", where, option->name, keys[i]);
    cr_expect_eq(g_strv_length((char **)(uintptr_t)option->choices), n, "%s --%s", where,
                 option->name);
}

static void check_options(const struct rt_option *options, const char *command)
{
    g_autoptr(GHashTable) names = new_set();
    g_autoptr(GHashTable) letters = new_set();
    for (; options && options->name; options++) {
        check_option(options, names, letters, command);
        if (strcmp(options->name, "rag") == 0)
            check_keys(options, rt_rags, RT_RAGS, command);
        if (strcmp(options->name, "state") == 0)
            check_keys(options, rt_states, RT_STATES, command);
    }
    for (options = rt_global_options; *command && options->name; options++)
        check_option(options, names, letters, command);
}

static void check_arguments(const struct rt_command *command)
{
    const struct rt_argument *argument = command->arguments;
    for (; argument && argument->name; argument++) {
        cr_expect(g_ascii_isupper(*argument->name), "%s: the argument %s is not in capitals",
                  command->name, argument->name);
        cr_expect(!argument->is_repeated || !argument[1].name,
                  "%s: %s takes all, nothing comes behind it", command->name, argument->name);
        check_choices(argument->choices, command->name);
    }
}

Test(tables, every_command_says_what_it_does)
{
    g_autoptr(GHashTable) names = new_set();
    unsigned n = 0;
    for (const struct rt_command *command = rt_commands; command->name; command++, n++) {
        tables_check_name(command->name, '-', "a command");
        tables_check_new(names, command->name, "the table of commands");
        tables_check_help(command->summary, command->name);
        cr_expect(command->help && *command->help, "%s has no help", command->name);
        cr_expect(command->run, "%s does nothing", command->name);
        cr_expect_eq(rt_command_find(command->name), command, "%s is not found", command->name);
        check_options(command->options, command->name);
        check_arguments(command);
    }
    check_options(rt_global_options, "");
    cr_assert(n >= 12, "only %u commands", n);
}

/* An example can be taken apart; that it works is for the manual's test. */
Test(tables, every_example_is_a_command_line_of_its_command)
{
    for (const struct rt_command *command = rt_commands; command->name; command++) {
        struct rt_args args = {0};
        struct rt_error error = {0};
        g_auto(GStrv) words = NULL;
        int n = 0;
        cr_expect(command->example, "%s has no example", command->name);
        if (!command->example || strpbrk(command->example, "|>&"))
            continue;
        cr_assert(g_shell_parse_argv(command->example, &n, &words, NULL), "%s",
                  command->example);
        cr_expect_str_eq(words[0], "rectrack", "the example of %s", command->name);
        enum rt_status status =
            rt_args_parse(&args, (const char *const *)words + 1, (size_t)n - 1, &error);
        cr_expect_eq(status, RT_OK, "%s: %s", command->example, error.sentence);
        cr_expect(status || args.command == command, "%s is not of %s", command->example,
                  command->name);
        rt_error_clear(&error);
        rt_args_clear(&args);
    }
}

Test(tables, every_query_word_says_what_it_finds)
{
    g_autoptr(GHashTable) names = new_set();
    for (size_t i = 0; i < RT_WORDS; i++) {
        const struct rt_query_word *word = &rt_query_words[i];
        struct rt_query query = {0};
        struct rt_error error = {0};
        cr_assert(word->name && word->example, "word %zu has no name", i);
        tables_check_name(word->name, '-', "a query word");
        tables_check_new(names, word->name, "the query words");
        tables_check_help(word->help, word->name);
        cr_expect_eq(rt_query_parse(&query, word->example, &error), RT_OK, "%s: %s",
                     word->example, error.sentence);
        bool is_there = false;
        for (size_t k = 0; k < query.tests.n; k++)
            is_there |= ((struct rt_test *)query.tests.at)[k].word == (enum rt_word)i;
        cr_expect(is_there, "the example %s is not of %s", word->example, word->name);
        rt_error_clear(&error);
        rt_query_clear(&query);
    }
}

Test(tables, every_sort_key_is_a_name)
{
    g_autoptr(GHashTable) names = new_set();
    for (const char *const *key = rt_sort_keys; *key; key++) {
        tables_check_name(*key, '_', "the sort keys");
        tables_check_new(names, *key, "the sort keys");
    }
}

Test(tables, every_format_says_what_it_is)
{
    g_autoptr(GHashTable) names = new_set();
    g_autoptr(GHashTable) suffixes = new_set();
    for (const struct exchange_format *format = exchange_formats; format->name; format++) {
        tables_check_name(format->name, '-', "a format");
        tables_check_new(names, format->name, "the table of formats");
        cr_expect(format->label && *format->label, "%s has no label", format->name);
        cr_expect(format->open || format->write_data || format->write_paper,
                  "%s is neither read nor written", format->name);
        cr_expect(!format->open || format->sniff || format->part,
                  "%s is not known by its content", format->name);
        for (const char *const *suffix = format->suffixes; suffix && *suffix; suffix++)
            tables_check_new(suffixes, *suffix, format->name);
    }
}

Test(tables, every_setting_says_what_it_is)
{
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int id = 0; id < RT_SETTINGS; id++) {
        const struct rt_setting *setting = &rt_setting_table[id];
        tables_check_new(names, setting->name, "the table of settings");
        tables_check_name(setting->name, '_', "the table of settings");
        tables_check_help(setting->help, setting->name);
        cr_expect(!setting->choices != !setting->value, "%s: a choice, or any words",
                  setting->name);
    }
}
