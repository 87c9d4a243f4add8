# tests of exchange
if HAVE_TESTS
check_PROGRAMS += test_papers
TESTS += test_papers
endif
test_papers_SOURCES = tests/exchange/test_papers.c \
	tests/exchange/html_check.h tests/exchange/html_check.c \
	tests/report/sample.h tests/report/sample.c
test_papers_CPPFLAGS = $(TEST_CPPFLAGS)
test_papers_LDADD = $(TEST_LIBS)
