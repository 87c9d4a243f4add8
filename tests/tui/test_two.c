/* Two people at one register, each at a terminal.  trust.md D2, D3, D5, D13. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <criterion/criterion.h>

#include "tests/tui/office.h"

static const char trust[] = "Hampton Trust", health[] = "Public Health";

static char *show(struct office *office, const char *ref)
{
    const char *words[] = {"show", ref, NULL};
    return office_ask(office, "coordinator", words);
}

/* Who sits at the register: one, or also the other. */
struct two {
    struct office office;
    struct term one, other;
    bool has_other;
};

static void begin(struct two *two, bool has_other)
{
    two->has_other = has_other;
    office_open(&two->office);
    office_sit(&two->office, &two->one, trust);
    if (has_other)
        office_sit(&two->office, &two->other, health);
}

static void end(struct two *two)
{
    term_end(&two->one);
    if (two->has_other)
        term_end(&two->other);
    office_close(&two->office);
}

#define expect_in(said, words) cr_expect(strstr(said, words), "no \"%s\" in:\n%s", words, said)

Test(two, different_fields_and_two_notes_are_all_kept)
{
    struct two two;
    begin(&two, true);
    office_write(&two.one, "SI-5");
    term_send(&two.one, "Both have met.");
    office_write(&two.other, "SI-5");
    term_send(&two.other, "Health has paid.");
    term_keys(&two.other, "Shift-Tab Space Tab Ctrl-U");
    term_send(&two.other, "Dec 2020");
    term_keys(&two.other, "Tab");
    term_send(&two.other, "Money comes late");
    term_keys(&two.other, "Ctrl-S");
    term_wait_gone(&two.other, "Update SI-5");
    term_keys(&two.one, "Ctrl-S");
    term_wait_gone(&two.one, "Update SI-5");
    g_autofree char *said = show(&two.office, "SI-5");
    expect_in(said, "Both have met.");
    expect_in(said, "Health has paid.");
    expect_in(said, "Dec 2020");
    end(&two);
}

/* A new target, and why; the form is about to be saved. */
static void retarget(struct term *term, const char *words)
{
    office_write(term, "SI-5");
    term_send(term, "It moves.");
    term_keys(term, "Shift-Tab Space Tab Ctrl-U");
    term_send(term, words);
    term_keys(term, "Tab");
    term_send(term, "Money comes late");
}

Test(two, the_same_field_is_told_with_both_texts_and_nothing_is_lost)
{
    struct two two;
    begin(&two, true);
    retarget(&two.one, "Sept 2020");
    retarget(&two.other, "Oct 2020");
    term_keys(&two.other, "Ctrl-S");
    term_wait_gone(&two.other, "Update SI-5");
    term_keys(&two.one, "Ctrl-S");
    term_wait_text(&two.one, "SI-5 was changed while you were editing");
    term_wait_text(&two.one, "theirs: Oct 2020");
    term_wait_text(&two.one, "yours: Sept 2020");
    g_autofree char *before = show(&two.office, "SI-5");
    cr_expect(!strstr(before, "Sept 2020"), "theirs was overwritten without a word");
    term_keys(&two.one, "Esc"); /* back to editing */
    term_wait_text(&two.one, "[Sept 2020");
    term_wait_text(&two.one, "[Money comes late");
    term_wait_text(&two.one, "It moves.");
    term_keys(&two.one, "Ctrl-S");
    term_wait_text(&two.one, "theirs: Oct 2020");
    term_keys(&two.one, "Space Ctrl-S"); /* yours */
    term_wait_gone(&two.one, "was changed while you were editing");
    g_autofree char *after = show(&two.office, "SI-5");
    expect_in(after, "Sept 2020 - ");
    expect_in(after, "was \"Oct 2020\"");
    expect_in(after, "It moves.");
    end(&two);
}

/* Two windows of one person: of one field theirs stays, the other is saved over theirs. */
Test(two, field_by_field_the_person_says_whose_shall_stand)
{
    struct two two;
    begin(&two, false);
    retarget(&two.one, "Sept 2020");
    const char *words[] = {"update",          "SI-5",         "--progress", "Of another window",
                           "--target",        "1=Oct 2020",   "--tick",     "3",
                           "--target-reason", "Staff is ill", NULL};
    g_free(office_ask(&two.office, trust, words));
    term_keys(&two.one, "Ctrl-S");
    term_wait_text(&two.one, "theirs: Oct 2020");
    term_wait_text(&two.one, "theirs: Of another window");
    term_keys(&two.one, "Down Tab Space Ctrl-S");
    term_wait_gone(&two.one, "was changed while you were editing");
    g_autofree char *said = show(&two.office, "SI-5");
    expect_in(said, "Oct 2020 - ");
    cr_expect(!strstr(said, "Sept 2020"));
    expect_in(said, "It moves.");
    cr_expect(!strstr(said, "Of another window"));
    end(&two);
}

/* Paragraphs, a colour, a target with its reason and a key action, taken back as one. */
Test(two, what_one_save_of_the_form_did_one_undo_takes_back)
{
    struct two two;
    begin(&two, false);
    g_autofree char *before = show(&two.office, "SI-5");
    retarget(&two.one, "Sept 2020");
    term_keys(&two.one, "Tab");
    term_send(&two.one, "Strategy group");
    term_keys(&two.one, "Tab Tab Tab Space Ctrl-S");
    term_wait_text(&two.one, "saved for June 2020");
    term_wait_gone(&two.one, "Update SI-5");
    g_autofree char *saved = show(&two.office, "SI-5");
    expect_in(saved, "It moves.");
    expect_in(saved, "Money comes late, granted by Strategy group");
    expect_in(saved, "2 of 4 complete");
    term_keys(&two.one, "U");
    term_wait_text(&two.one, "Took back 3: set SI-5 to amber, wrote its June 2020 update");
    g_autofree char *after = show(&two.office, "SI-5");
    cr_expect_str_eq(after, before);
    end(&two);
}

