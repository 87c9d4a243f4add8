/* Any bytes as a form that came back: refused with a sentence, or the same after a trip
 * through the writer of its format and back; no row of it is genuine without the key.
 * trust.md G15 to G17. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "exchange/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

struct kept {
    struct rt_sink sink;
    GString *text;
};

static enum rt_status keep(struct rt_sink *sink, const char *bytes, size_t n,
                           G_GNUC_UNUSED struct rt_error *error)
{
    g_string_append_len(((struct kept *)sink)->text, bytes, (gssize)n);
    return RT_OK;
}

static bool read_form(const char *bytes, size_t n, struct form *out)
{
    struct exchange_options options = {0};
    struct file_input input = {.stream = n ? fmemopen((char *)(uintptr_t)bytes, n, "rb")
                                           : fopen("/dev/null", "rb")};
    struct rt_error error = {0};
    input.name = g_strdup("f");
    enum rt_status status = form_read(&input, &options, out, &error);
    g_assert(status == RT_OK || (status == RT_REFUSED && error.sentence));
    g_assert(status != RT_OK || !error.sentence);
    rt_error_clear(&error);
    file_input_close(&input);
    return status == RT_OK;
}

static void expect_same(const struct form *one, const struct form *other)
{
    g_assert_cmpstr(one->mark, ==, other->mark);
    g_assert_cmpuint(one->rows.n, ==, other->rows.n);
    for (size_t i = 0; i < one->rows.n; i++) {
        const struct form_row *a = form_row_at(one, i), *b = form_row_at(other, i);
        g_assert_cmpstr(a->ref, ==, b->ref);
        g_assert_cmpstr(a->mark ? a->mark : "", ==, b->mark ? b->mark : "");
        for (size_t cell = 0; cell < FORM_CELLS; cell++)
            g_assert_cmpstr(a->cells[cell], ==, b->cells[cell]);
    }
}

/* A row of which nothing is there leaves none. */
static bool has_blank_row(const struct form *form)
{
    for (size_t i = 0; i < form->rows.n; i++) {
        const struct form_row *row = form_row_at(form, i);
        bool is_blank = !*row->ref && (!row->mark || !*row->mark);
        for (size_t cell = 0; cell < FORM_CELLS; cell++)
            is_blank = is_blank && !*row->cells[cell];
        if (is_blank)
            return true;
    }
    return false;
}

static void write_and_read(const struct form *form, const char *format)
{
    struct exchange_options options = {0};
    struct kept kept = {.sink = {.write = keep}, .text = g_string_new(NULL)};
    struct form again = {0};
    g_assert(form_write(form, exchange_format_find(format), &options, &kept.sink, NULL) ==
             RT_OK);
    g_assert(read_form(kept.text->str, kept.text->len, &again));
    expect_same(form, &again);
    form_clear(&again);
    g_string_free(kept.text, TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct form form = {0};
    char answers[FORM_ID + 1];
    if (read_form((const char *)bytes, size, &form)) {
        form_answers(&form, answers);
        g_assert(!form_judge(&form, "no key"));
        if (!has_blank_row(&form)) {
            write_and_read(&form, "yaml");
            write_and_read(&form, "csv");
        }
    }
    form_clear(&form);
    return 0;
}
