/* The styles of a template and ours, made one. */
#include "exchange/docx_template.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "exchange/package_types.h"
#include "exchange/xml_in.h"

enum { PART_ROOM = 4 << 20 };

static const char word[] = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
static const char relations[] =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/* ---- a part as a tree ---- */

static enum rt_status read_bytes(struct package_in *package, const char *name, GString *out,
                                 struct rt_error *error)
{
    struct package_in_part *part = NULL;
    enum rt_status status = package_in_begin(package, name, &part, error);
    size_t got = status == RT_OK;
    while (got && status == RT_OK) {
        char bytes[4096];
        status = package_in_read(part, bytes, sizeof bytes, &got, error);
        if (status == RT_OK)
            g_string_append_len(out, bytes, (gssize)got);
        if (status == RT_OK && out->len > PART_ROOM)
            status =
                rt_fail_at(error, RT_REFUSED, package_in_name(package), 0, 0,
                           "the part %s is larger than 4 MiB, which no template needs", name);
    }
    package_in_end(part);
    return status;
}

struct held {
    const GString *bytes;
    size_t at;
};

static enum rt_status read_held(void *user, void *to, size_t n, size_t *got,
                                struct rt_error *error)
{
    struct held *held = user;
    (void)error;
    *got = MIN(n, held->bytes->len - held->at);
    memcpy(to, held->bytes->str + held->at, *got);
    held->at += *got;
    return RT_OK;
}

/* Looked through to its end as any part on its way in; what has passed can be a tree. */
static enum rt_status read_tree(struct package_in *package, const char *name, xmlDocPtr *out,
                                struct rt_error *error)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    struct held held = {.bytes = bytes};
    struct xml_in xml = {0};
    enum rt_status status = read_bytes(package, name, bytes, error);
    if (status != RT_OK)
        return status;
    xml_in_open_bytes((struct xml_in_bytes){read_held, &held}, package_in_name(package), name,
                      &xml);
    do
        status = xml_in_next(&xml, error);
    while (status == RT_OK && xml.kind != XML_IN_END);
    xml_in_close(&xml);
    if (status != RT_OK)
        return status;
    *out = xmlReadMemory(bytes->str, (int)bytes->len, NULL, NULL,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    return *out ? RT_OK
                : rt_fail_at(error, RT_REFUSED, package_in_name(package), 0, 0,
                             "the part %s can't be read", name);
}

static xmlDocPtr tree_of_lines(const char *const *lines)
{
    g_autofree char *text = g_strjoinv("", (char **)(uintptr_t)lines);
    xmlDocPtr tree = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET);
    if (!tree)
        g_error("there is no memory for XML");
    return tree;
}

static char *text_of(xmlDocPtr tree)
{
    xmlChar *bytes = NULL;
    int n = 0;
    xmlDocDumpMemoryEnc(tree, &bytes, &n, "UTF-8");
    char *text = g_strndup((const char *)bytes, (gsize)n);
    xmlFree(bytes);
    return text;
}

/* ---- elements ---- */

static bool is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->ns &&
           xmlStrEqual(node->ns->href, BAD_CAST word) && xmlStrEqual(node->name, BAD_CAST name);
}

/* g_free it; NULL: it has none. */
static char *attribute(xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNsProp(node, BAD_CAST name, BAD_CAST word);
    char *copy = g_strdup((const char *)value);
    xmlFree(value);
    return copy;
}

static void set_attribute(xmlNode *node, const char *name, const char *value)
{
    xmlSetNsProp(node, node->ns, BAD_CAST name, BAD_CAST value);
}

static bool has_attribute(xmlNode *node, const char *name, const char *value)
{
    g_autofree char *there = attribute(node, name);
    return there && strcmp(there, value) == 0;
}

static xmlNode *child_of(const xmlNode *node, const char *name)
{
    for (xmlNode *child = node->children; child; child = child->next)
        if (is_named(child, name))
            return child;
    return NULL;
}

/* ---- styles ---- */

/* "heading 1" of "heading 1,Our heading"; g_free it. */
static char *name_of(const xmlNode *style)
{
    xmlNode *name = child_of(style, "name");
    char *value = name ? attribute(name, "val") : NULL;
    if (value)
        value[strcspn(value, ",")] = '\0';
    return value;
}

