/* Which formats a form may be of, and how one that came back is known by its content. */
#include <string.h>

#include "exchange/form_parts.h"
#include "exchange/module.h"
#include "exchange/yaml.h"

static const struct {
    const char *name; /* in the table of formats */
    enum rt_status (*write)(const struct form *form, const struct exchange_options *options,
                            struct rt_sink *sink, struct rt_error *error);
} writers[] = {
    {"yaml", form_write_yaml},
    {"csv", form_write_csv},
    {"xlsx", form_write_xlsx},
};

static size_t writer_of(const struct exchange_format *format)
{
    size_t i = 0;
    while (i < G_N_ELEMENTS(writers) && strcmp(writers[i].name, format->name) != 0)
        i++;
    return i;
}

bool form_has_format(const struct exchange_format *format)
{
    return writer_of(format) < G_N_ELEMENTS(writers);
}

enum rt_status form_write(const struct form *form, const struct exchange_format *format,
                          const struct exchange_options *options, struct rt_sink *sink,
                          struct rt_error *error)
{
    return writers[writer_of(format)].write(form, options, sink, error);
}

/* What is no text: a workbook, or something else that is said. */
static enum rt_status read_packed(struct file_input *input,
                                  const struct exchange_options *options, struct form *out,
                                  struct rt_error *error)
{
    const struct exchange_format *format;
    enum rt_status status = exchange_format_of_input(input, &format, error);
    if (status != RT_OK)
        return status;
    return strcmp(format->name, "xlsx") == 0
               ? form_read_grid(input, options, out, error)
               : rt_fail_at(error, RT_REFUSED, input->name, 0, 0,
                            "the file is of %s, and a form is a workbook, YAML or CSV; nothing "
                            "was taken",
                            format->label);
}

enum rt_status form_read(struct file_input *input, const struct exchange_options *options,
                         struct form *out, struct rt_error *error)
{
    char head[4096];
    rewind(input->stream);
    size_t n = fread(head, 1, sizeof head, input->stream);
    rewind(input->stream);
    bool is_text = !memchr(head, '\0', n) && !(n > 2 && memcmp(head, "PK", 2) == 0);
    enum rt_status status = !is_text              ? read_packed(input, options, out, error)
                            : yaml_sniff(head, n) ? form_read_yaml(input, options, out, error)
                                                  : form_read_csv(input, options, out, error);
    if (status == RT_OK && !out->mark)
        status = rt_fail_at(error, RT_REFUSED, input->name, 0, 0,
                            "the file is no form of rectrack, or the line that says so is "
                            "gone; nothing was taken: ask for it as it was sent out");
    return status;
}
