/* What all papers share. */
#include "exchange/paper.h"

#include "base/text.h"

const struct paper_ink paper_inks[RT_RAGS] = {
    [RT_RAG_NONE] = {.fill = 0xFFFFFF, .edge = 0x6B6B6B, .text = 0x000000},
    [RT_RED] = {.fill = 0x9B1C1C, .edge = 0x9B1C1C, .text = 0xFFFFFF},
    [RT_AMBER] = {.fill = 0xFFC04D, .edge = 0xB26A00, .text = 0x000000},
    [RT_GREEN] = {.fill = 0xBFE5B3, .edge = 0x3F7D2C, .text = 0x000000},
    [RT_COMPLETE] = {.fill = 0x1D4E89, .edge = 0x1D4E89, .text = 0xFFFFFF},
    [RT_NOT_DUE] = {.fill = 0xECECEC, .edge = 0x6B6B6B, .text = 0x000000},
};

gunichar paper_step(const char **at)
{
    const char *text = *at;
    if (!*text)
        return 0;
    gunichar c = g_utf8_get_char_validated(text, -1);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        *at = text + 1;
        return 0xFFFD;
    }
    *at = g_utf8_next_char(text);
    bool is_control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
    bool is_none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return is_control || is_none ? 0xFFFD : c;
}

const char *paper_mark(gunichar c, char in[static 12])
{
    if (!text_is_hidden(c))
        return NULL;
    g_snprintf(in, 12, "U+%04X", c);
    return in;
}

/* What every paper shows as it is. */
static bool is_plain(char c)
{
    return (c >= ' ' && c <= '~') || c == '\n' || c == '\t';
}

void paper_clean(GString *out, const char *text)
{
    char in[12];
    while (text && *text) {
        const char *from = text;
        while (is_plain(*text))
            text++;
        g_string_append_len(out, from, text - from);
        gunichar c = paper_step(&text);
        if (c && paper_mark(c, in))
            g_string_append_printf(out, "<%s>", in);
        else if (c)
            g_string_append_unichar(out, c);
    }
}

enum rt_status paper_write(struct paper *paper, struct report_table *table,
                           struct rt_sink *sink, struct rt_error *error)
{
    GString *out = g_string_new(NULL);
    struct report_part part = {0};
    enum rt_status status;
    do {
        status = report_table_next(table, &part, error);
        if (status != RT_OK)
            break;
        g_string_truncate(out, 0);
        paper->part(paper, &part, out);
        status = rt_sink_write(sink, out->str, out->len, error);
    } while (status == RT_OK && part.kind != REPORT_END);
    g_string_free(out, TRUE);
    return status;
}
