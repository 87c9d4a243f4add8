libtui_a_SOURCES += tui/tui.c
