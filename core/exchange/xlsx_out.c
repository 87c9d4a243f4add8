/* A workbook in memory.  libxlsxwriter 1.1.4 writes to a named file alone: it is given one
 * that has no name but its descriptor's and is in memory. */
#include "exchange/xlsx_out.h"

#include <sys/mman.h>
#include <unistd.h>

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

enum rt_status xlsx_out_open(struct xlsx_out *book, const char *title, struct rt_error *error)
{
    int fd = memfd_create("paper", MFD_CLOEXEC);
    if (fd < 0)
        return rt_fail(error, RT_REFUSED, "there is no memory for the workbook");
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    *book = (struct xlsx_out){book_new(path, title), fd};
    return RT_OK;
}

enum rt_status xlsx_out_close(struct xlsx_out *book, enum rt_status status,
                              struct rt_sink *sink, struct rt_error *error)
{
    lxw_error fault = workbook_close(book->book);
    if (status == RT_OK && fault != LXW_NO_ERROR)
        status =
            rt_fail(error, RT_REFUSED, "the workbook can't be made: %s", lxw_strerror(fault));
    if (status == RT_OK)
        status = hand_on(book->fd, sink, error);
    close(book->fd);
    return status;
}
