/* Registers made by chance, the same for the same seed: every field that may be
 * given, every text that is legal. */
#ifndef TESTS_EXCHANGE_RANDOM_H
#define TESTS_EXCHANGE_RANDOM_H

#include <glib.h>

#include <rectrack/arena.h>

/* The last character that texts may hold; at first, the last there is. */
extern gunichar random_last;

/* An array of struct rt_item: sources, owners, events, periods, recommendations. */
GArray *random_register(GRand *chance, struct rt_arena *arena);

#endif
