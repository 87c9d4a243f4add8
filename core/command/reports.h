/* Colours that have stood for several reports: what rt_rag_reports says of one record,
 * of all of them. */
#ifndef COMMAND_REPORTS_H
#define COMMAND_REPORTS_H

#include "command/command.h"

struct lasting {
    const char *ref;
    enum rt_rag rag;
    size_t reports; /* closed periods in a row, RT_REPORTS_LONG or more */
};

/* A list of struct lasting in arena, in the order of the papers; shared rows once. */
enum rt_status reports_lasting(struct rt_register *reg, const struct rt_outlook *outlook,
                               struct rt_arena *arena, struct rt_list *out,
                               struct rt_error *error);

#endif
