/* THE TABLE OF FIELDS, and the value lists.  Data alone; field.c reads it.
 *
 * Fields stand in the order of JSON; .file is their order in YAML and CSV.
 */
#include <rectrack/field.h>

#define AT(type, member) .at = offsetof(struct type, member)
#define CHOICES(list) .choices = (list), .n_choices = G_N_ELEMENTS(list)

/* Rows as long as they are: a table is read across. */
/* clang-format off */

const struct rt_choice rt_rags[RT_RAGS] = {
    [RT_RAG_NONE] = {NULL, "None"},        [RT_RED] = {"red", "Red"},
    [RT_AMBER] = {"amber", "Amber"},       [RT_GREEN] = {"green", "Green"},
    [RT_COMPLETE] = {"complete", "Complete"}, [RT_NOT_DUE] = {"not_due", "Not due"},
};

const struct rt_choice rt_states[RT_STATES] = {
    [RT_STATE_NOT_STARTED] = {"not_started", "Not started"},
    [RT_STATE_IN_PROGRESS] = {"in_progress", "In progress"},
    [RT_STATE_ONGOING] = {"ongoing", "Ongoing"},
    [RT_STATE_AWAITING] = {"awaiting", "Awaiting"},
    [RT_STATE_PAUSED] = {"paused", "Paused"},
    [RT_STATE_CLOSURE_PROPOSED] = {"closure_proposed", "Closure proposed"},
    [RT_STATE_COMPLETE] = {"complete", "Complete"},
    [RT_STATE_CLOSED_ALTERNATIVE] = {"closed_alternative", "Closed – alternative action"},
    [RT_STATE_CLOSED_SUPERSEDED] = {"closed_superseded", "Closed – superseded"},
    [RT_STATE_CLOSED_OVERTAKEN] = {"closed_overtaken", "Closed – overtaken by events"},
    [RT_STATE_CLOSED_NOT_IMPLEMENTED] = {"closed_not_implemented", "Closed – not implemented"},
    [RT_STATE_WITHDRAWN] = {"withdrawn", "Withdrawn"},
};

const struct rt_choice rt_responses[RT_RESPONSES] = {
    [RT_RESPONSE_NONE] = {NULL, "Not recorded"},
    [RT_RESPONSE_AWAITING] = {"awaiting", "Awaiting"},
    [RT_RESPONSE_ACCEPTED] = {"accepted", "Accepted"},
    [RT_RESPONSE_PARTIALLY] = {"partially_accepted", "Partially accepted"},
    [RT_RESPONSE_IN_PRINCIPLE] = {"accepted_in_principle", "Accepted in principle"},
    [RT_RESPONSE_NOTED] = {"noted", "Noted"},
    [RT_RESPONSE_NOT_ACCEPTED] = {"not_accepted", "Not accepted"},
};

const struct rt_choice rt_kinds[RT_KINDS] = {
    [RT_KIND_NONE] = {"none", "No target"},
    [RT_KIND_DATE] = {"date", "Date"},
    [RT_KIND_RECURRING] = {"recurring", "Recurring"},
    [RT_KIND_ONGOING] = {"ongoing", "Ongoing"},
    [RT_KIND_EVENT] = {"event", "Waits for an event"},
    [RT_KIND_AS_AVAILABLE] = {"as_available", "As available"},
    [RT_KIND_STATUS] = {"status", "A status, not a date"},
    [RT_KIND_UNCLEAR] = {"unclear", "Not understood"},
};

const struct rt_choice rt_directions[RT_DIRECTIONS] = {
    [RT_DIRECTION_NONE] = {NULL, "None"},
    [RT_IMPROVED] = {"improved", "Improved"},
    [RT_WORSENED] = {"worsened", "Worsened"},
    [RT_UNCHANGED] = {"unchanged", "Unchanged"},
    [RT_NEW] = {"new", "New"},
};

const struct rt_choice rt_roles[RT_ROLES] = {
    [RT_LEAD] = {"lead", "Lead"},
    [RT_SUPPORT] = {"support", "Support"},
};

