/* status: where we stand, counted by source, theme and colour. */
#include "command/command.h"

#include <string.h>

#include <jansson.h>

#include <rectrack/date.h>

#include "command/reports.h"
#include "report/tally.h"

struct standing {
    struct rt_context *context;
    struct rt_register *reg;
    struct rt_outlook outlook;
    struct rt_arena arena;
    struct rt_tally all;
    struct rt_list themes;                     /* struct rt_theme_tally */
    struct rt_list overdue, review, no_update; /* texts: references */
    struct rt_list moved;                      /* struct moved */
    struct rt_list lasting;                    /* struct lasting */
};

enum { REFS_TOLD = 60 }; /* or runs of them, of a listing in words */

struct moved {
    const char *ref;
    enum rt_rag from, to;
};

/* ---- finding it ---- */

static enum rt_status find_refs(struct standing *standing, const char *word,
                                struct rt_list *refs, struct rt_error *error)
{
    struct rt_query query = {0};
    struct rt_select select = {.query = &query, .outlook = standing->outlook};
    enum rt_status status = rt_query_add(&query, word, error);
    if (status == RT_OK)
        status = command_refs(standing->reg, &select, &standing->arena, refs, error);
    rt_query_clear(&query);
    return status;
}

/* Calls back for each recommendation of a stream, and closes it. */
static enum rt_status
each_record(struct rt_stream *stream, struct standing *standing, GHashTable *colours,
            void (*each)(struct standing *, GHashTable *, const struct rt_record *),
            struct rt_error *error)
{
    enum rt_status status;
    struct rt_item item;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape)
        if (item.shape == &rt_record_shape)
            each(standing, colours, item.value);
    rt_stream_close(stream);
    return status;
}

static void note_colour(struct standing *standing, GHashTable *colours,
                        const struct rt_record *now)
{
    (void)standing;
    g_hash_table_insert(colours, g_strdup(now->ref), GINT_TO_POINTER(rt_rag_shown(now)));
}

static void compare_colour(struct standing *standing, GHashTable *colours,
                           const struct rt_record *then)
{
    enum rt_rag now = (enum rt_rag)GPOINTER_TO_INT(g_hash_table_lookup(colours, then->ref));
    if (!g_hash_table_contains(colours, then->ref) || now == rt_rag_shown(then))
        return;
    struct moved *moved = rt_list_add(&standing->moved, &standing->arena, sizeof *moved);
    *moved =
        (struct moved){rt_arena_copy(&standing->arena, then->ref), rt_rag_shown(then), now};
}

static enum rt_status find_moved(struct standing *standing, struct rt_error *error)
{
    const struct rt_period *before = rt_outlook_before(&standing->outlook);
    if (!before)
        return RT_OK;
    struct rt_select select = {.outlook = standing->outlook, .depth = RT_LINE};
    struct rt_stream *stream;
    g_autoptr(GHashTable) colours =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    enum rt_status status = rt_register_select(standing->reg, &select, &stream, error);
    if (status == RT_OK)
        status = each_record(stream, standing, colours, note_colour, error);
    if (status == RT_OK)
        status = rt_register_snapshot(standing->reg, before->id, &stream, error);
    if (status == RT_OK)
        status = each_record(stream, standing, colours, compare_colour, error);
    return status;
}

static enum rt_status find(struct standing *standing, struct rt_error *error)
{
    struct rt_select select = {.outlook = standing->outlook, .depth = RT_LINE};
    enum rt_status status = rt_register_tally(standing->reg, &select, &standing->all, error);
    if (status == RT_OK)
        status = rt_register_themes(standing->reg, &select, &standing->arena, &standing->themes,
                                    error);
    if (status == RT_OK)
        status = find_refs(standing, "overdue", &standing->overdue, error);
    if (status == RT_OK)
        status = find_refs(standing, "review", &standing->review, error);
    if (status == RT_OK)
        status = find_refs(standing, "no-update", &standing->no_update, error);
    if (status == RT_OK)
        status = find_moved(standing, error);
    return status == RT_OK ? reports_lasting(standing->reg, &standing->outlook,
                                             &standing->arena, &standing->lasting, error)
                           : status;
}

static void add_tally(struct rt_tally *to, const struct rt_tally *from)
{
    to->total += from->total;
    for (int rag = 0; rag < RT_RAGS; rag++) {
        to->rag[rag] += from->rag[rag];
        to->suggested[rag] += from->suggested[rag];
        to->shown[rag] += from->shown[rag];
    }
}

/* The tally of one source: of its themes together. */
static struct rt_tally tally_of(const struct standing *standing, const char *code)
{
    struct rt_tally tally = {0};
    for (size_t i = 0; i < standing->themes.n; i++) {
        const struct rt_theme_tally *theme = rt_list_item(&standing->themes, i, sizeof *theme);
        if (strcmp(theme->source, code) == 0)
            add_tally(&tally, &theme->tally);
    }
    return tally;
}

/* ---- as JSON ---- */

static json_t *json_counts(const size_t counts[RT_RAGS])
{
    json_t *object = json_object();
    for (int rag = RT_RAG_NONE + 1; rag < RT_RAGS; rag++)
        json_object_set_new(object, rt_rags[rag].key, json_integer((json_int_t)counts[rag]));
    json_object_set_new(object, "none", json_integer((json_int_t)counts[RT_RAG_NONE]));
    return object;
}

static json_t *json_text(const char *text)
{
    return text ? json_string(text) : json_null();
}

static void set_tally(json_t *object, const struct rt_tally *tally)
{
    json_object_set_new(object, "total", json_integer((json_int_t)tally->total));
    json_object_set_new(object, "rag", json_counts(tally->rag));
    json_object_set_new(object, "suggested", json_counts(tally->suggested));
}

