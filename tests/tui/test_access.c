/* With the screen off: what a braille line shows is the row of the cursor and no other.  A
 * walk through every place there is, and what that row says at each step. */
#include "tests/tui/held.h"

#include "tui/keymap.h"

static const struct step {
    const char *keys, *typed;
    unsigned place;
    const char *line; /* some of what stands in the row of the cursor */
} walk[] = {
    {"1", "", TUI_AT_REGISTER, "SI-1"},
    {"Down", "", TUI_AT_REGISTER, "SI-2"},
    {"/", "fund", TUI_AT_SEARCH, "Search: fund"},
    {"Enter", "", TUI_AT_REGISTER, "SI-3"},
    {"f", "source:SI", TUI_AT_FILTER, "Filter: source:SI"},
    {"Enter", "", TUI_AT_REGISTER, "SI-1"},
    {"Enter", "", TUI_AT_RECORD, "SI-1"},
    {"Esc y", "", TUI_AT_COPY, "SI-1"},
    {"Esc :", "", TUI_AT_PALETTE, ":"},
    {"", "upda", TUI_AT_PALETTE, ": upda"},
    {"Down", "", TUI_AT_PALETTE, "update"}, /* on what is chosen */
    {"", "t", TUI_AT_PALETTE, ": updat"},   /* and back where one types */
    {"Esc ?", "", TUI_AT_HELP, "Help, find:"},
    {"Down Down", "", TUI_AT_HELP, ">"},
    {"Esc :", "help export", TUI_AT_PALETTE, ": help export"},
    {"Enter", "", TUI_AT_ANSWER, "xport"},
    {"Esc t", "", TUI_AT_CHOICE, "> Which *      ("},
    {"Tab", "", TUI_AT_LINE, "> New target * ["},
    {"Tab", "", TUI_AT_LINE, "> Reason *     ["},
    {"Tab Tab", "", TUI_AT_BUTTON, "< Save >"},
    {"Esc o", "", TUI_AT_LINE, "> Owner 1 [SCC"},
    {"Esc u", "", TUI_AT_CHOICE, "> RAG"},
    {"Tab Tab Tab", "", TUI_AT_TEXT, ""},
    {"Esc 2", "", TUI_AT_BOARD, "SI-1"},
    {"Right", "", TUI_AT_BOARD, "SI-2"},
    {"3", "", TUI_AT_MATRIX, "> Universal"},
    {"4", "", TUI_AT_TIMELINE, "SI-"},
    {"5", "", TUI_AT_TREND, "Red"},
    {"Down", "", TUI_AT_TREND, "Amber"},
    {"6", "Hampton", TUI_AT_NAMES, "Whose updates: Hampton"},
    {"Down", "", TUI_AT_NAMES, "> "},
    {"Enter", "", TUI_AT_MINE, "SI-"},
    {"1 p", "", TUI_AT_PAPER, "Update on progress"},
    {"1 7", "", TUI_AT_MEETING, "SI-1 "},
    {"Space", "", TUI_AT_MEETING, "SI-2 "},
    {"D", "", TUI_AT_CHOICE, "> Decision *"},
    {"Esc A", "", TUI_AT_LINE, "> Action *"},
    {"Esc J", "", TUI_AT_NAMES, "Go to:"},
    {"Down", "", TUI_AT_NAMES, "SI-2"},
    {"Esc B", "", TUI_AT_BLANK, "Strategy group"},
    {"B E", "", TUI_AT_CONFIRM, "< Go on with it >"},
    {"y", "", TUI_AT_MINUTES, ""},
};

/* Those that are told apart elsewhere: without a register, with a draft, a file, a meeting
 * that somebody else holds. */
enum { ELSEWHERE = TUI_AT_WELCOME | TUI_AT_OFFER | TUI_AT_REVIEW | TUI_AT_FOLLOW };

static const int sizes[][2] = {{15, 60}, {24, 80}, {40, 120}};

Test(access, the_row_of_the_cursor_alone_says_where_one_is)
{
    for (size_t k = 0; k < 2 * G_N_ELEMENTS(sizes); k++) {
        struct play play;
        room_open_sample(&held);
        room_ask(&held, "meeting new 2020-04-15 --title \"Strategy group\" --items source:SI");
        room_ask(&held, "period open \"June 2020\"");
        play_begin(&play, sizes[k / 2][0], sizes[k / 2][1], k % 2);
        unsigned seen = ELSEWHERE;
        for (size_t i = 0; i < G_N_ELEMENTS(walk); i++) {
            const struct step *step = &walk[i];
            if (*step->keys)
                play_keys(&play, step->keys);
            play_type(&play, step->typed);
            g_autofree char *row = play_row(&play, play.session.canvas.cursor_y);
            cr_expect(strstr(row, step->line), "step %zu, %s: no \"%s\" in \"%s\"", i,
                      step->keys, step->line, row);
            cr_expect_eq(held_place(&play), step->place, "step %zu, %s: at %u, not %u", i,
                         step->keys, held_place(&play), step->place);
            seen |= held_place(&play);
        }
        cr_expect_eq(seen, 2 * (unsigned)TUI_AT_FOLLOW - 1, "no step is at %x",
                     (2 * (unsigned)TUI_AT_FOLLOW - 1) & ~seen);
        held_end(&play);
    }
}
