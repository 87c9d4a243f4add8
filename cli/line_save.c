/* The end of an update: what will be saved is read back, and saved by one command; where
 * somebody else saved the same meanwhile, the person says field by field whose shall stand. */
#include "cli/line_reply.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/field.h>

/* ---- reading back ---- */

static void say_changed(struct cli_update *update, enum rt_reply_part part, const char *now,
                        const char *was)
{
    if (strcmp(now, was) != 0)
        cli_say(&update->line->talk, "%s: %s", rt_reply_labels[part], *now ? now : "nothing");
}

static void read_back(struct cli_update *update)
{
    struct rt_reply *reply = &update->reply;
    const struct rt_answers *now = &reply->now, *was = &reply->was;
    struct cli_talk *talk = &update->line->talk;
    cli_say_apart(talk, "This will be saved of %s for %s:", reply->record.ref,
                  reply->period.label);
    say_changed(update, RT_REPLY_PROGRESS, now->progress, was->progress);
    say_changed(update, RT_REPLY_CHALLENGE, now->challenge, was->challenge);
    for (size_t i = 0; i < reply->record.actions.n; i++)
        if (now->ticks[i] != was->ticks[i])
            cli_say(talk, "Key action %zu: %s", i + 1,
                    now->ticks[i] ? "complete" : "not complete");
    for (size_t i = 0; i < reply->record.targets.n; i++) {
        g_autoptr(GString) words = g_string_new(NULL);
        cli_target_words(words, now->targets[i]);
        if (rt_reply_is_revised(reply, i))
            cli_say(talk, "%s: %s; it was %s", rt_reply_target_label(reply, i, &reply->arena),
                    words->str, was->targets[i]);
    }
    if (rt_reply_has_revised(reply)) {
        say_changed(update, RT_REPLY_WHY, now->why, "");
        say_changed(update, RT_REPLY_GRANTED_BY, now->granted_by, "");
    }
    if (now->rag != was->rag)
        cli_say(talk, "Colour: %s", rt_rags[now->rag].label);
    say_changed(update, RT_REPLY_REASON, now->reason, was->reason);
}

/* ---- conflicts ---- */

/* Whose shall stand?  false: the person does not say. */
static bool decide(struct cli_line *line, struct rt_kept_conflict *one)
{
    static const char *const choices[] = {"Yours", "Theirs", NULL};
    const struct rt_conflict *what = &one->what;
    g_autofree char *at = what->at ? rt_moment_words(what->at) : NULL;
    g_autofree char *words = g_strdup_printf(
        "%s of %s was saved by %s%s%s, after you began.\nWhen you began: %s\nTheirs: "
        "%s\nYours: "
        "%s\nWhich shall stand?",
        what->label, what->ref, what->who ? what->who : "somebody", at ? " at " : "",
        at ? at : "", what->seen ? what->seen : "nothing",
        what->theirs ? what->theirs : "nothing", what->yours ? what->yours : "nothing");
    struct cli_question question = {.words = words,
                                    .choices = choices,
                                    .n_choices = 2,
                                    .help = "Nothing is lost: both stay in the history."};
    size_t at_choice = 0;
    if (cli_choose(&line->talk, &question, &at_choice, NULL) != CLI_ANSWER)
        return false;
    one->kept = at_choice == 0 ? RT_KEPT_YOURS : RT_KEPT_THEIRS;
    return true;
}

/* As it stands in the register now, which is what the person has seen from here on. */
static bool see_again(struct cli_update *update)
{
    struct rt_arena arena = {0};
    struct rt_record now = {0};
    struct cli_line *line = update->line;
    struct rt_error error = {0};
    if (rt_register_record(line->context->reg, update->reply.record.ref, &line->outlook, &arena,
                           &now, &error) != RT_OK) {
        cli_line_refuse(line, &error);
        return false;
    }
    rt_arena_clear(&update->seen_arena);
    update->seen_arena = arena;
    update->seen = now;
    return true;
}

/* true: of each it is decided, and theirs are among the answers. */
static bool settle(struct cli_update *update)
{
    struct rt_conflicts *all = &update->line->conflicts;
    if (!see_again(update))
        return false;
    for (size_t i = 0; i < all->all.n; i++)
        if (!decide(update->line, rt_conflict_at(all, i)))
            return false;
    for (size_t i = 0; i < all->all.n; i++) {
        const struct rt_kept_conflict *one = rt_conflict_at(all, i);
        if (one->kept == RT_KEPT_THEIRS)
            rt_reply_give_way(&update->reply, one->what.field, one->what.part, &update->seen);
    }
    return true;
}

