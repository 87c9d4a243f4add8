/* The texts above a table. */
#include "exchange/grid_texts.h"

#include <string.h>

#include <glib.h>

#include "exchange/grid_words.h"

const struct grid_text *grid_texts_at(const struct grid_texts *texts, size_t i)
{
    return rt_list_item(&texts->all, i, sizeof(struct grid_text));
}

char *grid_text_line(const char *paragraph, struct rt_arena *arena)
{
    enum { LONGEST = 2000 };
    size_t n = strlen(paragraph);
    if (n > LONGEST)
        n = (size_t)(g_utf8_find_prev_char(paragraph, paragraph + LONGEST + 1) - paragraph);
    return g_strdelimit(grid_trim(arena, paragraph, n), "\n\t", ' ');
}

static void keep(struct grid_texts *texts, const char *line, bool is_title)
{
    struct grid_text *kept = rt_list_add(&texts->all, &texts->arena, sizeof *kept);
    *kept = (struct grid_text){rt_arena_copy(&texts->arena, line), is_title};
}

/* The first text names a document, and the nearest ones the table below them: the others go
 * where there are very many. */
static void thin_out(struct grid_texts *texts)
{
    enum { MOST = 1024 };
    struct grid_texts old = *texts;
    if (old.all.n < MOST)
        return;
    *texts = (struct grid_texts){0};
    for (size_t i = 0; i < old.all.n; i = i ? i + 1 : old.all.n - MOST / 2) {
        const struct grid_text *text = grid_texts_at(&old, i);
        keep(texts, text->text, text->is_title);
    }
    rt_arena_clear(&old.arena);
}

void grid_texts_add(struct grid_texts *texts, const char *line, const char *style)
{
    bool is_title = style && (g_ascii_strncasecmp(style, "heading", 7) == 0 ||
                              g_ascii_strncasecmp(style, "title", 5) == 0);
    thin_out(texts);
    keep(texts, line, is_title);
}

void grid_texts_clear(struct grid_texts *texts)
{
    rt_arena_clear(&texts->arena);
    *texts = (struct grid_texts){0};
}
