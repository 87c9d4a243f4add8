libcore_a_SOURCES += \
	core/include/rectrack/register.h \
	core/store/db.h core/store/db_engine.h core/store/db.c core/store/db_holder.c core/store/db_open.c core/store/db_whole.c \
	core/store/store.h core/store/schema.c core/store/facts.c core/store/read.c core/store/read_one.c core/store/register.c core/store/create.c \
	core/store/select.h core/store/select.c core/store/where.c core/store/count.c \
	core/include/rectrack/lanes.h core/store/axes.h core/store/axes.c core/store/lanes.c core/include/rectrack/trend.h core/store/reported.h core/store/reported.c core/store/trend.c core/include/rectrack/timeline.h core/store/timed.h core/store/timed.c core/store/timeline.c core/store/export.c core/store/write.h \
	core/store/reopen.c core/store/remove.c core/store/deed.c core/store/undo.h core/store/undo_check.c core/store/undo_since.c core/store/undo.c \
	core/store/set.h core/store/set.c core/store/ids.c \
	core/store/write_record.h core/store/write_record.c core/store/write_names.c core/store/write_links.c core/store/write_place.c \
	core/store/lookup.h core/store/lookup.c core/store/content.c core/store/write_facts.c core/store/write_themes.c core/store/meeting.c \
	core/include/rectrack/draft.h core/store/draft.h core/store/draft_json.c core/store/draft.c \
	core/store/reckon.c core/store/snapshot.c core/store/standing.c core/store/reported_keep.c core/store/closing.c core/store/replay.h core/store/replay.c core/store/history.c core/store/former.c core/store/verify.h core/store/verify.c core/store/verify_contents.c core/store/verify_lookup.c core/store/copy.c \
	core/store/migrate.h core/store/migrate_said.c core/store/migrate_rows.c core/store/migrate_snapshots.c core/store/migrate.c \
	core/store/migrate_tables.c
nodist_libcore_a_SOURCES = core/store/schema_sql.h
BUILT_SOURCES += core/store/schema_sql.h
CLEANFILES += core/store/schema_sql.h
EXTRA_DIST += core/store/schema.sql

# The schema's statements as an array of strings, as the engine keeps them: without what
# ends them.  Without its notes too: they would be read at each opening, and a better word
# would make another schema of it.
core/store/schema_sql.h: core/store/schema.sql core/store/local.mk
	$(AM_V_GEN)$(MKDIR_P) core/store && { \
	  echo '/* Made from schema.sql. */'; \
	  echo 'static const char *const schema_sql[] = {'; \
	  sed -e 's/ *--.*//; /^ *$$/d; s/^  */ /' -e 's/\\/\\\\/g; s/"/\\"/g' \
	    -e 's/.*/    "&\\n"/; s/;\\n"$$/",/' $(srcdir)/core/store/schema.sql; \
	  echo '};'; } >$@.tmp && mv $@.tmp $@
