# The papers.
libcore_a_SOURCES += \
	core/exchange/paper.h core/exchange/paper.c \
	core/exchange/markdown.c core/exchange/html.c
