/* Which column of a table is what: a reading of the table of layouts, and of the words that
 * councils use in their place. */
#include "exchange/grid_columns.h"

#include <string.h>

#include <glib.h>

#include <rectrack/text.h>

#include "exchange/grid_words.h"
#include "report/layout.h"
#include "report/tally.h"

enum place { WHOLE, FIRST, LAST };

/* Words of a heading, as rt_text_fold makes them, and "(s)" left out; the first that fits
 * decides. */
static const struct {
    const char *words;
    enum place place;
    enum grid_role role;
} signs[] = {
    {"ref", FIRST, GRID_NUMBER},
    {"reference", FIRST, GRID_NUMBER},
    {"no", WHOLE, GRID_NUMBER},
    {"no.", WHOLE, GRID_NUMBER},
    {"number", WHOLE, GRID_NUMBER},
    {"item", WHOLE, GRID_NUMBER},
    {"id", WHOLE, GRID_NUMBER},
    {"#", WHOLE, GRID_NUMBER},
    {"rec", WHOLE, GRID_NUMBER},
    {"rec no", FIRST, GRID_NUMBER},
    {"rec ref", FIRST, GRID_NUMBER},
    {"recommendation no", FIRST, GRID_NUMBER},
    {"recommendation number", FIRST, GRID_NUMBER},
    {"recommendation ref", FIRST, GRID_NUMBER},

    {"action owner", FIRST, GRID_OWNERS},
    {"action lead", FIRST, GRID_OWNERS},
    {"action by", WHOLE, GRID_OWNERS},
    {"owner", FIRST, GRID_OWNERS},
    {"owners", FIRST, GRID_OWNERS},
    {"lead", FIRST, GRID_OWNERS},
    {"leads", FIRST, GRID_OWNERS},
    {"responsible", FIRST, GRID_OWNERS},
    {"responsibility", FIRST, GRID_OWNERS},
    {"accountable", FIRST, GRID_OWNERS},
    {"who", FIRST, GRID_OWNERS},
    {"by whom", FIRST, GRID_OWNERS},

    {"progress against target", FIRST, GRID_TARGETS},
    {"target", FIRST, GRID_TARGETS},
    {"targets", FIRST, GRID_TARGETS},
    {"timescale", FIRST, GRID_TARGETS},
    {"timescales", FIRST, GRID_TARGETS},
    {"time scale", FIRST, GRID_TARGETS},
    {"timeframe", FIRST, GRID_TARGETS},
    {"timeline", FIRST, GRID_TARGETS},
    {"by when", FIRST, GRID_TARGETS},
    {"when", WHOLE, GRID_TARGETS},
    {"deadline", FIRST, GRID_TARGETS},
    {"due", FIRST, GRID_TARGETS},
    {"date due", FIRST, GRID_TARGETS},
    {"completion date", FIRST, GRID_TARGETS},
    {"implementation date", FIRST, GRID_TARGETS},
    {"date for completion", FIRST, GRID_TARGETS},
    {"milestone", FIRST, GRID_TARGETS},
    {"milestones", FIRST, GRID_TARGETS},
    {"target date", LAST, GRID_TARGETS},

    {"rag", FIRST, GRID_RAG},
    {"status", FIRST, GRID_RAG},
    {"current status", FIRST, GRID_RAG},
    {"progress rag", FIRST, GRID_RAG},
    {"rag", LAST, GRID_RAG},

    {"accepted", FIRST, GRID_RESPONSE},
    {"accept", FIRST, GRID_RESPONSE},
    {"agreed", FIRST, GRID_RESPONSE},
    {"decision", WHOLE, GRID_RESPONSE},
    {"response", FIRST, GRID_RESPONSE},
    {"response", LAST, GRID_RESPONSE},

    {"update", FIRST, GRID_UPDATE},
    {"updates", FIRST, GRID_UPDATE},
    {"update", LAST, GRID_UPDATE},
    {"progress update", FIRST, GRID_UPDATE},
    {"progress and challenges", FIRST, GRID_UPDATE},
    {"latest position", FIRST, GRID_UPDATE},
    {"current position", FIRST, GRID_UPDATE},
    {"position", FIRST, GRID_UPDATE},
    {"comment", FIRST, GRID_UPDATE},
    {"comments", FIRST, GRID_UPDATE},
    {"commentary", FIRST, GRID_UPDATE},
    {"progress", FIRST, GRID_PROGRESS},
    {"achievements", FIRST, GRID_PROGRESS},
    {"challenge", FIRST, GRID_CHALLENGE},
    {"challenges", FIRST, GRID_CHALLENGE},
    {"issue", FIRST, GRID_CHALLENGE},
    {"issues", FIRST, GRID_CHALLENGE},
    {"barriers", FIRST, GRID_CHALLENGE},
    {"risks", FIRST, GRID_CHALLENGE},

    {"recommendation title", FIRST, GRID_TITLE},
    {"title", WHOLE, GRID_TITLE},
    {"recommendation", FIRST, GRID_RECOMMENDATION},
    {"recommendations", FIRST, GRID_RECOMMENDATION},
    {"recommendation", LAST, GRID_RECOMMENDATION},
    {"recommendations", LAST, GRID_RECOMMENDATION},

    {"action", FIRST, GRID_ACTIONS},
    {"actions", FIRST, GRID_ACTIONS},
    {"action", LAST, GRID_ACTIONS},
    {"actions", LAST, GRID_ACTIONS},
    {"what we will do", FIRST, GRID_ACTIONS},
    {"theme", FIRST, GRID_THEME},
};

