/* A paper part by part, before it has paper: what a table of the report gives to every
 * format, and what a front end is given that shows papers itself.
 *
 * Texts are as stored: making them safe is the part of who writes or shows them.
 */
#ifndef RECTRACK_PAPER_H
#define RECTRACK_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include <rectrack/arena.h>
#include <rectrack/rag.h>

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

/* How many stood in each colour, from red to complete, not due and none: one bar. */
struct report_bar {
    const char *label; /* of the period */
    size_t n[RT_RAGS]; /* RT_RAG_NONE: without a colour */
    size_t total;
};

/* The parts of a bar in their order. */
extern const enum rt_rag report_chart_order[RT_RAGS];

/* The bars of the periods, oldest first, for a picture of them. */
struct report_chart {
    const char *title, *words; /* words: all that the picture shows, for who can't see it */
    const struct report_bar *bars;
    size_t n_bars;
};

enum report_kind {
    REPORT_END,     /* nothing follows */
    REPORT_HEADING, /* text, level: 1 the paper, 2 a source, 3 within it */
    REPORT_NOTE,    /* text: a line outside any table */
    REPORT_TABLE,   /* columns: a table begins; bands and rows that follow belong to it */
    REPORT_BAND,    /* text: a sub-heading over the full width of the table */
    REPORT_ROW,     /* row */
    REPORT_CHART,   /* chart: a picture, where the paper shows any; the table that follows at
                       once has its numbers in words, a row for each bar */
};

struct report_part {
    enum report_kind kind;
    unsigned level;
    bool is_long; /* a heading that begins no page, and whose table may go over pages */
    const char *text;
    const struct report_column *columns;
    size_t n_columns;
    const struct report_row *row;
    const struct report_chart *chart;
};

/* Is it the heading of a part that stands by itself, and begins a page? */
static inline bool report_begins_page(const struct report_part *part)
{
    return part->kind == REPORT_HEADING && part->level == 2 && !part->is_long;
}

#endif
