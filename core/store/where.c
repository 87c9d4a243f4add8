/* Each query word as a condition on a record r, its standing k and, for a member
 * of a shared row, the first one l of the row.  Values are bound; numbers of
 * rows found beforehand (owners, themes) stand in the text. */
#include "store/select.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

#include "model/match.h"

struct where {
    struct rt_register *reg;
    const struct rt_outlook *outlook;
    struct select_sql *sql;
    struct rt_error *error;
};

void select_bind(struct select_sql *sql, const char *value)
{
    g_ptr_array_add(sql->values, g_strdup(value));
    g_string_append_printf(sql->text, "$%u", sql->values->len + 1);
}

/* A record whose id content names, or that is shown with such a one in a shared
 * row.  Members are few: each is asked for by itself. */
static void either(struct where *where, const char *id, const char *tables,
                   const char *condition)
{
    g_string_append_printf(where->sql->text,
                           "r.id IN (SELECT %s FROM %s WHERE %s UNION ALL SELECT m.id FROM"
                           " record m CROSS JOIN %s WHERE m.shared_id IS NOT NULL AND"
                           " %s = m.shared_id AND %s)",
                           id, tables, condition, tables, id, condition);
}

/* A record that is not among those ids, nor the first one of its row. */
static enum rt_status named_by_none(struct where *where, const char *ids)
{
    g_string_append_printf(where->sql->text, "COALESCE(r.shared_id, r.id) NOT IN (%s)", ids);
    return RT_OK;
}

/* The ids of rows whose folded name is the value, else holds it: "1,7,9". */
static enum rt_status ids_like(struct where *where, const char *sql, const char *value,
                               bool takes_part, GString *ids)
{
    g_autofree char *wanted = rt_text_fold(value);
    GString *partly = g_string_new(NULL);
    struct db_statement *statement;
    enum rt_status status = db_prepare(where->reg->db, sql, &statement, where->error);
    bool has_row = true, is_exact = false;
    while (status == RT_OK && has_row) {
        status = db_step(statement, &has_row, where->error);
        if (status != RT_OK || !has_row)
            break;
        const char *name = db_text(statement, 1);
        g_autofree char *folded = rt_text_fold(name);
        bool equal = strcmp(folded, wanted) == 0;
        is_exact = is_exact || equal;
        GString *to = equal ? ids : partly;
        if (equal || match_has_words(folded, wanted))
            g_string_append_printf(to, "%s%" G_GINT64_FORMAT, to->len ? "," : "",
                                   db_int(statement, 0));
    }
    if (takes_part && !is_exact)
        g_string_append(ids, partly->str);
    g_string_free(partly, TRUE);
    return status;
}

static enum rt_status on_ids(struct where *where, const char *value, const char *names_sql,
                             bool takes_part, const char *column)
{
    g_autoptr(GString) ids = g_string_new(NULL);
    enum rt_status status = ids_like(where, names_sql, value, takes_part, ids);
    if (status == RT_OK)
        g_string_append_printf(where->sql->text, "%s IN (%s)", column, ids->str);
    return status;
}

static enum rt_status on_text(struct where *where, const struct rt_test *test,
                              const char *value)
{
    (void)test;
    g_autofree char *folded = rt_text_fold(value);
    g_autofree char *pattern = db_words_pattern(folded);
    if (!pattern)
        return rt_fail(where->error, RT_USAGE,
                       "\"%s\" has no letter or digit to search for; give a word", value);
    g_string_append(where->sql->text, db_words_condition);
    select_bind(where->sql, pattern);
    g_string_append(where->sql->text, db_words_shared);
    return RT_OK;
}

static enum rt_status on_choice(struct where *where, const char *column, const char *value)
{
    g_string_append_printf(where->sql->text, *value ? "%s = " : "%s IS NULL", column);
    if (*value)
        select_bind(where->sql, value);
    return RT_OK;
}

static enum rt_status on_rag(struct where *where, const struct rt_test *test, const char *value)
{
    (void)test;
    return on_choice(where, "k.rag", value);
}

/* Those that have the colour in either way on any day, where they are few, are found by
 * their indexes, and looked at. */
