/* The command line that is half typed in the palette, kept as a form's words are: one a person
 * and register.  It comes back as what was typed before, and is never run by itself. */
#include <string.h>

#include "tui/desk.h"
#include "tui/draft.h"

static const char form[] = "line", field[] = "line";

static const char *line_of(const struct tui_desk *desk)
{
    const struct tui_view *top = tui_desk_top(desk);
    return top && top->class->line ? top->class->line(top) : NULL;
}

/* false: nobody is there whose it would be. */
static bool key_of(const struct tui_desk *desk, struct rt_draft_key *out)
{
    if (!desk->reg || !desk->context->user)
        return false;
    *out = (struct rt_draft_key){
        .reg = rt_register_path(desk->reg), .user = desk->context->user, .form = form};
    return true;
}

bool tui_line_is_unkept(const struct tui_desk *desk)
{
    const char *line = line_of(desk);
    return line && g_strcmp0(line, desk->line_kept) != 0;
}

/* Where it can't be kept nothing is said: it stands on the screen, and claims nothing. */
void tui_line_keep(struct tui_desk *desk)
{
    struct rt_draft draft = {0};
    struct rt_arena arena = {0};
    struct rt_error error = {0};
    if (!tui_line_is_unkept(desk) || !key_of(desk, &draft.key))
        return;
    g_free(desk->line_kept);
    desk->line_kept = g_strdup(line_of(desk));
    *(struct rt_draft_field *)rt_list_add(&draft.fields, &arena,
                                          sizeof(struct rt_draft_field)) =
        (struct rt_draft_field){.key = field, .text = desk->line_kept};
    struct rt_drafts *drafts = tui_drafts_of(desk, &error);
    if (drafts)
        rt_draft_save(drafts, &draft, &error);
    rt_error_clear(&error);
    rt_arena_clear(&arena);
}

void tui_line_forget(struct tui_desk *desk)
{
    struct rt_draft_key key;
    if (desk->line_kept && key_of(desk, &key))
        tui_draft_forget(desk, &key);
    g_clear_pointer(&desk->line_kept, g_free);
}

char *tui_line_find(struct tui_desk *desk, char **when)
{
    struct rt_arena arena = {0};
    struct rt_draft found = {0};
    struct rt_error error = {0};
    struct rt_draft_key key;
    char *line = NULL;
    if (desk->has_sought_line || !key_of(desk, &key))
        return NULL;
    desk->has_sought_line = true; /* what is typed from now on is here */
    struct rt_drafts *drafts = tui_drafts_of(desk, &error);
    if (drafts && rt_draft_load(drafts, &key, &arena, &found, &error) == RT_OK &&
        found.fields.n) {
        line = g_strdup(((const struct rt_draft_field *)found.fields.at)->text);
        *when = tui_draft_when(&found);
        desk->line_kept = g_strdup(line);
    }
    rt_error_clear(&error);
    rt_arena_clear(&arena);
    return line;
}
