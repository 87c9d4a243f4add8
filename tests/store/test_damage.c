/* Damage and tampering: what no longer is as it was written is noticed by check,
 * and by show and export where they would tell it.  trust.md E1, E2, E8, L4, L5. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/store/room.h"

/* ---- tampering ---- */

static const struct {
    const char *name, *sql, *words;
} tamperings[] = {
    {"a title",
     "UPDATE content SET bytes = replace(bytes, 'Communications C', 'communications C')",
     "the words of SI-1 were altered"},
    {"a length", "UPDATE content SET bytes = replace(bytes, 'title=23:', 'title=22:')",
     "the words of SI-1 were altered"},
    {"another's words",
     "UPDATE record SET content_id = f.content_id, hash = f.hash FROM record f"
     " WHERE record.ref = 'SI-5' AND f.ref = 'SI-4'",
     "the words of SI-5 were altered"},
    {"words of before",
     "UPDATE record SET content_id = 2, hash = 'x' || substr(hash, 2) WHERE ref = 'SI-2'",
     "the words of SI-2 were altered"},
    {"a target's days", "UPDATE target SET latest = '2030-01-01'",
     "what SI-1 is found by was altered"},
    {"a link", "UPDATE link SET kind = 'restates' WHERE kind = 'extends'",
     "what NA-15 is found by was altered"},
    {"a state", "UPDATE record SET state = 'paused' WHERE ref = 'SI-4'",
     "what SI-4 is found by was altered"},
    {"a reference", "UPDATE record SET folded = 'si-99' WHERE ref = 'SI-9'",
     "what SI-9 is found by was altered"},
    {"a name", "UPDATE record SET name = 'B' WHERE ref = 'SI-9'",
     "what SI-9 is found by was altered"},
    {"a theme", "UPDATE record SET theme_id = 1 WHERE ref = 'SI-9'",
     "what SI-9 is found by was altered"},
    {"a place", "UPDATE record SET place = 7 WHERE ref = 'SI-9'",
     "what SI-9 is found by was altered"},
    {"a row that is shared", "UPDATE record SET shared_id = NULL",
     "what SI-7 is found by was altered"},
    {"who is named", "DELETE FROM mention WHERE kind = 'owner'",
     "what SI-1 is found by was altered"},
    {"what is waited for",
     "UPDATE mention SET other_id = 99 WHERE kind = 'event' AND record_id = 1 AND"
     " other_id = (SELECT MAX(other_id) FROM mention WHERE kind = 'event' AND record_id = 1)",
     "what SI-1 is found by was altered"},
    {"whom nothing names", "INSERT INTO mention VALUES ('owner', 1, 59)",
     "what recommendations are found by has more than they say"},
    {"days of nothing", "INSERT INTO target VALUES (99, 1, '2020-01-01', '2020-01-01')",
     "what recommendations are found by has more than they say"},
    {"an owner's name", "UPDATE owner SET name = 'Nobody' WHERE name = 'Hampton Trust'",
     "events, periods or filters were altered"},
    {"what an owner is found by", "UPDATE owner_name SET folded = 'nobody' WHERE name = 'HT'",
     "what the name HT is found by was altered"},
    {"the name that queries ask for",
     "UPDATE owner_name SET name = 'Nobody' WHERE place = 0 AND name = 'Hampton Trust'",
     "what the name Nobody is found by was altered"},
    {"what an event is found by", "UPDATE event SET folded = 'never' WHERE name = 'Funding'",
     "what the name Funding is found by was altered"},
    {"another name", "UPDATE owner_name SET name = 'XX' WHERE name = 'HT'",
     "the owner Hampton Trust is not what its history made of it"},
    {"a source's title", "UPDATE source SET title = 'Other'", "the source SI is not what"},
    {"an event that happened", "UPDATE event SET lifted = '2020-01' WHERE kind = 'blocker'",
     "the event Funding is not what"},
    {"a period's label", "UPDATE period SET label = 'May 2020'", "the period 2020-03 is not"},
    {"the head of a closed period", "UPDATE period SET head = 'x' || substr(head, 2)",
     "the period 2020-03 has no head"},
    {"the order of themes", "UPDATE theme SET place = 10 - place", "the source SI is not what"},
    {"what was reported", "UPDATE snapshot SET bytes = replace(bytes, 'red', 'rad')",
     "what 2020-03 reported was altered"},
    {"what was said then", "UPDATE snapshot SET content_id = 3 WHERE place = 40",
     "what 2020-03 reported was altered"},
    {"where all stood then",
     "UPDATE snapshot SET bytes = replace(bytes, ' 9 ', ' 8 ') WHERE shape = 'standing'",
     "what 2020-03 reported was altered"},
    {"a row of what was reported", "DELETE FROM snapshot WHERE place = 70",
     "what 2020-03 reported was altered"},
    {"a suggested colour", "UPDATE standing SET suggested = 'green' WHERE suggested = 'red'",
     "where SI-1 stands was altered"},
    {"a colour that is none", "UPDATE standing SET rag = '' WHERE rag IS NULL",
     "where SI-1 stands was altered"},
    {"a reason", "UPDATE standing SET reason = 'All is well'", "where SI-1 stands was altered"},
    {"a record removed with all it has",
     "DELETE FROM mention WHERE record_id = 59; DELETE FROM target WHERE record_id = 59;"
     "DELETE FROM standing WHERE record_id = 59; DELETE FROM link WHERE record_id = 59 OR"
     " other_id = 59; DELETE FROM record WHERE id = 59",
     "is gone"},
    {"a change edited", "UPDATE change SET becomes = replace(becomes, 'agency', 'team')",
     "change set 1 of"},
    {"who did it", "UPDATE change_set SET actor = 'somebody' WHERE number = 1",
     "change set 1 of"},
    {"when", "UPDATE change_set SET at = '2020-01-01T00:00:00Z' WHERE number = 2",
     "change set 2 of"},
    {"a change removed", "DELETE FROM change WHERE set_number = 2 AND place = 1",
     "change set 2 of"},
    {"changes reordered",
     "UPDATE change SET place = 99 WHERE set_number = 2 AND place = 1;"
     "UPDATE change SET place = 1 WHERE set_number = 2 AND place = 2;"
     "UPDATE change SET place = 2 WHERE set_number = 2 AND place = 99",
     "change set 2 of"},
    {"a set removed",
     "DELETE FROM change WHERE set_number = 2; DELETE FROM change_set WHERE number = 2",
     "the history lacks change set 2"},
    {"a row that names no words", "UPDATE snapshot SET content_id = 999 WHERE place = 40",
     "what 2020-03 reported was altered"},
    {"a row that names nothing", "UPDATE record SET shared_id = 999 WHERE ref = 'SI-7'",
     "names a row of record that is not there"},
};

