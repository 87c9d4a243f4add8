/* The paper as it will print: what export makes of the filter and the period, in each of
 * its layouts, to read and to search in, and to write as a file from here. */
#include <string.h>

#include "tui/ask.h"
#include "tui/page.h"
#include "tui/views.h"

struct paper {
    struct tui_page page; /* its lines are those of paper for width */
    struct tui_paper paper;
    int width;         /* that it is laid out for; 0: for none yet */
    GPtrArray *chosen; /* char *: the words of the command that say of what it is */
    char *period;      /* the id of its period, or NULL */
    size_t layout;
};

/* The layouts there are: those that export takes. */
static const char *const *layouts(void)
{
    const struct rt_option *option = rt_command_find("export")->options;
    while (strcmp(option->name, "layout") != 0)
        option++;
    return option->choices;
}

static size_t n_layouts(void)
{
    return g_strv_length((char **)(uintptr_t)layouts());
}

static struct paper *of(struct tui_view *view)
{
    return (struct paper *)view;
}

/* The command line of the paper; its texts are self's or the caller's. */
static GPtrArray *words_of(const struct paper *self, char *layout)
{
    GPtrArray *words = g_ptr_array_new();
    g_ptr_array_add(words, (char *)(uintptr_t) "export");
    g_ptr_array_add(words, layout);
    for (guint i = 0; i < self->chosen->len; i++)
        g_ptr_array_add(words, self->chosen->pdata[i]);
    return words;
}

static char *layout_word(const struct paper *self)
{
    return g_strconcat("--layout=", layouts()[self->layout], NULL);
}

/* false: it was refused, and that is said. */
static bool read_paper(struct paper *self)
{
    struct tui_desk *desk = self->page.view.desk;
    struct tui_pager none;
    struct tui_answer answer;
    g_autofree char *layout = layout_word(self);
    g_autoptr(GPtrArray) words = words_of(self, layout);
    tui_pager_init(&none, desk->is_ascii);
    tui_answer_init(&answer, &none);
    tui_paper_clear(&self->paper);
    tui_answer_take_paper(&answer, &self->paper);
    enum rt_status status =
        tui_ask_into(desk, (const char *const *)words->pdata, words->len, &answer);
    if (answer.notice)
        tui_desk_say(desk, TUI_NOTICE, "%s", answer.notice);
    tui_answer_clear(&answer);
    tui_pager_clear(&none);
    g_free(self->page.title);
    self->page.title = g_strdup_printf("Paper: %s (%zu of %zu)", layouts()[self->layout],
                                       self->layout + 1, n_layouts());
    self->width = 0;
    return status == RT_OK;
}

/* ---- its place ---- */

/* The first line of a part, and how many it has. */
static size_t lines_of(const struct tui_pager *pager, int part, size_t *first)
{
    size_t n = 0;
    for (size_t i = 0; i < pager->lines.n; i++) {
        const struct tui_line *line = rt_list_item(&pager->lines, i, sizeof *line);
        if (line->section == part && n++ == 0)
            *first = i;
    }
    return n;
}

/* Laid out anew, the same stretch of the same part is on top. */
static void lay(struct paper *self, int width)
{
    struct tui_pager *pager = &self->page.pager;
    size_t first = 0, top = pager->top, offset = 0, n = 0;
    int part = 0;
    if (top > 0 && top < pager->lines.n) {
        part =
            ((const struct tui_line *)rt_list_item(&pager->lines, top, sizeof(struct tui_line)))
                ->section;
        n = lines_of(pager, part, &first);
        offset = top - first;
    }
    tui_paper_lay(&self->paper, pager, width);
    self->width = width;
    size_t now = n ? lines_of(pager, part, &first) : 0;
    if (now)
        pager->top = first + offset * now / n;
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    int width = tui_pager_room(canvas);
    if (of(view)->width != width)
        lay(of(view), width);
    tui_page_draw(view, canvas);
}

/* ---- keys ---- */

static unsigned place(const struct tui_view *view)
{
    return tui_page_place(view, TUI_AT_PAPER);
}

/* Another layout is another paper: it begins at its top. */
static unsigned turn_to(struct paper *self, size_t layout)
{
    self->layout = layout % n_layouts();
    read_paper(self);
    self->page.pager.top = 0;
    return TUI_REDO_DRAW;
}

