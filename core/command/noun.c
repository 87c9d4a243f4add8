/* What add and remove are said of, read from their words and options. */
#include "command/noun.h"

#include <string.h>

#include <rectrack/text.h>
#include <rectrack/wording.h>

static enum rt_status read_field(struct edit *edit, const struct noun *noun, const char *key,
                                 const char *given, void *value)
{
    const struct rt_field *field = rt_field_find(noun->shape, key);
    const char *words;
    if (!given || !field || field->type == RT_TYPE_LIST)
        return RT_OK;
    enum rt_status status = edit_words(edit, given, &words);
    if (status == RT_OK)
        status = rt_field_read(noun->shape, field, value, &edit->arena, words, edit->error);
    return status;
}

/* The word and the options that are fields. */
static enum rt_status read_value(struct edit *edit, const struct noun *noun,
                                 const struct rt_args *args, void *value)
{
    g_auto(GStrv) options = g_strsplit(noun->part.options, " ", -1);
    enum rt_status status =
        read_field(edit, noun, noun->key, rt_args_argument(args, noun->at), value);
    for (size_t i = 0; options[i] && status == RT_OK; i++)
        status = read_field(edit, noun, options[i], rt_args_option(args, options[i]), value);
    return status;
}

enum rt_status noun_run(const struct noun *table, struct rt_context *context,
                        const struct rt_args *args, struct rt_error *error)
{
    struct edit edit;
    const void *found = NULL;
    void *value = NULL;
    edit_init(&edit, context, error);
    enum rt_status status = command_find_part(table, sizeof *table, args, &found, error);
    const struct noun *noun = found;
    if (status == RT_OK && noun->shape) {
        value = rt_arena_alloc(&edit.arena, noun->shape->size);
        status = read_value(&edit, noun, args, value);
    }
    if (status == RT_OK)
        status = edit_begin(&edit);
    if (status == RT_OK)
        status = noun->run(&edit, noun, args, value);
    return edit_end(&edit, status);
}

void noun_tell(struct edit *edit, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *text = g_strdup_vprintf(format, words);
    va_end(words);
    g_string_append(edit->said, text);
    g_string_append(edit->why, rt_word_lower(text));
}

/* ---- links ---- */

enum rt_status noun_link(struct edit *edit, const struct rt_args *args, struct rt_link *link,
                         struct edited *edited)
{
    const char *holder = rt_args_argument(args, 1), *other = rt_args_argument(args, 3);
    if (link->kind > RT_SEE_ALSO) {
        link->kind = rt_link_inverse(link->kind);
        holder = other;
        other = rt_args_argument(args, 1);
    }
    enum rt_status status = edit_read_whole(edit, other, edited);
    if (status != RT_OK)
        return status;
    link->ref = rt_arena_copy(&edit->arena, edited->now.ref);
    link->part.given = edit_all(&rt_link_shape);
    return edit_read_whole(edit, holder, edited);
}

char *noun_link_words(const struct edited *edited, const struct rt_link *link)
{
    g_autofree char *kind = g_ascii_strdown(rt_link_kinds[link->kind].label, -1);
    return g_strdup_printf("%s %s %s", edited->now.ref, kind, link->ref);
}

size_t noun_find_link(const struct edited *edited, const struct rt_link *link)
{
    const struct rt_list *links = &edited->now.links;
    size_t i = 0;
    for (; i < links->n; i++) {
        const struct rt_link *one = rt_link_at(links, i);
        bool is_kind =
            one->kind == link->kind || (one->kind == RT_SEEN_FROM && link->kind == RT_SEE_ALSO);
        if (is_kind && strcmp(one->ref, link->ref) == 0)
            break;
    }
    return i;
}

/* ---- themes ---- */

enum rt_status noun_theme(struct edit *edit, const char *code, const struct rt_theme *theme,
                          const struct rt_source **source, size_t *at)
{
    const struct rt_facts *facts = edit->outlook.facts;
    *source = rt_facts_source(facts, code);
    if (!*source) {
        g_autoptr(GPtrArray) codes = g_ptr_array_new();
        for (size_t i = 0; i < facts->sources.n; i++)
            g_ptr_array_add(codes, (void *)(uintptr_t)rt_source_at(&facts->sources, i)->code);
        const char *nearest =
            rt_text_nearest(code, (const char *const *)codes->pdata, codes->len);
        return rt_fail(edit->error, RT_REFUSED,
                       nearest ? "there is no source %s; did you mean %s?"
                               : "there is no source %s; rectrack add source makes one",
                       code, nearest);
    }
    const struct rt_list *themes = &(*source)->themes;
    for (*at = 0; *at < themes->n; ++*at)
        if (g_strcmp0(rt_theme_at(themes, *at)->name, theme->name) == 0 &&
            g_strcmp0(rt_theme_at(themes, *at)->group, theme->group) == 0)
            break;
    return RT_OK;
}
