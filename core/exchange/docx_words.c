/* Paragraphs while they are read. */
#include "exchange/docx_words.h"

#include <string.h>

enum { COST = 64 }; /* of a paragraph, whatever is in it */

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

void docx_words_init(struct docx_words *words, const struct docx_styles *styles,
                     struct docx_lists *lists)
{
    *words = (struct docx_words){.styles = styles, .lists = lists};
    for (size_t i = 0; i < DOCX_WORDS_DEEPEST; i++)
        words->open[i].text = g_string_new(NULL);
}

void docx_words_clear(struct docx_words *words)
{
    for (size_t i = 0; i < DOCX_WORDS_DEEPEST; i++)
        if (words->open[i].text)
            g_string_free(words->open[i].text, TRUE);
    *words = (struct docx_words){0};
}

struct docx_open *docx_words_current(struct docx_words *words)
{
    return words->n ? &words->open[words->n - 1] : NULL;
}

void docx_words_open(struct docx_words *words, struct rt_list *into, struct rt_arena *arena)
{
    struct docx_open *open = &words->open[words->n++];
    struct docx_open fresh = {.text = open->text, .into = into, .at = into ? into->n : 0};
    if (open->is_joined) { /* its look is that of where it ends */
        open->is_joined = open->has_number = open->is_style_bold = false;
        open->number = (struct docx_number){0};
        open->style = NULL;
        return;
    }
    g_string_truncate(open->text, 0);
    docx_words_spend(words, COST);
    if (into)
        rt_list_add(into, arena, sizeof(struct grid_paragraph));
    *open = fresh;
}

/* Into its place; where it is empty its place stays so. */
static void finish(struct docx_words *words, struct docx_open *open, struct rt_arena *arena)
{
    struct docx_number number =
        open->has_number ? open->number : docx_style_number(words->styles, open->style);
    g_autoptr(GString) text = g_string_new(NULL);
    open->is_joined = false;
    if (!open->into)
        return;
    bool is_counted = number.list && docx_lists_mark(words->lists, number, text);
    bool is_empty = is_blank(open->text->str);
    if (is_empty && !is_counted)
        return;
    size_t mark = text->len;
    words->marks += mark;
    docx_words_spend(words, mark);
    if (words->is_full)
        return;
    g_string_append_len(text, open->text->str, (gssize)open->text->len);
    if (is_empty)
        g_string_truncate(text, strlen(g_strchomp(text->str)));
    struct grid_paragraph *paragraph =
        rt_list_item(open->into, open->at, sizeof(struct grid_paragraph));
    paragraph->text = rt_arena_text(arena, text->str, text->len);
    paragraph->style = docx_style_name(words->styles, open->style);
    paragraph->bold = open->bold && !is_empty ? mark + open->bold : 0;
}

void docx_words_close(struct docx_words *words, struct rt_arena *arena, bool is_kept)
{
    struct docx_open *open = &words->open[--words->n];
    if (!is_kept || words->n)
        open->is_joined = false;
    if (!words->n)
        words->fields = 0; /* one that nobody ended must not swallow the rest */
    if (!open->is_joined)
        finish(words, open, arena);
}

void docx_words_tidy(struct docx_words *words, struct rt_list *paragraphs,
                     struct rt_arena *arena)
{
    struct grid_paragraph *all = paragraphs->at;
    size_t n = 0;
    if (words->open[0].is_joined && !words->n)
        finish(words, &words->open[0], arena);
    for (size_t i = 0; i < paragraphs->n; i++)
        if (all[i].text)
            all[n++] = all[i];
    paragraphs->n = n;
}

void docx_words_style(struct docx_words *words, struct rt_arena *arena, const char *id)
{
    struct docx_open *open = docx_words_current(words);
    if (!open)
        return;
    docx_words_spend(words, strlen(id));
    open->style = words->is_full ? NULL : rt_arena_copy(arena, id);
    open->is_style_bold = docx_style_is_bold(words->styles, id);
}

void docx_words_spend(struct docx_words *words, size_t n)
{
    words->is_full |= n > words->room;
    words->room -= MIN(n, words->room);
}

void docx_words_put(struct docx_words *words, const char *text)
{
    struct docx_open *open = docx_words_current(words);
    const struct docx_run *run = &words->run;
    for (unsigned i = 0; i < words->fields; i++)
        if (!words->is_told[i])
            return;
    words->has_hidden |= run->is_hidden && !is_blank(text);
    if (!open || !open->into || !*text || run->is_hidden)
        return;
    docx_words_spend(words, strlen(text));
    if (words->is_full)
        return;
    bool is_bold = run->has_bold ? run->is_bold : open->is_style_bold != run->is_style_bold;
    g_string_append(open->text, text);
    open->is_plain |= !is_bold;
    if (!open->is_plain)
        open->bold = open->text->len;
}

void docx_words_put_sign(struct docx_words *words, const char *code)
{
    static const struct {
        const char *code, *sign;
    } signs[] = {{"FC", "✓"}, {"FB", "✗"}, {"FE", "☑"}, {"FD", "☒"}, {"A8", "☐"},
                 {"6F", "☐"}, {"6C", "●"}, {"6E", "■"}, {"B7", "•"}};
    const char *sign = "\xEF\xBF\xBD";
    size_t n = code ? strlen(code) : 0;
    for (size_t i = 0; n >= 2 && i < G_N_ELEMENTS(signs); i++)
        if (g_ascii_strcasecmp(code + n - 2, signs[i].code) == 0)
            sign = signs[i].sign;
    docx_words_put(words, sign);
}

void docx_words_field(struct docx_words *words, const char *step)
{
    if (strcmp(step, "begin") == 0 && words->fields < DOCX_WORDS_FIELDS)
        words->is_told[words->fields++] = false;
    else if (strcmp(step, "separate") == 0 && words->fields)
        words->is_told[words->fields - 1] = true;
    else if (strcmp(step, "end") == 0 && words->fields)
        words->fields--;
}

void docx_words_entry(struct docx_words *words, const char *entry)
{
    if (words->entry++ != words->pick || !words->fields)
        return;
    words->is_told[words->fields - 1] = true;
    docx_words_put(words, entry);
    words->is_told[words->fields - 1] = false;
}
