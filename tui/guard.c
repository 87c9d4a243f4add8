/* The guard looks both ways: at what waits behind the key and at what came
 * shortly before it. */
#include "tui/guard.h"

#include <string.h>

static bool is_varied(const int *keys, size_t n)
{
    size_t distinct = 0;
    for (size_t i = 0; i < n && distinct < 3; i++) {
        bool is_new = true;
        for (size_t j = 0; j < i; j++)
            is_new = is_new && keys[j] != keys[i];
        distinct += is_new;
    }
    return distinct >= 3;
}

static bool is_key(const struct tui_event *event)
{
    return event->kind == TUI_EVENT_KEY &&
           (tui_key_is_text(event->key) || event->key == TUI_KEY_ENTER);
}

static bool stops_ahead(const struct tui_event *events, size_t n)
{
    int keys[TUI_GUARD_KEYS];
    size_t run = 0;
    while (run < n && run < TUI_GUARD_KEYS && is_key(&events[run]) &&
           events[run].when - events[0].when <= TUI_GUARD_TIME) {
        keys[run] = events[run].key;
        run++;
    }
    return run == TUI_GUARD_KEYS && is_varied(keys, run);
}

static bool stops_behind(struct tui_guard *guard, const struct tui_event *event)
{
    if (guard->n == TUI_GUARD_KEYS) {
        memmove(guard->keys, guard->keys + 1, sizeof guard->keys - sizeof *guard->keys);
        memmove(guard->when, guard->when + 1, sizeof guard->when - sizeof *guard->when);
        guard->n--;
    }
    guard->keys[guard->n] = event->key;
    guard->when[guard->n] = event->when;
    guard->n++;
    return guard->n == TUI_GUARD_KEYS && event->when - guard->when[0] <= TUI_GUARD_TIME &&
           is_varied(guard->keys, guard->n);
}

bool tui_guard_stops(struct tui_guard *guard, const struct tui_event *events, size_t n)
{
    bool is_close =
        guard->n > 0 && events[0].when - guard->when[guard->n - 1] <= TUI_GUARD_TIME;
    bool is_typing = stops_ahead(events, n);
    is_typing = stops_behind(guard, &events[0]) || is_typing;
    /* Once shut it opens again only when the keys pause. */
    guard->is_shut = is_typing || (guard->is_shut && is_close);
    return guard->is_shut;
}

bool tui_guard_strays(struct tui_guard *guard, int key, bool does)
{
    bool is_end = key == ' ' || key == TUI_KEY_ENTER;
    bool strays = is_end ? guard->astray == TUI_IN_WORD
                         : tui_key_is_text(key) && (!does || guard->astray);
    guard->astray = !strays ? TUI_NOT_ASTRAY : is_end ? TUI_BEHIND_WORD : TUI_IN_WORD;
    return strays;
}
