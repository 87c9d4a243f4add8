/* What a meeting records beside its decisions: actions, notes, who is there. */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>

#include "cli/line_meeting.h"

/* ---- actions ---- */

/* An action that is asked for. */
struct asking {
    struct cli_meeting *walk;
    struct rt_meeting_action read;
    size_t n_new; /* so many of whom nobody knows, the first, were said to be new */
};

/* The same action with another name for one of its doers, as it would be typed.  g_free it. */
static char *with_name(const struct asking *asking, size_t doer, const char *name)
{
    GString *out = g_string_new(NULL);
    const struct rt_meeting_action *read = &asking->read;
    for (size_t i = 0; i < read->doers.n; i++)
        g_string_append_printf(out, "%s%s", i ? ", " : "",
                               i == doer ? name : rt_doer_at(&read->doers, i)->name);
    g_string_append_printf(out, ": %s", read->what);
    if (read->target.text)
        g_string_append_printf(out, " – by %s", read->target.text);
    return g_string_free(out, FALSE);
}

/* The first whom nobody knows and of whom it was not said; n: there is none. */
static size_t find_unknown(const struct asking *asking)
{
    size_t i = 0, n = 0;
    while (i < asking->read.doers.n &&
           !(rt_doer_at(&asking->read.doers, i)->is_unknown && n++ == asking->n_new))
        i++;
    return i;
}

/* Who is meant by a name that nobody has?  *typed becomes the action with another name, or NULL
 * where it is written anew.  false: the person goes back. */
static bool ask_who(struct asking *asking, size_t doer, char **typed)
{
    const struct rt_doer *who = rt_doer_at(&asking->read.doers, doer);
    const struct rt_facts *facts = asking->walk->line->outlook.facts;
    bool is_one = who->meant && rt_facts_owner(facts, who->meant);
    g_autofree char *new = g_strdup_printf("%s is somebody new", who->name),
                    *meant = g_strdup_printf("%s is meant", who->meant);
    g_autofree char *words = g_strdup_printf("No owner is called \"%s\"%s%s.", who->name,
                                             who->meant && !is_one ? "; there is " : "",
                                             who->meant && !is_one ? who->meant : "");
    const char *choices[4] = {NULL};
    struct cli_question question = {.words = words, .choices = choices};
    if (is_one)
        choices[question.n_choices++] = meant;
    choices[question.n_choices++] = new;
    choices[question.n_choices++] = "Write the action anew";
    question.empty = choices[0];
    size_t at = 0;
    if (cli_choose(&asking->walk->line->talk, &question, &at, NULL) != CLI_ANSWER)
        return false;
    bool is_new = at == question.n_choices - 2, is_meant = is_one && at == 0;
    char *anew = is_meant ? with_name(asking, doer, who->meant)
                 : is_new ? g_steal_pointer(typed)
                          : NULL;
    asking->n_new += is_new;
    g_free(*typed);
    *typed = anew;
    return true;
}

/* Told back as it was understood; true: it is meant so. */
static bool is_meant(struct asking *asking, bool *goes_on)
{
    struct cli_doubt doubt = {.words = rt_describe_action(&asking->read, &asking->walk->arena),
                              .yes = "Save it",
                              .no = "Write it anew"};
    bool is_yes;
    *goes_on = cli_ask_yes(&asking->walk->line->talk, &doubt, &is_yes) == CLI_ANSWER;
    return is_yes;
}

