/* A workbook that is made in memory and handed on.
 */
#ifndef EXCHANGE_XLSX_OUT_H
#define EXCHANGE_XLSX_OUT_H

#include <stdbool.h>

#include <xlsxwriter.h>

#include <rectrack/sink.h>

struct xlsx_out {
    lxw_workbook *book;
    int fd;
};

/* is_streamed: cells come row by row, none is written again, and the rows wait in a file
 * without a name instead of in memory.  RT_REFUSED: there is no memory, or no temporary file,
 * for it. */
enum rt_status xlsx_out_open(struct xlsx_out *book, const char *title, bool is_streamed,
                             struct rt_error *error);

/* Puts it together and, where status is RT_OK, hands its bytes on; closes it either way.
 * RT_BUSY: the temporary folder was full meanwhile. */
enum rt_status xlsx_out_close(struct xlsx_out *book, enum rt_status status,
                              struct rt_sink *sink, struct rt_error *error);

#endif
