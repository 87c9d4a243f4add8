/* Any words as the tables of a document: refused with a sentence, or recommendations and
 * doubts whose every text may be kept. */
#include <stdint.h>
#include <string.h>

#include "exchange/grid_read.h"
#include "tests/exchange/grid_text.c" /* the fuzzer links one file */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static struct rt_theme themes[] = {{.name = "Prevention"}, {.group = "Adults", .name = "Care"}};
static struct rt_source source = {.code = "SI", .title = "Abuse", .themes = {themes, 2}};
static struct rt_period period = {.id = "2020-06", .label = "June 2020"};

/* What readers of documents give: UTF-8 without control characters. */
static char *words_of(const uint8_t *bytes, size_t size)
{
    g_autofree char *valid = g_utf8_make_valid((const char *)bytes, (gssize)size);
    GString *words = g_string_new(NULL);
    for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool is_control = g_unichar_iscntrl(c) && c != '\n' && c != '\t';
        g_string_append_unichar(words, is_control ? ' ' : c);
    }
    return g_string_free(words, FALSE);
}

static void read_all(const char *words, const struct exchange_options *options)
{
    struct rt_stream *stream;
    struct rt_error error = {0};
    struct rt_item item = {0};
    enum rt_status status =
        grid_stream_open(grid_text_new(words), "f", options, &stream, &error);
    do {
        status = rt_stream_next(stream, &item, &error);
        if (status == RT_OK && item.shape)
            g_assert(rt_shape_check_kept(item.shape, item.value, &error) == RT_OK);
    } while (status == RT_OK && item.shape);
    g_assert(status == RT_OK || (status == RT_REFUSED && error.sentence));
    for (guint i = 0; i < stream->doubts->len; i++) {
        const struct rt_doubt *doubt = stream->doubts->pdata[i];
        g_assert_nonnull(doubt->words);
        g_assert_nonnull(doubt->assumed);
        g_assert_true(g_utf8_validate(doubt->words, -1, NULL));
    }
    rt_error_clear(&error);
    rt_stream_close(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct rt_facts facts = {.sources = {&source, 1}, .periods = {&period, 1}};
    g_autofree char *words = words_of(bytes, size);
    read_all(words, &(struct exchange_options){.facts = &facts, .period = "2020-06"});
    read_all(words, &(struct exchange_options){.source = "R"});
    return 0;
}
