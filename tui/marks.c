/* A set that remembers its order. */
#include "tui/marks.h"

void tui_marks_clear(struct tui_marks *marks)
{
    if (marks->order)
        g_ptr_array_free(marks->order, TRUE);
    if (marks->set)
        g_hash_table_unref(marks->set);
    g_free(marks->from);
    *marks = (struct tui_marks){0};
}

bool tui_marks_has(const struct tui_marks *marks, const char *ref)
{
    return marks->set && g_hash_table_contains(marks->set, ref);
}

void tui_marks_add(struct tui_marks *marks, const char *ref)
{
    if (!marks->set) {
        marks->set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        marks->order = g_ptr_array_new();
    }
    char *own = g_strdup(ref);
    if (tui_marks_has(marks, ref)) {
        g_free(own);
        return;
    }
    g_hash_table_add(marks->set, own);
    g_ptr_array_add(marks->order, own);
}

void tui_marks_turn(struct tui_marks *marks, const char *ref)
{
    if (!tui_marks_has(marks, ref)) {
        tui_marks_add(marks, ref);
        return;
    }
    guint i = 0;
    g_ptr_array_find_with_equal_func(marks->order, ref, g_str_equal, &i);
    g_ptr_array_remove_index(marks->order, i);
    g_hash_table_remove(marks->set, ref);
}

GPtrArray *tui_marks_list(const struct tui_marks *marks)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < tui_marks_n(marks); i++)
        g_ptr_array_add(list, g_strdup(marks->order->pdata[i]));
    return list;
}
