/* What became of a recommendation since it was reported, as lines for people: of two
 * states of one record, the news.  Knows no register and no history: what was undone
 * again is no news.
 */
#ifndef REPORT_SINCE_H
#define REPORT_SINCE_H

#include <rectrack/arena.h>
#include <rectrack/field.h>
#include <rectrack/model.h>

enum report_news_kind {
    REPORT_NEWS_NEW,    /* it was not there */
    REPORT_NEWS_GONE,   /* it is there no more */
    REPORT_NEWS_STATE,  /* why: its closure */
    REPORT_NEWS_RAG,    /* the colour shown; how: the direction; why: its reason */
    REPORT_NEWS_TARGET, /* about: its action; how: slipped, brought forward */
    REPORT_NEWS_ACTION, /* about: the action; its state, or its words */
    REPORT_NEWS_UPDATE, /* about: the period; by: who wrote; becomes: what */
    REPORT_NEWS_OWNERS,
    REPORT_NEWS_OTHER, /* becomes: the labels of other fields that differ */
    REPORT_NEWS_KINDS
};

/* For people: "about, by by: becomes (was was), how: why"; each may be NULL. */
struct report_news {
    enum report_news_kind kind;
    const char *about, *by, *was, *becomes, *how, *why;
};

/* What a kind is called: its key in data, its label for people. */
extern const struct rt_choice report_news_kinds[REPORT_NEWS_KINDS];

/* Adds struct report_news to out, in arena.  then: as reported in the period; now: as
 * it is, whole and reckoned.  One of the two may be NULL.  facts: of now, which know
 * owners by the names of then too. */
void report_since(const struct rt_record *then, const struct rt_record *now,
                  const struct rt_period *period, const struct rt_facts *facts,
                  struct rt_arena *arena, struct rt_list *out);

/* What it is about, and who wrote it; NULL: nothing that its kind does not say. */
const char *report_news_about(const struct report_news *news, struct rt_arena *arena);

/* All that it says but its kind, as one line. */
const char *report_news_words(const struct report_news *news, struct rt_arena *arena);

#endif
