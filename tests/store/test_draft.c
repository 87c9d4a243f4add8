/* Drafts: kept whole or not at all whatever happens in between, and shown to
 * nobody but the one who typed.  trust.md B3, F10, I1, I3. */
#include "config.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gstdio.h>

#include <rectrack/draft.h>

#include "tests/store/disk.h"

/* ---- a home of the test's own ---- */

static char *home, *folder;
static struct rt_drafts *drafts;
static struct rt_arena arena;

static void open_drafts(void)
{
    cr_assert_eq(rt_drafts_open(&drafts, NULL), RT_OK);
}

static void begin(void)
{
    home = g_dir_make_tmp("test-draft-XXXXXX", NULL);
    folder = g_build_filename(home, "state", "rectrack", "drafts", NULL);
    g_autofree char *state = g_build_filename(home, "state", NULL);
    g_setenv("XDG_STATE_HOME", state, TRUE);
    umask(0);
}

static void end(void)
{
    const char *argv[] = {"rm", "-rf", home, NULL};
    rt_drafts_close(drafts);
    rt_arena_clear(&arena);
    g_spawn_sync(NULL, (char **)(uintptr_t)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                 NULL, NULL, NULL);
    g_free(home);
    g_free(folder);
}

TestSuite(draft, .init = begin, .fini = end);

static const struct rt_draft_key si5 = {"/srv/register.db", "Hampton Trust", "update", "SI-5",
                                        "2020-06"};

static enum rt_status keep(const struct rt_draft_key *key, const char *words,
                           struct rt_error *error)
{
    struct rt_draft_field fields[] = {{"progress", words, "What stood there"},
                                      {"challenge", "Funding \xE2\x80\x93 \"none\"\n", NULL}};
    struct rt_draft draft = {.key = *key, .begun = 1592229600, .fields = {fields, 2}};
    return rt_draft_save(drafts, &draft, error);
}

/* The words that a draft holds now, "" where there is none. */
static const char *kept(const struct rt_draft_key *key)
{
    struct rt_draft draft;
    struct rt_error error = {0};
    enum rt_status status = rt_draft_load(drafts, key, &arena, &draft, &error);
    cr_assert_eq(status, RT_OK, "%s", error.sentence);
    const struct rt_draft_field *first = draft.fields.at;
    return draft.fields.n ? first->text : "";
}

static unsigned count_files(void)
{
    unsigned n = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    while (g_dir_read_name(dir))
        n++;
    return n;
}

/* The path of the only draft there is. */
static char *only_file(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    return g_build_filename(folder, g_dir_read_name(dir), NULL);
}

static mode_t mode_of(const char *path)
{
    struct stat facts;
    cr_assert_eq(stat(path, &facts), 0, "%s", path);
    return facts.st_mode & 07777;
}

Test(draft, what_was_typed_comes_back_beside_what_was_seen)
{
    open_drafts();
    struct rt_draft draft;
    cr_assert_eq(rt_draft_load(drafts, &si5, &arena, &draft, NULL), RT_OK);
    cr_assert_eq(draft.fields.n, 0u, "there is none yet");
    cr_assert_eq(keep(&si5, "Meetings are", NULL), RT_OK);
    cr_assert_eq(keep(&si5, "Meetings are scheduled", NULL), RT_OK);
    cr_assert_eq(rt_draft_load(drafts, &si5, &arena, &draft, NULL), RT_OK);
    cr_assert_eq(draft.fields.n, 2u);
    const struct rt_draft_field *fields = draft.fields.at;
    cr_assert_str_eq(fields[0].key, "progress");
    cr_assert_str_eq(fields[0].text, "Meetings are scheduled");
    cr_assert_str_eq(fields[0].seen, "What stood there");
    cr_assert_str_eq(fields[1].text, "Funding \xE2\x80\x93 \"none\"\n");
    cr_assert_null(fields[1].seen);
    cr_assert_str_eq(draft.key.reg, si5.reg);
    cr_assert_str_eq(draft.key.period, "2020-06");
    cr_assert_eq(draft.begun, 1592229600);
    cr_assert_gt(draft.saved, draft.begun);
    cr_assert_eq(rt_draft_discard(drafts, &si5, NULL), RT_OK);
    cr_assert_eq(rt_draft_discard(drafts, &si5, NULL), RT_OK, "as often as one likes");
    cr_assert_eq(count_files(), 0u);
}

