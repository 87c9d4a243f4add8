/* What of a recommendation is read out in a meeting, the most needed first, and what of a
 * meeting that looks at none: how one begins, or what it came to. */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/rag.h>
#include <rectrack/text.h>

#include "tui/meeting.h"

struct page {
    struct rt_arena *arena;
    struct rt_list lines; /* struct tui_meeting_line */
    int paragraph;        /* the next one */
    int width;
    bool is_ascii;
};

/* ---- lines ---- */

static void add_line(struct page *page, const char *text, size_t length, int label,
                     enum tui_role role, int letter)
{
    struct tui_meeting_line *line = rt_list_add(&page->lines, page->arena, sizeof *line);
    *line = (struct tui_meeting_line){
        rt_arena_text(page->arena, text, length), label, role, {page->paragraph, letter}};
}

/* A line between blocks, but none over the first. */
static void add_gap(struct page *page)
{
    if (page->lines.n)
        add_line(page, "", 0, 0, TUI_PLAIN, 0);
    page->paragraph++;
}

/* A paragraph, its label before it on its first line. */
static void add(struct page *page, const char *label, enum tui_role role, const char *text)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    g_autofree char *whole = g_strconcat(label, *label ? "  " : "", text, NULL);
    rt_text_clean(clean, whole,
                  RT_CLEAN_PAGE | (page->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    int letters = (int)g_utf8_strlen(label, -1);
    for (const char *at = clean->str, *next; at; at = next, letters = 0)
        add_line(page, at, rt_text_wrap(at, page->width, &next), letters, role,
                 (int)g_utf8_pointer_to_offset(clean->str, at));
    page->paragraph++;
}

static void add_paragraphs(struct page *page, const char *label, const struct rt_list *texts)
{
    if (texts->n)
        add_gap(page);
    for (size_t i = 0; i < texts->n; i++)
        add(page, i ? "" : label, TUI_PLAIN, rt_texts_at(texts, i));
}

/* ---- a recommendation ---- */

static void add_owners(struct page *page, const struct rt_record *record)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < record->owners.n; i++) {
        const struct rt_ownership *owner = rt_ownership_at(&record->owners, i);
        g_string_append_printf(all, "%s%s%s", i ? ", " : "", owner->name,
                               owner->role == RT_SUPPORT ? " (support)" : "");
    }
    add(page, "", TUI_PLAIN, all->len ? all->str : "No owner");
}

static void add_targets(struct page *page, const struct rt_record *record)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        g_string_append_printf(all, "%s%s%s", i ? " · " : "", target->text,
                               target->overdue ? " ! overdue" : "");
    }
    add(page, "", TUI_PLAIN, all->len ? all->str : "No target");
    if (!record->waiting_now.n)
        return;
    g_string_assign(all, "Waits for ");
    for (size_t i = 0; i < record->waiting_now.n; i++)
        g_string_append_printf(all, "%s%s", i ? ", " : "",
                               rt_texts_at(&record->waiting_now, i));
    add(page, "", TUI_PLAIN, all->str);
}

/* What was said of the period, or, where nobody has answered in it, of the last before. */
static void add_update(struct page *page, const struct tui_desk *desk,
                       const struct rt_record *record)
{
    const struct rt_period *now = desk->outlook.period;
    size_t n = record->updates.n;
    while (n && !rt_update_answers(rt_update_at(&record->updates, n - 1)))
        n--; /* a colour alone says nothing */
    const char *id = n ? rt_update_at(&record->updates, n - 1)->period : NULL;
    const struct rt_period *period = id ? rt_facts_period(desk->facts, id) : NULL;
    if (now && g_strcmp0(id, now->id) != 0) {
        g_autofree char *none =
            g_strdup_printf("No update for %s%s%s", now->label ? now->label : now->id,
                            id ? "; what follows is of " : "",
                            !id      ? ""
                            : period ? period->label
                                     : id);
        add_gap(page);
        add(page, "", TUI_LABEL, none);
    }
    for (size_t i = 0; i < n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        if (strcmp(update->period, id) != 0)
            continue;
        add_paragraphs(page, "PROGRESS", &update->progress);
        add_paragraphs(page, "CHALLENGE", &update->challenge);
        add_paragraphs(page, "UPDATE", &update->other);
        if (update->no_change)
            add(page, "", TUI_PLAIN, "Reported as having no change");
    }
}

static void add_actions(struct page *page, const struct rt_record *record)
{
    if (!record->actions.n)
        return;
    add_gap(page);
    for (size_t i = 0; i < record->actions.n; i++) {
        const struct rt_action *action = rt_action_at(&record->actions, i);
        g_autofree char *label = g_strdup_printf("ACTION %d", action->n);
        g_autofree char *state = g_ascii_strdown(rt_states[action->state].label, -1);
        g_autofree char *words =
            g_strdup_printf("%s (%s)", action->text ? action->text : "", state);
        add(page, label, TUI_PLAIN, words);
    }
}

/* ref: what it stands under, NULL: nothing. */
static char *minute_line(const struct rt_minute *minute, const char *ref)
{
    char clock[6];
    g_autofree char *words = rt_minute_words_under(minute, ref);
    rt_moment(minute->at, clock);
    return g_strdup_printf("%s %s%s", clock, minute->kind == RT_MINUTE_NOTE ? "Note: " : "",
                           words);
}

