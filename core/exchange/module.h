/* Modules: the formats whose libraries are too heavy to be loaded at each start.  Each is
 * a shared object of its own, opened when its format is first asked for; it takes what it
 * needs of the core from the program that opens it.
 *
 * Knows where a module lies and what it must say of itself; no format.
 */
#ifndef EXCHANGE_MODULE_H
#define EXCHANGE_MODULE_H

#include "exchange/format.h"
#include "exchange/grid.h"

struct form;

/* What a module holds under the name rectrack_module. */
struct exchange_module {
    const char *version; /* of the program that it was built with */
    enum rt_status (*write_paper)(struct report_table *table,
                                  const struct exchange_options *options, struct rt_sink *sink,
                                  struct rt_error *error);
    /* Opens what a file holds as rows of cells; NULL: the format is not read.  input must
     * stay open until the grid is closed. */
    enum rt_status (*open_grid)(struct file_input *input,
                                const struct exchange_options *options, struct grid **out,
                                struct rt_error *error);
    enum rt_status (*write_form)(const struct form *form,
                                 const struct exchange_options *options, struct rt_sink *sink,
                                 struct rt_error *error); /* NULL: it is no format of forms */
};

/* The same functions as in the table of formats, each loading the module of its name from
 * options->modules.  Beside their own errors RT_REFUSED: the module is missing, belongs to
 * another version, or lacks a library. */
enum rt_status docx_write(struct report_table *table, const struct exchange_options *options,
                          struct rt_sink *sink, struct rt_error *error);
enum rt_status xlsx_write(struct report_table *table, const struct exchange_options *options,
                          struct rt_sink *sink, struct rt_error *error);
enum rt_status pdf_write(struct report_table *table, const struct exchange_options *options,
                         struct rt_sink *sink, struct rt_error *error);

/* What a Word document or an Excel workbook holds, by the module of its name; close *out
 * before input.  What was left out of it is told in options->notices when it ends.
 * RT_REFUSED as above, and what the file is or holds that can't be read: damage, macros,
 * formulas. */
enum rt_status docx_open_grid(struct file_input *input, const struct exchange_options *options,
                              struct grid **out, struct rt_error *error);
enum rt_status xlsx_open_grid(struct file_input *input, const struct exchange_options *options,
                              struct grid **out, struct rt_error *error);

/* The same of the table of formats of forms (exchange/form.h). */
enum rt_status form_write_xlsx(const struct form *form, const struct exchange_options *options,
                               struct rt_sink *sink, struct rt_error *error);

#endif
