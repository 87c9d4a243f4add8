/* How a text stands in YAML: bare, in double quotes, folded or line by line.
 * libyaml's emitter is not used: it escapes every character beyond U+FFFF and
 * indents no lists.  Whatever is doubtful goes into double quotes, where
 * everything can be said; tests read all of it back through libyaml. */
#include "exchange/yaml_text.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* What decides how a text may stand. */
struct look {
    size_t chars;   /* in all */
    size_t longest; /* of its lines */
    bool has_break, has_tab, has_escape;
    bool begins_odd;  /* with a blank or a line feed */
    bool is_ragged;   /* a line ends with a blank */
    bool is_indented; /* a line after the first begins with a blank */
    bool ends_break;
};

/* Characters that are altered, refused or unseen when they stand bare: controls,
 * line breaks of other kinds, the byte-order mark, marks of direction. */
static bool is_escaped(gunichar c)
{
    if (c < 0xA0)
        return (c < 0x20 && c != '\n' && c != '\t') || c >= 0x7F;
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Only these first bytes begin a character that is_escaped may mean. */
static bool is_suspect(unsigned char byte)
{
    return byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF;
}

static struct look look_at(const char *text)
{
    struct look look = {.begins_odd = is_blank(*text) || *text == '\n'};
    size_t line = 0;
    char before = '\n';
    const char *end = text + strlen(text);
    for (const char *at = text; at < end; before = *at++) {
        size_t n = text_plain(at, (size_t)(end - at)); /* nearly all of it */
        if (n > 0) {
            look.is_indented |= *at == ' ' && before == '\n' && at > text;
            look.chars += n;
            line += n;
            at += n - 1;
            continue;
        }
        unsigned char byte = (unsigned char)*at;
        if ((byte & 0xC0) == 0x80)
            continue;
        look.chars++;
        line++;
        if (byte == '\n') {
            look.has_break = true;
            look.is_ragged |= is_blank(before);
            look.longest = MAX(look.longest, line - 1);
            line = 0;
        } else if (byte == '\t') {
            look.has_tab = true;
            look.is_indented |= before == '\n' && at > text;
        } else if (byte < 0x20 || byte == 0x7F || is_suspect(byte)) {
            look.has_escape |= is_escaped(g_utf8_get_char(at));
        }
    }
    look.is_ragged |= is_blank(before);
    look.ends_break = look.chars > 0 && before == '\n';
    look.longest = MAX(look.longest, line);
    return look;
}

/* A number, a day or a time of day to some reader? */
static bool is_like_number(const char *text)
{
    const char *at = text + (*text == '+');
    if (*at == '.')
        return true;
    if (!g_ascii_isdigit(*at))
        return false;
    size_t digits = strspn(at, "0123456789");
    if (digits == 4 && at[4] == '-') {
        size_t month = strspn(at + 5, "0123456789");
        return month > 0 && at[5 + month] == '-';
    }
    for (; *at; at++)
        if (!strchr("0123456789_.,:xXoOabcdefABCDEF+", *at) &&
            !(*at == '-' && (at[-1] == 'e' || at[-1] == 'E')))
            return false;
    return true;
}

static bool is_like_value(const char *text)
{
    static const char *const words[] = {"null", "true", "false", "yes", "no",
                                        "on",   "off",  "y",     "n",   "<<"};
    bool is_short = strnlen(text, sizeof "false") < sizeof "false";
    for (size_t i = 0; is_short && i < G_N_ELEMENTS(words); i++)
        if (g_ascii_strcasecmp(text, words[i]) == 0)
            return true;
    return is_like_number(text);
}

static bool is_bare(const char *text, const struct look *look, bool is_flow)
{
    if (!*text || look->has_break || look->has_tab || look->has_escape || look->begins_odd ||
        look->is_ragged)
        return false;
    if (strchr("-?:,[]{}#&*!|>'\"%@`~=.", *text))
        return false;
    if (is_flow && strpbrk(text, ",[]{}:?"))
        return false;
    for (const char *at = strpbrk(text, ":#"); at; at = strpbrk(at + 1, ":#"))
        if (*at == ':' ? at[1] == ' ' || at[1] == '\0' : at > text && at[-1] == ' ')
            return false;
    return !is_like_value(text);
}

static void put_escape(GString *out, gunichar c)
{
    if (c < 0x100)
        g_string_append_printf(out, "\\x%02X", c);
    else
        g_string_append_printf(out, "\\u%04X", c);
}

static void put_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *at = text, *next; *at; at = next) {
        next = g_utf8_next_char(at);
        gunichar c = g_utf8_get_char(at);
        if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", (char)c);
        else if (c == '\n' || c == '\t')
            g_string_append(out, c == '\n' ? "\\n" : "\\t");
        else if (is_escaped(c))
            put_escape(out, c);
        else
            g_string_append_len(out, at, next - at);
    }
    g_string_append_c(out, '"');
}

