/* The register in memory.  It answers as the store does, from an array. */
#include "tests/tui/fake.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>
#include <rectrack/text.h>

#include "base/file.h"
#include "exchange/yaml.h"

enum { MOST = 20000 };

struct rt_register {
    struct rt_facts facts;
    struct rt_arena arena;
    struct rt_record records[MOST];
    size_t n, rows_read;
    bool has_changed, is_readonly;
};

static struct rt_register fake;

const char *const fake_path = FIXTURES;

static void begin(void)
{
    rt_facts_clear(&fake.facts);
    rt_arena_clear(&fake.arena);
    memset(&fake, 0, sizeof fake);
}

static void add_fact(const struct rt_item *item)
{
    struct rt_facts *facts = &fake.facts;
    struct rt_list *lists[] = {&facts->sources, &facts->owners, &facts->events,
                               &facts->periods};
    for (size_t i = 0; i < 4; i++)
        if (item->shape == rt_entities[i])
            rt_shape_copy(item->shape, rt_list_add(lists[i], &facts->arena, item->shape->size),
                          item->value, &facts->arena);
}

static void load_file(const char *name)
{
    g_autofree char *path = g_build_filename(FIXTURES, "southampton", name, NULL);
    struct file_input input;
    struct rt_stream *stream = NULL;
    struct exchange_options options = {0};
    struct rt_error error = {0};
    struct rt_item item = {0};
    if (file_input_open(path, FILE_LIMIT, &input, &error) != RT_OK ||
        yaml_open(&input, &options, &stream, &error) != RT_OK)
        g_error("%s: %s", path, error.sentence);
    while (rt_stream_next(stream, &item, &error) == RT_OK && item.shape) {
        if (item.shape != &rt_record_shape) {
            add_fact(&item);
            continue;
        }
        struct rt_record *record = &fake.records[fake.n++];
        rt_shape_copy(item.shape, record, item.value, &fake.arena);
        rt_record_complete(record);
    }
    if (error.sentence)
        g_error("%s: %s", path, error.sentence);
    rt_stream_close(stream);
    file_input_close(&input);
}

void fake_load_sample(void)
{
    begin();
    load_file("1-shared.yaml");
    load_file("2-scrutiny-inquiry.yaml");
    load_file("3-needs-assessment.yaml");
}

static void add_frame(const char *text)
{
    struct rt_facts *facts = &fake.facts;
    struct rt_source *source =
        rt_list_add(&facts->sources, &facts->arena, sizeof(struct rt_source));
    *source = (struct rt_source){.code = "R", .title = text, .kind = text, .date = text};
    struct rt_period *period =
        rt_list_add(&facts->periods, &facts->arena, sizeof(struct rt_period));
    *period = (struct rt_period){
        .id = "2020-03", .label = text, .as_at = rt_day_new(2020, 3, 31), .state = RT_CLOSED};
}

void fake_load_many(size_t n)
{
    begin();
    add_frame("March 2020");
    for (size_t i = 0; i < n; i++) {
        struct rt_record *record = &fake.records[fake.n++];
        g_autofree char *ref = g_strdup_printf("R-%05zu", i + 1);
        g_autofree char *theme = g_strdup_printf("Theme %zu", i / 9 + 1);
        g_autofree char *title = g_strdup_printf("Recommendation number %zu", i + 1);
        record->source = "R";
        record->ref = rt_arena_copy(&fake.arena, ref);
        record->theme = rt_arena_copy(&fake.arena, theme);
        record->title = rt_arena_copy(&fake.arena, title);
    }
}

