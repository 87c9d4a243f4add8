/* Taking a deed back, or making it again: the changes of its latest set turned round, the
 * last one first, those of one thing together.  What comes of it is a change set like any
 * other; nothing is erased. */
#include "store/undo.h"

#include <string.h>

#include "model/canon.h"
#include "model/change.h"

/* One thing whose changes are being turned: what it is now, and becomes. */
struct turning {
    struct store_set *set;
    const struct store_deed *deed;
    struct rt_error *error;
    const struct rt_shape *shape; /* NULL: none is at hand */
    char *subject;
    void *value;
    bool was_there, is_there;
    int64_t seat; /* where it stood, 0: it did not move */
    struct rt_arena arena;
};

/* ---- one thing ---- */

/* All that is given replaces what is there. */
static void give_all(const struct rt_shape *shape, void *value)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        if (field->flags & RT_FIELD_RECKONED)
            continue;
        rt_field_set_given(shape, field, value);
        if (field->type == RT_TYPE_PART)
            give_all(field->shape, rt_field_part(field, value));
    }
}

/* What is there now, if it is. */
static enum rt_status read_now(struct turning *turning, void *out, bool *is_there)
{
    struct store_set *set = turning->set;
    struct rt_error *error = turning->error;
    if (turning->shape == &rt_meeting_shape)
        return meeting_read(set->db, turning->subject, &turning->arena, out, is_there, error);
    if (turning->shape == &rt_record_shape) {
        struct read_own row;
        int64_t id = id_of_uuid(set, turning->subject);
        *is_there = id != 0;
        return id ? read_own(set->db, id, &turning->arena, out, &row, error) : RT_OK;
    }
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    const void *now =
        status == RT_OK ? facts_named(facts, turning->shape, turning->subject) : NULL;
    *is_there = now != NULL;
    if (now)
        rt_shape_copy(turning->shape, out, now, &turning->arena);
    return status;
}

static enum rt_status begin(struct turning *turning, const struct rt_shape *shape,
                            const char *subject)
{
    rt_arena_reset(&turning->arena);
    turning->shape = shape;
    turning->subject = g_strdup(subject);
    turning->value = rt_arena_alloc(&turning->arena, shape->size);
    turning->seat = 0;
    enum rt_status status = read_now(turning, turning->value, &turning->was_there);
    turning->is_there = turning->was_there;
    return status;
}

static enum rt_status put(struct turning *turning)
{
    struct store_set *set = turning->set;
    if (turning->shape == &rt_record_shape)
        return write_record_as(set, turning->subject, turning->value, turning->error);
    enum store_what what;
    struct rt_part *part = turning->value;
    *part = (struct rt_part){0};
    give_all(turning->shape, turning->value);
    return store_put(set, turning->shape, turning->value, &what, turning->error);
}

static enum rt_status take_out(struct turning *turning)
{
    if (turning->shape == &rt_record_shape)
        return remove_record(turning->set, turning->subject, turning->error);
    bool is_there;
    void *now = rt_arena_alloc(&turning->arena, turning->shape->size);
    enum rt_status status = read_now(turning, now, &is_there);
    if (status != RT_OK)
        return status;
    return is_there ? remove_fact(turning->set, turning->shape, now, turning->error)
                    : RT_REFUSED;
}

/* What has become of the one at hand is written, and it is let go. */
static enum rt_status end(struct turning *turning)
{
    enum rt_status status = RT_OK;
    turning->set->seat = turning->seat;
    if (turning->shape && turning->is_there)
        status = put(turning);
    else if (turning->shape && turning->was_there)
        status = take_out(turning);
    turning->set->seat = 0;
    turning->shape = NULL;
    g_clear_pointer(&turning->subject, g_free);
    return status;
}

/* ---- one change ---- */

static enum rt_status differs(struct turning *turning, const char *field)
{
    return undo_differs(turning->set->db, turning->deed, turning->shape, turning->subject,
                        field, turning->error);
}

/* The whole of it came, and goes, or went, and comes. */
static enum rt_status turn_whole(struct turning *turning, const char *was, const char *becomes)
{
    g_autoptr(GString) now = g_string_new(NULL);
    canon_write(turning->shape, turning->value, false, now);
    bool is_so = becomes ? turning->is_there && strcmp(now->str, becomes) == 0
                         : !turning->is_there && was;
    if (!is_so)
        return differs(turning, NULL);
    turning->is_there = !becomes;
    memset(turning->value, 0, turning->shape->size);
    return becomes ? RT_OK
                   : canon_read(turning->shape, turning->value, &turning->arena, was,
                                strlen(was), turning->error);
}

static enum rt_status turn(struct turning *turning, struct db_statement *row)
{
    const char *field = db_text_or_null(row, 2), *was = db_text_or_null(row, 3),
               *becomes = db_text_or_null(row, 4);
    if (db_int(row, 5))
        turning->seat = db_int(row, 5);
    if (!field)
        return turn_whole(turning, was, becomes);
    g_autofree char *now =
        turning->is_there ? change_words(turning->shape, turning->value, field) : NULL;
    return turning->is_there && g_strcmp0(now, becomes) == 0
               ? change_apply(turning->shape, turning->value, &turning->arena, field, was,
                              turning->error)
               : differs(turning, field);
}

/* ---- all of them ---- */

static const char CHANGES[] =
    "SELECT c.shape, c.subject, c.field, c.was, COALESCE(c.becomes, x.bytes), c.seat"
    " FROM change c LEFT JOIN content x ON x.id = c.content_id WHERE c.set_number = $1"
    " ORDER BY c.place DESC";

static enum rt_status next(struct turning *turning, struct db_statement *row)
{
    const struct rt_shape *shape = rt_entity_find(db_text(row, 0));
    const char *subject = db_text(row, 1);
    bool is_same = shape == turning->shape && g_strcmp0(subject, turning->subject) == 0;
    enum rt_status status = is_same ? RT_OK : end(turning);
    if (status == RT_OK && !is_same)
        status = begin(turning, shape, subject);
    return status == RT_OK ? turn(turning, row) : status;
}

enum rt_status store_may_turn(struct rt_register *reg, const struct store_deed *deed,
                              struct rt_error *error)
{
    return undo_check(reg, deed, error);
}

enum rt_status store_turn(struct store_set *set, const struct store_deed *deed,
                          enum rt_status (*tell)(void *self, size_t done,
                                                 struct rt_error *error),
                          void *self, struct rt_error *error)
{
    struct turning turning = {.set = set, .deed = deed, .error = error};
    struct db_statement *row;
    enum rt_status status = undo_check(set->reg, deed, error);
    if (status == RT_OK)
        status = db_prepare(set->db, CHANGES, &row, error);
    if (status != RT_OK)
        return status;
    set->undoes = deed->last;
    db_bind_int(row, 1, deed->last);
    size_t done = 0;
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            status = next(&turning, row);
        if (status == RT_OK && has_row && tell)
            status = tell(self, ++done, error);
    }
    db_reset(row);
    if (status == RT_OK)
        status = end(&turning);
    if (status == RT_OK && set->n_changes == 0) /* a merge has made was and becomes one */
        status = rt_fail(error, RT_REFUSED, "nothing is left of %" G_GINT64_FORMAT " to change",
                         deed->number);
    g_free(turning.subject);
    rt_arena_clear(&turning.arena);
    return status;
}
