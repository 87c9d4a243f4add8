/* THE TABLE OF QUERY WORDS.  Data alone; query.c reads it.
 */
#include <rectrack/query.h>

#define CHOICES(list) .choices = (list), .n_choices = G_N_ELEMENTS(list)

/* Rows as long as they are: a table is read across. */
/* clang-format off */

const struct rt_query_word rt_query_words[RT_WORDS] = {
    [RT_WORD_TEXT] = {"text", RT_TAKES_WORDS, .example = "text:review",
                      .help = "A word or the beginning of one, in the title, text, actions, "
                              "updates or owners; \"text:\" may be left out"},
    [RT_WORD_RAG] = {"rag", RT_TAKES_CHOICE, CHOICES(rt_rags), .example = "rag:red,amber",
                     .help = "The colour that a person set in the period shown"},
    [RT_WORD_SUGGESTED] = {"suggested", RT_TAKES_CHOICE, CHOICES(rt_rags),
                           .example = "suggested:red",
                           .help = "The colour that the rules suggest"},
    [RT_WORD_SHOWN] = {"shown", RT_TAKES_CHOICE, CHOICES(rt_rags), .example = "shown:red",
                       .help = "The colour it is counted by: the one set, else the suggested"},
    [RT_WORD_DIRECTION] = {"direction", RT_TAKES_CHOICE, CHOICES(rt_directions),
                           .example = "direction:worsened",
                           .help = "How its colour moved since the last closed period"},
    [RT_WORD_STATE] = {"state", RT_TAKES_CHOICE, CHOICES(rt_states), .example = "state:paused",
                       .help = "How far its delivery is"},
    [RT_WORD_OWNER] = {"owner", RT_TAKES_WORDS, .takes_none = true, .example = "owner:\"Hampton Trust\"",
                       .help = "An owner, leading or supporting, by any of its names; or none"},
    [RT_WORD_SOURCE] = {"source", RT_TAKES_WORDS, .example = "source:SI",
                        .help = "The source it comes from, by its code"},
    [RT_WORD_GROUP] = {"group", RT_TAKES_WORDS, .takes_none = true, .example = "group:Adults",
                       .help = "The heading over its theme; or none"},
    [RT_WORD_THEME] = {"theme", RT_TAKES_WORDS, .takes_none = true, .example = "theme:perpetrator",
                       .help = "Words of its theme; or none"},
    [RT_WORD_TARGET] = {"target", RT_TAKES_WINDOW, .takes_none = true, .example = "target<2020-06",
                        .help =
                            "A target that ends before (<), begins after (>) or overlaps (:) "
                            "a day, month or year; target:none has no date"},
    [RT_WORD_OVERDUE] = {"overdue", RT_TAKES_NOTHING, .example = "overdue",
                         .help = "A date target has passed and its action is not complete"},
    [RT_WORD_REVIEW] = {"review", RT_TAKES_NOTHING, .example = "review",
                        .help = "A target without a date has come up for review"},
    [RT_WORD_WAITING] = {"waiting", RT_TAKES_WORDS, .takes_none = true, .example = "waiting:funding",
                         .help = "Words of an event or blocker it waits for; or none"},
    [RT_WORD_UPDATED] = {"updated", RT_TAKES_WINDOW, .example = "updated:2020-03",
                         .help =
                             "The day of its latest update: before (<), after (>) or in (:) "
                             "a day, month or year"},
    [RT_WORD_NO_UPDATE] = {"no-update", RT_TAKES_NOTHING, .example = "no-update",
                           .help = "No update in the period shown, though it is not over"},
    [RT_WORD_CHANGED] = {"changed", RT_TAKES_NOTHING, .example = "changed",
                         .help = "Changed since the last closed period"},
    [RT_WORD_LINKS] = {"links", RT_TAKES_WORDS, .example = "links:SI-3",
                       .help = "Linked with that recommendation, either way"},
};