/* What a column of our own shows, by the field that it is there for; the first one of its
 * fields that is here decides. */
static const struct {
    const char *key;
    enum grid_role role;
} shown[] = {{"text", GRID_RECOMMENDATION}, {"actions", GRID_ACTIONS},
             {"targets", GRID_TARGETS},     {"updates", GRID_UPDATE},
             {"owners", GRID_OWNERS},       {"title", GRID_TITLE}};

char *grid_cell_words(const struct grid_cell *cell, struct rt_arena *arena)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        const struct grid_paragraph *paragraph =
            rt_list_item(&cell->paragraphs, i, sizeof *paragraph);
        g_string_append_printf(words, "%s%s", i ? "\n" : "", paragraph->text);
    }
    return grid_trim(arena, words->str, words->len);
}

size_t grid_row_filled(const struct grid_row *row, const struct grid_cell **first)
{
    struct rt_arena arena = {0};
    size_t n = 0;
    *first = NULL;
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct grid_cell *cell = rt_list_item(&row->cells, i, sizeof *cell);
        if (cell->is_continued || !*grid_cell_words(cell, &arena))
            continue;
        if (!n++)
            *first = cell;
    }
    rt_arena_clear(&arena);
    return n;
}

/* ---- one heading ---- */

static bool fits(const char *heading, const char *words, enum place place)
{
    size_t length = strlen(heading), n = strlen(words);
    if (n > length)
        return false;
    const char *at = place == LAST ? heading + length - n : heading;
    bool begins = at == heading || !g_ascii_isalnum(at[-1]);
    bool ends = place == WHOLE ? !at[n] : !g_ascii_isalnum(at[n]);
    return strncmp(at, words, n) == 0 && begins && ends;
}

static enum grid_role role_of_fields(const char *const *fields)
{
    for (size_t i = 0; i < G_N_ELEMENTS(shown); i++)
        for (const char *const *field = fields; field && *field; field++)
            if (strcmp(*field, shown[i].key) == 0)
                return shown[i].role;
    return GRID_OWN;
}

/* A heading of a layout, as far as its first hole. */
static enum grid_role role_by_layouts(const char *heading)
{
    for (size_t i = 0; i < report_n_layouts; i++)
        for (size_t k = 0; k < report_layouts[i].n_columns; k++) {
            const struct report_layout_column *column = &report_layouts[i].columns[k];
            if (g_ascii_tolower(*column->heading) != *heading)
                continue; /* most are told apart by that */
            size_t n = strcspn(column->heading, "{");
            g_autofree char *words = g_strndup(column->heading, n);
            g_autofree char *folded = rt_text_fold(words);
            if (fits(heading, folded, column->heading[n] ? FIRST : WHOLE))
                return role_of_fields(column->fields);
        }
    return GRID_UNKNOWN;
}

static enum grid_role role_of(const char *words)
{
    g_autoptr(GString) plain = g_string_new(words);
    g_string_replace(plain, "(s)", "s", 0);
    g_string_replace(plain, "/s", "s", 0);
    g_autofree char *folded = rt_text_fold(plain->str);
    size_t length = strlen(folded);
    while (length && strchr(".:", folded[length - 1]) && length > strlen("no."))
        folded[--length] = '\0';
    enum grid_role role = role_by_layouts(folded);
    for (size_t i = 0; i < G_N_ELEMENTS(signs) && role == GRID_UNKNOWN; i++)
        if (fits(folded, signs[i].words, signs[i].place))
            role = signs[i].role;
    return role;
}

/* ---- a row of them ---- */

enum { LONGEST_HEADING = 200 };

static bool is_key(const struct grid_columns *columns)
{
    for (size_t i = 0; i < report_n_key_columns; i++)
        if (i >= columns->n ||
            strcmp(columns->headings[i].words, report_key_columns[i].heading) != 0)
            return false;
    return true;
}

/* A second column of a role is one too many; no column is understood twice. */
static void settle_twice(struct grid_columns *columns)
{
    for (size_t i = 0; i < columns->n; i++)
        for (size_t k = 0; k < i; k++)
            if (columns->headings[i].role > GRID_OWN &&
                columns->headings[i].role == columns->headings[k].role)
                columns->headings[i].role = GRID_UNKNOWN;
}

