/* Reading the table of fields: values to words and back, lists and parts by
 * their offsets, copies.  Knows no file format and no field by name. */
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
    for (size_t i = 0; i < RT_ENTITIES; i++)
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

static void set_choice(const struct rt_field *field, void *value, int choice)
{
    memcpy(member(field, value), &choice, sizeof choice);
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

/* People write what the screen and the paper show: the key it stands for, or NULL. */
static const char *key_of_label(const struct rt_field *field, const char *text)
{
    g_autofree char *said = rt_text_fold(text);
    for (size_t i = 0; i < field->n_choices; i++) {
        g_autofree char *label = rt_text_fold(field->choices[i].label);
        if (field->choices[i].key && strcmp(said, label) == 0)
            return field->choices[i].key;
    }
    return NULL;
}

size_t rt_choice_keys(const struct rt_choice *choices, size_t n, const char **out)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (choices[i].key && rt_choice_find(choices, i, choices[i].key) < 0)
            out[found++] = choices[i].key;
    return found;
}

static enum rt_status refuse_choice(const struct rt_field *field, const char *text,
                                    struct rt_error *error)
{
    const char *key = key_of_label(field, text);
    if (key)
        return rt_fail(error, RT_USAGE, "%s can't be \"%s\"; write %s", field->key, text, key);
    g_autofree const char **keys = g_new0(const char *, field->n_choices + 1);
    size_t n = rt_choice_keys(field->choices, field->n_choices, keys);
    const char *nearest = rt_text_nearest(text, keys, n);
    if (nearest)
        return rt_fail(error, RT_USAGE, "%s can't be \"%s\"; did you mean %s?", field->key,
                       text, nearest);
    g_autofree char *all = g_strjoinv(", ", (char **)keys);
    return rt_fail(error, RT_USAGE, "%s can't be \"%s\"; it takes %s", field->key, text, all);
}

static enum rt_status read_choice(const struct rt_field *field, void *value, const char *text,
                                  struct rt_error *error)
{
    int choice = *text ? rt_choice_find(field->choices, field->n_choices, text) : 0;
    if (choice < 0)
        return refuse_choice(field, text, error);
    set_choice(field, value, choice);
    return RT_OK;
}

static enum rt_status read_day(const struct rt_field *field, void *value, const char *text,
                               struct rt_error *error)
{
    uint32_t day = rt_day_parse(text);
    if (*text && !day)
        return rt_fail(
            error, RT_USAGE,
            "%s can't be \"%s\"; write the day as year-month-day, such as 2020-03-31",
            field->key, text);
    *(uint32_t *)member(field, value) = day;
    return RT_OK;
}

static enum rt_status read_number(const struct rt_field *field, void *value, const char *text,
                                  struct rt_error *error)
{
    guint64 number = 0;
    guint64 most = field->limit ? field->limit : G_MAXINT;
    if (*text && !g_ascii_string_to_unsigned(text, 10, 1, most, &number, NULL))
        return rt_fail(error, RT_USAGE,
                       "%s can't be \"%s\"; it takes a whole number from 1 to %u", field->key,
                       text, (unsigned)most);
    *(int *)member(field, value) = (int)number;
    return RT_OK;
}

static enum rt_status read_flag(const struct rt_field *field, void *value, const char *text,
                                struct rt_error *error)
{
    bool is_true = strcmp(text, "true") == 0;
    if (*text && !is_true && strcmp(text, "false") != 0)
        return rt_fail(error, RT_USAGE, "%s can't be \"%s\"; it takes true or false",
                       field->key, text);
    *(bool *)member(field, value) = is_true;
    return RT_OK;
}

static enum rt_status check_text(const struct rt_field *field, const char *text, size_t length,
                                 struct rt_error *error)
{
    enum rt_status status = rt_text_check(text, length, NULL, error);
    if (status != RT_OK)
        return status;
    if ((field->flags & RT_FIELD_LINE) && memchr(text, '\n', length))
        return rt_fail(error, RT_REFUSED, "%s must be a single line; take the line break out",
                       field->key);
    unsigned limit = field->limit ? field->limit : RT_TEXT_LIMIT;
    if (length > limit && (size_t)g_utf8_strlen(text, (gssize)length) > limit)
        return rt_fail(error, RT_REFUSED, "%s has more than %u characters; shorten it",
                       field->key, limit);
    return RT_OK;
}

enum rt_status rt_field_read_text(const struct rt_shape *shape, const struct rt_field *field,
                                  void *value, struct rt_arena *arena, const char *bytes,
                                  size_t n, struct rt_error *error)
{
    enum rt_status status = check_text(field, bytes, n, error);
    if (status != RT_OK)
        return status;
    *(const char **)member(field, value) = n ? rt_arena_text(arena, bytes, n) : NULL;
    rt_field_set_given(shape, field, value);
    return RT_OK;
}

enum rt_status rt_field_read(const struct rt_shape *shape, const struct rt_field *field,
                             void *value, struct rt_arena *arena, const char *text,
                             struct rt_error *error)
{
    enum rt_status status = RT_OK;
    switch (field->type) {
    case RT_TYPE_TEXT:
        return rt_field_read_text(shape, field, value, arena, text, strlen(text), error);
    case RT_TYPE_CHOICE:
        status = read_choice(field, value, text, error);
        break;
    case RT_TYPE_DAY:
        status = read_day(field, value, text, error);
        break;
    case RT_TYPE_NUMBER:
        status = read_number(field, value, text, error);
        break;
    case RT_TYPE_FLAG:
        status = read_flag(field, value, text, error);
        break;
    case RT_TYPE_TEXTS:
    case RT_TYPE_LIST:
    case RT_TYPE_PART:
        status = rt_fail(error, RT_USAGE, "%s takes several values, not one", field->key);
        break;
    }
    if (status == RT_OK)
        rt_field_set_given(shape, field, value);
    return status;
}

enum rt_status rt_field_add(const struct rt_field *field, void *value, struct rt_arena *arena,
                            const char *text, struct rt_error *error)
{
    size_t length = strlen(text);
    enum rt_status status = check_text(field, text, length, error);
    if (status == RT_OK)
        rt_texts_add_bytes(rt_field_list(field, value), arena, text, length);
    return status;
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
