/* Reads values: the events of a mapping become the members of a struct, by the
 * table of fields.  It knows the nesting of values and no field by name but the
 * one that a theme may be written as; nothing of the file's sections. */
#include "exchange/yaml_value.h"

#include <string.h>

static enum rt_status next(struct yaml_reader *reader, struct rt_error *error)
{
    return yaml_events_next(&reader->events, error);
}

static yaml_event_type_t type_of(const struct yaml_reader *reader)
{
    return reader->events.event.type;
}

bool yaml_is_empty(const struct yaml_reader *reader)
{
    return type_of(reader) == YAML_SCALAR_EVENT && !*yaml_events_text(&reader->events);
}

void yaml_set_place(const struct yaml_reader *reader, void *value)
{
    struct rt_part *part = value;
    part->line = (unsigned)reader->events.event.start_mark.line + 1;
    part->column = (unsigned)reader->events.event.start_mark.column + 1;
}

/* Gives what the table of fields refused the place where it stands. */
static enum rt_status placed(const struct yaml_reader *reader, struct rt_error *plain,
                             struct rt_error *error)
{
    enum rt_status status = RT_REFUSED;
    if (error)
        status = yaml_events_fail(&reader->events, error, "%s", plain->sentence);
    rt_error_clear(plain);
    return status;
}

static enum rt_status read_one(struct yaml_reader *reader, const struct rt_shape *shape,
                               const struct rt_field *field, void *value,
                               struct rt_error *error)
{
    if (type_of(reader) != YAML_SCALAR_EVENT)
        return yaml_events_fail(
            &reader->events, error, "%s takes one value; a %s begins here", field->key,
            type_of(reader) == YAML_MAPPING_START_EVENT ? "mapping" : "list");
    struct rt_error plain = {0};
    if (rt_field_read(shape, field, value, &reader->arena, yaml_events_text(&reader->events),
                      &plain) != RT_OK)
        return placed(reader, &plain, error);
    return RT_OK;
}

static enum rt_status read_texts(struct yaml_reader *reader, const struct rt_field *field,
                                 void *value, struct rt_error *error)
{
    for (;;) {
        enum rt_status status = next(reader, error);
        if (status != RT_OK)
            return status;
        if (type_of(reader) == YAML_SEQUENCE_END_EVENT)
            return RT_OK;
        if (type_of(reader) != YAML_SCALAR_EVENT)
            return yaml_events_fail(&reader->events, error,
                                    "%s takes a list of texts; put a text with a colon and a "
                                    "blank in quotes",
                                    field->key);
        if (yaml_is_empty(reader))
            return yaml_events_fail(
                &reader->events, error,
                "an empty item stands in %s; write its words or take it out", field->key);
        struct rt_error plain = {0};
        if (rt_field_add(field, value, &reader->arena, yaml_events_text(&reader->events),
                         &plain) != RT_OK)
            return placed(reader, &plain, error);
    }
}

/* A theme without a group may be written as its name alone. */
static const struct rt_field *short_form(const struct rt_shape *shape)
{
    return shape == &rt_theme_shape ? rt_field_find(shape, "name") : NULL;
}

static enum rt_status read_item(struct yaml_reader *reader, const struct rt_field *list,
                                void *value, struct rt_error *error)
{
    const struct rt_shape *shape = list->shape;
    const struct rt_field *field = short_form(shape);
    yaml_set_place(reader, value);
    if (type_of(reader) == YAML_MAPPING_START_EVENT) {
        enum rt_status status = yaml_read_mapping(reader, shape, value, error);
        /* Actions are merged into those of a register by their place: one need not be whole. */
        if (status == RT_OK && shape != &rt_action_shape) {
            status = rt_shape_check(shape, value, error);
            rt_error_in(error, reader->events.input->name);
        }
        return status;
    }
    if (field && type_of(reader) == YAML_SCALAR_EVENT && !yaml_is_empty(reader))
        return read_one(reader, shape, field, value, error);
    const struct rt_field *first = &shape->fields[shape->fields[0].file ? 0 : 1];
    return yaml_events_fail(&reader->events, error,
                            "an item of %s is a mapping; write {%s: ...}", list->key,
                            first->key);
}

