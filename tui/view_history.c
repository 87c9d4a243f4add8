/* The history of one recommendation, or of all: what was changed, a change set a
 * heading, the newest first; to read and to search in. */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/field.h>
#include <rectrack/text.h>

#include "tui/desk.h"
#include "tui/page.h"
#include "tui/value.h"
#include "tui/views.h"

enum { MOST = 5000, LABEL = 14 };

struct history {
    struct tui_page page;
    char *ref; /* NULL: of everything */
};

/* What is being read of it. */
struct reading {
    struct history *history;
    int64_t set; /* the one under whose heading the next change stands */
    size_t n;
};

/* "15 June 2020, 14:04" where the reader is. */
static char *when(const char *at)
{
    g_autoptr(GDateTime) saved = g_date_time_new_from_iso8601(at, NULL);
    g_autoptr(GDateTime) here = saved ? g_date_time_to_local(saved) : NULL;
    if (!here)
        return g_strdup(at);
    uint32_t day = rt_day_new(g_date_time_get_year(here), g_date_time_get_month(here),
                              g_date_time_get_day_of_month(here));
    g_autofree char *words = rt_day_words(day);
    return g_strdup_printf("%s, %02d:%02d", words, g_date_time_get_hour(here),
                           g_date_time_get_minute(here));
}

static void add_heading(struct tui_pager *pager, const struct rt_change *change, bool is_first)
{
    g_autofree char *time = when(change->at);
    g_autofree char *words = g_strdup_printf(
        "%s  %s %s", time, change->actor ? change->actor : "", change->why ? change->why : "");
    if (!is_first)
        tui_pager_add(pager, NULL, 0, TUI_PLAIN, "");
    tui_pager_add(pager, NULL, 0, TUI_THEME, words);
}

static const struct rt_field *field_of(const struct rt_change *change)
{
    bool is_record = !strcmp(change->shape, rt_record_shape.name);
    return is_record && change->field ? tui_value_field(change->field, NULL) : NULL;
}

/* "Updates 2020-06/HT": the field as people call it. */
static char *label_of(const struct rt_change *change, bool has_subject)
{
    const char *key = change->field ? change->field : "";
    const struct rt_field *field = field_of(change);
    g_autofree char *first = g_strndup(key, strcspn(key, "."));
    const char *rest = key + strlen(first);
    const char *what = field ? field->label : *first ? first : change->shape;
    return g_strdup_printf("%s%s%s%s%s", has_subject ? change->subject : "",
                           has_subject ? " " : "", what, *rest ? " " : "",
                           *rest ? rest + 1 : "");
}

static enum rt_status add_change(const struct rt_change *change, void *self,
                                 struct rt_error *error)
{
    struct reading *reading = self;
    struct tui_pager *pager = &reading->history->page.pager;
    (void)error;
    if (change->set != reading->set)
        add_heading(pager, change, reading->n == 0);
    reading->set = change->set;
    reading->n++;
    g_autofree char *label = label_of(change, !reading->history->ref);
    const struct rt_field *field = field_of(change);
    const char *arrow = pager->is_ascii ? "->" : "→";
    g_autofree char *words =
        !change->field ? g_strdup(change->was ? "removed" : "added")
                       : g_strdup_printf("%s %s %s", tui_value_words(field, change->was), arrow,
                                         tui_value_words(field, change->becomes));
    tui_pager_add(pager, label, MAX(LABEL, rt_text_cells(label) + 2), TUI_PLAIN, words);
    return RT_OK;
}

static void read_history(struct history *self)
{
    struct tui_desk *desk = self->page.view.desk;
    struct reading reading = {.history = self, .set = -1};
    struct rt_error error = {0};
    tui_pager_empty(&self->page.pager);
    if (rt_register_history(desk->reg, self->ref, MOST, add_change, &reading, &error) != RT_OK)
        tui_desk_fail(desk, &error);
    else if (reading.n == 0)
        tui_pager_add(&self->page.pager, NULL, 0, TUI_PLAIN, "Nothing was changed yet");
    else if (reading.n == MOST)
        tui_pager_add(&self->page.pager, NULL, 0, TUI_WARNING,
                      "There is more than the screen keeps; rectrack history in the shell "
                      "gives all of it");
}

static struct history *of(struct tui_view *view)
{
    return (struct history *)view;
}

static unsigned place(const struct tui_view *view)
{
    return tui_page_place(view, TUI_AT_ANSWER);
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    if (!tui_page_act(view, action) && action == TUI_DO_BACK)
        return TUI_REDO_CLOSE | TUI_REDO_DRAW;
    return TUI_REDO_DRAW;
}

static void reload(struct tui_view *view)
{
    read_history(of(view));
}

static const char *ref_of(const struct tui_view *view)
{
    return ((const struct history *)view)->ref;
}

static void where(const struct tui_view *view, GString *out)
{
    tui_page_where(view, "The", out);
}

static void close_view(struct tui_view *view)
{
    g_free(of(view)->ref);
    tui_page_close(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = tui_page_type,
    .draw = tui_page_draw,
    .reload = reload,
    .ref = ref_of,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_history(struct tui_desk *desk, const char *ref)
{
    struct history *self = g_new0(struct history, 1);
    self->page.view = (struct tui_view){&class, desk};
    self->page.title = ref ? g_strdup_printf("history of %s", ref) : g_strdup("history of all");
    self->ref = g_strdup(ref);
    tui_pager_init(&self->page.pager, desk->is_ascii);
    read_history(self);
    return &self->page.view;
}
