/* Words for what the history keeps: a walk over the table of fields.  Knows no person,
 * no time and no register. */
#include <rectrack/wording.h>

#include <string.h>

#include <rectrack/date.h>

#include "model/canon.h"
#include "model/change.h"

/* ---- what a path is called ---- */

char *rt_word_lower(char *words)
{
    if (words[0] && !g_ascii_isupper(words[1]))
        words[0] = g_ascii_tolower(words[0]);
    return words;
}

/* A list has its name in a file, "Owners", where its label heads a column of one; "the
 * snapshot" of a period is no field of it. */
static char *label_of(const struct rt_field *field, const char *path)
{
    bool is_list = field && field->type == RT_TYPE_LIST;
    if (field && !is_list)
        return g_strdup(field->label);
    char *label = g_strdelimit(g_strdup(is_list ? field->shape->plural : path), "_", ' ');
    label[0] = g_ascii_toupper(label[0]);
    return label;
}

/* The way back from change_update_key. */
static char *update_words(const char *key, const struct rt_facts *facts)
{
    const char *slash = strchr(key, '/');
    g_autoptr(GString) id = g_string_new_len(key, slash ? slash - key : -1);
    g_string_replace(id, "%2F", "/", 0);
    g_string_replace(id, "%25", "%", 0);
    const struct rt_period *period = facts ? rt_facts_period(facts, id->str) : NULL;
    return g_strdup_printf("%s for %s%s%s", rt_update_shape.label,
                           period && period->label ? period->label : id->str,
                           slash ? " by " : "", slash ? slash + 1 : "");
}

char *rt_word_path(const struct rt_shape *shape, const char *path, const struct rt_facts *facts)
{
    const char *key;
    const struct rt_field *field = change_field(shape, path, &key);
    if (!field || !key)
        return label_of(field, path);
    if (field->shape == &rt_update_shape)
        return update_words(key, facts);
    return g_strdup_printf("%s %s", field->shape->label, key);
}

char *rt_word_path_within(const struct rt_shape *shape, const char *path,
                          const struct rt_facts *facts)
{
    const char *key;
    const struct rt_field *field = change_field(shape, path, &key);
    bool has_number = field && key && field->shape != &rt_update_shape;
    g_autofree char *words = rt_word_lower(rt_word_path(shape, path, facts));
    return g_strconcat(has_number ? "" : "the ", words, NULL);
}

char *rt_word_kind(const struct rt_shape *shape, const char *path)
{
    const char *key;
    const struct rt_field *field = change_field(shape, path, &key);
    bool is_item = field && change_is_by_item(field);
    return rt_word_lower(is_item ? g_strdup(field->shape->label) : label_of(field, path));
}

const char *rt_word_subject(const struct rt_shape *shape, const char *subject,
                            const struct rt_facts *facts)
{
    const struct rt_period *period =
        shape == &rt_period_shape && facts ? rt_facts_period(facts, subject) : NULL;
    return period && period->label ? period->label : subject;
}

/* ---- values ---- */

static void put_value(const struct rt_field *field, const void *value, GString *out);

static void put_text(const struct rt_field *field, const char *text, GString *out)
{
    static const char *const ends[] = {"happened", "lifted", NULL};
    struct rt_window window;
    g_autofree char *when = NULL;
    if (g_strv_contains(ends, field->key)) /* a day, a month or true */
        when = rt_window_parse(text, &window) ? rt_window_words(&window)
                                              : g_strdup("the day is not known");
    else if (strcmp(field->key, "at") == 0)
        when = rt_moment_words(text);
    g_string_append(out, when ? when : text);
}

static void put_scalar(const struct rt_field *field, const void *value, GString *out)
{
    if (field->type == RT_TYPE_TEXT) {
        put_text(field, rt_field_text(field, value), out);
    } else if (field->type == RT_TYPE_CHOICE) {
        g_string_append(out, field->choices[rt_field_choice(field, value)].label);
    } else if (field->type == RT_TYPE_FLAG) {
        g_string_append(out, rt_field_is_empty(field, value) ? "no" : "yes");
    } else {
        g_autoptr(GString) written = g_string_new(NULL);
        rt_field_write(field, value, written);
        uint32_t day = field->type == RT_TYPE_DAY ? rt_day_parse(written->str) : 0;
        g_autofree char *words = day ? rt_day_words(day) : NULL;
        g_string_append(out, words ? words : written->str);
    }
}