/* ---- saving ---- */

static void say_kept(struct cli_update *update)
{
    cli_say(&update->line->talk, "Nothing was saved. What you wrote is here still.");
}

/* true: it is saved, or all of it is left to others. */
static bool save(struct cli_update *update, bool is_no_change)
{
    struct cli_line *line = update->line;
    for (;;) {
        g_auto(GStrv) words = is_no_change ? rt_reply_no_change(&update->reply)
                                           : rt_reply_command(&update->reply);
        if (!words)
            break;
        enum rt_status status =
            cli_line_do(line, (const char *const *)words, g_strv_length(words), &update->seen);
        if (status == RT_OK) {
            cli_draft_forget(update);
            return true;
        }
        bool is_settled = status == RT_CONFLICT && line->conflicts.all.n && settle(update) &&
                          (is_no_change || !rt_conflicts_theirs(&line->conflicts, "no_change"));
        if (!is_settled) {
            say_kept(update);
            return false;
        }
        if (is_no_change && rt_conflicts_theirs(&line->conflicts, NULL))
            break;
    }
    cli_say(&line->talk, "%s stays as the others saved it.", update->reply.record.ref);
    cli_draft_forget(update);
    return true;
}

/* ---- what shall become of it ---- */

enum becomes { SAVE, CHANGE, LEAVE, THROW_AWAY, BECOMES };

/* Which answer; false: none. */
static bool ask_which(struct cli_update *update, size_t *at)
{
    const char *choices[RT_REPLY_PARTS] = {NULL};
    struct cli_question question = {
        .words = "Which answer?", .choices = choices, .is_told = true};
    for (; cli_askings[question.n_choices].ask; question.n_choices++)
        choices[question.n_choices] = cli_askings[question.n_choices].name;
    return cli_choose(&update->line->talk, &question, at, NULL) == CLI_ANSWER;
}

enum cli_end cli_update_finish(struct cli_update *update, size_t *at)
{
    static const char *const choices[] = {
        "Save it", "Change an answer", "Keep it as a draft and leave", "Throw it away", NULL};
    struct cli_line *line = update->line;
    struct cli_question question = {.words = "Save it?",
                                    .choices = choices,
                                    .n_choices = BECOMES,
                                    .takes_yes = true,
                                    .is_told = true,
                                    .empty = choices[SAVE],
                                    .help = "What is saved can be taken back by undo."};
    g_auto(GStrv) words = rt_reply_command(&update->reply);
    if (!words) {
        cli_say(&line->talk, "Nothing was changed: %s stands as you answered.",
                update->reply.record.ref);
        return CLI_END_KEPT;
    }
    while (!line->talk.is_over) {
        size_t choice = SAVE;
        read_back(update);
        enum cli_answer answer = cli_choose(&line->talk, &question, &choice, NULL);
        if (answer == CLI_LEAVE || (answer == CLI_ANSWER && choice == LEAVE))
            break;
        if (answer == CLI_BACK || choice == CHANGE) {
            if (ask_which(update, at))
                return CLI_END_CHANGE;
        } else if (choice == THROW_AWAY) {
            cli_draft_forget(update);
            rt_reply_reset(&update->reply);
            cli_say(&line->talk, "It is thrown away.");
            break;
        } else if (save(update, false)) {
            return CLI_END_SAVED;
        }
    }
    return CLI_END_KEPT;
}

bool cli_update_no_change(struct cli_update *update)
{
    struct rt_reply *reply = &update->reply;
    struct cli_line *line = update->line;
    g_autofree char *words = g_strdup_printf("Report %s as having no change in %s?",
                                             reply->record.ref, reply->period.label);
    struct cli_doubt doubt = {.words = words, .yes = "No change", .no = "Go back"};
    bool is_yes;
    if (rt_reply_has_news(reply)) {
        cli_say(&line->talk, "You wrote what has changed: save that, or throw it away first.");
        return false;
    }
    cli_ask_yes(&line->talk, &doubt, &is_yes);
    return is_yes && save(update, true);
}
