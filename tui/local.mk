# A line for each file with its header, so that two new ones do not meet.
libtui_a_SOURCES += \
	tui/answer.c tui/answer.h \
	tui/area.c tui/area.h \
	tui/ask.c tui/ask.h \
	tui/badge.c tui/badge.h \
	tui/buffer.c tui/buffer.h \
	tui/canvas.c tui/canvas.h \
	tui/changes.c tui/changes.h \
	tui/chart.c tui/chart.h \
	tui/clipboard.c tui/clipboard.h \
	tui/complete.c tui/complete.h \
	tui/conflicts.c tui/conflicts.h \
	tui/desk.c tui/desk.h \
	tui/draft.c tui/draft.h \
	tui/draft_all.c \
	tui/draft_ask.c \
	tui/draft_kind.c \
	tui/draft_line.c \
	tui/editor.c tui/editor.h \
	tui/entries.c tui/entries.h \
	tui/event.h \
	tui/field.c tui/field.h \
	tui/finder.c tui/finder.h \
	tui/form.c tui/form.h \
	tui/form_draw.c \
	tui/form_items.c \
	tui/form_pen.h \
	tui/frame.c tui/frame.h \
	tui/guard.c tui/guard.h \
	tui/keymap.c tui/keymap.h \
	tui/keymap_read.c \
	tui/keys.c tui/keys.h \
	tui/list.c tui/list.h \
	tui/marks.c tui/marks.h \
	tui/meeting.h \
	tui/meeting_draw.c \
	tui/meeting_hold.c \
	tui/meeting_read.c \
	tui/meeting_text.c \
	tui/mine.h \
	tui/mine_draw.c tui/mine_find.c \
	tui/news.c tui/news.h \
	tui/offer.c \
	tui/page.c tui/page.h \
	tui/pager.c tui/pager.h \
	tui/paper.c tui/paper.h \
	tui/paper_lay.c \
	tui/picker.c tui/picker.h \
	tui/preview.c tui/preview.h \
	tui/question.c tui/question.h \
	tui/register.h \
	tui/register_advice.c \
	tui/register_draw.c \
	tui/register_find.c \
	tui/register_layout.c \
	tui/register_marks.c \
	tui/register_rows.c \
	tui/rows.c tui/rows.h \
	tui/screen.c tui/screen.h \
	tui/screen_keys.c tui/screen_keys.h \
	tui/session.c tui/session.h \
	tui/session_draw.c \
	tui/settings.c tui/settings.h \
	tui/sheet.c tui/sheet.h \
	tui/sheet_action.c \
	tui/sheet_ask.c \
	tui/sheet_attend.c \
	tui/sheet_decide.c \
	tui/sheet_fields.c \
	tui/sheet_note.c \
	tui/sheet_owners.c \
	tui/sheet_rag.c \
	tui/sheet_target.c \
	tui/sheet_tick.c \
	tui/signals.c tui/signals.h \
	tui/tabs.c tui/tabs.h \
	tui/theme.c tui/theme.h \
	tui/tick.c \
	tui/timeline.h \
	tui/timeline_draw.c \
	tui/timeline_read.c \
	tui/tui.c tui/tui.h \
	tui/update_draft.c \
	tui/update_form.c tui/update_form.h \
	tui/update_save.c \
	tui/update_targets.c tui/update_targets.h \
	tui/update_view.h \
	tui/view.h \
	tui/view_agenda.c \
	tui/view_answer.c \
	tui/view_blank.c \
	tui/view_board.c \
	tui/view_confirm.c \
	tui/view_conflict.c \
	tui/view_copy.c \
	tui/view_draft.c \
	tui/view_value.c \
	tui/view_meetings.c \
	tui/view_follow.c \
	tui/view_help.c \
	tui/view_history.c \
	tui/view_matrix.c \
	tui/view_meeting.c \
	tui/view_mine.c \
	tui/view_owners.c tui/view_filters.c \
	tui/view_palette.c \
	tui/view_paper.c \
	tui/view_record.c \
	tui/view_register.c \
	tui/view_review.c \
	tui/view_sheet.c \
	tui/view_timeline.c \
	tui/view_trend.c \
	tui/view_update.c \
	tui/view_welcome.c \
	tui/views.h \
	tui/whose.c tui/whose.h