/* "Hampton Trust (support)", "extends SI-5", "Home; group: Adults". */
static void put_fields(const struct rt_shape *shape, const void *value, GString *out)
{
    unsigned left_out = RT_FIELD_RECKONED;
    size_t told = 0;
    if (rt_field_words_tell(shape, value))
        left_out |= RT_FIELD_TOLD;
    if (shape == &rt_ownership_shape) {
        const struct rt_ownership *owner = value;
        g_string_append_printf(out, "%s%s", owner->name ? owner->name : "",
                               owner->role == RT_SUPPORT ? " (support)" : "");
        return;
    }
    if (shape == &rt_link_shape) {
        const struct rt_link *link = value;
        g_autofree char *kind = rt_word_lower(g_strdup(rt_link_kinds[link->kind].label));
        g_string_append_printf(out, "%s %s", kind, link->ref ? link->ref : "");
        return;
    }
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        if ((field->flags & left_out) || rt_field_is_empty(field, value))
            continue;
        g_autofree char *label = rt_word_lower(g_strdup(field->label));
        if (told++ || !(field->flags & RT_FIELD_REQUIRED))
            g_string_append_printf(out, "%s%s: ", told > 1 ? "; " : "", label);
        put_value(field, value, out);
    }
}

static void put_item(const struct rt_field *field, const struct rt_list *list, size_t i,
                     GString *out)
{
    if (field->type == RT_TYPE_TEXTS)
        g_string_append(out, rt_texts_at(list, i));
    else
        put_fields(field->shape, rt_list_item(list, i, field->shape->size), out);
}

/* Of a list the items from one on, n of them. */
static void put_items(const struct rt_field *field, const void *value, size_t from, size_t n,
                      const char *between, GString *out)
{
    const struct rt_list *list = rt_field_clist(field, value);
    for (size_t i = from; i < from + n; i++) {
        if (i > from)
            g_string_append(out, between);
        put_item(field, list, i, out);
    }
}

static bool is_list(const struct rt_field *field)
{
    return field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST;
}

static void put_value(const struct rt_field *field, const void *value, GString *out)
{
    if (field->type == RT_TYPE_PART)
        put_fields(field->shape, rt_field_cpart(field, value), out);
    else if (is_list(field))
        put_items(field, value, 0, rt_field_clist(field, value)->n,
                  field->type == RT_TYPE_TEXTS ? "\n" : "; ", out);
    else
        put_scalar(field, value, out);
}

/* What is empty is nothing; but a choice that was not made has a name. */
static bool has_words(const struct rt_field *field, const void *value)
{
    return value && (field->type == RT_TYPE_CHOICE || !rt_field_is_empty(field, value));
}

char *rt_word_value(const struct rt_field *field, const void *value)
{
    if (!has_words(field, value))
        return NULL;
    GString *out = g_string_new(NULL);
    put_value(field, value, out);
    return g_string_free(out, FALSE);
}

char *rt_word_item(const struct rt_shape *shape, const void *item)
{
    if (!item)
        return NULL;
    GString *out = g_string_new(NULL);
    put_fields(shape, item, out);
    return g_string_free(out, FALSE);
}

/* ---- what became of what ---- */

struct turning {
    struct rt_arena *arena;
    struct rt_list *out;
};

static void add(struct turning *turning, const char *label, const char *was,
                const char *becomes)
{
    struct rt_turn *turn = rt_list_add(turning->out, turning->arena, sizeof *turn);
    *turn = (struct rt_turn){label, rt_arena_copy(turning->arena, was),
                             rt_arena_copy(turning->arena, becomes)};
}

static bool is_same_item(const struct rt_field *field, const struct rt_list *one, size_t i,
                         const struct rt_list *other, size_t k)
{
    g_autoptr(GString) a = g_string_new(NULL), b = g_string_new(NULL);
    put_item(field, one, i, a);
    put_item(field, other, k, b);
    return g_string_equal(a, b);
}

/* Lists without what both begin and end with. */
static void turn_lists(struct turning *turning, const char *label, const struct rt_field *field,
                       const void *was, const void *becomes)
{
    static const struct rt_list none = {0};
    const struct rt_list *before = was ? rt_field_clist(field, was) : &none;
    const struct rt_list *after = becomes ? rt_field_clist(field, becomes) : &none;
    size_t least = MIN(before->n, after->n), from = 0, back = 0;
    while (from < least && is_same_item(field, before, from, after, from))
        from++;
    while (back < least - from &&
           is_same_item(field, before, before->n - 1 - back, after, after->n - 1 - back))
        back++;
    g_autoptr(GString) one = g_string_new(NULL), other = g_string_new(NULL);
    if (was)
        put_items(field, was, from, before->n - from - back, "\n", one);
    if (becomes)
        put_items(field, becomes, from, after->n - from - back, "\n", other);
    if (one->len || other->len)
        add(turning, label, one->len ? one->str : NULL, other->len ? other->str : NULL);
}

