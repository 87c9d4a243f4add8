rectrack_SOURCES += cli/main.c cli/print.h cli/print.c cli/widths.h cli/widths.c \
	cli/write.h cli/write.c cli/spoken.h cli/spoken.c \
	cli/hear.h cli/hear.c cli/talk.h cli/talk.c \
	cli/line.h cli/line.c cli/line_run.c cli/line_typed.c cli/line_list.c cli/line_record.c \
	cli/line_mine.c cli/line_reply.h cli/line_update.c cli/line_answers.c cli/line_text.c \
	cli/line_draft.c cli/line_save.c \
	cli/line_meeting.h cli/line_meet.c cli/line_meeting.c cli/line_sitting.c cli/line_item.c cli/line_decide.c cli/line_minutes.c cli/line_after.c
