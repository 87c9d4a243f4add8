/* The columns of what has changed: each piece of news has a line of the row. */
#include <rectrack/field.h>

#include "report/cell.h"
#include "report/fill.h"
#include "report/since.h"
#include "report/words.h"

static const struct report_news *news_at(const struct report_making *making, size_t i)
{
    return rt_list_item(making->news, i, sizeof(struct report_news));
}

static struct report_cell *cell_of(const struct report_making *making, unsigned column,
                                   size_t i)
{
    return report_cell_add(making, column, making->line + (unsigned)i, 1);
}

bool report_has_news(const struct report_making *making, const struct report_count *count,
                     const struct rt_record *record)
{
    (void)count, (void)record;
    return making->news->n > 0;
}

/* "Target: action 1", and not who wrote: a name or a login is nothing for a committee.  Of
 * the second recommendation of a row "7. Also". */
void report_fill_news(const struct report_making *making, unsigned column,
                      const struct rt_record *record)
{
    for (size_t i = 0; i < making->news->n; i++) {
        const struct report_news *news = news_at(making, i);
        const char *label = report_news_kinds[news->kind].label;
        if (record->reported_with)
            label = report_print(making->arena, "%s. %s", report_number(record), label);
        report_cell_say(making, cell_of(making, column, i), label, news->about);
    }
}

void report_fill_was(const struct report_making *making, unsigned column,
                     const struct rt_record *record)
{
    (void)record;
    for (size_t i = 0; i < making->news->n; i++) {
        const char *was = news_at(making, i)->was;
        struct report_cell *cell = cell_of(making, column, i);
        if (was)
            report_cell_say(making, cell, NULL, was);
    }
}

void report_fill_becomes(const struct report_making *making, unsigned column,
                         const struct rt_record *record)
{
    for (size_t i = 0; i < making->news->n; i++) {
        const struct report_news *news = news_at(making, i);
        struct report_cell *cell = cell_of(making, column, i);
        bool is_colour = news->kind == REPORT_NEWS_RAG && rt_rag_shown(record);
        struct report_paragraph *now = is_colour
                                           ? report_cell_say_rag(making, cell, record)
                                           : report_cell_say(making, cell, NULL, news->becomes);
        now->tail = news->how;
        if (news->why)
            report_cell_say_aside(making, cell, news->why);
    }
}