static void make_history(struct room *room)
{
    room_open_sample(room);
    cr_assert_eq(room_import(room, "owners: [{name: New}, {name: Newer}]\n"), RT_OK);
    cr_assert_eq(room_import(room, "recommendations:\n"
                                   "  - {ref: SI-5, source: SI, note: Looked at again}\n"),
                 RT_OK);
}

static void copy_file(const char *from, const char *to)
{
    g_autoptr(GBytes) bytes = room_bytes(from);
    cr_assert(g_file_set_contents(to, g_bytes_get_data(bytes, NULL),
                                  (gssize)g_bytes_get_size(bytes), NULL));
}

Test(damage, what_was_tampered_with_is_told)
{
    struct room room;
    make_history(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(tamperings); i++) {
        copy_file("r.db", "bad.db");
        room_sql("bad.db", tamperings[i].sql);
        cr_expect_eq(room_run(&room, "--register bad.db check"), RT_REFUSED, "%s",
                     tamperings[i].name);
        cr_expect(strstr(room.said->str, tamperings[i].words), "%s: %s", tamperings[i].name,
                  room.said->str);
        cr_expect(strstr(room.error, "; keep the file as it is"), "%s: %s", tamperings[i].name,
                  room.error);
        cr_expect_eq(room_run(&room, "--register bad.db backup copy.db"), RT_REFUSED, "%s",
                     tamperings[i].name);
        cr_expect(access("copy.db", F_OK) != 0, "%s", tamperings[i].name);
    }
    room_clear(&room);
}

