/* form take: a form that came back.  Knows whose it is, which of its rows are its own, and
 * that it is taken once; what an answer means is form_answer.c's part. */
#include "command/form_take.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/wording.h>

#include "base/file.h"
#include "command/intake.h"

static bool has_answers(const struct form_row *row)
{
    for (size_t cell = FORM_ANSWERS; cell < FORM_CELLS; cell++)
        if (!form_is_blank(row->cells[cell]))
            return true;
    return false;
}

static void refuse(struct form_taking *taking, const struct form_row *row, const char *format,
                   ...) G_GNUC_PRINTF(3, 4);

static void refuse(struct form_taking *taking, const struct form_row *row, const char *format,
                   ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *sentence = g_strdup_vprintf(format, words);
    va_end(words);
    g_ptr_array_add(taking->refused,
                    g_strdup_printf("%s %u: %s", taking->form.is_sheet ? "row" : "line",
                                    row->line, sentence));
}

/* ---- is it ours? ---- */

/* The same form with the same answers, whoever took it and under whatever name: what the
 * history says of it ends so.  g_free it. */
static char *name_of(const struct form *form)
{
    char answers[FORM_ID + 1];
    form_answers(form, answers);
    return g_strdup_printf("(%.*s-%s)", FORM_ID, form->token, answers);
}

static enum rt_status judge(struct form_taking *taking)
{
    struct edit *edit = &taking->wanted.edit;
    g_autofree char *key = NULL;
    enum rt_status status = store_identity(edit->reg, &key, edit->error);
    if (status != RT_OK || form_judge(&taking->form, key))
        return status;
    return rt_fail(edit->error, RT_REFUSED,
                   "this form was not sent out from this register, or the line for the program "
                   "in it was changed; nothing was taken: ask for it as it was sent out, or "
                   "enter its answers with rectrack update");
}

static enum rt_status find_scope(struct form_taking *taking)
{
    struct edit *edit = &taking->wanted.edit;
    const struct rt_facts *facts = edit->outlook.facts;
    enum rt_status status =
        command_owner(facts, taking->form.owner, &taking->owner, edit->error);
    if (status == RT_OK)
        status = command_period(facts, taking->form.period, &taking->period, edit->error);
    if (status == RT_OK && taking->period->state == RT_CLOSED)
        status = rt_fail(edit->error, RT_REFUSED,
                         "the form is for %s, which is closed, and what it reported can't be "
                         "changed; nothing was taken",
                         taking->period->label);
    if (status != RT_OK)
        return status;
    edit->outlook = rt_outlook_of(facts, taking->period, edit->context->today);
    taking->wanted.by = taking->owner->name;
    return RT_OK;
}

/* ---- rows ---- */

static bool is_theirs(const struct form_taking *taking, const struct rt_record *record)
{
    const struct rt_facts *facts = taking->wanted.edit.outlook.facts;
    for (size_t i = 0; i < record->owners.n; i++)
        if (rt_facts_owner(facts, rt_ownership_at(&record->owners, i)->name) == taking->owner)
            return true;
    for (size_t i = 0; i < record->actions.n; i++) {
        const struct rt_list *owners = &rt_action_at(&record->actions, i)->owners;
        for (size_t k = 0; k < owners->n; k++)
            if (rt_facts_owner(facts, rt_ownership_at(owners, k)->name) == taking->owner)
                return true;
    }
    return false;
}

static bool has_same_answers(const struct form_row *one, const struct form_row *other)
{
    for (size_t cell = FORM_ANSWERS; cell < FORM_CELLS; cell++)
        if (strcmp(one->cells[cell], other->cells[cell]) != 0)
            return false;
    return true;
}

/* The place of the first row that was sent for the same, but for row itself. */
static const struct form_row *twin_of(const struct form *form, const struct form_row *row)
{
    for (size_t i = 0; i < form->rows.n; i++) {
        const struct form_row *other = form_row_at(form, i);
        if (other != row && g_strcmp0(other->asked, row->asked) == 0)
            return other;
    }
    return NULL;
}

/* A row without a reference: what somebody wrote below the others. */
static void refuse_words(struct form_taking *taking, const struct form_row *row)
{
    for (size_t cell = 0; cell < FORM_CELLS; cell++)
        if (*row->cells[cell]) {
            g_autofree char *words = form_quoted(row->cells[cell]);
            refuse(taking, row, "%s stands in a row without a reference", words);
        }
}

