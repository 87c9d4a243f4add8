/* What is recorded in a meeting: who said it and when, once, behind what was recorded
 * before. */
#include "command/meeting.h"

#include <string.h>

#include "model/canon.h"

/* When it was recorded, and what stood before that, are not of what was said. */
static bool is_same(struct rt_minute one, struct rt_minute other)
{
    g_autoptr(GString) first = g_string_new(NULL), second = g_string_new(NULL);
    one.at = other.at = one.was = other.was = NULL;
    canon_write(&rt_minute_shape, &one, false, first);
    canon_write(&rt_minute_shape, &other, false, second);
    return strcmp(first->str, second->str) == 0;
}

bool sitting_has_last(const struct sitting *sitting, const struct rt_minute *minute)
{
    const struct rt_list *minutes = &sitting->meeting.minutes;
    struct rt_minute wanted = *minute;
    wanted.by = sitting->edit->context->user;
    return minutes->n && is_same(*rt_minute_at(minutes, minutes->n - 1), wanted);
}

void sitting_record(struct sitting *sitting, struct rt_minute *minute)
{
    struct edit *edit = sitting->edit;
    struct rt_meeting *meeting = &sitting->meeting;
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    g_autofree char *at = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");
    minute->by = edit->context->user;
    minute->at = rt_arena_copy(&edit->arena, at);
    /* Its words may be those of a recommendation, which the next one read takes away. */
    rt_shape_copy(&rt_minute_shape,
                  rt_list_add(&meeting->minutes, &edit->arena, sizeof *minute), minute,
                  &edit->arena);
    meeting->state = RT_MEETING_RUNNING;
}

enum rt_status sitting_read(struct sitting *sitting, struct rt_minute *minute, const char *key,
                            const char *words)
{
    struct edit *edit = sitting->edit;
    return words ? rt_field_read(&rt_minute_shape, rt_field_find(&rt_minute_shape, key), minute,
                                 &edit->arena, words, edit->error)
                 : RT_OK;
}

/* ---- notes ---- */

/* A reference on its own is a note whose words were left out. */
static enum rt_status check_words(struct sitting *sitting, const char *words)
{
    struct edit *edit = sitting->edit;
    bool is_ref = false;
    enum rt_status status = rt_register_has(edit->reg, words, &is_ref, edit->error);
    return is_ref
               ? rt_fail(edit->error, RT_USAGE, "a note on %s needs words; give it some", words)
               : status;
}

static enum rt_status note(struct sitting *sitting, const char *asked, const char *words)
{
    struct edit *edit = sitting->edit;
    struct rt_minute minute = {0};
    struct edited edited;
    enum rt_status status = asked ? edit_read_whole(edit, asked, &edited) : RT_OK;
    if (status == RT_OK)
        status = sitting_read(sitting, &minute, "text", words);
    if (status != RT_OK)
        return status;
    minute.ref = asked ? rt_arena_copy(&edit->arena, edited.now.ref) : NULL;
    if (sitting_has_last(sitting, &minute))
        return RT_OK;
    sitting_record(sitting, &minute);
    sitting_tell(sitting, "noted%s%s", asked ? " on " : "", asked ? minute.ref : "");
    return RT_OK;
}

enum rt_status meeting_note(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error)
{
    bool has_ref = args->arguments.n > 2;
    const char *words = NULL;
    struct sitting sitting;
    sitting_init(&sitting, context, error);
    enum rt_status status =
        edit_words(sitting.edit, rt_args_argument(args, has_ref ? 2 : 1), &words);
    if (status == RT_OK && edit_is_blank(words))
        status = rt_fail(error, RT_USAGE, "a note needs words; give it some");
    if (status == RT_OK)
        status = sitting_begin(&sitting, args, true);
    if (status == RT_OK && !has_ref)
        status = check_words(&sitting, words);
    if (status == RT_OK)
        status = note(&sitting, has_ref ? rt_args_argument(args, 1) : NULL, words);
    return sitting_end(&sitting, status);
}
