/* Where we stand, in words. */
#include "command/status.h"

#include <string.h>

#include <rectrack/date.h>

#include "report/tally.h"

enum { REFS_TOLD = 60 }; /* or runs of them, of a listing in words */

/* What a listing in words leaves out. */
static void put_more(size_t n, GString *words)
{
    if (n > REFS_TOLD)
        g_string_append_printf(words,
                               " and %zu more; rectrack status --format json tells them all",
                               n - REFS_TOLD);
}

static char *count_words(struct standing *standing, const struct rt_tally *tally)
{
    GString *words = g_string_new(NULL);
    for (int rag = RT_RAG_NONE; rag < RT_RAGS; rag++) {
        int shown = (rag + 1) % RT_RAGS; /* those without a colour last */
        if (!tally->shown[shown])
            continue;
        const char *share = report_share(tally->shown[shown], tally->total, &standing->arena);
        const char *name = shown ? rt_rags[shown].label : "No colour";
        g_string_append_printf(words, "%s%s %s", words->len ? "; " : "", name, share);
        size_t set = tally->rag[shown];
        if (shown && set == 0)
            g_string_append(words, " (suggested)");
        else if (shown && set < tally->shown[shown])
            g_string_append_printf(words, " (%zu suggested)", tally->shown[shown] - set);
    }
    return g_string_free(words, FALSE);
}

static enum rt_status tell_period(struct standing *standing, struct rt_error *error)
{
    const struct rt_period *period = standing->outlook.period;
    g_autofree char *day = rt_day_words(standing->outlook.today);
    if (!period)
        return command_tell(standing->context, error, "Period", "none; reckoned as at %s", day);
    const char *how = period->state == RT_CLOSED ? "closed; no period is open, so all is as at"
                                                 : "open; as at";
    return command_tell(standing->context, error, "Period", "%s (%s %s)", period->label, how,
                        day);
}

/* word: the query word that finds them all. */
static enum rt_status tell_refs(struct standing *standing, const char *label, const char *word,
                                const struct rt_list *refs, struct rt_error *error)
{
    g_autoptr(GString) words = g_string_new(NULL);
    g_string_append_printf(words, "%zu of %zu", refs->n, standing->all.total);
    size_t told;
    g_autofree char *names = command_runs(refs, REFS_TOLD, &told);
    g_string_append_printf(words, "%s%s", *names ? ": " : "", names);
    if (told < refs->n)
        g_string_append_printf(words, " and %zu more; rectrack list %s tells them all",
                               refs->n - told, word);
    return command_tell(standing->context, error, label, "%s", words->str);
}

static enum rt_status tell_moved(struct standing *standing, struct rt_error *error)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < standing->moved.n && i < REFS_TOLD; i++) {
        const struct rt_moved *moved = rt_list_item(&standing->moved, i, sizeof *moved);
        g_string_append_printf(words, "%s%s (was %s, is %s)", i ? ", " : "", moved->ref,
                               rt_rags[moved->from].label, rt_rags[moved->to].label);
    }
    put_more(standing->moved.n, words);
    return command_tell(standing->context, error, "Moved", "%s",
                        words->len ? words->str : "nothing since the last closed period");
}

static enum rt_status tell_lasting(struct standing *standing, struct rt_error *error)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < standing->lasting.n && i < REFS_TOLD; i++) {
        const struct lasting *one = rt_list_item(&standing->lasting, i, sizeof *one);
        g_string_append_printf(words, "%s%s (%s for %zu reports)", i ? ", " : "", one->ref,
                               rt_rags[one->rag].label, one->reports);
    }
    put_more(standing->lasting.n, words);
    return words->len ? command_tell(standing->context, error, "Lasting", "%s", words->str)
                      : RT_OK;
}

/* "3 better, 1 worse; the others as they were" is what a chair asks first. */
static enum rt_status tell_directions(struct standing *standing, struct rt_error *error)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < standing->directions.n; i++) {
        const struct rt_lane *lane = rt_lane_at(&standing->directions, i);
        if (lane->value)
            g_string_append_printf(
                words, "%s%s %s", words->len ? "; " : "", lane->label,
                report_share(lane->tally.total, standing->all.total, &standing->arena));
    }
    return words->len ? command_tell(standing->context, error, "Direction", "%s", words->str)
                      : RT_OK;
}

