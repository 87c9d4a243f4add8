# Tests of exchange: YAML, CSV and JSON as they come and go, and whole registers
# through all of them.
EXCHANGE_HELPER = tests/exchange/helper.h tests/exchange/helper.c
if HAVE_TESTS
EXCHANGE_TESTS = tests/exchange/test_yaml tests/exchange/test_csv tests/exchange/test_format \
	tests/exchange/test_json tests/exchange/test_registers tests/exchange/test_table
check_PROGRAMS += $(EXCHANGE_TESTS)
TESTS += $(EXCHANGE_TESTS)
endif
tests_exchange_test_yaml_SOURCES = tests/exchange/test_yaml.c $(EXCHANGE_HELPER)
tests_exchange_test_yaml_CPPFLAGS = $(TEST_CPPFLAGS)
tests_exchange_test_yaml_LDADD = $(TEST_LIBS)
tests_exchange_test_csv_SOURCES = tests/exchange/test_csv.c $(EXCHANGE_HELPER)
tests_exchange_test_csv_CPPFLAGS = $(TEST_CPPFLAGS)
tests_exchange_test_csv_LDADD = $(TEST_LIBS)
tests_exchange_test_format_SOURCES = tests/exchange/test_format.c $(EXCHANGE_HELPER)
tests_exchange_test_format_CPPFLAGS = $(TEST_CPPFLAGS)
tests_exchange_test_format_LDADD = $(TEST_LIBS)
tests_exchange_test_json_SOURCES = tests/exchange/test_json.c $(EXCHANGE_HELPER)
tests_exchange_test_json_CPPFLAGS = $(TEST_CPPFLAGS)
tests_exchange_test_json_LDADD = $(TEST_LIBS)
tests_exchange_test_registers_SOURCES = tests/exchange/test_registers.c tests/exchange/random.h \
	tests/exchange/random.c $(EXCHANGE_HELPER)
tests_exchange_test_registers_CPPFLAGS = $(TEST_CPPFLAGS)
tests_exchange_test_registers_LDADD = $(TEST_LIBS)
tests_exchange_test_table_SOURCES = tests/exchange/test_table.c tests/exchange/test_table_back.c \
	tests/exchange/test_table_room.c tests/exchange/grid_words.h tests/exchange/grid_words.c \
	tests/exchange/random.h tests/exchange/random.c \
	tests/exchange/grid_text.h tests/exchange/grid_text.c \
	tests/exchange/march_table.h tests/exchange/march_table.c $(EXCHANGE_HELPER)
tests_exchange_test_table_CPPFLAGS = $(TEST_CPPFLAGS)
tests_exchange_test_table_LDADD = $(TEST_OTHER_LIBS)
tests_exchange_test_table_LDFLAGS = $(AM_LDFLAGS) $(MODULE_USER)
tests_exchange_test_table_DEPENDENCIES = libcore.a

# The papers.
PAPER_CHECK = tests/exchange/docx_check.h tests/exchange/docx_check.c \
	tests/exchange/html_check.h tests/exchange/html_check.c \
	tests/exchange/xlsx_check.h tests/exchange/xlsx_check.c \
	tests/report/sample.h tests/report/sample.c core/report/kept.h core/report/kept.c
if HAVE_TESTS
check_PROGRAMS += tests/exchange/test_papers
TESTS += tests/exchange/test_papers
endif
tests_exchange_test_papers_SOURCES = tests/exchange/papers.h tests/exchange/papers.c \
	tests/exchange/test_html.c tests/exchange/test_markdown.c tests/exchange/test_march.c \
	tests/exchange/test_read_back.c tests/exchange/test_form_book.c \
	tests/exchange/test_pdf.c tests/exchange/test_xlsx.c tests/exchange/test_docx.c \
	tests/exchange/test_template.c $(PACKING) $(PAPER_CHECK)
tests_exchange_test_papers_CPPFLAGS = $(TEST_CPPFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
tests_exchange_test_papers_LDADD = $(TEST_OTHER_LIBS) $(XML_LIBS) $(ZIP_LIBS)
tests_exchange_test_papers_LDFLAGS = $(AM_LDFLAGS) $(MODULE_USER)
tests_exchange_test_papers_DEPENDENCIES = libcore.a

# What reads the packages of Word and Excel, without a module.
if HAVE_TESTS
READ_TESTS = tests/exchange/test_docx_read tests/exchange/test_xlsx_read tests/exchange/test_package_in
check_PROGRAMS += $(READ_TESTS)
TESTS += $(READ_TESTS)
endif
PACKING = tests/exchange/packing.h tests/exchange/packing.c tests/exchange/grid_words.h tests/exchange/grid_words.c
tests_exchange_test_docx_read_SOURCES = tests/exchange/test_docx_read.c $(PACKING) $(DOCX_READ)
tests_exchange_test_docx_read_CPPFLAGS = $(TEST_CPPFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
tests_exchange_test_docx_read_LDADD = $(TEST_LIBS) $(XML_LIBS) $(ZIP_LIBS)
tests_exchange_test_package_in_SOURCES = tests/exchange/test_package_in.c tests/exchange/test_xml_in.c $(PACKING) $(DOCX_READ) \
	core/exchange/package.h core/exchange/package.c
tests_exchange_test_package_in_CPPFLAGS = $(TEST_CPPFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
tests_exchange_test_package_in_LDADD = $(TEST_LIBS) $(XML_LIBS) $(ZIP_LIBS)
tests_exchange_test_xlsx_read_SOURCES = tests/exchange/test_xlsx_read.c $(PACKING) $(XLSX_READ)
tests_exchange_test_xlsx_read_CPPFLAGS = $(TEST_CPPFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
tests_exchange_test_xlsx_read_LDADD = $(TEST_LIBS) $(XML_LIBS) $(ZIP_LIBS) -lm

# The six agree, cell by cell.
if HAVE_TESTS
check_PROGRAMS += tests/exchange/test_six
TESTS += tests/exchange/test_six
endif
tests_exchange_test_six_SOURCES = tests/exchange/test_six.c tests/exchange/six_check.h \
	tests/exchange/six_check.c tests/exchange/six_html.c tests/exchange/six_pdf.c tests/exchange/random.h \
	tests/exchange/random.c $(EXCHANGE_HELPER) $(PAPER_CHECK)
tests_exchange_test_six_CPPFLAGS = $(TEST_CPPFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
tests_exchange_test_six_LDADD = $(TEST_OTHER_LIBS) $(XML_LIBS) $(ZIP_LIBS)
tests_exchange_test_six_LDFLAGS = $(AM_LDFLAGS) $(MODULE_USER)
tests_exchange_test_six_DEPENDENCIES = libcore.a

# Papers as the program writes them: what is on none of them, where they go.
if HAVE_TESTS
check_PROGRAMS += tests/exchange/test_private
TESTS += tests/exchange/test_private
endif
tests_exchange_test_private_SOURCES = tests/exchange/test_private.c $(PAPER_CHECK)
tests_exchange_test_private_CPPFLAGS = $(TEST_CPPFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
tests_exchange_test_private_LDADD = $(TEST_OTHER_LIBS) $(XML_LIBS) $(ZIP_LIBS)
tests_exchange_test_private_LDFLAGS = $(AM_LDFLAGS) $(MODULE_USER)
tests_exchange_test_private_DEPENDENCIES = libcore.a

# A thousand registers in all layouts and formats: some minutes.
long-papers: rectrack tests/exchange/test_six
	RECTRACK_TEST_PAPERS=1000 tests/exchange/test_six --verbose
.PHONY: long-papers
