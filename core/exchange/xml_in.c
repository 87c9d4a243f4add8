/* XML on its way in: libxml2's reader over the bytes of a part. */
#include "exchange/xml_in.h"

#include <string.h>

#include <libxml/xmlreader.h>

#include <rectrack/text.h>

#include "exchange/xml_guard.h"

enum { MOST_NAMES = 20000 };

struct xml_in_private {
    struct xml_in_bytes bytes;
    struct package_in_part *part; /* ours to end, or NULL */
    char *file, *name;            /* of the part */
    xmlTextReaderPtr reader;
    struct xml_guard guard;
    struct rt_error error; /* of the bytes, or what libxml2 said first */
    GString *clean;
    bool is_closing; /* the element was empty */
};

/* Each vocabulary has two names: Word and Excel write the one, and where asked to be strict
 * the other. */
static const struct {
    enum xml_in_space space;
    const char *names[2];
} spaces[] = {
    {XML_IN_WORD,
     {"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main"}},
    {XML_IN_SHEET,
     {"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "http://purl.oclc.org/ooxml/spreadsheetml/main"}},
    {XML_IN_CHOICE, {"http://schemas.openxmlformats.org/markup-compatibility/2006"}},
    {XML_IN_RELATION,
     {"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships"}},
    {XML_IN_TYPES, {"http://schemas.openxmlformats.org/package/2006/content-types"}},
    {XML_IN_LINKS, {"http://schemas.openxmlformats.org/package/2006/relationships"}},
    {XML_IN_XML, {"http://www.w3.org/XML/1998/namespace"}},
};

static enum xml_in_space space_of(const xmlChar *name)
{
    if (!name)
        return XML_IN_PLAIN;
    for (size_t i = 0; i < G_N_ELEMENTS(spaces); i++)
        for (size_t k = 0; k < 2 && spaces[i].names[k]; k++)
            if (strcmp((const char *)name, spaces[i].names[k]) == 0)
                return spaces[i].space;
    return XML_IN_OTHER;
}

/* ---- bytes ---- */

static int line_of(const struct xml_in_private *private)
{
    return xmlTextReaderGetParserLineNumber(private->reader);
}

static enum rt_status fail(struct xml_in_private *private, struct rt_error *error,
                           const char *sentence)
{
    return rt_fail_at(error, RT_REFUSED, private->file, 0, 0, "%s, line %d: %s", private->name,
                      MAX(line_of(private), 1), sentence);
}

static int take(void *user, char *to, int n)
{
    struct xml_in_private *private = user;
    size_t got = 0;
    if (private->error.sentence)
        return -1;
    if (private->bytes.read(private->bytes.user, to, (size_t)n, &got, &private->error) != RT_OK)
        return -1;
    const char *trouble = xml_guard_check(&private->guard, to, got);
    if (!trouble)
        return (int)got;
    g_autofree char *sentence = g_strdup_printf(
        "the part %s; open the file in Word or Excel and save it again", trouble);
    fail(private, &private->error, sentence);
    return -1;
}

/* What libxml2 says is kept: the first is the cause of the rest. */
static void hear(void *user, xmlErrorPtr said)
{
    struct xml_in_private *private = user;
    g_autoptr(GString) words = g_string_new(NULL);
    g_autofree char *trimmed = g_strdup(said->message ? said->message : "it is damaged");
    rt_text_clean(words, g_strstrip(trimmed), RT_CLEAN_LINE);
    g_autofree char *sentence = g_strdup_printf("the part is no sound XML (%s); open the file "
                                                "in Word or Excel and save it again",
                                                words->str);
    if (said->level >= XML_ERR_ERROR)
        fail(private, &private->error, sentence);
}

static enum rt_status read_part(void *user, void *to, size_t n, size_t *got,
                                struct rt_error *error)
{
    return package_in_read(user, to, n, got, error);
}

/* ---- opening and closing ---- */

static int keep_open(void *user)
{
    (void)user;
    return 0;
}

void xml_in_open_bytes(struct xml_in_bytes bytes, const char *file, const char *part,
                       struct xml_in *out)
{
    struct xml_in_private *private = g_new0(struct xml_in_private, 1);
    private->bytes = bytes;
    private->file = g_strdup(file);
    private->name = g_strdup(part);
    private->clean = g_string_new(NULL);
    private->reader = xmlReaderForIO(take, keep_open, private, NULL, "UTF-8",
                                     XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (!private->reader)
        g_error("there is no memory for XML");
    xmlTextReaderSetStructuredErrorHandler(private->reader, hear, private);
    *out = (struct xml_in){.private = private};
}

enum rt_status xml_in_open(struct package_in *package, const char *part, struct xml_in *out,
                           struct rt_error *error)
{
    struct xml_in_bytes bytes = {.read = read_part};
    struct package_in_part *opened;
    enum rt_status status = package_in_begin(package, part, &opened, error);
    if (status != RT_OK)
        return status;
    bytes.user = opened;
    xml_in_open_bytes(bytes, package_in_name(package), part, out);
    out->private->part = opened;
    return RT_OK;
}

void xml_in_close(struct xml_in *xml)
{
    struct xml_in_private *private = xml->private;
    if (!private)
        return;
    if (private->reader)
        xmlFreeTextReader(private->reader);
    package_in_end(private->part);
    rt_error_clear(&private->error);
    g_string_free(private->clean, TRUE);
    g_free(private->file);
    g_free(private->name);
    g_free(private);
    *xml = (struct xml_in){0};
}

/* ---- steps ---- */

/* XML forbids most control characters; what it lets through and a text of ours does not hold
 * is shown as unreadable. */
static const char *clean_text(struct xml_in_private *private, const char *text)
{
    g_string_truncate(private->clean, 0);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == 0x85 || c == '\r')
            c = '\n';
        else if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0))
            c = 0xFFFD;
        g_string_append_unichar(private->clean, c);
    }
    return private->clean->str;
}

