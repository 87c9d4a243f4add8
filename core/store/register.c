/* Opening a register: what the path is, whether it can be written, whether it is
 * ours.  Never makes a file. */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <rectrack/text.h>

#include "store/write.h"

static enum rt_status look_at(const char *path, char **real, struct rt_error *error)
{
    struct stat info;
    *real = realpath(path, NULL);
    if (!*real || stat(*real, &info) != 0) {
        int why = errno;
        if (why == ENOENT)
            return rt_fail(error, RT_REFUSED,
                           "there is no register at %s; make one with rectrack init, or name "
                           "another with --register",
                           path);
        return rt_fail(error, RT_REFUSED, "%s can't be opened (%s)", path, g_strerror(why));
    }
    const char *what = S_ISDIR(info.st_mode)    ? "a folder"
                       : S_ISFIFO(info.st_mode) ? "a pipe"
                       : S_ISREG(info.st_mode)  ? NULL
                                                : "a device";
    if (what)
        return rt_fail(error, RT_REFUSED, "%s is %s, not a register; name a file", path, what);
    if (info.st_size == 0)
        return rt_fail(error, RT_REFUSED,
                       "%s is empty, not a register; remove it and run rectrack init", path);
    return RT_OK;
}

static uint32_t number_at(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           bytes[3];
}

/* A database begins with these words, and says at byte 60 of which version it is, at byte
 * 68 whose.  Another program's is not even opened: the engine might finish what that
 * program began.  (Closing a file lets go of all locks of this process on it: so before the
 * engine has it.) */
