/* The lists of a Word document.  A list is of a pattern, which has the levels and is what
 * counts; several lists of one pattern go on counting where the other one stopped, unless
 * the list says with what it begins. */
#include "exchange/docx_list.h"

#include <string.h>

enum { LEVELS = 9, MOST = 8192, LISTS = 1 << 20, LONGEST = 255, HIGHEST = 1 << 20 };

enum format {
    DECIMAL,
    DECIMAL_ZERO,
    LETTER,
    CAPITAL,
    ROMAN,
    ROMAN_CAPITAL,
    ORDINAL,
    BULLET,
    NONE
};

static const struct {
    const char *name;
    enum format format;
} formats[] = {{"decimalZero", DECIMAL_ZERO},
               {"lowerLetter", LETTER},
               {"upperLetter", CAPITAL},
               {"lowerRoman", ROMAN},
               {"upperRoman", ROMAN_CAPITAL},
               {"ordinal", ORDINAL},
               {"bullet", BULLET},
               {"none", NONE}};

struct level {
    const char *text; /* "%1.%2" */
    unsigned start, count;
    enum format format;
    bool is_legal;   /* the levels above are in digits whatever they are */
    bool is_close;   /* no blank behind */
    bool is_lasting; /* goes on counting below the next one above */
    bool is_begun;
};

struct pattern {
    struct level levels[LEVELS];
    const char *style;    /* whose list has the levels instead, or NULL */
    struct pattern *same; /* the pattern of that list, or NULL */
};

struct list {
    struct level *own; /* LEVELS of them that differ, where text is not NULL; or NULL */
    unsigned pattern;
    int starts[LEVELS]; /* -1: as the pattern; what has begun is -1 too */
};

/* ---- reading ---- */

static enum format format_of(const char *name)
{
    for (size_t i = 0; name && i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].name, name) == 0)
            return formats[i].format;
    return DECIMAL;
}

static bool is_word(const struct xml_in *xml, const char *name)
{
    return xml_in_is(xml, XML_IN_WORD, name);
}

static unsigned number_of(struct xml_in *xml, const char *attribute, unsigned most)
{
    return xml_in_number(xml, XML_IN_WORD, attribute, 0, most);
}

static void take_property(struct docx_lists *lists, struct level *level, struct xml_in *xml)
{
    const char *value = xml_in_attribute(xml, XML_IN_WORD, "val");
    if (is_word(xml, "start"))
        level->start = number_of(xml, "val", HIGHEST);
    else if (is_word(xml, "numFmt"))
        level->format = format_of(value);
    else if (is_word(xml, "lvlText") && value && !*level->text)
        level->text = rt_arena_text(&lists->arena, value, strnlen(value, LONGEST));
    else if (is_word(xml, "lvlRestart"))
        level->is_lasting = value && strcmp(value, "0") == 0;
    else if (is_word(xml, "isLgl"))
        level->is_legal = xml_in_switch(xml, XML_IN_WORD, "val");
    else if (is_word(xml, "suff") && value)
        level->is_close = strcmp(value, "nothing") == 0;
}

/* Right behind the beginning of a level. */
static enum rt_status take_level(struct docx_lists *lists, struct level *levels,
                                 struct xml_in *xml, struct rt_error *error)
{
    struct level *level = &levels[number_of(xml, "ilvl", LEVELS - 1)];
    unsigned depth = xml->depth;
    enum rt_status status = RT_OK;
    if (level->text)
        return xml_in_skip(xml, error); /* there is one of each */
    *level = (struct level){.text = ""};
    while ((status = xml_in_next(xml, error)) == RT_OK && xml_in_within(xml, depth))
        if (xml->kind == XML_IN_OPEN)
            take_property(lists, level, xml);
    return status;
}

static enum rt_status take_pattern(struct docx_lists *lists, struct xml_in *xml,
                                   struct rt_error *error)
{
    struct pattern *pattern = rt_arena_alloc(&lists->arena, sizeof *pattern);
    unsigned id = number_of(xml, "abstractNumId", LISTS), depth = xml->depth;
    enum rt_status status = RT_OK;
    while (status == RT_OK && (status = xml_in_next(xml, error)) == RT_OK &&
           xml_in_within(xml, depth))
        if (xml->kind == XML_IN_OPEN && is_word(xml, "lvl"))
            status = take_level(lists, pattern->levels, xml, error);
        else if (xml->kind == XML_IN_OPEN && is_word(xml, "numStyleLink") && !pattern->style)
            pattern->style =
                rt_arena_copy(&lists->arena, xml_in_attribute(xml, XML_IN_WORD, "val"));
    g_hash_table_replace(lists->patterns, GUINT_TO_POINTER(id), pattern);
    return status;
}

