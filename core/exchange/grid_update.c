/* What was reported for the period, from the gathered rows of a table: paragraphs under
 * labels or without, and a colour. */
#include <string.h>

#include <rectrack/text.h>

#include "exchange/grid_record.h"
#include "exchange/grid_words.h"
#include "report/own.h"
#include "report/words.h"

/* An update while its paragraphs are read. */
struct telling {
    const struct grid_making *making;
    struct rt_record *record;
    struct rt_update update;
    enum grid_label label; /* the last one */
    GString *paragraph;    /* not yet added */
    bool is_list;          /* it ends in an item of a list */
    bool is_carried;       /* the rest was said in an earlier period */
};

static enum rt_status flush(struct telling *telling, struct rt_error *error)
{
    static const char *const keys[] = {"other", "progress", "challenge"};
    enum rt_status status = RT_OK;
    struct rt_error plain = {0};
    if (telling->paragraph->len)
        status = rt_field_add(rt_field_find(&rt_update_shape, keys[telling->label]),
                              &telling->update, telling->making->arena, telling->paragraph->str,
                              &plain);
    if (status != RT_OK)
        status = rt_fail(error, RT_REFUSED, "%s: %s: %s", telling->making->where,
                         telling->record->ref, plain.sentence);
    rt_error_clear(&plain);
    g_string_truncate(telling->paragraph, 0);
    telling->is_list = false;
    return status;
}

/* An item of a list belongs to the sentence that leads to it, as the items after it do. */
static bool is_item_of_last(const struct telling *telling, const char *text)
{
    const GString *last = telling->paragraph;
    if (!last->len || grid_unmark(text) == text)
        return false;
    return telling->is_list || last->str[last->len - 1] == ':' || !grid_is_ended(last->str);
}

static enum rt_status add_words(struct telling *telling, const char *text, bool goes_on,
                                struct rt_error *error)
{
    bool is_item = is_item_of_last(telling, text);
    enum rt_status status = RT_OK;
    if (!*text)
        return RT_OK;
    if (telling->paragraph->len && (goes_on || is_item))
        g_string_append_c(telling->paragraph, is_item ? '\n' : ' ');
    else
        status = flush(telling, error);
    g_string_append(telling->paragraph, text);
    telling->is_list = is_item;
    return status;
}

/* On our own papers a label is written in one way, and never within a paragraph. */
static enum grid_label label_of(const struct grid_making *making, const char *text,
                                size_t *length, const char **next)
{
    const struct {
        const char *words;
        enum grid_label label;
    } own[] = {{report_progress, GRID_PROGRESS_LABEL},
               {report_challenge, GRID_CHALLENGE_LABEL}};
    *next = NULL;
    for (size_t i = 0; making->origin->is_own && i < G_N_ELEMENTS(own); i++)
        if (g_str_has_prefix(text, own[i].words)) {
            *length = strlen(own[i].words);
            return own[i].label;
        }
    if (making->origin->is_own)
        return GRID_NO_LABEL;
    enum grid_label label = grid_label_of(text, length);
    *next = grid_label_within(text + *length);
    return label;
}

/* A paragraph: its label, if it begins with one, and its words as far as the next. */
static enum rt_status add_paragraph(struct telling *telling, const char *text, bool goes_on,
                                    struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (const char *at = text; at && status == RT_OK;) {
        size_t length = 0;
        const char *next;
        enum grid_label label = label_of(telling->making, at, &length, &next);
        const char *end = next ? next : at + strlen(at);
        if (label) {
            status = flush(telling, error);
            telling->label = label;
            goes_on = false;
        }
        const char *words =
            grid_trim(telling->making->arena, at + length, (size_t)(end - at) - length);
        if (status == RT_OK)
            status = add_words(telling, words, goes_on, error);
        if (next && next[-1] != '\n')
            grid_doubt(telling->making, telling->record->ref, next,
                       "it stands within a paragraph; taken as a label that begins another");
        at = next;
    }
    return status;
}