static enum rt_status tell_slips(struct standing *standing, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < standing->slips.n && i < REFS_TOLD && status == RT_OK; i++) {
        const struct slip *slip = rt_list_item(&standing->slips, i, sizeof *slip);
        const char *label = i ? NULL : "Slips";
        status = slip->was ? command_tell(standing->context, error, label,
                                          "%s: was %s, is %s%s", slip->ref, slip->was, slip->is,
                                          slip->has_passed ? ", which has passed" : "")
                           : command_tell(standing->context, error, label, "%s: %s has passed",
                                          slip->ref, slip->is);
    }
    g_autoptr(GString) more = g_string_new(NULL);
    put_more(standing->slips.n, more);
    return status == RT_OK && more->len
               ? command_tell(standing->context, error, NULL, "%s", more->str + 1)
               : status;
}

static enum rt_status tell_waiting(struct standing *standing, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < standing->waiting.n && status == RT_OK; i++) {
        const struct waited *waited = rt_list_item(&standing->waiting, i, sizeof *waited);
        size_t told;
        g_autofree char *names = command_runs(&waited->refs, REFS_TOLD, &told);
        g_autofree char *more = told < waited->refs.n
                                    ? g_strdup_printf(" and %zu more", waited->refs.n - told)
                                    : g_strdup("");
        status = command_tell(standing->context, error, i ? NULL : "Waiting for", "%s: %s%s",
                              waited->name, names, more);
    }
    return status;
}

static enum rt_status tell_unanswered(struct standing *standing, struct rt_error *error)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; rt_asked_owner_at(&standing->unanswered, i); i++) {
        const struct rt_asked_owner *owner = rt_asked_owner_at(&standing->unanswered, i);
        g_string_append_printf(words, "%s%s %zu", i ? ", " : "",
                               owner->name ? owner->name : "no owner", owner->rows.n);
    }
    return words->len ? command_tell(standing->context, error, "Not answered", "%s", words->str)
                      : RT_OK;
}

static enum rt_status tell_source(struct standing *standing, const struct rt_source *source,
                                  struct rt_error *error)
{
    struct rt_output *out = standing->context->out;
    struct rt_tally tally = status_tally_of(standing, source->code);
    g_autofree char *title =
        g_strdup_printf("%s  %s", source->code, source->title ? source->title : "");
    g_autofree char *counts = count_words(standing, &tally);
    enum rt_status status = out->heading(out, title, error);
    if (status == RT_OK)
        status = command_tell(standing->context, error, "All", "%s", counts);
    for (size_t i = 0; i < standing->themes.n && status == RT_OK; i++) {
        const struct rt_theme_tally *theme = rt_list_item(&standing->themes, i, sizeof *theme);
        if (strcmp(theme->source, source->code) != 0)
            continue;
        g_autofree char *of_theme = count_words(standing, &theme->tally);
        status = command_say(standing->context, error, "%s%s%s: %s",
                             theme->group ? theme->group : "", theme->group ? " – " : "",
                             theme->theme ? theme->theme : "No theme", of_theme);
    }
    return status;
}

enum rt_status status_text(struct standing *standing, struct rt_error *error)
{
    const struct rt_facts *facts = standing->outlook.facts;
    enum rt_status status = tell_period(standing, error);
    g_autofree char *counts = count_words(standing, &standing->all);
    if (status == RT_OK)
        status = command_tell(standing->context, error, "Standing", "%s",
                              *counts ? counts : "no recommendations");
    if (status == RT_OK)
        status = tell_refs(standing, "Overdue", "overdue", &standing->overdue, error);
    if (status == RT_OK)
        status = tell_refs(standing, "Review due", "review", &standing->review, error);
    if (status == RT_OK)
        status = tell_refs(standing, "No update", "no-update", &standing->no_update, error);
    if (status == RT_OK)
        status = tell_moved(standing, error);
    if (status == RT_OK)
        status = tell_directions(standing, error);
    if (status == RT_OK)
        status = tell_lasting(standing, error);
    if (status == RT_OK)
        status = tell_slips(standing, error);
    if (status == RT_OK)
        status = tell_waiting(standing, error);
    if (status == RT_OK)
        status = tell_unanswered(standing, error);
    for (size_t i = 0; i < facts->sources.n && status == RT_OK; i++)
        status = tell_source(standing, rt_source_at(&facts->sources, i), error);
    return status;
}
