/* What is taken back is as it was, what is made again as it became, whatever was done and
 * however often; and nothing that somebody else did since is lost by it.  trust.md L8, L9,
 * L10.  RECTRACK_TEST_UNDOS=10000 tries as many sequences, and a tenth of pairs. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/store/room.h"

enum { SEQUENCES = 25, EDITS = 8, STEPS = 12, PAIRS = 60, SEED = 1 };

/* ---- what is done by chance ---- */

/* $R: a recommendation, $A one of its key actions, $S another of them, $O an owner, $P
 * another of them, $E an event, $W a word. */
static const char *const edits[] = {
    "set $R state=paused",
    "set $R state=ongoing",
    "set $R state=complete 'closure=$W'",
    "set $R 'note=$W'",
    "set $R 'title=$W' 'summary=$W'",
    "set $R response=accepted",
    "set $R 'owners+=$O'",
    "set $R 'owners-=$O'",
    "set $R 'owners=$O'",
    "set $R 'waiting+=$E'",
    "set $R waiting=",
    "set $A state=complete",
    "set $A 'text=$W' 'owners=$O'",
    "set SI-3 $R 'note=$W'",
    "set --query source:SI response=noted",
    "set --query 'owner:\"$O\"' 'note=$W'",
    "set SI-$N theme='Universal primary prevention'",
    "set NA-$N theme='Universal primary prevention' group=Adults",
    "update $R --progress '$W'",
    "update $R --progress '$W' --challenge '$W' --add",
    "update $R --rag red --reason '$W'",
    "update $R --no-change",
    "target $R 'Dec 2021' --reason '$W'",
    "target $A 'Spring 2022' --reason '$W'",
    "add recommendation SI-9$N --theme 'Universal primary prevention' --title '$W'",
    "add action $R '$W' --owner '$O' --target 'Nov 2021'",
    "add action $R '$W' --at 1",
    "add target $R '$W' --event '$E'",
    "add link $R extends $S",
    "add link $R see_also $S",
    "add owner '$W'",
    "add event '$W' --kind blocker",
    "add source '$W' --title '$W'",
    "add theme SI '$W'",
    "remove action $A",
    "remove target $A",
    "remove link $R extends $S",
    "remove theme SI '$W'",
    "move $A 1",
    "split $A '$W' 'And more'",
    "owner alias '$O' '$W'",
    "owner merge '$O' '$P'",
    "owner rename '$O' '$W'",
    "event happen '$E'",
    "event happen '$E' --on 2020-05-0$N",
    "filter save f$N 'owner:SCC $W'",
    "filter save f$N @f$N",
    "filter delete f$N",
    "period open 'June 2020'",
    "period open 'September 2020'",
    "import made.yaml",
    "import more.yaml",
};

static const char *any(GRand *chance, const char *const *of, size_t n)
{
    return of[g_rand_int_range(chance, 0, (gint32)n)];
}

/* All that a register holds; g_free it. */
static char *state_of(struct room *room)
{
    g_autofree char *yaml = room_yaml(room);
    return g_strconcat(yaml, room_ask(room, "filter list"), NULL);
}

static char *word_for(GRand *chance, char mark)
{
    static const char *const owners[] = {"Hampton Trust", "Hampshire Constabulary", "SCC",
                                         "IDVA team", "Public Health"};
    static const char *const events[] = {"Funding", "Domestic Abuse Bill",
                                         "Public Health funding announcement"};
    static const char *const words[] = {"Alpha", "Beta £100 – \xe2\x80\x9cyes\xe2\x80\x9d",
                                        "Gamma", "Delta, with more words than the others"};
    static const char *const refs[] = {"SI-5",  "SI-5", "SI-5", "SI-6",  "SI-7",
                                       "SI-14", "NA-1", "NA-2", "NA-15", "SI-91"};
    switch (mark) {
    case 'R':
    case 'S':
        return g_strdup(any(chance, refs, G_N_ELEMENTS(refs)));
    case 'A':
        return g_strdup_printf("SI-5.%d", g_rand_int_range(chance, 1, 5));
    case 'O':
    case 'P':
        return g_strdup(any(chance, owners, G_N_ELEMENTS(owners)));
    case 'E':
        return g_strdup(any(chance, events, G_N_ELEMENTS(events)));
    case 'N':
        return g_strdup_printf("%d", g_rand_int_range(chance, 1, 4));
    default:
        return g_strdup(any(chance, words, G_N_ELEMENTS(words)));
    }
}

