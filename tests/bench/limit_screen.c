/* The limit's screen: a list, a page from the register at each key. */
#include "tests/bench/limit.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <ncurses.h>

struct screen {
    sqlite3_stmt *page, *search;
    sqlite3_int64 total, top, at;
};

static void draw_row(struct screen *s, int y)
{
    static const char *const rags[] = {"red", "amber", "green"};
    short colour = 1;
    while (colour < 4 && strcmp(rags[colour - 1], limit_column(s->page, 3)) != 0)
        colour++;
    if (sqlite3_column_int64(s->page, 6) == s->at)
        attron(A_REVERSE);
    mvprintw(y, 0, "%-8.8s%-43.43s %-19.19s ", limit_column(s->page, 0),
             limit_column(s->page, 1), limit_column(s->page, 5));
    attron(COLOR_PAIR(colour));
    printw("%-9.9s", limit_column(s->page, 3));
    attroff(COLOR_PAIR(colour));
    printw("%-10.10s %-7.7s", limit_column(s->page, 4), limit_column(s->page, 2));
    attroff(A_REVERSE);
}

static void draw(struct screen *s)
{
    int rows = LINES - 2;
    if (s->at < s->top)
        s->top = s->at;
    if (s->at >= s->top + rows)
        s->top = s->at - rows + 1;
    erase();
    attron(A_REVERSE);
    mvprintw(0, 0, "%-8s%-44s%-20s%-9s%-*s", "Ref", "Title", "Owners", "RAG", COLS - 81, "Due");
    attroff(A_REVERSE);
    sqlite3_bind_int64(s->page, 1, s->top);
    sqlite3_bind_int(s->page, 2, rows);
    for (int y = 1; sqlite3_step(s->page) == SQLITE_ROW; y++)
        draw_row(s, y);
    sqlite3_reset(s->page);
    mvprintw(LINES - 1, 0, "%lld of %lld  j/k move  / search  q quit", (long long)s->at,
             (long long)s->total);
    refresh();
}

static void search(struct screen *s)
{
    char word[80] = "";
    int n = 0;
    mvprintw(LINES - 1, 0, "/");
    clrtoeol();
    refresh();
    for (int c; (c = getch()) != '\n' && c != '\r' && c != ERR && n < 78;) {
        word[n++] = (char)c;
        addch((chtype)c);
        refresh();
    }
    word[n] = '\0';
    limit_bind(s->search, 1, word);
    sqlite3_bind_int64(s->search, 2, s->at);
    if (sqlite3_step(s->search) == SQLITE_ROW)
        s->at = sqlite3_column_int64(s->search, 0);
    sqlite3_reset(s->search);
}

static void start(void)
{
    static const short colours[] = {COLOR_RED, COLOR_YELLOW, COLOR_GREEN, COLOR_BLUE};
    setlocale(LC_ALL, "");
    initscr();
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    curs_set(0);
    start_color();
    for (short i = 0; i < 4; i++)
        init_pair((short)(i + 1), colours[i], COLOR_BLACK);
}

void limit_screen(const char *path)
{
    char sql[2000];
    struct screen s = {.top = 1, .at = 1};
    sqlite3 *db = limit_open(path, SQLITE_OPEN_READONLY);
    snprintf(sql, sizeof sql, "%sWHERE r.id >= ?1 ORDER BY r.id LIMIT ?2", limit_row);
    s.page = limit_prepare(db, sql);
    snprintf(sql, sizeof sql, "SELECT min(r.id) FROM rec r WHERE r.id > ?2 AND %s",
             limit_found);
    s.search = limit_prepare(db, sql);
    sqlite3_stmt *total = limit_prepare(db, "SELECT max(id) FROM rec");
    sqlite3_step(total);
    s.total = sqlite3_column_int64(total, 0);
    sqlite3_finalize(total);
    start();
    draw(&s);
    for (int c; (c = getch()) != 'q' && c != ERR; draw(&s))
        switch (c) {
        case 'j':
            s.at += s.at < s.total;
            break;
        case 'k':
            s.at -= s.at > 1;
            break;
        case 'G':
            s.at = s.total;
            break;
        case 'g':
            s.at = 1;
            break;
        case '/':
            search(&s);
            break;
        default:
            break;
        }
    endwin();
}