Test(draft, it_is_private)
{
    open_drafts();
    cr_assert_eq(keep(&si5, "Words", NULL), RT_OK);
    g_autofree char *file = only_file();
    g_autofree char *above = g_path_get_dirname(folder);
    cr_assert_eq(mode_of(file), 0600u);
    cr_assert_eq(mode_of(folder), 0700u);
    cr_assert_eq(mode_of(above), 0700u);
    cr_assert_null(strstr(file, "SI-5"), "nothing of it stands in its name");
    rt_drafts_close(drafts);
    cr_assert_eq(chmod(folder, 0755), 0);
    open_drafts();
    cr_assert_eq(mode_of(folder), 0700u, "closed again");
}

/* Every part of the key tells drafts apart, a missing one from an empty one too. */
static const struct rt_draft_key others[] = {
    {"/srv/other.db", "Hampton Trust", "update", "SI-5", "2020-06"},
    {"/srv/register.db", "Hampton", "update", "SI-5", "2020-06"},
    {"/srv/register.db", "Hampton Trust", "edit", "SI-5", "2020-06"},
    {"/srv/register.db", "Hampton Trust", "update", "SI-52", "020-06"},
    {"/srv/register.db", "Hampton Trust", "update", "SI-5", NULL},
    {"/srv/register.db", "Hampton Trust", "update", "SI-5", ""},
    {"/srv/register.db", "Hampton Trust", "update", NULL, NULL},
};

Test(draft, only_its_own_person_and_register_are_offered_it)
{
    open_drafts();
    cr_assert_eq(keep(&si5, "Mine", NULL), RT_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        cr_assert_str_eq(kept(&others[i]), "", "case %zu", i);
        cr_assert_eq(keep(&others[i], "Another's", NULL), RT_OK);
    }
    cr_assert_str_eq(kept(&si5), "Mine");
    struct rt_list found = {0}, passed = {0};
    cr_assert_eq(rt_drafts_list(drafts, si5.reg, "Hampton", &arena, &found, &passed, NULL),
                 RT_OK);
    cr_assert_eq(found.n, 1u);
    cr_assert_str_eq(((struct rt_draft *)found.at)->key.user, "Hampton");
    found = (struct rt_list){0};
    cr_assert_eq(rt_drafts_list(drafts, si5.reg, si5.user, &arena, &found, &passed, NULL),
                 RT_OK);
    cr_assert_eq(found.n, 6u);
    cr_assert_eq(passed.n, 0u, "another's is not even mentioned");
}

/* ---- what is not to be trusted ---- */

static void expect_passed_over(const char *said)
{
    struct rt_list found = {0}, passed = {0};
    struct rt_draft draft;
    struct rt_error error = {0};
    cr_assert_eq(rt_drafts_list(drafts, si5.reg, si5.user, &arena, &found, &passed, NULL),
                 RT_OK);
    cr_assert_eq(found.n, 0u, "%s", said);
    cr_assert_eq(passed.n, 1u, "%s", said);
    cr_assert(strstr(rt_texts_at(&passed, 0), said), "%s", rt_texts_at(&passed, 0));
    cr_assert(g_str_has_prefix(rt_texts_at(&passed, 0), folder), "says where");
    cr_assert_eq(rt_draft_load(drafts, &si5, &arena, &draft, &error), RT_REFUSED);
    cr_assert(strstr(error.sentence, said), "%s", error.sentence);
    rt_error_clear(&error);
}

