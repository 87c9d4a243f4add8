/* A command that lacks one value, which is asked for: the file of a paper, the day of the next
 * meeting. */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/meeting.h>

#include "tui/ask.h"
#include "tui/form.h"
#include "tui/frame.h"
#include "tui/views.h"

enum { NOTE, VALUE, DO, CANCEL };
enum { MOST_LINES = 5 }; /* of the note */

struct value {
    struct tui_view view;
    struct tui_form form;
    struct tui_value asked;
    GPtrArray *words; /* char *: the command without it */
};

static struct value *of(struct tui_view *view)
{
    return (struct value *)view;
}

static unsigned place(const struct tui_view *view)
{
    return tui_form_place(&((const struct value *)view)->form);
}

/* Blanks at its ends are a slip. */
static char *value_of(const struct value *self)
{
    return g_strstrip(g_strdup(tui_item_text(tui_form_item(&self->form, VALUE))));
}

/* What is refused stays in the field. */
static unsigned run(struct value *self)
{
    g_autofree char *value = value_of(self);
    g_autofree char *option = g_strconcat(self->asked.option, "=", value, NULL);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (guint i = 0; i < self->words->len; i++) {
        g_ptr_array_add(words, self->words->pdata[i]);
        if (i == 0) /* before a "--" */
            g_ptr_array_add(words, option);
    }
    enum rt_status status = tui_ask_words(self->view.desk, (const char *const *)words->pdata,
                                          words->len, NULL, NULL);
    return status == RT_OK ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_DRAW;
}

/* The day that the words mean, 0: none. */
static uint32_t day_of(const struct value *self, const char *words)
{
    struct rt_arena arena = {0};
    uint32_t day = 0;
    rt_window_day(rt_meeting_when(words, self->asked.since, &arena), &day);
    rt_arena_clear(&arena);
    return day;
}

/* What is wrong with it, or NULL. */
static const char *fault(const struct value *self, const char *value)
{
    if (self->asked.since)
        return day_of(self, value) ? NULL : "write its day, such as 10 July 2020";
    return *value && strcmp(value, "-") != 0 ? NULL : "name the file";
}

static unsigned check_and_run(struct value *self)
{
    struct tui_desk *desk = self->view.desk;
    g_autofree char *value = value_of(self);
    struct tui_item *item = tui_form_item(&self->form, VALUE);
    const char *wrong = fault(self, value);
    if (wrong) {
        tui_item_say(&item->error, wrong);
        tui_form_go_wrong(&self->form);
        tui_desk_say(desk, TUI_WARNING, "Not %s yet: %s",
                     self->asked.since ? "done" : "written", wrong);
        return TUI_REDO_DRAW;
    }
    if (self->asked.since || !g_file_test(value, G_FILE_TEST_EXISTS))
        return run(self);
    g_autofree char *question =
        g_strdup_printf("%s is there already. Write the paper in its place?", value);
    tui_desk_open(desk, tui_view_confirm(desk, question, "Write over it", "Go back", NULL));
    return TUI_REDO_DRAW;
}

static void look(const struct value *self, struct tui_item *item)
{
    g_autofree char *value = value_of(self);
    uint32_t day = self->asked.since ? day_of(self, value) : 0;
    g_autofree char *meant = day ? rt_day_words(day) : NULL;
    tui_item_say(&item->echo, meant);
}

static unsigned take(struct value *self, struct tui_form_told told)
{
    switch (told.news) {
    case TUI_FORM_CHANGED:
        tui_item_say(&told.item->error, NULL);
        look(self, told.item);
        break;
    case TUI_FORM_REFUSED:
        tui_desk_say(self->view.desk, TUI_WARNING, "Nothing was added: %s",
                     tui_form_why(told.item));
        break;
    case TUI_FORM_PRESSED:
        if (told.item->id == CANCEL)
            return TUI_REDO_CLOSE | TUI_REDO_DRAW;
        return check_and_run(self);
    case TUI_FORM_SAVE:
        return check_and_run(self);
    case TUI_FORM_LEAVE:
        return TUI_REDO_CLOSE | TUI_REDO_DRAW;
    case TUI_FORM_LEFT:
    case TUI_FORM_EDITOR:
    case TUI_FORM_QUIET:
        break;
    }
    return TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    if (action == TUI_DO_YES)
        return run(of(view));
    if (action == TUI_DO_NO) {
        tui_desk_say(view->desk, TUI_NOTICE, "Nothing was written; give it another name");
        return TUI_REDO_DRAW;
    }
    return take(of(view), tui_form_act(&of(view)->form, action));
}

static unsigned type(struct tui_view *view, const struct tui_event *event)
{
    return take(of(view), tui_form_type(&of(view)->form, event));
}

static unsigned click(struct tui_view *view, int value)
{
    return take(of(view), tui_form_click(&of(view)->form, value));
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    tui_put(canvas, frame.state, 1, canvas->cols - 2, TUI_NAME, of(view)->asked.title);
    tui_form_draw(&of(view)->form, canvas, frame.body, frame.height);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct value *self = (const struct value *)view;
    g_string_append_printf(out, "%s, on %s", self->asked.title,
                           tui_form_focus(&self->form)->label);
}

static void close_view(struct tui_view *view)
{
    tui_form_clear(&of(view)->form);
    g_ptr_array_free(of(view)->words, TRUE);
    g_free(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = type,
    .click = click,
    .draw = draw,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_value(struct tui_desk *desk, const char *const *words,
                                const struct tui_value *asked)
{
    struct value *self = g_new0(struct value, 1);
    self->view = (struct tui_view){&class, desk};
    self->asked = *asked;
    self->words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; words[i]; i++)
        g_ptr_array_add(self->words, g_strdup(words[i]));
    tui_form_init(&self->form);
    if (asked->note) {
        struct tui_item *note = tui_form_add(&self->form, TUI_ITEM_NOTE, NOTE, "");
        note->lines = MOST_LINES;
        tui_item_put(note, asked->note);
    }
    struct tui_item *item = tui_form_add(&self->form, TUI_ITEM_LINE, VALUE, asked->label);
    item->is_required = true;
    item->is_wide = !asked->since;
    item->help = asked->help;
    if (asked->offered)
        tui_item_put(item, asked->offered);
    tui_form_add(&self->form, TUI_ITEM_BUTTON, DO, asked->button);
    tui_form_add(&self->form, TUI_ITEM_BUTTON, CANCEL, "Cancel");
    return &self->view;
}

struct tui_view *tui_view_export(struct tui_desk *desk, const char *const *words,
                                 const char *file)
{
    return tui_view_value(
        desk, words,
        &(struct tui_value){.title = "Write the paper as a file",
                            .label = "File",
                            .help =
                                "Its suffix says the format: docx, pdf, xlsx, html, md or csv",
                            .button = "Write",
                            .option = "--output",
                            .offered = file});
}
