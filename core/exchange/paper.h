/* What all papers share: pulling a table, cleaning its words, handing on bytes.
 * Knows no paper in particular.
 */
#ifndef EXCHANGE_PAPER_H
#define EXCHANGE_PAPER_H

#include <glib.h>

#include <rectrack/error.h>
#include <rectrack/model.h>
#include <rectrack/sink.h>

#include "exchange/format.h"
#include "report/table.h"

/* The next character of a text, or 0 at its end; *at goes on behind it.  What
 * no paper can show (control characters but tab and line feed, invalid bytes,
 * noncharacters) comes as U+FFFD. */
gunichar paper_step(const char **at);

/* "U+202E" of a character without a face, NULL of any other: in a paper as on the
 * terminal it is seen by its number and changes nothing, so that no line of it reads
 * otherwise than it is written. */
const char *paper_mark(gunichar c, char in[static 12]);

/* Appends a text as papers show it: what has no face by its number. */
void paper_clean(GString *out, const char *text);

/* How the word of a colour is printed, 0xRRGGBB: black or white on a ground on which it can
 * be read, never black on red.  A suggestion is only
 * framed.  A test holds HTML and Word to it. */
struct paper_ink {
    uint32_t fill, edge, text;
};
extern const struct paper_ink paper_inks[RT_RAGS];

/* One paper: how to write each part into out. */
struct paper {
    void (*part)(struct paper *paper, const struct report_part *part, GString *out);
};

/* Pulls all parts, REPORT_END included, through paper->part into the sink. */
enum rt_status paper_write(struct paper *paper, struct report_table *table,
                           struct rt_sink *sink, struct rt_error *error);

/* Appends a text as a line of Markdown of its own, line feeds as blanks, so that
 * nothing in it means anything to a reader of Markdown. */
void markdown_put_text(GString *out, const char *text);

/* The papers themselves, for the table of formats; see their files. */
enum rt_status markdown_write(struct report_table *table,
                              const struct exchange_options *options, struct rt_sink *sink,
                              struct rt_error *error);
enum rt_status html_write(struct report_table *table, const struct exchange_options *options,
                          struct rt_sink *sink, struct rt_error *error);

#endif
