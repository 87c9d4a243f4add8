/* Does a record that is in memory match a query?  For what is read from a closed
 * period's snapshot; a register's own records are found by its indexes.  A test
 * holds the two against each other.
 */
#ifndef MODEL_MATCH_H
#define MODEL_MATCH_H

#include <stdbool.h>

#include <rectrack/model.h>
#include <rectrack/query.h>

/* Do the words (folded) stand in a name (folded) from the beginning of a word?
 * hampton is in Hampton Trust and not in Southampton City Council. */
bool match_has_words(const char *name, const char *words);

/* record: reckoned and whole, as shown in the period of that id.  facts: for the
 * other names of owners, and the themes.  `changed` is never met: what was so in
 * a closed period has not changed since. */
bool match_record(const struct rt_query *query, const struct rt_record *record,
                  const struct rt_facts *facts, const char *period);

#endif
