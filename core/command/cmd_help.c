/* help and completion: readings of the table of commands. */
#include "command/command.h"

#include <string.h>

#include <rectrack/decision.h>

static enum rt_status tell_options(struct rt_context *context, const struct rt_option *options,
                                   struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (const struct rt_option *option = options; option && option->name && status == RT_OK;
         option++) {
        g_autoptr(GString) label = g_string_new(NULL);
        if (option->letter)
            g_string_append_printf(label, "-%c, ", option->letter);
        g_string_append_printf(label, "--%s", option->name);
        if (option->value)
            g_string_append_printf(label, " %s", option->value);
        g_autofree char *choices =
            option->choices ? g_strjoinv(", ", (char **)(uintptr_t)option->choices) : NULL;
        g_autofree char *variable =
            option->variable ? g_strdup_printf(" (or set %s)", option->variable) : NULL;
        status =
            command_tell(context, error, label->str, "%s%s%s%s", option->help,
                         choices ? ": " : "", choices ? choices : "", variable ? variable : "");
    }
    return status;
}

static enum rt_status help_all(struct rt_context *context, const struct rt_command *commands,
                               struct rt_error *error)
{
    struct rt_output *out = context->out;
    enum rt_status status =
        command_say(context, error,
                    "rectrack keeps track of recommendations: what was recommended, who does "
                    "it, by when, and where each stands.");
    if (status == RT_OK)
        status = command_say(context, error,
                             "Without a command it opens the screen; with one it does that and "
                             "ends.");
    if (status == RT_OK)
        status = out->heading(out, "Commands", error);
    for (const struct rt_command *command = commands; command->name && status == RT_OK;
         command++)
        status = out->line(out, command->name, command->summary, error);
    if (status == RT_OK)
        status = out->heading(out, "Options", error);
    if (status == RT_OK)
        status = tell_options(context, rt_global_options, error);
    if (status == RT_OK)
        status = out->line(out, NULL, "", error);
    return status == RT_OK
               ? command_say(context, error, "rectrack help COMMAND tells more of one.")
               : status;
}

static enum rt_status help_query(struct rt_context *context, struct rt_error *error)
{
    enum rt_status status = context->out->heading(context->out, "Query words", error);
    for (size_t i = 0; i < RT_WORDS && status == RT_OK; i++)
        status = context->out->line(context->out, rt_query_words[i].example,
                                    rt_query_words[i].help, error);
    if (status == RT_OK)
        status = context->out->line(context->out, "@late",
                                    "What rectrack filter save keeps under that name", error);
    return status;
}

static enum rt_status help_decisions(struct rt_context *context, struct rt_error *error)
{
    enum rt_status status = context->out->heading(context->out, "Decisions", error);
    for (size_t i = 0; i < RT_DECISIONS && status == RT_OK; i++) {
        g_autofree char *usage = rt_decision_usage(&rt_decisions[i]),
                        *help = rt_decision_help(&rt_decisions[i]);
        status = context->out->line(context->out, usage, help, error);
    }
    return status;
}

/* Has it the part in which a decision is recorded? */
static bool decides(const struct rt_command *command)
{
    const struct rt_argument *argument = command->arguments;
    return argument && argument->choices && g_strv_contains(argument->choices, "decide");
}

static bool takes_query(const struct rt_command *command)
{
    for (const struct rt_argument *argument = command->arguments; argument && argument->name;
         argument++)
        if (strcmp(argument->name, "QUERY") == 0)
            return true;
    return false;
}

static enum rt_status help_one(struct rt_context *context, const struct rt_command *command,
                               struct rt_error *error)
{
    struct rt_output *out = context->out;
    g_autofree char *usage = rt_command_usage(command);
    g_auto(GStrv) paragraphs = g_strsplit(command->help, "\n\n", -1);
    enum rt_status status = out->heading(out, usage, error);
    for (size_t i = 0; paragraphs[i] && status == RT_OK; i++)
        status = out->line(out, NULL, paragraphs[i], error);
    if (status == RT_OK && command->options && command->options->name)
        status = out->heading(out, "Options", error);
    if (status == RT_OK)
        status = tell_options(context, command->options, error);
    if (status == RT_OK && takes_query(command))
        status = help_query(context, error);
    if (status == RT_OK && decides(command))
        status = help_decisions(context, error);
    if (status == RT_OK && command->example)
        status = out->heading(out, "Example", error);
    if (status == RT_OK && command->example)
        status = out->line(out, NULL, command->example, error);
    return status;
}

enum rt_status cmd_help(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    const char *name = rt_args_argument(args, 0);
    const struct rt_command *command;
    if (!name)
        return help_all(context, args->commands, error);
    enum rt_status status = command_named(args->commands, name, &command, error);
    return status == RT_OK ? help_one(context, command, error) : status;
}

/* ---- completion ---- */

static void append_options(GString *out, const struct rt_option *options)
{
    for (; options && options->name; options++)
        g_string_append_printf(out, " --%s", options->name);
}