static enum rt_status stop(struct xml_in_private *private, struct rt_error *error)
{
    struct rt_error *kept = &private->error;
    if (!kept->sentence)
        return fail(private, error, "the part is damaged");
    return rt_fail_at(error, kept->status, kept->file, kept->line, kept->column, "%s",
                      kept->sentence);
}

/* What stands where the reader is; false: nothing that counts. */
static bool take_node(struct xml_in *xml)
{
    xmlTextReaderPtr reader = xml->private->reader;
    int type = xmlTextReaderNodeType(reader);
    bool is_open = type == XML_READER_TYPE_ELEMENT,
         is_close = type == XML_READER_TYPE_END_ELEMENT;
    if (is_open || is_close) {
        xml->kind = is_open ? XML_IN_OPEN : XML_IN_CLOSE;
        xml->name = (const char *)xmlTextReaderConstLocalName(reader);
        xml->space = space_of(xmlTextReaderConstNamespaceUri(reader));
        xml->depth = (unsigned)xmlTextReaderDepth(reader);
        xml->private->is_closing = is_open && xmlTextReaderIsEmptyElement(reader) == 1;
        return true;
    }
    if (type != XML_READER_TYPE_TEXT && type != XML_READER_TYPE_CDATA &&
        type != XML_READER_TYPE_SIGNIFICANT_WHITESPACE && type != XML_READER_TYPE_WHITESPACE)
        return false;
    xml->kind = XML_IN_TEXT;
    xml->text = clean_text(xml->private, (const char *)xmlTextReaderConstValue(reader));
    return true;
}

static bool is_utf8(const struct xml_in_private *private)
{
    const xmlChar *encoding = xmlTextReaderConstEncoding(private->reader);
    return !encoding || g_ascii_strcasecmp((const char *)encoding, "UTF-8") == 0 ||
           g_ascii_strcasecmp((const char *)encoding, "US-ASCII") == 0;
}

/* What no sound part has, seen from where the reader is; NULL: nothing. */
static const char *find_trouble(const struct xml_in *xml)
{
    xmlNodePtr node = xmlTextReaderCurrentNode(xml->private->reader);
    if (!is_utf8(xml->private))
        return "the part is not in UTF-8";
    if (node && node->doc && node->doc->dict && xmlDictSize(node->doc->dict) > MOST_NAMES)
        return "the part has more than 20,000 names";
    return NULL;
}

enum rt_status xml_in_next(struct xml_in *xml, struct rt_error *error)
{
    struct xml_in_private *private = xml->private;
    int more = 1;
    if (private->is_closing) {
        private->is_closing = false;
        xml->kind = XML_IN_CLOSE;
        return RT_OK;
    }
    xml->kind = XML_IN_END;
    do {
        more = xmlTextReaderRead(private->reader);
    } while (more == 1 && !private->error.sentence && !take_node(xml));
    if (more < 0 || private->error.sentence)
        return stop(private, error);
    const char *trouble = find_trouble(xml);
    g_autofree char *sentence =
        trouble
            ? g_strdup_printf("%s; open the file in Word or Excel and save it again", trouble)
            : NULL;
    return trouble ? fail(private, error, sentence) : RT_OK;
}

enum rt_status xml_in_skip(struct xml_in *xml, struct rt_error *error)
{
    unsigned depth = xml->depth;
    enum rt_status status = RT_OK;
    do {
        status = xml_in_next(xml, error);
    } while (status == RT_OK && xml_in_within(xml, depth));
    return status;
}

bool xml_in_within(const struct xml_in *xml, unsigned depth)
{
    return xml->kind != XML_IN_END && !(xml->kind == XML_IN_CLOSE && xml->depth <= depth);
}

/* ---- names and attributes ---- */

bool xml_in_is(const struct xml_in *xml, enum xml_in_space space, const char *name)
{
    return (xml->kind == XML_IN_OPEN || xml->kind == XML_IN_CLOSE) && xml->space == space &&
           strcmp(xml->name, name) == 0;
}

const char *xml_in_attribute(struct xml_in *xml, enum xml_in_space space, const char *name)
{
    xmlTextReaderPtr reader = xml->private->reader;
    const char *value = NULL;
    for (int more = xmlTextReaderMoveToFirstAttribute(reader); more == 1 && !value;
         more = xmlTextReaderMoveToNextAttribute(reader))
        if (strcmp((const char *)xmlTextReaderConstLocalName(reader), name) == 0 &&
            space_of(xmlTextReaderConstNamespaceUri(reader)) == space)
            value = clean_text(xml->private, (const char *)xmlTextReaderConstValue(reader));
    xmlTextReaderMoveToElement(reader);
    return value;
}

unsigned xml_in_number(struct xml_in *xml, enum xml_in_space space, const char *name,
                       unsigned fallback, unsigned most)
{
    const char *value = xml_in_attribute(xml, space, name);
    guint64 number;
    if (!value || !g_ascii_string_to_unsigned(value, 10, 0, most, &number, NULL))
        return fallback;
    return (unsigned)number;
}

bool xml_in_switch(struct xml_in *xml, enum xml_in_space space, const char *name)
{
    static const char *const offs[] = {"0", "false", "off", "none", NULL};
    const char *value = xml_in_attribute(xml, space, name);
    return !value || !g_strv_contains(offs, value);
}

enum rt_status xml_in_fail(const struct xml_in *xml, struct rt_error *error,
                           const char *sentence)
{
    return fail(xml->private, error, sentence);
}
