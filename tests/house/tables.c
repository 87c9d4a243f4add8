/* The table of fields is sound: every row says what it is, no two say the same. */
#include "tests/house/tables.h"

#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/field.h>

void tables_check_help(const char *help, const char *where)
{
    cr_expect(help && *help, "%s has no help", where);
    if (!help || !*help)
        return;
    cr_expect(!g_ascii_islower(*help), "%s: the help begins with a small letter: %s", where,
              help);
    cr_expect(!strchr(".!,;: \n", help[strlen(help) - 1]), "%s: the help ends with '%c': %s",
              where, help[strlen(help) - 1], help);
    cr_expect(!strstr(help, ". "), "%s: the help has two sentences: %s", where, help);
    cr_expect(!strchr(help, '\n') && *help != ' ', "%s: the help is not one line", where);
}

void tables_check_name(const char *name, char sign, const char *where)
{
    cr_expect(name && g_ascii_islower(*name), "%s: \"%s\" is no name", where, name);
    for (const char *c = name; c && *c; c++)
        cr_expect(g_ascii_islower(*c) || g_ascii_isdigit(*c) || (*c == sign && c[1] != sign),
                  "%s: \"%s\" is no name", where, name);
}

void tables_check_new(GHashTable *seen, const char *name, const char *where)
{
    cr_expect(name && g_hash_table_add(seen, g_strdup(name)), "%s: \"%s\" stands there twice",
              where, name);
}

/* Of all values only a "see also" has the same name from either side. */
static void check_choices(const struct rt_choice *choices, size_t n, const char *where)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < n; i++) {
        cr_expect(choices[i].label && *choices[i].label, "%s: value %zu has no label", where,
                  i);
        if (choices[i].key) {
            tables_check_name(choices[i].key, '_', where);
            if (choices != rt_link_kinds || i != RT_SEEN_FROM)
                tables_check_new(seen, choices[i].key, where);
        } else {
            cr_expect(i == 0, "%s: value %zu has no key", where, i);
        }
    }
}

static void check_field(const struct rt_shape *shape, const struct rt_field *field)
{
    g_autofree char *where = g_strdup_printf("%s.%s", shape->name, field->key);
    tables_check_name(field->key, '_', where);
    tables_check_help(field->help, where);
    cr_expect(field->label && *field->label, "%s has no label", where);
    cr_expect(field->at >= sizeof(struct rt_part) && field->at < shape->size,
              "%s lies outside its struct", where);
    bool is_nested = field->type == RT_TYPE_LIST || field->type == RT_TYPE_PART;
    cr_expect(is_nested == (field->shape != NULL), "%s: of which shape?", where);
    cr_expect((field->type == RT_TYPE_CHOICE) == (field->choices != NULL),
              "%s: of which values?", where);
    cr_expect(!(field->flags & RT_FIELD_RECKONED) || !(field->flags & RT_FIELD_REQUIRED),
              "%s is reckoned and asked for", where);
    check_choices(field->choices, field->n_choices, where);
}

static void check_shape(const struct rt_shape *shape, GHashTable *done)
{
    if (!g_hash_table_add(done, (void *)shape))
        return;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    cr_expect(shape->name && shape->plural && shape->n > 0, "a shape without a name or fields");
    cr_expect(shape->n <= 64, "%s has more fields than rt_part.given has bits", shape->name);
    cr_expect(!shape->key || rt_field_find(shape, shape->key), "%s: no field %s", shape->name,
              shape->key);
    unsigned places[65] = {0};
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        check_field(shape, field);
        tables_check_new(seen, field->key, shape->name);
        if (field->file && field->file <= 64)
            cr_expect(!places[field->file]++, "%s.%s: that place in files is taken",
                      shape->name, field->key);
        if (field->shape)
            check_shape(field->shape, done);
    }
}

Test(tables, every_field_says_what_it_is)
{
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < RT_ENTITIES; i++)
        check_shape(rt_entities[i], done);
    cr_assert(g_hash_table_size(done) >= 13, "only %u shapes were reached",
              g_hash_table_size(done));
}

/* The contract's keys of a recommendation, in the order of its JSON. */
Test(tables, a_recommendation_has_the_keys_of_the_contract_in_order)
{
    static const char *const keys[] = {
        "ref",     "source",        "group",      "theme",     "title",   "text",
        "summary", "note",          "response",   "state",     "closure", "reported_with",
        "rag",     "rag_suggested", "rag_reason", "direction", "owners",  "targets",
        "overdue", "review",        "waiting",    "period",    "updated", "actions",
        "updates", "links",
    };
    size_t k = 0;
    for (size_t i = 0; i < rt_record_shape.n && k < G_N_ELEMENTS(keys); i++)
        k += g_str_equal(rt_record_shape.fields[i].key, keys[k]);
    cr_assert_eq(k, G_N_ELEMENTS(keys), "\"%s\" is missing or out of order", keys[k]);
}
