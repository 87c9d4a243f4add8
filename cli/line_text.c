/* The texts of an update: progress, and what stands in the way.  Each line is kept as soon as
 * it came. */
#include <string.h>

#include "cli/line_reply.h"

/* A text that is asked for. */
struct text {
    struct cli_update *update;
    enum rt_reply_part part;
    const char **now;    /* the answer */
    const char *before;  /* what stays before what is typed: "" or words and an empty line */
    const char *last;    /* last period's words */
    const char *asks;    /* "what was achieved?" */
    const char *nothing; /* what an empty line means; NULL: it is asked again */
};

static unsigned count_lines(const char *text)
{
    unsigned n = 1;
    for (; *text; text++)
        n += *text == '\n' && text[1] && text[1] != '\n';
    return n;
}

/* What is typed so far is kept. */
static void keep_typed(void *self, const char *typed)
{
    const struct text *text = self;
    if (!*typed)
        return;
    g_autofree char *all = g_strconcat(text->before, typed, NULL);
    const char *was = *text->now;
    *text->now = all;
    cli_draft_keep(text->update);
    *text->now = was;
}

static enum cli_step type(struct text *text)
{
    struct cli_update *update = text->update;
    struct cli_talk *talk = &update->line->talk;
    const char *label = rt_reply_labels[text->part];
    const struct rt_reply *reply = &update->reply;
    static const char help[] = "Type as many lines as you like; an empty line begins a new "
                               "paragraph, a line with nothing but a full stop ends it.";
    bool has_last = *text->last && !*text->before;
    const char *last = has_last ? reply->last : "";
    g_autofree char *before = g_strdup_printf("%s in %s: %s", label, last, text->last);
    g_autofree char *words = g_strdup_printf(
        "%s: %s %s%s%s%s", label, text->asks,
        update->line->has_texts ? "A full stop alone ends it." : help,
        has_last ? " l reads what was written for " : "", last, has_last ? "." : "");
    struct cli_question question = {
        .words = words, .empty = text->nothing, .last = has_last ? before : NULL, .help = help};
    update->line->has_texts = true;
    g_autofree char *typed = NULL;
    enum cli_answer answer = cli_ask_text(talk, &question, keep_typed, text, &typed);
    g_autofree char *all = g_strconcat(text->before, typed, NULL);
    if (answer == CLI_ANSWER || *typed) /* what was begun is not lost */
        *text->now = rt_arena_copy(&update->reply.arena, all);
    if (answer != CLI_ANSWER)
        return cli_step_of(answer);
    if (*typed && !strcmp(all, text->last))
        cli_say(talk, "That is the same as in %s.", reply->last);
    else if (*typed)
        cli_say(talk, "%s is taken: %u line%s.", label, count_lines(all),
                count_lines(all) == 1 ? "" : "s");
    else
        cli_say(talk, "%s: %s.", label, text->nothing);
    return CLI_STEP_ON;
}

/* The words that more are added to: a sentence that was broken off goes on, a whole one is
 * followed by a new paragraph.  g_free it. */
static char *before_more(const char *words)
{
    bool is_whole = strchr(".!?:;)\"'", words[strlen(words) - 1]) != NULL;
    return g_strconcat(words, is_whole ? "\n\n" : " ", NULL);
}

/* Of words that are there: shall they stay? */
static enum cli_step change(struct text *text)
{
    static const char *const choices[] = {"Keep it", "Add to it", "Write it anew",
                                          "Take it away", NULL};
    struct cli_talk *talk = &text->update->line->talk;
    const char *label = rt_reply_labels[text->part];
    g_autofree char *words = g_strdup_printf("%s so far: %s", label, *text->now);
    struct cli_question question = {.words = words,
                                    .choices = choices,
                                    .n_choices = text->nothing ? 4 : 3,
                                    .empty = choices[0]};
    size_t at = 0;
    enum cli_answer answer = cli_choose(talk, &question, &at, NULL);
    if (answer != CLI_ANSWER || at == 0)
        return cli_step_of(answer);
    if (at == 3) {
        *text->now = "";
        return CLI_STEP_ON;
    }
    g_autofree char *before = at == 1 ? before_more(*text->now) : g_strdup("");
    const char *nothing = text->nothing;
    text->before = before;
    text->nothing = "as it was";
    const char *was = *text->now;
    enum cli_step step = type(text);
    if (step == CLI_STEP_ON && !strcmp(*text->now, before))
        *text->now = was;
    text->nothing = nothing;
    return step;
}

static enum cli_step ask_text(struct text *text)
{
    const char *now = *text->now;
    bool is_blank = now[strspn(now, " \n\t")] == '\0';
    text->before = "";
    return is_blank ? type(text) : change(text);
}

enum cli_step cli_ask_progress(struct cli_update *update)
{
    return ask_text(&(struct text){.update = update,
                                   .part = RT_REPLY_PROGRESS,
                                   .now = &update->reply.now.progress,
                                   .last = update->reply.last_progress,
                                   .asks = "what was achieved?"});
}

enum cli_step cli_ask_challenge(struct cli_update *update)
{
    return ask_text(&(struct text){.update = update,
                                   .part = RT_REPLY_CHALLENGE,
                                   .now = &update->reply.now.challenge,
                                   .last = update->reply.last_challenge,
                                   .asks = "what stands in the way?",
                                   .nothing = "nothing stands in the way"});
}
