/* A form as a workbook: cells to read that are protected, cells to answer that are not.
 */
#ifndef EXCHANGE_XLSX_FORM_H
#define EXCHANGE_XLSX_FORM_H

#include "exchange/form.h"

enum rt_status xlsx_form_write(const struct form *form, const struct exchange_options *options,
                               struct rt_sink *sink, struct rt_error *error);

#endif
