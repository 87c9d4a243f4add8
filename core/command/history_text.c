/* The history as an auditor reads it: who, when, in which period, why, and part by part
 * what was and what it became; a change set a block, the newest first.  Knows neither what
 * is asked for nor where the words come from (wording.h). */
#include "command/history.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>
#include <rectrack/wording.h>

enum {
    SHORT = 28,  /* cells: two sides that stand beside one another */
    BRIEF = 100, /* cells of a side where all is told, not one thing */
    LABEL = 12,  /* cells: a longer one stands over its words */
    NAMES_TOLD = 6,
};

/* One change in words, till all of its set are known: the last of them came first. */
struct told {
    const char *subject, *label, *text;
};

/* While the period was open: from a set on, until another. */
struct stretch {
    const char *label;
    int64_t from, until;
};

struct telling {
    struct rt_output *out;
    const struct rt_facts *facts;
    bool is_of_one;        /* thing, whose name need not be said each time */
    size_t limit, n;       /* of sets: at most, 0: all; begun so far */
    struct rt_arena kept;  /* what holds for all */
    struct rt_list open;   /* struct stretch */
    struct rt_arena arena; /* what follows, of the set at hand */
    struct rt_change set;  /* its number, when, who and why */
    struct rt_list lines;  /* struct told */
    struct rt_list came[RT_KEPT], went[RT_KEPT]; /* texts: names */
};

/* ---- one change ---- */

/* Each line of words behind the sign. */
static void put_side(const struct telling *telling, const char *sign, const char *words,
                     GString *out)
{
    g_auto(GStrv) lines = g_strsplit(words ? words : "", "\n", -1);
    for (size_t i = 0; lines[i]; i++) {
        if (!*lines[i])
            continue;
        g_string_append_printf(out, "%s%s ", out->len ? "\n" : "", sign);
        if (telling->is_of_one)
            g_string_append(out, lines[i]);
        else
            rt_text_clip(out, lines[i], BRIEF, false);
    }
}

static bool is_short(const char *words)
{
    return words && !strchr(words, '\n') && rt_text_cells(words) <= SHORT;
}

/* The signs of what was there and what it became; words where there is only one of them. */
static const char *sign_of(const struct telling *telling, const struct rt_turn *turn,
                           bool is_was)
{
    if (!telling->out->is_spoken)
        return is_was ? "−" : "+";
    if (turn->was && turn->becomes)
        return is_was ? "before:" : "now:";
    return is_was ? "taken out:" : "put in:";
}

/* "Paused → In progress"; "Owner: + Hampton Trust"; else "− ..." over "+ ...". */
static void put_turn(const struct telling *telling, const struct rt_turn *turn, GString *out)
{
    g_autofree char *was = g_strdup(turn->was), *becomes = g_strdup(turn->becomes);
    g_autoptr(GString) sides = g_string_new(NULL);
    if (is_short(was) && is_short(becomes)) {
        g_string_printf(sides, "%s %s %s", was, telling->out->is_spoken ? "became" : "→",
                        becomes);
    } else {
        if (was && becomes) {
            g_clear_pointer(&was, g_free);
            g_clear_pointer(&becomes, g_free);
            rt_word_difference(turn->was, turn->becomes, &was, &becomes);
        }
        put_side(telling, sign_of(telling, turn, true), was, sides);
        put_side(telling, sign_of(telling, turn, false), becomes, sides);
    }
    if (out->len)
        g_string_append_c(out, '\n');
    if (turn->label)
        g_string_append_printf(out, "%s:%c", turn->label,
                               strchr(sides->str, '\n') ? '\n' : ' ');
    g_string_append(out, sides->str);
}

