/* YAML as events: the guard between libyaml and the reader.  It knows what
 * YAML may hold here and how to say what is wrong with it in plain words; it
 * knows no key and no field. */
#include "exchange/yaml_events.h"

#include <stdarg.h>
#include <string.h>

#include "exchange/place.h"

/* What libyaml says, and what a person may do about it. */
static const struct {
    const char *problem, *advice;
} advices[] = {
    {"mapping values are not allowed in this context",
     "a colon does not fit here; put a text that holds a colon and a blank in quotes, or mend "
     "the indentation"},
    {"found character that cannot start any token",
     "a value can't begin with this character; indent with blanks instead of tabs, and put a "
     "text that begins with %, @ or ` in quotes"},
    {"found a tab character that violates indentation",
     "a tab stands in the indentation; indent with blanks"},
    {"found a tab character where an indentation space is expected",
     "a tab stands in the indentation; indent with blanks"},
    {"could not find expected ':'", "a key without a colon stands here; write key: value"},
    {"did not find expected key",
     "a key is due here; mend the indentation, or put the text before in quotes"},
    {"did not find expected '-' indicator",
     "the next item of a list is due here; begin it with \"- \" or mend the indentation"},
    {"did not find expected ',' or '}'", "a comma or } is due here"},
    {"did not find expected ',' or ']'", "a comma or ] is due here"},
    {"found unexpected end of stream", "a quote is opened and never closed; close it"},
    {"did not find expected comment or line break",
     "behind | or > nothing stands on that line; the words begin on the next one, indented"},
    {"found unknown escape character",
     "an unknown escape follows the backslash; write \\\\ for a backslash, or single quotes"},
    {"block sequence entries are not allowed in this context",
     "a list can't begin here; begin it on a line of its own"},
    {"did not find expected <document start>",
     "a second document begins here; one file holds one document"},
};

/* The byte that stands back bytes before the i-th. */
static unsigned char byte_before(const struct yaml_events *events, const unsigned char *buffer,
                                 size_t i, size_t back)
{
    return i >= back ? buffer[i - back] : events->tail[2 + i - back];
}

/* U+0085, U+2028 and U+2029 raw: libyaml takes them for line breaks and alters
 * them, others do not.  Finds one that ends in the buffer. */
static void find_odd_break(struct yaml_events *events, const unsigned char *buffer, size_t n)
{
    static const unsigned char ends[] = {0x85, 0xA8, 0xA9};
    for (size_t k = 0; k < sizeof ends; k++) {
        const unsigned char *at = buffer;
        while ((at = memchr(at, ends[k], (size_t)(buffer + n - at)))) {
            size_t i = (size_t)(at++ - buffer);
            unsigned char before = byte_before(events, buffer, i, 1);
            bool is_odd = k == 0 ? before == 0xC2
                                 : before == 0x80 && byte_before(events, buffer, i, 2) == 0xE2;
            size_t place = events->taken + i + (k == 0 ? 0 : (size_t)-1);
            if (is_odd && (!events->bad || place < events->bad))
                events->bad = place;
        }
    }
    for (size_t back = MIN(n, 2); back > 0; back--) {
        events->tail[0] = events->tail[1];
        events->tail[1] = buffer[n - back];
    }
}

static int take(void *self, unsigned char *buffer, size_t size, size_t *got)
{
    struct yaml_events *events = self;
    *got = fread(buffer, 1, size, events->input->stream);
    find_odd_break(events, buffer, *got);
    events->taken += *got;
    return !events->bad && !ferror(events->input->stream);
}

void yaml_events_open(struct yaml_events *events, struct file_input *input)
{
    *events = (struct yaml_events){.input = input, .is_open = true};
    rewind(input->stream);
    int is_ready = yaml_parser_initialize(&events->parser);
    g_assert(is_ready); /* only memory can lack */
    yaml_parser_set_input(&events->parser, take, events);
}

void yaml_events_close(struct yaml_events *events)
{
    if (events->has_event)
        yaml_event_delete(&events->event);
    if (events->is_open)
        yaml_parser_delete(&events->parser);
    events->is_open = events->has_event = false;
}

static enum rt_status fail_at(const struct yaml_events *events, const yaml_mark_t *mark,
                              struct rt_error *error, const char *sentence)
{
    return rt_fail_at(error, RT_REFUSED, events->input->name, (unsigned)mark->line + 1,
                      (unsigned)mark->column + 1, "%s", sentence);
}

enum rt_status yaml_events_fail(const struct yaml_events *events, struct rt_error *error,
                                const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *sentence = g_strdup_vprintf(format, words);
    va_end(words);
    return fail_at(events, &events->event.start_mark, error, sentence);
}

