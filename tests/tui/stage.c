/* The screen on the register in memory, as a program of its own: what the tests
 * start on a terminal.  stage sample | many N | hostile PAYLOAD [--no-color] [--open] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rectrack/date.h>

#include "tests/tui/fake.h"
#include "tui/tui.h"

int main(int n, char **words)
{
    struct tui_options options = {0};
    struct rt_context context = {
        .register_path = fake_path, .user = "coordinator", .today = rt_day_new(2020, 4, 15)};
    struct rt_error error = {0};
    const char *what = n > 1 ? words[1] : "sample";
    if (!strcmp(what, "many"))
        fake_load_many((size_t)atol(words[2]));
    else if (!strcmp(what, "hostile"))
        fake_load_hostile(words[2]);
    else if (!strcmp(what, "none"))
        context.register_path = "/nowhere/register.db";
    else
        fake_load_sample();
    for (int i = 1; i < n; i++) {
        if (!strcmp(words[i], "--open"))
            fake_open_period("2020-06", "June 2020");
        options.no_color = options.no_color || !strcmp(words[i], "--no-color");
        options.no_mouse = options.no_mouse || !strcmp(words[i], "--no-mouse");
    }
    enum rt_status status = tui_run(&context, &options, &error);
    if (status != RT_OK)
        fprintf(stderr, "%s\n", error.sentence);
    rt_error_clear(&error);
    return (int)status;
}
