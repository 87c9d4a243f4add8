/* show: all of one recommendation. */
#include "command/command.h"

#include <string.h>

#include <rectrack/describe.h>

#include "exchange/json.h"
#include "exchange/paper.h"

static enum rt_status show_text(struct rt_context *context, const struct rt_record *record,
                                const struct rt_facts *facts, struct rt_arena *arena,
                                struct rt_error *error)
{
    struct rt_output *out = context->out;
    struct rt_list blocks = out->is_spoken ? rt_describe_spoken(record, facts, arena)
                                           : rt_describe(record, facts, arena);
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < blocks.n && status == RT_OK; i++) {
        const struct rt_block_of_text *block = rt_list_item(&blocks, i, sizeof *block);
        if (block->kind == RT_BLOCK_LINE)
            status = out->line(out, block->label, block->text, error);
        else
            status = out->heading(out, block->text, error);
    }
    return status;
}

/* Headings and lines as Markdown, safe as its writer makes it. */
static enum rt_status show_markdown(struct rt_context *context, const struct rt_record *record,
                                    const struct rt_facts *facts, struct rt_arena *arena,
                                    struct rt_error *error)
{
    struct rt_list blocks = rt_describe(record, facts, arena);
    g_autoptr(GString) page = g_string_new(NULL);
    for (size_t i = 0; i < blocks.n; i++) {
        const struct rt_block_of_text *block = rt_list_item(&blocks, i, sizeof *block);
        if (block->kind != RT_BLOCK_LINE)
            g_string_append(page, block->kind == RT_BLOCK_TITLE ? "# " : "\n## ");
        else if (block->label && *block->label)
            g_string_append(page, "\n**");
        if (block->kind == RT_BLOCK_LINE && block->label && *block->label) {
            markdown_put_text(page, block->label);
            g_string_append(page, "** ");
        }
        markdown_put_text(page, block->text);
        g_string_append_c(page, '\n');
    }
    return context->out->bytes(context->out, page->str, page->len, error);
}

static enum rt_status show_json(struct rt_context *context, const struct rt_record *record,
                                struct rt_error *error)
{
    struct command_sink sink = command_sink(context);
    enum rt_status status = json_write_value(&rt_record_shape, record, &sink.sink, error);
    return status == RT_OK ? rt_sink_write(&sink.sink, "\n", 1, error) : status;
}

/* SI-5.2 is the second key action of SI-5: it is shown with its recommendation. */
static enum rt_status read_record(struct rt_register *reg, const char *asked,
                                  const struct rt_outlook *outlook, struct rt_arena *arena,
                                  struct rt_record *record, struct rt_error *error)
{
    g_autofree char *ref = NULL;
    size_t n;
    enum rt_status status = command_split_ref(asked, &ref, &n, error);
    if (status == RT_OK)
        status = rt_register_record(reg, ref, outlook, arena, record, error);
    if (status == RT_OK && n > record->actions.n)
        return rt_fail(error, RT_REFUSED, "there is no key action %s; %s has %zu", asked,
                       record->ref, record->actions.n);
    return status;
}

enum rt_status cmd_show(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    struct rt_register *reg;
    enum rt_status status = command_open(context, RT_READ_ONCE, &reg, error);
    if (status != RT_OK)
        return status;
    const char *format = rt_args_option(args, "format");
    struct rt_outlook outlook;
    struct rt_arena arena = {0};
    struct rt_record record;
    status = command_outlook(context, reg, &outlook, error);
    if (status == RT_OK)
        command_tell_day(context, &outlook);
    if (status == RT_OK)
        status = read_record(reg, rt_args_argument(args, 0), &outlook, &arena, &record, error);
    rt_register_let_go(reg);
    if (status == RT_OK && g_strcmp0(format, "json") == 0)
        status = show_json(context, &record, error);
    else if (status == RT_OK && g_strcmp0(format, "md") == 0)
        status = show_markdown(context, &record, outlook.facts, &arena, error);
    else if (status == RT_OK)
        status = show_text(context, &record, outlook.facts, &arena, error);
    rt_arena_clear(&arena);
    command_close(context, reg);
    return status;
}
