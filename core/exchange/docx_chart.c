/* Charts of a Word document (ECMA-376, part 1: DrawingML). */
#include "exchange/docx_chart.h"

#include "exchange/chart.h"
#include "exchange/docx_text.h"
#include "exchange/paper.h"

static const char DRAWING[] = "http://schemas.openxmlformats.org/drawingml/2006/main",
                  PLACE[] =
                      "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
                  CHART[] = "http://schemas.openxmlformats.org/drawingml/2006/chart";

struct docx_charts {
    GPtrArray *parts; /* char **: each one string and NULL */
    GPtrArray *lists; /* char **: of docx_charts_list */
};

static void free_lines(void *lines)
{
    g_strfreev(lines);
}

struct docx_charts *docx_charts_new(void)
{
    struct docx_charts *charts = g_new0(struct docx_charts, 1);
    charts->parts = g_ptr_array_new_with_free_func(free_lines);
    charts->lists = g_ptr_array_new_with_free_func(free_lines);
    return charts;
}

void docx_charts_free(struct docx_charts *charts)
{
    if (!charts)
        return;
    g_ptr_array_unref(charts->parts);
    g_ptr_array_unref(charts->lists);
    g_free(charts);
}

/* ---- the part ---- */

static void put_value(struct xml_out *xml, const char *element, const char *value)
{
    xml_begin(xml, element);
    xml_attribute(xml, "val", value);
    xml_end(xml);
}

static void put_count(struct xml_out *xml, const char *element, size_t value)
{
    char digits[24];
    g_snprintf(digits, sizeof digits, "%zu", value);
    put_value(xml, element, digits);
}

static void put_words(struct xml_out *xml, const char *element, const char *words)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    paper_clean(clean, words);
    xml_begin(xml, element);
    xml_text(xml, clean->str);
    xml_end(xml);
}

static void put_ink(struct xml_out *xml, uint32_t ink)
{
    char hex[8];
    g_snprintf(hex, sizeof hex, "%06X", ink);
    xml_begin(xml, "a:solidFill");
    put_value(xml, "a:srgbClr", hex);
    xml_end(xml);
}

/* The words in it: their size in hundredths of a point. */
static void put_font(struct xml_out *xml, uint32_t ink)
{
    enum { SIZE = 800 };
    xml_begin(xml, "c:txPr");
    xml_begin(xml, "a:bodyPr");
    xml_end(xml);
    xml_begin(xml, "a:p");
    xml_begin(xml, "a:pPr");
    xml_begin(xml, "a:defRPr");
    xml_number(xml, "sz", SIZE);
    put_ink(xml, ink);
    xml_end(xml);
    xml_end(xml);
    xml_begin(xml, "a:endParaRPr");
    xml_attribute(xml, "lang", "en-GB");
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
}

/* The letter and the number, which stand in the part itself; nothing where that is 0. */
static void put_labels(struct xml_out *xml, enum rt_rag rag)
{
    static const char *const shown[][2] = {{"c:showLegendKey", "0"}, {"c:showVal", "1"},
                                           {"c:showCatName", "0"},   {"c:showSerName", "0"},
                                           {"c:showPercent", "0"},   {"c:showBubbleSize", "0"}};
    char code[32];
    g_snprintf(code, sizeof code, "\"%s \"0;;", paper_chart_letter(rag));
    xml_begin(xml, "c:dLbls");
    xml_begin(xml, "c:numFmt");
    xml_attribute(xml, "formatCode", code);
    xml_attribute(xml, "sourceLinked", "0");
    xml_end(xml);
    put_font(xml, paper_inks[rag].text);
    for (size_t i = 0; i < G_N_ELEMENTS(shown); i++)
        put_value(xml, shown[i][0], shown[i][1]);
    xml_end(xml);
}

