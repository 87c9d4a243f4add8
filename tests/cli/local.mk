# The command line, by cases as data.
if HAVE_TESTS
check_PROGRAMS += tests/cli/cases
TESTS += tests/cli/cases
endif
tests_cli_cases_SOURCES = tests/cli/case.h tests/cli/case.c tests/cli/place.h \
	tests/cli/place.c tests/cli/cases.c
tests_cli_cases_CPPFLAGS = $(TEST_CPPFLAGS)
tests_cli_cases_LDADD = $(GLIB_LIBS)
EXTRA_DIST += fixtures/cli
