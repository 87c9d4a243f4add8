/* What board, matrix, timeline and trend share: the register and the query they are asked
 * of, references of a part of it, and their three forms. */
#ifndef COMMAND_CHART_H
#define COMMAND_CHART_H

#include <jansson.h>
#include <rectrack/lanes.h>

#include "command/command.h"

struct chart {
    struct rt_context *context;
    const struct rt_args *args;
    struct rt_register *reg;
    struct rt_query query;
    struct rt_select select; /* what it is of: the query's, from the outlook of today */
    struct rt_arena arena;
    struct rt_arena line; /* of one line */
};

enum chart_form { CHART_TEXT, CHART_JSON, CHART_CSV };

/* Opens the register, reads the query, and calls that one of the three (tell[form]) which
 * --format asks for; closes all again. */
typedef enum rt_status (*chart_tell)(struct chart *chart, struct rt_error *error);
enum rt_status chart_run(struct rt_context *context, const struct rt_args *args,
                         const chart_tell tell[3], struct rt_error *error);

/* Only what that word of a query finds too, until the number that it gives (what the query
 * had) is put back with chart_widen. */
enum rt_status chart_narrow(struct chart *chart, const char *word, size_t *before,
                            struct rt_error *error);
void chart_widen(struct chart *chart, size_t before);

/* The references of what the chart's query finds, as JSON. */
enum rt_status chart_json_refs(struct chart *chart, json_t **out, struct rt_error *error);

/* Writes root on one line, and lets it go. */
enum rt_status chart_json(struct chart *chart, json_t *root, struct rt_error *error);
/* A text, or null. */
json_t *chart_json_text(const char *text);

/* Cells of CSV, one behind the other in line, which chart_csv_end writes and empties. */
void chart_csv_cell(GString *line, const char *text);
void chart_csv_number(GString *line, size_t n);
enum rt_status chart_csv_end(struct chart *chart, GString *line, struct rt_error *error);

/* "R", "a" (a suggestion), "-" (no colour). */
char chart_letter(enum rt_rag rag, bool is_suggested);

/* A number in arena; zero is seen as nothing: "-". */
const char *chart_number(size_t n, struct rt_arena *arena);

/* A stroke of that share of width, one cell at least where n is not 0, in arena. */
const char *chart_bar(size_t n, size_t of, size_t width, struct rt_arena *arena);

#endif