/* ---- our own words ---- */

static enum rt_status set_state(struct telling *telling, enum rt_state state,
                                struct rt_error *error)
{
    return grid_set(telling->making, telling->record, &rt_record_shape, "state",
                    telling->record, rt_states[state].key, error);
}

/* The colour that a person set, with the reason; what is suggested says a state at most. */
static enum rt_status take_colour(struct telling *telling, const struct report_said *said,
                                  struct rt_error *error)
{
    if (said->is_suggested)
        return said->rag == RT_COMPLETE ? set_state(telling, RT_STATE_COMPLETE, error) : RT_OK;
    enum rt_status status = grid_set(telling->making, telling->record, &rt_update_shape, "rag",
                                     &telling->update, rt_rags[said->rag].key, error);
    if (status == RT_OK && said->text)
        status = grid_set(telling->making, telling->record, &rt_update_shape, "reason",
                          &telling->update, said->text, error);
    return status;
}

/* The period that the updates are of is named, in words that are no one's update. */
static bool is_silence(const struct telling *telling, const char *period)
{
    const struct grid_origin *origin = telling->making->origin;
    const struct rt_update *update = &telling->update;
    bool is_first = !telling->paragraph->len && !update->other.n && !update->progress.n &&
                    !update->challenge.n;
    return is_first &&
           g_strcmp0(period, report_period_label(&origin->facts, origin->period)) == 0;
}

/* Is the paragraph the program's own?  Then it is taken for what it says. */
static bool take_own(struct telling *telling, const struct grid_piece *piece, size_t i,
                     enum rt_status *status, struct rt_error *error)
{
    struct report_said said = {0};
    enum report_own own = report_own_of(piece->text, telling->making->arena, &said);
    if (own == REPORT_OWN_NO_CHANGE) { /* anybody may write that */
        telling->update.no_change = true;
        return true;
    }
    if (!telling->making->origin->is_own)
        return false;
    if (own == REPORT_OWN_COLOUR && i == 0)
        *status = take_colour(telling, &said, error);
    else if (own == REPORT_OWN_STATE && i == 0)
        *status = set_state(telling, said.state, error);
    else if (own == REPORT_OWN_CLOSURE && !telling->paragraph->len)
        *status = grid_set(telling->making, telling->record, &rt_record_shape, "closure",
                           telling->record, said.text, error);
    else if (own == REPORT_OWN_CARRIED)
        telling->is_carried = true;
    else if (own == REPORT_OWN_SILENT && is_silence(telling, said.text))
        return true;
    else if (!piece->is_aside)
        return false;
    else if (!*status) { /* who wrote: a cell shows what all wrote as one */
        *status = flush(telling, error);
        telling->label = GRID_NO_LABEL;
    }
    return true;
}

static enum rt_status tell_column(struct telling *telling, enum grid_role role,
                                  enum grid_label label, struct rt_error *error)
{
    const struct grid_block *block = telling->making->block;
    enum rt_status status = RT_OK;
    telling->label = label;
    for (size_t i = 0; i < block->pieces[role].n && status == RT_OK; i++) {
        const struct grid_piece *piece = grid_block_piece(block, role, i);
        if (!telling->is_carried && !take_own(telling, piece, i, &status, error))
            status = add_paragraph(telling, piece->text, piece->goes_on, error);
    }
    return status == RT_OK ? flush(telling, error) : status;
}

/* ---- the column of colours ---- */