static enum rt_status on_shown(struct where *where, const struct rt_test *test,
                               const char *value)
{
    (void)test;
    if (!*value) {
        g_string_append(where->sql->text, "k.rag IS NULL AND k.suggested IS NULL");
        return RT_OK;
    }
    bool is_many = false;
    enum rt_status status = select_are_many(where->reg, value, &is_many, where->error);
    if (status != RT_OK)
        return status;
    g_string_append(where->sql->text, "COALESCE(k.rag, k.suggested) = ");
    select_bind(where->sql, value);
    unsigned n = where->sql->values->len + 1;
    if (!is_many)
        g_string_append_printf(where->sql->text,
                               " AND r.id IN (SELECT s.record_id FROM standing s WHERE"
                               " s.rag = $%u UNION ALL SELECT s.record_id FROM standing s"
                               " WHERE s.suggested = $%u)",
                               n, n);
    return RT_OK;
}

static enum rt_status on_direction(struct where *where, const struct rt_test *test,
                                   const char *value)
{
    (void)test;
    return on_choice(where, "k.direction", value);
}

static enum rt_status on_suggested(struct where *where, const struct rt_test *test,
                                   const char *value)
{
    (void)test;
    return on_choice(where, "k.suggested", value);
}

/* A member's own state is nothing: its row's first one has it. */
static enum rt_status on_state(struct where *where, const struct rt_test *test,
                               const char *value)
{
    (void)test;
    g_ptr_array_add(where->sql->values, g_strdup(value));
    g_autofree char *condition =
        g_strdup_printf("f.state = $%u AND f.shared_id IS NULL", where->sql->values->len + 1);
    either(where, "f.id", "record f", condition);
    return RT_OK;
}

static enum rt_status on_owner(struct where *where, const struct rt_test *test,
                               const char *value)
{
    (void)test;
    if (!*value)
        return named_by_none(where, "SELECT o.record_id FROM mention o WHERE o.kind = 'owner'");
    g_autoptr(GString) ids = g_string_new(NULL);
    enum rt_status status =
        ids_like(where, "SELECT owner_id, name FROM owner_name", value, true, ids);
    if (status == RT_OK) {
        g_autofree char *condition =
            g_strdup_printf("o.kind = 'owner' AND o.other_id IN (%s)", ids->str);
        either(where, "o.record_id", "mention o", condition);
    }
    return status;
}

static enum rt_status on_source(struct where *where, const struct rt_test *test,
                                const char *value)
{
    (void)test;
    return on_ids(where, value, "SELECT id, code FROM source", false, "r.source_id");
}

static enum rt_status on_group(struct where *where, const struct rt_test *test,
                               const char *value)
{
    (void)test;
    if (!*value) {
        g_string_append(where->sql->text, "r.theme_id IS NULL OR r.theme_id IN"
                                          " (SELECT id FROM theme WHERE grp = '')");
        return RT_OK;
    }
    return on_ids(where, value, "SELECT id, grp FROM theme WHERE grp <> ''", true,
                  "r.theme_id");
}

static enum rt_status on_theme(struct where *where, const struct rt_test *test,
                               const char *value)
{
    (void)test;
    if (!*value) {
        g_string_append(where->sql->text, "r.theme_id IS NULL");
        return RT_OK;
    }
    return on_ids(where, value, "SELECT id, name FROM theme", true, "r.theme_id");
}

/* A date's whole window before, after or across the one asked for.  Most targets
 * are before or after a day: those of the records at hand are looked at. */
