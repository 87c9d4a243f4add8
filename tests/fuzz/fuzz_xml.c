/* Any bytes as XML: what begins ends, in its order and not too deep, with clean words in it;
 * a document type never gets through. */
#include <stdint.h>
#include <string.h>

#include <rectrack/text.h>

#include "exchange/xml_in.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

struct source {
    const uint8_t *bytes;
    size_t left, piece;
};

/* In pieces, so that marks are cut anywhere. */
static enum rt_status take(void *user, void *to, size_t n, size_t *got, struct rt_error *error)
{
    struct source *source = user;
    (void)error;
    *got = MIN(MIN(n, source->left), source->piece);
    memcpy(to, source->bytes, *got);
    source->bytes += *got;
    source->left -= *got;
    return RT_OK;
}

/* The open elements, one behind the other. */
static void follow(const struct xml_in *xml, GPtrArray *open)
{
    if (xml->kind == XML_IN_OPEN) {
        g_assert(xml->depth == open->len && open->len <= 200);
        g_ptr_array_add(open, g_strdup(xml->name));
    } else if (xml->kind == XML_IN_CLOSE) {
        g_assert(open->len == xml->depth + 1);
        g_assert(!strcmp(open->pdata[xml->depth], xml->name));
        g_ptr_array_set_size(open, (int)xml->depth);
    } else if (xml->kind == XML_IN_TEXT) {
        g_assert(open->len);
        g_assert(rt_text_check(xml->text, strlen(xml->text), NULL, NULL) == RT_OK);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct source source = {
        .bytes = bytes, .left = size, .piece = size ? bytes[0] % 64 + 1 : 1};
    struct xml_in xml;
    struct rt_error error = {0};
    enum rt_status status = RT_OK;
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
    xml_in_open_bytes((struct xml_in_bytes){take, &source}, "a file", "a part", &xml);
    while ((status = xml_in_next(&xml, &error)) == RT_OK && xml.kind != XML_IN_END) {
        follow(&xml, open);
        if (xml.kind == XML_IN_OPEN) {
            const char *value = xml_in_attribute(&xml, XML_IN_PLAIN, "a");
            g_assert(!value || rt_text_check(value, strlen(value), NULL, NULL) == RT_OK);
        }
    }
    g_assert(status != RT_OK || !open->len);
    g_assert(status == RT_OK || (error.sentence && g_utf8_validate(error.sentence, -1, NULL)));
    xml_in_close(&xml);
    rt_error_clear(&error);
    return 0;
}
