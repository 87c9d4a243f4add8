# Tests of the store, through the commands that read and write it.
DISK_WRAPS = -Wl,--wrap=openat -Wl,--wrap=write -Wl,--wrap=fsync -Wl,--wrap=linkat \
	-Wl,--wrap=renameat -Wl,--wrap=unlinkat
STORE_ROOM = tests/store/room.h tests/store/room.c
STORE_TRIAL = tests/store/trial.h tests/store/trial.c $(STORE_ROOM)
if HAVE_TESTS
STORE_TESTS = tests/store/test_put tests/store/test_again tests/store/test_open \
	tests/store/test_readonly tests/store/test_damage tests/store/test_copies \
	tests/store/test_select tests/store/test_lanes tests/store/test_trend tests/store/test_reported tests/store/test_timeline tests/store/test_lookup tests/store/test_match \
	tests/store/test_random tests/store/test_faults tests/store/test_together \
	tests/store/test_draft tests/store/test_memory tests/store/test_races \
	tests/store/test_clock tests/store/test_migrate tests/store/test_missing \
	tests/store/test_meeting
check_PROGRAMS += $(STORE_TESTS)
TESTS += $(STORE_TESTS)
endif
tests_store_test_put_SOURCES = tests/store/test_put.c $(STORE_ROOM)
tests_store_test_put_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_put_LDADD = $(TEST_LIBS)
tests_store_test_again_SOURCES = tests/store/test_again.c $(STORE_ROOM)
tests_store_test_again_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_again_LDADD = $(TEST_LIBS)
tests_store_test_open_SOURCES = tests/store/test_open.c $(STORE_ROOM)
tests_store_test_open_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_open_LDADD = $(TEST_LIBS)
tests_store_test_readonly_SOURCES = tests/store/test_readonly.c $(STORE_ROOM)
tests_store_test_readonly_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_readonly_LDADD = $(TEST_LIBS)
tests_store_test_damage_SOURCES = tests/store/test_damage.c $(STORE_ROOM)
tests_store_test_damage_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_damage_LDADD = $(TEST_LIBS)
tests_store_test_meeting_SOURCES = tests/store/test_meeting.c $(STORE_ROOM)
tests_store_test_meeting_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_meeting_LDADD = $(TEST_LIBS)
tests_store_test_missing_SOURCES = tests/store/test_missing.c $(STORE_ROOM)
tests_store_test_missing_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_missing_LDADD = $(TEST_LIBS)
tests_store_test_copies_SOURCES = tests/store/test_copies.c $(STORE_ROOM)
tests_store_test_copies_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_copies_LDADD = $(TEST_LIBS)
tests_store_test_lanes_SOURCES = tests/store/test_lanes.c $(STORE_ROOM)
tests_store_test_lanes_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_lanes_LDADD = $(TEST_LIBS)
tests_store_test_reported_SOURCES = tests/store/test_reported.c $(STORE_ROOM)
tests_store_test_reported_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_reported_LDADD = $(TEST_LIBS)
tests_store_test_trend_SOURCES = tests/store/test_trend.c $(STORE_ROOM)
tests_store_test_trend_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_trend_LDADD = $(TEST_LIBS)
tests_store_test_timeline_SOURCES = tests/store/test_timeline.c $(STORE_ROOM)
tests_store_test_timeline_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_timeline_LDADD = $(TEST_LIBS)
tests_store_test_select_SOURCES = tests/store/test_select.c $(STORE_ROOM)
tests_store_test_select_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_select_LDADD = $(TEST_LIBS)
tests_store_test_lookup_SOURCES = tests/store/test_lookup.c $(STORE_ROOM)
tests_store_test_lookup_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_lookup_LDADD = $(TEST_LIBS)
tests_store_test_match_SOURCES = tests/store/test_match.c $(STORE_ROOM)
tests_store_test_match_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_match_LDADD = $(TEST_LIBS)
tests_store_test_together_SOURCES = tests/store/test_together.c $(STORE_ROOM)
tests_store_test_together_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_together_LDADD = $(TEST_LIBS)
tests_store_test_migrate_SOURCES = tests/store/test_migrate.c tests/store/migrate_later.c tests/store/old.h tests/store/old.c tests/store/migrate_faults.c tests/store/fault.h \
	tests/store/fault.c $(STORE_ROOM)
tests_store_test_migrate_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_migrate_LDADD = $(TEST_LIBS)
tests_store_test_draft_SOURCES = tests/store/test_draft.c tests/store/disk.h tests/store/disk.c
tests_store_test_draft_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_draft_LDFLAGS = $(DISK_WRAPS)
tests_store_test_draft_LDADD = $(TEST_LIBS)
tests_store_test_random_SOURCES = tests/store/test_random.c tests/exchange/random.h \
	tests/exchange/random.c $(EXCHANGE_HELPER) $(STORE_ROOM)
tests_store_test_random_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_random_LDADD = $(TEST_LIBS)
tests_store_test_faults_SOURCES = tests/store/test_faults.c tests/store/fault.h \
	tests/store/fault.c $(STORE_TRIAL)
tests_store_test_faults_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_faults_LDADD = $(TEST_LIBS)
tests_store_test_memory_SOURCES = tests/store/test_memory.c $(STORE_TRIAL)
tests_store_test_memory_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_memory_LDADD = $(TEST_LIBS)
tests_store_test_races_SOURCES = tests/store/test_races.c tests/store/fault.h \
	tests/store/fault.c $(STORE_ROOM)
tests_store_test_races_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_races_LDADD = $(TEST_LIBS)
tests_store_test_clock_SOURCES = tests/store/test_clock.c $(STORE_ROOM)
tests_store_test_clock_CPPFLAGS = $(TEST_CPPFLAGS)
tests_store_test_clock_LDFLAGS = -Wl,--wrap=g_date_time_new_now_utc
tests_store_test_clock_LDADD = $(TEST_LIBS)

# Every fault, every bit, more registers and more taken back by chance: an hour or two, by
# hand.
long-faults: rectrack $(STORE_TESTS) tests/command/test_undo
	RECTRACK_TEST_FAULTS=1 tests/store/test_faults
	RECTRACK_TEST_FAULTS=1 tests/store/test_memory
	RECTRACK_TEST_FAULTS=1 tests/store/test_migrate
	RECTRACK_TEST_FLIPS=10000 tests/store/test_damage
	RECTRACK_TEST_REGISTERS=10000 tests/store/test_random
	RECTRACK_TEST_UNDOS=10000 tests/command/test_undo
.PHONY: long-faults

# Thousands of programs at one register: some minutes.
long-races: rectrack $(STORE_TESTS)
	RECTRACK_TEST_RACES=1 tests/store/test_races -j1
.PHONY: long-races
