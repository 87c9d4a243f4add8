# Tests of the report.
if HAVE_TESTS
check_PROGRAMS += test_report
TESTS += test_report
endif
test_report_SOURCES = tests/report/sample.h tests/report/sample.c tests/report/test_table.c \
	tests/report/test_describe.c
test_report_CPPFLAGS = $(TEST_CPPFLAGS)
test_report_LDADD = $(TEST_LIBS)
