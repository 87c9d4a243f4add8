/* The commands that change something, and what they leave in a folder. */
#include "tests/store/trial.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define HERE "--register r.db --as tester --today 2020-06-15 "
#define OPEN "period open 'June 2020'"
#define MEET "meeting new 2020-06-15 --title Group --items source:SI"

const struct operation operations[] = {
    {"import", HERE "import plan.yaml", {NULL}, "r.db", false},
    {"init", "--register new.db --as tester init --sample", {NULL}, "new.db", false},
    {"backup", HERE "backup copy.db", {NULL}, "copy.db", false},
    {"restore", HERE "restore safe.db", {NULL}, "r.db", false},
    {"export", HERE "export -o out.yaml", {NULL}, "out.yaml", false},
    {"export paper", HERE "export -o out.html", {NULL}, "out.html", false},
    {"export Word", HERE "export -o out.docx", {NULL}, "out.docx", false},
    {"export PDF", HERE "export -o out.pdf", {NULL}, "out.pdf", false},
    {"export table", HERE "export -o out.csv", {NULL}, "out.csv", false},
    {"convert", "convert safe.yaml -o out.yaml", {NULL}, "out.yaml", false},
    {"update",
     HERE "update SI-5 --progress Begun --challenge Money --rag amber --reason Half",
     {OPEN},
     "r.db",
     false},
    {"update whole",
     HERE "update SI-5 --progress Begun --state in_progress --target '1=Dec 2020' "
          "--target-reason Delayed"
          " --tick 2 --untick 4",
     {OPEN},
     "r.db",
     false},
    {"form new", HERE "form new --owner HT -o out.csv", {OPEN}, "out.csv", false},
    {"form take", HERE "form take form.yaml", {OPEN}, "r.db", false},
    {"update more",
     HERE "update SI-5 --add --progress More",
     {OPEN, "update SI-5 --progress Begun"},
     "r.db",
     false},
    {"set", HERE "set SI-5 state=paused note=Waits", {NULL}, "r.db", false},
    {"set action", HERE "set SI-5.2 state=complete", {NULL}, "r.db", false},
    {"set many", HERE "set --query source:SI state=paused", {NULL}, "r.db", false},
    {"target",
     HERE "target SI-5.1 'Dec 2020' --reason Delayed --granted-by OSMC",
     {NULL},
     "r.db",
     false},
    {"add action",
     HERE "add action SI-5 'Agree a plan' --owner HT --target 'Dec 2020'",
     {NULL},
     "r.db",
     false},
    {"add recommendation",
     HERE "add recommendation SI-99 --theme 'Perpetrator services and whole system approach'"
          " --title More",
     {NULL},
     "r.db",
     true},
    {"add target", HERE "add target SI-7 'Dec 2020'", {NULL}, "r.db", false},
    {"add link", HERE "add link SI-7 see_also SI-8", {NULL}, "r.db", false},
    {"add owner", HERE "add owner 'Youth Offending Service'", {NULL}, "r.db", true},
    {"add event", HERE "add event 'Home Office grant' --kind blocker", {NULL}, "r.db", true},
    {"add source",
     HERE "add source DR --title 'Domestic homicide review'",
     {NULL},
     "r.db",
     true},
    {"add theme", HERE "add theme SI Review", {NULL}, "r.db", true},
    {"remove action", HERE "remove action SI-5.2", {NULL}, "r.db", true},
    {"remove target", HERE "remove target SI-5.2", {NULL}, "r.db", true},
    {"remove link", HERE "remove link NA-15 extends SI-5", {NULL}, "r.db", true},
    {"remove theme", HERE "remove theme SI Review", {"add theme SI Review"}, "r.db", true},
    {"move", HERE "move SI-5.4 1", {NULL}, "r.db", true},
    {"split",
     HERE "split SI-5.1 'Develop a plan' 'Agree it with all agencies'",
     {NULL},
     "r.db",
     true},
    {"owner alias",
     HERE "owner alias 'Hampton Trust' 'Hampton Trust Charity'",
     {NULL},
     "r.db",
     true},
    {"owner merge", HERE "owner merge HT 'Hampshire Constabulary'", {NULL}, "r.db", true},
    {"owner rename", HERE "owner rename HT 'The Trust'", {NULL}, "r.db", true},
    {"filter delete", HERE "filter delete late", {"filter save late overdue"}, "r.db", true},
    {"event happen",
     HERE "event happen 'Public Health funding announcement' --on 2020-06-12",
     {OPEN},
     "r.db",
     true},
    {"filter save", HERE "filter save late 'overdue rag:red'", {NULL}, "r.db", false},
    {"meeting new", HERE MEET, {NULL}, "r.db", true},
    {"meeting put", HERE "meeting put NA-3 --at 1", {MEET}, "r.db", false},
    {"meeting drop", HERE "meeting drop SI-2", {MEET}, "r.db", true},
    {"meeting attend", HERE "meeting attend HT Police", {MEET}, "r.db", false},
    {"meeting name", HERE "meeting name Panel", {MEET}, "r.db", false},
    {"meeting note", HERE "meeting note SI-5 'Good progress'", {MEET}, "r.db", false},
    {"meeting decide",
     HERE "meeting decide SI-5 rag red --reason 'No funds'",
     {OPEN, MEET},
     "r.db",
     false},
    {"meeting decide grant",
     HERE "meeting decide SI-5.1 grant 'Dec 2020' --reason Late",
     {MEET},
     "r.db",
     false},
    {"meeting action",
     HERE "meeting action SI-5 'HT: Ask for funds – by Dec 2020'",
     {MEET},
     "r.db",
     false},
    {"meeting done", HERE "meeting done SI-5", {MEET}, "r.db", false},
    {"meeting skip", HERE "meeting skip SI-5", {MEET}, "r.db", false},
    {"meeting go", HERE "meeting go SI-5", {MEET}, "r.db", false},
    {"meeting end", HERE "meeting end", {MEET}, "r.db", true},
    {"meeting carry",
     HERE "meeting carry --on 2020-06-15",
     {MEET, "meeting new 2020-09-15"},
     "r.db",
     false},
    {"export minutes", HERE "meeting export -o out.html", {MEET}, "out.html", false},
    {"period open", HERE OPEN, {NULL}, "r.db", true},
    {"period close", HERE "period close", {OPEN, "update SI-5 --no-change"}, "r.db", true},
    {"undo", HERE "undo", {"owner merge Police HT"}, "r.db", true},
    {"redo", HERE "redo", {"owner merge Police HT", "undo"}, "r.db", true},
    {"period reopen", HERE "period reopen 2020-03 --reason Wrong", {NULL}, "r.db", true},
};
const size_t n_operations = G_N_ELEMENTS(operations);

