/* The body of a paper by owner: one table, a band for each owner with how many
 * recommendations that is, those of nobody at the end, then the key of each source.
 *
 * An owner's are the recommendations that name it, themselves or in a key action (which of
 * those are its own: fill_own.c).  Who comes first is known when all have come, so they are
 * all kept. */
#include <stdlib.h>
#include <string.h>

#include <rectrack/field.h>
#include <rectrack/text.h>

#include "report/parts.h"
#include "report/words.h"

/* A row of the paper: a recommendation, and those that share its row. */
struct gathered {
    struct rt_list members; /* struct rt_record */
};

/* An owner's hold on one. */
struct hold {
    const char *folded, *name; /* folded NULL: nobody's, which come last */
    size_t row;                /* of the rows gathered */
};

struct sum {
    const char *source; /* its code, or "" */
    struct report_tally tally;
};

struct by_owner {
    struct rt_arena arena;
    struct rt_list rows;  /* struct gathered */
    struct rt_list holds; /* struct hold, by name */
    struct rt_list sums;  /* struct sum, as the sources came */
    size_t total, at;     /* recommendations; the next hold */
    bool has_all;
};

static void *begin(void)
{
    return g_new0(struct by_owner, 1);
}

static void end(void *body)
{
    struct by_owner *by = body;
    rt_arena_clear(&by->arena);
    g_free(by);
}

static const struct hold *hold_at(const struct by_owner *by, size_t i)
{
    return rt_list_item(&by->holds, i, sizeof(struct hold));
}

static const struct gathered *row_at(const struct by_owner *by, size_t i)
{
    return rt_list_item(&by->rows, i, sizeof(struct gathered));
}

static const struct rt_record *member_at(const struct gathered *row, size_t i)
{
    return rt_list_item(&row->members, i, sizeof(struct rt_record));
}

/* ---- gathering ---- */

static void count(struct by_owner *by, const struct rt_record *record, const char *period)
{
    const char *code = record->source ? record->source : "";
    struct report_count each = report_count_of(record, period);
    struct sum *sum = NULL;
    for (size_t i = 0; i < by->sums.n && !sum; i++) {
        struct sum *there = rt_list_item(&by->sums, i, sizeof *sum);
        sum = strcmp(there->source, code) == 0 ? there : NULL;
    }
    if (!sum) {
        sum = rt_list_add(&by->sums, &by->arena, sizeof *sum);
        sum->source = rt_arena_copy(&by->arena, code);
    }
    report_tally_add(&sum->tally, &each);
    by->total++;
}

static void gather(struct by_owner *by, const struct rt_record *record)
{
    struct gathered *last =
        by->rows.n ? rt_list_item(&by->rows, by->rows.n - 1, sizeof *last) : NULL;
    if (!last || !report_shares(record, member_at(last, 0)->ref))
        last = rt_list_add(&by->rows, &by->arena, sizeof *last);
    rt_shape_copy(&rt_record_shape, rt_list_add(&last->members, &by->arena, sizeof *record),
                  record, &by->arena);
}

/* Once, however often a row names it. */
static void hold(struct by_owner *by, size_t row, const struct rt_list *owners)
{
    for (size_t i = 0; i < owners->n; i++) {
        const char *name = rt_ownership_at(owners, i)->name;
        g_autofree char *folded = rt_text_fold(name ? name : "");
        bool is_held = !*folded;
        for (size_t k = by->holds.n; k > 0 && hold_at(by, k - 1)->row == row && !is_held; k--)
            is_held = strcmp(hold_at(by, k - 1)->folded, folded) == 0;
        if (is_held)
            continue;
        struct hold *held = rt_list_add(&by->holds, &by->arena, sizeof *held);
        *held = (struct hold){rt_arena_copy(&by->arena, folded), name, row};
    }
}

static void hold_all(struct by_owner *by, size_t row)
{
    const struct rt_record *record = member_at(row_at(by, row), 0);
    size_t before = by->holds.n;
    hold(by, row, &record->owners);
    for (size_t i = 0; i < record->actions.n; i++)
        hold(by, row, &rt_action_at(&record->actions, i)->owners);
    if (by->holds.n == before)
        ((struct hold *)rt_list_add(&by->holds, &by->arena, sizeof(struct hold)))->row = row;
}

/* By name, then in the order of the papers. */
static int by_name(const void *one, const void *other)
{
    const struct hold *a = one, *b = other;
    int order = a->folded && b->folded ? strcmp(a->folded, b->folded)
                                       : (a->folded ? 0 : 1) - (b->folded ? 0 : 1);
    return order ? order : a->row < b->row ? -1 : a->row > b->row;
}

