/* Reading the table of fields for what the history says. */
#include "tui/value.h"

#include <string.h>

const struct rt_field *tui_value_field(const char *name, const char *part)
{
    g_autofree char *key = g_strndup(name, strcspn(name, "."));
    const struct rt_field *field = rt_field_find(&rt_record_shape, key);
    return field && field->shape && part ? rt_field_find(field->shape, part) : field;
}

const char *tui_value_words(const struct rt_field *field, const char *text)
{
    bool is_choice = field && field->type == RT_TYPE_CHOICE;
    int at = is_choice && text ? rt_choice_find(field->choices, field->n_choices, text) : -1;
    if (!text || !*text)
        return "(empty)";
    return at < 0 ? text : field->choices[at].label;
}
