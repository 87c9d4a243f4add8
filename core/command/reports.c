/* Colours that have stood for several reports, found period by period, from the last
 * one back: only those of a period are looked at, and only as far back as any lasts. */
#include "command/reports.h"

/* By reference, the colour set last in one period. */
static void note(const char *ref, enum rt_rag rag, void *self)
{
    g_hash_table_insert(self, g_strdup(ref), GINT_TO_POINTER(rag));
}

static enum rt_status colours_of(struct rt_register *reg, const struct rt_period *period,
                                 GHashTable *colours, struct rt_error *error)
{
    g_hash_table_remove_all(colours);
    return rt_register_colours(reg, period->id, note, colours, error);
}

/* Of the last report, each reference once. */
struct first {
    GHashTable *colours;
    struct rt_arena *arena;
    struct rt_list *list; /* struct lasting */
    GHashTable *told;
};

static void add_first(const char *ref, enum rt_rag rag, void *self)
{
    (void)rag; /* the last one holds */
    struct first *first = self;
    enum rt_rag set = (enum rt_rag)GPOINTER_TO_INT(g_hash_table_lookup(first->colours, ref));
    if ((set != RT_RED && set != RT_AMBER) || !g_hash_table_add(first->told, g_strdup(ref)))
        return;
    struct lasting *lasting = rt_list_add(first->list, first->arena, sizeof *lasting);
    *lasting = (struct lasting){rt_arena_copy(first->arena, ref), set, 1};
}

/* Those that had the same colour in this period as in the n after it. */
static size_t count(struct rt_list *list, GHashTable *colours, size_t n)
{
    size_t lasts = 0;
    for (size_t i = 0; i < list->n; i++) {
        struct lasting *one = rt_list_item(list, i, sizeof *one);
        if (one->reports != n ||
            g_hash_table_lookup(colours, one->ref) != GINT_TO_POINTER(one->rag))
            continue;
        one->reports++;
        lasts++;
    }
    return lasts;
}

/* Those that are long enough and have no other colour by now. */
static void keep_long(const struct rt_list *all, GHashTable *now, struct rt_arena *arena,
                      struct rt_list *out)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct lasting *one = rt_list_item(all, i, sizeof *one);
        gpointer set = g_hash_table_lookup(now, one->ref);
        if (one->reports >= RT_REPORTS_LONG && (!set || set == GINT_TO_POINTER(one->rag)))
            *(struct lasting *)rt_list_add(out, arena, sizeof *one) = *one;
    }
}

enum rt_status reports_lasting(struct rt_register *reg, const struct rt_outlook *outlook,
                               struct rt_arena *arena, struct rt_list *out,
                               struct rt_error *error)
{
    g_autoptr(GHashTable) colours =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct rt_outlook at = *outlook;
    struct rt_list all = {0};
    if (at.period && at.period->state != RT_CLOSED)
        at.period = rt_outlook_before(&at);
    if (!at.period)
        return RT_OK;
    struct first first = {colours, arena, &all, told};
    enum rt_status status = colours_of(reg, at.period, colours, error);
    if (status == RT_OK)
        status = rt_register_colours(reg, at.period->id, add_first, &first, error);
    size_t lasts = all.n;
    for (size_t n = 1; status == RT_OK && lasts; n++) {
        at.period = rt_outlook_before(&at);
        if (!at.period)
            break;
        status = colours_of(reg, at.period, colours, error);
        lasts = status == RT_OK ? count(&all, colours, n) : 0;
    }
    if (status == RT_OK)
        status = colours_of(reg, outlook->period, colours, error);
    if (status == RT_OK)
        keep_long(&all, colours, arena, out);
    return status;
}
