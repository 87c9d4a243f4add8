/* What an officer is asked: where the answers begin, and where they give way to what
 * somebody else saved. */
#include <string.h>

#include <rectrack/field.h>
#include <rectrack/reply.h>

const enum rt_rag rt_reply_colours[] = {RT_GREEN,    RT_AMBER,   RT_RED,
                                        RT_COMPLETE, RT_NOT_DUE, RT_RAG_NONE};

/* Paragraphs as the commands part them: by an empty line. */
static void add_paragraphs(GString *out, const struct rt_list *paragraphs)
{
    for (size_t i = 0; i < paragraphs->n; i++)
        g_string_append_printf(out, "%s%s", out->len ? "\n\n" : "", rt_texts_at(paragraphs, i));
}

static const char *keep(struct rt_reply *reply, const char *text)
{
    return rt_arena_copy(&reply->arena, text ? text : "");
}

static const char *keep_paragraphs(struct rt_reply *reply, const struct rt_list *paragraphs)
{
    g_autoptr(GString) all = g_string_new(NULL);
    add_paragraphs(all, paragraphs);
    return keep(reply, all->str);
}

/* ---- beginning ---- */

/* What everybody wrote in the latest period before this one in which somebody did. */
static void find_last(struct rt_reply *reply, const struct rt_facts *facts)
{
    g_autoptr(GString) progress = g_string_new(NULL);
    g_autoptr(GString) challenge = g_string_new(NULL);
    bool is_before = false;
    for (size_t i = facts->periods.n; i-- > 0 && !reply->last;) {
        const struct rt_period *period = rt_period_at(&facts->periods, i);
        for (size_t k = 0; is_before && k < reply->record.updates.n; k++) {
            const struct rt_update *one = rt_update_at(&reply->record.updates, k);
            if (strcmp(one->period, period->id) != 0)
                continue;
            add_paragraphs(progress, &one->progress);
            add_paragraphs(progress, &one->other);
            add_paragraphs(challenge, &one->challenge);
        }
        if (progress->len || challenge->len)
            reply->last = keep(reply, period->label);
        is_before = is_before || !strcmp(period->id, reply->period.id);
    }
    reply->last_progress = keep(reply, progress->str);
    reply->last_challenge = keep(reply, challenge->str);
}

const struct rt_update *rt_reply_own(const struct rt_reply *reply,
                                     const struct rt_record *record)
{
    const struct rt_update *own = NULL;
    for (size_t i = 0; i < record->updates.n; i++) {
        const struct rt_update *one = rt_update_at(&record->updates, i);
        if (!strcmp(one->period, reply->period.id) && !g_strcmp0(one->by, reply->user))
            own = one;
    }
    return own;
}

/* What the person has reported already, and how targets and key actions stand. */
static void read_answers(struct rt_reply *reply, struct rt_answers *out)
{
    const struct rt_record *record = &reply->record;
    const struct rt_update none = {0}, *found = rt_reply_own(reply, record);
    const struct rt_update *own = found ? found : &none;
    *out = (struct rt_answers){
        .rag = own->rag,
        .reason = keep(reply, own->reason),
        .progress = keep_paragraphs(reply, &own->progress),
        .challenge = keep_paragraphs(reply, &own->challenge),
        .targets =
            rt_arena_alloc(&reply->arena, (record->targets.n + 1) * sizeof *out->targets),
        .why = "",
        .granted_by = "",
        .ticks = rt_arena_alloc(&reply->arena, (record->actions.n + 1) * sizeof *out->ticks)};
    for (size_t i = 0; i < record->targets.n; i++)
        out->targets[i] = keep(reply, rt_target_at(&record->targets, i)->text);
    for (size_t i = 0; i < record->actions.n; i++)
        out->ticks[i] = rt_action_at(&record->actions, i)->state == RT_STATE_COMPLETE;
}

void rt_reply_begin(struct rt_reply *reply, const struct rt_outlook *outlook, const char *user)
{
    rt_shape_copy(&rt_period_shape, &reply->period, outlook->period, &reply->arena);
    reply->user = rt_arena_copy(&reply->arena, user);
    find_last(reply, outlook->facts);
    read_answers(reply, &reply->was);
    read_answers(reply, &reply->now); /* lists of its own */
}

void rt_reply_reset(struct rt_reply *reply)
{
    struct rt_answers *now = &reply->now, *was = &reply->was;
    const char **targets = now->targets;
    bool *ticks = now->ticks;
    for (size_t i = 0; i < reply->record.targets.n; i++)
        targets[i] = was->targets[i];
    for (size_t i = 0; i < reply->record.actions.n; i++)
        ticks[i] = was->ticks[i];
    *now = *was;
    now->targets = targets;
    now->ticks = ticks;
}

void rt_reply_clear(struct rt_reply *reply)
{
    g_free(reply->because);
    rt_arena_clear(&reply->arena);
    *reply = (struct rt_reply){0};
}

/* ---- giving way ---- */

static void take_own(struct rt_reply *reply, const char *part, const struct rt_update *own)
{
    if (!g_strcmp0(part, "rag"))
        reply->was.rag = reply->now.rag = own->rag;
    else if (!g_strcmp0(part, "reason"))
        reply->was.reason = reply->now.reason = keep(reply, own->reason);
    else if (!g_strcmp0(part, "progress"))
        reply->was.progress = reply->now.progress = keep_paragraphs(reply, &own->progress);
    else if (!g_strcmp0(part, "challenge"))
        reply->was.challenge = reply->now.challenge = keep_paragraphs(reply, &own->challenge);
}

static void take_target(struct rt_reply *reply, size_t i, const struct rt_target *target)
{
    if (i < reply->record.targets.n)
        reply->was.targets[i] = reply->now.targets[i] = keep(reply, target->text);
}

static void take_action(struct rt_reply *reply, size_t i, const struct rt_action *action)
{
    if (i < reply->record.actions.n)
        reply->was.ticks[i] = reply->now.ticks[i] = action->state == RT_STATE_COMPLETE;
}

void rt_reply_give_way(struct rt_reply *reply, const char *field, const char *part,
                       const struct rt_record *now)
{
    const char *dot = strchr(field, '.');
    size_t n = dot ? (size_t)g_ascii_strtoull(dot + 1, NULL, 10) : 0;
    const struct rt_update *own = rt_reply_own(reply, now), none = {0};
    if (g_str_has_prefix(field, "updates."))
        take_own(reply, part, own ? own : &none);
    else if (g_str_has_prefix(field, "targets.") && n && n <= now->targets.n)
        take_target(reply, n - 1, rt_target_at(&now->targets, n - 1));
    else if (g_str_has_prefix(field, "actions.") && n && n <= now->actions.n)
        take_action(reply, n - 1, rt_action_at(&now->actions, n - 1));
}
