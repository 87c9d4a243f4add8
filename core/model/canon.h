/* The canonical bytes of a value, defined once: the fields in the order of the
 * field table, each its name, a length and UTF-8 bytes; what is empty is left
 * out, an empty item of a list is not.  They serve the record's own hash, the audit chain, the
 * change log and a period's snapshot, and can be read back.
 *
 *     title=23:Communications Campaign
 *     actions=27:23:text=14:Secure funding
 */
#ifndef MODEL_CANON_H
#define MODEL_CANON_H

#include <stdbool.h>

#include <glib.h>

#include <rectrack/field.h>

/* Appends the canonical form; with is_shown the reckoned fields stand in it too. */
void canon_write(const struct rt_shape *shape, const void *value, bool is_shown, GString *out);

/* The way back into a zeroed struct of the shape.  RT_REFUSED where the bytes
 * are not canonical. */
enum rt_status canon_read(const struct rt_shape *shape, void *value, struct rt_arena *arena,
                          const char *bytes, size_t n, struct rt_error *error);

/* The same of the fields alone that have all of the flags (enum rt_field_flag). */
enum rt_status canon_read_some(const struct rt_shape *shape, unsigned flags, void *value,
                               struct rt_arena *arena, const char *bytes, size_t n,
                               struct rt_error *error);

/* One field alone: a scalar's own words, else its list or part in canonical
 * form.  False, and nothing, where it is empty. */
bool canon_write_field(const struct rt_field *field, const void *value, GString *out);
enum rt_status canon_read_field(const struct rt_shape *shape, const struct rt_field *field,
                                void *value, struct rt_arena *arena, const char *bytes,
                                struct rt_error *error);

/* The same made new, to be freed with g_free: of a whole value, of a field; NULL where
 * there is no value, or the field is empty. */
char *canon_of(const struct rt_shape *shape, const void *value);
char *canon_of_field(const struct rt_field *field, const void *value);

#endif
