libcore_a_SOURCES += \
	core/include/rectrack/model.h core/include/rectrack/meeting.h core/include/rectrack/field.h \
	core/include/rectrack/rag.h core/include/rectrack/query.h core/include/rectrack/stream.h \
	core/model/field_table.c core/model/field.c core/model/field_read.c core/model/check.c core/model/stream.c \
	core/include/rectrack/wording.h core/model/wording.c \
	core/model/canon.h core/model/canon.c core/model/match.h core/model/match.c core/model/change.h core/model/change.c core/model/clash.c \
	core/include/rectrack/scale.h core/model/scale.c core/model/target.c core/model/facts.c \
	core/model/meeting.c core/model/meeting_action.c core/model/meeting_when.c \
	core/include/rectrack/decision.h core/model/decision.c \
	core/model/outlook.h core/model/answers.c core/model/calendar.c core/model/rag.c \
	core/model/query_table.c core/model/query_value.h core/model/query_value.c core/model/query.c core/model/filters.c
