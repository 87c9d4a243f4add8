/* The history as data: an object a change, with the keys of the table of fields. */
#include "command/history.h"

#include <string.h>

#include <jansson.h>

#include "exchange/json.h"
#include "model/change.h"

struct writing {
    struct rt_output *out;
    size_t limit, sets, n; /* sets: begun so far; n: changes written */
    int64_t set;
    struct rt_arena arena;
};

/* Of a field or an item of its list; what is no field of the shape, a hash, as it is. */
static json_t *value_of(struct writing *writing, const struct rt_change *change,
                        const char *bytes)
{
    const char *key;
    const struct rt_shape *shape = rt_entity_find(change->shape);
    const struct rt_field *field = change_field(shape, change->field, &key);
    if (!bytes && (!field || key)) /* a choice that was not made has a name */
        return json_null();
    const void *value =
        field ? change_value(shape, field, key != NULL, bytes, &writing->arena) : NULL;
    return !value ? json_string(bytes)
           : key  ? json_of(field->shape, value)
                  : json_of_field(shape, field, value);
}

static json_t *number_of(int64_t set)
{
    return set ? json_integer(set) : json_null();
}

static json_t *object_of(struct writing *writing, const struct rt_change *change)
{
    bool is_whole = !change->field;
    json_t *was = is_whole ? json_null() : value_of(writing, change, change->was);
    json_t *becomes = is_whole ? json_null() : value_of(writing, change, change->becomes);
    return json_pack("{s:I, s:s, s:s, s:s, s:o, s:o, s:s, s:s, s:s, s:s?, s:o, s:o}", "change",
                     (json_int_t)change->set, "at", change->at, "actor", change->actor, "why",
                     change->why, "undoes", number_of(change->undoes), "undone_by",
                     number_of(change->undone_by), "of", change->shape, "name", change->subject,
                     "did",
                     !is_whole     ? "changed"
                     : change->was ? "removed"
                                   : "added",
                     "field", change->field, "was", was, "becomes", becomes);
}

static enum rt_status write_change(const struct rt_change *change, void *self,
                                   struct rt_error *error)
{
    struct writing *writing = self;
    if (!writing->sets || change->set != writing->set) {
        if (writing->limit && writing->sets == writing->limit)
            return RT_PARTLY; /* enough */
        writing->sets++;
    }
    writing->set = change->set;
    rt_arena_reset(&writing->arena);
    json_t *object = object_of(writing, change);
    char *bytes = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    g_autofree char *line = g_strconcat(writing->n++ ? ",\n" : "[", bytes, NULL);
    free(bytes);
    return writing->out->bytes(writing->out, line, strlen(line), error);
}

enum rt_status history_tell_json(const struct history_asked *asked, struct rt_output *out,
                                 struct rt_error *error)
{
    struct writing writing = {.out = out, .limit = asked->limit};
    enum rt_status status =
        rt_register_history(asked->reg, asked->subject, 0, write_change, &writing, error);
    rt_arena_clear(&writing.arena);
    if (status != RT_OK && status != RT_PARTLY)
        return status;
    const char *end = writing.n ? "]\n" : "[]\n";
    return out->bytes(out, end, strlen(end), error);
}
