/* Any keys and pastes into a text area: the text stays valid, the cursor stands
 * between characters, and undoing it all gives the start. */
#include <stdint.h>
#include <string.h>

#include <rectrack/text.h>

#include "tui/area.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(const struct tui_area *area)
{
    const char *text = tui_area_text(area);
    size_t at = 0;
    int cells = 0, row = -1, column = -1;
    g_assert(rt_text_check(text, strlen(text), NULL, NULL) == RT_OK);
    while (at < area->buffer.at)
        at += tui_buffer_step(&area->buffer, at, &cells);
    g_assert(at == area->buffer.at);
    tui_area_cursor(area, &row, &column);
    g_assert(row >= 0 && row < area->height && column >= 0 && column < area->width);
}

/* A byte below 128 is a key; above, so many of the bytes that follow are pasted. */
static size_t step(struct tui_area *area, const uint8_t *bytes, size_t size)
{
    static const int names[] = {
        TUI_KEY_UP,        TUI_KEY_DOWN,        TUI_KEY_LEFT,       TUI_KEY_RIGHT,
        TUI_KEY_HOME,      TUI_KEY_END,         TUI_KEY_PAGE_UP,    TUI_KEY_PAGE_DOWN,
        TUI_KEY_BACKSPACE, TUI_KEY_DELETE,      TUI_KEY_WORD_LEFT,  TUI_KEY_WORD_RIGHT,
        TUI_KEY_WORD_RUB,  TUI_KEY_WORD_DELETE, TUI_KEY_TEXT_START, TUI_KEY_TEXT_END};
    struct tui_event event = {.kind = TUI_EVENT_KEY, .key = bytes[0]};
    size_t n = 0;
    if (bytes[0] >= 0x80) {
        n = MIN((size_t)(bytes[0] & 0x7f), size - 1);
        event.kind = TUI_EVENT_PASTE;
        event.text = g_strndup((const char *)bytes + 1, n);
    } else if (bytes[0] >= 'A' && bytes[0] < 'A' + (int)G_N_ELEMENTS(names)) {
        event.key = names[bytes[0] - 'A'];
    } else if (bytes[0] == '%') {
        tui_area_size(area, size > 1 ? bytes[1] : 0, 3, size % 2);
    }
    tui_area_event(area, &event);
    g_free(event.text);
    return n + 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct tui_area area;
    struct tui_event undo = {.kind = TUI_EVENT_KEY, .key = TUI_CTRL('Z')};
    tui_area_init(&area, "the start");
    tui_area_size(&area, 12, 3, false);
    for (size_t i = 0; i < size; i += step(&area, bytes + i, size - i))
        check(&area);
    while (tui_area_event(&area, &undo) == TUI_TYPED_CHANGED)
        ;
    g_assert(!strcmp(tui_area_text(&area), "the start"));
    tui_area_clear(&area);
    return 0;
}
