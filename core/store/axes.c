/* THE TABLE OF AXES, and what the register has of each. */
#include "store/axes.h"

#include <stdio.h>
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/field.h>
#include <rectrack/query.h>

/* Rows as long as they are: a table is read across. */
/* clang-format off */

const struct rt_axis rt_axes[RT_AXES] = {
    [RT_BY_RAG] = {"rag", "RAG", "No colour", false},
    [RT_BY_THEME] = {"theme", "Theme", "No theme", false},
    [RT_BY_OWNER] = {"owner", "Owner", "No owner", true},
    [RT_BY_QUARTER] = {"quarter", "Quarter", "No date", true},
    [RT_BY_SOURCE] = {"source", "Source", "No source", false},
    [RT_BY_GROUP] = {"group", "Group", "No group", false},
    [RT_BY_STATE] = {"state", "State", "No state", false},
    [RT_BY_WAITING] = {"waiting", "Waiting for", "Waits for nothing", true},
    [RT_BY_DIRECTION] = {"direction", "Direction", "No direction", false},
};

const char *const rt_axis_keys[RT_AXES + 1] = {
    "rag", "theme", "owner", "quarter", "source", "group", "state", "waiting", "direction", NULL};

/* A table's name in the joins is the axis's own: two axes stand in one select.  What is
 * DISTINCT anyway is said to be, and a range is asked for where one key is meant: the engine
 * then takes them for many, works them out once and makes an index of them, in place of
 * going through them for each recommendation. */
#define OF_ROW " = COALESCE(r.shared_id, r.id) "
static const struct {
    const char *column, *join;
    enum rt_word word;
} known[RT_AXES] = {
    [RT_BY_RAG] = {"COALESCE(k.rag, k.suggested)", "", RT_WORD_SHOWN},
    [RT_BY_THEME] = {"th.name", "LEFT JOIN theme th ON th.id = r.theme_id ", RT_WORD_THEME},
    [RT_BY_OWNER] = {"ow.name", "LEFT JOIN (SELECT DISTINCT o.record_id, w.name FROM mention o JOIN owner w"
                     " ON w.id = o.other_id WHERE o.kind BETWEEN 'owner' AND 'owner') ow ON ow.record_id" OF_ROW,
                     RT_WORD_OWNER},
    [RT_BY_QUARTER] = {"qu.name", NULL, RT_WORD_TARGET},
    [RT_BY_SOURCE] = {"so.code", "JOIN source so ON so.id = r.source_id ", RT_WORD_SOURCE},
    [RT_BY_GROUP] = {"NULLIF(gr.grp, '')", "LEFT JOIN theme gr ON gr.id = r.theme_id ",
                     RT_WORD_GROUP},
    [RT_BY_STATE] = {"COALESCE(l.state, r.state)", "", RT_WORD_STATE},
    [RT_BY_WAITING] = {"wa.name", "LEFT JOIN (SELECT DISTINCT w.record_id, e.name FROM mention w JOIN event e"
                       " ON e.id = w.other_id WHERE w.kind BETWEEN 'event' AND 'event' AND"
                       " COALESCE(e.happened, e.lifted) IS NULL) wa ON wa.record_id" OF_ROW,
                       RT_WORD_WAITING},
    [RT_BY_DIRECTION] = {"k.direction", "", RT_WORD_DIRECTION},
};
/* clang-format on */

enum rt_by rt_axis_find(const char *key)
{
    int by = 0;
    while (by < RT_AXES && strcmp(rt_axes[by].key, key) != 0)
        by++;
    return (enum rt_by)by;
}

bool axis_has_all(enum rt_by by)
{
    return by == RT_BY_RAG;
}

const char *axis_column(enum rt_by by)
{
    return known[by].column;
}

/* ---- quarters ---- */

/* "2020-04": in which it begins or ends. */
static const char MONTHS[] = "SELECT DISTINCT substr(earliest, 1, 7) FROM target UNION"
                             " SELECT DISTINCT substr(latest, 1, 7) FROM target ORDER BY 1";

static int quarter_of(const char *month)
{
    int year = 0, of_year = 1;
    return sscanf(month, "%4d-%2d", &year, &of_year) == 2 ? year * 4 + (of_year - 1) / 3 : 0;
}

/* ('2020-Q2', '2020-04-01', '2020-06-30'): digits and hyphens that this function made. */
static void add_quarter(int quarter, GString *out)
{
    char first[11], last[11];
    uint32_t day = rt_day_new(quarter / 4, quarter % 4 * 3 + 1, 1);
    uint32_t next = rt_day_add_months(day, 3);
    rt_day_iso(day, first);
    rt_day_iso(next ? next - 1 : rt_day_new(9999, 12, 31), last);
    g_string_append_printf(out, "%s('%04d-Q%d', '%s', '%s')", out->len ? ", " : "", quarter / 4,
                           quarter % 4 + 1, first, last);
}

static enum rt_status list_quarters(struct rt_register *reg, GString *out,
                                    struct rt_error *error)
{
    struct db_statement *row;
    int before = 0;
    enum rt_status status = db_prepare(reg->db, MONTHS, &row, error);
    for (bool has_row = true; status == RT_OK && has_row;) {
        status = db_step(row, &has_row, error);
        int quarter = status == RT_OK && has_row ? quarter_of(db_text(row, 0)) : 0;
        if (quarter > before)
            add_quarter(before = quarter, out);
    }
    if (!out->len)
        g_string_append(out, "('', '~', '')"); /* in which nothing lies */
    return status;
}