/* "Amber", "amber", "A": a colour that its letter tells alone. */
static enum rt_rag rag_of(const char *folded)
{
    static const struct {
        const char *words;
        enum rt_rag rag;
    } others[] = {{"r", RT_RED},        {"a", RT_AMBER},       {"g", RT_GREEN},
                  {"b", RT_COMPLETE},   {"blue", RT_COMPLETE}, {"grey", RT_NOT_DUE},
                  {"yellow", RT_AMBER}, {"orange", RT_AMBER}};
    for (enum rt_rag rag = RT_RED; rag < RT_RAGS; rag++) {
        g_autofree char *label = rt_text_fold(rt_rags[rag].label);
        if (strcmp(folded, label) == 0)
            return rag;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (strcmp(folded, others[i].words) == 0)
            return others[i].rag;
    return RT_RAG_NONE;
}

static int state_of(const char *folded)
{
    for (int state = 0; state < RT_STATES; state++) {
        g_autofree char *label = rt_text_fold(rt_states[state].label);
        if (strcmp(folded, label) == 0)
            return state;
    }
    return -1;
}

static enum rt_status tell_colour(struct telling *telling, struct rt_error *error)
{
    const struct grid_making *making = telling->making;
    if (!making->block->pieces[GRID_RAG].n)
        return RT_OK;
    const struct grid_piece *piece = grid_block_piece(making->block, GRID_RAG, 0);
    const char *heading = grid_block_span(making->block, piece)->heading->words;
    struct report_said said = {0};
    if (making->origin->is_own &&
        report_own_of(piece->text, making->arena, &said) == REPORT_OWN_COLOUR)
        return telling->update.rag ? RT_OK : take_colour(telling, &said, error);
    g_autofree char *folded = rt_text_fold(piece->text);
    g_autofree char *head = rt_text_fold(heading);
    enum rt_rag rag = rag_of(folded);
    int state = state_of(folded);
    if (rag && (state < 0 || strstr(head, "rag")))
        return grid_set(making, telling->record, &rt_update_shape, "rag", &telling->update,
                        rt_rags[rag].key, error);
    if (state >= 0)
        return set_state(telling, (enum rt_state)state, error);
    grid_doubt(making, telling->record->ref, piece->text,
               "neither a colour nor a state is understood of it; it is left out");
    return RT_OK;
}

/* ---- the update ---- */

static bool has_words(const struct rt_update *update)
{
    return update->progress.n || update->challenge.n || update->other.n || update->no_change;
}

/* A cell that holds nothing reports nothing. */
static enum rt_status add_update(struct telling *telling, struct rt_error *error)
{
    static const char *const keys[] = {"progress", "challenge", "other", "no_change"};
    struct rt_update *update = &telling->update;
    bool is_told = has_words(update);
    if (!is_told && !update->rag)
        return RT_OK;
    if (!telling->making->origin->period) {
        grid_doubt(telling->making, telling->record->ref, "",
                   "no period is known for its update; it is left out");
        return RT_OK;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(keys) && is_told; i++)
        grid_give(&rt_update_shape, keys[i], update);
    enum rt_status status = grid_set(telling->making, telling->record, &rt_update_shape,
                                     "period", update, telling->making->origin->period, error);
    update->part.line = telling->making->block->row;
    update->part.column = telling->making->block->table;
    struct rt_update *item =
        rt_list_add(&telling->record->updates, telling->making->arena, sizeof *item);
    *item = *update;
    grid_give(&rt_record_shape, "updates", telling->record);
    return status;
}

enum rt_status grid_make_update(const struct grid_making *making, struct rt_record *record,
                                struct rt_error *error)
{
    struct telling telling = {
        .making = making, .record = record, .paragraph = g_string_new(NULL)};
    enum rt_status status = tell_column(&telling, GRID_UPDATE, GRID_NO_LABEL, error);
    if (status == RT_OK)
        status = tell_column(&telling, GRID_PROGRESS, GRID_PROGRESS_LABEL, error);
    if (status == RT_OK)
        status = tell_column(&telling, GRID_CHALLENGE, GRID_CHALLENGE_LABEL, error);
    if (status == RT_OK)
        status = tell_colour(&telling, error);
    if (status == RT_OK)
        status = add_update(&telling, error);
    g_string_free(telling.paragraph, TRUE);
    return status;
}
