/* The projector's screen in a second terminal: it follows the chair's, shows nothing that is
 * not for all to see, and writes nothing. */
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

#include <criterion/criterion.h>

#include "tests/tui/office.h"

struct hall {
    struct office office;
    struct term chair, projector;
};

static void ask(struct office *office, const char *const *words)
{
    g_free(office_ask(office, "chair", words));
}

static void plan(struct office *office)
{
    const char *words[] = {"meeting",        "new",     "2020-06-15", "--title",
                           "Strategy group", "--items", "source:SI",  NULL};
    ask(office, words);
}

/* No hints stand on it, so what holds of other screens does not. */
static void show(struct office *office, struct term *term)
{
    const char *words[] = {"meet", "--show", NULL};
    office_start(office, term, 15, 60, "chair", words);
    term->is_checked = false;
}

static void begin(struct hall *hall)
{
    const char *words[] = {"meet", NULL};
    office_open(&hall->office);
    plan(&hall->office);
    office_start(&hall->office, &hall->chair, 15, 60, "chair", words);
    term_wait_text(&hall->chair, "item 1 of 15");
    show(&hall->office, &hall->projector);
    term_wait_text(&hall->projector, "item 1 of 15");
}

static void end(struct hall *hall)
{
    term_end(&hall->chair);
    term_end(&hall->projector);
    office_close(&hall->office);
}

/* All bytes of the register and of what the engine keeps beside it. */
static char *sum_of(const struct office *office)
{
    g_autofree char *bytes = NULL;
    gsize n = 0;
    cr_assert(g_file_get_contents(office->path, &bytes, &n, NULL));
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, n);
}

Test(follow, it_is_where_the_chair_is_within_a_second, .timeout = 60)
{
    struct hall hall;
    begin(&hall);
    gint64 begun = g_get_monotonic_time();
    term_send(&hall.chair, " ");
    term_wait_text(&hall.projector, "SI-2");
    cr_expect_lt(g_get_monotonic_time() - begun, 1000000);
    term_keys(&hall.chair, "Space Space Space");
    term_wait_text(&hall.projector, "item 5 of 15");
    term_keys(&hall.chair, "D Ctrl-S"); /* what was decided is for all to see */
    term_wait_text(&hall.projector, "RESOLVED that SI-5 be reported as Amber");
    term_wait_text(&hall.projector, "▲ AMBER");
    cr_expect(!term_has(&hall.projector, "help") && !term_has(&hall.projector, "Space next"));
    term_send(&hall.projector, "q");
    cr_expect_eq(term_wait_end(&hall.projector), 0);
    end(&hall);
}

Test(follow, it_is_blank_while_the_chairs_is_and_scrolls_with_it, .timeout = 60)
{
    struct hall hall;
    begin(&hall);
    term_send(&hall.chair, "b");
    term_wait_text(&hall.chair, "Any key goes on");
    term_wait_gone(&hall.projector, "item 1 of 15");
    cr_expect(term_has(&hall.projector, "Strategy group"));
    cr_expect(!term_has(&hall.projector, "SI-1") && !term_has(&hall.projector, "Any key"));
    term_send(&hall.chair, "x");
    term_wait_text(&hall.projector, "item 1 of 15");
    term_wait_text(&hall.projector, "Communications Campaign");
    term_resize(&hall.projector, 15, 50); /* its lines are others */
    term_wait_gone(&hall.projector, "item 1");
    term_keys(&hall.chair, "PgDn");
    term_wait_text(&hall.chair, "2/");
    g_autofree char *top = term_row(&hall.chair, 6);
    g_autofree char *begins = g_strndup(g_strstrip(top), 20);
    cr_assert_str_neq(begins, "");
    term_wait_gone(&hall.projector, "Communications Campaign");
    term_wait_text(&hall.projector, begins);
    term_keys(&hall.projector, "End"); /* by hand, until the chair moves */
    term_wait_gone(&hall.projector, begins);
    term_keys(&hall.chair, "Home");
    term_wait_text(&hall.projector, "Communications Campaign");
    end(&hall);
}

/* What fits on the chair's is longer than the projector has room for. */
Test(follow, the_chair_scrolls_a_projector_with_less_room, .timeout = 60)
{
    struct hall hall;
    begin(&hall);
    term_resize(&hall.chair, 60, 120);
    term_wait_text(&hall.chair, "Communications Campaign");
    cr_expect(!term_has(&hall.chair, " 1/2 "));
    for (int i = 0; i < 6; i++)
        term_keys(&hall.chair, "Down");
    term_wait_gone(&hall.projector, "Communications Campaign");
    term_keys(&hall.chair, "PgDn"); /* the whole was seen: it stays */
    term_keys(&hall.chair, "Home");
    term_wait_text(&hall.projector, "Communications Campaign");
    end(&hall);
}

