/* The chair's views: what they share. */
#include "tui/chart.h"

#include <string.h>

#include <rectrack/field.h>

#include "tui/register.h"
#include "tui/views.h"

void tui_chart_init(struct tui_chart *chart, const struct tui_view_class *class,
                    void (*count)(struct tui_view *view),
                    void (*recount)(struct tui_view *view), struct tui_desk *desk)
{
    const struct tui_register *below = (const struct tui_register *)desk->views[0];
    struct rt_error error = {0};
    chart->view = (struct tui_view){class, desk};
    chart->count = count;
    chart->recount = recount;
    chart->filter = g_strdup(below->filter);
    chart->query = (struct rt_query){.facts = desk->facts};
    if (*chart->filter && rt_query_parse(&chart->query, chart->filter, &error) != RT_OK)
        tui_desk_fail(desk, &error);
}

void tui_chart_clear(struct tui_chart *chart)
{
    g_free(chart->filter);
    rt_query_clear(&chart->query);
}

/* Of more than so many recommendations a count is seen to take its time. */
enum { AT_ONCE = 500 };

void tui_chart_count(struct tui_chart *chart)
{
    const struct tui_register *below = (const struct tui_register *)chart->view.desk->views[0];
    chart->is_behind = !below->has_tally || below->total > AT_ONCE;
    if (!chart->is_behind)
        chart->count(&chart->view);
}

bool tui_chart_is_behind(const struct tui_view *view)
{
    return ((const struct tui_chart *)view)->is_behind;
}

void tui_chart_catch_up(struct tui_view *view)
{
    struct tui_chart *chart = (struct tui_chart *)view;
    bool is_renewed = chart->is_renewed;
    chart->is_behind = chart->is_renewed = false;
    (is_renewed ? chart->recount : chart->count)(view);
}

void tui_chart_reload(struct tui_view *view)
{
    struct tui_chart *chart = (struct tui_chart *)view;
    const struct tui_register *below = (const struct tui_register *)view->desk->views[0];
    chart->query.facts = view->desk->facts;
    if (chart->is_behind)
        return;
    chart->is_behind = chart->is_renewed = true;
    if (below->total <= AT_ONCE)
        tui_chart_catch_up(view);
}

bool tui_chart_draw_behind(const struct tui_chart *chart, struct tui_canvas *canvas,
                           const struct tui_frame *frame)
{
    if (chart->is_behind)
        tui_putf(canvas, frame->body, 2, canvas->cols - 3, TUI_PLAIN, "Counting%s",
                 tui_glyph(canvas, TUI_GLYPH_ELLIPSIS));
    return chart->is_behind;
}

struct rt_select tui_chart_select(const struct tui_chart *chart)
{
    return (struct rt_select){.query = &chart->query, .outlook = chart->view.desk->outlook};
}

void tui_chart_state(const struct tui_chart *chart, struct tui_canvas *canvas, int y,
                     const char *name, const char *words, const char *told)
{
    if (chart->is_behind)
        told = NULL; /* not counted yet */
    int end = canvas->cols - 1, told_width = told ? tui_measure(canvas, told) : 0;
    int x = 1 + tui_put(canvas, y, 1, end - 1, TUI_NAME, name);
    x += 1 + tui_put(canvas, y, x + 1, end - x - 1, TUI_PLAIN, words);
    bool has_room = x + 3 + told_width <= end;
    if (told && has_room) {
        tui_put(canvas, y, end - told_width, told_width, TUI_PLAIN, told);
        end -= told_width + 2;
    }
    if (*chart->filter && end - x > 14) {
        x += 3 + tui_put(canvas, y, x + 3, end - x - 3, TUI_LABEL, "Filter:");
        tui_put(canvas, y, x + 1, end - x - 1, TUI_PLAIN, chart->filter);
    }
}

void tui_chart_draw_nothing(const struct tui_chart *chart, struct tui_canvas *canvas, int y,
                            const char *why)
{
    char key[16];
    const struct tui_desk *desk = chart->view.desk;
    tui_putf(canvas, y, 2, canvas->cols - 3, TUI_PLAIN, "%s; %s goes to the Register", why,
             tui_keys_name(&desk->keys, TUI_DO_REGISTER, tui_desk_place(desk), key));
}

char *tui_chart_line(const struct tui_chart *chart, const char *word, const char *other)
{
    GString *line = g_string_new(chart->filter);
    const char *const words[] = {word, other};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (words[i])
            g_string_append_printf(line, "%s%s", line->len ? " " : "", words[i]);
    return g_string_free(line, FALSE);
}

void tui_chart_open_list(struct tui_chart *chart, const char *word, const char *other,
                         const char *name)
{
    g_autofree char *line = tui_chart_line(chart, word, other);
    tui_desk_open(chart->view.desk, tui_view_list(chart->view.desk, line));
    tui_desk_say(chart->view.desk, TUI_NOTICE, "Esc goes back to the %s", name);
}

unsigned tui_chart_act(struct tui_chart *chart, enum tui_action action, const char *command)
{
    if (action == TUI_DO_BACK)
        return TUI_REDO_CLOSE | TUI_REDO_DRAW;
    if (action == TUI_DO_COPY_TABLE)
        tui_desk_say(chart->view.desk, TUI_NOTICE,
                     "Nothing was copied; : %s --format csv has it", command);
    return TUI_REDO_DRAW;
}

enum rt_by tui_chart_next(enum rt_by by, enum rt_by taken)
{
    do
        by = (enum rt_by)(((int)by + 1) % RT_AXES);
    while (by == taken);
    return by;
}

void tui_chart_bar(struct tui_canvas *canvas, int y, int x, int cells, enum tui_role role,
                   size_t n, size_t of)
{
    int used = of ? (int)((n * (size_t)MAX(cells, 0) + of / 2) / of) : 0;
    for (int i = 0; i < (n ? CLAMP(used, 1, cells) : 0); i++)
        tui_put(canvas, y, x + i, 1, role, tui_glyph(canvas, TUI_GLYPH_STROKE));
}

enum rt_rag tui_chart_rag(enum rt_by by, const struct rt_lane *lane, bool *is_suggested)
{
    int rag = by == RT_BY_RAG && lane->value ? rt_choice_find(rt_rags, RT_RAGS, lane->value)
                                             : RT_RAG_NONE;
    *is_suggested = rag > 0 && !lane->tally.rag[rag];
    return rag > 0 ? (enum rt_rag)rag : RT_RAG_NONE;
}
