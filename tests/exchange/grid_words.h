/* A grid as a text that tests can hold against another. */
#ifndef TESTS_EXCHANGE_GRID_WORDS_H
#define TESTS_EXCHANGE_GRID_WORDS_H

#include "exchange/format.h"
#include "exchange/grid.h"

/* A grid as text: a line a row, then its notices or its error; g_free it.  "1.2* | 0: words /
 * more words | 1+2: *bold* words | 3^". */
char *grid_words(enum rt_status (*open)(struct file_input *input,
                                        const struct exchange_options *options,
                                        struct grid **out, struct rt_error *error),
                 const char *name, const GString *bytes);

/* The largest that this program ever was, in KiB; 0 where the sanitizers hold on to memory. */
unsigned long grid_peak(void);

#endif
