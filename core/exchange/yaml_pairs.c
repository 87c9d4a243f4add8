/* Pairs from YAML events.  A wrong line costs that line alone, so that one slip in
 * a file of settings leaves the rest of them in force. */
#include "exchange/yaml_pairs.h"

#include "exchange/yaml_events.h"

struct reading {
    struct yaml_events events;
    struct rt_arena *arena;
    struct rt_list *pairs, *wrong;
};

static void complain(struct reading *reading, struct rt_error *error, const char *what_then)
{
    g_autofree char *words = rt_error_words(error);
    g_autofree char *sentence = g_strconcat(words, what_then, NULL);
    rt_texts_add(reading->wrong, reading->arena, sentence);
    rt_error_clear(error);
}

/* What stands here is no pair, or half of one: told, and passed over. */
static enum rt_status pass_over(struct reading *reading, const char *why,
                                struct rt_error *error)
{
    struct rt_error told = {0};
    yaml_events_fail(&reading->events, &told, "%s", why);
    complain(reading, &told, "");
    return yaml_events_skip(&reading->events, error);
}

static enum rt_status read_pairs(struct reading *reading, const char *section,
                                 struct rt_error *error);

/* The event is the key's last. */
static enum rt_status read_value(struct reading *reading, struct yaml_pair pair,
                                 struct rt_error *error)
{
    enum rt_status status = yaml_events_next(&reading->events, error);
    if (status != RT_OK)
        return status;
    const yaml_event_t *event = &reading->events.event;
    bool is_section = event->type == YAML_MAPPING_START_EVENT && !pair.section;
    if (event->type != YAML_SCALAR_EVENT && !is_section)
        return pass_over(reading, "one value is due here, not a list or a section", error);
    if (!is_section)
        pair.value = rt_arena_copy(reading->arena, yaml_events_text(&reading->events));
    pair.value_line = (unsigned)event->start_mark.line + 1;
    pair.value_column = (unsigned)event->start_mark.column + 1;
    *(struct yaml_pair *)rt_list_add(reading->pairs, reading->arena, sizeof pair) = pair;
    return is_section ? read_pairs(reading, pair.key, error) : RT_OK;
}

/* The event is the beginning of the mapping; afterwards its end. */
static enum rt_status read_pairs(struct reading *reading, const char *section,
                                 struct rt_error *error)
{
    enum rt_status status;
    while ((status = yaml_events_next(&reading->events, error)) == RT_OK) {
        const yaml_event_t *event = &reading->events.event;
        if (event->type == YAML_MAPPING_END_EVENT)
            break;
        if (event->type != YAML_SCALAR_EVENT) {
            status = pass_over(reading, "a key of one word is due here", error);
            if (status == RT_OK)
                status = yaml_events_next(&reading->events, error);
            if (status == RT_OK)
                status = yaml_events_skip(&reading->events, error);
        } else {
            struct yaml_pair pair = {
                .section = section,
                .key = rt_arena_copy(reading->arena, yaml_events_text(&reading->events)),
                .line = (unsigned)event->start_mark.line + 1,
                .column = (unsigned)event->start_mark.column + 1};
            status = read_value(reading, pair, error);
        }
        if (status != RT_OK)
            break;
    }
    return status;
}

static enum rt_status read_file(struct reading *reading, struct rt_error *error)
{
    bool has_document = false;
    enum rt_status status;
    while ((status = yaml_events_next(&reading->events, error)) == RT_OK) {
        const yaml_event_t *event = &reading->events.event;
        if (event->type == YAML_STREAM_END_EVENT)
            break;
        if (event->type == YAML_DOCUMENT_START_EVENT && has_document)
            return yaml_events_fail(&reading->events, error,
                                    "a second document begins here; one file holds one");
        has_document |= event->type == YAML_DOCUMENT_START_EVENT;
        if (event->type == YAML_MAPPING_START_EVENT)
            status = read_pairs(reading, NULL, error);
        else if (event->type == YAML_SCALAR_EVENT || event->type == YAML_SEQUENCE_START_EVENT)
            status = pass_over(reading, "lines of key: value are due here", error);
        if (status != RT_OK)
            break;
    }
    return status;
}

void yaml_pairs_read(struct file_input *input, struct rt_arena *arena, struct rt_list *pairs,
                     struct rt_list *wrong)
{
    struct reading reading = {.arena = arena, .pairs = pairs, .wrong = wrong};
    struct rt_error error = {0};
    yaml_events_open(&reading.events, input);
    if (read_file(&reading, &error) != RT_OK)
        complain(&reading, &error, "; from here on the file is not read");
    yaml_events_close(&reading.events);
}
