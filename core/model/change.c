/* Differences between values, found and applied by walking the table of fields. */
#include "model/change.h"

#include <string.h>

#include "model/canon.h"

static void change_free(void *item)
{
    struct change *change = item;
    g_free(change->field);
    g_free(change->was);
    g_free(change->becomes);
    g_free(change);
}

GPtrArray *change_list_new(void)
{
    return g_ptr_array_new_with_free_func(change_free);
}

static void add(GPtrArray *changes, char *field, char *was, char *becomes)
{
    struct change *change = g_new(struct change, 1);
    *change = (struct change){field, was, becomes};
    g_ptr_array_add(changes, change);
}

/* A slash inside the period's id must not pass for the one behind it. */
char *change_update_key(const struct rt_update *update)
{
    g_autoptr(GString) period = g_string_new(update->period);
    g_string_replace(period, "%", "%25", 0);
    g_string_replace(period, "/", "%2F", 0);
    return update->by ? g_strdup_printf("%s/%s", period->str, update->by)
                      : g_strdup(period->str);
}

static bool is_by_key(const struct rt_field *field)
{
    return field->shape == &rt_update_shape;
}

/* Lists whose items stand alone in the log; others change as a whole. */
bool change_is_by_item(const struct rt_field *field)
{
    static const struct rt_shape *const alone[] = {&rt_action_shape, &rt_target_shape,
                                                   &rt_update_shape, &rt_agenda_item_shape,
                                                   &rt_minute_shape};
    for (size_t i = 0; i < G_N_ELEMENTS(alone); i++)
        if (field->type == RT_TYPE_LIST && field->shape == alone[i])
            return true;
    return false;
}

const struct rt_update *change_same_update(const struct rt_list *updates,
                                           const struct rt_update *update)
{
    for (size_t i = 0; i < updates->n; i++) {
        const struct rt_update *one = rt_update_at(updates, i);
        if (strcmp(one->period, update->period) == 0 && g_strcmp0(one->by, update->by) == 0)
            return one;
    }
    return NULL;
}

static void diff_item(const struct rt_shape *shape, char *path, const void *was,
                      const void *becomes, GPtrArray *changes)
{
    char *before = canon_of(shape, was), *after = canon_of(shape, becomes);
    if (g_strcmp0(before, after) != 0) {
        add(changes, path, before, after);
        return;
    }
    g_free(path);
    g_free(before);
    g_free(after);
}

static void diff_places(const struct rt_field *field, const struct rt_list *was,
                        const struct rt_list *becomes, GPtrArray *changes)
{
    size_t size = field->shape->size;
    for (size_t i = was->n; i > becomes->n; i--)
        diff_item(field->shape, g_strdup_printf("%s.%zu", field->key, i),
                  rt_list_item(was, i - 1, size), NULL, changes);
    for (size_t i = 0; i < becomes->n; i++)
        diff_item(field->shape, g_strdup_printf("%s.%zu", field->key, i + 1),
                  i < was->n ? rt_list_item(was, i, size) : NULL,
                  rt_list_item(becomes, i, size), changes);
}

static void diff_updates(const struct rt_field *field, const struct rt_list *was,
                         const struct rt_list *becomes, GPtrArray *changes)
{
    for (size_t i = was->n + becomes->n; i-- > 0;) {
        const struct rt_update *update = i < becomes->n
                                             ? rt_update_at(becomes, becomes->n - 1 - i)
                                             : rt_update_at(was, i - becomes->n);
        const struct rt_update *before = change_same_update(was, update);
        const struct rt_update *after = change_same_update(becomes, update);
        if (i >= becomes->n && after)
            continue; /* told with those that are there */
        g_autofree char *key = change_update_key(update);
        diff_item(field->shape, g_strdup_printf("%s.%s", field->key, key), before, after,
                  changes);
    }
}

void change_diff(const struct rt_shape *shape, const void *was, const void *becomes,
                 GPtrArray *changes)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        if (field->flags & RT_FIELD_RECKONED)
            continue;
        if (is_by_key(field)) {
            diff_updates(field, rt_field_clist(field, was), rt_field_clist(field, becomes),
                         changes);
        } else if (change_is_by_item(field)) {
            diff_places(field, rt_field_clist(field, was), rt_field_clist(field, becomes),
                        changes);
        } else {
            char *before = canon_of_field(field, was);
            char *after = canon_of_field(field, becomes);
            if (g_strcmp0(before, after) != 0) {
                add(changes, g_strdup(field->key), before, after);
            } else {
                g_free(before);
                g_free(after);
            }
        }
    }
}

const struct rt_field *change_field(const struct rt_shape *shape, const char *path,
                                    const char **key)
{
    const char *dot = strchr(path, '.');
    g_autofree char *name = dot ? g_strndup(path, (size_t)(dot - path)) : g_strdup(path);
    const struct rt_field *field = rt_field_find(shape, name);
    *key = dot ? dot + 1 : NULL;
    return field && (!dot || change_is_by_item(field)) ? field : NULL;
}

