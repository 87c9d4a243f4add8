/* list: one line a recommendation, as a table, CSV or JSON. */
#include "command/command.h"

#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/text.h>

#include "exchange/csv.h"
#include "exchange/csv_item.h"
#include "exchange/json.h"

enum { RAG_WIDTH = 18 }; /* "suggested complete" */

static const char default_columns[] = "ref,rag,direction,owners,targets,title";
static const char spoken_columns[] = "ref,rag,title,owners,targets"; /* as rt_say_record */

struct listing {
    struct rt_context *context;
    const struct rt_args *args;
    struct rt_register *reg;
    struct rt_query query;
    struct rt_select select;
    const struct rt_field *columns[32];
    size_t n_columns;
    struct rt_arena arena; /* of one line */
};

static enum rt_status add_column(struct listing *listing, const char *key,
                                 struct rt_error *error)
{
    const struct rt_field *field = rt_field_find(&rt_record_shape, key);
    if (field && !(field->flags & RT_FIELD_LISTED))
        return rt_fail(error, RT_USAGE, "%s is too long for a list; rectrack show has it", key);
    if (!field) {
        const char *keys[64];
        size_t n = 0;
        for (size_t i = 0; i < rt_record_shape.n; i++)
            if (rt_record_shape.fields[i].flags & RT_FIELD_LISTED)
                keys[n++] = rt_record_shape.fields[i].key;
        const char *nearest = rt_text_nearest(key, keys, n);
        keys[n] = NULL;
        g_autofree char *all = g_strjoinv(", ", (char **)(uintptr_t)keys);
        return rt_fail(error, RT_USAGE,
                       nearest ? "there is no column \"%s\"; did you mean %s?"
                               : "there is no column \"%s\"; there are %s",
                       key, nearest ? nearest : all);
    }
    if (listing->n_columns == G_N_ELEMENTS(listing->columns))
        return rt_fail(error, RT_USAGE, "--columns takes %zu columns at most",
                       G_N_ELEMENTS(listing->columns));
    listing->columns[listing->n_columns++] = field;
    return RT_OK;
}

/* Are the lines for who listens?  Data is the same for everybody. */
static bool is_spoken(const struct listing *listing)
{
    const char *format = rt_args_option(listing->args, "format");
    return listing->context->out->is_spoken && (!format || strcmp(format, "table") == 0);
}

static enum rt_status choose_columns(struct listing *listing, struct rt_error *error)
{
    const char *given = rt_args_option(listing->args, "columns");
    const char *usual = is_spoken(listing) ? spoken_columns : default_columns;
    g_auto(GStrv) keys = g_strsplit(given ? given : usual, ",", -1);
    enum rt_status status = RT_OK;
    for (size_t i = 0; keys[i] && status == RT_OK; i++)
        status = add_column(listing, g_strstrip(keys[i]), error);
    if (status == RT_OK && !listing->n_columns)
        status = rt_fail(error, RT_USAGE, "--columns names no column; write such as %s",
                         default_columns);
    return status;
}

/* ---- one line ---- */

static const char *rag_words(const struct rt_record *record, struct rt_arena *arena)
{
    if (record->rag)
        return rt_rags[record->rag].label;
    if (!record->suggested)
        return "";
    g_autofree char *words = g_strdup_printf("suggested %s", rt_rags[record->suggested].key);
    return rt_arena_copy(arena, g_strdelimit(words, "_", ' '));
}

/* What has passed has its mark there; a target without a day is for review. */
static const char *target_words(const struct rt_record *record, struct rt_arena *arena)
{
    const char *words = rt_describe_targets(record, arena);
    if (!record->review || record->overdue)
        return words;
    g_autofree char *marked = g_strconcat(words, *words ? ", " : "", "review due", NULL);
    return rt_arena_copy(arena, marked);
}

static const char *list_words(const struct rt_list *texts, struct rt_arena *arena)
{
    g_autofree char *words = rt_texts_in_line(texts);
    return rt_arena_copy(arena, words);
}

