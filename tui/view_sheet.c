/* A sheet as a view: what it came to becomes commands; what is refused is said, and
 * everything stays as it was typed. */
#include <string.h>

#include <rectrack/describe.h>

#include "tui/ask.h"
#include "tui/frame.h"
#include "tui/sheet.h"
#include "tui/views.h"

static struct tui_sheet *of(struct tui_view *view)
{
    return (struct tui_sheet *)view;
}

static unsigned place(const struct tui_view *view)
{
    return tui_form_place(&((const struct tui_sheet *)view)->form);
}

/* What is shown to the person: as it stands in the register now. */
static bool read_shown(struct tui_sheet *self, struct rt_error *error)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_record now = {0};
    rt_arena_clear(&self->shown_arena);
    bool is_there = rt_register_record(desk->reg, self->refs->pdata[0], &desk->outlook,
                                       &self->shown_arena, &now, error) == RT_OK;
    self->shown = is_there ? now : (struct rt_record){0};
    return is_there;
}

/* From now on it is what the person has seen. */
static void see_shown(struct tui_sheet *self)
{
    rt_arena_clear(&self->seen_arena);
    self->seen_arena = self->shown_arena;
    self->seen = self->shown;
    self->shown_arena = (struct rt_arena){0};
    self->shown = (struct rt_record){0};
}

/* ---- saving ---- */

static void free_words(void *words)
{
    g_strfreev(words);
}

static GPtrArray *commands_of(const struct tui_sheet *self)
{
    GPtrArray *commands = g_ptr_array_new_with_free_func(free_words);
    self->kind->spell(self, commands);
    return commands;
}

/* Runs them until one is refused; what each said is one message.  A kind that had two would
 * find the first in conflict with the second: what was seen stays what it was. */
static enum rt_status run(struct tui_sheet *self, const GPtrArray *commands)
{
    struct tui_desk *desk = self->view.desk;
    enum rt_status status = RT_OK;
    g_autoptr(GString) said = g_string_new(NULL);
    rt_conflicts_clear(&self->conflicts);
    for (guint i = 0; status == RT_OK && i < commands->len; i++) {
        const char *const *words = commands->pdata[i];
        bool is_one = !tui_sheet_is_many(self) && self->seen.ref;
        status = tui_ask_words(desk, words, g_strv_length((char **)commands->pdata[i]),
                               is_one ? &self->seen : NULL, &self->conflicts);
        g_string_append_printf(said, "%s%s", said->len ? "; " : "", desk->message);
    }
    tui_desk_say(desk, status == RT_OK ? TUI_NOTICE : TUI_WARNING, "%s", said->str);
    return status;
}

