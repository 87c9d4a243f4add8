/* The composition root: the process made safe, the words of the command line
 * taken apart, a context made, and the command or the screen run in it. */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rectrack/command.h>
#include <rectrack/meeting.h>
#include <rectrack/date.h>
#include <rectrack/settings.h>
#include <rectrack/text.h>

#include "cli/line.h"
#include "cli/print.h"
#include "tui/tui.h"

/* Files private, no message into the register's own descriptor, no core with
 * people's words in it. */
static void make_safe(void)
{
    int fd;
    umask(077);
    do
        fd = open("/dev/null", O_RDWR | O_NOCTTY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd > STDERR_FILENO)
        close(fd);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
#ifndef __SANITIZE_ADDRESS__
    prctl(PR_SET_DUMPABLE, 0); /* the leak checker has to look into the process */
#endif
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like a full disk */
}

/* An option of the program, else its variable, where that says anything. */
static const char *setting(const struct rt_args *args, const char *name)
{
    const char *given = rt_args_option(args, name);
    if (given)
        return given;
    for (const struct rt_option *option = rt_global_options; option->name; option++) {
        if (strcmp(option->name, name) != 0 || !option->variable)
            continue;
        const char *value = getenv(option->variable);
        return value && *value ? value : NULL;
    }
    return NULL;
}

/* Beside the program where it was built, else where it was installed. */
static char *find_folder(const char *name, const char *installed)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = program ? g_path_get_dirname(program) : NULL;
    char *beside = folder ? g_build_filename(folder, name, NULL) : NULL;
    if (beside && g_file_test(beside, G_FILE_TEST_IS_DIR))
        return beside;
    g_free(beside);
    return g_strdup(installed);
}

static enum rt_status read_today(const char *text, uint32_t *out, struct rt_error *error)
{
    *out = text ? rt_day_parse(text) : rt_day_today();
    return *out ? RT_OK
                : rt_fail(error, RT_USAGE,
                          "--today can't be \"%s\"; write the day as year-month-day, such as "
                          "2020-03-31",
                          text ? text : "the clock's day");
}

static enum rt_status check_user(const char *name, struct rt_error *error)
{
    return rt_is_name(name) ? RT_OK
                            : rt_fail(error, RT_USAGE,
                                      "--as can't be \"%s\"; give a name of one line and 200 "
                                      "characters at most",
                                      name);
}

/* What is left out of the settings is no secret, but no reason to do nothing either. */
static void tell_settings(struct rt_context *context)
{
    const struct rt_settings *settings = context->settings;
    if (!settings->wrong.n)
        return;
    g_autofree char *more =
        settings->wrong.n == 1
            ? g_strdup("")
            : g_strdup_printf("; rectrack config check names %zu more", settings->wrong.n - 1);
    g_autofree char *said = g_strconcat(rt_texts_at(&settings->wrong, 0), more, NULL);
    context->out->notice(context->out, said);
}

/* Whose name and which sample: for those who change something alone, and config, which
 * tells the name.  To look them up takes as long as half a listing. */
static bool may_write(const struct rt_args *args)
{
    return !args->command || args->command->writes ||
           args->command == rt_command_find("meet") ||
           args->command == rt_command_find("config");
}

static struct tui_options screen_options(const struct rt_args *args)
{
    return (struct tui_options){
        .no_color = setting(args, "no-color") != NULL,
        .no_mouse = rt_args_option(args, "no-mouse") != NULL,
    };
}

static bool is_meet(const struct rt_args *args)
{
    return args->command && args->command == rt_command_find("meet") &&
           !rt_args_option(args, "help");
}

/* No day, or words that mean one; the command says what is wrong with others. */
static bool has_day(const struct rt_args *args)
{
    const char *day = rt_args_argument(args, 0);
    char date[11];
    return !day || rt_meeting_read_day(day, date, NULL) == RT_OK;
}

/* A meeting: its screen.  Where that can't be shown the command says so. */
static bool is_meeting(const struct rt_context *context, const struct rt_args *args)
{
    return is_meet(args) && has_day(args) && !context->out->is_spoken &&
           tui_check(NULL) == RT_OK;
}

/* The same in lines, and all else that is talked about; nobody looks at a projector there. */
static bool is_talk(const struct rt_args *args)
{
    return is_meet(args) ? !rt_args_option(args, "show")
                         : !args->command && !rt_args_option(args, "help");
}

static enum rt_status run_meeting(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    struct tui_options options = screen_options(args);
    options.is_meeting = true;
    options.day = rt_args_argument(args, 0);
    options.is_follower = rt_args_option(args, "show") != NULL;
    context->is_readonly = context->is_readonly || options.is_follower;
    return tui_run(context, &options, error);
}

