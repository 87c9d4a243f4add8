/* Memory that goes in one call.  Blocks grow; the newest serves, and is the one
 * that a reset keeps.  A list grows by copying itself to twice the room; what
 * it leaves behind goes with the arena. */
#include <rectrack/arena.h>

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <glib.h>

struct rt_block {
    struct rt_block *older;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

enum { SMALLEST = 4096, LARGEST = 1 << 20 };

static void *take(struct rt_arena *arena, size_t size)
{
    struct rt_block *block = arena->blocks;
    if (!block || block->size - block->used < size) {
        size_t room = block ? MIN(block->size * 2, (size_t)LARGEST) : (size_t)SMALLEST;
        room = MAX(room, size);
        struct rt_block *fresh = g_malloc(sizeof *fresh + room);
        *fresh = (struct rt_block){.older = block, .size = room};
        arena->blocks = block = fresh;
    }
    void *at = block->bytes + block->used;
    block->used += size;
    return at;
}

static size_t padded(size_t size)
{
    size_t unit = alignof(max_align_t);
    g_assert(size <= SIZE_MAX / 2); /* room for what stands before and behind it */
    return (size + unit - 1) / unit * unit;
}

void *rt_arena_alloc(struct rt_arena *arena, size_t size)
{
    return memset(take(arena, padded(size)), 0, size);
}

char *rt_arena_text(struct rt_arena *arena, const char *bytes, size_t length)
{
    char *copy = take(arena, padded(length + 1));
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *rt_arena_copy(struct rt_arena *arena, const char *text)
{
    return text ? rt_arena_text(arena, text, strlen(text)) : NULL;
}

static void free_blocks(struct rt_block *block)
{
    while (block) {
        struct rt_block *older = block->older;
        g_free(block);
        block = older;
    }
}

void rt_arena_reset(struct rt_arena *arena)
{
    if (!arena->blocks)
        return;
    free_blocks(arena->blocks->older);
    arena->blocks->older = NULL;
    arena->blocks->used = 0;
}

void rt_arena_clear(struct rt_arena *arena)
{
    free_blocks(arena->blocks);
    arena->blocks = NULL;
}

void *rt_list_add(struct rt_list *list, struct rt_arena *arena, size_t item_size)
{
    /* Full when n is a power of two from 4 up: the room is not kept, it follows from n. */
    bool is_full = list->n == 0 || (list->n >= 4 && (list->n & (list->n - 1)) == 0);
    if (is_full) {
        size_t room = list->n ? list->n * 2 : 4;
        g_assert(room <= SIZE_MAX / item_size);
        void *fresh = rt_arena_alloc(arena, room * item_size);
        if (list->n)
            memcpy(fresh, list->at, list->n * item_size);
        list->at = fresh;
    }
    return (unsigned char *)list->at + item_size * list->n++;
}

void *rt_list_item(const struct rt_list *list, size_t i, size_t item_size)
{
    g_assert(i < list->n);
    return (unsigned char *)list->at + i * item_size;
}

void rt_texts_add(struct rt_list *texts, struct rt_arena *arena, const char *text)
{
    char **item = rt_list_add(texts, arena, sizeof *item);
    *item = rt_arena_copy(arena, text);
}

char *rt_texts_add_bytes(struct rt_list *texts, struct rt_arena *arena, const char *bytes,
                         size_t length)
{
    char **item = rt_list_add(texts, arena, sizeof *item);
    return *item = rt_arena_text(arena, bytes, length);
}

const char *rt_texts_at(const struct rt_list *texts, size_t i)
{
    char **item = rt_list_item(texts, i, sizeof *item);
    return *item;
}

char *rt_texts_in_line(const struct rt_list *texts)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < texts->n; i++)
        g_string_append_printf(out, "%s%s", i ? ", " : "", rt_texts_at(texts, i));
    return g_string_free(out, FALSE);
}
