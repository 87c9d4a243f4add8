/* The table of decisions.  Knows words and what goes with them; what is done is the commands'.
 */
#include <rectrack/decision.h>

#include <rectrack/field.h>

/* Rows as long as they are: a table is read across. */
/* clang-format off */

const struct rt_decision rt_decisions[RT_DECISIONS] = {
    {RT_MINUTE_AGREE, "Agree its colour", RT_DECIDES_NOTHING, false, RT_REASON_TAKEN, NULL,
     "Confirms its colour; one that was only suggested is set, where a period is open"},
    {RT_MINUTE_RAG, "Change its colour", RT_DECIDES_COLOUR, false, RT_REASON_NEEDED, "a changed colour",
     "Sets another colour in the open period"},
    {RT_MINUTE_GRANT, "Grant an extension", RT_DECIDES_TARGET, true, RT_REASON_NEEDED, "a revised target",
     "Revises its target and names the meeting as who granted it; REF.N names one of several targets"},
    {RT_MINUTE_REFUSE, "Refuse an extension", RT_DECIDES_NOTHING, true, RT_REASON_ASKED, NULL,
     "Leaves its target as it is; REF.N names one of several targets"},
    {RT_MINUTE_CLOSE, "Close it", RT_DECIDES_STATE, false, RT_REASON_NEEDED, "a closure",
     "Sets its state to complete, or to how else it is closed"},
    {RT_MINUTE_BRING, "Bring it back", RT_DECIDES_WHEN, false, RT_REASON_ASKED, NULL,
     "Brings it back on a day, in a month or to the next meeting; meeting carry puts it on the agenda then"},
    {RT_MINUTE_REFER, "Refer it to somebody", RT_DECIDES_BODY, false, RT_REASON_ASKED, NULL,
     "Refers it to a committee, a board or an agency"},
    {RT_MINUTE_OWN, "In your own words", RT_DECIDES_WORDS, false, RT_REASON_TAKEN, NULL,
     "Records a decision as it is worded"},
};

const struct rt_decision_ask rt_decision_asks[RT_DECIDES] = {
    [RT_DECIDES_NOTHING] = {0},
    [RT_DECIDES_COLOUR] = {"COLOUR", "RAG", "Which colour?", NULL, NULL, NULL},
    [RT_DECIDES_TARGET] = {"TARGET", "Until", "To when?", "Dec 2020",
                           "The new target, in your words", NULL},
    [RT_DECIDES_STATE] = {"STATE", "As", "Closed as what?", NULL, NULL, "complete"},
    [RT_DECIDES_WHEN] = {"WHEN", "When", "When is it brought back?", "June 2020",
                         "A day, a month, or next meeting", NULL},
    [RT_DECIDES_BODY] = {"BODY", "To whom", "To whom is it referred?", "the Cabinet",
                         "A committee, a board, an agency", NULL},
    [RT_DECIDES_WORDS] = {"WORDS", "Decision", "What is resolved?", "that more wards be asked",
                          "As the minutes shall have it behind \"RESOLVED that\"", NULL},
};
/* clang-format on */

char *rt_decision_usage(const struct rt_decision *decision)
{
    const char *name = rt_minute_kinds[decision->kind].key;
    const struct rt_decision_ask *ask = &rt_decision_asks[decision->value];
    if (!ask->name)
        return g_strdup(name);
    return g_strdup_printf(ask->empty ? "%s [%s]" : "%s %s", name, ask->name);
}

char *rt_decision_help(const struct rt_decision *decision)
{
    static const char *const reasons[] = {
        [RT_REASON_TAKEN] = "",
        [RT_REASON_ASKED] = "; --reason may say why",
        [RT_REASON_NEEDED] = "; --reason must say why",
    };
    return g_strconcat(decision->help, reasons[decision->reason], NULL);
}