Test(follow, who_was_cut_off_while_it_was_blank_sees_the_item_again, .timeout = 60)
{
    struct hall hall;
    const char *words[] = {"meet", NULL};
    begin(&hall);
    term_keys(&hall.chair, "Space PgDn b");
    term_wait_gone(&hall.projector, "item");
    term_signal(&hall.chair, SIGKILL);
    term_end(&hall.chair);
    office_start(&hall.office, &hall.chair, 15, 60, "chair", words);
    term_wait_text(&hall.chair, "item 2 of 15");
    term_wait_text(&hall.projector, "item 2 of 15");
    end(&hall);
}

Test(follow, what_is_typed_or_only_the_chairs_is_not_on_it, .timeout = 60)
{
    struct hall hall;
    begin(&hall);
    const char *words[] = {"set", "SI-2", "note=CANARY of the co-ordinator", NULL};
    ask(&hall.office, words);
    term_keys(&hall.chair, "N");
    term_type(&hall.chair, "DRAFT words");
    term_wait_text(&hall.chair, "draft kept");
    term_keys(&hall.chair, "Esc");
    term_wait_text(&hall.chair, "Keep as draft");
    term_keys(&hall.chair, "Enter Space PgDn PgDn");
    term_wait_text(&hall.projector, "item 2 of 15");
    term_keys(&hall.projector, "PgDn PgDn PgDn PgDn PgDn x D N Enter : ?");
    g_byte_array_append(hall.projector.bytes, (const guint8 *)"", 1);
    const char *all = (const char *)hall.projector.bytes->data;
    gssize n = (gssize)hall.projector.bytes->len;
    cr_expect(!g_strstr_len(all, n, "CANARY"));
    cr_expect(!g_strstr_len(all, n, "DRAFT"));
    cr_expect(!g_strstr_len(all, n, "changed SI-2"), "news of others is the chair's");
    cr_expect(!g_strstr_len(all, n, "does nothing here"));
    end(&hall);
}

Test(follow, it_writes_nothing, .timeout = 60)
{
    struct office office;
    struct term term;
    office_open(&office);
    plan(&office);
    g_autofree char *before = sum_of(&office);
    show(&office, &term);
    term_wait_text(&term, "item 1 of 15");
    term_keys(&term, "Space D U A PgDn Left m 7 s");
    term_send(&term, "q");
    cr_expect_eq(term_wait_end(&term), 0);
    g_autofree char *after = sum_of(&office);
    cr_expect_str_eq(after, before);
    term_end(&term);
    office_close(&office);
}

Test(follow, a_register_that_cannot_be_written_is_shown, .timeout = 60)
{
    struct office office;
    struct term term;
    office_open(&office);
    plan(&office);
    chmod(office.path, 0400);
    chmod(office.folder, 0500);
    show(&office, &term);
    term_wait_text(&term, "item 1 of 15");
    term_end(&term);
    chmod(office.folder, 0700);
    office_close(&office);
}

Test(follow, a_day_without_a_meeting_says_what_follows_the_chair, .timeout = 60)
{
    const char *words[] = {"meet", "--show", "2020-12-01", NULL};
    struct office office;
    struct term term;
    office_open(&office);
    plan(&office);
    office_start(&office, &term, 15, 60, "chair", words);
    term.is_checked = false;
    term_wait_text(&term, "There is no meeting on 2020-12-01");
    term_wait_text(&term, "without a day follows");
    term_end(&term);
    office_close(&office);
}

Test(follow, it_waits_for_a_meeting_and_sees_it_end, .timeout = 60)
{
    struct office office;
    struct term term;
    office_open(&office);
    show(&office, &term);
    term_wait_text(&term, "No meeting is running");
    term_wait_text(&term, "This screen follows the chair's");
    plan(&office);
    term_wait_text(&term, "item 1 of 15");
    const char *go[] = {"meeting", "go", "SI-9", NULL},
               *stop[] = {"meeting", "end", "--on", "2020-06-15", NULL};
    ask(&office, go);
    term_wait_text(&term, "SI-9");
    ask(&office, stop);
    term_wait_text(&term, "Ended");
    term_end(&term);
    office_close(&office);
}

Test(follow, without_a_terminal_it_says_what_to_do_instead)
{
    g_autofree char *said = NULL;
    int status = 0;
    const char *argv[] = {BUILD "/rectrack", "meet", "--show", NULL};
    cr_assert(g_spawn_sync(NULL, (char **)(void *)argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                           NULL, NULL, &said, &status, NULL));
    cr_expect_eq(status >> 8, 2);
    cr_expect(strstr(said, "rectrack meeting show tells of it in lines"), "%s", said);
}
