/* Cutting texts to a width: one line with an ellipsis, or many lines broken
 * between words.  Texts come cleaned; widths are those of text_width.c.
 */
#include <rectrack/text.h>

#include "base/text.h"

int rt_text_clip(GString *out, const char *text, int cells, bool is_ascii)
{
    if (cells <= 0)
        return 0;
    size_t at = 0, length, kept = 0;
    int used = 0, kept_cells = 0, wide;
    while ((length = rt_text_step(text + at, &wide)) > 0) {
        if (used + wide > cells) {
            g_string_append_len(out, text, (gssize)kept);
            g_string_append(out, is_ascii ? "~" : "\u2026");
            return kept_cells + 1;
        }
        at += length;
        used += wide;
        if (used < cells) {
            kept = at;
            kept_cells = used;
        }
    }
    g_string_append_len(out, text, (gssize)at);
    return used;
}

/* May a line end after the character at before, the next being at after?
 * Behind a hyphen inside a word, and between wide characters. */
static bool may_break(const char *text, size_t before, int wide_before, size_t after)
{
    const char *next = text + after;
    if (text[before] == '-')
        return before > 0 && g_ascii_isalpha(text[before - 1]) && g_ascii_isalpha(*next);
    int wide;
    rt_text_step(next, &wide);
    return wide_before == 2 && wide == 2;
}

/* A blank that carries no mark. */
static bool is_blank(const char *text)
{
    int cells;
    return *text == ' ' && rt_text_step(text, &cells) == 1;
}

/* What follows a line that ended at at: blanks and one line feed are eaten. */
static const char *after_line(const char *text, size_t at)
{
    while (is_blank(text + at))
        at++;
    if (text[at] == '\n')
        at++;
    return text[at] ? text + at : NULL;
}

size_t rt_text_wrap(const char *text, int cells, const char **next)
{
    size_t at = 0, length, last = 0; /* last: where the line may end */
    int used = 0, wide;
    bool has_word = false, was_blank = false; /* blanks before a word are an indent */
    while ((length = rt_text_step(text + at, &wide)) > 0 && text[at] != '\n') {
        bool is_gap = is_blank(text + at);
        if (is_gap && has_word && !was_blank)
            last = at;
        if (used + wide > cells && !(is_gap && has_word)) {
            size_t end = last ? last : at;
            *next = after_line(text, end);
            return end;
        }
        has_word = has_word || !is_gap;
        was_blank = is_gap;
        used += wide;
        at += length;
        if (!is_gap && text[at] && may_break(text, at - length, wide, at))
            last = at;
    }
    *next = after_line(text, at);
    return used > cells ? last : at; /* only blanks can stand over */
}
