/* XML on its way out. */
#include "exchange/xml_out.h"

void xml_init(struct xml_out *xml)
{
    xml->buffer = xmlBufferCreate();
    xml->writer = xmlNewTextWriterMemory(xml->buffer, 0);
    if (!xml->writer)
        g_error("there is no memory for XML");
}

void xml_clear(struct xml_out *xml)
{
    xmlFreeTextWriter(xml->writer);
    xmlBufferFree(xml->buffer);
}

void xml_declare(struct xml_out *xml)
{
    xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", "yes");
}

void xml_begin(struct xml_out *xml, const char *element)
{
    xmlTextWriterStartElement(xml->writer, BAD_CAST element);
}

void xml_end(struct xml_out *xml)
{
    xmlTextWriterEndElement(xml->writer);
}

void xml_attribute(struct xml_out *xml, const char *name, const char *value)
{
    if (value)
        xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, BAD_CAST value);
}

void xml_number(struct xml_out *xml, const char *name, unsigned value)
{
    char digits[16];
    g_snprintf(digits, sizeof digits, "%u", value);
    xml_attribute(xml, name, digits);
}

void xml_text(struct xml_out *xml, const char *text)
{
    xmlTextWriterWriteString(xml->writer, BAD_CAST text);
}

void xml_finish(struct xml_out *xml)
{
    xmlTextWriterEndDocument(xml->writer);
}

void xml_take(struct xml_out *xml, GString *out)
{
    xmlTextWriterFlush(xml->writer);
    g_string_append_len(out, (const char *)xmlBufferContent(xml->buffer),
                        xmlBufferLength(xml->buffer));
    xmlBufferEmpty(xml->buffer);
}
