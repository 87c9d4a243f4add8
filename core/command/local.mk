libcore_a_SOURCES += \
	core/include/rectrack/command.h \
	core/command/args.c core/command/args_line.c core/command/given.c core/command/globals.c core/command/command.h core/command/command.c core/command/intake.h \
	core/command/intake.c core/command/intake_record.c core/command/intake_settle.c core/command/intake_tell.c \
	core/command/cmd_init.c core/command/cmd_import.c core/command/cmd_export.c core/command/past.h core/command/past.c core/command/cmd_convert.c \
	core/command/cmd_list.c core/command/cmd_show.c core/command/cmd_status.c \
	core/command/status.h core/command/status_slips.c core/command/status_find.c core/command/status_json.c core/command/status_text.c \
	core/include/rectrack/question.h core/command/question.c \
	core/include/rectrack/reply.h core/command/reply.c core/command/reply_words.c core/command/reply_suggest.c core/command/reply_draft.c \
	core/include/rectrack/conflict.h core/command/conflict.c core/command/whose.c \
	core/command/chart.h core/command/chart.c core/command/cmd_board.c core/command/cmd_matrix.c core/command/cmd_timeline.c core/command/cmd_trend.c \
	core/include/rectrack/clipboard.h core/command/clipboard.c \
	core/include/rectrack/settings.h core/command/settings.c core/command/cmd_config.c \
	core/command/edit.h core/command/edit.c core/command/edit_clash.c core/command/edit_words.c \
	core/command/edit_settle.c core/command/edit_action.c core/command/edit_target.c core/command/assign.h core/command/assign.c core/command/noun.h core/command/noun.c \
	core/command/cmd_update.c core/command/update.h core/command/update_parts.c core/command/update_report.c \
	core/command/update_tell.c core/command/cmd_set.c core/command/cmd_target.c core/command/cmd_actions.c \
	core/command/cmd_add.c core/command/cmd_remove.c \
	core/command/parts.c core/command/named.c core/command/reports.h core/command/reports.c core/include/rectrack/unanswered.h core/command/unanswered.c \
	core/command/cmd_period.c core/command/cmd_owner.c core/command/cmd_event.c core/command/cmd_filter.c core/command/cmd_chase.c core/command/cmd_changes.c \
	core/command/cmd_form.c core/command/form_fill.c core/command/form_new.c core/command/form_take.h core/command/form_take.c \
	core/command/form_answer.c core/command/form_clean.h core/command/form_clean.c core/command/form_tell.c \
	core/command/meeting.h core/command/meeting_find.c core/command/meeting_agenda.c core/command/meeting_record.c core/command/meeting_decide.c \
	core/command/meeting_action.c core/include/rectrack/left.h core/command/meeting_left.c core/command/meeting_carry.c core/command/meeting_go.c core/command/meeting_show.c core/command/meeting_export.c core/command/cmd_meeting.c core/command/cmd_meet.c \
	core/command/write.c core/command/runs.c core/command/cmd_safe.c core/command/cmd_history.c core/command/history.h core/command/history_text.c core/command/history_json.c core/command/cmd_undo.c core/command/cmd_help.c \
	core/command/commands.c
