/* undo, redo: what somebody did taken back, and made again; what can be.  The same from
 * the screen, and after any restart: it is all in the history. */
#include "command/edit.h"

#include <string.h>

#include <rectrack/date.h>

enum { LISTED = 20, TELL_EVERY = 500, REFS_TOLD = 6 };

/* ---- which ---- */

static enum rt_status read_number(const char *given, int64_t *out, struct rt_error *error)
{
    guint64 number = 0;
    if (!g_ascii_string_to_unsigned(given, 10, 1, G_MAXINT64, &number, NULL))
        return rt_fail(error, RT_USAGE,
                       "CHANGE can't be \"%s\"; it is a number that rectrack undo --list names",
                       given);
    *out = (int64_t)number;
    return RT_OK;
}

/* How what was taken back is made again, or why it can't be; g_free it. */
static char *words_of_undone(struct rt_register *reg, const struct store_deed *deed)
{
    struct rt_error refusal = {0};
    char *words;
    if (store_may_turn(reg, deed, &refusal) == RT_OK)
        words =
            g_strdup_printf("rectrack undo %" G_GINT64_FORMAT " makes it again", deed->last);
    else
        words = rt_error_words(&refusal);
    rt_error_clear(&refusal);
    return words;
}

/* What is named by its own number or by that of a set which made it again is taken back;
 * by that of one which took it back it is made again. */
static enum rt_status check_stands(struct rt_register *reg, const struct store_deed *deed,
                                   int64_t named, struct rt_error *error)
{
    if (!deed->is_undone || named == deed->last)
        return RT_OK;
    g_autofree char *how = words_of_undone(reg, deed);
    return rt_fail(error, RT_REFUSED,
                   "%" G_GINT64_FORMAT " is taken back already, by %" G_GINT64_FORMAT "; %s",
                   deed->number, deed->last, how);
}

static enum rt_status find_deed(struct edit *edit, const struct rt_args *args, bool is_redo,
                                struct store_deed *deed)
{
    const char *given = is_redo ? NULL : rt_args_argument(args, 0);
    int64_t number = 0;
    enum rt_status status;
    if (!given)
        return store_last_deed(edit->reg, edit->context->user, is_redo, &edit->arena, deed,
                               edit->error);
    status = read_number(given, &number, edit->error);
    if (status == RT_OK)
        status = store_deed(edit->reg, number, &edit->arena, deed, edit->error);
    return status == RT_OK ? check_stands(edit->reg, deed, number, edit->error) : status;
}

/* ---- doing it ---- */

struct touched {
    struct rt_arena *arena;
    struct rt_list refs;
    GHashTable *seen;
    struct rt_context *context;
};

static enum rt_status note_ref(const struct rt_change *change, void *self,
                               struct rt_error *error)
{
    struct touched *touched = self;
    (void)error;
    bool is_new = strcmp(change->shape, rt_record_shape.name) == 0 &&
                  g_hash_table_add(touched->seen, g_strdup(change->subject));
    if (is_new)
        rt_texts_add(&touched->refs, touched->arena, change->subject);
    return RT_OK;
}

static enum rt_status tell_progress(void *self, size_t done, struct rt_error *error)
{
    struct touched *touched = self;
    return done % TELL_EVERY == 0
               ? command_progress(touched->context, "changing", done, 0, error)
               : RT_OK;
}

/* "Took back 12: state of SI-5 set to paused", and of several what they are. */
static enum rt_status tell(struct edit *edit, const struct store_deed *deed,
                           struct touched *touched)
{
    bool again = deed->is_undone;
    g_string_printf(edit->why,
                    again ? "made %" G_GINT64_FORMAT " again: %s"
                          : "took back %" G_GINT64_FORMAT ": %s",
                    deed->number, deed->why);
    g_string_append(edit->said, edit->why->str);
    edit->said->str[0] = g_ascii_toupper(edit->said->str[0]);
    edit->back = again ? "rectrack undo takes it back" : "rectrack redo makes it again";
    enum rt_status status = store_changes(edit->set, 0, note_ref, touched, edit->error);
    if (status != RT_OK || touched->refs.n < 2)
        return status;
    if (!again) /* the last one was taken back first */
        command_turn_round(&touched->refs);
    size_t told;
    g_autofree char *n = command_count(touched->refs.n, "recommendation", "recommendations");
    g_autofree char *refs = command_runs(&touched->refs, REFS_TOLD, &told);
    g_string_append_printf(edit->said, "\n%s: %s%s", n, refs,
                           told < touched->refs.n ? " and more" : "");
    return RT_OK;
}

