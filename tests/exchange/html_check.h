/* A strict reader of the HTML that papers are made of: it knows the few
 * elements and attributes they may have and takes anything else for a fault.
 */
#ifndef TESTS_EXCHANGE_HTML_CHECK_H
#define TESTS_EXCHANGE_HTML_CHECK_H

#include <glib.h>

struct html_check {
    char *fault;   /* the first thing that is wrong, or NULL */
    GString *text; /* all text, decoded; <br> as a line feed, elements parted by one */
    size_t tables;

    /* private */
    GPtrArray *open; /* names of the open elements */
    GArray *spans;   /* of the table: for each column, how many rows its cell still covers */
    size_t columns, column;
};

void html_check(struct html_check *check, const char *html);
void html_check_clear(struct html_check *check);

#endif
