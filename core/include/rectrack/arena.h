/* Memory that goes in one call, and the lists that live in it.
 *
 * A record and everything it holds (texts, actions, targets, updates) stand in
 * one arena: reading the next record reuses it, clearing frees all.
 * An allocation that fails ends the program, as everywhere with GLib.
 */
#ifndef RECTRACK_ARENA_H
#define RECTRACK_ARENA_H

#include <stddef.h>

struct rt_block;

struct rt_arena {
    struct rt_block *blocks; /* newest first; private */
};

/* An arena that is all zero is a valid empty one. */

/* size zeroed bytes, aligned for any type, valid until reset or clear. */
void *rt_arena_alloc(struct rt_arena *arena, size_t size);

/* A copy of length bytes with a NUL behind them. */
char *rt_arena_text(struct rt_arena *arena, const char *bytes, size_t length);

/* A copy of a string; NULL gives NULL. */
char *rt_arena_copy(struct rt_arena *arena, const char *text);

/* Forgets everything, keeps a block for the next use. */
void rt_arena_reset(struct rt_arena *arena);

/* Frees everything; the arena is empty and usable again. */
void rt_arena_clear(struct rt_arena *arena);

/* A list of equal items in an arena.  An item's address is good until the
 * next rt_list_add to the same list. */
struct rt_list {
    void *at;
    size_t n;
};

/* A new zeroed item at the end.  item_size must be the same at every call. */
void *rt_list_add(struct rt_list *list, struct rt_arena *arena, size_t item_size);

/* The i-th item, counted from 0; i must be below list->n. */
void *rt_list_item(const struct rt_list *list, size_t i, size_t item_size);

/* A list of texts: its items are char pointers. */
void rt_texts_add(struct rt_list *texts, struct rt_arena *arena, const char *text);
/* length bytes as a text of its own; the copy is returned. */
char *rt_texts_add_bytes(struct rt_list *texts, struct rt_arena *arena, const char *bytes,
                         size_t length);
const char *rt_texts_at(const struct rt_list *texts, size_t i);

/* "SI-11, SI-12"; "" of none.  g_free it. */
char *rt_texts_in_line(const struct rt_list *texts);

#endif