Test(damage, a_filter_that_was_tampered_with_is_told)
{
    static const struct {
        const char *sql, *words;
    } done[] = {
        {"UPDATE filter SET query = 'review'", "the filter late is not what its history made"},
        {"DELETE FROM filter", "the filter late is gone"},
        {"INSERT INTO filter VALUES (9, 'more', 'more', 'review')",
         "the filter more is not what its history made"},
    };
    struct room room;
    room_open_sample(&room);
    room_ask(&room, "filter save late overdue");
    for (size_t i = 0; i < G_N_ELEMENTS(done); i++) {
        copy_file("r.db", "bad.db");
        room_sql("bad.db", done[i].sql);
        cr_expect_eq(room_run(&room, "--register bad.db check"), RT_REFUSED);
        cr_expect(strstr(room.said->str, done[i].words), "%s", room.said->str);
        cr_expect_eq(room_run(&room, "--register bad.db filter save x review"), RT_REFUSED);
    }
    room_clear(&room);
}

/* Nor is it read as if it were nothing, or ends the program. */
Test(damage, a_history_of_unknown_things_is_refused)
{
    static const char *const done[] = {
        "UPDATE change SET shape = 'nothing' WHERE set_number = 2",
        "UPDATE change SET field = 'nothing.9' WHERE set_number = 2",
        "UPDATE change SET field = 'actions.9', was = '' WHERE set_number = 2",
        "UPDATE change SET field = '', becomes = '12:' WHERE set_number = 2",
        "UPDATE change SET field = 'owners', becomes = '12:' WHERE set_number = 2",
        "UPDATE change SET field = 'links', becomes = '0:\n' WHERE set_number = 2",
    };
    struct room room;
    room_open_sample(&room);
    room_ask(&room, "set SI-5 state=paused");
    for (size_t i = 0; i < G_N_ELEMENTS(done); i++) {
        copy_file("r.db", "bad.db");
        room_sql("bad.db", done[i]);
        enum rt_status expected = i == 0 ? RT_REFUSED : RT_OK;
        cr_expect_eq(room_run(&room, "--register bad.db history"), expected, "%s", done[i]);
        cr_expect_eq(room_run(&room, "--register bad.db history --format json"), expected, "%s",
                     done[i]);
        cr_expect_eq(room_run(&room, "--register bad.db check"), RT_REFUSED, "%s", done[i]);
    }
    room_clear(&room);
}

/* Content that has its own true hash, and is no recommendation. */
static const struct {
    const char *name, *bytes, *hash;
} hollow[] = {
    {"no words at all", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"no reference", "title=1:x\n",
     "e78d58fc2fdc5a44e17fa516a80d93e106ff2bb3e2b67968969636f5a88633ed"},
};

Test(damage, what_is_no_recommendation_is_told)
{
    static const char *const asked[] = {"check", "show SI-5", "show NA-15", "list",
                                        "export --format json"};
    struct room room;
    make_history(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(hollow); i++) {
        copy_file("r.db", "bad.db");
        g_autofree char *sql = g_strdup_printf(
            "UPDATE content SET bytes = '%s' WHERE id = (SELECT content_id FROM record WHERE"
            " ref = 'SI-5'); UPDATE record SET hash = '%s' WHERE ref = 'SI-5'",
            hollow[i].bytes, hollow[i].hash);
        room_sql("bad.db", sql);
        for (size_t k = 0; k < G_N_ELEMENTS(asked); k++)
            cr_expect(room_run(&room, "--register bad.db %s", asked[k]) == RT_REFUSED ||
                          g_str_has_prefix(asked[k], "show NA") ||
                          (g_str_has_prefix(asked[k], "list") && i > 0),
                      "%s: %s", hollow[i].name, asked[k]);
    }
    room_clear(&room);
}

