libcore_a_SOURCES += core/exchange/format.h