static enum rt_status on_target(struct where *where, const struct rt_test *test,
                                const char *value)
{
    struct rt_window window;
    if (!*value) {
        g_string_append(where->sql->text, "NOT EXISTS (SELECT 1 FROM target t WHERE"
                                          " t.record_id = COALESCE(r.shared_id, r.id))");
        return RT_OK;
    }
    if (!rt_window_parse(value, &window))
        return rt_fail(where->error, RT_USAGE,
                       "\"%s\" is no date; write it as 2020-06 or June 2020", value);
    char earliest[11], latest[11];
    rt_day_iso(window.earliest, earliest);
    rt_day_iso(window.latest, latest);
    GString *sql = where->sql->text;
    g_string_append(sql, "EXISTS (SELECT 1 FROM target t WHERE t.record_id ="
                         " COALESCE(r.shared_id, r.id) AND ");
    /* Days are digits and hyphens that this function made. */
    if (test->compare == RT_BEFORE)
        g_string_append_printf(sql, "t.latest < '%s')", earliest);
    else if (test->compare == RT_AFTER)
        g_string_append_printf(sql, "t.earliest > '%s')", latest);
    else
        g_string_append_printf(sql, "t.earliest <= '%s' AND t.latest >= '%s')", latest,
                               earliest);
    return RT_OK;
}

static enum rt_status on_waiting(struct where *where, const struct rt_test *test,
                                 const char *value)
{
    (void)test;
    static const char STANDING[] =
        "SELECT id, name FROM event WHERE COALESCE(happened, lifted) IS NULL";
    if (!*value)
        return named_by_none(where, "SELECT w.record_id FROM event e CROSS JOIN mention w WHERE"
                                    " COALESCE(e.happened, e.lifted) IS NULL AND"
                                    " w.kind = 'event' AND w.other_id = e.id");
    g_autoptr(GString) ids = g_string_new(NULL);
    enum rt_status status = ids_like(where, STANDING, value, true, ids);
    if (status != RT_OK)
        return status;
    g_autofree char *condition =
        g_strdup_printf("w.kind = 'event' AND w.other_id IN (%s)", ids->str);
    either(where, "w.record_id", "mention w", condition);
    return RT_OK;
}

/* By the day of the latest update; and, asked for a period, whoever has an update
 * for it, also one written after its end. */
static enum rt_status on_updated(struct where *where, const struct rt_test *test,
                                 const char *value)
{
    const struct rt_facts *facts;
    enum rt_status status = rt_register_facts(where->reg, &facts, where->error);
    if (status != RT_OK)
        return status;
    const struct rt_period *period = rt_facts_period(facts, value);
    struct rt_window window = {0};
    if (!rt_window_parse(value, &window) && period)
        window = (struct rt_window){period->as_at, period->as_at};
    if (!window.earliest)
        return rt_fail(where->error, RT_USAGE,
                       "\"%s\" is neither a date nor a period; write it as 2020-03", value);
    char earliest[11], latest[11];
    rt_day_iso(window.earliest, earliest);
    rt_day_iso(window.latest, latest);
    GString *sql = where->sql->text;
    if (test->compare == RT_BEFORE)
        g_string_append_printf(sql, "k.updated < '%s'", earliest);
    else if (test->compare == RT_AFTER)
        g_string_append_printf(sql, "k.updated > '%s'", latest);
    else
        g_string_append_printf(sql, "k.updated >= '%s' AND k.updated <= '%s'", earliest,
                               latest);
    if (period && test->compare == RT_IS) {
        g_string_append(sql, " OR ");
        rt_day_iso(period->as_at, earliest);
        g_autofree char *of_period =
            g_strdup_printf("u.kind IN ('update', 'answer') AND p.as_at = '%s'", earliest);
        either(where, "u.record_id", "mention u JOIN period p ON p.id = u.other_id", of_period);
    }
    return RT_OK;
}

static enum rt_status on_flag(struct where *where, const struct rt_test *test,
                              const char *value)
{
    (void)value;
    g_string_append(where->sql->text,
                    test->word == RT_WORD_OVERDUE ? "k.overdue = 1" : "k.review = 1");
    return RT_OK;
}

static enum rt_status on_no_update(struct where *where, const struct rt_test *test,
                                   const char *value)
{
    (void)test, (void)value;
    GString *sql = where->sql->text;
    g_string_append(sql, "COALESCE(l.state, r.state) NOT IN (");
    for (int state = 0, n = 0; state < RT_STATES; state++)
        if (rt_state_is_over((enum rt_state)state))
            g_string_append_printf(sql, "%s'%s'", n++ ? ", " : "", rt_states[state].key);
    g_string_append(sql, ") AND NOT EXISTS (SELECT 1 FROM mention u WHERE u.kind = 'answer'"
                         " AND u.record_id = COALESCE(r.shared_id, r.id)"
                         " AND u.other_id = (SELECT p.id FROM period p WHERE p.name = ");
    select_bind(where->sql, where->outlook->period ? where->outlook->period->id : "");
    g_string_append(sql, "))");
    return RT_OK;
}

