/* Several texts in one cell, one a line.  Reading undoes writing exactly, but
 * that a list of one empty text comes back as an empty list.
 */
#include <rectrack/text.h>

void rt_texts_join(GString *out, const struct rt_list *texts)
{
    for (size_t i = 0; i < texts->n; i++) {
        if (i)
            g_string_append_c(out, '\n');
        const char *text = rt_texts_at(texts, i);
        for (const char *p = text ? text : ""; *p; p++) {
            if (*p == '\n')
                g_string_append(out, "\\n");
            else if (*p == '\\')
                g_string_append(out, "\\\\");
            else
                g_string_append_c(out, *p);
        }
    }
}

/* A backslash that begins neither \n nor \\ was written by hand and stands for itself. */
static const char *read_item(const char *cell, GString *item)
{
    for (; *cell && *cell != '\n'; cell++) {
        if (cell[0] == '\\' && (cell[1] == 'n' || cell[1] == '\\')) {
            cell++;
            g_string_append_c(item, *cell == 'n' ? '\n' : '\\');
        } else {
            g_string_append_c(item, *cell);
        }
    }
    return cell;
}

void rt_texts_split(const char *cell, struct rt_arena *arena, struct rt_list *texts)
{
    if (!*cell)
        return;
    GString *item = g_string_new(NULL);
    for (;;) {
        g_string_truncate(item, 0);
        cell = read_item(cell, item);
        rt_texts_add(texts, arena, item->str);
        if (!*cell)
            break;
        cell++;
    }
    g_string_free(item, TRUE);
}
