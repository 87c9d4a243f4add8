/* What somebody saved while the person was editing the same: when they began, theirs
 * now, yours; for each they choose.  Knows neither forms nor commands: the choices
 * stand in the conflicts, and the view that opened it is told TUI_DO_YES, save again,
 * or TUI_DO_NO, back to editing. */
#include <rectrack/date.h>
#include <rectrack/text.h>
#include <rectrack/wording.h>

#include "tui/conflicts.h"
#include "tui/desk.h"
#include "tui/form.h"
#include "tui/frame.h"
#include "tui/views.h"

enum { HEAD = 1000, FOOT, SAVE, IN_FULL, BACK };

struct conflict_view {
    struct tui_view view;
    struct tui_form form;
    struct rt_conflicts *conflicts;
};

static struct conflict_view *of(struct tui_view *view)
{
    return (struct conflict_view *)view;
}

static unsigned place(const struct tui_view *view)
{
    return tui_form_place(&((const struct conflict_view *)view)->form);
}

/* ---- what it says ---- */

/* "at 14:04", or with the day where that is another one. */
static char *time_words(const char *at, uint32_t today)
{
    char clock[6];
    uint32_t day = rt_moment(at, clock);
    g_autofree char *words = rt_day_words(day);
    return !day           ? g_strdup("meanwhile")
           : day == today ? g_strdup_printf("at %s", clock)
                          : g_strdup_printf("at %s on %s", clock, words);
}

/* As much of a text as a line of the question holds, from where it differs on. */
static char *brief(const char *text, const char *other, bool is_ascii)
{
    enum { SHORT = 48 };
    g_autofree char *differs = NULL, *unused = NULL;
    g_autoptr(GString) clean = g_string_new(NULL);
    g_autoptr(GString) out = g_string_new(NULL);
    rt_word_difference(text, other, &differs, &unused);
    rt_text_clean(clean, differs, RT_CLEAN_LINE | (is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    rt_text_clip(out, clean->str, SHORT, is_ascii);
    return g_strdup(out->str);
}

static const char *words_of(const char *text)
{
    return text && *text ? text : "(empty)";
}

static void add_conflict(struct conflict_view *self, size_t i)
{
    const struct rt_conflict *what = &rt_conflict_at(self->conflicts, i)->what;
    bool is_ascii = self->view.desk->is_ascii;
    const char *was = words_of(what->seen), *other = words_of(what->theirs),
               *own = words_of(what->yours);
    g_autofree char *seen = brief(was, own, is_ascii);
    g_autofree char *theirs = brief(other, was, is_ascii);
    g_autofree char *yours = brief(own, was, is_ascii);
    g_autofree char *first = g_strconcat("yours: ", yours, NULL);
    g_autofree char *second = g_strconcat("theirs: ", theirs, NULL);
    g_autofree char *began = g_strconcat("when you began: ", seen, NULL);
    struct tui_item *item =
        tui_form_add(&self->form, TUI_ITEM_RADIO, (int)i, what->label ? what->label : "");
    item->is_required = item->is_tall = true;
    item->help = "Choose which of the two shall stand; the other stays in the history";
    tui_item_choice(item, "", TUI_PLAIN, first, false);
    tui_item_choice(item, "", TUI_PLAIN, second, false);
    tui_item_say(&item->note, began);
}

/* Who saved, each once: "Hampton Trust", "Hampton Trust and Public Health"; g_free it. */
static char *savers(const struct rt_conflicts *conflicts)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < conflicts->all.n; i++) {
        const char *who = rt_conflict_at(conflicts, i)->what.who;
        who = who ? who : "Somebody else";
        if (!g_ptr_array_find_with_equal_func(names, who, g_str_equal, NULL))
            g_ptr_array_add(names, (void *)(uintptr_t)who);
    }
    for (guint i = 0; i < names->len; i++)
        g_string_append_printf(all, "%s%s",
                               i == 0                ? ""
                               : i + 1 == names->len ? " and "
                                                     : ", ",
                               (const char *)names->pdata[i]);
    return g_string_free(all, FALSE);
}

/* When the last of them did. */
static const char *last_at(const struct rt_conflicts *conflicts)
{
    const char *last = NULL;
    for (size_t i = 0; i < conflicts->all.n; i++) {
        const char *at = rt_conflict_at(conflicts, i)->what.at;
        if (g_strcmp0(at, last) > 0)
            last = at;
    }
    return last;
}

