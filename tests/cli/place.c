/* Knows how a command line is run where nothing of the person at the machine is
 * near; nothing of what it should say.
 */
#include "tests/cli/place.h"

#include <glib.h>

static char **environment_of(const char *root, const char *reg)
{
    g_autofree char *home = g_build_filename(root, "home", NULL);
    g_autofree char *data = g_build_filename(root, "data", NULL);
    g_autofree char *config = g_build_filename(root, "config", NULL);
    g_autofree char *path = g_strdup_printf("%s:/usr/bin:/bin", BUILD);
    static const char *const kept[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", NULL};
    char **env = NULL;
    for (const char *const *name = kept; *name; name++)
        if (g_getenv(*name))
            env = g_environ_setenv(env, *name, g_getenv(*name), TRUE);
    const struct {
        const char *name, *value;
    } fixed[] = {
        {"PATH", path},
        {"HOME", home},
        {"XDG_DATA_HOME", data},
        {"XDG_CONFIG_HOME", config},
        {"LC_ALL", "C.UTF-8"},
        {"TZ", "UTC"},
        {"TERM", "dumb"},
        {"RECTRACK_TODAY", "2020-06-15"},
        {"RECTRACK_USER", "tester"},
        {"RECTRACK_SAMPLE", FIXTURES "/southampton"},
        {"FIXTURES", FIXTURES},
        {"REGISTER", reg},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(fixed); i++)
        env = g_environ_setenv(env, fixed[i].name, fixed[i].value, TRUE);
    return env;
}

void place_init(struct place *place)
{
    place->root = g_dir_make_tmp("rectrack-case-XXXXXX", NULL);
    place->work = g_build_filename(place->root, "work", NULL);
    place->reg = g_build_filename(place->root, "data", "rectrack", "register.db", NULL);
    place->environment = environment_of(place->root, place->reg);
    g_autofree char *home = g_build_filename(place->root, "home", NULL);
    g_mkdir_with_parents(place->work, 0700);
    g_mkdir_with_parents(home, 0700);
}

void place_clear(struct place *place)
{
    const char *argv[] = {"rm", "-rf", place->root, NULL};
    g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(place->root);
    g_free(place->work);
    g_free(place->reg);
    g_strfreev(place->environment);
}

void place_run(const struct place *place, const char *command, struct answer *answer)
{
    const char *argv[] = {"/usr/bin/timeout", "60", "/bin/sh", "-c", command, NULL};
    int status = 0;
    if (!g_spawn_sync(place->work, (char **)argv, place->environment, 0, NULL, NULL,
                      &answer->out, &answer->err, &status, NULL)) {
        *answer = (struct answer){g_strdup(""), g_strdup("can't be started\n"), 127};
        return;
    }
    g_autoptr(GError) error = NULL;
    answer->status = 0;
    if (!g_spawn_check_wait_status(status, &error))
        answer->status = error->domain == G_SPAWN_EXIT_ERROR ? error->code : -1;
}

/* Through a pipe, as a program would type it. */
void place_type(const struct place *place, const char *command, const char *input,
                struct answer *answer)
{
    g_autofree char *typed = g_build_filename(place->root, "typed", NULL);
    g_autofree char *whole = g_strdup_printf("cat '%s' | { %s\n}", typed, command);
    g_file_set_contents(typed, input, -1, NULL);
    place_run(place, whole, answer);
}

void answer_clear(struct answer *answer)
{
    g_free(answer->out);
    g_free(answer->err);
}

bool place_copy_register(const struct place *from, const struct place *to)
{
    g_autofree char *folder = g_path_get_dirname(to->reg);
    g_autofree char *bytes = NULL;
    gsize n = 0;
    g_mkdir_with_parents(folder, 0700);
    return g_file_get_contents(from->reg, &bytes, &n, NULL) &&
           g_file_set_contents_full(to->reg, bytes, (gssize)n, G_FILE_SET_CONTENTS_NONE, 0600,
                                    NULL);
}