static unsigned save(struct tui_sheet *self)
{
    struct tui_desk *desk = self->view.desk;
    g_autoptr(GPtrArray) commands = commands_of(self);
    tui_draft_keep(&self->draft);
    enum rt_status status = run(self, commands);
    if (status == RT_CONFLICT && self->conflicts.all.n && read_shown(self, NULL)) {
        self->asks = TUI_SHEET_ASKS_WHOSE;
        tui_desk_hush(desk);
        tui_desk_open(desk, tui_view_conflict(desk, &self->conflicts));
        return TUI_REDO_DRAW | TUI_REDO_DROP;
    }
    if (status != RT_OK)
        return TUI_REDO_DRAW;
    tui_draft_discard(&self->draft);
    if (self->is_marked)
        tui_marks_clear(&desk->marks);
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

/* All errors beside their items, the focus on the first; NULL: there is none. */
static const char *check(struct tui_sheet *self)
{
    for (guint i = 0; i < self->form.items->len; i++) {
        struct tui_item *item = self->form.items->pdata[i];
        g_autofree char *wrong = self->kind->fault(self, item);
        tui_item_say(&item->error, wrong);
    }
    return tui_form_go_wrong(&self->form) ? tui_form_focus(&self->form)->error : NULL;
}

static unsigned check_and_save(struct tui_sheet *self)
{
    struct tui_desk *desk = self->view.desk;
    struct tui_item *focus = tui_form_focus(&self->form);
    if (self->kind->look)
        self->kind->look(self, focus, true);
    const char *wrong = check(self);
    if (wrong) {
        tui_desk_say(desk, TUI_WARNING, "Not saved yet: %s", wrong);
        return TUI_REDO_DRAW;
    }
    g_autoptr(GPtrArray) commands = commands_of(self);
    if (!commands->len) {
        tui_desk_say(desk, TUI_NOTICE, "Nothing was changed yet");
        return TUI_REDO_DRAW;
    }
    if (!tui_sheet_is_many(self))
        return save(self);
    self->asks = TUI_SHEET_ASKS_FOR_ALL;
    g_autofree char *question = self->kind->question(self);
    g_autofree char *yes = g_strdup_printf("Change %u", self->refs->len);
    tui_desk_open(desk, tui_view_confirm(desk, question, yes, "Go back", NULL));
    return TUI_REDO_DRAW;
}

/* What was decided of each conflict: theirs goes into the sheet, yours is saved over
 * what was shown of theirs; a third person's change since is a conflict again. */
static unsigned decide(struct tui_sheet *self)
{
    struct tui_desk *desk = self->view.desk;
    size_t n_theirs = 0;
    see_shown(self);
    for (size_t i = 0; i < self->conflicts.all.n; i++) {
        const struct rt_kept_conflict *one = rt_conflict_at(&self->conflicts, i);
        if (one->kept != RT_KEPT_THEIRS)
            continue;
        n_theirs++;
        if (self->kind->give_way)
            self->kind->give_way(self, &one->what);
    }
    g_autoptr(GPtrArray) commands = commands_of(self);
    if (n_theirs && (!self->kind->give_way || !commands->len)) {
        tui_draft_discard(&self->draft);
        tui_desk_say(desk, TUI_NOTICE, "%s stays as the others saved it", self->seen.ref);
        return TUI_REDO_CLOSE | TUI_REDO_DRAW;
    }
    return save(self);
}

/* ---- keys ---- */

/* "Target of SI-5"; g_free it. */
static char *head_of(const struct tui_sheet *self)
{
    g_autofree char *whose = tui_sheet_whose(self);
    return g_strdup_printf("%s %s", tui_draft_kind_of(self->kind->opens)->title, whose);
}

static unsigned leave(struct tui_sheet *self)
{
    g_autofree char *head = head_of(self);
    g_autofree char *told = g_strdup_printf("%s: what you entered is not saved.", head);
    return tui_draft_leave(&self->draft, told);
}

static unsigned open_editor(struct tui_sheet *self, const struct tui_item *item)
{
    g_autofree char *whose = tui_sheet_whose(self);
    g_autofree char *name = g_strdup_printf("%s %s", whose, item->label);
    return tui_desk_edit(self->view.desk, name, tui_item_text(item));
}

static unsigned take(struct tui_sheet *self, struct tui_form_told told)
{
    switch (told.news) {
    case TUI_FORM_LEFT:
    case TUI_FORM_CHANGED:
        if (told.news == TUI_FORM_CHANGED)
            tui_item_say(&told.item->error, NULL);
        if (self->kind->look)
            self->kind->look(self, told.item, told.news == TUI_FORM_LEFT);
        break;
    case TUI_FORM_REFUSED:
        tui_desk_say(self->view.desk, TUI_WARNING, "Nothing was added: %s",
                     tui_form_why(told.item));
        break;
    case TUI_FORM_PRESSED:
        return told.item->id == TUI_SHEET_SAVE ? check_and_save(self) : leave(self);
    case TUI_FORM_EDITOR:
        return open_editor(self, told.item);
    case TUI_FORM_SAVE:
        return check_and_save(self);
    case TUI_FORM_LEAVE:
        return leave(self);
    case TUI_FORM_QUIET:
        break;
    }
    return TUI_REDO_DRAW;
}

/* What has come back from a draft is looked at as though it was typed. */
static void look_at_all(struct tui_sheet *self)
{
    for (guint i = 0; self->kind->look && i < self->form.items->len; i++)
        self->kind->look(self, self->form.items->pdata[i], false);
}

static unsigned answer_draft(struct tui_sheet *self, enum tui_action action)
{
    unsigned redo = tui_draft_answer(&self->draft, action);
    look_at_all(self);
    return redo;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct tui_sheet *self = of(view);
    bool is_answer = action >= TUI_DO_YES && action <= TUI_DO_THIRD;
    if (is_answer && self->draft.asks)
        return answer_draft(self, action);
    if (!is_answer)
        return take(self, tui_form_act(&self->form, action));
    if (action == TUI_DO_NO) {
        tui_desk_say(view->desk, TUI_NOTICE,
                     "Nothing was saved; what you entered is here still");
        return TUI_REDO_DRAW;
    }
    return self->asks == TUI_SHEET_ASKS_WHOSE ? decide(self) : save(self);
}

static unsigned type(struct tui_view *view, const struct tui_event *event)
{
    return take(of(view), tui_form_type(&of(view)->form, event));
}

static unsigned click(struct tui_view *view, int value)
{
    return take(of(view), tui_form_click(&of(view)->form, value));
}

static void edited(struct tui_view *view, const char *text)
{
    struct tui_item *item = tui_form_focus(&of(view)->form);
    if (tui_item_put(item, text) == TUI_TYPED_REFUSED)
        tui_desk_say(view->desk, TUI_WARNING, "Nothing was taken from the editor: %s",
                     tui_form_why(item));
    tui_item_say(&item->error, NULL);
}

/* ---- the rest ---- */

/* "SI-1, SI-2": as many as a line may hold; g_free it. */
static char *refs_of(const struct tui_sheet *self)
{
    enum { MOST = 60 };
    GString *all = g_string_new(self->refs->pdata[0]);
    for (guint i = 1; i < MIN(self->refs->len, MOST); i++)
        g_string_append_printf(all, ", %s", (const char *)self->refs->pdata[i]);
    return g_string_free(all, FALSE);
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_sheet *self = of(view);
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    g_autofree char *head = head_of(self);
    g_autofree char *all = tui_sheet_is_many(self) ? refs_of(self) : NULL;
    int x = 3 + tui_put(canvas, frame.state, 1, canvas->cols, TUI_NAME, head);
    if (!self->kind->is_of_meeting)
        tui_put(canvas, frame.state, x, canvas->cols - x - 1, TUI_PLAIN,
                all ? all : rt_describe_name(&self->record));
    tui_form_draw(&self->form, canvas, frame.body, frame.height);
}

/* What is being entered stays; the register around it may change. */
static void reload(struct tui_view *view)
{
    (void)view;
}

static const char *ref_of(const struct tui_view *view)
{
    return ((const struct tui_sheet *)view)->refs->pdata[0];
}

static struct tui_draft *draft_of(struct tui_view *view)
{
    return &of(view)->draft;
}

static void where(const struct tui_view *view, GString *out)
{
    const struct tui_sheet *self = (const struct tui_sheet *)view;
    const struct tui_item *item = tui_form_focus(&self->form);
    g_autofree char *head = head_of(self);
    g_string_append_printf(out, "%s, on %s%s", head, item->label,
                           item->is_required ? ", which is required" : "");
}

static void close_view(struct tui_view *view)
{
    struct tui_sheet *self = of(view);
    tui_draft_end(&self->draft);
    tui_form_clear(&self->form);
    rt_conflicts_clear(&self->conflicts);
    rt_arena_clear(&self->arena);
    rt_arena_clear(&self->seen_arena);
    rt_arena_clear(&self->shown_arena);
    g_ptr_array_free(self->refs, TRUE);
    g_free(self);
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
    .where = where,
    .close = close_view,
};

/* ---- opening ---- */

/* The record of the first; false, and it is said, where it is not there. */
static bool begin(struct tui_sheet *self)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_error error = {0};
    struct rt_record record = {0};
    if (self->kind->is_of_meeting)
        return true;
    /* What is seen is read before the form is: what is saved in between is a conflict. */
    bool is_there = read_shown(self, &error) &&
                    rt_register_record(desk->reg, self->refs->pdata[0], &desk->outlook,
                                       &self->arena, &record, &error) == RT_OK;
    self->record = record;
    if (!is_there) {
        tui_desk_fail(desk, &error);
        return false;
    }
    see_shown(self);
    g_autofree char *why = self->kind->why_not ? self->kind->why_not(self) : NULL;
    if (why)
        tui_desk_say(desk, TUI_WARNING, "%s", why);
    return !why;
}