/* Where there is no column of its own for the recommendation, its title will do. */
static bool is_enough(struct grid_columns *columns)
{
    size_t n = 0;
    struct grid_heading *title = NULL;
    bool has_words = false;
    for (size_t i = 0; i < columns->n; i++) {
        struct grid_heading *heading = &columns->headings[i];
        n += heading->role > GRID_OWN;
        has_words |= heading->role == GRID_RECOMMENDATION;
        title = heading->role == GRID_TITLE ? heading : title;
    }
    if (!has_words && title)
        title->role = GRID_RECOMMENDATION;
    return n > 1 && (has_words || title);
}

void grid_columns_clear(struct grid_columns *columns)
{
    rt_arena_clear(&columns->arena);
    *columns = (struct grid_columns){0};
}

bool grid_columns_read(const struct grid_row *row, struct grid_columns *out)
{
    struct grid_columns columns = {0};
    bool is_short = true;
    for (size_t i = 0; i < row->cells.n && is_short && columns.n < GRID_MOST_COLUMNS; i++) {
        const struct grid_cell *cell = rt_list_item(&row->cells, i, sizeof *cell);
        const char *words = grid_cell_words(cell, &columns.arena);
        is_short = strlen(words) <= LONGEST_HEADING;
        if (*words && is_short)
            columns.headings[columns.n++] =
                (struct grid_heading){cell->column, cell->columns, role_of(words), words};
    }
    columns.is_key = is_short && is_key(&columns);
    settle_twice(&columns);
    if (!is_short || (!columns.is_key && !is_enough(&columns))) {
        rt_arena_clear(&columns.arena);
        return false;
    }
    grid_columns_clear(out);
    *out = columns;
    return true;
}

/* Is it the part of a heading over several columns, or nothing? */
static bool is_part(const struct grid_columns *columns, const struct grid_cell *cell)
{
    struct rt_arena arena = {0};
    const struct grid_heading *over = grid_columns_over(columns, cell);
    const char *words = cell->is_continued ? "" : grid_cell_words(cell, &arena);
    bool is_empty = !*words;
    bool is_in = over && over->columns > 1 && cell->columns < over->columns &&
                 strlen(words) <= LONGEST_HEADING && role_of(words) > GRID_OWN;
    rt_arena_clear(&arena);
    return is_empty || is_in;
}

bool grid_columns_refine(struct grid_columns *columns, const struct grid_row *row)
{
    struct grid_columns finer = {.is_key = columns->is_key};
    const struct grid_cell *first;
    bool fits_all = grid_row_filled(row, &first) > 0;
    for (size_t i = 0; i < row->cells.n && fits_all; i++)
        fits_all = is_part(columns, rt_list_item(&row->cells, i, sizeof(struct grid_cell)));
    for (size_t i = 0; i < columns->n && fits_all; i++) {
        const struct grid_heading *heading = &columns->headings[i];
        size_t before = finer.n;
        for (size_t k = 0; k < row->cells.n && finer.n < GRID_MOST_COLUMNS; k++) {
            const struct grid_cell *cell = rt_list_item(&row->cells, k, sizeof *cell);
            if (cell->is_continued || grid_columns_over(columns, cell) != heading)
                continue;
            const char *words = grid_cell_words(cell, &columns->arena);
            if (*words)
                finer.headings[finer.n++] =
                    (struct grid_heading){cell->column, cell->columns, role_of(words), words};
        }
        if (finer.n == before && finer.n < GRID_MOST_COLUMNS)
            finer.headings[finer.n++] = *heading;
    }
    if (!fits_all)
        return false;
    finer.arena = columns->arena;
    settle_twice(&finer);
    *columns = finer;
    return true;
}

bool grid_columns_are_equal(const struct grid_columns *one, const struct grid_columns *other)
{
    if (one->n != other->n)
        return false;
    for (size_t i = 0; i < one->n; i++)
        if (one->headings[i].column != other->headings[i].column ||
            strcmp(one->headings[i].words, other->headings[i].words) != 0)
            return false;
    return true;
}

const struct grid_heading *grid_columns_over(const struct grid_columns *columns,
                                             const struct grid_cell *cell)
{
    for (size_t i = 0; i < columns->n; i++) {
        const struct grid_heading *heading = &columns->headings[i];
        if (cell->column >= heading->column &&
            cell->column < heading->column + heading->columns)
            return heading;
    }
    return NULL;
}

const struct grid_heading *grid_columns_of(const struct grid_columns *columns,
                                           enum grid_role role)
{
    for (size_t i = 0; i < columns->n; i++)
        if (columns->headings[i].role == role)
            return &columns->headings[i];
    return NULL;
}
