/* What a cell can't say, settled by what stands in the register: whose words an update is,
 * where a title ends, whose a target is.  Where a cell says what stands there already, it
 * says nothing new. */
#include "command/intake.h"

#include <string.h>

#include <rectrack/text.h>

#include "exchange/csv.h"
#include "model/canon.h"

/* The file says nothing of the field. */
static void take_back(const struct rt_shape *shape, const char *key, void *value)
{
    struct rt_part *part = value;
    part->given &= ~(UINT64_C(1) << rt_field_index(shape, rt_field_find(shape, key)));
}

/* ---- updates ---- */

/* A cell can't say who wrote: where one did, it is that one's update that changes. */
static enum rt_status settle_author(struct rt_record *record, const struct rt_record *there,
                                    struct rt_error *error)
{
    struct rt_update *given = rt_update_at(&record->updates, 0);
    const struct rt_update *known = NULL;
    size_t n = 0;
    for (size_t i = 0; i < there->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&there->updates, i);
        if (strcmp(update->period, given->period) == 0 && ++n)
            known = update;
    }
    if (n > 1)
        return rt_fail_at(
            error, RT_REFUSED, NULL, given->part.line, given->part.column,
            "%s: %zu people wrote in %s, and a table can't say whose words change; "
            "change them in a YAML file",
            there->ref, n, given->period);
    if (known && known->by) {
        given->by = known->by;
        rt_field_set_given(&rt_update_shape, rt_field_find(&rt_update_shape, "by"), given);
    }
    return RT_OK;
}

/* Where several wrote, our papers name each over the words; on a sheet nothing tells these
 * lines from theirs but that they are known. */
static void drop_authors(struct rt_list *texts, const struct rt_record *there,
                         const char *period)
{
    size_t kept = 0;
    for (size_t i = 0; i < texts->n; i++) {
        bool is_author = false;
        for (size_t k = 0; k < there->updates.n && !is_author; k++) {
            const struct rt_update *update = rt_update_at(&there->updates, k);
            g_autofree char *line = g_strconcat(update->by ? update->by : "", ":", NULL);
            is_author = update->by && strcmp(update->period, period) == 0 &&
                        strcmp(rt_texts_at(texts, i), line) == 0;
        }
        if (!is_author)
            ((const char **)texts->at)[kept++] = rt_texts_at(texts, i);
    }
    texts->n = kept;
}

/* The columns of one period show what all wrote in it as one: where they say what
 * stands there already, they say nothing new. */
static enum rt_status settle_update(struct taking *taking, struct rt_record *record,
                                    const struct rt_record *there, struct rt_error *error)
{
    if (record->updates.n != 1)
        return RT_OK;
    struct rt_update *given = rt_update_at(&record->updates, 0), known = {0};
    if (taking->format->place) {
        drop_authors(&given->other, there, given->period);
        drop_authors(&given->progress, there, given->period);
        drop_authors(&given->challenge, there, given->period);
    }
    csv_update_of(there, given->period, &taking->arena, &known);
    g_autoptr(GString) said = g_string_new(NULL), stands = g_string_new(NULL);
    for (size_t i = 0; i < rt_update_shape.n; i++) {
        const struct rt_field *field = &rt_update_shape.fields[i];
        if (rt_field_is_given(&rt_update_shape, field, given)) {
            g_string_append_printf(said, "\n%s ", field->key); /* the same words elsewhere */
            g_string_append_printf(stands, "\n%s ", field->key);
            canon_write_field(field, given, said);
            canon_write_field(field, &known, stands);
        }
    }
    if (strcmp(said->str, stands->str) != 0)
        return settle_author(record, there, error);
    take_back(&rt_record_shape, "updates", record);
    return RT_OK;
}

/* ---- tables ---- */

/* A recommendation's words as the cell of a table has them: nothing but a dash parts a
 * title from the text. */
static char *words_in_cell(const struct rt_record *record)
{
    const char *title = record->title ? record->title : "", *text = record->text;
    return g_strconcat(title, *title && text ? " – " : "", text ? text : "", NULL);
}

static void settle_words(struct rt_record *record, const struct rt_record *there)
{
    g_autofree char *said = words_in_cell(record), *stands = words_in_cell(there);
    if (strcmp(said, stands) != 0)
        return;
    take_back(&rt_record_shape, "title", record);
    take_back(&rt_record_shape, "text", record);
}

/* A table pairs by number what it does not show on a line: where the words stand, whose
 * they are is known better. */
static void settle_targets(struct rt_record *record, const struct rt_record *there)
{
    for (size_t i = 0; i < MIN(record->targets.n, there->targets.n); i++) {
        struct rt_target *target = rt_target_at(&record->targets, i);
        if (g_strcmp0(target->text, rt_target_at(&there->targets, i)->text) == 0)
            take_back(&rt_target_shape, "action", target);
    }
}

static struct rt_ownership *find_owner(const struct rt_list *owners, const char *name)
{
    g_autofree char *folded = rt_text_fold(name);
    for (size_t i = 0; i < owners->n; i++) {
        g_autofree char *other = rt_text_fold(rt_ownership_at(owners, i)->name);
        if (strcmp(folded, other) == 0)
            return rt_ownership_at(owners, i);
    }
    return NULL;
}

