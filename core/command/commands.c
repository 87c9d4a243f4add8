/* THE TABLE OF COMMANDS.  Data alone; each row's function is in its cmd_ file. */
#include "command/command.h"

#include <rectrack/lanes.h>
#include <rectrack/scale.h>

#include "exchange/format.h"
#include "report/layout.h"

/* The fixed values of options that have no other table. */
static const char *const list_formats[] = {"table", "csv", "json", NULL};
static const char *const show_formats[] = {"text", "json", "md", NULL};
static const char *const status_formats[] = {"text", "json", NULL};
static const char *const chart_formats[] = {"text", "json", "csv", NULL};
static const char *const changes_formats[] = {"text", "json", "md", "csv", NULL};
static const char *const filter_parts[] = {"list", "save", "delete", NULL};
static const char *const form_parts[] = {"new", "take", NULL};
static const char *const period_parts[] = {"list", "open", "close", "reopen", NULL};
static const char *const owner_parts[] = {"list", "rename", "merge", "alias", NULL};
static const char *const event_parts[] = {"list", "happen", NULL};
static const char *const meeting_parts[] = {
    "new",    "name",   "list", "show", "put", "drop", "attend", "note",
    "decide", "action", "done", "skip", "go",  "end",  "carry",  "export", NULL};
static const char *const agenda_orders[] = {"theme", "exception", NULL};
static const char *const shells[] = {"bash", "zsh", "fish", NULL};

/* Rows as long as they are: a table is read across. */
/* clang-format off */

static const struct rt_option init_options[] = {
    {.name = "sample", .help = "Load the recommendations of Southampton's inquiry as a sample"},
    {0}};

static const struct rt_argument import_arguments[] = {{.name = "FILE", .is_repeated = true}, {0}};
static const struct rt_option import_options[] = {
    {.name = "dry-run", .help = "Say what would come of it and write nothing"},
    {.name = "accept-doubts", .help = "Import what is doubtful too, as it was understood"},
    {.name = "period", .flags = RT_OPTION_VALUE, .value = "P",
     .help = "The period that a table's updates belong to, where none is open"},
    {.name = "source", .flags = RT_OPTION_VALUE, .value = "CODE",
     .help = "The source whose recommendations a Word or Excel table has"},
    {.name = "max-size", .flags = RT_OPTION_VALUE, .value = "SIZE",
     .help = "The most a file may have, in bytes or as 64M; 4 MiB unless given"},
    {0}};

static const struct rt_argument query_arguments[] = {
    {.name = "QUERY", .is_optional = true, .is_repeated = true}, {0}};
static const struct rt_argument file_argument[] = {{.name = "FILE"}, {0}};
static const struct rt_option convert_options[] = {
    {.name = "output", .letter = 'o', .flags = RT_OPTION_VALUE, .value = "FILE",
     .help = "Where to write; it appears whole or not at all"},
    {.name = "format", .flags = RT_OPTION_VALUE, .value = "F",
     .choices = exchange_format_names,
     .help = "The format, if another than the written file's suffix tells"},
    {.name = "layout", .flags = RT_OPTION_VALUE, .value = "L",
     .choices = report_layout_names, .help = "Which table the paper shows"},
    {.name = "template", .flags = RT_OPTION_VALUE, .value = "FILE",
     .help = "A Word file whose styles the Word paper takes"},
    {.name = "period", .flags = RT_OPTION_VALUE, .value = "P",
     .help = "The period of the paper, and of a table's updates"},
    {.name = "source", .flags = RT_OPTION_VALUE, .value = "CODE",
     .help = "The source whose recommendations a Word or Excel table has"},
    {.name = "accept-doubts", .help = "Take what is doubtful too, as it was understood"},
    {.name = "max-size", .flags = RT_OPTION_VALUE, .value = "SIZE",
     .help = "The most the file may have, in bytes or as 64M; 4 MiB unless given"},
    {0}};

static const struct rt_option export_options[] = {
    {.name = "period", .flags = RT_OPTION_VALUE, .value = "P",
     .help = "What was reported in that period"},
    {.name = "format", .flags = RT_OPTION_VALUE, .value = "F",
     .choices = exchange_format_names,
     .help = "The format, if another than the file's suffix tells"},
    {.name = "layout", .flags = RT_OPTION_VALUE, .value = "L",
     .choices = report_layout_names, .help = "Which table the paper shows"},
    {.name = "template", .flags = RT_OPTION_VALUE, .value = "FILE",
     .help = "A Word file whose styles the Word paper takes"},
    {.name = "output", .letter = 'o', .flags = RT_OPTION_VALUE, .value = "FILE",
     .help = "Where to write; it appears whole or not at all"},
    {.name = "query", .flags = RT_OPTION_VALUE, .value = "STRING",
     .help = "Several query words at once, as on the screen"},
    {0}};

