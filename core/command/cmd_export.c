/* export: the register, or what a period reported, in any format. */
#include "command/command.h"

#include <string.h>

#include "base/file.h"
#include "command/past.h"
#include "exchange/format.h"
#include "model/match.h"
#include "report/layout.h"

/* Bytes of a template: pictures that stay behind may make it large. */
enum { TEMPLATE_LIMIT = 64 << 20 };

struct exporting {
    struct rt_context *context;
    const struct rt_args *args;
    struct rt_register *reg;
    const struct exchange_format *format;
    const struct report_layout *layout; /* NULL: data */
    struct report_table *table;         /* a paper that was made already; NULL: none */
    const char *what;                   /* which: "minutes of 31 March 2020" */
    const struct rt_facts *facts;
    bool is_shown; /* part by part, where the front end shows papers itself */
    size_t first;  /* of the arguments that are words of the query */
    bool has_head;
    struct rt_query query;
    struct rt_select select;
    const char *snapshot; /* the closed period it is read from; NULL: as it is now */
    GPtrArray *notices;   /* char *: what the file does not hold as it is */
};

/* ---- which format, which layout, which period ---- */

/* The options' values are names of their tables: args saw to that. */
static enum rt_status choose_format(struct exporting *exporting, struct rt_error *error)
{
    const char *name = rt_args_option(exporting->args, "format");
    const char *path = rt_args_option(exporting->args, "output");
    bool is_file = path && strcmp(path, "-") != 0;
    if (!name && is_file) {
        exporting->format = exchange_format_of_path(path);
        if (!exporting->format)
            return rt_fail(error, RT_USAGE,
                           "the suffix of %s tells no format; name one with --format", path);
    } else {
        exporting->is_shown = !name && !path && exporting->context->out->part;
        if (!name)
            name = exporting->context->out->is_terminal || exporting->table ? "md" : "yaml";
        exporting->format = exchange_format_find(name);
    }
    const char *template = rt_args_option(exporting->args, "template");
    if (template && strcmp(exporting->format->name, "docx") != 0)
        return rt_fail(error, RT_USAGE,
                       "--template gives a Word paper its styles, and %s has none; write docx, "
                       "or leave it out",
                       exporting->format->label);
    if (template && strcmp(template, "-") == 0)
        return rt_fail(error, RT_USAGE, "a template is a file; name it");
    if (exporting->format->is_binary && !is_file && exporting->context->out->is_terminal)
        return rt_fail(error, RT_USAGE, "%s is no text for a screen; name a file with -o",
                       exporting->format->label);
    if (exporting->table)
        return exporting->format->write_paper
                   ? RT_OK
                   : rt_fail(error, RT_USAGE, "%s is data and has no papers; name another",
                             exporting->format->label);
    const char *layout = rt_args_option(exporting->args, "layout");
    if (!layout && exporting->format->write_data)
        return RT_OK;
    exporting->layout = layout ? report_layout_find(layout) : &report_layouts[0];
    if (!exporting->format->write_paper)
        return rt_fail(error, RT_USAGE, "%s has no layouts, it is data; leave --layout out",
                       exporting->format->label);
    return RT_OK;
}

/* A paper is of the open period, else the last closed, and that from its
 * snapshot; data are as they are now unless a closed period is named. */
static enum rt_status choose_period(struct exporting *exporting, struct rt_error *error)
{
    enum rt_status status = rt_register_facts(exporting->reg, &exporting->facts, error);
    if (status != RT_OK)
        return status;
    const char *name = rt_args_option(exporting->args, "period");
    uint32_t today = exporting->context->today;
    struct rt_outlook outlook = rt_outlook_now(exporting->facts, today);
    if (name) {
        const struct rt_period *period;
        status = command_period(exporting->facts, name, &period, error);
        if (status != RT_OK)
            return status;
        outlook = rt_outlook_of(exporting->facts, period, today);
    }
    bool is_closed = outlook.period && outlook.period->state == RT_CLOSED;
    if (is_closed && (name || exporting->layout))
        exporting->snapshot = outlook.period->id;
    /* What can be read again holds what was said, and nothing that is reckoned. */
    bool is_said = !exporting->layout && exporting->format->open;
    exporting->select = (struct rt_select){
        .query = &exporting->query, .outlook = outlook, .depth = is_said ? RT_SAID : RT_WHOLE};
    return RT_OK;
}

/* ---- a snapshot's records that a query chose ---- */

struct chosen {
    struct rt_stream stream;
    struct rt_stream *all;
    const struct exporting *exporting;
};

