# Tests of base: a program for each family of its functions.
if HAVE_TESTS
check_PROGRAMS += test_text test_date test_file
TESTS += test_text test_date test_file
endif
test_text_SOURCES = tests/base/test_text.c
test_text_CPPFLAGS = $(TEST_CPPFLAGS)
test_text_LDADD = $(TEST_LIBS)
test_date_SOURCES = tests/base/test_date.c
test_date_CPPFLAGS = $(TEST_CPPFLAGS)
test_date_LDADD = $(TEST_LIBS)
test_file_SOURCES = tests/base/test_file.c
test_file_CPPFLAGS = $(TEST_CPPFLAGS)
test_file_LDADD = $(TEST_LIBS)
