/* The tables of a new register, and the proof that an old one has these and no
 * others.  Knows their text as a whole (schema.sql), not what they mean. */
#include "store/store.h"

#include <string.h>

#include "store/schema_sql.h"

/* Tables, indexes and, the last, the full text. */
enum { TABLES = G_N_ELEMENTS(schema_sql) + 1 };

static const char *table(size_t i)
{
    return i < G_N_ELEMENTS(schema_sql) ? schema_sql[i] : db_words_table;
}

static enum rt_status create_identity(struct db *db, struct rt_error *error)
{
    struct db_statement *statement;
    enum rt_status status = db_prepare(db,
                                       "INSERT INTO register (id, uuid, records, sets, head, "
                                       "kept, facts) VALUES (1, $1, 0, 0, $2, 0, $3)",
                                       &statement, error);
    if (status != RT_OK)
        return status;
    g_autofree char *uuid = g_uuid_string_random();
    char head[HASH_ROOM], facts[HASH_ROOM];
    hash_of(uuid, strlen(uuid), head);
    db_bind(statement, 1, uuid);
    static const struct rt_facts nothing;
    facts_hash(&nothing, facts);
    db_bind(statement, 2, head);
    db_bind(statement, 3, facts);
    return db_run(statement, error);
}

enum rt_status schema_create(struct db *db, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < TABLES && status == RT_OK; i++)
        status = db_execute(db, table(i), error);
    if (status == RT_OK)
        status = create_identity(db, error);
    if (status == RT_OK)
        status = db_set_marks(db, APPLICATION_ID, SCHEMA_VERSION, error);
    return status;
}

/* How was all that is there made?  The full-text table's own four tables are the
 * engine's, and differ between its versions. */
static const char MADE[] =
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND NOT (type = 'table' AND"
    " name IN ('words_config', 'words_data', 'words_docsize', 'words_idx'))";

/* The table that was made so, looked for where it stands in a new register, then
 * everywhere: who tidies up the file orders them anew.  TABLES: none. */
static size_t find_table(const char *sql, size_t from)
{
    for (size_t n = 0; n < TABLES; n++)
        if (strcmp(table((from + n) % TABLES), sql) == 0)
            return (from + n) % TABLES;
    return TABLES;
}

/* Is each of ours there, once, and nothing else?  The engine has seen to it that
 * each goes by the name it was made with. */
static enum rt_status compare(struct db *db, bool *is_ours, struct rt_error *error)
{
    struct db_statement *statement;
    bool has_row, is_there[TABLES] = {false};
    size_t rows = 0, ours = 0, at = 0;
    enum rt_status status = db_prepare(db, MADE, &statement, error);
    while (status == RT_OK) {
        status = db_step(statement, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        at = find_table(db_text(statement, 0), at);
        if (at < TABLES && !is_there[at]) {
            is_there[at] = true;
            ours++;
        }
        rows++;
    }
    *is_ours = ours == TABLES && rows == TABLES;
    return status;
}

/* What the tables of earlier versions come to, kept in place of them: as they told them
 * themselves. */
static const char *const old_tables[SCHEMA_VERSION] = {
    [1] = "dd18424026810cffd50b2d057ecd261ba797394c63724bef4c47f53489df056a",
    [2] = "7468195e0504a7e9dc7924fe84aa9422e3eccc4bac4d040574a11963dacbc63f",
    [3] = "e359bba31103ab178e0a4b7c9f868458ccaa93819ee9daa5821a8bee2f29c111",
    [4] = "904715eb76441a1d504637e9dfc5473a3df0c89e61fdb9e318a9cacba3475389",
};
static const char OLD_MADE[] =
    "SELECT type, name, sql FROM sqlite_schema"
    " WHERE NOT (type = 'table' AND name IN ('words_config', 'words_data', 'words_docsize',"
    " 'words_idx')) AND sql IS NOT NULL ORDER BY type, name";

static enum rt_status compare_old(struct db *db, const char *asked, bool *is_ours,
                                  struct rt_error *error)
{
    struct db_statement *statement;
    struct hash sum;
    char tables[HASH_ROOM];
    hash_begin(&sum);
    enum rt_status status = db_prepare(db, OLD_MADE, &statement, error);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(statement, &has_row, error);
        for (int i = 0; status == RT_OK && has_row && i < 3; i++)
            hash_add(&sum, db_text(statement, i), db_length(statement, i) + 1);
    }
    hash_end(&sum, tables);
    *is_ours = g_strcmp0(tables, asked) == 0;
    return status;
}

static enum rt_status not_ours(const char *path, struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED,
                   "%s has tables that rectrack did not make; restore a backup", path);
}

enum rt_status schema_verify(struct db *db, const char *path, struct rt_error *error)
{
    int64_t version = 0;
    enum rt_status status = db_number(db, &version, error);
    if (status != RT_OK)
        return status;
    if (version > SCHEMA_VERSION)
        return rt_fail(error, RT_REFUSED,
                       "%s was written by a newer rectrack (version %d of the register, this "
                       "program reads %d); use the newer one",
                       path, (int)version, SCHEMA_VERSION);
    if (version >= SCHEMA_OLDEST && version < SCHEMA_VERSION)
        return rt_fail(error, RT_REFUSED,
                       "%s has version %d of the register; run rectrack check, which moves it "
                       "to version %d and keeps it beside as it was",
                       path, (int)version, SCHEMA_VERSION);
    if (version < SCHEMA_VERSION)
        return rt_fail(error, RT_REFUSED,
                       "%s has version %d of the register, which no rectrack wrote; restore a "
                       "backup",
                       path, (int)version);
    bool is_ours;
    status = compare(db, &is_ours, error);
    return status != RT_OK || is_ours ? status : not_ours(path, error);
}

enum rt_status schema_verify_old(struct db *db, const char *path, int *version,
                                 struct rt_error *error)
{
    bool is_ours;
    int64_t number = 0;
    enum rt_status status = db_number(db, &number, error);
    if (status != RT_OK)
        return status;
    bool is_old = number >= SCHEMA_OLDEST && number < SCHEMA_VERSION;
    status = compare_old(db, is_old ? old_tables[number] : NULL, &is_ours, error);
    *version = (int)number;
    return status != RT_OK || is_ours ? status : not_ours(path, error);
}

/* A table that has columns more since is made anew, and keeps its rows. */
static const char ASIDE[] = "ALTER TABLE sitting RENAME TO former_sitting";
static const char FILL[] =
    "INSERT INTO sitting (id, date, ref) SELECT id, date, ref FROM former_sitting";
static const char DROP[] = "DROP TABLE former_sitting";

enum rt_status schema_grow(struct db *db, int version, struct rt_error *error)
{
    static const struct {
        int since;
        const char *begins;
    } new[] = {{3, "CREATE TABLE meeting "},
               {5, "CREATE TABLE sitting "},
               {4, "CREATE TABLE reported "}};
    bool has_sitting = version >= 3;
    enum rt_status status = has_sitting ? db_execute(db, ASIDE, error) : RT_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(schema_sql) && status == RT_OK; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(new) && status == RT_OK; k++)
            if (new[k].since > version && g_str_has_prefix(schema_sql[i], new[k].begins))
                status = db_execute(db, schema_sql[i], error);
    if (status == RT_OK && has_sitting)
        status = db_execute(db, FILL, error);
    if (status == RT_OK && has_sitting)
        status = db_execute(db, DROP, error);
    return status == RT_OK ? db_set_marks(db, APPLICATION_ID, SCHEMA_VERSION, error) : status;
}
