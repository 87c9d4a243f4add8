/* Registers made by chance through the store: exported, imported and exported
 * again they are the same bytes, and the history makes of them what stands there.
 * trust.md G7, L10. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/exchange/helper.h"
#include "tests/exchange/random.h"
#include "tests/store/room.h"

enum { REGISTERS = 40, SEED = 1 };

/* ---- what one register's values must have in common ---- */

struct names {
    GRand *chance;
    struct rt_arena *arena;
    GPtrArray *owners, *events, *periods, *refs; /* of texts */
    const struct rt_source *source;              /* SI */
    int n_open;
    guint made;
};

/* No two alike, whatever chance gave them: a number before it. */
static const char *unique(struct names *names, const char *text, guint n)
{
    g_autofree char *start =
        g_utf8_substring(text ? text : "", 0, MIN(g_utf8_strlen(text ? text : "", -1), 12));
    g_autofree char *name = g_strdup_printf("%u%s", n, start);
    return rt_arena_copy(names->arena, name);
}

static void settle_source(struct names *names, struct rt_source *source, guint n)
{
    for (size_t i = 0; i < source->themes.n; i++) {
        struct rt_theme *theme = rt_theme_at(&source->themes, i);
        theme->name = unique(names, theme->name, (guint)i);
    }
    source->code = names->source ? unique(names, source->code, n) : "SI";
    names->source = names->source ? names->source : source;
}

static void settle_fact(struct names *names, const struct rt_item *item)
{
    guint n = names->made++;
    if (item->shape == &rt_source_shape) {
        settle_source(names, item->value, n);
    } else if (item->shape == &rt_owner_shape) {
        struct rt_owner *owner = item->value;
        owner->name = unique(names, owner->name, n);
        for (size_t i = 0; i < owner->other_names.n; i++) {
            const char **name = rt_list_item(&owner->other_names, i, sizeof *name);
            *name = unique(names, *name, 1000 + n * 50 + (guint)i);
        }
        g_ptr_array_add(names->owners, (void *)(uintptr_t)owner->name);
    } else if (item->shape == &rt_event_shape) {
        struct rt_event *event = item->value;
        event->name = unique(names, event->name, n);
        g_ptr_array_add(names->events, (void *)(uintptr_t)event->name);
    } else if (item->shape == &rt_period_shape) {
        struct rt_period *period = item->value;
        period->id = unique(names, period->id, n);
        period->label = unique(names, period->label, 1000 + n);
        if (period->state == RT_OPEN && names->n_open++)
            period->state = RT_CLOSED;
        g_ptr_array_add(names->periods, (void *)(uintptr_t)period->id);
    } else {
        const struct rt_record *record = item->value;
        g_ptr_array_add(names->refs, (void *)(uintptr_t)record->ref);
    }
}

/* ---- what its records may name ---- */

static const char *any(struct names *names, const GPtrArray *of)
{
    return of->len ? of->pdata[g_rand_int_range(names->chance, 0, (gint32)of->len)] : NULL;
}

static void settle_owners(struct names *names, struct rt_list *owners)
{
    owners->n = MIN(owners->n, names->owners->len);
    for (size_t i = 0; i < owners->n; i++)
        rt_ownership_at(owners, i)->name = names->owners->pdata[i];
}

static void settle_updates(struct names *names, struct rt_list *updates)
{
    if (!names->periods->len)
        updates->n = 0;
    for (size_t i = 0; i < updates->n; i++) {
        struct rt_update *update = rt_update_at(updates, i);
        update->period = any(names, names->periods);
        update->by = unique(names, update->by, (guint)i);
    }
}

static void settle_links(struct names *names, struct rt_record *record)
{
    size_t kept = 0;
    for (size_t i = 0; i < record->links.n && i < names->refs->len; i++) {
        struct rt_link link = *rt_link_at(&record->links, i);
        link.ref = names->refs->pdata[i];
        link.kind = link.kind == RT_SEE_ALSO ? RT_EXTENDS : link.kind;
        if (strcmp(link.ref, record->ref) != 0)
            *rt_link_at(&record->links, kept++) = link;
    }
    record->links.n = kept;
}

static void settle_record(struct names *names, struct rt_record *record)
{
    const struct rt_list *themes = &names->source->themes;
    record->theme = record->group = NULL;
    if (themes->n) {
        const struct rt_theme *theme =
            rt_theme_at(themes, (size_t)g_rand_int_range(names->chance, 0, (gint32)themes->n));
        record->theme = theme->name;
        record->group = theme->group;
    }
    settle_owners(names, &record->owners);
    for (size_t i = 0; i < record->actions.n; i++)
        settle_owners(names, &rt_action_at(&record->actions, i)->owners);
    if (!names->events->len)
        record->waiting.n = 0;
    for (size_t i = 0; i < record->waiting.n; i++) {
        const char **name = rt_list_item(&record->waiting, i, sizeof *name);
        *name = any(names, names->events);
    }
    for (size_t i = 0; i < record->targets.n; i++) {
        struct rt_target *target = rt_target_at(&record->targets, i);
        target->event = target->event ? any(names, names->events) : NULL;
        target->action = record->actions.n ? target->action % (int)record->actions.n : 0;
    }
    settle_updates(names, &record->updates);
    settle_links(names, record);
    bool is_first = strcmp(record->ref, "SI-1") == 0;
    record->reported_with = is_first ? NULL : record->reported_with;
}

