/* Writes JSON by the table of fields, a value at a time: memory does not grow
 * with the register.  It knows the types of fields and no field by name but an
 * event's days, which may be true. */
#include "exchange/json.h"

#include <string.h>

#include <jansson.h>

#include <rectrack/field.h>

#include "exchange/sections.h"

enum depth { DEPTH_LISTED, DEPTH_WHOLE };

static json_t *make_object(const struct rt_shape *shape, const void *value, enum depth depth);

/* What is not UTF-8 can't stand in JSON: it shows as U+FFFD. */
static json_t *make_text(const char *text)
{
    if (!text)
        return json_null();
    json_t *made = json_string(text);
    if (!made) {
        g_autofree char *valid = g_utf8_make_valid(text, -1);
        made = json_string(valid);
    }
    return made;
}

static json_t *make_texts(const struct rt_list *texts)
{
    json_t *array = json_array();
    for (size_t i = 0; i < texts->n; i++)
        json_array_append_new(array, make_text(rt_texts_at(texts, i)));
    return array;
}

static json_t *make_list(const struct rt_shape *shape, const struct rt_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->n; i++)
        json_array_append_new(
            array, make_object(shape, rt_list_item(list, i, shape->size), DEPTH_WHOLE));
    return array;
}

/* "true" of an event: it is over, the day is not known. */
static bool is_yes(const struct rt_shape *shape, const struct rt_field *field, const char *text)
{
    return text && shape == &rt_event_shape && strcmp(field->key, "name") != 0 &&
           strcmp(text, "true") == 0;
}

static json_t *make_word(const struct rt_field *field, const void *value)
{
    g_autoptr(GString) word = g_string_new(NULL);
    return rt_field_write(field, value, word) ? make_text(word->str) : json_null();
}

static json_t *make_number(const struct rt_field *field, const void *value)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    if (!rt_field_write(field, value, digits))
        return json_null();
    return json_integer(g_ascii_strtoll(digits->str, NULL, 10));
}

static json_t *make_value(const struct rt_shape *shape, const struct rt_field *field,
                          const void *value)
{
    switch (field->type) {
    case RT_TYPE_TEXT: {
        const char *text = rt_field_text(field, value);
        return is_yes(shape, field, text) ? json_true() : make_text(text);
    }
    case RT_TYPE_CHOICE:
    case RT_TYPE_DAY:
        return make_word(field, value);
    case RT_TYPE_NUMBER:
        return make_number(field, value);
    case RT_TYPE_FLAG:
        return json_boolean(!rt_field_is_empty(field, value));
    case RT_TYPE_TEXTS:
        return make_texts(rt_field_clist(field, value));
    case RT_TYPE_LIST:
        return make_list(field->shape, rt_field_clist(field, value));
    case RT_TYPE_PART:
        return make_object(field->shape, rt_field_cpart(field, value), DEPTH_WHOLE);
    }
    return json_null();
}

static json_t *make_object(const struct rt_shape *shape, const void *value, enum depth depth)
{
    json_t *object = json_object();
    for (size_t i = 0; i < shape->n; i++) {
        struct rt_field field = shape->fields[i];
        if (depth == DEPTH_LISTED && !(field.flags & RT_FIELD_LISTED))
            continue;
        if (field.shown_at)
            field.at = field.shown_at;
        json_object_set_new_nocheck(object, field.key, make_value(shape, &field, value));
    }
    return object;
}

struct writer {
    struct rt_sink *sink;
    struct rt_error *error;
    enum rt_status status; /* what the sink said last */
    enum exchange_form form;
    size_t written; /* values in the list at hand */
};

static int put(const char *bytes, size_t n, void *self)
{
    struct writer *writer = self;
    if (writer->status == RT_OK)
        writer->status = rt_sink_write(writer->sink, bytes, n, writer->error);
    return writer->status == RT_OK ? 0 : -1;
}

