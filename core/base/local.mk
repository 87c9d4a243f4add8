libcore_a_SOURCES += \
	core/include/rectrack/arena.h core/base/arena.c \
	core/include/rectrack/error.h core/base/error.c \
	core/include/rectrack/sink.h core/base/sink.c \
	core/include/rectrack/date.h core/base/date.c \
	core/base/date_words.h core/base/date_words.c core/base/date_window.c \
	core/include/rectrack/text.h core/base/text.h core/base/text_width.c \
	core/base/text_clean.c core/base/text_lines.c core/base/text_match.c \
	core/base/text_list.c core/base/text_locale.c \
	core/base/home.h core/base/home.c \
	core/base/file_own.c \
	core/include/rectrack/recall.h core/base/recall.c \
	core/base/hash.h core/base/hash.c core/base/file.h core/base/file_input.c core/base/file_output.c
