/* FIELD=VALUE taken apart by the table of fields, and applied.  List values are in
 * the words of a CSV cell: an item a line, "(support)" behind an owner. */
#include "command/assign.h"

#include <string.h>

#include <rectrack/text.h>

#include "exchange/csv_item.h"
#include "model/change.h"

enum how { REPLACES, PUTS_IN, TAKES_OUT };

struct assignment {
    const struct rt_field *field;
    enum how how;
    void *items; /* PUTS_IN, TAKES_OUT: a struct of the shape that holds the items */
};

/* ---- which field ---- */

/* Fields that another command writes, which knows more of them (RT_FIELD_APART), and
 * those of an update. */
static const struct {
    const char *key, *instead;
} elsewhere[] = {
    {"ref", "a reference stays what it is; withdraw this one and add another"},
    {"source", "a recommendation stays with its source; withdraw this one and add another"},
    {"reported_with", "which rows are shared is said by a file; import one"},
    {"actions", "write add action, remove action, move or split, or REF.1 text=..."},
    {"targets", "write target, add target or remove target"},
    {"updates", "write update"},
    {"progress", "write update"},
    {"challenge", "write update"},
    {"no_change", "write update"},
    {"rag", "write update with --rag"},
    {"links", "write add link or remove link"},
};

static bool is_editable(const struct rt_field *field)
{
    return field->file && !(field->flags & (RT_FIELD_RECKONED | RT_FIELD_APART));
}

static enum rt_status no_field(const struct rt_shape *shape, const char *key,
                               struct rt_error *error)
{
    for (size_t i = 0; shape == &rt_record_shape && i < G_N_ELEMENTS(elsewhere); i++)
        if (strcmp(elsewhere[i].key, key) == 0)
            return rt_fail(error, RT_USAGE, "set can't change %s; %s", key,
                           elsewhere[i].instead);
    g_autoptr(GPtrArray) keys = g_ptr_array_new();
    for (size_t i = 0; i < shape->n; i++)
        if (is_editable(&shape->fields[i]))
            g_ptr_array_add(keys, (void *)(uintptr_t)shape->fields[i].key);
    const char *nearest = rt_text_nearest(key, (const char *const *)keys->pdata, keys->len);
    if (nearest)
        return rt_fail(error, RT_USAGE, "there is no field \"%s\" to set; did you mean %s?",
                       key, nearest);
    g_ptr_array_add(keys, NULL);
    g_autofree char *all = g_strjoinv(", ", (char **)keys->pdata);
    return rt_fail(error, RT_USAGE, "there is no field \"%s\" to set; there are %s", key, all);
}

static bool is_list(const struct rt_field *field)
{
    return field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST;
}

/* ---- reading ---- */

static bool is_given_twice(const struct assignments *assignments, const struct rt_field *field)
{
    for (size_t i = 0; i < assignments->all.n; i++) {
        const struct assignment *one = rt_list_item(&assignments->all, i, sizeof *one);
        if (one->field == field && !is_list(field))
            return true;
    }
    return false;
}

static enum rt_status read_value(struct edit *edit, struct assignments *assignments,
                                 struct assignment *assignment, const char *text)
{
    const struct rt_shape *shape = assignments->shape;
    const char *words;
    enum rt_status status = edit_words(edit, text, &words);
    if (status != RT_OK)
        return status;
    if (!is_list(assignment->field))
        return rt_field_read(shape, assignment->field, assignments->values, &edit->arena, words,
                             edit->error);
    void *holder = assignments->values;
    if (assignment->how != REPLACES)
        holder = assignment->items = rt_arena_alloc(&edit->arena, shape->size);
    else
        rt_field_set_given(shape, assignment->field, holder);
    return csv_items_read(assignment->field, holder, &edit->arena, words, edit->error);
}