Test(damage, nothing_is_built_upon_what_was_altered)
{
    struct room room;
    make_history(&room);
    room_sql("r.db", "UPDATE content SET bytes = replace(bytes, 'Raise aware', 'raise aware')");
    cr_expect_eq(room_import(&room, "recommendations:\n"
                                    "  - {ref: SI-5, source: SI, note: Once more}\n"),
                 RT_REFUSED);
    cr_expect(strstr(room.error, "the words of SI-5 were altered on disk"), "%s", room.error);
    cr_expect_eq(room_import(&room, "recommendations:\n"
                                    "  - {ref: SI-4, source: SI, note: Another}\n"),
                 RT_OK, "%s", room.error);
    room_sql("r.db", "UPDATE owner SET kind = 'group' WHERE name = 'Hampton Trust'");
    cr_expect_eq(room_import(&room, "owners: [{name: Third}]\n"), RT_REFUSED);
    cr_expect(strstr(room.error, "events, periods or filters were altered"), "%s", room.error);
    room_clear(&room);
}

Test(damage, a_cut_end_and_an_old_copy_are_found_by_a_printed_head)
{
    struct room room;
    make_history(&room);
    g_autofree char *head = room_sql_text("r.db", "SELECT substr(head, 1, 16) FROM register");
    g_autofree char *closed = room_sql_text("r.db", "SELECT substr(head, 1, 16) FROM period");
    copy_file("r.db", "old.db");
    cr_assert_eq(room_import(&room, "owners: [{name: Latest}]\n"), RT_OK);
    g_autofree char *latest = room_sql_text("r.db", "SELECT head FROM register");
    room_ask(&room, "check --head %s", head);
    room_ask(&room, "check --head %s", closed);
    room_ask(&room, "check --head %s", latest);
    /* yesterday's file */
    room_ask(&room, "--register old.db check");
    cr_expect_eq(room_run(&room, "--register old.db check --head %s", latest), RT_REFUSED);
    cr_expect(strstr(room.said->str, "its end was cut, or it is an older copy"));
    /* a cut tail, the register's own end mended to fit */
    room_sql("r.db", "DELETE FROM change WHERE set_number = 4; DELETE FROM owner_name WHERE"
                     " name = 'Latest'; DELETE FROM owner WHERE name = 'Latest';"
                     "DELETE FROM change_set WHERE number = 4; UPDATE register SET sets = 3,"
                     " head = (SELECT hash FROM change_set WHERE number = 3)");
    room_sql("r.db", "ATTACH 'old.db' AS o; UPDATE register SET facts ="
                     " (SELECT facts FROM o.register)");
    room_ask(&room, "check");
    cr_expect_eq(room_run(&room, "check --head %s", latest), RT_REFUSED);
    room_clear(&room);
}

static const struct {
    const char *head;
    enum rt_status status;
} heads[] = {{"abc", RT_USAGE},
             {"0123456789abcdef", RT_REFUSED},
             {"0123456789abcdeg", RT_USAGE},
             {"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0", RT_USAGE}};

