/* Shapes, letters and roles of the colours. */
#include "tui/badge.h"

#include <glib.h>

#include <rectrack/describe.h>

enum tui_role tui_badge(enum rt_rag rag, bool is_suggested, bool is_ascii, char out[static 16])
{
    static const enum tui_role roles[RT_RAGS] = {
        [RT_RAG_NONE] = TUI_BADGE_NONE,     [RT_RED] = TUI_BADGE_RED,
        [RT_AMBER] = TUI_BADGE_AMBER,       [RT_GREEN] = TUI_BADGE_GREEN,
        [RT_COMPLETE] = TUI_BADGE_COMPLETE, [RT_NOT_DUE] = TUI_BADGE_NOT_DUE,
    };
    char letter = rt_rag_letter(rag, is_suggested);
    if (is_ascii)
        g_snprintf(out, 16, "[%c]", letter);
    else if (rag == RT_RAG_NONE)
        g_strlcpy(out, " · ", 16);
    else
        g_snprintf(out, 16, "%s %c", rt_rag_shape(rag), letter);
    return roles[rag];
}
