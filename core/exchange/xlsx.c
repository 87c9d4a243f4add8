/* The table as an Excel workbook, and workbooks as rows: the module of that format.
 *
 * Knows the file.  libxlsxwriter 1.1.4 writes to a named one alone: it is given one that
 * has no name but its descriptor's and is in memory. */
#include "config.h"

#include <sys/mman.h>
#include <unistd.h>

#include "exchange/module.h"
#include "exchange/xlsx_read.h"
#include "exchange/xlsx_sheet.h"

static lxw_workbook *book_new(const char *path, const char *title)
{
    enum { DAY_ONE = 315532800 }; /* of zip: not the time of making */
    g_autoptr(GString) clean = g_string_new(NULL);
    xlsx_clean(clean, title);
    lxw_doc_properties properties = {.title = clean->str, .created = DAY_ONE};
    lxw_workbook *book = workbook_new(path);
    workbook_set_properties(book, &properties);
    return book;
}

static enum rt_status hand_on(int fd, struct rt_sink *sink, struct rt_error *error)
{
    char bytes[64 * 1024];
    ssize_t n;
    enum rt_status status = RT_OK;
    for (off_t at = 0; status == RT_OK && (n = pread(fd, bytes, sizeof bytes, at)) > 0; at += n)
        status = rt_sink_write(sink, bytes, (size_t)n, error);
    return status;
}

static void tell_cuts(const struct xlsx_sheet *sheet, const struct exchange_options *options)
{
    if (sheet->cuts && options->notices)
        g_ptr_array_add(options->notices,
                        g_strdup_printf("cells cut off, each with a mark: %u; Excel takes %d "
                                        "characters in one",
                                        sheet->cuts, XLSX_MOST));
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
    struct xlsx_sheet sheet;
    struct rt_sink none = {nothing}; /* parts go to the sheet, not to bytes */
    int fd = memfd_create("paper", MFD_CLOEXEC);
    if (fd < 0)
        return rt_fail(error, RT_REFUSED, "there is no memory for the workbook");
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    xlsx_sheet_init(&sheet, book_new(path, report_table_title(table)));
    enum rt_status status = paper_write(&sheet.paper, table, &none, error);
    lxw_error fault = workbook_close(sheet.book);
    if (status == RT_OK && fault != LXW_NO_ERROR)
        status =
            rt_fail(error, RT_REFUSED, "the workbook can't be made: %s", lxw_strerror(fault));
    if (status == RT_OK)
        status = hand_on(fd, sink, error);
    close(fd);
    if (status == RT_OK)
        tell_cuts(&sheet, options);
    return status;
}

extern const struct exchange_module rectrack_module;
const struct exchange_module rectrack_module = {
    .version = PACKAGE_VERSION, .write_paper = write_paper, .open_grid = xlsx_read_open};