/* Is the row one that was sent, once, with its reference?  If not, it is told. */
static bool is_in_scope(struct form_taking *taking, const struct form_row *row)
{
    g_autofree char *ref = g_strstrip(g_strdup(row->ref));
    const struct form_row *twin = row->asked ? twin_of(&taking->form, row) : NULL;
    if (!row->asked && !*ref)
        refuse_words(taking, row);
    else if (!row->asked)
        refuse(taking, row,
               "\"%s\" is not in this form, which asks %s alone for what it was sent for", ref,
               taking->owner->name);
    else if (g_ascii_strcasecmp(ref, row->asked) != 0)
        refuse(taking, row, "this row was sent for %s and its reference is now \"%s\"",
               row->asked, ref);
    else if (!twin || twin > row)
        return true;
    else if (!has_same_answers(twin, row))
        refuse(taking, row, "%s stands twice, with different answers; the first was taken",
               row->asked);
    return false;
}

/* What was only to be read and came back otherwise, beside what it would be now. */
static void tell_altered(struct form_taking *taking, const struct form_row *row,
                         const struct rt_record *record)
{
    struct form now = {0};
    struct form_row *shown = row->altered ? form_add(&now, row->asked) : NULL;
    if (!shown)
        return;
    shown->sent = row->sent;
    form_fill(&now, shown, record, &taking->wanted.edit.outlook);
    for (size_t cell = 0; cell < FORM_ANSWERS; cell++) {
        g_autofree char *was = NULL, *is = NULL;
        if (!(row->altered & 1U << cell))
            continue;
        struct form_left *left = g_new0(struct form_left, 1);
        rt_word_difference(shown->cells[cell], row->cells[cell], &was, &is);
        left->ref = g_strdup(row->asked);
        left->why = g_strdup(form_columns[cell].heading);
        left->sent = form_quoted(was);
        left->theirs = form_quoted(is);
        g_ptr_array_add(taking->altered, left);
    }
    form_clear(&now);
}

static enum rt_status take_answers(struct form_taking *taking, const struct form_row *row,
                                   const struct edited *edited)
{
    struct wanted *wanted = &taking->wanted;
    struct rt_record given;
    struct rt_update update;
    bool has_any = false;
    size_t before = wanted->edit.n_changed;
    enum rt_status status = form_answer(taking, row, edited, &has_any);
    if (status != RT_OK || !has_any)
        return status;
    status = update_give(wanted, edited, taking->period, &given, &update);
    if (status == RT_OK)
        status = edit_put(&wanted->edit, edited, &given);
    taking->n_taken += wanted->edit.n_changed > before;
    return status;
}

static enum rt_status take_row(struct form_taking *taking, const struct form_row *row)
{
    struct edit *edit = &taking->wanted.edit;
    struct edited edited;
    if (!is_in_scope(taking, row))
        return RT_OK;
    if (!has_answers(row) && !row->altered)
        return RT_OK;
    enum rt_status status = edit_read_whole(edit, row->asked, &edited);
    if (status != RT_OK)
        return status;
    tell_altered(taking, row, &edited.now);
    if (!has_answers(row))
        return RT_OK;
    if (!is_theirs(taking, &edited.now)) {
        refuse(taking, row, "%s is no longer one of %s", row->asked, taking->owner->name);
        return RT_OK;
    }
    return take_answers(taking, row, &edited);
}

/* What was asked and has no answer, or no row any more. */
static void find_unanswered(struct form_taking *taking)
{
    const struct form *form = &taking->form;
    for (size_t i = 0; i < form->refs.n; i++) {
        bool is_answered = false;
        for (size_t k = 0; k < form->rows.n && !is_answered; k++)
            is_answered =
                !g_strcmp0(form_row_at(form, k)->asked, rt_texts_at(&form->refs, i)) &&
                has_answers(form_row_at(form, k));
        if (!is_answered)
            rt_texts_add(&taking->empty, &taking->wanted.edit.arena,
                         rt_texts_at(&form->refs, i));
    }
}

