# Tests of exchange: YAML and CSV as they come and go, and whole registers through both.
EXCHANGE_HELPER = tests/exchange/helper.h tests/exchange/helper.c
if HAVE_TESTS
check_PROGRAMS += tests/exchange/test_yaml
TESTS += tests/exchange/test_yaml
endif
tests_exchange_test_yaml_SOURCES = tests/exchange/test_yaml.c $(EXCHANGE_HELPER)
tests_exchange_test_yaml_CPPFLAGS = $(TEST_CPPFLAGS)
tests_exchange_test_yaml_LDADD = $(TEST_LIBS)
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
