/* Reads a register file: events become the values of the table of fields, one
 * source, owner, event, period or recommendation at a time.  It knows the
 * nesting of the file and no field by name but those of the top.
 *
 * Sections may stand in any order.  Where the recommendations come before other
 * sections, the file is gone through for those first, then once more. */
#include "config.h"

#include "exchange/yaml.h"

#include <stdio.h>
#include <string.h>

#include <rectrack/field.h>
#include <rectrack/text.h>

#include "exchange/yaml_value.h"

enum phase {
    PHASE_AS_IT_COMES,
    PHASE_FACTS,   /* only what was not given yet, and no recommendations */
    PHASE_RECORDS, /* only recommendations */
};

/* Bits for what the top of the file may hold: the entities, then the version. */
enum {
    RECORDS = RT_ENTITIES - 1,
    FORMAT = RT_ENTITIES,
    ALL_KEYS = (1 << (RT_ENTITIES + 1)) - 1
};

enum { PIECE = 1 << 16 }; /* bytes of a file that are looked at, at once */

struct reader {
    struct rt_stream stream; /* the first member */
    struct yaml_reader values;
    enum phase phase;
    unsigned met;   /* keys of the top met in this phase */
    unsigned given; /* those that were read, in any phase */
    bool is_plain;  /* the top is a block mapping that begins at the left edge */
    bool is_inside; /* a section is being read */
    size_t section; /* which */
};

static enum rt_status next(struct reader *reader, struct rt_error *error)
{
    return yaml_events_next(&reader->values.events, error);
}

static yaml_event_type_t type_of(const struct reader *reader)
{
    return reader->values.events.event.type;
}

/* Does it stand without what a register may hold of it?  A choice that is never
 * absent may be known there, as the kind of an event is. */
static bool is_whole(const struct rt_shape *shape, const void *value)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        bool is_missing = field->flags & RT_FIELD_REQUIRED && rt_field_is_empty(field, value);
        bool is_open = field->type == RT_TYPE_CHOICE && field->choices[0].key &&
                       !rt_field_is_given(shape, field, value);
        if (is_missing || is_open)
            return false;
    }
    return true;
}

/* One source, owner, event, period or recommendation; the current event begins it. */
static enum rt_status read_entity(struct reader *reader, struct rt_item *out,
                                  struct rt_error *error)
{
    const struct rt_shape *shape = rt_entities[reader->section];
    if (type_of(reader) != YAML_MAPPING_START_EVENT)
        return yaml_events_fail(&reader->values.events, error,
                                "an item of %s is a mapping; write its keys as \"- %s: ...\"",
                                shape->plural, shape->key);
    rt_arena_reset(&reader->values.arena);
    void *value = rt_arena_alloc(&reader->values.arena, shape->size);
    yaml_set_place(&reader->values, value);
    enum rt_status status = yaml_read_mapping(&reader->values, shape, value, error);
    if (status != RT_OK)
        return status;
    if (rt_field_is_empty(rt_field_find(shape, shape->key), value)) {
        const struct rt_part *part = value;
        return rt_fail_at(error, RT_REFUSED, reader->values.events.input->name, part->line,
                          part->column, "this %s has no %s; give it one", shape->name,
                          shape->key);
    }
    if (shape != &rt_record_shape && is_whole(shape, value))
        status = rt_shape_check(shape, value, error);
    rt_error_in(error, reader->values.events.input->name);
    if (status == RT_OK)
        *out = (struct rt_item){.shape = shape, .value = value};
    return status;
}

/* The place of a key of the top: an entity's, FORMAT, or -1. */
static int find_top(const char *key, size_t length)
{
    for (int i = 0; i < RT_ENTITIES; i++)
        if (strlen(rt_entities[i]->plural) == length &&
            memcmp(rt_entities[i]->plural, key, length) == 0)
            return i;
    return length == 8 && memcmp(key, "rectrack", 8) == 0 ? FORMAT : -1;
}

/* Might this line, n bytes with its line feed, hold a key of the top that was not
 * met yet? */
static bool is_news(const struct reader *reader, const char *line, size_t n)
{
    size_t skip = n > 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    line += skip;
    n -= skip;
    if (memchr(" \t\n#-", *line, 5))
        return false;
    const char *colon = memchr(line, ':', MIN(n, 20));
    int key = colon ? find_top(line, (size_t)(colon - line)) : -1;
    return key < 0 || (key != RECORDS && !(reader->given & 1U << key));
}

