/* Words into a field: what each type takes, what a text may be and how long.  Knows no
 * file format and no field by name. */
#include <rectrack/field.h>

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

static void *member(const struct rt_field *field, void *value)
{
    return (unsigned char *)value + field->at;
}

static void set_choice(const struct rt_field *field, void *value, int choice)
{
    memcpy(member(field, value), &choice, sizeof choice);
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

enum rt_status rt_field_check(const struct rt_field *field, const void *value,
                              struct rt_error *error)
{
    enum rt_status status = RT_OK;
    if (field->type == RT_TYPE_TEXT) {
        const char *text = rt_field_text(field, value);
        return text ? check_text(field, text, strlen(text), error) : RT_OK;
    }
    if (field->type == RT_TYPE_NUMBER) {
        int number = *(const int *)member(field, (void *)(uintptr_t)value);
        bool is_within = number >= 0 && (!field->limit || (unsigned)number <= field->limit);
        return is_within ? RT_OK
                         : rt_fail(error, RT_REFUSED, "%s can't be %d; the most is %u",
                                   field->key, number, field->limit);
    }
    const struct rt_list *texts =
        field->type == RT_TYPE_TEXTS ? rt_field_clist(field, value) : NULL;
    for (size_t i = 0; texts && i < texts->n && status == RT_OK; i++)
        status = check_text(field, rt_texts_at(texts, i), strlen(rt_texts_at(texts, i)), error);
    return status;
}