const struct operation *operation_named(const char *name)
{
    size_t i = 0;
    while (i < n_operations && strcmp(operations[i].name, name) != 0)
        i++;
    cr_assert(i < n_operations, "%s", name);
    return &operations[i];
}

static const char PLAN[] =
    "rectrack: 1\nsources: [{code: NA, kind: assessment}]\nowners: [{name: New}]\n"
    "events: [{name: Funding, lifted: 2020-05}]\nrecommendations:\n"
    "  - {ref: SI-5, source: SI, title: Changed, owners: [{name: New}]}\n"
    "  - {ref: NA-44, source: NA, title: More, links: [{kind: see_also, ref: NA-45}]}\n"
    "  - {ref: NA-45, source: NA, title: And more}\n";

/* ---- before ---- */

static void copy_file(const char *from, const char *to)
{
    g_autoptr(GBytes) bytes = room_bytes(from);
    cr_assert(g_file_set_contents(to, g_bytes_get_data(bytes, NULL),
                                  (gssize)g_bytes_get_size(bytes), NULL));
}

void trial_tidy(void)
{
    static const char *const kept[] = {"start.db", "safe.db", "plan.yaml", "safe.yaml",
                                       "form.yaml"};
    GDir *dir = g_dir_open(".", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        bool is_kept = false;
        for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
            is_kept = is_kept || strcmp(kept[i], name) == 0;
        if (!is_kept)
            cr_assert(unlink(name) == 0, "%s", name);
    }
    g_dir_close(dir);
    copy_file("start.db", "r.db");
}

