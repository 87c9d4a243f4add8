/* What two changed at a time: a value as one of them saw it, as it is now, and as
 * it would become.  Knows no person and no register. */
#include "model/change.h"

#include <string.h>

#include <rectrack/wording.h>

#include "model/canon.h"

static void clash_free(void *item)
{
    struct clash *clash = item;
    g_free(clash->path);
    g_free(clash->seen);
    g_free(clash->theirs);
    g_free(clash->yours);
    g_free(clash);
}

GPtrArray *clash_list_new(void)
{
    return g_ptr_array_new_with_free_func(clash_free);
}

/* The three sides of a struct or an item; seen, now and after may each be NULL. */
struct sides {
    const void *seen, *now, *after;
};

/* The sides are of the part, of the field, or items of it. */
static void add(GPtrArray *clashes, const char *path, const struct rt_field *field,
                const struct rt_field *part, const struct sides *sides)
{
    const void *const values[] = {sides->seen, sides->now, sides->after};
    char *words[G_N_ELEMENTS(values)];
    bool is_item = !part && change_is_by_item(field);
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        words[i] = is_item ? rt_word_item(field->shape, values[i])
                           : rt_word_value(part ? part : field, values[i]);
    struct clash *clash = g_new(struct clash, 1);
    *clash = (struct clash){g_strdup(path), field, part, words[0], words[1], words[2]};
    g_ptr_array_add(clashes, clash);
}

/* ---- one field ---- */

/* Are the items of now the first ones of after?  Then nothing of them is lost. */
static bool only_adds(const struct rt_field *field, const void *now, const void *after)
{
    if (field->type != RT_TYPE_TEXTS && field->type != RT_TYPE_LIST)
        return false;
    const struct rt_list *before = rt_field_clist(field, now);
    const struct rt_list *behind = rt_field_clist(field, after);
    bool is_kept = before->n <= behind->n;
    for (size_t i = 0; i < before->n && is_kept; i++) {
        if (field->type == RT_TYPE_TEXTS) {
            is_kept = strcmp(rt_texts_at(before, i), rt_texts_at(behind, i)) == 0;
            continue;
        }
        size_t size = field->shape->size;
        g_autofree char *one = canon_of(field->shape, rt_list_item(before, i, size));
        g_autofree char *other = canon_of(field->shape, rt_list_item(behind, i, size));
        is_kept = strcmp(one, other) == 0;
    }
    return is_kept;
}

/* part: the field of an item of the list field; NULL: field itself. */
static void compare(const char *path, const struct rt_field *field, const struct rt_field *part,
                    const struct sides *sides, GPtrArray *clashes)
{
    const struct rt_field *which = part ? part : field;
    g_autofree char *seen = canon_of_field(which, sides->seen);
    g_autofree char *now = canon_of_field(which, sides->now);
    g_autofree char *after = canon_of_field(which, sides->after);
    bool overwrites = g_strcmp0(now, after) != 0 && g_strcmp0(now, seen) != 0;
    if (overwrites && !(now && only_adds(which, sides->now, sides->after)))
        add(clashes, path, field, part, sides);
}

/* ---- items ---- */

/* What follows from an item's other words, or from when it was written. */
static bool is_told(const struct rt_shape *shape, const struct rt_field *field)
{
    return (field->flags & (RT_FIELD_RECKONED | RT_FIELD_TOLD)) ||
           (shape == &rt_update_shape && strcmp(field->key, "at") == 0);
}

static void compare_parts(const char *path, const struct rt_field *field,
                          const struct sides *sides, GPtrArray *clashes)
{
    for (size_t i = 0; i < field->shape->n; i++)
        if (!is_told(field->shape, &field->shape->fields[i]))
            compare(path, field, &field->shape->fields[i], sides, clashes);
}

static void compare_updates(const struct rt_field *field, const struct sides *sides,
                            GPtrArray *clashes)
{
    const struct rt_list *after = rt_field_clist(field, sides->after);
    for (size_t i = 0; i < after->n; i++) {
        const struct rt_update *update = rt_update_at(after, i), none = {0};
        const struct rt_update *seen =
            change_same_update(rt_field_clist(field, sides->seen), update);
        const struct rt_update *now =
            change_same_update(rt_field_clist(field, sides->now), update);
        g_autofree char *key = change_update_key(update);
        g_autofree char *path = g_strdup_printf("%s.%s", field->key, key);
        struct sides three = {seen ? seen : &none, now, update};
        if (now)
            compare_parts(path, field, &three, clashes);
    }
}

static const void *item_at(const struct rt_field *field, const void *value, size_t i)
{
    const struct rt_list *list = rt_field_clist(field, value);
    return i < list->n ? rt_list_item(list, i, field->shape->size) : NULL;
}

static const char *text_of(const struct rt_field *field, const void *item)
{
    return item ? rt_field_text(rt_field_find(field->shape, "text"), item) : NULL;
}

static bool has_text(const struct rt_field *field, const void *value, const char *text)
{
    for (size_t i = 0; i < rt_field_clist(field, value)->n; i++)
        if (g_strcmp0(text_of(field, item_at(field, value, i)), text) == 0)
            return true;
    return false;
}

/* Is what stands at a place another item than was seen there, not the same reworded? */
static bool has_moved(const struct rt_field *field, const struct sides *whole,
                      const struct sides *item)
{
    const char *seen = text_of(field, item->seen), *now = text_of(field, item->now);
    return g_strcmp0(seen, now) != 0 &&
           (!seen || has_text(field, whole->now, seen) || has_text(field, whole->seen, now));
}

static void compare_places(const struct rt_field *field, const struct sides *sides,
                           GPtrArray *clashes)
{
    for (size_t i = 0; item_at(field, sides->now, i); i++) {
        struct sides item = {item_at(field, sides->seen, i), item_at(field, sides->now, i),
                             item_at(field, sides->after, i)};
        g_autofree char *seen = canon_of(field->shape, item.seen);
        g_autofree char *now = canon_of(field->shape, item.now);
        g_autofree char *after = canon_of(field->shape, item.after);
        g_autofree char *path = g_strdup_printf("%s.%zu", field->key, i + 1);
        if (g_strcmp0(now, after) == 0 || g_strcmp0(now, seen) == 0)
            continue;
        if (!item.after || has_moved(field, sides, &item))
            add(clashes, path, field, NULL, &item);
        else
            compare_parts(path, field, &item, clashes);
    }
}

void change_clashes(const struct rt_shape *shape, const void *seen, const void *now,
                    const void *after, GPtrArray *clashes)
{
    struct sides sides = {seen, now, after};
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        if (field->flags & RT_FIELD_RECKONED)
            continue;
        if (!change_is_by_item(field))
            compare(field->key, field, NULL, &sides, clashes);
        else if (field->shape == &rt_update_shape)
            compare_updates(field, &sides, clashes);
        else
            compare_places(field, &sides, clashes);
    }
}
