/* Is a value whole and legal, and what follows from it without a register:
 * required fields, references, the places of actions, the meaning of targets. */
#include <rectrack/field.h>

#include <string.h>

#include <rectrack/date.h>

/* Where an item is told of: what stood in the register has no place of its own. */
static const struct rt_part *place_of(const struct rt_part *item, const struct rt_part *whole)
{
    return item->line ? item : whole;
}

/* "SI-5": the source's code, a hyphen, letters or digits. */
static bool is_reference(const char *ref, const char *code)
{
    size_t length = strlen(code);
    if (strncmp(ref, code, length) != 0 || ref[length] != '-')
        return false;
    const char *rest = ref + length + 1;
    size_t n = strspn(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    return n > 0 && rest[n] == '\0';
}

static enum rt_status check_record(const struct rt_record *record, struct rt_error *error)
{
    const struct rt_part *part = &record->part;
    if (!is_reference(record->ref, record->source))
        return rt_fail_at(
            error, RT_REFUSED, NULL, part->line, part->column,
            "the reference \"%s\" is not one of source %s; write %s-, then letters "
            "or digits, such as %s-1",
            record->ref, record->source, record->source, record->source);
    if (!record->title && !record->text)
        return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                          "%s has neither a title nor a text; give it one of them",
                          record->ref);
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        bool is_within = target->action <= 0 || (size_t)target->action <= record->actions.n;
        part = place_of(&target->part, &record->part);
        if (!is_within && !record->reported_with)
            return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                              "%s: the target \"%s\" belongs to action %d, but there are %zu; "
                              "mend its number",
                              record->ref, target->text, target->action, record->actions.n);
        if (target->earliest && target->latest && target->earliest > target->latest)
            return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                              "%s: the target \"%s\" ends before it begins; mend earliest or "
                              "latest",
                              record->ref, target->text);
    }
    return RT_OK;
}

/* "2020-03", "2020-03-31" or "true". */
static bool is_when(const char *text)
{
    struct rt_window window;
    if (strcmp(text, "true") == 0 || rt_day_parse(text))
        return true;
    return strlen(text) == 7 && text[4] == '-' && rt_window_parse(text, &window);
}

static enum rt_status check_event(const struct rt_event *event, struct rt_error *error)
{
    const struct rt_part *part = &event->part;
    const char *given[] = {event->happened, event->lifted};
    for (size_t i = 0; i < G_N_ELEMENTS(given); i++)
        if (given[i] && !is_when(given[i]))
            return rt_fail_at(
                error, RT_REFUSED, NULL, part->line, part->column,
                "\"%s\" is no day for %s; write 2020-03-31, 2020-03, or true where "
                "it is not known",
                given[i], event->name);
    if (event->happened && event->kind == RT_BLOCKER)
        return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                          "%s is a blocker: it is lifted, it does not happen; use lifted",
                          event->name);
    if (event->lifted && event->kind == RT_EVENT)
        return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                          "%s is an event: it happens, it is not lifted; use happened",
                          event->name);
    return RT_OK;
}

static enum rt_status check_fields(const struct rt_shape *shape, const void *value,
                                   struct rt_error *error)
{
    const struct rt_part *part = value;
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        if ((field->flags & RT_FIELD_REQUIRED) && rt_field_is_empty(field, value))
            return rt_fail_at(error, RT_REFUSED, NULL, part->line, part->column,
                              "this %s has no %s; give it one", shape->name, field->key);
        enum rt_status status = RT_OK;
        if (field->type == RT_TYPE_LIST) {
            const struct rt_list *list = rt_field_clist(field, value);
            for (size_t k = 0; k < list->n && status == RT_OK; k++)
                status = rt_shape_check(field->shape, rt_list_item(list, k, field->shape->size),
                                        error);
        } else if (field->type == RT_TYPE_PART) {
            status = rt_shape_check(field->shape, rt_field_cpart(field, value), error);
        }
        if (status != RT_OK)
            return status;
    }
    return RT_OK;
}

