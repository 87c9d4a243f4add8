/* The forms of which drafts are kept: each has its name in the key of a draft, the words
 * before whose it is, the key that opens it.  A new form is a row here. */
#include <string.h>

#include <rectrack/date.h>

#include "tui/draft.h"

static const struct tui_draft_kind kinds[] = {
    {"update", "Update of", TUI_DO_UPDATE, .is_of_period = true},
    {"rag", "RAG of", TUI_DO_SET_RAG, .is_of_period = true},
    {"target", "Target of", TUI_DO_TARGET, .is_of_period = false},
    {"owners", "Owners of", TUI_DO_OWNERS, .is_of_period = false},
    {"action", "New key action of", TUI_DO_ADD_ACTION, .is_of_period = false},
    {"tick", "Key actions of", TUI_DO_TICK, .is_of_period = false},
    {"fields", "Fields of", TUI_DO_EDIT_FIELDS, .is_of_period = false},
    {"decide", "Decision on", TUI_DO_DECIDE, .place = TUI_AT_MEETING},
    {"ask", "Action on", TUI_DO_ASK, .place = TUI_AT_MEETING},
    {"attend", "Attendance of", TUI_DO_ATTEND, .place = TUI_AT_MEETING},
    {"note", "Note on", TUI_DO_NOTE, .place = TUI_AT_MEETING},
};

const struct tui_draft_kind *tui_draft_kind(const char *form)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (!strcmp(kinds[i].form, form))
            return &kinds[i];
    return NULL;
}

const struct tui_draft_kind *tui_draft_kind_of(enum tui_action opens)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i].opens == opens)
            return &kinds[i];
    return NULL;
}

static gint compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char *tui_draft_join(const GPtrArray *refs)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (guint i = 0; i < refs->len; i++)
        g_ptr_array_add(sorted, refs->pdata[i]);
    g_ptr_array_sort(sorted, compare);
    g_ptr_array_add(sorted, NULL);
    return g_strjoinv("\n", (char **)sorted->pdata);
}

char **tui_draft_split(const struct rt_draft_key *key)
{
    return g_strsplit(key->ref ? key->ref : "", "\n", -1);
}

char *tui_draft_subject(const char *ref)
{
    uint32_t day = rt_day_parse(ref);
    return day ? rt_day_words(day) : g_strdup(ref);
}

char *tui_draft_name(const struct rt_draft_key *key)
{
    const struct tui_draft_kind *kind = tui_draft_kind(key->form);
    g_auto(GStrv) refs = tui_draft_split(key);
    guint n = g_strv_length(refs);
    const char *title = kind ? kind->title : "Words on";
    g_autofree char *subject = tui_draft_subject(n ? refs[0] : "");
    return n > 1 ? g_strdup_printf("%s %u recommendations", title, n)
                 : g_strdup_printf("%s %s", title, subject);
}
