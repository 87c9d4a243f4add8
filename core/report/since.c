/* What became of a recommendation since it was reported: two states of one record
 * compared, part by part.  Knows what is worth telling, and the words. */
#include "report/since.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "model/canon.h"
#include "report/words.h"

const struct rt_choice report_news_kinds[REPORT_NEWS_KINDS] = {
    [REPORT_NEWS_NEW] = {"new", "New"},
    [REPORT_NEWS_GONE] = {"gone", "Gone"},
    [REPORT_NEWS_STATE] = {"state", "State"},
    [REPORT_NEWS_RAG] = {"rag", "RAG"},
    [REPORT_NEWS_TARGET] = {"target", "Target"},
    [REPORT_NEWS_ACTION] = {"action", "Key action"},
    [REPORT_NEWS_UPDATE] = {"update", "Update"},
    [REPORT_NEWS_OWNERS] = {"owners", "Owners"},
    [REPORT_NEWS_OTHER] = {"other", "Also"},
};

struct comparing {
    const struct rt_record *then, *now;
    const struct rt_period *period;
    const struct rt_facts *facts;
    struct rt_arena *arena;
    struct rt_list *out;
};

static struct report_news *add(struct comparing *c, enum report_news_kind kind,
                               const char *becomes, const char *was)
{
    struct report_news *news = rt_list_add(c->out, c->arena, sizeof *news);
    *news = (struct report_news){.kind = kind,
                                 .was = rt_arena_copy(c->arena, was),
                                 .becomes = rt_arena_copy(c->arena, becomes)};
    return news;
}

/* ---- state and colour ---- */

static void compare_state(struct comparing *c)
{
    if (c->then->state != c->now->state)
        add(c, REPORT_NEWS_STATE, report_lower(rt_states[c->now->state].label, c->arena),
            report_lower(rt_states[c->then->state].label, c->arena))
            ->why = rt_arena_copy(c->arena, c->now->closure);
}

static const char *colour_of(const struct rt_record *record, struct rt_arena *arena)
{
    enum rt_rag rag = rt_rag_shown(record);
    if (!rag)
        return "none";
    return record->rag
               ? rt_rags[rag].label
               : report_print(arena, "suggested %s", report_lower(rt_rags[rag].label, arena));
}

static void compare_colour(struct comparing *c)
{
    enum rt_rag now = rt_rag_shown(c->now), then = rt_rag_shown(c->then);
    if (now == then)
        return;
    struct report_news *news =
        add(c, REPORT_NEWS_RAG, colour_of(c->now, c->arena), colour_of(c->then, c->arena));
    const struct rt_update *setter = rt_rag_setter(c->now, c->now->period);
    enum rt_direction direction = rt_direction_of(now, then);
    if (direction != RT_NEW)
        news->how = rt_directions[direction].key;
    news->why = c->now->rag ? rt_arena_copy(c->arena, setter ? setter->reason : NULL)
                            : rt_describe_reason(c->now, c->arena);
}

/* ---- lists whose items have their places ---- */

struct items {
    const struct rt_list *list;
    size_t size;
    const char *(*words)(const void *item);
};

static const char *action_words(const void *item)
{
    return ((const struct rt_action *)item)->text;
}

static const char *target_words(const void *item)
{
    return ((const struct rt_target *)item)->text;
}

static const void *item_at(const struct items *items, size_t i)
{
    return rt_list_item(items->list, i, items->size);
}

/* Which item of then each of now was: the one of the same words, else, where both are
 * left over, the one in its place; SIZE_MAX: none.  is_taken: of then, one more than
 * there are.  Both in arena. */
static size_t *match(const struct items *then, const struct items *now, struct rt_arena *arena,
                     bool **is_taken)
{
    size_t *was = rt_arena_alloc(arena, (now->list->n + 1) * sizeof *was);
    bool *taken = rt_arena_alloc(arena, (then->list->n + 1) * sizeof *taken);
    for (size_t i = 0; i < now->list->n; i++) {
        was[i] = SIZE_MAX;
        for (size_t k = 0; k < then->list->n && was[i] == SIZE_MAX; k++) {
            size_t near = (i + k) % then->list->n; /* its own place first */
            if (taken[near] ||
                g_strcmp0(now->words(item_at(now, i)), then->words(item_at(then, near))) != 0)
                continue;
            taken[near] = true;
            was[i] = near;
        }
    }
    for (size_t i = 0; i < MIN(now->list->n, then->list->n); i++)
        if (was[i] == SIZE_MAX && !taken[i]) {
            taken[i] = true;
            was[i] = i;
        }
    *is_taken = taken;
    return was;
}

