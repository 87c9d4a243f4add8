/* Writes a register file by the table of fields: what is neither empty, nor
 * reckoned, nor told by other words.  It knows how values are laid out so that
 * people like to read them; how a text stands is yaml_text's part. */
#include "exchange/yaml.h"

#include <string.h>

#include <rectrack/field.h>

#include "exchange/sections.h"
#include "exchange/yaml_text.h"

enum { MOST_SHAPES = 16, MOST_FIELDS = 40, ENOUGH = 1 << 16, STEP = 2 };

/* The fields of a shape in the order of the file, looked up once. */
struct order {
    const struct rt_shape *shape;
    const struct rt_field *fields[MOST_FIELDS];
    size_t n;
};

struct writer {
    struct rt_sink *sink;
    GString *out; /* what was not given to the sink yet */
    struct order orders[MOST_SHAPES];
};

static void put_mapping(struct writer *writer, const struct rt_shape *shape, const void *value,
                        size_t indent);

static const struct order *order_of(struct writer *writer, const struct rt_shape *shape)
{
    struct order *order = writer->orders;
    while (order->shape && order->shape != shape)
        order++;
    g_assert(order < writer->orders + MOST_SHAPES && shape->n <= MOST_FIELDS);
    if (!order->shape) {
        order->shape = shape;
        order->n = rt_shape_file_order(shape, order->fields);
    }
    return order;
}

/* A link that stands on the other record, an update that says nothing. */
static bool is_left_out(const struct rt_shape *shape, const void *value)
{
    if (shape == &rt_link_shape)
        return ((const struct rt_link *)value)->kind >= RT_RESTATED_BY;
    return shape == &rt_update_shape && rt_update_is_blank(value);
}

static bool has_items(const struct rt_field *field, const void *value)
{
    const struct rt_list *list = rt_field_clist(field, value);
    for (size_t i = 0; i < list->n; i++)
        if (!is_left_out(field->shape, rt_list_item(list, i, field->shape->size)))
            return true;
    return false;
}

static bool is_written(const struct rt_shape *shape, const struct rt_field *field,
                       const void *value, bool is_told_else)
{
    if ((field->flags & RT_FIELD_SHARED) && shape == &rt_record_shape &&
        ((const struct rt_record *)value)->reported_with)
        return false;
    if ((field->flags & RT_FIELD_TOLD) && is_told_else)
        return false;
    if (field->type == RT_TYPE_LIST)
        return has_items(field, value);
    if (field->type == RT_TYPE_CHOICE && field->choices != rt_states && field->choices[0].key)
        return true;
    return !rt_field_is_empty(field, value);
}

/* Words that their field reads by a rule of its own stand bare: happened: true. */
static bool is_ruled(const struct rt_shape *shape, const struct rt_field *field,
                     const void *value)
{
    if (field->type != RT_TYPE_TEXT)
        return true;
    const char *text = rt_field_text(field, value);
    return shape == &rt_event_shape && strcmp(field->key, shape->key) != 0 &&
           (strcmp(text, "true") == 0 || text[strspn(text, "0123456789-")] == '\0');
}

/* One value inside {...}; false where it can't stand there. */
static bool put_flow_value(struct writer *writer, const struct rt_shape *shape,
                           const struct rt_field *field, const void *value)
{
    bool is_scalar = field->type != RT_TYPE_TEXTS && field->type != RT_TYPE_LIST &&
                     field->type != RT_TYPE_PART;
    if (!is_scalar)
        return false;
    if (is_ruled(shape, field, value))
        return rt_field_write(field, value, writer->out);
    const char *text = rt_field_text(field, value);
    if (strlen(text) > (size_t)YAML_WIDTH * 4 || strchr(text, '\n'))
        return false;
    yaml_put_word(writer->out, text, true);
    return true;
}

/* {text: June 2020, action: 1}, or the name alone of a theme without a group. */
static bool put_flow_item(struct writer *writer, const struct rt_shape *shape,
                          const void *value)
{
    const struct order *order = order_of(writer, shape);
    bool told = rt_field_words_tell(shape, value);
    size_t n = 0;
    if (shape == &rt_theme_shape && !((const struct rt_theme *)value)->group) {
        yaml_put_word(writer->out, ((const struct rt_theme *)value)->name, true);
        return true;
    }
    for (size_t i = 0; i < order->n; i++) {
        const struct rt_field *field = order->fields[i];
        if (!is_written(shape, field, value, told))
            continue;
        g_string_append(writer->out, n++ ? ", " : "{");
        g_string_append(writer->out, field->key);
        g_string_append(writer->out, ": ");
        if (!put_flow_value(writer, shape, field, value))
            return false;
    }
    g_string_append_c(writer->out, '}');
    return n > 0;
}

/* Tries to put a small value on the line at hand; leaves no trace where it can't. */
static bool try_flow_item(struct writer *writer, const struct rt_shape *shape,
                          const void *value)
{
    size_t mark = writer->out->len;
    if (put_flow_item(writer, shape, value) && yaml_column(writer->out) <= YAML_WIDTH)
        return true;
    g_string_truncate(writer->out, mark);
    return false;
}

static bool put_flow_list(struct writer *writer, const struct rt_field *field,
                          const struct rt_list *list)
{
    g_string_append(writer->out, " [");
    for (size_t i = 0; i < list->n; i++) {
        if (i)
            g_string_append(writer->out, ", ");
        if (field->type == RT_TYPE_TEXTS)
            yaml_put_word(writer->out, rt_texts_at(list, i), true);
        else if (!put_flow_item(writer, field->shape,
                                rt_list_item(list, i, field->shape->size)))
            return false;
    }
    g_string_append_c(writer->out, ']');
    return yaml_column(writer->out) <= YAML_WIDTH;
}

