/* Two people at one recommendation: what a command would overwrite though it was
 * changed after it was seen, who changed it and when. */
#include "command/edit.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/wording.h>

#include "model/change.h"

/* Who saved a field last. */
struct saver {
    const char *path;
    bool is_found;
    char *who, *at;
};

/* The newest comes first: the field itself, or the record as it was added. */
static enum rt_status find_saver(const struct rt_change *change, void *self,
                                 struct rt_error *error)
{
    struct saver *saver = self;
    (void)error;
    if (saver->is_found || (change->field && strcmp(change->field, saver->path) != 0))
        return RT_OK;
    saver->is_found = true;
    saver->who = g_strdup(change->actor);
    saver->at = g_strdup(change->at);
    return RT_OK;
}

/* "State", "State of key action 2", "Target 1"; "Progress" of an update. */
static char *label_of(const struct clash *clash)
{
    g_autofree char *whole = rt_word_path(&rt_record_shape, clash->path, NULL);
    bool is_update = clash->field->shape == &rt_update_shape;
    if (!clash->part || (!is_update && (clash->part->flags & RT_FIELD_REQUIRED)))
        return g_steal_pointer(&whole);
    if (is_update)
        return g_strdup(clash->part->label);
    return g_strdup_printf("%s of %s", clash->part->label, rt_word_lower(whole));
}

/* Tells one, and keeps the first as the sentence of the error. */
static enum rt_status tell(struct edit *edit, const struct edited *edited,
                           const struct clash *clash, size_t n)
{
    struct rt_output *out = edit->context->out;
    bool is_shared = (clash->field->flags & RT_FIELD_SHARED) != 0;
    const char *ref = edited->now.ref, *holder = is_shared ? edited->holder : ref;
    struct saver saver = {.path = clash->path};
    enum rt_status status =
        rt_register_history(edit->reg, holder, 0, find_saver, &saver, edit->error);
    g_autofree char *label = label_of(clash);
    struct rt_conflict conflict = {.ref = ref,
                                   .field = clash->path,
                                   .part = clash->part ? clash->part->key : NULL,
                                   .label = label,
                                   .seen = clash->seen,
                                   .theirs = clash->theirs,
                                   .yours = clash->yours,
                                   .who = saver.who,
                                   .at = saver.at};
    if (status == RT_OK && out->conflict)
        out->conflict(out, &conflict);
    g_autofree char *told = saver.at ? rt_moment_words(saver.at) : NULL;
    g_autofree char *small = rt_word_lower(g_strdup(label));
    g_autofree char *others = n > 1 ? g_strdup_printf(" and %zu more", n - 1) : g_strdup("");
    if (status == RT_OK)
        status = rt_fail(edit->error, RT_CONFLICT,
                         "%s: %s saved its %s%s %s%s, after you began; nothing was overwritten",
                         ref, saver.who ? saver.who : "somebody", small, others,
                         told ? "at " : "since", told ? told : "");
    g_free(saver.who);
    g_free(saver.at);
    return status;
}

enum rt_status edit_check_seen(struct edit *edit, const struct edited *edited,
                               const struct rt_record *given)
{
    const struct rt_record *seen = edit->context->seen;
    if (!seen || strcmp(seen->ref, edited->now.ref) != 0)
        return RT_OK;
    struct rt_record after;
    edit_merge(edit, edited, given, &after);
    g_autoptr(GPtrArray) clashes = clash_list_new();
    change_clashes(&rt_record_shape, seen, &edited->now, &after, clashes);
    enum rt_status status = RT_OK;
    for (guint i = 0; i < clashes->len && (status == RT_OK || status == RT_CONFLICT); i++)
        status = tell(edit, edited, clashes->pdata[i], clashes->len);
    return status;
}
