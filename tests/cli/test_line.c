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
    voice_answer(&voice, "1", "Recommendations 1 to 10 of 59.");
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

Test(line, it_ends_when_the_terminal_goes)
{
    struct place place;
    struct voice voice;
    begin(&place);
    voice_start(&voice, &place, trust);
    voice_wait(&voice, "What next?");
    voice_hang_up(&voice);
    cr_expect_eq(voice_end(&voice), 0);
    place_clear(&place);
}