/* Names go side by side where they fit; paragraphs and what has more to it, one a line. */
static bool try_flow_list(struct writer *writer, const struct rt_shape *shape,
                          const struct rt_field *field, const struct rt_list *list)
{
    bool is_names = field->type == RT_TYPE_TEXTS && shape != &rt_update_shape;
    bool is_small = field->shape == &rt_ownership_shape || field->shape == &rt_theme_shape;
    for (size_t i = 0; i < list->n && is_small && field->shape == &rt_theme_shape; i++)
        is_small = !rt_theme_at(list, i)->group;
    size_t mark = writer->out->len;
    if ((is_names || is_small) && put_flow_list(writer, field, list))
        return true;
    g_string_truncate(writer->out, mark);
    return false;
}

static bool is_small(const struct rt_shape *shape)
{
    return shape == &rt_theme_shape || shape == &rt_ownership_shape ||
           shape == &rt_target_shape || shape == &rt_revision_shape || shape == &rt_link_shape;
}

static void put_item(struct writer *writer, const struct rt_shape *shape, const void *value,
                     size_t indent)
{
    g_string_append_c(writer->out, '\n');
    yaml_put_indent(writer->out, indent);
    g_string_append(writer->out, "- ");
    if (!is_small(shape) || !try_flow_item(writer, shape, value))
        put_mapping(writer, shape, value, indent + STEP);
}

static void put_list(struct writer *writer, const struct rt_shape *shape,
                     const struct rt_field *field, const void *value, size_t indent)
{
    const struct rt_list *list = rt_field_clist(field, value);
    if (try_flow_list(writer, shape, field, list))
        return;
    for (size_t i = 0; i < list->n; i++) {
        if (field->type == RT_TYPE_LIST) {
            const void *item = rt_list_item(list, i, field->shape->size);
            if (!is_left_out(field->shape, item))
                put_item(writer, field->shape, item, indent + STEP);
            continue;
        }
        g_string_append_c(writer->out, '\n');
        yaml_put_indent(writer->out, indent + STEP);
        g_string_append(writer->out, "- ");
        yaml_put_text(writer->out, rt_texts_at(list, i), indent + STEP + STEP);
    }
}

static void put_part(struct writer *writer, const struct rt_field *field, const void *value,
                     size_t indent)
{
    const void *part = rt_field_cpart(field, value);
    g_string_append_c(writer->out, ' ');
    if (try_flow_item(writer, field->shape, part))
        return;
    g_string_truncate(writer->out, writer->out->len - 1);
    g_string_append_c(writer->out, '\n');
    yaml_put_indent(writer->out, indent + STEP);
    put_mapping(writer, field->shape, part, indent + STEP);
}

/* Keys one below the other; the first stands on the line at hand. */
static void put_mapping(struct writer *writer, const struct rt_shape *shape, const void *value,
                        size_t indent)
{
    const struct order *order = order_of(writer, shape);
    bool told = rt_field_words_tell(shape, value);
    size_t n = 0;
    for (size_t i = 0; i < order->n; i++) {
        const struct rt_field *field = order->fields[i];
        if (!is_written(shape, field, value, told))
            continue;
        if (n++) {
            g_string_append_c(writer->out, '\n');
            yaml_put_indent(writer->out, indent);
        }
        g_string_append(writer->out, field->key);
        g_string_append_c(writer->out, ':');
        if (field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST) {
            put_list(writer, shape, field, value, indent);
        } else if (field->type == RT_TYPE_PART) {
            put_part(writer, field, value, indent);
        } else {
            g_string_append_c(writer->out, ' ');
            if (is_ruled(shape, field, value))
                rt_field_write(field, value, writer->out);
            else
                yaml_put_text(writer->out, rt_field_text(field, value), indent + STEP);
        }
    }
    if (!n) /* an action of which the file said nothing */
        g_string_append(writer->out, "{}");
}

static enum rt_status put_record(const struct rt_record *record, void *self,
                                 struct rt_error *error)
{
    struct writer *writer = self;
    put_item(writer, &rt_record_shape, record, STEP);
    return rt_sink_drain(writer->sink, writer->out, ENOUGH, error);
}

static void begin_section(struct writer *writer, const struct rt_shape *shape)
{
    g_string_append_printf(writer->out, "\n%s:", shape->plural);
}

static enum rt_status write_all(struct writer *writer, struct rt_stream *stream,
                                struct exchange_sections *sections, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    g_string_append(writer->out, "rectrack: 1");
    for (size_t i = 0; i < RT_ENTITIES - 1; i++) {
        const struct rt_list *list = &sections->lists[i];
        if (list->n)
            begin_section(writer, rt_entities[i]);
        for (size_t k = 0; k < list->n; k++)
            put_item(writer, rt_entities[i], rt_list_item(list, k, rt_entities[i]->size), STEP);
    }
    if (sections->next.shape) {
        begin_section(writer, &rt_record_shape);
        status = exchange_each_record(stream, sections, put_record, writer, error);
    }
    g_string_append_c(writer->out, '\n');
    return status == RT_OK ? rt_sink_drain(writer->sink, writer->out, 0, error) : status;
}

enum rt_status yaml_write(struct rt_stream *stream,
                          G_GNUC_UNUSED const struct exchange_options *options,
                          struct rt_sink *sink, struct rt_error *error)
{
    struct writer writer = {.sink = sink, .out = g_string_sized_new(2 * (size_t)ENOUGH)};
    struct exchange_sections sections = {0};
    enum rt_status status = exchange_sections_read(stream, &sections, error);
    if (status == RT_OK)
        status = write_all(&writer, stream, &sections, error);
    exchange_sections_clear(&sections);
    g_string_free(writer.out, TRUE);
    return status;
}
