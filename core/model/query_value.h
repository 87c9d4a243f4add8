/* One value of a query word, as it was written, among those of a test.  Private to the
 * reader of queries. */
#ifndef MODEL_QUERY_VALUE_H
#define MODEL_QUERY_VALUE_H

#include <rectrack/query.h>

/* Adds it as the test keeps it; RT_USAGE names the nearest that the word takes. */
enum rt_status query_add_value(struct rt_query *query, struct rt_test *test, const char *value,
                               struct rt_error *error);

#endif
