/* Files into a register: streams read to their end inside one change set.  What
 * is doubtful is told; what is refused leaves nothing behind. */
#include "command/intake.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

#include "base/file.h"
#include "exchange/csv.h"
#include "exchange/format.h"
#include "model/canon.h"

enum { TELL_EVERY = 1000, UNCLEAR_TOLD = 20 };

static struct counted *count_of(struct taking *taking, const struct rt_shape *shape)
{
    size_t i = 0;
    while (i + 1 < RT_ENTITIES && rt_entities[i] != shape)
        i++;
    return &taking->counts[i];
}

static enum rt_status put(struct taking *taking, const struct rt_shape *shape,
                          const void *value, struct rt_error *error)
{
    enum store_what what = STORE_SAME;
    enum rt_status status = store_put(taking->set, shape, value, &what, error);
    if (status != RT_OK)
        return status;
    struct counted *counted = count_of(taking, shape);
    taking->last = what;
    counted->added += what == STORE_ADDED;
    counted->changed += what == STORE_CHANGED;
    counted->same += what == STORE_SAME;
    return RT_OK;
}

/* ---- doubts ---- */

/* What becomes of a thing that nobody knows: a doubt stops all unless it is accepted. */
static const char *is_added(const struct taking *taking)
{
    return taking->intake->accepts_doubts ? "so it is added"
                                          : "which --accept-doubts would add";
}

/* An owner that nobody knows is made, and that is a doubt. */
static enum rt_status doubt_owners(struct taking *taking, const char *ref,
                                   const struct rt_list *owners, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < owners->n && status == RT_OK; i++) {
        const struct rt_ownership *owner = rt_ownership_at(owners, i);
        const char *nearest;
        if (store_has_owner(taking->set, owner->name, &nearest))
            continue;
        rt_doubts_add(taking->doubts, owner->part.line, owner->part.column, ref, owner->name,
                      "there is no such owner, %s%s%s%s", is_added(taking),
                      nearest ? "; did you mean " : "", nearest ? nearest : "",
                      nearest ? "?" : "");
        struct rt_owner made = {.part = owner->part, .name = owner->name};
        status = put(taking, &rt_owner_shape, &made, error);
    }
    return status;
}

/* A table names sources and themes by the way: those the register lacks are made,
 * and that is a doubt. */
static enum rt_status doubt_headings(struct taking *taking, const struct rt_record *record,
                                     struct rt_error *error)
{
    const struct rt_facts *facts;
    if (!taking->is_by_place || !record->source)
        return RT_OK;
    enum rt_status status = rt_register_facts(taking->reg, &facts, error);
    if (status != RT_OK)
        return status;
    const struct rt_source *known = rt_facts_source(facts, record->source);
    bool has_theme = !record->theme;
    for (size_t i = 0; known && i < known->themes.n; i++) {
        const struct rt_theme *theme = rt_theme_at(&known->themes, i);
        has_theme = has_theme || (g_strcmp0(theme->group, record->group) == 0 &&
                                  g_strcmp0(theme->name, record->theme) == 0);
    }
    if (known && has_theme)
        return RT_OK;
    struct rt_source made = {.part = record->part, .code = record->source};
    if (known)
        rt_shape_copy(&rt_source_shape, &made, known, &taking->arena);
    made.part = record->part;
    if (!known)
        rt_doubts_add(taking->doubts, record->part.line, record->part.column, record->ref,
                      record->source, "there is no such source, %s", is_added(taking));
    if (!has_theme) {
        rt_doubts_add(taking->doubts, record->part.line, record->part.column, record->ref,
                      record->theme, "there is no such theme, %s", is_added(taking));
        struct rt_theme *theme = rt_list_add(&made.themes, &taking->arena, sizeof *theme);
        *theme = (struct rt_theme){.group = record->group, .name = record->theme};
    }
    rt_field_set_given(&rt_source_shape, rt_field_find(&rt_source_shape, "themes"), &made);
    return put(taking, &rt_source_shape, &made, error);
}

/* A cell can't say who wrote: where one did, it is that one's update that changes. */
static enum rt_status settle_author(struct rt_record *record, const struct rt_record *there,
                                    struct rt_error *error)
{
    struct rt_update *given = rt_update_at(&record->updates, 0);
    const struct rt_update *known = NULL;
    size_t n = 0;
    for (size_t i = 0; i < there->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&there->updates, i);
        if (strcmp(update->period, given->period) == 0 && ++n)
            known = update;
    }
    if (n > 1)
        return rt_fail_at(
            error, RT_REFUSED, NULL, given->part.line, given->part.column,
            "%s: %zu people wrote in %s, and a table can't say whose words change; "
            "change them in a YAML file",
            there->ref, n, given->period);
    if (known && known->by) {
        given->by = known->by;
        rt_field_set_given(&rt_update_shape, rt_field_find(&rt_update_shape, "by"), given);
    }
    return RT_OK;
}

/* The columns of one period show what all wrote in it as one: where they say what
 * stands there already, they say nothing new. */
static enum rt_status settle_update(struct taking *taking, struct rt_record *record,
                                    struct rt_error *error)
{
    if (!taking->is_by_place || record->updates.n != 1)
        return RT_OK;
    struct rt_outlook outlook;
    enum rt_status status = command_outlook(taking->context, taking->reg, &outlook, error);
    if (status != RT_OK)
        return status;
    struct rt_record there;
    if (rt_register_record(taking->reg, record->ref, &outlook, &taking->arena, &there, NULL) !=
        RT_OK)
        return RT_OK; /* it is new */
    struct rt_update *given = rt_update_at(&record->updates, 0), known = {0};
    csv_update_of(&there, given->period, &taking->arena, &known);
    g_autoptr(GString) said = g_string_new(NULL), stands = g_string_new(NULL);
    for (size_t i = 0; i < rt_update_shape.n; i++) {
        const struct rt_field *field = &rt_update_shape.fields[i];
        if (rt_field_is_given(&rt_update_shape, field, given)) {
            canon_write_field(field, given, said);
            canon_write_field(field, &known, stands);
        }
    }
    const struct rt_field *updates = rt_field_find(&rt_record_shape, "updates");
    if (strcmp(said->str, stands->str) != 0)
        return settle_author(record, &there, error);
    record->part.given &= ~(UINT64_C(1) << rt_field_index(&rt_record_shape, updates));
    return RT_OK;
}