/* The bytes are no text that may stand in a file. */
static enum rt_status fail_reader(struct yaml_events *events, struct rt_error *error)
{
    const yaml_parser_t *parser = &events->parser;
    int value = parser->problem_value;
    if (ferror(events->input->stream))
        return rt_fail_at(error, RT_REFUSED, events->input->name, 0, 0,
                          "the file can't be read to its end");
    size_t offset = events->bad ? events->bad - 1 : parser->problem_offset;
    struct exchange_place place = exchange_place_of(events->input->stream, offset);
    yaml_mark_t mark = {.line = place.line - 1, .column = place.column - 1};
    if (events->bad)
        return fail_at(events, &mark, error,
                       "a line break of another kind (U+0085, U+2028 or U+2029) stands here; "
                       "write it as \\u2028 in double quotes, or take it out");
    if (value == 0)
        return fail_at(events, &mark, error,
                       "a NUL stands here; save the file as text in UTF-8");
    if (strstr(parser->problem, "control characters")) {
        g_autofree char *sentence = g_strdup_printf(
            "the control character U+%04X stands here; take it out", (unsigned)value);
        return fail_at(events, &mark, error, sentence);
    }
    if (strstr(parser->problem, "trailing")) /* the character begins before the offset */
        mark.column--;
    return fail_at(events, &mark, error,
                   "the bytes here are not UTF-8; save the file as UTF-8");
}

static enum rt_status fail_parser(struct yaml_events *events, struct rt_error *error)
{
    const yaml_parser_t *parser = &events->parser;
    if (parser->error == YAML_READER_ERROR)
        return fail_reader(events, error);
    const char *problem = parser->problem ? parser->problem : "unknown trouble";
    yaml_mark_t mark = parser->problem_mark;
    if (strcmp(problem, "found unexpected end of stream") == 0)
        mark = parser->context_mark;
    for (size_t i = 0; i < G_N_ELEMENTS(advices); i++)
        if (strcmp(problem, advices[i].problem) == 0)
            return fail_at(events, &mark, error, advices[i].advice);
    g_autofree char *sentence = g_strdup_printf("this is not legal YAML: %s", problem);
    return fail_at(events, &mark, error, sentence);
}

static const char *text_or_null(const yaml_char_t *text)
{
    return (const char *)text;
}

/* What may not stand in a register file, though it is YAML. */
static enum rt_status guard_node(const struct yaml_events *events, const yaml_char_t *anchor,
                                 const yaml_char_t *tag, struct rt_error *error)
{
    if (anchor)
        return yaml_events_fail(events, error,
                                "the anchor &%s stands here; anchors are not taken, write the "
                                "words out",
                                text_or_null(anchor));
    if (tag)
        return yaml_events_fail(events, error,
                                "the tag %s stands here; tags are not taken, leave it out",
                                text_or_null(tag));
    return RT_OK;
}

static enum rt_status go_down(struct yaml_events *events, const yaml_char_t *anchor,
                              const yaml_char_t *tag, struct rt_error *error)
{
    if (++events->depth > YAML_DEPTH)
        return yaml_events_fail(events, error,
                                "lists and mappings stand more than %d deep here; no file of "
                                "rectrack needs that",
                                YAML_DEPTH);
    return guard_node(events, anchor, tag, error);
}

static enum rt_status guard_scalar(const struct yaml_events *events, struct rt_error *error)
{
    const yaml_char_t *text = events->event.data.scalar.value;
    if (strlen((const char *)text) != events->event.data.scalar.length)
        return yaml_events_fail(events, error, "a NUL stands in this text; take it out");
    return guard_node(events, events->event.data.scalar.anchor, events->event.data.scalar.tag,
                      error);
}

static enum rt_status guard(struct yaml_events *events, struct rt_error *error)
{
    const yaml_event_t *event = &events->event;
    switch (event->type) {
    case YAML_STREAM_START_EVENT:
        if (event->data.stream_start.encoding != YAML_UTF8_ENCODING)
            return yaml_events_fail(events, error, "the file is UTF-16; save it as UTF-8");
        return RT_OK;
    case YAML_ALIAS_EVENT:
        return yaml_events_fail(events, error,
                                "the alias *%s stands here; aliases are not taken, write the "
                                "words out",
                                text_or_null(event->data.alias.anchor));
    case YAML_SCALAR_EVENT:
        return guard_scalar(events, error);
    case YAML_SEQUENCE_START_EVENT:
        return go_down(events, event->data.sequence_start.anchor,
                       event->data.sequence_start.tag, error);
    case YAML_MAPPING_START_EVENT:
        return go_down(events, event->data.mapping_start.anchor, event->data.mapping_start.tag,
                       error);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        events->depth--;
        return RT_OK;
    case YAML_NO_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
    return RT_OK;
}

enum rt_status yaml_events_next(struct yaml_events *events, struct rt_error *error)
{
    if (events->has_event)
        yaml_event_delete(&events->event);
    events->has_event = yaml_parser_parse(&events->parser, &events->event) != 0;
    if (!events->has_event)
        return fail_parser(events, error);
    return guard(events, error);
}

enum rt_status yaml_events_skip(struct yaml_events *events, struct rt_error *error)
{
    yaml_event_type_t type = events->event.type;
    if (type != YAML_SEQUENCE_START_EVENT && type != YAML_MAPPING_START_EVENT)
        return RT_OK;
    unsigned outside = events->depth - 1;
    enum rt_status status = RT_OK;
    while (status == RT_OK && events->depth > outside)
        status = yaml_events_next(events, error);
    return status;
}

const char *yaml_events_text(const struct yaml_events *events)
{
    return text_or_null(events->event.data.scalar.value);
}
