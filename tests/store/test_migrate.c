/* A register of an earlier version becomes one of this: nothing of it is lost, what stood
 * there is kept, and what can't be moved is left alone.  trust.md L1, L2.  (Faults while
 * it is moved: test_faults.c.) */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/write.h"
#include "tests/store/old.h"

/* ---- what is in it ---- */

static const struct {
    const char *file, *options;
} exports[] = {
    {"now.yaml", "--format yaml"},
    {"now.json", "--format json"},
    {"now.csv", "--format csv"},
    {"2019-09.md", "--format md --period 2019-09"},
    {"2020-03.md", "--format md --period 2020-03"},
    {"2020-06.md", "--format md --period 2020-06"},
    {"2020-06.html", "--format html --period 2020-06"},
    {"2020-06.json", "--format json --period 2020-06"},
};

static char *as_printed(const char *text, bool has_head)
{
    g_autoptr(GRegex) head = g_regex_new(has_head ? "$^" : "[0-9a-f]{16}", 0, 0, NULL);
    return g_regex_replace_literal(head, text, -1, 0, "HEAD", 0, NULL);
}

static void expect_exports(const char *from, bool has_head)
{
    struct room room;
    old_begin(&room, from);
    room_ask(&room, "check");
    for (size_t i = 0; i < G_N_ELEMENTS(exports); i++) {
        g_autofree char *own = g_strndup(from, strlen(from) - strlen(".db"));
        g_autofree char *was = NULL, *path = g_build_filename(own, exports[i].file, NULL),
                        *first = g_build_filename(FIRST, exports[i].file, NULL);
        cr_assert(g_file_get_contents(path, &was, NULL, NULL) ||
                      g_file_get_contents(first, &was, NULL, NULL),
                  "%s", path);
        room_ask(&room, "export %s", exports[i].options);
        g_autofree char *is = as_printed(room.said->str, has_head),
                        *should = as_printed(was, has_head);
        cr_expect_str_eq(is, should, "%s: %s", from, exports[i].file);
    }
    room_clear(&room);
}

Test(migrate, all_that_was_exported_is_exported_again)
{
    expect_exports(OLD, true);
    expect_exports(SECOND, false);
    expect_exports(THIRD, false);
    expect_exports(FOURTH, false);
}

Test(migrate, the_history_is_the_same_and_one_set_more)
{
    static const char SETS[] = "SELECT group_concat(number || uuid || at || actor || why ||"
                               " hash, '|') FROM change_set WHERE number <= 5";
    static const char PERIODS[] = "SELECT group_concat(quote(name) || quote(head) ||"
                                  " quote(closed_set)) FROM period";
    struct room room;
    old_begin(&room, OLD);
    g_autofree char *head = room_sql_text(OLD, "SELECT head FROM register");
    room_ask(&room, "check");
    cr_expect(strstr(room_ask(&room, "check --head %s", head), "6 change sets"), "%s",
              room.said->str);
    const char *const same[] = {SETS, PERIODS,
                                "SELECT group_concat(uuid || version || hash || place ||"
                                " coalesce(shared_id, 0)) FROM record"};
    for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
        g_autofree char *was = room_sql_text(OLD, same[i]),
                        *is = room_sql_text("r.db", same[i]);
        cr_expect_str_eq(is, was, "%s", same[i]);
    }
    g_autofree char *was = room_sql_text(
        OLD, "SELECT group_concat(set_number || ' ' || place || shape || subject ||"
             " quote(field) || quote(was) || quote(becomes)) FROM change");
    g_autofree char *is = room_sql_text(
        "r.db",
        "SELECT group_concat(set_number || ' ' || place || shape || subject ||"
        " quote(field) || quote(was) || quote(coalesce(becomes, bytes))) FROM (SELECT *"
        " FROM change LEFT JOIN content ON content.id = content_id WHERE set_number <= 5"
        " ORDER BY set_number, place)");
    cr_expect_str_eq(is, was);
    cr_expect(strstr(room_ask(&room, "history --limit 1"), "June 2020: \nSnapshot: + "), "%s",
              room.said->str);
    cr_expect(strstr(room.said->str, "Moved to version 5 of the register"));
    room_clear(&room);
}

Test(migrate, what_stood_there_is_kept_and_said)
{
    struct room room;
    old_begin(&room, OLD);
    g_autoptr(GBytes) before = room_bytes("r.db");
    chmod("r.db", 0644);
    room_ask(&room, "check");
    g_autofree char *kept = NULL, *all = NULL;
    struct stat info;
    cr_expect_eq(old_count("r.db.before-", &kept), 1);
    cr_expect_eq(old_count("r.db", &all), 2);
    cr_expect(room_is_same(kept, before));
    cr_expect(stat("r.db", &info) == 0 && (info.st_mode & 07777) == 0600);
    cr_expect(strstr(room.noticed->str, "r.db was moved to the new version of the register; "
                                        "what stood there is kept as "),
              "%s", room.noticed->str);
    cr_expect(strstr(room.noticed->str, kept), "%s", room.noticed->str);
    room_ask(&room, "check");
    cr_expect_str_eq(room.noticed->str, "", "it is moved once");
    room_clear(&room);
}