Test(two, what_another_saves_is_seen_within_two_seconds_and_nothing_moves)
{
    struct two two;
    begin(&two, false);
    term_keys(&two.one, "Down Down Down Down");
    int y, x, y_after, x_after;
    term_cursor(&two.one, &y, &x);
    const char *words[] = {"set", "SI-2", "title=A title from another window", NULL};
    g_free(office_ask(&two.office, health, words));
    gint64 saved = g_get_monotonic_time();
    term_wait_text(&two.one, "Public Health changed SI-2 (title) at ");
    cr_expect_lt(g_get_monotonic_time() - saved, 2000000);
    term_wait_text(&two.one, "*SI-2  ");
    term_wait_text(&two.one, "A title from another");
    const char *under[] = {"set", "SI-5", "title=Under the eyes", NULL};
    g_free(office_ask(&two.office, health, under));
    term_wait_text(&two.one, "press r to show it");
    cr_expect(!term_has(&two.one, "Under the eyes"), "it was replaced under the person's eyes");
    term_cursor(&two.one, &y_after, &x_after);
    cr_expect(y == y_after && x == x_after, "the cursor moved");
    term_keys(&two.one, "r");
    term_wait_text(&two.one, "Under the eyes");
    end(&two);
}

Test(two, a_text_that_is_typed_is_not_touched_by_what_comes)
{
    struct two two;
    begin(&two, false);
    office_write(&two.one, "SI-5");
    term_send(&two.one, "Half a sen");
    const char *words[] = {"update", "SI-5", "--progress", "Theirs", NULL};
    g_free(office_ask(&two.office, health, words));
    term_wait_text(&two.one, "Public Health changed SI-5 (update) at ");
    term_send(&two.one, "tence");
    term_wait_text(&two.one, "Half a sentence");
    end(&two);
}

/* A program that has the register and was stopped: it holds the bytes that SQLite locks. */
static pid_t hold(const char *path)
{
    enum { PENDING = 0x40000000, ALL = 512 };
    int ready[2];
    char byte;
    cr_assert_eq(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        struct flock lock = {
            .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = PENDING, .l_len = ALL};
        int fd = open(path, O_RDWR);
        byte = fcntl(fd, F_SETLK, &lock) == 0 ? 'y' : 'n';
        if (write(ready[1], &byte, 1) == 1)
            raise(SIGSTOP);
        _exit(0);
    }
    cr_assert_eq(read(ready[0], &byte, 1), 1);
    cr_assert_eq(byte, 'y');
    close(ready[0]);
    close(ready[1]);
    return child;
}

static void let_go(pid_t holder)
{
    kill(holder, SIGKILL);
    waitpid(holder, NULL, 0);
}

Test(two, a_stopped_program_that_has_the_register_is_waited_for_with_a_word)
{
    struct two two;
    begin(&two, false);
    office_write(&two.one, "SI-5");
    term_send(&two.one, "Words that stay");
    pid_t holder = hold(two.office.path);
    gint64 begun = g_get_monotonic_time();
    two.one.is_checked = false;
    term_send(&two.one, "\023");
    term_wait_text(&two.one, "Waiting for another program that is saving; Esc gives up");
    cr_expect_lt(g_get_monotonic_time() - begun, 1500000);
    term_send(&two.one, "\033");
    term_wait_text(&two.one, "What you wrote is here still");
    cr_expect_lt(g_get_monotonic_time() - begun, 4000000);
    term_wait_text(&two.one, "Words that stay");
    term_wait_text(&two.one, "draft kept");
    let_go(holder);
    two.one.is_checked = true;
    term_keys(&two.one, "Ctrl-S");
    term_wait_gone(&two.one, "Update SI-5");
    g_autofree char *said = show(&two.office, "SI-5");
    expect_in(said, "Words that stay");
    end(&two);
}

/* Whenever it is killed: the words are in the register, or in the draft. */
static void kill_while_saving(struct office *office, gulong microseconds)
{
    static const char words[] = "Words of a save";
    struct term one;
    office_sit(office, &one, trust);
    office_write(&one, "SI-8");
    term_send(&one, words);
    term_wait_text(&one, "draft kept"); /* what is younger than a second may go */
    one.is_checked = false;
    cr_assert_eq(write(one.fd, "\023", 1), 1);
    g_usleep(microseconds);
    term_end(&one); /* kills it */
    const char *check[] = {"check", NULL};
    g_free(office_ask(office, trust, check));
    g_autofree char *said = show(office, "SI-8");
    office_sit(office, &one, trust);
    bool is_offered = term_has(&one, "Draft from");
    cr_expect(strstr(said, words) || is_offered, "after %lu us it is gone", microseconds);
    if (is_offered) {
        term_keys(&one, "Enter");
        term_wait_text(&one, words);
        term_keys(&one, "Ctrl-S");
        term_wait_gone(&one, "Update SI-8");
    }
    term_end(&one);
    const char *undo[] = {"update", "SI-8", "--no-change", NULL};
    g_free(office_ask(office, trust, undo));
}

Test(two, who_is_killed_in_mid_save_has_lost_nothing, .timeout = 600)
{
    struct office office;
    const char *more = getenv("RECTRACK_KILLS");
    int n = more ? atoi(more) : 4;
    GRand *dice = g_rand_new_with_seed(3);
    office_open(&office);
    for (int i = 0; i < n; i++)
        kill_while_saving(&office, (gulong)g_rand_int_range(dice, 0, 60000));
    g_rand_free(dice);
    office_close(&office);
}
