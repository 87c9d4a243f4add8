/* The action log of the minutes: who was asked to do what, by owner.  Knows no register. */
#include <string.h>

#include "report/cell.h"
#include "report/minutes_parts.h"

static const struct report_column action_columns[] = {
    {"Recommendation", 35, false}, {"Action", 50, true}, {"By when", 15, false}};
enum { ACTION_REF, ACTION_TEXT, ACTION_TARGET };

static void push_action(struct minutes_writing *writing, const struct rt_minute *minute)
{
    struct report_row *row = rt_arena_alloc(writing->arena, sizeof *row);
    struct report_making making = {.arena = writing->arena, .row = row};
    row->lines = 1;
    const char *name = writing->minutes->name(writing->minutes->self, minute->ref);
    row->name = minute->text;
    report_cell_say(&making, report_cell_add(&making, ACTION_REF, 0, 1), minute->ref,
                    name ? name : "(in the register no more)");
    struct report_cell *cell = report_cell_add(&making, ACTION_TEXT, 0, 1);
    report_cell_say(&making, cell, NULL, minute->text);
    if (minute->owners.n > 1) {
        g_autofree char *all = rt_texts_in_line(&minute->owners);
        g_autofree char *together = g_strconcat("Together: ", all, NULL);
        report_cell_say_aside(&making, cell, together);
    }
    report_cell_say(&making, report_cell_add(&making, ACTION_TARGET, 0, 1), NULL,
                    minute->target ? minute->target : "No target");
    report_push(writing->table, REPORT_ROW, NULL)->row = row;
}

static bool is_owner(const struct rt_minute *minute, const char *name)
{
    for (size_t i = 0; i < minute->owners.n; i++)
        if (strcmp(rt_texts_at(&minute->owners, i), name) == 0)
            return true;
    return false;
}

static int by_name(const void *one, const void *other)
{
    return g_utf8_collate(*(const char *const *)one, *(const char *const *)other);
}

/* Who is to do something, each once, by name. */
static GPtrArray *owners_of(const struct rt_meeting *meeting)
{
    GPtrArray *names = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < meeting->minutes.n; i++) {
        const struct rt_list *owners = &rt_minute_at(&meeting->minutes, i)->owners;
        for (size_t k = 0; k < owners->n; k++) {
            char *name = (char *)(uintptr_t)rt_texts_at(owners, k);
            if (g_hash_table_add(seen, name))
                g_ptr_array_add(names, name);
        }
    }
    g_ptr_array_sort(names, by_name);
    return names;
}

void minutes_push_actions(struct minutes_writing *writing)
{
    const struct rt_list *minutes = &writing->meeting->minutes;
    g_autoptr(GPtrArray) names = owners_of(writing->meeting);
    minutes_push_section(writing, "Actions by owner");
    if (!names->len) {
        report_push_note(writing->table, "Nobody was asked to do anything");
        return;
    }
    minutes_push_columns(writing, action_columns, G_N_ELEMENTS(action_columns));
    for (guint i = 0; i < names->len; i++) {
        report_push(writing->table, REPORT_BAND, names->pdata[i]);
        for (size_t k = 0; k < minutes->n; k++)
            if (is_owner(rt_minute_at(minutes, k), names->pdata[i]))
                push_action(writing, rt_minute_at(minutes, k));
    }
}