static void compare_action(struct comparing *c, const struct rt_action *then,
                           const struct rt_action *now, size_t n)
{
    const char *about = report_print(c->arena, "%zu. %s", n, now->text);
    const char *state = report_lower(rt_states[now->state].label, c->arena);
    if (!then) {
        add(c, REPORT_NEWS_ACTION, "added", NULL)->about = about;
        return;
    }
    if (g_strcmp0(then->text, now->text) != 0)
        add(c, REPORT_NEWS_ACTION, now->text, then->text)->about =
            report_print(c->arena, "%zu", n);
    if (then->state != now->state)
        add(c, REPORT_NEWS_ACTION, state, report_lower(rt_states[then->state].label, c->arena))
            ->about = about;
}

static void compare_actions(struct comparing *c)
{
    struct items then = {&c->then->actions, sizeof(struct rt_action), action_words};
    struct items now = {&c->now->actions, sizeof(struct rt_action), action_words};
    bool *is_taken;
    size_t *was = match(&then, &now, c->arena, &is_taken);
    for (size_t i = 0; i < now.list->n; i++)
        compare_action(c, was[i] == SIZE_MAX ? NULL : rt_action_at(then.list, was[i]),
                       rt_action_at(now.list, i), i + 1);
    for (size_t i = 0; i < then.list->n; i++)
        if (!is_taken[i])
            add(c, REPORT_NEWS_ACTION, "taken out", rt_action_at(then.list, i)->text);
}

/* "slipped", "brought forward"; NULL where that can't be said. */
static const char *shift_of(const struct rt_target *then, const struct rt_target *now)
{
    if (then->kind != RT_KIND_DATE || now->kind != RT_KIND_DATE || then->latest == now->latest)
        return NULL;
    return now->latest > then->latest ? "slipped" : "brought forward";
}

static void compare_target(struct comparing *c, const struct rt_target *then,
                           const struct rt_target *now)
{
    if (then && g_strcmp0(then->text, now->text) == 0)
        return;
    struct report_news *news = then ? add(c, REPORT_NEWS_TARGET, now->text, then->text)
                                    : add(c, REPORT_NEWS_TARGET, "added", NULL);
    if (now->action)
        news->about = report_print(c->arena, "action %d", now->action);
    if (!then) {
        news->becomes = report_print(c->arena, "%s, added", now->text);
        return;
    }
    news->how = shift_of(then, now);
    if (now->revisions.n <= then->revisions.n)
        return;
    const struct rt_revision *last = rt_revision_at(&now->revisions, now->revisions.n - 1);
    const char *first = rt_revision_at(&now->revisions, 0)->text;
    if (news->how && g_strcmp0(first, then->text) != 0)
        news->how = report_print(c->arena, "%s, first \"%s\"", news->how, first);
    if (last->reason || last->granted_by)
        news->why = report_print(c->arena, "%s%s%s", last->reason ? last->reason : "",
                                 last->granted_by ? ", granted by " : "",
                                 last->granted_by ? last->granted_by : "");
}

static void compare_targets(struct comparing *c)
{
    struct items then = {&c->then->targets, sizeof(struct rt_target), target_words};
    struct items now = {&c->now->targets, sizeof(struct rt_target), target_words};
    bool *is_taken;
    size_t *was = match(&then, &now, c->arena, &is_taken);
    for (size_t i = 0; i < now.list->n; i++)
        compare_target(c, was[i] == SIZE_MAX ? NULL : rt_target_at(then.list, was[i]),
                       rt_target_at(now.list, i));
    for (size_t i = 0; i < then.list->n; i++)
        if (!is_taken[i])
            add(c, REPORT_NEWS_TARGET, "taken out", rt_target_at(then.list, i)->text);
}

/* ---- updates ---- */

static const char *contents_of(const struct rt_update *update, struct rt_arena *arena)
{
    const struct {
        bool has;
        const char *words;
    } parts[] = {{update->progress.n > 0, "progress"},
                 {update->challenge.n > 0, "challenge"},
                 {update->other.n > 0, "an update"},
                 {update->no_change, "no change"}};
    const char *all = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i].has)
            all = all ? report_print(arena, "%s, %s", all, parts[i].words) : parts[i].words;
    return all;
}

