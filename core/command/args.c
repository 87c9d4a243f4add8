/* A command line taken apart by the table of commands.  Knows no command. */
#include "command/command.h"

#include <string.h>

#include <rectrack/text.h>

const struct rt_command *rt_command_find(const char *name)
{
    for (const struct rt_command *command = rt_commands; command->name; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

/* "--format=csv", "-oFILE" taken apart. */
struct option_word {
    const char *word;
    bool is_long;
    const char *name; /* length bytes of it */
    size_t length;
    const char *value; /* what stands in the same word; NULL: nothing */
};

static struct option_word cut_option(const char *word)
{
    bool is_long = word[1] == '-';
    const char *name = word + (is_long ? 2 : 1);
    size_t length = is_long ? strcspn(name, "=") : 1;
    const char *value = name[length] ? name + length + (name[length] == '=') : NULL;
    return (struct option_word){word, is_long, name, length, value};
}

static const struct rt_option *search(const struct rt_option *options,
                                      const struct option_word *cut)
{
    for (const struct rt_option *option = options; option && option->name; option++) {
        if (!cut->is_long && option->letter == cut->name[0])
            return option;
        if (cut->is_long && strncmp(option->name, cut->name, cut->length) == 0 &&
            !option->name[cut->length])
            return option;
    }
    return NULL;
}

static void add_names(GPtrArray *names, const struct rt_option *options)
{
    for (const struct rt_option *option = options; option && option->name; option++)
        g_ptr_array_add(names, (void *)(uintptr_t)option->name);
}

static enum rt_status no_such_option(const struct rt_args *args, const struct option_word *cut,
                                     struct rt_error *error)
{
    g_autofree char *name =
        g_strndup(cut->name, cut->is_long ? cut->length : strlen(cut->name));
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (const struct rt_command *each = rt_commands; each->name; each++)
        if (!args->command || args->command == each)
            add_names(names, each->options);
    add_names(names, rt_global_options);
    const char *nearest = rt_text_nearest(name, (const char *const *)names->pdata, names->len);
    const char *command = args->command ? args->command->name : "";
    if (!nearest && strpbrk(name, ":<>"))
        return rt_fail(error, RT_USAGE,
                       "there is no option %s; to leave out what matches, write not:%s",
                       cut->word, name);
    return nearest ? rt_fail(error, RT_USAGE, "there is no option %s; did you mean --%s?",
                             cut->word, nearest)
                   : rt_fail(error, RT_USAGE,
                             "there is no option %s; rectrack help%s%s names them all",
                             cut->word, *command ? " " : "", command);
}

static enum rt_status check_choice(const char *what, const char *const *choices,
                                   const char *value, struct rt_error *error)
{
    size_t n = 0;
    for (; choices && choices[n]; n++)
        if (strcmp(choices[n], value) == 0)
            return RT_OK;
    if (!choices)
        return RT_OK;
    const char *nearest = rt_text_nearest(value, choices, n);
    g_autofree char *all = g_strjoinv(", ", (char **)(uintptr_t)choices);
    return nearest
               ? rt_fail(error, RT_USAGE, "%s can't be \"%s\"; did you mean %s?", what, value,
                         nearest)
               : rt_fail(error, RT_USAGE, "%s can't be \"%s\"; it takes %s", what, value, all);
}

/* The words under way. */
struct words {
    const char *const *at;
    size_t n, next;
};

static enum rt_status take_option(struct rt_args *args, struct words *words, const char *word,
                                  struct rt_error *error)
{
    struct option_word cut = cut_option(word);
    const char *value = cut.value;
    const struct rt_option *option =
        args->command ? search(args->command->options, &cut) : NULL;
    if (!option)
        option = search(rt_global_options, &cut);
    if (!option)
        return no_such_option(args, &cut, error);
    if (!(option->flags & RT_OPTION_VALUE) && value)
        return rt_fail(error, RT_USAGE, "--%s takes no value; leave \"%s\" out", option->name,
                       value);
    if ((option->flags & RT_OPTION_VALUE) && !value) {
        if (words->next >= words->n)
            return rt_fail(error, RT_USAGE, "--%s needs a value: %s", option->name,
                           option->value);
        value = words->at[words->next++];
    }
    struct rt_given_option *given = rt_list_add(&args->options, &args->arena, sizeof *given);
    *given = (struct rt_given_option){option, rt_arena_copy(&args->arena, value)};
    g_autofree char *what = g_strconcat("--", option->name, NULL);
    return value ? check_choice(what, option->choices, value, error) : RT_OK;
}

/* The command is the first word that is no option nor an option's value; it is
 * looked for first, so that its options may stand before it. */
static enum rt_status find_command(struct rt_args *args, const struct words *words,
                                   size_t *where, struct rt_error *error)
{
    *where = words->n;
    for (size_t i = 0; i < words->n; i++) {
        const char *word = words->at[i];
        bool is_last_option = strcmp(word, "--") == 0;
        if (is_last_option && i + 1 == words->n)
            return RT_OK;
        if (is_last_option || word[0] != '-' || !word[1]) {
            *where = is_last_option ? i + 1 : i;
            return command_named(rt_commands, words->at[*where], &args->command, error);
        }
        struct option_word cut = cut_option(word);
        const struct rt_option *option = search(rt_global_options, &cut);
        for (const struct rt_command *each = rt_commands; !option && each->name; each++)
            option = search(each->options, &cut);
        if (!option)
            return no_such_option(args, &cut, error);
        if ((option->flags & RT_OPTION_VALUE) && !cut.value)
            i++;
    }
    return RT_OK;
}

static enum rt_status check_arguments(const struct rt_args *args, struct rt_error *error)
{
    if (!args->command || rt_args_option(args, "help"))
        return RT_OK;
    size_t i = 0;
    const struct rt_argument *argument = args->command->arguments;
    g_autofree char *usage = rt_command_usage(args->command);
    for (; argument && argument->name; argument++) {
        if (i >= args->arguments.n) {
            if (!argument->is_optional)
                return rt_fail(error, RT_USAGE, "%s needs %s: %s", args->command->name,
                               argument->name, usage);
            return RT_OK;
        }
        do {
            enum rt_status status = check_choice(args->command->name, argument->choices,
                                                 rt_texts_at(&args->arguments, i), error);
            if (status != RT_OK)
                return status;
            i++;
        } while (argument->is_repeated && i < args->arguments.n);
    }
    return i == args->arguments.n
               ? RT_OK
               : rt_fail(error, RT_USAGE, "%s takes no \"%s\": %s", args->command->name,
                         rt_texts_at(&args->arguments, i), usage);
}

enum rt_status rt_args_parse(struct rt_args *args, const char *const *list, size_t n,
                             struct rt_error *error)
{
    struct words words = {list, n, 0};
    size_t where;
    args->commands = rt_commands;
    enum rt_status status = find_command(args, &words, &where, error);
    bool is_over = false;
    while (status == RT_OK && words.next < words.n) {
        size_t i = words.next++;
        const char *word = list[i];
        if (!is_over && strcmp(word, "--") == 0)
            is_over = true;
        else if (!is_over && word[0] == '-' && word[1])
            status = take_option(args, &words, word, error);
        else if (i != where)
            rt_texts_add(&args->arguments, &args->arena, word);
    }
    return status == RT_OK ? check_arguments(args, error) : status;
}

enum rt_status rt_command_run(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error)
{
    if (rt_args_option(args, "help")) {
        struct rt_args help = {.command = rt_command_find("help"), .commands = rt_commands};
        if (args->command)
            rt_texts_add(&help.arguments, &help.arena, args->command->name);
        enum rt_status status = help.command->run(context, &help, error);
        rt_args_clear(&help);
        return status;
    }
    return args->command->run(context, args, error);
}
