/* The engine's memory gives out at its k-th request, once or from there on: nothing
 * crashes, nothing leaks, the register is whole and either what it was or what it
 * should be, and what is said is so.  A part of the points here; all with
 * RECTRACK_TEST_FAULTS=1 (make long-faults).  trust.md C1 */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <string.h>

#include "store/write.h"

#include "tests/store/trial.h"

/* ---- memory that gives out ---- */

static struct {
    sqlite3_mem_methods real;
    unsigned asked, at; /* requests so far, and which one fails; 0: none */
    bool is_for_ever;
    long held; /* blocks */
} memory;

static bool gives_out(void)
{
    unsigned now = ++memory.asked;
    return memory.at && (now == memory.at || (memory.is_for_ever && now > memory.at));
}

static void *take(int n)
{
    void *block = gives_out() ? NULL : memory.real.xMalloc(n);
    memory.held += block != NULL;
    return block;
}

static void give_back(void *block)
{
    memory.held -= block != NULL;
    memory.real.xFree(block);
}

static void *resize(void *block, int n)
{
    return gives_out() ? NULL : memory.real.xRealloc(block, n);
}

/* Before the engine is first used.  It keeps nothing in hand: each request is asked. */
static void take_over_memory(void)
{
    cr_assert_eq(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real), SQLITE_OK);
    static sqlite3_mem_methods ours;
    ours = memory.real;
    ours.xMalloc = take;
    ours.xFree = give_back;
    ours.xRealloc = resize;
    cr_assert_eq(sqlite3_config(SQLITE_CONFIG_MALLOC, &ours), SQLITE_OK);
    cr_assert_eq(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0), SQLITE_OK);
}

/* ---- one request after the other ---- */

static enum rt_status run_failing(struct trial *trial, unsigned at, bool is_for_ever)
{
    memory.asked = 0;
    memory.at = at;
    memory.is_for_ever = is_for_ever;
    enum rt_status status = room_run(&trial->room, "%s", trial->operation->line);
    memory.at = 0;
    return status;
}

/* What was saved and could not be told is so said: the program ends with 3. */
static void judge(struct trial *trial, enum rt_status status, unsigned at, bool is_for_ever)
{
    bool is_told = status == RT_OK || trial->room.has_saved;
    const char *name = trial->operation->name, *how = is_for_ever ? " for ever" : "";
    g_autofree char *sentence = g_strdup(trial->room.error);
    g_autofree char *state = trial_state(trial);
    bool is_before = strcmp(state, trial->before) == 0;
    bool is_after = strcmp(state, trial->after) == 0;
    trial->points++;
    cr_expect(is_before || is_after, "%s, request %u%s: half there: %.300s", name, at, how,
              state);
    cr_expect(is_told ? is_after : is_before, "%s, request %u%s: told as %d %s, and %s", name,
              at, how, (int)status, sentence, is_after ? "is there" : "is not");
    g_autofree char *found = trial_stray(false);
    cr_expect(!found, "%s, request %u%s: %s was left", name, at, how, found);
}

static unsigned try_all(size_t which, bool is_for_ever)
{
    enum { STRIDE = 211 };
    struct trial trial;
    const char *made = operations[which].made;
    if (g_str_has_suffix(made, ".docx") || g_str_has_suffix(made, ".pdf"))
        return 0; /* their modules want the program around them, not a test */
    trial_init(&trial, &operations[which]);
    cr_assert_eq(run_failing(&trial, 0, false), RT_OK, "%s", trial.room.error);
    unsigned asked = memory.asked, step = trial_stride(STRIDE);
    trial.after = trial_state(&trial);
    cr_assert_str_neq(trial.before, trial.after);
    for (unsigned at = 1 + (unsigned)which * 7 % step; at <= asked; at += step) {
        trial_tidy();
        long held = memory.held;
        enum rt_status status = run_failing(&trial, at, is_for_ever);
        cr_expect_eq(memory.held, held, "%s, request %u: %ld blocks were not given back",
                     trial.operation->name, at, memory.held - held);
        judge(&trial, status, at, is_for_ever);
    }
    unsigned points = trial.points;
    trial_tell(trial.operation->name, points);
    trial_clear(&trial);
    return points;
}

