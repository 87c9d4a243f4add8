/* JSON as scripts rely on it: contract.md "JSON". */
#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

#include "exchange/json.h"
#include "tests/exchange/helper.h"

static const char inquiry[] =
    "rectrack: 1\nperiods:\n  - {id: 2020-03, label: March 2020, as_at: 2020-03-31}\n"
    "events:\n  - {name: A, lifted: true, kind: blocker}\n  - {name: B, happened: 2020-05}\n"
    "recommendations:\n  - ref: SI-5\n    source: SI\n    title: Raise \"it\"\n"
    "    owners: [{name: Hampton Trust}]\n"
    "    actions: [{text: Do, state: complete}]\n"
    "    targets:\n      - {text: June 2020, action: 1, revisions: [{text: May 2020}]}\n";

static char *convert(enum exchange_form form)
{
    struct exchange_options options = {.form = form};
    return helper_convert("yaml", "f.yaml", inquiry, strlen(inquiry), "json", &options);
}

/* The keys of an object in their order, commas between. */
static char *keys_of(json_t *object)
{
    GString *keys = g_string_new(NULL);
    for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at))
        g_string_append_printf(keys, "%s%s", keys->len ? "," : "", json_object_iter_key(at));
    return g_string_free(keys, FALSE);
}

Test(json, keys_stand_in_the_order_of_the_contract)
{
    static const struct {
        enum exchange_form form;
        const char *keys;
    } cases[] = {
        {EXCHANGE_LIST, "ref,source,group,theme,title,response,state,closure,reported_with,rag,"
                        "rag_suggested,direction,owners,targets,overdue,review,waiting,period,"
                        "updated"},
        {EXCHANGE_DOCUMENT, "rectrack,sources,owners,events,periods,recommendations"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = convert(cases[i].form);
        json_t *json = json_loads(text, 0, NULL);
        cr_assert(json, "%s", text);
        g_autofree char *keys =
            keys_of(cases[i].form == EXCHANGE_LIST ? json_array_get(json, 0) : json);
        cr_expect_str_eq(keys, cases[i].keys);
        json_decref(json);
    }
}

Test(json, what_is_absent_is_null_and_lists_are_empty)
{
    g_autofree char *text = convert(EXCHANGE_DOCUMENT);
    static const char *const parts[] = {
        "{\"rectrack\":1,\n\"sources\":[],\n\"owners\":[],\n\"events\":[\n",
        "{\"name\":\"A\",\"kind\":\"blocker\",\"happened\":null,\"lifted\":true}",
        "{\"name\":\"B\",\"kind\":\"event\",\"happened\":\"2020-05\",\"lifted\":null}",
        "{\"id\":\"2020-03\",\"label\":\"March "
        "2020\",\"as_at\":\"2020-03-31\",\"state\":\"open\"}",
        "\"title\":\"Raise \\\"it\\\"\",\"text\":null,",
        "\"response\":null,\"state\":\"not_started\",\"closure\":null,\"reported_with\":null,"
        "\"rag\":null,\"rag_suggested\":null,\"rag_reason\":null,\"direction\":null,"
        "\"owners\":[{\"name\":\"Hampton Trust\",\"role\":\"lead\"}],",
        "\"targets\":[{\"text\":\"June 2020\",\"kind\":\"date\",\"earliest\":\"2020-06-01\","
        "\"latest\":\"2020-06-30\",\"action\":1,\"event\":null,\"original\":\"May 2020\","
        "\"revisions\":[{\"text\":\"May 2020\",\"until\":null,\"reason\":null,"
        "\"granted_by\":null}],\"overdue\":false}],",
        "\"actions\":[{\"n\":1,\"text\":\"Do\",\"state\":\"complete\",\"owners\":[]}],"
        "\"updates\":[],\"links\":[]}\n]}\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        cr_expect(strstr(text, parts[i]), "%s\nis not in %s", parts[i], text);
}

/* What still stands is shown, not all that the record says it waits for. */
Test(json, waiting_is_what_stands_now)
{
    struct rt_arena arena = {0};
    struct rt_record record = {.ref = "SI-1"};
    struct helper_sink sink = helper_sink_new(g_string_new(NULL));
    rt_texts_add(&record.waiting, &arena, "Funding");
    rt_texts_add(&record.waiting, &arena, "Findings");
    rt_texts_add(&record.waiting_now, &arena, "Findings");
    cr_expect_eq(json_write_value(&rt_record_shape, &record, &sink.sink, NULL), RT_OK);
    cr_expect(strstr(sink.text->str, "\"waiting\":[\"Findings\"]"), "%s", sink.text->str);
    g_string_free(sink.text, TRUE);
    rt_arena_clear(&arena);
}

/* Bytes that an older program let in are shown, and stay JSON: F5. */
Test(json, what_is_not_utf8_is_shown_as_such)
{
    struct rt_record record = {.ref = "SI-1", .title = "a\xFFz"};
    struct helper_sink sink = helper_sink_new(g_string_new(NULL));
    cr_expect_eq(json_write_value(&rt_record_shape, &record, &sink.sink, NULL), RT_OK);
    cr_expect(strstr(sink.text->str, "\"title\":\"a\uFFFDz\""), "%s", sink.text->str);
    g_string_free(sink.text, TRUE);
}

Test(json, nothing_to_list_is_an_empty_list)
{
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(struct rt_item));
    struct exchange_options list = {.form = EXCHANGE_LIST};
    g_autofree char *listed = helper_write(none, "json", &list);
    cr_expect_str_eq(listed, "[]\n");
}

Test(json, one_recommendation_has_all_the_keys_of_the_contract)
{
    struct rt_record record = {.ref = "SI-1"};
    struct helper_sink sink = helper_sink_new(g_string_new(NULL));
    cr_expect_eq(json_write_value(&rt_record_shape, &record, &sink.sink, NULL), RT_OK);
    json_t *json = json_loads(sink.text->str, 0, NULL);
    g_autofree char *keys = keys_of(json);
    cr_expect_str_eq(keys,
                     "ref,source,group,theme,title,text,summary,note,response,state,closure,"
                     "reported_with,rag,rag_suggested,rag_reason,direction,owners,targets,"
                     "overdue,review,waiting,period,updated,actions,updates,links");
    json_decref(json);
    g_string_free(sink.text, TRUE);
}
