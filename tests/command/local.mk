# Tests of the commands: how a command line is taken apart, what each answers.
if HAVE_TESTS
COMMAND_TESTS = tests/command/test_args tests/command/test_answers tests/command/test_two tests/command/test_periods \
	tests/command/test_moments tests/command/test_undo tests/command/test_readonly tests/command/test_forms
check_PROGRAMS += $(COMMAND_TESTS)
TESTS += $(COMMAND_TESTS)
endif
tests_command_test_args_SOURCES = tests/command/test_args.c
tests_command_test_args_CPPFLAGS = $(TEST_CPPFLAGS)
tests_command_test_args_LDADD = $(TEST_LIBS)
tests_command_test_answers_SOURCES = tests/command/test_answers.c $(STORE_ROOM)
tests_command_test_answers_CPPFLAGS = $(TEST_CPPFLAGS)
tests_command_test_answers_LDADD = $(TEST_LIBS)
tests_command_test_two_SOURCES = tests/command/test_two.c $(STORE_ROOM)
tests_command_test_two_CPPFLAGS = $(TEST_CPPFLAGS)
tests_command_test_two_LDADD = $(TEST_LIBS)
tests_command_test_periods_SOURCES = tests/command/test_periods.c $(STORE_ROOM)
tests_command_test_periods_CPPFLAGS = $(TEST_CPPFLAGS)
tests_command_test_periods_LDADD = $(TEST_LIBS)
tests_command_test_undo_SOURCES = tests/command/test_undo.c $(STORE_ROOM)
tests_command_test_undo_CPPFLAGS = $(TEST_CPPFLAGS)
tests_command_test_undo_LDADD = $(TEST_LIBS)
tests_command_test_moments_SOURCES = tests/command/test_moments.c $(STORE_ROOM)
tests_command_test_moments_CPPFLAGS = $(TEST_CPPFLAGS)
tests_command_test_moments_LDADD = $(TEST_LIBS)
tests_command_test_readonly_SOURCES = tests/command/test_readonly.c $(STORE_ROOM)
tests_command_test_readonly_CPPFLAGS = $(TEST_CPPFLAGS)
tests_command_test_readonly_LDADD = $(TEST_LIBS)
tests_command_test_forms_SOURCES = tests/command/test_forms.c tests/command/test_forms_scope.c \
	tests/command/forms.h tests/command/forms.c $(STORE_ROOM)
tests_command_test_forms_CPPFLAGS = $(TEST_CPPFLAGS)
tests_command_test_forms_LDADD = $(TEST_OTHER_LIBS)
tests_command_test_forms_LDFLAGS = $(AM_LDFLAGS) $(MODULE_USER)
tests_command_test_forms_DEPENDENCIES = libcore.a
