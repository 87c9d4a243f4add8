/* All of one recommendation as labelled lines.  Knows the reading order and the
 * words; knows no screen.
 */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "report/words.h"

struct description {
    const struct rt_record *record;
    const struct rt_facts *facts;
    struct rt_arena *arena;
    struct rt_list blocks;
    bool is_spoken; /* words where eyes have a dash or a column */
};

static struct rt_block_of_text *add(struct description *d, enum rt_block_kind kind,
                                    const char *label, const char *text)
{
    struct rt_block_of_text *block = rt_list_add(&d->blocks, d->arena, sizeof *block);
    *block = (struct rt_block_of_text){.kind = kind, .label = label, .text = text};
    return block;
}

static void heading(struct description *d, enum rt_section section, const char *text)
{
    add(d, RT_BLOCK_HEADING, NULL, text)->section = section;
}

/* What parts two things said in one line. */
static const char *joint(const struct description *d)
{
    return d->is_spoken ? ", " : " - ";
}

/* A line for each line of text; nothing where there is no text. */
static void lines(struct description *d, const char *label, const char *text)
{
    for (const char *at = text, *end; at; at = end ? end + 1 : NULL, label = NULL) {
        end = strchr(at, '\n');
        size_t length = end ? (size_t)(end - at) : strlen(at);
        if (length || label)
            add(d, RT_BLOCK_LINE, label, rt_arena_text(d->arena, at, length));
    }
}

static void paragraphs(struct description *d, const char *label, const struct rt_list *texts)
{
    for (size_t i = 0; i < texts->n; i++)
        lines(d, i == 0 ? label : NULL, rt_texts_at(texts, i));
}

static const char *owner_names(struct rt_arena *arena, const struct rt_list *owners,
                               enum rt_role role)
{
    const char *names = NULL;
    for (size_t i = 0; i < owners->n; i++) {
        const struct rt_ownership *owner = rt_ownership_at(owners, i);
        if (owner->role == role && owner->name)
            names = names ? report_print(arena, "%s, %s", names, owner->name) : owner->name;
    }
    return names;
}

static void describe_source(struct description *d)
{
    const struct rt_record *r = d->record;
    const struct rt_source *source =
        d->facts && r->source ? rt_facts_source(d->facts, r->source) : NULL;
    if (source && source->title)
        lines(d, "Source", report_print(d->arena, "%s (%s)", source->title, r->source));
    else
        lines(d, "Source", r->source);
    lines(d, "Group", r->group);
    lines(d, "Theme", r->theme);
}

/* A colour that has stood for long: the paper's readers ask about it. */
static void describe_reports(struct description *d)
{
    struct rt_outlook outlook = {.facts = d->facts};
    enum rt_rag rag;
    if (d->facts)
        outlook.period = rt_facts_period(d->facts, d->record->period);
    size_t n = rt_rag_reports(d->record, &outlook, &rag);
    if (n >= RT_REPORTS_LONG)
        lines(d, "Lasting",
              report_print(d->arena, "%s for %zu reports", rt_rags[rag].label, n));
}

static void describe_colour(struct description *d)
{
    const struct rt_record *r = d->record;
    const char *reason = rt_describe_reason(r, d->arena);
    if (r->rag) {
        const struct rt_update *setter = rt_rag_setter(r, r->period);
        const char *why = setter ? setter->reason : NULL;
        add(d, RT_BLOCK_LINE, "RAG",
            report_print(d->arena, "%s%s%s", rt_rags[r->rag].label, why ? " - " : "",
                         why ? why : ""))
            ->rag = r->rag;
    }
    if (r->suggested) {
        struct rt_block_of_text *block =
            add(d, RT_BLOCK_LINE, r->rag ? "Suggested" : "RAG",
                report_print(d->arena, "%s%s%s%s", r->rag ? "" : "suggested ",
                             report_lower(rt_rags[r->suggested].label, d->arena),
                             reason ? ": " : "", reason ? reason : ""));
        block->rag = r->suggested;
        block->is_suggested = true;
    }
    if (!r->rag && !r->suggested)
        add(d, RT_BLOCK_LINE, "RAG",
            reason ? report_print(d->arena, "none - %s", reason) : "none");
    describe_reports(d);
    if (r->direction)
        lines(d, "Direction", report_lower(rt_directions[r->direction].label, d->arena));
}

/* "closed – alternative action"; to who listens "closed, alternative action". */
static const char *state_words(struct description *d, enum rt_state state)
{
    const char *words = report_lower(rt_states[state].label, d->arena);
    g_auto(GStrv) parts = g_strsplit(words, " – ", 2);
    return d->is_spoken && parts[1] ? report_print(d->arena, "%s, %s", parts[0], parts[1])
                                    : words;
}

