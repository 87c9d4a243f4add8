libcore_a_SOURCES += \
	core/exchange/format.h core/exchange/format.c \
	core/exchange/sections.h core/exchange/sections.c \
	core/exchange/yaml.h core/exchange/yaml_read.c \
	core/exchange/yaml_value.h core/exchange/yaml_value.c \
	core/exchange/yaml_pairs.h core/exchange/yaml_pairs.c core/exchange/yaml_events.h core/exchange/yaml_events.c \
	core/exchange/yaml_write.c \
	core/exchange/yaml_text.h core/exchange/yaml_text.c \
	core/exchange/json.h core/exchange/json_write.c \
	core/exchange/place.h core/exchange/place.c \
	core/exchange/csv.h core/exchange/csv_read.c core/exchange/csv_write.c \
	core/exchange/csv_cells.h core/exchange/csv_cells.c \
	core/exchange/csv_shared.h core/exchange/csv_shared.c \
	core/exchange/csv_item.h core/exchange/csv_item.c core/exchange/csv_paper.c \
	core/exchange/paper.h core/exchange/paper.c \
	core/exchange/chart.h core/exchange/chart.c \
	core/exchange/markdown.c core/exchange/html.c \
	core/exchange/module.h core/exchange/module.c core/exchange/grid.h \
	core/exchange/package_list.h core/exchange/package_list.c \
	core/exchange/grid_words.h core/exchange/grid_words.c \
	core/exchange/grid_columns.h core/exchange/grid_columns.c \
	core/exchange/grid_block.h core/exchange/grid_block.c \
	core/exchange/grid_origin.h core/exchange/grid_origin.c \
	core/exchange/grid_kind.h core/exchange/grid_kind.c \
	core/exchange/grid_making.h core/exchange/grid_making.c \
	core/exchange/grid_record.h core/exchange/grid_record.c \
	core/exchange/grid_lists.c core/exchange/grid_update.c \
	core/exchange/grid_rows.h core/exchange/grid_rows.c \
	core/exchange/grid_texts.h core/exchange/grid_texts.c \
	core/exchange/grid_read.h core/exchange/grid_read.c core/exchange/grid_open.c \
	core/exchange/form.h core/exchange/form_parts.h core/exchange/form.c core/exchange/form_format.c core/exchange/form_sheet.c \
	core/exchange/form_yaml.c core/exchange/form_grid.c

# Modules: a shared object each, loaded when its format is first asked for; what it needs of
# the core the program carries and shows.
MODULE_CPPFLAGS = $(PUBLIC) -I$(srcdir)/core -I$(builddir)/core $(GLIB_CFLAGS)
MODULE_CFLAGS = $(RT_CFLAGS) -fPIC
RT_EXPORTS = -Wl,--export-dynamic-symbol=rt_*,--export-dynamic-symbol=report_*,--export-dynamic-symbol=paper_*,--export-dynamic-symbol=form_*
moduledir = $(pkglibdir)
# Packages and the XML in them on their way in: each module that reads some has its own.
PACKAGE_READ = core/exchange/package_list.h core/exchange/package_list.c core/exchange/package_in.h core/exchange/package_in.c \
	core/exchange/xml_guard.h core/exchange/xml_guard.c core/exchange/xml_in.h core/exchange/xml_in.c \
	core/exchange/package_types.h core/exchange/package_types.c
DOCX_READ_OWN = core/exchange/docx_read.h core/exchange/docx_read.c core/exchange/docx_tags.h core/exchange/docx_tags.c \
	core/exchange/docx_words.h core/exchange/docx_words.c core/exchange/docx_list.h core/exchange/docx_list.c \
	core/exchange/docx_style.h core/exchange/docx_style.c
XLSX_READ_OWN = core/exchange/xlsx_read.h core/exchange/xlsx_read.c core/exchange/xlsx_book.h core/exchange/xlsx_book.c \
	core/exchange/xlsx_words.c core/exchange/xlsx_number.h core/exchange/xlsx_number.c \
	core/exchange/xlsx_merge.h core/exchange/xlsx_merge.c
