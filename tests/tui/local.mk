# Tests of the screen: its layout and its desk on a register in memory, the same
# on a terminal.
if HAVE_TESTS
check_PROGRAMS += tests/tui/test_desk tests/tui/test_chair tests/tui/test_terminal tests/tui/stage
TESTS += tests/tui/test_desk tests/tui/test_chair tests/tui/test_terminal
endif
TUI_FAKE = tests/tui/fake.h tests/tui/fake_register.c tests/tui/fake_history.c tests/tui/fake_match.c tests/tui/fake_paper.c \
	tests/tui/fake_commands.c tests/tui/fake_views.c
TUI_HARNESS = tests/tui/harness.h tests/tui/harness.c tests/tui/harness_check.c \
	tests/tui/office.h tests/tui/office.c
tests_tui_test_desk_SOURCES = $(TUI_FAKE) tests/tui/play.h tests/tui/play.c \
	tests/tui/scene.h tests/tui/scene.c \
	tests/tui/test_layout.c \
	tests/tui/test_area.c \
	tests/tui/test_form.c \
	tests/tui/test_confirm.c \
	tests/tui/test_sheets.c \
	tests/tui/test_marks.c \
	tests/tui/test_editor.c \
	tests/tui/test_update.c \
	tests/tui/test_saving.c \
	tests/tui/test_mine.c \
	tests/tui/test_news.c \
	tests/tui/test_astray.c \
	tests/tui/test_draft.c \
	tests/tui/test_kept.c \
	tests/tui/test_desk.c \
	tests/tui/test_line.c \
	tests/tui/test_palette.c \
	tests/tui/test_paper.c \
	tests/tui/test_reading.c \
	tests/tui/test_trust.c \
	tests/tui/test_readonly.c \
	tests/tui/test_settings.c \
	tests/tui/test_monkey.c
tests_tui_test_desk_CPPFLAGS = $(TEST_CPPFLAGS)
tests_tui_test_desk_LDADD = libtui.a $(TEST_LIBS) $(CURSES_LIBS) -lm
tests_tui_test_chair_SOURCES = tests/tui/play.h tests/tui/play.c tests/tui/test_chair.c \
	tests/tui/held.h tests/tui/held.c tests/tui/test_meeting.c tests/tui/test_held.c tests/tui/test_which.c tests/tui/test_decide.c \
	tests/tui/test_lost.c \
	tests/tui/numbers.h tests/tui/numbers.c tests/tui/test_numbers.c tests/tui/test_numbers_time.c \
	tests/tui/test_looks.c tests/tui/test_sights.c tests/tui/test_access.c \
	tests/tui/fake.h $(STORE_ROOM)
tests_tui_test_chair_CPPFLAGS = $(TEST_CPPFLAGS)
tests_tui_test_chair_LDADD = libtui.a $(TEST_LIBS) $(CURSES_LIBS) -lm
tests_tui_stage_SOURCES = $(TUI_FAKE) tests/tui/stage.c
tests_tui_stage_CPPFLAGS = $(TEST_CPPFLAGS)
# Without Criterion, whose library takes over a program that a test starts.
tests_tui_stage_LDADD = libtui.a libcore.a $(GLIB_LIBS) $(SQLITE_LIBS) $(YAML_LIBS) \
	$(JANSSON_LIBS) $(NETTLE_LIBS) $(CURSES_LIBS)
tests_tui_test_terminal_SOURCES = $(TUI_HARNESS) tests/tui/test_terminal.c \
	tests/tui/test_journey.c \
	tests/tui/test_changing.c \
	tests/tui/test_writing.c \
	tests/tui/test_print.c \
	tests/tui/test_wild.c \
	tests/tui/test_question.c \
	tests/tui/test_review.c \
	tests/tui/test_two.c \
	tests/tui/test_follow.c tests/tui/test_follower.c \
	tests/tui/test_day.c tests/cli/case.h tests/cli/case.c tests/cli/place.h tests/cli/place.c \
	tests/tui/test_gone.c
tests_tui_test_terminal_CPPFLAGS = $(TEST_CPPFLAGS) $(VTERM_CFLAGS)
tests_tui_test_terminal_LDADD = $(TEST_LIBS) $(VTERM_LIBS)

# The terminal gone after each of two hundred keys, and a kill at a hundred points of a
# save: some minutes.
long-gone: rectrack tests/tui/test_terminal
	RECTRACK_LINES_CUT=200 RECTRACK_KILLS=100 tests/tui/test_terminal \
		--filter '@(gone|two)/*'

# The monkey for 50,000 keys from eight seeds: a quarter of an hour, best in a build with
# --enable-sanitizers.
long-wild: rectrack tests/tui/test_terminal
	for seed in 1 2 3 4 5 6 7 8; do \
		CRITERION_JOBS=1 RECTRACK_WILD=6250 RECTRACK_SEED=$$seed \
			tests/tui/test_terminal --filter 'wild/a_monkey*' || exit 1; \
	done
.PHONY: long-gone long-wild
