/* What was written of an update and not saved: kept after each answer, offered when the
 * person comes back.  The form of the screen keeps and offers the same. */
#include "cli/line_reply.h"

#include <string.h>
#include <time.h>

static const char form[] = "update";

/* "14:06", of another day "3 April 14:06"; g_free it. */
static char *when(const struct rt_draft *draft)
{
    g_autoptr(GDateTime) then = g_date_time_new_from_unix_local(draft->saved);
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    bool is_today = then && g_date_time_get_year(then) == g_date_time_get_year(now) &&
                    g_date_time_get_day_of_year(then) == g_date_time_get_day_of_year(now);
    return then ? g_date_time_format(then, is_today ? "%H:%M" : "%-d %B %H:%M")
                : g_strdup("some time");
}

/* ---- keeping ---- */

void cli_draft_forget(struct cli_update *update)
{
    struct rt_error error = {0};
    if (update->drafts && rt_draft_discard(update->drafts, &update->key, &error) != RT_OK)
        cli_line_refuse(update->line, &error);
    update->is_kept = false;
    rt_error_clear(&error);
}

void cli_draft_keep(struct cli_update *update)
{
    struct rt_arena arena = {0};
    struct rt_error error = {0};
    struct rt_draft draft = {.key = update->key, .begun = update->begun};
    rt_reply_keep(&update->reply, &draft, &arena);
    if (!draft.fields.n && update->is_kept) {
        cli_draft_forget(update);
    } else if (draft.fields.n && update->drafts) {
        update->is_kept = rt_draft_save(update->drafts, &draft, &error) == RT_OK;
        if (!update->is_kept && !update->is_lost)
            cli_say(&update->line->talk,
                    "Your text can't be kept as a draft: %s. It is here "
                    "until you leave.",
                    error.sentence);
        update->is_lost = !update->is_kept;
    }
    rt_error_clear(&error);
    rt_arena_clear(&arena);
}

/* ---- offering ---- */

/* That of this period, else what was written on the same for one that was closed since. */
static bool find(struct cli_update *update, struct rt_arena *arena, struct rt_draft *out)
{
    struct rt_list all = {0};
    if (rt_drafts_list(update->drafts, update->key.reg, update->key.user, arena, &all, NULL,
                       NULL) != RT_OK)
        return false;
    bool is_found = false;
    for (size_t i = 0; i < all.n; i++) {
        const struct rt_draft *one = (const struct rt_draft *)all.at + i;
        bool is_same =
            !strcmp(one->key.form, form) && !g_strcmp0(one->key.ref, update->key.ref);
        bool is_now = is_same && !g_strcmp0(one->key.period, update->key.period);
        if (is_now || (is_same && !is_found))
            *out = *one;
        is_found = is_found || is_same;
        if (is_now)
            break;
    }
    return is_found;
}

/* Of key actions their numbers: what follows those is cut off somewhere. */
static void tell_field(struct cli_talk *talk, const struct rt_draft_field *field)
{
    g_auto(GStrv) lines = g_strsplit(field->text, "\n", -1);
    g_autoptr(GString) numbers = g_string_new(NULL);
    if (strcmp(field->key, rt_reply_labels[RT_REPLY_ACTIONS]) != 0) {
        cli_say(talk, "%s: %s", field->key, field->text);
        return;
    }
    for (size_t i = 0; lines[i]; i++)
        g_string_append_printf(numbers, "%s%.*s", i ? ", " : "", (int)strcspn(lines[i], " "),
                               lines[i]);
    cli_say(talk, "Key actions complete: %s", numbers->len ? numbers->str : "none");
}

static void tell(struct cli_update *update, const struct rt_draft *found)
{
    struct cli_talk *talk = &update->line->talk;
    const struct rt_period *period =
        rt_facts_period(update->line->outlook.facts, found->key.period);
    bool is_older = g_strcmp0(found->key.period, update->key.period) != 0;
    g_autofree char *at = when(found);
    cli_say_apart(talk, "A draft from %s is here%s%s, written and not saved.", at,
                  is_older ? ", for " : "", is_older && period ? period->label : "");
    for (size_t i = 0; i < found->fields.n; i++)
        tell_field(talk, (const struct rt_draft_field *)found->fields.at + i);
}

/* It is one of this period from now on. */
static void take(struct cli_update *update, const struct rt_draft *found,
                 const struct rt_list *told)
{
    for (size_t i = 0; i < told->n; i++)
        cli_say(&update->line->talk, "%s.", rt_texts_at(told, i));
    update->begun = found->begun;
    cli_draft_keep(update);
    if (update->is_kept && g_strcmp0(found->key.period, update->key.period) != 0)
        rt_draft_discard(update->drafts, &found->key, NULL);
}

/* Asks what shall become of it; false: nothing now. */
static bool offer(struct cli_update *update, const struct rt_draft *found,
                  const struct rt_list *told)
{
    static const char *const choices[] = {"Go on with it", "Throw it away", "Leave it for now",
                                          NULL};
    struct cli_question question = {.words = "What shall become of it?",
                                    .choices = choices,
                                    .n_choices = 3,
                                    .empty = choices[0]};
    size_t at = 0;
    tell(update, found);
    if (cli_choose(&update->line->talk, &question, &at, NULL) != CLI_ANSWER || at == 2)
        return false;
    if (at == 0) {
        take(update, found, told);
        return true;
    }
    rt_draft_discard(update->drafts, &found->key, NULL);
    rt_reply_reset(&update->reply);
    return true;
}

bool cli_draft_begin(struct cli_update *update)
{
    struct rt_arena arena = {0};
    struct rt_draft found = {0};
    struct rt_list told = {0};
    const struct rt_context *context = update->line->context;
    bool goes_on = true;
    update->begun = (int64_t)time(NULL);
    update->key = (struct rt_draft_key){rt_register_path(context->reg), context->user, form,
                                        update->reply.record.ref, update->reply.period.id};
    if (!context->user || rt_drafts_open(&update->drafts, NULL) != RT_OK)
        return true;
    if (find(update, &arena, &found)) {
        if (rt_reply_restore(&update->reply, &found, &arena, &told) || told.n)
            goes_on = offer(update, &found, &told);
        else
            rt_draft_discard(update->drafts, &found.key, NULL); /* all of it is saved */
    }
    rt_arena_clear(&arena);
    return goes_on;
}

void cli_draft_end(struct cli_update *update)
{
    rt_drafts_close(update->drafts);
    update->drafts = NULL;
}

void cli_line_tell_drafts(struct cli_line *line)
{
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    struct rt_drafts *drafts = NULL;
    const struct rt_context *context = line->context;
    g_autoptr(GString) refs = g_string_new(NULL);
    if (context->user && rt_drafts_open(&drafts, NULL) == RT_OK)
        rt_drafts_list(drafts, rt_register_path(context->reg), context->user, &arena, &all,
                       NULL, NULL);
    for (size_t i = 0; i < all.n; i++) {
        const struct rt_draft *one = (const struct rt_draft *)all.at + i;
        if (!strcmp(one->key.form, form) && one->key.ref)
            g_string_append_printf(refs, "%s%s", refs->len ? ", " : "", one->key.ref);
    }
    if (refs->len)
        cli_say(&line->talk,
                "Drafts that are not saved: update of %s. Each is offered when you "
                "write that update.",
                refs->str);
    rt_arena_clear(&arena);
    rt_drafts_close(drafts);
}
