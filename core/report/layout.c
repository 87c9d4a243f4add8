/* THE TABLE OF LAYOUTS, and its readings: which columns a paper has, and which records. */
#include <string.h>

#include "report/fill.h"
#include "report/layout.h"
#include "report/parts.h"

static const char *const recommendation_fields[] = {"ref",      "title",         "text",
                                                    "response", "reported_with", NULL};
static const char *const action_fields[] = {"actions", NULL};
static const char *const target_fields[] = {"targets", NULL};
static const char *const update_fields[] = {"rag",   "rag_suggested", "rag_reason", "direction",
                                            "state", "closure",       "updates",    NULL};

static const char *const name_fields[] = {"ref", "title", "text", NULL};
static const char *const words_fields[] = {"updates", NULL};
static const char *const owner_fields[] = {"owners", NULL};
static const char *const news_fields[] = {"state",   "closure", "rag",    "targets",
                                          "actions", "updates", "owners", NULL};
static const char *const exception_fields[] = {
    "rag", "rag_suggested", "rag_reason", "direction", "overdue", "state", "closure", NULL};

/* The table that went to committee in March 2020. */
static const struct report_layout_column progress_columns[] = {
    {.heading = "Recommendations",
     .share = 30,
     .is_header = true,
     .is_own = true,
     .fields = recommendation_fields,
     .fill = report_fill_recommendation},
    {.heading = "Key actions",
     .share = 20,
     .fields = action_fields,
     .fill = report_fill_actions},
    {.heading = "Progress against target date",
     .share = 15,
     .fields = target_fields,
     .fill = report_fill_targets},
    {.heading = "Update on progress{kind}{period}",
     .share = 35,
     .fields = update_fields,
     .fill = report_fill_update},
};

/* What the chair has to see. */
static const struct report_layout_column exception_columns[] = {
    {.heading = "Recommendations",
     .share = 20,
     .is_header = true,
     .is_own = true,
     .fields = name_fields,
     .fill = report_fill_name},
    {.heading = "Owners", .share = 15, .fields = owner_fields, .fill = report_fill_owners},
    {.heading = "Why it stands here",
     .share = 15,
     .fields = exception_fields,
     .fill = report_fill_exception},
    {.heading = "Target dates",
     .share = 15,
     .fields = target_fields,
     .fill = report_fill_targets},
    {.heading = "Update{period}",
     .share = 35,
     .fields = words_fields,
     .fill = report_fill_words},
};

/* What is otherwise than in the paper before: a line for each piece of news. */
static const struct report_layout_column change_columns[] = {
    {.heading = "Recommendations",
     .share = 20,
     .is_header = true,
     .is_own = true,
     .fields = name_fields,
     .fill = report_fill_name},
    {.heading = "What has changed",
     .share = 15,
     .is_own = true,
     .fields = news_fields,
     .fill = report_fill_news},
    {.heading = "In {since}",
     .share = 15,
     .is_own = true,
     .fields = news_fields,
     .fill = report_fill_was},
    {.heading = "Now",
     .share = 20,
     .is_own = true,
     .fields = news_fields,
     .fill = report_fill_becomes},
    {.heading = "Update{period}",
     .share = 30,
     .fields = words_fields,
     .fill = report_fill_words},
};

/* Who has to do what. */
static const struct report_layout_column owner_columns[] = {
    {.heading = "Recommendations",
     .share = 20,
     .is_header = true,
     .is_own = true,
     .fields = name_fields,
     .fill = report_fill_reference},
    {.heading = "Part", .share = 10, .fields = owner_fields, .fill = report_fill_part},
    {.heading = "Own key actions",
     .share = 20,
     .fields = action_fields,
     .fill = report_fill_own_actions},
    {.heading = "Target dates",
     .share = 15,
     .fields = target_fields,
     .fill = report_fill_own_targets},
    {.heading = "Latest update{period}",
     .share = 35,
     .fields = update_fields,
     .fill = report_fill_latest},
};

/* All that is known. */
static const struct report_layout_column full_columns[] = {
    {.heading = "Recommendations",
     .share = 25,
     .is_header = true,
     .is_own = true,
     .fields = recommendation_fields,
     .fill = report_fill_recommendation},
    {.heading = "Owners", .share = 10, .fields = owner_fields, .fill = report_fill_owners},
    {.heading = "Key actions",
     .share = 15,
     .fields = action_fields,
     .fill = report_fill_actions},
    {.heading = "Target dates",
     .share = 15,
     .fields = target_fields,
     .fill = report_fill_targets},
    {.heading = "Updates, the latest first",
     .share = 35,
     .fields = update_fields,
     .fill = report_fill_updates},
};

const struct report_layout report_layouts[] = {
    {.name = "progress",
     .title = "Update on progress against recommendations",
     .order = &report_by_source,
     .columns = progress_columns,
     .n_columns = G_N_ELEMENTS(progress_columns)},
    {.name = "exceptions",
     .title = "Recommendations that need attention",
     .order = &report_by_source,
     .columns = exception_columns,
     .n_columns = G_N_ELEMENTS(exception_columns),
     .includes = report_is_exception,
     .none = "None is red, past its target date, without an update or otherwise than reported"},
    {.name = "changes",
     .title = "What has changed since the last report",
     .order = &report_by_source,
     .columns = change_columns,
     .n_columns = G_N_ELEMENTS(change_columns),
     .compares = true,
     .includes = report_has_news,
     .none = "Nothing has changed since {since}"},
    {.name = "owner",
     .title = "Recommendations by owner",
     .order = &report_by_owner,
     .columns = owner_columns,
     .n_columns = G_N_ELEMENTS(owner_columns)},
    {.name = "full",
     .title = "Recommendations in full",
     .order = &report_by_source,
     .columns = full_columns,
     .n_columns = G_N_ELEMENTS(full_columns)},
};
const size_t report_n_layouts = G_N_ELEMENTS(report_layouts);

/* A test holds it to the table. */
const char *const report_layout_names[] = {"progress", "exceptions", "changes",
                                           "owner",    "full",       NULL};

const struct report_layout *report_layout_find(const char *name)
{
    for (size_t i = 0; i < report_n_layouts; i++)
        if (strcmp(report_layouts[i].name, name) == 0)
            return &report_layouts[i];
    return NULL;
}
