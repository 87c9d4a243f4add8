/* The lists of a recommendation into their tables: what stood there goes, what
 * stands now comes. */
#include "store/set.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

struct lists {
    struct store_set *set;
    int64_t id;
    struct rt_error *error;
};

static enum rt_status clear(struct lists *lists)
{
    static const char *const each[] = {
        "DELETE FROM record_owner WHERE record_id = $1",
        "DELETE FROM waiting WHERE record_id = $1",
        "DELETE FROM action WHERE record_id = $1",
        "DELETE FROM target WHERE record_id = $1",
        "DELETE FROM revision WHERE record_id = $1",
        "DELETE FROM progress WHERE record_id = $1",
        "DELETE FROM link WHERE record_id = $1",
    };
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(each) && status == RT_OK; i++) {
        struct db_statement *statement;
        status = db_prepare(lists->set->db, each[i], &statement, lists->error);
        if (status != RT_OK)
            return status;
        db_bind_int(statement, 1, lists->id);
        status = db_run(statement, lists->error);
    }
    return status;
}

/* A statement for the place-th item of the record's list. */
static enum rt_status at(struct lists *lists, const char *sql, size_t place,
                         struct db_statement **out)
{
    enum rt_status status = db_prepare(lists->set->db, sql, out, lists->error);
    if (status == RT_OK) {
        db_bind_int(*out, 1, lists->id);
        db_bind_int(*out, 2, (int64_t)place);
    }
    return status;
}

static enum rt_status write_owners(struct lists *lists, const struct rt_list *owners,
                                   size_t action)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < owners->n && status == RT_OK; i++) {
        const struct rt_ownership *owner = rt_ownership_at(owners, i);
        struct db_statement *row;
        status = at(lists,
                    "INSERT INTO record_owner (record_id, place, action, owner_id, role)"
                    " VALUES ($1, $2, $3, $4, $5)",
                    i + 1, &row);
        if (status != RT_OK)
            break;
        db_bind_int(row, 3, (int64_t)action);
        db_bind_int(row, 4, id_of_owner(lists->set, owner->name));
        db_bind(row, 5, rt_roles[owner->role].key);
        status = db_run(row, lists->error);
    }
    return status;
}

static enum rt_status write_actions(struct lists *lists, const struct rt_record *record)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < record->actions.n && status == RT_OK; i++) {
        const struct rt_action *action = rt_action_at(&record->actions, i);
        struct db_statement *row;
        status = at(
            lists, "INSERT INTO action (record_id, place, text, state) VALUES ($1, $2, $3, $4)",
            i + 1, &row);
        if (status != RT_OK)
            break;
        db_bind(row, 3, action->text);
        db_bind(row, 4, rt_states[action->state].key);
        status = db_run(row, lists->error);
        if (status == RT_OK)
            status = write_owners(lists, &action->owners, i + 1);
    }
    return status;
}

static enum rt_status write_waiting(struct lists *lists, const struct rt_record *record)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < record->waiting.n && status == RT_OK; i++) {
        struct db_statement *row;
        status =
            at(lists, "INSERT INTO waiting (record_id, place, event_id) VALUES ($1, $2, $3)",
               i + 1, &row);
        if (status != RT_OK)
            break;
        db_bind_int(row, 3, id_of_event(lists->set, rt_texts_at(&record->waiting, i)));
        status = db_run(row, lists->error);
    }
    return status;
}

static const char *day_text(uint32_t day, char out[static 11])
{
    rt_day_iso(day, out);
    return day ? out : NULL;
}

static enum rt_status write_revisions(struct lists *lists, const struct rt_target *target,
                                      size_t place)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < target->revisions.n && status == RT_OK; i++) {
        const struct rt_revision *revision = rt_revision_at(&target->revisions, i);
        char until[11];
        struct db_statement *row;
        status = at(lists,
                    "INSERT INTO revision (record_id, place, target, text, until, reason,"
                    " granted_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    i + 1, &row);
        if (status != RT_OK)
            break;
        db_bind_int(row, 3, (int64_t)place);
        db_bind(row, 4, revision->text);
        db_bind(row, 5, day_text(revision->until, until));
        db_bind(row, 6, revision->reason);
        db_bind(row, 7, revision->granted_by);
        status = db_run(row, lists->error);
    }
    return status;
}

static enum rt_status write_targets(struct lists *lists, const struct rt_record *record)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < record->targets.n && status == RT_OK; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        char earliest[11], latest[11];
        struct db_statement *row;
        status =
            at(lists,
               "INSERT INTO target (record_id, place, text, kind, earliest, latest, action,"
               " event_id) VALUES ($1, $2, $3, $4, $5, $6, $7, NULLIF($8, 0))",
               i + 1, &row);
        if (status != RT_OK)
            break;
        db_bind(row, 3, target->text);
        db_bind(row, 4, rt_kinds[target->kind].key);
        db_bind(row, 5, day_text(target->earliest, earliest));
        db_bind(row, 6, day_text(target->latest, latest));
        db_bind_int(row, 7, target->action);
        db_bind_int(row, 8, target->event ? id_of_event(lists->set, target->event) : 0);
        status = db_run(row, lists->error);
        if (status == RT_OK)
            status = write_revisions(lists, target, i + 1);
    }
    return status;
}

static enum rt_status write_updates(struct lists *lists, const struct rt_record *record)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < record->updates.n && status == RT_OK; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        const struct rt_list *texts[] = {&update->progress, &update->challenge, &update->other};
        GString *cells[G_N_ELEMENTS(texts)];
        struct db_statement *row;
        status = at(lists,
                    "INSERT INTO progress (record_id, place, period_id, by, at, progress,"
                    " challenge, other, no_change, rag, reason)"
                    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                    i + 1, &row);
        if (status != RT_OK)
            break;
        db_bind_int(row, 3, id_of_period(lists->set, update->period));
        db_bind(row, 4, update->by);
        db_bind(row, 5, update->at);
        for (size_t k = 0; k < G_N_ELEMENTS(texts); k++) {
            cells[k] = g_string_new(NULL);
            rt_texts_join(cells[k], texts[k]);
            db_bind(row, (int)k + 6, texts[k]->n ? cells[k]->str : NULL);
        }
        db_bind_int(row, 9, update->no_change);
        db_bind(row, 10, rt_rags[update->rag].key);
        db_bind(row, 11, update->reason);
        status = db_run(row, lists->error);
        for (size_t k = 0; k < G_N_ELEMENTS(texts); k++)
            g_string_free(cells[k], TRUE);
    }
    return status;
}

enum rt_status write_lists(struct store_set *set, int64_t id, bool was_there,
                           const struct rt_record *record, struct rt_error *error)
{
    struct lists lists = {set, id, error};
    enum rt_status status = was_there ? clear(&lists) : RT_OK;
    if (status == RT_OK)
        status = write_owners(&lists, &record->owners, 0);
    if (status == RT_OK)
        status = write_actions(&lists, record);
    if (status == RT_OK)
        status = write_waiting(&lists, record);
    if (status == RT_OK)
        status = write_targets(&lists, record);
    if (status == RT_OK)
        status = write_updates(&lists, record);
    if (status == RT_OK)
        status = links_write(set, id, record, error);
    return status;
}