/* Which item a path names: its place, or one past the end. */
static bool find_item(const struct rt_field *field, const struct rt_list *list, const char *key,
                      size_t *place)
{
    if (!is_by_key(field)) {
        guint64 n = 0;
        if (!g_ascii_string_to_unsigned(key, 10, 1, list->n + 1, &n, NULL))
            return false;
        *place = (size_t)n - 1;
        return true;
    }
    for (*place = 0; *place < list->n; (*place)++) {
        g_autofree char *its = change_update_key(rt_update_at(list, *place));
        if (strcmp(its, key) == 0)
            break;
    }
    return true;
}

static enum rt_status apply_item(const struct rt_field *field, void *value,
                                 struct rt_arena *arena, const char *key, const char *becomes,
                                 struct rt_error *error)
{
    struct rt_list *list = rt_field_list(field, value);
    size_t place, size = field->shape->size;
    if (!find_item(field, list, key, &place) || (!becomes && place >= list->n))
        return rt_fail(error, RT_REFUSED, "there is no %s to change; run rectrack check", key);
    if (!becomes) {
        unsigned char *at = rt_list_item(list, place, size);
        memmove(at, at + size, (list->n - place - 1) * size);
        list->n--;
        return RT_OK;
    }
    void *item =
        place < list->n ? rt_list_item(list, place, size) : rt_list_add(list, arena, size);
    memset(item, 0, size);
    return canon_read(field->shape, item, arena, becomes, strlen(becomes), error);
}

enum rt_status change_apply(const struct rt_shape *shape, void *value, struct rt_arena *arena,
                            const char *path, const char *becomes, struct rt_error *error)
{
    const char *key;
    const struct rt_field *field = change_field(shape, path, &key);
    if (!field)
        return rt_fail(error, RT_REFUSED,
                       "a change names the unknown field \"%s\"; run rectrack check", path);
    if (key)
        return apply_item(field, value, arena, key, becomes, error);
    return canon_read_field(shape, field, value, arena, becomes ? becomes : "", error);
}

const void *change_value(const struct rt_shape *shape, const struct rt_field *field,
                         bool is_item, const char *bytes, struct rt_arena *arena)
{
    if (is_item && !bytes)
        return NULL;
    void *value = rt_arena_alloc(arena, is_item ? field->shape->size : shape->size);
    enum rt_status status =
        is_item ? canon_read(field->shape, value, arena, bytes, strlen(bytes), NULL)
                : canon_read_field(shape, field, value, arena, bytes ? bytes : "", NULL);
    return status == RT_OK ? value : NULL;
}

char *change_words(const struct rt_shape *shape, const void *value, const char *path)
{
    const char *key;
    size_t place;
    const struct rt_field *field = change_field(shape, path, &key);
    if (!field || !key)
        return field ? canon_of_field(field, value) : NULL;
    const struct rt_list *list = rt_field_clist(field, value);
    bool is_there = find_item(field, list, key, &place) && place < list->n;
    return is_there ? canon_of(field->shape, rt_list_item(list, place, field->shape->size))
                    : NULL;
}

static size_t size_of(const struct rt_field *field)
{
    switch (field->type) {
    case RT_TYPE_TEXT:
        return sizeof(const char *);
    case RT_TYPE_CHOICE:
    case RT_TYPE_NUMBER:
        return sizeof(int);
    case RT_TYPE_DAY:
        return sizeof(uint32_t);
    case RT_TYPE_FLAG:
        return sizeof(bool);
    case RT_TYPE_TEXTS:
    case RT_TYPE_LIST:
        return sizeof(struct rt_list);
    case RT_TYPE_PART:
        return field->shape->size;
    }
    return 0;
}

static void copy_field(const struct rt_field *field, const void *from, void *to)
{
    memcpy((unsigned char *)to + field->at, (const unsigned char *)from + field->at,
           size_of(field));
}

void change_share(struct rt_record *member, const struct rt_record *first)
{
    for (size_t i = 0; i < rt_record_shape.n; i++)
        if (rt_record_shape.fields[i].flags & RT_FIELD_SHARED)
            copy_field(&rt_record_shape.fields[i], first, member);
}

static void copy_reckoned(const struct rt_shape *shape, const void *from, void *to)
{
    for (size_t i = 0; i < shape->n; i++)
        if (shape->fields[i].flags & RT_FIELD_RECKONED)
            copy_field(&shape->fields[i], from, to);
}

void change_reckoned(const struct rt_record *record, size_t own_links, struct rt_record *out,
                     struct rt_arena *arena)
{
    *out = (struct rt_record){0};
    copy_reckoned(&rt_record_shape, record, out);
    for (size_t i = 0; i < record->targets.n; i++)
        copy_reckoned(&rt_target_shape, rt_target_at(&record->targets, i),
                      rt_list_add(&out->targets, arena, sizeof(struct rt_target)));
    for (size_t i = own_links; i < record->links.n; i++)
        *(struct rt_link *)rt_list_add(&out->links, arena, sizeof(struct rt_link)) =
            *rt_link_at(&record->links, i);
}