static void add_change(struct telling *telling, const struct rt_change *change)
{
    const struct rt_shape *shape = rt_entity_find(change->shape);
    const char *name = rt_word_subject(shape, change->subject, telling->facts);
    struct rt_list turns = {0};
    size_t i = 0;
    while (i + 1 < RT_KEPT && rt_entities[i] != shape)
        i++;
    if (!change->field) {
        rt_texts_add(change->was ? &telling->went[i] : &telling->came[i], &telling->arena,
                     name);
        return;
    }
    g_autofree char *label = rt_word_path(shape, change->field, telling->facts);
    g_autoptr(GString) text = g_string_new(NULL);
    rt_word_change(shape, change->field, change->was, change->becomes, &telling->arena, &turns);
    for (size_t k = 0; k < turns.n; k++)
        put_turn(telling, rt_list_item(&turns, k, sizeof(struct rt_turn)), text);
    struct told *told = rt_list_add(&telling->lines, &telling->arena, sizeof *told);
    *told = (struct told){rt_arena_copy(&telling->arena, name),
                          rt_arena_copy(&telling->arena, label),
                          rt_arena_copy(&telling->arena, text->str)};
}

/* ---- a set of them ---- */

/* "recommendation SI-5", "59 recommendations: SI-1 to SI-16, NA-1 to NA-43". */
static void put_names(const struct rt_shape *shape, struct rt_list *names, GString *out)
{
    if (!names->n)
        return;
    size_t told = 0;
    command_turn_round(names); /* the last came first */
    g_autofree char *runs = command_runs(names, NAMES_TOLD, &told);
    g_autofree char *n = command_count(names->n, shape->name, shape->plural);
    g_string_append(out, out->len ? "\n" : "");
    if (names->n == 1)
        g_string_append_printf(out, "%s %s", shape->name, rt_texts_at(names, 0));
    else
        g_string_append_printf(out, "%s: %s", n, runs);
    if (told < names->n)
        g_string_append_printf(out, " and %zu more", names->n - told);
}

static enum rt_status tell_names(struct telling *telling, const char *label,
                                 struct rt_list names[static RT_KEPT], struct rt_error *error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < RT_KEPT; i++)
        put_names(rt_entities[i], &names[i], text);
    return text->len ? telling->out->line(telling->out, label, text->str, error) : RT_OK;
}

/* The period that was open then, NULL: none. */
static const char *period_of(const struct telling *telling)
{
    for (size_t i = 0; i < telling->open.n; i++) {
        const struct stretch *one = rt_list_item(&telling->open, i, sizeof *one);
        if (telling->set.set >= one->from && telling->set.set <= one->until)
            return one->label;
    }
    return NULL;
}

/* Who, when and why.  before: when the one before it says that it was made; NULL: not
 * known. */
static enum rt_status tell_set(struct telling *telling, const char *before,
                               struct rt_error *error)
{
    struct rt_output *out = telling->out;
    const struct rt_change *set = &telling->set;
    g_autofree char *when = rt_moment_short(set->at);
    const char *period = period_of(telling);
    g_autofree char *heading =
        g_strdup_printf("%" G_GINT64_FORMAT "  %s  %s%s%s", set->set, when, set->actor,
                        period ? ", period " : "", period ? period : "");
    g_autofree char *why = g_strdup(set->why);
    why[0] = g_ascii_toupper(why[0]);
    enum rt_status status = out->heading(out, heading, error);
    if (status == RT_OK && *why)
        status = out->line(out, NULL, why, error);
    if (status == RT_OK && set->undone_by) {
        g_autofree char *back =
            g_strdup_printf("Change %" G_GINT64_FORMAT " took this back", set->undone_by);
        status = out->line(out, NULL, back, error);
    }
    if (status == RT_OK && before && strcmp(before, set->at) > 0) {
        g_autofree char *then = rt_moment_short(before);
        g_autofree char *clock = g_strdup_printf(
            "The clock had gone back: the change before this one says %s", then);
        status = out->line(out, NULL, clock, error);
    }
    return status;
}

static enum rt_status tell_words(struct telling *telling, const struct told *told,
                                 struct rt_error *error)
{
    struct rt_output *out = telling->out;
    bool is_long = rt_text_cells(told->label) > LABEL;
    enum rt_status status = is_long ? out->line(out, told->label, "", error) : RT_OK;
    return status == RT_OK ? out->line(out, is_long ? "" : told->label, told->text, error)
                           : status;
}

