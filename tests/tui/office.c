/* The real program, on a register in a folder of its own. */
#include "tests/tui/office.h"

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

static const char program[] = BUILD "/rectrack";

char *office_ask(struct office *office, const char *as, const char *const *words)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    const char *first[] = {program, "--register", office->path, "--today", "2020-06-15", "--as",
                           as};
    for (size_t i = 0; i < G_N_ELEMENTS(first); i++)
        g_ptr_array_add(argv, (void *)(uintptr_t)first[i]);
    for (size_t i = 0; words[i]; i++)
        g_ptr_array_add(argv, (void *)(uintptr_t)words[i]);
    g_ptr_array_add(argv, NULL);
    g_autofree char *wrong = NULL;
    char *said = NULL;
    int status = 0;
    cr_assert(g_spawn_sync(office->folder, (char **)argv->pdata, NULL, G_SPAWN_DEFAULT, NULL,
                           NULL, &said, &wrong, &status, NULL));
    cr_assert_eq(status, 0, "%s: %s", words[0], wrong);
    return said;
}

static void ask(struct office *office, const char *first, const char *second, const char *third)
{
    const char *words[] = {first, second, third, NULL};
    g_free(office_ask(office, "coordinator", words));
}

void office_open(struct office *office)
{
    office->is_ascii = false;
    office->folder = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    office->path = g_build_filename(office->folder, "register.db", NULL);
    ask(office, "init", "--sample", NULL);
    ask(office, "period", "open", "June 2020");
}

void office_close(struct office *office)
{
    g_autofree char *command = g_strdup_printf("rm -r %s", office->folder);
    cr_expect_eq(system(command), 0);
    g_free(office->folder);
    g_free(office->path);
}

void office_start(struct office *office, struct term *term, int rows, int cols, const char *as,
                  const char *const *words)
{
    const char *first[] = {program, "--register", office->path, "--today", "2020-06-15", "--as",
                           as};
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    for (size_t i = 0; i < G_N_ELEMENTS(first); i++)
        g_ptr_array_add(argv, (void *)(uintptr_t)first[i]);
    for (size_t i = 0; words && words[i]; i++)
        g_ptr_array_add(argv, (void *)(uintptr_t)words[i]);
    g_ptr_array_add(argv, NULL);
    g_autofree char *home = g_strconcat("HOME=", office->folder, NULL);
    g_autofree char *state = g_strconcat("XDG_STATE_HOME=", office->folder, "/state", NULL);
    /* Of that kind, as in test_terminal.c: libvterm repeats no character right. */
    const char *env[] = {home,
                         state,
                         "XDG_CONFIG_HOME",
                         office->is_ascii ? "LC_ALL=C" : "LC_ALL",
                         office->is_ascii ? "TERM=screen-256color" : NULL,
                         NULL};
    term_start(term, (const char *const *)argv->pdata, rows, cols, env);
}

void office_sit(struct office *office, struct term *term, const char *as)
{
    office_start(office, term, 24, 80, as, NULL);
    term_wait_text(term, "Period: June 2020 (open)");
}

void office_write(struct term *term, const char *ref)
{
    g_autofree char *head = g_strconcat("Update ", ref, NULL);
    term_keys(term, "/");
    term_send(term, ref);
    term_keys(term, "Enter u");
    term_wait_text(term, head);
    term_keys(term, "Space Tab Tab Tab");
    term_wait_text(term, "> Progress");
}
