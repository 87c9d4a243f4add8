/* The conversation on a terminal: with people who come and go, and between two of them. */
#include <signal.h>
#include <string.h>

#include <criterion/criterion.h>

#include "tests/cli/voice.h"

static const char trust[] = "Hampton Trust";

static void run(const struct place *place, const char *command)
{
    struct answer answer;
    place_run(place, command, &answer);
    cr_assert_eq(answer.status, 0, "%s:\n%s%s", command, answer.out, answer.err);
    answer_clear(&answer);
}

/* A register with the sample and an open period. */
static void begin(struct place *place)
{
    place_init(place);
    run(place, "rectrack init --sample");
    run(place, "rectrack period open 'June 2020'");
}

Test(line, it_talks_on_a_terminal_as_in_a_pipe)
{
    struct place place;
    struct voice voice;
    begin(&place);
    voice_start(&voice, &place, trust);
    voice_wait(&voice, "What next?");
    voice_answer(&voice, "2", "Recommendations 1 to 10 of 59.");
    voice_answer(&voice, "SI-5", "Waiting for: Funding");
    voice_answer(&voice, "3",
                 "Target 1, of key action 1: June 2020, that is 1 to 30 June 2020");
    voice_answer(&voice, "set SI-5 state=paused", "SI-5: state (paused) saved");
    voice_answer(&voice, "undo", "Took back");
    voice_answer(&voice, "b", "Which number?");
    voice_answer(&voice, "q", "Good-bye.");
    cr_expect_eq(voice_end(&voice), 0);
    place_clear(&place);
}

Test(line, control_c_and_the_end_of_input_end_it_in_words)
{
    struct place place;
    struct voice voice;
    begin(&place);
    voice_start(&voice, &place, trust);
    voice_wait(&voice, "What next?");
    kill(voice.pid, SIGINT);
    voice_wait(&voice, "Stopped.");
    cr_expect_eq(voice_end(&voice), 0);
    voice_start(&voice, &place, trust);
    voice_wait(&voice, "What next?");
    cr_expect_eq(write(voice.fd, "\004", 1), 1);
    voice_wait(&voice, "The input has ended.");
    cr_expect_eq(voice_end(&voice), 0);
    place_clear(&place);
}

/* Whatever it is at: it opens the register, it is in the middle of a list, it waits. */
Test(line, it_ends_when_the_terminal_goes)
{
    static const struct {
        const char *heard, *typed;
    } moments[] = {
        {"rectrack in lines", NULL}, {"You are", NULL},
        {"What next?", NULL},        {"An empty line: 1, My updates.", NULL},
        {"What next?", "2"},         {"An empty line: 1, My updates.", "status"},
    };
    struct place place;
    begin(&place);
    for (size_t i = 0; i < G_N_ELEMENTS(moments); i++) {
        struct voice voice;
        voice_start(&voice, &place, trust);
        voice_wait(&voice, moments[i].heard);
        if (moments[i].typed)
            voice_type(&voice, moments[i].typed);
        voice_hang_up(&voice);
        int status = voice_end(&voice);
        cr_expect_eq(status, 0, "behind \"%s\" it ends with %d", moments[i].heard, status);
    }
    place_clear(&place);
}

/* As under nohup; what ends it otherwise still does. */
Test(line, a_hangup_that_was_ignored_stays_ignored)
{
    struct place place;
    struct voice voice;
    begin(&place);
    signal(SIGHUP, SIG_IGN);
    voice_start(&voice, &place, trust);
    signal(SIGHUP, SIG_DFL);
    voice_wait(&voice, "What next?");
    kill(voice.pid, SIGHUP);
    voice_answer(&voice, "2", "Recommendations 1 to 10 of 59.");
    kill(voice.pid, SIGTERM);
    voice_wait(&voice, "Stopped.");
    cr_expect_eq(voice_end(&voice), 0);
    place_clear(&place);
}

/* As far as the question whether it shall be saved. */
static void write_update(struct voice *voice, const char *target)
{
    voice_answer(voice, "update SI-5", "Update of SI-5 for June 2020");
    voice_answer(voice, "1", "Progress: what was achieved?");
    voice_type(voice, "Meetings with housing are in the diary.");
    voice_answer(voice, ".", "Challenge: what stands in the way?");
    voice_answer(voice, "", "Which key actions are complete now?");
    voice_answer(voice, "2", "Which target moves?");
    voice_answer(voice, "1", "New words for target 1");
    voice_answer(voice, target, "Which target moves?");
    voice_answer(voice, "", "Why is the target new?");
    voice_answer(voice, "Training is delayed", "Who granted it");
    voice_answer(voice, "", "Which colour?");
    voice_answer(voice, "amber", "This will be saved of SI-5 for June 2020:");
    voice_wait(voice, "Save it?");
}

