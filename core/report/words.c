/* Sentences that both the paper and the description of a record make. */
#include <stdarg.h>
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>
#include <rectrack/wording.h>

#include "report/words.h"

const char report_progress[] = "Progress:";
const char report_challenge[] = "Challenge:";
const char report_closure[] = "Closure:";
const char report_no_change[] = "No change";
const char report_silent[] = "No update for ";
const char report_suggested[] = "suggested: ";
const char report_carried[] = "As reported in ";
const char report_response[] = "Response: ";
const char report_reported_with[] = "Reported with ";
const char report_overdue[] = "overdue";
const char report_was[] = "was \"";
const char report_supporting[] = "supporting";
const char report_taken[] = "Taken from: ";
const char report_as_at[] = "As at ";
const char report_matching[] = "Only the recommendations that match: ";
const char report_key_title[] = "Key to the colours";
const char report_chart_title[] = "RAG by period";
const char report_no_theme[] = "No theme recorded";
const char report_no_source[] = "No source recorded";
const char report_group_joint[] = " – ";

const char *report_print(struct rt_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return rt_arena_copy(arena, text);
}

const char *report_head_words(const char *head, struct rt_arena *arena)
{
    return report_print(arena,
                        "Head of the audit chain: %.16s; with it, rectrack check --head shows "
                        "whether what was recorded up to this paper has been altered since",
                        head);
}

const char *report_lower(const char *words, struct rt_arena *arena)
{
    return words ? rt_word_lower(rt_arena_copy(arena, words)) : NULL;
}

const char *rt_describe_reason(const struct rt_record *record, struct rt_arena *arena)
{
    const char *reason = record->rag_reason;
    if (!reason)
        return NULL;
    size_t first = strcspn(reason, " ");
    for (size_t i = 0; i < record->targets.n; i++) {
        const char *words = rt_target_at(&record->targets, i)->text;
        if (words && strcspn(words, " ") == first && strncmp(words, reason, first) == 0)
            return rt_arena_copy(arena, reason);
    }
    return report_lower(reason, arena);
}

const char *report_revision(const struct rt_revision *revision, struct rt_arena *arena)
{
    g_autofree char *until = revision->until ? rt_day_words(revision->until) : NULL;
    const char *reason = revision->reason, *by = revision->granted_by;
    return report_print(arena, "%s%s\"%s%s%s%s%s%s", report_was,
                        revision->text ? revision->text : "", until ? " until " : "",
                        until ? until : "", reason ? ": " : "", reason ? reason : "",
                        by ? ", granted by " : "", by ? by : "");
}

const char *report_period_label(const struct rt_facts *facts, const char *period)
{
    const struct rt_period *known = facts && period ? rt_facts_period(facts, period) : NULL;
    return known && known->label ? known->label : period;
}
