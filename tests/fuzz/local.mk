# Fuzz targets: tests/fuzz/fuzz_NAME.c with its corpus in tests/fuzz/corpus/NAME.
# A new one: its name in FUZZ_TARGETS, and a copy of the three lines of another.
# `make check` replays the corpora; `make fuzz FUZZ_SECONDS=600` looks for more (clang).
FUZZ_TARGETS = text words query yaml csv table settings area form package word sheet xml
# What is fuzzed beside the core.
FUZZ_TUI = tui/area.c tui/buffer.c tui/canvas.c
# And of the modules, with what makes packages for them.
FUZZ_READ = $(PACKAGE_READ) $(DOCX_READ_OWN) $(XLSX_READ_OWN) tests/exchange/packing.h tests/exchange/packing.c
FUZZ_SECONDS = 60
FUZZ_CC = clang
FUZZ_CPPFLAGS = $(TEST_CPPFLAGS) -DCORPUS='"$(abs_srcdir)/tests/fuzz/corpus
FUZZ_REPLAYS = tests/fuzz/replay_text tests/fuzz/replay_words tests/fuzz/replay_query \
	tests/fuzz/replay_yaml tests/fuzz/replay_csv tests/fuzz/replay_table tests/fuzz/replay_settings tests/fuzz/replay_area \
	tests/fuzz/replay_form \
	tests/fuzz/replay_package tests/fuzz/replay_word tests/fuzz/replay_sheet tests/fuzz/replay_xml
check_PROGRAMS += $(FUZZ_REPLAYS)
TESTS += $(FUZZ_REPLAYS)

tests_fuzz_replay_text_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_text.c
tests_fuzz_replay_text_CPPFLAGS = $(FUZZ_CPPFLAGS)/text"'
tests_fuzz_replay_text_LDADD = $(FUZZ_LIBS)

tests_fuzz_replay_words_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_words.c
tests_fuzz_replay_words_CPPFLAGS = $(FUZZ_CPPFLAGS)/words"'
tests_fuzz_replay_words_LDADD = $(FUZZ_LIBS)

tests_fuzz_replay_query_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_query.c
tests_fuzz_replay_query_CPPFLAGS = $(FUZZ_CPPFLAGS)/query"'
tests_fuzz_replay_query_LDADD = $(FUZZ_LIBS)

tests_fuzz_replay_yaml_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_yaml.c tests/fuzz/there_and_back.h
tests_fuzz_replay_yaml_CPPFLAGS = $(FUZZ_CPPFLAGS)/yaml"'
tests_fuzz_replay_yaml_LDADD = $(FUZZ_LIBS)

tests_fuzz_replay_csv_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_csv.c tests/fuzz/there_and_back.h
tests_fuzz_replay_csv_CPPFLAGS = $(FUZZ_CPPFLAGS)/csv"'
tests_fuzz_replay_csv_LDADD = $(FUZZ_LIBS)

tests_fuzz_replay_table_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_table.c \
	tests/exchange/grid_text.h
tests_fuzz_replay_table_CPPFLAGS = $(FUZZ_CPPFLAGS)/table"'
tests_fuzz_replay_table_LDADD = $(FUZZ_LIBS)

tests_fuzz_replay_settings_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_settings.c
tests_fuzz_replay_settings_CPPFLAGS = $(FUZZ_CPPFLAGS)/settings"'
tests_fuzz_replay_settings_LDADD = $(FUZZ_LIBS)

tests_fuzz_replay_area_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_area.c
tests_fuzz_replay_area_CPPFLAGS = $(FUZZ_CPPFLAGS)/area"'
tests_fuzz_replay_area_LDADD = libtui.a $(FUZZ_LIBS)

tests_fuzz_replay_form_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_form.c
tests_fuzz_replay_form_CPPFLAGS = $(FUZZ_CPPFLAGS)/form"'
tests_fuzz_replay_form_LDADD = $(FUZZ_LIBS)

tests_fuzz_replay_package_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_package.c tests/fuzz/any_grid.h $(PACKAGE_READ) $(DOCX_READ_OWN) $(XLSX_READ_OWN)
tests_fuzz_replay_package_CPPFLAGS = $(FUZZ_PACKAGE_CPPFLAGS)/package"'
tests_fuzz_replay_package_LDADD = $(FUZZ_LIBS) $(FUZZ_PACKAGE_LIBS)

tests_fuzz_replay_word_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_word.c tests/fuzz/any_grid.h $(DOCX_READ) tests/exchange/packing.h tests/exchange/packing.c
tests_fuzz_replay_word_CPPFLAGS = $(FUZZ_PACKAGE_CPPFLAGS)/word"'
tests_fuzz_replay_word_LDADD = $(FUZZ_LIBS) $(FUZZ_PACKAGE_LIBS)

tests_fuzz_replay_sheet_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_sheet.c tests/fuzz/any_grid.h $(XLSX_READ) tests/exchange/packing.h tests/exchange/packing.c
tests_fuzz_replay_sheet_CPPFLAGS = $(FUZZ_PACKAGE_CPPFLAGS)/sheet"'
tests_fuzz_replay_sheet_LDADD = $(FUZZ_LIBS) $(FUZZ_PACKAGE_LIBS)

tests_fuzz_replay_xml_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz_xml.c $(PACKAGE_READ)
tests_fuzz_replay_xml_CPPFLAGS = $(FUZZ_PACKAGE_CPPFLAGS)/xml"'
tests_fuzz_replay_xml_LDADD = $(FUZZ_LIBS) $(FUZZ_PACKAGE_LIBS)

FUZZ_PACKAGE_CPPFLAGS = $(XML_CFLAGS) $(ZIP_CFLAGS) $(FUZZ_CPPFLAGS)
FUZZ_PACKAGE_LIBS = $(XML_LIBS) $(ZIP_LIBS) -lm
FUZZ_LIBS = libcore.a $(GLIB_LIBS) $(SQLITE_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(NETTLE_LIBS)
FUZZ_INCLUDES = $(DEFS) -I. -I$(srcdir) $(libcore_a_CPPFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
EXTRA_DIST += tests/fuzz/run.sh tests/fuzz/corpus
.PHONY: fuzz
fuzz: config.h $(BUILT_SOURCES)
	@CC='$(FUZZ_CC)' FLAGS='$(FUZZ_INCLUDES)' SOURCE='$(srcdir)' SOURCES='$(libcore_a_SOURCES) $(FUZZ_TUI) $(FUZZ_READ)' \
	  LIBS='$(GLIB_LIBS) $(SQLITE_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(NETTLE_LIBS) $(FUZZ_PACKAGE_LIBS)' \
	  FUZZ_SECONDS='$(FUZZ_SECONDS)' $(SHELL) $(srcdir)/tests/fuzz/run.sh $(FUZZ_TARGETS)
clean-local: clean-fuzz
clean-fuzz:
	rm -rf tests/fuzz/clang