/* was or becomes NULL: there is none of the whole that has the field. */
static void turn_field(struct turning *turning, const char *label, const struct rt_field *field,
                       const void *was, const void *becomes)
{
    if (is_list(field)) {
        turn_lists(turning, label, field, was, becomes);
        return;
    }
    bool is_new = !was || !becomes; /* of what comes or goes a default says nothing */
    bool had = was && (is_new ? !rt_field_is_empty(field, was) : has_words(field, was));
    bool has =
        becomes && (is_new ? !rt_field_is_empty(field, becomes) : has_words(field, becomes));
    g_autofree char *one = had ? rt_word_value(field, was) : NULL;
    g_autofree char *other = has ? rt_word_value(field, becomes) : NULL;
    if (g_strcmp0(one, other) != 0)
        add(turning, label, one, other);
}

/* What the path says already, and who wrote it and when where more is said than that. */
static bool is_told(const struct rt_shape *shape, const struct rt_field *field)
{
    static const char *const in_path[] = {"period", "by", "at", NULL};
    return (field->flags & RT_FIELD_RECKONED) ||
           ((shape == &rt_update_shape || shape == &rt_minute_shape) &&
            g_strv_contains(in_path, field->key));
}

static void turn_parts(struct turning *turning, const struct rt_shape *shape, const void *was,
                       const void *becomes)
{
    bool tells = (!was || rt_field_words_tell(shape, was)) &&
                 (!becomes || rt_field_words_tell(shape, becomes));
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        if (is_told(shape, field) || (tells && (field->flags & RT_FIELD_TOLD)))
            continue;
        turn_field(turning, field->flags & RT_FIELD_REQUIRED ? NULL : field->label, field, was,
                   becomes);
    }
    if (!turning->out->n && shape == &rt_update_shape)
        turn_field(turning, "At", rt_field_find(shape, "at"), was, becomes);
}

void rt_word_change(const struct rt_shape *shape, const char *path, const char *was,
                    const char *becomes, struct rt_arena *arena, struct rt_list *out)
{
    const char *key;
    const struct rt_field *field = change_field(shape, path, &key);
    struct turning turning = {arena, out};
    if (!field) { /* a hash, of which the head is told */
        enum { HEAD = 16 };
        g_autofree char *one = was ? g_strndup(was, HEAD) : NULL;
        g_autofree char *other = becomes ? g_strndup(becomes, HEAD) : NULL;
        add(&turning, NULL, one, other);
        return;
    }
    const void *before = change_value(shape, field, key != NULL, was, arena);
    const void *after = change_value(shape, field, key != NULL, becomes, arena);
    if (key)
        turn_parts(&turning, field->shape, before, after);
    else if (before && after && field->type == RT_TYPE_PART)
        turn_parts(&turning, field->shape, rt_field_cpart(field, before),
                   rt_field_cpart(field, after));
    else
        turn_field(&turning, NULL, field, before, after);
}

/* ---- where they differ ---- */

enum { KEPT = 24 }; /* bytes of what both have, at the least, and up to a word */

/* From where on text says something else than other, less some words. */
static size_t beginning(const char *text, const char *other)
{
    size_t at = 0;
    while (text[at] && text[at] == other[at])
        at++;
    if (at <= 2 * KEPT)
        return 0;
    at -= KEPT;
    while (at > 0 && text[at - 1] != ' ')
        at--;
    return at;
}

/* How much at the end of text both have, behind some words; not before from. */
static size_t ending(const char *text, const char *other, size_t from)
{
    size_t n = strlen(text), m = strlen(other), same = 0;
    while (same < MIN(n, m) - from && text[n - 1 - same] == other[m - 1 - same])
        same++;
    if (same <= 2 * KEPT)
        return 0;
    same -= KEPT;
    while (same > 0 && text[n - same] != ' ')
        same--;
    return same;
}

static char *cut(const char *text, size_t from, size_t end)
{
    size_t n = strlen(text) - end - from;
    return g_strdup_printf("%s%.*s%s", from ? "… " : "", (int)n, text + from, end ? " …" : "");
}

void rt_word_difference(const char *was, const char *becomes, char **out_was,
                        char **out_becomes)
{
    size_t from = beginning(was, becomes), end = ending(was, becomes, from);
    *out_was = cut(was, from, end);
    *out_becomes = cut(becomes, from, end);
}