/* Looks at the whole lines of a piece for such a key; a carriage return ends one
 * too.  Returns the bytes behind them. */
static size_t look_at_lines(const struct reader *reader, char *piece, size_t n, bool *has_news)
{
    char *end = piece + n, *line = piece, *feed;
    for (char *cr = piece; (cr = memchr(cr, '\r', (size_t)(end - cr)));)
        *cr = '\n';
    for (; !*has_news && (feed = memchr(line, '\n', (size_t)(end - line))); line = feed + 1)
        *has_news = is_news(reader, line, (size_t)(feed + 1 - line));
    memmove(piece, line, (size_t)(end - line));
    return (size_t)(end - line);
}

/* May a key that was not met yet stand further down?  Looks at the lines that
 * begin at the left edge, which is quick; where in doubt, yes. */
static bool may_hold_more(const struct reader *reader)
{
    if (!reader->is_plain)
        return true;
    FILE *file = reader->values.events.input->stream;
    off_t here = ftello(file);
    g_autofree char *piece = g_malloc(PIECE);
    size_t left = 0, got;
    bool more = false;
    rewind(file);
    do {
        got = fread(piece + left, 1, PIECE - left, file);
        left += got;
        if (!got && left < PIECE)
            piece[left++] = '\n'; /* the last line may lack it */
        left = look_at_lines(reader, piece, left, &more);
    } while (got && left < PIECE && !more);
    return fseeko(file, here, SEEK_SET) != 0 || more || left == PIECE;
}

/* Goes to the first key of the top. */
static enum rt_status begin(struct reader *reader, enum phase phase, struct rt_error *error)
{
    struct file_input *input = reader->values.events.input;
    yaml_events_close(&reader->values.events);
    yaml_events_open(&reader->values.events, input);
    reader->phase = phase;
    reader->met = 0;
    enum rt_status status = RT_OK;
    for (int i = 0; i < 2 && status == RT_OK; i++)
        status = next(reader, error); /* the stream's start, the document's */
    if (status != RT_OK)
        return status;
    if (type_of(reader) == YAML_STREAM_END_EVENT)
        return rt_fail_at(error, RT_REFUSED, input->name, 1, 1,
                          "the file is empty; a register file begins with rectrack: 1");
    status = next(reader, error);
    if (status != RT_OK)
        return status;
    if (type_of(reader) != YAML_MAPPING_START_EVENT)
        return yaml_events_fail(&reader->values.events, error,
                                "a register file is a mapping; begin it with rectrack: 1");
    const yaml_event_t *event = &reader->values.events.event;
    reader->is_plain = event->start_mark.column == 0 &&
                       event->data.mapping_start.style == YAML_BLOCK_MAPPING_STYLE;
    return RT_OK;
}

static enum rt_status read_version(struct reader *reader, struct rt_error *error)
{
    enum rt_status status = next(reader, error);
    if (status != RT_OK)
        return status;
    if (type_of(reader) != YAML_SCALAR_EVENT)
        return yaml_events_fail(&reader->values.events, error,
                                "rectrack takes the version of the format; write rectrack: 1");
    if (strcmp(yaml_events_text(&reader->values.events), "1") != 0)
        return yaml_events_fail(&reader->values.events, error,
                                "the file is of version \"%s\" of the format; this program "
                                "reads version 1",
                                yaml_events_text(&reader->values.events));
    return RT_OK;
}

/* The current event is a key of the top whose section is due now. */
static enum rt_status enter(struct reader *reader, size_t key, struct rt_error *error)
{
    enum rt_status status = next(reader, error);
    if (status != RT_OK || yaml_is_empty(&reader->values))
        return status;
    if (type_of(reader) != YAML_SEQUENCE_START_EVENT)
        return yaml_events_fail(&reader->values.events, error,
                                "%s takes a list; begin each item with \"- \"",
                                rt_entities[key]->plural);
    reader->is_inside = true;
    reader->section = key;
    return RT_OK;
}

static bool is_due(const struct reader *reader, int key)
{
    if (reader->phase == PHASE_RECORDS)
        return key == RECORDS;
    if (reader->phase == PHASE_FACTS)
        return key != RECORDS && !(reader->given & 1U << key);
    return true;
}