/* The field where what is shown of it stands. */
static struct rt_field shown_of(const struct rt_field *field)
{
    struct rt_field shown = *field;
    shown.at = field->shown_at ? field->shown_at : field->at;
    return shown;
}

/* The cells that say it in other words than they show it. */
static const struct {
    const char *key;
    const char *(*say)(const struct rt_record *record, struct rt_arena *arena);
} sayings[] = {{"rag", rt_say_rag}, {"owners", rt_say_owners}, {"targets", rt_say_targets}};

/* Its place there; G_N_ELEMENTS(sayings): none. */
static size_t saying_of(const struct rt_field *field)
{
    size_t i = 0;
    while (i < G_N_ELEMENTS(sayings) && strcmp(sayings[i].key, field->key) != 0)
        i++;
    return i;
}

/* What a cell shows: short words where the field has them, else its own. */
static const char *cell(struct listing *listing, const struct rt_field *field,
                        const struct rt_record *record)
{
    size_t saying = saying_of(field);
    if (is_spoken(listing) && saying < G_N_ELEMENTS(sayings))
        return sayings[saying].say(record, &listing->arena);
    if (strcmp(field->key, "rag") == 0)
        return rag_words(record, &listing->arena);
    if (strcmp(field->key, "direction") == 0 && !is_spoken(listing))
        return rt_direction_sign(record->direction);
    if (strcmp(field->key, "owners") == 0)
        return rt_describe_owners(record, &listing->arena);
    if (strcmp(field->key, "targets") == 0)
        return target_words(record, &listing->arena);
    if (strcmp(field->key, "title") == 0)
        return rt_describe_name(record);
    if (field->type == RT_TYPE_TEXTS) {
        struct rt_field shown = shown_of(field);
        return list_words(rt_field_clist(&shown, record), &listing->arena);
    }
    if (field->type == RT_TYPE_CHOICE && rt_field_choice(field, record) != 0)
        return field->choices[rt_field_choice(field, record)].label;
    if (field->type == RT_TYPE_FLAG)
        return rt_field_is_empty(field, record) ? "" : "yes";
    g_autoptr(GString) words = g_string_new(NULL);
    rt_field_write(field, record, words);
    return rt_arena_text(&listing->arena, words->str, words->len);
}

/* The same for scripts: keys, not labels; lists whole, one item a line. */
static const char *exact_cell(struct listing *listing, const struct rt_field *field,
                              const struct rt_record *record)
{
    g_autoptr(GString) words = g_string_new(NULL);
    struct rt_field shown = shown_of(field);
    if (field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST)
        csv_items_write(&shown, record, &listing->arena, words);
    else
        rt_field_write(field, record, words);
    return rt_arena_text(&listing->arena, words->str, words->len);
}

static enum rt_status csv_line(struct listing *listing, const struct rt_record *record,
                               struct rt_error *error)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (size_t i = 0; i < listing->n_columns; i++) {
        if (i)
            g_string_append_c(line, ',');
        csv_put_cell(line, record ? exact_cell(listing, listing->columns[i], record)
                                  : listing->columns[i]->key);
    }
    g_string_append(line, "\r\n");
    struct rt_output *out = listing->context->out;
    return out->bytes(out, line->str, line->len, error);
}

static enum rt_status table_line(struct listing *listing, const struct rt_record *record,
                                 struct rt_error *error)
{
    const char *cells[G_N_ELEMENTS(listing->columns)];
    struct rt_output *out = listing->context->out;
    for (size_t i = 0; i < listing->n_columns; i++)
        cells[i] = cell(listing, listing->columns[i], record);
    return out->row(out, cells, listing->n_columns, error);
}

static enum rt_status head(struct listing *listing, struct rt_error *error)
{
    struct rt_column columns[G_N_ELEMENTS(listing->columns)];
    struct rt_output *out = listing->context->out;
    for (size_t i = 0; i < listing->n_columns; i++) {
        const struct rt_field *field = listing->columns[i];
        bool is_rag = strcmp(field->key, "rag") == 0;
        bool is_sign = strcmp(field->key, "direction") == 0;
        bool is_ref = strcmp(field->key, "ref") == 0; /* half a reference finds nothing */
        bool says_itself = is_ref || saying_of(field) < G_N_ELEMENTS(sayings) ||
                           strcmp(field->key, "title") == 0;
        columns[i] = (struct rt_column){field->key, is_sign ? "±" : field->label,
                                        is_rag    ? RAG_WIDTH
                                        : is_sign ? 1
                                        : is_ref  ? (int)field->limit
                                                  : (int)field->width,
                                        says_itself ? NULL : field->label};
    }
    return out->columns(out, columns, listing->n_columns, error);
}