/* A column of owners knows no roles: they are as they stand, and who supports stays. */
static void settle_owners(struct taking *taking, struct rt_record *record,
                          const struct rt_record *there)
{
    const struct rt_field *owners = rt_field_find(&rt_record_shape, "owners");
    if (!rt_field_is_given(&rt_record_shape, owners, record) || !record->owners.n)
        return;
    for (size_t i = 0; i < there->owners.n; i++) {
        const struct rt_ownership *known = rt_ownership_at(&there->owners, i);
        struct rt_ownership *named = find_owner(&record->owners, known->name);
        if (named)
            named->role = known->role;
        else if (known->role == RT_SUPPORT)
            *(struct rt_ownership *)rt_list_add(&record->owners, &taking->arena,
                                                sizeof *known) = *known;
    }
}

/* States that a table does not give are those that stand: shown, not written. */
static void show_states(struct rt_record *record, const struct rt_record *there)
{
    const struct rt_field *state = rt_field_find(&rt_record_shape, "state");
    const struct rt_field *own = rt_field_find(&rt_action_shape, "state");
    if (!rt_field_is_given(&rt_record_shape, state, record))
        record->state = there->state;
    for (size_t i = 0; i < MIN(record->actions.n, there->actions.n); i++) {
        struct rt_action *action = rt_action_at(&record->actions, i);
        if (!rt_field_is_given(&rt_action_shape, own, action))
            action->state = rt_action_at(&there->actions, i)->state;
    }
}

/* ---- what the register would lose ---- */

static bool says(const struct rt_record *record, const char *key)
{
    return rt_field_is_given(&rt_record_shape, rt_field_find(&rt_record_shape, key), record);
}

static void doubt_loss(struct taking *taking, const struct rt_record *record, const char *words,
                       const char *what)
{
    rt_doubts_add(taking->doubts, record->part.line, record->part.column, record->ref, words,
                  "the register has this %s and the table has not; it %s", what,
                  taking->intake->accepts_doubts ? "is taken out"
                                                 : "would be taken out by --accept-doubts");
}

/* An older table knows nothing of an extension. */
static void doubt_former(struct taking *taking, const struct rt_record *record,
                         const struct rt_target *given, const struct rt_target *known)
{
    for (size_t i = 0; i < known->revisions.n; i++)
        if (g_strcmp0(given->text, rt_revision_at(&known->revisions, i)->text) == 0) {
            rt_doubts_add(
                taking->doubts, record->part.line, record->part.column, record->ref,
                given->text, "this target was revised to \"%s\" since; it %s", known->text,
                taking->intake->accepts_doubts ? "is set back"
                                               : "would be set back by --accept-doubts");
            return;
        }
}

/* A list in a table replaces the one that stands: what was added or agreed since the table
 * was written would go without a word. */
static void doubt_losses(struct taking *taking, const struct rt_record *record,
                         const struct rt_record *there)
{
    for (size_t i = record->actions.n; says(record, "actions") && i < there->actions.n; i++)
        doubt_loss(taking, record, rt_action_at(&there->actions, i)->text, "key action");
    for (size_t i = record->targets.n; says(record, "targets") && i < there->targets.n; i++)
        doubt_loss(taking, record, rt_target_at(&there->targets, i)->text, "target");
    for (size_t i = 0; i < MIN(record->targets.n, there->targets.n); i++)
        doubt_former(taking, record, rt_target_at(&record->targets, i),
                     rt_target_at(&there->targets, i));
    for (size_t i = 0; says(record, "owners") && i < there->owners.n; i++) {
        const char *name = rt_ownership_at(&there->owners, i)->name;
        if (!find_owner(&record->owners, name))
            doubt_loss(taking, record, name, "owner");
    }
}

enum rt_status intake_settle(struct taking *taking, struct rt_record *record,
                             struct rt_error *error)
{
    struct rt_outlook outlook;
    struct rt_record there;
    for (size_t i = 0; i < record->targets.n; i++)
        rt_target_at(&record->targets, i)->part.is_partial = true;
    enum rt_status status = command_outlook(taking->context, taking->reg, &outlook, error);
    if (status != RT_OK)
        return status;
    if (rt_register_record(taking->reg, record->ref, &outlook, &taking->arena, &there, NULL) !=
        RT_OK)
        return RT_OK; /* it is new */
    if (taking->format->place) {
        settle_words(record, &there);
        settle_targets(record, &there);
        settle_owners(taking, record, &there);
        show_states(record, &there);
        doubt_losses(taking, record, &there);
    }
    return settle_update(taking, record, &there, error);
}

/* ---- words of a state where a date is asked for ---- */

static bool is_over(const struct rt_record *record, const struct rt_target *target)
{
    size_t n = target->action > 0 ? (size_t)target->action : 0;
    if (n && n <= record->actions.n &&
        rt_state_is_over(rt_action_at(&record->actions, n - 1)->state))
        return true;
    return rt_state_is_over(record->state);
}

/* "Complete" under a heading of dates stays a target: whether the state is so a person
 * says. */
void intake_offer(struct taking *taking, const struct rt_record *record)
{
    for (size_t i = 0; taking->format->place && i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        enum rt_kind kind;
        uint32_t earliest, latest;
        rt_target_understand(target->text, &kind, &earliest, &latest);
        if ((kind != RT_KIND_STATUS && kind != RT_KIND_ONGOING) || is_over(record, target))
            continue;
        g_autofree char *action =
            target->action ? g_strdup_printf(".%d", target->action) : g_strdup("");
        g_autofree char *offer =
            g_strdup_printf("%s%s \"%s\"", record->ref, action, target->text);
        g_ptr_array_add(taking->offers, g_steal_pointer(&offer));
    }
}
