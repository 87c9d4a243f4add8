# Tests of base: a program for each family of its functions.
if HAVE_TESTS
check_PROGRAMS += tests/base/test_arena tests/base/test_text tests/base/test_width \
	tests/base/test_date tests/base/test_file
TESTS += tests/base/test_arena tests/base/test_text tests/base/test_width tests/base/test_date tests/base/test_file
endif
tests_base_test_arena_SOURCES = tests/base/test_arena.c
tests_base_test_arena_CPPFLAGS = $(TEST_CPPFLAGS)
tests_base_test_arena_LDADD = $(TEST_LIBS)
tests_base_test_text_SOURCES = tests/base/test_text.c
tests_base_test_text_CPPFLAGS = $(TEST_CPPFLAGS)
tests_base_test_text_LDADD = $(TEST_LIBS)
tests_base_test_date_SOURCES = tests/base/test_date.c
tests_base_test_date_CPPFLAGS = $(TEST_CPPFLAGS)
tests_base_test_date_LDADD = $(TEST_LIBS)
tests_base_test_file_SOURCES = tests/base/test_file.c tests/base/test_recall.c tests/store/disk.h tests/store/disk.c
tests_base_test_file_CPPFLAGS = $(TEST_CPPFLAGS)
tests_base_test_file_LDFLAGS = $(DISK_WRAPS)
tests_base_test_file_LDADD = $(TEST_LIBS)
tests_base_test_width_SOURCES = tests/base/test_width.c
tests_base_test_width_CPPFLAGS = $(TEST_CPPFLAGS)
tests_base_test_width_LDADD = $(TEST_LIBS)
