/* Canonical bytes: a walk over the table of fields, out and back. */
#include "model/canon.h"

#include <string.h>

enum { LENGTH_ROOM = 24 };

/* "12:" at the end of room, by hand: it stands before every field of every record. */
static const char *length_text(size_t length, char room[static LENGTH_ROOM])
{
    char *at = room + LENGTH_ROOM;
    *--at = '\0';
    *--at = ':';
    do
        *--at = (char)('0' + length % 10);
    while (length /= 10);
    return at;
}

/* As g_string_append_len, which calls a general function before it copies. */
static void add(GString *out, const char *bytes, size_t n)
{
    if (out->allocated_len - out->len <= n) {
        g_string_append_len(out, bytes, (gssize)n);
        return;
    }
    memcpy(out->str + out->len, bytes, n);
    out->len += n;
    out->str[out->len] = '\0';
}

static void add_text(GString *out, const char *text)
{
    char room[LENGTH_ROOM];
    size_t length = strlen(text);
    const char *prefix = length_text(length, room);
    add(out, prefix, (size_t)(room + LENGTH_ROOM - 1 - prefix));
    add(out, text, length);
}

/* What stands from start on gets its length before it. */
static void prefix(GString *out, size_t start)
{
    char room[LENGTH_ROOM];
    g_string_insert(out, (gssize)start, length_text(out->len - start, room));
}

static void write_list(const struct rt_field *field, const struct rt_list *list, bool is_shown,
                       GString *out)
{
    for (size_t i = 0; i < list->n; i++) {
        if (field->type == RT_TYPE_TEXTS) {
            add_text(out, rt_texts_at(list, i));
        } else {
            size_t start = out->len;
            canon_write(field->shape, rt_list_item(list, i, field->shape->size), is_shown, out);
            prefix(out, start);
        }
        g_string_append_c(out, '\n');
    }
}

/* Of a field that has something to say. */
static void write_value(const struct rt_field *field, const void *value, bool is_shown,
                        GString *out)
{
    if (field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST)
        write_list(field, rt_field_clist(field, value), is_shown, out);
    else if (field->type == RT_TYPE_PART)
        canon_write(field->shape, rt_field_cpart(field, value), is_shown, out);
    else
        rt_field_write(field, value, out);
}

void canon_write(const struct rt_shape *shape, const void *value, bool is_shown, GString *out)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        if ((field->flags & RT_FIELD_RECKONED) && !is_shown)
            continue;
        if (rt_field_is_empty(field, value))
            continue;
        add(out, field->key, strlen(field->key));
        g_string_append_c(out, '=');
        if (field->type == RT_TYPE_TEXT) {
            add_text(out, rt_field_text(field, value));
        } else {
            size_t start = out->len;
            write_value(field, value, is_shown, out);
            prefix(out, start);
        }
        g_string_append_c(out, '\n');
    }
}

bool canon_write_field(const struct rt_field *field, const void *value, GString *out)
{
    if (rt_field_is_empty(field, value))
        return false;
    write_value(field, value, false, out);
    return true;
}

char *canon_of(const struct rt_shape *shape, const void *value)
{
    if (!value)
        return NULL;
    GString *out = g_string_new(NULL);
    canon_write(shape, value, false, out);
    return g_string_free(out, FALSE);
}

char *canon_of_field(const struct rt_field *field, const void *value)
{
    GString *out = g_string_new(NULL);
    bool has = value && canon_write_field(field, value, out);
    return g_string_free(out, !has);
}

/* What is left to read. */
struct rest {
    const char *at;
    size_t n;
};

static enum rt_status broken(struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED,
                   "the canonical form of a record is damaged; run rectrack check");
}

/* Takes "12:twelve bytes\n" off the rest. */
static bool take(struct rest *rest, struct rest *out)
{
    size_t length = 0, i = 0;
    while (i < rest->n && g_ascii_isdigit(rest->at[i]) && i < 12)
        length = length * 10 + (size_t)(rest->at[i++] - '0');
    if (i == 0 || i >= rest->n || rest->at[i] != ':')
        return false;
    i++;
    if (length >= rest->n - i || rest->at[i + length] != '\n')
        return false;
    *out = (struct rest){rest->at + i, length};
    rest->at += i + length + 1;
    rest->n -= i + length + 1;
    return true;
}

