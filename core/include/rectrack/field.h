/* THE TABLE OF FIELDS: of every value in model.h what its members are called,
 * what they mean, what they may be and where they are written.
 *
 * YAML and JSON keys, CSV headings, list columns, the canonical bytes, the
 * change log, validation, help and the manual are readings of this table.
 */
#ifndef RECTRACK_FIELD_H
#define RECTRACK_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include <rectrack/arena.h>
#include <rectrack/error.h>
#include <rectrack/meeting.h>
#include <rectrack/model.h>

/* How a member is kept in memory. */
enum rt_type {
    RT_TYPE_TEXT,   /* const char *, NULL: absent */
    RT_TYPE_CHOICE, /* an enum: its value is the place in choices */
    RT_TYPE_DAY,    /* uint32_t, 0: absent */
    RT_TYPE_NUMBER, /* int, 0: absent */
    RT_TYPE_FLAG,   /* bool */
    RT_TYPE_TEXTS,  /* struct rt_list of texts */
    RT_TYPE_LIST,   /* struct rt_list of structs of the shape */
    RT_TYPE_PART,   /* one struct of the shape, embedded */
};

enum rt_field_flag {
    RT_FIELD_RECKONED = 1, /* worked out, never stored or taken in */
    RT_FIELD_REQUIRED = 2,
    RT_FIELD_LINE = 4,    /* a single line: no line feed */
    RT_FIELD_LISTED = 8,  /* in what `list --format json` gives */
    RT_FIELD_SHARED = 16, /* of a shared row: held on its first recommendation, shown on all */
    RT_FIELD_TOLD = 32,   /* written only where the target's own words do not tell it */
    RT_FIELD_APART = 64,  /* changed by commands of its own, or never; not by set */
};

/* One value of a field with fixed values.  key NULL: "none given". */
struct rt_choice {
    const char *key;   /* in files, commands and queries */
    const char *label; /* for people */
};

struct rt_shape;

struct rt_field {
    const char *key;
    const char *label;
    const char *help; /* one sentence without a full stop */
    enum rt_type type;
    unsigned flags;               /* enum rt_field_flag */
    size_t at;                    /* where in the struct */
    size_t shown_at;              /* where what is shown of it stands, if not there; 0: there */
    const struct rt_shape *shape; /* LIST and PART: of what */
    const struct rt_choice *choices; /* CHOICE: n_choices of them */
    size_t n_choices;
    unsigned limit; /* characters (texts), the largest number; 0: the default */
    unsigned file;  /* the order in YAML and CSV, from 1; 0: not written there */
    unsigned width; /* cells it likes in a listing; 0: as it comes */
};

enum { RT_TEXT_LIMIT = 100000 };

/* A struct of model.h.  Its fields are in the order of JSON. */
struct rt_shape {
    const char *name;   /* "recommendation" */
    const char *plural; /* "recommendations": the key of its list in a file */
    const char *label;  /* for people: "Key action" */
    size_t size;
    const struct rt_field *fields;
    size_t n;
    const char *key; /* the field by which one is told from another, or NULL */
};

extern const struct rt_shape rt_source_shape, rt_theme_shape, rt_colours_shape, rt_owner_shape,
    rt_event_shape, rt_period_shape, rt_filter_shape, rt_ownership_shape, rt_action_shape,
    rt_revision_shape, rt_target_shape, rt_update_shape, rt_link_shape, rt_record_shape,
    rt_agenda_item_shape, rt_minute_shape, rt_meeting_shape;

/* The shapes that a register is made of: the first five are those of a file, in the order
 * they are written (sources, owners, events, periods, recommendations), behind them what
 * a register keeps beside: filters and meetings. */
enum { RT_ENTITIES = 5, RT_KEPT = 7 };
extern const struct rt_shape *const rt_entities[RT_KEPT];

/* The one of that name, or NULL. */
const struct rt_shape *rt_entity_find(const char *name);

/* Value lists, by the enums of model.h. */
extern const struct rt_choice rt_rags[RT_RAGS], rt_states[RT_STATES],
    rt_responses[RT_RESPONSES], rt_kinds[RT_KINDS], rt_directions[RT_DIRECTIONS],
    rt_roles[RT_ROLES], rt_link_kinds[RT_LINKS], rt_owner_kinds[RT_OWNER_KINDS],
    rt_event_kinds[RT_EVENT_KINDS], rt_period_states[RT_PERIOD_STATES],
    rt_meeting_states[RT_MEETING_STATES], rt_agenda_orders[RT_AGENDA_ORDERS],
    rt_item_states[RT_ITEM_STATES], rt_minute_kinds[RT_MINUTE_KINDS];