static enum rt_status read_top_key(struct reader *reader, struct rt_error *error)
{
    if (type_of(reader) != YAML_SCALAR_EVENT)
        return yaml_fail_no_key(&reader->values, error);
    const char *word = yaml_events_text(&reader->values.events);
    int key = find_top(word, strlen(word));
    if (key < 0) {
        const char *keys[RT_ENTITIES + 1] = {[FORMAT] = "rectrack"};
        for (int i = 0; i < RT_ENTITIES; i++)
            keys[i] = rt_entities[i]->plural;
        return yaml_fail_unknown(&reader->values, "this file",
                                 rt_text_nearest(word, keys, RT_ENTITIES + 1), error);
    }
    if (reader->met & 1U << key)
        return yaml_fail_twice(&reader->values, error);
    reader->met |= 1U << key;
    if (key == RECORDS && reader->phase == PHASE_AS_IT_COMES &&
        (reader->given | 1U << RECORDS) != ALL_KEYS && may_hold_more(reader))
        return begin(reader, PHASE_FACTS, error);
    if (!is_due(reader, key)) {
        enum rt_status status = next(reader, error);
        return status == RT_OK ? yaml_events_skip(&reader->values.events, error) : status;
    }
    reader->given |= 1U << key;
    return key == FORMAT ? read_version(reader, error) : enter(reader, (size_t)key, error);
}

/* The top's mapping has ended: nothing but the end of the file may follow. */
static enum rt_status end(struct reader *reader, struct rt_error *error)
{
    enum rt_status status = next(reader, error);
    if (status == RT_OK)
        status = next(reader, error);
    if (status == RT_OK && type_of(reader) != YAML_STREAM_END_EVENT)
        status = yaml_events_fail(&reader->values.events, error,
                                  "a second document begins here; one file holds one document");
    if (status == RT_OK && !(reader->given & 1U << FORMAT))
        status = rt_fail_at(error, RT_REFUSED, reader->values.events.input->name, 1, 1,
                            "the file does not say that it is one of rectrack; begin it with "
                            "rectrack: 1");
    return status;
}

static enum rt_status yaml_next(struct rt_stream *stream, struct rt_item *out,
                                struct rt_error *error)
{
    struct reader *reader = (struct reader *)stream;
    for (;;) {
        enum rt_status status = next(reader, error);
        if (status != RT_OK)
            return status;
        if (reader->is_inside && type_of(reader) == YAML_SEQUENCE_END_EVENT) {
            reader->is_inside = false;
        } else if (reader->is_inside) {
            return read_entity(reader, out, error);
        } else if (type_of(reader) != YAML_MAPPING_END_EVENT) {
            status = read_top_key(reader, error);
        } else {
            status = end(reader, error);
            if (status == RT_OK && reader->phase != PHASE_FACTS) {
                *out = (struct rt_item){0};
                return RT_OK;
            }
            if (status == RT_OK)
                status = begin(reader, PHASE_RECORDS, error);
        }
        if (status != RT_OK)
            return status;
    }
}

static void yaml_close(struct rt_stream *stream)
{
    struct reader *reader = (struct reader *)stream;
    yaml_events_close(&reader->values.events);
    rt_arena_clear(&reader->values.arena);
    g_free(reader);
}

enum rt_status yaml_open(struct file_input *input,
                         G_GNUC_UNUSED const struct exchange_options *options,
                         struct rt_stream **out, struct rt_error *error)
{
    struct reader *reader = g_new0(struct reader, 1);
    reader->stream = (struct rt_stream){.next = yaml_next, .close = yaml_close};
    reader->values.events.input = input;
    enum rt_status status = begin(reader, PHASE_AS_IT_COMES, error);
    if (status != RT_OK) {
        yaml_close(&reader->stream);
        return status;
    }
    *out = &reader->stream;
    return RT_OK;
}

static bool begins(const char *at, const char *end, const char *word)
{
    size_t n = strlen(word);
    return (size_t)(end - at) >= n && memcmp(at, word, n) == 0;
}

/* Does the first line that says something begin with a word and a colon, or with
 * what only YAML begins with?  JSON is asked before. */
bool yaml_sniff(const char *head, size_t n)
{
    const char *end = head + n;
    const char *at = begins(head, end, "\xEF\xBB\xBF") ? head + 3 : head;
    for (; at < end; at++) {
        if (*at == '#')
            at = memchr(at, '\n', (size_t)(end - at));
        if (!at)
            return false;
        if (!g_ascii_isspace(*at))
            break;
    }
    if (begins(at, end, "---") || begins(at, end, "%YAML") || begins(at, end, "{"))
        return true;
    const char *word = at;
    while (at < end && (g_ascii_isalnum(*at) || *at == '_'))
        at++;
    return at > word && at < end && *at == ':';
}
