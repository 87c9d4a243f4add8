/* Recommendations counted by one axis, or by two across each other.  Knows how counts
 * are told to lanes; what an axis is, is in axes.c. */
#include <string.h>

#include <rectrack/text.h>

#include "store/axes.h"
#include "store/select.h"

/* Lanes as they are filled, found by their folded values ("" for none). */
struct filling {
    enum rt_by by;
    struct rt_arena *arena;
    struct rt_list lanes; /* struct rt_lane */
    GHashTable *found;    /* folded value → place in lanes, plus 1 */
};

static struct filling filling_begin(enum rt_by by, struct rt_arena *arena)
{
    return (struct filling){
        by, arena, {0}, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

static void filling_end(struct filling *filling)
{
    g_hash_table_unref(filling->found);
}

/* The lane of a value: there already, or a new one behind the others. */
static struct rt_lane *lane_of(struct filling *filling, const char *value)
{
    char *folded = value ? rt_text_fold(value) : g_strdup("");
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(filling->found, folded));
    if (place) {
        g_free(folded);
        return rt_list_item(&filling->lanes, place - 1, sizeof(struct rt_lane));
    }
    struct rt_lane *lane = rt_list_add(&filling->lanes, filling->arena, sizeof *lane);
    *lane = axis_lane(filling->by, value, filling->arena);
    g_hash_table_insert(filling->found, folded, GSIZE_TO_POINTER(filling->lanes.n));
    return lane;
}

static void count_row(void *self, struct db_statement *row)
{
    struct filling *filling = self;
    select_tally(&lane_of(filling, db_text_or_null(row, 0))->tally, row, 1);
}

/* Counts; the lanes are those that came, in the order they came. */
static enum rt_status count(struct rt_register *reg, const struct rt_select *select,
                            struct filling *filling, struct rt_error *error)
{
    g_autofree char *join = NULL;
    enum rt_status status = axis_join(reg, filling->by, &join, error);
    if (status != RT_OK)
        return status;
    g_autofree char *columns = g_strconcat("SELECT ", axis_column(filling->by),
                                           ", k.rag, k.suggested, COUNT(*)", NULL);
    g_autofree char *tables = g_strconcat(read_tables, join, NULL);
    return select_count(reg, select, columns, tables, " GROUP BY 1, 2, 3 ORDER BY 1", count_row,
                        filling, error);
}

/* Those that hold anything, in the axis's own order; what has no value last. */
static void put_in_order(const struct filling *counted, const struct rt_facts *facts,
                         struct rt_list *out)
{
    struct rt_list all = {0};
    struct filling ordered = filling_begin(counted->by, counted->arena);
    axis_lanes(counted->by, facts, counted->arena, &all);
    for (size_t i = 0; i < all.n; i++)
        lane_of(&ordered, rt_lane_at(&all, i)->value);
    for (size_t i = 0; i < counted->lanes.n; i++)
        if (rt_lane_at(&counted->lanes, i)->value)
            lane_of(&ordered, rt_lane_at(&counted->lanes, i)->value);
    lane_of(&ordered, NULL);
    for (size_t i = 0; i < counted->lanes.n; i++) {
        const struct rt_lane *lane = rt_lane_at(&counted->lanes, i);
        lane_of(&ordered, lane->value)->tally = lane->tally;
    }
    for (size_t i = 0; i < ordered.lanes.n; i++) {
        const struct rt_lane *lane = rt_lane_at(&ordered.lanes, i);
        if (lane->tally.total || axis_has_all(counted->by))
            *(struct rt_lane *)rt_list_add(out, counted->arena, sizeof *lane) = *lane;
    }
    filling_end(&ordered);
}

enum rt_status rt_register_lanes(struct rt_register *reg, const struct rt_select *select,
                                 enum rt_by by, struct rt_arena *arena, struct rt_list *out,
                                 struct rt_error *error)
{
    const struct rt_facts *facts;
    struct filling filling = filling_begin(by, arena);
    enum rt_status status = rt_register_facts(reg, &facts, error);
    if (status == RT_OK)
        status = count(reg, select, &filling, error);
    if (status == RT_OK)
        put_in_order(&filling, facts, out);
    filling_end(&filling);
    return status;
}

/* ---- two axes ---- */

struct crossing {
    struct rt_matrix *matrix;
    GHashTable *places[2]; /* folded value → place among rows, among columns */
};

static GHashTable *places_of(const struct rt_list *lanes)
{
    GHashTable *places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < lanes->n; i++) {
        const char *value = rt_lane_at(lanes, i)->value;
        g_hash_table_insert(places, value ? rt_text_fold(value) : g_strdup(""),
                            GSIZE_TO_POINTER(i));
    }
    return places;
}