static void describe_standing(struct description *d)
{
    const struct rt_record *r = d->record;
    lines(d, "State", state_words(d, r->state));
    lines(d, "Closure", r->closure);
    lines(d, "Response", report_lower(rt_responses[r->response].label, d->arena));
    if (r->overdue || r->review)
        lines(d, "Attention",
              r->overdue ? (r->review ? "overdue, review due" : "overdue") : "review due");
    if (r->reported_with)
        lines(
            d, "Reported with",
            report_print(d->arena,
                         "%s - one row of the paper: owners, actions, targets, updates, state "
                         "and colour are common to both",
                         r->reported_with));
    lines(d, "Lead", owner_names(d->arena, &r->owners, RT_LEAD));
    lines(d, "Support", owner_names(d->arena, &r->owners, RT_SUPPORT));
}

/* " (has happened: March 2020)" behind what no longer stands. */
static const char *outcome(struct description *d, const struct rt_event *event)
{
    bool is_lifted = event->lifted != NULL;
    const char *when = is_lifted ? event->lifted : event->happened;
    struct rt_window window;
    g_autofree char *words =
        when && rt_window_parse(when, &window) ? rt_window_words(&window) : NULL;
    return report_print(d->arena, " (%s%s%s)", is_lifted ? "lifted" : "has happened",
                        words ? ": " : "", words ? words : "");
}

static void describe_waiting(struct description *d)
{
    const struct rt_list *stands = &d->record->waiting_now, *written = &d->record->waiting;
    const char *label = "Waiting for";
    for (size_t i = 0; i < stands->n; i++, label = NULL)
        lines(d, label, rt_texts_at(stands, i));
    label = "Waited for";
    for (size_t i = 0; i < written->n; i++) {
        const char *name = rt_texts_at(written, i);
        const struct rt_event *event = d->facts ? rt_facts_event(d->facts, name) : NULL;
        if (!event || rt_event_stands(event))
            continue;
        lines(d, label, report_print(d->arena, "%s%s", name, outcome(d, event)));
        label = NULL;
    }
}

/* "See also" is told of either side; it stands there once. */
static bool is_same_link(enum rt_link_kind a, enum rt_link_kind b)
{
    return strcmp(rt_link_kinds[a].label, rt_link_kinds[b].label) == 0;
}

static void describe_links(struct description *d)
{
    const struct rt_list *links = &d->record->links;
    for (enum rt_link_kind kind = RT_RESTATES; kind < RT_LINKS; kind++) {
        const char *refs = NULL;
        enum rt_link_kind first = RT_RESTATES;
        while (!is_same_link(first, kind))
            first++;
        for (size_t i = 0; first == kind && i < links->n; i++) {
            const struct rt_link *link = rt_link_at(links, i);
            if (is_same_link(link->kind, kind))
                refs = refs ? report_print(d->arena, "%s, %s", refs, link->ref) : link->ref;
        }
        lines(d, rt_link_kinds[kind].label, refs);
    }
}

/* "; lead: Hampton Trust; support: SCC", ", lead Hampton Trust, support SCC". */
static const char *shares(struct description *d, const struct rt_list *owners)
{
    const char *lead = owner_names(d->arena, owners, RT_LEAD);
    const char *support = owner_names(d->arena, owners, RT_SUPPORT);
    const char *before = d->is_spoken ? ", " : "; ", *behind = d->is_spoken ? " " : ": ";
    const char *first = lead ? report_print(d->arena, "%slead%s%s", before, behind, lead) : "";
    return support ? report_print(d->arena, "%s%ssupport%s%s", first, before, behind, support)
                   : first;
}

static void describe_action(struct description *d, size_t n, const struct rt_action *action)
{
    const char *state = state_words(d, action->state);
    const char *owners = shares(d, &action->owners);
    if (d->is_spoken) {
        lines(d, report_print(d->arena, "Key action %zu, %s%s", n, state, owners),
              action->text);
        return;
    }
    lines(d, report_print(d->arena, "%zu", n), action->text);
    lines(d, NULL, report_print(d->arena, "%s%s", state, owners));
}

static void describe_actions(struct description *d)
{
    const struct rt_list *actions = &d->record->actions;
    size_t complete = 0;
    for (size_t i = 0; i < actions->n; i++)
        complete += rt_action_at(actions, i)->state == RT_STATE_COMPLETE;
    if (actions->n)
        heading(d, RT_SECTION_ACTIONS,
                report_print(d->arena, "Key actions%s%zu of %zu complete", joint(d), complete,
                             actions->n));
    for (size_t i = 0; i < actions->n; i++)
        describe_action(d, i + 1, rt_action_at(actions, i));
}

