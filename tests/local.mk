# Tests by wing; a Criterion program each.
TEST_CPPFLAGS = $(PUBLIC) -I$(srcdir)/core -I$(srcdir) $(GLIB_CFLAGS) $(SQLITE_CFLAGS) $(YAML_CFLAGS) $(JANSSON_CFLAGS) $(NETTLE_CFLAGS) \
	$(CRITERION_CFLAGS) -DFIXTURES='"$(abs_srcdir)/fixtures"' -DSOURCE='"$(abs_srcdir)"' -DBUILD='"$(abs_builddir)"'
TEST_LIBS = libcore.a $(GLIB_LIBS) $(SQLITE_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(NETTLE_LIBS) $(CRITERION_LIBS)
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
