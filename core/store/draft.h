/* A draft as bytes: what draft.c keeps in a file. */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include <rectrack/draft.h>

/* g_free it; NULL where a text is no UTF-8. */
char *draft_write(const struct rt_draft *draft);

/* The way back, into arena; false: it is damaged. */
bool draft_read(const char *bytes, size_t n, struct rt_arena *arena, struct rt_draft *out);

#endif
