/* The small language of a council's table. */
#include "exchange/grid_words.h"

#include <string.h>

#include <glib.h>

#include <rectrack/text.h>

/* Dashes as people type them; a lone hyphen counts between blanks only. */
static const char *const dashes[] = {"–", "—", "−", "-"};

/* The bytes of a blank that text begins with, 0: it begins with none. */
static size_t blank_at(const char *text)
{
    gunichar c = g_utf8_get_char(text);
    return c && (c == 0xA0 || c == 0x2007 || c == 0x202F || g_unichar_isspace(c))
               ? (size_t)(g_utf8_next_char(text) - text)
               : 0;
}

size_t grid_blanks(const char *text)
{
    size_t n = 0;
    for (size_t step; (step = blank_at(text + n)) > 0;)
        n += step;
    return n;
}

char *grid_trim(struct rt_arena *arena, const char *text, size_t length)
{
    char *copy = rt_arena_text(arena, text, length);
    copy += grid_blanks(copy);
    char *end = copy + strlen(copy);
    while (end > copy) {
        char *last = g_utf8_prev_char(end);
        if (!blank_at(last))
            break;
        end = last;
    }
    *end = '\0';
    return copy;
}

static size_t dash_at(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++)
        if (g_str_has_prefix(text, dashes[i]))
            return strlen(dashes[i]);
    return 0;
}

/* ---- numbers ---- */

/* What may stand before a number. */
static const char *const before_number[] = {"recommendation",
                                            "recommendations",
                                            "rec",
                                            "rec.",
                                            "number",
                                            "no.",
                                            "no",
                                            "ref",
                                            "item",
                                            "#"};

static size_t skip_before_number(const char *text)
{
    size_t longest = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(before_number); i++) {
        size_t n = strlen(before_number[i]);
        if (g_ascii_strncasecmp(text, before_number[i], n) != 0)
            continue;
        size_t end = n + (text[n] == ':') + grid_blanks(text + n + (text[n] == ':'));
        if (g_ascii_isdigit(text[end]) && end > longest)
            longest = end;
    }
    return longest;
}

/* "SI-5": the bytes of its code, 0: it has none. */
static size_t code_at(const char *text)
{
    size_t n = 0;
    while (g_ascii_isalnum(text[n]))
        n++;
    bool is_code = n && n <= 20 && g_ascii_isalpha(*text) && text[n] == '-';
    return is_code && g_ascii_isalnum(text[n + 1]) ? n : 0;
}

/* "5", "5a", "000001": its bytes. */
static size_t digits_at(const char *text)
{
    size_t n = strspn(text, "0123456789");
    bool has_letter = n && g_ascii_islower(text[n]) && !g_ascii_isalnum(text[n + 1]);
    return n > 6 ? 0 : n + has_letter;
}

/* What parts a number from the words behind it. */
static size_t parting_at(const char *text, bool *is_weak)
{
    size_t n = strspn(text, ".):]"), blanks = grid_blanks(text + n);
    size_t dash = dash_at(text + n + blanks);
    *is_weak = false;
    if (n)
        return n + blanks;
    if (blanks && dash && blank_at(text + blanks + dash))
        return blanks + dash + grid_blanks(text + blanks + dash);
    *is_weak = blanks > 0 && *text != '\n' && *text != '\t';
    return blanks;
}

static struct grid_number number_at(const char *text, size_t start, struct rt_arena *arena)
{
    struct grid_number out = {0};
    size_t code = code_at(text + start), at = start + (code ? code + 1 : 0), n = 0;
    if (code)
        while (g_ascii_isalnum(text[at + n]))
            n++;
    else
        n = digits_at(text + at);
    if (!n)
        return out;
    out.code = code ? rt_arena_text(arena, text + start, code) : NULL;
    out.number = rt_arena_text(arena, text + at, n);
    out.length = at + n;
    return out;
}

struct grid_number grid_number_of(const char *text, struct rt_arena *arena)
{
    size_t start = skip_before_number(text);
    if (!start)
        start = strspn(text, "([");
    struct grid_number out = number_at(text, start, arena);
    bool is_year = !out.code && out.number && strlen(out.number) > 3 && *out.number != '0';
    if (!out.number)
        return (struct grid_number){0};
    const char *rest = text + out.length;
    size_t parting = parting_at(rest, &out.is_weak);
    /* "1.5 per cent", "3-year plan", "10:30" are no numbers of recommendations */
    bool is_figure =
        g_ascii_isdigit(rest[parting]) && !grid_blanks(rest + strspn(rest, ".):]"));
    if ((*rest && !parting) || (is_figure && !out.code))
        return (struct grid_number){0};
    out.is_weak = out.is_weak && *rest && !strspn(text, "([") && text[0] != '#' &&
                  !skip_before_number(text);
    out.is_weak |= is_year;
    out.length += parting;
    return out;
}

/* "B2", "ASC12a": the bytes of a number whose letters are its theme's, 0: it has none. */
static size_t lettered_at(const char *text)
{
    size_t letters = 0;
    while (g_ascii_isalpha(text[letters]))
        letters++;
    size_t digits = digits_at(text + letters);
    return letters && letters <= 4 && digits ? letters + digits : 0;
}