static enum rt_status read_list(const struct rt_field *field, void *value,
                                struct rt_arena *arena, struct rest rest,
                                struct rt_error *error)
{
    struct rt_list *list = rt_field_list(field, value);
    while (rest.n) {
        struct rest item;
        if (!take(&rest, &item))
            return broken(error);
        if (field->type == RT_TYPE_TEXTS) {
            rt_texts_add_bytes(list, arena, item.at, item.n);
            continue;
        }
        void *part = rt_list_add(list, arena, field->shape->size);
        enum rt_status status = canon_read(field->shape, part, arena, item.at, item.n, error);
        if (status != RT_OK)
            return status;
    }
    return RT_OK;
}

static bool read_scalar(const struct rt_shape *shape, const struct rt_field *field, void *value,
                        struct rt_arena *arena, struct rest bytes)
{
    if (field->type == RT_TYPE_TEXT)
        return rt_field_read_text(shape, field, value, arena, bytes.at, bytes.n, NULL) == RT_OK;
    char *text = rt_arena_text(arena, bytes.at, bytes.n);
    return strlen(text) == bytes.n &&
           rt_field_read(shape, field, value, arena, text, NULL) == RT_OK;
}

static enum rt_status read_value(const struct rt_shape *shape, const struct rt_field *field,
                                 void *value, struct rt_arena *arena, struct rest bytes,
                                 struct rt_error *error)
{
    if (field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST)
        return read_list(field, value, arena, bytes, error);
    if (field->type == RT_TYPE_PART)
        return canon_read(field->shape, rt_field_part(field, value), arena, bytes.at, bytes.n,
                          error);
    return read_scalar(shape, field, value, arena, bytes) ? RT_OK : broken(error);
}

/* Takes "title=" off the rest and gives the field, or NULL.  Fields stand in the
 * order of the table: the search goes on behind the one before, at *next. */
static const struct rt_field *take_key(const struct rt_shape *shape, size_t *next,
                                       struct rest *rest)
{
    const char *end = rest->at + rest->n;
    for (size_t tried = 0; tried < shape->n; tried++) {
        const struct rt_field *field = &shape->fields[*next];
        const char *at = rest->at, *key = field->key;
        *next = *next + 1 < shape->n ? *next + 1 : 0;
        while (at < end && *key && *at == *key) {
            at++;
            key++;
        }
        if (at < end && !*key && *at == '=') {
            *rest = (struct rest){at + 1, (size_t)(end - at) - 1};
            return field;
        }
    }
    return NULL;
}

enum rt_status canon_read_some(const struct rt_shape *shape, unsigned flags, void *value,
                               struct rt_arena *arena, const char *bytes, size_t n,
                               struct rt_error *error)
{
    struct rest rest = {bytes, n}, item;
    size_t next = 0;
    while (rest.n) {
        const struct rt_field *field = take_key(shape, &next, &rest);
        if (!field || !take(&rest, &item))
            return broken(error);
        if ((field->flags & flags) != flags)
            continue;
        enum rt_status status = read_value(shape, field, value, arena, item, error);
        if (status != RT_OK)
            return status;
    }
    return RT_OK;
}

enum rt_status canon_read(const struct rt_shape *shape, void *value, struct rt_arena *arena,
                          const char *bytes, size_t n, struct rt_error *error)
{
    return canon_read_some(shape, 0, value, arena, bytes, n, error);
}

enum rt_status canon_read_field(const struct rt_shape *shape, const struct rt_field *field,
                                void *value, struct rt_arena *arena, const char *bytes,
                                struct rt_error *error)
{
    if (field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST)
        *rt_field_list(field, value) = (struct rt_list){0};
    else if (field->type == RT_TYPE_PART)
        memset(rt_field_part(field, value), 0, field->shape->size);
    return read_value(shape, field, value, arena, (struct rest){bytes, strlen(bytes)}, error);
}
