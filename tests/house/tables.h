/* What every table's words must be. */
#ifndef HOUSE_TABLES_H
#define HOUSE_TABLES_H

#include <glib.h>

/* One sentence for people: there, begun with a capital or a sign, no full stop
 * at its end, no blanks at its ends; where: of which table and row. */
void tables_check_help(const char *help, const char *where);

/* A name that a person types or a file holds: lower-case letters, digits, and
 * the one sign given between them ('_' or '-'). */
void tables_check_name(const char *name, char sign, const char *where);

/* Adds name to those seen; the test fails where it is there already. */
void tables_check_new(GHashTable *seen, const char *name, const char *where);

#endif
