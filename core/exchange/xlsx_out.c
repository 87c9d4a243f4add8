/* A workbook in memory.  libxlsxwriter 1.1.4 writes to a named file alone: it is given one
 * that has no name but its descriptor's and is in memory. */
#include "exchange/xlsx_out.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <zip.h>

#include "exchange/xlsx_sheet.h"

static lxw_workbook *book_new(const char *path, const char *title, bool is_streamed)
{
    enum { DAY_ONE = 315532800 }; /* of zip: not the time of making */
    g_autoptr(GString) clean = g_string_new(NULL);
    xlsx_clean(clean, title);
    lxw_doc_properties properties = {.title = clean->str, .created = DAY_ONE};
    lxw_workbook_options options = {.constant_memory = is_streamed};
    lxw_workbook *book = workbook_new_opt(path, &options);
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

/* ---- is it whole? ---- */

/* A part of XML ends as it began: "<sst ...>" with "</sst>". */
static bool is_whole_part(zip_file_t *part)
{
    enum { KEPT = 64 };
    char bytes[64 * 1024 + KEPT + 1], end[KEPT] = "";
    zip_int64_t n, kept = 0;
    while ((n = zip_fread(part, bytes + kept, sizeof bytes - KEPT - 1)) > 0) {
        n += kept;
        bytes[n] = '\0';
        if (!*end) {
            const char *root = strstr(bytes, "?>");
            root = root ? strchr(root, '<') : NULL;
            if (root)
                g_snprintf(end, sizeof end, "</%.*s>", (int)strcspn(root + 1, " />"), root + 1);
        }
        kept = MIN(n, KEPT);
        memmove(bytes, bytes + n - kept, (size_t)kept);
        bytes[kept] = '\0';
    }
    return n == 0 && *end && g_str_has_suffix(g_strchomp(bytes), end);
}

/* The library puts each part together in a temporary file, and does not see that the disk is
 * full: what comes of it is a sound package of parts that break off. */
static bool is_whole(int fd)
{
    zip_t *zip = zip_fdopen(dup(fd), 0, NULL);
    zip_int64_t parts = zip ? zip_get_num_entries(zip, 0) : 0;
    bool is_so = parts > 0;
    for (zip_int64_t i = 0; is_so && i < parts; i++) {
        zip_file_t *part = zip_fopen_index(zip, (zip_uint64_t)i, 0);
        is_so = part && is_whole_part(part);
        if (part)
            zip_fclose(part);
    }
    if (zip)
        zip_discard(zip);
    return is_so;
}

/* ---- the book ---- */

/* Can a temporary file be made? */
static bool has_room(void)
{
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp(NULL, &path, NULL);
    if (fd < 0)
        return false;
    close(fd);
    return unlink(path) == 0;
}

enum rt_status xlsx_out_open(struct xlsx_out *book, const char *title, bool is_streamed,
                             struct rt_error *error)
{
    if (is_streamed && !has_room()) /* the library ends badly then */
        return rt_fail(error, RT_REFUSED, "no temporary file can be made in %s; set TMPDIR",
                       g_get_tmp_dir());
    int fd = memfd_create("paper", MFD_CLOEXEC);
    if (fd < 0)
        return rt_fail(error, RT_REFUSED, "there is no memory for the workbook");
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    *book = (struct xlsx_out){book_new(path, title, is_streamed), fd};
    return RT_OK;
}

enum rt_status xlsx_out_close(struct xlsx_out *book, enum rt_status status,
                              struct rt_sink *sink, struct rt_error *error)
{
    lxw_error fault = workbook_close(book->book);
    if (status == RT_OK && fault != LXW_NO_ERROR)
        status =
            rt_fail(error, RT_REFUSED, "the workbook can't be made: %s", lxw_strerror(fault));
    if (status == RT_OK && !is_whole(book->fd))
        status =
            rt_fail(error, RT_BUSY,
                    "the temporary folder is full, so the workbook would not be whole; make "
                    "room there, or set TMPDIR to another");
    if (status == RT_OK)
        status = hand_on(book->fd, sink, error);
    close(book->fd);
    return status;
}