static xmlNode *find_name(xmlNode *styles, const char *type, const char *name)
{
    for (xmlNode *style = styles->children; style; style = style->next) {
        if (!is_named(style, "style") || !has_attribute(style, "type", type))
            continue;
        g_autofree char *there = name_of(style);
        if (there && g_ascii_strcasecmp(there, name) == 0)
            return style;
    }
    return NULL;
}

/* What may stand for a style of ours where the template does not have it by its name. */
static const struct {
    const char *ours, *theirs;
} aliases[] = {{"Report Table", "Table Grid"}};

static xmlNode *find_like(xmlNode *styles, const xmlNode *ours, const char *type)
{
    g_autofree char *name = name_of(ours);
    xmlNode *found = find_name(styles, type, name);
    for (size_t i = 0; !found && i < G_N_ELEMENTS(aliases); i++)
        if (strcmp(aliases[i].ours, name) == 0)
            found = find_name(styles, type, aliases[i].theirs);
    return found;
}

static xmlNode *find_id(const xmlNode *styles, const char *id)
{
    for (xmlNode *style = styles->children; style; style = style->next)
        if (is_named(style, "style") && has_attribute(style, "styleId", id))
            return style;
    return NULL;
}

/* Another id, also where other styles name it. */
static void rename_id(xmlNode *styles, xmlNode *style, const char *id)
{
    static const char *const namings[] = {"basedOn", "next", "link"};
    g_autofree char *was = attribute(style, "styleId");
    set_attribute(style, "styleId", id);
    for (xmlNode *other = styles->children; was && other; other = other->next)
        for (size_t i = 0; is_named(other, "style") && i < G_N_ELEMENTS(namings); i++) {
            xmlNode *naming = child_of(other, namings[i]);
            if (naming && has_attribute(naming, "val", was))
                set_attribute(naming, "val", id);
        }
}

/* Nothing else has that id then. */
static void free_id(xmlNode *styles, const char *id)
{
    xmlNode *other = find_id(styles, id);
    g_autoptr(GString) fresh = g_string_new(id);
    while (other && find_id(styles, fresh->str))
        g_string_append(fresh, "_theirs");
    if (other)
        rename_id(styles, other, fresh->str);
}

/* Is there a style for what names none? */
static bool has_default(const xmlNode *styles, const char *type)
{
    for (xmlNode *style = styles->children; style; style = style->next) {
        if (!is_named(style, "style") || !has_attribute(style, "type", type))
            continue;
        g_autofree char *is_default = attribute(style, "default");
        if (is_default && strcmp(is_default, "0") != 0 && strcmp(is_default, "false") != 0)
            return true;
    }
    return false;
}

/* Moves a node of ours to the end of parent, with the template's own prefix. */
static void adopt(xmlNode *parent, xmlNode *ours)
{
    xmlUnlinkNode(ours);
    xmlDOMWrapAdoptNode(NULL, ours->doc, ours, parent->doc, parent, 0);
    xmlAddChild(parent, ours);
}

/* What the template lacks is moved out of ours. */
static void take_style(xmlNode *styles, xmlNode *ours)
{
    g_autofree char *id = attribute(ours, "styleId"), *type = attribute(ours, "type");
    xmlNode *theirs = find_like(styles, ours, type);
    bool is_default = has_attribute(ours, "default", "1") && !has_default(styles, type);
    if (!theirs || !has_attribute(theirs, "styleId", id))
        free_id(styles, id);
    if (theirs)
        rename_id(styles, theirs, id);
    else
        adopt(styles, ours);
    if (is_default)
        set_attribute(theirs ? theirs : ours, "default", "1");
    else if (!theirs)
        xmlUnsetNsProp(ours, ours->ns, BAD_CAST "default");
}

/* ---- what must not come along ---- */

