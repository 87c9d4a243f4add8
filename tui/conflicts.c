/* Conflicts in words. */
#include "tui/conflicts.h"

#include <rectrack/text.h>

static void add_brief(GString *out, const char *text, bool is_ascii)
{
    enum { SHORT = 90 };
    g_autoptr(GString) line = g_string_new(NULL);
    rt_text_clean(line, text ? text : "nothing",
                  RT_CLEAN_LINE | (is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    rt_text_clip(out, line->str, SHORT, is_ascii);
}

char *tui_conflicts_words(const struct rt_conflicts *conflicts, bool is_ascii)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < conflicts->all.n; i++) {
        const struct rt_conflict *what = &rt_conflict_at(conflicts, i)->what;
        g_string_append_printf(all, "%s%s: theirs is \"", i ? " " : "", what->label);
        add_brief(all, what->theirs, is_ascii);
        g_string_append(all, "\", yours \"");
        add_brief(all, what->yours, is_ascii);
        g_string_append(all, "\".");
    }
    return g_string_free(all, FALSE);
}
