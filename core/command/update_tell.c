/* What an update says that it did: to the person, and to the history. */
#include <string.h>

#include <rectrack/field.h>

#include "command/update.h"

static char *small(const char *label)
{
    return g_ascii_strdown(label, -1);
}

/* "key action 2", "key actions 2 and 3": those that were ticked, or no more; NULL: none.
 * g_free it. */
static char *ticked(const struct wanted *wanted, bool is_off, size_t *n)
{
    g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < wanted->ticks.n; i++) {
        const struct wanted_tick *tick = wanted_tick_at(wanted, i);
        if (tick->is_changed && tick->is_off == is_off)
            g_ptr_array_add(numbers, g_strdup_printf("%zu", tick->n));
    }
    *n = numbers->len;
    if (!numbers->len)
        return NULL;
    GString *words = g_string_new(numbers->len == 1 ? "key action " : "key actions ");
    edit_add_names(words, numbers);
    return g_string_free(words, FALSE);
}

static char *name_of(const struct wanted_target *target, const struct edited *edited)
{
    struct edited which = *edited;
    which.n = target->n;
    return edit_target_name(&which);
}

/* ---- to the person ---- */

/* "progress and RAG (amber) saved for June 2020, in the row it shares with SI-6" */
static void say_saved(const struct wanted *wanted, const struct rt_period *period,
                      GPtrArray *lines)
{
    GString *line = g_string_new(NULL);
    edit_add_names(line, wanted->told);
    g_string_append(line, " saved");
    if (update_is_answer(wanted))
        g_string_append_printf(line, " for %s", period->label);
    g_ptr_array_add(lines, g_string_free(line, FALSE));
}

/* "target 1 is now December 2020 = 1 to 31 December 2020; it was "June 2020"" */
static void say_target(struct wanted *wanted, const struct wanted_target *target,
                       const struct edited *edited, GPtrArray *lines)
{
    if (!target->was)
        return;
    g_autofree char *name = name_of(target, edited);
    GString *line = g_string_new(NULL);
    g_string_printf(line, "%s is now ", name);
    edit_tell_target(&wanted->edit, target->now, line);
    g_string_append_printf(line, "; it was \"%s\"", target->was);
    g_ptr_array_add(lines, g_string_free(line, FALSE));
}

static void say_ticks(const struct wanted *wanted, GPtrArray *lines)
{
    size_t n;
    g_autofree char *on = ticked(wanted, false, &n);
    if (on)
        g_ptr_array_add(lines, g_strdup_printf("%s %s complete", on, n == 1 ? "is" : "are"));
    for (size_t i = 0; i < wanted->ticks.n; i++) {
        const struct wanted_tick *tick = wanted_tick_at(wanted, i);
        g_autofree char *state = small(rt_states[tick->state].label);
        if (tick->is_changed && tick->is_off)
            g_ptr_array_add(
                lines, g_strdup_printf("key action %zu is open again: %s", tick->n, state));
    }
}

/* A line each; about whom, and in which row it stands, is said in the first. */
static void say(struct wanted *wanted, const char *about, const struct rt_list *refs,
                const struct edited *last, const struct rt_period *period)
{
    enum { REFS_TOLD = 6 };
    GString *said = wanted->edit.said;
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    if (wanted->told->len)
        say_saved(wanted, period, lines);
    for (size_t i = 0; i < wanted->targets.n; i++)
        say_target(wanted, wanted_target_at(wanted, i), last, lines);
    say_ticks(wanted, lines);
    for (guint i = 0; i < lines->len; i++) {
        char *line = lines->pdata[i];
        if (i)
            *line = g_ascii_toupper(*line);
        g_string_append_printf(said, "%s%s%s", i ? "\n" : about, i ? "" : ": ", line);
        if (i == 0 && refs->n == 1 && last->holder != last->now.ref)
            g_string_append_printf(said, ", in the row it shares with %s", last->holder);
    }
    size_t told;
    g_autofree char *runs = command_runs(refs, REFS_TOLD, &told);
    if (refs->n > 1)
        g_string_append_printf(said, "\n%s%s", runs, told < refs->n ? " and more" : "");
}