const struct rt_choice rt_link_kinds[RT_LINKS] = {
    [RT_LINK_NONE] = {NULL, "None"},
    [RT_RESTATES] = {"restates", "Restates"},
    [RT_EXTENDS] = {"extends", "Extends"},
    [RT_DEPENDS_ON] = {"depends_on", "Depends on"},
    [RT_SUPERSEDES] = {"supersedes", "Supersedes"},
    [RT_DUPLICATES] = {"duplicates", "Duplicates"},
    [RT_SEE_ALSO] = {"see_also", "See also"},
    [RT_RESTATED_BY] = {"restated_by", "Restated by"},
    [RT_EXTENDED_BY] = {"extended_by", "Extended by"},
    [RT_NEEDED_BY] = {"needed_by", "Needed by"},
    [RT_SUPERSEDED_BY] = {"superseded_by", "Superseded by"},
    [RT_DUPLICATED_BY] = {"duplicated_by", "Duplicated by"},
    [RT_SEEN_FROM] = {"see_also", "See also"},
};

const struct rt_choice rt_owner_kinds[RT_OWNER_KINDS] = {
    [RT_OWNER_NONE] = {NULL, "Not recorded"}, [RT_AGENCY] = {"agency", "Agency"},
    [RT_TEAM] = {"team", "Team"},             [RT_OFFICER] = {"officer", "Officer"},
    [RT_MEMBER] = {"member", "Member"},       [RT_GROUP] = {"group", "Group"},
};

const struct rt_choice rt_event_kinds[RT_EVENT_KINDS] = {
    [RT_EVENT] = {"event", "Event"},
    [RT_BLOCKER] = {"blocker", "Blocker"},
};

const struct rt_choice rt_period_states[RT_PERIOD_STATES] = {
    [RT_OPEN] = {"open", "Open"},
    [RT_CLOSED] = {"closed", "Closed"},
};

const struct rt_choice rt_meeting_states[RT_MEETING_STATES] = {
    [RT_MEETING_PLANNED] = {"planned", "Planned"},
    [RT_MEETING_RUNNING] = {"running", "Running"},
    [RT_MEETING_ENDED] = {"ended", "Ended"},
};

const struct rt_choice rt_agenda_orders[RT_AGENDA_ORDERS] = {
    [RT_AGENDA_THEME] = {"theme", "By theme"},
    [RT_AGENDA_EXCEPTION] = {"exception", "By exception"},
};

const struct rt_choice rt_item_states[RT_ITEM_STATES] = {
    [RT_ITEM_OPEN] = {"open", "Open"},
    [RT_ITEM_DONE] = {"done", "Done"},
    [RT_ITEM_SKIPPED] = {"skipped", "Skipped"},
};

const struct rt_choice rt_minute_kinds[RT_MINUTE_KINDS] = {
    [RT_MINUTE_NOTE] = {"note", "Note"},
    [RT_MINUTE_ACTION] = {"action", "Action"},
    [RT_MINUTE_AGREE] = {"agree", "RAG agreed"},
    [RT_MINUTE_RAG] = {"rag", "RAG changed"},
    [RT_MINUTE_GRANT] = {"grant", "Extension granted"},
    [RT_MINUTE_REFUSE] = {"refuse", "Extension refused"},
    [RT_MINUTE_CLOSE] = {"close", "Closure confirmed"},
    [RT_MINUTE_BRING] = {"back", "To come back"},
    [RT_MINUTE_REFER] = {"refer", "Referred"},
    [RT_MINUTE_OWN] = {"own", "Decision"},
};

static const struct rt_field theme_fields[] = {
    {.key = "group", .label = "Group", .help = "The life stage or other heading over the theme",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 500, .file = 1, AT(rt_theme, group)},
    {.key = "name", .label = "Theme", .help = "The heading under which the source has it",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 500, .file = 2,
     AT(rt_theme, name)},
};
const struct rt_shape rt_theme_shape = {"theme", "themes", "Theme", sizeof(struct rt_theme),
                                        theme_fields, G_N_ELEMENTS(theme_fields), NULL};

