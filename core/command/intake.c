/* Files into a register: streams read to their end inside one change set.  What
 * is doubtful is told; what is refused leaves nothing behind. */
#include "command/intake.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

#include "base/file.h"
#include "exchange/format.h"

enum { TELL_EVERY = 1000 };

/* ---- files ---- */

/* Closing is for good: told, and a doubt where people may still be reporting in it. */
static enum rt_status tell_closing(struct taking *taking, const struct rt_period *given,
                                   struct rt_error *error)
{
    const struct rt_facts *facts;
    if (given->state != RT_CLOSED || taking->intake->is_beside)
        return RT_OK;
    enum rt_status status = rt_register_facts(taking->reg, &facts, error);
    if (status != RT_OK)
        return status;
    const struct rt_period *there = rt_facts_period(facts, given->id);
    if (there && there->state == RT_OPEN)
        rt_doubts_add(taking->doubts, given->part.line, given->part.column, NULL, given->id,
                      "%s",
                      taking->intake->accepts_doubts
                          ? "this period was open and is closed for good"
                          : "this period is open and would be closed for good");
    else if (!there && !taking->intake->is_own)
        g_ptr_array_add(taking->notices,
                        g_strdup_printf("period %s is closed by this import and can't be "
                                        "changed any more",
                                        given->id));
    return RT_OK;
}

/* A source, owner, event or period stands once in a file, as a recommendation does. */
static enum rt_status take_fact(struct taking *taking, const struct rt_item *item,
                                struct rt_error *error)
{
    const struct rt_part *part = item->value;
    g_autoptr(GString) name = g_string_new(NULL);
    rt_field_write(rt_field_find(item->shape, item->shape->key), item->value, name);
    g_autofree char *folded = rt_text_fold(name->str);
    if (!g_hash_table_add(taking->told, g_strconcat(item->shape->name, ":", folded, NULL)))
        return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                          "the %s %s stands twice in this file; make one of the two",
                          item->shape->name, name->str);
    enum rt_status status =
        item->shape == &rt_period_shape ? tell_closing(taking, item->value, error) : RT_OK;
    return status != RT_OK ? status : intake_put(taking, item->shape, item->value, error);
}

/* What reading has found doubtful since the last time, before what comes of it. */
static void take_doubts(struct taking *taking, const GPtrArray *doubts)
{
    for (; doubts && taking->n_taken < doubts->len; taking->n_taken++) {
        const struct rt_doubt *doubt = doubts->pdata[taking->n_taken];
        rt_doubts_add(taking->doubts, doubt->line, doubt->column, doubt->about, doubt->words,
                      "%s", doubt->assumed);
    }
}

static enum rt_status take_stream(struct taking *taking, struct rt_stream *stream,
                                  struct rt_error *error)
{
    for (;;) {
        struct rt_item item;
        rt_arena_reset(&taking->arena);
        enum rt_status status = rt_stream_next(stream, &item, error);
        take_doubts(taking, stream->doubts);
        if (status != RT_OK || !item.shape)
            return status;
        status = item.shape == &rt_record_shape ? intake_record(taking, item.value, error)
                                                : take_fact(taking, &item, error);
        if (status == RT_OK && ++taking->done % TELL_EVERY == 0)
            status = command_progress(taking->context, "importing", taking->done, 0, error);
        if (status != RT_OK)
            return status == RT_USAGE ? RT_REFUSED : status;
    }
}

/* A period that only the command line names: its day is the last that its words
 * can mean. */
static enum rt_status make_period(struct taking *taking, const char *name,
                                  struct rt_error *error)
{
    struct rt_window window = {0};
    if (!rt_window_parse(name, &window))
        window.latest = taking->context->today;
    struct rt_period made = {.id = name, .label = name, .as_at = window.latest};
    rt_doubts_add(taking->doubts, 0, 0, NULL, name, "there is no such period, %s",
                  intake_becomes(taking));
    return intake_put(taking, &rt_period_shape, &made, error);
}

/* The period that a table's columns of one period belong to: its id, to be freed
 * with g_free, or NULL where none is named and none is open. */
