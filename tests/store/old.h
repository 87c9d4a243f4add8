/* Registers of earlier versions, for the tests of how they are moved. */
#ifndef TESTS_STORE_OLD_H
#define TESTS_STORE_OLD_H

#include "tests/store/room.h"

#define FIRST FIXTURES "/registers/version-1"
#define OLD FIRST ".db"
#define SECOND FIXTURES "/registers/version-2.db"
#define THIRD FIXTURES "/registers/version-3.db"
#define FOURTH FIXTURES "/registers/version-4.db"

/* A room in which r.db is a copy of that register. */
void old_begin(struct room *room, const char *from);

/* How many files of the folder begin so; *last: one of them, g_free it. */
size_t old_count(const char *prefix, char **last);

/* r.db is as it was, and nothing lies about. */
void old_check_left_alone(GBytes *before, const char *what);

#endif