/* Nothing is guessed in silence: words that were not understood are told. */
static void tell_unclear(struct taking *taking, const struct rt_record *record)
{
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        enum rt_kind kind = target->kind;
        uint32_t earliest, latest;
        if (kind == RT_KIND_NONE && !target->event)
            rt_target_understand(target->text, &kind, &earliest, &latest);
        if (kind != RT_KIND_UNCLEAR || taking->n_unclear++ >= UNCLEAR_TOLD)
            continue;
        g_ptr_array_add(taking->notices,
                        g_strdup_printf("%s: the target \"%s\" is kept as written; no day is "
                                        "understood of it",
                                        record->ref, target->text));
    }
}

static enum rt_status take_record(struct taking *taking, struct rt_record *record,
                                  struct rt_error *error)
{
    enum rt_status status = doubt_headings(taking, record, error);
    if (status == RT_OK)
        status = doubt_owners(taking, record->ref, &record->owners, error);
    for (size_t i = 0; i < record->actions.n && status == RT_OK; i++)
        status = doubt_owners(taking, record->ref, &rt_action_at(&record->actions, i)->owners,
                              error);
    if (status == RT_OK)
        status = settle_update(taking, record, error);
    for (size_t i = 0; taking->is_by_place && i < record->targets.n; i++)
        rt_target_at(&record->targets, i)->part.is_partial = true;
    if (status == RT_OK)
        status = put(taking, &rt_record_shape, record, error);
    if (status == RT_OK && taking->last != STORE_SAME && !taking->intake->is_own)
        tell_unclear(taking, record);
    return status;
}

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
    return status != RT_OK ? status : put(taking, item->shape, item->value, error);
}

static enum rt_status take_stream(struct taking *taking, struct rt_stream *stream,
                                  struct rt_error *error)
{
    for (;;) {
        struct rt_item item;
        rt_arena_reset(&taking->arena);
        enum rt_status status = rt_stream_next(stream, &item, error);
        if (status != RT_OK || !item.shape)
            return status;
        status = item.shape == &rt_record_shape ? take_record(taking, item.value, error)
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
                  is_added(taking));
    return put(taking, &rt_period_shape, &made, error);
}

/* The period that a table's columns of one period belong to: its id, to be freed
 * with g_free, or NULL where none is named and none is open. */
static enum rt_status find_period(struct taking *taking, char **out, struct rt_error *error)
{
    const struct intake *intake = taking->intake;
    const char *name = taking->is_by_place || !intake->makes_period ? intake->period : NULL;
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

static void take_doubts(struct taking *taking, const GPtrArray *doubts)
{
    for (guint i = 0; doubts && i < doubts->len; i++) {
        const struct rt_doubt *doubt = doubts->pdata[i];
        rt_doubts_add(taking->doubts, doubt->line, doubt->column, doubt->about, doubt->words,
                      "%s", doubt->assumed);
    }
}

/* "plan.csv:3:1: SI-5", as far as it is known. */
static char *where_of(const struct file_input *input, const struct rt_doubt *doubt,
                      const char *about)
{
    GString *where = g_string_new(input->name);
    if (doubt->line)
        g_string_append_printf(where, ":%u:%u", doubt->line, doubt->column);
    if (about)
        g_string_append_printf(where, ": %s", about);
    return g_string_free(where, FALSE);
}

static enum rt_status take_file(struct taking *taking, const char *path, struct rt_error *error)
{
    struct file_input input;
    const struct exchange_format *format;
    g_autofree char *period = NULL;
    enum rt_status status = file_input_open(path, taking->intake->limit, &input, error);
    if (status != RT_OK)
        return status;
    guint before = taking->doubts->len;
    store_begin_file(taking->set, input.name);
    g_hash_table_remove_all(taking->told);
    struct rt_stream *stream = NULL;
    struct exchange_options options = {.notices = taking->notices};
    status = exchange_format_of_input(&input, &format, error);
    if (status == RT_OK) {
        taking->is_by_place = format->is_by_place;
        status = find_period(taking, &period, error);
    }
    if (status == RT_OK) {
        options.period = period;
        status = format->open(&input, &options, &stream, error);
    }
    if (status == RT_OK) {
        status = take_stream(taking, stream, error);
        take_doubts(taking, stream->doubts);
    }
    for (guint i = before; i < taking->doubts->len; i++) {
        struct rt_doubt *doubt = taking->doubts->pdata[i];
        g_autofree char *about = g_steal_pointer(&doubt->about);
        doubt->about = where_of(&input, doubt, about);
    }
    if (status != RT_OK)
        rt_error_in(error, input.name);
    rt_stream_close(stream);
    file_input_close(&input);
    return status;
}

enum rt_status intake_run(struct rt_context *context, struct rt_register *reg,
                          const struct intake *intake, struct rt_error *error)
{
    struct taking taking = {.context = context,
                            .reg = reg,
                            .intake = intake,
                            .doubts = rt_doubts_new(),
                            .told =
                                g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
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
    g_ptr_array_unref(taking.notices);
    rt_arena_clear(&taking.arena);
    return status;
}