/* An edit with its words filled in; g_free it. */
static char *fill(GRand *chance, const char *pattern)
{
    GString *line = g_string_new(NULL);
    for (const char *at = pattern; *at; at++) {
        if (*at != '$') {
            g_string_append_c(line, *at);
            continue;
        }
        g_autofree char *word = word_for(chance, *++at);
        g_string_append(line, word);
    }
    return g_string_free(line, FALSE);
}

/* ---- where it is done ---- */

static const char MADE[] =
    "rectrack: 1\nsources: [{code: AU, themes: [Grants, Homes]}]\nowners: [{name: New}]\n"
    "events: [{name: Funding, lifted: 2020-05}]\nrecommendations:\n"
    "  - {ref: SI-5, title: Changed, owners: [{name: New}], links: [{kind: extends, ref: "
    "AU-2}]}\n"
    "  - {ref: AU-1, source: AU, theme: Homes, title: More, reported_with: AU-2}\n"
    "  - {ref: AU-2, source: AU, theme: Grants, title: And more, links: [{kind: see_also, ref: "
    "SI-1}]}\n";
static const char MORE[] =
    "rectrack: 1\nsources: [{code: AU, themes: [Homes, Work, Grants]}]\n"
    "recommendations:\n  - {ref: AU-3, source: AU, theme: Work, title: Last}\n"
    "  - {ref: SI-6, actions: [], targets: [{text: Ongoing}]}\n";

static unsigned how_many(unsigned few, unsigned share)
{
    const char *more = g_getenv("RECTRACK_TEST_UNDOS");
    return more ? (unsigned)g_ascii_strtoull(more, NULL, 10) / share : few;
}

static void open_room(struct room *room)
{
    room_open_sample(room);
    room_write("made.yaml", MADE);
    room_write("more.yaml", MORE);
    room_ask(room, "backup start.db");
}

static void begin_again(void)
{
    g_autoptr(GBytes) start = room_bytes("start.db");
    cr_assert(g_file_set_contents("r.db", g_bytes_get_data(start, NULL),
                                  (gssize)g_bytes_get_size(start), NULL));
}

static int n_sets(void)
{
    g_autofree char *sets = room_sql_text("r.db", "SELECT sets FROM register");
    return atoi(sets);
}

/* ---- sequences ---- */

struct walk {
    struct room room;
    GRand *chance;
    unsigned seed;
    GPtrArray *states; /* texts: as it was before the first edit, and after each */
    GPtrArray *lines;  /* the edits */
    guint at;          /* how many of them stand */
};

static void edit(struct walk *walk)
{
    for (int tries = 0; walk->states->len <= EDITS && tries < 4 * EDITS; tries++) {
        g_autofree char *line =
            fill(walk->chance, any(walk->chance, edits, G_N_ELEMENTS(edits)));
        int before = n_sets();
        room_run(&walk->room, "%s", line);
        if (n_sets() == before)
            continue;
        cr_expect_eq(walk->room.status, RT_OK, "%s: %s", line, walk->room.error);
        g_ptr_array_add(walk->states, state_of(&walk->room));
        g_ptr_array_add(walk->lines, g_steal_pointer(&line));
    }
    walk->at = walk->lines->len;
}

/* One step back or forth, after which it must be as it was there. */
static bool step(struct walk *walk, bool is_back)
{
    const char *line = walk->lines->pdata[is_back ? walk->at - 1 : walk->at];
    room_run(&walk->room, is_back ? "undo" : "redo");
    cr_expect_eq(walk->room.status, RT_OK, "seed %u, %s \"%s\": %s", walk->seed,
                 is_back ? "undo" : "redo", line, walk->room.error);
    walk->at = is_back ? walk->at - 1 : walk->at + 1;
    g_autofree char *is = state_of(&walk->room);
    const char *was = walk->states->pdata[walk->at];
    size_t k = 0;
    while (was[k] && was[k] == is[k])
        k++;
    bool is_same = was[k] == is[k];
    cr_expect(is_same, "seed %u, %s \"%s\": byte %zu was\n%.160s\nis\n%.160s", walk->seed,
              is_back ? "undo" : "redo", line, k, was + k - MIN(k, 60), is + k - MIN(k, 60));
    return is_same && walk->room.status == RT_OK;
}

