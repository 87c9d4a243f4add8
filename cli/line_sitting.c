/* A meeting held in lines as it stands in the register, and what is done in it.  Asks nothing.
 */
#include "cli/line_meeting.h"

static enum rt_status read_meeting(struct cli_meeting *walk, struct rt_error *error)
{
    struct rt_register *reg = walk->line->context->reg;
    struct rt_sitting now = {0};
    struct rt_meeting *held = NULL;
    rt_arena_reset(&walk->arena);
    walk->all = (struct rt_list){0};
    walk->meeting = NULL;
    walk->place = 0;
    walk->is_blank = false;
    enum rt_status status = rt_register_meetings(reg, &walk->arena, &walk->all, error);
    held = rt_meeting_on(&walk->all, walk->date);
    walk->meeting = held;
    if (status == RT_OK && held)
        status = rt_register_rows(reg, &held->minutes, &walk->arena, error);
    if (status == RT_OK)
        status = rt_register_sitting(reg, &walk->arena, &now, error);
    if (status == RT_OK && walk->meeting && g_strcmp0(now.date, walk->date) == 0) {
        walk->place = rt_meeting_place(walk->meeting, now.ref);
        walk->is_blank = now.is_blank;
    }
    return status;
}

bool cli_meeting_look(struct cli_meeting *walk)
{
    struct rt_error error = {0};
    if (read_meeting(walk, &error) != RT_OK) {
        cli_line_refuse(walk->line, &error);
        return false;
    }
    if (walk->meeting && walk->meeting->state != RT_MEETING_ENDED)
        return true;
    cli_say(&walk->line->talk,
            walk->meeting ? "That meeting has ended." : "That meeting is there no more.");
    return false;
}

const char *cli_meeting_ref(const struct cli_meeting *walk)
{
    return walk->place ? rt_agenda_item_at(&walk->meeting->items, walk->place - 1)->ref : NULL;
}

/* What is typed is never an option. */
bool cli_meeting_do(struct cli_meeting *walk, const char *option, const char *reason,
                    const char *const *words, size_t n)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    g_autofree char *why = reason ? g_strconcat("--reason=", reason, NULL) : NULL;
    const char *const first[] = {"meeting", "--on", walk->date, option, why};
    for (size_t i = 0; i < G_N_ELEMENTS(first); i++)
        if (first[i])
            g_ptr_array_add(all, (void *)(uintptr_t)first[i]);
    g_ptr_array_add(all, (void *)(uintptr_t) "--");
    for (size_t i = 0; i < n; i++)
        g_ptr_array_add(all, (void *)(uintptr_t)words[i]);
    return cli_line_do(walk->line, (const char *const *)(void *)all->pdata, all->len, NULL) ==
           RT_OK;
}
