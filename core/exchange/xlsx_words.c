/* Words of a cell: plain, or runs of several looks. */
#include "exchange/xlsx_book.h"

#include <string.h>

enum { LONGEST = 1 << 20 }; /* bytes of a cell; Excel takes 32,767 characters */

/* The character that "_x000A_" at text stands for; 0: it is no such thing. */
static gunichar escaped(const char *text)
{
    enum { DIGITS = 4 };
    gunichar c = 0;
    if (text[0] != '_' || text[1] != 'x')
        return 0;
    for (int i = 0; i < DIGITS; i++) {
        int digit = g_ascii_xdigit_value(text[2 + i]);
        if (digit < 0)
            return 0;
        c = c << 4 | (gunichar)digit;
    }
    return text[2 + DIGITS] == '_' ? (c ? c : 0xFFFD) : 0;
}

/* A line ends in "\r\n" where the words came from elsewhere. */
static void put_character(GString *out, gunichar c)
{
    if (c == '\r')
        return;
    bool is_control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
    g_string_append_unichar(out, is_control || !g_unichar_validate(c) ? 0xFFFD : c);
}

void xlsx_words_put(GString *out, const char *text)
{
    enum { ESCAPE = 7 };
    while (*text) {
        size_t plain = strcspn(text, "_");
        gunichar c = escaped(text + plain);
        g_string_append_len(out, text, (gssize)plain);
        text += plain;
        if (c)
            put_character(out, c);
        else if (*text)
            g_string_append_c(out, '_');
        text += c ? ESCAPE : *text ? 1 : 0;
    }
}

/* What is open of a run. */
struct run {
    bool is_words;         /* in <t> */
    bool is_rich, is_bold; /* in <r>, whose look says so */
    bool is_plain;         /* what is bold has ended */
};

static void take_text(struct run *run, const char *text, GString *out, size_t from,
                      int32_t *bold)
{
    xlsx_words_put(out, text);
    run->is_plain |= !run->is_bold;
    if (run->is_rich && !run->is_plain)
        *bold = (int32_t)(out->len - from);
}

enum rt_status xlsx_words_take(struct xml_in *xml, GString *out, int32_t *bold,
                               struct rt_error *error)
{
    unsigned depth = xml->depth;
    size_t from = out->len;
    struct run run = {0};
    enum rt_status status = RT_OK;
    *bold = XLSX_AS_CELL;
    while (status == RT_OK && (status = xml_in_next(xml, error)) == RT_OK &&
           xml_in_within(xml, depth)) {
        bool is_open = xml->kind == XML_IN_OPEN;
        if (out->len - from > LONGEST) {
            status = xml_in_fail(xml, error, "a cell holds more than 1 MiB of words; split it");
        } else if (xml->kind == XML_IN_TEXT && run.is_words) {
            take_text(&run, xml->text, out, from, bold);
        } else if (is_open && xml_in_is(xml, XML_IN_SHEET, "rPh")) {
            status = xml_in_skip(xml, error); /* how it is pronounced */
        } else if (is_open && xml_in_is(xml, XML_IN_SHEET, "r")) {
            *bold = run.is_rich ? *bold : 0;
            run.is_rich = true;
            run.is_bold = false;
        } else if (is_open && xml_in_is(xml, XML_IN_SHEET, "b")) {
            run.is_bold = xml_in_switch(xml, XML_IN_PLAIN, "val");
        } else if (xml_in_is(xml, XML_IN_SHEET, "t")) {
            run.is_words = is_open;
        }
    }
    return status;
}