enum rt_status rt_shape_check_kept(const struct rt_shape *shape, const void *value,
                                   struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < shape->n && status == RT_OK; i++) {
        const struct rt_field *field = &shape->fields[i];
        const struct rt_list *list =
            field->type == RT_TYPE_LIST ? rt_field_clist(field, value) : NULL;
        if (field->flags & RT_FIELD_RECKONED)
            continue;
        for (size_t k = 0; list && k < list->n && status == RT_OK; k++)
            status = rt_shape_check_kept(field->shape,
                                         rt_list_item(list, k, field->shape->size), error);
        if (field->type == RT_TYPE_PART)
            status = rt_shape_check_kept(field->shape, rt_field_cpart(field, value), error);
        else if (status == RT_OK)
            status = rt_field_check(field, value, error);
    }
    return status;
}

/* It stands in a query as a word: letters of any script, digits and hyphens. */
static enum rt_status check_filter(const struct rt_filter *filter, struct rt_error *error)
{
    bool is_word = *filter->name != '-';
    for (const char *at = filter->name; *at; at = g_utf8_next_char(at))
        is_word = is_word && (*at == '-' || g_unichar_isalnum(g_utf8_get_char(at)));
    return is_word ? RT_OK
                   : rt_fail(error, RT_USAGE,
                             "a filter can't be called \"%s\"; its name is letters, digits and "
                             "hyphens, and begins with no hyphen",
                             filter->name);
}

static enum rt_status check_meeting(const struct rt_meeting *meeting, struct rt_error *error)
{
    if (!rt_day_parse(meeting->date))
        return rt_fail(error, RT_USAGE, "\"%s\" is no day; write 2020-03-31", meeting->date);
    for (size_t i = 0; i < meeting->items.n; i++) {
        const char *ref = rt_agenda_item_at(&meeting->items, i)->ref;
        if (rt_meeting_place(meeting, ref) != i + 1)
            return rt_fail(error, RT_REFUSED, "%s is on the agenda already", ref);
    }
    return RT_OK;
}

enum rt_status rt_shape_check(const struct rt_shape *shape, const void *value,
                              struct rt_error *error)
{
    enum rt_status status = check_fields(shape, value, error);
    if (status == RT_OK && shape == &rt_record_shape)
        status = check_record(value, error);
    if (status == RT_OK && shape == &rt_event_shape)
        status = check_event(value, error);
    if (status == RT_OK && shape == &rt_filter_shape)
        status = check_filter(value, error);
    if (status == RT_OK && shape == &rt_meeting_shape)
        status = check_meeting(value, error);
    return status;
}

bool rt_update_is_blank(const struct rt_update *update)
{
    struct rt_update rest = *update;
    rest.period = NULL;
    for (size_t i = 0; i < rt_update_shape.n; i++)
        if (!rt_field_is_empty(&rt_update_shape.fields[i], &rest))
            return false;
    return true;
}

/* Words tell what a target means; what a person or file gave beside them stays. */
static void complete_target(struct rt_target *target)
{
    enum rt_kind kind;
    uint32_t earliest, latest;
    rt_target_understand(target->text, &kind, &earliest, &latest);
    if (target->kind == RT_KIND_NONE && !target->earliest && !target->latest) {
        target->kind = kind;
        target->earliest = earliest;
        target->latest = latest;
    } else if (target->kind == RT_KIND_NONE) {
        target->kind = target->latest ? RT_KIND_DATE : kind;
    } else if (target->kind == kind && !target->earliest && !target->latest) {
        target->earliest = earliest;
        target->latest = latest;
    }
    if (target->kind == RT_KIND_UNCLEAR && target->event)
        target->kind = RT_KIND_EVENT;
    target->original = target->revisions.n ? rt_revision_at(&target->revisions, 0)->text : NULL;
}

void rt_record_complete(struct rt_record *record)
{
    for (size_t i = 0; i < record->actions.n; i++)
        rt_action_at(&record->actions, i)->n = (int)i + 1;
    for (size_t i = 0; i < record->targets.n; i++)
        complete_target(rt_target_at(&record->targets, i));
}

bool rt_field_words_tell(const struct rt_shape *shape, const void *value)
{
    if (shape != &rt_target_shape)
        return false;
    const struct rt_target *target = value;
    struct rt_target bare = {.text = target->text, .event = target->event};
    if (target->kind == RT_KIND_NONE && !target->earliest && !target->latest)
        return true;
    complete_target(&bare);
    return bare.kind == target->kind && bare.earliest == target->earliest &&
           bare.latest == target->latest;
}