static enum rt_status end_set(struct telling *telling, const char *before,
                              struct rt_error *error)
{
    if (!telling->n)
        return RT_OK;
    enum rt_status status = tell_set(telling, before, error);
    if (status == RT_OK)
        status = tell_names(telling, "Added", telling->came, error);
    if (status == RT_OK)
        status = tell_names(telling, "Taken out", telling->went, error);
    const char *subject = NULL;
    for (size_t i = telling->lines.n; i-- > 0 && status == RT_OK;) {
        const struct told *told = rt_list_item(&telling->lines, i, sizeof *told);
        if (!telling->is_of_one && g_strcmp0(subject, told->subject) != 0)
            status = telling->out->line(telling->out, told->subject, "", error);
        subject = told->subject;
        if (status == RT_OK)
            status = tell_words(telling, told, error);
    }
    return status;
}

static void begin_set(struct telling *telling, const struct rt_change *change)
{
    rt_arena_reset(&telling->arena);
    telling->set = (struct rt_change){.set = change->set,
                                      .undone_by = change->undone_by,
                                      .at = rt_arena_copy(&telling->arena, change->at),
                                      .actor = rt_arena_copy(&telling->arena, change->actor),
                                      .why = rt_arena_copy(&telling->arena, change->why)};
    telling->lines = (struct rt_list){0};
    memset(telling->came, 0, sizeof telling->came);
    memset(telling->went, 0, sizeof telling->went);
    telling->n++;
}

static enum rt_status tell_change(const struct rt_change *change, void *self,
                                  struct rt_error *error)
{
    struct telling *telling = self;
    if (!telling->n || change->set != telling->set.set) {
        enum rt_status status = end_set(telling, change->at, error);
        if (status != RT_OK)
            return status;
        if (telling->limit && telling->n == telling->limit)
            return RT_PARTLY; /* enough */
        begin_set(telling, change);
    }
    add_change(telling, change);
    return RT_OK;
}

/* ---- which period was open ---- */

struct opening {
    struct telling *telling;
    const struct rt_period *period;
    int64_t until; /* the set that closed it, after those that are read now */
};

/* Closing is what takes a snapshot; it opens as it comes, or again. */
static enum rt_status note_opening(const struct rt_change *change, void *self,
                                   struct rt_error *error)
{
    (void)error;
    struct opening *opening = self;
    struct telling *telling = opening->telling;
    bool is_closed = g_strcmp0(change->field, "snapshot") == 0;
    bool is_opened = !change->field || (strcmp(change->field, "state") == 0 &&
                                        !change->becomes); /* open is not written */
    if (strcmp(change->shape, rt_period_shape.name) != 0)
        return RT_OK;
    if (is_closed)
        opening->until = change->set;
    if (!is_opened || opening->until == change->set) /* it came as one that was closed */
        return RT_OK;
    struct stretch *one = rt_list_add(&telling->open, &telling->kept, sizeof *one);
    *one = (struct stretch){rt_arena_copy(&telling->kept, opening->period->label), change->set,
                            opening->until};
    opening->until = G_MAXINT64;
    return RT_OK;
}

static enum rt_status find_openings(struct telling *telling, struct rt_register *reg,
                                    struct rt_error *error)
{
    const struct rt_list *periods = &telling->facts->periods;
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < periods->n && status == RT_OK; i++) {
        struct opening opening = {telling, rt_period_at(periods, i), G_MAXINT64};
        status = rt_register_history(reg, opening.period->id, 0, note_opening, &opening, error);
    }
    return status;
}

enum rt_status history_tell_text(const struct history_asked *asked, struct rt_output *out,
                                 struct rt_error *error)
{
    struct telling telling = {.out = out,
                              .facts = asked->facts,
                              .is_of_one = asked->subject != NULL,
                              .limit = asked->limit};
    enum rt_status status = find_openings(&telling, asked->reg, error);
    if (status == RT_OK)
        status =
            rt_register_history(asked->reg, asked->subject, 0, tell_change, &telling, error);
    if (status == RT_OK)
        status = end_set(&telling, NULL, error);
    rt_arena_clear(&telling.arena);
    rt_arena_clear(&telling.kept);
    return status == RT_PARTLY ? RT_OK : status;
}