static void expect_empty(const char *from)
{
    struct room room;
    old_begin(&room, from);
    cr_expect(strstr(room_ask(&room, "check"), "1 change set with 0 changes"), "%s",
              room.said->str);
    g_autofree char *why = room_sql_text("r.db", "SELECT actor || why FROM change_set");
    cr_expect_str_eq(why, "testermoved to version 5 of the register");
    cr_assert_eq(room_import(&room, "owners: [{name: New}]\n"), RT_OK, "%s", room.error);
    cr_expect(room_is_whole(&room));
    room_clear(&room);
}

Test(migrate, one_without_a_closed_period_tells_of_the_move_too)
{
    expect_empty(FIXTURES "/registers/empty-1.db");
    expect_empty(FIXTURES "/registers/empty-2.db");
    expect_empty(FIXTURES "/registers/empty-3.db");
    expect_empty(FIXTURES "/registers/empty-4.db");
}

Test(migrate, work_goes_on_in_it)
{
    static const char *const lines[] = {
        "import plan.yaml",
        "update SI-1 --progress \"Funding was found\"",
        "set SI-6 title=\"Evaluate all services\"",
        "set SI-6 title=\"Evaluate services\"",
        "set NA-2 state=in_progress",
        "period close",
        "period reopen 2020-09 --reason \"a figure was wrong\"",
        "update SI-7 --progress \"With the row\"",
    };
    struct room room;
    old_begin(&room, OLD);
    room_write("plan.yaml", "rectrack: 1\nrecommendations:\n"
                            "  - {ref: SI-1, links: []}\n"
                            "  - {ref: SI-2, links: [{kind: see_also, ref: SI-1}]}\n");
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        room_ask(&room, "%s", lines[i]);
        cr_expect(room_is_whole(&room), "%s: %s", lines[i], room.error);
    }
    g_autofree char *was = NULL;
    cr_assert(g_file_get_contents(FIRST "/2020-06.json", &was, NULL, NULL));
    cr_expect_str_eq(room_ask(&room, "export --period 2020-06 --format json"), was);
    room_clear(&room);
}

/* ---- what is left alone ---- */

Test(migrate, who_only_reads_is_told_what_to_do)
{
    static const char *const lines[] = {"list",
                                        "show SI-1",
                                        "export",
                                        "history",
                                        "--read-only check",
                                        "--read-only backup b.db",
                                        "import in.yaml --dry-run"};
    struct room room;
    old_begin(&room, OLD);
    room_write("in.yaml", "rectrack: 1\n");
    g_autoptr(GBytes) before = room_bytes("r.db");
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        cr_expect_eq(room_run(&room, "%s", lines[i]), RT_REFUSED, "%s", lines[i]);
        cr_expect(strstr(room.error, "r.db has version 1 of the register; run rectrack check"),
                  "%s: %s", lines[i], room.error);
        old_check_left_alone(before, lines[i]);
    }
    cr_assert(link("r.db", "second.db") == 0);
    cr_expect_eq(room_run(&room, "check"), RT_REFUSED);
    cr_expect(strstr(room.error, "can't be moved to version 5: "), "%s", room.error);
    cr_expect(strstr(room.error, "second name"), "%s", room.error);
    old_check_left_alone(before, "a second name");
    room_clear(&room);
}

static const struct {
    const char *name, *sql, *words;
} damages[] = {
    {"a table more", "CREATE TABLE more (x)", "has tables that rectrack did not make"},
    {"an altered creation",
     "UPDATE change SET becomes = replace(becomes, 'Reporting', 'reporting')",
     "SI-2 is not what its history made of it"},
    {"an altered change", "UPDATE change SET was = replace(was, 'awaiting', 'paused')",
     "change set 2 "},
    {"an altered set", "UPDATE change_set SET actor = 'nobody' WHERE number = 3",
     "change set 3 "},
    {"a set less",
     "DELETE FROM change WHERE set_number = 5; DELETE FROM change_set WHERE number = 5",
     "is not what its history made of it"},
    {"an altered hash", "UPDATE record SET hash = replace(hash, '0', '1') WHERE ref = 'NA-1'",
     "NA-1 is not what its history made of it"},
    {"an altered source", "UPDATE source SET title = 'x'", "were altered on disk"},
    {"what was reported altered",
     "UPDATE snapshot SET bytes = replace(bytes, 'Funding', 'funding') WHERE period_id = 2",
     "what 2020-03 reported was altered on disk"},
    {"a reckoned value altered",
     "UPDATE snapshot SET bytes = replace(bytes, 'direction=3:new', 'direction=5:worse')",
     "what 2019-09 reported was altered on disk"},
    {"a row of a snapshot less",
     "DELETE FROM snapshot WHERE period_id = 3 AND place = (SELECT max(place) FROM snapshot"
     " WHERE period_id = 3)",
     "what 2020-06 reported was altered on disk"},
    {"a recommendation less",
     "PRAGMA foreign_keys = OFF; DELETE FROM record WHERE ref = 'NA-3'",
     "what 2020-06 reported was altered on disk"},
};

