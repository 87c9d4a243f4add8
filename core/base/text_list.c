/* Several texts in one cell, one a line.  Reading undoes writing exactly, but
 * that a list of one empty text comes back as an empty list.
 */
#include <rectrack/text.h>

#include <string.h>

void rt_texts_join(GString *out, const struct rt_list *texts)
{
    for (size_t i = 0; i < texts->n; i++) {
        if (i)
            g_string_append_c(out, '\n');
        const char *text = rt_texts_at(texts, i);
        for (const char *p = text ? text : ""; *p;) {
            size_t plain = strcspn(p, "\n\\");
            g_string_append_len(out, p, (gssize)plain);
            p += plain;
            if (*p)
                g_string_append(out, *p++ == '\n' ? "\\n" : "\\\\");
        }
    }
}

/* In place.  A backslash that begins neither \n nor \\ was written by hand and
 * stands for itself. */
static void unescape(char *item)
{
    char *to = strchr(item, '\\');
    for (const char *from = to; from && *from; to++, from++) {
        if (from[0] == '\\' && (from[1] == 'n' || from[1] == '\\'))
            *to = *++from == 'n' ? '\n' : '\\';
        else
            *to = *from;
    }
    if (to)
        *to = '\0';
}

void rt_texts_split(const char *cell, struct rt_arena *arena, struct rt_list *texts)
{
    if (!*cell)
        return;
    for (;; cell++) {
        size_t length = strcspn(cell, "\n");
        unescape(rt_texts_add_bytes(texts, arena, cell, length));
        cell += length;
        if (!*cell)
            return;
    }
}
