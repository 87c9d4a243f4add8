# How fast it is beside the least that any program needs; ./bootstrap bench runs it.
EXTRA_PROGRAMS += tests/bench/limit tests/bench/limit_xlsx
tests_bench_limit_SOURCES = tests/bench/limit.h tests/bench/limit.c tests/bench/limit_db.c tests/bench/limit_load.c \
	tests/bench/limit_screen.c
tests_bench_limit_CPPFLAGS = -I$(srcdir) $(SQLITE_CFLAGS) $(YAML_CFLAGS) $(CURSES_CFLAGS)
tests_bench_limit_LDADD = $(SQLITE_LIBS) $(YAML_LIBS) $(CURSES_LIBS)
tests_bench_limit_xlsx_SOURCES = tests/bench/limit.h tests/bench/limit_db.c tests/bench/limit_xlsx.c
tests_bench_limit_xlsx_CPPFLAGS = -I$(srcdir) $(SQLITE_CFLAGS) $(XLSX_CFLAGS)
tests_bench_limit_xlsx_LDADD = $(SQLITE_LIBS) $(XLSX_LIBS)
CLEANFILES += $(EXTRA_PROGRAMS)
EXTRA_DIST += tests/bench/generate.py tests/bench/measure.py tests/bench/bench.py tests/bench/README.md