static enum rt_status turn(struct edit *edit, const struct rt_args *args, bool is_redo)
{
    struct store_deed deed;
    struct touched touched = {.arena = &edit->arena, .context = edit->context};
    enum rt_status status = edit_begin(edit);
    if (status == RT_OK)
        status = find_deed(edit, args, is_redo, &deed);
    if (status != RT_OK)
        return status;
    status = store_turn(edit->set, &deed, tell_progress, &touched, edit->error);
    if (status != RT_OK) { /* what was asked for by "the last one" has not been said yet */
        g_autofree char *said =
            g_strdup_printf("%" G_GINT64_FORMAT " stays as it is: %s (by %s)", deed.number,
                            deed.why, deed.actor);
        edit->context->out->notice(edit->context->out, said);
        return status;
    }
    edit->n_changed = 1;
    touched.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    status = tell(edit, &deed, &touched);
    g_hash_table_unref(touched.seen);
    return status;
}

/* ---- the list ---- */

static const struct rt_column columns[] = {
    {"change", "Change", 6, "change"}, {"at", "When", 18, NULL}, {"actor", "Who", 16, NULL},
    {"why", "What", 50, NULL},         {"but", "But", 0, "but"},
};

static enum rt_status tell_deed(struct rt_context *context, struct rt_register *reg,
                                const struct store_deed *deed, struct rt_error *error)
{
    struct rt_error refusal = {0};
    g_autofree char *how = deed->is_undone ? words_of_undone(reg, deed) : NULL;
    g_autofree char *but = how ? g_strconcat("taken back; ", how, NULL) : NULL;
    if (!but && store_may_turn(reg, deed, &refusal) != RT_OK)
        but = rt_error_words(&refusal);
    rt_error_clear(&refusal);
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, deed->number);
    g_autofree char *when = rt_moment_short(deed->at);
    const char *cells[G_N_ELEMENTS(columns)] = {number, when, deed->actor, deed->why, but};
    return context->out->row(context->out, cells, G_N_ELEMENTS(cells), error);
}

static enum rt_status list(struct rt_context *context, const struct rt_args *args,
                           struct rt_error *error)
{
    struct rt_register *reg;
    struct rt_arena arena = {0};
    struct rt_list deeds = {0};
    size_t limit = 0;
    enum rt_status status = command_limit(args, &limit, error);
    if (status == RT_OK && rt_args_argument(args, 0))
        return rt_fail(error, RT_USAGE, "undo --list lists all; leave the number out");
    if (status == RT_OK)
        status = command_open(context, RT_READ_ONCE, &reg, error);
    if (status != RT_OK)
        return status;
    status = store_deeds(reg, limit ? limit : LISTED, &arena, &deeds, error);
    if (status == RT_OK)
        status = context->out->columns(context->out, columns, G_N_ELEMENTS(columns), error);
    for (size_t i = 0; i < deeds.n && status == RT_OK; i++)
        status =
            tell_deed(context, reg, rt_list_item(&deeds, i, sizeof(struct store_deed)), error);
    rt_arena_clear(&arena);
    command_close(context, reg);
    return status;
}

/* ---- the commands ---- */

static enum rt_status run(struct rt_context *context, const struct rt_args *args, bool is_redo,
                          struct rt_error *error)
{
    struct edit edit;
    edit_init(&edit, context, error);
    return edit_end(&edit, turn(&edit, args, is_redo));
}

enum rt_status cmd_undo(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    return rt_args_option(args, "list") ? list(context, args, error)
                                        : run(context, args, false, error);
}

enum rt_status cmd_redo(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    return run(context, args, true, error);
}