static void put_word(GString *out, const char *text, const struct look *look, bool is_flow)
{
    if (is_bare(text, look, is_flow))
        g_string_append(out, text);
    else
        put_quoted(out, text);
}

void yaml_put_indent(GString *out, size_t indent)
{
    static const char blanks[] = "                ";
    for (; indent >= sizeof blanks - 1; indent -= sizeof blanks - 1)
        g_string_append_len(out, blanks, sizeof blanks - 1);
    g_string_append_len(out, blanks, (gssize)indent);
}

/* Where the characters of a line end that fit into room. */
static size_t edge_of(const char *line, size_t length, size_t room)
{
    size_t i = text_plain(line, MIN(length, room));
    for (room -= i; i < length; i++)
        if (((unsigned char)line[i] & 0xC0) != 0x80 && room-- == 0)
            break;
    return i;
}

/* A single blank between words? */
static bool is_gap(const char *line, size_t i)
{
    return line[i] == ' ' && !is_blank(line[i - 1]) && !is_blank(line[i + 1]);
}

/* The length of the words that a line begins with and that fit into room
 * characters, up to a gap or the end of the line; at least one word. */
static size_t fold_at(const char *line, size_t length, size_t room)
{
    size_t edge = edge_of(line, length, room);
    if (edge == length)
        return length;
    for (size_t i = edge - 1; i > 0; i--)
        if (is_gap(line, i))
            return i;
    while (edge < length && !is_gap(line, edge))
        edge++;
    return edge;
}

/* Lines are parted at single blanks; a line feed of the text is an empty line. */
static void put_folded(GString *out, const char *text, size_t indent)
{
    size_t room = indent < YAML_WIDTH / 2 ? YAML_WIDTH - indent : YAML_WIDTH / 2;
    g_string_append(out, ">-");
    for (const char *line = text;;) {
        size_t length = (size_t)(strchrnul(line, '\n') - line);
        for (size_t done = 0; done < length;) {
            size_t n = fold_at(line + done, length - done, room);
            g_string_append_c(out, '\n');
            yaml_put_indent(out, indent);
            g_string_append_len(out, line + done, (gssize)n);
            done += n + 1;
        }
        line += length;
        if (!*line)
            return;
        for (; *line == '\n'; line++)
            g_string_append_c(out, '\n');
    }
}

/* The line feed behind the last line is the writer's, as after any other value. */
static void put_literal(GString *out, const char *text, size_t indent)
{
    size_t length = strlen(text), breaks = 0;
    while (breaks < length && text[length - 1 - breaks] == '\n')
        breaks++;
    g_string_append(out, breaks == 0 ? "|-" : breaks == 1 ? "|" : "|+");
    for (const char *line = text; *line;) {
        size_t n = (size_t)(strchrnul(line, '\n') - line);
        g_string_append_c(out, '\n');
        if (n) {
            yaml_put_indent(out, indent);
            g_string_append_len(out, line, (gssize)n);
        }
        line += n;
        if (*line == '\n')
            line++;
    }
}

size_t yaml_column(const GString *out)
{
    const char *feed = memrchr(out->str, '\n', out->len);
    const char *at = feed ? feed + 1 : out->str, *end = out->str + out->len;
    size_t chars = 0;
    for (size_t n; at < end; chars += MAX(n, 1)) {
        n = text_plain(at, (size_t)(end - at));
        at = n ? at + n : g_utf8_next_char(at);
    }
    return chars;
}

void yaml_put_word(GString *out, const char *text, bool is_flow)
{
    struct look look = look_at(text);
    put_word(out, text, &look, is_flow);
}

void yaml_put_text(GString *out, const char *text, size_t indent)
{
    struct look look = look_at(text);
    bool fits = !look.has_break && yaml_column(out) + look.chars + 2 <= YAML_WIDTH;
    bool is_block = !look.has_escape && !look.begins_odd && !look.is_ragged;
    bool is_long = indent + look.longest > YAML_WIDTH;
    bool can_fold = is_block && !look.is_indented && !look.ends_break;
    if (!*text || fits || !is_block)
        put_word(out, text, &look, false);
    else if (can_fold && (is_long || !look.has_break))
        put_folded(out, text, indent);
    else
        put_literal(out, text, indent);
}