static enum rt_status find_period(struct taking *taking, char **out, struct rt_error *error)
{
    const struct intake *intake = taking->intake;
    const char *name =
        taking->format->is_by_place || !intake->makes_period ? intake->period : NULL;
    const struct rt_period *period = NULL;
    struct rt_outlook outlook;
    enum rt_status status = command_outlook(taking->context, taking->reg, &outlook, error);
    if (status == RT_OK && name && intake->makes_period &&
        !rt_facts_period(outlook.facts, name)) {
        status = make_period(taking, name, error);
        if (status == RT_OK)
            status = command_outlook(taking->context, taking->reg, &outlook, error);
    }
    if (status == RT_OK && name)
        status = command_period(outlook.facts, name, &period, error);
    else if (status == RT_OK && outlook.period && outlook.period->state == RT_OPEN)
        period = outlook.period;
    if (status == RT_OK)
        *out = period ? g_strdup(period->id) : NULL;
    return status;
}

/* "plan.csv:3:1: SI-5", "update.docx: table 1, row 3: SI-5", as far as it is known. */
static char *where_of(const struct taking *taking, const struct file_input *input,
                      const struct rt_doubt *doubt, const char *about)
{
    GString *where = g_string_new(input->name);
    const char *place = taking->format ? taking->format->place : NULL;
    if (doubt->line && place)
        g_string_append_printf(where, ": %s %u, row %u", place, doubt->column, doubt->line);
    else if (doubt->line)
        g_string_append_printf(where, ":%u:%u", doubt->line, doubt->column);
    if (about)
        g_string_append_printf(where, ": %s", about);
    return g_string_free(where, FALSE);
}

/* The row of a table is no line of a text. */
static void place_error(const struct taking *taking, struct rt_error *error)
{
    const char *place = taking->format ? taking->format->place : NULL;
    if (!error || !place || !error->line)
        return;
    g_autofree char *plain = error->sentence;
    error->sentence =
        g_strdup_printf("%s %u, row %u: %s", place, error->column, error->line, plain);
    error->line = error->column = 0;
}

static enum rt_status open_file(struct taking *taking, struct file_input *input,
                                struct rt_stream **out, struct rt_error *error)
{
    g_autofree char *period = NULL;
    struct exchange_options options = {.notices = taking->notices,
                                       .modules = taking->context->modules,
                                       .source = taking->intake->source,
                                       .is_period_asked = taking->intake->period != NULL};
    enum rt_status status = exchange_format_of_input(input, &taking->format, error);
    if (status == RT_OK)
        status = find_period(taking, &period, error);
    if (status == RT_OK)
        status = rt_register_facts(taking->reg, &options.facts, error);
    options.period = period;
    return status == RT_OK ? taking->format->open(input, &options, out, error) : status;
}

static enum rt_status take_file(struct taking *taking, const char *path, struct rt_error *error)
{
    struct file_input input;
    enum rt_status status = file_input_open(path, taking->intake->limit, &input, error);
    if (status != RT_OK)
        return status;
    guint before = taking->doubts->len;
    store_begin_file(taking->set, input.name);
    g_hash_table_remove_all(taking->told);
    struct rt_stream *stream = NULL;
    taking->format = NULL;
    taking->n_taken = 0;
    status = open_file(taking, &input, &stream, error);
    if (status == RT_OK)
        status = take_stream(taking, stream, error);
    for (guint i = before; i < taking->doubts->len; i++) {
        struct rt_doubt *doubt = taking->doubts->pdata[i];
        g_autofree char *about = g_steal_pointer(&doubt->about);
        doubt->about = where_of(taking, &input, doubt, about);
    }
    if (status != RT_OK) {
        place_error(taking, error);
        rt_error_in(error, input.name);
    }
    rt_stream_close(stream);
    file_input_close(&input);
    return status;
}

enum rt_status intake_run(struct rt_context *context, struct rt_register *reg,
                          const struct intake *intake, struct rt_error *error)
{
    struct taking taking = {
        .context = context,
        .reg = reg,
        .intake = intake,
        .doubts = rt_doubts_new(),
        .became = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .offers = g_ptr_array_new_with_free_func(g_free),
        .notices = g_ptr_array_new_with_free_func(g_free)};
    const char *user = context->user ? context->user : "rectrack"; /* convert keeps nothing */
    enum rt_status status = store_begin(reg, user, context->today, &taking.set, error);
    for (size_t i = 0; i < intake->n_files && status == RT_OK; i++)
        status = take_file(&taking, intake->files[i], error);
    if (status == RT_OK)
        status = intake_conclude(&taking, error);
    store_rollback(taking.set);
    g_ptr_array_unref(taking.doubts);
    g_hash_table_unref(taking.told);
    g_hash_table_unref(taking.became);
    g_ptr_array_unref(taking.notices);
    g_ptr_array_unref(taking.offers);
    rt_arena_clear(&taking.arena);
    return status;
}
