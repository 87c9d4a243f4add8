/* A workbook that is made in memory and handed on.
 */
#ifndef EXCHANGE_XLSX_OUT_H
#define EXCHANGE_XLSX_OUT_H

#include <xlsxwriter.h>

#include <rectrack/sink.h>

struct xlsx_out {
    lxw_workbook *book;
    int fd;
};

/* RT_REFUSED: there is no memory for it. */
enum rt_status xlsx_out_open(struct xlsx_out *book, const char *title, struct rt_error *error);

/* Puts it together and, where status is RT_OK, hands its bytes on; closes it either way. */
enum rt_status xlsx_out_close(struct xlsx_out *book, enum rt_status status,
                              struct rt_sink *sink, struct rt_error *error);

#endif
