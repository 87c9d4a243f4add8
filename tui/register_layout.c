/* The sizes of the Register, reckoned from what its parts need. */
#include "tui/register.h"

#include "tui/frame.h"

enum {
    RAG_WIDTH = 3,
    WITH_SIGN = 90,   /* cells from which the direction of travel is shown */
    LEAST_LIST = 6,   /* rows that the list keeps before the preview gets any */
    LEAST_THEMES = 5, /* rows from which themes have headings */
};

static void lay_columns(struct tui_register_layout *layout, int cols, int ref_width)
{
    int x = cols >= WITH_SIGN ? 3 : 2;
    layout->ref = (struct tui_span){x, CLAMP(ref_width, 5, cols / 5)};
    x += layout->ref.width + 1;
    layout->rag = (struct tui_span){x, RAG_WIDTH};
    x += RAG_WIDTH + 1;
    if (cols >= WITH_SIGN) {
        layout->sign = (struct tui_span){x + 1, 1};
        x += 4;
    }
    layout->owner = (struct tui_span){x, CLAMP(cols * 17 / 100, 10, 30)};
    x += layout->owner.width + 1;
    layout->target = (struct tui_span){x, CLAMP(cols * 19 / 100, 12, 30)};
    x += layout->target.width + 1;
    layout->name = (struct tui_span){x, MAX(cols - x - 1, 1)};
}

struct tui_register_layout tui_register_layout(int rows, int cols, int zoom, int ref_width,
                                               int lines)
{
    struct tui_frame frame = tui_frame_tabbed(rows, cols);
    struct tui_register_layout layout = {.heads = -1, .rule = -1, .list = frame.body};
    layout.is_single = frame.is_single;
    if (layout.is_single) {
        layout.list_height = frame.height;
        return layout;
    }
    lay_columns(&layout, cols, ref_width);
    int height = frame.height;
    if (frame.has_rules) {
        layout.heads = layout.list++;
        height--;
    }
    int wanted =
        (frame.has_rules ? CLAMP(frame.height / 4, 5, 10) : CLAMP(frame.height / 4, 3, 5)) +
        zoom;
    int rule = frame.has_rules ? 1 : 0;
    int room = height - LEAST_LIST - rule;
    layout.has_themes = height - MAX(wanted, 0) - rule >= LEAST_THEMES;
    if (wanted > 0) /* what a short list has no use for goes to the preview */
        wanted = MAX(wanted, height - rule - lines);
    layout.preview_height = CLAMP(wanted, 0, MAX(room, height - rule - lines));
    if (layout.preview_height) {
        layout.preview = frame.body + frame.height - layout.preview_height;
        if (rule)
            layout.rule = layout.preview - 1;
        height -= layout.preview_height + rule;
    }
    layout.list_height = MAX(height, 1);
    return layout;
}
