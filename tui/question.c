/* The question before a command line, as a view. */
#include "tui/question.h"

#include <rectrack/question.h>

#include "tui/desk.h"
#include "tui/views.h"

bool tui_question_open(struct tui_desk *desk, const char *line)
{
    struct rt_args args = {0};
    struct rt_question question = {0};
    bool is_asked = rt_args_parse_line(&args, line, NULL) == RT_OK &&
                    !tui_desk_why_readonly(desk) &&
                    rt_question_of(desk->reg, &desk->outlook, &args, &question);
    if (is_asked)
        tui_desk_open(desk,
                      tui_view_confirm(desk, question.words, question.yes, question.no, line));
    rt_question_clear(&question);
    rt_args_clear(&args);
    return is_asked;
}