static const struct rt_option list_options[] = {
    {.name = "sort", .flags = RT_OPTION_VALUE, .value = "KEY", .choices = rt_sort_keys,
     .help = "The order, where ref is that of the papers"},
    {.name = "columns", .flags = RT_OPTION_VALUE, .value = "K,K",
     .help = "Which fields to show, by their keys"},
    {.name = "limit", .flags = RT_OPTION_VALUE, .value = "N", .help = "At most so many"},
    {.name = "after", .flags = RT_OPTION_VALUE, .value = "REF",
     .help = "Only what follows this reference in the order"},
    {.name = "count", .help = "Only how many there are"},
    {.name = "format", .flags = RT_OPTION_VALUE, .value = "F", .choices = list_formats,
     .help = "How the answer is written"},
    {.name = "query", .flags = RT_OPTION_VALUE, .value = "STRING",
     .help = "Several query words at once, as on the screen"},
    {0}};

static const struct rt_argument ref_argument[] = {{.name = "REF"}, {0}};
static const struct rt_option show_options[] = {
    {.name = "format", .flags = RT_OPTION_VALUE, .value = "F", .choices = show_formats,
     .help = "How the answer is written"},
    {0}};
static const struct rt_option status_options[] = {
    {.name = "format", .flags = RT_OPTION_VALUE, .value = "F", .choices = status_formats,
     .help = "How the answer is written"},
    {0}};

#define CHART_OPTIONS \
    {.name = "format", .flags = RT_OPTION_VALUE, .value = "F", .choices = chart_formats, \
     .help = "How the answer is written"}, \
    {.name = "query", .flags = RT_OPTION_VALUE, .value = "STRING", \
     .help = "Several query words at once, as on the screen"}
static const struct rt_option board_options[] = {
    {.name = "by", .flags = RT_OPTION_VALUE, .value = "FIELD", .choices = rt_axis_keys,
     .help = "What the lanes are; rag unless given"},
    CHART_OPTIONS,
    {0}};
static const struct rt_option matrix_options[] = {
    {.name = "rows", .flags = RT_OPTION_VALUE, .value = "FIELD", .choices = rt_axis_keys,
     .help = "What the rows are; theme unless given"},
    {.name = "columns", .flags = RT_OPTION_VALUE, .value = "FIELD", .choices = rt_axis_keys,
     .help = "What the columns are; rag unless given"},
    CHART_OPTIONS,
    {0}};

static const struct rt_option timeline_options[] = {
    {.name = "zoom", .flags = RT_OPTION_VALUE, .value = "ZOOM", .choices = rt_zoom_names,
     .help = "What a cell of the chart is; the finest that has room unless given"},
    CHART_OPTIONS,
    {0}};
static const struct rt_option trend_options[] = {CHART_OPTIONS, {0}};

static const char *const rags[] = {"red", "amber", "green", "complete", "not_due", NULL};
static const char *const states[] = {
    "not_started", "in_progress", "ongoing", "awaiting", "paused", "closure_proposed", "complete",
    "closed_alternative", "closed_superseded", "closed_overtaken", "closed_not_implemented",
    "withdrawn", NULL};
static const struct rt_argument refs_argument[] = {{.name = "REF", .is_repeated = true}, {0}};
static const struct rt_option update_options[] = {
    {.name = "period", .flags = RT_OPTION_VALUE, .value = "P",
     .help = "The period to report in; the open one unless given"},
    {.name = "progress", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "What was achieved; - reads standard input"},
    {.name = "challenge", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "What stands in the way; - reads standard input"},
    {.name = "add", .help = "Keep the paragraphs you wrote already, and add to them"},
    {.name = "no-change", .help = "Answer that nothing has changed"},
    {.name = "rag", .flags = RT_OPTION_VALUE, .value = "R", .choices = rags,
     .help = "The colour, in your judgement"},
    {.name = "state", .flags = RT_OPTION_VALUE, .value = "S", .choices = states,
     .help = "Where its delivery stands"},
    {.name = "reason", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "Why the colour differs from the suggested one, or why it is closed"},
    {.name = "target", .flags = RT_OPTION_VALUE, .value = "[N=]TEXT",
     .help = "New words for target N, or the only one; may be given again for another"},
    {.name = "target-reason", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "Why a target is new; what --reason says unless given"},
    {.name = "granted-by", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "Who granted its extension"},
    {.name = "tick", .flags = RT_OPTION_VALUE, .value = "N",
     .help = "Key action N is complete; may be given again for another"},
    {.name = "untick", .flags = RT_OPTION_VALUE, .value = "N",
     .help = "It is not: as it was before, or in progress; may be given again"},
    {0}};

static const struct rt_argument meet_arguments[] = {
    {.name = "DATE", .is_optional = true}, {0}};
static const struct rt_option meet_options[] = {
    {.name = "show", .help = "Only show what the chair's screen is at, for a projector"},
    {0}};

static const struct rt_argument set_arguments[] = {
    {.name = "REF", .is_optional = true},
    {.name = "FIELD=VALUE", .is_optional = true, .is_repeated = true}, {0}};
static const struct rt_option set_options[] = {
    {.name = "query", .flags = RT_OPTION_VALUE, .value = "STRING",
     .help = "All that match these query words, written as on the screen"},
    {0}};

static const struct rt_argument target_arguments[] = {{.name = "REF"}, {.name = "TARGET"}, {0}};
static const struct rt_option target_options[] = {
    {.name = "reason", .flags = RT_OPTION_VALUE, .value = "TEXT", .help = "Why it is revised"},
    {.name = "granted-by", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "Who granted the extension"},
    {.name = "event", .flags = RT_OPTION_VALUE, .value = "NAME",
     .help = "The event that the new target waits for"},
    {0}};

