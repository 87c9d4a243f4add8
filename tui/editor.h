/* A text handed to the person's own editor, and read back.
 *
 * Knows no screen: whoever calls has given the terminal back.  The text lies in a
 * folder of its own that nobody else can open, and is gone when this returns; what
 * a killed program left is taken away by the next run.
 */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include <rectrack/error.h>

enum tui_edited {
    TUI_EDITED_CHANGED,
    TUI_EDITED_SAME,    /* nothing was changed */
    TUI_EDITED_EMPTY,   /* nothing but blanks came back: that means cancel */
    TUI_EDITED_RESCUED, /* it was ended from outside, and had saved something by then */
    TUI_EDITED_FAILED,
};

/* Runs VISUAL, else EDITOR, else an editor of the system, split into words without
 * a shell, on text in a file NAME.md (name: letters, digits and -; others become -).
 * CHANGED, RESCUED: *out is what came back without the line feeds at its end, valid UTF-8
 * and at most `most` bytes; g_free it.  FAILED: error says why; the text that was
 * handed over is what there is. */
enum tui_edited tui_editor_run(const char *name, const char *text, size_t most, char **out,
                               struct rt_error *error);

#endif
