/* Whose updates a person writes, remembered between runs, for each person and register. */
#include <rectrack/recall.h>
#include <rectrack/unanswered.h>

static void names_of(struct rt_register *reg, const char *user, const char *names[4])
{
    names[0] = "owner";
    names[1] = rt_register_path(reg);
    names[2] = user ? user : "";
    names[3] = NULL;
}

const struct rt_owner *rt_asked_whom(struct rt_register *reg, const struct rt_facts *facts,
                                     const char *user)
{
    const char *names[4];
    names_of(reg, user, names);
    g_autofree char *last = rt_recall(names);
    const struct rt_owner *owner = rt_facts_owner(facts, last);
    return owner ? owner : rt_facts_owner(facts, user);
}

enum rt_status rt_asked_choose(struct rt_register *reg, const char *user, const char *owner,
                               struct rt_error *error)
{
    const char *names[4];
    names_of(reg, user, names);
    return rt_recall_keep(names, owner, error);
}
