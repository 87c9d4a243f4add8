/* The register, the message and the stack of views. */
#include "tui/desk.h"

#include <stdarg.h>
#include <string.h>

void tui_desk_init(struct tui_desk *desk, struct rt_context *context, bool is_ascii, int rows)
{
    *desk = (struct tui_desk){.context = context,
                              .is_ascii = is_ascii,
                              .rows = rows,
                              .recent = g_ptr_array_new_with_free_func(g_free)};
}

void tui_desk_clear(struct tui_desk *desk)
{
    while (desk->n_views)
        tui_desk_close_top(desk);
    if (desk->reg)
        desk->context->reg = NULL;
    rt_register_close(desk->reg);
    g_free(desk->message);
    g_free(desk->last_message);
    g_free(desk->wished_line);
    g_free(desk->picked);
    tui_keys_clear(&desk->keys);
    tui_news_clear(&desk->news);
    g_free(desk->left.ref);
    g_free(desk->sitting);
    g_free(desk->why_not);
    g_free(desk->whose.owner);
    rt_drafts_close(desk->drafts);
    g_free(desk->line_kept);
    g_free(desk->to_edit);
    g_free(desk->edit_name);
    g_free(desk->to_copy);
    g_free(desk->copied);
    tui_marks_clear(&desk->marks);
    if (desk->recent)
        g_ptr_array_free(desk->recent, TRUE);
    *desk = (struct tui_desk){0};
}

enum rt_status tui_desk_read_facts(struct tui_desk *desk, struct rt_error *error)
{
    enum rt_status status = rt_register_facts(desk->reg, &desk->facts, error);
    if (status == RT_OK)
        desk->outlook = rt_outlook_now(desk->facts, desk->context->today);
    desk->whose.n_waiting = -1;
    return status;
}

enum rt_status tui_desk_connect(struct tui_desk *desk, struct rt_error *error)
{
    g_autofree char *moved = NULL;
    struct rt_register *reg = NULL;
    enum rt_access access = desk->context->is_readonly ? RT_READ : RT_WRITE;
    enum rt_status status = rt_context_open(desk->context, access, &reg, &moved, error);
    if (moved)
        tui_desk_say(desk, TUI_NOTICE, "%s", moved);
    if (status != RT_OK)
        return status;
    while (desk->n_views)
        tui_desk_close_top(desk);
    rt_register_close(desk->reg);
    desk->reg = desk->context->reg = reg;
    rt_register_on_wait(reg, desk->wait, desk->waiter);
    tui_news_begin(&desk->news, reg);
    return tui_desk_read_facts(desk, error);
}

void tui_desk_on_wait(struct tui_desk *desk, bool (*wait)(void *self, int waited),
                      bool (*show)(void *self, const char *words), void *self)
{
    desk->wait = wait;
    desk->show = show;
    desk->waiter = self;
    if (desk->reg)
        rt_register_on_wait(desk->reg, wait, self);
}

const char *tui_desk_why_readonly(const struct tui_desk *desk)
{
    if (desk->context->is_readonly)
        return "rectrack was started with --read-only";
    return desk->reg ? rt_register_why_readonly(desk->reg) : NULL;
}

void tui_desk_reload(struct tui_desk *desk)
{
    if (!desk->reg)
        return;
    struct rt_error error = {0};
    if (tui_desk_read_facts(desk, &error) != RT_OK) {
        tui_desk_fail(desk, &error);
        return;
    }
    desk->news.is_held = false;
    for (size_t i = 0; i < desk->n_views; i++)
        if (desk->views[i]->class->reload)
            desk->views[i]->class->reload(desk->views[i]);
}

void tui_desk_written(struct tui_desk *desk)
{
    if (desk->reg)
        tui_news_own(&desk->news, desk->reg);
    desk->is_own = true;
    tui_desk_reload(desk);
    desk->is_own = false;
}

void tui_desk_say(struct tui_desk *desk, enum tui_role role, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_free(desk->message);
    desk->message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    desk->message_role = role;
    desk->is_repeated = false;
    g_free(desk->last_message);
    desk->last_message = g_strdup(desk->message);
}

/* "rectrack meeting list names them all": here ": meeting list" does.  What is no command, as
 * in "rectrack was started", stays. */
char *tui_desk_words(const struct tui_desk *desk, const char *said)
{
    static const char program[] = "rectrack ";
    GString *words = g_string_new(NULL);
    for (const char *at; (at = strstr(said, program)); said = at) {
        char in[16];
        g_string_append_len(words, said, at - said);
        at += strlen(program);
        g_autofree char *name = g_strndup(at, strspn(at, G_CSET_a_2_z "-"));
        g_string_append_printf(
            words, "%s ",
            rt_command_find(name)
                ? tui_keys_name(&desk->keys, TUI_DO_PALETTE, tui_desk_place(desk), in)
                : "rectrack");
    }
    g_string_append(words, said);
    return g_string_free(words, FALSE);
}

