/* The sheet of an action that a meeting asks for, in one line: "who: what - by when".  What is
 * understood of it stands below it while it is typed. */
#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/request.h>

#include "tui/sheet.h"

enum { LINE };

static void fill(struct tui_sheet *sheet)
{
    struct tui_item *line = tui_sheet_line(
        sheet, LINE, "Action", NULL,
        "who: what - by when, such as Hampton Trust: ask for funds - by Dec 2020");
    line->is_required = line->is_wide = true;
}

/* Takes the line apart, the names as they are known by; false: it does not say enough.
 * *nobody: a name that nobody has, to be g_free'd. */
static bool read_line(const struct tui_sheet *sheet, struct rt_request *request, char **nobody)
{
    const struct rt_facts *facts = sheet->view.desk->facts;
    *nobody = NULL;
    if (!rt_request_read(tui_sheet_text(sheet, LINE), facts, request))
        return false;
    for (char **name = request->who; *name; name++) {
        const struct rt_owner *owner =
            tui_sheet_is_blank(*name) ? NULL : tui_owner_meant(facts, *name);
        if (!owner && !*nobody)
            *nobody = g_strdup(*name);
        if (!owner)
            continue;
        g_free(*name);
        *name = g_strdup(owner->name);
    }
    return true;
}

/* "Hampton Trust: ask for funds, by 1 to 31 December 2020"; g_free it. */
static char *words_of(const struct rt_request *request)
{
    struct rt_arena arena = {0};
    g_autofree char *who = g_strjoinv(", ", request->who);
    struct rt_target target = {.text = request->when};
    rt_target_understand(target.text, &target.kind, &target.earliest, &target.latest);
    const char *understood = target.text ? rt_describe_target(&target, &arena) : NULL;
    char *words = g_strdup_printf("%s: %s%s%s%s%s%s", who, request->what,
                                  target.text ? ", by " : ", without a target",
                                  target.text ? target.text : "", understood ? " (" : "",
                                  understood ? understood : "", understood ? ")" : "");
    rt_arena_clear(&arena);
    return words;
}

static void look(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    struct rt_request request;
    g_autofree char *nobody = NULL;
    (void)has_left;
    if (item->id != LINE)
        return;
    tui_item_say(&item->echo, NULL);
    if (!read_line(sheet, &request, &nobody))
        return;
    g_autofree char *words =
        nobody ? g_strdup_printf("nobody is called %s yet", nobody) : words_of(&request);
    tui_item_say(&item->echo, words);
    rt_request_clear(&request);
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    struct rt_request request;
    char *nobody = NULL;
    if (item->id != LINE)
        return NULL;
    if (!read_line(sheet, &request, &nobody))
        return g_strdup("write who: what - by when");
    rt_request_clear(&request);
    g_autofree char *name = nobody;
    return name ? g_strdup_printf(
                      "nobody is called \"%s\"; : add owner NAME enters someone new", name)
                : NULL;
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    struct rt_request request;
    g_autofree char *nobody = NULL;
    if (!read_line(sheet, &request, &nobody))
        return;
    g_autofree char *who = g_strjoinv(", ", request.who);
    GStrvBuilder *line = tui_sheet_meeting(sheet, "action");
    g_strv_builder_add_many(line, "--", sheet->refs->pdata[0], NULL);
    tui_words_add(line, "%s: %s%s%s", who, request.what, request.when ? " – by " : "",
                  request.when ? request.when : "");
    tui_words_end(line, commands);
    rt_request_clear(&request);
}

const struct tui_sheet_kind tui_sheet_ask = {
    .opens = TUI_DO_ASK,
    .many = "An action is asked for on one recommendation at a time",
    .fill = fill,
    .look = look,
    .fault = fault,
    .spell = spell,
};
