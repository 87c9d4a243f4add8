/* Opening and closing a connection.  Settings are those tried for people's words:
 * rollback journal, EXTRA syncs, no triggers, views or attached files, nothing
 * mapped into memory. */
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/db_engine.h"

const char *const db_endings[] = {"-journal", "-wal", "-shm", NULL};

/* Where nobody gets on, as with a program that was stopped; and while others save one
 * after the other.  A nap is of any length between the two last. */
enum { IDLE_MS = 5000, MOST_MS = 30000, SHORT_MS = 1, LONG_MS = 8 };

/* What a connection may do once it is set up: read, write rows, and the few
 * pragmas that are used; no schema change, no other file. */
static int authorize(void *self, int action, const char *a, const char *b, const char *c,
                     const char *d)
{
    const struct db *db = self;
    (void)b, (void)c, (void)d;
    static const char *const pragmas[] = {"data_version",      "integrity_check",
                                          "foreign_key_check", "user_version",
                                          "query_only",        "cache_size"};
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_FUNCTION:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_PRAGMA:
        for (size_t i = 0; i < G_N_ELEMENTS(pragmas); i++)
            if (strcmp(a, pragmas[i]) == 0)
                return SQLITE_OK;
        return db->is_guarded ? SQLITE_DENY : SQLITE_OK;
    default:
        return db->is_guarded ? SQLITE_DENY : SQLITE_OK;
    }
}

static void harden(sqlite3 *engine)
{
    static const struct {
        int what, value;
    } switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(switches); i++)
        sqlite3_db_config(engine, switches[i].what, switches[i].value, (int *)NULL);
    static const struct {
        int what, most;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, 4 << 20},
        {SQLITE_LIMIT_SQL_LENGTH, 100000},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 10},
        {SQLITE_LIMIT_FUNCTION_ARG, 16},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
        {SQLITE_LIMIT_VARIABLE_NUMBER, DB_PARAMETERS},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
        {SQLITE_LIMIT_ATTACHED, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++)
        sqlite3_limit(engine, limits[i].what, limits[i].most);
}

/* When somebody saved last. */
static gint64 time_of_save(const struct db *db)
{
    struct stat info;
    return stat(db->path, &info) == 0
               ? info.st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000) + info.st_mtim.tv_nsec
               : 0;
}

/* Somebody else has the file: 1 tries once more, 0 gives up.  Naps that grow would let all
 * who come later go first. */
static int wait_for_others(void *self, int n)
{
    struct db *db = self;
    gint64 now = g_get_monotonic_time(), saved = time_of_save(db);
    if (n == 0)
        db->busy_since = now;
    if (n == 0 || saved != db->saved) {
        db->saved = saved;
        db->idle_since = now;
    }
    int waited = (int)((now - db->busy_since) / 1000);
    bool is_over = waited >= MOST_MS || now - db->idle_since >= IDLE_MS * 1000;
    if (db->is_hasty || is_over || (db->wait && !db->wait(db->waiter, waited)))
        return 0;
    g_usleep((gulong)g_random_int_range(SHORT_MS * 1000, LONG_MS * 1000));
    return 1;
}

static enum rt_status set_up(struct db *db, enum db_mode mode, struct rt_error *error)
{
    sqlite3_extended_result_codes(db->engine, 1);
    sqlite3_busy_handler(db->engine, wait_for_others, db);
    harden(db->engine);
    const char *pragmas =
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
        "PRAGMA recursive_triggers=ON;";
    enum rt_status status = db_execute(db, pragmas, error);
    if (status == RT_OK && (mode == DB_WRITE || mode == DB_CREATE))
        status = db_execute(db, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;", error);
    sqlite3_set_authorizer(db->engine, authorize, db);
    db->is_guarded = mode != DB_CREATE && mode != DB_MEMORY;
    return status;
}

/* SQLite would make the file with the umask's mode: make it first, private. */
static enum rt_status make_file(const char *path, struct rt_error *error)
{
    int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return rt_fail(error, RT_REFUSED, "%s can't be made (%s)", path, g_strerror(errno));
    close(fd);
    return RT_OK;
}

enum rt_status db_open(const char *path, enum db_mode mode, struct db **out,
                       struct rt_error *error)
{
    if (mode == DB_CREATE) {
        enum rt_status status = make_file(path, error);
        if (status != RT_OK)
            return status;
    }
    /* One thread, and nobody asks how much memory is used: no locks around each
     * allocation.  Said before the first connection; later it is passed over. */
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX |
                (mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    struct db *db = g_new0(struct db, 1);
    db->path = g_strdup(path);
    db->kept = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)db_finish);
    enum rt_status status = RT_OK;
    const char *place = mode == DB_MEMORY ? ":memory:" : path;
    if (sqlite3_open_v2(place, &db->engine, flags, NULL) != SQLITE_OK)
        status = db_trouble(db, error);
    if (status == RT_OK)
        status = set_up(db, mode, error);
    if (status != RT_OK) {
        db_close(db);
        if (mode == DB_CREATE)
            unlink(path);
        return status;
    }
    *out = db;
    return RT_OK;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    g_hash_table_unref(db->kept);
    sqlite3_close(db->engine);
    rt_error_clear(&db->failed);
    g_free(db->path);
    g_free(db);
}

void db_on_wait(struct db *db, bool (*wait)(void *self, int waited), void *self)
{
    db->wait = wait;
    db->waiter = self;
}
