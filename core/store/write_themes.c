/* The themes of a source: those it names, in its order.  Recommendations stand in
 * the register by their theme's place, so they move with it. */
#include "store/set.h"

#include <string.h>

static bool is_same(const struct rt_theme *a, const struct rt_theme *b)
{
    return g_strcmp0(a->group, b->group) == 0 && strcmp(a->name, b->name) == 0;
}

static bool has_theme(const struct rt_source *source, const struct rt_theme *theme)
{
    for (size_t i = 0; i < source->themes.n; i++)
        if (is_same(rt_theme_at(&source->themes, i), theme))
            return true;
    return false;
}

enum rt_status themes_check(const struct rt_source *source, struct rt_error *error)
{
    for (size_t i = 0; i < source->themes.n; i++)
        for (size_t k = 0; k < i; k++) {
            const struct rt_theme *a = rt_theme_at(&source->themes, i);
            if (is_same(a, rt_theme_at(&source->themes, k)))
                return rt_fail_at(error, RT_REFUSED, NULL, a->part.line, a->part.column,
                                  "source %s has the theme \"%s\" twice; take one out",
                                  source->code, a->name);
        }
    return RT_OK;
}

/* A theme is never taken away while a recommendation stands under it. */
static const char REMOVE[] = "DELETE FROM theme WHERE id = $1 AND NOT EXISTS"
                             " (SELECT 1 FROM record r WHERE r.theme_id = $1) RETURNING id";

static enum rt_status remove_theme(struct store_set *set, int64_t source,
                                   const struct rt_theme *theme, const struct rt_source *merged,
                                   struct rt_error *error)
{
    struct db_statement *row;
    bool is_gone = false;
    enum rt_status status = db_prepare(set->db, REMOVE, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, id_of_theme(set, source, theme->group, theme->name));
    status = db_step(row, &is_gone, error);
    if (status == RT_OK && is_gone)
        return db_run(row, error);
    return status != RT_OK
               ? status
               : rt_fail_at(error, RT_REFUSED, NULL, merged->part.line, merged->part.column,
                            "recommendations stand under the theme \"%s\" of source %s in the "
                            "register; name it too",
                            theme->name, merged->code);
}

static const char WRITE[] =
    "INSERT INTO theme (source_id, place, grp, name) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (source_id, grp, name) DO UPDATE SET place = EXCLUDED.place";

static enum rt_status write_theme(struct store_set *set, int64_t source, size_t place,
                                  const struct rt_theme *theme, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(set->db, WRITE, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, source);
    db_bind_int(row, 2, (int64_t)place);
    db_bind(row, 3, theme->group ? theme->group : "");
    db_bind(row, 4, theme->name);
    return db_run(row, error);
}

/* Places are unique at each step: those that move go out of the way first. */
static enum rt_status move_records(struct store_set *set, int64_t source,
                                   struct rt_error *error)
{
    static const char *const steps[] = {
        "UPDATE record SET place = -place WHERE source_id = $1 AND theme_id IS NOT NULL AND"
        " place / 16777216 % 65536 <> (SELECT t.place FROM theme t WHERE t.id = theme_id)",
        "UPDATE record SET place = $1 * 1099511627776 + (SELECT t.place FROM theme t"
        " WHERE t.id = theme_id) * 16777216 + -place % 16777216"
        " WHERE source_id = $1 AND place < 0",
    };
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(steps) && status == RT_OK; i++) {
        struct db_statement *row;
        status = db_prepare(set->db, steps[i], &row, error);
        if (status != RT_OK)
            break;
        db_bind_int(row, 1, source);
        status = db_run(row, error);
    }
    g_hash_table_remove_all(set->places);
    return status;
}

enum rt_status themes_write(struct store_set *set, const struct rt_source *there,
                            const struct rt_source *merged, struct rt_error *error)
{
    int64_t source = id_of_source(set, merged->code);
    enum rt_status status = RT_OK;
    for (size_t i = 0; there && i < there->themes.n && status == RT_OK; i++)
        if (!has_theme(merged, rt_theme_at(&there->themes, i)))
            status = remove_theme(set, source, rt_theme_at(&there->themes, i), merged, error);
    for (size_t i = 0; i < merged->themes.n && status == RT_OK; i++)
        status = write_theme(set, source, i + 1, rt_theme_at(&merged->themes, i), error);
    return status == RT_OK && there ? move_records(set, source, error) : status;
}