void change_lay_over(struct rt_record *record, const struct rt_record *reckoned,
                     struct rt_arena *arena)
{
    copy_reckoned(&rt_record_shape, reckoned, record);
    for (size_t i = 0; i < record->targets.n && i < reckoned->targets.n; i++)
        copy_reckoned(&rt_target_shape, rt_target_at(&reckoned->targets, i),
                      rt_target_at(&record->targets, i));
    for (size_t i = 0; i < reckoned->links.n; i++) {
        struct rt_link *link = rt_list_add(&record->links, arena, sizeof *link);
        *link = *rt_link_at(&reckoned->links, i);
        if (link->kind == RT_SEE_ALSO) /* whose other end has the same key */
            link->kind = RT_SEEN_FROM;
    }
}

static void merge_item(const struct rt_shape *shape, const void *there, const void *given,
                       void *out);

/* Actions keep what was not given; so do the targets of a cell. */
static void merge_places(const struct rt_field *field, const struct rt_list *there,
                         const struct rt_list *given, struct rt_list *out,
                         struct rt_arena *arena)
{
    size_t size = field->shape->size;
    for (size_t i = 0; i < given->n; i++) {
        const void *item = rt_list_item(given, i, size);
        const struct rt_part *part = item;
        bool keeps = part->is_partial || field->shape == &rt_action_shape;
        void *merged = rt_list_add(out, arena, size);
        if (keeps && i < there->n)
            merge_item(field->shape, rt_list_item(there, i, size), item, merged);
        else
            memcpy(merged, item, size);
    }
}

static void merge_updates(const struct rt_list *there, const struct rt_list *given,
                          struct rt_list *out, struct rt_arena *arena)
{
    size_t size = sizeof(struct rt_update);
    for (size_t i = 0; i < there->n; i++)
        memcpy(rt_list_add(out, arena, size), rt_update_at(there, i), size);
    for (size_t i = 0; i < given->n; i++) {
        const struct rt_update *update = rt_update_at(given, i);
        const struct rt_update *old = change_same_update(out, update);
        if (old) {
            struct rt_update before = *old;
            merge_item(&rt_update_shape, &before, update,
                       rt_update_at(out, (size_t)(old - rt_update_at(out, 0))));
        } else if (!rt_update_is_blank(update)) { /* an empty row of a table is no answer */
            memcpy(rt_list_add(out, arena, size), update, size);
        }
    }
}

static void merge_item(const struct rt_shape *shape, const void *there, const void *given,
                       void *out)
{
    memcpy(out, there, shape->size);
    for (size_t i = 0; i < shape->n; i++)
        if (rt_field_is_given(shape, &shape->fields[i], given))
            copy_field(&shape->fields[i], given, out);
    if (shape == &rt_target_shape) {
        struct rt_target *target = out;
        const struct rt_target *old = there;
        if (g_strcmp0(target->text, old->text) != 0) {
            target->kind = RT_KIND_NONE;
            target->earliest = target->latest = 0;
        }
    }
}

void change_merge(const struct rt_shape *shape, const void *there, const void *given, void *out,
                  struct rt_arena *arena)
{
    memcpy(out, there, shape->size);
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        if (!rt_field_is_given(shape, field, given))
            continue;
        bool is_list = change_is_by_item(field) && rt_field_clist(field, given)->n > 0;
        if (is_list) {
            struct rt_list merged = {0};
            const struct rt_list *old = rt_field_clist(field, there);
            const struct rt_list *new = rt_field_clist(field, given);
            if (is_by_key(field))
                merge_updates(old, new, &merged, arena);
            else
                merge_places(field, old, new, &merged, arena);
            *rt_field_list(field, out) = merged;
        } else if (field->type == RT_TYPE_PART) {
            merge_item(field->shape, rt_field_cpart(field, there), rt_field_cpart(field, given),
                       rt_field_part(field, out));
        } else {
            copy_field(field, given, out);
        }
    }
}

static uint32_t day_of(const struct rt_facts *facts, const struct rt_update *update)
{
    const struct rt_period *period = rt_facts_period(facts, update->period);
    return period ? period->as_at : 0;
}

void change_order_updates(struct rt_record *record, const struct rt_facts *facts)
{
    /* Few updates, nearly always in order: insertion, which keeps equals as they came. */
    for (size_t i = 1; i < record->updates.n; i++) {
        struct rt_update moving = *rt_update_at(&record->updates, i);
        uint32_t day = day_of(facts, &moving);
        size_t k = i;
        for (; k > 0 && day_of(facts, rt_update_at(&record->updates, k - 1)) > day; k--)
            *rt_update_at(&record->updates, k) = *rt_update_at(&record->updates, k - 1);
        *rt_update_at(&record->updates, k) = moving;
    }
}