Test(migrate, what_is_not_whole_is_left_as_it_is)
{
    for (size_t i = 0; i < G_N_ELEMENTS(damages); i++) {
        struct room room;
        old_begin(&room, OLD);
        room_sql("r.db", damages[i].sql);
        g_autoptr(GBytes) before = room_bytes("r.db");
        cr_expect_eq(room_run(&room, "check"), RT_REFUSED, "%s", damages[i].name);
        cr_expect(strstr(room.error, damages[i].words), "%s: %s", damages[i].name, room.error);
        old_check_left_alone(before, damages[i].name);
        room_clear(&room);
    }
}

/* ---- others ---- */

static void expect_one_moves(const char *from, const char *sets)
{
    enum { PROGRAMS = 6 };
    struct room room;
    old_begin(&room, from);
    int moved = 0, how;
    for (int i = 0; i < PROGRAMS; i++)
        if (fork() == 0) {
            char *aside = NULL;
            enum rt_status status = store_migrate("r.db", "tester", &aside, NULL);
            _exit(status != RT_OK ? 2 : aside != NULL);
        }
    for (int i = 0; i < PROGRAMS; i++) {
        cr_assert(wait(&how) > 0 && WIFEXITED(how));
        cr_expect_neq(WEXITSTATUS(how), 2);
        moved += WEXITSTATUS(how) == 1;
    }
    cr_expect_eq(moved, 1);
    g_autofree char *kept = NULL, *all = NULL;
    cr_expect_eq(old_count("r.db.before-", &kept), 1);
    cr_expect_eq(old_count("r.db", &all), 2);
    cr_expect(strstr(room_ask(&room, "check"), sets));
    room_clear(&room);
}

Test(migrate, of_programs_that_come_at_once_one_moves_it)
{
    expect_one_moves(OLD, "6 change sets");
    expect_one_moves(SECOND, "11 change sets");
    expect_one_moves(THIRD, "12 change sets");
    expect_one_moves(FOURTH, "12 change sets");
}

static void expect_restored(const char *from)
{
    struct room room;
    old_begin(&room, from);
    cr_assert(rename("r.db", "copy.db") == 0);
    g_autoptr(GBytes) before = room_bytes("copy.db");
    room_ask(&room, "restore copy.db");
    g_autofree char *yaml = room_yaml(&room), *was = NULL, *kept = NULL;
    cr_assert(g_file_get_contents(FIRST "/now.yaml", &was, NULL, NULL));
    cr_expect_str_eq(yaml, was);
    cr_expect(room_is_same("copy.db", before));
    cr_expect_eq(old_count("r.db.", &kept), 0, "%s", kept);
    room_ask(&room, "backup second.db");
    room_ask(&room, "--register copy.db restore second.db");
    cr_expect_eq(old_count("copy.db.before-", &kept), 1);
    cr_expect(room_is_same(kept, before));
    cr_expect_eq(room_run(&room, "--read-only restore copy.db"), RT_REFUSED);
    room_clear(&room);
}

Test(migrate, a_backup_of_an_earlier_version_comes_back_as_this)
{
    expect_restored(OLD);
    expect_restored(SECOND);
    expect_restored(THIRD);
    expect_restored(FOURTH);
}

Test(migrate, a_damaged_backup_of_version_1_is_not_restored)
{
    struct room room;
    old_begin(&room, OLD);
    g_autoptr(GBytes) before = room_bytes("r.db");
    cr_assert(g_file_set_contents("copy.db", g_bytes_get_data(before, NULL),
                                  (gssize)g_bytes_get_size(before), NULL));
    room_sql("copy.db", "UPDATE change SET subject = 'x' WHERE subject = 'Funding'");
    cr_expect_eq(room_run(&room, "restore copy.db"), RT_REFUSED);
    old_check_left_alone(before, "a damaged copy");
    room_clear(&room);
}
