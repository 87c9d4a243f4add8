/* Files into a register: streams read to their end inside one change set.  What
 * is doubtful is told; what is refused leaves nothing behind. */
#include "command/command.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

#include "base/file.h"
#include "exchange/csv.h"
#include "exchange/format.h"
#include "model/canon.h"
#include "store/write.h"

enum { TELL_EVERY = 1000, DOUBTS_TOLD = 50 };

struct counted {
    size_t added, changed, same;
};

struct taking {
    struct rt_context *context;
    struct rt_register *reg;
    const struct intake *intake;
    struct store_set *set;
    GPtrArray *doubts;
    GPtrArray *notices;
    GHashTable *told; /* "owner:folded name" and the like, of the file at hand */
    struct counted counts[RT_ENTITIES];
    struct rt_arena arena;
    bool is_by_place; /* the file at hand is a table: see exchange_format */
    uint64_t done;
};

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
    counted->added += what == STORE_ADDED;
    counted->changed += what == STORE_CHANGED;
    counted->same += what == STORE_SAME;
    return RT_OK;
}

/* ---- doubts ---- */

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
                      nearest ? "there is no such owner, so it is added; or is it %s?"
                              : "there is no such owner, so it is added",
                      nearest);
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
                      record->source, "there is no such source, so it is added");
    if (!has_theme) {
        rt_doubts_add(taking->doubts, record->part.line, record->part.column, record->ref,
                      record->theme, "there is no such theme, so it is added");
        struct rt_theme *theme = rt_list_add(&made.themes, &taking->arena, sizeof *theme);
        *theme = (struct rt_theme){.group = record->group, .name = record->theme};
    }
    rt_field_set_given(&rt_source_shape, rt_field_find(&rt_source_shape, "themes"), &made);
    return put(taking, &rt_source_shape, &made, error);
}

/* The columns of one period show what all wrote in it as one: where they say what
 * stands there already, they say nothing new. */
static enum rt_status drop_known_update(struct taking *taking, struct rt_record *record,
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
    if (strcmp(said->str, stands->str) == 0)
        record->part.given &= ~(UINT64_C(1) << rt_field_index(&rt_record_shape, updates));
    return RT_OK;
}

static enum rt_status take_record(struct taking *taking, struct rt_record *record,
                                  struct rt_error *error)
{
    enum rt_status status = doubt_headings(taking, record, error);
    if (status == RT_OK)
        status = doubt_owners(taking, record->ref, &record->owners, error);
    for (size_t i = 0; i < record->actions.n && status == RT_OK; i++)
        status = doubt_owners(taking, record->ref,
                              &rt_action_at(&record->actions, i)->owners, error);
    if (status == RT_OK)
        status = drop_known_update(taking, record, error);
    for (size_t i = 0; taking->is_by_place && i < record->targets.n; i++)
        rt_target_at(&record->targets, i)->part.is_partial = true;
    return status == RT_OK ? put(taking, &rt_record_shape, record, error) : status;
}

/* ---- files ---- */

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
    return put(taking, item->shape, item->value, error);
}

static enum rt_status take_stream(struct taking *taking, struct rt_stream *stream,
                                  struct rt_error *error)
{
    struct rt_output *out = taking->context->out;
    for (;;) {
        struct rt_item item;
        rt_arena_reset(&taking->arena);
        enum rt_status status = rt_stream_next(stream, &item, error);
        if (status != RT_OK || !item.shape)
            return status;
        status = item.shape == &rt_record_shape ? take_record(taking, item.value, error)
                                                : take_fact(taking, &item, error);
        if (status != RT_OK)
            return status == RT_USAGE ? RT_REFUSED : status;
        if (++taking->done % TELL_EVERY == 0)
            out->progress(out, "importing", taking->done, 0);
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
    rt_doubts_add(taking->doubts, 0, 0, NULL, name, "there is no such period, so it is added");
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

/* ---- what came of it ---- */

/* In the answer, or beside it. */
static enum rt_status tell(struct taking *taking, struct rt_error *error, const char *format,
                           ...) G_GNUC_PRINTF(3, 4);

static enum rt_status tell(struct taking *taking, struct rt_error *error, const char *format,
                           ...)
{
    struct rt_output *out = taking->context->out;
    va_list words;
    va_start(words, format);
    g_autofree char *text = g_strdup_vprintf(format, words);
    va_end(words);
    if (!taking->intake->is_beside)
        return out->line(out, NULL, text, error);
    out->notice(out, text);
    return RT_OK;
}

static enum rt_status tell_doubts(struct taking *taking, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    guint n = taking->doubts->len;
    for (guint i = 0; i < MIN(n, DOUBTS_TOLD) && status == RT_OK; i++) {
        const struct rt_doubt *doubt = taking->doubts->pdata[i];
        status = tell(taking, error, "%s: \"%s\": %s", doubt->about,
                             doubt->words, doubt->assumed);
    }
    if (status == RT_OK && n > DOUBTS_TOLD)
        status = tell(taking, error, "and %u doubts more", n - DOUBTS_TOLD);
    return status;
}

static enum rt_status tell_counts(struct taking *taking, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < RT_ENTITIES && status == RT_OK; i++) {
        const struct counted *counted = &taking->counts[i];
        const struct rt_shape *shape = rt_entities[i];
        if (counted->added + counted->changed + counted->same == 0)
            continue;
        status = command_say(taking->context, error, "%s: %zu added, %zu changed, %zu as before",
                             shape->plural, counted->added, counted->changed, counted->same);
    }
    return status;
}

static enum rt_status conclude(struct taking *taking, struct rt_error *error)
{
    const struct intake *intake = taking->intake;
    struct rt_output *out = taking->context->out;
    for (guint i = 0; i < taking->notices->len; i++)
        out->notice(out, taking->notices->pdata[i]);
    enum rt_status status = tell_doubts(taking, error);
    if (status != RT_OK)
        return status;
    if (taking->doubts->len && !intake->accepts_doubts)
        return rt_fail(error, RT_REFUSED,
                       "nothing was %s: %u %s; mend the file, or take it as it is with "
                       "--accept-doubts",
                       intake->is_beside ? "written" : "imported", taking->doubts->len, taking->doubts->len == 1 ? "doubt" : "doubts");
    status = store_commit(g_steal_pointer(&taking->set), intake->why, intake->is_dry, error);
    taking->context->has_saved |= status == RT_OK && !intake->is_dry;
    if (status == RT_OK && !intake->is_beside)
        status = tell_counts(taking, error);
    if (status == RT_OK && intake->is_dry)
        status = command_say(taking->context, error, "Nothing was written: this was a dry run");
    return status;
}

enum rt_status intake_run(struct rt_context *context, struct rt_register *reg,
                          const struct intake *intake, struct rt_error *error)
{
    struct taking taking = {.context = context,
                            .reg = reg,
                            .intake = intake,
                            .doubts = rt_doubts_new(),
                            .told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                          NULL),
                            .notices = g_ptr_array_new_with_free_func(g_free)};
    enum rt_status status =
        store_begin(reg, context->user, context->today, &taking.set, error);
    for (size_t i = 0; i < intake->n_files && status == RT_OK; i++)
        status = take_file(&taking, intake->files[i], error);
    if (status == RT_OK)
        status = conclude(&taking, error);
    store_rollback(taking.set);
    g_ptr_array_unref(taking.doubts);
    g_hash_table_unref(taking.told);
    g_ptr_array_unref(taking.notices);
    rt_arena_clear(&taking.arena);
    return status;
}