static void go(struct walk *walk)
{
    bool goes_on = true;
    for (int i = 0; i < STEPS && goes_on && walk->lines->len; i++) {
        bool can_go_back = walk->at > 0, can_go_on = walk->at < walk->lines->len;
        goes_on = step(walk, can_go_back && (!can_go_on || g_rand_boolean(walk->chance)));
    }
    while (walk->at > 0 && goes_on)
        goes_on = step(walk, true);
    while (walk->at < walk->lines->len && goes_on)
        goes_on = step(walk, false);
    cr_expect(!goes_on || room_is_whole(&walk->room), "seed %u: %s", walk->seed,
              walk->room.said->str);
}

static void walk(struct walk *walk, unsigned seed)
{
    walk->seed = seed;
    walk->chance = g_rand_new_with_seed(seed);
    walk->states = g_ptr_array_new_with_free_func(g_free);
    walk->lines = g_ptr_array_new_with_free_func(g_free);
    begin_again();
    g_ptr_array_add(walk->states, state_of(&walk->room));
    edit(walk);
    go(walk);
    g_ptr_array_unref(walk->states);
    g_ptr_array_unref(walk->lines);
    g_rand_free(walk->chance);
}

Test(undo, what_is_taken_back_and_made_again_is_as_it_was, .timeout = 36000)
{
    struct walk walking = {0};
    open_room(&walking.room);
    for (unsigned i = 0; i < how_many(SEQUENCES, 1); i++)
        walk(&walking, SEED + i);
    room_clear(&walking.room);
}

/* ---- pairs ---- */

#define ONE "Hampton Trust"
#define OTHER "Hampshire Constabulary"

static bool has_done(struct room *room, const char *who, const char *line)
{
    int before = n_sets();
    room_run(room, "--as '%s' %s", who, line);
    return n_sets() > before && !strstr(room->said->str, "stood so already");
}

/* What the other did alone, from the start; NULL: that would have been refused. */
static char *alone(struct room *room, const char *line)
{
    begin_again();
    return has_done(room, OTHER, line) ? state_of(room) : NULL;
}

/* Who, what and when; or what depends on it. */
static bool tells_why(const char *said)
{
    static const char *const depends[] = {
        " names ",        " waits for ",           " has an update for ",
        " link with ",    " a recommendation of ", "stand under the theme",
        "one can be open"};
    if (strstr(said, OTHER " changed ") && strstr(said, " at ") &&
        strstr(said, "rectrack undo 3 takes that back first"))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(depends); i++)
        if (strstr(said, depends[i]))
            return true;
    return false;
}

/* The one's is gone and the other's there, or all is as it was and the other is named. */
static bool is_right(struct room *room, const char *mine, const char *theirs)
{
    g_autofree char *both = state_of(room);
    room_run(room, "--as '%s' undo", ONE);
    enum rt_status status = room->status;
    g_autofree char *said = g_strdup(room->error), *after = state_of(room);
    if (status != RT_OK) {
        cr_expect_str_eq(both, after, "%s; %s", mine, theirs);
        cr_expect(tells_why(said), "%s; %s: %s", mine, theirs, said);
        return false;
    }
    g_autofree char *theirs_alone = alone(room, theirs);
    cr_expect(!theirs_alone || strcmp(theirs_alone, after) == 0, "overwritten: %s; %s", mine,
              theirs);
    return true;
}

Test(undo, what_another_did_since_is_not_overwritten, .timeout = 36000)
{
    struct room room;
    unsigned n = MAX(how_many(PAIRS, 10), PAIRS), tried = 0, taken_back = 0;
    GRand *chance = g_rand_new_with_seed(SEED);
    open_room(&room);
    while (tried < n) {
        const char *one = any(chance, edits, G_N_ELEMENTS(edits));
        const char *other =
            g_rand_boolean(chance) ? one : any(chance, edits, G_N_ELEMENTS(edits));
        g_autofree char *mine = fill(chance, one), *theirs = fill(chance, other);
        begin_again();
        if (strstr(theirs, "--query")) /* finds what the one has made it find */
            continue;
        if (!has_done(&room, ONE, mine) || !has_done(&room, OTHER, theirs))
            continue;
        taken_back += is_right(&room, mine, theirs);
        tried++;
    }
    cr_expect(taken_back > n / 4 && taken_back < n * 19 / 20, "%u of %u", taken_back, n);
    g_rand_free(chance);
    room_clear(&room);
}

/* ---- what touches what ---- */

