/* The tables of a new register, and the proof that an old one has these and no
 * others.  Knows their text as a whole (schema.sql), not what they mean. */
#include "store/store.h"

#include <string.h>

#include "store/schema_sql.h"

/* Of the tables, indexes, triggers and views of version 1.  A test prints the
 * right one when schema.sql has changed. */
const char schema_expected[] =
    "c745097b6f98e31e4b970d4205a9900bda4ef71395cb8a99de266654014d470e";

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
    g_autofree char *head =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, uuid, (gssize)strlen(uuid));
    db_bind(statement, 1, uuid);
    static const struct rt_facts nothing;
    g_autofree char *facts = facts_hash(&nothing);
    db_bind(statement, 2, head);
    db_bind(statement, 3, facts);
    return db_run(statement, error);
}

enum rt_status schema_create(struct db *db, struct rt_error *error)
{
    GString *sql = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(schema_sql); i++)
        g_string_append(sql, schema_sql[i]);
    enum rt_status status = db_execute(db, sql->str, error);
    g_string_free(sql, TRUE);
    if (status == RT_OK)
        status = db_words_create(db, error);
    if (status == RT_OK)
        status = create_identity(db, error);
    if (status == RT_OK)
        status = db_set_marks(db, APPLICATION_ID, SCHEMA_VERSION, error);
    return status;
}

/* Which objects are there, and how were they made?  The full-text table's own four
 * tables are the engine's, and differ between its versions. */
static const char OBJECTS[] =
    "SELECT type, name, sql FROM sqlite_schema"
    " WHERE NOT (type = 'table' AND name IN ('words_config', 'words_data', 'words_docsize',"
    " 'words_idx')) AND sql IS NOT NULL"
    " ORDER BY type, name";

char *schema_fingerprint(struct db *db, struct rt_error *error)
{
    struct db_statement *statement;
    if (db_prepare(db, OBJECTS, &statement, error) != RT_OK)
        return NULL;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (bool has_row = true; has_row;) {
        if (db_step(statement, &has_row, error) != RT_OK)
            return NULL;
        for (int i = 0; has_row && i < 3; i++) {
            const char *text = db_text(statement, i);
            g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
        }
    }
    return g_strdup(g_checksum_get_string(sum));
}

enum rt_status schema_verify(struct db *db, const char *path, struct rt_error *error)
{
    int64_t application = 0, version = 0;
    enum rt_status status = db_marks(db, &application, &version, error);
    if (status != RT_OK)
        return status;
    if (application != APPLICATION_ID)
        return rt_fail(error, RT_REFUSED,
                       "%s is another program's database, not a register; name another file",
                       path);
    if (version > SCHEMA_VERSION)
        return rt_fail(error, RT_REFUSED,
                       "%s was written by a newer rectrack (version %d of the register, this "
                       "program reads %d); use the newer one",
                       path, (int)version, SCHEMA_VERSION);
    if (version < SCHEMA_VERSION)
        return rt_fail(error, RT_REFUSED,
                       "%s has version %d of the register, which no rectrack wrote; restore a "
                       "backup",
                       path, (int)version);
    g_autofree char *fingerprint = schema_fingerprint(db, error);
    if (!fingerprint)
        return RT_REFUSED;
    if (strcmp(fingerprint, schema_expected) != 0)
        return rt_fail(error, RT_REFUSED,
                       "%s has tables that rectrack did not make; restore a backup", path);
    return RT_OK;
}
