/* Words and lists on their way into a recommendation: what was typed or came from
 * standard input, paragraphs, lists with something put in or taken out. */
#include "command/edit.h"

#include <string.h>

#include "base/file.h"
#include "model/change.h"

/* ---- lists ---- */

uint64_t edit_all(const struct rt_shape *shape)
{
    uint64_t all = 0;
    for (size_t i = 0; i < shape->n; i++)
        if (!(shape->fields[i].flags & RT_FIELD_RECKONED))
            all |= UINT64_C(1) << i;
    return all;
}

struct rt_list edit_copy(struct edit *edit, const struct rt_shape *shape,
                         const struct rt_list *list)
{
    struct rt_list copy = {0};
    for (size_t i = 0; i < list->n; i++) {
        struct rt_part *item = rt_list_add(&copy, &edit->one, shape->size);
        rt_shape_copy(shape, item, rt_list_item(list, i, shape->size), &edit->one);
        item->given = edit_all(shape);
    }
    return copy;
}

void edit_give(struct rt_record *given, const char *key)
{
    rt_field_set_given(&rt_record_shape, rt_field_find(&rt_record_shape, key), given);
}

void edit_remove(struct rt_list *list, size_t i, size_t size)
{
    unsigned char *at = rt_list_item(list, i, size);
    memmove(at, at + size, (list->n - i - 1) * size);
    list->n--;
}

void *edit_insert(struct edit *edit, struct rt_list *list, size_t i, size_t size)
{
    unsigned char *last = rt_list_add(list, &edit->one, size);
    i = MIN(i, list->n - 1);
    unsigned char *at = rt_list_item(list, i, size);
    memmove(at + size, at, (size_t)(last - at));
    memset(at, 0, size);
    return at;
}

enum rt_status edit_place_target(struct edit *edit, struct rt_target *target, size_t n)
{
    g_autofree char *number = n ? g_strdup_printf("%zu", n) : g_strdup("");
    return rt_field_read(&rt_target_shape, rt_field_find(&rt_target_shape, "action"), target,
                         &edit->one, number, edit->error);
}

void edit_merge(struct edit *edit, const struct edited *edited, const struct rt_record *given,
                struct rt_record *out)
{
    struct rt_record merged;
    change_merge(&rt_record_shape, &edited->now, given, &merged, &edit->one);
    rt_shape_copy(&rt_record_shape, out, &merged, &edit->one); /* its targets are reckoned */
    rt_record_complete(out);
}

/* ---- words ---- */

static enum rt_status read_input(struct edit *edit, GString *words)
{
    if (edit->context->reg)
        return rt_fail(edit->error, RT_USAGE,
                       "there is no standard input here; write the words themselves");
    if (edit->has_input)
        return rt_fail(edit->error, RT_USAGE,
                       "standard input can be read once; give - to one of them");
    struct file_input input;
    enum rt_status status = file_input_open("-", FILE_LIMIT, &input, edit->error);
    if (status != RT_OK)
        return status;
    char bytes[1 << 12];
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, input.stream)) > 0;)
        g_string_append_len(words, bytes, (gssize)n);
    file_input_close(&input);
    edit->has_input = true;
    return strlen(words->str) == words->len
               ? RT_OK
               : rt_fail_at(edit->error, RT_REFUSED, "standard input", 0, 0,
                            "holds a NUL character, which is no text; take it out");
}

enum rt_status edit_words(struct edit *edit, const char *given, const char **out)
{
    g_autoptr(GString) words = g_string_new(NULL);
    bool is_input = strcmp(given, "-") == 0;
    enum rt_status status = is_input ? read_input(edit, words) : RT_OK;
    if (status != RT_OK)
        return status;
    if (!is_input)
        g_string_append(words, given);
    g_string_replace(words, "\r\n", "\n", 0);
    while (is_input && words->len && words->str[words->len - 1] == '\n')
        g_string_truncate(words, words->len - 1);
    *out = rt_arena_text(&edit->arena, words->str, words->len);
    return RT_OK;
}

bool edit_is_blank(const char *words)
{
    return !words || words[strspn(words, " \t\n")] == '\0';
}

enum rt_status edit_paragraphs(struct edit *edit, const char *words,
                               const struct rt_field *field, void *update)
{
    g_auto(GStrv) lines = g_strsplit(words, "\n", -1);
    g_autoptr(GString) paragraph = g_string_new(NULL);
    enum rt_status status = RT_OK;
    for (size_t i = 0; status == RT_OK; i++) {
        bool ends = edit_is_blank(lines[i]);
        if (!ends) {
            g_string_append_printf(paragraph, "%s%s", paragraph->len ? "\n" : "",
                                   g_strchomp(lines[i]));
        } else if (paragraph->len) {
            status = rt_field_add(field, update, &edit->one, paragraph->str, edit->error);
            g_string_truncate(paragraph, 0);
        }
        if (!lines[i])
            break;
    }
    return status;
}

void edit_add_names(GString *out, const GPtrArray *names)
{
    for (guint i = 0; i < names->len; i++)
        g_string_append_printf(out, "%s%s",
                               i == 0                ? ""
                               : i + 1 == names->len ? " and "
                                                     : ", ",
                               (const char *)names->pdata[i]);
}
