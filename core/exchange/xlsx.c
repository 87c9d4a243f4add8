/* The table as an Excel workbook, forms as such, and workbooks as rows: the module of that
 * format. */
#include "config.h"

#include "exchange/module.h"
#include "exchange/xlsx_form.h"
#include "exchange/xlsx_out.h"
#include "exchange/xlsx_paper.h"
#include "exchange/xlsx_read.h"

static void tell_cuts(unsigned cuts, const struct exchange_options *options)
{
    if (cuts && options->notices)
        g_ptr_array_add(options->notices,
                        g_strdup_printf("cells cut off, each with a mark: %u; Excel takes %d "
                                        "characters in one",
                                        cuts, XLSX_MOST));
}

static enum rt_status nothing(struct rt_sink *sink, const char *bytes, size_t n,
                              struct rt_error *error)
{
    (void)sink, (void)bytes, (void)n, (void)error;
    return RT_OK;
}

static enum rt_status write_paper(struct report_table *table,
                                  const struct exchange_options *options, struct rt_sink *sink,
                                  struct rt_error *error)
{
    struct xlsx_paper paper;
    struct xlsx_out book;
    struct rt_sink none = {nothing}; /* parts go to the sheets, not to bytes */
    enum rt_status status = xlsx_out_open(&book, report_table_title(table), true, error);
    if (status != RT_OK)
        return status;
    xlsx_paper_init(&paper, book.book);
    status = paper_write(&paper.paper, table, &none, error);
    status = xlsx_out_close(&book, status, sink, error);
    xlsx_paper_clear(&paper);
    if (status == RT_OK)
        tell_cuts(xlsx_paper_cuts(&paper), options);
    return status;
}

extern const struct exchange_module rectrack_module;
const struct exchange_module rectrack_module = {
    .version = PACKAGE_VERSION,
    .write_paper = write_paper,
    .write_form = xlsx_form_write,
    .open_grid = xlsx_read_open,
};