void fake_load_hostile(const char *payload)
{
    begin();
    add_frame(payload);
    struct rt_arena *arena = &fake.arena;
    struct rt_record *record = &fake.records[fake.n++];
    *record = (struct rt_record){.ref = "R-1",
                                 .source = "R",
                                 .group = payload,
                                 .theme = payload,
                                 .title = payload,
                                 .text = payload,
                                 .summary = payload,
                                 .note = payload,
                                 .closure = payload,
                                 .state = RT_STATE_COMPLETE};
    struct rt_ownership *owner = rt_list_add(&record->owners, arena, sizeof *owner);
    owner->name = payload;
    struct rt_target *target = rt_list_add(&record->targets, arena, sizeof *target);
    target->text = payload;
    struct rt_revision *revision = rt_list_add(&target->revisions, arena, sizeof *revision);
    *revision = (struct rt_revision){.text = payload, .reason = payload, .granted_by = payload};
    rt_texts_add(&record->waiting, arena, payload);
    struct rt_action *action = rt_list_add(&record->actions, arena, sizeof *action);
    action->text = payload;
    struct rt_update *update = rt_list_add(&record->updates, arena, sizeof *update);
    *update = (struct rt_update){.period = "2020-03", .by = payload, .reason = payload};
    rt_texts_add(&update->progress, arena, payload);
    rt_texts_add(&update->challenge, arena, payload);
    rt_texts_add(&update->other, arena, payload);
    struct rt_link *link = rt_list_add(&record->links, arena, sizeof *link);
    *link = (struct rt_link){.kind = RT_SEE_ALSO, .ref = payload};
}

void fake_open_period(const char *id, const char *label)
{
    struct rt_period *period =
        rt_list_add(&fake.facts.periods, &fake.facts.arena, sizeof(struct rt_period));
    *period = (struct rt_period){.id = id, .label = label, .state = RT_OPEN};
}

void fake_load_none(void)
{
    begin();
    add_frame("March 2020");
}

static size_t find(const char *ref)
{
    size_t i = 0;
    while (i < fake.n && g_ascii_strcasecmp(fake.records[i].ref, ref))
        i++;
    return i;
}

void fake_change_title(const char *ref, const char *title)
{
    fake.records[find(ref)].title = title;
    fake_change("Public Health", ref, "title");
}

void fake_change(const char *who, const char *ref, const char *field)
{
    fake_note(who, fake.records[find(ref)].ref, field);
    fake.has_changed = true;
}

void fake_change_state(const char *ref, enum rt_state state)
{
    fake.records[find(ref)].state = state;
    fake.has_changed = true;
}

void fake_retarget(const char *ref, const char *words)
{
    rt_target_at(&fake.records[find(ref)].targets, 0)->text = words;
}

void fake_disown(const char *ref)
{
    fake.records[find(ref)].owners.n--;
}

void fake_answer(const char *ref)
{
    const struct rt_list *periods = &fake.facts.periods;
    struct rt_list *updates = &fake.records[find(ref)].updates;
    *(struct rt_update *)rt_list_add(updates, &fake.arena, sizeof(struct rt_update)) =
        (struct rt_update){.period = rt_period_at(periods, periods->n - 1)->id,
                           .no_change = true};
}

void fake_remove(const char *ref)
{
    size_t at = find(ref);
    memmove(&fake.records[at], &fake.records[at + 1],
            (--fake.n - at) * sizeof(struct rt_record));
    fake.has_changed = true;
}

void fake_set_readonly(bool is_readonly)
{
    fake.is_readonly = is_readonly;
}

size_t fake_rows_read(void)
{
    size_t n = fake.rows_read;
    fake.rows_read = 0;
    return n;
}

enum rt_status rt_register_open(const char *path, enum rt_access access,
                                struct rt_register **out, struct rt_error *error)
{
    (void)path;
    (void)access;
    (void)error;
    *out = &fake;
    return RT_OK;
}

void rt_register_close(struct rt_register *reg)
{
    (void)reg;
}

const char *rt_register_path(const struct rt_register *reg)
{
    (void)reg;
    return "/srv/rectrack/register.db";
}

const char *rt_register_why_readonly(const struct rt_register *reg)
{
    return reg->is_readonly ? "its folder can't be written" : NULL;
}

enum rt_status rt_register_facts(struct rt_register *reg, const struct rt_facts **out,
                                 struct rt_error *error)
{
    (void)error;
    *out = &reg->facts;
    return RT_OK;
}

bool rt_register_has_changed(struct rt_register *reg)
{
    bool has_changed = reg->has_changed;
    reg->has_changed = false;
    return has_changed;
}

static const char *last_period(void)
{
    return rt_period_at(&fake.facts.periods, fake.facts.periods.n - 1)->id;
}