static unsigned copy(struct paper *self)
{
    g_autoptr(GString) text = g_string_new(NULL);
    tui_pager_text(&self->page.pager, text);
    return tui_desk_copy(self->page.view.desk, "The paper", text->str);
}

/* "update-2020-03.docx", of other layouts than the first "exceptions-2020-03.docx". */
static void open_export(const struct paper *self)
{
    struct tui_desk *desk = self->page.view.desk;
    const char *name = self->layout ? layouts()[self->layout] : "update";
    g_autofree char *file = self->period ? g_strdup_printf("%s-%s.docx", name, self->period)
                                         : g_strdup_printf("%s.docx", name);
    g_autofree char *layout = layout_word(self);
    g_autoptr(GPtrArray) words = words_of(self, layout);
    g_ptr_array_add(words, NULL);
    tui_desk_open(desk, tui_view_export(desk, (const char *const *)words->pdata, file));
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct paper *self = of(view);
    if (tui_page_act(view, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_NEXT)
        return turn_to(self, self->layout + 1);
    if (action == TUI_DO_PREVIOUS)
        return turn_to(self, self->layout + n_layouts() - 1);
    if (action == TUI_DO_EXPORT)
        open_export(self);
    else if (action == TUI_DO_COPY_TABLE)
        return copy(self);
    return action == TUI_DO_BACK ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_DRAW;
}

static void reload(struct tui_view *view)
{
    read_paper(of(view));
}

static void where(const struct tui_view *view, GString *out)
{
    tui_page_where(view, "The", out);
}

static void close_view(struct tui_view *view)
{
    tui_paper_clear(&of(view)->paper);
    g_ptr_array_free(of(view)->chosen, TRUE);
    g_free(of(view)->period);
    tui_page_close(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = tui_page_type,
    .draw = draw,
    .reload = reload,
    .where = where,
    .close = close_view,
};

/* ---- opening ---- */

static struct paper *new_paper(struct tui_desk *desk)
{
    struct paper *self = g_new0(struct paper, 1);
    self->page.view = (struct tui_view){&class, desk};
    self->chosen = g_ptr_array_new_with_free_func(g_free);
    self->period = g_strdup(desk->outlook.period ? desk->outlook.period->id : NULL);
    tui_pager_init(&self->page.pager, desk->is_ascii);
    return self;
}

static void open_read(struct paper *self)
{
    if (read_paper(self))
        tui_desk_open(self->page.view.desk, &self->page.view);
    else
        close_view(&self->page.view);
}

void tui_open_paper(struct tui_desk *desk, const char *filter)
{
    struct paper *self = new_paper(desk);
    if (*filter)
        g_ptr_array_add(self->chosen, g_strconcat("--query=", filter, NULL));
    open_read(self);
}

static void choose(struct paper *self, const struct rt_args *args)
{
    static const char *const options[] = {"period", "query"};
    const char *layout = rt_args_option(args, "layout"),
               *period = rt_args_option(args, "period");
    const struct rt_facts *facts = self->page.view.desk->facts;
    while (layout && strcmp(layouts()[self->layout], layout) != 0)
        self->layout++;
    for (size_t i = 0; i < G_N_ELEMENTS(options); i++)
        if (rt_args_option(args, options[i]))
            g_ptr_array_add(self->chosen, g_strdup_printf("--%s=%s", options[i],
                                                          rt_args_option(args, options[i])));
    g_ptr_array_add(self->chosen, g_strdup("--"));
    for (size_t i = 0; i < args->arguments.n; i++)
        g_ptr_array_add(self->chosen, g_strdup(rt_args_argument(args, i)));
    const struct rt_period *named = period ? rt_facts_period(facts, period) : NULL;
    if (named) {
        g_free(self->period);
        self->period = g_strdup(named->id);
    }
}

bool tui_open_paper_line(struct tui_desk *desk, const char *line)
{
    struct rt_args args = {0};
    bool is_paper = rt_args_parse_line(&args, line, NULL) == RT_OK &&
                    !strcmp(args.command->name, "export") && !rt_args_option(&args, "output") &&
                    !rt_args_option(&args, "format") && !rt_args_option(&args, "help");
    if (is_paper) {
        struct paper *self = new_paper(desk);
        choose(self, &args);
        open_read(self);
    }
    rt_args_clear(&args);
    return is_paper;
}