/* The field of that key, or NULL. */
const struct rt_field *rt_field_find(const struct rt_shape *shape, const char *key);

/* The key most like a wrong one, or NULL. */
const char *rt_field_nearest(const struct rt_shape *shape, const char *key);

/* Its place in the shape: the bit in rt_part.given. */
size_t rt_field_index(const struct rt_shape *shape, const struct rt_field *field);

/* Fills out with the n fields that are written in files, in their order there;
 * out must have room for shape->n.  Returns n. */
size_t rt_shape_file_order(const struct rt_shape *shape, const struct rt_field **out);

/* Has it anything to say: not NULL, not the default, not empty? */
bool rt_field_is_empty(const struct rt_field *field, const void *value);

/* Appends a TEXT, CHOICE, DAY, NUMBER or FLAG as it stands in a file (a
 * choice's key, "2020-03-31", "true").  false, and nothing, where it is absent;
 * a choice whose 0 has a key is never absent. */
bool rt_field_write(const struct rt_field *field, const void *value, GString *out);

/* Reads one of those from text into value and marks it as given.  The empty
 * text clears.  RT_USAGE for what the field does not take, naming the nearest
 * value; RT_REFUSED for a text that may not be stored, is longer than the
 * field's limit or has lines where it takes one.  The sentence has no place. */
enum rt_status rt_field_read(const struct rt_shape *shape, const struct rt_field *field,
                             void *value, struct rt_arena *arena, const char *text,
                             struct rt_error *error);

/* The same for a TEXT field whose words are n bytes, with or without a NUL behind them. */
enum rt_status rt_field_read_text(const struct rt_shape *shape, const struct rt_field *field,
                                  void *value, struct rt_arena *arena, const char *bytes,
                                  size_t n, struct rt_error *error);

/* Adds one paragraph or name to a TEXTS field, checked like a text: RT_REFUSED. */
enum rt_status rt_field_add(const struct rt_field *field, void *value, struct rt_arena *arena,
                            const char *text, struct rt_error *error);

/* May what a TEXT, TEXTS or NUMBER field holds be kept: is each text one that can be read
 * again, each number within the limit?  Fields of other types always may.  RT_REFUSED. */
enum rt_status rt_field_check(const struct rt_field *field, const void *value,
                              struct rt_error *error);

/* Was the field named in the file (even if empty)? */
bool rt_field_is_given(const struct rt_shape *shape, const struct rt_field *field,
                       const void *value);
void rt_field_set_given(const struct rt_shape *shape, const struct rt_field *field,
                        void *value);

/* The value of a choice by its key (case as written); -1 if there is none. */
int rt_choice_find(const struct rt_choice *choices, size_t n, const char *key);

/* Fills out with the keys there are, each once ("see_also" stands for two); out
 * must have room for n.  Returns how many. */
size_t rt_choice_keys(const struct rt_choice *choices, size_t n, const char **out);

/* A member by its field, which must be of that type: the list of TEXTS and LIST,
 * the struct of PART, the words of TEXT (NULL: absent), the number of CHOICE. */
struct rt_list *rt_field_list(const struct rt_field *field, void *value);
const struct rt_list *rt_field_clist(const struct rt_field *field, const void *value);
void *rt_field_part(const struct rt_field *field, void *value);
const void *rt_field_cpart(const struct rt_field *field, const void *value);
const char *rt_field_text(const struct rt_field *field, const void *value);
int rt_field_choice(const struct rt_field *field, const void *value);

/* A deep copy of value into arena; to is a struct of the shape. */
void rt_shape_copy(const struct rt_shape *shape, void *to, const void *value,
                   struct rt_arena *arena);

/* Are required fields there, and do values agree?  A recommendation needs a
 * reference (its source's code, "-", letters or digits), a source, and a title
 * or a text; its targets belong to actions that are there.  What each text may
 * be was seen to when it was read.  The error is RT_REFUSED and stands at the
 * part's own line and column (file unknown). */
enum rt_status rt_shape_check(const struct rt_shape *shape, const void *value,
                              struct rt_error *error);

/* rt_field_check of all of its fields, however deep: what is kept can be read again,
 * whoever made it. */
enum rt_status rt_shape_check_kept(const struct rt_shape *shape, const void *value,
                                   struct rt_error *error);

/* Fills what a file need not say: the place of each action, kind and bounds of
 * targets from their words, "original" from the revisions. */
void rt_record_complete(struct rt_record *record);

/* Is value a target whose RT_FIELD_TOLD fields say no more than its words do? */
bool rt_field_words_tell(const struct rt_shape *shape, const void *value);

#endif