/* Our language, and nothing that points at parts which stay behind. */
static void settle(xmlNode *node)
{
    for (xmlNode *child = node->children, *next; child; child = next) {
        next = child->next;
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (is_named(child, "numPr")) {
            xmlUnlinkNode(child);
            xmlFreeNode(child);
            continue;
        }
        if (is_named(child, "lang"))
            set_attribute(child, "val", "en-GB");
        for (xmlAttr *one = child->properties, *after; one; one = after) {
            after = one->next;
            if (one->ns && xmlStrEqual(one->ns->href, BAD_CAST relations))
                xmlRemoveProp(one);
        }
        settle(child);
    }
}

/* The first one of that name in it, made where there is none; these come before others. */
static xmlNode *first_of(xmlNode *node, const char *name)
{
    xmlNode *child = child_of(node, name);
    if (child)
        return child;
    child = xmlNewNode(node->ns, BAD_CAST name);
    return node->children ? xmlAddPrevSibling(node->children, child) : xmlAddChild(node, child);
}

/* The language of what names none is said by the defaults. */
static void say_language(xmlNode *styles)
{
    xmlNode *defaults = first_of(styles, "docDefaults");
    xmlNode *properties = first_of(first_of(defaults, "rPrDefault"), "rPr");
    if (!child_of(properties, "lang"))
        set_attribute(xmlNewChild(properties, properties->ns, BAD_CAST "lang", NULL), "val",
                      "en-GB");
}

/* ---- the template ---- */

static enum rt_status take_styles(struct package_in *package, const char *const *lines,
                                  char **out, struct rt_error *error)
{
    xmlDocPtr theirs = NULL;
    enum rt_status status = read_tree(package, "word/styles.xml", &theirs, error);
    if (status != RT_OK)
        return status;
    xmlNode *styles = xmlDocGetRootElement(theirs);
    if (!is_named(styles, "styles")) {
        xmlFreeDoc(theirs);
        return rt_fail_at(error, RT_REFUSED, package_in_name(package), 0, 0,
                          "its styles are not those of a Word document; save it in Word as "
                          ".docx, not as Strict Open XML");
    }
    xmlDocPtr tree = tree_of_lines(lines);
    xmlNode *ours = xmlDocGetRootElement(tree);
    for (xmlNode *style = ours->children, *next; style; style = next) {
        next = style->next;
        if (is_named(style, "style"))
            take_style(styles, style);
    }
    say_language(styles);
    settle(styles);
    *out = text_of(theirs);
    xmlFreeDoc(tree);
    xmlFreeDoc(theirs);
    return RT_OK;
}

static enum rt_status take_theme(struct package_in *package, char **out, struct rt_error *error)
{
    static const char part[] = "word/theme/theme1.xml";
    xmlDocPtr theirs = NULL;
    if (!package_in_has(package, part))
        return RT_OK;
    enum rt_status status = read_tree(package, part, &theirs, error);
    if (status != RT_OK)
        return status;
    settle(xmlDocGetRootElement(theirs));
    *out = text_of(theirs);
    xmlFreeDoc(theirs);
    return RT_OK;
}

static enum rt_status take(struct package_in *package, const char *const *ours,
                           struct docx_template *out, struct rt_error *error)
{
    enum rt_status status = package_types_check(package, error);
    if (status == RT_OK && (!package_in_has(package, "word/document.xml") ||
                            !package_in_has(package, "word/styles.xml")))
        status =
            rt_fail_at(error, RT_REFUSED, package_in_name(package), 0, 0,
                       "is no Word document with styles; --template takes a .docx or .dotx");
    if (status == RT_OK)
        status = take_styles(package, ours, &out->styles, error);
    return status == RT_OK ? take_theme(package, &out->theme, error) : status;
}

enum rt_status docx_template_read(struct file_input *input, const char *const *ours,
                                  struct docx_template *out, struct rt_error *error)
{
    struct package_in *package = NULL;
    struct docx_template template = {0};
    enum rt_status status = package_in_open(input, &package, error);
    if (status == RT_OK)
        status = take(package, ours, &template, error);
    package_in_close(package);
    if (status != RT_OK)
        docx_template_clear(&template);
    else
        *out = template;
    return status;
}

void docx_template_clear(struct docx_template *template)
{
    g_free(template->styles);
    g_free(template->theme);
    *template = (struct docx_template){0};
}
