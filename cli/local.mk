rectrack_SOURCES += cli/main.c
