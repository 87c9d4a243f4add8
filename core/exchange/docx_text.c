/* Paragraphs of a Word document. */
#include "exchange/docx_text.h"

#include <rectrack/field.h>

#include "exchange/paper.h"

static const char *rag_style(enum rt_rag rag, bool is_suggested, char name[static 32])
{
    g_snprintf(name, 32, "Rag_%s%s", rt_rags[rag].key, is_suggested ? "_suggested" : "");
    return name;
}

void docx_put(struct xml_out *xml, const char *element, const char *value)
{
    xml_begin(xml, element);
    xml_attribute(xml, "w:val", value);
    xml_end(xml);
}

static void flush(struct xml_out *xml, GString *words)
{
    if (!words->len)
        return;
    xml_begin(xml, "w:t");
    xml_attribute(xml, "xml:space", "preserve");
    xml_text(xml, words->str);
    xml_end(xml);
    g_string_truncate(words, 0);
}

void docx_put_run(struct xml_out *xml, const char *style, const char *text)
{
    g_autoptr(GString) words = g_string_new(NULL);
    gunichar c;
    char in[12];
    xml_begin(xml, "w:r");
    if (style) {
        xml_begin(xml, "w:rPr");
        docx_put(xml, "w:rStyle", style);
        xml_end(xml);
    }
    while (text && (c = paper_step(&text)) != 0) {
        if (c == '\n' || c == '\t') {
            flush(xml, words);
            docx_put(xml, c == '\n' ? "w:br" : "w:tab", NULL);
        } else if (paper_mark(c, in)) {
            g_string_append_printf(words, "<%s>", in);
        } else {
            g_string_append_unichar(words, c);
        }
    }
    flush(xml, words);
    xml_end(xml);
}

void docx_begin_paragraph(struct xml_out *xml, const char *style, bool is_kept)
{
    xml_begin(xml, "w:p");
    xml_begin(xml, "w:pPr");
    docx_put(xml, "w:pStyle", style);
    if (is_kept)
        docx_put(xml, "w:keepNext", NULL);
    xml_end(xml);
}

void docx_put_text(struct xml_out *xml, const char *style, const char *text)
{
    docx_begin_paragraph(xml, style, false);
    docx_put_run(xml, NULL, text);
    xml_end(xml);
}

void docx_put_paragraph(struct xml_out *xml, const struct report_paragraph *paragraph,
                        bool is_kept)
{
    char name[32];
    const char *style =
        paragraph->rag ? rag_style(paragraph->rag, paragraph->is_suggested, name) : "Strong";
    docx_begin_paragraph(xml, paragraph->is_aside ? "ReportAside" : "ReportCell", is_kept);
    if (paragraph->lead)
        docx_put_run(xml, style, paragraph->lead);
    if (paragraph->lead && paragraph->text)
        docx_put_run(xml, NULL, " ");
    if (paragraph->text)
        docx_put_run(xml, NULL, paragraph->text);
    if (paragraph->tail) {
        g_autofree char *tail = g_strdup_printf(" (%s)", paragraph->tail);
        docx_put_run(xml, "ReportTail", tail);
    }
    xml_end(xml);
}
