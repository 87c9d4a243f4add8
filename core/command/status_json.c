/* Where we stand, as JSON. */
#include "command/status.h"

#include <string.h>

#include <jansson.h>
#include <rectrack/date.h>

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
    struct rt_tally tally = status_tally_of(standing, code);
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
        const struct rt_moved *moved = rt_list_item(list, i, sizeof *moved);
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

static json_t *json_slips(const struct rt_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->n; i++) {
        const struct slip *slip = rt_list_item(list, i, sizeof *slip);
        json_array_append_new(array,
                              json_pack("{s:s, s:o, s:o, s:b}", "ref", slip->ref, "was",
                                        json_text(slip->was), "text", json_text(slip->is),
                                        "passed", slip->has_passed));
    }
    return array;
}

/* How many went which way since the last closed period. */
static json_t *json_directions(const struct rt_list *lanes)
{
    json_t *object = json_object();
    for (int i = RT_DIRECTION_NONE + 1; i < RT_DIRECTIONS; i++) {
        size_t n = 0;
        for (size_t k = 0; k < lanes->n; k++)
            if (g_strcmp0(rt_lane_at(lanes, k)->value, rt_directions[i].key) == 0)
                n = rt_lane_at(lanes, k)->tally.total;
        json_object_set_new(object, rt_directions[i].key, json_integer((json_int_t)n));
    }
    return object;
}

static json_t *json_waiting(const struct rt_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->n; i++) {
        const struct waited *waited = rt_list_item(list, i, sizeof *waited);
        json_array_append_new(array, json_pack("{s:s, s:o}", "name", waited->name, "refs",
                                               json_refs(&waited->refs)));
    }
    return array;
}

static json_t *json_unanswered(const struct rt_unanswered *unanswered)
{
    json_t *array = json_array();
    for (size_t i = 0; rt_asked_owner_at(unanswered, i); i++) {
        const struct rt_asked_owner *owner = rt_asked_owner_at(unanswered, i);
        json_array_append_new(array, json_pack("{s:o, s:I}", "owner", json_text(owner->name),
                                               "count", (json_int_t)owner->rows.n));
    }
    return array;
}

static int dump(const char *bytes, size_t n, void *self)
{
    g_string_append_len(self, bytes, (gssize)n);
    return 0;
}

enum rt_status status_json(struct standing *standing, struct rt_error *error)
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
    json_object_set_new(root, "direction", json_directions(&standing->directions));
    json_object_set_new(root, "slips", json_slips(&standing->slips));
    json_object_set_new(root, "waiting", json_waiting(&standing->waiting));
    json_object_set_new(root, "unanswered", json_unanswered(&standing->unanswered));
    g_autoptr(GString) text = g_string_new(NULL);
    json_dump_callback(root, dump, text, JSON_COMPACT);
    json_decref(root);
    g_string_append_c(text, '\n');
    return standing->context->out->bytes(standing->context->out, text->str, text->len, error);
}
