/* How many recommendations match, where each stands, and how many come before one: what is
 * counted is never read. */
#include "store/select.h"

#include <string.h>

static enum rt_rag rag_of(struct db_statement *statement, int column)
{
    const char *key = db_text_or_null(statement, column);
    int rag = key ? rt_choice_find(rt_rags, RT_RAGS, key) : 0;
    return rag < 0 ? RT_RAG_NONE : (enum rt_rag)rag;
}

void select_tally(struct rt_tally *tally, struct db_statement *statement, int column)
{
    enum rt_rag rag = rag_of(statement, column), suggested = rag_of(statement, column + 1);
    size_t n = (size_t)db_int(statement, column + 2);
    tally->total += n;
    tally->rag[rag] += n;
    tally->suggested[suggested] += n;
    tally->shown[rag ? rag : suggested] += n;
}

enum rt_status select_count(struct rt_register *reg, const struct rt_select *select,
                            const char *columns, const char *tables, const char *group,
                            void (*each)(void *self, struct db_statement *row), void *self,
                            struct rt_error *error)
{
    struct select_sql sql;
    enum rt_status status = select_build(reg, select, columns, tables, false, &sql, error);
    if (status != RT_OK)
        return status;
    g_string_append(sql.text, group);
    struct db_statement *statement = NULL;
    char day[11];
    status = select_start(reg, select, &sql, day, &statement, error);
    for (bool has_row = true; status == RT_OK && has_row;) {
        status = db_step(statement, &has_row, error);
        if (status == RT_OK && has_row)
            each(self, statement);
    }
    db_finish(statement);
    select_clear(&sql);
    return status;
}

static void tally_row(void *self, struct db_statement *row)
{
    select_tally(self, row, 0);
}

enum rt_status rt_register_tally(struct rt_register *reg, const struct rt_select *select,
                                 struct rt_tally *out, struct rt_error *error)
{
    struct rt_tally tally = {0};
    enum rt_status status =
        select_count(reg, select, "SELECT k.rag, k.suggested, COUNT(*)", read_tables,
                     " GROUP BY k.rag, k.suggested", tally_row, &tally, error);
    if (status == RT_OK)
        *out = tally;
    return status;
}

struct themes {
    struct rt_arena *arena;
    struct rt_list *list;
};

static void theme_row(void *self, struct db_statement *row)
{
    struct themes *themes = self;
    const char *source = db_text(row, 0), *group = db_text_or_null(row, 1),
               *theme = db_text_or_null(row, 2);
    group = group && *group ? group : NULL;
    struct rt_theme_tally *last =
        themes->list->n ? rt_list_item(themes->list, themes->list->n - 1, sizeof *last) : NULL;
    if (!last || strcmp(last->source, source) != 0 || g_strcmp0(last->group, group) != 0 ||
        g_strcmp0(last->theme, theme) != 0) {
        last = rt_list_add(themes->list, themes->arena, sizeof *last);
        last->source = rt_arena_copy(themes->arena, source);
        last->group = rt_arena_copy(themes->arena, group);
        last->theme = rt_arena_copy(themes->arena, theme);
    }
    select_tally(&last->tally, row, 3);
}

enum rt_status rt_register_themes(struct rt_register *reg, const struct rt_select *select,
                                  struct rt_arena *arena, struct rt_list *out,
                                  struct rt_error *error)
{
    struct rt_list list = {0};
    struct themes themes = {arena, &list};
    g_autofree char *tables = g_strconcat(read_tables,
                                          "JOIN source s ON s.id = r.source_id"
                                          " LEFT JOIN theme t ON t.id = r.theme_id ",
                                          NULL);
    enum rt_status status = select_count(
        reg, select, "SELECT s.code, t.grp, t.name, k.rag, k.suggested, COUNT(*)", tables,
        " GROUP BY r.source_id, r.theme_id, k.rag, k.suggested"
        " ORDER BY MIN(r.place)/16777216, k.rag, k.suggested",
        theme_row, &themes, error);
    if (status == RT_OK)
        *out = list;
    return status;
}

enum rt_status rt_register_position(struct rt_register *reg, const struct rt_select *select,
                                    const char *ref, size_t *out, struct rt_error *error)
{
    const char *column;
    enum rt_status status = select_sort(select->sort, &column, error);
    if (status != RT_OK)
        return status;
    struct select_sql sql;
    status = select_build(reg, select, "SELECT COUNT(*)", read_tables, false, &sql, error);
    if (status != RT_OK)
        return status;
    select_after(column, true, ref, &sql);
    struct db_statement *statement = NULL;
    char day[11];
    bool has_row = false;
    size_t n = 0;
    status = select_start(reg, select, &sql, day, &statement, error);
    if (status == RT_OK)
        status = db_step(statement, &has_row, error);
    if (status == RT_OK && has_row)
        n = (size_t)db_int(statement, 0);
    db_finish(statement);
    select_clear(&sql);
    if (status == RT_OK)
        *out = n;
    return status;
}
