/* Reads a Word package back, as Word would: held against the table it was made of. */
#ifndef TESTS_EXCHANGE_DOCX_CHECK_H
#define TESTS_EXCHANGE_DOCX_CHECK_H

#include <glib.h>

/* A part of the package, or NULL where it has none of that name; g_free it. */
char *docx_part(const GString *package, const char *name);

/* Their names, in order; g_strfreev it. */
char **docx_part_names(const GString *package);

/* The document in the words of sample_words, without the names of rows; g_free it. */
char *docx_words(const GString *package);

#endif