static void put_text(struct writer *writer, const char *text)
{
    put(text, strlen(text), writer);
}

static void put_value(struct writer *writer, const struct rt_shape *shape, const void *value)
{
    enum depth depth = writer->form == EXCHANGE_LIST ? DEPTH_LISTED : DEPTH_WHOLE;
    json_t *object = make_object(shape, value, depth);
    g_autofree char *text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    put_text(writer, text);
}

/* One of a list, on a line of its own. */
static void put_item(struct writer *writer, const struct rt_shape *shape, const void *value)
{
    put_text(writer, writer->written++ ? ",\n" : "\n");
    put_value(writer, shape, value);
}

static void put_end_of_list(struct writer *writer)
{
    put_text(writer, writer->written ? "\n]" : "]");
    writer->written = 0;
}

static enum rt_status put_record(const struct rt_record *record, void *self,
                                 G_GNUC_UNUSED struct rt_error *error)
{
    struct writer *writer = self;
    put_item(writer, &rt_record_shape, record);
    return writer->status;
}

static void write_list(struct writer *writer, struct rt_stream *stream,
                       struct exchange_sections *sections)
{
    put_text(writer, "[");
    if (writer->status == RT_OK)
        writer->status =
            exchange_each_record(stream, sections, put_record, writer, writer->error);
    put_end_of_list(writer);
}

static enum rt_status write_document(struct writer *writer, struct rt_stream *stream,
                                     struct exchange_sections *sections)
{
    put_text(writer, "{\"rectrack\":1");
    for (size_t i = 0; i < RT_ENTITIES - 1; i++) {
        const struct rt_shape *shape = rt_entities[i];
        g_autofree char *key = g_strdup_printf(",\n\"%s\":[", shape->plural);
        put_text(writer, key);
        for (size_t k = 0; k < sections->lists[i].n; k++)
            put_item(writer, shape, rt_list_item(&sections->lists[i], k, shape->size));
        put_end_of_list(writer);
    }
    g_autofree char *key = g_strdup_printf(",\n\"%s\":", rt_record_shape.plural);
    put_text(writer, key);
    write_list(writer, stream, sections);
    put_text(writer, "}\n");
    return writer->status;
}

enum rt_status json_write(struct rt_stream *stream, const struct exchange_options *options,
                          struct rt_sink *sink, struct rt_error *error)
{
    struct writer writer = {.sink = sink, .error = error, .form = options->form};
    struct exchange_sections sections = {0};
    enum rt_status status = exchange_sections_read(stream, &sections, error);
    if (status == RT_OK && options->form == EXCHANGE_LIST) {
        write_list(&writer, stream, &sections);
        put_text(&writer, "\n");
        status = writer.status;
    } else if (status == RT_OK) {
        status = write_document(&writer, stream, &sections);
    }
    exchange_sections_clear(&sections);
    return status;
}

enum rt_status json_write_value(const struct rt_shape *shape, const void *value,
                                struct rt_sink *sink, struct rt_error *error)
{
    struct writer writer = {.sink = sink, .error = error};
    put_value(&writer, shape, value);
    return writer.status;
}

/* JSON has its keys in quotes; YAML that a person writes does not begin so. */
bool json_sniff(const char *head, size_t n)
{
    size_t i = 0;
    while (i < n && g_ascii_isspace(head[i]))
        i++;
    if (i == n || (head[i] != '{' && head[i] != '['))
        return false;
    bool is_list = head[i++] == '[';
    while (i < n && g_ascii_isspace(head[i]))
        i++;
    return i < n && (head[i] == '"' || (is_list && (head[i] == '{' || head[i] == ']')));
}

json_t *json_of(const struct rt_shape *shape, const void *value)
{
    return make_object(shape, value, DEPTH_WHOLE);
}

json_t *json_of_field(const struct rt_shape *shape, const struct rt_field *field,
                      const void *value)
{
    return make_value(shape, field, value);
}