/* Right behind the beginning of what a list has otherwise than its pattern. */
static enum rt_status take_own(struct docx_lists *lists, struct list *list, struct xml_in *xml,
                               struct rt_error *error)
{
    unsigned at = number_of(xml, "ilvl", LEVELS - 1), depth = xml->depth;
    enum rt_status status = RT_OK;
    while (status == RT_OK && (status = xml_in_next(xml, error)) == RT_OK &&
           xml_in_within(xml, depth)) {
        if (xml->kind == XML_IN_OPEN && is_word(xml, "startOverride")) {
            list->starts[at] = (int)number_of(xml, "val", HIGHEST);
        } else if (xml->kind == XML_IN_OPEN && is_word(xml, "lvl")) {
            if (!list->own)
                list->own = rt_arena_alloc(&lists->arena, LEVELS * sizeof *list->own);
            status = take_level(lists, list->own, xml, error);
        }
    }
    return status;
}

static enum rt_status take_list(struct docx_lists *lists, struct xml_in *xml,
                                struct rt_error *error)
{
    struct list *list = rt_arena_alloc(&lists->arena, sizeof *list);
    unsigned id = number_of(xml, "numId", LISTS), depth = xml->depth;
    enum rt_status status = RT_OK;
    memset(list->starts, -1, sizeof list->starts);
    while (status == RT_OK && (status = xml_in_next(xml, error)) == RT_OK &&
           xml_in_within(xml, depth)) {
        if (xml->kind == XML_IN_OPEN && is_word(xml, "abstractNumId"))
            list->pattern = number_of(xml, "val", LISTS);
        else if (xml->kind == XML_IN_OPEN && is_word(xml, "lvlOverride"))
            status = take_own(lists, list, xml, error);
    }
    g_hash_table_replace(lists->lists, GUINT_TO_POINTER(id), list);
    return status;
}

static enum rt_status take_all(struct docx_lists *lists, struct xml_in *xml,
                               struct rt_error *error)
{
    enum rt_status status = RT_OK;
    while (status == RT_OK && (status = xml_in_next(xml, error)) == RT_OK &&
           xml->kind != XML_IN_END) {
        bool is_pattern = xml->kind == XML_IN_OPEN && is_word(xml, "abstractNum"),
             is_list = xml->kind == XML_IN_OPEN && is_word(xml, "num");
        if ((is_pattern || is_list) && ++lists->n > MOST)
            return xml_in_fail(xml, error, "there are more than 8,192 lists; remove some");
        if (is_pattern)
            status = take_pattern(lists, xml, error);
        else if (is_list)
            status = take_list(lists, xml, error);
    }
    return status;
}

/* Patterns that leave their levels to the list of a style. */
static void link_patterns(struct docx_lists *lists, const struct docx_styles *styles)
{
    GHashTableIter each;
    gpointer value;
    g_hash_table_iter_init(&each, lists->patterns);
    while (g_hash_table_iter_next(&each, NULL, &value)) {
        struct pattern *pattern = value;
        unsigned id = docx_style_number(styles, pattern->style).list;
        const struct list *list = g_hash_table_lookup(lists->lists, GUINT_TO_POINTER(id));
        if (pattern->style && list)
            pattern->same =
                g_hash_table_lookup(lists->patterns, GUINT_TO_POINTER(list->pattern));
    }
}

enum rt_status docx_lists_read(struct package_in *package, const struct docx_styles *styles,
                               struct docx_lists *out, struct rt_error *error)
{
    static const char part[] = "word/numbering.xml";
    struct docx_lists lists = {0};
    struct xml_in xml = {0};
    if (!package_in_has(package, part)) {
        *out = lists;
        return RT_OK;
    }
    enum rt_status status = xml_in_open(package, part, &xml, error);
    if (status != RT_OK)
        return status;
    lists.patterns = g_hash_table_new(NULL, NULL);
    lists.lists = g_hash_table_new(NULL, NULL);
    status = take_all(&lists, &xml, error);
    link_patterns(&lists, styles);
    xml_in_close(&xml);
    if (status != RT_OK)
        docx_lists_clear(&lists);
    else
        *out = lists;
    return status;
}

