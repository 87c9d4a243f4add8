libcore_a_SOURCES += \
	core/include/rectrack/describe.h core/report/describe.c core/report/describe_target.c core/report/describe_action.c core/report/listing.c \
	core/report/signs.c \
	core/report/words.h core/report/words.c \
	core/report/layout.h core/report/layout.c core/report/cell.h core/report/cell.c \
	core/report/fill.h core/report/fill.c core/report/fill_news.c core/report/fill_own.c \
	core/report/tally.h core/report/tally.c \
	core/report/since.h core/report/since.c \
	core/report/earlier.h core/report/earlier.c \
	core/report/parts.h core/report/parts.c core/report/heading.c core/report/row.c core/report/key.c core/report/chart.c \
	core/report/by_source.c core/report/by_owner.c \
	core/include/rectrack/paper.h core/report/table.h core/report/table.c \
	core/report/own.h core/report/own.c \
	core/report/agenda.h core/report/agenda.c core/report/minutes.h core/report/minutes_parts.h core/report/minutes_parts.c core/report/minutes.c core/report/minutes_actions.c
