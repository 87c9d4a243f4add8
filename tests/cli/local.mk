# The command line, by cases as data.
if HAVE_TESTS
check_PROGRAMS += tests/cli/cases tests/cli/test_widths tests/cli/test_line tests/cli/test_doors
TESTS += tests/cli/cases tests/cli/test_widths tests/cli/test_line tests/cli/test_doors
endif
tests_cli_cases_SOURCES = tests/cli/case.h tests/cli/case.c tests/cli/place.h \
	tests/cli/place.c tests/cli/cases.c
tests_cli_cases_CPPFLAGS = $(TEST_CPPFLAGS)
tests_cli_cases_LDADD = $(GLIB_LIBS)
tests_cli_test_widths_SOURCES = tests/cli/test_widths.c cli/widths.h cli/widths.c
tests_cli_test_widths_CPPFLAGS = $(TEST_CPPFLAGS)
tests_cli_test_widths_LDADD = $(TEST_LIBS)
tests_cli_test_line_SOURCES = tests/cli/voice.h tests/cli/voice.c tests/cli/place.h \
	tests/cli/place.c tests/cli/test_line.c
tests_cli_test_line_CPPFLAGS = $(TEST_CPPFLAGS)
tests_cli_test_line_LDADD = $(GLIB_LIBS) $(CRITERION_LIBS)
tests_cli_test_doors_SOURCES = tests/cli/place.h tests/cli/place.c tests/cli/test_doors.c
tests_cli_test_doors_CPPFLAGS = $(TEST_CPPFLAGS)
tests_cli_test_doors_LDADD = $(TEST_LIBS)
EXTRA_DIST += fixtures/cli fixtures/line
