/* The officer's form as a view: what keys come to, and how it is opened. */
#include <string.h>

#include <rectrack/describe.h>

#include "tui/desk.h"
#include "tui/frame.h"
#include "tui/update_view.h"
#include "tui/views.h"

static struct tui_update_view *of(struct tui_view *view)
{
    return (struct tui_update_view *)view;
}

static unsigned place(const struct tui_view *view)
{
    return tui_form_place(&((const struct tui_update_view *)view)->update.form);
}

static unsigned check_and_save(struct tui_update_view *self, bool is_next)
{
    tui_update_suggest(&self->update, &self->view.desk->outlook);
    if (tui_update_check(&self->update))
        return tui_update_save(self, false, is_next);
    const struct tui_item *item = tui_form_focus(&self->update.form);
    tui_desk_say(self->view.desk, TUI_WARNING, "Not saved yet: %s", item->error);
    return TUI_REDO_DRAW;
}

static unsigned press(struct tui_update_view *self, int button)
{
    switch (button) {
    case TUI_UPDATE_SAVE:
        return check_and_save(self, false);
    case TUI_UPDATE_SAVE_NEXT:
        return check_and_save(self, true);
    case TUI_UPDATE_NO_CHANGE:
        if (rt_reply_has_news(tui_update_reply(&self->update))) {
            tui_desk_say(self->view.desk, TUI_WARNING,
                         "You wrote what has changed: save it, or take it out first");
            return TUI_REDO_DRAW;
        }
        return tui_update_save(self, true, true);
    default:
        return tui_update_leave(self);
    }
}

static unsigned take(struct tui_update_view *self, struct tui_form_told told)
{
    struct tui_desk *desk = self->view.desk;
    switch (told.news) {
    case TUI_FORM_LEFT:
        tui_update_suggest(&self->update, &desk->outlook);
        tui_update_look(&self->update, told.item);
        break;
    case TUI_FORM_CHANGED:
        tui_update_change(&self->update, told.item);
        if (told.item->kind != TUI_ITEM_AREA) /* a text is looked at once it is left */
            tui_update_suggest(&self->update, &desk->outlook);
        break;
    case TUI_FORM_REFUSED:
        tui_desk_say(desk, TUI_WARNING, "Nothing was added: %s", tui_form_why(told.item));
        break;
    case TUI_FORM_PRESSED:
        return press(self, told.item->id);
    case TUI_FORM_EDITOR: {
        g_autofree char *name =
            g_strdup_printf("%s %s", self->update.reply.record.ref, told.item->label);
        return tui_desk_edit(desk, name, tui_item_text(told.item));
    }
    case TUI_FORM_SAVE:
        return check_and_save(self, false);
    case TUI_FORM_LEAVE:
        return tui_update_leave(self);
    case TUI_FORM_QUIET:
        break;
    }
    return TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct tui_update_view *self = of(view);
    if (action >= TUI_DO_YES && action <= TUI_DO_THIRD) /* of its draft, or a conflict */
        return self->draft.asks ? tui_update_answer(self, action)
                                : tui_update_decided(self, action == TUI_DO_YES);
    if (action == TUI_DO_LAST_WORDS) {
        if (!tui_update_bring_last(&self->update))
            tui_desk_say(view->desk, TUI_NOTICE,
                         "Last period's words come into an empty text, where there are any");
        return TUI_REDO_DRAW;
    }
    return take(self, tui_form_act(&self->update.form, action));
}

static unsigned type(struct tui_view *view, const struct tui_event *event)
{
    return take(of(view), tui_form_type(&of(view)->update.form, event));
}

static unsigned click(struct tui_view *view, int value)
{
    return take(of(view), tui_form_click(&of(view)->update.form, value));
}

static void edited(struct tui_view *view, const char *text)
{
    struct tui_update_view *self = of(view);
    struct tui_item *item = tui_form_focus(&self->update.form);
    if (tui_item_put(item, text) == TUI_TYPED_REFUSED)
        tui_desk_say(view->desk, TUI_WARNING, "Nothing was taken from the editor: %s",
                     tui_form_why(item));
    tui_update_look(&self->update, item);
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_update_view *self = of(view);
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    const struct rt_record *record = &self->update.reply.record;
    g_autofree char *head = g_strdup_printf("Update %s", record->ref);
    int x = 3 + tui_put(canvas, frame.state, 1, canvas->cols, TUI_NAME, head);
    tui_put(canvas, frame.state, x, canvas->cols - x - 1, TUI_PLAIN, rt_describe_name(record));
    tui_form_draw(&self->update.form, canvas, frame.body, frame.height);
}

/* What is being written stays; the register around it may change. */
static void reload(struct tui_view *view)
{
    (void)view;
}

static const char *ref_of(const struct tui_view *view)
{
    return ((const struct tui_update_view *)view)->update.reply.record.ref;
}

static void position(const struct tui_view *view, GString *out)
{
    const struct tui_update_view *self = (const struct tui_update_view *)view;
    self->list->class->position(self->list, out);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct tui_update_view *self = (const struct tui_update_view *)view;
    const struct tui_item *item = tui_form_focus(&self->update.form);
    g_string_append_printf(out, "Update of %s, on %s%s", self->update.reply.record.ref,
                           item->label, item->is_required ? ", which is required" : "");
}

static void close_view(struct tui_view *view)
{
    tui_draft_end(&of(view)->draft);
    tui_update_clear(&of(view)->update);
    rt_conflicts_clear(&of(view)->conflicts);
    rt_arena_clear(&of(view)->seen_arena);
    rt_arena_clear(&of(view)->shown_arena);
    g_free(view);
}

static struct tui_draft *draft_of(struct tui_view *view)
{
    return &of(view)->draft;
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = type,
    .edited = edited,
    .click = click,
    .draw = draw,
    .reload = reload,
    .ref = ref_of,
    .draft = draft_of,
    .position = position,
    .where = where,
    .close = close_view,
};

/* Why no update can be written now, or NULL. */
static const char *why_not(const struct tui_desk *desk)
{
    const struct rt_period *period = desk->outlook.period;
    const char *why = tui_desk_why_readonly(desk);
    if (why)
        return why;
    return period && period->state == RT_OPEN
               ? NULL
               : "no period is open to report in; period open opens one";
}

void tui_open_update(struct tui_desk *desk, const char *ref)
{
    const struct tui_view *top = tui_desk_top(desk);
    const char *why = why_not(desk);
    ref = ref ? ref : top->class->ref ? top->class->ref(top) : NULL;
    if (why) {
        tui_desk_say(desk, TUI_WARNING, "An update can't be written now: %s", why);
        return;
    }
    if (!ref) {
        tui_desk_say(desk, TUI_NOTICE, "There is no recommendation here");
        return;
    }
    struct tui_update_view *self = g_new0(struct tui_update_view, 1);
    self->view = (struct tui_view){&class, desk};
    self->list = top->class->step ? (struct tui_view *)(uintptr_t)top : desk->views[0];
    if (tui_update_read(self, ref)) {
        tui_desk_open(desk, &self->view);
        tui_draft_offer(&self->draft);
    } else {
        g_free(self);
    }
}

bool tui_open_update_line(struct tui_desk *desk, const char *line)
{
    struct rt_args args = {0};
    bool is_bare = rt_args_parse_line(&args, line, NULL) == RT_OK &&
                   !strcmp(args.command->name, "update") && args.arguments.n == 1 &&
                   args.options.n == 0;
    if (is_bare)
        tui_open_update(desk, rt_args_argument(&args, 0));
    rt_args_clear(&args);
    return is_bare;
}