static enum rt_status read_list(struct yaml_reader *reader, const struct rt_field *field,
                                void *value, struct rt_error *error)
{
    struct rt_list *list = rt_field_list(field, value);
    for (;;) {
        enum rt_status status = next(reader, error);
        if (status != RT_OK)
            return status;
        if (type_of(reader) == YAML_SEQUENCE_END_EVENT)
            return RT_OK;
        void *item = rt_list_add(list, &reader->arena, field->shape->size);
        status = read_item(reader, field, item, error);
        if (status != RT_OK)
            return status;
    }
}

/* An empty part clears all that it could hold. */
static enum rt_status read_part(struct yaml_reader *reader, const struct rt_field *field,
                                void *value, struct rt_error *error)
{
    void *part = rt_field_part(field, value);
    yaml_set_place(reader, part);
    if (type_of(reader) == YAML_MAPPING_START_EVENT)
        return yaml_read_mapping(reader, field->shape, part, error);
    if (!yaml_is_empty(reader))
        return yaml_events_fail(&reader->events, error,
                                "%s takes a mapping; write its keys below it, indented",
                                field->key);
    for (size_t i = 0; i < field->shape->n; i++)
        rt_field_set_given(field->shape, &field->shape->fields[i], part);
    return RT_OK;
}

static enum rt_status read_value(struct yaml_reader *reader, const struct rt_shape *shape,
                                 const struct rt_field *field, void *value,
                                 struct rt_error *error)
{
    bool is_list = field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST;
    if (!is_list && field->type != RT_TYPE_PART)
        return read_one(reader, shape, field, value, error);
    rt_field_set_given(shape, field, value);
    if (field->type == RT_TYPE_PART)
        return read_part(reader, field, value, error);
    if (yaml_is_empty(reader))
        return RT_OK;
    if (type_of(reader) != YAML_SEQUENCE_START_EVENT)
        return yaml_events_fail(&reader->events, error,
                                "%s takes a list; begin each item with \"- \", or write [...]",
                                field->key);
    return field->type == RT_TYPE_LIST ? read_list(reader, field, value, error)
                                       : read_texts(reader, field, value, error);
}

enum rt_status yaml_fail_unknown(const struct yaml_reader *reader, const char *where,
                                 const char *nearest, struct rt_error *error)
{
    const char *key = yaml_events_text(&reader->events);
    if (strcmp(key, "<<") == 0)
        return yaml_events_fail(
            &reader->events, error,
            "the merge key << stands here; it is not taken, write the words "
            "out");
    if (nearest)
        return yaml_events_fail(&reader->events, error,
                                "unknown key \"%s\" in %s; did you mean %s?", key, where,
                                nearest);
    return yaml_events_fail(&reader->events, error, "unknown key \"%s\" in %s; take it out",
                            key, where);
}

enum rt_status yaml_fail_no_key(const struct yaml_reader *reader, struct rt_error *error)
{
    return yaml_events_fail(&reader->events, error, "a key is a word; write key: value");
}

enum rt_status yaml_fail_twice(const struct yaml_reader *reader, struct rt_error *error)
{
    return yaml_events_fail(&reader->events, error,
                            "the key %s stands here a second time; keep one of them",
                            yaml_events_text(&reader->events));
}

enum rt_status yaml_read_mapping(struct yaml_reader *reader, const struct rt_shape *shape,
                                 void *value, struct rt_error *error)
{
    for (;;) {
        enum rt_status status = next(reader, error);
        if (status != RT_OK)
            return status;
        if (type_of(reader) == YAML_MAPPING_END_EVENT)
            return RT_OK;
        if (type_of(reader) != YAML_SCALAR_EVENT)
            return yaml_fail_no_key(reader, error);
        const char *key = yaml_events_text(&reader->events);
        const struct rt_field *field = rt_field_find(shape, key);
        if (!field) {
            g_autofree char *where = g_strdup_printf("this %s", shape->name);
            return yaml_fail_unknown(reader, where, rt_field_nearest(shape, key), error);
        }
        if (rt_field_is_given(shape, field, value))
            return yaml_fail_twice(reader, error);
        status = next(reader, error);
        if (status == RT_OK)
            status = read_value(reader, shape, field, value, error);
        if (status != RT_OK)
            return status;
    }
}
