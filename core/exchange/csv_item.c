/* The small language inside CSV cells: guards, "[complete] text", "name
 * (support)", "extends SI-5".  It knows which fields have columns, and no file. */
#include "exchange/csv_item.h"

#include <string.h>

#include <rectrack/text.h>

/* "=", "+", "-", "@", their full-width forms, tab, CR and LF begin a formula. */
static bool is_trigger(const char *text)
{
    static const char *const wide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (!*text || strchr("=+-@\t\r\n", *text))
        return *text != '\0';
    for (size_t i = 0; i < G_N_ELEMENTS(wide); i++)
        if (*text == *wide[i] && strncmp(text, wide[i], strlen(wide[i])) == 0)
            return true;
    return false;
}

bool csv_needs_guard(const char *text)
{
    return is_trigger(text + strspn(text, "'"));
}

const char *csv_unguard(const char *text)
{
    return *text == '\'' && csv_needs_guard(text) ? text + 1 : text;
}

size_t csv_columns(struct csv_column out[static CSV_MOST_COLUMNS])
{
    static const char *const period[] = {"progress",  "challenge", "other",
                                         "no_change", "rag",       "reason"};
    const struct rt_field *fields[CSV_MOST_COLUMNS];
    size_t n = 0, all = rt_shape_file_order(&rt_record_shape, fields);
    for (size_t i = 0; i < all; i++)
        if (fields[i]->shape != &rt_update_shape)
            out[n++] = (struct csv_column){&rt_record_shape, fields[i], false};
    for (size_t i = 0; i < G_N_ELEMENTS(period); i++)
        out[n++] = (struct csv_column){&rt_update_shape,
                                       rt_field_find(&rt_update_shape, period[i]), true};
    return n;
}

static const char supporting[] = " (support)", leading[] = " (lead)";

static void put_owner(const struct rt_ownership *owner, GString *out)
{
    g_string_append(out, owner->name);
    if (owner->role == RT_SUPPORT)
        g_string_append(out, supporting);
    else if (g_str_has_suffix(owner->name, supporting) ||
             g_str_has_suffix(owner->name, leading))
        g_string_append(out, leading);
}

static void write_action(const struct rt_action *action, GString *out)
{
    const char *text = action->text ? action->text : "";
    if (action->state != RT_STATE_NOT_STARTED || *text == '[') {
        g_string_append_c(out, '[');
        g_string_append(out, rt_states[action->state].key);
        g_string_append(out, "] ");
    }
    g_string_append(out, text);
}

static void write_item(const struct rt_shape *shape, const void *item, GString *out)
{
    if (shape == &rt_ownership_shape)
        put_owner(item, out);
    else if (shape == &rt_action_shape)
        write_action(item, out);
    else if (shape == &rt_target_shape)
        g_string_append(out, ((const struct rt_target *)item)->text);
    else if (shape == &rt_link_shape)
        g_string_append_printf(out, "%s %s",
                               rt_link_kinds[((const struct rt_link *)item)->kind].key,
                               ((const struct rt_link *)item)->ref);
}

/* A link that is shown here but held on the other record. */
static bool is_elsewhere(const struct rt_shape *shape, const void *item)
{
    return shape == &rt_link_shape && ((const struct rt_link *)item)->kind >= RT_RESTATED_BY;
}

void csv_items_write(const struct rt_field *field, const void *value, struct rt_arena *arena,
                     GString *out)
{
    const struct rt_list *list = rt_field_clist(field, value);
    if (field->type == RT_TYPE_TEXTS) {
        rt_texts_join(out, list);
        return;
    }
    if (!list->n)
        return;
    struct rt_list texts = {0};
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < list->n; i++) {
        const void *item = rt_list_item(list, i, field->shape->size);
        if (is_elsewhere(field->shape, item))
            continue;
        g_string_truncate(text, 0);
        write_item(field->shape, item, text);
        rt_texts_add_bytes(&texts, arena, text->str, text->len);
    }
    rt_texts_join(out, &texts);
}

