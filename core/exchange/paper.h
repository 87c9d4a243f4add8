/* What all papers share: pulling a table, cleaning its words, handing on bytes.
 * Knows no paper in particular.
 */
#ifndef EXCHANGE_PAPER_H
#define EXCHANGE_PAPER_H

#include <glib.h>

#include <rectrack/error.h>
#include <rectrack/sink.h>

#include "report/table.h"

/* The next character of a text, or 0 at its end; *at goes on behind it.  What
 * no paper can show (control characters but tab and line feed, invalid bytes,
 * noncharacters) comes as U+FFFD. */
gunichar exchange_paper_step(const char **at);

/* One paper: how to write each part into out. */
struct exchange_paper {
    void (*part)(struct exchange_paper *paper, const struct report_part *part, GString *out);
};

/* Pulls all parts, REPORT_END included, through paper->part into the sink. */
enum rt_status exchange_paper_write(struct exchange_paper *paper, struct report_table *table,
                                    struct rt_sink *sink, struct rt_error *error);

/* The papers; see their files. */
enum rt_status exchange_markdown_write(struct report_table *table, struct rt_sink *sink,
                                       struct rt_error *error);
enum rt_status exchange_html_write(struct report_table *table, struct rt_sink *sink,
                                   struct rt_error *error);

#endif
