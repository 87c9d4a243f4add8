/* What is remembered between runs. */
#include <stdlib.h>

#include <criterion/criterion.h>
#include <glib.h>
#include <glib/gstdio.h>

#include <rectrack/recall.h>

Test(recall, each_by_its_own_names)
{
    g_autofree char *state = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    const char *ours[] = {"owner", "/srv/register.db", "HT", NULL};
    const char *theirs[] = {"owner", "/srv/register.dbHT", "", NULL};
    struct rt_error error = {0};
    g_setenv("XDG_STATE_HOME", state, TRUE);
    cr_expect_null(rt_recall(ours));
    cr_assert_eq(rt_recall_keep(ours, "SCC", &error), RT_OK, "%s", error.sentence);
    cr_assert_eq(rt_recall_keep(ours, "Hampton Trust", &error), RT_OK);
    g_autofree char *kept = rt_recall(ours);
    cr_expect_str_eq(kept, "Hampton Trust");
    cr_expect_null(rt_recall(theirs));
    g_autofree char *command = g_strdup_printf("rm -r %s", state);
    cr_expect_eq(system(command), 0);
}

Test(recall, nowhere_to_keep_it_is_refused)
{
    const char *names[] = {"owner", NULL};
    struct rt_error error = {0};
    g_setenv("XDG_STATE_HOME", "/dev/null/nowhere", TRUE);
    cr_expect_eq(rt_recall_keep(names, "SCC", &error), RT_REFUSED);
    cr_expect_not_null(error.sentence);
    cr_expect_null(rt_recall(names));
    rt_error_clear(&error);
}
