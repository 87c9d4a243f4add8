/* Colours and directions as letters, shapes and words.  Knows no terminal. */
#include <glib.h>

#include <rectrack/describe.h>

char rt_rag_letter(enum rt_rag rag, bool is_suggested)
{
    static const char letters[RT_RAGS] = {
        [RT_RAG_NONE] = ' ', [RT_RED] = 'R',      [RT_AMBER] = 'A',
        [RT_GREEN] = 'G',    [RT_COMPLETE] = 'C', [RT_NOT_DUE] = 'N'};
    return is_suggested ? (char)g_ascii_tolower(letters[rag]) : letters[rag];
}

const char *rt_rag_shape(enum rt_rag rag)
{
    static const char *const shapes[RT_RAGS] = {
        [RT_RAG_NONE] = " ", [RT_RED] = "■",      [RT_AMBER] = "▲",
        [RT_GREEN] = "●",    [RT_COMPLETE] = "✓", [RT_NOT_DUE] = "○"};
    return shapes[rag];
}

const char *rt_rag_meaning(enum rt_rag rag, const struct rt_source *source)
{
    static const char *const meanings[RT_RAGS] = {
        [RT_RAG_NONE] = "Nothing reported to go by, or closed in another way than complete",
        [RT_RED] =
            ("Off track: a target date has passed, or something stands in the way and no "
             "progress was reported"),
        [RT_AMBER] = "At risk: something stands in the way, or a target date is near",
        [RT_GREEN] = "On track: progress was reported and nothing stands in the way",
        [RT_COMPLETE] = "Done",
        [RT_NOT_DUE] = "Not due yet: it waits for an event, or its target dates are far off",
    };
    const struct rt_colours *colours = source ? &source->colours : NULL;
    const char *own[RT_RAGS] = {NULL};
    if (colours) {
        own[RT_RED] = colours->red;
        own[RT_AMBER] = colours->amber;
        own[RT_GREEN] = colours->green;
        own[RT_COMPLETE] = colours->complete;
        own[RT_NOT_DUE] = colours->not_due;
    }
    return own[rag] ? own[rag] : meanings[rag];
}

const char *rt_direction_sign(enum rt_direction direction)
{
    static const char *const signs[RT_DIRECTIONS] = {[RT_DIRECTION_NONE] = " ",
                                                     [RT_IMPROVED] = "↑",
                                                     [RT_WORSENED] = "↓",
                                                     [RT_UNCHANGED] = "→",
                                                     [RT_NEW] = "+"};
    return signs[direction];
}
