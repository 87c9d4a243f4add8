/* THE TABLE OF COMMANDS.  Data alone; each row's function is in its cmd_ file. */
#include "command/command.h"

#include "exchange/format.h"
#include "report/layout.h"

/* The fixed values of options that have no other table. */
static const char *const list_formats[] = {"table", "csv", "json", NULL};
static const char *const show_formats[] = {"text", "json", "md", NULL};
static const char *const status_formats[] = {"text", "json", NULL};
static const char *const changes_formats[] = {"text", "json", "md", "csv", NULL};
static const char *const period_parts[] = {"list", "open", "close", "reopen", NULL};
static const char *const owner_parts[] = {"list", "merge", "alias", NULL};
static const char *const event_parts[] = {"list", "happen", NULL};
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
    {.name = "period", .flags = RT_OPTION_VALUE, .value = "P",
     .help = "The period of the paper, and of a table's updates"},
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

static const struct rt_option chase_options[] = {
    {.name = "period", .flags = RT_OPTION_VALUE, .value = "P",
     .help = "The period asked about, if not the open one"},
    {.name = "owner", .flags = RT_OPTION_VALUE, .value = "NAME", .help = "Only that owner"},
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

static const struct rt_option check_options[] = {
    {.name = "head", .flags = RT_OPTION_VALUE, .value = "HASH",
     .help = "Also look for a head that was printed on a paper"},
    {0}};

static const struct rt_argument history_arguments[] = {{.name = "REF", .is_optional = true}, {0}};
static const struct rt_option history_options[] = {
    {.name = "limit", .flags = RT_OPTION_VALUE, .value = "N",
     .help = "At most so many changes, the newest first"},
    {0}};

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
     .help = "Reads YAML and CSV files, known by their content, all or nothing: adds what is new, "
             "changes what differs, leaves alone what they do not mention, and says which was "
             "which.\n\n"
             "Where something is doubtful, such as an owner nobody knows, it says so and stops; "
             "--accept-doubts takes it as it was understood.",
     .arguments = import_arguments,
     .options = import_options,
     .words = "load read add file yaml csv",
     .example = "rectrack import plan.yaml --dry-run",
     .writes = true,
     .is_screen = true,
     .run = cmd_import},
    {.name = "export",
     .summary = "Write the committee paper, or the data",
     .help = "Papers (md, html) show the update table of the open period, else of the last closed "
             "one as it was reported then. Data (yaml, json, csv) are the records as they are "
             "now.\n\n"
             "With --period a closed period is read from its snapshot: the same paper for ever. "
             "Without a file the paper goes to the terminal, and YAML into a pipe.",
     .arguments = query_arguments,
     .options = export_options,
     .words = "paper report committee print word table save html",
     .example = "rectrack export source:SI --period 2020-03 -o update.html",
     .is_screen = true,
     .run = cmd_export},
    {.name = "convert",
     .summary = "Turn a file into another format without a register",
     .help = "Reads a YAML or CSV file as import does and writes it as export does, in one step; "
             "no register is made or changed.\n\n"
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
             "Under ± stands how it moved since the last closed period: ↑ improved, ↓ worsened, "
             "→ unchanged, + new. A target with ! is overdue; (+1) after a target and +1 after "
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
             "update this period, what moved since the last closed period, and what has been red or "
             "amber for three reports or more.",
     .options = status_options,
     .words = "summary count overview red amber green overdue",
     .example = "rectrack status",
     .is_screen = true,
     .run = cmd_status},
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
             "text to paste into a mail.\n\n"
             "Supporting owners are asked where there is no lead. What is complete or closed "
             "does not count, and what is reported in one row counts once.",
     .options = chase_options,
     .words = "remind missing reply outstanding mail update",
     .example = "rectrack chase --owner \"Hampton Trust\"",
     .is_screen = true,
     .run = cmd_chase},
    {.name = "period",
     .summary = "List, open, close or reopen a reporting period",
     .help = "period list names them all, with the head of the audit chain that each was closed "
             "with.\n\n"
             "period open LABEL opens one: \"June 2020\" is 2020-06 and ends on 30 June 2020. One "
             "can be open at a time.\n\n"
             "period close says who has not answered, and keeps what is reported: the paper of a "
             "closed period never changes.\n\n"
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
     .summary = "List owners, merge two, or give one another name",
     .help = "owner list says how many recommendations each leads and supports.\n\n"
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
    {.name = "history",
     .summary = "Tell what changed, when, by whom and why",
     .help = "Tells the changes of one recommendation, owner, event, period or source, or of the "
             "whole register, the newest first.",
     .arguments = history_arguments,
     .options = history_options,
     .words = "log audit changes who when",
     .example = "rectrack history SI-5",
     .is_screen = true,
     .run = cmd_history},
    {.name = "check",
     .summary = "Check that the register is whole and unaltered",
     .help = "Checks the file, the chain of its history from the beginning, and each "
             "recommendation against its hash and its history. The history is tamper-evident: an "
             "edit, a removal or a reordering is found.\n\n"
             "A cut-off end or an old copy is found with --head and the digits printed on a "
             "paper.",
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