static const struct rt_field colours_fields[] = {
    {.key = "red", .label = "Red", .help = "What red means in this source",
     .type = RT_TYPE_TEXT, .limit = 1000, .file = 1, AT(rt_colours, red)},
    {.key = "amber", .label = "Amber", .help = "What amber means in this source",
     .type = RT_TYPE_TEXT, .limit = 1000, .file = 2, AT(rt_colours, amber)},
    {.key = "green", .label = "Green", .help = "What green means in this source",
     .type = RT_TYPE_TEXT, .limit = 1000, .file = 3, AT(rt_colours, green)},
    {.key = "complete", .label = "Complete", .help = "What complete means in this source",
     .type = RT_TYPE_TEXT, .limit = 1000, .file = 4, AT(rt_colours, complete)},
    {.key = "not_due", .label = "Not due", .help = "What not due means in this source",
     .type = RT_TYPE_TEXT, .limit = 1000, .file = 5, AT(rt_colours, not_due)},
};
const struct rt_shape rt_colours_shape = {"colours", "colours", "Colours", sizeof(struct rt_colours),
                                          colours_fields, G_N_ELEMENTS(colours_fields), NULL};

static const struct rt_field source_fields[] = {
    {.key = "code", .label = "Code", .help = "What the references of this source begin with",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 20, .file = 1,
     AT(rt_source, code)},
    {.key = "title", .label = "Title", .help = "The title of the inquiry or report",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 1000, .file = 2,
     AT(rt_source, title)},
    {.key = "kind", .label = "Kind", .help = "What it is, such as scrutiny inquiry or audit",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 200, .file = 3,
     AT(rt_source, kind)},
    {.key = "date", .label = "Date", .help = "When it was published, in the source's own words",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 200, .file = 4,
     AT(rt_source, date)},
    {.key = "document", .label = "Document",
     .help = "The document and section that the words are from", .type = RT_TYPE_TEXT,
     .limit = 2000, .file = 5, AT(rt_source, document)},
    {.key = "themes", .label = "Themes", .help = "Its themes in the order of the paper",
     .type = RT_TYPE_LIST, .shape = &rt_theme_shape, .file = 6, AT(rt_source, themes)},
    {.key = "colours", .label = "Colours",
     .help = "What each colour means here; printed on the paper", .type = RT_TYPE_PART,
     .shape = &rt_colours_shape, .file = 7, AT(rt_source, colours)},
    {.key = "not_due_months", .label = "Not due months",
     .help = "A target that begins more than this many months off suggests not due; 6 unless given",
     .type = RT_TYPE_NUMBER, .limit = 120, .file = 8, AT(rt_source, not_due_months)},
    {.key = "soon_months", .label = "Soon months",
     .help = "A target that ends within this many months suggests amber; 3 unless given",
     .type = RT_TYPE_NUMBER, .limit = 120, .file = 9, AT(rt_source, soon_months)},
};
const struct rt_shape rt_source_shape = {"source", "sources", "Source", sizeof(struct rt_source),
                                         source_fields, G_N_ELEMENTS(source_fields), "code"};

static const struct rt_field owner_fields[] = {
    {.key = "name", .label = "Name", .help = "The name that lists and papers show",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 200, .file = 1,
     AT(rt_owner, name)},
    {.key = "kind", .label = "Kind", .help = "What kind of owner it is", .type = RT_TYPE_CHOICE,
     CHOICES(rt_owner_kinds), .file = 2, AT(rt_owner, kind)},
    {.key = "other_names", .label = "Other names",
     .help = "Other names by which it is known and found", .type = RT_TYPE_TEXTS,
     .flags = RT_FIELD_LINE, .limit = 200, .file = 3, AT(rt_owner, other_names)},
};
const struct rt_shape rt_owner_shape = {"owner", "owners", "Owner", sizeof(struct rt_owner),
                                        owner_fields, G_N_ELEMENTS(owner_fields), "name"};