static enum rt_status take_rows(struct form_taking *taking)
{
    enum { TELL_EVERY = 100 };
    struct edit *edit = &taking->wanted.edit;
    const struct form *form = &taking->form;
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < form->rows.n && status == RT_OK; i++) {
        status = take_row(taking, form_row_at(form, i));
        if (status == RT_OK && (i + 1) % TELL_EVERY == 0)
            status =
                command_progress(edit->context, "taking", i + 1, form->rows.n, edit->error);
    }
    find_unanswered(taking);
    return status;
}

/* ---- the whole ---- */

/* Takes them into the set; lines: what that changes, limit of it (0: all). */
static enum rt_status gather(struct form_taking *taking, GPtrArray *lines, size_t limit)
{
    struct edit *edit = &taking->wanted.edit;
    struct intake_told told = {lines, edit->outlook.facts};
    enum rt_status status = take_rows(taking);
    return status == RT_OK
               ? store_changes(edit->set, limit, intake_add_change, &told, edit->error)
               : status;
}

static enum rt_status save(struct form_taking *taking, const char *name, bool is_dry)
{
    struct edit *edit = &taking->wanted.edit;
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    enum rt_status status = gather(taking, lines, FORM_CHANGES_TOLD + 1);
    if (status != RT_OK)
        return status;
    g_string_printf(edit->why, "took the %s form of %s %s", taking->period->label,
                    taking->owner->name, name);
    status = store_commit(g_steal_pointer(&edit->set), edit->why->str, is_dry, edit->error);
    if (status != RT_OK && status != RT_PARTLY)
        return status;
    edit->context->has_saved |= !is_dry && edit->n_changed;
    enum rt_status end = form_tell(taking, lines, is_dry, edit->error);
    return status == RT_OK ? end : status;
}

static enum rt_status take(struct form_taking *taking, bool is_dry)
{
    struct edit *edit = &taking->wanted.edit;
    struct store_deed before;
    bool is_taken = false;
    enum rt_status status = edit_begin(edit);
    if (status == RT_OK)
        status = judge(taking);
    if (status == RT_OK)
        status = find_scope(taking);
    if (status != RT_OK)
        return status;
    g_autofree char *name = name_of(&taking->form);
    status = store_deed_said(edit->reg, name, &edit->arena, &before, &is_taken, edit->error);
    if (status == RT_OK && (!is_taken || before.is_undone))
        return save(taking, name, is_dry);
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    if (status == RT_OK)
        status = gather(taking, lines, 0); /* nothing of it is kept */
    return status == RT_OK ? form_tell_again(taking, lines, &before, edit->error) : status;
}

static enum rt_status read_form(struct form_taking *taking, const char *path)
{
    struct edit *edit = &taking->wanted.edit;
    struct file_input input;
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    struct exchange_options options = {.notices = notices, .modules = edit->context->modules};
    if (edit->context->reg && strcmp(path, "-") == 0)
        return rt_fail(edit->error, RT_USAGE, "the screen has no standard input; name a file");
    enum rt_status status = file_input_open(path, FILE_LIMIT, &input, edit->error);
    if (status != RT_OK)
        return status;
    status = form_read(&input, &options, &taking->form, edit->error);
    for (guint i = 0; status == RT_OK && i < notices->len; i++)
        edit->context->out->notice(edit->context->out, notices->pdata[i]);
    file_input_close(&input);
    return status;
}

static void free_left(void *item)
{
    struct form_left *left = item;
    g_free(left->ref);
    g_free(left->why);
    g_free(left->sent);
    g_free(left->now);
    g_free(left->theirs);
    g_free(left);
}

enum rt_status form_take(struct rt_context *context, const struct rt_args *args,
                         struct rt_error *error)
{
    struct form_taking taking = {.left = g_ptr_array_new_with_free_func(free_left),
                                 .refused = g_ptr_array_new_with_free_func(g_free),
                                 .altered = g_ptr_array_new_with_free_func(free_left)};
    taking.wanted.told = g_ptr_array_new_with_free_func(g_free);
    edit_init(&taking.wanted.edit, context, error);
    enum rt_status status = read_form(&taking, rt_args_argument(args, 1));
    if (status == RT_OK)
        status = take(&taking, rt_args_option(args, "dry-run") != NULL);
    edit_close(&taking.wanted.edit);
    form_clear(&taking.form);
    g_ptr_array_unref(taking.wanted.told);
    g_ptr_array_unref(taking.left);
    g_ptr_array_unref(taking.refused);
    g_ptr_array_unref(taking.altered);
    return status;
}
