/* The answers of a row, cell by cell: what each of them means.  Parts that can't be read, or
 * that want something beside them, are left alone with why; form_clean.c holds the others
 * against what was sent and what stands now. */
#include <string.h>

#include <rectrack/text.h>

#include "command/form_clean.h"
#include "model/change.h"

/* ---- progress, challenge, no change ---- */

/* The paragraphs of a field as one text, in the arena of the row. */
static const char *joined(struct edit *edit, const struct rt_list *paragraphs)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < paragraphs->n; i++)
        g_string_append_printf(all, "%s%s", i ? "\n\n" : "", rt_texts_at(paragraphs, i));
    const char *words = rt_arena_text(&edit->one, all->str, all->len);
    g_string_free(all, TRUE);
    return words;
}

bool form_is_blank(const char *words)
{
    g_autofree char *folded = rt_text_fold(words);
    return !*folded || strcmp(folded, "-") == 0;
}

/* The words of a cell as they would be kept; false: they can't be, which is told. */
static bool read_paragraphs(struct answering *answering, enum form_cell cell, const char *key,
                            const char **out)
{
    struct edit *edit = &answering->taking->wanted.edit;
    struct rt_error *kept = edit->error, why = {0};
    struct rt_update scratch = {0};
    const struct rt_field *field = rt_field_find(&rt_update_shape, key);
    edit->error = &why;
    enum rt_status status = edit_paragraphs(edit, answering->row->cells[cell], field, &scratch);
    edit->error = kept;
    if (status == RT_OK)
        *out = joined(edit, rt_field_clist(field, &scratch));
    else
        form_leave(answering, cell, "%s", why.sentence);
    rt_error_clear(&why);
    return status == RT_OK;
}

static bool read_yes(struct answering *answering, bool *out)
{
    static const char *const words[] = {"yes", "y", "true", "x", "no change", NULL};
    static const char *const nays[] = {"", "no", "n", "false", NULL};
    g_autofree char *said = rt_text_fold(answering->row->cells[FORM_NO_CHANGE]);
    *out = g_strv_contains(words, said);
    if (!*out && !g_strv_contains(nays, said)) {
        form_leave(answering, FORM_NO_CHANGE,
                   "\"%s\" is not understood; it takes yes, or nothing",
                   answering->row->cells[FORM_NO_CHANGE]);
        return false;
    }
    return true;
}

/* What the owner's own update says now, which this form would write over; *path: as the
 * history names it, g_free it. */
static const struct rt_update *own_update(const struct answering *answering, char **path)
{
    const struct form_taking *taking = answering->taking;
    struct rt_update of = {.period = taking->period->id, .by = taking->owner->name};
    g_autofree char *key = change_update_key(&of);
    *path = g_strconcat("updates.", key, NULL);
    return change_same_update(&answering->edited->now.updates, &of);
}

static enum rt_status answer_words(struct answering *answering, enum form_cell cell,
                                   const char *key, const char **wanted)
{
    struct edit *edit = &answering->taking->wanted.edit;
    g_autofree char *path = NULL;
    const struct rt_update *own = own_update(answering, &path);
    const struct rt_field *field = rt_field_find(&rt_update_shape, key);
    const char *theirs;
    bool is_clean = false;
    if (form_is_blank(answering->row->cells[cell]) ||
        !read_paragraphs(answering, cell, key, &theirs))
        return RT_OK;
    const char *now = !own             ? ""
                      : own->no_change ? "No change"
                                       : joined(edit, rt_field_clist(field, own));
    const char *part =
        own && own->no_change ? form_columns[FORM_NO_CHANGE].heading : field->label;
    enum rt_status status = form_check_clean(answering, cell, path, part,
                                             (const char *const[]){"", now, theirs}, &is_clean);
    if (status != RT_OK || !is_clean)
        return status;
    *wanted = theirs;
    if (!form_try(answering, cell))
        *wanted = NULL;
    return RT_OK;
}

/* It would take out what their own update says: each part of that must be clean. */
static enum rt_status answer_no_change(struct answering *answering)
{
    static const char *const keys[] = {"progress", "challenge", "other"};
    struct wanted *wanted = &answering->taking->wanted;
    g_autofree char *path = NULL;
    const struct rt_update *own = own_update(answering, &path);
    bool is_clean = !own || !own->no_change;
    enum rt_status status = RT_OK;
    for (size_t i = 0; own && is_clean && status == RT_OK && i < G_N_ELEMENTS(keys); i++) {
        const struct rt_field *field = rt_field_find(&rt_update_shape, keys[i]);
        const char *now = joined(&wanted->edit, rt_field_clist(field, own));
        status = form_check_clean(answering, FORM_NO_CHANGE, path, field->label,
                                  (const char *const[]){"", now, "No change"}, &is_clean);
    }
    if (status != RT_OK || !is_clean)
        return status;
    wanted->has_no_change = true;
    wanted->has_no_change = form_try(answering, FORM_NO_CHANGE);
    return RT_OK;
}

