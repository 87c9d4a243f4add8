/* Writing a paper as a file: its name is asked, whose suffix says the format. */
#include <string.h>

#include "tui/ask.h"
#include "tui/form.h"
#include "tui/frame.h"
#include "tui/views.h"

enum { FILE_NAME, WRITE, CANCEL };

struct export
{
    struct tui_view view;
    struct tui_form form;
    GPtrArray *words; /* char *: the command without its file */
};

static struct export *of(struct tui_view *view)
{
    return (struct export *)view;
}

static unsigned place(const struct tui_view *view)
{
    return tui_form_place(&((const struct export *)view)->form);
}

/* Blanks at its ends are a slip. */
static char *file_of(const struct export *self)
{
    return g_strstrip(g_strdup(tui_item_text(tui_form_item(&self->form, FILE_NAME))));
}

/* What is refused stays in the field. */
static unsigned write_file(struct export *self)
{
    g_autofree char *file = file_of(self);
    g_autofree char *output = g_strconcat("--output=", file, NULL);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (guint i = 0; i < self->words->len; i++) {
        g_ptr_array_add(words, self->words->pdata[i]);
        if (i == 0) /* before a "--" */
            g_ptr_array_add(words, output);
    }
    enum rt_status status = tui_ask_words(self->view.desk, (const char *const *)words->pdata,
                                          words->len, NULL, NULL);
    return status == RT_OK ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_DRAW;
}

static unsigned check_and_write(struct export *self)
{
    struct tui_desk *desk = self->view.desk;
    g_autofree char *file = file_of(self);
    struct tui_item *item = tui_form_item(&self->form, FILE_NAME);
    if (!*file || !strcmp(file, "-")) {
        tui_item_say(&item->error, "name the file");
        tui_form_go_wrong(&self->form);
        tui_desk_say(desk, TUI_WARNING, "Not written yet: name the file");
        return TUI_REDO_DRAW;
    }
    if (!g_file_test(file, G_FILE_TEST_EXISTS))
        return write_file(self);
    g_autofree char *question =
        g_strdup_printf("%s is there already. Write the paper in its place?", file);
    tui_desk_open(desk, tui_view_confirm(desk, question, "Write over it", "Go back", NULL));
    return TUI_REDO_DRAW;
}

static unsigned take(struct export *self, struct tui_form_told told)
{
    switch (told.news) {
    case TUI_FORM_CHANGED:
        tui_item_say(&told.item->error, NULL);
        break;
    case TUI_FORM_REFUSED:
        tui_desk_say(self->view.desk, TUI_WARNING, "Nothing was added: %s",
                     tui_form_why(told.item));
        break;
    case TUI_FORM_PRESSED:
        if (told.item->id == CANCEL)
            return TUI_REDO_CLOSE | TUI_REDO_DRAW;
        return check_and_write(self);
    case TUI_FORM_SAVE:
        return check_and_write(self);
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
        return write_file(of(view));
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
    tui_put(canvas, frame.state, 1, canvas->cols - 2, TUI_NAME, "Write the paper as a file");
    tui_form_draw(&of(view)->form, canvas, frame.body, frame.height);
}

static void where(const struct tui_view *view, GString *out)
{
    g_string_append_printf(out, "Write the paper as a file, on %s",
                           tui_form_focus(&((const struct export *)view)->form)->label);
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

struct tui_view *tui_view_export(struct tui_desk *desk, const char *const *words,
                                 const char *file)
{
    struct export *self = g_new0(struct export, 1);
    self->view = (struct tui_view){&class, desk};
    self->words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; words[i]; i++)
        g_ptr_array_add(self->words, g_strdup(words[i]));
    tui_form_init(&self->form);
    struct tui_item *item = tui_form_add(&self->form, TUI_ITEM_LINE, FILE_NAME, "File");
    item->is_required = item->is_wide = true;
    item->help = "Its suffix says the format: docx, pdf, xlsx, html, md or csv";
    tui_item_put(item, file);
    tui_form_add(&self->form, TUI_ITEM_BUTTON, WRITE, "Write");
    tui_form_add(&self->form, TUI_ITEM_BUTTON, CANCEL, "Cancel");
    return &self->view;
}
