libcore_a_SOURCES += \
	core/exchange/format.h core/exchange/format.c \
	core/exchange/sections.h core/exchange/sections.c \
	core/exchange/yaml.h core/exchange/yaml_read.c \
	core/exchange/yaml_value.h core/exchange/yaml_value.c \
	core/exchange/yaml_events.h core/exchange/yaml_events.c \
	core/exchange/json.h core/exchange/json_write.c \
	core/exchange/paper.h core/exchange/paper.c \
	core/exchange/markdown.c core/exchange/html.c
