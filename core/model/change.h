/* What became of a value: the difference of two, field by field, and the way
 * to apply one difference.  A form, an undo, a conflict and the history are all
 * readings of this.
 */
#ifndef MODEL_CHANGE_H
#define MODEL_CHANGE_H

#include <glib.h>

#include <rectrack/field.h>

/* field is a path: "title"; an item of a list by its place, "actions.3"; an
 * update by period and writer, "updates.2020-03", "updates.2020-03/HT".  was
 * and becomes are canonical (canon.h); NULL: nothing. */
struct change {
    char *field;
    char *was, *becomes;
};

/* A list for changes, whose items it frees. */
GPtrArray *change_list_new(void);

/* Adds what must change to make was into becomes; both structs of the shape.
 * Reckoned fields do not count.  Removed items come last first, so that turned round
 * they come back in their order. */
void change_diff(const struct rt_shape *shape, const void *was, const void *becomes,
                 GPtrArray *changes);

/* The field of a path, and in *key what stands behind its dot, the place or key of an item
 * (NULL: none).  NULL: it is no field of the shape. */
const struct rt_field *change_field(const struct rt_shape *shape, const char *path,
                                    const char **key);

/* The way back of was and becomes: a value of the shape with that field alone, or an item
 * of its list; NULL: no item, or the bytes are damaged. */
const void *change_value(const struct rt_shape *shape, const struct rt_field *field,
                         bool is_item, const char *bytes, struct rt_arena *arena);

/* What a path names of a value, as was and becomes have it; NULL: nothing.  g_free it. */
char *change_words(const struct rt_shape *shape, const void *value, const char *path);

/* Makes the change: value's field becomes what it says (NULL: nothing).  RT_REFUSED
 * where the path or the words are none of the shape's. */
enum rt_status change_apply(const struct rt_shape *shape, void *value, struct rt_arena *arena,
                            const char *field, const char *becomes, struct rt_error *error);

/* What a given value says is to be changed in what is there: fields that were
 * not given stay, given ones replace; of lists, actions, targets by their
 * place, updates by period and writer.  out is a fresh struct in arena. */
void change_merge(const struct rt_shape *shape, const void *there, const void *given, void *out,
                  struct rt_arena *arena);

/* What a shared row has in common goes from its first recommendation to a member,
 * which shows it; the memory stays the first one's. */
void change_share(struct rt_record *member, const struct rt_record *first);

/* What is reckoned of a record apart from what it says, so that a closed period can
 * keep the one beside the other: out has the reckoned fields, those of its targets in
 * their places, and the links that others hold, which come after the first own_links.
 * change_lay_over puts them back upon what it said. */
void change_reckoned(const struct rt_record *record, size_t own_links, struct rt_record *out,
                     struct rt_arena *arena);
void change_lay_over(struct rt_record *record, const struct rt_record *reckoned,
                     struct rt_arena *arena);

/* One field that two changed: somebody since it was seen, and now this change. */
struct clash {
    char *path;                   /* as in struct change: "state", "actions.2" */
    const struct rt_field *field; /* the field itself, or the list whose item it is */
    const struct rt_field *part;  /* of that item; NULL: all of it */
    char *seen, *theirs, *yours;  /* for people (wording.h); NULL: nothing */
};

/* A list for clashes, whose items it frees. */
GPtrArray *clash_list_new(void);

/* Adds what after would overwrite of now though it is not what was seen; the three
 * are whole structs of the shape.  What after leaves alone, what both made the same,
 * and what is only added to is none.  An action or target that has moved since is
 * one as a whole. */
void change_clashes(const struct rt_shape *shape, const void *seen, const void *now,
                    const void *after, GPtrArray *clashes);

/* "2020-03", "2020-03/Hampton Trust": how an update is named in a path; g_free it. */
char *change_update_key(const struct rt_update *update);

/* Does the history tell each item of that list by itself: actions, targets, updates; of a
 * meeting what is on its agenda, and in its minutes? */
bool change_is_by_item(const struct rt_field *field);

/* The update of the same period and writer, or NULL. */
const struct rt_update *change_same_update(const struct rt_list *updates,
                                           const struct rt_update *update);

/* Puts updates in the order of their periods' days, as they came within one. */
void change_order_updates(struct rt_record *record, const struct rt_facts *facts);

#endif
