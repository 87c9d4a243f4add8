/* Registers of versions that are copied as they are, with the tables beside that came since:
 * the rows stay, what is looked up is made of them, and what is not whole is left alone. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/store/old.h"

/* From version 2 on every row stays as it was, and what may be taken back still may. */
static void expect_same_rows(const char *from, const char *sets)
{
    static const char *const same[] = {
        "SELECT group_concat(number || uuid || at || actor || why || hash ||"
        " coalesce(undoes, 0), '|') FROM change_set WHERE number <= 10",
        "SELECT group_concat(set_number || ' ' || place || shape || subject || quote(field) ||"
        " quote(was) || quote(becomes) || quote(content_id) || quote(seat)) FROM change WHERE"
        " set_number <= 10",
        "SELECT group_concat(id || bytes) FROM content",
        "SELECT group_concat(id || uuid || version || content_id || hash || place) FROM record",
        "SELECT group_concat(period_id || place || shape || bytes) FROM snapshot",
        "SELECT uuid || records || kept || facts FROM register",
    };
    struct room room;
    old_begin(&room, from);
    g_autofree char *head = room_sql_text(from, "SELECT head FROM register");
    cr_expect(strstr(room_ask(&room, "check --head %s", head), sets), "%s", room.said->str);
    for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
        g_autofree char *was = room_sql_text(from, same[i]),
                        *is = room_sql_text("r.db", same[i]);
        cr_expect_str_eq(is, was, "%s", same[i]);
    }
    room_ask(&room, "undo 8");
    room_ask(&room, "list @mine");
    room_ask(&room, "meeting new 2020-06-16 --items rag:none");
    cr_expect(room_is_whole(&room));
    room_clear(&room);
}

Test(migrate, rows_stay_as_they_were_and_there_is_one_set_more)
{
    expect_same_rows(SECOND, "11 change sets");
    expect_same_rows(THIRD, "12 change sets");
    expect_same_rows(FOURTH, "12 change sets");
}

/* What closed periods reported is looked up in each as in the register made now from the same
 * files; a direction tells what became of that. */
Test(migrate, what_was_reported_is_looked_up_whatever_it_was_moved_from)
{
    static const char *const registers[] = {OLD, SECOND, THIRD, FOURTH};
    static const char REPORTED[] =
        "SELECT group_concat(name || ref || quote(rag) || is_suggested || is_silent) FROM"
        " (SELECT * FROM reported JOIN period ON id = period_id ORDER BY name, ref)";
    for (size_t i = 0; i < G_N_ELEMENTS(registers); i++) {
        struct room room;
        old_begin(&room, registers[i]);
        room_ask(&room, "check");
        g_autofree char *is = room_sql_text("r.db", REPORTED);
        cr_expect(strstr(is, "2020-06SI-2'green'11,2020-06SI-6'red'11"), "%s", is);
        cr_expect(strstr(room_ask(&room, "list direction:worsened"), "SI-2 |"), "%s",
                  room.said->str);
        room_ask(&room, "set SI-6 state=complete closure=Done");
        cr_expect(strstr(room_ask(&room, "list direction:improved"), "SI-6 |"), "%s",
                  room.said->str);
        cr_expect(room_is_whole(&room));
        room_clear(&room);
    }
}

/* Where the chair was is kept: a meeting goes on over the move. */
Test(migrate, what_a_meeting_looks_at_stays)
{
    struct room room;
    old_begin(&room, FOURTH);
    room_ask(&room, "check");
    g_autofree char *is = room_sql_text(
        "r.db", "SELECT date || ref || is_blank || paragraph || letter FROM sitting");
    cr_expect_str_eq(is, "2020-06-15SI-2000");
    room_clear(&room);
}

static const struct {
    const char *sql, *words;
} later_damages[] = {
    {"CREATE TABLE reported (x)", "has tables that rectrack did not make"},
    {"UPDATE content SET bytes = replace(bytes, 'Reporting', 'reporting')",
     "can't be moved to version 5"},
    {"UPDATE snapshot SET bytes = replace(bytes, 'green', 'amber')",
     "can't be moved to version 5 of the register: what 2020-03 reported was altered on disk"},
    {"UPDATE change_set SET actor = 'nobody' WHERE number = 3", "change set 3 "},
};

static void expect_left_alone(const char *from, const char *sql, const char *words)
{
    struct room room;
    old_begin(&room, from);
    room_sql("r.db", sql);
    g_autoptr(GBytes) before = room_bytes("r.db");
    cr_expect_eq(room_run(&room, "check"), RT_REFUSED, "%s", sql);
    cr_expect(strstr(room.error, words), "%s: %s", sql, room.error);
    old_check_left_alone(before, sql);
    room_clear(&room);
}

Test(migrate, later_versions_that_are_not_whole_are_left_as_they_are)
{
    for (size_t i = 0; i < G_N_ELEMENTS(later_damages); i++) {
        expect_left_alone(SECOND, later_damages[i].sql, later_damages[i].words);
        expect_left_alone(THIRD, later_damages[i].sql, later_damages[i].words);
    }
}

/* Why a recommendation stands where it does is kept in words: they are those of today's rules,
 * as in the register made now from the same files. */
Test(migrate, where_each_stands_and_why_is_told_as_in_a_new_register)
{
    static const char *const registers[] = {OLD, SECOND, THIRD, FOURTH};
    static const char STANDING[] =
        "SELECT group_concat(ref || from_day || until_day || quote(rag) || quote(suggested) ||"
        " quote(reason) || quote(direction) || overdue || review || quote(late) ||"
        " quote(updated), '|') FROM (SELECT * FROM standing JOIN record ON id = record_id"
        " ORDER BY ref, from_day)";
    struct room room;
    room_init(&room);
    room_ask(&room, "init");
    for (int i = 1; i <= 5; i++)
        room_ask(&room, "import %s/%d.yaml --accept-doubts", FIRST, i);
    g_autofree char *new = room_sql_text("r.db", STANDING),
                    *shown = g_strdup(room_ask(&room, "show SI-2"));
    cr_expect(strstr(new, ", reported in March 2020"), "%s", new);
    room_clear(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(registers); i++) {
        old_begin(&room, registers[i]);
        room_ask(&room, "check");
        g_autofree char *is = room_sql_text("r.db", STANDING);
        cr_expect_str_eq(is, new, "%s", registers[i]);
        cr_expect_str_eq(room_ask(&room, "show SI-2"), shown, "%s", registers[i]);
        room_clear(&room);
    }
}
