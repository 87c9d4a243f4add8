/* Reading what is small: sources with their themes, owners with their names,
 * events, periods and filters. */
#include "store/store.h"

#include <string.h>

#include <rectrack/date.h>

#include "model/canon.h"

/* Which sources are there, in their order? */
static const char SOURCES[] =
    "SELECT id, code, title, kind, date, document, red, amber, green, complete, not_due,"
    " not_due_months, soon_months FROM source ORDER BY id";

/* Which themes has a source? */
static const char THEMES[] = "SELECT grp, name FROM theme WHERE source_id = $1 ORDER BY place";

/* Which owners are there, each with its other names behind its own? */
static const char OWNERS[] =
    "SELECT o.name, o.kind, n.name, n.place FROM owner o JOIN owner_name n"
    " ON n.owner_id = o.id ORDER BY o.id, n.place";

static const char EVENTS[] = "SELECT name, kind, happened, lifted FROM event ORDER BY id";

static const char PERIODS[] = "SELECT name, label, as_at, state FROM period ORDER BY as_at, id";

static const char FILTERS[] = "SELECT name, query FROM filter ORDER BY id";

static const char *copy(struct rt_facts *facts, struct db_statement *statement, int column)
{
    return rt_arena_copy(&facts->arena, db_text(statement, column));
}

/* What need not be there. */
static const char *copy_or_null(struct rt_facts *facts, struct db_statement *statement,
                                int column)
{
    return rt_arena_copy(&facts->arena, db_text_or_null(statement, column));
}

static int choice(const struct rt_choice *choices, size_t n, const char *key)
{
    int found = key ? rt_choice_find(choices, n, key) : 0;
    return found < 0 ? 0 : found;
}

static enum rt_status read_themes(struct db *db, struct rt_facts *facts, int64_t source_id,
                                  struct rt_source *source, struct rt_error *error)
{
    struct db_statement *statement;
    enum rt_status status = db_prepare(db, THEMES, &statement, error);
    if (status != RT_OK)
        return status;
    db_bind_int(statement, 1, source_id);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(statement, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        struct rt_theme *theme = rt_list_add(&source->themes, &facts->arena, sizeof *theme);
        const char *group = copy(facts, statement, 0);
        theme->group = *group ? group : NULL;
        theme->name = copy(facts, statement, 1);
    }
    return status;
}

static enum rt_status read_source(struct db *db, struct db_statement *row,
                                  struct rt_facts *facts, struct rt_error *error)
{
    struct rt_source *source = rt_list_add(&facts->sources, &facts->arena, sizeof *source);
    source->code = copy(facts, row, 1);
    source->title = copy_or_null(facts, row, 2);
    source->kind = copy_or_null(facts, row, 3);
    source->date = copy_or_null(facts, row, 4);
    source->document = copy_or_null(facts, row, 5);
    source->colours.red = copy_or_null(facts, row, 6);
    source->colours.amber = copy_or_null(facts, row, 7);
    source->colours.green = copy_or_null(facts, row, 8);
    source->colours.complete = copy_or_null(facts, row, 9);
    source->colours.not_due = copy_or_null(facts, row, 10);
    source->not_due_months = (int)db_int(row, 11);
    source->soon_months = (int)db_int(row, 12);
    return read_themes(db, facts, db_int(row, 0), source, error);
}

static enum rt_status read_owner(struct db *db, struct db_statement *row,
                                 struct rt_facts *facts, struct rt_error *error)
{
    (void)db, (void)error;
    if (db_int(row, 3) == 0) {
        struct rt_owner *owner = rt_list_add(&facts->owners, &facts->arena, sizeof *owner);
        owner->name = copy(facts, row, 0);
        owner->kind =
            (enum rt_owner_kind)choice(rt_owner_kinds, RT_OWNER_KINDS, db_text_or_null(row, 1));
    } else if (facts->owners.n) {
        struct rt_owner *owner = rt_owner_at(&facts->owners, facts->owners.n - 1);
        rt_texts_add(&owner->other_names, &facts->arena, db_text(row, 2));
    }
    return RT_OK;
}

static enum rt_status read_event(struct db *db, struct db_statement *row,
                                 struct rt_facts *facts, struct rt_error *error)
{
    (void)db, (void)error;
    struct rt_event *event = rt_list_add(&facts->events, &facts->arena, sizeof *event);
    event->name = copy(facts, row, 0);
    event->kind = (enum rt_event_kind)choice(rt_event_kinds, RT_EVENT_KINDS, db_text(row, 1));
    event->happened = copy_or_null(facts, row, 2);
    event->lifted = copy_or_null(facts, row, 3);
    return RT_OK;
}