static const struct rt_field event_fields[] = {
    {.key = "name", .label = "Name", .help = "What is waited for", .type = RT_TYPE_TEXT,
     .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 200, .file = 1, AT(rt_event, name)},
    {.key = "kind", .label = "Kind", .help = "An event happens, a blocker is lifted",
     .type = RT_TYPE_CHOICE, CHOICES(rt_event_kinds), .file = 2, AT(rt_event, kind)},
    {.key = "happened", .label = "Happened",
     .help = "The day or month the event happened, or true where the day is not known",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 10, .file = 3,
     AT(rt_event, happened)},
    {.key = "lifted", .label = "Lifted",
     .help = "The day or month the blocker was lifted, or true where the day is not known",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 10, .file = 4,
     AT(rt_event, lifted)},
};
const struct rt_shape rt_event_shape = {"event", "events", "Event", sizeof(struct rt_event),
                                        event_fields, G_N_ELEMENTS(event_fields), "name"};

static const struct rt_field period_fields[] = {
    {.key = "id", .label = "Period", .help = "The short name of the period, such as 2020-03",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 32, .file = 1,
     AT(rt_period, id)},
    {.key = "label", .label = "Label", .help = "How papers name the period",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 100, .file = 2,
     AT(rt_period, label)},
    {.key = "as_at", .label = "As at", .help = "The day the period is reported as at",
     .type = RT_TYPE_DAY, .flags = RT_FIELD_REQUIRED, .file = 3, AT(rt_period, as_at)},
    {.key = "state", .label = "State", .help = "Open while updates come in, then closed",
     .type = RT_TYPE_CHOICE, CHOICES(rt_period_states), .file = 4, AT(rt_period, state)},
};
const struct rt_shape rt_period_shape = {"period", "periods", "Period", sizeof(struct rt_period),
                                         period_fields, G_N_ELEMENTS(period_fields), "id"};

static const struct rt_field filter_fields[] = {
    {.key = "name", .label = "Name", .help = "What stands behind the @ in a query",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 40, .file = 1,
     AT(rt_filter, name)},
    {.key = "query", .label = "Query", .help = "The query words that the name stands for",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 1000, .file = 2,
     AT(rt_filter, query)},
};
const struct rt_shape rt_filter_shape = {"filter", "filters", "Filter", sizeof(struct rt_filter),
                                         filter_fields, G_N_ELEMENTS(filter_fields), "name"};

static const struct rt_field agenda_item_fields[] = {
    {.key = "ref", .label = "Recommendation", .help = "The recommendation that is looked at",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 32, .file = 1,
     AT(rt_agenda_item, ref)},
    {.key = "state", .label = "State", .help = "Whether it was dealt with, or skipped",
     .type = RT_TYPE_CHOICE, CHOICES(rt_item_states), .file = 2, AT(rt_agenda_item, state)},
    {.key = "carried_from", .label = "Carried from",
     .help = "The day of the meeting that left it over", .type = RT_TYPE_TEXT,
     .flags = RT_FIELD_LINE, .limit = 10, .file = 3, AT(rt_agenda_item, carried_from)},
};
const struct rt_shape rt_agenda_item_shape = {"agenda item", "items", "Agenda item", sizeof(struct rt_agenda_item),
    agenda_item_fields, G_N_ELEMENTS(agenda_item_fields), NULL};

static const struct rt_field minute_fields[] = {
    {.key = "kind", .label = "Kind", .help = "What was recorded",
     .type = RT_TYPE_CHOICE, CHOICES(rt_minute_kinds), .file = 1, AT(rt_minute, kind)},
    {.key = "ref", .label = "Recommendation", .help = "The recommendation it is about",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 32, .file = 2, AT(rt_minute, ref)},
    {.key = "text", .label = "Words",
     .help = "The words of it, or the colour, target, state, time or body that was decided on",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_REQUIRED, .limit = 10000, .file = 3,
     AT(rt_minute, text)},
    {.key = "was", .label = "Before", .help = "The colour, target or state that stood before",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 500, .file = 4, AT(rt_minute, was)},
    {.key = "reason", .label = "Reason", .help = "Why it was decided",
     .type = RT_TYPE_TEXT, .limit = 2000, .file = 5, AT(rt_minute, reason)},
    {.key = "owners", .label = "Owners", .help = "Who is to do the action",
     .type = RT_TYPE_TEXTS, .flags = RT_FIELD_LINE, .limit = 200, .file = 6,
     AT(rt_minute, owners)},
    {.key = "target", .label = "By when", .help = "By when the action is to be done, as written",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 500, .file = 7,
     AT(rt_minute, target)},
    {.key = "by", .label = "By", .help = "Who recorded it", .type = RT_TYPE_TEXT,
     .flags = RT_FIELD_LINE, .limit = 200, .file = 8, AT(rt_minute, by)},
    {.key = "at", .label = "At", .help = "When it was recorded", .type = RT_TYPE_TEXT,
     .flags = RT_FIELD_LINE, .limit = 30, .file = 9, AT(rt_minute, at)},
};
const struct rt_shape rt_minute_shape = {"minute", "minutes", "Minute", sizeof(struct rt_minute),
                                         minute_fields, G_N_ELEMENTS(minute_fields), NULL};

