/* What each command answers, in few words: on the sample, and where there is
 * nothing to answer.  The words themselves are in fixtures/cli. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/store/room.h"

static const struct {
    const char *line;
    enum rt_status status;
    const char *said;  /* in the answer, or in what is said to be wrong */
    const char *never; /* not there */
} asked[] = {
    {"list --limit 1", RT_OK, "ref | rag | direction | owners | targets | title\nSI-1 | ",
     "SI-2"},
    {"list --count", RT_OK, "59\n", NULL},
    {"list --count rag:red", RT_OK, "0\n", NULL},
    {"list --columns ref,state --limit 1", RT_OK, "ref | state\nSI-1 | ", NULL},
    {"list --format csv --columns ref --limit 2", RT_OK, "ref\r\nSI-1\r\nSI-2\r\n", NULL},
    {"list --format json --limit 1", RT_OK, "{\"ref\":\"SI-1\",", "\"summary\""},
    {"list --format json text:zzzz", RT_OK, "[]", NULL},
    {"list text:zzzz", RT_OK, "ref | rag", "SI-"},
    {"list --limit 0", RT_USAGE, "--limit can't be \"0\"", NULL},
    {"list --limit -1", RT_USAGE, "--limit can't be \"-1\"", NULL},
    {"list --limit 1e3", RT_USAGE, "--limit can't be \"1e3\"", NULL},
    {"list --limit 99999999999999999999", RT_USAGE, "--limit can't be", NULL},
    {"list --columns ref,titel", RT_USAGE, "did you mean title?", NULL},
    {"list --columns text", RT_USAGE, "too long for a list", NULL},
    {"list --columns ''", RT_USAGE, "--columns names no column", NULL},
    {"list --sort titel", RT_USAGE, "did you mean title?", NULL},
    {"list --after SI-99", RT_REFUSED, "there is no recommendation SI-99", NULL},
    {"list rag:purple", RT_USAGE, "rag takes no \"purple\"", NULL},
    {"show si-5", RT_OK, "SI-5", NULL},
    {"show SI-7 --format json", RT_OK, "\"reported_with\":\"SI-6\"", NULL},
    {"show SI-5 --format md", RT_OK, "# SI-5", NULL},
    {"show SI-55", RT_REFUSED, "there is no recommendation SI-55; did you mean SI-5?", NULL},
    {"show ''", RT_REFUSED, "there is no recommendation ", NULL},
    {"status", RT_OK, "59", NULL},
    {"status --format json", RT_OK, "\"total\":59", NULL},
    {"history SI-5", RT_OK, "Loaded the sample\nAdded: recommendation SI-5\n", "SI-4"},
    {"history si-5 --limit 1", RT_OK, "Added: recommendation SI-5", NULL},
    {"history 'hampton trust'", RT_OK, "Added: owner Hampton Trust", NULL},
    {"history HT", RT_OK, "Added: owner Hampton Trust", NULL},
    {"history funding", RT_OK, "Added: event Funding", NULL},
    {"history 'March 2020'", RT_OK, "Added: period March 2020", NULL},
    {"history SI", RT_OK, "Added: source SI\n", "SI-1"},
    {"history HT --format json", RT_OK, "\"name\":\"Hampton Trust\",\"did\":\"added\"", NULL},
    {"history SI-99", RT_REFUSED, "there is no recommendation SI-99", NULL},
    {"history --limit 0", RT_USAGE, "--limit can't be \"0\"", NULL},
    {"check", RT_OK, "is whole: 59 recommendations, 1 change set", NULL},
    {"export source:SI --format yaml", RT_OK, "ref: SI-16", "ref: NA-1\n"},
    {"export --format json", RT_OK, "{\"rectrack\":1", NULL},
    {"export --format html", RT_OK, "<!DOCTYPE html>", NULL},
    {"export --format csv --layout progress source:SI", RT_OK, "Key actions", NULL},
    {"export --format yml", RT_USAGE, "yaml", NULL},
    {"export --layout progres", RT_USAGE, "did you mean progress?", NULL},
    {"export --format yaml --layout progress", RT_USAGE, "has no layouts", NULL},
    {"export --format pdf", RT_REFUSED, "pdf.so", NULL}, /* a room has no modules */
    {"export -o out.xyz", RT_USAGE, "the suffix of out.xyz tells no format", NULL},
    {"export --period 2020-04", RT_REFUSED, "did you mean 2020-03?", NULL},
    {"export --period 'march 2020' --format md source:SI", RT_OK, "**16. ", NULL},
    {"import nowhere.yaml", RT_REFUSED, "nowhere.yaml", NULL},
    {"import r.db", RT_REFUSED, "r.db", NULL},
    {"import --max-size 10 plan.yaml", RT_REFUSED, "plan.yaml", NULL},
    {"import --max-size ten plan.yaml", RT_USAGE, "--max-size can't be \"ten\"", NULL},
    {"import --max-size 0 plan.yaml", RT_USAGE, "--max-size can't be \"0\"", NULL},
    {"import --max-size 99999999999G plan.yaml", RT_USAGE, "--max-size can't be", NULL},
    {"import plan.yaml plan.yaml", RT_OK, "owners: 1 added, 0 changed, 0 as before", NULL},
    {"help", RT_OK, "list", NULL},
    {"help list", RT_OK, "--limit", NULL},
    {"help lst", RT_USAGE, "did you mean list?", NULL},
    {"list --help", RT_OK, "--limit", "SI-1 |"},
    {"completion bash", RT_OK, "rectrack", NULL},
    {"completion zsh", RT_OK, "rectrack", NULL},
    {"completion fish", RT_OK, "rectrack", NULL},
};

