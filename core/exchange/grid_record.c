/* Recommendations from the gathered rows of a table: which there are, what they are called
 * and what they ask. */
#include "exchange/grid_record.h"

#include <string.h>

#include <rectrack/text.h>

#include "exchange/grid_words.h"
#include "report/own.h"

enum { MOST_HEADS = 50 };

/* One recommendation of the row: its number, and its words as they are found. */
struct head {
    struct grid_number number;
    GString *title, *text;
    bool is_assumed; /* no number stands there */
    const char *with;
    enum rt_response response;
};

struct heads {
    struct head at[MOST_HEADS];
    size_t n;
};

/* ---- which recommendations there are ---- */

static struct head *add_head(struct heads *heads, struct grid_number number)
{
    if (heads->n == MOST_HEADS)
        return &heads->at[MOST_HEADS - 1];
    struct head *head = &heads->at[heads->n++];
    *head = (struct head){
        .number = number, .title = g_string_new(NULL), .text = g_string_new(NULL)};
    return head;
}

static void clear_heads(struct heads *heads)
{
    for (size_t i = 0; i < heads->n; i++) {
        g_string_free(heads->at[i].title, TRUE);
        g_string_free(heads->at[i].text, TRUE);
    }
}

/* Is the number the next one after the last?  Within one cell only that begins another
 * recommendation: a list within the text counts from 1. */
static bool is_next(const struct heads *heads, const struct grid_number *number)
{
    if (!heads->n)
        return true;
    const struct grid_number *last = &heads->at[heads->n - 1].number;
    return last->number && g_ascii_strtoull(number->number, NULL, 10) ==
                               g_ascii_strtoull(last->number, NULL, 10) + 1;
}

static void join(GString *text, const char *words, bool goes_on)
{
    if (text->len)
        g_string_append_c(text, goes_on ? ' ' : '\n');
    g_string_append(text, words);
}

/* On our own papers the title is bold, and a dash stands between it and a text; on a sheet
 * the first dash of that kind may be one. */
static struct grid_title own_title(const struct grid_making *making, const char *text,
                                   size_t bold)
{
    static const char dash[] = " –";
    const char *joint = making->is_sheet ? strstr(text, " – ") : NULL;
    size_t lone = strlen(dash + 1);
    if (making->is_sheet)
        bold = joint ? (size_t)(joint - text) + strlen(dash) : 0;
    if (bold <= lone && strncmp(text, dash + 1, lone) == 0 && strchr(" ", text[lone]))
        return (struct grid_title){0, lone + (text[lone] == ' ')}; /* a title of blanks */
    size_t title = bold;
    if (text[bold] && bold >= strlen(dash) &&
        strncmp(text + bold - strlen(dash), dash, strlen(dash)) == 0)
        title -= strlen(dash);
    return (struct grid_title){title, bold + (text[bold] == ' ')};
}

/* The words behind the number of a recommendation's first paragraph. */
static void begin_words(const struct grid_making *making, struct head *head, const char *text,
                        size_t bold)
{
    struct grid_title parts = {0};
    if (making->origin->is_own)
        parts = own_title(making, text, bold);
    else
        parts = grid_title_of(text, bold);
    g_string_append_len(head->title, text, (gssize)parts.title);
    g_string_append(head->text, text + parts.text);
}

/* Our own words below those of the recommendation. */
static bool take_own(const struct grid_making *making, struct head *head,
                     const struct grid_piece *piece)
{
    struct report_said said = {0};
    if (!making->origin->is_own || !head)
        return false;
    enum report_own own = report_own_of(piece->text, making->arena, &said);
    if (own == REPORT_OWN_RESPONSE)
        head->response = said.response;
    else if (own == REPORT_OWN_WITH)
        head->with = rt_arena_copy(making->arena, said.text);
    return own == REPORT_OWN_RESPONSE || own == REPORT_OWN_WITH;
}

