/* Where a table comes from. */
#include "exchange/grid_origin.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/field.h>
#include <rectrack/stream.h>
#include <rectrack/text.h>

#include "exchange/grid_words.h"
#include "report/layout.h"
#include "report/own.h"
#include "report/words.h"

static void copy_all(const struct rt_shape *shape, const struct rt_list *from,
                     struct rt_list *to, struct rt_arena *arena)
{
    for (size_t i = 0; i < from->n; i++)
        rt_shape_copy(shape, rt_list_add(to, arena, shape->size),
                      rt_list_item(from, i, shape->size), arena);
}

void grid_origin_init(struct grid_origin *origin, const struct rt_facts *facts)
{
    *origin = (struct grid_origin){0};
    if (!facts)
        return;
    copy_all(&rt_source_shape, &facts->sources, &origin->facts.sources, &origin->arena);
    copy_all(&rt_period_shape, &facts->periods, &origin->facts.periods, &origin->arena);
}

void grid_origin_clear(struct grid_origin *origin)
{
    grid_texts_clear(&origin->texts);
    rt_arena_clear(&origin->under);
    rt_arena_clear(&origin->arena);
    *origin = (struct grid_origin){0};
}

void grid_origin_text(struct grid_origin *origin, const struct grid_cell *cell)
{
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        const struct grid_paragraph *paragraph =
            rt_list_item(&cell->paragraphs, i, sizeof *paragraph);
        struct rt_arena arena = {0};
        const char *text = grid_text_line(paragraph->text, &arena);
        const struct report_layout *layout = report_layout_titled(text);
        if (layout) {
            origin->is_own = true;
            origin->layout = layout;
        } else if (*text &&
                   !(origin->is_own && (report_is_preface(text) || report_is_key(text)))) {
            grid_texts_add(&origin->texts, text, paragraph->style);
        }
        rt_arena_clear(&arena);
    }
}

static void doubt(const struct grid_origin *origin, const char *words, const char *assumed)
{
    rt_doubts_add(origin->doubts, origin->row, origin->table, NULL, words, "%s", assumed);
}

static void make(struct grid_origin *origin, const struct rt_shape *shape,
                 struct rt_list *known, const void *value)
{
    void *kept = rt_list_add(known, &origin->arena, shape->size);
    rt_shape_copy(shape, kept, value, &origin->arena);
    struct rt_item *item = rt_list_add(&origin->made, &origin->arena, sizeof *item);
    item->shape = shape;
    item->value = rt_arena_alloc(&origin->arena, shape->size);
    rt_shape_copy(shape, item->value, value, &origin->arena);
}

/* ---- the source ---- */

static bool holds(const char *folded, const char *words)
{
    g_autofree char *other = words ? rt_text_fold(words) : NULL;
    return other && *other && strstr(folded, other);
}

/* The source that the nearest text names by title or document. */
static const struct rt_source *source_by_texts(const struct grid_origin *origin)
{
    for (size_t i = origin->texts.all.n; i-- > 0;) {
        g_autofree char *folded = rt_text_fold(grid_texts_at(&origin->texts, i)->text);
        for (size_t k = 0; k < origin->facts.sources.n; k++) {
            const struct rt_source *source = rt_source_at(&origin->facts.sources, k);
            if (holds(folded, source->title) || holds(folded, source->document))
                return source;
        }
    }
    return NULL;
}

/* Which of the texts is a title: the nearest one that looks like one, else the first. */
static size_t title_place(const struct grid_origin *origin)
{
    for (size_t i = origin->texts.all.n; i-- > 0;)
        if (grid_texts_at(&origin->texts, i)->is_title)
            return i;
    return 0;
}

/* "Reducing Abuse - Update on progress": a document about a source names it first. */
static void split_title(struct grid_origin *origin, struct rt_source *source)
{
    struct grid_title parts = grid_title_of(source->title, 0);
    g_autofree char *rest = rt_text_fold(source->title + parts.text);
    if (!parts.title ||
        (!g_str_has_prefix(rest, "update") && !g_str_has_prefix(rest, "progress")))
        return;
    source->document = source->title;
    source->title = rt_arena_text(&origin->arena, source->title, parts.title);
}

/* The first letters of its words, short ones left out. */
static char *initials_of(const char *title)
{
    static const char *const small[] = {"a",  "an", "and", "the",  "of",   "in", "on",
                                        "to", "by", "for", "from", "with", "at"};
    GString *code = g_string_new(NULL);
    g_autofree char *folded = rt_text_fold(title);
    g_auto(GStrv) words = g_strsplit_set(folded, " -/.,:;()'\"&", -1);
    for (char **word = words; *word && code->len < 6; word++) {
        bool is_small = !g_ascii_isalpha(**word);
        for (size_t i = 0; i < G_N_ELEMENTS(small); i++)
            is_small |= strcmp(*word, small[i]) == 0;
        if (!is_small)
            g_string_append_c(code, g_ascii_toupper(**word));
    }
    if (!code->len)
        g_string_append_c(code, 'R');
    return g_string_free(code, FALSE);
}

