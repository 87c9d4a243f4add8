/* A few commands that answer in each of the ways an answer can come. */
#include <string.h>

#include <rectrack/command.h>

#include "tests/tui/fake.h"

static enum rt_status run_status(struct rt_context *context, const struct rt_args *args,
                                 struct rt_error *error)
{
    (void)args;
    struct rt_output *out = context->out;
    static const struct rt_column columns[] = {{"theme", "THEME", 0, NULL},
                                               {"total", "TOTAL", 5, "total"}};
    const char *cells[] = {"Universal primary prevention", "4"};
    out->heading(out, "March 2020", error);
    out->columns(out, columns, 2, error);
    out->row(out, cells, 2, error);
    return out->line(out, "Overdue", "SI-1, SI-12", error);
}

static enum rt_status run_many(struct rt_context *context, const struct rt_args *args,
                               struct rt_error *error)
{
    (void)args;
    for (int i = 1; i <= 200; i++) {
        g_autofree char *text = g_strdup_printf("line number %d", i);
        context->out->line(context->out, NULL, text, error);
    }
    return RT_OK;
}

static enum rt_status run_history(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    const char *ref = rt_args_argument(args, 0);
    if (g_strcmp0(ref, "--limit") != 0) {
        context->out->line(context->out, "Created", ref, error);
        return context->out->line(context->out, "By", "SCC", error);
    }
    context->out->heading(context->out, "2  14 Apr 2020, 12:01  Hampton Trust", error);
    context->out->line(context->out, NULL, "Set the state of SI-5 to paused", error);
    if (args->arguments.n < 3)
        context->out->line(context->out, "SI-5", "", error);
    context->out->line(context->out, "State", "In progress → Paused", error);
    context->out->line(context->out, "Note", "− Until the summer\n+ Until the autumn", error);
    context->out->heading(context->out, "1  31 Mar 2020, 09:00  SCC", error);
    return context->out->line(context->out, NULL, "Imported plan.yaml", error);
}

static enum rt_status run_check(struct rt_context *context, const struct rt_args *args,
                                struct rt_error *error)
{
    (void)args;
    return context->out->line(context->out, NULL, "The register is sound", error);
}

static enum rt_status run_backup(struct rt_context *context, const struct rt_args *args,
                                 struct rt_error *error)
{
    (void)args;
    (void)context;
    return rt_fail(error, RT_REFUSED, "the copy \"x\" can't be written: no room");
}

static enum rt_status run_init(struct rt_context *context, const struct rt_args *args,
                               struct rt_error *error)
{
    if (!g_file_set_contents(context->register_path, "", 0, NULL))
        return rt_fail(error, RT_REFUSED, "\"%s\" can't be made", context->register_path);
    return run_check(context, args, error);
}

static GString *ran;
static const char *refused;

char *fake_ran(void)
{
    char *all = ran ? g_string_free(ran, FALSE) : g_strdup("");
    ran = NULL;
    return all;
}

void fake_refuse(const char *name)
{
    refused = name;
}

static size_t steps;

void fake_work(size_t n)
{
    steps = n;
}

/* Until it is stopped. */
static bool work(struct rt_output *out)
{
    for (size_t i = 1; i <= steps; i++)
        if (!out->progress(out, "changing", i * 100, steps * 100))
            return false;
    return true;
}

static bool is_unsure_now;

void fake_be_unsure(bool is_unsure)
{
    is_unsure_now = is_unsure;
}

static struct rt_conflict clashing;
static bool clashes;

void fake_clash(void)
{
    clashes = true;
    clashing = (struct rt_conflict){
        .label = "Progress", .field = "updates", .theirs = "Their words", .yours = "My words"};
}

void fake_clash_over(const char *field, const char *label, const char *theirs)
{
    clashes = true;
    clashing = (struct rt_conflict){.label = label,
                                    .field = field,
                                    .theirs = theirs,
                                    .yours = "mine",
                                    .who = "Hampshire Constabulary",
                                    .at = "2020-04-15T12:04:00Z"};
}

void fake_clash_part(const char *part)
{
    clashing.part = part;
}

static enum rt_status clash(struct rt_context *context, struct rt_error *error)
{
    struct rt_conflict conflict = clashing;
    conflict.ref = context->seen->ref;
    clashes = false;
    context->out->conflict(context->out, &conflict);
    return rt_fail(error, RT_CONFLICT, "%s: SCC saved its progress at 14:01, after you began",
                   context->seen->ref);
}

static bool is_refused(const char *name, struct rt_error *error)
{
    bool is_so = refused && !strcmp(refused, name);
    if (is_so)
        rt_fail(error, RT_REFUSED, "%s was refused", refused);
    return is_so;
}

static void put_words(GString *out, const struct rt_args *args)
{
    g_string_append(out, args->command->name);
    for (size_t i = 0; i < args->arguments.n; i++) {
        g_autofree char *word =
            g_strdelimit(g_strdup(rt_texts_at(&args->arguments, i)), " ", '_');
        g_string_append_printf(out, " %s", word);
    }
}

static void note(const struct rt_args *args)
{
    ran = ran ? ran : g_string_new(NULL);
    put_words(ran, args);
    g_string_append_c(ran, '\n');
}