static void expect_shown(const struct place *place, const char *ref, const char *words)
{
    struct answer answer;
    g_autofree char *command = g_strdup_printf("rectrack show %s", ref);
    place_run(place, command, &answer);
    cr_expect(strstr(answer.out, words) != NULL, "\"%s\" is not in:\n%s", words, answer.out);
    answer_clear(&answer);
}

/* Another saves the same target meanwhile, and the same person from elsewhere. */
Test(line, of_what_two_people_wrote_each_field_is_asked_for)
{
    struct place place;
    struct voice voice;
    begin(&place);
    voice_start(&voice, &place, trust);
    voice_wait(&voice, "What next?");
    write_update(&voice, "Dec 2020");
    run(&place,
        "rectrack --as 'Public Health' target SI-5.1 'Sept 2020' --reason 'Rooms are late'");
    run(&place, "rectrack --as 'Hampton Trust' update SI-5 --progress 'From elsewhere.'");
    voice_answer(&voice, "1", "was saved by ");
    voice_wait(&voice, "Which shall stand?");
    voice_answer(&voice, "3", "There is no answer \"3\"");
    voice_answer(&voice, "?", "Nothing is lost: both stay in the history.");
    voice_wait(&voice, "Which shall stand?");
    voice_answer(&voice, "theirs", "Theirs.");
    voice_wait(&voice, "Which shall stand?");
    voice_answer(&voice, "1", "Yours.");
    voice_wait(&voice, "saved for June 2020");
    voice_answer(&voice, "q", "Good-bye.");
    g_autofree char *said = g_strdup(voice.said->str);
    cr_expect_eq(voice_end(&voice), 0);
    cr_expect(strstr(said, "Theirs: From elsewhere.") && strstr(said, "Theirs: Sept 2020"),
              "%s", said);
    bool is_target_first = strstr(said, "Theirs: Sept 2020") < strstr(said, "Theirs: From");
    expect_shown(&place, "SI-5", is_target_first ? "Sept 2020" : "Dec 2020");
    expect_shown(&place, "SI-5", is_target_first ? "Meetings with housing" : "From elsewhere.");
    expect_shown(&place, "SI-5", "Amber");
    place_clear(&place);
}

Test(line, back_from_a_conflict_saves_nothing_and_loses_nothing)
{
    struct place place;
    struct voice voice;
    begin(&place);
    voice_start(&voice, &place, trust);
    voice_wait(&voice, "What next?");
    write_update(&voice, "Dec 2020");
    run(&place, "rectrack --as 'Hampton Trust' update SI-5 --progress 'From elsewhere.'");
    voice_answer(&voice, "1", "Which shall stand?");
    voice_answer(&voice, "b", "Nothing was saved. What you wrote is here still.");
    voice_wait(&voice, "Progress: Meetings with housing");
    voice_wait(&voice, "Save it?");
    voice_answer(&voice, "3", "is kept as a draft");
    voice_answer(&voice, "q", "Good-bye.");
    cr_expect_eq(voice_end(&voice), 0);
    expect_shown(&place, "SI-5", "From elsewhere.");
    place_clear(&place);
}

/* Each line is kept as soon as it is typed; so are the answers before it. */
Test(line, what_was_typed_is_kept_when_the_terminal_goes_or_the_program_is_killed)
{
    struct place place;
    struct voice voice;
    begin(&place);
    for (int is_killed = 0; is_killed < 2; is_killed++) {
        voice_start(&voice, &place, trust);
        voice_answer(&voice, "update SI-5", is_killed ? "A draft from " : "Update of SI-5");
        if (is_killed)
            voice_answer(&voice, "2", "Update of SI-5");
        voice_answer(&voice, "1", "Progress: what was achieved?");
        voice_type(&voice, "The first line,");
        voice_type(&voice, "and the second.");
        voice_answer(&voice, "?", "Progress: what was achieved?");
        if (is_killed)
            kill(voice.pid, SIGKILL);
        else
            voice_hang_up(&voice);
        cr_expect_eq(voice_end(&voice), is_killed ? -SIGKILL : 0);
        voice_start(&voice, &place, "Public Health");
        voice_wait(&voice, "What next?");
        cr_expect_null(strstr(voice.said->str, "Drafts"), "somebody else hears of it");
        voice_answer(&voice, "q", "Good-bye.");
        cr_expect_eq(voice_end(&voice), 0);
        voice_start(&voice, &place, trust);
        voice_wait(&voice, "Drafts that are not saved: update of SI-5.");
        voice_answer(&voice, "update SI-5", "Progress: The first line,\nand the second.");
        voice_answer(&voice, "3", "What next?");
        voice_answer(&voice, "q", "Good-bye.");
        cr_expect_eq(voice_end(&voice), 0);
    }
    place_clear(&place);
}

