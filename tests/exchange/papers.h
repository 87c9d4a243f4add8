/* What the tests of all papers share: words that people, other programs and
 * enemies may write, in every place that a paper shows.
 */
#ifndef TESTS_EXCHANGE_PAPERS_H
#define TESTS_EXCHANGE_PAPERS_H

#include "exchange/format.h"
#include "tests/report/sample.h"

/* The register of each test, empty at its begin; again: empty once more. */
extern struct sample papers_sample;
void papers_begin(void);
void papers_end(void);
void papers_again(void);

extern const char *const papers_hostile[];
extern const size_t papers_n_hostile;

/* The words as a paper shows them: what has no face among them by its number; g_free it. */
char *papers_shown(const char *words);

/* One recommendation with two actions, each with its target, and an update; reckons. */
void papers_fill_simply(struct sample *sample);

/* The same words in every place; reckons. */
void papers_fill(struct sample *sample, const char *words);

/* So many records of random words, full of what means something in Markdown and
 * HTML; reckons. */
void papers_fill_randomly(struct sample *sample, GRand *random, size_t records);

/* The sample's paper into a sink that takes room bytes and then fails; what it took goes
 * to out. */
enum rt_status papers_try(struct sample *sample, const char *format, size_t room, GString *out,
                          struct rt_error *error);

/* The same with the styles of a template. */
enum rt_status papers_try_as(struct sample *sample, const char *format,
                             struct file_input *template, size_t room, GString *out,
                             struct rt_error *error);

/* The paper; g_free it. */
char *papers_write(struct sample *sample, const char *format);

/* The same of a format that is no text. */
GString *papers_bytes(struct sample *sample, const char *format);

/* How often words stand in text. */
size_t papers_count(const char *text, const char *words);

#endif
