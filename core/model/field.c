/* Reading the table of fields: values to words, lists and parts by their offsets,
 * copies.  Knows no file format and no field by name. */
#include <rectrack/field.h>

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

static void *member(const struct rt_field *field, void *value)
{
    return (unsigned char *)value + field->at;
}

static const void *cmember(const struct rt_field *field, const void *value)
{
    return (const unsigned char *)value + field->at;
}

const struct rt_shape *rt_entity_find(const char *name)
{
    for (size_t i = 0; i < RT_KEPT; i++)
        if (strcmp(rt_entities[i]->name, name) == 0)
            return rt_entities[i];
    return NULL;
}

const struct rt_field *rt_field_find(const struct rt_shape *shape, const char *key)
{
    for (size_t i = 0; i < shape->n; i++)
        if (*shape->fields[i].key == *key && strcmp(shape->fields[i].key, key) == 0)
            return &shape->fields[i];
    return NULL;
}

const char *rt_field_nearest(const struct rt_shape *shape, const char *key)
{
    const char *keys[64];
    size_t n = 0;
    for (size_t i = 0; i < shape->n && n < G_N_ELEMENTS(keys); i++)
        if (shape->fields[i].file)
            keys[n++] = shape->fields[i].key;
    return rt_text_nearest(key, keys, n);
}

size_t rt_field_index(const struct rt_shape *shape, const struct rt_field *field)
{
    return (size_t)(field - shape->fields);
}

size_t rt_shape_file_order(const struct rt_shape *shape, const struct rt_field **out)
{
    size_t n = 0;
    for (unsigned rank = 1; rank <= shape->n; rank++)
        for (size_t i = 0; i < shape->n; i++)
            if (shape->fields[i].file == rank)
                out[n++] = &shape->fields[i];
    return n;
}

struct rt_list *rt_field_list(const struct rt_field *field, void *value)
{
    return member(field, value);
}

const struct rt_list *rt_field_clist(const struct rt_field *field, const void *value)
{
    return cmember(field, value);
}

void *rt_field_part(const struct rt_field *field, void *value)
{
    return member(field, value);
}

const void *rt_field_cpart(const struct rt_field *field, const void *value)
{
    return cmember(field, value);
}

const char *rt_field_text(const struct rt_field *field, const void *value)
{
    const char *const *text = cmember(field, value);
    return *text;
}

/* Enums are kept as the compiler likes, as int or unsigned: of one size here. */
int rt_field_choice(const struct rt_field *field, const void *value)
{
    int choice;
    memcpy(&choice, cmember(field, value), sizeof choice);
    return choice;
}

static uint32_t day_of(const struct rt_field *field, const void *value)
{
    const uint32_t *day = cmember(field, value);
    return *day;
}

static int number_of(const struct rt_field *field, const void *value)
{
    const int *number = cmember(field, value);
    return *number;
}

static bool flag_of(const struct rt_field *field, const void *value)
{
    const bool *flag = cmember(field, value);
    return *flag;
}

static bool part_is_empty(const struct rt_shape *shape, const void *part)
{
    for (size_t i = 0; i < shape->n; i++)
        if (!rt_field_is_empty(&shape->fields[i], part))
            return false;
    return true;
}

bool rt_field_is_empty(const struct rt_field *field, const void *value)
{
    switch (field->type) {
    case RT_TYPE_TEXT: {
        const char *text = rt_field_text(field, value);
        return !text || !*text;
    }
    case RT_TYPE_CHOICE:
        return rt_field_choice(field, value) == 0;
    case RT_TYPE_DAY:
        return day_of(field, value) == 0;
    case RT_TYPE_NUMBER:
        return number_of(field, value) == 0;
    case RT_TYPE_FLAG:
        return !flag_of(field, value);
    case RT_TYPE_TEXTS:
    case RT_TYPE_LIST:
        return rt_field_clist(field, value)->n == 0;
    case RT_TYPE_PART:
        return part_is_empty(field->shape, cmember(field, value));
    }
    return true;
}

bool rt_field_write(const struct rt_field *field, const void *value, GString *out)
{
    switch (field->type) {
    case RT_TYPE_TEXT: {
        const char *text = rt_field_text(field, value);
        if (text)
            g_string_append(out, text);
        return text != NULL;
    }
    case RT_TYPE_CHOICE: {
        const char *key = field->choices[rt_field_choice(field, value)].key;
        if (key)
            g_string_append(out, key);
        return key != NULL;
    }
    case RT_TYPE_DAY: {
        char iso[11];
        rt_day_iso(day_of(field, value), iso);
        g_string_append(out, iso);
        return iso[0] != '\0';
    }
    case RT_TYPE_NUMBER:
        if (number_of(field, value))
            g_string_append_printf(out, "%d", number_of(field, value));
        return number_of(field, value) != 0;
    case RT_TYPE_FLAG:
        g_string_append(out, flag_of(field, value) ? "true" : "false");
        return true;
    case RT_TYPE_TEXTS:
    case RT_TYPE_LIST:
    case RT_TYPE_PART:
        break;
    }
    return false;
}

int rt_choice_find(const struct rt_choice *choices, size_t n, const char *key)
{
    for (size_t i = 0; i < n; i++)
        if (choices[i].key && strcmp(choices[i].key, key) == 0)
            return (int)i;
    return -1;
}

size_t rt_choice_keys(const struct rt_choice *choices, size_t n, const char **out)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (choices[i].key && rt_choice_find(choices, i, choices[i].key) < 0)
            out[found++] = choices[i].key;
    return found;
}

static uint64_t bit_of(const struct rt_shape *shape, const struct rt_field *field)
{
    return UINT64_C(1) << rt_field_index(shape, field);
}

bool rt_field_is_given(const struct rt_shape *shape, const struct rt_field *field,
                       const void *value)
{
    const struct rt_part *part = value;
    return (part->given & bit_of(shape, field)) != 0;
}

void rt_field_set_given(const struct rt_shape *shape, const struct rt_field *field, void *value)
{
    struct rt_part *part = value;
    part->given |= bit_of(shape, field);
}

/* Copies what lies behind the pointers of a struct that was copied flat. */
static void deepen(const struct rt_shape *shape, void *value, struct rt_arena *arena)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        if (field->type == RT_TYPE_TEXT) {
            const char **text = member(field, value);
            *text = rt_arena_copy(arena, *text);
        } else if (field->type == RT_TYPE_PART) {
            deepen(field->shape, member(field, value), arena);
        } else if (field->type == RT_TYPE_TEXTS) {
            struct rt_list old = *rt_field_clist(field, value), *list = member(field, value);
            *list = (struct rt_list){0};
            for (size_t k = 0; k < old.n; k++)
                rt_texts_add(list, arena, rt_texts_at(&old, k));
        } else if (field->type == RT_TYPE_LIST) {
            struct rt_list old = *rt_field_clist(field, value), *list = member(field, value);
            size_t size = field->shape->size;
            *list = (struct rt_list){0};
            for (size_t k = 0; k < old.n; k++)
                rt_shape_copy(field->shape, rt_list_add(list, arena, size),
                              rt_list_item(&old, k, size), arena);
        }
    }
}

void rt_shape_copy(const struct rt_shape *shape, void *to, const void *value,
                   struct rt_arena *arena)
{
    memcpy(to, value, shape->size);
    deepen(shape, to, arena);
}