static enum rt_status gather_all(struct report_table *table, struct by_owner *by,
                                 struct rt_error *error)
{
    const struct rt_period *period = table->paper->outlook.period;
    enum rt_status status = RT_OK;
    for (; status == RT_OK && table->ahead; status = report_pull(table, error)) {
        count(by, table->ahead, period ? period->id : NULL);
        gather(by, table->ahead);
    }
    for (size_t row = 0; row < by->rows.n; row++)
        hold_all(by, row);
    if (by->holds.n)
        qsort(by->holds.at, by->holds.n, sizeof(struct hold), by_name);
    by->has_all = true;
    return status;
}

/* ---- one owner ---- */

static bool is_same_owner(const struct hold *one, const struct hold *other)
{
    return one->folded == other->folded ||
           (one->folded && other->folded && strcmp(one->folded, other->folded) == 0);
}

/* "Hampton Trust – 5 of 16, 31%: 1 red, 4 amber" */
static void push_band(struct report_table *table, const struct by_owner *by, size_t first)
{
    struct rt_arena *arena = &table->arena;
    const struct hold *owner = hold_at(by, first);
    size_t n = 0, shown[RT_RAGS] = {0};
    for (size_t i = first; i < by->holds.n && is_same_owner(hold_at(by, i), owner); i++) {
        const struct gathered *row = row_at(by, hold_at(by, i)->row);
        n += row->members.n;
        shown[rt_rag_shown(member_at(row, 0))] += row->members.n;
    }
    const char *colours = "";
    for (enum rt_rag rag = RT_RED; rag < RT_RAGS; rag++)
        if (shown[rag])
            colours = report_print(arena, "%s%s%zu %s", colours, *colours ? ", " : ": ",
                                   shown[rag], report_lower(rt_rags[rag].label, arena));
    report_push(table, REPORT_BAND,
                report_print(arena, "%s – %s%s",
                             owner->folded ? owner->name : "No owner recorded",
                             report_share(n, by->total, arena), colours));
}

static enum rt_status push_hold(struct report_table *table, struct by_owner *by,
                                struct rt_error *error)
{
    const struct hold *owner = hold_at(by, by->at);
    const struct gathered *row = row_at(by, owner->row);
    struct report_making making;
    if (by->at == 0)
        report_push_columns(table, NULL);
    if (by->at == 0 || !is_same_owner(hold_at(by, by->at - 1), owner))
        push_band(table, by, by->at);
    by->at++;
    report_row_begin(table, member_at(row, 0), &making);
    making.owner = owner->folded;
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < row->members.n && status == RT_OK; i++)
        status = report_row_fill(table, &making, member_at(row, i), error);
    report_row_push(table, &making);
    return status;
}

/* ---- the end ---- */

static bool holds_any(const struct by_owner *by, const char *name)
{
    g_autofree char *folded = rt_text_fold(name);
    for (size_t i = 0; i < by->holds.n; i++)
        if (g_strcmp0(hold_at(by, i)->folded, folded) == 0)
            return true;
    return false;
}

/* Who is there and has nothing to do; of a choice of records nobody can say that. */
static void push_idle(struct report_table *table, const struct by_owner *by)
{
    const struct report_paper *paper = table->paper;
    const struct rt_facts *facts =
        table->streamed.owners.n ? &table->streamed : paper->outlook.facts;
    const char *names = NULL;
    for (size_t i = 0; facts && i < facts->owners.n; i++) {
        const char *name = rt_owner_at(&facts->owners, i)->name;
        if (!holds_any(by, name))
            names = names ? report_print(&table->arena, "%s, %s", names, name) : name;
    }
    if (names && !(paper->selection && *paper->selection))
        report_push_note(table,
                         report_print(&table->arena, "Without a recommendation: %s", names));
}

static void push_keys(struct report_table *table, const struct by_owner *by)
{
    for (size_t i = 0; i < by->sums.n; i++) {
        const struct sum *sum = rt_list_item(&by->sums, i, sizeof *sum);
        const struct rt_source *source = report_source_of(table, sum->source);
        const char *title = source && source->title ? source->title : sum->source;
        const char *of =
            by->sums.n > 1 && *title ? report_print(&table->arena, ": %s", title) : "";
        report_push_key(table, report_print(&table->arena, "%s%s", report_key_title, of),
                        source, &sum->tally);
        report_push_chart(table, report_print(&table->arena, "%s%s", report_chart_title, of),
                          sum->source, &sum->tally);
    }
}

static enum rt_status next(struct report_table *table, bool *is_over, struct rt_error *error)
{
    struct by_owner *by = table->body;
    enum rt_status status = by->has_all ? RT_OK : gather_all(table, by, error);
    *is_over = status == RT_OK && by->at == by->holds.n;
    if (status != RT_OK || !*is_over)
        return status == RT_OK ? push_hold(table, by, error) : status;
    if (!by->total)
        report_push_note(table, "There are no recommendations to report");
    push_idle(table, by);
    push_keys(table, by);
    return RT_OK;
}

const struct report_order report_by_owner = {.begin = begin, .end = end, .next = next};
