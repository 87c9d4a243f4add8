rectrack_SOURCES += cli/main.c cli/print.h cli/print.c cli/widths.h cli/widths.c
