/* What tells of the register reads all of it at one moment, and holds nobody up while it
 * tells: a terminal that is stopped is no lock. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <string.h>

#include "tests/store/room.h"

static const char *const told[] = {
    "show SI-5", "status",     "changes",    "changes --format json",
    "chase",     "event list", "owner list", "period list"};

/* ---- moments: statements that begin outside a transaction, one that begins it too ---- */

static size_t moments;

static int note_statement(unsigned what, void *self, void *statement, void *words)
{
    sqlite3 *engine = sqlite3_db_handle(statement);
    (void)what, (void)self;
    moments += sqlite3_get_autocommit(engine) && !g_str_has_prefix(words, "PRAGMA");
    return 0;
}

static int watch(sqlite3 *engine)
{
    return sqlite3_trace_v2(engine, SQLITE_TRACE_STMT, note_statement, NULL);
}

/* ---- locks: another who saves while it is told ---- */

static struct rt_output quiet; /* as the room has it */
static sqlite3 *other;
static size_t n_told;

static void save(void)
{
    n_told++;
    cr_expect_eq(sqlite3_exec(other, "BEGIN EXCLUSIVE; COMMIT", NULL, NULL, NULL), SQLITE_OK);
}

static enum rt_status save_row(struct rt_output *out, const char *const *cells, size_t n,
                               struct rt_error *error)
{
    save();
    return quiet.row(out, cells, n, error);
}

static enum rt_status save_line(struct rt_output *out, const char *label, const char *text,
                                struct rt_error *error)
{
    save();
    return quiet.line(out, label, text, error);
}

static enum rt_status save_bytes(struct rt_output *out, const char *bytes, size_t n,
                                 struct rt_error *error)
{
    save();
    return quiet.bytes(out, bytes, n, error);
}

/* A closed period, one that is open, changes since. */
static void fill(struct room *room)
{
    room_open_sample(room);
    room_ask(room, "period open 'June 2020'");
    room_ask(room, "set SI-5 state=paused");
}

Test(moments, what_is_told_is_of_one_moment, .timeout = 120)
{
    struct room room;
    fill(&room);
    cr_assert_eq(sqlite3_auto_extension((void (*)(void))watch), SQLITE_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
        moments = 0;
        room_ask(&room, "%s", told[i]);
        cr_expect_eq(moments, 1, "%s: %zu moments", told[i], moments);
    }
    sqlite3_reset_auto_extension();
    room_clear(&room);
}

Test(moments, others_may_save_while_it_is_told, .timeout = 120)
{
    struct room room;
    fill(&room);
    quiet = room.out;
    room.out.row = save_row;
    room.out.line = save_line;
    room.out.bytes = save_bytes;
    cr_assert_eq(sqlite3_open("r.db", &other), SQLITE_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
        n_told = 0;
        room_ask(&room, "%s", told[i]);
        cr_expect(n_told > 0, "%s told nothing", told[i]);
    }
    sqlite3_close(other);
    room_clear(&room);
}