static enum rt_status answer_report(struct answering *answering)
{
    const struct form_row *row = answering->row;
    struct wanted *wanted = &answering->taking->wanted;
    bool is_same = false, has_words = !form_is_blank(row->cells[FORM_PROGRESS]) ||
                                      !form_is_blank(row->cells[FORM_CHALLENGE]);
    if (read_yes(answering, &is_same) && is_same && has_words) {
        form_leave(answering, FORM_NO_CHANGE,
                   "says yes, and Progress or Challenge have words; ask which is meant");
        return RT_OK;
    }
    if (is_same)
        return answer_no_change(answering);
    enum rt_status status =
        answer_words(answering, FORM_PROGRESS, "progress", &wanted->progress);
    return status == RT_OK
               ? answer_words(answering, FORM_CHALLENGE, "challenge", &wanted->challenge)
               : status;
}

/* ---- key actions ---- */

static enum rt_status answer_done(struct answering *answering, size_t n)
{
    struct wanted *wanted = &answering->taking->wanted;
    const struct rt_list *actions = &answering->edited->now.actions;
    g_autofree char *sent = form_was_sent(answering->row, 'a', n);
    char check[9];
    bool is_clean = false;
    if (!sent) {
        form_leave(answering, FORM_DONE, "there is no key action %zu in the form", n);
        return RT_OK;
    }
    const struct rt_action *action = n <= actions->n ? rt_action_at(actions, n - 1) : NULL;
    form_check_words(action ? action->text : "", check);
    if (!action || !g_str_has_suffix(sent, check)) {
        form_leave(answering, FORM_DONE,
                   "key action %zu is another one since the form was sent", n);
        return RT_OK;
    }
    *strchr(sent, ':') = '\0';
    int was = rt_choice_find(rt_states, RT_STATES, sent);
    g_autofree char *path = g_strdup_printf("actions.%zu", n);
    const char *const words[] = {was < 0 ? "" : rt_states[was].label,
                                 rt_states[action->state].label,
                                 rt_states[RT_STATE_COMPLETE].label};
    enum rt_status status =
        form_check_clean(answering, FORM_DONE, path, NULL, words, &is_clean);
    if (status != RT_OK || !is_clean)
        return status;
    struct wanted_tick *tick = rt_list_add(&wanted->ticks, &wanted->edit.one, sizeof *tick);
    *tick = (struct wanted_tick){.n = n};
    if (!form_try(answering, FORM_DONE))
        wanted->ticks.n--;
    return RT_OK;
}

/* "1, 3", "1 and 3"; spreadsheets make a number with a comma of it: "1.3". */
static enum rt_status answer_actions(struct answering *answering)
{
    const char *words = answering->row->cells[FORM_DONE];
    g_autofree char *folded = rt_text_fold(words);
    g_auto(GStrv) each = g_strsplit_set(folded, " ,;.&\n", -1);
    guint64 met = 0;
    enum rt_status status = RT_OK;
    for (char **one = each; *one && status == RT_OK; one++) {
        guint64 n;
        if (!**one || strcmp(*one, "and") == 0)
            continue;
        if (!g_ascii_string_to_unsigned(*one, 10, 1, 999, &n, NULL)) {
            form_leave(answering, FORM_DONE,
                       "\"%s\" is not understood; it takes numbers of key "
                       "actions, such as 1, 3",
                       words);
            return RT_OK;
        }
        if (n < 64 && met & UINT64_C(1) << n)
            continue;
        met |= n < 64 ? UINT64_C(1) << n : 0;
        status = answer_done(answering, (size_t)n);
    }
    return status;
}

/* ---- targets ---- */

static enum rt_status answer_target(struct answering *answering, size_t n, const char *theirs)
{
    struct wanted *wanted = &answering->taking->wanted;
    const struct rt_list *targets = &answering->edited->now.targets;
    g_autofree char *sent = form_was_sent(answering->row, 't', n);
    bool is_clean = false;
    if (!sent || n > targets->n) {
        form_leave(answering, FORM_TARGET,
                   sent ? "target %zu is there no more" : "there is no target %zu in the form",
                   n);
        return RT_OK;
    }
    g_autofree char *path = g_strdup_printf("targets.%zu", n);
    const char *const words[] = {sent, rt_target_at(targets, n - 1)->text, theirs};
    enum rt_status status =
        form_check_clean(answering, FORM_TARGET, path, NULL, words, &is_clean);
    if (status != RT_OK || !is_clean || strcmp(words[1], theirs) == 0)
        return status;
    struct wanted_target *target =
        rt_list_add(&wanted->targets, &wanted->edit.one, sizeof *target);
    *target = (struct wanted_target){.n = n, .text = rt_arena_copy(&wanted->edit.one, theirs)};
    if (!form_try(answering, FORM_TARGET))
        wanted->targets.n--;
    return RT_OK;
}