static const struct {
    const char *mine, *theirs; /* several with ";" between */
    const char *told;          /* what the refusal says; NULL: it is taken back */
} met[] = {
    {"set SI-5 note=A", "set SI-5 title=B", NULL},
    {"set SI-5 note=A", "set SI-5 note=B", OTHER " changed the note of SI-5 at "},
    {"set SI-5 note=A", "set SI-5 note=B;set SI-5 note=A", "(5: "},
    {"set SI-5 note=A", "set SI-5 note=B;undo", NULL},
    {"set SI-5 note=A", "set SI-5 note=B;undo;redo", "(6: made 4 again: "},
    {"set SI-5 note=A", "set SI-5 note=B;undo;redo;undo", NULL},
    {"update SI-5 --progress A", "update SI-5 --progress B", NULL},
    {"set SI-5.2 state=complete", "set SI-5.3 state=complete", NULL},
    {"set SI-5.2 state=complete", "add action SI-5 B", NULL},
    {"set SI-5.2 state=complete", "add target SI-5.2 'Nov 2021'", NULL},
    {"set SI-5.2 state=complete", "remove action SI-5.1", " changed key action 2 of SI-5 at "},
    {"add action SI-5 A", "add action SI-5 B", " changed key action 6 of SI-5 at "},
    {"add action SI-5 A", "add target SI-5.5 'Nov 2021'", " changed target 5 of SI-5 at "},
    {"add action SI-5 A", "add target SI-5.1 'Nov 2021'", NULL},
    {"remove target SI-5.4", "split SI-5.1 B C", " of SI-5 at "},
    {"remove target SI-5.4", "move SI-5.1 2", NULL},
    {"remove target SI-5.4", "move SI-5.4 2", " of SI-5 at "},
    {"set SI-5 theme='Universal primary prevention'",
     "set SI-5 theme='Perpetrator services and whole system approach'",
     " changed the theme of SI-5 at "},
    {"add owner A", "set SI-5 owners+=A", "SI-5 names A as an owner"},
    {"add owner A", "set SI-5 owners+=A;undo", NULL},
    {"add owner A", "owner alias A B", " changed the other names of A at "},
    {"add event A", "set SI-5 waiting+=A", "SI-5 waits for A"},
    {"add source AU --title A", "add theme AU B", " changed the themes of AU at "},
    {"add recommendation SI-50 --theme 'Universal primary prevention' --title A",
     "add link SI-5 extends SI-50", "SI-5 has a link with SI-50"},
    {"add recommendation SI-50 --theme 'Universal primary prevention' --title A",
     "add link SI-50 extends SI-5", " changed the links of SI-50 at "},
    {"owner merge Police HT", "set SI-5 note=B", NULL},
    {"owner rename Police Constabulary", "owner alias Constabulary B",
     " changed the other names of Constabulary at "},
    {"owner merge Police HT", "set SI-5 owners=SCC", " changed the owners of SI-5 at "},
    {"set SI-5 owners=Police", "owner merge Police HT", " changed the owners of SI-5 at "},
    {"set SI-8 owners=", "owner merge Police HT", NULL},
    {"filter save late overdue", "filter save late review", " changed the query of late at "},
    {"filter save late overdue", "filter save other review", NULL},
    {"event happen Funding", "add link NA-3 extends SI-5", NULL},
    {"import made.yaml", "set AU-1 note=B", " changed the note of AU-1 at "},
    {"import made.yaml", "import more.yaml", " of AU at "},
};

Test(undo, what_touches_the_same_is_refused_and_nothing_else, .timeout = 600)
{
    struct room room;
    open_room(&room);
    room_ask(&room, "period open 'June 2020'");
    cr_assert_eq(unlink("start.db"), 0);
    room_ask(&room, "backup start.db");
    for (size_t i = 0; i < G_N_ELEMENTS(met); i++) {
        begin_again();
        room_ask(&room, "--as '%s' %s", ONE, met[i].mine);
        g_auto(GStrv) lines = g_strsplit(met[i].theirs, ";", -1);
        for (size_t k = 0; lines[k]; k++)
            room_ask(&room, "--as '%s' %s", OTHER, lines[k]);
        room_run(&room, "--as '%s' undo", ONE);
        bool is_right = met[i].told
                            ? room.status == RT_REFUSED && strstr(room.error, met[i].told)
                            : room.status == RT_OK;
        cr_expect(is_right, "%s; %s: %s", met[i].mine, met[i].theirs, room.error);
        cr_expect(room_is_whole(&room), "%s; %s", met[i].mine, met[i].theirs);
    }
    room_clear(&room);
}
