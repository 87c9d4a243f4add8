# Tests by wing; a Criterion program each. Each runs its tests one by one, make
# runs several programs: Criterion loses the memory of a time limit when it has two at once
# (its sandbox takes the wrong one out of the list), which the sanitizers report.
AM_TESTS_ENVIRONMENT = CRITERION_JOBS=1; export CRITERION_JOBS;
TEST_CPPFLAGS = $(PUBLIC) -I$(srcdir)/core -I$(srcdir) $(GLIB_CFLAGS) $(SQLITE_CFLAGS) $(YAML_CFLAGS) $(JANSSON_CFLAGS) $(NETTLE_CFLAGS) \
	$(CRITERION_CFLAGS) -DFIXTURES='"$(abs_srcdir)/fixtures"' -DSOURCE='"$(abs_srcdir)"' -DBUILD='"$(abs_builddir)"'
# For tests that open modules, which take what they need from the program: the core whole.
MODULE_USER = $(RT_EXPORTS) -Wl,--whole-archive,libcore.a,--no-whole-archive
TEST_OTHER_LIBS = $(GLIB_LIBS) $(SQLITE_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(NETTLE_LIBS) $(CRITERION_LIBS)
TEST_LIBS = libcore.a $(TEST_OTHER_LIBS)
include tests/base/local.mk
include tests/model/local.mk
include tests/store/local.mk
include tests/report/local.mk
include tests/exchange/local.mk
include tests/command/local.mk
include tests/tui/local.mk
include tests/house/local.mk
include tests/cli/local.mk
include tests/fuzz/local.mk
include tests/bench/local.mk
EXTRA_DIST += tests/leaks.supp