static const char *const added[] = {"recommendation", "action", "target", "link", "owner",
                                    "event", "source", "theme", NULL};
static const struct rt_argument add_arguments[] = {
    {.name = "WHAT", .choices = added}, {.name = "WORD", .is_repeated = true}, {0}};
static const struct rt_option add_options[] = {
    {.name = "source", .flags = RT_OPTION_VALUE, .value = "S",
     .help = "A recommendation's source; what its reference begins with unless given"},
    {.name = "theme", .flags = RT_OPTION_VALUE, .value = "T",
     .help = "The theme that a recommendation stands under"},
    {.name = "group", .flags = RT_OPTION_VALUE, .value = "G",
     .help = "The heading over a theme, where it has one"},
    {.name = "title", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "The title of a recommendation or source"},
    {.name = "text", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "A recommendation in full; - reads standard input"},
    {.name = "owner", .flags = RT_OPTION_VALUE, .value = "NAME",
     .help = "Who does a key action; may be given again, with (support) behind the name"},
    {.name = "target", .flags = RT_OPTION_VALUE, .value = "TARGET",
     .help = "The target of a key action, as written"},
    {.name = "at", .flags = RT_OPTION_VALUE, .value = "PLACE",
     .help = "The place of a key action; behind the others unless given"},
    {.name = "event", .flags = RT_OPTION_VALUE, .value = "NAME",
     .help = "The event that a target waits for"},
    {.name = "kind", .flags = RT_OPTION_VALUE, .value = "K",
     .help = "What kind of owner, event or source it is"},
    {0}};

static const char *const removed[] = {"action", "target", "link", "theme", NULL};
static const struct rt_argument remove_arguments[] = {
    {.name = "WHAT", .choices = removed}, {.name = "WORD", .is_repeated = true}, {0}};
static const struct rt_option remove_options[] = {
    {.name = "group", .flags = RT_OPTION_VALUE, .value = "G",
     .help = "The heading over a theme, where it has one"},
    {0}};

static const struct rt_argument move_arguments[] = {{.name = "REF"}, {.name = "PLACE"}, {0}};
static const struct rt_argument split_arguments[] = {
    {.name = "REF"}, {.name = "TEXT", .is_repeated = true}, {0}};

static const struct rt_option changes_options[] = {
    {.name = "since", .flags = RT_OPTION_VALUE, .value = "P",
     .help = "Since the paper of that closed period, if not the last"},
    {.name = "format", .flags = RT_OPTION_VALUE, .value = "F", .choices = changes_formats,
     .help = "How the answer is written"},
    {0}};

static const struct rt_argument period_arguments[] = {
    {.name = "WHAT", .choices = period_parts},
    {.name = "NAME", .is_optional = true, .is_repeated = true},
    {0}};
static const struct rt_option period_options[] = {
    {.name = "id", .flags = RT_OPTION_VALUE, .value = "ID",
     .help = "With open: the short name, if not that of the month"},
    {.name = "as-at", .flags = RT_OPTION_VALUE, .value = "DATE",
     .help = "With open: the day it ends, if not that of the label"},
    {.name = "reason", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "With reopen: why; it stays on the paper"},
    {0}};

static const struct rt_argument chase_arguments[] = {
    {.name = "OWNER", .is_optional = true}, {0}};
static const struct rt_option chase_options[] = {
    {.name = "period", .flags = RT_OPTION_VALUE, .value = "P",
     .help = "The period asked about, if not the open one"},
    {0}};

static const struct rt_argument form_arguments[] = {
    {.name = "WHAT", .choices = form_parts}, {.name = "FILE", .is_optional = true}, {0}};
static const struct rt_option form_options[] = {
    {.name = "owner", .flags = RT_OPTION_VALUE, .value = "NAME",
     .help = "With new: whom the form asks"},
    {.name = "period", .flags = RT_OPTION_VALUE, .value = "P",
     .help = "With new: the period it asks for, if not the open one"},
    {.name = "output", .letter = 'o', .flags = RT_OPTION_VALUE, .value = "FILE",
     .help = "With new: where to write it, a file that ends with .xlsx, .yaml or .csv"},
    {.name = "dry-run", .help = "With take: say what would come of it and write nothing"},
    {0}};

static const struct rt_argument owner_arguments[] = {
    {.name = "WHAT", .choices = owner_parts},
    {.name = "NAME", .is_optional = true, .is_repeated = true},
    {0}};

static const struct rt_argument event_arguments[] = {
    {.name = "WHAT", .choices = event_parts},
    {.name = "NAME", .is_optional = true, .is_repeated = true},
    {0}};
static const struct rt_option event_options[] = {
    {.name = "on", .flags = RT_OPTION_VALUE, .value = "DATE",
     .help = "With happen: the day or month, where it is known"},
    {0}};

static const struct rt_argument filter_arguments[] = {
    {.name = "WHAT", .choices = filter_parts},
    {.name = "NAME", .is_optional = true, .is_repeated = true},
    {0}};

static const struct rt_argument meeting_arguments[] = {
    {.name = "WHAT", .choices = meeting_parts},
    {.name = "WORD", .is_optional = true, .is_repeated = true},
    {0}};
