# Tests of the model.
if HAVE_TESTS
check_PROGRAMS += test_target test_rules
TESTS += test_target test_rules
endif
test_target_SOURCES = tests/model/test_target.c
test_target_CPPFLAGS = $(TEST_CPPFLAGS)
test_target_LDADD = $(TEST_LIBS)
test_rules_SOURCES = tests/model/desk.h tests/model/desk.c \
	tests/model/test_rag.c tests/model/test_review.c tests/model/test_answers.c \
	tests/model/test_facts.c tests/model/test_query.c
test_rules_CPPFLAGS = $(TEST_CPPFLAGS)
test_rules_LDADD = $(TEST_LIBS)
