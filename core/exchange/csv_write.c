/* Writes recommendations as CSV, a row each: RFC 4180, with a guard before what
 * a spreadsheet would take for a formula. */
#include "exchange/csv.h"

#include <string.h>

#include <rectrack/field.h>
#include <rectrack/rag.h>

#include "exchange/csv_item.h"
#include "exchange/sections.h"

enum { ENOUGH = 1 << 16 };

struct writer {
    struct rt_sink *sink;
    const char *period;
    struct rt_arena arena; /* of the row at hand */
    struct csv_column columns[CSV_MOST_COLUMNS];
    size_t n;
    GString *out;  /* what was not given to the sink yet */
    GString *cell; /* the one at hand */
};

void csv_put_cell(GString *out, const char *text)
{
    if (!*text)
        return;
    const char *guard = csv_needs_guard(text) ? "'" : "";
    size_t length = strlen(text);
    bool is_plain = !strpbrk(text, ",;\"\t\r\n") && *text != ' ' && text[length - 1] != ' ';
    if (!is_plain)
        g_string_append_c(out, '"');
    g_string_append(out, guard);
    if (is_plain) {
        g_string_append_len(out, text, (gssize)length);
        return;
    }
    for (const char *at = text; *at;) {
        size_t n = strcspn(at, "\"");
        g_string_append_len(out, at, (gssize)n);
        at += n;
        if (*at == '"') {
            g_string_append(out, "\"\"");
            at++;
        }
    }
    g_string_append_c(out, '"');
}

static void add_all(struct rt_list *to, const struct rt_list *from, struct rt_arena *arena)
{
    for (size_t i = 0; i < from->n; i++)
        rt_texts_add(to, arena, rt_texts_at(from, i));
}

void csv_update_of(const struct rt_record *record, const char *period, struct rt_arena *arena,
                   struct rt_update *out)
{
    *out = (struct rt_update){.period = period};
    for (size_t i = 0; i < record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        if (strcmp(update->period, period) != 0)
            continue;
        add_all(&out->progress, &update->progress, arena);
        add_all(&out->challenge, &update->challenge, arena);
        add_all(&out->other, &update->other, arena);
        out->no_change |= update->no_change;
        if (update->rag == RT_RAG_NONE && update->reason)
            out->reason = update->reason; /* one without a colour stands alone */
    }
    const struct rt_update *setter = rt_rag_setter(record, period);
    if (setter) {
        out->rag = setter->rag;
        out->reason = setter->reason;
    }
}

static void put_field(struct writer *writer, const struct rt_field *field, const void *value)
{
    g_string_truncate(writer->cell, 0);
    if (field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST)
        csv_items_write(field, value, &writer->arena, writer->cell);
    else if (field->type != RT_TYPE_FLAG || !rt_field_is_empty(field, value))
        rt_field_write(field, value, writer->cell);
    csv_put_cell(writer->out, writer->cell->str);
}

static enum rt_status put_row(const struct rt_record *record, void *self,
                              struct rt_error *error)
{
    struct writer *writer = self;
    struct rt_update update = {0};
    rt_arena_reset(&writer->arena);
    if (writer->period)
        csv_update_of(record, writer->period, &writer->arena, &update);
    for (size_t i = 0; i < writer->n; i++) {
        const struct csv_column *column = &writer->columns[i];
        if (i)
            g_string_append_c(writer->out, ',');
        put_field(writer, column->field,
                  column->is_period ? (const void *)&update : (const void *)record);
    }
    g_string_append(writer->out, "\r\n");
    return rt_sink_drain(writer->sink, writer->out, ENOUGH, error);
}

static void put_headings(struct writer *writer)
{
    struct csv_column all[CSV_MOST_COLUMNS];
    size_t n = csv_columns(all);
    for (size_t i = 0; i < n; i++) {
        if (all[i].is_period && !writer->period)
            continue;
        g_string_append_printf(writer->out, "%s%s", writer->n ? "," : "", all[i].field->key);
        writer->columns[writer->n++] = all[i];
    }
    g_string_append(writer->out, "\r\n");
}

enum rt_status csv_write(struct rt_stream *stream, const struct exchange_options *options,
                         struct rt_sink *sink, struct rt_error *error)
{
    struct writer writer = {.sink = sink,
                            .period = options->period,
                            .out = g_string_sized_new(2 * (size_t)ENOUGH),
                            .cell = g_string_new(NULL)};
    struct exchange_sections sections = {0};
    enum rt_status status = exchange_sections_read(stream, &sections, error);
    put_headings(&writer);
    if (status == RT_OK)
        status = exchange_each_record(stream, &sections, put_row, &writer, error);
    if (status == RT_OK)
        status = rt_sink_drain(writer.sink, writer.out, 0, error);
    exchange_sections_clear(&sections);
    rt_arena_clear(&writer.arena);
    g_string_free(writer.out, TRUE);
    g_string_free(writer.cell, TRUE);
    return status;
}