/* What was written earlier on the same is offered. */
static void begin_draft(struct tui_sheet *self)
{
    struct tui_desk *desk = self->view.desk;
    const struct tui_draft_kind *kind = tui_draft_kind_of(self->kind->opens);
    g_autofree char *refs = tui_draft_join(self->refs);
    bool is_of_meeting = kind->place == TUI_AT_MEETING;
    tui_draft_begin(&self->draft, desk, &self->form, kind->form, refs,
                    is_of_meeting        ? desk->sitting
                    : kind->is_of_period ? desk->outlook.period->id
                                         : NULL);
    if (!is_of_meeting)
        tui_draft_offer(&self->draft);
    else if (tui_draft_bring_back(&self->draft))
        look_at_all(self);
}

bool tui_sheet_open(struct tui_desk *desk, const struct tui_sheet_kind *kind, GPtrArray *refs,
                    bool is_marked)
{
    struct tui_sheet *self = g_new0(struct tui_sheet, 1);
    self->view = (struct tui_view){&class, desk};
    self->kind = kind;
    self->refs = refs;
    self->is_marked = is_marked;
    tui_form_init(&self->form);
    if (!begin(self)) {
        close_view(&self->view);
        return false;
    }
    kind->fill(self);
    tui_form_add(&self->form, TUI_ITEM_BUTTON, TUI_SHEET_SAVE, "Save");
    tui_form_add(&self->form, TUI_ITEM_BUTTON, TUI_SHEET_CANCEL, "Cancel");
    tui_desk_open(desk, &self->view);
    begin_draft(self);
    return true;
}
