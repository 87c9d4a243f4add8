/* The lists of a recommendation from the gathered rows of a table: its actions, its targets
 * and which of them are whose, its owners. */
#include <string.h>

#include "exchange/grid_record.h"
#include "exchange/grid_words.h"
#include "report/own.h"

/* Words of one item and where they stand. */
struct item {
    GString *words;
    const struct grid_span *span;
};

/* ---- items ---- */

static void clear_item(void *data)
{
    g_string_free(((struct item *)data)->words, TRUE);
}

/* Does the piece go on with the item before?  On a sheet of our own a cell is one action,
 * whatever lines it has. */
static bool is_of_last(const struct grid_making *making, enum grid_role role, GArray *items,
                       const struct grid_piece *piece)
{
    if (!items->len)
        return false;
    const struct item *last = &g_array_index(items, struct item, items->len - 1);
    bool is_one = making->origin->is_own && making->is_sheet && role == GRID_ACTIONS;
    return piece->goes_on || (is_one && last->span == grid_block_span(making->block, piece));
}

/* The items of a column, to be freed: array of struct item. */
static GArray *find_items(const struct grid_making *making, enum grid_role role)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(struct item));
    g_array_set_clear_func(items, clear_item);
    for (size_t i = 0; i < making->block->pieces[role].n; i++) {
        const struct grid_piece *piece = grid_block_piece(making->block, role, i);
        struct report_said said = {0};
        if (making->origin->is_own && role == GRID_TARGETS &&
            report_own_of(piece->text, making->arena, &said) == REPORT_OWN_REVISION)
            continue;
        if (is_of_last(making, role, items, piece)) {
            GString *words = g_array_index(items, struct item, items->len - 1).words;
            g_string_append_printf(words, "%c%s", piece->goes_on ? ' ' : '\n', piece->text);
            continue;
        }
        const char *text = making->origin->is_own ? piece->text : grid_unmark(piece->text);
        struct item item = {g_string_new(text), grid_block_span(making->block, piece)};
        g_array_append_val(items, item);
    }
    return items;
}

static const struct item *item_at(const GArray *items, size_t i)
{
    return &g_array_index(items, struct item, i);
}

/* ---- which target is whose ---- */

static bool is_same_place(const struct item *one, const struct item *other)
{
    return one->span->first == other->span->first && one->span->last == other->span->last;
}

/* The action of a target, from 1, or 0: where on their lines there are as many targets as
 * actions, each has its own; a line of the row with one action has all its targets. */
static size_t action_of(const struct grid_making *making, const GArray *actions,
                        const GArray *targets, size_t target)
{
    const struct item *item = item_at(targets, target);
    size_t n_targets = 0, n_actions = 0, before = 0, first = 0;
    for (size_t i = 0; i < targets->len; i++) {
        n_targets += is_same_place(item, item_at(targets, i));
        before += i < target && is_same_place(item, item_at(targets, i));
    }
    for (size_t i = 0; i < actions->len; i++)
        if (is_same_place(item, item_at(actions, i)) && !n_actions++)
            first = i;
    bool is_line = item->span->last - item->span->first + 1 < making->block->lines;
    if (n_actions == 1 && is_line)
        return first + 1;
    if (!n_actions || n_actions != n_targets)
        return 0;
    for (size_t i = 0; i < actions->len; i++)
        if (is_same_place(item, item_at(actions, i)) && !before--)
            return i + 1;
    return 0;
}

/* "As available Nov 2019": two targets that lost the line between them? */
static void doubt_two(const struct grid_making *making, const char *ref, const char *words)
{
    enum rt_kind kind;
    uint32_t earliest, latest;
    rt_target_understand(words, &kind, &earliest, &latest);
    if (kind != RT_KIND_UNCLEAR)
        return;
    for (const char *at = words; (at = strchr(at, ' ')); at++) {
        g_autofree char *one = g_strndup(words, (gsize)(at - words));
        enum rt_kind other;
        rt_target_understand(one, &kind, &earliest, &latest);
        rt_target_understand(at + 1, &other, &earliest, &latest);
        if (kind == RT_KIND_UNCLEAR || kind == RT_KIND_NONE || other == RT_KIND_UNCLEAR ||
            other == RT_KIND_NONE)
            continue;
        grid_doubt(making, ref, words,
                   "kept as one target; it may be two, \"%s\" and \"%s\", whose line break was "
                   "lost",
                   one, at + 1);
        return;
    }
}

