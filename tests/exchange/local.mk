# Tests of exchange: YAML and CSV as they come and go, and whole registers through both.
EXCHANGE_HELPER = tests/exchange/helper.h tests/exchange/helper.c
if HAVE_TESTS
check_PROGRAMS += tests/exchange/test_yaml
TESTS += tests/exchange/test_yaml
endif
tests_exchange_test_yaml_SOURCES = tests/exchange/test_yaml.c $(EXCHANGE_HELPER)
tests_exchange_test_yaml_CPPFLAGS = $(TEST_CPPFLAGS)
tests_exchange_test_yaml_LDADD = $(TEST_LIBS)
