/* Words on paper, line by line. */
#include "exchange/pdf_flow.h"

#include <string.h>

#include "exchange/paper.h"

static const double SIZE = 9, SMALL = 8, GAP = 3, BOX = 1.5; /* BOX: beside its word */

struct line {
    PangoLayoutLine *line;                /* of one of the layouts */
    double height, baseline, gap;         /* gap: above it, unless it stands first */
    const struct report_paragraph *badge; /* the colour its lead speaks of; NULL: none */
};

struct pdf_flow {
    GPtrArray *layouts;
    GArray *lines; /* struct line */
};

/* ---- text ---- */

/* Where words are set. */
struct setting {
    PangoContext *context;
    double width, size;
    PangoFontset *fonts; /* what these have no glyph for is named; NULL: not looked at */
};

PangoFontDescription *pdf_font_new(double points)
{
    PangoFontDescription *font =
        pango_font_description_from_string("Arial, Liberation Sans, sans-serif");
    pango_font_description_set_size(font, (int)(points * PANGO_SCALE));
    return font;
}

static bool has_glyph(PangoFontset *fonts, gunichar c)
{
    if (c == '\n' || c == '\t')
        return true;
    g_autoptr(PangoFont) font = pango_fontset_get_font(fonts, c);
    return font && pango_font_has_char(font, c);
}

/* What can't be seen, or no font can show, stands there by its number. */
static void append(GString *out, const char *text, const struct setting *setting)
{
    gunichar c;
    char in[12];
    while (text && (c = paper_step(&text)) != 0) {
        if (paper_mark(c, in))
            g_string_append_printf(out, "<%s>", in);
        else if (setting->fonts && !has_glyph(setting->fonts, c))
            g_string_append_printf(out, "<U+%04X>", c);
        else
            g_string_append_unichar(out, c);
    }
}

/* To the bytes of the text from first on. */
static void look(PangoAttrList *looks, PangoAttribute *attribute, size_t first, size_t end)
{
    attribute->start_index = (guint)first;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(looks, attribute);
}

static PangoAttribute *ink(uint32_t colour)
{
    return pango_attr_foreground_new((guint16)((colour >> 16 & 0xFF) * 0x101),
                                     (guint16)((colour >> 8 & 0xFF) * 0x101),
                                     (guint16)((colour & 0xFF) * 0x101));
}

static PangoAttribute *size(double points)
{
    return pango_attr_size_new((int)(points * PANGO_SCALE));
}

static void put_words(GString *text, PangoAttrList *looks, const struct setting *setting,
                      const struct report_paragraph *paragraph)
{
    enum { GREY = 0x333333 };
    append(text, paragraph->lead, setting);
    look(looks, pango_attr_weight_new(PANGO_WEIGHT_BOLD), 0, text->len);
    if (paragraph->rag && !paragraph->is_suggested)
        look(looks, ink(paper_inks[paragraph->rag].text), 0, text->len);
    if (paragraph->lead && paragraph->text)
        g_string_append_c(text, ' ');
    if (paragraph->rag && paragraph->text) /* the box is wider than its word */
        look(looks, pango_attr_letter_spacing_new((int)(BOX * PANGO_SCALE)), text->len - 1,
             text->len);
    append(text, paragraph->text, setting);
    size_t tail = text->len;
    if (paragraph->tail) {
        g_string_append(text, " (");
        append(text, paragraph->tail, setting);
        g_string_append_c(text, ')');
        look(looks, ink(GREY), tail, text->len);
        look(looks, size(SMALL), tail, text->len);
    }
    if (paragraph->is_aside) {
        look(looks, ink(GREY), 0, text->len);
        look(looks, size(SMALL), 0, text->len);
        look(looks, pango_attr_style_new(PANGO_STYLE_ITALIC), 0, text->len);
    }
}

/* ---- lines ---- */

static void add_layout(struct pdf_flow *flow, PangoLayout *layout,
                       const struct report_paragraph *paragraph)
{
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    bool is_first = true;
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iter, NULL, &logical);
        struct line line = {.line = pango_layout_iter_get_line_readonly(iter),
                            .height = (double)logical.height / PANGO_SCALE,
                            .gap = is_first ? GAP : 0};
        line.baseline =
            (double)(pango_layout_iter_get_baseline(iter) - logical.y) / PANGO_SCALE;
        if (is_first && paragraph->rag)
            line.badge = paragraph;
        g_array_append_val(flow->lines, line);
        is_first = false;
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
    g_ptr_array_add(flow->layouts, layout);
}

