/* Keeping conflicts. */
#include "tui/conflicts.h"

#include <rectrack/text.h>

void tui_conflicts_clear(struct tui_conflicts *conflicts)
{
    rt_arena_clear(&conflicts->arena);
    *conflicts = (struct tui_conflicts){0};
}

void tui_conflicts_add(struct tui_conflicts *conflicts, const struct rt_conflict *conflict)
{
    struct rt_arena *arena = &conflicts->arena;
    struct tui_conflict *kept = rt_list_add(&conflicts->all, arena, sizeof *kept);
    kept->what = (struct rt_conflict){.ref = rt_arena_copy(arena, conflict->ref),
                                      .field = rt_arena_copy(arena, conflict->field),
                                      .part = rt_arena_copy(arena, conflict->part),
                                      .label = rt_arena_copy(arena, conflict->label),
                                      .seen = rt_arena_copy(arena, conflict->seen),
                                      .theirs = rt_arena_copy(arena, conflict->theirs),
                                      .yours = rt_arena_copy(arena, conflict->yours),
                                      .who = rt_arena_copy(arena, conflict->who),
                                      .at = rt_arena_copy(arena, conflict->at)};
}

static void add_brief(GString *out, const char *text, bool is_ascii)
{
    enum { SHORT = 90 };
    g_autoptr(GString) line = g_string_new(NULL);
    rt_text_clean(line, text ? text : "nothing",
                  RT_CLEAN_LINE | (is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    rt_text_clip(out, line->str, SHORT, is_ascii);
}

char *tui_conflicts_words(const struct tui_conflicts *conflicts, bool is_ascii)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < conflicts->all.n; i++) {
        const struct rt_conflict *what = &tui_conflict_at(conflicts, i)->what;
        g_string_append_printf(all, "%s%s: theirs is \"", i ? " " : "", what->label);
        add_brief(all, what->theirs, is_ascii);
        g_string_append(all, "\", yours \"");
        add_brief(all, what->yours, is_ascii);
        g_string_append(all, "\".");
    }
    return g_string_free(all, FALSE);
}
