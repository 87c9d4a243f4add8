# The walls of the house, tested.
if HAVE_TESTS
check_PROGRAMS += tests/house/house
TESTS += tests/house/house
endif
tests_house_house_SOURCES = tests/house/tree.h tests/house/tree.c tests/house/walls.c \
	tests/house/sizes.c tests/house/linker.c tests/house/circles.c \
	tests/house/tables.h tests/house/tables.c tests/house/commands.c tests/house/keys.c \
	tests/house/manual.c tests/cli/place.h tests/cli/place.c
tests_house_house_CPPFLAGS = $(TEST_CPPFLAGS) \
	-DCOMPILER='"$(CC) -std=c17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only $(GLIB_CFLAGS) $(XML_CFLAGS) $(PANGO_CFLAGS) $(XLSX_CFLAGS)"'
tests_house_house_LDADD = libtui.a $(TEST_LIBS)