static enum rt_status read_member(const struct rt_shape *shape, const char *key, void *item,
                                  struct rt_arena *arena, const char *text,
                                  struct rt_error *error)
{
    return rt_field_read(shape, rt_field_find(shape, key), item, arena, text, error);
}

static enum rt_status read_owner(void *item, struct rt_arena *arena, const char *text,
                                 struct rt_error *error)
{
    const struct rt_shape *shape = &rt_ownership_shape;
    bool is_support = g_str_has_suffix(text, supporting);
    size_t length = strlen(text);
    if (is_support)
        length -= strlen(supporting);
    else if (g_str_has_suffix(text, leading))
        length -= strlen(leading);
    g_autofree char *name = g_strndup(text, length);
    enum rt_status status = read_member(shape, "name", item, arena, name, error);
    if (status == RT_OK)
        status = read_member(shape, "role", item, arena,
                             rt_roles[is_support ? RT_SUPPORT : RT_LEAD].key, error);
    return status;
}

/* "[complete] text"; other words in brackets are part of the text, unless they
 * are nearly a state. */
static enum rt_status read_action(void *item, struct rt_arena *arena, const char *text,
                                  struct rt_error *error)
{
    const struct rt_shape *shape = &rt_action_shape;
    const char *end = *text == '[' ? strstr(text, "] ") : NULL;
    g_autofree char *state = g_strdup("");
    if (end) {
        g_autofree char *word = g_strndup(text + 1, (gsize)(end - text - 1));
        const char *keys[RT_STATES];
        for (size_t i = 0; i < RT_STATES; i++)
            keys[i] = rt_states[i].key;
        if (rt_text_nearest(word, keys, RT_STATES)) {
            g_free(state);
            state = g_steal_pointer(&word);
            text = end + 2;
        }
    }
    enum rt_status status = read_member(shape, "state", item, arena, state, error);
    if (status == RT_OK)
        status = read_member(shape, "text", item, arena, text, error);
    return status;
}

static enum rt_status read_link(void *item, struct rt_arena *arena, const char *text,
                                struct rt_error *error)
{
    const char *blank = strchr(text, ' ');
    if (!blank)
        return rt_fail(error, RT_REFUSED,
                       "links can't hold \"%s\"; write the kind and the reference, such as "
                       "extends SI-5",
                       text);
    g_autofree char *kind = g_strndup(text, (gsize)(blank - text));
    enum rt_status status = read_member(&rt_link_shape, "kind", item, arena, kind, error);
    if (status == RT_OK)
        status = read_member(&rt_link_shape, "ref", item, arena, blank + 1, error);
    return status;
}

static enum rt_status read_item(const struct rt_shape *shape, void *item,
                                struct rt_arena *arena, const char *text,
                                struct rt_error *error)
{
    enum rt_status status;
    if (shape == &rt_ownership_shape)
        status = read_owner(item, arena, text, error);
    else if (shape == &rt_action_shape)
        status = read_action(item, arena, text, error);
    else if (shape == &rt_link_shape)
        status = read_link(item, arena, text, error);
    else
        status = read_member(shape, "text", item, arena, text, error);
    return status == RT_OK ? rt_shape_check(shape, item, error) : status;
}

enum rt_status csv_items_read(const struct rt_field *field, void *value, struct rt_arena *arena,
                              const char *cell, struct rt_error *error)
{
    struct rt_list texts = {0}, *list = rt_field_list(field, value);
    rt_texts_split(cell, arena, &texts);
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < texts.n && status == RT_OK; i++) {
        const char *text = rt_texts_at(&texts, i);
        if (!*text)
            status =
                rt_fail(error, RT_REFUSED, "%s has an empty line; take it out", field->key);
        else if (field->type == RT_TYPE_TEXTS)
            status = rt_field_add(field, value, arena, text, error);
        else
            status = read_item(field->shape, rt_list_add(list, arena, field->shape->size),
                               arena, text, error);
    }
    return status;
}