/* Numbers in a column of their own: as many as there are recommendations. */
static void find_by_column(const struct grid_making *making, struct heads *heads)
{
    const struct grid_block *block = making->block;
    size_t n = block->pieces[GRID_NUMBER].n;
    for (size_t i = 0; i < n; i++) {
        const struct grid_piece *piece = grid_block_piece(block, GRID_NUMBER, i);
        struct grid_number number = grid_number_alone(piece->text, making->arena);
        if (number.number)
            add_head(heads, number);
        else
            grid_doubt(making, NULL, piece->text, "this is no number; it is left out");
    }
    for (size_t i = 0; i < block->pieces[GRID_RECOMMENDATION].n && heads->n; i++) {
        const struct grid_piece *piece = grid_block_piece(block, GRID_RECOMMENDATION, i);
        struct head *head =
            &heads->at[n == block->pieces[GRID_RECOMMENDATION].n ? MIN(i, heads->n - 1) : 0];
        struct grid_number again = grid_number_of(piece->text, making->arena);
        size_t past =
            again.number && strcmp(again.number, head->number.number) == 0 && !again.is_weak
                ? again.length
                : 0;
        if (take_own(making, head, piece))
            continue;
        if (!head->title->len && !head->text->len)
            begin_words(making, head, piece->text + past,
                        piece->bold > past ? piece->bold - past : 0);
        else
            join(head->text, piece->text, piece->goes_on);
    }
}

/* Does the paragraph begin a recommendation?  The first has the number of its row. */
static bool begins(const struct grid_making *making, const struct heads *heads,
                   const struct grid_number *number)
{
    if (!number->number || (heads->n && number->is_weak && !making->origin->is_own))
        return false;
    if (!heads->n)
        return g_strcmp0(number->number, making->number) == 0;
    if (number->code && !making->origin->is_own &&
        !grid_origin_knows(making->origin, number->code))
        return false;
    return is_next(heads, number);
}

static void find_in_words(const struct grid_making *making, struct heads *heads)
{
    const struct grid_block *block = making->block;
    struct head *head = NULL;
    for (size_t i = 0; i < block->pieces[GRID_RECOMMENDATION].n; i++) {
        const struct grid_piece *piece = grid_block_piece(block, GRID_RECOMMENDATION, i);
        struct grid_number number = grid_number_of(piece->text, making->arena);
        if (take_own(making, head, piece))
            continue;
        if (!head || begins(making, heads, &number)) {
            bool is_numbered = begins(making, heads, &number);
            head = add_head(heads, is_numbered ? number : (struct grid_number){0});
            head->is_assumed = !is_numbered;
            size_t past = is_numbered ? number.length : 0;
            begin_words(making, head, piece->text + past,
                        piece->bold > past ? piece->bold - past : 0);
        } else {
            join(head->text, piece->text, piece->goes_on);
        }
    }
}

/* ---- what they are called ---- */

enum { LONGEST_LONE_TITLE = 100 };

/* A first line that ends without a full stop and has more below it is the title; so is one
 * that has nothing below it where all of it is short. */
static void find_title(const struct grid_making *making, struct head *head)
{
    size_t line = strcspn(head->text->str, "\n");
    bool has_more = head->text->str[line] == '\n';
    if (head->title->len || making->origin->is_own || line > LONGEST_LONE_TITLE || !line)
        return;
    g_autofree char *first = g_strndup(head->text->str, line);
    if (grid_is_ended(first))
        return;
    g_string_append(head->title, first);
    g_string_erase(head->text, 0, (gssize)(line + has_more));
}

static const char *ref_of(const struct grid_making *making, const struct head *head,
                          const char *code)
{
    const char *number = head->is_assumed ? making->place : head->number.number;
    g_autofree char *ref = g_strdup_printf("%s-%s", code, number);
    return rt_arena_copy(making->arena, ref);
}

static enum rt_status name_record(const struct grid_making *making, struct head *head,
                                  struct rt_record *record, struct rt_error *error)
{
    const char *code = head->number.code ? head->number.code : making->origin->code;
    find_title(making, head);
    record->part.line = making->block->row;
    record->part.column = making->block->table;
    g_strdelimit(head->title->str, "\n\t", ' ');
    const struct {
        const char *key, *words;
        bool is_there;
    } words[] = {
        {"ref", ref_of(making, head, code), true},
        {"source", code, true},
        {"group", making->origin->group ? making->origin->group : "",
         making->origin->has_theme},
        {"theme", making->origin->theme ? making->origin->theme : "",
         making->origin->has_theme},
        {"title", head->title->str, head->title->len || head->text->len},
        {"text", head->text->str, head->title->len || head->text->len},
        {"response", rt_responses[head->response].key, head->response},
    };
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(words) && status == RT_OK; i++)
        if (words[i].is_there)
            status = grid_set(making, record, &rt_record_shape, words[i].key, record,
                              words[i].words, error);
    if (status == RT_OK && head->is_assumed)
        grid_doubt(making, record->ref, head->title->len ? head->title->str : head->text->str,
                   "no number stands before these words; taken as number %s, by its place",
                   making->place);
    return status;
}