/* What was typed becomes what is saved; NULL: nothing.  g_free it. */
static char *ask_action(struct asking *asking)
{
    static const struct cli_question question = {
        .words =
            "Who does what by when? For example: Hampton Trust: ask for funds, by Dec 2020",
        .help = "Who, a colon, what, and by when if that is known. Several names have commas "
                "between them."};
    struct cli_meeting *walk = asking->walk;
    char *typed = NULL;
    for (bool goes_on = true; goes_on;) {
        struct rt_error error = {0};
        if (!typed) {
            asking->n_new = 0;
            if (cli_ask_line(&walk->line->talk, &question, &typed) != CLI_ANSWER)
                break;
        }
        asking->read = (struct rt_meeting_action){0};
        if (rt_meeting_read_action(walk->line->outlook.facts, rt_day_parse(walk->date), typed,
                                   &walk->arena, &asking->read, &error) != RT_OK) {
            cli_say(&walk->line->talk, "%s.", error.sentence);
            rt_error_clear(&error);
            g_clear_pointer(&typed, g_free);
        } else if (find_unknown(asking) < asking->read.doers.n) {
            goes_on = ask_who(asking, find_unknown(asking), &typed);
        } else if (is_meant(asking, &goes_on)) {
            return typed;
        } else {
            g_clear_pointer(&typed, g_free);
        }
    }
    g_free(typed);
    return NULL;
}

void cli_meeting_action(struct cli_meeting *walk)
{
    struct asking asking = {.walk = walk};
    g_autofree char *typed = ask_action(&asking);
    const char *words[] = {"action", cli_meeting_ref(walk), typed};
    if (typed)
        cli_meeting_do(walk, asking.n_new ? "--new-owner" : NULL, NULL, words,
                       G_N_ELEMENTS(words));
    else if (!walk->line->talk.is_over)
        cli_say(&walk->line->talk, "Nothing was recorded.");
}

/* ---- notes ---- */

/* The words first: what they are about is the item, unless it is said. */
void cli_meeting_note(struct cli_meeting *walk)
{
    const char *ref = cli_meeting_ref(walk);
    g_autofree char *words = g_strdup_printf("Which words for the minutes%s%s?",
                                             ref ? ", on " : "", ref ? ref : ""),
                    *on_it = g_strdup_printf("On %s", ref ? ref : "");
    const char *choices[] = {on_it, "On the meeting as a whole", NULL};
    struct cli_question asked = {.words = words}, question = {.words = "What is the note on?",
                                                              .choices = choices,
                                                              .n_choices = 2,
                                                              .empty = choices[0]};
    g_autofree char *typed = NULL;
    size_t at = 0;
    if (cli_ask_line(&walk->line->talk, &asked, &typed) != CLI_ANSWER)
        return;
    if (ref && cli_choose(&walk->line->talk, &question, &at, NULL) != CLI_ANSWER) {
        if (!walk->line->talk.is_over)
            cli_say(&walk->line->talk, "Nothing was recorded.");
        return;
    }
    const char *on_item[] = {"note", ref, typed}, *on_all[] = {"note", typed};
    if (ref && at == 0)
        cli_meeting_do(walk, NULL, NULL, on_item, G_N_ELEMENTS(on_item));
    else
        cli_meeting_do(walk, NULL, NULL, on_all, G_N_ELEMENTS(on_all));
}

/* ---- who is there ---- */

void cli_meeting_attend(struct cli_meeting *walk)
{
    static const char *const choices[] = {"Who is here", "Who sent apologies", NULL};
    static const struct cli_question asked = {
        .words = "Who? Several names have commas between them."};
    struct cli_question question = {
        .words = "Attendance.", .choices = choices, .n_choices = 2, .empty = choices[0]};
    g_autofree char *typed = NULL;
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    size_t at = 0;
    if (cli_choose(&walk->line->talk, &question, &at, NULL) != CLI_ANSWER ||
        cli_ask_line(&walk->line->talk, &asked, &typed) != CLI_ANSWER)
        return;
    g_auto(GStrv) names = g_strsplit(typed, ",", -1);
    g_ptr_array_add(words, (void *)(uintptr_t) "attend");
    for (size_t i = 0; names[i]; i++)
        if (*g_strstrip(names[i]))
            g_ptr_array_add(words, names[i]);
    cli_meeting_do(walk, at ? "--apologies" : NULL, NULL,
                   (const char *const *)(void *)words->pdata, words->len);
}