static const struct rt_option meeting_options[] = {
    {.name = "on", .flags = RT_OPTION_VALUE, .value = "DATE",
     .help = "Which meeting, if not the one that runs, else the next"},
    {.name = "title", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "With new: what its papers call the meeting; unless given, what the one before was"},
    {.name = "items", .flags = RT_OPTION_VALUE, .value = "QUERY",
     .help = "With new: what it looks at, in query words as on the screen"},
    {.name = "order", .flags = RT_OPTION_VALUE, .value = "O", .choices = agenda_orders,
     .help = "With new: by theme, as papers are, or what stands out first"},
    {.name = "at", .flags = RT_OPTION_VALUE, .value = "PLACE",
     .help = "With put: the place on the agenda; behind the others unless given"},
    {.name = "apologies", .help = "With attend: they sent apologies"},
    {.name = "reason", .flags = RT_OPTION_VALUE, .value = "TEXT",
     .help = "With decide: why; what needs one says so"},
    {.name = "blank", .help = "With go: second screens show nothing of it until the next go"},
    {.name = "from", .flags = RT_OPTION_VALUE, .value = "PLACE",
     .help = "With go: what of its text stands at the top of second screens: PARAGRAPH or "
             "PARAGRAPH.LETTER, from 0"},
    {.name = "new-owner", .help = "With action: whom nobody knows becomes an owner with it"},
    {.name = "to", .flags = RT_OPTION_VALUE, .value = "DATE",
     .help = "With carry: to the meeting of that day, which is planned with it if there is none"},
    {.name = "dry-run",
     .help = "With carry and action: say what would be recorded and write nothing"},
    {.name = "output", .letter = 'o', .flags = RT_OPTION_VALUE, .value = "FILE",
     .help = "With export: where to write; it appears whole or not at all"},
    {.name = "format", .flags = RT_OPTION_VALUE, .value = "F",
     .choices = exchange_format_names,
     .help = "With export: the format, if another than the file's suffix tells"},
    {0}};

static const struct rt_option check_options[] = {
    {.name = "head", .flags = RT_OPTION_VALUE, .value = "HASH",
     .help = "Also look for a head that was printed on a paper"},
    {0}};

static const char *const history_formats[] = {"text", "json", NULL};
static const struct rt_argument history_arguments[] = {{.name = "REF", .is_optional = true}, {0}};
static const struct rt_option history_options[] = {
    {.name = "limit", .flags = RT_OPTION_VALUE, .value = "N",
     .help = "At most so many changes, the newest first"},
    {.name = "format", .flags = RT_OPTION_VALUE, .value = "F", .choices = history_formats,
     .help = "Text for people, or json for scripts; text unless given"},
    {0}};

static const struct rt_argument undo_arguments[] = {
    {.name = "CHANGE", .is_optional = true}, {0}};
static const struct rt_option undo_options[] = {
    {.name = "list", .help = "Name what can be taken back, the newest first, and what stands against it"},
    {.name = "limit", .flags = RT_OPTION_VALUE, .value = "N",
     .help = "With --list: at most so many, 20 unless given"},
    {0}};

static const char *const config_actions[] = {"check", NULL};
static const struct rt_argument config_arguments[] = {
    {.name = "ACTION", .is_optional = true, .choices = config_actions}, {0}};
static const struct rt_argument completion_arguments[] = {
    {.name = "SHELL", .choices = shells}, {0}};
static const struct rt_argument help_arguments[] = {{.name = "COMMAND", .is_optional = true}, {0}};

