/* "Hampton Trust: ask for funds – by Dec 2020": an action as a meeting asks for it, taken
 * apart, so that it can be shown back before it is saved.
 */
#ifndef RECTRACK_REQUEST_H
#define RECTRACK_REQUEST_H

#include <stdbool.h>

#include <rectrack/model.h>

struct rt_request {
    char **who; /* names as written, one at least */
    char *what;
    char *when; /* as written, without "by"; NULL: nobody said */
};

/* Takes words apart; false, and nothing is held: they don't say who does what.  Several
 * names stand with commas or "and" between, but for one that an owner has as it is.  What is
 * behind the last dash is when, if it is understood or "by" says so.  Clear what it gives. */
bool rt_request_read(const char *words, const struct rt_facts *facts, struct rt_request *out);
void rt_request_clear(struct rt_request *request);

#endif