static char *all_commands(const struct rt_command *commands)
{
    GString *names = g_string_new(NULL);
    for (const struct rt_command *command = commands; command->name; command++)
        g_string_append_printf(names, "%s%s", names->len ? " " : "", command->name);
    return g_string_free(names, FALSE);
}

static char *all_query_words(void)
{
    GString *words = g_string_new(NULL);
    for (size_t i = 0; i < RT_WORDS; i++)
        g_string_append_printf(words, "%s%s%s", i ? " " : "", rt_query_words[i].name,
                               rt_query_words[i].takes == RT_TAKES_NOTHING ? "" : ":");
    return g_string_free(words, FALSE);
}

/* The shell's way to the names that the register keeps, each with its @. */
static const char saved_filters[] =
    "$(rectrack filter list 2>/dev/null | sed -n \"s/^\\(@[^ ]*\\) .*/\\1/p\")";

/* What may follow a command: its options, and query words or fixed values. */
static void append_words(GString *out, const struct rt_command *command)
{
    append_options(out, command->options);
    append_options(out, rt_global_options);
    for (const struct rt_argument *argument = command->arguments; argument && argument->name;
         argument++)
        for (const char *const *choice = argument->choices; choice && *choice; choice++)
            g_string_append_printf(out, " %s", *choice);
    g_autofree char *words = takes_query(command) ? all_query_words() : NULL;
    if (words)
        g_string_append_printf(out, " %s", words);
}

static void complete_bash(GString *out, const struct rt_command *commands)
{
    g_autofree char *names = all_commands(commands);
    g_string_append_printf(
        out,
        "# bash completion for rectrack\n"
        "COMP_WORDBREAKS=${COMP_WORDBREAKS//@}\n" /* @late is one word */
        "_rectrack() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} command= each\n"
        "    for each in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
        "        case \" %s \" in *\" $each \"*) command=$each; break;; esac\n"
        "    done\n"
        "    case $command in\n",
        names);
    for (const struct rt_command *command = commands; command->name; command++) {
        g_string_append_printf(out, "    %s) COMPREPLY=($(compgen -W '", command->name);
        append_words(out, command);
        g_string_append_printf(
            out, "'%s%s%s -- \"$word\"));;\n", takes_query(command) ? "\" " : "",
            takes_query(command) ? saved_filters : "", takes_query(command) ? "\"" : "");
    }
    g_string_append_printf(out,
                           "    *) COMPREPLY=($(compgen -W '%s' -- \"$word\"));;\n"
                           "    esac\n"
                           "}\n"
                           "complete -o default -F _rectrack rectrack\n",
                           names);
}

static void complete_zsh(GString *out, const struct rt_command *commands)
{
    g_string_append(out, "#compdef rectrack\n"
                         "_rectrack() {\n"
                         "    local -a commands\n"
                         "    commands=(\n");
    for (const struct rt_command *command = commands; command->name; command++) {
        g_autofree char *summary = g_strdup(command->summary);
        g_string_append_printf(out, "        '%s:%s'\n", command->name,
                               g_strdelimit(summary, "':", ' '));
    }
    g_string_append(out,
                    "    )\n"
                    "    if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
                    "    case $words[2] in\n");
    for (const struct rt_command *command = commands; command->name; command++) {
        g_string_append_printf(out, "    %s) compadd --", command->name);
        append_words(out, command);
        if (takes_query(command))
            g_string_append_printf(out, " %s", saved_filters);
        g_string_append(out, "; _files;;\n");
    }
    g_string_append(out, "    esac\n}\n_rectrack \"$@\"\n");
}

static void complete_fish(GString *out, const struct rt_command *commands)
{
    g_autofree char *names = all_commands(commands);
    g_string_append(out, "# fish completion for rectrack\n");
    for (const struct rt_command *command = commands; command->name; command++) {
        g_autofree char *summary = g_strdup(command->summary);
        g_string_append_printf(out,
                               "complete -c rectrack -n 'not __fish_seen_subcommand_from %s'"
                               " -a %s -d '%s'\n",
                               names, command->name, g_strdelimit(summary, "'", ' '));
        for (const struct rt_option *option = command->options; option && option->name;
             option++) {
            g_autofree char *help = g_strdup(option->help);
            g_string_append_printf(out,
                                   "complete -c rectrack -n '__fish_seen_subcommand_from %s'"
                                   " -l %s%s -d '%s'\n",
                                   command->name, option->name, option->value ? " -r" : "",
                                   g_strdelimit(help, "'", ' '));
        }
        if (takes_query(command))
            g_string_append_printf(out,
                                   "complete -c rectrack -n '__fish_seen_subcommand_from %s'"
                                   " -a '%s'\n",
                                   command->name, saved_filters + 1);
    }
}

enum rt_status cmd_completion(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error)
{
    const char *shell = rt_args_argument(args, 0);
    g_autoptr(GString) script = g_string_new(NULL);
    if (strcmp(shell, "bash") == 0)
        complete_bash(script, args->commands);
    else if (strcmp(shell, "zsh") == 0)
        complete_zsh(script, args->commands);
    else
        complete_fish(script, args->commands);
    return context->out->bytes(context->out, script->str, script->len, error);
}
