libcore_a_SOURCES += \
	core/exchange/format.h core/exchange/format.c \
	core/exchange/sections.h core/exchange/sections.c \
	core/exchange/yaml.h core/exchange/yaml_read.c \
	core/exchange/yaml_value.h core/exchange/yaml_value.c \
	core/exchange/yaml_pairs.h core/exchange/yaml_pairs.c core/exchange/yaml_events.h core/exchange/yaml_events.c \
	core/exchange/yaml_write.c \
	core/exchange/yaml_text.h core/exchange/yaml_text.c \
	core/exchange/json.h core/exchange/json_write.c \
	core/exchange/place.h core/exchange/place.c \
	core/exchange/csv.h core/exchange/csv_read.c core/exchange/csv_write.c \
	core/exchange/csv_cells.h core/exchange/csv_cells.c \
	core/exchange/csv_shared.h core/exchange/csv_shared.c \
	core/exchange/csv_item.h core/exchange/csv_item.c core/exchange/csv_paper.c \
	core/exchange/paper.h core/exchange/paper.c \
	core/exchange/markdown.c core/exchange/html.c