static void put_points(struct xml_out *xml, const struct report_chart *chart, bool is_number,
                       enum rt_rag rag)
{
    xml_begin(xml, is_number ? "c:numLit" : "c:strLit");
    put_count(xml, "c:ptCount", chart->n_bars);
    for (size_t i = 0; i < chart->n_bars; i++) {
        char digits[24];
        g_autoptr(GString) label = g_string_new(NULL);
        paper_chart_label(chart->bars[i].label, label);
        g_snprintf(digits, sizeof digits, "%zu", chart->bars[i].n[rag]);
        xml_begin(xml, "c:pt");
        xml_number(xml, "idx", (unsigned)i);
        put_words(xml, "c:v", is_number ? digits : label->str);
        xml_end(xml);
    }
    xml_end(xml);
}

static void put_series(struct xml_out *xml, const struct report_chart *chart, unsigned n)
{
    enum { EDGE = 9525 }; /* three quarters of a point */
    enum rt_rag rag = report_chart_order[n];
    char name[32];
    paper_chart_name(rag, name);
    xml_begin(xml, "c:ser");
    put_count(xml, "c:idx", n);
    put_count(xml, "c:order", n);
    xml_begin(xml, "c:tx");
    put_words(xml, "c:v", name);
    xml_end(xml);
    xml_begin(xml, "c:spPr");
    put_ink(xml, paper_inks[rag].fill);
    xml_begin(xml, "a:ln");
    xml_number(xml, "w", EDGE);
    put_ink(xml, paper_inks[rag].edge);
    xml_end(xml);
    xml_end(xml);
    put_value(xml, "c:invertIfNegative", "0");
    put_labels(xml, rag);
    xml_begin(xml, "c:cat");
    put_points(xml, chart, false, rag);
    xml_end(xml);
    xml_begin(xml, "c:val");
    put_points(xml, chart, true, rag);
    xml_end(xml);
    xml_end(xml);
}

/* The periods, the oldest above; the other axis is not shown, its numbers stand in the bars. */
static void put_axis(struct xml_out *xml, const struct report_chart *chart, bool is_of_periods)
{
    xml_begin(xml, is_of_periods ? "c:catAx" : "c:valAx");
    put_value(xml, "c:axId", is_of_periods ? "1" : "2");
    xml_begin(xml, "c:scaling");
    put_value(xml, "c:orientation", is_of_periods ? "maxMin" : "minMax");
    if (!is_of_periods)
        put_count(xml, "c:max", paper_chart_longest(chart));
    xml_end(xml);
    put_value(xml, "c:delete", is_of_periods ? "0" : "1");
    put_value(xml, "c:axPos", is_of_periods ? "l" : "b");
    put_value(xml, "c:majorTickMark", "none");
    put_value(xml, "c:minorTickMark", "none");
    put_value(xml, "c:tickLblPos", "nextTo");
    put_font(xml, 0);
    put_value(xml, "c:crossAx", is_of_periods ? "2" : "1");
    put_value(xml, "c:crosses", "autoZero");
    xml_end(xml);
}

static void put_bars(struct xml_out *xml, const struct report_chart *chart)
{
    xml_begin(xml, "c:barChart");
    put_value(xml, "c:barDir", "bar");
    put_value(xml, "c:grouping", "stacked");
    put_value(xml, "c:varyColors", "0");
    for (unsigned n = 0; n < RT_RAGS; n++)
        put_series(xml, chart, n);
    put_value(xml, "c:gapWidth", "40");
    put_value(xml, "c:overlap", "100");
    put_value(xml, "c:axId", "1");
    put_value(xml, "c:axId", "2");
    xml_end(xml);
}

