/* THE TABLE OF LAYOUTS, and its readings: which columns a paper has, and which records. */
#include <string.h>

#include "report/fill.h"
#include "report/layout.h"

const char *report_heading(const struct report_making *making, const char *heading)
{
    const char *kind = making->source ? making->source->kind : NULL;
    const char *label = making->period ? making->period->label : NULL;
    g_autofree char *against =
        kind ? g_strdup_printf(" against the %s recommendations", kind) : g_strdup("");
    g_autofree char *of = label ? g_strdup_printf(" %s", label) : g_strdup("");
    GString *out = g_string_new(NULL);
    for (const char *at = heading; *at;) {
        if (g_str_has_prefix(at, "{kind}")) {
            g_string_append(out, against);
            at += strlen("{kind}");
        } else if (g_str_has_prefix(at, "{period}")) {
            g_string_append(out, of);
            at += strlen("{period}");
        } else {
            g_string_append_c(out, *at++);
        }
    }
    const char *words = rt_arena_copy(making->arena, out->str);
    g_string_free(out, TRUE);
    return words;
}

static const char *const recommendation_fields[] = {"ref",      "title",         "text",
                                                    "response", "reported_with", NULL};
static const char *const action_fields[] = {"actions", NULL};
static const char *const target_fields[] = {"targets", NULL};
static const char *const update_fields[] = {"rag",   "rag_suggested", "rag_reason", "direction",
                                            "state", "closure",       "updates",    NULL};

static const char *const name_fields[] = {"ref", "title", "text", NULL};
static const char *const words_fields[] = {"updates", NULL};
static const char *const owner_fields[] = {"owners", NULL};
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
     .columns = progress_columns,
     .n_columns = G_N_ELEMENTS(progress_columns)},
    {.name = "exceptions",
     .title = "Recommendations that need attention",
     .columns = exception_columns,
     .n_columns = G_N_ELEMENTS(exception_columns),
     .includes = report_is_exception,
     .none = "None is red, past its target date, without an update or otherwise than reported"},
    {.name = "full",
     .title = "Recommendations in full",
     .columns = full_columns,
     .n_columns = G_N_ELEMENTS(full_columns)},
};
const size_t report_n_layouts = G_N_ELEMENTS(report_layouts);

/* A test holds it to the table. */
const char *const report_layout_names[] = {"progress", "exceptions", "full", NULL};

const struct report_layout *report_layout_find(const char *name)
{
    for (size_t i = 0; i < report_n_layouts; i++)
        if (strcmp(report_layouts[i].name, name) == 0)
            return &report_layouts[i];
    return NULL;
}