Test(answers, each_command_answers)
{
    struct room room;
    room_open_sample(&room);
    room_write("plan.yaml", "rectrack: 1\nowners: [{name: New}]\n");
    for (size_t i = 0; i < G_N_ELEMENTS(asked); i++) {
        cr_expect_eq(room_run(&room, "%s", asked[i].line), asked[i].status, "%s: %d %s",
                     asked[i].line, (int)room.status, room.error);
        const char *words = asked[i].status == RT_OK ? room.said->str : room.error;
        cr_expect(strstr(words, asked[i].said), "%s: %.600s", asked[i].line, words);
        cr_expect(!asked[i].never || !strstr(words, asked[i].never), "%s: %.600s",
                  asked[i].line, words);
    }
    room_clear(&room);
}

/* Who looks on at a terminal is told what an answer alone does not say. */
Test(answers, on_a_terminal_silence_is_explained)
{
    static const struct {
        const char *line, *noticed;
    } told[] = {
        {"list text:zzzz", "nothing matches; take a word out of the query\n"},
        {"list SI-1", ""},
        {"export -o paper.html", "paper.html: HTML, March 2020\n"},
        {"export -o paper.html",
         "paper.html: HTML, March 2020; it is in place of what stood there\n"},
        {"export -o data.csv", "data.csv: CSV, as it is now\n"},
    };
    struct room room;
    room_open_sample(&room);
    room.out.is_terminal = true;
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
        room_ask(&room, "%s", told[i].line);
        cr_expect_str_eq(room.noticed->str, told[i].noticed, "%s", told[i].line);
    }
    room.out.is_terminal = false;
    room_ask(&room, "export -o paper.html");
    cr_expect_str_eq(room.noticed->str, "");
    room_clear(&room);
}

