/* A table before it has paper: headings, notes, and rows of cells of
 * paragraphs, pulled one part at a time.
 *
 * What writes it (Markdown, HTML, ...) knows nothing of recommendations; what
 * makes it knows nothing of paper.  Memory does not grow with the number of
 * rows.  Texts are as stored: making them safe is the writer's part.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include <rectrack/arena.h>
#include <rectrack/error.h>
#include <rectrack/model.h>
#include <rectrack/rag.h>
#include <rectrack/stream.h>

/* Read as: lead text (tail).  Any of the three may be NULL. */
struct report_paragraph {
    const char *lead;  /* stressed; with rag, the word of that colour */
    const char *text;  /* may hold line feeds */
    const char *tail;  /* a word of the program behind the text: "complete", "overdue" */
    enum rt_rag rag;   /* the colour that lead speaks of, or RT_RAG_NONE */
    bool is_suggested; /* by the rules, set by nobody */
    bool is_aside;     /* said beside the record's own words: small print */
};

/* The cell of one column, over one or more of the row's lines. */
struct report_cell {
    unsigned column;
    unsigned line, lines;      /* first line, from 0, and how many */
    struct rt_list paragraphs; /* struct report_paragraph */
};

/* Columns may have a different number of cells: an action and its target stand
 * on one line, while the recommendation beside them spans all lines.  The cells
 * of a column leave no line of the row uncovered. */
struct report_row {
    const char *name; /* short, for who hears the table read: "1. Communications Campaign" */
    unsigned lines;
    struct rt_list cells; /* struct report_cell, by line, then column */
};

struct report_column {
    const char *heading;
    unsigned share; /* of the width, in percent; a multiple of 5 */
    bool is_header; /* its cells head their rows */
};

enum report_kind {
    REPORT_END,     /* nothing follows */
    REPORT_HEADING, /* text, level: 1 the paper, 2 a source, 3 within it */
    REPORT_NOTE,    /* text: a line outside any table */
    REPORT_TABLE,   /* columns: a table begins; bands and rows that follow belong to it */
    REPORT_BAND,    /* text: a sub-heading over the full width of the table */
    REPORT_ROW,     /* row */
};

struct report_part {
    enum report_kind kind;
    unsigned level;
    const char *text;
    const struct report_column *columns;
    size_t n_columns;
    const struct report_row *row;
};

struct report_layout;

/* What the paper is of. */
struct report_paper {
    const struct report_layout *layout;
    struct rt_outlook outlook; /* the period and day it is of; facts may be NULL where the
                                  stream brings sources, events and periods itself */
    const char *head;          /* of the audit chain, hex digits; NULL: none is printed */
    const char *selection;     /* the query that chose the records; NULL: all */
    struct rt_list reopened;   /* texts: when and why the period was opened again */
};

struct report_table;

/* records: reckoned and whole, in the order of the paper; a shared row's members
 * hold what they share.  Sources and periods in the stream go before those of
 * the outlook's facts.  Paper and stream stay the caller's and must outlive the
 * table. */
struct report_table *report_table_new(const struct report_paper *paper,
                                      struct rt_stream *records);
void report_table_free(struct report_table *table);

/* The next part, good until the next call.  After REPORT_END or a failure it
 * must not be called again. */
enum rt_status report_table_next(struct report_table *table, struct report_part *out,
                                 struct rt_error *error);

/* "Update on progress against recommendations, March 2020": for a file's own
 * title; the table's. */
const char *report_table_title(const struct report_table *table);

#endif