static size_t place_of(const struct crossing *crossing, int axis, const char *value)
{
    g_autofree char *folded = value ? rt_text_fold(value) : g_strdup("");
    return GPOINTER_TO_SIZE(g_hash_table_lookup(crossing->places[axis], folded));
}

static void cross_row(void *self, struct db_statement *row)
{
    struct crossing *crossing = self;
    size_t y = place_of(crossing, 0, db_text_or_null(row, 0));
    size_t x = place_of(crossing, 1, db_text_or_null(row, 1));
    crossing->matrix->counts[y * crossing->matrix->columns.n + x] += (size_t)db_int(row, 2);
}

static enum rt_status cross(struct rt_register *reg, const struct rt_select *select,
                            struct rt_matrix *matrix, struct rt_error *error)
{
    g_autofree char *one = NULL, *other = NULL;
    enum rt_status status = axis_join(reg, matrix->rows_by, &one, error);
    if (status == RT_OK)
        status = axis_join(reg, matrix->columns_by, &other, error);
    if (status != RT_OK)
        return status;
    g_autofree char *columns = g_strconcat("SELECT ", axis_column(matrix->rows_by), ", ",
                                           axis_column(matrix->columns_by), ", COUNT(*)", NULL);
    g_autofree char *tables = g_strconcat(read_tables, one, other, NULL);
    struct crossing crossing = {matrix,
                                {places_of(&matrix->rows), places_of(&matrix->columns)}};
    status = select_count(reg, select, columns, tables, " GROUP BY 1, 2", cross_row, &crossing,
                          error);
    g_hash_table_unref(crossing.places[0]);
    g_hash_table_unref(crossing.places[1]);
    return status;
}

static enum rt_status count_all(struct rt_register *reg, const struct rt_select *select,
                                struct rt_matrix *matrix, struct rt_error *error)
{
    struct rt_arena *arena = &matrix->arena;
    enum rt_status status =
        rt_register_lanes(reg, select, matrix->rows_by, arena, &matrix->rows, error);
    if (status == RT_OK)
        status =
            rt_register_lanes(reg, select, matrix->columns_by, arena, &matrix->columns, error);
    if (status == RT_OK)
        status = rt_register_tally(reg, select, &matrix->all, error);
    if (status != RT_OK)
        return status;
    size_t cells = matrix->rows.n * matrix->columns.n;
    matrix->counts = rt_arena_alloc(arena, (cells + 1) * sizeof *matrix->counts);
    return cells ? cross(reg, select, matrix, error) : RT_OK;
}

/* All counts are of one moment, whoever saves meanwhile. */
enum rt_status rt_register_matrix(struct rt_register *reg, const struct rt_select *select,
                                  enum rt_by rows, enum rt_by columns, struct rt_matrix *out,
                                  struct rt_error *error)
{
    if (rows == columns)
        return rt_fail(error, RT_USAGE,
                       "rows and columns are both by %s; name two different fields",
                       rt_axes[rows].key);
    struct rt_matrix matrix = {.rows_by = rows, .columns_by = columns};
    bool is_within = db_in_transaction(reg->db);
    enum rt_status status = is_within ? RT_OK : db_begin(reg->db, false, error);
    if (status == RT_OK)
        status = count_all(reg, select, &matrix, error);
    if (!is_within)
        db_end(reg->db);
    if (status == RT_OK)
        *out = matrix;
    else
        rt_arena_clear(&matrix.arena);
    return status;
}

void rt_matrix_clear(struct rt_matrix *matrix)
{
    rt_arena_clear(&matrix->arena);
    *matrix = (struct rt_matrix){0};
}