/* A meeting on a terminal that goes, and of a program that is killed: what was recorded is
 * there, and it goes on at its item. */
Test(line, a_meeting_goes_on_where_it_was)
{
    struct place place;
    struct voice voice;
    begin(&place);
    run(&place, "rectrack meeting new 2020-06-15 --items source:SI");
    for (int is_killed = 0; is_killed < 2; is_killed++) {
        voice_start(&voice, &place, trust);
        voice_wait(&voice, "What next?");
        voice_answer(&voice, "4", is_killed ? "Item 5 of 15: SI-5" : "Item 1 of 15: SI-1");
        voice_wait(&voice, is_killed ? "Recorded: Said first" : "what now?");
        if (!is_killed) {
            voice_answer(&voice, "7", "To which item?");
            voice_answer(&voice, "SI-5", "Item 5 of 15: SI-5");
        }
        voice_wait(&voice, "what now?");
        voice_answer(&voice, "note", "Which words for the minutes, on SI-5?");
        voice_answer(&voice, is_killed ? "Said second" : "Said first", "1. On SI-5");
        voice_answer(&voice, "", "noted on SI-5");
        voice_wait(&voice, "what now?");
        if (is_killed)
            kill(voice.pid, SIGKILL);
        else
            voice_hang_up(&voice);
        cr_expect_eq(voice_end(&voice), is_killed ? -SIGKILL : 0);
    }
    voice_start(&voice, &place, trust);
    voice_wait(&voice, "What next?");
    voice_answer(&voice, "4", "Item 5 of 15: SI-5");
    voice_wait(&voice, "Recorded: Said second");
    voice_answer(&voice, "9", "Took back");
    voice_wait(&voice, "what now?");
    voice_answer(&voice, "q", "Good-bye.");
    cr_expect_eq(voice_end(&voice), 0);
    run(&place, "rectrack meeting show | grep 'Said first'");
    run(&place, "! rectrack meeting show | grep 'Said second'");
    place_clear(&place);
}

/* What a person, or a cat on the keyboard, may type at any question. */
static const char *const anything[] = {
    "",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "99",
    "0",
    "-1",
    "b",
    "l",
    "?",
    "n",
    "p",
    "f",
    "a",
    "w",
    "o",
    ".",
    "SI-5",
    "NA-3",
    "1 2 -3",
    "overdue",
    "onwer:x",
    "owner:\"Hampton Trust\"",
    "update SI-6",
    "undo",
    "redo",
    "again",
    "more",
    "back",
    "yes",
    "set SI-5 state=paused",
    "list \"rag",
    "Dec 2020",
    "green",
    "amber",
    "Hampton Trust",
    "Words of some length, with a comma.",
    "period close",
    "status",
    "10",
    "13",
    "meeting new 2020-06-15 --items overdue",
    "Hampton Trust: ask for funds, by Dec 2020",
    "\303\251t\303\251",
};

/* Whatever is typed, it goes on to the end of the input; nothing is damaged. */
Test(line, anything_may_be_typed_anywhere, .timeout = 120)
{
    enum { ROUNDS = 6, LINES = 250 };
    struct place place;
    GRand *dice = g_rand_new_with_seed(5);
    begin(&place);
    for (int round = 0; round < ROUNDS; round++) {
        g_autoptr(GString) typed = g_string_new(NULL);
        struct answer answer;
        for (int i = 0; i < LINES; i++)
            g_string_append_printf(
                typed, "%s\n",
                anything[g_rand_int_range(dice, 0, (gint32)G_N_ELEMENTS(anything))]);
        place_type(&place, "rectrack --accessible --as 'Hampton Trust'", typed->str, &answer);
        cr_expect(answer.status == 0 && strstr(answer.out, "Good-bye."), "%d: %s%s",
                  answer.status, answer.out, answer.err);
        cr_expect_null(strpbrk(answer.out, "\033\r\b"));
        answer_clear(&answer);
    }
    run(&place, "rectrack check");
    g_rand_free(dice);
    place_clear(&place);
}
