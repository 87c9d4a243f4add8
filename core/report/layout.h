/* THE TABLE OF LAYOUTS: which fields make which column of a paper.
 */
#ifndef REPORT_LAYOUT_H
#define REPORT_LAYOUT_H

#include "report/table.h"
#include "report/tally.h"

/* A row of the paper while it is being made. */
struct report_making {
    struct rt_arena *arena; /* of the row and all its texts */
    struct report_row *row;
    const struct rt_source *source; /* NULL: unknown */
    const struct rt_period *period; /* NULL: none */
    const struct rt_period *since;  /* that it is compared with; NULL: none */
    const struct rt_facts *facts;   /* for the labels of periods */
    const char *owner;              /* whose row it is, folded, in a paper by owner */
    const struct rt_list *news;     /* of the record, struct report_news; where it compares */
    unsigned line;                  /* that its first news stands on */
    bool is_in;                     /* the layout shows it */
};

struct report_layout_column {
    const char *heading; /* {kind}: what the source is, with "against the ... recommendations";
                            {period}: the label of the period; {since}: of the one before */
    unsigned share;
    bool is_header;
    bool is_own; /* each recommendation of a shared row fills it; else the first alone */
    /* Keys of the recommendation that it shows; NULL behind the last. */
    const char *const *fields;
    void (*fill)(const struct report_making *making, unsigned column,
                 const struct rt_record *record);
};

struct report_order;

struct report_layout {
    const char *name;  /* "progress" */
    const char *title; /* of the paper */
    const struct report_layout_column *columns;
    size_t n_columns;
    const struct report_order *order; /* parts.h */
    bool compares;                    /* it shows what is otherwise than in the paper before */
    /* Does it show this one?  NULL: it shows all.  A row that several share is shown if one
     * of them is.  What it does not show counts in the key all the same. */
    bool (*includes)(const struct report_making *making, const struct report_count *count,
                     const struct rt_record *record);
    const char *none; /* the note, a heading, where it shows none of a source; NULL: no note */
};

/* n of them, the first one the default. */
extern const struct report_layout report_layouts[];
extern const size_t report_n_layouts;

/* Their names, in that order, as the values of an option; NULL behind the last. */
extern const char *const report_layout_names[];

/* NULL where there is none. */
const struct report_layout *report_layout_find(const char *name);

/* "5" of SI-5, the whole reference where it does not begin with the source. */
const char *report_number(const struct rt_record *record);

/* A heading with its holes filled, in arena. */
const char *report_heading(const struct report_making *making, const char *heading);

#endif