/* Those of later periods: what was reported in this one stays. */
static void tell_updates(struct comparing *c)
{
    for (size_t i = 0; i < c->now->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&c->now->updates, i);
        const struct rt_period *period = rt_facts_period(c->facts, update->period);
        const char *contents = contents_of(update, c->arena);
        if (!period || period->as_at <= c->period->as_at || !contents)
            continue;
        struct report_news *news = add(c, REPORT_NEWS_UPDATE, contents, NULL);
        news->about = rt_arena_copy(c->arena, period->label);
        news->by = rt_arena_copy(c->arena, update->by);
    }
}

/* ---- owners, and the rest ---- */

/* The name that an owner has now: two that were merged are no news. */
static const char *name_of(const struct comparing *c, const struct rt_ownership *owner)
{
    const struct rt_owner *known = rt_facts_owner(c->facts, owner->name);
    return known ? known->name : owner->name;
}

/* Of one that stands there twice by now, the first place, as lead if either was. */
static const char *owners_of(const struct comparing *c, const struct rt_list *owners)
{
    const char *names = NULL;
    for (size_t i = 0; i < owners->n; i++) {
        const char *name = name_of(c, rt_ownership_at(owners, i));
        bool is_told = false, leads = false;
        for (size_t k = 0; k < owners->n; k++) {
            bool is_same = strcmp(name_of(c, rt_ownership_at(owners, k)), name) == 0;
            is_told |= is_same && k < i;
            leads |= is_same && rt_ownership_at(owners, k)->role == RT_LEAD;
        }
        if (!is_told)
            names = report_print(c->arena, "%s%s%s%s", names ? names : "", names ? ", " : "",
                                 name, leads ? "" : " (support)");
    }
    return names ? names : "nobody";
}

static void compare_owners(struct comparing *c)
{
    const char *then = owners_of(c, &c->then->owners), *now = owners_of(c, &c->now->owners);
    if (strcmp(then, now) != 0)
        add(c, REPORT_NEWS_OWNERS, now, then);
}

static bool is_told_apart(const struct rt_field *field)
{
    static const char *const keys[] = {"state",   "closure", "owners", "targets",
                                       "actions", "updates", NULL};
    return (field->flags & RT_FIELD_RECKONED) || g_strv_contains(keys, field->key);
}

static void compare_rest(struct comparing *c)
{
    const char *labels = NULL;
    for (size_t i = 0; i < rt_record_shape.n; i++) {
        const struct rt_field *field = &rt_record_shape.fields[i];
        bool is_of_row = c->now->reported_with && (field->flags & RT_FIELD_SHARED);
        if (is_told_apart(field) || is_of_row)
            continue;
        g_autoptr(GString) then = g_string_new(NULL), now = g_string_new(NULL);
        canon_write_field(field, c->then, then);
        canon_write_field(field, c->now, now);
        if (strcmp(then->str, now->str) == 0)
            continue;
        const char *label = report_lower(field->label, c->arena);
        labels = labels ? report_print(c->arena, "%s, %s", labels, label) : label;
    }
    if (labels)
        add(c, REPORT_NEWS_OTHER, report_print(c->arena, "%s changed", labels), NULL);
}

void report_since(const struct rt_record *then, const struct rt_record *now,
                  const struct rt_period *period, const struct rt_facts *facts,
                  struct rt_arena *arena, struct rt_list *out)
{
    struct comparing c = {then, now, period, facts, arena, out};
    if (!now) {
        add(&c, REPORT_NEWS_GONE, "no longer in the register", NULL);
        return;
    }
    if (!then)
        add(&c, REPORT_NEWS_NEW, report_print(arena, "not there in %s", period->label), NULL);
    /* A shared row's news are told of its first. */
    bool is_own = then && !now->reported_with;
    if (is_own) {
        compare_state(&c);
        compare_colour(&c);
        compare_targets(&c);
        compare_actions(&c);
    }
    if (!now->reported_with)
        tell_updates(&c);
    if (is_own)
        compare_owners(&c);
    if (then)
        compare_rest(&c);
}

const char *report_news_about(const struct report_news *news, struct rt_arena *arena)
{
    return news->by ? report_print(arena, "%s, by %s", news->about, news->by) : news->about;
}

const char *report_news_words(const struct report_news *news, struct rt_arena *arena)
{
    const char *about = report_news_about(news, arena);
    return report_print(arena, "%s%s%s%s%s%s%s%s%s%s", about ? about : "", about ? ": " : "",
                        news->becomes ? news->becomes : "", news->was ? " (was " : "",
                        news->was ? news->was : "", news->was ? ")" : "", news->how ? ", " : "",
                        news->how ? news->how : "", news->why ? ": " : "",
                        news->why ? news->why : "");
}
