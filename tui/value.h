/* Values of the history in the words of the screen: choices by their labels.
 */
#ifndef TUI_VALUE_H
#define TUI_VALUE_H

#include <rectrack/field.h>

/* The field of a recommendation that the history names so ("state", "actions.2"), or a
 * part of it ("state" of an action); part may be NULL.  NULL: it is none. */
const struct rt_field *tui_value_field(const char *name, const char *part);

/* "Closed - superseded" for closed_superseded; other fields' text as it is, "(empty)"
 * for none.  field may be NULL. */
const char *tui_value_words(const struct rt_field *field, const char *text);

#endif