static void add_recorded(struct page *page, const struct tui_meeting *self)
{
    const char *label = "RECORDED", *ref = tui_meeting_item(self)->ref;
    for (size_t i = 0; i < self->meeting.minutes.n; i++) {
        const struct rt_minute *minute = rt_minute_at(&self->meeting.minutes, i);
        if (!rt_minute_is_of(minute, ref))
            continue;
        g_autofree char *words = minute_line(minute, ref);
        if (*label)
            add_gap(page);
        add(page, label, TUI_PLAIN, words);
        label = "";
    }
}

static void add_record(struct page *page, const struct tui_meeting *self)
{
    const struct rt_record *record = &self->record;
    if (!record->ref) {
        add(page, "", TUI_WARNING, "It is in the register no more");
        return;
    }
    add(page, "", TUI_NAME, rt_describe_name(record));
    add_gap(page);
    add_owners(page, record);
    add_targets(page, record);
    add_update(page, self->view.desk, record);
    const char *why = record->rag ? NULL : rt_describe_reason(record, page->arena);
    if (why && record->state != RT_STATE_COMPLETE) { /* that is decided, and stands above */
        add_gap(page);
        add(page, "SUGGESTED", TUI_PLAIN, why);
    }
    add_actions(page, record);
    if (record->title && record->text) {
        add_gap(page);
        add(page, "TEXT", TUI_PLAIN, record->text);
    }
    add_recorded(page, self);
}

/* ---- a meeting ---- */

/* How one is made, and where; a follower can only wait. */
static void add_none(struct page *page, const struct tui_meeting *self)
{
    if (self->day) {
        g_autofree char *words = g_strdup_printf("There is no meeting on %s.", self->day);
        add(page, "", TUI_NAME, words);
    } else {
        add(page, "", TUI_NAME, "No meeting is running, and none is planned.");
    }
    add_gap(page);
    if (self->is_follower) {
        add(page, "", TUI_PLAIN,
            self->day
                ? "This screen shows it as soon as it is planned; q leaves, and meet --show "
                  "without a day follows the chair's screen."
                : "This screen follows the chair's as soon as one begins.");
        return;
    }
    char in[16];
    g_autofree char *words = g_strdup_printf(
        "%s begins one today on what the Register's filter leaves; : meeting new plans one.",
        tui_keys_name(&self->view.desk->keys, TUI_DO_MEET, TUI_AT_MINUTES, in));
    add(page, "", TUI_PLAIN, words);
}

static void add_names(struct page *page, const char *label, const struct rt_list *names)
{
    g_autofree char *all = rt_texts_in_line(names);
    if (names->n)
        add(page, label, TUI_PLAIN, all);
}

static void add_minutes(struct page *page, const struct tui_meeting *self)
{
    add_names(page, "PRESENT", &self->meeting.present);
    add_names(page, "APOLOGIES", &self->meeting.apologies);
    add_gap(page);
    const struct rt_list *minutes = &self->meeting.minutes;
    for (size_t i = 0; i < minutes->n; i++) {
        g_autofree char *words = minute_line(rt_minute_at(minutes, i), NULL);
        add(page, "", TUI_PLAIN, words);
    }
    if (!minutes->n)
        add(page, "", TUI_PLAIN, "Nothing was recorded.");
}

static void add_left(struct page *page, const struct tui_meeting *self)
{
    static const char unread[] = "What it leaves over can't be read.";
    static const char *const labels[] = {[RT_LEFT_GOES] = "LEFT OVER",
                                         [RT_LEFT_THERE] = "ON THE NEXT AGENDA",
                                         [RT_LEFT_STAYS] = "NOT CARRIED OVER"};
    if (self->left.n || !self->is_left_known)
        add_gap(page);
    if (!self->is_left_known)
        add(page, "", TUI_PLAIN, unread);
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        size_t n;
        g_autofree char *refs = rt_left_refs(&self->left, (enum rt_left_kind)i, &n);
        if (n)
            add(page, labels[i], TUI_PLAIN, refs);
    }
}

static void add_meeting(struct page *page, const struct tui_meeting *self)
{
    if (!self->meeting.date) {
        add_none(page, self);
    } else if (self->meeting.state == RT_MEETING_ENDED) {
        add_minutes(page, self);
        add_left(page, self);
    } else {
        add(page, "", TUI_PLAIN,
            "Nothing stands on its agenda; : meeting put REF puts it there.");
    }
}

struct rt_list tui_meeting_text(const struct tui_meeting *self, int width, bool is_ascii,
                                struct rt_arena *arena)
{
    struct page page = {.arena = arena, .width = width, .is_ascii = is_ascii};
    if (tui_meeting_sits(self))
        add_record(&page, self);
    else
        add_meeting(&page, self);
    return page.lines;
}

const char *tui_meeting_said(const struct tui_meeting *self, struct rt_arena *arena)
{
    const char *ref = tui_meeting_item(self)->ref;
    for (size_t i = self->meeting.minutes.n; i-- > 0;) {
        const struct rt_minute *minute = rt_minute_at(&self->meeting.minutes, i);
        if (!rt_minute_is_of(minute, ref))
            continue;
        g_autofree char *words = minute_line(minute, ref);
        return rt_arena_copy(arena, words);
    }
    return NULL;
}
