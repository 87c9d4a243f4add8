/* What others have changed while this screen is open: which recommendations, and a
 * sentence on it.  Knows no view; whose eyes something is under the desk knows.
 */
#ifndef TUI_NEWS_H
#define TUI_NEWS_H

#include <stdbool.h>
#include <stdint.h>

#include <glib.h>

#include <rectrack/register.h>

struct tui_news {
    int64_t last;      /* the change set up to which all is known */
    int64_t own;       /* the last one that was saved from here */
    GHashTable *fresh; /* references that others changed and nobody has looked at yet */
    bool is_held;      /* something is shown as it was, until it is asked for */
};

/* Begins anew for a register that was opened. */
void tui_news_begin(struct tui_news *news, struct rt_register *reg);
void tui_news_clear(struct tui_news *news);

/* A command has saved from here: that is no news. */
void tui_news_own(struct tui_news *news, struct rt_register *reg);

/* Reads what others have changed since the last time.  "Public Health changed SI-11
 * (update) at 14:01"; NULL: nothing that anybody need know.  g_free it. */
char *tui_news_read(struct tui_news *news, struct rt_register *reg);

/* Was it changed by others, and not looked at since? */
bool tui_news_has(const struct tui_news *news, const char *ref);

/* It has been looked at; NULL: all of them. */
void tui_news_seen(struct tui_news *news, const char *ref);

#endif
