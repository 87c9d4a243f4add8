libcore_a_SOURCES += \
	core/include/rectrack/model.h core/include/rectrack/field.h \
	core/include/rectrack/rag.h core/include/rectrack/query.h core/include/rectrack/stream.h \
	core/model/field_table.c core/model/field.c core/model/check.c core/model/stream.c