/* ---- the lists ---- */

static void set_place(const struct grid_making *making, struct rt_part *part)
{
    part->line = making->block->row;
    part->column = making->block->table;
}

static enum rt_status make_actions(const struct grid_making *making, struct rt_record *record,
                                   const GArray *items, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    grid_give(&rt_record_shape, "actions", record);
    for (size_t i = 0; i < items->len && status == RT_OK; i++) {
        struct rt_action *action = rt_list_add(&record->actions, making->arena, sizeof *action);
        GString *words = item_at(items, i)->words;
        enum rt_state state = RT_STATE_NOT_STARTED;
        set_place(making, &action->part);
        if (making->origin->is_own)
            g_string_truncate(words, report_own_action(words->str, &state));
        status = grid_set(making, record, &rt_action_shape, "text", action, words->str, error);
        if (status == RT_OK && state)
            status = grid_set(making, record, &rt_action_shape, "state", action,
                              rt_states[state].key, error);
    }
    return status;
}

static enum rt_status make_targets(const struct grid_making *making, struct rt_record *record,
                                   const GArray *actions, const GArray *items,
                                   struct rt_error *error)
{
    enum rt_status status = RT_OK;
    grid_give(&rt_record_shape, "targets", record);
    for (size_t i = 0; i < items->len && status == RT_OK; i++) {
        struct rt_target *target = rt_list_add(&record->targets, making->arena, sizeof *target);
        GString *words = item_at(items, i)->words;
        size_t action = action_of(making, actions, items, i);
        set_place(making, &target->part);
        if (making->origin->is_own)
            g_string_truncate(words, report_own_target(words->str));
        g_strdelimit(words->str, "\n", ' ');
        status = grid_set(making, record, &rt_target_shape, "text", target, words->str, error);
        if (status == RT_OK && action) {
            g_autofree char *number = g_strdup_printf("%zu", action);
            status =
                grid_set(making, record, &rt_target_shape, "action", target, number, error);
        }
        if (status == RT_OK)
            doubt_two(making, record->ref, words->str);
    }
    return status;
}

/* Several names on a line are parted by commas, semicolons or strokes. */
static enum rt_status make_owners(const struct grid_making *making, struct rt_record *record,
                                  const GArray *items, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    grid_give(&rt_record_shape, "owners", record);
    for (size_t i = 0; i < items->len; i++) {
        GString *words = item_at(items, i)->words;
        bool is_supporting = false;
        if (making->origin->is_own)
            g_string_truncate(words, report_own_owner(words->str, &is_supporting));
        g_auto(GStrv) names =
            g_strsplit_set(words->str, making->origin->is_own ? "" : ";/,\n", -1);
        for (char **name = names; *name && status == RT_OK; name++) {
            const char *plain = grid_trim(making->arena, *name, strlen(*name));
            if (!*plain)
                continue;
            struct rt_ownership *owner =
                rt_list_add(&record->owners, making->arena, sizeof *owner);
            set_place(making, &owner->part);
            status = grid_set(making, record, &rt_ownership_shape, "name", owner, plain, error);
            if (status == RT_OK)
                status = grid_set(making, record, &rt_ownership_shape, "role", owner,
                                  rt_roles[is_supporting ? RT_SUPPORT : RT_LEAD].key, error);
        }
    }
    return status;
}

static bool has_column(const struct grid_making *making, enum grid_role role)
{
    for (size_t i = 0; i < making->block->cells.n; i++) {
        const struct grid_span *span = rt_list_item(&making->block->cells, i, sizeof *span);
        if (span->heading->role == role)
            return true;
    }
    return false;
}

enum rt_status grid_make_lists(const struct grid_making *making, struct rt_record *record,
                               struct rt_error *error)
{
    g_autoptr(GArray) actions = find_items(making, GRID_ACTIONS);
    g_autoptr(GArray) targets = find_items(making, GRID_TARGETS);
    g_autoptr(GArray) owners = find_items(making, GRID_OWNERS);
    enum rt_status status = RT_OK;
    if (has_column(making, GRID_ACTIONS))
        status = make_actions(making, record, actions, error);
    if (status == RT_OK && has_column(making, GRID_TARGETS))
        status = make_targets(making, record, actions, targets, error);
    if (status == RT_OK && has_column(making, GRID_OWNERS))
        status = make_owners(making, record, owners, error);
    return status;
}