static GArray *whole_register(GRand *chance, struct rt_arena *arena)
{
    GArray *items = random_register(chance, arena);
    struct names names = {.chance = chance,
                          .arena = arena,
                          .owners = g_ptr_array_new(),
                          .events = g_ptr_array_new(),
                          .periods = g_ptr_array_new(),
                          .refs = g_ptr_array_new()};
    for (guint i = 0; i < items->len; i++)
        settle_fact(&names, &g_array_index(items, struct rt_item, i));
    if (!names.source) {
        struct rt_item item = {&rt_source_shape,
                               rt_arena_alloc(arena, sizeof(struct rt_source))};
        settle_source(&names, item.value, 0);
        g_array_prepend_val(items, item);
    }
    for (guint i = 0; i < items->len; i++)
        if (g_array_index(items, struct rt_item, i).shape == &rt_record_shape)
            settle_record(&names, g_array_index(items, struct rt_item, i).value);
    g_ptr_array_unref(names.owners);
    g_ptr_array_unref(names.events);
    g_ptr_array_unref(names.periods);
    g_ptr_array_unref(names.refs);
    return items;
}

/* ---- there and back ---- */

/* RECTRACK_TEST_REGISTERS=10000 tries more of them. */
static unsigned how_many(void)
{
    const char *more = g_getenv("RECTRACK_TEST_REGISTERS");
    return more ? (unsigned)g_ascii_strtoull(more, NULL, 10) : REGISTERS;
}

/* Where two texts part, with what stands around. */
static void expect_same(const char *was, const char *is, const char *what, unsigned seed)
{
    size_t at = 0;
    while (was[at] && was[at] == is[at])
        at++;
    size_t from = at < 80 ? 0 : at - 80;
    cr_expect(!was[at] && !is[at], "%s, seed %u, byte %zu: was\n%.200s\nbecame\n%.200s", what,
              seed, at, was + from, is + from);
}

static bool take(struct room *room, const char *name, const char *file, unsigned seed)
{
    room_run(room, "--register %s import %s --max-size 64M", name, file);
    cr_expect_eq(room->status, RT_OK, "seed %u: %s", seed, room->error);
    return room->status == RT_OK;
}

static void try(unsigned seed)
{
    struct room room;
    struct rt_arena arena = {0};
    GRand *chance = g_rand_new_with_seed(seed);
    GArray *items = whole_register(chance, &arena);
    g_autofree char *made = helper_write(items, "yaml", NULL);
    room_open(&room);
    room_ask(&room, "--register other.db init");
    room_write("made.yaml", made);
    if (take(&room, "r.db", "made.yaml", seed)) {
        g_autofree char *yaml = room_yaml(&room);
        room_write("back.yaml", yaml);
        if (take(&room, "other.db", "back.yaml", seed))
            expect_same(yaml, room_ask(&room, "--register other.db export --format yaml"),
                        "another register", seed);
        take(&room, "r.db", "back.yaml", seed);
        cr_expect(!strstr(room.said->str, "1 added") && !strstr(room.said->str, "1 changed"),
                  "seed %u: %s", seed, room.said->str);
        g_autofree char *again = room_yaml(&room);
        expect_same(yaml, again, "the same register", seed);
        cr_expect(room_is_whole(&room), "seed %u: %s", seed, room.said->str);
    }
    room_clear(&room);
    g_array_free(items, TRUE);
    g_rand_free(chance);
    rt_arena_clear(&arena);
}

Test(random, registers_come_back_through_the_store, .timeout = 3600)
{
    unsigned n = how_many();
    for (unsigned seed = SEED; seed < SEED + n; seed++)
        try(seed);
}

/* One register after the other into the same one: what is changed by chance is
 * what its history makes of it. */
Test(random, a_history_of_changes_by_chance_is_followed, .timeout = 3600)
{
    unsigned n = how_many(), taken = 0;
    for (unsigned seed = SEED; seed < SEED + n; seed += 5) {
        struct room room;
        room_open(&room);
        GRand *chance = g_rand_new_with_seed(seed);
        for (int step = 0; step < 5; step++) {
            struct rt_arena arena = {0};
            GArray *items = whole_register(chance, &arena);
            g_autofree char *made = helper_write(items, "yaml", NULL);
            room_write("made.yaml", made);
            taken += room_run(&room, "import made.yaml --max-size 64M") == RT_OK;
            g_array_free(items, TRUE);
            rt_arena_clear(&arena);
        }
        cr_expect(room_is_whole(&room), "seed %u: %s", seed, room.said->str);
        g_rand_free(chance);
        room_clear(&room);
    }
    cr_expect_gt(taken, n / 4, "hardly any was taken: %u", taken); /* the others are refused */
}