static enum rt_status chosen_next(struct rt_stream *stream, struct rt_item *out,
                                  struct rt_error *error)
{
    struct chosen *chosen = (struct chosen *)stream;
    const struct exporting *exporting = chosen->exporting;
    for (;;) {
        enum rt_status status = rt_stream_next(chosen->all, out, error);
        if (status != RT_OK || out->shape != &rt_record_shape ||
            match_record(&exporting->query, out->value, exporting->facts, exporting->snapshot))
            return status;
    }
}

static void chosen_close(struct rt_stream *stream)
{
    struct chosen *chosen = (struct chosen *)stream;
    rt_stream_close(chosen->all);
    g_free(chosen);
}

/* What was so then is asked of the records as they were then. */
static enum rt_status open_snapshot(const struct exporting *exporting, struct rt_stream **out,
                                    struct rt_error *error)
{
    struct rt_stream *all;
    enum rt_status status =
        rt_register_snapshot(exporting->reg, exporting->snapshot, &all, error);
    if (status != RT_OK)
        return status;
    if (!exporting->query.tests.n) {
        *out = all;
        return RT_OK;
    }
    struct chosen *chosen = g_new0(struct chosen, 1);
    chosen->stream = (struct rt_stream){chosen_next, chosen_close, NULL};
    chosen->all = all;
    chosen->exporting = exporting;
    *out = &chosen->stream;
    return RT_OK;
}

/* ---- a stream that tells how far it is ---- */

enum { TELL_EVERY = 1000 };

struct watched {
    struct rt_stream stream;
    struct rt_stream *inner;
    struct rt_context *context;
    uint64_t done;
};

static enum rt_status watched_next(struct rt_stream *stream, struct rt_item *item,
                                   struct rt_error *error)
{
    struct watched *watched = (struct watched *)stream;
    bool is_due = ++watched->done % TELL_EVERY == 0;
    enum rt_status status =
        is_due ? command_progress(watched->context, "exporting", watched->done, 0, error)
               : RT_OK;
    return status == RT_OK ? rt_stream_next(watched->inner, item, error) : status;
}

static void watched_close(struct rt_stream *stream)
{
    struct watched *watched = (struct watched *)stream;
    rt_stream_close(watched->inner);
}

/* ---- writing ---- */

static enum rt_status show(struct rt_output *out, struct report_table *table,
                           struct rt_error *error)
{
    struct report_part part;
    enum rt_status status;
    do
        status = report_table_next(table, &part, error);
    while (status == RT_OK && out->part(out, &part) && part.kind != REPORT_END);
    return status;
}

static enum rt_status put(const struct exporting *exporting, struct report_table *table,
                          const struct exchange_options *options, struct rt_sink *sink,
                          struct rt_error *error)
{
    return exporting->is_shown ? show(exporting->context->out, table, error)
                               : exporting->format->write_paper(table, options, sink, error);
}

static enum rt_status write_made(const struct exporting *exporting, struct rt_sink *sink,
                                 struct rt_error *error)
{
    struct exchange_options options = {.form = EXCHANGE_DOCUMENT,
                                       .notices = exporting->notices,
                                       .modules = exporting->context->modules};
    return put(exporting, exporting->table, &options, sink, error);
}

/* What the closed period before reported, for a paper that compares. */
static enum rt_status open_before(const struct exporting *exporting, struct report_paper *paper,
                                  struct rt_error *error)
{
    paper->since = rt_outlook_before(&paper->outlook);
    return paper->since
               ? rt_register_snapshot(exporting->reg, paper->since->id, &paper->then, error)
               : RT_OK;
}

static enum rt_status write_paper(struct exporting *exporting, struct rt_stream *stream,
                                  const struct exchange_options *options, struct rt_sink *sink,
                                  struct rt_error *error)
{
    g_autofree char *head = NULL;
    enum rt_status status = RT_OK;
    if (exporting->has_head)
        status = rt_register_head(exporting->reg, exporting->snapshot, &head, error);
    if (status != RT_OK)
        return status;
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = exporting->first; i < exporting->args->arguments.n; i++)
        g_string_append_printf(words, "%s%s", words->len ? " " : "",
                               rt_args_argument(exporting->args, i));
    const char *line = rt_args_option(exporting->args, "query");
    if (line)
        g_string_append_printf(words, "%s%s", words->len ? " " : "", line);
    struct report_paper paper = {.layout = exporting->layout,
                                 .outlook = exporting->select.outlook,
                                 .head = head,
                                 .selection = words->len ? words->str : NULL};
    struct rt_arena arena = {0};
    if (exporting->has_head && paper.outlook.period)
        status = rt_register_reopened(exporting->reg, paper.outlook.period->id, &arena,
                                      &paper.reopened, error);
    if (status == RT_OK && !paper.selection)
        status = past_standings(exporting->reg, &paper.outlook, &arena, &paper.before, error);
    if (status == RT_OK && exporting->layout->compares)
        status = open_before(exporting, &paper, error);
    if (status == RT_OK) {
        struct report_table *table = report_table_new(&paper, stream);
        status = put(exporting, table, options, sink, error);
        report_table_free(table);
    }
    rt_stream_close(paper.then);
    rt_arena_clear(&arena);
    return status;
}

