/* The styles of a Word document; one may be based on another. */
#include "exchange/docx_style.h"

#include <string.h>

enum {
    MOST_STYLES = 4096,
    LONGEST_CHAIN = 16,
    LONGEST_NAME = 255,
    LISTS = 1 << 20,
    LEVELS = 9
};

struct docx_style {
    const char *name, *based_on;
    bool has_bold, is_bold, has_list;
    struct docx_number number;
};

/* ---- reading ---- */

static char *take_text(struct docx_styles *styles, struct xml_in *xml, const char *attribute)
{
    const char *text = xml_in_attribute(xml, XML_IN_WORD, attribute);
    return text ? rt_arena_text(&styles->arena, text, strnlen(text, LONGEST_NAME)) : NULL;
}

/* The elements of a style that say something. */
static void take_property(struct docx_styles *styles, struct docx_style *style,
                          struct xml_in *xml)
{
    if (xml_in_is(xml, XML_IN_WORD, "name") && !style->name) {
        style->name = take_text(styles, xml, "val");
    } else if (xml_in_is(xml, XML_IN_WORD, "basedOn") && !style->based_on) {
        style->based_on = take_text(styles, xml, "val");
    } else if (xml_in_is(xml, XML_IN_WORD, "b")) {
        style->has_bold = true;
        style->is_bold = xml_in_switch(xml, XML_IN_WORD, "val");
    } else if (xml_in_is(xml, XML_IN_WORD, "numId")) {
        style->has_list = true;
        style->number.list = xml_in_number(xml, XML_IN_WORD, "val", 0, LISTS);
    } else if (xml_in_is(xml, XML_IN_WORD, "ilvl")) {
        style->number.level = xml_in_number(xml, XML_IN_WORD, "val", 0, LEVELS - 1);
    }
}

/* What a style was before somebody changed it, and what it is in a part of a table only. */
static bool is_aside(const struct xml_in *xml)
{
    return xml_in_is(xml, XML_IN_WORD, "pPrChange") ||
           xml_in_is(xml, XML_IN_WORD, "rPrChange") ||
           xml_in_is(xml, XML_IN_WORD, "tblStylePr");
}

/* Right behind the beginning of a style. */
static enum rt_status take_style(struct docx_styles *styles, struct xml_in *xml,
                                 struct rt_error *error)
{
    unsigned depth = xml->depth;
    enum rt_status status = RT_OK;
    if (++styles->n > MOST_STYLES)
        return xml_in_fail(xml, error, "there are more than 4,096 styles; remove some of them");
    char *id = take_text(styles, xml, "styleId");
    struct docx_style *style = rt_arena_alloc(&styles->arena, sizeof *style);
    while ((status = xml_in_next(xml, error)) == RT_OK && xml_in_within(xml, depth)) {
        if (xml->kind != XML_IN_OPEN)
            continue;
        if (is_aside(xml))
            status = xml_in_skip(xml, error);
        else
            take_property(styles, style, xml);
        if (status != RT_OK)
            return status;
    }
    if (id)
        g_hash_table_replace(styles->by_id, id, style);
    return status;
}

enum rt_status docx_styles_read(struct package_in *package, struct docx_styles *out,
                                struct rt_error *error)
{
    static const char part[] = "word/styles.xml";
    struct docx_styles styles = {.by_id = g_hash_table_new(g_str_hash, g_str_equal)};
    struct xml_in xml = {0};
    enum rt_status status =
        package_in_has(package, part) ? xml_in_open(package, part, &xml, error) : RT_OK;
    bool is_there = status == RT_OK && xml.private;
    while (is_there && status == RT_OK && (status = xml_in_next(&xml, error)) == RT_OK &&
           xml.kind != XML_IN_END)
        if (xml.kind == XML_IN_OPEN && xml_in_is(&xml, XML_IN_WORD, "style"))
            status = take_style(&styles, &xml, error);
    xml_in_close(&xml);
    if (status != RT_OK)
        docx_styles_clear(&styles);
    else
        *out = styles;
    return status;
}

void docx_styles_clear(struct docx_styles *styles)
{
    if (styles->by_id)
        g_hash_table_destroy(styles->by_id);
    rt_arena_clear(&styles->arena);
    *styles = (struct docx_styles){0};
}

/* ---- asking ---- */

static const struct docx_style *find(const struct docx_styles *styles, const char *id)
{
    return styles->by_id && id ? g_hash_table_lookup(styles->by_id, id) : NULL;
}

const char *docx_style_name(const struct docx_styles *styles, const char *id)
{
    const struct docx_style *style = find(styles, id);
    return style ? style->name : NULL;
}

bool docx_style_is_bold(const struct docx_styles *styles, const char *id)
{
    const struct docx_style *style = find(styles, id);
    for (int i = 0; style && i < LONGEST_CHAIN; i++, style = find(styles, style->based_on))
        if (style->has_bold)
            return style->is_bold;
    return false;
}

struct docx_number docx_style_number(const struct docx_styles *styles, const char *id)
{
    const struct docx_style *style = find(styles, id);
    for (int i = 0; style && i < LONGEST_CHAIN; i++, style = find(styles, style->based_on))
        if (style->has_list)
            return style->number;
    return (struct docx_number){0};
}