/* "owners+=Hampton Trust" */
static enum rt_status read_one(struct edit *edit, struct assignments *out, const char *word)
{
    const char *equals = strchr(word, '=');
    char sign = equals > word ? equals[-1] : '\0';
    enum how how = sign == '+' ? PUTS_IN : sign == '-' ? TAKES_OUT : REPLACES;
    g_autofree char *key = g_strndup(word, (size_t)(equals - word) - (how == REPLACES ? 0 : 1));
    const struct rt_field *field = rt_field_find(out->shape, key);
    if (!field || !is_editable(field))
        return no_field(out->shape, key, edit->error);
    if (how != REPLACES && !is_list(field))
        return rt_fail(edit->error, RT_USAGE, "%s holds one value; write %s=VALUE", key, key);
    if (is_given_twice(out, field))
        return rt_fail(edit->error, RT_USAGE, "%s is given twice; leave one out", key);
    struct assignment *one = rt_list_add(&out->all, &edit->arena, sizeof *one);
    *one = (struct assignment){.field = field, .how = how};
    return read_value(edit, out, one, equals + 1);
}

enum rt_status assign_read(struct edit *edit, const struct rt_shape *shape,
                           const struct rt_list *words, struct assignments *out)
{
    *out = (struct assignments){.shape = shape,
                                .values = rt_arena_alloc(&edit->arena, shape->size)};
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < words->n && status == RT_OK; i++)
        status = read_one(edit, out, rt_texts_at(words, i));
    return status;
}

/* ---- applying ---- */

/* The name of an owner, event or blocker as the register has it. */
static const char *known_name(const struct edit *edit, const struct rt_field *field,
                              const char *name)
{
    const struct rt_facts *facts = edit->outlook.facts;
    const struct rt_owner *owner =
        field->type == RT_TYPE_LIST ? rt_facts_owner(facts, name) : NULL;
    const struct rt_event *event =
        field->type == RT_TYPE_TEXTS ? rt_facts_event(facts, name) : NULL;
    return owner ? owner->name : event ? event->name : name;
}

static enum rt_status check_owners(struct edit *edit, const struct assignment *assignment,
                                   const void *values)
{
    const struct rt_field *field = assignment->field;
    enum rt_status status = RT_OK;
    if (field->shape != &rt_ownership_shape)
        return RT_OK;
    const struct rt_list *owners = rt_field_clist(field, values);
    for (size_t i = 0; i < owners->n && status == RT_OK; i++) {
        const struct rt_owner *owner;
        status = command_owner(edit->outlook.facts, rt_ownership_at(owners, i)->name, &owner,
                               edit->error);
    }
    return status;
}

static const char *name_at(const struct rt_field *field, const struct rt_list *list, size_t i)
{
    return field->type == RT_TYPE_TEXTS ? rt_texts_at(list, i) : rt_ownership_at(list, i)->name;
}

static size_t find_name(const struct edit *edit, const struct rt_field *field,
                        const struct rt_list *list, const char *name)
{
    const char *known = known_name(edit, field, name);
    size_t i = 0;
    while (i < list->n && strcmp(known_name(edit, field, name_at(field, list, i)), known) != 0)
        i++;
    return i;
}

/* An owner who is there already takes the role given; what is not there can't go. */
static enum rt_status apply_item(struct edit *edit, const struct assignment *assignment,
                                 const char *ref, struct rt_list *list, size_t i)
{
    const struct rt_field *field = assignment->field;
    const struct rt_list *items = rt_field_clist(field, assignment->items);
    const char *name = name_at(field, items, i);
    size_t at = find_name(edit, field, list, name);
    bool is_there = at < list->n;
    size_t size = field->type == RT_TYPE_TEXTS ? sizeof(char *) : field->shape->size;
    if (assignment->how == TAKES_OUT && !is_there)
        return rt_fail(edit->error, RT_REFUSED,
                       "%s: %s does not stand in its %s; rectrack show names what does", ref,
                       name, field->key);
    if (assignment->how == TAKES_OUT)
        edit_remove(list, at, size);
    else if (!is_there)
        memcpy(rt_list_add(list, &edit->one, size), rt_list_item(items, i, size), size);
    else if (field->type == RT_TYPE_LIST)
        rt_ownership_at(list, at)->role = rt_ownership_at(items, i)->role;
    return RT_OK;
}

