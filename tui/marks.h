/* The recommendations that are marked, in the order in which they were.  Knows their
 * references alone.
 */
#ifndef TUI_MARKS_H
#define TUI_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

/* All zero: none. */
struct tui_marks {
    GPtrArray *order; /* the references, owned by set */
    GHashTable *set;
    char *from; /* where a range begins that has no end yet, or NULL */
};

void tui_marks_clear(struct tui_marks *marks);

static inline size_t tui_marks_n(const struct tui_marks *marks)
{
    return marks->order ? marks->order->len : 0;
}

bool tui_marks_has(const struct tui_marks *marks, const char *ref);
void tui_marks_add(struct tui_marks *marks, const char *ref);
/* Takes it off where it is marked, else marks it. */
void tui_marks_turn(struct tui_marks *marks, const char *ref);

/* Copies of all; g_ptr_array_free it. */
GPtrArray *tui_marks_list(const struct tui_marks *marks);

#endif
