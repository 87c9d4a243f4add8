/* A register of an earlier version in a room, and what lies beside it. */
#include "tests/store/old.h"

#include <criterion/criterion.h>

void old_begin(struct room *room, const char *from)
{
    room_init(room);
    g_autoptr(GBytes) bytes = room_bytes(from);
    cr_assert(g_file_set_contents("r.db", g_bytes_get_data(bytes, NULL),
                                  (gssize)g_bytes_get_size(bytes), NULL));
}

size_t old_count(const char *prefix, char **last)
{
    size_t n = 0;
    *last = NULL;
    GDir *dir = g_dir_open(".", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));)
        if (g_str_has_prefix(name, prefix)) {
            g_free(*last);
            *last = g_strdup(name);
            n++;
        }
    g_dir_close(dir);
    return n;
}

void old_check_left_alone(GBytes *before, const char *what)
{
    g_autofree char *last = NULL;
    cr_expect(room_is_same("r.db", before), "%s", what);
    cr_expect_eq(old_count("r.db", &last), 1, "%s: %s", what, last);
}
