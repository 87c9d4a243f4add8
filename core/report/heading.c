/* Headings with holes: what the source is, which period, which one before. */
#include <string.h>

#include "report/layout.h"

const char *report_heading(const struct report_making *making, const char *heading)
{
    const char *kind = making->source ? making->source->kind : NULL;
    const char *label = making->period ? making->period->label : NULL;
    const char *since = making->since ? making->since->label : NULL;
    g_autofree char *against =
        kind ? g_strdup_printf(" against the %s recommendations", kind) : g_strdup("");
    g_autofree char *of = label ? g_strdup_printf(" %s", label) : g_strdup("");
    GString *out = g_string_new(NULL);
    for (const char *at = heading; *at;) {
        if (g_str_has_prefix(at, "{kind}")) {
            g_string_append(out, against);
            at += strlen("{kind}");
        } else if (g_str_has_prefix(at, "{period}")) {
            g_string_append(out, of);
            at += strlen("{period}");
        } else if (g_str_has_prefix(at, "{since}")) {
            g_string_append(out, since ? since : "the paper before");
            at += strlen("{since}");
        } else {
            g_string_append_c(out, *at++);
        }
    }
    const char *words = rt_arena_copy(making->arena, out->str);
    g_string_free(out, TRUE);
    return words;
}