/* What a person wrote, two of the recommendations that they were asked. */
static void fill_form(struct trial *trial)
{
    room_ask(&trial->room, "form new --owner HT -o blank.yaml");
    g_autoptr(GBytes) bytes = room_bytes("blank.yaml");
    gsize n;
    const char *text = g_bytes_get_data(bytes, &n);
    g_autoptr(GString) form = g_string_new_len(text, (gssize)n);
    cr_assert_eq(g_string_replace(form, "\n  Progress: |\n", "\n  Progress: |\n    Begun\n", 2),
                 2);
    cr_assert_eq(g_string_replace(form, "actions done:", "actions done: 2", 1), 1);
    room_write("form.yaml", form->str);
}

void trial_init(struct trial *trial, const struct operation *operation)
{
    *trial = (struct trial){.operation = operation};
    room_open_sample(&trial->room);
    for (size_t i = 0; i < G_N_ELEMENTS(operation->first) && operation->first[i]; i++)
        room_ask(&trial->room, "%s", operation->first[i]);
    room_ask(&trial->room, "backup start.db");
    cr_assert_eq(room_import(&trial->room, "owners: [{name: Other}]\n"), RT_OK);
    room_ask(&trial->room, "backup safe.db");
    room_write("plan.yaml", PLAN);
    if (strstr(operation->line, "form.yaml"))
        fill_form(trial);
    room_ask(&trial->room, "--register safe.db export -o safe.yaml");
    trial_tidy();
    trial->before = trial_state(trial);
    g_autofree char *line = g_strconcat("rectrack ", operation->line, NULL);
    cr_assert(g_shell_parse_argv(line, NULL, &trial->words, NULL));
}

void trial_clear(struct trial *trial)
{
    g_free(trial->before);
    g_free(trial->after);
    g_strfreev(trial->words);
    room_clear(&trial->room);
}

/* ---- after ---- */

/* When it was written differs from run to run. */
static char *without_times(const char *text)
{
    g_autoptr(GRegex) times = g_regex_new("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", 0, 0, NULL);
    return g_regex_replace_literal(times, text, -1, 0, "TIME", 0, NULL);
}

char *trial_state(struct trial *trial)
{
    struct room *room = &trial->room;
    const char *made = trial->operation->made;
    if (access(made, F_OK) != 0)
        return g_strdup("nothing");
    if (g_str_has_prefix(made, "out.")) {
        g_autoptr(GBytes) bytes = room_bytes(made);
        return g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    }
    if (room_run(room, "--register %s check", made) != RT_OK)
        return g_strdup_printf("damaged: %s %s", room->error, room->said->str);
    room_run(room, "--register %s export --format yaml", made);
    g_autofree char *yaml = without_times(room->said->str);
    g_autofree char *sets =
        room_sql_text(made, "SELECT group_concat(actor || ' ' || why, '\n') FROM change_set");
    g_autofree char *sitting = room_sql_text(made, "SELECT ref FROM sitting");
    return g_strconcat(yaml, sets, sitting, NULL);
}

/* A journal without a beginning is one that nothing is rolled back from; the engine
 * takes it away when it next saves. */
static bool is_spent_journal(const char *name)
{
    if (!g_str_has_suffix(name, "-journal"))
        return false;
    g_autoptr(GBytes) bytes = room_bytes(name);
    gsize n;
    const char *first = g_bytes_get_data(bytes, &n);
    return n == 0 || *first == '\0';
}

char *trial_stray(bool may_lie_about)
{
    static const char *const known[] = {"start.db",  "safe.db", "plan.yaml", "safe.yaml",
                                        "form.yaml", "r.db",    "new.db",    "copy.db"};
    char *found = NULL;
    GDir *dir = g_dir_open(".", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)) && !found;) {
        bool is_known =
            g_str_has_prefix(name, "r.db.before-") || g_str_has_prefix(name, "out.") ||
            is_spent_journal(name) ||
            (may_lie_about && (strstr(name, ".tmp") || g_str_has_prefix(name, ".out")));
        for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
            is_known = is_known || strcmp(known[i], name) == 0;
        found = is_known ? NULL : g_strdup(name);
    }
    g_dir_close(dir);
    return found;
}

/* ---- how many ---- */

bool trial_is_long(void)
{
    return g_getenv("RECTRACK_TEST_FAULTS") != NULL;
}

unsigned trial_stride(unsigned stride)
{
    return trial_is_long() ? 1 : stride;
}

void trial_tell(const char *what, unsigned points)
{
    if (trial_is_long())
        fprintf(stderr, "%s: %u points\n", what, points);
}