/* ---- what was answered to it ---- */

static enum rt_response response_of(const char *words)
{
    static const struct {
        const char *words;
        enum rt_response response;
    } others[] = {{"agreed", RT_RESPONSE_ACCEPTED},
                  {"yes", RT_RESPONSE_ACCEPTED},
                  {"accepted in part", RT_RESPONSE_PARTIALLY},
                  {"agreed in part", RT_RESPONSE_PARTIALLY},
                  {"partially agreed", RT_RESPONSE_PARTIALLY},
                  {"partly accepted", RT_RESPONSE_PARTIALLY},
                  {"partly agreed", RT_RESPONSE_PARTIALLY},
                  {"agreed in principle", RT_RESPONSE_IN_PRINCIPLE},
                  {"not agreed", RT_RESPONSE_NOT_ACCEPTED},
                  {"rejected", RT_RESPONSE_NOT_ACCEPTED},
                  {"no", RT_RESPONSE_NOT_ACCEPTED}};
    g_autofree char *folded = rt_text_fold(words);
    size_t end = strlen(folded);
    if (end && folded[end - 1] == '.')
        folded[end - 1] = '\0';
    for (enum rt_response i = RT_RESPONSE_AWAITING; i < RT_RESPONSES; i++) {
        g_autofree char *label = rt_text_fold(rt_responses[i].label);
        if (strcmp(folded, label) == 0)
            return i;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (strcmp(folded, others[i].words) == 0)
            return others[i].response;
    return RT_RESPONSE_NONE;
}

/* What stands in the row was answered to each of those in it. */
static enum rt_status make_response(const struct grid_making *making, struct rt_record *record,
                                    struct rt_error *error)
{
    for (size_t i = 0; i < making->block->pieces[GRID_RESPONSE].n; i++) {
        const char *words = grid_block_piece(making->block, GRID_RESPONSE, i)->text;
        enum rt_response response = response_of(words);
        if (response && !record->response)
            return grid_set(making, record, &rt_record_shape, "response", record,
                            rt_responses[response].key, error);
        grid_doubt(making, record->ref, words,
                   "no response is understood of it; it is left out");
    }
    return RT_OK;
}

/* A follower says what it is, and which one holds what they share. */
static enum rt_status follow(const struct grid_making *making, const struct rt_record *first,
                             struct rt_record *record, struct rt_error *error)
{
    if (!making->origin->is_own) /* ours share a row only where that is so */
        grid_doubt(making, record->ref,
                   record->title  ? record->title
                   : record->text ? record->text
                                  : record->ref,
                   "it stands in one row with %s; taken as reported with it", first->ref);
    return grid_set(making, record, &rt_record_shape, "reported_with", record, first->ref,
                    error);
}

static enum rt_status make(const struct grid_making *making, struct heads *heads, size_t i,
                           const char *first, struct rt_list *out, struct rt_error *error)
{
    struct rt_record *record = rt_list_add(out, making->arena, sizeof *record);
    struct head *head = &heads->at[i];
    enum rt_status status = name_record(making, head, record, error);
    if (status == RT_OK)
        status = make_response(making, record, error);
    if (status != RT_OK)
        return status;
    if (head->with)
        return grid_set(making, record, &rt_record_shape, "reported_with", record, head->with,
                        error);
    if (i > 0)
        return follow(making, &(struct rt_record){.ref = first}, record, error);
    status = grid_make_lists(making, record, error);
    return status == RT_OK ? grid_make_update(making, record, error) : status;
}

enum rt_status grid_records(const struct grid_making *making, struct rt_list *out,
                            struct rt_error *error)
{
    struct heads heads = {0};
    enum rt_status status = RT_OK;
    const char *first = NULL;
    if (making->block->pieces[GRID_NUMBER].n)
        find_by_column(making, &heads);
    if (!heads.n)
        find_in_words(making, &heads);
    if (!heads.n)
        add_head(&heads, (struct grid_number){0})->is_assumed = true;
    for (size_t i = 0; i < heads.n && status == RT_OK; i++) {
        status = make(making, &heads, i, first, out, error);
        if (i == 0 && status == RT_OK)
            first = ((struct rt_record *)out->at)[out->n - 1].ref;
    }
    clear_heads(&heads);
    return status;
}