static enum rt_status write_records(struct exporting *exporting, struct file_input *template,
                                    struct rt_sink *sink, struct rt_error *error)
{
    struct rt_stream *stream;
    enum rt_status status =
        exporting->snapshot
            ? open_snapshot(exporting, &stream, error)
            : rt_register_export(exporting->reg, &exporting->select, &stream, error);
    if (status != RT_OK)
        return status;
    const struct rt_period *period = exporting->select.outlook.period;
    struct exchange_options options = {.form = EXCHANGE_DOCUMENT,
                                       .period = period ? period->id : NULL,
                                       .notices = exporting->notices,
                                       .template = template,
                                       .modules = exporting->context->modules};
    struct watched watched = {.stream = {watched_next, watched_close, NULL},
                              .inner = stream,
                              .context = exporting->context};
    status = exporting->layout
                 ? write_paper(exporting, &watched.stream, &options, sink, error)
                 : exporting->format->write_data(&watched.stream, &options, sink, error);
    rt_stream_close(&watched.stream);
    return status;
}

static enum rt_status write_to(void *self, struct rt_sink *sink, struct rt_error *error)
{
    struct exporting *exporting = self;
    const char *path = rt_args_option(exporting->args, "template");
    struct file_input template = {0};
    if (exporting->table)
        return write_made(exporting, sink, error);
    if (!path)
        return write_records(exporting, NULL, sink, error);
    enum rt_status status = file_input_open(path, TEMPLATE_LIMIT, &template, error);
    if (status == RT_OK)
        status = write_records(exporting, &template, sink, error);
    file_input_close(&template);
    return status;
}

/* What could not be said in that format; the first one is how the command ends. */
static enum rt_status end_partly(const struct exporting *exporting, struct rt_error *error)
{
    const GPtrArray *notices = exporting->notices;
    for (guint i = 1; i < notices->len; i++)
        exporting->context->out->notice(exporting->context->out, notices->pdata[i]);
    return notices->len ? rt_fail(error, RT_PARTLY, "%s", (char *)notices->pdata[0]) : RT_OK;
}

/* "HTML, March 2020". */
static enum rt_status write_out(struct exporting *exporting, struct rt_error *error)
{
    const struct rt_period *period = exporting->select.outlook.period;
    bool is_of_period = period && (exporting->snapshot || exporting->layout);
    g_autofree char *what = g_strdup_printf("%s, %s", exporting->format->label,
                                            exporting->what ? exporting->what
                                            : is_of_period  ? period->label
                                                            : "as it is now");
    return command_write(exporting->context, rt_args_option(exporting->args, "output"),
                         write_to, exporting, what, error);
}

enum rt_status export_check(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error)
{
    struct exporting exporting = {.context = context, .args = args};
    return choose_format(&exporting, error);
}

enum rt_status export_register(struct rt_context *context, const struct rt_args *args,
                               struct rt_register *reg, size_t first, bool has_head,
                               struct rt_error *error)
{
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    struct exporting exporting = {.context = context,
                                  .args = args,
                                  .reg = reg,
                                  .first = first,
                                  .has_head = has_head,
                                  .notices = notices};
    enum rt_status status = choose_format(&exporting, error);
    if (status == RT_OK)
        status = command_query(args, first, reg, &exporting.query, error);
    if (status == RT_OK)
        status = command_tell_owners(context, reg, &exporting.query, error);
    if (status == RT_OK)
        status = choose_period(&exporting, error);
    if (status == RT_OK && has_head)
        command_tell_day(context, &exporting.select.outlook);
    if (status == RT_OK)
        status = write_out(&exporting, error);
    if (status == RT_OK)
        status = end_partly(&exporting, error);
    rt_query_clear(&exporting.query);
    return status;
}

enum rt_status export_table(struct rt_context *context, const struct rt_args *args,
                            struct report_table *table, const char *what,
                            struct rt_error *error)
{
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    struct exporting exporting = {
        .context = context, .args = args, .table = table, .what = what, .notices = notices};
    enum rt_status status = choose_format(&exporting, error);
    if (status == RT_OK)
        status = write_out(&exporting, error);
    return status == RT_OK ? end_partly(&exporting, error) : status;
}

enum rt_status cmd_export(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    struct rt_register *reg;
    enum rt_status status = export_check(context, args, error);
    if (status == RT_OK)
        status = command_open(context, RT_READ, &reg, error);
    if (status != RT_OK)
        return status;
    status = export_register(context, args, reg, 0, true, error);
    command_close(context, reg);
    return status;
}
