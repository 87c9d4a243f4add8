# Tests of the screen: its layout and its desk on a register in memory.
if HAVE_TESTS
check_PROGRAMS += tests/tui/test_tui
TESTS += tests/tui/test_tui
endif
tests_tui_test_tui_SOURCES = tests/tui/fake.h tests/tui/fake_register.c \
	tests/tui/fake_commands.c tests/tui/play.h tests/tui/play.c tests/tui/test_layout.c
tests_tui_test_tui_CPPFLAGS = $(TEST_CPPFLAGS)
tests_tui_test_tui_LDADD = libtui.a $(TEST_LIBS) $(CURSES_LIBS) $(VTERM_LIBS)