/* ---- to the history ---- */

/* What was done, part by part: the first names the recommendation. */
struct deeds {
    GPtrArray *all; /* texts */
    const char *about;
    bool is_many;
};

/* "set the state of SI-5 to paused", behind another "set its state to paused".  the: "the "
 * where what is no number's. */
static void add(struct deeds *deeds, const char *verb, const char *the, const char *what,
                const char *tail)
{
    const char *its = deeds->is_many ? "their" : "its";
    g_ptr_array_add(deeds->all, deeds->all->len
                                    ? g_strdup_printf("%s %s %s%s", verb, its, what, tail)
                                    : g_strdup_printf("%s %s%s of %s%s", verb, the, what,
                                                      deeds->about, tail));
}

static void add_rag(struct deeds *deeds, const struct wanted *wanted, const char *label)
{
    g_autofree char *colour = small(rt_rags[wanted->set.rag].label);
    g_autofree char *set = wanted->set.rag
                               ? g_strdup_printf("set %s to %s", deeds->about, colour)
                               : g_strdup_printf("took the colour off %s", deeds->about);
    bool has_update = update_has_words(wanted) || wanted->has_no_change;
    g_ptr_array_add(deeds->all, has_update ? g_steal_pointer(&set)
                                           : g_strdup_printf("%s for %s", set, label));
}

/* One target with its words, of several their numbers. */
static void add_targets(struct deeds *deeds, const struct wanted *wanted,
                        const struct edited *last)
{
    g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *name = NULL, *tail = NULL;
    for (size_t i = 0; i < wanted->targets.n; i++) {
        const struct wanted_target *target = wanted_target_at(wanted, i);
        if (!target->was)
            continue;
        g_free(name);
        g_free(tail);
        name = name_of(target, last);
        tail = g_strdup_printf(" from \"%s\" to \"%s\"", target->was, target->now->text);
        g_ptr_array_add(numbers, g_strdup_printf("%zu", target->n));
    }
    g_autoptr(GString) several = g_string_new("targets ");
    edit_add_names(several, numbers);
    if (numbers->len == 1)
        add(deeds, "revised", "", name, tail);
    else if (numbers->len)
        add(deeds, "revised", "", several->str, "");
}

static void add_ticks(struct deeds *deeds, const struct wanted *wanted)
{
    size_t n;
    g_autofree char *on = ticked(wanted, false, &n);
    g_autofree char *off = ticked(wanted, true, &n);
    if (on)
        add(deeds, "ticked", "", on, "");
    if (off)
        add(deeds, "took the tick off", "", off, "");
}

/* "set SI-5 to amber, wrote its June 2020 update and ticked its key action 2", "set 12
 * recommendations to amber for June 2020" */
static void tell_why(struct wanted *wanted, struct deeds *deeds, const struct edited *last,
                     const char *label)
{
    g_autofree char *update = g_strdup_printf("%s update", label);
    if (wanted->has_rag)
        add_rag(deeds, wanted, label);
    if (wanted->has_state) {
        g_autofree char *state = small(rt_states[wanted->state.state].label);
        g_autofree char *tail = g_strdup_printf(" to %s", state);
        add(deeds, "set", "the ", "state", tail);
    }
    if (wanted->has_no_change)
        add(deeds, "reported no change in", "the ", update, "");
    else if (update_has_words(wanted))
        add(deeds, "wrote", "the ", update, "");
    add_targets(deeds, wanted, last);
    add_ticks(deeds, wanted);
    edit_add_names(wanted->edit.why, deeds->all);
}

void update_tell(struct wanted *wanted, const struct rt_list *refs, const struct edited *last,
                 const struct rt_period *period)
{
    g_autofree char *about = refs->n == 1
                                 ? g_strdup(last->now.ref)
                                 : command_count(refs->n, "recommendation", "recommendations");
    g_autoptr(GPtrArray) deeds = g_ptr_array_new_with_free_func(g_free);
    say(wanted, about, refs, last, period);
    tell_why(wanted, &(struct deeds){deeds, about, refs->n > 1}, last,
             period ? period->label : "");
}
