rectrack_SOURCES += cli/main.c cli/print.h cli/print.c cli/widths.h cli/widths.c \
	cli/write.h cli/write.c cli/spoken.h cli/spoken.c
