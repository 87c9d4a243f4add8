/* One recommendation, read section by section. */
#include "cli/line.h"

#include <string.h>

#include <rectrack/describe.h>

/* What stands under one heading. */
struct section {
    const char *title;
    size_t first, end; /* of the blocks: those under it */
};

/* A recommendation as it is read out. */
struct reading {
    struct rt_arena arena;
    struct rt_record record;
    struct rt_list blocks;   /* struct rt_block_of_text */
    bool has_choices;        /* they were said once */
    struct rt_list sections; /* struct section; the first is what stands over all headings */
    size_t at;               /* the section that an empty line reads */
};

static const struct rt_block_of_text *block_at(const struct reading *reading, size_t i)
{
    return rt_list_item(&reading->blocks, i, sizeof(struct rt_block_of_text));
}

static const struct section *section_at(const struct reading *reading, size_t i)
{
    return rt_list_item(&reading->sections, i, sizeof(struct section));
}

static void find_sections(struct reading *reading)
{
    struct section *section = NULL;
    for (size_t i = 0; i < reading->blocks.n; i++) {
        const struct rt_block_of_text *block = block_at(reading, i);
        if (block->kind != RT_BLOCK_LINE) {
            section = rt_list_add(&reading->sections, &reading->arena, sizeof *section);
            section->title = block->text;
            section->first = i + 1;
        }
        section->end = i + 1;
    }
}

static bool begin(struct cli_line *line, const char *ref, struct reading *out)
{
    struct rt_error error = {0};
    *out = (struct reading){0};
    if (rt_register_record(line->context->reg, ref, &line->outlook, &out->arena, &out->record,
                           &error) != RT_OK) {
        cli_line_refuse(line, &error);
        rt_arena_clear(&out->arena);
        *out = (struct reading){0};
        return false;
    }
    out->blocks = rt_describe_spoken(&out->record, line->outlook.facts, &out->arena);
    find_sections(out);
    return true;
}

static void say_section(struct cli_line *line, const struct reading *reading, size_t i)
{
    const struct section *section = section_at(reading, i);
    cli_say_apart(&line->talk, "%s.", section->title);
    for (size_t k = section->first; k < section->end; k++) {
        const struct rt_block_of_text *block = block_at(reading, k);
        cli_say(&line->talk, "%s%s%s", block->label ? block->label : "",
                block->label ? ": " : "", block->text);
    }
}

/* ---- what can be done with it ---- */

enum deed { READ_ALL, HISTORY, UPDATE, NEXT };

static void do_with(struct cli_line *line, struct reading *reading, enum deed deed)
{
    const char *words[] = {"history", reading->record.ref};
    if (deed == HISTORY)
        cli_line_do(line, words, G_N_ELEMENTS(words), NULL);
    else if (deed == UPDATE)
        cli_line_update(line, reading->record.ref);
    for (size_t i = 0; i < reading->sections.n && deed == READ_ALL; i++)
        say_section(line, reading, i);
    if (deed == READ_ALL)
        reading->at = reading->sections.n - 1;
}

/* The sections that follow the first, then what can be done. */
static GPtrArray *choices_of(const struct cli_line *line, const struct reading *reading,
                             const char *next)
{
    GPtrArray *choices = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 1; i < reading->sections.n; i++)
        g_ptr_array_add(choices, g_strdup(section_at(reading, i)->title));
    g_ptr_array_add(choices, g_strdup("All of it"));
    g_ptr_array_add(choices, g_strdup("Its history"));
    g_ptr_array_add(
        choices,
        cli_line_why_not(line)
            ? g_strdup_printf("No update can be written now: %s", cli_line_why_not(line))
            : g_strdup_printf("Write its update for %s", line->outlook.period->label));
    if (next)
        g_ptr_array_add(choices, g_strdup_printf("The next one, %s", next));
    g_ptr_array_add(choices, NULL);
    return choices;
}

/* What an empty line does: the sections one after another, then the next recommendation, then
 * back. */
static void choose_empty(const struct reading *reading, const char *next,
                         struct cli_question *question)
{
    size_t sections = reading->sections.n - 1;
    if (reading->at < sections)
        question->at = reading->at;
    else
        question->at = next ? sections + NEXT : question->n_choices;
    question->empty =
        question->at < question->n_choices ? question->choices[question->at] : "back";
}

/* Is it there?  Else it is said. */
static bool is_there(struct cli_line *line, const char *ref)
{
    struct reading reading;
    bool is_so = begin(line, ref, &reading);
    rt_arena_clear(&reading.arena);
    return is_so;
}

/* What was changed is read again, and the place in it is kept. */
static bool begin_again(struct cli_line *line, struct reading *reading)
{
    struct reading fresh;
    if (!begin(line, reading->record.ref, &fresh))
        return false;
    fresh.at = MIN(reading->at, fresh.sections.n - 1);
    fresh.has_choices = fresh.sections.n == reading->sections.n;
    rt_arena_clear(&reading->arena);
    *reading = fresh;
    return true;
}

bool cli_line_record(struct cli_line *line, const char *ref, const char *next)
{
    static const char help[] =
        "A number reads a section or does what stands behind it. A command line may be typed "
        "here too, such as: set SI-5 state=paused.";
    struct reading reading;
    bool is_open = begin(line, ref, &reading), goes_on = false;
    if (is_open)
        say_section(line, &reading, 0);
    while (is_open && !line->talk.is_over) {
        g_autoptr(GPtrArray) choices = choices_of(line, &reading, next);
        g_autofree char *other = NULL,
                        *words = g_strdup_printf("What of %s?", reading.record.ref);
        size_t at = 0, sections = reading.sections.n - 1;
        struct cli_question question = {.words = words,
                                        .choices = (const char *const *)choices->pdata,
                                        .n_choices = choices->len - 1,
                                        .help = help,
                                        .takes_other = true,
                                        .is_brief = reading.has_choices,
                                        .is_told = true};
        choose_empty(&reading, next, &question);
        enum cli_answer answer = cli_choose(&line->talk, &question, &at, &other);
        reading.has_choices = true;
        goes_on = answer == CLI_ANSWER && at == sections + NEXT;
        is_open = answer != CLI_BACK && answer != CLI_LEAVE && !goes_on;
        if (answer == CLI_OTHER) {
            cli_line_do_typed(line, other);
            is_open = begin_again(line, &reading);
        } else if (is_open && at < sections) {
            say_section(line, &reading, at + 1);
            reading.at = at + 1;
        } else if (is_open) {
            do_with(line, &reading, (enum deed)(at - sections));
            is_open = begin_again(line, &reading);
        }
    }
    rt_arena_clear(&reading.arena);
    return goes_on;
}

void cli_line_find(struct cli_line *line)
{
    static const struct cli_question question = {
        .words = "Which reference? For example: SI-5",
        .empty = "back to the menu",
        .help = "A source's code, a dash and a number; capital or small letters are the same."};
    while (!line->talk.is_over) {
        g_autofree char *ref = NULL;
        if (cli_ask_line(&line->talk, &question, &ref) != CLI_ANSWER || !*ref)
            return;
        if (is_there(line, ref)) {
            cli_line_record(line, ref, NULL);
            return;
        }
    }
}
