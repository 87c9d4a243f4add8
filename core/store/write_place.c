/* Where in the register a recommendation stands: by source and theme, then in a seat as
 * it came.  What was taken back sits down again where it sat, if nobody does. */
#include "store/write_record.h"

enum { SEATS = 1 << 24 }; /* 16777216, of each theme */

int64_t seat_of_place(int64_t place)
{
    return place % SEATS;
}

/* Behind those that are there. */
static enum rt_status find_last(struct writing *writing, int64_t source, int64_t theme,
                                int64_t *out)
{
    struct store_set *set = writing->set;
    g_autofree char *key =
        g_strdup_printf("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, source, theme);
    int64_t *last = g_hash_table_lookup(set->places, key);
    if (!last) {
        struct db_statement *statement;
        bool has_row = false;
        enum rt_status status = db_prepare(
            set->db,
            "SELECT b.base, COALESCE((SELECT MAX(place) FROM record WHERE place >= b.base"
            " AND place < b.base + 16777216), b.base) FROM (SELECT $1 * 1099511627776"
            " + COALESCE((SELECT place FROM theme WHERE id = $2), 0) * 16777216 AS base) b",
            &statement, writing->error);
        if (status != RT_OK)
            return status;
        db_bind_int(statement, 1, source);
        db_bind_int(statement, 2, theme);
        status = db_step(statement, &has_row, writing->error);
        if (status != RT_OK)
            return status;
        last = g_new(int64_t, 1);
        *last = db_int(statement, 1);
        db_reset(statement);
        g_hash_table_insert(set->places, g_steal_pointer(&key), last);
    }
    *out = ++*last;
    return RT_OK;
}

/* The seat that is asked for, where nobody has it. */
static const char SEAT[] =
    "SELECT b.base + $3 FROM (SELECT $1 * 1099511627776"
    " + COALESCE((SELECT place FROM theme WHERE id = $2), 0) * 16777216 AS base) b"
    " WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.place = b.base + $3)";

enum rt_status place_find(struct writing *writing, int64_t source, int64_t theme, int64_t *out)
{
    struct store_set *set = writing->set;
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = set->seat ? db_prepare(set->db, SEAT, &row, writing->error) : RT_OK;
    if (status == RT_OK && set->seat) {
        db_bind_int(row, 1, source);
        db_bind_int(row, 2, theme);
        db_bind_int(row, 3, set->seat);
        status = db_step(row, &has_row, writing->error);
    }
    if (status != RT_OK || !has_row)
        return status == RT_OK ? find_last(writing, source, theme, out) : status;
    *out = db_int(row, 0);
    db_reset(row);
    g_hash_table_remove_all(set->places); /* it may be the last one now */
    return RT_OK;
}
