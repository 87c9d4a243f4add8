/* A small register in memory, for the tests of reports and papers. */
#ifndef TESTS_REPORT_SAMPLE_H
#define TESTS_REPORT_SAMPLE_H

#include <glib.h>

#include <rectrack/model.h>
#include <rectrack/rag.h>
#include <rectrack/stream.h>

#include "report/table.h"

enum { SAMPLE_MOST = 64 };

struct sample {
    struct rt_stream stream; /* of the records, from the first */
    struct rt_arena arena;
    struct rt_facts facts; /* sources SI and NA; the closed period 2020-03 */
    struct rt_record records[SAMPLE_MOST];
    size_t n, at;
    size_t fails_at; /* the stream fails at this record, from 1; 0: never */
    const char *head, *selection;
    const char *layout;    /* NULL: progress */
    struct rt_list before; /* of the paper, see sample_stood */
    struct sample *then;   /* what was reported in its period, 2019-12; NULL: nothing was */
};

void sample_init(struct sample *sample);
void sample_clear(struct sample *sample);

/* Adds a closed period before, 2019-12. */
void sample_earlier(struct sample *sample);

/* So many recommendations of a source stood in these colours in an earlier period. */
void sample_stood(struct sample *sample, const char *source, const char *period, size_t red,
                  size_t amber, size_t none);

/* A recommendation of SI (or of what stands before the dash). */
struct rt_record *sample_record(struct sample *sample, const char *ref, const char *title,
                                const char *text);
void sample_action(struct sample *sample, struct rt_record *record, const char *text,
                   enum rt_state state);
struct rt_target *sample_target(struct sample *sample, struct rt_record *record,
                                const char *text, int action);
void sample_owner(struct sample *sample, struct rt_list *owners, const char *name,
                  enum rt_role role);
/* period NULL: 2020-03; progress, challenge and other may be NULL. */
struct rt_update *sample_update(struct sample *sample, struct rt_record *record,
                                const char *period, const char *progress, const char *challenge,
                                const char *other);

/* Completes and reckons every record, as at 31 March 2020, and gives the table;
 * report_table_free it. */
void sample_reckon(struct sample *sample);
struct report_table *sample_table(struct sample *sample, struct report_paper *paper);

/* The table as words: a line a part; "column line+lines: paragraph / paragraph"
 * for each cell of a row, below its name where has_names.  g_free it. */
char *sample_words(struct sample *sample, bool has_names);
char *sample_words_of(struct report_table *table, bool has_names);

#endif
