/* Who, what and when in the words of one line.  Whether there is such an owner, others
 * ask. */
#include <rectrack/request.h>

#include <string.h>

#include <glib.h>

/* What stands behind a dash is when, if "by" says so or it is understood. */
static bool is_when(const char *words)
{
    enum rt_kind kind;
    uint32_t earliest, latest;
    rt_target_understand(words, &kind, &earliest, &latest);
    return kind != RT_KIND_NONE && kind != RT_KIND_UNCLEAR;
}

static void split_when(struct rt_request *request)
{
    static const char *const dashes[] = {" – ", " — ", " - ", " by "};
    for (size_t i = 0; i < G_N_ELEMENTS(dashes) && !request->when; i++) {
        char *at = g_strrstr(request->what, dashes[i]);
        if (!at)
            continue;
        const char *rest = at + strlen(dashes[i]);
        bool has_by = g_str_has_prefix(rest, "by ");
        rest += has_by ? strlen("by ") : 0;
        if (!has_by && !is_when(rest))
            continue;
        request->when = g_strstrip(g_strdup(rest));
        *at = '\0';
    }
    g_strstrip(request->what);
}

/* An owner's own name may have "and" in it. */
static char **split_who(const char *who, const struct rt_facts *facts)
{
    g_autoptr(GRegex) between = g_regex_new(" *, *| +and +| *& *", 0, 0, NULL);
    return rt_facts_owner(facts, who) ? g_strsplit(who, "\n", 1)
                                      : g_regex_split(between, who, 0);
}

bool rt_request_read(const char *words, const struct rt_facts *facts, struct rt_request *out)
{
    const char *colon = strstr(words, ": ");
    if (!colon)
        return false;
    g_autofree char *who = g_strstrip(g_strndup(words, (size_t)(colon - words)));
    *out = (struct rt_request){.what = g_strdup(colon + 1)};
    split_when(out);
    out->who = split_who(who, facts);
    if (*who && *out->what)
        return true;
    rt_request_clear(out);
    return false;
}

void rt_request_clear(struct rt_request *request)
{
    g_strfreev(request->who);
    g_free(request->what);
    g_free(request->when);
    *request = (struct rt_request){0};
}
