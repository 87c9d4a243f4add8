# Tests of the model.
if HAVE_TESTS
check_PROGRAMS += tests/model/test_target tests/model/test_rules
TESTS += tests/model/test_target tests/model/test_rules
endif
tests_model_test_target_SOURCES = tests/model/test_target.c tests/model/test_scale.c
tests_model_test_target_CPPFLAGS = $(TEST_CPPFLAGS)
tests_model_test_target_LDADD = $(TEST_LIBS)
tests_model_test_rules_SOURCES = tests/model/desk.h tests/model/desk.c \
	tests/model/test_rag.c tests/model/test_review.c tests/model/test_answers.c \
	tests/model/test_facts.c tests/model/test_query.c tests/model/test_sample.c \
	tests/model/test_wording.c
tests_model_test_rules_CPPFLAGS = $(TEST_CPPFLAGS)
tests_model_test_rules_LDADD = $(TEST_LIBS)
