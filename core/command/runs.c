/* References told one after the other, neighbours as a run: "SI-2, NA-1 to NA-43". */
#include "command/command.h"

#include <string.h>

enum { SHORTEST_RUN = 3 };

/* Do two references differ by their numbers alone, and those by one? */
static bool are_neighbours(const char *one, const char *next)
{
    size_t prefix = strcspn(one, "0123456789");
    guint64 n, m;
    return strncmp(one, next, prefix) == 0 &&
           g_ascii_string_to_unsigned(one + prefix, 10, 0, G_MAXINT32, &n, NULL) &&
           g_ascii_string_to_unsigned(next + prefix, 10, 0, G_MAXINT32, &m, NULL) && m == n + 1;
}

static size_t run_length(const struct rt_list *refs, size_t first)
{
    size_t n = 1;
    while (first + n < refs->n &&
           are_neighbours(rt_texts_at(refs, first + n - 1), rt_texts_at(refs, first + n)))
        n++;
    return n >= SHORTEST_RUN ? n : 1;
}

char *command_runs(const struct rt_list *refs, size_t most, size_t *told)
{
    GString *words = g_string_new(NULL);
    size_t done = 0;
    for (size_t pieces = 0; done < refs->n && pieces < most; pieces++) {
        size_t n = run_length(refs, done);
        g_string_append_printf(words, "%s%s", done ? ", " : "", rt_texts_at(refs, done));
        if (n > 1)
            g_string_append_printf(words, " to %s", rt_texts_at(refs, done + n - 1));
        done += n;
    }
    *told = done;
    return g_string_free(words, FALSE);
}

void command_turn_round(struct rt_list *texts)
{
    for (size_t i = 0; i < texts->n / 2; i++) {
        const char **one = rt_list_item(texts, i, sizeof *one), *kept = *one;
        const char **other = rt_list_item(texts, texts->n - 1 - i, sizeof *other);
        *one = *other;
        *other = kept;
    }
}