static PangoLayout *layout_new(const struct setting *setting,
                               const struct report_paragraph *paragraph)
{
    g_autoptr(GString) text = g_string_new(NULL);
    PangoAttrList *looks = pango_attr_list_new();
    PangoLayout *layout = pango_layout_new(setting->context);
    PangoFontDescription *font = pdf_font_new(setting->size);
    put_words(text, looks, setting, paragraph);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, (int)(setting->width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout, text->str, (int)text->len);
    pango_layout_set_attributes(layout, looks);
    pango_font_description_free(font);
    pango_attr_list_unref(looks);
    return layout;
}

static void set_paragraph(struct pdf_flow *flow, struct setting setting,
                          const struct report_paragraph *paragraph)
{
    PangoLayout *layout = layout_new(&setting, paragraph);
    if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
        PangoFontDescription *font = pdf_font_new(setting.size);
        setting.fonts = pango_context_load_fontset(setting.context, font,
                                                   pango_context_get_language(setting.context));
        g_object_unref(layout);
        layout = layout_new(&setting, paragraph);
        g_object_unref(setting.fonts);
        pango_font_description_free(font);
    }
    add_layout(flow, layout, paragraph);
}

static struct pdf_flow *flow_new(void)
{
    struct pdf_flow *flow = g_new0(struct pdf_flow, 1);
    flow->layouts = g_ptr_array_new_with_free_func(g_object_unref);
    flow->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
    return flow;
}

struct pdf_flow *pdf_flow_new(PangoContext *context, const struct rt_list *paragraphs,
                              double width)
{
    struct pdf_flow *flow = flow_new();
    for (size_t i = 0; i < paragraphs->n; i++)
        set_paragraph(flow, (struct setting){context, width, SIZE, NULL},
                      (const struct report_paragraph *)paragraphs->at + i);
    return flow;
}

struct pdf_flow *pdf_flow_new_text(PangoContext *context, const char *words, double width,
                                   double points, bool is_bold)
{
    struct pdf_flow *flow = flow_new();
    struct report_paragraph paragraph = {.lead = is_bold ? words : NULL,
                                         .text = is_bold ? NULL : words};
    set_paragraph(flow, (struct setting){context, width, points, NULL}, &paragraph);
    return flow;
}

void pdf_flow_free(struct pdf_flow *flow)
{
    if (!flow)
        return;
    g_ptr_array_unref(flow->layouts);
    g_array_unref(flow->lines);
    g_free(flow);
}

static const struct line *line_at(const struct pdf_flow *flow, size_t i)
{
    return &g_array_index(flow->lines, struct line, i);
}

size_t pdf_flow_lines(const struct pdf_flow *flow)
{
    return flow->lines->len;
}

double pdf_flow_height(const struct pdf_flow *flow, size_t first, size_t end)
{
    double height = 0;
    for (size_t i = first; i < end; i++)
        height += line_at(flow, i)->height + (i > first ? line_at(flow, i)->gap : 0);
    return height;
}

size_t pdf_flow_fit(const struct pdf_flow *flow, size_t first, double room)
{
    size_t end = first;
    for (double height = 0; end < flow->lines->len; end++) {
        height += line_at(flow, end)->height + (end > first ? line_at(flow, end)->gap : 0);
        if (height > room)
            break;
    }
    return end;
}

/* ---- drawing ---- */

void pdf_set_ink(cairo_t *cr, uint32_t colour)
{
    cairo_set_source_rgb(cr, (colour >> 16 & 0xFF) / 255.0, (colour >> 8 & 0xFF) / 255.0,
                         (colour & 0xFF) / 255.0);
}

/* The box of a colour's word: filled where a person set it, framed where it is suggested. */
static void draw_badge(cairo_t *cr, const struct line *line, double x, double y)
{
    static const double RULE = 0.75;
    const struct paper_ink *inks = &paper_inks[line->badge->rag];
    int end;
    pango_layout_line_index_to_x(line->line, (int)strlen(line->badge->lead), FALSE, &end);
    cairo_rectangle(cr, x - BOX, y, (double)end / PANGO_SCALE + 2 * BOX, line->height);
    if (!line->badge->is_suggested) {
        pdf_set_ink(cr, inks->fill);
        cairo_fill_preserve(cr);
    }
    pdf_set_ink(cr, inks->edge);
    cairo_set_line_width(cr, RULE);
    cairo_stroke(cr);
}

void pdf_flow_draw(const struct pdf_flow *flow, cairo_t *cr, size_t first, size_t end, double x,
                   double y)
{
    for (size_t i = first; i < end; i++) {
        const struct line *line = line_at(flow, i);
        y += i > first ? line->gap : 0;
        if (line->badge)
            draw_badge(cr, line, x, y);
        pdf_set_ink(cr, 0);
        cairo_move_to(cr, x, y + line->baseline);
        pango_cairo_show_layout_line(cr, line->line);
        y += line->height;
    }
}