static void fill(struct conflict_view *self)
{
    struct tui_form *form = &self->form;
    const struct rt_conflict *first = &rt_conflict_at(self->conflicts, 0)->what;
    g_autofree char *who = savers(self->conflicts);
    g_autofree char *when =
        time_words(last_at(self->conflicts), self->view.desk->context->today);
    g_autofree char *head =
        g_strdup_printf("%s saved %s %s. You began before that.", who, first->ref, when);
    g_autofree char *foot = g_strdup_printf(
        "Nothing is lost: both versions stay in the history of %s.", first->ref);
    struct tui_item *note = tui_form_add(form, TUI_ITEM_NOTE, HEAD, "");
    note->lines = 2;
    tui_item_put(note, head);
    for (size_t i = 0; i < self->conflicts->all.n; i++)
        add_conflict(self, i);
    note = tui_form_add(form, TUI_ITEM_NOTE, FOOT, "");
    note->lines = 2;
    tui_item_put(note, foot);
    tui_form_add(form, TUI_ITEM_BUTTON, SAVE, "Save this");
    tui_form_add(form, TUI_ITEM_BUTTON, IN_FULL, "See both in full");
    tui_form_add(form, TUI_ITEM_BUTTON, BACK, "Back to editing");
}

/* ---- keys ---- */

static const struct tui_binding answers[] = {{.name = "back", .action = TUI_DO_NO},
                                             {.name = "save", .action = TUI_DO_YES}};

static unsigned answer(struct conflict_view *self, bool is_yes)
{
    tui_desk_wish(self->view.desk, &answers[is_yes]);
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

static unsigned save(struct conflict_view *self)
{
    for (size_t i = 0; i < self->conflicts->all.n; i++) {
        struct tui_item *item = tui_form_item(&self->form, (int)i);
        int at = tui_item_chosen(item);
        rt_conflict_at(self->conflicts, i)->kept = at < 0    ? RT_KEPT_OPEN
                                                   : at == 0 ? RT_KEPT_YOURS
                                                             : RT_KEPT_THEIRS;
        tui_item_say(&item->error, at < 0 ? "choose yours or theirs" : NULL);
    }
    if (!tui_form_go_wrong(&self->form))
        return answer(self, true);
    tui_desk_say(self->view.desk, TUI_WARNING, "Not saved yet: choose yours or theirs for %s",
                 tui_form_focus(&self->form)->label);
    return TUI_REDO_DRAW;
}

static unsigned show_all(struct conflict_view *self)
{
    struct tui_desk *desk = self->view.desk;
    struct tui_pager pager;
    tui_pager_init(&pager, desk->is_ascii);
    for (size_t i = 0; i < self->conflicts->all.n; i++) {
        const struct rt_conflict *what = &rt_conflict_at(self->conflicts, i)->what;
        const struct {
            const char *label, *text;
        } all[] = {{"When you began", what->seen},
                   {"Theirs now", what->theirs},
                   {"Yours", what->yours}};
        enum { LABEL = 16 };
        tui_pager_add(&pager, NULL, 0, TUI_THEME, what->label);
        for (size_t k = 0; k < G_N_ELEMENTS(all); k++)
            tui_pager_add(&pager, all[k].label, LABEL, TUI_PLAIN, words_of(all[k].text));
        tui_pager_add(&pager, NULL, 0, TUI_PLAIN, "");
    }
    tui_desk_open(desk, tui_view_answer(desk, &pager, "both in full"));
    return TUI_REDO_DRAW;
}

static unsigned take(struct conflict_view *self, struct tui_form_told told)
{
    if (told.news == TUI_FORM_SAVE)
        return save(self);
    if (told.news == TUI_FORM_LEAVE)
        return answer(self, false);
    if (told.news == TUI_FORM_CHANGED)
        tui_item_say(&told.item->error, NULL);
    if (told.news != TUI_FORM_PRESSED)
        return TUI_REDO_DRAW;
    if (told.item->id == SAVE)
        return save(self);
    return told.item->id == IN_FULL ? show_all(self) : answer(self, false);
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    return take(of(view), tui_form_act(&of(view)->form, action));
}

static unsigned click(struct tui_view *view, int value)
{
    return take(of(view), tui_form_click(&of(view)->form, value));
}

/* ---- the rest ---- */

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct conflict_view *self = of(view);
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    tui_putf(canvas, frame.state, 1, canvas->cols - 2, TUI_NAME,
             "%s was changed while you were editing",
             rt_conflict_at(self->conflicts, 0)->what.ref);
    tui_form_draw(&self->form, canvas, frame.body, frame.height);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct conflict_view *self = (const struct conflict_view *)view;
    g_string_append_printf(out, "%s was changed while you were editing, on %s",
                           rt_conflict_at(self->conflicts, 0)->what.ref,
                           tui_form_focus(&self->form)->label);
}

static void close_view(struct tui_view *view)
{
    tui_form_clear(&of(view)->form);
    g_free(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .click = click,
    .draw = draw,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_conflict(struct tui_desk *desk, struct rt_conflicts *conflicts)
{
    struct conflict_view *self = g_new0(struct conflict_view, 1);
    self->view = (struct tui_view){&class, desk};
    self->conflicts = conflicts;
    tui_form_init(&self->form);
    fill(self);
    return &self->view;
}