Test(memory, gives_out_once, .timeout = 14400)
{
    unsigned points = 0;
    take_over_memory();
    for (size_t i = 0; i < n_operations; i++)
        points += try_all(i, false);
    trial_tell("memory gave out once", points);
}

Test(memory, gives_out_for_ever, .timeout = 14400)
{
    unsigned points = 0;
    take_over_memory();
    for (size_t i = 0; i < n_operations; i++)
        points += try_all(i, true);
    trial_tell("memory gave out for ever", points);
}

/* A name that could not be looked up for want of memory is no name that is not there:
 * nothing goes on from that.  (The engine has taken the transaction back by itself by
 * then, and would save each row that follows at once.) */
Test(memory, what_failed_and_nobody_minded_is_not_saved)
{
    struct room room;
    struct rt_register *reg;
    struct store_set *set;
    struct rt_error error = {0};
    const char *nearest;
    enum store_what what;
    struct rt_source source = {.code = "SI", .title = "Another title"};
    source.part.given = UINT64_C(3); /* these two */
    take_over_memory();
    room_open_sample(&room);
    g_autoptr(GBytes) before = room_bytes("r.db");
    cr_assert_eq(rt_register_open("r.db", RT_WRITE, &reg, NULL), RT_OK);
    cr_assert_eq(store_begin(reg, "tester", room.today, &set, NULL), RT_OK);
    memory.at = memory.asked + 1;
    cr_assert(!store_has_owner(set, "Hampton Trust", &nearest));
    memory.at = 0;
    cr_expect_eq(store_put(set, &rt_source_shape, &source, &what, NULL), RT_BUSY);
    cr_expect_eq(store_commit(set, "set a title", false, &error), RT_BUSY);
    cr_expect(error.sentence && strstr(error.sentence, "memory"), "%s", error.sentence);
    rt_error_clear(&error);
    rt_register_close(reg);
    cr_expect(room_is_same("r.db", before));
    room_clear(&room);
}

/* Sources, owners, events and periods that could not be read for want of memory are not
 * refused: who asks again is served. */
Test(memory, facts_that_could_not_be_read_are_no_refusal)
{
    struct room room;
    struct rt_register *reg;
    struct store_set *set = NULL;
    unsigned busy = 0;
    take_over_memory();
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_WRITE, &reg, NULL), RT_OK);
    for (unsigned at = 1; !set; at++) {
        memory.at = memory.asked + at;
        enum rt_status status = store_begin(reg, "tester", room.today, &set, NULL);
        busy += status == RT_BUSY;
        cr_assert(status == RT_BUSY || status == RT_OK, "request %u: %d", at, (int)status);
    }
    memory.at = 0;
    cr_expect_gt(busy, 10u, "%u", busy);
    store_rollback(set);
    rt_register_close(reg);
    room_clear(&room);
}

/* The source of a recommendation is looked up behind the facts. */
Test(memory, a_name_that_could_not_be_looked_up_is_no_refusal)
{
    struct room room;
    struct rt_register *reg;
    struct rt_record record = {.ref = "SI-5", .note = "Another note"};
    struct rt_error error = {0};
    enum rt_status status = RT_BUSY;
    rt_field_set_given(&rt_record_shape, rt_field_find(&rt_record_shape, "ref"), &record);
    rt_field_set_given(&rt_record_shape, rt_field_find(&rt_record_shape, "note"), &record);
    take_over_memory();
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_WRITE, &reg, NULL), RT_OK);
    for (unsigned at = 1; status != RT_OK; at++) {
        struct store_set *set;
        enum store_what what;
        rt_error_clear(&error);
        cr_assert_eq(store_begin(reg, "tester", room.today, &set, NULL), RT_OK);
        memory.at = memory.asked + at;
        status = store_put(set, &rt_record_shape, &record, &what, &error);
        cr_assert(status == RT_BUSY || status == RT_OK, "request %u: %d %s", at, (int)status,
                  error.sentence);
        memory.at = 0;
        store_rollback(set);
    }
    rt_register_close(reg);
    room_clear(&room);
}
