/* Zip packages made by hand. */
#include "tests/exchange/packing.h"

#include <string.h>

/* ---- bytes ---- */

static void put(GString *out, uint64_t number, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++, number >>= 8)
        g_string_append_c(out, (char)(number & 0xFF));
}

static uint32_t crc_of(const char *text, size_t n)
{
    uint32_t crc = ~0u;
    for (size_t i = 0; i < n; i++) {
        crc ^= (unsigned char)text[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

static uint32_t said(uint32_t lie, uint32_t truth)
{
    return lie == 1 ? 0 : lie ? lie : truth;
}

/* What both headers of a part say, from the flags to the length of its name. */
static void put_facts(GString *out, const struct packing_part *part, const char *name)
{
    size_t n = strlen(part->text);
    put(out, part->flags, 2);
    put(out, part->method, 2);
    put(out, 0x21u << 16, 4);
    put(out, said(part->crc, crc_of(part->text, n)), 4);
    put(out, said(part->packed, (uint32_t)n), 4);
    put(out, said(part->size, (uint32_t)n), 4);
    put(out, strlen(name), 2);
    put(out, 0, 2);
}

static uint32_t put_part(GString *out, const struct packing_part *part)
{
    const char *name = part->local_name ? part->local_name : part->name;
    uint32_t at = (uint32_t)out->len;
    g_string_append_len(out, "PK\3\4\24\0", 6);
    put_facts(out, part, name);
    g_string_append(out, name);
    g_string_append(out, part->text);
    return at;
}

static void put_head(GString *out, const struct packing_part *part, uint32_t at)
{
    g_string_append_len(out, "PK\1\2\24\0\24\0", 8);
    put_facts(out, part, part->name);
    put(out, 0, 10);
    put(out, said(part->at, at), 4);
    g_string_append(out, part->name);
}

static void put_end(GString *out, const struct packing *packing, unsigned n, size_t at)
{
    size_t size = out->len - at;
    if (packing->has_locator) {
        g_string_append_len(out, "PK\6\7", 4);
        put(out, 0, 16);
    }
    g_string_append_len(out, "PK\5\6", 4);
    put(out, packing->disk, 2);
    put(out, packing->disk, 2);
    put(out, packing->count ? packing->count : n, 2);
    put(out, packing->count ? packing->count : n, 2);
    put(out, said(packing->size, (uint32_t)size), 4);
    put(out, said(packing->directory, (uint32_t)at), 4);
    put(out, 0, 2);
    g_string_append(out, packing->after ? packing->after : "");
}

GString *packing_bytes(const struct packing *packing)
{
    GString *out = g_string_new(packing->before);
    g_autoptr(GString) directory = g_string_new(NULL);
    unsigned n = 0;
    for (unsigned i = 0; i < MAX(packing->times, 1); i++)
        for (const struct packing_part *part = packing->parts; part->name; part++, n++)
            put_head(directory, part, put_part(out, part));
    size_t at = out->len;
    g_string_append_len(out, directory->str, (gssize)directory->len);
    put_end(out, packing, n, at);
    return out;
}

/* ---- whole files ---- */

static const struct packing_part types = {
    .name = "[Content_Types].xml",
    .text = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"};

static bool has_part(const GArray *parts, const char *name)
{
    for (guint i = 0; i < parts->len; i++)
        if (strcmp(g_array_index(parts, struct packing_part, i).name, name) == 0)
            return true;
    return false;
}

/* The types, what is more, and what is ours where that has it not. */
static GString *pack(const struct packing_part *own, const struct packing_part *more)
{
    g_autoptr(GArray) parts = g_array_new(TRUE, TRUE, sizeof(struct packing_part));
    for (; more && more->name; more++)
        g_array_append_vals(parts, more, 1);
    if (!has_part(parts, types.name))
        g_array_append_vals(parts, &types, 1);
    for (; own->name; own++)
        if (!has_part(parts, own->name))
            g_array_append_vals(parts, own, 1);
    return packing_bytes(&(struct packing){.parts = (const void *)parts->data});
}

GString *packing_docx(const char *body, const struct packing_part *more)
{
    g_autofree char *text = g_strdup_printf(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        "xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body>%s</w:body></w:document>",
        body);
    const struct packing_part own[] = {{.name = "word/document.xml", .text = text}, {0}};
    return pack(own, more);
}

GString *packing_xlsx(const char *sheet, const struct packing_part *more)
{
    static const char book[] = "<workbook " PACKING_SHEET "><sheets><sheet name=\"Progress\" "
                               "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    static const char links[] =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    g_autofree char *text =
        g_strconcat("<worksheet " PACKING_SHEET ">", sheet, "</worksheet>", NULL);
    const struct packing_part own[] = {{.name = "xl/workbook.xml", .text = book},
                                       {.name = "xl/_rels/workbook.xml.rels", .text = links},
                                       {.name = "xl/worksheets/sheet1.xml", .text = text},
                                       {0}};
    return pack(own, more);
}