enum rt_status axis_join(struct rt_register *reg, enum rt_by by, char **join,
                         struct rt_error *error)
{
    if (known[by].join) {
        *join = g_strdup(known[by].join);
        return RT_OK;
    }
    g_autoptr(GString) quarters = g_string_new(NULL);
    enum rt_status status = list_quarters(reg, quarters, error);
    if (status == RT_OK)
        *join = g_strdup_printf("LEFT JOIN (SELECT DISTINCT t.record_id, q.column1 AS name FROM"
                                " target t JOIN (VALUES %s) q ON q.column2 <= t.latest AND"
                                " q.column3 >= t.earliest) qu ON qu.record_id" OF_ROW,
                                quarters->str);
    return status;
}

/* ---- one value ---- */

/* April to June 2020; asked for as Q2 2020. */
static void tell_quarter(struct rt_lane *lane, struct rt_arena *arena)
{
    static const char *const months[] = {"January to March", "April to June",
                                         "July to September", "October to December"};
    int year = 0, quarter = 1;
    sscanf(lane->value, "%4d-Q%1d", &year, &quarter);
    g_autofree char *label = g_strdup_printf("%s %d", months[CLAMP(quarter, 1, 4) - 1], year);
    g_autofree char *word = g_strdup_printf("target:\"Q%d %04d\"", quarter, year);
    lane->label = rt_arena_copy(arena, label);
    lane->word = rt_arena_copy(arena, word);
}

/* Quotes group; the marks that end them or that say so stand behind a backslash. */
static const char *word_of(enum rt_by by, const char *value, struct rt_arena *arena)
{
    g_autoptr(GString) word = g_string_new(rt_query_words[known[by].word].name);
    bool is_plain = true;
    g_string_append_c(word, ':');
    for (const char *at = value; *at; at++)
        is_plain = is_plain && (g_ascii_isalnum(*at) || *at == '_' || *at == '-');
    if (!is_plain)
        g_string_append_c(word, '"');
    for (const char *at = value; *at; at++)
        g_string_append_printf(word, "%s%c", *at == '"' || *at == '\\' ? "\\" : "", *at);
    if (!is_plain)
        g_string_append_c(word, '"');
    return rt_arena_text(arena, word->str, word->len);
}

static const struct rt_choice *choices_of(enum rt_by by, size_t *n)
{
    *n = by == RT_BY_RAG         ? RT_RAGS
         : by == RT_BY_STATE     ? RT_STATES
         : by == RT_BY_DIRECTION ? RT_DIRECTIONS
                                 : 0;
    return by == RT_BY_RAG ? rt_rags : by == RT_BY_STATE ? rt_states : rt_directions;
}

struct rt_lane axis_lane(enum rt_by by, const char *value, struct rt_arena *arena)
{
    struct rt_lane lane = {.value = rt_arena_copy(arena, value)};
    size_t n;
    const struct rt_choice *choices = choices_of(by, &n);
    int choice = value && n ? rt_choice_find(choices, n, value) : -1;
    lane.label = !value ? rt_axes[by].none : choice >= 0 ? choices[choice].label : lane.value;
    if (value && by == RT_BY_QUARTER)
        tell_quarter(&lane, arena);
    else
        lane.word = word_of(by, value ? value : "none", arena);
    return lane;
}

/* ---- all of them ---- */

static void add(enum rt_by by, const char *value, struct rt_arena *arena, struct rt_list *out)
{
    struct rt_lane lane = axis_lane(by, value, arena);
    *(struct rt_lane *)rt_list_add(out, arena, sizeof lane) = lane;
}

/* Of a source: its code, its themes or the headings over them. */
static void add_source(enum rt_by by, const struct rt_source *source, struct rt_arena *arena,
                       struct rt_list *out)
{
    if (by == RT_BY_SOURCE)
        add(by, source->code, arena, out);
    for (size_t i = 0; i < source->themes.n && by != RT_BY_SOURCE; i++) {
        const struct rt_theme *theme = rt_theme_at(&source->themes, i);
        const char *value = by == RT_BY_THEME ? theme->name : theme->group;
        if (value)
            add(by, value, arena, out);
    }
}

void axis_lanes(enum rt_by by, const struct rt_facts *facts, struct rt_arena *arena,
                struct rt_list *out)
{
    size_t n;
    const struct rt_choice *choices = choices_of(by, &n);
    bool is_heading = by == RT_BY_SOURCE || by == RT_BY_THEME || by == RT_BY_GROUP;
    for (size_t i = 0; i < n; i++)
        if (choices[i].key)
            add(by, choices[i].key, arena, out);
    for (size_t i = 0; is_heading && i < facts->sources.n; i++)
        add_source(by, rt_source_at(&facts->sources, i), arena, out);
    for (size_t i = 0; by == RT_BY_OWNER && i < facts->owners.n; i++)
        add(by, rt_owner_at(&facts->owners, i)->name, arena, out);
    for (size_t i = 0; by == RT_BY_WAITING && i < facts->events.n; i++)
        add(by, rt_event_at(&facts->events, i)->name, arena, out);
}