static const struct rt_field meeting_fields[] = {
    {.key = "date", .label = "Date", .help = "The day of the meeting, by which it is known",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 10, .file = 1,
     AT(rt_meeting, date)},
    {.key = "title", .label = "Title", .help = "What its papers call the meeting",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 200, .file = 2,
     AT(rt_meeting, title)},
    {.key = "state", .label = "State", .help = "Planned, running once something is recorded, ended",
     .type = RT_TYPE_CHOICE, CHOICES(rt_meeting_states), .file = 3, AT(rt_meeting, state)},
    {.key = "query", .label = "Query", .help = "The query words its agenda was made from",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 1000, .file = 4,
     AT(rt_meeting, query)},
    {.key = "order", .label = "Order", .help = "The order of its agenda",
     .type = RT_TYPE_CHOICE, CHOICES(rt_agenda_orders), .file = 5, AT(rt_meeting, order)},
    {.key = "present", .label = "Present", .help = "Who came", .type = RT_TYPE_TEXTS,
     .flags = RT_FIELD_LINE, .limit = 200, .file = 6, AT(rt_meeting, present)},
    {.key = "apologies", .label = "Apologies", .help = "Who sent apologies",
     .type = RT_TYPE_TEXTS, .flags = RT_FIELD_LINE, .limit = 200, .file = 7,
     AT(rt_meeting, apologies)},
    {.key = "items", .label = "Agenda", .help = "What it looks at, in order", .type = RT_TYPE_LIST,
     .shape = &rt_agenda_item_shape, .file = 8, AT(rt_meeting, items)},
    {.key = "minutes", .label = "Minutes", .help = "What was recorded, as it was recorded",
     .type = RT_TYPE_LIST, .shape = &rt_minute_shape, .file = 9, AT(rt_meeting, minutes)},
};
const struct rt_shape rt_meeting_shape = {"meeting", "meetings", "Meeting", sizeof(struct rt_meeting),
                                          meeting_fields, G_N_ELEMENTS(meeting_fields), "date"};

static const struct rt_field ownership_fields[] = {
    {.key = "name", .label = "Owner", .help = "Who owns it", .type = RT_TYPE_TEXT,
     .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 200, .file = 1,
     AT(rt_ownership, name)},
    {.key = "role", .label = "Role", .help = "Whether it leads or supports",
     .type = RT_TYPE_CHOICE, CHOICES(rt_roles), .file = 2, AT(rt_ownership, role)},
};
const struct rt_shape rt_ownership_shape = {"ownership", "owners", "Owner", sizeof(struct rt_ownership), ownership_fields,
    G_N_ELEMENTS(ownership_fields), NULL};

static const struct rt_field action_fields[] = {
    {.key = "n", .label = "Number", .help = "The place of the action, from 1",
     .type = RT_TYPE_NUMBER, .flags = RT_FIELD_RECKONED, AT(rt_action, n)},
    {.key = "text", .label = "Key action", .help = "What is to be done, as written",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_REQUIRED, .file = 1, AT(rt_action, text)},
    {.key = "state", .label = "State", .help = "Where the action stands",
     .type = RT_TYPE_CHOICE, CHOICES(rt_states), .file = 2, AT(rt_action, state)},
    {.key = "owners", .label = "Owners", .help = "Who does the action", .type = RT_TYPE_LIST,
     .shape = &rt_ownership_shape, .file = 3, AT(rt_action, owners)},
};
const struct rt_shape rt_action_shape = {"action", "actions", "Key action", sizeof(struct rt_action),
                                         action_fields, G_N_ELEMENTS(action_fields), NULL};

