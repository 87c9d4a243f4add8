/* My updates: whose they are, what waits, one after the other. */
#include "cli/line.h"

#include <string.h>

#include <rectrack/field.h>
#include <rectrack/text.h>
#include <rectrack/unanswered.h>

/* ---- whose ---- */

/* Who has something to write, and anybody else by name.  g_free it; NULL: nobody. */
static char *ask_owner(struct cli_line *line)
{
    struct rt_unanswered found = {0};
    struct rt_error error = {0};
    struct cli_question question = {
        .words = "Whose updates? Type a number, or any owner's name.",
        .takes_other = true,
        .help = "An agency, team or person who owns recommendations."};
    if (rt_unanswered_find(line->context->reg, &line->outlook, NULL, &found, &error) != RT_OK) {
        cli_line_refuse(line, &error);
        return NULL;
    }
    g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < found.owners.n; i++) {
        const struct rt_asked_owner *owner = rt_asked_owner_at(&found, i);
        if (!owner->name || !owner->rows.n)
            continue;
        g_ptr_array_add(choices,
                        g_strdup_printf("%s, %zu to write", owner->name, owner->rows.n));
        g_ptr_array_add(names, (void *)(uintptr_t)owner->name);
    }
    if (!names->len)
        question.words = "Nobody has an update to write. Whose shall be looked at? Type an "
                         "owner's name.";
    g_ptr_array_add(choices, NULL);
    question.choices = (const char *const *)choices->pdata;
    question.n_choices = names->len;
    size_t at = 0;
    char *other = NULL;
    enum cli_answer answer = cli_choose(&line->talk, &question, &at, &other);
    if (answer == CLI_ANSWER)
        other = g_strdup(names->pdata[at]);
    rt_unanswered_clear(&found);
    return other;
}

/* The owner of that name, or it is said that there is none. */
static const struct rt_owner *owner_called(struct cli_line *line, const char *name)
{
    const struct rt_facts *facts = line->outlook.facts;
    const struct rt_owner *owner = rt_facts_owner(facts, name);
    g_autofree char *nearest = NULL;
    if (owner)
        return owner;
    rt_query_finds_owner(facts, name, &nearest);
    cli_say(&line->talk,
            nearest ? "No owner is called \"%s\"; the nearest is %s."
                    : "No owner is called \"%s\".",
            name, nearest);
    return NULL;
}

/* From now on another owner; false: the person goes back. */
static bool choose_owner(struct cli_line *line)
{
    if (!line->outlook.facts->owners.n) {
        cli_say(&line->talk,
                "Nobody owns anything yet. The command add owner makes an owner, set "
                "gives a recommendation to one, such as: set SI-5 owners+=SCC; the "
                "update of any recommendation can be written from the list.");
        return false;
    }
    while (!line->talk.is_over) {
        g_autofree char *name = ask_owner(line);
        if (!name)
            return false;
        const struct rt_owner *owner = owner_called(line, name);
        if (!owner)
            continue;
        struct rt_error error = {0};
        rt_asked_choose(line->context->reg, line->context->user, owner->name, &error);
        rt_error_clear(&error); /* then it is asked again the next time */
        g_free(line->owner);
        line->owner = g_strdup(owner->name);
        return true;
    }
    return false;
}

/* ---- what waits ---- */

static void say_row(struct cli_line *line, size_t i, const struct rt_asked *row)
{
    g_autoptr(GString) with = g_string_new(NULL);
    g_autofree char *colour = g_ascii_strdown(rt_rags[row->rag].label, -1);
    for (size_t k = 0; k < row->with.n; k++)
        g_string_append_printf(with, " with %s", rt_texts_at(&row->with, k));
    cli_say(&line->talk, "%zu. %s%s, %s%s, %s%s", i + 1, row->ref, with->str,
            row->rag ? colour : "no colour",
            row->rag && row->is_suggested ? " (suggested)" : "", row->name,
            row->overdue.n ? ", overdue" : "");
}

static void say_rows(struct cli_line *line, const struct rt_asked_owner *asked)
{
    cli_say_apart(&line->talk, "%s, %s: %zu of %zu done.", asked->name,
                  line->outlook.period->label, asked->answered.n,
                  asked->answered.n + asked->rows.n);
    for (size_t i = 0; i < asked->rows.n; i++)
        say_row(line, i, rt_asked_at(&asked->rows, i));
}

/* The row of what was typed: a number or a reference; n where it is neither. */
static size_t row_of(const struct rt_asked_owner *asked, const char *typed)
{
    guint64 number = 0;
    if (!*typed)
        return 0;
    if (asked->rows.n && g_ascii_string_to_unsigned(typed, 10, 1, asked->rows.n, &number, NULL))
        return (size_t)number - 1;
    size_t i = 0;
    while (i < asked->rows.n && g_ascii_strcasecmp(rt_asked_at(&asked->rows, i)->ref, typed))
        i++;
    return i;
}

/* What the person types to the rows; false: back to the menu. */
static bool ask_row(struct cli_line *line, const struct rt_asked_owner *asked)
{
    g_autofree char *typed = NULL, *first = NULL;
    struct cli_question question = {
        .words = "Which number? o chooses another owner.",
        .help =
            "The red and overdue stand first. Each is asked about in turn; what is answered "
            "goes from the list."};
    if (asked->rows.n)
        first = g_strdup_printf("1, %s", rt_asked_at(&asked->rows, 0)->ref);
    question.empty = first ? first : "back to the menu";
    if (cli_ask_line(&line->talk, &question, &typed) != CLI_ANSWER)
        return false;
    if (!strcmp(typed, "o")) {
        line->is_page_said = !choose_owner(line);
        return true;
    }
    if (!*typed && !asked->rows.n)
        return false;
    size_t i = row_of(asked, typed);
    if (i == asked->rows.n) {
        cli_say(&line->talk, "There is no \"%s\" here; type a number or a reference.", typed);
        return true;
    }
    g_autofree char *ref = g_strdup(rt_asked_at(&asked->rows, i)->ref);
    cli_say(&line->talk, "%s, %zu of %zu.", ref, asked->answered.n + 1,
            asked->answered.n + asked->rows.n);
    line->is_page_said = !cli_line_update(line, ref);
    return true;
}

static bool ask_rows(struct cli_line *line)
{
    struct rt_unanswered found = {0};
    struct rt_error error = {0};
    bool goes_on = false;
    if (rt_unanswered_find(line->context->reg, &line->outlook, line->owner, &found, &error) !=
        RT_OK) {
        cli_line_refuse(line, &error);
    } else {
        const struct rt_asked_owner *asked = rt_asked_owner_at(&found, 0);
        if (!line->is_page_said)
            say_rows(line, asked);
        line->is_page_said = true;
        goes_on = ask_row(line, asked);
    }
    rt_unanswered_clear(&found);
    return goes_on;
}

void cli_line_mine(struct cli_line *line)
{
    const struct rt_period *period = line->outlook.period;
    if (!period || period->state != RT_OPEN) {
        cli_say(&line->talk, "No period is open to report in; the command period open opens "
                             "one.");
        return;
    }
    const struct rt_owner *owner =
        rt_asked_whom(line->context->reg, line->outlook.facts, line->context->user);
    if (owner && !line->owner)
        line->owner = g_strdup(owner->name);
    bool goes_on = line->owner || choose_owner(line);
    line->is_page_said = false;
    while (goes_on && !line->talk.is_over && cli_line_look(line))
        goes_on = ask_rows(line);
}
