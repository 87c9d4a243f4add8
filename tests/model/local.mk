# Tests of the model.
if HAVE_TESTS
check_PROGRAMS += tests/model/test_target
TESTS += tests/model/test_target
endif
tests_model_test_target_SOURCES = tests/model/test_target.c
tests_model_test_target_CPPFLAGS = $(TEST_CPPFLAGS)
tests_model_test_target_LDADD = $(TEST_LIBS)