static const struct rt_field revision_fields[] = {
    {.key = "text", .label = "Target", .help = "The words that stood before",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 500, .file = 1,
     AT(rt_revision, text)},
    {.key = "until", .label = "Until", .help = "The day they were replaced",
     .type = RT_TYPE_DAY, .file = 2, AT(rt_revision, until)},
    {.key = "reason", .label = "Reason", .help = "Why the target was revised",
     .type = RT_TYPE_TEXT, .limit = 2000, .file = 3, AT(rt_revision, reason)},
    {.key = "granted_by", .label = "Granted by", .help = "Who granted the extension",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE, .limit = 200, .file = 4,
     AT(rt_revision, granted_by)},
};
const struct rt_shape rt_revision_shape = {"revision", "revisions", "Revision", sizeof(struct rt_revision), revision_fields,
    G_N_ELEMENTS(revision_fields), NULL};

static const struct rt_field target_fields[] = {
    {.key = "text", .label = "Target", .help = "The target as written",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 500, .file = 1,
     AT(rt_target, text)},
    {.key = "kind", .label = "Kind", .help = "What kind of target the words mean",
     .type = RT_TYPE_CHOICE, CHOICES(rt_kinds), .flags = RT_FIELD_TOLD, .file = 2,
     AT(rt_target, kind)},
    {.key = "earliest", .label = "Earliest", .help = "The first day the words can mean",
     .type = RT_TYPE_DAY, .flags = RT_FIELD_TOLD, .file = 3, AT(rt_target, earliest)},
    {.key = "latest", .label = "Latest", .help = "The last day the words can mean",
     .type = RT_TYPE_DAY, .flags = RT_FIELD_TOLD, .file = 4, AT(rt_target, latest)},
    {.key = "action", .label = "Action", .help = "The number of the key action it belongs to",
     .type = RT_TYPE_NUMBER, .limit = 1000, .file = 5, AT(rt_target, action)},
    {.key = "event", .label = "Event", .help = "The event it waits for", .type = RT_TYPE_TEXT,
     .flags = RT_FIELD_LINE, .limit = 200, .file = 6, AT(rt_target, event)},
    {.key = "original", .label = "Original", .help = "The words of the first target",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_RECKONED, AT(rt_target, original)},
    {.key = "revisions", .label = "Revisions", .help = "The targets before, the oldest first",
     .type = RT_TYPE_LIST, .shape = &rt_revision_shape, .file = 7, AT(rt_target, revisions)},
    {.key = "overdue", .label = "Overdue", .help = "Whether its latest day has passed undone",
     .type = RT_TYPE_FLAG, .flags = RT_FIELD_RECKONED, AT(rt_target, overdue)},
};
const struct rt_shape rt_target_shape = {"target", "targets", "Target", sizeof(struct rt_target),
                                         target_fields, G_N_ELEMENTS(target_fields), NULL};

static const struct rt_field update_fields[] = {
    {.key = "period", .label = "Period", .help = "The reporting period it is for",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 32, .file = 1,
     AT(rt_update, period)},
    {.key = "by", .label = "By", .help = "Who wrote it", .type = RT_TYPE_TEXT,
     .flags = RT_FIELD_LINE, .limit = 200, .file = 2, AT(rt_update, by)},
    {.key = "at", .label = "At", .help = "When it was written", .type = RT_TYPE_TEXT,
     .flags = RT_FIELD_LINE, .limit = 30, .file = 3, AT(rt_update, at)},
    {.key = "progress", .label = "Progress", .help = "What was achieved, a paragraph each",
     .type = RT_TYPE_TEXTS, .file = 4, AT(rt_update, progress)},
    {.key = "challenge", .label = "Challenge", .help = "What stands in the way, a paragraph each",
     .type = RT_TYPE_TEXTS, .file = 5, AT(rt_update, challenge)},
    {.key = "other", .label = "Other", .help = "Paragraphs without a label",
     .type = RT_TYPE_TEXTS, .file = 6, AT(rt_update, other)},
    {.key = "no_change", .label = "No change", .help = "Whether the answer is: no change",
     .type = RT_TYPE_FLAG, .file = 7, AT(rt_update, no_change)},
    {.key = "rag", .label = "RAG", .help = "The colour that was set with it",
     .type = RT_TYPE_CHOICE, CHOICES(rt_rags), .file = 8, AT(rt_update, rag)},
    {.key = "reason", .label = "Reason", .help = "Why that colour differs from the suggestion",
     .type = RT_TYPE_TEXT, .limit = 2000, .file = 9, AT(rt_update, reason)},
};
const struct rt_shape rt_update_shape = {"update", "updates", "Update", sizeof(struct rt_update),
                                         update_fields, G_N_ELEMENTS(update_fields), NULL};