/* ---- the whole ---- */

static enum rt_status each_line(struct listing *listing, struct rt_stream *stream, bool is_csv,
                                struct rt_error *error)
{
    enum rt_status status = is_csv ? csv_line(listing, NULL, error) : head(listing, error);
    struct rt_output *out = listing->context->out;
    bool has_any = false;
    while (status == RT_OK) {
        struct rt_item item;
        status = rt_stream_next(stream, &item, error);
        if (status != RT_OK || !item.shape)
            break;
        has_any = true;
        rt_arena_reset(&listing->arena);
        status = is_csv ? csv_line(listing, item.value, error)
                        : table_line(listing, item.value, error);
    }
    if (status == RT_OK && !has_any && out->is_terminal)
        out->notice(out, listing->query.tests.n
                             ? "nothing matches; take a word out of the query"
                             : "there are no recommendations here");
    return status;
}

static enum rt_status write_rows(struct listing *listing, struct rt_error *error)
{
    const char *format = rt_args_option(listing->args, "format");
    struct rt_stream *stream;
    enum rt_status status = rt_register_select(listing->reg, &listing->select, &stream, error);
    if (status != RT_OK)
        return status;
    if (format && strcmp(format, "json") == 0) {
        struct command_sink sink = command_sink(listing->context);
        struct exchange_options options = {.form = EXCHANGE_LIST};
        status = json_write(stream, &options, &sink.sink, error);
    } else {
        status = each_line(listing, stream, format && strcmp(format, "csv") == 0, error);
    }
    rt_stream_close(stream);
    return status;
}

/* --after a reference that is not there would give nothing, and look like the end. */
static enum rt_status check_after(struct listing *listing, struct rt_error *error)
{
    if (!listing->select.after)
        return RT_OK;
    struct rt_arena arena = {0};
    struct rt_record record;
    enum rt_status status = rt_register_record(
        listing->reg, listing->select.after, &listing->select.outlook, &arena, &record, error);
    rt_arena_clear(&arena);
    return status;
}

static enum rt_status list(struct listing *listing, struct rt_error *error)
{
    enum rt_status status =
        command_outlook(listing->context, listing->reg, &listing->select.outlook, error);
    listing->select.query = &listing->query;
    listing->select.sort = rt_args_option(listing->args, "sort");
    listing->select.after = rt_args_option(listing->args, "after");
    if (status == RT_OK)
        status = command_query(listing->args, 0, listing->reg, &listing->query, error);
    if (status == RT_OK)
        status = command_tell_owners(listing->context, listing->reg, &listing->query, error);
    if (status == RT_OK) {
        command_tell_day(listing->context, &listing->select.outlook);
        status = check_after(listing, error);
    }
    if (status == RT_OK && rt_args_option(listing->args, "count")) {
        struct rt_tally tally;
        status = rt_register_tally(listing->reg, &listing->select, &tally, error);
        return status == RT_OK ? command_say(listing->context, error, "%zu", tally.total)
                               : status;
    }
    return status == RT_OK ? write_rows(listing, error) : status;
}

enum rt_status cmd_list(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    struct listing listing = {.context = context, .args = args};
    enum rt_status status = choose_columns(&listing, error);
    if (status == RT_OK)
        status = command_limit(args, &listing.select.limit, error);
    if (status == RT_OK)
        status = command_open(context, RT_READ_ONCE, &listing.reg, error);
    if (status == RT_OK) {
        status = list(&listing, error);
        command_close(context, listing.reg);
    }
    rt_query_clear(&listing.query);
    rt_arena_clear(&listing.arena);
    return status;
}
