/* The answers and their draft: one text a part, by the label of the part, beside what
 * stood in the register.  The form of the screen keeps the same, so that what was begun
 * there goes on in lines, and the other way round. */
#include <string.h>

#include <rectrack/field.h>
#include <rectrack/reply.h>
#include <rectrack/text.h>

const char *const rt_reply_labels[RT_REPLY_PARTS] = {
    [RT_REPLY_RAG] = "RAG",
    [RT_REPLY_REASON] = "Reason",
    [RT_REPLY_TARGET] = "Target",
    [RT_REPLY_WHY] = "Why new",
    [RT_REPLY_GRANTED_BY] = "Granted by",
    [RT_REPLY_PROGRESS] = "Progress",
    [RT_REPLY_CHALLENGE] = "Challenge",
    [RT_REPLY_ACTIONS] = "Key actions",
};

const char *rt_reply_target_label(const struct rt_reply *reply, size_t i,
                                  struct rt_arena *arena)
{
    const char *label = rt_reply_labels[RT_REPLY_TARGET];
    g_autofree char *numbered = g_strdup_printf("%s %zu", label, i + 1);
    return reply->record.targets.n == 1 ? label : rt_arena_copy(arena, numbered);
}

const char *rt_reply_action_words(const struct rt_reply *reply, size_t i,
                                  struct rt_arena *arena)
{
    enum { SHORT = 36 };
    const struct rt_action *action = rt_action_at(&reply->record.actions, i);
    g_autoptr(GString) words = g_string_new(NULL);
    g_autoptr(GString) clean = g_string_new(NULL);
    g_string_printf(words, "%d ", action->n);
    rt_text_clean(clean, action->text, RT_CLEAN_LINE);
    rt_text_clip(words, clean->str, SHORT, false);
    return rt_arena_text(arena, words->str, words->len);
}

/* A line for each key action that is ticked. */
static const char *ticked(const struct rt_reply *reply, const struct rt_answers *answers,
                          struct rt_arena *arena)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < reply->record.actions.n; i++)
        if (answers->ticks[i])
            g_string_append_printf(words, "%s%s", words->len ? "\n" : "",
                                   rt_reply_action_words(reply, i, arena));
    return rt_arena_text(arena, words->str, words->len);
}

/* What a part says in some answers, as a draft has it; i: which target. */
static const char *value_of(const struct rt_reply *reply, const struct rt_answers *answers,
                            enum rt_reply_part part, size_t i, struct rt_arena *arena)
{
    switch (part) {
    case RT_REPLY_RAG:
        return answers->rag ? rt_rags[answers->rag].label : "";
    case RT_REPLY_REASON:
        return answers->reason;
    case RT_REPLY_TARGET:
        return answers->targets[i];
    case RT_REPLY_WHY:
        return answers->why;
    case RT_REPLY_GRANTED_BY:
        return answers->granted_by;
    case RT_REPLY_PROGRESS:
        return answers->progress;
    case RT_REPLY_CHALLENGE:
        return answers->challenge;
    case RT_REPLY_ACTIONS:
        return ticked(reply, answers, arena);
    case RT_REPLY_PARTS:
        break;
    }
    return "";
}

static size_t count_of(const struct rt_reply *reply, enum rt_reply_part part)
{
    return part == RT_REPLY_TARGET ? reply->record.targets.n : 1;
}

static const char *label_of(const struct rt_reply *reply, enum rt_reply_part part, size_t i,
                            struct rt_arena *arena)
{
    return part == RT_REPLY_TARGET ? rt_reply_target_label(reply, i, arena)
                                   : rt_reply_labels[part];
}

