/* Clocks that are wrong, go back or differ between two people: what is saved is in the
 * order in which it was saved, and nothing is dropped.  trust.md D12 */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/store/room.h"

static gint64 clock_now; /* seconds since 1970 */

GDateTime *__wrap_g_date_time_new_now_utc(void);
GDateTime *__wrap_g_date_time_new_now_utc(void)
{
    return g_date_time_new_from_unix_utc(clock_now);
}

enum { HOUR = 3600, DAY = 24 * HOUR };
static const gint64 JUNE = 1592222400; /* noon on 15 June 2020 */

/* What the clock shows at the first, the second and the third save. */
static const struct {
    const char *name;
    gint64 at[3];
} clocks[] = {
    {"as it should be", {JUNE, JUNE + HOUR, JUNE + DAY}},
    {"1970", {JUNE, 0, 1}},
    {"2038", {2147483647, 2147483648, 2147483649}},
    {"2100", {JUNE, 4102444800, JUNE + HOUR}},
    {"a day back", {JUNE, JUNE - DAY, JUNE - DAY + 1}},
    {"an hour back", {JUNE, JUNE - HOUR, JUNE - HOUR + 60}},
    {"the night that clocks change", {1603587599, 1603587600, 1603587601}},
    {"two hosts, an hour apart", {JUNE, JUNE - HOUR + 5, JUNE + 10}},
    {"in the same second", {JUNE, JUNE, JUNE}},
};

/* The numbers of the change sets as the history tells them, the newest first. */
static void check_order(struct room *room, const char *clock)
{
    static const char key[] = "{\"change\":";
    g_auto(GStrv) lines = g_strsplit(room_ask(room, "history --format json"), "\n", -1);
    guint64 last = G_MAXUINT64;
    for (size_t i = 0; lines[i] && *lines[i]; i++) {
        const char *at = strstr(lines[i], key);
        guint64 number = at ? g_ascii_strtoull(at + strlen(key), NULL, 10) : G_MAXUINT64;
        cr_expect_leq(number, last, "%s: %s", clock, lines[i]);
        last = number;
    }
    cr_expect_eq(last, 1);
}

Test(clocks, what_was_saved_last_counts_whatever_the_time, .timeout = 60)
{
    static const char *const saves[] = {
        "--as HT update SI-5 --rag amber --reason First --progress 'Of HT'",
        "--as SACRE update SI-5 --rag green --reason Second --progress 'Of SACRE'",
        "--as HT update SI-5 --rag amber --reason Third",
    };
    static const char *const kept[] = {"\"Of HT\"", "\"Of SACRE\"",
                                       "\"rag\":\"amber\",\"rag_s"};
    for (size_t i = 0; i < G_N_ELEMENTS(clocks); i++) {
        struct room room;
        clock_now = JUNE - DAY;
        room_open_sample(&room);
        room_ask(&room, "period open 'June 2020'");
        for (size_t k = 0; k < G_N_ELEMENTS(saves); k++) {
            clock_now = clocks[i].at[k];
            room_ask(&room, "%s", saves[k]);
            const char *colour =
                k % 2 ? "\"rag\":\"green\",\"rag_s" : "\"rag\":\"amber\",\"rag_s";
            cr_expect(strstr(room_ask(&room, "show SI-5 --format json"), colour),
                      "%s: save %zu does not count", clocks[i].name, k + 1);
        }
        const char *shown = room_ask(&room, "show SI-5 --format json");
        for (size_t k = 0; k < G_N_ELEMENTS(kept); k++)
            cr_expect(strstr(shown, kept[k]), "%s: no %s", clocks[i].name, kept[k]);
        check_order(&room, clocks[i].name);
        cr_expect(room_is_whole(&room), "%s: %s", clocks[i].name, room.said->str);
        room_clear(&room);
    }
}

/* Whose colour another's came after does not get it back by writing on. */
Test(clocks, words_do_not_bring_an_old_colour_back, .timeout = 60)
{
    static const char *const saves[] = {
        "--as HT update SI-5 --rag amber --reason First --progress Begun",
        "--as SACRE update SI-5 --rag green --reason Second --progress 'Of SACRE'",
        "--as HT update SI-5 --progress 'Going on'",
    };
    struct room room;
    clock_now = JUNE - DAY;
    room_open_sample(&room);
    room_ask(&room, "period open 'June 2020'");
    for (size_t i = 0; i < G_N_ELEMENTS(saves); i++) {
        clock_now = JUNE + (gint64)i * HOUR;
        room_ask(&room, "%s", saves[i]);
    }
    const char *shown = room_ask(&room, "show SI-5 --format json");
    cr_expect(strstr(shown, "\"rag\":\"green\",\"rag_s") && strstr(shown, "Going on"), "%s",
              shown);
    cr_expect(strstr(room_ask(&room, "history SI-5"), "First"));
    room_clear(&room);
}

/* Who reads it sees why an hour that comes later stands below. */
Test(clocks, the_history_tells_of_a_clock_that_went_back)
{
    struct room room;
    clock_now = JUNE;
    room_open_sample(&room);
    clock_now = JUNE - DAY;
    room_ask(&room, "set SI-5 note=First");
    clock_now = JUNE - DAY + 60;
    room_ask(&room, "set SI-5 note=Second");
    const char *said = room_ask(&room, "history SI-5");
    g_auto(GStrv) sets = g_strsplit(said, "\nSet note of SI-5\n", -1);
    static const char told[] = "The clock had gone back: the change before this one says ";
    cr_assert_eq(g_strv_length(sets), 3, "%s", said);
    cr_expect(!g_str_has_prefix(sets[1], told), "%s", said);
    cr_expect(g_str_has_prefix(sets[2], told), "%s", said);
    room_clear(&room);
}