const struct rt_command rt_commands[] = {
    {.name = "init",
     .summary = "Make a new register",
     .help = "Makes an empty register, or with --sample one that holds the 16 recommendations of "
             "Southampton's scrutiny inquiry and the 43 of its needs assessment.\n\n"
             "A register that is there already is never touched.",
     .options = init_options,
     .words = "new create start sample first",
     .example = "rectrack --register trial.db init --sample",
     .writes = true,
     .run = cmd_init},
    {.name = "import",
     .summary = "Read recommendations from files",
     .help = "Reads YAML and CSV files and the tables of Word and Excel, known by their content, all or "
             "nothing: adds what is new, changes what differs, leaves alone what they do not "
             "mention, and says which was which.\n\n"
             "Where something is doubtful, such as an owner nobody knows, it says so and stops; "
             "--accept-doubts takes it as it was understood.",
     .arguments = import_arguments,
     .options = import_options,
     .words = "load read add file yaml csv word excel table docx xlsx",
     .example = "rectrack import plan.yaml --dry-run",
     .writes = true,
     .is_screen = true,
     .run = cmd_import},
    {.name = "export",
     .summary = "Write the committee paper, or the data",
     .help = "Papers (docx, pdf, xlsx, html, md) show the update table of the open period, else of the last closed "
             "one as it was reported then. Data (yaml, json, csv) are the records as they are "
             "now.\n\n"
             "With --period a closed period is read from its snapshot: the same paper for ever. "
             "Without a file the paper goes to the terminal, and YAML into a pipe.",
     .arguments = query_arguments,
     .options = export_options,
     .words = "paper report committee print word pdf table save html",
     .example = "rectrack export source:SI --period 2020-03 -o update.docx",
     .is_screen = true,
     .run = cmd_export},
    {.name = "convert",
     .summary = "Turn a file into another format without a register",
     .help = "Reads a file as import does and writes it as export does, in one step; no register is "
             "made or changed.\n\n"
             "What only a table names (sources, themes, owners, the period) is made, and each is "
             "a doubt; --accept-doubts takes them.",
     .arguments = file_argument,
     .options = convert_options,
     .words = "change format file paper yaml csv html",
     .example = "rectrack convert plan.yaml -o plan.html",
     .run = cmd_convert},
    {.name = "list",
     .summary = "List recommendations, a line each",
     .help = "Lists what matches all words of the query, in the order of the papers.\n\n"
             "Each argument is one word of the query, blanks and all; --query takes several, "
             "written as on the screen.\n\n"
             "A colour alone (Red) was set by a person, \"suggested red\" comes from the rule. "
             "Under ± stands how it moved since it was reported in the last closed period: "
             "↑ improved, ↓ worsened, → unchanged, + new. A target with ! is overdue; (+1) after a target and +1 after "
             "an owner count what else there is; \"as SI-6\" means reported in one row with "
             "SI-6.",
     .arguments = query_arguments,
     .options = list_options,
     .words = "find search filter show all",
     .example = "rectrack list rag:none owner:\"Hampton Trust\"",
     .is_screen = true,
     .run = cmd_list},
    {.name = "show",
     .summary = "Show all of one recommendation",
     .help = "Shows the text, the key actions, the targets as written and as understood, what was "
             "reported in each period, and what it is linked to.",
     .arguments = ref_argument,
     .options = show_options,
     .words = "open read detail record",
     .example = "rectrack show SI-5",
     .is_screen = true,
     .run = cmd_show},
    {.name = "status",
     .summary = "Say where we stand, by source, theme and colour",
     .help = "Counts by source, theme and colour; what is overdue or due for review, what has no "
             "update this period; what moved since the last closed period and which way, and what has "
             "been red or amber for three reports or more; which targets slipped since (revised, or "
             "their last day has passed); what is waited for, and who has not answered, with how "
             "many.",
     .options = status_options,
     .words = "summary count overview red amber green overdue",
     .example = "rectrack status",
     .is_screen = true,
     .run = cmd_status},
    {.name = "board",
     .summary = "Show recommendations in lanes, by colour or another field",
     .help = "Tells lane by lane what stands in it, in the order of the papers. The colour is the "
             "one a person set (a capital letter), else the one the rules suggest (a small "
             "one).\n\n"
             "By owner, quarter or what is waited for, a recommendation stands in each lane that "
             "it belongs to. A quarter holds what has a target date in it, or one that may fall "
             "in it.",
     .arguments = query_arguments,
     .options = board_options,
     .words = "lanes kanban columns overview chair rag owner quarter theme",
     .example = "rectrack board source:SI --by owner",
     .is_screen = true,
     .run = cmd_board},
    {.name = "matrix",
     .summary = "Count recommendations where two fields meet, theme by colour",
     .help = "Counts by any two fields that have few values, with totals. A colour with a small "
             "letter behind it was suggested throughout, with a capital set by people, with both "
             "some of each.\n\n"
             "By owner, quarter or what is waited for, a recommendation is counted under each "
             "that it belongs to, and in a total once.",
     .arguments = query_arguments,
     .options = matrix_options,
     .words = "table cross counts totals pivot theme rag chair heatmap",
     .example = "rectrack matrix --rows owner --columns rag",
     .is_screen = true,
     .run = cmd_matrix},
    {.name = "timeline",
     .summary = "Show targets in the order of time, as the windows they mean",
     .help = "Tells the targets of recommendations: what is overdue, what has passed, what is ahead, "
             "by the day each ends, and then what has no date as what it is: recurring, ongoing, "
             "waiting for an event.\n\n"
             "A window is drawn over each month, quarter or year that a day of it lies in: \"June "
             "2020\" is a month, \"2021\" twelve. The upright stroke is today, or the day of the "
             "period shown; ! stands behind what is overdue.",
     .arguments = query_arguments,
     .options = timeline_options,
     .words = "dates deadlines gantt calendar when late overdue targets windows",
     .example = "rectrack timeline source:SI --zoom quarter",
     .is_screen = true,
     .run = cmd_timeline},
    {.name = "trend",
     .summary = "Show colours by reporting period, of all together and of each",
     .help = "Tells of each closed period what it reported, and of the open one how it stands: how "
             "many were of which colour, how many got better or worse since the period before, "
             "and of how many no update was given, which is its own row. Then each "
             "recommendation with a letter for each period.\n\n"
             "What matches the query now is looked up in each period.",
     .arguments = query_arguments,
     .options = trend_options,
     .words = "periods over time better worse progress direction travel chart history",
     .example = "rectrack trend source:SI",
     .is_screen = true,
     .run = cmd_trend},
    {.name = "update",
     .summary = "Report on a recommendation for a period",
     .help = "Saves what you report for the open period: progress and challenge, paragraphs parted "
             "by blank lines; or that nothing changed; your colour; its state. What is not given "
             "stays as it is.\n\n"
             "A second update replaces the paragraphs you wrote before, --add keeps them; what "
             "others wrote stands beside yours, and the history keeps all. A colour other than "
             "the suggested one wants a --reason, and so does a state that closes.\n\n"
             "Targets that move and key actions that are done go with it: one change, which is "
             "saved whole or not at all, and taken back as one. A new target wants its reason.\n\n"
             "Of several recommendations a colour, a state or no change is saved as one change.",
     .arguments = refs_argument,
     .options = update_options,
     .words = "report write progress challenge colour rag no-change answer",
     .example = "rectrack update SI-5 --progress \"Training has begun\" --rag amber",
     .writes = true,
     .is_screen = true,
     .run = cmd_update},
    {.name = "set",
     .summary = "Change fields of recommendations or key actions",
     .help = "Sets fields of one recommendation, of several, or of all that match --query: one "
             "change, all or nothing. SI-5.2 is the second key action of SI-5, with the fields "
             "text, state and owners.\n\n"
             "An empty value clears a field. Owners and what is waited for hold a name a line; "
             "owners+=NAME puts one in, owners-=NAME takes one out, and \"NAME (support)\" "
             "supports. A closing state wants closure=TEXT; to withdraw a recommendation, set "
             "state=withdrawn. Nothing is erased: the history keeps what stood there.",
     .arguments = set_arguments,
     .options = set_options,
     .words = "edit change state owner assign lead support response title close withdraw tick",
     .example = "rectrack set SI-5.2 state=complete",
     .writes = true,
     .is_screen = true,
     .run = cmd_set},
    {.name = "target",
     .summary = "Revise a target date",
     .help = "Gives a target new words; the original stays with it, with the reason and who "
             "granted it, and slips are counted. SI-5.2 is the second target of SI-5; where there "
             "is one, the number may be left out. What the words mean is said back.",
     .arguments = target_arguments,
     .options = target_options,
     .words = "date deadline extend extension slip revise",
     .example = "rectrack target SI-5.1 \"Dec 2020\" --reason \"Training is delayed\" "
                "--granted-by OSMC",
     .writes = true,
     .is_screen = true,
     .run = cmd_target},
    {.name = "add",
     .summary = "Add a recommendation, key action, owner, link or other thing",
     .help = "add recommendation REF --theme T --title T; add action REF TEXT --owner N --target "
             "T; add target REF[.N] TEXT, of key action N; add link REF KIND REF, such as NA-15 "
             "extends SI-5; add owner NAME, add event NAME, each with a --kind; add source CODE "
             "--title T; add theme SOURCE NAME.",
     .arguments = add_arguments,
     .options = add_options,
     .words = "new create recommendation action owner agency event blocker source theme link",
     .example = "rectrack add action SI-5 \"Agree a training plan\" --owner \"Hampton Trust\"",
     .writes = true,
     .is_screen = true,
     .run = cmd_add},
    {.name = "remove",
     .summary = "Take away a key action, target, link or theme",
     .help = "remove action REF.N; remove target REF.N; remove link REF KIND REF; remove theme "
             "SOURCE NAME, where nothing stands under it. Nothing is erased: the history keeps "
             "it.\n\n"
             "A recommendation is not removed but withdrawn: rectrack set REF state=withdrawn "
             "closure=TEXT.",
     .arguments = remove_arguments,
     .options = remove_options,
     .words = "delete take away action target link theme",
     .example = "rectrack remove link NA-15 extends SI-5",
     .writes = true,
     .is_screen = true,
     .run = cmd_remove},
    {.name = "move",
     .summary = "Move a key action to another place",
     .help = "Gives key action N of REF.N another number; its targets go with it.",
     .arguments = move_arguments,
     .words = "order reorder action place up down",
     .example = "rectrack move SI-5.4 1",
     .writes = true,
     .is_screen = true,
     .run = cmd_move},
    {.name = "split",
     .summary = "Split a key action into several",
     .help = "Puts two or more key actions in the place of one, each with its state and owners; "
             "its targets stay with the first.",
     .arguments = split_arguments,
     .words = "divide action several parts",
     .example = "rectrack split SI-5.1 \"Develop a plan\" \"Agree it with all agencies\"",
     .writes = true,
     .is_screen = true,
     .run = cmd_split},
    {.name = "changes",
     .summary = "Say what changed since the last paper",
     .help = "Tells of each recommendation what is otherwise than it was reported in the last "
             "closed period, or in the one named: new ones, states, colours and their direction, "
             "targets that slipped, key actions, updates and owners. What was undone again is "
             "not told.",
     .options = changes_options,
     .words = "difference since moved slipped new paper report",
     .example = "rectrack changes --since 2020-03",
     .is_screen = true,
     .run = cmd_changes},
    {.name = "chase",
     .summary = "Say who has not answered this period",
     .help = "Tells, owner by owner, which recommendations have no update for the open period, "
             "or the one named: when it ends, what was reported last and what is overdue, as "
             "text to paste into a mail; of OWNER alone, if one is named.\n\n"
             "Supporting owners are asked where there is no lead. What is complete or closed "
             "does not count, and what is reported in one row counts once.",
     .arguments = chase_arguments,
     .options = chase_options,
     .words = "remind missing reply outstanding mail update",
     .example = "rectrack chase \"Hampton Trust\"",
     .is_screen = true,
     .run = cmd_chase},
    {.name = "form",
     .summary = "Ask an owner by a form to fill in, or take one back",
     .help = "form new writes what an owner has to answer for the open period, as chase reckons it, "
             "and what they have a key action in, to a file to send: a workbook, YAML or CSV with "
             "their recommendations, what was last reported, and cells for their answers. A file "
             "that is there is never replaced.\n\n"
             "form take reads it back, whatever program saved it, and saves the answers as one "
             "change, written by that owner. What somebody else changed since the form was made "
             "is left alone and told three ways: as it was sent, as it is now, as the form says. "
             "So is what does not belong to the form, or can't be read; it ends with 3 then. "
             "Taken a second time, a form changes nothing.\n\n"
             "The marks in a form tell whether it was made from this register and what was "
             "altered in it: a check against mistakes, not a proof of who filled it in.",
     .arguments = form_arguments,
     .options = form_options,
     .words = "ask send officer agency return spreadsheet workbook fill answer reply excel",
     .example = "rectrack form new --owner \"Hampton Trust\" -o hampton-trust.yaml",
     .writes = true,
     .is_screen = true,
     .run = cmd_form},
    {.name = "period",
     .summary = "List, open, close or reopen a reporting period",
     .help = "period list names them all, with the head of the audit chain that each was closed "
             "with.\n\n"
             "period open LABEL opens one: \"June 2020\" is 2020-06 and ends on 30 June 2020. One "
             "can be open at a time.\n\n"
             "period close [P] closes the open one, which need not be named, says who has not "
             "answered, and keeps what is reported: the paper of a closed period never "
             "changes.\n\n"
             "period reopen P --reason TEXT lets what was reported be changed until it is closed "
             "again; the reason stays on its paper.",
     .arguments = period_arguments,
     .options = period_options,
     .words = "reporting month quarter begin end freeze start new",
     .example = "rectrack period open \"June 2020\"",
     .writes = true,
     .is_screen = true,
     .run = cmd_period},
    {.name = "owner",
     .summary = "List owners, correct a name, merge two, or give one another name",
     .help = "owner list says how many recommendations each leads and supports.\n\n"
             "owner rename NAME NEW corrects a name: the new one stands wherever the old one stood, "
             "which becomes one of its other names.\n\n"
             "owner merge FROM INTO makes one of two: what named FROM names INTO, and the names "
             "of FROM become other names of INTO. What was reported in closed periods stays.\n\n"
             "owner alias NAME OTHER gives an owner another name.",
     .arguments = owner_arguments,
     .words = "lead support agency team assign rename same duplicate",
     .example = "rectrack owner alias \"Hampton Trust\" \"Hampton Trust Charity\"",
     .writes = true,
     .is_screen = true,
     .run = cmd_owner},
    {.name = "event",
     .summary = "List what rows wait for, or say that it has happened",
     .help = "event list says what stands and who waits for it.\n\n"
             "event happen NAME lifts a blocker or lets an event have happened, and names every "
             "row that waited, each of which needs a new target. Papers of closed periods stay "
             "as they are.",
     .arguments = event_arguments,
     .options = event_options,
     .words = "blocker wait happened lifted announcement funding",
     .example = "rectrack event happen \"Public Health funding announcement\" --on 2020-06-12",
     .writes = true,
     .is_screen = true,
     .run = cmd_event},
    {.name = "filter",
     .summary = "Keep query words under a name, list or delete such",
     .help = "filter save NAME QUERY keeps the words of QUERY, written as on the screen, under a "
             "name of letters, digits and hyphens; @NAME stands for them in any query, also in "
             "that of another filter. Saved again, it stands for the new words.\n\n"
             "filter list tells them all; filter delete NAME takes one out, unless another asks "
             "for it. Filters stay in the register: an export has none, a backup has them.",
     .arguments = filter_arguments,
     .words = "saved query search named keep remember favourite",
     .example = "rectrack filter save late \"overdue not:rag:complete\"",
     .writes = true,
     .is_screen = true,
     .run = cmd_filter},
    {.name = "meeting",
     .summary = "Plan a meeting, record what it decides, carry the rest over",
     .help = "meeting new DATE plans a meeting; --items puts what a query finds on its agenda, by "
             "theme or by exception: red, overdue, without an update, closure proposed, due for "
             "review, then the rest. That an owner asks for an extension is no field of its own: "
             "what is due for review stands for it. meeting put REF adds one or, with --at, moves it; meeting "
             "drop REF takes it off. meeting name TEXT says what its papers call it, meeting list names all meetings, "
             "meeting show [DATE] tells of one.\n\n"
             "What is recorded goes into the meeting that runs, else the next, or that of --on; "
             "another begins once that has ended: "
             "attend who came, note words on the meeting or on a recommendation, done or skip "
             "an item, end the meeting. meeting go WHERE (next, back, a number, a reference) says "
             "which item is looked at, and second screens follow; the history tells nothing of it. meeting action REF \"who: what – by when\" asks for a key "
             "action, which the recommendation has from then on; with --dry-run it tells how "
             "that is understood, and with --new-owner somebody nobody knows is an owner from "
             "then on.\n\n"
             "meeting decide REF KIND [VALUE] records a decision and does it; below they are named. "
             "Each is saved at once, as one change that undo takes back.\n\n"
             "meeting carry takes what was not reached, what was skipped and what was to come "
             "back to the next planned meeting; with --to it plans that. meeting export [DATE] -o FILE writes the agenda of "
             "a meeting that is planned, with where each item stands and why it comes up; from "
             "then on draft minutes, item by item and the actions by owner, in any format that "
             "has papers. "
             "Meetings stay in the register: an export of "
             "recommendations has none, a backup has them.",
     .arguments = meeting_arguments,
     .options = meeting_options,
     .words = "agenda minutes decision chair attendance carry minute action",
     .example = "rectrack meeting new 2020-03-31 --items source:SI --order exception",
     .writes = true,
     .is_screen = true,
     .run = cmd_meeting},
    {.name = "meet",
     .summary = "Hold a meeting on the screen, or show one on a projector",
     .help = "Opens the screen at the meeting that runs, else the next that is planned, or that of "
             "DATE: one recommendation at a time, in letters as large as the terminal's are. What "
             "is decided is recorded at once, and the meeting goes on where it was left. With "
             "--accessible it is held in lines, by numbered questions.\n\n"
             "--show is the projector's screen in another terminal: it follows the chair's, also "
             "where that scrolls or is blank, shows "
             "no drafts and no messages, and never writes.",
     .arguments = meet_arguments,
     .options = meet_options,
     .words = "meeting chair projector agenda follow present",
     .example = "rectrack meet --show",
     .is_screen = true,
     .run = cmd_meet},
    {.name = "history",
     .summary = "Tell what changed, when, by whom and why",
     .help = "Tells the changes of one recommendation, owner, event, period or source, or of the "
             "whole register, the newest first: for each its number (which undo takes), when "
             "and by whom it was made, in which period, why, and what was there (−) and what it "
             "became (+). --format json gives all of it to scripts, by the keys of the "
             "fields.",
     .arguments = history_arguments,
     .options = history_options,
     .words = "log audit changes who when",
     .example = "rectrack history SI-5",
     .is_screen = true,
     .run = cmd_history},
    {.name = "undo",
     .summary = "Take back what you changed last, or one change by its number",
     .help = "Takes back all that one command changed, be it one field or a thousand "
             "recommendations, and says what that was; given again it takes back what you changed "
             "before that. With a number it takes back that change, whoever made it.\n\n"
             "Nothing is erased: taking back is a change of its own, and rectrack redo makes it "
             "again. Where somebody changed the same since, it is refused with who, what and "
             "when. A period is not closed or opened by undo but by rectrack period.",
     .arguments = undo_arguments,
     .options = undo_options,
     .words = "revert back mistake wrong restore before",
     .example = "rectrack undo --list",
     .writes = true,
     .is_screen = true,
     .run = cmd_undo},
    {.name = "redo",
     .summary = "Make again what you took back last",
     .help = "Makes again what your last rectrack undo took back, and given again the one before, "
             "as long as you have changed nothing else since.\n\n"
             "What was taken back earlier is made again by the number of the change that took it "
             "back: rectrack undo CHANGE.",
     .words = "again repeat forward",
     .example = "rectrack redo",
     .writes = true,
     .is_screen = true,
     .run = cmd_redo},
    {.name = "check",
     .summary = "Check that the register is whole and unaltered",
     .help = "Checks the file, the chain of its history from the beginning, and each "
             "recommendation against its hash and its history. The history is tamper-evident: an "
             "edit, a removal or a reordering is found.\n\n"
             "A cut-off end or an old copy is found with --head and the digits printed on a "
             "paper.\n\n"
             "A register of an earlier version is moved to this one first, as by every command that "
             "writes; it is kept beside as it was.",
     .options = check_options,
     .words = "verify integrity hash tamper whole",
     .example = "rectrack check",
     .is_screen = true,
     .run = cmd_check},
    {.name = "backup",
     .summary = "Copy the register to a new file",
     .help = "Makes a copy, history and snapshots included, and verifies it before it takes its "
             "name. A file that is there is never replaced.",
     .arguments = file_argument,
     .words = "copy save safety",
     .example = "rectrack backup safe.db",
     .is_screen = true,
     .run = cmd_backup},
    {.name = "restore",
     .summary = "Put a backup in the register's place",
     .help = "Verifies the backup, keeps what stands in the register's place under another name, "
             "and puts a copy of the backup there.",
     .arguments = file_argument,
     .words = "recover backup undo",
     .example = "rectrack restore safe.db",
     .writes = true,
     .run = cmd_restore},
    {.name = "config",
     .summary = "Tell the settings in force, or check the file of them",
     .help = "Prints where the file of settings is and what holds now.\n\n"
             "config check names each line of the file that is left out, and why; the rest "
             "holds.",
     .arguments = config_arguments,
     .words = "settings preferences options keys colours file",
     .example = "rectrack config",
     .is_screen = true,
     .run = cmd_config},
    {.name = "completion",
     .summary = "Print a completion script for a shell",
     .help = "For bash: rectrack completion bash >~/.local/share/bash-completion/completions/"
             "rectrack",
     .arguments = completion_arguments,
     .words = "bash zsh fish tab",
     .example = "rectrack completion bash",
     .run = cmd_completion},
    {.name = "help",
     .summary = "Explain a command",
     .help = "Without a command it names them all.",
     .arguments = help_arguments,
     .words = "usage manual options",
     .example = "rectrack help list",
     .run = cmd_help},
    {0},
};