/* A register without anything in it answers too. */
Test(answers, an_empty_register_answers)
{
    static const char *const lines[] = {"list",
                                        "list --count",
                                        "status",
                                        "status --format json",
                                        "history",
                                        "check",
                                        "export --format yaml",
                                        "export --format json",
                                        "export --format csv",
                                        "list --format json overdue"};
    struct room room;
    room_open(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        room_ask(&room, "%s", lines[i]);
    cr_expect_str_eq(room_ask(&room, "list --count"), "0\n");
    cr_expect_eq(room_run(&room, "show SI-1"), RT_REFUSED);
    cr_expect_eq(room_run(&room, "export --period 2020-03"), RT_REFUSED);
    room_clear(&room);
}

/* ---- an output that fails ---- */

struct failing {
    struct rt_output out;
    size_t calls, fails_at;
};

static enum rt_status take(struct rt_output *out, struct rt_error *error)
{
    struct failing *failing = (struct failing *)out;
    return ++failing->calls == failing->fails_at
               ? rt_fail(error, RT_REFUSED, "the disk of the output is full")
               : RT_OK;
}

static enum rt_status take_columns(struct rt_output *out, const struct rt_column *columns,
                                   size_t n, struct rt_error *error)
{
    (void)columns, (void)n;
    return take(out, error);
}

static enum rt_status take_row(struct rt_output *out, const char *const *cells, size_t n,
                               struct rt_error *error)
{
    (void)cells, (void)n;
    return take(out, error);
}

static enum rt_status take_line(struct rt_output *out, const char *label, const char *text,
                                struct rt_error *error)
{
    (void)label, (void)text;
    return take(out, error);
}

static enum rt_status take_heading(struct rt_output *out, const char *text,
                                   struct rt_error *error)
{
    (void)text;
    return take(out, error);
}

static enum rt_status take_bytes(struct rt_output *out, const char *bytes, size_t n,
                                 struct rt_error *error)
{
    (void)bytes, (void)n;
    return take(out, error);
}

static void take_notice(struct rt_output *out, const char *sentence)
{
    (void)out, (void)sentence;
}

static bool take_progress(struct rt_output *out, const char *what, uint64_t done,
                          uint64_t total)
{
    (void)out, (void)what, (void)done, (void)total;
    return true;
}

static enum rt_status run_failing(const char *line, size_t fails_at, size_t *calls)
{
    struct failing failing = {.out = {.columns = take_columns,
                                      .row = take_row,
                                      .line = take_line,
                                      .heading = take_heading,
                                      .bytes = take_bytes,
                                      .notice = take_notice,
                                      .progress = take_progress},
                              .fails_at = fails_at};
    struct rt_context context = {
        .register_path = "r.db", .user = "tester", .today = 737591, .out = &failing.out};
    struct rt_args args = {0};
    struct rt_error error = {0};
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    cr_assert_eq(rt_args_parse(&args, (const char *const *)words, g_strv_length(words), &error),
                 RT_OK);
    enum rt_status status = rt_command_run(&context, &args, &error);
    cr_expect_eq(status == RT_OK, error.sentence == NULL, "%s", line);
    rt_error_clear(&error);
    rt_args_clear(&args);
    *calls = failing.calls;
    return status;
}

/* trust.md B6: wherever the output fails, the command says so and stops. */
Test(answers, an_output_that_fails_is_told_by_every_command)
{
    static const char *const lines[] = {"list",
                                        "list --format json",
                                        "list --format csv",
                                        "list --count",
                                        "show SI-5",
                                        "show SI-5 --format md",
                                        "show SI-5 --format json",
                                        "status",
                                        "history",
                                        "status --format json",
                                        "check",
                                        "export --format yaml",
                                        "export --format csv",
                                        "export --format html",
                                        "help",
                                        "help list",
                                        "completion zsh"};
    struct room room;
    room_open_sample(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        size_t all, calls;
        cr_expect_eq(run_failing(lines[i], 0, &all), RT_OK, "%s", lines[i]);
        cr_expect_gt(all, 0, "%s", lines[i]);
        for (size_t at = 1; at <= all; at += 1 + at / 3) {
            cr_expect_neq(run_failing(lines[i], at, &calls), RT_OK, "%s at %zu of %zu",
                          lines[i], at, all);
            cr_expect_eq(calls, at, "%s went on", lines[i]);
        }
    }
    room_clear(&room);
}

/* What is there but can't be read is not "not there": nothing is put over it. */
Test(answers, what_was_altered_is_not_added_again)
{
    static const char *const altered[] = {
        "UPDATE link SET kind = 'restates' WHERE other_id ="
        " (SELECT id FROM record WHERE ref = 'SI-5')",
        "UPDATE content SET bytes = replace(bytes, 'Hampton', 'hampton') WHERE id ="
        " (SELECT content_id FROM record WHERE ref = 'SI-5')"};
    for (size_t i = 0; i < G_N_ELEMENTS(altered); i++) {
        struct room room;
        room_open_sample(&room);
        room_sql("r.db", altered[i]);
        GBytes *before = room_bytes("r.db");
        cr_expect_eq(room_run(&room, "add recommendation SI-5 --title x"), RT_REFUSED, "%s: %s",
                     altered[i], room.said->str);
        cr_expect(room_is_same("r.db", before), "%s", altered[i]);
        g_bytes_unref(before);
        room_clear(&room);
    }
}

/* What the table names as a command's parts, the command knows. */
Test(answers, each_part_of_a_command_is_there)
{
    struct room room;
    size_t n = 0;
    room_open(&room);
    for (const struct rt_command *command = rt_commands; command->name; command++) {
        const struct rt_argument *first = command->arguments;
        const char *const *choice = first && first->name ? first->choices : NULL;
        for (; choice && *choice; choice++, n++) {
            room_run(&room, "%s %s", command->name, *choice);
            cr_expect(!strstr(room.error, " has no \""), "%s", room.error);
        }
    }
    cr_expect(n >= 9, "only %zu parts", n);
    room_clear(&room);
}

Test(answers, what_is_no_text_does_not_go_to_a_screen)
{
    struct room room;
    room_open_sample(&room);
    room.out.is_terminal = true;
    cr_expect_eq(room_run(&room, "export --format pdf"), RT_USAGE);
    cr_expect_str_eq(room.error, "PDF is no text for a screen; name a file with -o");
    cr_expect_eq(room_run(&room, "export --format docx -o -"), RT_USAGE);
    cr_expect_eq(room_run(&room, "export --format md source:SI"), RT_OK);
    room_clear(&room);
}

enum { MANY = 2500 };

static void write_many(GString *file, GString *update)
{
    g_string_assign(file, "rectrack: 1\nsources: [{code: B, title: Bulk}]\nrecommendations:\n");
    g_string_assign(update, "update --rag amber");
    for (int i = 1; i <= MANY; i++) {
        g_string_append_printf(file, "- {ref: B-%d, source: B, title: One of many}\n", i);
        g_string_append_printf(update, " B-%d", i);
    }
}

static void stop_and_run(struct room *room, const char *line)
{
    GBytes *before = room_bytes("r.db");
    room->n_told = 0;
    room->stop_at = 2;
    cr_expect_eq(room_run(room, "%s", line), RT_REFUSED, "%.20s", line);
    cr_expect(strstr(room->error, "stopped ("), "%.20s: %s", line, room->error);
    cr_expect_eq(room->n_told, 2, "%.20s went on", line);
    cr_expect(!room->has_saved && !g_file_test("paper.csv", G_FILE_TEST_EXISTS));
    GBytes *after = room_bytes("r.db");
    cr_expect(g_bytes_equal(before, after), "%.20s has changed the register", line);
    g_bytes_unref(before);
    g_bytes_unref(after);
    room->stop_at = 0;
    room_ask(room, "%s", line);
    cr_expect_gt(room->n_told, 3, "%.20s", line);
}

/* What takes long says how far it is, and stops where nobody wants it any more: then
 * nothing of it remains. */
Test(answers, long_work_is_told_and_can_be_stopped)
{
    g_autoptr(GString) file = g_string_new(NULL);
    g_autoptr(GString) update = g_string_new(NULL);
    write_many(file, update);
    const char *lines[] = {
        "import many.yaml", "set --query source:B state=paused", "undo", "redo",
        update->str,        "export -o paper.csv --format csv",
    };
    struct room room;
    room_open_sample(&room);
    room_write("many.yaml", file->str);
    room_ask(&room, "period open \"June 2020\"");
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        stop_and_run(&room, lines[i]);
    room_clear(&room);
}