void tui_desk_fail(struct tui_desk *desk, struct rt_error *error)
{
    g_autofree char *said = rt_error_words(error);
    g_autofree char *words = tui_desk_words(desk, said);
    tui_desk_say(desk, TUI_WARNING, "%s", words);
    rt_error_clear(error);
}

void tui_desk_hush(struct tui_desk *desk)
{
    g_clear_pointer(&desk->message, g_free);
}

void tui_desk_open(struct tui_desk *desk, struct tui_view *view)
{
    if (desk->n_views == TUI_DEPTH) { /* never in practice; the oldest but the first goes */
        desk->views[1]->class->close(desk->views[1]);
        for (size_t i = 2; i < TUI_DEPTH; i++)
            desk->views[i - 1] = desk->views[i];
        desk->n_views--;
    }
    desk->views[desk->n_views++] = view;
}

void tui_desk_close_top(struct tui_desk *desk)
{
    struct tui_view *top = desk->views[--desk->n_views];
    top->class->close(top);
}

struct tui_view *tui_desk_top(const struct tui_desk *desk)
{
    return desk->n_views ? desk->views[desk->n_views - 1] : NULL;
}

const struct tui_view *tui_desk_shown(const struct tui_desk *desk)
{
    size_t i = desk->n_views - 1;
    while (i > 0 && desk->views[i]->class->place(desk->views[i]) & TUI_QUESTIONS)
        i--;
    return desk->views[i];
}

struct tui_view *tui_desk_below(const struct tui_view *view)
{
    const struct tui_desk *desk = view->desk;
    for (size_t i = 1; i < desk->n_views; i++)
        if (desk->views[i] == view)
            return desk->views[i - 1];
    return NULL;
}

static bool is_behind(const struct tui_view *view)
{
    return view->class->is_behind && view->class->is_behind(view);
}

bool tui_desk_is_behind(const struct tui_desk *desk)
{
    for (size_t i = 0; i < desk->n_views; i++)
        if (is_behind(desk->views[i]))
            return true;
    return false;
}

bool tui_desk_catch_up(struct tui_desk *desk)
{
    bool was_behind = tui_desk_is_behind(desk);
    for (size_t i = 0; i < desk->n_views; i++)
        if (is_behind(desk->views[i]))
            desk->views[i]->class->catch_up(desk->views[i]);
    return was_behind;
}

void tui_desk_position(const struct tui_view *view, GString *out)
{
    if (view->class->position && !tui_desk_is_behind(view->desk))
        view->class->position(view, out);
}

unsigned tui_desk_place(const struct tui_desk *desk)
{
    const struct tui_view *top = tui_desk_top(desk);
    return top ? top->class->place(top) : 0;
}

void tui_desk_wish(struct tui_desk *desk, const struct tui_binding *binding)
{
    desk->wished = binding;
}

void tui_desk_wish_line(struct tui_desk *desk, const char *line)
{
    g_free(desk->wished_line);
    desk->wished_line = g_strdup(line);
    desk->is_sure = false;
}

void tui_desk_wish_sure(struct tui_desk *desk, const char *line)
{
    tui_desk_wish_line(desk, line);
    desk->is_sure = true;
}

unsigned tui_desk_edit(struct tui_desk *desk, const char *name, const char *text)
{
    g_free(desk->to_edit);
    g_free(desk->edit_name);
    desk->to_edit = g_strdup(text);
    desk->edit_name = g_strdup(name);
    return TUI_REDO_EDIT | TUI_REDO_DRAW;
}

unsigned tui_desk_copy(struct tui_desk *desk, const char *what, const char *text)
{
    g_free(desk->to_copy);
    g_free(desk->copied);
    desk->to_copy = g_strdup(text);
    desk->copied = g_strdup(what);
    return TUI_REDO_COPY | TUI_REDO_DRAW;
}

void tui_desk_edited(struct tui_desk *desk, enum tui_edited edited, const char *text,
                     struct rt_error *error)
{
    struct tui_view *top = tui_desk_top(desk);
    g_clear_pointer(&desk->to_edit, g_free);
    if (edited == TUI_EDITED_SAME)
        tui_desk_say(desk, TUI_NOTICE, "The editor changed nothing");
    else if (edited == TUI_EDITED_EMPTY)
        tui_desk_say(desk, TUI_NOTICE, "The editor gave back no text, so nothing was changed");
    else if (edited == TUI_EDITED_FAILED)
        tui_desk_fail(desk, error);
    else if (top->class->edited)
        top->class->edited(top, text);
    if (edited == TUI_EDITED_RESCUED)
        tui_desk_say(desk, TUI_WARNING, "The editor was ended; what it had saved is here");
}
