/* THE TABLE OF FORMATS: name, label, suffixes, how to know a file by its
 * content, how to read it as a stream, how to write one.
 *
 * Choosing a format for --format, a suffix or a file's content are readings of
 * this table; help, completion and the manual read its names by the table of
 * commands.  Formats know no register.
 */
#ifndef EXCHANGE_FORMAT_H
#define EXCHANGE_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include <rectrack/error.h>
#include <rectrack/sink.h>
#include <rectrack/stream.h>

#include "base/file.h"

struct report_table;

/* How much of the data is written. */
enum exchange_form {
    EXCHANGE_DOCUMENT, /* sources, owners, events, periods and the recommendations, whole */
    EXCHANGE_LIST,     /* JSON: an array of recommendations as `list` gives them */
};

/* What a reader or writer may need to be told.  All zero is a valid one. */
struct exchange_options {
    enum exchange_form form;
    const char *period;   /* the id of the period that CSV's columns of one period belong
                             to; NULL: they are not written, and refused on the way in */
    GPtrArray *notices;   /* char *: sentences for the reader of a file ("read as
                             Windows-1252"), no doubts; the caller's, or NULL */
    bool is_period_asked; /* a person named that period: it wins over a table's heading */
    const char *source;   /* the code that a person says a table is of, or NULL */
    const struct rt_facts *facts; /* what is known beside the file: a table is matched with
                                     its sources, themes and periods; NULL: nothing */
    struct file_input *template;  /* a Word document whose styles the paper takes; NULL: ours */
    const char *modules; /* the folder of the modules (exchange/module.h); NULL: none */
};

struct exchange_format {
    const char *name;            /* "yaml": what --format takes */
    const char *label;           /* "YAML" */
    const char *const *suffixes; /* without the dot, lower case, NULL behind the last */
    const char *part;  /* of a zip package: the part that only this format has; NULL: it
                          is no package */
    bool is_binary;    /* nothing for a terminal */
    bool is_by_place;  /* read: targets too are matched by their place, and a part says
                          only what its given bits say (a cell can't say more) */
    const char *place; /* read: what its parts stand in, "table": at a row (line) of one
                          (column); NULL: at a line and column of the text */
    /* Is this how a file of the format begins?  head: its first n bytes. */
    bool (*sniff)(const char *head, size_t n);
    /* Opens a stream of what the file holds; NULL: this format is not read.
     * input must stay open until the stream is closed.  Errors name the file. */
    enum rt_status (*open)(struct file_input *input, const struct exchange_options *options,
                           struct rt_stream **out, struct rt_error *error);
    /* Writes what the stream gives, to its end; NULL: not a data format.  The
     * caller closes the stream and owns the sink. */
    enum rt_status (*write_data)(struct rt_stream *stream,
                                 const struct exchange_options *options, struct rt_sink *sink,
                                 struct rt_error *error);
    /* Writes a table, which it pulls to its end, as a paper; NULL: this format
     * makes none. */
    enum rt_status (*write_paper)(struct report_table *table,
                                  const struct exchange_options *options, struct rt_sink *sink,
                                  struct rt_error *error);
};

/* In the order in which they are offered; name NULL behind the last. */
extern const struct exchange_format exchange_formats[];

/* By its name; NULL: there is none. */
const struct exchange_format *exchange_format_find(const char *name);

/* Their names, in that order, as the values of an option; NULL behind the last. */
extern const char *const exchange_format_names[];

/* By a file name's suffix, in any case; NULL where it has none of ours. */
const struct exchange_format *exchange_format_of_path(const char *path);

/* The format of an open file that can be read: by its content, and where that
 * does not tell, by its suffix.  Rewinds it.  RT_REFUSED says what the file is
 * instead. */
enum rt_status exchange_format_of_input(struct file_input *input,
                                        const struct exchange_format **out,
                                        struct rt_error *error);

#endif
