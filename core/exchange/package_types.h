/* What a package says that its parts are.  Knows of two kinds: with macros, and without. */
#ifndef EXCHANGE_PACKAGE_TYPES_H
#define EXCHANGE_PACKAGE_TYPES_H

#include "exchange/package_in.h"

/* RT_REFUSED: it says nothing, or that it holds macros. */
enum rt_status package_types_check(struct package_in *package, struct rt_error *error);

#endif