/* A text that may be a title or a document's name, or NULL. */
static const char *name_at(const struct grid_origin *origin, size_t i)
{
    enum { LONGEST = 500 };
    const char *text = i < origin->texts.all.n ? grid_texts_at(&origin->texts, i)->text : NULL;
    return text && strlen(text) <= LONGEST ? text : NULL;
}

static void make_source(struct grid_origin *origin)
{
    struct rt_source source = {.part = {.line = origin->row, .column = origin->table}};
    size_t place = title_place(origin);
    source.title = name_at(origin, place);
    if (source.title && origin->is_own)
        source.document = report_own_document(name_at(origin, place + 1));
    else if (source.title)
        split_title(origin, &source);
    g_autofree char *initials = initials_of(source.title ? source.title : "");
    source.code = origin->asked_source ? origin->asked_source : initials;
    if (rt_facts_source(&origin->facts, source.code) && !origin->asked_source) {
        g_autofree char *other = g_strconcat(source.code, "2", NULL);
        source.code = rt_arena_copy(&origin->arena, other);
    }
    origin->code = rt_arena_copy(&origin->arena, source.code);
    for (size_t i = 0; i < rt_source_shape.n; i++)
        if (!rt_field_is_empty(&rt_source_shape.fields[i], &source))
            rt_field_set_given(&rt_source_shape, &rt_source_shape.fields[i], &source);
    make(origin, &rt_source_shape, &origin->facts.sources, &source);
    g_autofree char *assumed =
        g_strdup_printf("no such source is known; it is made, with the code %s%s", source.code,
                        origin->asked_source ? "" : " (--source names another)");
    doubt(origin, source.title ? source.title : "(no title)", assumed);
}

static void settle_source(struct grid_origin *origin)
{
    const char *before = origin->code;
    const struct rt_source *source = origin->asked_source
                                         ? rt_facts_source(&origin->facts, origin->asked_source)
                                         : source_by_texts(origin);
    bool is_alone = !origin->is_own && origin->facts.sources.n == 1;
    if (source) {
        origin->code = source->code;
    } else if (origin->code && (!origin->is_own || !origin->texts.all.n)) {
        return; /* the document goes on */
    } else if (is_alone && !origin->asked_source) {
        source = rt_source_at(&origin->facts.sources, 0);
        origin->code = source->code;
        doubt(origin,
              origin->texts.all.n ? grid_texts_at(&origin->texts, title_place(origin))->text
                                  : "(no title)",
              "taken as of the one source that is known; --source names another");
    } else {
        make_source(origin);
    }
    if (g_strcmp0(before, origin->code) != 0) {
        origin->group = origin->theme = NULL;
        origin->has_theme = false;
    }
}

/* ---- the period ---- */

static bool is_told(enum grid_role role)
{
    return role == GRID_UPDATE || role == GRID_PROGRESS || role == GRID_CHALLENGE;
}

/* A month or a day, as which a period may be named. */
static bool is_month(const struct rt_window *window)
{
    char first[11];
    rt_day_iso(window->earliest, first);
    return g_str_has_suffix(first, "-01") &&
           window->latest + 1 == rt_day_add_months(window->earliest, 1);
}

/* The words at the end of a heading that name a period, known or not. */
static bool find_period(struct grid_origin *origin, const char *heading, struct rt_period *out)
{
    enum { LONGEST = 200 }; /* of such words */
    size_t n = strlen(heading), past = n > LONGEST ? n - LONGEST : 0;
    while (past && (heading[past] & 0xC0) == 0x80) /* within a character */
        past--;
    g_autofree char *plain = g_strdelimit(g_strdup(heading + past), "\n\t()[],:", ' ');
    struct rt_arena arena = {0};
    for (const char *at = past ? strchr(plain, ' ') : plain; at && !out->id;
         at = strchr(at, ' ')) {
        at += strspn(at, " ");
        const char *words = grid_trim(&arena, at, strlen(at));
        const struct rt_period *known = *words ? rt_facts_period(&origin->facts, words) : NULL;
        struct rt_window window = {0};
        bool is_day = rt_window_parse(words, &window) && window.earliest == window.latest;
        if (!known && window.latest && (is_day || is_month(&window))) {
            char iso[11];
            rt_day_iso(window.latest, iso);
            iso[is_day ? 10 : 7] = '\0';
            known = rt_facts_period(&origin->facts, iso);
            g_autofree char *label = rt_window_words(&window);
            *out = (struct rt_period){.part = {.line = origin->row, .column = origin->table},
                                      .id = rt_arena_copy(&origin->arena, iso),
                                      .label = rt_arena_copy(&origin->arena, label),
                                      .as_at = window.latest};
        }
        if (known)
            *out = *known;
    }
    rt_arena_clear(&arena);
    return out->id;
}

