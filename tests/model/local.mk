# Tests of the model.
if HAVE_TESTS
check_PROGRAMS += test_target
TESTS += test_target
endif
test_target_SOURCES = tests/model/test_target.c
test_target_CPPFLAGS = $(TEST_CPPFLAGS)
test_target_LDADD = $(TEST_LIBS)
