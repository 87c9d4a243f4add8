/* THE TABLE OF THE PROGRAM'S OWN OPTIONS.  Data alone. */
#include "command/command.h"

const struct rt_option rt_global_options[] = {
    {.name = "register",
     .flags = RT_OPTION_VALUE | RT_OPTION_GLOBAL,
     .value = "FILE",
     .help = "The register to use",
     .variable = "RECTRACK_REGISTER"},
    {.name = "as",
     .flags = RT_OPTION_VALUE | RT_OPTION_GLOBAL,
     .value = "NAME",
     .help = "Who is entered in the history; else the login name",
     .variable = "RECTRACK_USER"},
    {.name = "today",
     .flags = RT_OPTION_VALUE | RT_OPTION_GLOBAL,
     .value = "DATE",
     .help = "The day to reckon from while a period is open",
     .variable = "RECTRACK_TODAY"},
    {.name = "read-only", .flags = RT_OPTION_GLOBAL, .help = "Change nothing"},
    {.name = "no-color",
     .flags = RT_OPTION_GLOBAL,
     .help = "Show no colour",
     .variable = "NO_COLOR"},
    {.name = "no-mouse", .flags = RT_OPTION_GLOBAL, .help = "Leave the mouse to the terminal"},
    {.name = "accessible",
     .flags = RT_OPTION_GLOBAL,
     .help = "For who listens instead of looking: answers are sentences, without columns, "
             "signs or colour, and without a command rectrack asks in lines instead of "
             "drawing a screen",
     .variable = "ACCESSIBLE"},
    {.name = "help",
     .letter = 'h',
     .flags = RT_OPTION_GLOBAL,
     .help = "Explain the command instead of running it"},
    {.name = "version", .flags = RT_OPTION_GLOBAL, .help = "Say which version this is"},
    {0},
};