static void keep_one(const struct rt_reply *reply, enum rt_reply_part part, size_t i,
                     struct rt_draft *draft, struct rt_arena *arena)
{
    const char *now = value_of(reply, &reply->now, part, i, arena);
    const char *was = value_of(reply, &reply->was, part, i, arena);
    if (!strcmp(now, was))
        return;
    struct rt_draft_field *field = rt_list_add(&draft->fields, arena, sizeof *field);
    *field = (struct rt_draft_field){label_of(reply, part, i, arena), rt_arena_copy(arena, now),
                                     rt_arena_copy(arena, was)};
}

void rt_reply_keep(const struct rt_reply *reply, struct rt_draft *draft, struct rt_arena *arena)
{
    for (enum rt_reply_part part = 0; part < RT_REPLY_PARTS; part++)
        for (size_t i = 0; i < count_of(reply, part); i++)
            keep_one(reply, part, i, draft, arena);
}

/* ---- and back ---- */

static void take_ticks(struct rt_reply *reply, const char *text, struct rt_arena *arena)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (size_t i = 0; i < reply->record.actions.n; i++)
        reply->now.ticks[i] =
            g_strv_contains((const char *const *)lines, rt_reply_action_words(reply, i, arena));
}

static void take(struct rt_reply *reply, enum rt_reply_part part, size_t i, const char *text,
                 struct rt_arena *arena)
{
    struct rt_answers *now = &reply->now;
    const char **const texts[RT_REPLY_PARTS] = {
        [RT_REPLY_REASON] = &now->reason,     [RT_REPLY_TARGET] = &now->targets[i],
        [RT_REPLY_WHY] = &now->why,           [RT_REPLY_GRANTED_BY] = &now->granted_by,
        [RT_REPLY_PROGRESS] = &now->progress, [RT_REPLY_CHALLENGE] = &now->challenge};
    if (texts[part])
        *texts[part] = rt_arena_copy(&reply->arena, text);
    else if (part == RT_REPLY_ACTIONS)
        take_ticks(reply, text, arena);
    else
        for (size_t k = 0; rt_reply_colours[k]; k++)
            if (!strcmp(rt_rags[rt_reply_colours[k]].label, text))
                now->rag = rt_reply_colours[k];
}

static bool find_part(const struct rt_reply *reply, const char *label, struct rt_arena *arena,
                      enum rt_reply_part *part, size_t *i)
{
    for (*part = 0; *part < RT_REPLY_PARTS; ++*part)
        for (*i = 0; *i < count_of(reply, *part); ++*i)
            if (!strcmp(label_of(reply, *part, *i, arena), label))
                return true;
    return false;
}

static void tell(struct rt_list *told, struct rt_arena *arena, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
static void tell(struct rt_list *told, struct rt_arena *arena, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *text = g_strdup_vprintf(format, words);
    va_end(words);
    rt_texts_add(told, arena, text);
}

/* Which of several targets move is chosen on the screen; their words tell it too. */
bool rt_reply_restore(struct rt_reply *reply, const struct rt_draft *draft,
                      struct rt_arena *arena, struct rt_list *told)
{
    static const char chosen[] = "New target";
    bool is_news = false;
    for (size_t k = 0; k < draft->fields.n; k++) {
        const struct rt_draft_field *field =
            (const struct rt_draft_field *)draft->fields.at + k;
        enum rt_reply_part part;
        size_t i;
        if (!find_part(reply, field->key, arena, &part, &i)) {
            if (strcmp(field->key, chosen) != 0)
                tell(told, arena, "%s has no place here any more: %s", field->key, field->text);
            continue;
        }
        const char *was = value_of(reply, &reply->was, part, i, arena);
        bool is_aid = part == RT_REPLY_WHY || part == RT_REPLY_GRANTED_BY;
        take(reply, part, i, field->text, arena);
        is_news = is_news || (!is_aid && strcmp(was, field->text) != 0);
        if (strcmp(was, field->seen ? field->seen : "") != 0 && strcmp(was, field->text) != 0)
            tell(told, arena, "%s was changed since you wrote this: it is \"%s\" now",
                 field->key, was);
    }
    return is_news;
}