/* No command and no terminal: what `rectrack status` does. */
static enum rt_status run_screen(struct rt_context *context, const struct rt_args *args,
                                 struct rt_error *error)
{
    struct tui_options options = screen_options(args);
    struct rt_error why = {0};
    if (tui_check(&why) == RT_OK)
        return tui_run(context, &options, error);
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) /* a person who waits for a screen */
        context->out->notice(context->out, why.sentence);

    rt_error_clear(&why);
    tell_settings(context);
    struct rt_args status = {.command = rt_command_find("status")};
    return rt_command_run(context, &status, error);
}

/* A command that saved and could not say so has not refused anything. */
static enum rt_status told_in_part(struct rt_error *error)
{
    struct rt_error told = {0};
    if (error->sentence) /* a reader that went away hears nothing */
        rt_fail_at(&told, RT_PARTLY, error->file, error->line, error->column,
                   "what was asked for is done, but %s", error->sentence);
    rt_error_clear(error);
    *error = told;
    return RT_PARTLY;
}

static enum rt_status run_command(struct rt_context *context, const struct rt_args *args,
                                  struct cli_print *print, struct rt_error *error)
{
    enum rt_status status = rt_command_run(context, args, error);
    if (status == RT_OK)
        status = cli_print_end(print, error);
    return status != RT_OK && context->has_saved ? told_in_part(error) : status;
}

static enum rt_status run_with(const struct rt_args *args, struct rt_settings *settings,
                               struct cli_print *print, struct rt_error *error)
{
    g_autofree char *sample =
        may_write(args) ? find_folder("sample", RT_DATADIR "/sample") : NULL;
    g_autofree char *modules = find_folder("core/exchange", RT_LIBDIR);
    struct rt_context context = {
        .register_path = setting(args, "register"),
        .user = setting(args, "as"),
        .has_named_day = rt_args_option(args, "today") != NULL,
        .is_readonly = rt_args_option(args, "read-only") != NULL,
        .sample = sample,
        .modules = modules,
        .out = cli_print_output(print),
        .settings = settings,
        .judge_keys = tui_judge_keys,
    };
    if (!context.user)
        context.user = rt_setting_value(settings, RT_SETTING_NAME);
    if (!context.user && may_write(args))
        context.user = g_get_user_name();
    enum rt_status status = read_today(setting(args, "today"), &context.today, error);
    if (status == RT_OK && context.user)
        status = check_user(context.user, error);
    if (status != RT_OK)
        return status;
    bool is_bare = !args->command && !rt_args_option(args, "help");
    if (context.out->is_spoken && is_talk(args))
        return cli_line_run(&context, is_bare ? NULL : args, error);
    if (is_bare)
        return run_screen(&context, args, error);
    if (is_meeting(&context, args))
        return run_meeting(&context, args, error);
    if (args->command != rt_command_find("config"))
        tell_settings(&context);
    return run_command(&context, args, print, error);
}

/* For who listens instead of looking. */
static bool is_spoken(const struct rt_args *args, const struct rt_settings *settings)
{
    const char *asked = setting(args, "accessible");
    if (asked)
        return strcmp(asked, "0") != 0; /* of the variable: none */
    return strcmp(rt_setting_value(settings, RT_SETTING_ACCESSIBLE), "true") == 0;
}

static enum rt_status run(const struct rt_args *args, struct rt_settings *settings,
                          struct cli_print *print, struct rt_error *error)
{
    struct rt_output *out = cli_print_output(print);
    enum rt_status status = rt_args_option(args, "version")
                                ? out->line(out, NULL, PACKAGE_STRING, error)
                                : run_with(args, settings, print, error);
    struct rt_error at_end = {0};
    enum rt_status ended = cli_print_end(print, &at_end);
    if (status == RT_OK && ended != RT_OK) {
        *error = at_end;
        return ended;
    }
    rt_error_clear(&at_end);
    return status;
}

int main(int argc, char **argv)
{
    make_safe();
    struct rt_args args = {0};
    struct rt_settings settings = {0};
    struct rt_error error = {0};
    enum rt_status status = rt_args_parse(&args, (const char *const *)argv + 1,
                                          (size_t)(argc > 0 ? argc - 1 : 0), &error);
    if (status == RT_OK) {
        rt_settings_read(&settings, setting(&args, "register"));
        struct cli_print *print =
            cli_print_new(!setting(&args, "no-color"), is_spoken(&args, &settings));
        status = run(&args, &settings, print, &error);
        cli_print_free(print);
    }
    cli_print_error(&error);
    rt_error_clear(&error);
    rt_settings_clear(&settings);
    rt_args_clear(&args);
    return status == RT_CONFLICT ? RT_REFUSED : (int)status;
}
