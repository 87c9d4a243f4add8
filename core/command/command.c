/* What the commands share; and running one by its row in the table. */
#include "command/command.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

#include "base/home.h"
#include "store/write.h"

enum rt_status rt_context_path(const struct rt_context *context, char **out,
                               struct rt_error *error)
{
    char *path = context->register_path ? g_strdup(context->register_path)
                                        : home_path(HOME_DATA, "rectrack/register.db");
    if (!path)
        return rt_fail(error, RT_REFUSED,
                       "there is no home folder to keep the register in: set HOME, or name the "
                       "register with --register FILE");
    *out = path;
    return RT_OK;
}

enum rt_status rt_context_open(const struct rt_context *context, enum rt_access access,
                               struct rt_register **out, char **moved, struct rt_error *error)
{
    g_autofree char *path = NULL, *aside = NULL;
    *moved = NULL;
    enum rt_status status = rt_context_path(context, &path, error);
    if (status == RT_OK && access == RT_WRITE)
        status = store_migrate(path, context->user ? context->user : "rectrack", &aside, error);
    if (aside)
        *moved = g_strdup_printf("%s was moved to the new version of the register; what stood "
                                 "there is kept as %s",
                                 path, aside);
    return status == RT_OK ? rt_register_open(path, access, out, error) : status;
}

enum rt_status command_open(struct rt_context *context, enum rt_access access,
                            struct rt_register **out, struct rt_error *error)
{
    if (context->reg) {
        *out = context->reg;
        return RT_OK;
    }
    g_autofree char *moved = NULL;
    enum rt_status status = rt_context_open(context, access, out, &moved, error);
    if (moved)
        context->out->notice(context->out, moved);
    if (status == RT_OK && context->out->is_terminal && rt_register_why_readonly(*out))
        context->out->notice(context->out, rt_register_why_readonly(*out));
    return status;
}

void command_close(struct rt_context *context, struct rt_register *reg)
{
    if (reg != context->reg)
        rt_register_close(reg);
}

enum rt_status command_open_to_write(struct rt_context *context, struct rt_register **out,
                                     struct rt_error *error)
{
    if (context->is_readonly)
        return rt_fail(error, RT_REFUSED,
                       "nothing was changed: the register is open for reading only; leave "
                       "--read-only out to change it");
    struct rt_register *reg;
    enum rt_status status = command_open(context, RT_WRITE, &reg, error);
    if (status != RT_OK)
        return status;
    if (rt_register_why_readonly(reg)) {
        status = rt_fail(error, RT_REFUSED, "nothing was changed: %s",
                         rt_register_why_readonly(reg));
        command_close(context, reg);
        return status;
    }
    *out = reg;
    return RT_OK;
}

enum rt_status command_outlook(struct rt_context *context, struct rt_register *reg,
                               struct rt_outlook *out, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = rt_register_facts(reg, &facts, error);
    if (status == RT_OK)
        *out = rt_outlook_now(facts, context->today);
    return status;
}

void command_tell_day(struct rt_context *context, const struct rt_outlook *outlook)
{
    if (!context->has_named_day || outlook->today == context->today || !outlook->period)
        return;
    context->has_named_day = false;
    g_autofree char *day = rt_day_words(outlook->today);
    g_autofree char *said =
        g_strdup_printf("--today has no effect: the period %s is closed, and all is as at %s",
                        outlook->period->label, day);
    context->out->notice(context->out, said);
}

enum rt_status command_split_ref(const char *asked, char **ref, size_t *n,
                                 struct rt_error *error)
{
    const char *dot = strchr(asked, '.');
    g_autofree char *before = dot ? g_strndup(asked, (size_t)(dot - asked)) : g_strdup(asked);
    guint64 number = 0;
    if (dot && !g_ascii_string_to_unsigned(dot + 1, 10, 1, G_MAXINT, &number, NULL))
        return rt_fail(error, RT_REFUSED,
                       "there is no %s; write a number behind the dot, such as %s.1", asked,
                       before);
    *ref = g_steal_pointer(&before);
    *n = (size_t)number;
    return RT_OK;
}

enum rt_status command_limit(const struct rt_args *args, size_t *out, struct rt_error *error)
{
    const char *text = rt_args_option(args, "limit");
    guint64 limit = 0;
    if (text && !g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT32, &limit, NULL))
        return rt_fail(error, RT_USAGE, "--limit can't be \"%s\"; it takes a number from 1",
                       text);
    *out = (size_t)limit;
    return RT_OK;
}