Test(draft, a_damaged_one_is_passed_over_with_a_word)
{
    umask(077);
    open_drafts();
    cr_assert_eq(keep(&si5, "Words", NULL), RT_OK);
    g_autofree char *file = only_file(), *bytes = NULL;
    gsize n;
    cr_assert(g_file_get_contents(file, &bytes, &n, NULL));
    for (gsize cut = 0; cut + 2 < n; cut += 7) {
        cr_assert(g_file_set_contents(file, bytes, (gssize)cut, NULL));
        expect_passed_over("damaged");
    }
    const char *const wrong[] = {"[]", "null", "{\"rectrack_draft\":2}",
                                 "{\"rectrack_draft\":1,\"fields\":[{}]}"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        cr_assert(g_file_set_contents(file, wrong[i], -1, NULL));
        expect_passed_over("damaged");
    }
    g_autoptr(GString) foreign = g_string_new(bytes);
    g_string_replace(foreign, "Hampton Trust", "Hampton", 0);
    cr_assert(g_file_set_contents(file, foreign->str, -1, NULL));
    expect_passed_over("damaged");
    cr_assert_eq(keep(&si5, "New words", NULL), RT_OK);
    cr_assert_str_eq(kept(&si5), "New words", "a new one takes its place");
}

Test(draft, one_that_could_be_anybodys_is_passed_over)
{
    open_drafts();
    cr_assert_eq(keep(&si5, "Words", NULL), RT_OK);
    g_autofree char *file = only_file();
    g_autofree char *moved = g_build_filename(home, "moved", NULL);
    cr_assert_eq(chmod(file, 0666), 0);
    expect_passed_over("everybody");
    cr_assert_eq(chmod(file, 0600), 0);
    cr_assert_eq(rename(file, moved), 0);
    cr_assert_eq(symlink(moved, file), 0);
    expect_passed_over("symbolic link");
    cr_assert_eq(keep(&si5, "Through it", NULL), RT_REFUSED);
    cr_assert_eq(rt_draft_discard(drafts, &si5, NULL), RT_OK);
    cr_assert_eq(access(moved, F_OK), 0, "what the link led to stays");
    cr_assert_eq(mkfifo(file, 0600), 0);
    expect_passed_over("no plain file");
}

Test(draft, a_folder_that_is_not_ones_own_is_not_used)
{
    struct rt_error error = {0};
    g_autofree char *above = g_path_get_dirname(folder);
    g_autofree char *elsewhere = g_build_filename(home, "elsewhere", NULL);
    cr_assert_eq(g_mkdir_with_parents(above, 0700), 0);
    cr_assert_eq(g_mkdir(elsewhere, 0700), 0);
    cr_assert_eq(symlink(elsewhere, folder), 0);
    cr_assert_eq(rt_drafts_open(&drafts, &error), RT_REFUSED);
    cr_assert(strstr(error.sentence, "symbolic link"), "%s", error.sentence);
    rt_error_clear(&error);
    cr_assert_eq(unlink(folder), 0);
    cr_assert(g_file_set_contents(folder, "", 0, NULL));
    cr_assert_eq(rt_drafts_open(&drafts, NULL), RT_REFUSED);
    if (geteuid() == 0) {
        cr_assert_eq(unlink(folder), 0);
        cr_assert_eq(g_mkdir(folder, 0700), 0);
        cr_assert_eq(chown(folder, 1, 1), 0);
        cr_assert_eq(rt_drafts_open(&drafts, &error), RT_REFUSED);
        cr_assert(strstr(error.sentence, "another user"), "%s", error.sentence);
        rt_error_clear(&error);
    }
    g_unsetenv("XDG_STATE_HOME");
    g_unsetenv("HOME");
    cr_assert_eq(rt_drafts_open(&drafts, &error), RT_REFUSED);
    cr_assert(strstr(error.sentence, "HOME"), "%s", error.sentence);
    rt_error_clear(&error);
}