struct grid_number grid_number_alone(const char *text, struct rt_arena *arena)
{
    size_t start = skip_before_number(text);
    if (!start && (text[0] == 'R' || text[0] == 'r') && g_ascii_isdigit(text[1]))
        start = 1;
    if (!start)
        start = strspn(text, "([");
    struct grid_number out = number_at(text, start, arena);
    if (!out.number && lettered_at(text + start)) {
        out.length = start + lettered_at(text + start);
        out.number = rt_arena_text(arena, text + start, out.length - start);
    }
    if (out.number && text[out.length + strspn(text + out.length, ".):]")])
        return (struct grid_number){0};
    out.length = strlen(text);
    return out;
}

/* ---- titles ---- */

enum { LONGEST_TITLE = 200 };

/* Cuts a dash or colon and blanks off the end. */
static size_t cut_end(const char *text, size_t length)
{
    while (length) {
        const char *last = g_utf8_find_prev_char(text, text + length);
        if (!last || !(blank_at(last) || dash_at(last) || *last == ':'))
            break;
        length = (size_t)(last - text);
    }
    return length;
}

static size_t skip_start(const char *text)
{
    size_t n = grid_blanks(text), dash = dash_at(text + n);
    if (dash && (blank_at(text + n + dash) || !text[n + dash]))
        n += dash;
    else if (text[n] == ':')
        n++;
    return n + grid_blanks(text + n);
}

struct grid_title grid_title_of(const char *text, size_t bold)
{
    size_t length = strlen(text);
    if (bold && bold < length && cut_end(text, bold))
        return (struct grid_title){cut_end(text, bold), bold + skip_start(text + bold)};
    for (const char *at = text; *at && at - text < LONGEST_TITLE; at = g_utf8_next_char(at)) {
        size_t before = blank_at(at), dash = before ? dash_at(at + before) : 0;
        if (dash && blank_at(at + before + dash) && at > text)
            return (struct grid_title){cut_end(text, (size_t)(at - text)),
                                       (size_t)(at - text) + before + dash +
                                           grid_blanks(at + before + dash)};
    }
    bool is_title = bold && bold >= length && length <= LONGEST_TITLE;
    return (struct grid_title){is_title ? cut_end(text, length) : 0, is_title ? length : 0};
}

/* ---- lists ---- */

/* "1)", "(a)", "iv." and what is like them: their bytes. */
static size_t mark_at(const char *text)
{
    static const char *const marks[] = {"•", "·", "▪", "●", "◦", "○", "■",
                                        "‣", "*", "–", "—", "-", "o", "\xEF\x82\xB7"};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        size_t n = strlen(marks[i]);
        if (g_str_has_prefix(text, marks[i]) &&
            (blank_at(text + n) || (i < 8 && text[n] != '\0')))
            return n;
    }
    size_t opening = *text == '(', n = strspn(text + opening, "0123456789");
    if (!n)
        n = strspn(text + opening, "ivx");
    if (!n)
        n = g_ascii_islower(text[opening]);
    if (!n || n > 4)
        return 0;
    const char *end = text + opening + n;
    bool is_mark = *end == ')' || (*end == '.' && !opening);
    return is_mark && blank_at(end + 1) ? opening + n + 1 : 0;
}

const char *grid_unmark(const char *text)
{
    size_t n = mark_at(text);
    const char *rest = text + n + grid_blanks(text + n);
    return n && *rest ? rest : text;
}

bool grid_is_ended(const char *text)
{
    size_t length = strlen(text);
    while (length && strchr("\"')]", text[length - 1]))
        length--;
    return !length || strchr(".:;!?", text[length - 1]);
}

bool grid_goes_on(const char *before, const char *text)
{
    return before && *before && !grid_is_ended(before) &&
           g_unichar_islower(g_utf8_get_char(text));
}

/* ---- labels ---- */

static const struct {
    const char *word;
    enum grid_label label;
} labels[] = {
    {"Progress update", GRID_PROGRESS_LABEL}, {"Progress to date", GRID_PROGRESS_LABEL},
    {"Progress", GRID_PROGRESS_LABEL},        {"Challenge(s)", GRID_CHALLENGE_LABEL},
    {"Challenges", GRID_CHALLENGE_LABEL},     {"Challenge", GRID_CHALLENGE_LABEL},
    {"Barriers", GRID_CHALLENGE_LABEL},       {"Issues", GRID_CHALLENGE_LABEL},
};

/* A colon, or a dash between blanks, stands behind a label, or it is a line of its own. */
static size_t label_end(const char *text)
{
    size_t blanks = grid_blanks(text), dash = dash_at(text + blanks);
    if (text[blanks] == ':')
        return blanks + 1 + grid_blanks(text + blanks + 1);
    if (blanks && dash && blank_at(text + blanks + dash))
        return blanks + dash + grid_blanks(text + blanks + dash);
    return text[blanks] ? 0 : blanks;
}

enum grid_label grid_label_of(const char *text, size_t *length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        size_t n = strlen(labels[i].word);
        if (g_ascii_strncasecmp(text, labels[i].word, n) != 0)
            continue;
        size_t end = label_end(text + n);
        if (!end && text[n])
            continue;
        *length = n + end;
        return labels[i].label;
    }
    return GRID_NO_LABEL;
}

const char *grid_label_within(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        size_t n = strlen(labels[i].word);
        for (const char *at = text; (at = strstr(at, labels[i].word)); at += n)
            if (at > text && g_ascii_isspace(at[-1]) && at[n] == ':')
                return at;
    }
    return NULL;
}
