/* An answer held against what was sent and what stands now.
 *
 * It is clean where what stands is what was sent, or is what the same form brought before;
 * the same as what stands, it says nothing new.  Otherwise somebody changed it since: all
 * three are told, and it is left alone. */
#include "command/form_clean.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/wording.h>

/* ---- told ---- */

char *form_quoted(const char *words)
{
    if (edit_is_blank(words))
        return g_strdup("nothing");
    g_autofree char *plain = g_strstrip(g_strdup(words));
    return g_strdup_printf("\"%s\"", plain);
}

void form_leave(struct answering *answering, enum form_cell cell, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *sentence = g_strdup_vprintf(format, words);
    va_end(words);
    struct form_left *left = g_new0(struct form_left, 1);
    left->ref = g_strdup(answering->row->asked);
    left->why = g_strdup_printf("%s: %s", form_columns[cell].heading, sentence);
    g_ptr_array_add(answering->taking->left, left);
}

/* ---- who changed it since ---- */

struct saver {
    const char *path;
    const char *part; /* of what the path names: "Progress"; NULL: all of it */
    bool is_found;
    char *who, *at, *why;
};

static bool touches(const struct rt_change *change, const char *part)
{
    struct rt_arena arena = {0};
    struct rt_list turns = {0};
    bool is_there = false;
    rt_word_change(&rt_record_shape, change->field, change->was, change->becomes, &arena,
                   &turns);
    for (size_t i = 0; i < turns.n; i++) {
        const struct rt_turn *turn = rt_list_item(&turns, i, sizeof *turn);
        is_there |= g_strcmp0(turn->label, part) == 0;
    }
    rt_arena_clear(&arena);
    return is_there;
}

/* The newest comes first. */
static enum rt_status find_saver(const struct rt_change *change, void *self,
                                 struct rt_error *error)
{
    struct saver *saver = self;
    (void)error;
    if (saver->is_found || !change->field || strcmp(change->field, saver->path) != 0 ||
        (saver->part && !touches(change, saver->part)))
        return RT_OK;
    saver->is_found = true;
    saver->who = g_strdup(change->actor);
    saver->at = rt_moment_words(change->at);
    saver->why = g_strdup(change->why);
    return RT_OK;
}

static void leave_changed(struct answering *answering, enum form_cell cell,
                          const struct saver *saver, const char *const words[3])
{
    form_leave(answering, cell, "it was changed since the form was made");
    GPtrArray *all = answering->taking->left;
    struct form_left *left = all->pdata[all->len - 1];
    g_autofree char *now = form_quoted(words[1]);
    left->sent = form_quoted(words[0]);
    left->now = saver->who ? g_strdup_printf("%s (%s, %s)", now, saver->who, saver->at)
                           : g_steal_pointer(&now);
    left->theirs = form_quoted(words[2]);
}

enum rt_status form_check_clean(struct answering *answering, enum form_cell cell,
                                const char *path, const char *part, const char *const words[3],
                                bool *is_clean)
{
    struct edit *edit = &answering->taking->wanted.edit;
    struct saver saver = {.path = path, .part = part};
    const char *sent = words[0], *now = words[1], *theirs = words[2];
    *is_clean = strcmp(sent, now) == 0;
    if (*is_clean || strcmp(now, theirs) == 0)
        return RT_OK;
    enum rt_status status = rt_register_history(edit->reg, answering->edited->holder, 0,
                                                find_saver, &saver, edit->error);
    g_autofree char *begin = g_strdup_printf("(%.*s-", FORM_ID, answering->taking->form.token);
    *is_clean = saver.why && strstr(saver.why, begin);
    if (status == RT_OK && !*is_clean)
        leave_changed(answering, cell, &saver, words);
    g_free(saver.who);
    g_free(saver.at);
    g_free(saver.why);
    return status;
}

/* ---- trying ---- */

bool form_try(struct answering *answering, enum form_cell cell)
{
    struct wanted *wanted = &answering->taking->wanted;
    struct rt_error *kept = wanted->edit.error, why = {0};
    struct rt_record given;
    struct rt_update update;
    wanted->edit.error = &why;
    enum rt_status status =
        update_give(wanted, answering->edited, answering->taking->period, &given, &update);
    wanted->edit.error = kept;
    g_autofree char *about = g_strdup_printf("%s: ", answering->row->asked);
    if (status != RT_OK)
        form_leave(answering, cell, "%s",
                   why.sentence + (g_str_has_prefix(why.sentence, about) ? strlen(about) : 0));
    rt_error_clear(&why);
    answering->has_any |= status == RT_OK;
    return status == RT_OK;
}
