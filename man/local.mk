# The manual: pages of prose with holes, filled from the tables of the program.
# The filled pages are kept; `make manual` fills them again, a test compares.
dist_man_MANS += man/rectrack.1 man/rectrack-yaml.5
check_PROGRAMS += man/manual
man_manual_SOURCES = man/roff.h man/roff.c man/manual.c
man_manual_CPPFLAGS = $(PUBLIC) -I$(srcdir) $(GLIB_CFLAGS) -DRT_VERSION='"$(PACKAGE_VERSION)"'
man_manual_LDADD = libtui.a libcore.a $(GLIB_LIBS) $(SQLITE_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(NETTLE_LIBS) $(CURSES_LIBS)
EXTRA_DIST += man/rectrack.1.in man/rectrack-yaml.5.in
manual: man/manual
	man/manual $(srcdir)/man/rectrack.1.in >$(srcdir)/man/rectrack.1
	man/manual $(srcdir)/man/rectrack-yaml.5.in >$(srcdir)/man/rectrack-yaml.5
.PHONY: manual

# The picture in README.md, of the real program on the sample.
EXTRA_PROGRAMS += man/picture
man_picture_SOURCES = man/picture.c
man_picture_CPPFLAGS = $(GLIB_CFLAGS) $(VTERM_CFLAGS)
man_picture_LDADD = $(GLIB_LIBS) $(VTERM_LIBS)
picture: rectrack man/picture
	rm -f man/southampton.db
	./rectrack --register man/southampton.db init --sample
	TERM=xterm-256color LC_ALL=C.UTF-8 RECTRACK_USER=coordinator \
	  man/picture 30 100 '' ./rectrack --register man/southampton.db >$(srcdir)/man/screen.svg
	rm -f man/southampton.db
.PHONY: picture
EXTRA_DIST += man/screen.svg