Test(damage, a_head_that_is_none_is_refused)
{
    struct room room;
    room_open(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
        cr_expect_eq(room_run(&room, "check --head %s", heads[i].head), heads[i].status, "%s",
                     heads[i].head);
    room_clear(&room);
}

/* ---- bit rot ---- */

enum { FLIPS = 300, SEED = 20200331 };

/* What the register tells: the first three verify what they read. */
static const char *const tellings[] = {"export --format json",
                                       "export --period 2020-03",
                                       "show SI-7 --format json",
                                       "list --format json",
                                       "history",
                                       "status --format json"};
enum { VERIFIED = 3 };

static void flip(int fd, goffset at, unsigned char bit)
{
    unsigned char byte;
    cr_assert(pread(fd, &byte, 1, at) == 1);
    byte ^= bit;
    cr_assert(pwrite(fd, &byte, 1, at) == 1);
}

/* RECTRACK_TEST_FLIPS=10000 tries more of them. */
static unsigned how_many(void)
{
    const char *more = g_getenv("RECTRACK_TEST_FLIPS");
    return more ? (unsigned)g_ascii_strtoull(more, NULL, 10) : FLIPS;
}

Test(damage, no_flipped_bit_changes_what_is_told_unnoticed, .timeout = 3600)
{
    struct room room;
    make_history(&room);
    char *right[G_N_ELEMENTS(tellings)];
    for (size_t i = 0; i < G_N_ELEMENTS(tellings); i++)
        right[i] = g_strdup(room_ask(&room, "%s", tellings[i]));
    GRand *chance = g_rand_new_with_seed(SEED);
    struct stat info;
    int fd = open("r.db", O_RDWR | O_CLOEXEC);
    cr_assert(fd >= 0 && fstat(fd, &info) == 0);
    for (unsigned n = how_many(); n; n--) {
        goffset at = g_rand_int_range(chance, 0, (gint32)info.st_size);
        unsigned char bit = (unsigned char)(1U << g_rand_int_range(chance, 0, 8));
        flip(fd, at, bit);
        bool is_seen = !room_is_whole(&room);
        for (size_t i = 0; i < G_N_ELEMENTS(tellings); i++) {
            bool is_told = room_run(&room, "%s", tellings[i]) == RT_OK;
            bool is_same = strcmp(room.said->str, right[i]) == 0;
            cr_expect(is_seen || (is_told && is_same),
                      "check did not see bit %u of byte %jd: %s", bit, (intmax_t)at,
                      tellings[i]);
            cr_expect(!is_told || is_same || i >= VERIFIED, "%s did not see bit %u of byte %jd",
                      tellings[i], bit, (intmax_t)at);
        }
        flip(fd, at, bit);
    }
    close(fd);
    for (size_t i = 0; i < G_N_ELEMENTS(tellings); i++)
        g_free(right[i]);
    g_rand_free(chance);
    room_ask(&room, "check");
    room_clear(&room);
}

static void overwrite(const char *name, goffset at, const unsigned char *bytes, size_t n)
{
    int fd = open(name, O_WRONLY | O_CLOEXEC);
    cr_assert(fd >= 0 && pwrite(fd, bytes, n, at) == (ssize_t)n);
    close(fd);
}

Test(damage, a_lost_page_is_told_and_the_file_left_alone, .timeout = 600)
{
    enum { PAGE = 4096 };
    static const unsigned char zero[PAGE];
    struct room room;
    make_history(&room);
    g_autoptr(GBytes) good = room_bytes("r.db");
    g_autofree char *yaml = room_yaml(&room);
    gsize size;
    const unsigned char *bytes = g_bytes_get_data(good, &size);
    for (goffset at = 0; at < (goffset)size; at += PAGE)
        for (int how = 0; how < 3; how++) {
            copy_file("r.db", "bad.db");
            if (how == 0)
                cr_assert(truncate("bad.db", at) == 0);
            else
                overwrite("bad.db", at, how == 1 ? zero : bytes + (at ? at - PAGE : PAGE),
                          PAGE);
            if (room_is_same("bad.db", good)) /* two pages alike, both of them empty */
                continue;
            g_autoptr(GBytes) bad = room_bytes("bad.db");
            bool is_seen = room_run(&room, "--register bad.db check") != RT_OK;
            bool is_told = room_run(&room, "--register bad.db export --format yaml") == RT_OK;
            bool is_same = strcmp(room.said->str, yaml) == 0;
            cr_expect(is_seen || (is_told && is_same), "page %jd, how %d: not seen",
                      (intmax_t)(at / PAGE), how);
            cr_expect(how == 1 || is_seen, "page %jd, how %d: not seen", (intmax_t)(at / PAGE),
                      how);
            cr_expect(!is_told || is_same, "page %jd, how %d: told", (intmax_t)(at / PAGE),
                      how);
            cr_expect(room_is_same("bad.db", bad));
        }
    room_clear(&room);
}