static enum rt_status read_period(struct db *db, struct db_statement *row,
                                  struct rt_facts *facts, struct rt_error *error)
{
    (void)db, (void)error;
    struct rt_period *period = rt_list_add(&facts->periods, &facts->arena, sizeof *period);
    period->id = copy(facts, row, 0);
    period->label = copy(facts, row, 1);
    period->as_at = rt_day_parse(db_text(row, 2));
    period->state =
        (enum rt_period_state)choice(rt_period_states, RT_PERIOD_STATES, db_text(row, 3));
    return RT_OK;
}

static enum rt_status read_filter(struct db *db, struct db_statement *row,
                                  struct rt_facts *facts, struct rt_error *error)
{
    (void)db, (void)error;
    struct rt_filter *filter = rt_list_add(&facts->filters, &facts->arena, sizeof *filter);
    filter->name = copy(facts, row, 0);
    filter->query = copy(facts, row, 1);
    return RT_OK;
}

enum rt_status facts_read(struct db *db, struct rt_facts *facts, struct rt_error *error)
{
    static const struct {
        const char *sql;
        enum rt_status (*read)(struct db *, struct db_statement *, struct rt_facts *,
                               struct rt_error *);
    } kinds[] = {{SOURCES, read_source},
                 {OWNERS, read_owner},
                 {EVENTS, read_event},
                 {PERIODS, read_period},
                 {FILTERS, read_filter}};
    rt_facts_clear(facts);
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(kinds) && status == RT_OK; i++) {
        struct db_statement *statement;
        bool has_row = true;
        status = db_prepare(db, kinds[i].sql, &statement, error);
        while (status == RT_OK && has_row) {
            status = db_step(statement, &has_row, error);
            if (status == RT_OK && has_row)
                status = kinds[i].read(db, statement, facts, error);
        }
    }
    return status;
}

const struct rt_list *facts_list(const struct rt_facts *facts, size_t i)
{
    static const struct rt_list none = {0};
    const struct rt_list *lists[RT_KEPT] = {
        &facts->sources, &facts->owners,  &facts->events, &facts->periods,
        &none,           &facts->filters, &none};
    return lists[i];
}

void facts_hash(const struct rt_facts *facts, char out[static HASH_ROOM])
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    for (size_t i = 0; i < RT_KEPT; i++)
        for (size_t k = 0; k < facts_list(facts, i)->n; k++) {
            g_string_append_printf(bytes, "\n%s\n", rt_entities[i]->name);
            canon_write(rt_entities[i],
                        rt_list_item(facts_list(facts, i), k, rt_entities[i]->size), false,
                        bytes);
        }
    hash_of(bytes->str, bytes->len, out);
}

const void *facts_named(const struct rt_facts *facts, const struct rt_shape *shape,
                        const char *name)
{
    const struct rt_field *key = rt_field_find(shape, shape->key);
    for (size_t i = 0; i < RT_KEPT; i++)
        for (size_t k = 0; rt_entities[i] == shape && k < facts_list(facts, i)->n; k++) {
            const void *value = rt_list_item(facts_list(facts, i), k, shape->size);
            if (g_strcmp0(rt_field_text(key, value), name) == 0)
                return value;
        }
    return NULL;
}

enum rt_status facts_verify(struct db *db, const struct rt_facts *facts, struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(db, "SELECT facts FROM register", &row, error);
    if (status == RT_OK)
        status = db_step(row, &has_row, error);
    if (status != RT_OK)
        return status;
    char hash[HASH_ROOM];
    facts_hash(facts, hash);
    bool agrees = has_row && strcmp(hash, db_text(row, 0)) == 0;
    db_reset(row);
    return agrees ? RT_OK
                  : rt_fail(error, RT_REFUSED,
                            "the sources, owners, events, periods or filters were altered on "
                            "disk; keep "
                            "the file as it is and restore a backup");
}

enum rt_status facts_read_at_once(struct db *db, bool is_verified, struct rt_facts *facts,
                                  struct rt_error *error)
{
    bool is_within = db_in_transaction(db);
    enum rt_status status = is_within ? RT_OK : db_begin(db, false, error);
    if (status != RT_OK)
        return status;
    status = facts_read(db, facts, error);
    if (status == RT_OK && is_verified)
        status = facts_verify(db, facts, error);
    if (!is_within)
        db_end(db);
    return status;
}
