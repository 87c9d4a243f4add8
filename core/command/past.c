/* The register's counts as a paper wants them. */
#include "command/past.h"

#include <string.h>

#include "report/table.h"

enum rt_status past_standings(struct rt_register *reg, const struct rt_outlook *outlook,
                              struct rt_arena *arena, struct rt_list *out,
                              struct rt_error *error)
{
    struct rt_list standings = {0};
    enum rt_status status = rt_register_standings(reg, outlook, arena, &standings, error);
    for (size_t i = 0; i < standings.n && status == RT_OK; i++) {
        const struct rt_standing *from = rt_list_item(&standings, i, sizeof *from);
        struct report_standing *to = rt_list_add(out, arena, sizeof *to);
        *to = (struct report_standing){from->source,
                                       {.label = from->label, .total = from->total}};
        memcpy(to->bar.n, from->n, sizeof to->bar.n);
    }
    return status;
}