DOCX_READ = $(PACKAGE_READ) $(DOCX_READ_OWN)
XLSX_READ = $(PACKAGE_READ) $(XLSX_READ_OWN)
module_PROGRAMS = core/exchange/docx.so core/exchange/pdf.so core/exchange/xlsx.so
core_exchange_docx_so_SOURCES = core/exchange/docx.c core/exchange/docx_document.h core/exchange/docx_document.c \
	core/exchange/docx_text.h core/exchange/docx_text.c \
	core/exchange/package.h core/exchange/package.c core/exchange/xml_out.h core/exchange/xml_out.c \
	core/exchange/docx_chart.h core/exchange/docx_chart.c \
	core/exchange/docx_template.h core/exchange/docx_template.c $(DOCX_READ)
nodist_core_exchange_docx_so_SOURCES = core/exchange/docx_parts.h
core_exchange_docx_so_CPPFLAGS = $(MODULE_CPPFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
core_exchange_docx_so_CFLAGS = $(MODULE_CFLAGS)
core_exchange_docx_so_LDFLAGS = $(MODULE_FLAGS)
core_exchange_docx_so_LDADD = $(XML_LIBS) $(ZIP_LIBS) $(GLIB_LIBS)
core_exchange_pdf_so_SOURCES = core/exchange/pdf.c core/exchange/pdf_paper.h core/exchange/pdf_paper.c \
	core/exchange/pdf_row.h core/exchange/pdf_row.c core/exchange/pdf_page.h core/exchange/pdf_page.c \
	core/exchange/pdf_flow.h core/exchange/pdf_flow.c core/exchange/pdf_chart.h core/exchange/pdf_chart.c core/report/kept.h core/report/kept.c
core_exchange_pdf_so_CPPFLAGS = $(MODULE_CPPFLAGS) $(PANGO_CFLAGS) $(QPDF_CFLAGS)
core_exchange_pdf_so_CFLAGS = $(MODULE_CFLAGS)
core_exchange_pdf_so_LDFLAGS = $(MODULE_FLAGS)
core_exchange_pdf_so_LDADD = $(PANGO_LIBS) $(QPDF_LIBS) $(GLIB_LIBS)
core_exchange_xlsx_so_SOURCES = core/exchange/xlsx.c core/exchange/xlsx_paper.h core/exchange/xlsx_paper.c \
	core/exchange/xlsx_sheet.h core/exchange/xlsx_sheet.c \
	core/exchange/xlsx_out.h core/exchange/xlsx_out.c core/exchange/xlsx_form.h core/exchange/xlsx_form.c \
	$(XLSX_READ)
core_exchange_xlsx_so_CPPFLAGS = $(MODULE_CPPFLAGS) $(XLSX_CFLAGS) $(XML_CFLAGS) $(ZIP_CFLAGS)
core_exchange_xlsx_so_CFLAGS = $(MODULE_CFLAGS)
core_exchange_xlsx_so_LDFLAGS = $(MODULE_FLAGS)
core_exchange_xlsx_so_LDADD = $(XLSX_LIBS) $(XML_LIBS) $(ZIP_LIBS) $(GLIB_LIBS) -lm

# The parts that never differ, as arrays of lines: a string each would be too long for C.
DOCX_PARTS = content_types package_rels document_rels styles settings footer
BUILT_SOURCES += core/exchange/docx_parts.h
CLEANFILES += core/exchange/docx_parts.h
EXTRA_DIST += core/exchange/docx/content_types.xml core/exchange/docx/package_rels.xml \
	core/exchange/docx/document_rels.xml core/exchange/docx/styles.xml \
	core/exchange/docx/settings.xml core/exchange/docx/footer.xml
core/exchange/docx_parts.h: $(srcdir)/core/exchange/docx/*.xml core/exchange/local.mk
	$(AM_V_GEN)$(MKDIR_P) core/exchange && { \
	  echo '/* Made from docx. */'; \
	  for part in $(DOCX_PARTS); do \
	    echo "static const char *const docx_$$part[] = {"; \
	    sed -e 's/\\/\\\\/g; s/"/\\"/g; s/.*/    "&\\n",/' $(srcdir)/core/exchange/docx/$$part.xml; \
	    echo '    0};'; \
	  done; } >$@.tmp && mv $@.tmp $@
