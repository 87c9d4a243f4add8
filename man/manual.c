/* Fills the holes in a page of the manual, "@COMMANDS@" on a line of its own,
 * from the tables of the program.  The prose is the page's; what is listed is
 * what the program does.
 *
 *     manual PAGE.in >PAGE
 */
#include "man/roff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rectrack/command.h>
#include <rectrack/decision.h>
#include <rectrack/field.h>
#include <rectrack/query.h>
#include <rectrack/settings.h>

#include "tui/keys.h"

/* "table, csv or json" */
static void put_choices(GString *out, const char *const *choices)
{
    for (; choices && *choices; choices++) {
        roff_bold(out, *choices);
        if (choices[1])
            g_string_append(out, choices[2] ? ", " : " or ");
    }
}

static void put_option(GString *out, const struct rt_option *option)
{
    g_autofree char *name = g_strdup_printf("--%s", option->name);
    const char letter[] = {'-', option->letter, '\0'};
    roff_item(out);
    if (option->letter) {
        roff_bold(out, letter);
        g_string_append(out, ", ");
    }
    roff_bold(out, name);
    if (option->value) {
        g_string_append_c(out, ' ');
        roff_italic(out, option->value);
    }
    roff_item_body(out);
    roff_text(out, option->help);
    if (option->choices) {
        g_string_append(out, ": ");
        put_choices(out, option->choices);
    }
    g_string_append(out, ".\n");
}

static void put_options(GString *out, const struct rt_option *option)
{
    for (; option && option->name; option++)
        put_option(out, option);
}

static void put_global_options(GString *out)
{
    put_options(out, rt_global_options);
}

static void put_environment(GString *out)
{
    for (const struct rt_option *option = rt_global_options; option->name; option++) {
        if (!option->variable)
            continue;
        g_autofree char *name = g_strdup_printf("--%s", option->name);
        roff_item(out);
        roff_bold(out, option->variable);
        roff_item_body(out);
        g_string_append(out, "does what ");
        roff_bold(out, name);
        g_string_append(out, " does; the option goes before it.\n");
    }
}

static void put_command(GString *out, const struct rt_command *command)
{
    g_autofree char *usage = rt_command_usage(command);
    roff_item(out);
    roff_bold(out, usage);
    roff_item_body(out);
    roff_text(out, command->summary);
    g_string_append(out, ".\n");
    roff_indent(out);
    if (command->help && *command->help) {
        g_string_append(out, ".PP\n");
        roff_paragraphs(out, command->help);
    }
    put_options(out, command->options);
    roff_outdent(out);
}

static void put_commands(GString *out)
{
    for (const struct rt_command *command = rt_commands; command->name; command++)
        put_command(out, command);
}

/* On the sample, which is there when init has been run. */
static void put_examples(GString *out)
{
    for (const struct rt_command *command = rt_commands; command->name; command++) {
        if (!command->example || strcmp(command->name, "init") == 0)
            continue;
        roff_item(out);
        roff_bold(out, command->example);
        roff_item_body(out);
        roff_text(out, command->summary);
        g_string_append(out, ".\n");
    }
}

static void put_decisions(GString *out)
{
    for (size_t i = 0; i < RT_DECISIONS; i++) {
        g_autofree char *usage = rt_decision_usage(&rt_decisions[i]),
                        *help = rt_decision_help(&rt_decisions[i]);
        roff_item(out);
        roff_bold(out, usage);
        roff_item_body(out);
        roff_text(out, help);
        g_string_append(out, ".\n");
    }
}

static void put_query_words(GString *out)
{
    for (size_t i = 0; i < RT_WORDS; i++) {
        const struct rt_query_word *word = &rt_query_words[i];
        roff_item(out);
        roff_bold(out, word->example);
        roff_item_body(out);
        roff_text(out, word->help);
        if (word->takes == RT_TAKES_CHOICE) {
            g_string_append(out, ": ");
            for (size_t k = 0; k < word->n_choices; k++) {
                const char *key = word->choices[k].key;
                if (key)
                    g_string_append_printf(out, "\\fB%s\\fR, ", key);
            }
            g_string_append(out, "\\fBnone\\fR");
        }
        g_string_append(out, ".\n");
    }
}

static const char *type_words(const struct rt_field *field)
{
    switch (field->type) {
    case RT_TYPE_TEXT:
        return field->flags & RT_FIELD_LINE ? "one line" : "text";
    case RT_TYPE_CHOICE:
        return "one value";
    case RT_TYPE_DAY:
        return "a day, 2020-03-31";
    case RT_TYPE_NUMBER:
        return "a number";
    case RT_TYPE_FLAG:
        return "true or false";
    case RT_TYPE_TEXTS:
        return "a list of texts";
    case RT_TYPE_LIST:
        return "a list";
    case RT_TYPE_PART:
        return "a mapping";
    }
    return "";
}

/* What a key takes beside its type: required, values, a bound. */
static void put_bounds(GString *out, const struct rt_field *field)
{
    if (field->flags & RT_FIELD_REQUIRED)
        g_string_append(out, ", required");
    if (field->flags & RT_FIELD_TOLD)
        g_string_append(out, ", only where the words do not tell it");
    if (field->limit)
        g_string_append_printf(
            out, field->type == RT_TYPE_NUMBER ? ", at most %u" : ", at most %u characters",
            field->limit);
    if (field->shape)
        g_string_append_printf(out, ", see \\fI%s\\fR below", field->shape->name);
}

