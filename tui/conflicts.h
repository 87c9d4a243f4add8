/* What a command would have overwritten though somebody changed it meanwhile, kept
 * after the command has ended, with what the person decides about each.
 */
#ifndef TUI_CONFLICTS_H
#define TUI_CONFLICTS_H

#include <rectrack/command.h>

enum tui_kept { TUI_KEPT_OPEN, TUI_KEPT_YOURS, TUI_KEPT_THEIRS };

struct tui_conflict {
    struct rt_conflict what;
    enum tui_kept kept;
};

/* All zero: none. */
struct tui_conflicts {
    struct rt_arena arena;
    struct rt_list all; /* struct tui_conflict */
};

void tui_conflicts_clear(struct tui_conflicts *conflicts);

/* Adds a copy, nothing decided. */
void tui_conflicts_add(struct tui_conflicts *conflicts, const struct rt_conflict *conflict);

/* A sentence on each, as much of both texts as a question holds; g_free it. */
char *tui_conflicts_words(const struct tui_conflicts *conflicts, bool is_ascii);

static inline struct tui_conflict *tui_conflict_at(const struct tui_conflicts *conflicts,
                                                   size_t i)
{
    return (struct tui_conflict *)conflicts->all.at + i;
}

#endif
