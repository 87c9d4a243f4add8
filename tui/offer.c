/* What was written earlier and not saved, when the program starts: the form of one is opened,
 * which offers it; of the others it is said where they are.  What can't be saved any more is
 * said with the reason, to be read and discarded.  A meeting that was asked for is not covered:
 * there they are told of on the message line alone. */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/meeting.h>

#include "tui/changes.h"
#include "tui/desk.h"
#include "tui/draft.h"
#include "tui/views.h"

enum fate {
    SAVES, /* now, in its form */
    SITS,  /* in the meeting that it is of */
    WAITS, /* for a period to be opened */
    STALE, /* never more */
};

/* ---- what became of it ---- */

/* NULL: it can be saved; so it is told too where the register can't be read now, for what is
 * only not seen is not offered to be discarded. */
static char *why_no_record(struct tui_desk *desk, const struct rt_draft *draft)
{
    g_auto(GStrv) refs = tui_draft_split(&draft->key);
    char *why = NULL;
    for (size_t i = 0; refs[i] && !why; i++) {
        struct rt_arena arena = {0};
        struct rt_record record = {0};
        bool is_there = true;
        rt_register_has(desk->reg, refs[i], &is_there, NULL);
        if (!is_there)
            why = g_strdup_printf("%s is not in the register any more", refs[i]);
        else if (rt_register_record(desk->reg, refs[i], &desk->outlook, &arena, &record,
                                    NULL) == RT_OK &&
                 record.state == RT_STATE_WITHDRAWN)
            why = g_strdup_printf("%s is withdrawn", refs[i]);
        rt_arena_clear(&arena);
    }
    return why;
}

/* NULL as above. */
static char *why_no_meeting(struct tui_desk *desk, const struct rt_draft *draft)
{
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    const char *day = draft->key.period, *ref = draft->key.ref;
    char *why = NULL;
    enum rt_status status = rt_register_meetings(desk->reg, &arena, &all, NULL);
    const struct rt_meeting *meeting = rt_meeting_on(&all, day);
    g_autofree char *said = tui_draft_subject(day ? day : "");
    if (status == RT_OK && !meeting)
        why = g_strdup("its meeting is not in the register any more");
    else if (meeting && meeting->state == RT_MEETING_ENDED)
        why = g_strdup_printf("the meeting of %s has ended", said);
    else if (meeting && g_strcmp0(ref, day) != 0 && !rt_meeting_place(meeting, ref))
        why = g_strdup_printf("%s is not on the agenda of %s any more", ref, said);
    rt_arena_clear(&arena);
    return why;
}

/* why: of what is STALE; g_free it. */
static enum fate fate_of(struct tui_desk *desk, const struct rt_draft *draft, char **why)
{
    const struct tui_draft_kind *kind = tui_draft_kind(draft->key.form);
    bool is_of_meeting = kind->place == TUI_AT_MEETING;
    *why = is_of_meeting ? why_no_meeting(desk, draft) : NULL;
    if (!*why && g_strcmp0(draft->key.ref, draft->key.period) != 0) /* else of no record */
        *why = why_no_record(desk, draft);
    return *why                                            ? STALE
           : is_of_meeting                                 ? SITS
           : kind->is_of_period && !tui_whose_period(desk) ? WAITS
                                                           : SAVES;
}

/* A form that there is, with whose it is. */
static bool is_known(const struct rt_draft *draft)
{
    return tui_draft_kind(draft->key.form) && draft->key.ref;
}

/* ---- at the start ---- */

/* Names of what is not offered now, by what can be done with them. */
struct told {
    GString *names, *sitting, *stale;
};

static void add_name(GString *names, const struct rt_draft *draft)
{
    g_autofree char *name = tui_draft_name(&draft->key);
    g_string_append_printf(names, "%s%s", names->len ? ", " : "", name);
}

static void tell(struct tui_desk *desk, const struct told *told)
{
    g_autoptr(GString) all = g_string_new(NULL);
    char in[16];
    if (told->names->len)
        g_string_append_printf(all, "There are other drafts: %s; the same key offers them",
                               told->names->str);
    if (told->sitting->len)
        g_string_append_printf(all, "%sDrafts of a meeting: %s; %s goes there",
                               all->len ? ". " : "", told->sitting->str,
                               tui_keys_name(&desk->keys, TUI_DO_MEETING, TUI_AT_REGISTER, in));
    if (told->stale->len)
        g_string_append_printf(all, "%sKept, and can't be saved any more: %s",
                               all->len ? ". " : "", told->stale->str);
    if (all->len)
        tui_desk_say(desk, TUI_NOTICE, "%s", all->str);
}

