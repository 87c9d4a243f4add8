/* The sheet of attendance: who came, and who sent apologies; and what the meeting is called.
 * Names are added; who was entered by mistake is taken out by undo. */
#include <string.h>

#include <rectrack/meeting.h>

#include "tui/sheet.h"

enum { CAME, APOLOGIES, CALLED };

/* What the meeting is called now, or ""; g_free it. */
static char *name_of(const struct tui_sheet *sheet)
{
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    struct rt_error error = {0};
    if (rt_register_meetings(sheet->view.desk->reg, &arena, &all, &error) != RT_OK)
        tui_desk_fail(sheet->view.desk, &error);
    const struct rt_meeting *meeting = rt_meeting_on(&all, sheet->refs->pdata[0]);
    char *copy = g_strdup(meeting && meeting->title ? meeting->title : "");
    rt_arena_clear(&arena);
    return copy;
}

static void fill(struct tui_sheet *sheet)
{
    static const char help[] = "Names with commas between; an agency goes by any of its names";
    g_autofree char *name = name_of(sheet);
    tui_sheet_line(sheet, CAME, "Came", NULL, help)->is_wide = true;
    tui_sheet_line(sheet, APOLOGIES, "Apologies", NULL, help)->is_wide = true;
    tui_sheet_line(sheet, CALLED, "Meeting", name, "What its papers call it")->is_wide = true;
}

/* The names of a line, NULL behind the last; g_strfreev it. */
static char **names_of(const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line, ",", -1);
    GStrvBuilder *names = g_strv_builder_new();
    for (size_t i = 0; parts[i]; i++)
        if (!tui_sheet_is_blank(parts[i]))
            g_strv_builder_add(names, g_strstrip(parts[i]));
    char **all = g_strv_builder_end(names);
    g_strv_builder_unref(names);
    return all;
}

/* Each as the minutes will have it. */
static void look(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    const struct rt_facts *facts = sheet->view.desk->facts;
    (void)has_left;
    if (item->kind != TUI_ITEM_LINE || item->id == CALLED)
        return;
    g_auto(GStrv) names = names_of(tui_item_text(item));
    for (size_t i = 0; names[i]; i++) {
        const struct rt_owner *owner = rt_facts_owner(facts, names[i]);
        if (!owner)
            continue;
        g_free(names[i]);
        names[i] = g_strdup(owner->name);
    }
    g_autofree char *all = g_strjoinv(", ", names);
    tui_item_say(&item->echo, all);
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    (void)sheet;
    (void)item;
    return NULL;
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    for (int id = CAME; id <= APOLOGIES; id++) {
        g_auto(GStrv) names = names_of(tui_sheet_text(sheet, id));
        if (!names[0])
            continue;
        GStrvBuilder *line = tui_sheet_meeting(sheet, "attend");
        if (id == APOLOGIES)
            g_strv_builder_add(line, "--apologies");
        g_strv_builder_add(line, "--");
        g_strv_builder_addv(line, (const char **)names);
        tui_words_end(line, commands);
    }
    g_autofree char *name = name_of(sheet);
    const char *called = tui_sheet_text(sheet, CALLED);
    if (!tui_sheet_is_blank(called) && strcmp(called, name) != 0) {
        GStrvBuilder *line = tui_sheet_meeting(sheet, "name");
        g_strv_builder_add(line, "--");
        g_strv_builder_add(line, called);
        tui_words_end(line, commands);
    }
}

const struct tui_sheet_kind tui_sheet_attend = {
    .opens = TUI_DO_ATTEND,
    .is_of_meeting = true,
    .fill = fill,
    .look = look,
    .fault = fault,
    .spell = spell,
};