static const struct rt_field link_fields[] = {
    {.key = "kind", .label = "Kind", .help = "What the link says", .type = RT_TYPE_CHOICE,
     .flags = RT_FIELD_REQUIRED, CHOICES(rt_link_kinds), .file = 1, AT(rt_link, kind)},
    {.key = "ref", .label = "Reference", .help = "The other recommendation",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_REQUIRED, .limit = 32, .file = 2,
     AT(rt_link, ref)},
};
const struct rt_shape rt_link_shape = {"link", "links", "Link", sizeof(struct rt_link), link_fields,
                                       G_N_ELEMENTS(link_fields), NULL};

static const struct rt_field record_fields[] = {
    {.key = "ref", .label = "Ref", .help = "The reference, such as SI-5", .type = RT_TYPE_TEXT,
     .flags = RT_FIELD_APART | RT_FIELD_LINE | RT_FIELD_REQUIRED | RT_FIELD_LISTED, .limit = 32, .file = 1,
     .width = 6, AT(rt_record, ref)},
    {.key = "source", .label = "Source", .help = "The code of the inquiry or report it is from",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_APART | RT_FIELD_LINE | RT_FIELD_REQUIRED | RT_FIELD_LISTED,
     .limit = 20, .file = 2, .width = 6, AT(rt_record, source)},
    {.key = "group", .label = "Group", .help = "The heading over its theme",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_LISTED, .limit = 500, .file = 3,
     .width = 10, AT(rt_record, group)},
    {.key = "theme", .label = "Theme", .help = "The theme it stands under",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_LISTED, .limit = 500, .file = 4,
     .width = 24, AT(rt_record, theme)},
    {.key = "title", .label = "Title", .help = "Its title, as short as the source has it",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LINE | RT_FIELD_LISTED, .limit = 1000, .file = 5,
     AT(rt_record, title)},
    {.key = "text", .label = "Text", .help = "The recommendation in full, as written",
     .type = RT_TYPE_TEXT, .file = 6, AT(rt_record, text)},
    {.key = "summary", .label = "Summary", .help = "A shorter wording, as published",
     .type = RT_TYPE_TEXT, .file = 7, AT(rt_record, summary)},
    {.key = "note", .label = "Note", .help = "What a reader should know about the record itself",
     .type = RT_TYPE_TEXT, .file = 8, AT(rt_record, note)},
    {.key = "response", .label = "Response", .help = "The formal response to it",
     .type = RT_TYPE_CHOICE, CHOICES(rt_responses), .flags = RT_FIELD_LISTED, .file = 9,
     .width = 12, AT(rt_record, response)},
    {.key = "state", .label = "State", .help = "Where its delivery stands",
     .type = RT_TYPE_CHOICE, CHOICES(rt_states), .flags = RT_FIELD_LISTED | RT_FIELD_SHARED,
     .file = 10, .width = 12, AT(rt_record, state)},
    {.key = "closure", .label = "Closure", .help = "What was decided when it was closed",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_LISTED | RT_FIELD_SHARED, .file = 11,
     .width = 20, AT(rt_record, closure)},
    {.key = "reported_with", .label = "Reported with",
     .help = "The recommendation in whose row it is reported", .type = RT_TYPE_TEXT,
     .flags = RT_FIELD_APART | RT_FIELD_LINE | RT_FIELD_LISTED, .limit = 32, .file = 12, .width = 8,
     AT(rt_record, reported_with)},
    {.key = "rag", .label = "RAG", .help = "The colour set for the period shown",
     .type = RT_TYPE_CHOICE, CHOICES(rt_rags), .flags = RT_FIELD_RECKONED | RT_FIELD_LISTED,
     .width = 9, AT(rt_record, rag)},
    {.key = "rag_suggested", .label = "Suggested", .help = "The colour that the rules suggest",
     .type = RT_TYPE_CHOICE, CHOICES(rt_rags), .flags = RT_FIELD_RECKONED | RT_FIELD_LISTED,
     .width = 9, AT(rt_record, suggested)},
    {.key = "rag_reason", .label = "Why", .help = "Why the rules suggest that colour",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_RECKONED, .width = 30, AT(rt_record, rag_reason)},
    {.key = "direction", .label = "Direction",
     .help = "The direction of travel since the last closed period", .type = RT_TYPE_CHOICE,
     CHOICES(rt_directions), .flags = RT_FIELD_RECKONED | RT_FIELD_LISTED, .width = 9,
     AT(rt_record, direction)},
    {.key = "owners", .label = "Owner", .help = "Who leads and who supports",
     .type = RT_TYPE_LIST, .shape = &rt_ownership_shape,
     .flags = RT_FIELD_LISTED | RT_FIELD_SHARED, .file = 13, .width = 20,
     AT(rt_record, owners)},
    {.key = "targets", .label = "Target", .help = "The targets as written, with what they mean",
     .type = RT_TYPE_LIST, .shape = &rt_target_shape,
     .flags = RT_FIELD_APART | RT_FIELD_LISTED | RT_FIELD_SHARED, .file = 16, .width = 20,
     AT(rt_record, targets)},
    {.key = "overdue", .label = "Overdue", .help = "Whether a target has passed undone",
     .type = RT_TYPE_FLAG, .flags = RT_FIELD_RECKONED | RT_FIELD_LISTED, .width = 7,
     AT(rt_record, overdue)},
    {.key = "review", .label = "Review", .help = "Whether a target without a date is up for review",
     .type = RT_TYPE_FLAG, .flags = RT_FIELD_RECKONED | RT_FIELD_LISTED, .width = 6,
     AT(rt_record, review)},
    {.key = "waiting", .label = "Waiting for", .help = "The events and blockers it waits for",
     .type = RT_TYPE_TEXTS, .flags = RT_FIELD_LINE | RT_FIELD_LISTED | RT_FIELD_SHARED,
     .limit = 200, .file = 14, .width = 20, AT(rt_record, waiting),
     .shown_at = offsetof(struct rt_record, waiting_now)},
    {.key = "period", .label = "Period", .help = "The period that is shown",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_RECKONED | RT_FIELD_LISTED, .width = 8,
     AT(rt_record, period)},
    {.key = "updated", .label = "Updated", .help = "The day of the latest update",
     .type = RT_TYPE_TEXT, .flags = RT_FIELD_RECKONED | RT_FIELD_LISTED, .width = 10,
     AT(rt_record, updated)},
    {.key = "actions", .label = "Key actions", .help = "What is to be done, in order",
     .type = RT_TYPE_LIST, .shape = &rt_action_shape, .flags = RT_FIELD_APART | RT_FIELD_SHARED, .file = 15,
     AT(rt_record, actions)},
    {.key = "updates", .label = "Updates", .help = "What was reported, by period",
     .type = RT_TYPE_LIST, .shape = &rt_update_shape, .flags = RT_FIELD_APART | RT_FIELD_SHARED, .file = 18,
     AT(rt_record, updates)},
    {.key = "links", .label = "Links", .help = "Other recommendations it restates or leans on",
     .type = RT_TYPE_LIST, .shape = &rt_link_shape, .flags = RT_FIELD_APART, .file = 17, AT(rt_record, links)},
};
const struct rt_shape rt_record_shape = {"recommendation", "recommendations", "Recommendation",
                                         sizeof(struct rt_record), record_fields,
                                         G_N_ELEMENTS(record_fields), "ref"};

const struct rt_shape *const rt_entities[RT_KEPT] = {
    &rt_source_shape, &rt_owner_shape, &rt_event_shape, &rt_period_shape, &rt_record_shape,
    &rt_filter_shape, &rt_meeting_shape,
};
