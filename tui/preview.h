/* One recommendation in the lines there are: under the list, or alone in a small
 * window.  Knows no view.
 */
#ifndef TUI_PREVIEW_H
#define TUI_PREVIEW_H

#include <rectrack/model.h>
#include <rectrack/register.h>

#include "tui/canvas.h"

/* In height lines from y on. */
void tui_preview_draw(struct tui_canvas *canvas, const struct rt_record *record,
                      const struct rt_facts *facts, int y, int height);
/* One recommendation that fills the view. */
void tui_preview_draw_single(struct tui_canvas *canvas, const struct rt_record *record, int y,
                             int height);

#endif
