/* What came of an intake, told: what was doubtful, each change in a line, and how
 * many were added, changed and as before. */
#include "command/intake.h"

#include <rectrack/text.h>
#include <rectrack/wording.h>

enum { DOUBTS_TOLD = 50, CHANGES_TOLD = 50, WORDS_TOLD = 60, OFFERS_TOLD = 10 };

/* In the answer, or beside it. */
static enum rt_status tell(struct taking *taking, struct rt_error *error, const char *format,
                           ...) G_GNUC_PRINTF(3, 4);

static enum rt_status tell(struct taking *taking, struct rt_error *error, const char *format,
                           ...)
{
    struct rt_output *out = taking->context->out;
    va_list words;
    va_start(words, format);
    g_autofree char *text = g_strdup_vprintf(format, words);
    va_end(words);
    if (!taking->intake->is_beside)
        return out->line(out, NULL, text, error);
    out->notice(out, text);
    return RT_OK;
}

static enum rt_status tell_doubts(struct taking *taking, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    struct rt_output *out = taking->context->out;
    guint n = taking->doubts->len;
    for (guint i = 0; out->doubt && i < n; i++) {
        const struct rt_doubt *doubt = taking->doubts->pdata[i];
        out->doubt(out, doubt->about, doubt->words, doubt->assumed);
    }
    if (out->doubt)
        return RT_OK;
    for (guint i = 0; i < MIN(n, DOUBTS_TOLD) && status == RT_OK; i++) {
        const struct rt_doubt *doubt = taking->doubts->pdata[i];
        status =
            tell(taking, error, "%s: \"%s\": %s", doubt->about, doubt->words, doubt->assumed);
    }
    if (status == RT_OK && n > DOUBTS_TOLD)
        status = tell(taking, error, "and %u doubts more", n - DOUBTS_TOLD);
    return status;
}

static enum rt_status tell_counts(struct taking *taking, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < RT_ENTITIES && status == RT_OK; i++) {
        const struct counted *counted = &taking->counts[i];
        const struct rt_shape *shape = rt_entities[i];
        if (counted->added + counted->changed + counted->same == 0)
            continue;
        status =
            command_say(taking->context, error, "%s: %zu added, %zu changed, %zu as before",
                        shape->plural, counted->added, counted->changed, counted->same);
    }
    return status;
}

/* At most so many cells of a value, on one line. */
static void add_words(GString *line, const char *words)
{
    if (!words || !*words) {
        g_string_append(line, "nothing");
        return;
    }
    g_autofree char *flat = g_strdelimit(g_strdup(words), "\n\t", ' ');
    g_string_append_c(line, '"');
    rt_text_clip(line, flat, WORDS_TOLD, false);
    g_string_append_c(line, '"');
}

enum rt_status intake_add_change(const struct rt_change *change, void *self,
                                 struct rt_error *error)
{
    (void)error;
    const struct intake_told *told = self;
    struct rt_arena arena = {0};
    struct rt_list turns = {0};
    const struct rt_shape *shape = rt_entity_find(change->shape);
    g_autofree char *what = rt_word_lower(rt_word_path(shape, change->field, told->facts));
    rt_word_change(shape, change->field, change->was, change->becomes, &arena, &turns);
    for (size_t i = 0; i < turns.n; i++) {
        const struct rt_turn *turn = rt_list_item(&turns, i, sizeof *turn);
        g_autofree char *part = turn->label ? rt_word_lower(g_strdup(turn->label)) : NULL;
        GString *line = g_string_new(NULL);
        g_string_append_printf(line, "%s %s%s%s: ", change->subject, what, part ? ", " : "",
                               part ? part : "");
        add_words(line, turn->was);
        g_string_append(line, " → ");
        add_words(line, turn->becomes);
        g_ptr_array_add(told->lines, g_string_free(line, FALSE));
    }
    rt_arena_clear(&arena);
    return RT_OK;
}

/* A line for each change; one more than are told, where there are more. */
static enum rt_status find_changes(struct taking *taking, GPtrArray *lines,
                                   struct rt_error *error)
{
    size_t changed = 0;
    for (size_t i = 0; i < RT_ENTITIES; i++)
        changed += taking->counts[i].changed;
    if (!changed || taking->intake->is_beside)
        return RT_OK;
    struct intake_told told = {lines, NULL};
    return store_changes(taking->set, CHANGES_TOLD + 1, intake_add_change, &told, error);
}

static enum rt_status tell_changes(struct taking *taking, const GPtrArray *lines,
                                   struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (guint i = 0; i < MIN(lines->len, CHANGES_TOLD) && status == RT_OK; i++)
        status = command_say(taking->context, error, "%s", (const char *)lines->pdata[i]);
    if (status == RT_OK && lines->len > CHANGES_TOLD)
        status = command_say(taking->context, error, "and more changes%s",
                             taking->intake->is_dry ? "" : "; rectrack history tells them all");
    return status;
}

/* A status word among dates sets no state: a person may. */
static void tell_offers(const struct taking *taking)
{
    GString *told = g_string_new("words of a state stay targets and set none: ");
    guint n = taking->offers->len;
    for (guint i = 0; i < MIN(n, OFFERS_TOLD); i++)
        g_string_append_printf(told, "%s%s", i ? ", " : "",
                               (const char *)taking->offers->pdata[i]);
    if (n > OFFERS_TOLD)
        g_string_append_printf(told, " and %u more", n - OFFERS_TOLD);
    g_string_append(told,
                    "; rectrack set REF state=complete sets one, of a key action by REF.N");
    if (n)
        taking->context->out->notice(taking->context->out, told->str);
    g_string_free(told, TRUE);
}

/* Doubts that nobody took stop all. */
static enum rt_status refuse(const struct taking *taking, struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED,
                   "nothing was %s: %u %s; mend the file, or take it as it is with "
                   "--accept-doubts",
                   taking->intake->is_beside ? "written" : "imported", taking->doubts->len,
                   taking->doubts->len == 1 ? "doubt" : "doubts");
}

enum rt_status intake_conclude(struct taking *taking, struct rt_error *error)
{
    const struct intake *intake = taking->intake;
    struct rt_output *out = taking->context->out;
    bool is_refused = taking->doubts->len && !intake->accepts_doubts;
    for (guint i = 0; i < taking->notices->len; i++)
        out->notice(out, taking->notices->pdata[i]);
    tell_offers(taking);
    enum rt_status status = tell_doubts(taking, error);
    if (status != RT_OK)
        return status;
    if (is_refused && !intake->is_dry)
        return refuse(taking, error);
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    status = find_changes(taking, lines, error);
    if (status != RT_OK)
        return status;
    status = store_commit(g_steal_pointer(&taking->set), intake->why, intake->is_dry, error);
    taking->context->has_saved |= (status == RT_OK || status == RT_PARTLY) && !intake->is_dry;
    if (status == RT_OK)
        status = tell_changes(taking, lines, error);
    if (status == RT_OK && !intake->is_beside)
        status = tell_counts(taking, error);
    if (status == RT_OK && is_refused)
        return refuse(taking, error);
    if (status == RT_OK && intake->is_dry)
        status = command_say(taking->context, error, "Nothing was written yet");
    return status;
}