static enum rt_status apply_items(struct edit *edit, const struct assignments *assignments,
                                  const struct assignment *assignment,
                                  const struct edited *edited, void *value)
{
    const struct rt_field *field = assignment->field;
    const struct rt_list *items = rt_field_clist(field, assignment->items);
    struct rt_list *list = rt_field_list(field, value), now = *list;
    enum rt_status status = RT_OK;
    *list = (struct rt_list){0};
    for (size_t i = 0; field->type == RT_TYPE_TEXTS && i < now.n; i++)
        rt_texts_add(list, &edit->one, rt_texts_at(&now, i));
    if (field->type == RT_TYPE_LIST)
        *list = edit_copy(edit, field->shape, &now);
    for (size_t i = 0; i < items->n && status == RT_OK; i++)
        status = apply_item(edit, assignment, edited->now.ref, list, i);
    rt_field_set_given(assignments->shape, field, value);
    return status;
}

enum rt_status assign_to(struct edit *edit, const struct assignments *assignments,
                         const struct edited *edited, unsigned but, void *value)
{
    const struct rt_shape *shape = assignments->shape;
    void *merged = rt_arena_alloc(&edit->one, shape->size);
    struct rt_part *given = rt_arena_alloc(&edit->one, shape->size);
    enum rt_status status = RT_OK;
    memcpy(given, assignments->values, shape->size);
    for (size_t i = 0; i < shape->n; i++)
        if (shape->fields[i].flags & but)
            given->given &= ~(UINT64_C(1) << i);
    change_merge(shape, value, given, merged, &edit->one);
    memcpy(value, merged, shape->size);
    ((struct rt_part *)value)->given |= given->given;
    for (size_t i = 0; i < assignments->all.n && status == RT_OK; i++) {
        const struct assignment *one = rt_list_item(&assignments->all, i, sizeof *one);
        if (one->field->flags & but)
            continue;
        status = check_owners(edit, one, one->items ? one->items : assignments->values);
        if (status == RT_OK && one->how != REPLACES)
            status = apply_items(edit, assignments, one, edited, value);
    }
    return status;
}

/* ---- telling ---- */

void assign_tell(const struct assignments *assignments, GString *out)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const struct rt_field *last = NULL;
    for (size_t i = 0; i < assignments->all.n; i++) {
        const struct assignment *one = rt_list_item(&assignments->all, i, sizeof *one);
        const struct rt_field *field = one->field;
        g_autoptr(GString) words = g_string_new(field->key);
        if (field->type == RT_TYPE_CHOICE) {
            int choice = rt_field_choice(field, assignments->values);
            g_autofree char *label = g_ascii_strdown(field->choices[choice].label, -1);
            g_string_append_printf(words, " (%s)", label);
        }
        if (field != last)
            g_ptr_array_add(names, g_strdup(words->str));
        last = field;
    }
    edit_add_names(out, names);
}

void assign_tell_why(const struct assignments *assignments, const char *about, GString *out)
{
    const struct assignment *first = rt_list_item(&assignments->all, 0, sizeof *first);
    const struct rt_field *field = first->field;
    if (assignments->all.n == 1 && field->type == RT_TYPE_CHOICE) {
        int choice = rt_field_choice(field, assignments->values);
        g_autofree char *label = g_ascii_strdown(field->choices[choice].label, -1);
        g_string_append_printf(out, "set the %s of %s to %s", field->key, about, label);
        return;
    }
    g_string_append(out, "set ");
    assign_tell(assignments, out);
    g_string_append_printf(out, " of %s", about);
}