static char **make_part(const struct report_chart *chart)
{
    struct xml_out xml;
    GString *out = g_string_new(NULL);
    xml_init(&xml);
    xml_declare(&xml);
    xml_begin(&xml, "c:chartSpace");
    xml_attribute(&xml, "xmlns:c", CHART);
    xml_attribute(&xml, "xmlns:a", DRAWING);
    put_value(&xml, "c:roundedCorners", "0");
    xml_begin(&xml, "c:chart");
    put_value(&xml, "c:autoTitleDeleted", "1");
    xml_begin(&xml, "c:plotArea");
    xml_begin(&xml, "c:layout");
    xml_end(&xml);
    put_bars(&xml, chart);
    put_axis(&xml, chart, true);
    put_axis(&xml, chart, false);
    xml_end(&xml);
    xml_begin(&xml, "c:legend");
    put_value(&xml, "c:legendPos", "b");
    put_font(&xml, 0);
    xml_end(&xml);
    put_value(&xml, "c:plotVisOnly", "1");
    xml_end(&xml);
    xml_begin(&xml, "c:spPr"); /* no frame */
    xml_begin(&xml, "a:ln");
    xml_begin(&xml, "a:noFill");
    for (int i = 0; i < 3; i++)
        xml_end(&xml);
    xml_finish(&xml);
    xml_take(&xml, out);
    xml_clear(&xml);
    char **lines = g_new0(char *, 2);
    lines[0] = g_string_free(out, FALSE);
    return lines;
}

/* ---- its place in the document ---- */

static void put_frame(struct xml_out *xml, const struct report_chart *chart, unsigned n,
                      unsigned width)
{
    enum { BAR = 230000, BESIDE = 420000 }; /* EMU: 0.64 cm a bar, 1.17 cm for the legend */
    g_autoptr(GString) title = g_string_new(NULL), words = g_string_new(NULL);
    paper_clean(title, chart->title);
    paper_clean(words, chart->words);
    xml_begin(xml, "wp:inline");
    xml_attribute(xml, "xmlns:wp", PLACE);
    xml_begin(xml, "wp:extent");
    xml_number(xml, "cx", width);
    xml_number(xml, "cy", (unsigned)chart->n_bars * BAR + BESIDE);
    xml_end(xml);
    xml_begin(xml, "wp:docPr");
    xml_number(xml, "id", n);
    xml_attribute(xml, "name", title->str);
    xml_attribute(xml, "descr", words->str);
    xml_end(xml);
    xml_begin(xml, "a:graphic");
    xml_attribute(xml, "xmlns:a", DRAWING);
    xml_begin(xml, "a:graphicData");
    xml_attribute(xml, "uri", CHART);
    xml_begin(xml, "c:chart");
    char id[24];
    g_snprintf(id, sizeof id, "chart%u", n);
    xml_attribute(xml, "xmlns:c", CHART);
    xml_attribute(xml, "r:id", id);
    for (int i = 0; i < 4; i++)
        xml_end(xml);
}

void docx_charts_put(struct docx_charts *charts, struct xml_out *xml,
                     const struct report_chart *chart, unsigned width)
{
    g_ptr_array_add(charts->parts, make_part(chart));
    docx_begin_paragraph(xml, "ReportNote", true);
    xml_begin(xml, "w:r");
    xml_begin(xml, "w:drawing");
    put_frame(xml, chart, charts->parts->len, width);
    for (int i = 0; i < 3; i++)
        xml_end(xml);
}

/* ---- the package ---- */

size_t docx_charts_count(const struct docx_charts *charts)
{
    return charts->parts->len;
}

const char *const *docx_charts_part(const struct docx_charts *charts, size_t i)
{
    return charts->parts->pdata[i];
}

const char *const *docx_charts_list(struct docx_charts *charts, const char *const *lines,
                                    const char *line)
{
    GPtrArray *all = g_ptr_array_new();
    g_auto(GStrv) pieces = g_strsplit(line, "#", -1);
    for (; *lines; lines++) {
        for (guint i = 1; !lines[1] && i <= charts->parts->len; i++) {
            g_autofree char *digits = g_strdup_printf("%u", i);
            g_ptr_array_add(all, g_strjoinv(digits, pieces));
        }
        g_ptr_array_add(all, g_strdup(*lines));
    }
    g_ptr_array_add(all, NULL);
    g_ptr_array_add(charts->lists, all->pdata);
    return (const char *const *)g_ptr_array_free(all, FALSE);
}
