/* The colour that is suggested of the answers: what the register would reckon if they
 * were saved. */
#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/reply.h>

/* A list of the record's own, to be changed; what its items point to stays the record's. */
static struct rt_list copy_of(const struct rt_list *list, size_t size, struct rt_arena *arena)
{
    struct rt_list copy = {0};
    for (size_t i = 0; i < list->n; i++)
        memcpy(rt_list_add(&copy, arena, size), rt_list_item(list, i, size), size);
    return copy;
}

static struct rt_list paragraph_of(const char *text, struct rt_arena *arena)
{
    struct rt_list texts = {0};
    if (text[strspn(text, " \n\t")])
        rt_texts_add(&texts, arena, text);
    return texts;
}

/* The person's own update as it is answered, behind those of the others. */
static struct rt_list updates_of(const struct rt_reply *reply, struct rt_arena *arena)
{
    const struct rt_list *all = &reply->record.updates;
    const struct rt_update *before = rt_reply_own(reply, &reply->record);
    struct rt_update own =
        before ? *before : (struct rt_update){.period = reply->period.id, .by = reply->user};
    struct rt_list list = {0};
    for (size_t i = 0; i < all->n; i++)
        if (rt_update_at(all, i) != before)
            *(struct rt_update *)rt_list_add(&list, arena, sizeof own) = *rt_update_at(all, i);
    own.progress = paragraph_of(reply->now.progress, arena);
    own.challenge = paragraph_of(reply->now.challenge, arena);
    own.no_change = own.no_change && !own.progress.n && !own.challenge.n;
    *(struct rt_update *)rt_list_add(&list, arena, sizeof own) = own;
    return list;
}

static void revise(const struct rt_reply *reply, struct rt_list *targets)
{
    for (size_t i = 0; i < targets->n; i++) {
        struct rt_target *target = rt_target_at(targets, i);
        if (!rt_reply_is_revised(reply, i))
            continue;
        target->text = reply->now.targets[i];
        target->event = NULL;
        rt_target_understand(target->text, &target->kind, &target->earliest, &target->latest);
    }
}

static void tick(const struct rt_reply *reply, struct rt_list *actions)
{
    for (size_t i = 0; i < actions->n; i++)
        if (reply->now.ticks[i] != reply->was.ticks[i])
            rt_action_at(actions, i)->state =
                reply->now.ticks[i] ? RT_STATE_COMPLETE : RT_STATE_IN_PROGRESS;
}

void rt_reply_suggest(struct rt_reply *reply, const struct rt_outlook *outlook)
{
    struct rt_arena arena = {0};
    struct rt_record now = reply->record;
    now.updates = updates_of(reply, &arena);
    now.targets = copy_of(&reply->record.targets, sizeof(struct rt_target), &arena);
    now.actions = copy_of(&reply->record.actions, sizeof(struct rt_action), &arena);
    revise(reply, &now.targets);
    tick(reply, &now.actions);
    rt_reckon(&now, &arena, outlook);
    reply->suggested = now.suggested;
    g_free(reply->because);
    reply->because = now.suggested ? g_strdup(rt_describe_reason(&now, &arena)) : NULL;
    rt_arena_clear(&arena);
}