/* false: all of it was saved, or it can't be opened. */
static bool open_form(struct tui_desk *desk, const struct rt_draft *draft)
{
    const struct tui_draft_kind *kind = tui_draft_kind(draft->key.form);
    g_auto(GStrv) refs = tui_draft_split(&draft->key);
    if (kind->opens == TUI_DO_UPDATE)
        tui_open_update(desk, draft->key.ref);
    else
        tui_change_reopen(desk, kind->opens, (const char *const *)refs);
    if (tui_desk_place(desk) == TUI_AT_OFFER)
        return true;
    tui_open_register(desk);
    tui_marks_clear(&desk->marks);
    tui_desk_hush(desk);
    return false;
}

/* What can be saved is offered before what can't.  NULL: nothing is.  *is_form: in its form. */
static const struct rt_draft *offer_one(struct tui_desk *desk, const struct rt_list *drafts,
                                        bool *is_form)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < drafts->n; i++) {
            const struct rt_draft *draft = (const struct rt_draft *)drafts->at + i;
            g_autofree char *why = NULL;
            enum fate fate = is_known(draft) ? fate_of(desk, draft, &why) : WAITS;
            *is_form = pass == 0 && fate == SAVES && open_form(desk, draft);
            if (*is_form)
                return draft;
            if (pass == 1 && fate == STALE) {
                tui_open_stale_draft(desk, draft, why);
                return draft;
            }
        }
    return NULL;
}

void tui_offer_drafts(struct tui_desk *desk)
{
    struct rt_arena arena = {0};
    struct rt_list drafts = tui_drafts_list(desk, &arena);
    bool is_form = false;
    const struct rt_draft *offered = offer_one(desk, &drafts, &is_form);
    struct told told = {g_string_new(NULL), g_string_new(NULL), g_string_new(NULL)};
    for (size_t i = 0; i < drafts.n; i++) {
        const struct rt_draft *draft = (const struct rt_draft *)drafts.at + i;
        g_autofree char *why = NULL;
        enum fate fate = is_known(draft) ? fate_of(desk, draft, &why) : WAITS;
        GString *names[] = {[SAVES] = is_form ? told.names : NULL, /* else all are saved */
                            [SITS] = told.sitting,
                            [STALE] = told.stale};
        if (draft != offered && fate != WAITS && names[fate])
            add_name(names[fate], draft);
    }
    tell(desk, &told);
    g_string_free(told.names, TRUE);
    g_string_free(told.sitting, TRUE);
    g_string_free(told.stale, TRUE);
    rt_arena_clear(&arena);
}

/* ---- in a meeting ---- */

static bool is_here(const struct tui_desk *desk, const struct rt_draft *draft)
{
    const struct tui_view *top = tui_desk_top(desk);
    const char *ref = top->class->ref ? top->class->ref(top) : NULL;
    return !g_strcmp0(draft->key.ref, ref) || !g_strcmp0(draft->key.ref, desk->sitting);
}

void tui_tell_drafts(struct tui_desk *desk, bool has_begun)
{
    struct rt_arena arena = {0};
    struct rt_list drafts = tui_drafts_list(desk, &arena);
    g_autoptr(GString) all = g_string_new(NULL);
    g_autoptr(GString) others = g_string_new(NULL);
    for (size_t i = 0; i < drafts.n; i++) {
        const struct rt_draft *draft = (const struct rt_draft *)drafts.at + i;
        const struct tui_draft_kind *kind = tui_draft_kind(draft->key.form);
        bool is_of_this = is_known(draft) && kind->place == TUI_AT_MEETING && desk->sitting &&
                          !g_strcmp0(draft->key.period, desk->sitting);
        char in[16];
        if (is_of_this && is_here(desk, draft)) {
            g_autofree char *name = tui_draft_name(&draft->key);
            g_autofree char *when = tui_draft_when(draft);
            g_string_append_printf(all, "%s%s: draft from %s, %s has it back",
                                   all->len ? ". " : "", name, when,
                                   tui_keys_name(&desk->keys, kind->opens, kind->place, in));
        } else if (is_known(draft) && (is_of_this || has_begun)) {
            add_name(others, draft);
        }
    }
    if (others->len)
        g_string_append_printf(all, "%sOther drafts: %s", all->len ? ". " : "", others->str);
    if (all->len)
        tui_desk_say(desk, TUI_NOTICE, "%s", all->str);
    rt_arena_clear(&arena);
}