Test(draft, it_is_bounded_and_of_words)
{
    open_drafts();
    cr_assert_eq(keep(&si5, "Words", NULL), RT_OK);
    struct rt_error error = {0};
    g_autofree char *large = g_strnfill(RT_DRAFT_LIMIT, 'x');
    cr_assert_eq(keep(&si5, large, &error), RT_REFUSED);
    cr_assert(strstr(error.sentence, "4 MiB"), "%s", error.sentence);
    rt_error_clear(&error);
    cr_assert_eq(keep(&si5, "\xFF", &error), RT_REFUSED);
    cr_assert(strstr(error.sentence, "UTF-8"), "%s", error.sentence);
    rt_error_clear(&error);
    cr_assert_str_eq(kept(&si5), "Words");
}

/* ---- faults ---- */

/* One save with a fault at its k-th call; false: it has not so many. */
static bool save_with_fault(int k, int error, bool is_for_ever)
{
    struct rt_error why = {0};
    disk.left = k, disk.error = error, disk.is_for_ever = is_for_ever, disk.was_hit = false;
    enum rt_status status = keep(&si5, "New", &why);
    disk.left = 0;
    const char *now = kept(&si5);
    if (status == RT_OK)
        cr_expect_str_eq(now, "New", "call %d: said to be kept", k);
    else
        cr_expect(why.sentence && why.file && g_str_has_prefix(why.file, folder),
                  "call %d: says what and where", k);
    cr_expect(!strcmp(now, "New") || !strcmp(now, "Old"), "call %d: %s", k, now);
    rt_error_clear(&why);
    return disk.was_hit;
}

static void sweep(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (*name == '.')
            g_remove(path);
    }
}

static void try_faults(void)
{
    static const int errors[] = {ENOSPC, EIO, EDQUOT};
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(errors); i++) {
        int k = 1;
        bool is_for_ever = i % 2;
        do {
            cr_assert_eq(keep(&si5, "Old", NULL), RT_OK);
        } while (save_with_fault(k++, errors[i / 2], is_for_ever));
        cr_assert_gt(k, 5, "only %d calls", k);
        if (is_for_ever)
            sweep(); /* a disk that takes no call any more can't be tidied */
        cr_expect_eq(count_files(), 1u, "%u files are left", count_files());
    }
}

Test(draft, a_disk_that_fails_at_any_call_leaves_one_whole_and_is_said)
{
    open_drafts();
    try_faults();
    disk.has_no_nameless = true;
    try_faults();
}

/* A child that is killed at its k-th call; false: it has not so many. */
static bool kill_at(int k)
{
    pid_t child = fork();
    cr_assert_geq(child, 0);
    if (child == 0) {
        disk.left = k, disk.error = 0;
        keep(&si5, "New", NULL);
        _exit(0);
    }
    int how = 0;
    cr_assert_eq(waitpid(child, &how, 0), child);
    return WIFSIGNALED(how);
}

Test(draft, one_that_is_killed_at_any_call_loses_nothing_that_was_kept)
{
    open_drafts();
    for (int way = 0; way < 2; way++) {
        int k = 1;
        disk.has_no_nameless = way;
        do {
            cr_assert_eq(keep(&si5, "Old", NULL), RT_OK);
        } while (kill_at(k++) && (!strcmp(kept(&si5), "New") || !strcmp(kept(&si5), "Old")));
        cr_assert_str_eq(kept(&si5), "New", "call %d", k);
        cr_assert_gt(k, 5);
    }
    struct rt_list found = {0}, passed = {0};
    cr_assert_eq(rt_drafts_list(drafts, si5.reg, si5.user, &arena, &found, &passed, NULL),
                 RT_OK);
    cr_assert_eq(found.n, 1u);
    cr_assert_eq(passed.n, 0u);
}