void docx_lists_clear(struct docx_lists *lists)
{
    if (lists->patterns) {
        g_hash_table_destroy(lists->patterns);
        g_hash_table_destroy(lists->lists);
    }
    rt_arena_clear(&lists->arena);
    *lists = (struct docx_lists){0};
}

/* ---- counting ---- */

static void put_roman(GString *out, unsigned number, bool is_capital)
{
    static const struct {
        unsigned value;
        const char *letters;
    } digits[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                  {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                  {5, "v"},    {4, "iv"},   {1, "i"}};
    gsize from = out->len;
    number = MIN(number, 3999u);
    for (size_t i = 0; i < G_N_ELEMENTS(digits); i++)
        for (; number >= digits[i].value; number -= digits[i].value)
            g_string_append(out, digits[i].letters);
    for (gsize i = from; is_capital && i < out->len; i++)
        out->str[i] = g_ascii_toupper(out->str[i]);
}

/* a … z, aa … zz, aaa: as Word goes on. */
static void put_letter(GString *out, unsigned number, char first)
{
    if (number == 0)
        return;
    unsigned times = MIN((number - 1) / 26, 25u) + 1;
    for (unsigned i = 0; i < times; i++)
        g_string_append_c(out, (char)(first + (char)((number - 1) % 26)));
}

static const char *ordinal(unsigned number)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    return number % 10 < 4 && (number / 10) % 10 != 1 ? endings[number % 10] : endings[0];
}

static void put_number(GString *out, unsigned number, enum format format)
{
    if (format == LETTER || format == CAPITAL)
        put_letter(out, number, format == LETTER ? 'a' : 'A');
    else if (format == ROMAN || format == ROMAN_CAPITAL)
        put_roman(out, number, format == ROMAN_CAPITAL);
    else if (format != BULLET && format != NONE)
        g_string_append_printf(out, "%s%u%s", format == DECIMAL_ZERO && number < 10 ? "0" : "",
                               number, format == ORDINAL ? ordinal(number) : "");
}

/* The level as this list has it. */
static const struct level *level_of(const struct list *list, const struct pattern *pattern,
                                    unsigned at)
{
    const struct level *own = list->own ? &list->own[at] : NULL;
    return own && own->text ? own : &pattern->levels[at];
}

static void put_mark(const struct list *list, const struct pattern *pattern, unsigned at,
                     GString *out)
{
    const struct level *level = level_of(list, pattern, at);
    for (const char *text = level->text ? level->text : ""; *text; text++) {
        unsigned which = text[0] == '%' && text[1] >= '1' && text[1] <= '9'
                             ? (unsigned)(text[1] - '1')
                             : LEVELS;
        if (which == LEVELS) {
            g_string_append_c(out, *text);
            continue;
        }
        const struct level *named = level_of(list, pattern, which);
        bool has_begun = pattern->levels[which].is_begun;
        put_number(out, has_begun ? pattern->levels[which].count : named->start,
                   level->is_legal ? DECIMAL : named->format);
        text++;
    }
}

static void count(struct list *list, struct pattern *pattern, unsigned at)
{
    struct level *level = &pattern->levels[at];
    if (list->starts[at] >= 0)
        level->count = (unsigned)list->starts[at];
    else
        level->count = level->is_begun ? level->count + 1 : level_of(list, pattern, at)->start;
    list->starts[at] = -1;
    level->is_begun = true;
    for (unsigned below = at + 1; below < LEVELS; below++)
        pattern->levels[below].is_begun &= level_of(list, pattern, below)->is_lasting;
}

bool docx_lists_mark(struct docx_lists *lists, struct docx_number number, GString *out)
{
    struct list *list =
        lists->lists ? g_hash_table_lookup(lists->lists, GUINT_TO_POINTER(number.list)) : NULL;
    struct pattern *pattern =
        list ? g_hash_table_lookup(lists->patterns, GUINT_TO_POINTER(list->pattern)) : NULL;
    if (pattern && pattern->same)
        pattern = pattern->same;
    if (!pattern || number.level >= LEVELS)
        return false;
    const struct level *level = level_of(list, pattern, number.level);
    gsize before = out->len;
    count(list, pattern, number.level);
    if (level->format == BULLET) {
        g_string_append(out, "• ");
        return false;
    }
    put_mark(list, pattern, number.level, out);
    if (out->len > before && !level->is_close)
        g_string_append_c(out, ' ');
    return out->len > before;
}
