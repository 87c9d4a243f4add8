# Tests of the report.
if HAVE_TESTS
check_PROGRAMS += tests/report/test_report
TESTS += tests/report/test_report
endif
tests_report_test_report_SOURCES = tests/report/sample.h tests/report/sample.c tests/report/test_table.c \
	tests/report/test_row.c tests/report/test_describe.c tests/report/test_changes.c \
	tests/report/test_by_owner.c tests/report/test_chart.c
tests_report_test_report_CPPFLAGS = $(TEST_CPPFLAGS)
tests_report_test_report_LDADD = $(TEST_LIBS)