/* What is shown is part by part; a file is only noted. */
static enum rt_status run_export(struct rt_context *context, const struct rt_args *args,
                                 struct rt_error *error)
{
    g_autoptr(GString) words = g_string_new(NULL);
    put_words(words, args);
    if (is_refused("export", error))
        return error->status;
    if (!rt_args_option(args, "output")) {
        fake_paper(context->out, rt_args_option(args, "layout"), words->str);
        return RT_OK;
    }
    note(args);
    context->out->notice(context->out, "Written");
    return RT_OK;
}

static enum rt_status run_writing(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    note(args);
    if (clashes && context->seen)
        return clash(context, error);
    if (is_refused(args->command->name, error))
        return error->status;
    if (!work(context->out))
        return rt_fail(error, RT_REFUSED, "stopped; all is as it was");
    context->has_saved = true;
    if (is_unsure_now)
        return rt_fail(error, RT_PARTLY, "it may not outlast a power cut");
    context->out->notice(context->out, "Saved");
    return RT_OK;
}

/* The words themselves are tested with the commands. */
char *rt_progress_words(const char *what, uint64_t done, uint64_t total)
{
    return g_strdup_printf("%s %d of %d", what, (int)done, (int)total);
}

static const struct rt_argument ref_argument[] = {{"REF", false, false, NULL}, {0}};
static const char *const layouts[] = {"progress", "many", NULL};
static const struct rt_option export_options[] = {
    {.name = "layout", .flags = RT_OPTION_VALUE, .value = "L", .choices = layouts}, {0}};
static const struct rt_argument name_argument[] = {{"FILE", true, false, NULL}, {0}};

const struct rt_command rt_commands[] = {
    {.name = "status",
     .summary = "Counts by source, theme and colour",
     .help = "",
     .words = "overview totals",
     .is_screen = true,
     .run = run_status},
    {.name = "history",
     .summary = "What was changed, by whom",
     .help = "",
     .arguments = ref_argument,
     .is_screen = true,
     .run = run_history},
    {.name = "check",
     .summary = "Is the register sound?",
     .help = "",
     .words = "verify",
     .is_screen = true,
     .run = run_check},
    {.name = "many",
     .summary = "A long answer",
     .help = "",
     .is_screen = true,
     .run = run_many},
    {.name = "backup",
     .summary = "Writes a copy",
     .help = "",
     .arguments = name_argument,
     .is_screen = true,
     .run = run_backup},
    {.name = "export",
     .summary = "Writes a paper",
     .help = "",
     .options = export_options,
     .is_screen = true,
     .run = run_export},
    {.name = "import",
     .summary = "Takes a file in",
     .help = "",
     .arguments = ref_argument,
     .writes = true,
     .is_screen = true,
     .run = run_check},
    {.name = "update", .summary = "Reports", .help = "", .writes = true, .run = run_writing},
    {.name = "target", .summary = "Revises", .help = "", .writes = true, .run = run_writing},
    {.name = "set", .summary = "Changes", .help = "", .writes = true, .run = run_writing},
    {.name = "add", .summary = "Adds", .help = "", .writes = true, .run = run_writing},
    {.name = "undo", .summary = "Takes back", .help = "", .writes = true, .run = run_writing},
    {.name = "redo", .summary = "Does again", .help = "", .writes = true, .run = run_writing},
    {.name = "init", .summary = "Makes a register", .help = "", .run = run_init},
    {0},
};

const struct rt_option rt_global_options[] = {{0}};

const struct rt_command *rt_command_find(const char *name)
{
    for (const struct rt_command *one = rt_commands; one->name; one++)
        if (!strcmp(one->name, name))
            return one;
    return NULL;
}

enum rt_status rt_args_parse(struct rt_args *args, const char *const *words, size_t n,
                             struct rt_error *error)
{
    args->command = rt_command_find(words[0]);
    if (!args->command)
        return rt_fail(error, RT_USAGE, "there is no command \"%s\"; did you mean \"status\"?",
                       words[0]);
    for (size_t i = 1; i < n; i++)
        rt_texts_add(&args->arguments, &args->arena, words[i]);
    return RT_OK;
}

void rt_args_clear(struct rt_args *args)
{
    rt_arena_clear(&args->arena);
}

const char *rt_args_argument(const struct rt_args *args, size_t i)
{
    return i < args->arguments.n ? rt_texts_at(&args->arguments, i) : NULL;
}

/* Here options are words like others: "--name=value". */
const char *rt_args_option(const struct rt_args *args, const char *name)
{
    g_autofree char *begins = g_strdup_printf("--%s=", name);
    const char *value = NULL;
    for (size_t i = 0; i < args->arguments.n; i++) {
        const char *word = rt_texts_at(&args->arguments, i);
        if (g_str_has_prefix(word, begins))
            value = word + strlen(begins);
    }
    return value;
}

enum rt_status rt_command_run(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error)
{
    return args->command->run(context, args, error);
}

char *rt_command_usage(const struct rt_command *command)
{
    return g_strdup_printf("rectrack %s%s%s", command->name, command->arguments ? " " : "",
                           command->arguments ? command->arguments->name : "");
}

enum rt_status rt_context_path(const struct rt_context *context, char **out,
                               struct rt_error *error)
{
    (void)error;
    *out = g_strdup(context->register_path ? context->register_path
                                           : "/nowhere/rectrack/register.db");
    return RT_OK;
}

enum rt_status rt_context_open(const struct rt_context *context, enum rt_access access,
                               struct rt_register **out, char **moved, struct rt_error *error)
{
    *moved = NULL;
    return rt_register_open(context->register_path, access, out, error);
}
