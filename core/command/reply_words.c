/* The answers: what is wrong with them, and the command line that saves them. */
#include <string.h>

#include <rectrack/field.h>
#include <rectrack/reply.h>

static bool is_blank(const char *text)
{
    return text[strspn(text, " \n\t")] == '\0';
}

/* Blanks around the words of a target are none. */
bool rt_reply_is_revised(const struct rt_reply *reply, size_t i)
{
    g_autofree char *now = g_strstrip(g_strdup(reply->now.targets[i]));
    g_autofree char *was = g_strstrip(g_strdup(reply->was.targets[i]));
    return strcmp(now, was) != 0;
}

bool rt_reply_has_revised(const struct rt_reply *reply)
{
    for (size_t i = 0; i < reply->record.targets.n; i++)
        if (rt_reply_is_revised(reply, i))
            return true;
    return false;
}

bool rt_reply_wants_reason(const struct rt_reply *reply)
{
    enum rt_rag set = reply->now.rag, suggested = reply->suggested;
    return set && suggested && set != suggested;
}

/* ---- what is wrong ---- */

char *rt_reply_fault(const struct rt_reply *reply, enum rt_reply_part part, size_t i)
{
    const struct rt_answers *now = &reply->now;
    switch (part) {
    case RT_REPLY_RAG:
        return now->rag ? NULL : g_strdup("choose a colour");
    case RT_REPLY_REASON:
        if (!rt_reply_wants_reason(reply) || !is_blank(now->reason))
            return NULL;
        return g_strdup_printf("%s is suggested; say why you set %s",
                               rt_rags[reply->suggested].label, rt_rags[now->rag].label);
    case RT_REPLY_TARGET:
        return rt_reply_is_revised(reply, i) && is_blank(now->targets[i])
                   ? g_strdup("say when, or \"To be confirmed\"")
                   : NULL;
    case RT_REPLY_WHY:
        return rt_reply_has_revised(reply) && is_blank(now->why)
                   ? g_strdup("say why the target is new")
                   : NULL;
    case RT_REPLY_PROGRESS:
        return is_blank(now->progress)
                   ? g_strdup("say what happened, or answer that there is no change")
                   : NULL;
    case RT_REPLY_CHALLENGE:
        return now->rag == RT_RED && is_blank(now->challenge)
                   ? g_strdup("Red needs a challenge note")
                   : NULL;
    case RT_REPLY_GRANTED_BY:
    case RT_REPLY_ACTIONS:
    case RT_REPLY_PARTS:
        break;
    }
    return NULL;
}

/* ---- the command ---- */

/* An option and its value in one word, as a value may begin with a dash. */
static void add(GStrvBuilder *words, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void add(GStrvBuilder *words, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *word = g_strdup_vprintf(format, values);
    va_end(values);
    g_strv_builder_add(words, word);
}

static GStrvBuilder *begin(const struct rt_reply *reply)
{
    GStrvBuilder *words = g_strv_builder_new();
    g_strv_builder_add(words, "update");
    g_strv_builder_add(words, reply->record.ref);
    add(words, "--period=%s", reply->period.id);
    return words;
}

/* The words, or NULL where nothing came behind those that they begin with. */
static GStrv end(GStrvBuilder *words)
{
    enum { NOTHING = 3 };
    g_auto(GStrv) all = g_strv_builder_end(words);
    g_strv_builder_unref(words);
    return g_strv_length(all) > NOTHING ? g_steal_pointer(&all) : NULL;
}

static void add_texts(const struct rt_reply *reply, GStrvBuilder *words)
{
    if (strcmp(reply->now.progress, reply->was.progress) != 0)
        add(words, "--progress=%s", reply->now.progress);
    if (strcmp(reply->now.challenge, reply->was.challenge) != 0)
        add(words, "--challenge=%s", reply->now.challenge);
}

/* A colour comes with its reason. */
static void add_colour(const struct rt_reply *reply, GStrvBuilder *words)
{
    const struct rt_answers *now = &reply->now, *was = &reply->was;
    if (!now->rag || (now->rag == was->rag && !strcmp(now->reason, was->reason)))
        return;
    add(words, "--rag=%s", rt_rags[now->rag].key);
    if (*now->reason)
        add(words, "--reason=%s", now->reason);
}

static void add_targets(const struct rt_reply *reply, GStrvBuilder *words)
{
    if (!rt_reply_has_revised(reply))
        return;
    for (size_t i = 0; i < reply->record.targets.n; i++) {
        g_autofree char *text = g_strstrip(g_strdup(reply->now.targets[i]));
        if (rt_reply_is_revised(reply, i))
            add(words, "--target=%zu=%s", i + 1, text);
    }
    add(words, "--target-reason=%s", reply->now.why);
    if (!is_blank(reply->now.granted_by))
        add(words, "--granted-by=%s", reply->now.granted_by);
}

/* The actions that were ticked, and those that were and are not now. */
static void add_ticks(const struct rt_reply *reply, GStrvBuilder *words)
{
    for (size_t i = 0; i < reply->record.actions.n; i++) {
        const struct rt_action *action = rt_action_at(&reply->record.actions, i);
        if (reply->now.ticks[i] != reply->was.ticks[i])
            add(words, reply->now.ticks[i] ? "--tick=%d" : "--untick=%d", action->n);
    }
}

GStrv rt_reply_command(const struct rt_reply *reply)
{
    GStrvBuilder *words = begin(reply);
    add_texts(reply, words);
    add_colour(reply, words);
    add_targets(reply, words);
    add_ticks(reply, words);
    return end(words);
}

bool rt_reply_has_news(const struct rt_reply *reply)
{
    GStrvBuilder *words = begin(reply);
    add_texts(reply, words);
    add_targets(reply, words);
    add_ticks(reply, words);
    g_auto(GStrv) all = end(words);
    return all != NULL;
}

GStrv rt_reply_no_change(const struct rt_reply *reply)
{
    GStrvBuilder *words = begin(reply);
    g_strv_builder_add(words, "--no-change");
    add_colour(reply, words);
    return end(words);
}