/* Changes in sets after the one in which the last period was closed. */
static enum rt_status on_changed(struct where *where, const struct rt_test *test,
                                 const char *value)
{
    (void)test, (void)value;
    either(where, "x.id", "change c JOIN record x ON x.uuid = c.subject",
           "c.set_number > (SELECT COALESCE(MAX(closed_set), 0) FROM period)");
    return RT_OK;
}

static enum rt_status on_links(struct where *where, const struct rt_test *test,
                               const char *value)
{
    (void)test;
    g_autofree char *folded = g_ascii_strdown(value, -1);
    GString *sql = where->sql->text;
    g_string_append(sql, "r.id IN (SELECT x.record_id FROM link x JOIN record o"
                         " ON o.id = x.other_id WHERE o.folded = ");
    select_bind(where->sql, folded);
    g_string_append(sql, " UNION ALL SELECT x.other_id FROM link x JOIN record o"
                         " ON o.id = x.record_id WHERE o.folded = ");
    select_bind(where->sql, folded);
    g_string_append(sql, ")");
    return RT_OK;
}

static enum rt_status (*const conditions[RT_WORDS])(struct where *, const struct rt_test *,
                                                    const char *) = {
    [RT_WORD_TEXT] = on_text,           [RT_WORD_RAG] = on_rag,
    [RT_WORD_SUGGESTED] = on_suggested, [RT_WORD_SHOWN] = on_shown,
    [RT_WORD_DIRECTION] = on_direction, [RT_WORD_STATE] = on_state,
    [RT_WORD_OWNER] = on_owner,         [RT_WORD_SOURCE] = on_source,
    [RT_WORD_GROUP] = on_group,         [RT_WORD_THEME] = on_theme,
    [RT_WORD_TARGET] = on_target,       [RT_WORD_OVERDUE] = on_flag,
    [RT_WORD_REVIEW] = on_flag,         [RT_WORD_WAITING] = on_waiting,
    [RT_WORD_UPDATED] = on_updated,     [RT_WORD_NO_UPDATE] = on_no_update,
    [RT_WORD_CHANGED] = on_changed,     [RT_WORD_LINKS] = on_links,
};

enum rt_status select_where(struct rt_register *reg, const struct rt_query *query,
                            const struct rt_outlook *outlook, struct select_sql *sql,
                            struct rt_error *error)
{
    enum { MOST = 60 }; /* words and values: what the engine takes, with room */
    struct where where = {reg, outlook, sql, error};
    size_t n_values = 0;
    for (size_t i = 0; query && i < query->tests.n; i++) {
        const struct rt_test *test = rt_list_item(&query->tests, i, sizeof *test);
        n_values += MAX(test->values.n, 1);
    }
    if (n_values > MOST)
        return rt_fail(error, RT_USAGE,
                       "the query has more than %d words and values; ask for less at once",
                       MOST);
    for (size_t i = 0; query && i < query->tests.n; i++) {
        const struct rt_test *test = rt_list_item(&query->tests, i, sizeof *test);
        /* A condition that is NULL (no standing yet) counts as not met, also when negated. */
        g_string_append(sql->text, test->is_negated ? " AND NOT COALESCE(" : " AND (");
        size_t n = test->values.n ? test->values.n : 1;
        for (size_t k = 0; k < n; k++) {
            const char *value = test->values.n ? rt_texts_at(&test->values, k) : "";
            g_string_append(sql->text, k ? " OR (" : "(");
            enum rt_status status = conditions[test->word](&where, test, value);
            if (status != RT_OK)
                return status;
            g_string_append_c(sql->text, ')');
        }
        g_string_append(sql->text, test->is_negated ? ", 0)" : ")");
    }
    return RT_OK;
}
