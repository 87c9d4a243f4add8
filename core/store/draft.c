/* The folder of drafts: a file each, named by a sum over what it is a draft of,
 * so that no name of a person or a record stands in the folder's list, and
 * finding one opens one file.  What a file holds must say the same as its name.
 * Knows neither forms nor the database. */
#include "config.h"

#include "store/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/home.h"

static const char ENDING[] = ".json";

struct rt_drafts {
    char *path;
    int folder;
};

enum rt_status rt_drafts_open(struct rt_drafts **out, struct rt_error *error)
{
    g_autofree char *path = home_path(HOME_STATE, "rectrack/drafts");
    int folder;
    if (!path)
        return rt_fail(error, RT_REFUSED,
                       "there is no home folder to keep drafts in: set HOME");
    enum rt_status status = file_own_folder(path, &folder, error);
    if (status != RT_OK)
        return status;
    *out = g_new0(struct rt_drafts, 1);
    **out = (struct rt_drafts){g_steal_pointer(&path), folder};
    return RT_OK;
}

void rt_drafts_close(struct rt_drafts *drafts)
{
    if (!drafts)
        return;
    close(drafts->folder);
    g_free(drafts->path);
    g_free(drafts);
}

/* ---- names ---- */

/* Each part with its length before it; no part is not an empty one.  g_free it. */
static char *name_of(const struct rt_draft_key *key)
{
    const char *const parts[] = {key->reg, key->user, key->form, key->ref, key->period};
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *part =
            parts[i] ? g_strdup_printf("%zu:%s", strlen(parts[i]), parts[i]) : g_strdup("-");
        g_checksum_update(sum, (const guchar *)part, -1);
    }
    return g_strconcat(g_checksum_get_string(sum), ENDING, NULL);
}

/* An error over a file of the folder says where that is. */
static enum rt_status in_folder(const struct rt_drafts *drafts, enum rt_status status,
                                struct rt_error *error)
{
    if (status == RT_OK || !error || !error->file)
        return status;
    char *path = g_build_filename(drafts->path, error->file, NULL);
    g_free(error->file);
    error->file = path;
    return status;
}

/* ---- one draft ---- */

enum rt_status rt_draft_save(struct rt_drafts *drafts, struct rt_draft *draft,
                             struct rt_error *error)
{
    draft->saved = g_get_real_time() / G_USEC_PER_SEC;
    g_autofree char *name = name_of(&draft->key);
    g_autofree char *bytes = draft_write(draft);
    if (!bytes)
        return rt_fail(error, RT_REFUSED, "the draft is not kept: a text of it is not UTF-8");
    if (strlen(bytes) > RT_DRAFT_LIMIT)
        return rt_fail(error, RT_REFUSED, "the draft is not kept: it is larger than %d MiB",
                       RT_DRAFT_LIMIT >> 20);
    return in_folder(drafts, file_put_in(drafts->folder, name, bytes, error), error);
}

/* The file of that name; *is_there: there is one.  Its name must be that of what it
 * holds: one that was moved or copied here by another name is nobody's. */
static enum rt_status read_file(const struct rt_drafts *drafts, const char *name,
                                struct rt_arena *arena, struct rt_draft *out, bool *is_there,
                                struct rt_error *error)
{
    GString *bytes = NULL;
    struct rt_draft draft;
    enum rt_status status = file_read_own(drafts->folder, name, RT_DRAFT_LIMIT, &bytes, error);
    *is_there = status == RT_OK && bytes;
    if (!*is_there)
        return status;
    bool is_whole = draft_read(bytes->str, bytes->len, arena, &draft);
    g_string_free(bytes, TRUE);
    g_autofree char *right_name = is_whole ? name_of(&draft.key) : NULL;
    if (g_strcmp0(right_name, name) != 0)
        return rt_fail_at(error, RT_REFUSED, name, 0, 0, "this draft is damaged");
    *out = draft;
    return RT_OK;
}

enum rt_status rt_draft_load(struct rt_drafts *drafts, const struct rt_draft_key *key,
                             struct rt_arena *arena, struct rt_draft *out,
                             struct rt_error *error)
{
    g_autofree char *name = name_of(key);
    struct rt_draft draft = {0};
    bool is_there;
    enum rt_status status = read_file(drafts, name, arena, &draft, &is_there, error);
    if (status == RT_OK)
        *out = draft;
    return in_folder(drafts, status, error);
}

enum rt_status rt_draft_discard(struct rt_drafts *drafts, const struct rt_draft_key *key,
                                struct rt_error *error)
{
    g_autofree char *name = name_of(key);
    if (unlinkat(drafts->folder, name, 0) < 0 && errno != ENOENT)
        return rt_fail_at(error, RT_REFUSED, drafts->path, 0, 0,
                          "the draft can't be taken away: %s", g_strerror(errno));
    fsync(drafts->folder); /* at worst it is offered once more */
    return RT_OK;
}

/* ---- all of them ---- */

/* The names in the folder, the hidden ones of a save under way left out. */
static enum rt_status read_names(const struct rt_drafts *drafts, GPtrArray *names,
                                 struct rt_error *error)
{
    int again = openat(drafts->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = again < 0 ? NULL : fdopendir(again);
    if (!folder) {
        enum rt_status status = rt_fail_at(error, RT_REFUSED, drafts->path, 0, 0,
                                           "can't be read: %s", g_strerror(errno));
        if (again >= 0)
            close(again);
        return status;
    }
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.' && g_str_has_suffix(entry->d_name, ENDING))
            g_ptr_array_add(names, g_strdup(entry->d_name));
    closedir(folder);
    return RT_OK;
}

static int last_first(const void *one, const void *other)
{
    const struct rt_draft *a = one, *b = other;
    if (a->saved != b->saved)
        return a->saved < b->saved ? 1 : -1;
    int by_form = strcmp(a->key.form, b->key.form);
    return by_form ? by_form : g_strcmp0(a->key.ref, b->key.ref);
}

enum rt_status rt_drafts_list(struct rt_drafts *drafts, const char *reg, const char *user,
                              struct rt_arena *arena, struct rt_list *out,
                              struct rt_list *passed, struct rt_error *error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    enum rt_status status = read_names(drafts, names, error);
    for (guint i = 0; i < names->len && status == RT_OK; i++) {
        struct rt_error why = {0};
        struct rt_draft draft;
        bool is_there;
        if (read_file(drafts, names->pdata[i], arena, &draft, &is_there, &why) != RT_OK) {
            in_folder(drafts, RT_REFUSED, &why);
            g_autofree char *words = rt_error_words(&why);
            if (passed)
                rt_texts_add(passed, arena, words);
            rt_error_clear(&why);
        } else if (is_there && strcmp(draft.key.reg, reg) == 0 &&
                   strcmp(draft.key.user, user) == 0) {
            *(struct rt_draft *)rt_list_add(out, arena, sizeof draft) = draft;
        }
    }
    if (out->n)
        qsort(out->at, out->n, sizeof(struct rt_draft), last_first);
    return status;
}
