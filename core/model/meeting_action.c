/* An action as a meeting asks for it, "who: what – by when", taken apart.  Knows whom the
 * register knows; adds nobody to it. */
#include <rectrack/meeting.h>

#include <string.h>

#include <rectrack/text.h>

/* ---- by when ---- */

/* What stands behind a dash is when, if "by" says so or it is understood. */
static bool is_when(const char *words)
{
    enum rt_kind kind;
    uint32_t earliest, latest;
    rt_target_understand(words, &kind, &earliest, &latest);
    return kind != RT_KIND_NONE && kind != RT_KIND_UNCLEAR;
}

/* Blanks on both sides, and what set off the words that are cut away. */
static void trim(char *words)
{
    g_strstrip(words);
    size_t n = strlen(words);
    while (n && strchr(" ,;", words[n - 1]))
        words[--n] = '\0';
}

/* Cuts the words of when off what; NULL: nobody said. */
static const char *cut_when(char *what, uint32_t day, struct rt_arena *arena)
{
    static const char *const dashes[] = {" – ", " — ", " - ", " by "};
    const char *when = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(dashes) && !when; i++) {
        char *at = g_strrstr(what, dashes[i]);
        if (!at)
            continue;
        const char *rest = at + strlen(dashes[i]);
        bool has_by = g_str_has_prefix(rest, "by ");
        rest += has_by ? strlen("by ") : 0;
        char *words = g_strstrip(rt_arena_copy(arena, rest));
        const char *meant = rt_meeting_when(words, day, arena);
        if (!has_by && !is_when(meant))
            continue;
        when = *words ? meant : NULL;
        *at = '\0';
    }
    trim(what);
    return when;
}

/* ---- who ---- */

static struct rt_doer doer_of(const struct rt_facts *facts, const char *name,
                              struct rt_arena *arena)
{
    const struct rt_owner *owner = rt_facts_owner(facts, name);
    g_autofree char *meant = owner ? NULL : rt_facts_meant_owner(facts, name);
    return (struct rt_doer){.name = rt_arena_copy(arena, owner ? owner->name : name),
                            .is_unknown = !owner,
                            .meant = meant ? rt_arena_copy(arena, meant) : NULL};
}

static void add(struct rt_list *doers, const struct rt_doer *doer, struct rt_arena *arena)
{
    for (size_t i = 0; i < doers->n; i++)
        if (strcmp(rt_doer_at(doers, i)->name, doer->name) == 0)
            return;
    *(struct rt_doer *)rt_list_add(doers, arena, sizeof *doer) = *doer;
}

/* One name, or several with commas and "and" between: an owner's own name may have both, and
 * so may that of somebody new, where nothing in it reminds of anybody. */
static void read_doers(const struct rt_facts *facts, const char *who, struct rt_arena *arena,
                       struct rt_list *out)
{
    g_autoptr(GRegex) between = g_regex_new(" *, *and +| *, *| +and +| *& *", 0, 0, NULL);
    g_auto(GStrv) names = g_regex_split(between, who, 0);
    struct rt_doer whole = doer_of(facts, who, arena);
    bool is_one = !whole.is_unknown;
    struct rt_list several = {0};
    size_t n_new = 0;
    for (size_t i = 0; names[i] && !is_one; i++) {
        struct rt_doer doer = doer_of(facts, names[i], arena);
        n_new += doer.is_unknown && !doer.meant;
        if (*names[i])
            add(&several, &doer, arena);
    }
    if (is_one || n_new >= several.n)
        add(out, &whole, arena);
    else
        *out = several;
}

/* ---- the whole ---- */

/* Behind who; NULL: there is none.  That of "10:30" and "https://" is another. */
static const char *find_colon(const char *words)
{
    const char *colon = strstr(words, ": ");
    if (!colon)
        colon = strchr(words, ':');
    return colon && !g_ascii_isdigit(colon[1]) && colon[1] != '/' ? colon : NULL;
}

enum rt_status rt_meeting_read_action(const struct rt_facts *facts, uint32_t day,
                                      const char *words, struct rt_arena *arena,
                                      struct rt_meeting_action *out, struct rt_error *error)
{
    struct rt_meeting_action action = {0};
    const char *colon = find_colon(words);
    g_autofree char *who = g_strstrip(g_strndup(words, colon ? (size_t)(colon - words) : 0));
    char *what = rt_arena_copy(arena, colon ? colon + 1 : "");
    struct rt_target *target = &action.target;
    target->text = cut_when(what, day, arena);
    if (!*who || !*what)
        return rt_fail(error, RT_USAGE,
                       "\"%s\" does not say who does what; write who: what – by when, such as "
                       "\"Hampton Trust: ask for funds – by Dec 2020\"",
                       words);
    action.what = what;
    rt_target_understand(target->text, &target->kind, &target->earliest, &target->latest);
    read_doers(facts, who, arena, &action.doers);
    *out = action;
    return RT_OK;
}

bool rt_meeting_knows_all(const struct rt_meeting_action *action)
{
    bool knows = true;
    for (size_t i = 0; i < action->doers.n && knows; i++)
        knows = !rt_doer_at(&action->doers, i)->is_unknown;
    return knows;
}