static void put_values(GString *out, const struct rt_field *field)
{
    g_autofree const char **keys = g_new0(const char *, field->n_choices + 1);
    size_t n = rt_choice_keys(field->choices, field->n_choices, keys);
    for (size_t i = 0; i < n; i++) {
        g_string_append(out, i ? ", " : ": ");
        roff_bold(out, keys[i]);
    }
}

static void put_shape(GString *out, const struct rt_shape *shape, GHashTable *done)
{
    g_autofree const struct rt_field **fields = g_new0(const struct rt_field *, shape->n);
    if (!g_hash_table_add(done, (void *)shape))
        return;
    size_t n = rt_shape_file_order(shape, fields);
    g_string_append(out, ".SS ");
    roff_text(out, shape->name);
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < n; i++) {
        roff_item(out);
        roff_bold(out, fields[i]->key);
        g_string_append_printf(out, " (%s", type_words(fields[i]));
        put_bounds(out, fields[i]);
        g_string_append_c(out, ')');
        roff_item_body(out);
        roff_text(out, fields[i]->help);
        put_values(out, fields[i]);
        g_string_append(out, ".\n");
    }
    for (size_t i = 0; i < n; i++)
        if (fields[i]->shape)
            put_shape(out, fields[i]->shape, done);
}

static void put_shapes(GString *out)
{
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < RT_ENTITIES; i++)
        put_shape(out, rt_entities[i], done);
}

static void put_columns(GString *out)
{
    const char *comma = "";
    for (size_t i = 0; i < rt_record_shape.n; i++) {
        const struct rt_field *field = &rt_record_shape.fields[i];
        if (!(field->flags & RT_FIELD_LISTED))
            continue;
        g_string_append_printf(out, "%s\\fB%s\\fR", comma, field->key);
        comma = ", ";
    }
    g_string_append(out, ".\n");
}

/* " (Search, Filter)", where a key works only there. */
static void put_places(GString *out, unsigned places)
{
    const char *before = " (";
    if ((places & TUI_READING) == TUI_READING)
        return;
    for (unsigned place = 1; place <= places; place <<= 1) {
        if (!(places & place))
            continue;
        g_string_append(out, before);
        roff_text(out, tui_place_name(place));
        before = ", ";
    }
    g_string_append_c(out, ')');
}

static void put_keys(GString *out)
{
    static const struct tui_keys of_the_table;
    for (const struct tui_binding *binding = tui_bindings; binding->name; binding++) {
        g_autofree char *keys = tui_keys_words(&of_the_table, binding, binding->places);
        if (!*keys)
            continue;
        roff_item(out);
        roff_bold(out, keys);
        put_places(out, binding->places);
        roff_item_body(out);
        roff_text(out, binding->help);
        g_string_append(out, ".\n");
    }
}

static void put_settings(GString *out)
{
    for (int id = 0; id < RT_SETTINGS; id++) {
        const struct rt_setting *setting = &rt_setting_table[id];
        roff_item(out);
        roff_bold(out, setting->name);
        g_string_append(out, ": ");
        if (setting->choices)
            put_choices(out, setting->choices);
        else
            roff_italic(out, setting->value);
        roff_item_body(out);
        roff_text(out, setting->help);
        g_string_append(out, ".\n");
    }
}

static void put_version(GString *out)
{
    g_string_append(out, ".TH RECTRACK 1 \"\" \"rectrack " RT_VERSION "\" \"User Commands\"\n");
}

static void put_version_yaml(GString *out)
{
    g_string_append(out, ".TH RECTRACK\\-YAML 5 \"\" \"rectrack " RT_VERSION
                         "\" \"File Formats\"\n");
}

static const struct {
    const char *name;
    void (*put)(GString *out);
} holes[] = {
    {"@TITLE 1@", put_version},         {"@TITLE 5@", put_version_yaml},
    {"@OPTIONS@", put_global_options},  {"@ENVIRONMENT@", put_environment},
    {"@COMMANDS@", put_commands},       {"@EXAMPLES@", put_examples},
    {"@QUERY WORDS@", put_query_words}, {"@COLUMNS@", put_columns},
    {"@SHAPES@", put_shapes},           {"@KEYS@", put_keys},
    {"@SETTINGS@", put_settings},       {"@DECISIONS@", put_decisions},
};

/* Fills the hole that a line is, or copies it; false for a hole nobody knows. */
static bool put_line(GString *out, const char *line)
{
    for (size_t i = 0; i < G_N_ELEMENTS(holes); i++)
        if (g_str_equal(line, holes[i].name)) {
            holes[i].put(out);
            return true;
        }
    g_string_append_printf(out, "%s\n", line);
    return *line != '@';
}

int main(int argc, char **argv)
{
    g_autofree char *text = NULL;
    g_autoptr(GString) out =
        g_string_new(".\\\" Made by man/manual.c from the page's prose and "
                     "the program's tables\n");
    if (argc != 2 || !g_file_get_contents(argv[1], &text, NULL, NULL)) {
        fputs("usage: manual PAGE.in\n", stderr);
        return EXIT_FAILURE;
    }
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    for (char **line = lines; *line; line++)
        if (!put_line(out, *line)) {
            fprintf(stderr, "%s: nothing fills %s\n", argv[1], *line);
            return EXIT_FAILURE;
        }
    return fputs(out->str, stdout) == EOF || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
