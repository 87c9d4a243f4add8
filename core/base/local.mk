libcore_a_SOURCES += \
	core/include/rectrack/arena.h core/base/arena.c \
	core/include/rectrack/error.h core/base/error.c \
	core/include/rectrack/sink.h core/base/sink.c \
	core/base/file.h