/* A line each: "2 = December 2020", or the words alone where there is one. */
static enum rt_status answer_targets(struct answering *answering)
{
    struct wanted *wanted = &answering->taking->wanted;
    g_auto(GStrv) lines = g_strsplit(answering->row->cells[FORM_TARGET], "\n", -1);
    g_autofree char *second = form_was_sent(answering->row, 't', 2);
    enum rt_status status = RT_OK;
    if (form_is_blank(answering->row->cells[FORM_TARGET_REASON])) {
        form_leave(answering, FORM_TARGET, "%s wants its reason, and the form gives none",
                   g_strstrip(lines[0]));
        return RT_OK;
    }
    wanted->target_reason = answering->row->cells[FORM_TARGET_REASON];
    for (char **line = lines; *line && status == RT_OK; line++) {
        char *words = g_strstrip(*line);
        size_t digits = strspn(words, "0123456789"), n = 1;
        const char *rest = words + digits + strspn(words + digits, " ");
        if (!*words)
            continue;
        if (digits && digits < 4 && *rest == '=') {
            n = (size_t)g_ascii_strtoull(words, NULL, 10);
            words = g_strstrip(words + (rest + 1 - words));
        } else if (second) {
            form_leave(answering, FORM_TARGET,
                       "\"%s\" does not say which target; its number "
                       "comes first, such as 2 = December 2020",
                       words);
            continue;
        }
        status = answer_target(answering, n, words);
    }
    return status;
}

/* ---- the colour ---- */

static bool read_rag(struct answering *answering, enum rt_rag *out)
{
    g_autofree char *said = rt_text_fold(answering->row->cells[FORM_RAG]);
    g_strdelimit(said, "_-", ' ');
    for (enum rt_rag rag = RT_RED; rag < RT_RAGS; rag++) {
        g_autofree char *label = rt_text_fold(rt_rags[rag].label);
        if (strcmp(said, label) == 0) {
            *out = rag;
            return true;
        }
    }
    form_leave(answering, FORM_RAG,
               "\"%s\" is not understood; it takes red, amber, green, complete "
               "or not due",
               answering->row->cells[FORM_RAG]);
    return false;
}

/* The name of a colour by its key; "" of none. */
static const char *rag_word(const char *key)
{
    int rag = key && *key ? rt_choice_find(rt_rags, RT_RAGS, key) : -1;
    return rag < 0 ? "" : rt_rags[rag].label;
}

static enum rt_status answer_rag(struct answering *answering)
{
    struct wanted *wanted = &answering->taking->wanted;
    const struct rt_record *now = &answering->edited->now;
    const char *period = answering->taking->period->id;
    const struct rt_update *setter = rt_rag_setter(now, period);
    g_autofree char *sent = form_was_sent(answering->row, 'r', 0);
    enum rt_rag rag;
    bool is_clean = false;
    if (!read_rag(answering, &rag))
        return RT_OK;
    g_autofree char *key = setter ? change_update_key(setter) : NULL;
    g_autofree char *path = g_strdup_printf("updates.%s", key ? key : period);
    const char *const words[] = {rag_word(sent), rag_word(rt_rags[now->rag].key),
                                 rt_rags[rag].label};
    enum rt_status status =
        form_check_clean(answering, FORM_RAG, path,
                         rt_field_find(&rt_update_shape, "rag")->label, words, &is_clean);
    if (status != RT_OK || !is_clean || strcmp(words[1], words[2]) == 0)
        return status;
    wanted->set.rag = rag;
    wanted->has_rag = true;
    const char *reason = answering->row->cells[FORM_REASON];
    wanted->reason = form_is_blank(reason) ? NULL : reason;
    if (!form_try(answering, FORM_RAG))
        wanted->has_rag = false;
    return RT_OK;
}

/* ---- the whole ---- */

enum rt_status form_answer(struct form_taking *taking, const struct form_row *row,
                           const struct edited *edited, bool *has_any)
{
    static const struct {
        enum form_cell cell;
        enum rt_status (*answer)(struct answering *answering);
    } parts[] = {{FORM_DONE, answer_actions},
                 {FORM_TARGET, answer_targets},
                 {FORM_RAG, answer_rag}}; /* the last: by then the suggestion stands */
    struct answering answering = {.taking = taking, .row = row, .edited = edited};
    struct wanted *wanted = &taking->wanted;
    const struct wanted fresh = {.edit = wanted->edit, .by = wanted->by, .told = wanted->told};
    *wanted = fresh;
    g_ptr_array_set_size(wanted->told, 0);
    enum rt_status status = answer_report(&answering);
    for (size_t i = 0; i < G_N_ELEMENTS(parts) && status == RT_OK; i++)
        if (!form_is_blank(row->cells[parts[i].cell]))
            status = parts[i].answer(&answering);
    if (form_is_blank(row->cells[FORM_RAG]) && !form_is_blank(row->cells[FORM_REASON]))
        form_leave(&answering, FORM_REASON, "there is no new RAG beside it: \"%s\"",
                   row->cells[FORM_REASON]);
    *has_any = answering.has_any;
    return status;
}