enum rt_status command_period(const struct rt_facts *facts, const char *name,
                              const struct rt_period **out, struct rt_error *error)
{
    const struct rt_period *found = rt_facts_period(facts, name);
    if (found) {
        *out = found;
        return RT_OK;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < facts->periods.n; i++)
        g_ptr_array_add(names, (void *)(uintptr_t)rt_period_at(&facts->periods, i)->id);
    const char *nearest = rt_text_nearest(name, (const char *const *)names->pdata, names->len);
    return rt_fail(error, RT_REFUSED,
                   nearest ? "there is no period \"%s\"; did you mean %s?"
                           : "there is no period \"%s\"; rectrack period list names them all",
                   name, nearest);
}

enum rt_status command_query(const struct rt_args *args, size_t first, struct rt_register *reg,
                             struct rt_query *out, struct rt_error *error)
{
    enum rt_status status = rt_register_facts(reg, &out->facts, error);
    for (size_t i = first; i < args->arguments.n && status == RT_OK; i++)
        status = rt_query_add(out, rt_args_argument(args, i), error);
    const char *line = rt_args_option(args, "query");
    if (status == RT_OK && line)
        status = rt_query_parse(out, line, error);
    return status;
}

static void tell_owner(struct rt_context *context, const struct rt_facts *facts,
                       const char *value)
{
    g_autofree char *nearest = NULL;
    if (!*value || rt_query_finds_owner(facts, value, &nearest))
        return;
    g_autofree char *said =
        nearest ? g_strdup_printf("no owner is called \"%s\"; the nearest is owner:\"%s\"",
                                  value, nearest)
                : g_strdup_printf("no owner is called \"%s\"", value);
    context->out->notice(context->out, said);
}

enum rt_status command_tell_owners(struct rt_context *context, struct rt_register *reg,
                                   const struct rt_query *query, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = rt_register_facts(reg, &facts, error);
    for (size_t i = 0; i < query->tests.n && status == RT_OK; i++) {
        const struct rt_test *test = rt_list_item(&query->tests, i, sizeof *test);
        for (size_t k = 0; k < test->values.n && test->word == RT_WORD_OWNER; k++)
            tell_owner(context, facts, rt_texts_at(&test->values, k));
    }
    return status;
}

enum rt_status command_refs(struct rt_register *reg, const struct rt_select *select,
                            struct rt_arena *arena, struct rt_list *refs,
                            struct rt_error *error)
{
    struct rt_select rows_of = *select;
    struct rt_stream *rows;
    rows_of.depth = RT_LINE;
    enum rt_status status = rt_register_select(reg, &rows_of, &rows, error);
    if (status != RT_OK)
        return status;
    for (;;) {
        struct rt_item item;
        status = rt_stream_next(rows, &item, error);
        if (status != RT_OK || !item.shape)
            break;
        rt_texts_add(refs, arena, ((const struct rt_record *)item.value)->ref);
    }
    rt_stream_close(rows);
    return status;
}

enum rt_status command_say(struct rt_context *context, struct rt_error *error,
                           const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *text = g_strdup_vprintf(format, words);
    va_end(words);
    return context->out->line(context->out, NULL, text, error);
}

enum rt_status command_tell(struct rt_context *context, struct rt_error *error,
                            const char *label, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *text = g_strdup_vprintf(format, words);
    va_end(words);
    return context->out->line(context->out, label, text, error);
}

static enum rt_status hand_on(struct rt_sink *sink, const char *bytes, size_t n,
                              struct rt_error *error)
{
    struct rt_output *out = ((struct command_sink *)sink)->out;
    return out->bytes(out, bytes, n, error);
}

struct command_sink command_sink(struct rt_context *context)
{
    return (struct command_sink){{hand_on}, context->out};
}

/* "3,400": thousands as people write them. */
static void add_number(GString *out, uint64_t n)
{
    if (n >= 1000) {
        add_number(out, n / 1000);
        g_string_append_printf(out, ",%03u", (unsigned)(n % 1000));
    } else {
        g_string_append_printf(out, "%u", (unsigned)n);
    }
}

char *rt_progress_words(const char *what, uint64_t done, uint64_t total)
{
    GString *words = g_string_new(what);
    words->str[0] = g_ascii_toupper(words->str[0]);
    g_string_append_c(words, ' ');
    add_number(words, done);
    if (total) {
        g_string_append(words, " of ");
        add_number(words, total);
    }
    return g_string_free(words, FALSE);
}

enum rt_status command_progress(struct rt_context *context, const char *what, uint64_t done,
                                uint64_t total, struct rt_error *error)
{
    struct rt_output *out = context->out;
    if (out->progress(out, what, done, total))
        return RT_OK;
    g_autofree char *words = rt_progress_words(what, done, total);
    return rt_fail(error, RT_REFUSED, "stopped (%s); all is as it was", words);
}

char *command_count(size_t n, const char *one, const char *many)
{
    return g_strdup_printf("%zu %s", n, n == 1 ? one : many);
}
