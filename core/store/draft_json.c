/* A draft as JSON, which a person can read when all else fails.  Knows no file. */
#include "store/draft.h"

#include <stdlib.h>

#include <jansson.h>

static const int VERSION = 1;

/* The texts of a key and where they stand. */
static const struct {
    const char *name;
    size_t at;
    bool is_optional;
} keys[] = {
    {"register", offsetof(struct rt_draft_key, reg), false},
    {"user", offsetof(struct rt_draft_key, user), false},
    {"form", offsetof(struct rt_draft_key, form), false},
    {"ref", offsetof(struct rt_draft_key, ref), true},
    {"period", offsetof(struct rt_draft_key, period), true},
};

/* ---- writing ---- */

static bool put_text(json_t *object, const char *name, const char *text)
{
    return json_object_set_new(object, name, text ? json_string(text) : json_null()) == 0;
}

static json_t *make_fields(const struct rt_list *fields)
{
    json_t *array = json_array();
    for (size_t i = 0; i < fields->n; i++) {
        const struct rt_draft_field *field = rt_list_item(fields, i, sizeof *field);
        json_t *one = json_object();
        bool is_whole = put_text(one, "key", field->key) &&
                        put_text(one, "text", field->text) &&
                        put_text(one, "seen", field->seen);
        if (json_array_append_new(array, one) != 0 || !is_whole) {
            json_decref(array);
            return NULL;
        }
    }
    return array;
}

char *draft_write(const struct rt_draft *draft)
{
    json_t *whole = json_object();
    bool is_whole = json_object_set_new(whole, "rectrack_draft", json_integer(VERSION)) == 0;
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        is_whole &= put_text(whole, keys[i].name,
                             G_STRUCT_MEMBER(const char *, &draft->key, keys[i].at));
    is_whole &= json_object_set_new(whole, "begun", json_integer(draft->begun)) == 0;
    is_whole &= json_object_set_new(whole, "saved", json_integer(draft->saved)) == 0;
    is_whole &= json_object_set_new(whole, "fields", make_fields(&draft->fields)) == 0;
    char *dumped = is_whole ? json_dumps(whole, JSON_INDENT(1)) : NULL;
    char *bytes = g_strdup(dumped);
    free(dumped);
    json_decref(whole);
    return bytes;
}

/* ---- reading ---- */

/* A text or, where it may be, null; false: neither. */
static bool get_text(const json_t *object, const char *name, bool is_optional,
                     struct rt_arena *arena, const char **out)
{
    const json_t *value = json_object_get(object, name);
    *out = rt_arena_copy(arena, json_string_value(value));
    return *out || (is_optional && json_is_null(value));
}

static bool get_number(const json_t *object, const char *name, int64_t *out)
{
    const json_t *value = json_object_get(object, name);
    *out = json_integer_value(value);
    return json_is_integer(value);
}

static bool get_fields(const json_t *array, struct rt_arena *arena, struct rt_list *out)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        const json_t *one = json_array_get(array, i);
        struct rt_draft_field *field = rt_list_add(out, arena, sizeof *field);
        if (!get_text(one, "key", false, arena, &field->key) ||
            !get_text(one, "text", false, arena, &field->text) ||
            !get_text(one, "seen", true, arena, &field->seen))
            return false;
    }
    return json_array_size(array) > 0;
}

bool draft_read(const char *bytes, size_t n, struct rt_arena *arena, struct rt_draft *out)
{
    struct rt_draft draft = {0};
    int64_t version = 0;
    json_t *whole = json_loadb(bytes, n, JSON_REJECT_DUPLICATES, NULL);
    bool is_whole = get_number(whole, "rectrack_draft", &version) && version == VERSION;
    for (size_t i = 0; i < G_N_ELEMENTS(keys) && is_whole; i++)
        is_whole = get_text(whole, keys[i].name, keys[i].is_optional, arena,
                            &G_STRUCT_MEMBER(const char *, &draft.key, keys[i].at));
    is_whole = is_whole && get_number(whole, "begun", &draft.begun) &&
               get_number(whole, "saved", &draft.saved) &&
               get_fields(json_object_get(whole, "fields"), arena, &draft.fields);
    json_decref(whole);
    if (is_whole)
        *out = draft;
    return is_whole;
}