struct walk {
    struct rt_stream stream;
    struct rt_select select;
    struct rt_arena arena;
    struct rt_record record;
    size_t at, given; /* at: counted from 1 when it goes backwards */
};

static void show(const struct rt_record *record, const struct rt_outlook *outlook,
                 struct rt_arena *arena, struct rt_record *out)
{
    rt_shape_copy(&rt_record_shape, out, record, arena);
    size_t lead = record->reported_with ? find(record->reported_with) : fake.n;
    if (lead < fake.n) {
        out->owners = fake.records[lead].owners;
        out->targets = fake.records[lead].targets;
        out->updates = fake.records[lead].updates;
        out->waiting = fake.records[lead].waiting;
    }
    rt_reckon(out, arena, outlook);
}

static void show_next(struct walk *walk, const struct rt_record *record)
{
    rt_arena_reset(&walk->arena);
    show(record, &walk->select.outlook, &walk->arena, &walk->record);
}

static enum rt_status next(struct rt_stream *stream, struct rt_item *out,
                           struct rt_error *error)
{
    (void)error;
    struct walk *walk = (struct walk *)stream;
    *out = (struct rt_item){0};
    if (walk->select.limit && walk->given == walk->select.limit)
        return RT_OK;
    while (walk->select.is_backwards ? walk->at > 0 : walk->at < fake.n) {
        size_t i = walk->select.is_backwards ? --walk->at : walk->at++;
        if (!fake_matches(walk->select.query, &fake.records[i], last_period()))
            continue;
        show_next(walk, &fake.records[i]);
        walk->given++;
        fake.rows_read++;
        *out = (struct rt_item){&rt_record_shape, &walk->record};
        return RT_OK;
    }
    return RT_OK;
}

static void close_walk(struct rt_stream *stream)
{
    rt_arena_clear(&((struct walk *)stream)->arena);
    g_free(stream);
}

enum rt_status rt_register_select(struct rt_register *reg, const struct rt_select *select,
                                  struct rt_stream **out, struct rt_error *error)
{
    size_t after = select->after ? find(select->after) : reg->n;
    if (select->after && after == reg->n)
        return rt_fail(error, RT_REFUSED, "there is no recommendation %s", select->after);
    struct walk *walk = g_new0(struct walk, 1);
    walk->stream = (struct rt_stream){.next = next, .close = close_walk};
    walk->select = *select;
    walk->at = select->is_backwards ? after : (select->after ? after + 1 : 0);
    *out = &walk->stream;
    return RT_OK;
}

enum rt_status rt_register_tally(struct rt_register *reg, const struct rt_select *select,
                                 struct rt_tally *out, struct rt_error *error)
{
    (void)error;
    struct walk walk = {.select = *select};
    *out = (struct rt_tally){0};
    for (size_t i = 0; i < reg->n; i++) {
        if (!fake_matches(select->query, &reg->records[i], last_period()))
            continue;
        show_next(&walk, &reg->records[i]);
        out->total++;
        out->rag[walk.record.rag]++;
        out->suggested[walk.record.suggested]++;
        out->shown[walk.record.rag ? walk.record.rag : walk.record.suggested]++;
    }
    rt_arena_clear(&walk.arena);
    return RT_OK;
}

enum rt_status rt_register_position(struct rt_register *reg, const struct rt_select *select,
                                    const char *ref, size_t *out, struct rt_error *error)
{
    (void)error;
    size_t end = find(ref), n = 0;
    for (size_t i = 0; i < end && i < reg->n; i++)
        n += fake_matches(select->query, &reg->records[i], last_period());
    *out = n;
    return RT_OK;
}

enum rt_status rt_register_has(struct rt_register *reg, const char *ref, bool *out,
                               struct rt_error *error)
{
    (void)error;
    *out = find(ref) < reg->n;
    return RT_OK;
}

enum rt_status rt_register_record(struct rt_register *reg, const char *ref,
                                  const struct rt_outlook *outlook, struct rt_arena *arena,
                                  struct rt_record *out, struct rt_error *error)
{
    size_t at = find(ref);
    if (at == reg->n)
        return rt_fail(error, RT_REFUSED, "there is no recommendation %s", ref);
    show(&reg->records[at], outlook, arena, out);
    return RT_OK;
}