static void make_period(struct grid_origin *origin, struct rt_period *period)
{
    g_autofree char *day = rt_day_words(period->as_at);
    g_autofree char *assumed =
        g_strdup_printf("no such period is known; it is made, and ends on %s", day);
    for (size_t i = 0; i < rt_period_shape.n; i++)
        rt_field_set_given(&rt_period_shape, &rt_period_shape.fields[i], period);
    make(origin, &rt_period_shape, &origin->facts.periods, period);
    doubt(origin, period->label, assumed);
}

/* Where nothing else says it, the month that stands over the table. */
static void period_by_texts(struct grid_origin *origin)
{
    struct rt_period named = {0};
    for (size_t i = origin->texts.all.n; i-- > 0 && !named.id;) {
        const char *text = grid_texts_at(&origin->texts, i)->text;
        if (!find_period(origin, text, &named))
            continue;
        doubt(origin, text, "the period of the updates is taken from these words");
        if (!rt_facts_period(&origin->facts, named.id))
            make_period(origin, &named);
        origin->period = named.id;
    }
}

/* The heading names it, unless a person does. */
static enum rt_status settle_period(struct grid_origin *origin,
                                    const struct grid_columns *columns, struct rt_error *error)
{
    const struct grid_heading *told = NULL;
    struct rt_period named = {0};
    for (size_t i = 0; i < columns->n && !told; i++)
        told = is_told(columns->headings[i].role) ? &columns->headings[i] : NULL;
    if (told)
        find_period(origin, told->words, &named);
    if (origin->asked_period && named.id && strcmp(named.id, origin->asked_period) != 0) {
        g_autofree char *assumed = g_strdup_printf(
            "the heading names %s; its words are taken for the period %s, as --period says",
            named.label, origin->asked_period);
        doubt(origin, told->words, assumed);
    } else if (!origin->asked_period && named.id &&
               !rt_facts_period(&origin->facts, named.id)) {
        make_period(origin, &named);
    }
    origin->period = origin->asked_period ? origin->asked_period
                     : named.id           ? named.id
                                          : origin->open_period;
    if (told && !origin->period)
        period_by_texts(origin);
    if (told && !origin->period)
        return rt_fail(error, RT_REFUSED,
                       "%s %u, row %u: the column \"%s\" belongs to a period, names none "
                       "and none is open; name one with --period",
                       origin->place, origin->table, origin->row, told->words);
    return RT_OK;
}

enum rt_status grid_origin_table(struct grid_origin *origin, const struct grid_columns *columns,
                                 struct rt_error *error)
{
    if (origin->is_own && origin->layout != &report_layouts[0])
        return rt_fail(error, RT_REFUSED,
                       "the file is the paper \"%s\", which is for reading; what comes in "
                       "again is the layout %s, or yaml or csv",
                       origin->layout->title, report_layouts[0].name);
    settle_source(origin);
    enum rt_status status = settle_period(origin, columns, error);
    grid_texts_clear(&origin->texts);
    return status;
}

bool grid_origin_knows(const struct grid_origin *origin, const char *code)
{
    return g_strcmp0(origin->asked_source, code) == 0 || g_strcmp0(origin->code, code) == 0 ||
           rt_facts_source(&origin->facts, code);
}

/* ---- the theme ---- */

static const struct rt_theme *theme_of(const struct grid_origin *origin, const char *words)
{
    const struct rt_source *source =
        origin->code ? rt_facts_source(&origin->facts, origin->code) : NULL;
    g_autofree char *folded = rt_text_fold(words);
    for (size_t i = 0; source && i < source->themes.n; i++) {
        const struct rt_theme *theme = rt_theme_at(&source->themes, i);
        g_autofree char *whole =
            g_strconcat(theme->group ? theme->group : "",
                        theme->group ? report_group_joint : "", theme->name, NULL);
        g_autofree char *own = rt_text_fold(whole);
        if (strcmp(own, folded) == 0)
            return theme;
    }
    return NULL;
}

bool grid_origin_knows_theme(const struct grid_origin *origin, const char *words)
{
    return theme_of(origin, words) != NULL;
}

/* Our own papers write a group before its theme. */
static void split_theme(struct grid_origin *origin, const char *words)
{
    const char *joint = origin->is_own ? strstr(words, report_group_joint) : NULL;
    origin->group =
        joint ? rt_arena_text(&origin->under, words, (size_t)(joint - words)) : NULL;
    origin->theme =
        rt_arena_copy(&origin->under, joint ? joint + strlen(report_group_joint) : words);
}

void grid_origin_theme(struct grid_origin *origin, const char *words)
{
    const struct rt_theme *known = theme_of(origin, words);
    bool is_none = origin->is_own && strcmp(words, report_no_theme) == 0;
    g_autofree char *line = g_strdelimit(g_strdup(words), "\n\t", ' ');
    rt_arena_reset(&origin->under);
    origin->has_theme = true;
    origin->group = known ? known->group : NULL;
    origin->theme = known ? known->name : NULL;
    if (!known && !is_none)
        split_theme(origin, line);
}
