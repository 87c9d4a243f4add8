/* chase: who has not answered, owner by owner, as text to paste into a mail. */
#include "command/command.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/unanswered.h>

struct chase {
    struct rt_context *context;
    struct rt_outlook outlook;
    const struct rt_period *before; /* the last closed one before it, or NULL */
    GHashTable *colours;            /* reference → how it was reported then, in words */
    struct rt_unanswered unanswered;
};

/* ---- last period's colours ---- */

static void note_colour(struct chase *chase, const struct rt_record *then)
{
    enum rt_rag rag = rt_rag_shown(then);
    if (rag)
        g_hash_table_insert(
            chase->colours, g_strdup(then->ref),
            g_strdup_printf("%s%s", rt_rags[rag].label, then->rag ? "" : " (suggested)"));
}

static enum rt_status read_colours(struct chase *chase, struct rt_register *reg,
                                   struct rt_error *error)
{
    struct rt_stream *stream;
    struct rt_item item;
    chase->before = rt_outlook_before(&chase->outlook);
    if (!chase->before)
        return RT_OK;
    enum rt_status status = rt_register_snapshot(reg, chase->before->id, &stream, error);
    if (status != RT_OK)
        return status;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape)
        if (item.shape == &rt_record_shape)
            note_colour(chase, item.value);
    rt_stream_close(stream);
    return status;
}

/* ---- telling ---- */

static enum rt_status tell_row(struct chase *chase, const struct rt_asked *row,
                               struct rt_error *error)
{
    g_autoptr(GString) more = g_string_new(NULL);
    const char *colour = g_hash_table_lookup(chase->colours, row->ref);
    if (colour)
        g_string_append_printf(more, "%s: %s", chase->before->label, colour);
    for (size_t i = 0; i < row->overdue.n; i++)
        g_string_append_printf(more, "%s%s",
                               i           ? ", "
                               : more->len ? "; overdue: "
                                           : "Overdue: ",
                               rt_texts_at(&row->overdue, i));
    g_autoptr(GString) refs = g_string_new(row->ref);
    for (size_t i = 0; i < row->with.n; i++)
        g_string_append_printf(refs, ", %s", rt_texts_at(&row->with, i));
    enum rt_status status = command_say(chase->context, error, "%s  %s", refs->str, row->name);
    return status == RT_OK && more->len
               ? command_say(chase->context, error, "    %s", more->str)
               : status;
}

static enum rt_status tell_owner(struct chase *chase, const struct rt_asked_owner *owner,
                                 struct rt_error *error)
{
    const struct rt_period *period = chase->outlook.period;
    bool is_closed = period->state == RT_CLOSED;
    g_autofree char *day = rt_day_words(period->as_at);
    g_autofree char *rows = command_count(owner->rows.n, "recommendation", "recommendations");
    g_autofree char *heading =
        g_strdup_printf("%s: %s without an update for %s, which %s on %s",
                        owner->name ? owner->name : "No owner", rows, period->label,
                        is_closed ? "ended" : "ends", day);
    enum rt_status status = chase->context->out->heading(chase->context->out, heading, error);
    for (size_t i = 0; i < owner->rows.n && status == RT_OK; i++)
        status = tell_row(chase, rt_list_item(&owner->rows, i, sizeof(struct rt_asked)), error);
    return status;
}

/* owner: NULL, or the only one who is asked. */
static enum rt_status tell(struct chase *chase, const char *owner, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    bool has_told = false;
    for (size_t i = 0; i < chase->unanswered.owners.n && status == RT_OK; i++) {
        const struct rt_asked_owner *one =
            rt_list_item(&chase->unanswered.owners, i, sizeof *one);
        if (!one->rows.n || (owner && g_strcmp0(one->name, owner) != 0))
            continue;
        has_told = true;
        status = tell_owner(chase, one, error);
    }
    if (has_told || status != RT_OK)
        return status;
    const char *label = chase->outlook.period->label;
    return owner ? command_say(chase->context, error, "%s has answered for %s", owner, label)
                 : command_say(chase->context, error, "%s for %s",
                               command_all_answered(chase->outlook.facts), label);
}

/* ---- the whole ---- */

static enum rt_status choose_period(struct chase *chase, struct rt_register *reg,
                                    const char *name, struct rt_error *error)
{
    const struct rt_period *period;
    enum rt_status status = command_outlook(chase->context, reg, &chase->outlook, error);
    if (status == RT_OK && name) {
        status = command_period(chase->outlook.facts, name, &period, error);
        if (status == RT_OK)
            chase->outlook = rt_outlook_of(chase->outlook.facts, period, chase->context->today);
    }
    if (status == RT_OK && !chase->outlook.period)
        status = rt_fail(error, RT_REFUSED,
                         "there is no period to answer for; rectrack period open \"June 2020\" "
                         "opens one");
    return status;
}

static enum rt_status run(struct chase *chase, struct rt_register *reg,
                          const struct rt_args *args, struct rt_error *error)
{
    const struct rt_owner *owner = NULL;
    const char *asked = rt_args_argument(args, 0);
    enum rt_status status = choose_period(chase, reg, rt_args_option(args, "period"), error);
    if (status == RT_OK && asked)
        status = command_owner(chase->outlook.facts, asked, &owner, error);
    if (status == RT_OK)
        status = rt_unanswered_find(reg, &chase->outlook, owner ? owner->name : NULL,
                                    &chase->unanswered, error);
    if (status == RT_OK)
        status = read_colours(chase, reg, error);
    rt_register_let_go(reg);
    return status == RT_OK ? tell(chase, owner ? owner->name : NULL, error) : status;
}

enum rt_status cmd_chase(struct rt_context *context, const struct rt_args *args,
                         struct rt_error *error)
{
    struct rt_register *reg;
    struct chase chase = {.context = context};
    enum rt_status status = command_open(context, RT_READ_ONCE, &reg, error);
    if (status != RT_OK)
        return status;
    chase.colours = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    status = run(&chase, reg, args, error);
    g_hash_table_unref(chase.colours);
    rt_unanswered_clear(&chase.unanswered);
    command_close(context, reg);
    return status;
}
