/* The update of one recommendation: how it begins, and the questions one after another. */
#include "cli/line_reply.h"

#include <rectrack/describe.h>

static bool begin(struct cli_line *line, const char *ref, struct cli_update *out)
{
    struct rt_error error = {0};
    struct rt_reply *reply = &out->reply;
    *out = (struct cli_update){.line = line};
    if (rt_register_record(line->context->reg, ref, &line->outlook, &reply->arena,
                           &reply->record, &error) != RT_OK) {
        cli_line_refuse(line, &error);
        rt_arena_clear(&reply->arena);
        return false;
    }
    rt_reply_begin(reply, &line->outlook, line->context->user);
    rt_reply_suggest(reply, &line->outlook);
    rt_shape_copy(&rt_record_shape, &out->seen, &reply->record, &out->seen_arena);
    return true;
}

static void end(struct cli_update *update)
{
    cli_draft_end(update);
    rt_reply_clear(&update->reply);
    rt_arena_clear(&update->seen_arena);
}

/* ---- the questions ---- */

/* From question at to the last; false: the person went back before the first, or left. */
static bool ask_from(struct cli_update *update, size_t at)
{
    bool is_back = false;
    while (cli_askings[at].ask) {
        enum cli_step step = cli_askings[at].ask(update);
        cli_draft_keep(update);
        if (step == CLI_STEP_LEAVE)
            return false;
        if (step != CLI_STEP_NOTHING)
            is_back = step == CLI_STEP_BACK;
        if (is_back && at == 0)
            return false;
        at += is_back ? (size_t)-1 : 1;
    }
    return true;
}

/* What is wrong with the answer to a question, or NULL; g_free it. */
static char *fault_of(const struct cli_update *update, const struct cli_asking *asking)
{
    const struct rt_reply *reply = &update->reply;
    size_t n = asking->part == RT_REPLY_TARGET ? reply->record.targets.n : 1;
    char *fault = NULL;
    for (size_t i = 0; i < n && !fault; i++)
        fault = rt_reply_fault(reply, asking->part, i);
    return fault ? fault : rt_reply_fault(reply, asking->reason, 0);
}

/* The first question whose answer can't be saved, and it is said; n where all can. */
static size_t first_fault(struct cli_update *update)
{
    size_t at = 0;
    rt_reply_suggest(&update->reply, &update->line->outlook);
    for (; cli_askings[at].ask; at++) {
        g_autofree char *fault = fault_of(update, &cli_askings[at]);
        if (!fault)
            continue;
        cli_say(&update->line->talk, "Not ready yet. %s: %s.", cli_askings[at].name, fault);
        break;
    }
    return at;
}

/* One question again; who goes back from it is asked those before it. */
static bool ask_again(struct cli_update *update, size_t at)
{
    enum cli_step step = cli_askings[at].ask(update);
    cli_draft_keep(update);
    if (step == CLI_STEP_BACK)
        return at > 0 && ask_from(update, at - 1);
    return step != CLI_STEP_LEAVE;
}

/* true: it is saved. */
static bool write_it(struct cli_update *update)
{
    bool goes_on = ask_from(update, 0);
    while (goes_on && cli_line_look(update->line)) {
        size_t at = first_fault(update);
        enum cli_end end =
            cli_askings[at].ask ? CLI_END_CHANGE : cli_update_finish(update, &at);
        if (end != CLI_END_CHANGE)
            return end == CLI_END_SAVED;
        goes_on = ask_again(update, at);
    }
    return false;
}

/* ---- how it begins ---- */

enum opening { WRITE, NO_CHANGE, READ, OPENINGS };

static void read_it(struct cli_line *line, const char *ref)
{
    const char *words[] = {"show", ref};
    cli_line_do(line, words, G_N_ELEMENTS(words), NULL);
}

static bool open_update(struct cli_update *update)
{
    static const char *const choices[] = {"Write what happened", "Say that nothing has changed",
                                          "Read the recommendation first", NULL};
    struct cli_line *line = update->line;
    const struct rt_reply *reply = &update->reply;
    g_autofree char *words =
        g_strdup_printf("Update of %s for %s: %s", reply->record.ref, reply->period.label,
                        rt_describe_name(&reply->record));
    struct cli_question question = {
        .words = words,
        .choices = choices,
        .n_choices = OPENINGS,
        .empty = choices[WRITE],
        .help =
            "You are asked for progress, what stands in the way, key actions, targets and "
            "the colour, one after the other. What you typed is kept as a draft until it is "
            "saved.",
        .is_told = true};
    while (!line->talk.is_over) {
        size_t at = 0;
        if (cli_choose(&line->talk, &question, &at, NULL) != CLI_ANSWER)
            return false;
        if (at == WRITE && write_it(update))
            return true;
        if (at == NO_CHANGE && cli_update_no_change(update))
            return true;
        if (at == READ)
            read_it(line, reply->record.ref);
        else if (at == WRITE && !update->is_kept)
            continue;
        else if (at == WRITE)
            return false;
    }
    return false;
}

bool cli_line_update(struct cli_line *line, const char *ref)
{
    struct cli_update update;
    if (!cli_line_look(line))
        return false;
    const char *why = cli_line_why_not(line);
    if (why) {
        cli_say(&line->talk, "An update can't be written now: %s%s", why, cli_stop(why));
        return false;
    }
    if (!begin(line, ref, &update))
        return false;
    bool is_saved = cli_draft_begin(&update) && open_update(&update);
    if (!is_saved && update.is_kept)
        cli_say(&line->talk,
                "What you wrote of %s is kept as a draft, and offered when you come "
                "back to it.",
                update.reply.record.ref);
    end(&update);
    return is_saved;
}