/* How often it was revised. */
static const char *slips(struct description *d, const struct rt_target *target)
{
    size_t n = target->revisions.n;
    return n == 0   ? ""
           : n == 1 ? report_print(d->arena, "%srevised once", joint(d))
                    : report_print(d->arena, "%srevised %zu times", joint(d), n);
}

/* "Action 1", "Target"; "Target 1, of key action 1". */
static const char *target_label(struct description *d, size_t n, const struct rt_target *target)
{
    if (!d->is_spoken)
        return target->action ? report_print(d->arena, "Action %d", target->action) : "Target";
    return target->action
               ? report_print(d->arena, "Target %zu, of key action %d", n, target->action)
               : report_print(d->arena, "Target %zu", n);
}

static void describe_targets(struct description *d)
{
    const struct rt_list *targets = &d->record->targets;
    if (targets->n)
        heading(d, RT_SECTION_TARGETS, "Targets");
    for (size_t i = 0; i < targets->n; i++) {
        const struct rt_target *target = rt_target_at(targets, i);
        const char *meant = target->text ? rt_describe_target(target, d->arena) : NULL;
        bool is_window = target->kind == RT_KIND_DATE || target->kind == RT_KIND_RECURRING;
        lines(d, target_label(d, i + 1, target),
              report_print(d->arena, "%s%s%s%s%s%s%s", target->text ? target->text : "",
                           meant ? joint(d) : "",
                           meant && is_window && d->is_spoken ? "that is " : "",
                           meant ? meant : "", slips(d, target),
                           target->overdue ? joint(d) : "", target->overdue ? "overdue" : ""));
        for (size_t k = 0; k < target->revisions.n; k++)
            lines(d, NULL, report_revision(rt_revision_at(&target->revisions, k), d->arena));
    }
}

static void describe_update(struct description *d, const struct rt_update *update)
{
    g_autofree char *day = NULL;
    if (update->at) {
        g_autofree char *date = g_strndup(update->at, 10);
        uint32_t at = rt_day_parse(date);
        day = at ? rt_day_words(at) : g_strdup(update->at);
    }
    if (update->by || day)
        lines(d, "Written",
              report_print(d->arena, "%s%s%s%s", update->by ? "by " : "",
                           update->by ? update->by : "", update->by && day ? ", " : "",
                           day ? day : ""));
    if (update->rag)
        add(d, RT_BLOCK_LINE, "RAG",
            report_print(d->arena, "%s%s%s", rt_rags[update->rag].label,
                         update->reason ? " - " : "", update->reason ? update->reason : ""))
            ->rag = update->rag;
    if (update->no_change)
        lines(d, "No change", "nothing to add to the period before");
    paragraphs(d, NULL, &update->other);
    paragraphs(d, "Progress", &update->progress);
    paragraphs(d, "Challenge", &update->challenge);
}

static void describe_updates(struct description *d)
{
    const struct rt_list *updates = &d->record->updates;
    for (size_t end = updates->n; end > 0;) {
        const char *period = rt_update_at(updates, end - 1)->period;
        size_t from = end - 1;
        while (from > 0 && g_strcmp0(rt_update_at(updates, from - 1)->period, period) == 0)
            from--;
        const struct rt_period *known =
            d->facts && period ? rt_facts_period(d->facts, period) : NULL;
        heading(d, RT_SECTION_UPDATE,
                report_print(d->arena, "Update %s%s",
                             known && known->label ? known->label : (period ? period : ""),
                             known && known->state == RT_CLOSED ? " (closed)" : ""));
        for (size_t i = from; i < end; i++)
            describe_update(d, rt_update_at(updates, i));
        end = from;
    }
}

static struct rt_list describe(struct description *d)
{
    const struct rt_record *record = d->record;
    add(d, RT_BLOCK_TITLE, NULL,
        report_print(d->arena, "%s%s%s", record->ref,
                     !record->title ? ""
                     : d->is_spoken ? ", "
                                    : "  ",
                     record->title ? record->title : ""));
    describe_source(d);
    describe_colour(d);
    describe_standing(d);
    describe_waiting(d);
    describe_links(d);
    if (record->text || record->summary || record->note)
        heading(d, RT_SECTION_TEXT, "Recommendation");
    lines(d, "Text", record->text);
    lines(d, "Summary", record->summary);
    lines(d, "Note", record->note);
    describe_actions(d);
    describe_targets(d);
    describe_updates(d);
    return d->blocks;
}

struct rt_list rt_describe(const struct rt_record *record, const struct rt_facts *facts,
                           struct rt_arena *arena)
{
    return describe(&(struct description){.record = record, .facts = facts, .arena = arena});
}

struct rt_list rt_describe_spoken(const struct rt_record *record, const struct rt_facts *facts,
                                  struct rt_arena *arena)
{
    return describe(&(struct description){
        .record = record, .facts = facts, .arena = arena, .is_spoken = true});
}