static enum rt_status look_inside(const char *path, const char *real, uint32_t *version,
                                  struct rt_error *error)
{
    static const char MAGIC[16] = "SQLite format 3";
    unsigned char head[100];
    int fd = open(real, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return rt_fail(error, RT_REFUSED, "%s can't be opened (%s)", path, g_strerror(errno));
    ssize_t n = pread(fd, head, sizeof head, 0);
    int why = errno;
    close(fd);
    if (n < 0)
        return rt_fail(error, RT_BUSY, "%s can't be read (%s)", path, g_strerror(why));
    if ((size_t)n < sizeof head || memcmp(head, MAGIC, sizeof MAGIC) != 0)
        return rt_fail(error, RT_REFUSED, "%s is not a register; name another file", path);
    *version = number_at(head + 60);
    return number_at(head + 68) == APPLICATION_ID
               ? RT_OK
               : rt_fail(error, RT_REFUSED,
                         "%s is another program's database, not a register; name another file",
                         path);
}

static bool is_readonly_mount(const char *path)
{
    struct statvfs mount;
    return statvfs(path, &mount) == 0 && (mount.f_flag & ST_RDONLY);
}

char *register_obstacle(const char *real)
{
    struct stat info;
    g_autofree char *folder = g_path_get_dirname(real);
    if (stat(real, &info) == 0 && info.st_nlink > 1)
        return g_strdup_printf(
            "%s has a second name (hard link) by which it could be changed unseen", real);
    if (is_readonly_mount(real))
        return g_strdup_printf("%s is on a read-only disk", real);
    if (access(real, W_OK) != 0)
        return g_strdup_printf("%s is read-only", real);
    if (access(folder, W_OK) != 0)
        return g_strdup_printf(
            "the folder %s is read-only, and saving needs it for the journal", folder);
    return NULL;
}

/* A journal that a crash left must be rolled back first, which needs writing. */
static enum rt_status open_engine(const char *real, bool can_write, enum rt_access access,
                                  struct db **out, struct rt_error *error)
{
    g_autofree char *journal = g_strconcat(real, "-journal", NULL);
    struct stat info;
    bool is_hot = stat(journal, &info) == 0 && info.st_size > 0;
    bool for_writing = can_write && (access == RT_WRITE || is_hot);
    return db_open(real, for_writing ? DB_WRITE : DB_READ, out, error);
}

/* The chain's end as the register knows it and as the last set has it. */
static const char ENDS[] =
    "SELECT g.sets, g.head, c.number, c.hash FROM register g LEFT JOIN change_set c"
    " ON c.number = (SELECT MAX(number) FROM change_set) WHERE g.id = 1";

static enum rt_status verify_end(struct db *db, const char *path, struct rt_error *error)
{
    struct db_statement *statement;
    bool has_row = false;
    enum rt_status status = db_prepare(db, ENDS, &statement, error);
    if (status == RT_OK)
        status = db_step(statement, &has_row, error);
    if (status != RT_OK)
        return status;
    bool agrees = has_row && db_int(statement, 0) == db_int(statement, 2) &&
                  (db_int(statement, 0) == 0 || g_strcmp0(db_text_or_null(statement, 1),
                                                          db_text_or_null(statement, 3)) == 0);
    if (has_row)
        db_reset(statement);
    return agrees ? RT_OK
                  : rt_fail(error, RT_REFUSED,
                            "the history of %s has lost its end; keep the file as it is and "
                            "restore a backup",
                            path);
}

/* All of it about one state of the file, under one lock, which is kept where what is
 * read after it has to be of that state too. */
static enum rt_status verify(struct rt_register *reg, const char *path, enum rt_access access,
                             struct rt_error *error)
{
    enum rt_status status = db_begin(reg->db, false, error);
    if (status == RT_OK)
        status = schema_verify(reg->db, path, error);
    if (status == RT_OK)
        status = db_keep_few(reg->db, error);
    if (status == RT_OK)
        status = verify_end(reg->db, path, error);
    reg->data_version = db_version_of_data(reg->db);
    reg->is_held = access == RT_READ_ONCE;
    return status == RT_OK && !reg->is_held ? db_commit(reg->db, error) : status;
}

enum rt_status rt_register_open(const char *path, enum rt_access access,
                                struct rt_register **out, struct rt_error *error)
{
    char *real = NULL;
    uint32_t version;
    enum rt_status status = look_at(path, &real, error);
    if (status == RT_OK)
        status = look_inside(path, real, &version, error);
    if (status != RT_OK) {
        free(real);
        return status;
    }
    struct rt_register *reg = g_new0(struct rt_register, 1);
    reg->path = g_strdup(real);
    free(real);
    g_autofree char *obstacle = register_obstacle(reg->path);
    if (obstacle)
        reg->why_readonly =
            g_strdup_printf("%s; the register is open for reading only", obstacle);
    status = open_engine(reg->path, !reg->why_readonly, access, &reg->db, error);
    reg->can_write = access == RT_WRITE && !reg->why_readonly;
    if (status == RT_OK)
        status = verify(reg, path, access, error);
    if (status != RT_OK) {
        rt_register_close(reg);
        return status;
    }
    *out = reg;
    return RT_OK;
}

int store_old_version(const char *path)
{
    char *real = NULL;
    uint32_t version = 0;
    bool is_old = look_at(path, &real, NULL) == RT_OK &&
                  look_inside(path, real, &version, NULL) == RT_OK &&
                  version >= SCHEMA_OLDEST && version < SCHEMA_VERSION;
    free(real);
    return is_old ? (int)version : 0;
}

void rt_register_close(struct rt_register *reg)
{
    if (!reg)
        return;
    db_close(reg->db);
    rt_facts_clear(&reg->facts);
    g_free(reg->path);
    g_free(reg->why_readonly);
    g_free(reg);
}

void rt_register_let_go(struct rt_register *reg)
{
    if (reg->is_held)
        db_end(reg->db);
    reg->is_held = false;
}

const char *rt_register_path(const struct rt_register *reg)
{
    return reg->path;
}

const char *rt_register_why_readonly(const struct rt_register *reg)
{
    return reg->why_readonly;
}

enum rt_status rt_register_facts(struct rt_register *reg, const struct rt_facts **out,
                                 struct rt_error *error)
{
    enum rt_status status = RT_OK;
    if (!reg->has_facts) {
        status = facts_read_at_once(reg->db, !reg->is_writing, &reg->facts, error);
        reg->has_facts = status == RT_OK;
    }
    if (status == RT_OK)
        *out = &reg->facts;
    return status;
}

void rt_register_on_wait(struct rt_register *reg, bool (*wait)(void *self, int waited),
                         void *self)
{
    db_on_wait(reg->db, wait, self);
}

bool rt_register_has_changed(struct rt_register *reg)
{
    int64_t now = db_version_of_data(reg->db);
    if (now == reg->data_version || !now)
        return false;
    reg->data_version = now;
    reg->has_facts = false;
    return true;
}

/* Which record has that reference? */
static const char BY_REF[] = "SELECT id FROM record WHERE folded = $1";
static const char REFS[] = "SELECT ref FROM record ORDER BY place LIMIT 20000";

static enum rt_status no_such(struct rt_register *reg, const char *ref, struct rt_error *error)
{
    g_autoptr(GPtrArray) refs = g_ptr_array_new_with_free_func(g_free);
    struct db_statement *statement;
    bool has_row = true;
    if (db_prepare(reg->db, REFS, &statement, NULL) == RT_OK)
        while (db_step(statement, &has_row, NULL) == RT_OK && has_row)
            g_ptr_array_add(refs, g_strdup(db_text(statement, 0)));
    const char *nearest = rt_text_nearest(ref, (const char *const *)refs->pdata, refs->len);
    return rt_fail(error, RT_REFUSED,
                   nearest ? "there is no recommendation %s; did you mean %s?"
                           : "there is no recommendation %s; rectrack list shows them all",
                   ref, nearest);
}

/* Which links do others hold to it?  Asked of the links themselves (the sign keeps the
 * index out of it, and the kind is in none). */
static const char HELD[] = "SELECT COUNT(kind) FROM link WHERE +other_id = $1";

/* The index by which they are found, and the mark that there may be some, stand under no
 * hash: whoever is shown a record would miss a link, and nothing said so. */
static enum rt_status check_links(struct rt_register *reg, const struct rt_record *record,
                                  const struct read_row *shown, struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(reg->db, HELD, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, shown->id);
    status = db_step(row, &has_row, error);
    if (status != RT_OK)
        return status;
    bool agrees = db_int(row, 0) == (int64_t)(record->links.n - shown->own_links);
    db_reset(row);
    return agrees ? RT_OK : read_altered(record->ref, error);
}

static enum rt_status find_by_ref(struct rt_register *reg, const char *ref, int64_t *id,
                                  struct rt_error *error)
{
    struct db_statement *statement;
    g_autofree char *folded = g_ascii_strdown(ref, -1);
    bool has_row = false;
    enum rt_status status = db_prepare(reg->db, BY_REF, &statement, error);
    if (status != RT_OK)
        return status;
    db_bind(statement, 1, folded);
    status = db_step(statement, &has_row, error);
    *id = status == RT_OK && has_row ? db_int(statement, 0) : 0;
    if (status == RT_OK && has_row)
        db_reset(statement);
    return status;
}

enum rt_status rt_register_has(struct rt_register *reg, const char *ref, bool *out,
                               struct rt_error *error)
{
    int64_t id = 0;
    enum rt_status status = find_by_ref(reg, ref, &id, error);
    if (status == RT_OK)
        *out = id != 0;
    return status;
}

enum rt_status rt_register_record(struct rt_register *reg, const char *ref,
                                  const struct rt_outlook *outlook, struct rt_arena *arena,
                                  struct rt_record *out, struct rt_error *error)
{
    int64_t id;
    enum rt_status status = find_by_ref(reg, ref, &id, error);
    if (status != RT_OK)
        return status;
    if (!id)
        return no_such(reg, ref, error);
    struct read_row row;
    *out = (struct rt_record){0};
    status = read_shown(reg->db, id, RT_WHOLE, outlook, false, arena, out, &row, error);
    return status == RT_OK && !reg->is_writing ? check_links(reg, out, &row, error) : status;
}