static json_t *json_source(const struct standing *standing, const char *code)
{
    json_t *object = json_object(), *themes = json_array();
    struct rt_tally tally = tally_of(standing, code);
    json_object_set_new(object, "code", json_string(code));
    set_tally(object, &tally);
    for (size_t i = 0; i < standing->themes.n; i++) {
        const struct rt_theme_tally *theme = rt_list_item(&standing->themes, i, sizeof *theme);
        if (strcmp(theme->source, code) != 0)
            continue;
        json_t *one = json_object();
        json_object_set_new(one, "group", json_text(theme->group));
        json_object_set_new(one, "name", json_text(theme->theme));
        set_tally(one, &theme->tally);
        json_array_append_new(themes, one);
    }
    json_object_set_new(object, "themes", themes);
    return object;
}

static json_t *json_refs(const struct rt_list *refs)
{
    json_t *array = json_array();
    for (size_t i = 0; i < refs->n; i++)
        json_array_append_new(array, json_string(rt_texts_at(refs, i)));
    return array;
}

static json_t *json_moved(const struct rt_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->n; i++) {
        const struct moved *moved = rt_list_item(list, i, sizeof *moved);
        json_array_append_new(array, json_pack("{s:s, s:o, s:o}", "ref", moved->ref, "from",
                                               json_text(rt_rags[moved->from].key), "to",
                                               json_text(rt_rags[moved->to].key)));
    }
    return array;
}

static json_t *json_lasting(const struct rt_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->n; i++) {
        const struct lasting *one = rt_list_item(list, i, sizeof *one);
        json_array_append_new(array, json_pack("{s:s, s:s, s:I}", "ref", one->ref, "rag",
                                               rt_rags[one->rag].key, "reports",
                                               (json_int_t)one->reports));
    }
    return array;
}

static int dump(const char *bytes, size_t n, void *self)
{
    g_string_append_len(self, bytes, (gssize)n);
    return 0;
}

static enum rt_status tell_json(struct standing *standing, struct rt_error *error)
{
    json_t *root = json_object(), *sources = json_array();
    const struct rt_facts *facts = standing->outlook.facts;
    const struct rt_period *period = standing->outlook.period;
    char as_at[11];
    rt_day_iso(standing->outlook.today, as_at);
    json_object_set_new(root, "period", json_text(period ? period->id : NULL));
    json_object_set_new(root, "as_at", json_string(as_at));
    json_object_set_new(root, "total", json_integer((json_int_t)standing->all.total));
    for (size_t i = 0; i < facts->sources.n; i++)
        json_array_append_new(sources,
                              json_source(standing, rt_source_at(&facts->sources, i)->code));
    json_object_set_new(root, "sources", sources);
    json_object_set_new(root, "overdue", json_refs(&standing->overdue));
    json_object_set_new(root, "review", json_refs(&standing->review));
    json_object_set_new(root, "no_update", json_refs(&standing->no_update));
    json_object_set_new(root, "moved", json_moved(&standing->moved));
    json_object_set_new(root, "lasting", json_lasting(&standing->lasting));
    g_autoptr(GString) text = g_string_new(NULL);
    json_dump_callback(root, dump, text, JSON_COMPACT);
    json_decref(root);
    g_string_append_c(text, '\n');
    return standing->context->out->bytes(standing->context->out, text->str, text->len, error);
}

/* ---- in words ---- */

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
    for (size_t i = 0; i < standing->moved.n; i++) {
        const struct moved *moved = rt_list_item(&standing->moved, i, sizeof *moved);
        g_string_append_printf(words, "%s%s (was %s, is %s)", i ? ", " : "", moved->ref,
                               rt_rags[moved->from].label, rt_rags[moved->to].label);
    }
    return command_tell(standing->context, error, "Moved", "%s",
                        words->len ? words->str : "nothing since the last closed period");
}

static enum rt_status tell_lasting(struct standing *standing, struct rt_error *error)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < standing->lasting.n; i++) {
        const struct lasting *one = rt_list_item(&standing->lasting, i, sizeof *one);
        g_string_append_printf(words, "%s%s (%s for %zu reports)", i ? ", " : "", one->ref,
                               rt_rags[one->rag].label, one->reports);
    }
    return words->len ? command_tell(standing->context, error, "Lasting", "%s", words->str)
                      : RT_OK;
}

static enum rt_status tell_source(struct standing *standing, const struct rt_source *source,
                                  struct rt_error *error)
{
    struct rt_output *out = standing->context->out;
    struct rt_tally tally = tally_of(standing, source->code);
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

static enum rt_status tell_text(struct standing *standing, struct rt_error *error)
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
        status = tell_lasting(standing, error);
    for (size_t i = 0; i < facts->sources.n && status == RT_OK; i++)
        status = tell_source(standing, rt_source_at(&facts->sources, i), error);
    return status;
}

enum rt_status cmd_status(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    struct standing standing = {.context = context};
    enum rt_status status = command_open(context, RT_READ_ONCE, &standing.reg, error);
    if (status != RT_OK)
        return status;
    const char *format = rt_args_option(args, "format");
    status = command_outlook(context, standing.reg, &standing.outlook, error);
    if (status == RT_OK)
        command_tell_day(context, &standing.outlook);
    if (status == RT_OK)
        status = find(&standing, error);
    rt_register_let_go(standing.reg);
    if (status == RT_OK)
        status = g_strcmp0(format, "json") == 0 ? tell_json(&standing, error)
                                                : tell_text(&standing, error);
    rt_arena_clear(&standing.arena);
    command_close(context, standing.reg);
    return status;
}
