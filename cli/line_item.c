/* An item of a meeting read out, in sentences: what the chair says before it is spoken of. */
#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/rag.h>

#include "cli/line_meeting.h"

bool cli_meeting_record(struct cli_meeting *walk, struct rt_record *out)
{
    struct cli_line *line = walk->line;
    *out = (struct rt_record){0};
    return rt_register_record(line->context->reg, cli_meeting_ref(walk), &line->outlook,
                              &walk->arena, out, NULL) == RT_OK;
}

/* ---- where it stands ---- */

static void say_names(struct cli_meeting *walk, const char *label,
                      const struct rt_record *record, enum rt_role role)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < record->owners.n; i++)
        if (rt_ownership_at(&record->owners, i)->role == role)
            g_string_append_printf(names, "%s%s", names->len ? ", " : "",
                                   rt_ownership_at(&record->owners, i)->name);
    if (names->len)
        cli_say(&walk->line->talk, "%s: %s", label, names->str);
}

static void say_texts(struct cli_meeting *walk, const char *label, const struct rt_list *texts)
{
    g_autofree char *all = rt_texts_in_line(texts);
    if (texts->n)
        cli_say(&walk->line->talk, "%s: %s", label, all);
}

static void say_standing(struct cli_meeting *walk, const struct rt_record *record)
{
    struct cli_talk *talk = &walk->line->talk;
    const char *reason = record->rag ? NULL : rt_describe_reason(record, &walk->arena);
    g_autofree char *direction = g_ascii_strdown(rt_directions[record->direction].label, -1);
    cli_say(talk, "Colour: %s%s%s", rt_say_rag(record, &walk->arena), reason ? ", " : "",
            reason ? reason : "");
    if (record->direction)
        cli_say(talk, "Direction: %s", direction);
    if (record->overdue || record->review)
        cli_say(talk, "%s", record->overdue ? "It is overdue." : "It is due for review.");
    say_names(walk, "Lead", record, RT_LEAD);
    say_names(walk, "Support", record, RT_SUPPORT);
    if (!record->owners.n)
        cli_say(talk, "Nobody owns it.");
    say_texts(walk, "Waiting for", &record->waiting_now);
}

/* Its targets, and the update that was written last. */
static void say_sections(struct cli_meeting *walk, const struct rt_record *record)
{
    struct cli_talk *talk = &walk->line->talk;
    const struct rt_outlook *outlook = &walk->line->outlook;
    struct rt_list blocks = rt_describe_spoken(record, outlook->facts, &walk->arena);
    enum rt_section section = RT_SECTION_NONE;
    size_t updates = 0;
    for (size_t i = 0; i < blocks.n; i++) {
        const struct rt_block_of_text *block = rt_list_item(&blocks, i, sizeof *block);
        section = block->kind == RT_BLOCK_LINE ? section : block->section;
        updates += block->section == RT_SECTION_UPDATE;
        bool is_last = section == RT_SECTION_UPDATE && updates == 1;
        if (block->kind != RT_BLOCK_LINE && is_last)
            cli_say(talk, "%s:", block->text);
        else if (block->kind == RT_BLOCK_LINE && (is_last || section == RT_SECTION_TARGETS))
            cli_say(talk, "%s%s%s", block->label ? block->label : "", block->label ? ": " : "",
                    block->text);
    }
}

/* Nothing was written for the period that is open: what is read then is of one before. */
static void say_no_update(struct cli_meeting *walk, const struct rt_record *record)
{
    const struct rt_period *period = walk->line->outlook.period;
    bool has_one = false;
    for (size_t i = 0; i < record->updates.n; i++)
        has_one |= period && rt_update_answers(rt_update_at(&record->updates, i)) &&
                   g_strcmp0(rt_update_at(&record->updates, i)->period, period->id) == 0;
    if (period && period->state == RT_OPEN && !has_one)
        cli_say(&walk->line->talk, "No update for %s.", period->label);
}

/* ---- what was recorded ---- */

static void say_minutes(struct cli_meeting *walk)
{
    const struct rt_list *minutes = &walk->meeting->minutes;
    const char *ref = cli_meeting_ref(walk);
    for (size_t i = 0; i < minutes->n; i++) {
        const struct rt_minute *minute = rt_minute_at(minutes, i);
        g_autofree char *words = rt_minute_words_under(minute, ref);
        if (rt_minute_is_of(minute, ref))
            cli_say(&walk->line->talk, "Recorded: %s", words);
    }
}

void cli_meeting_say_recorded(struct cli_meeting *walk)
{
    struct cli_talk *talk = &walk->line->talk;
    const struct rt_list *minutes = &walk->meeting->minutes;
    say_texts(walk, "Present", &walk->meeting->present);
    say_texts(walk, "Apologies", &walk->meeting->apologies);
    for (size_t i = 0; i < minutes->n; i++) {
        g_autofree char *words = rt_minute_words_under(rt_minute_at(minutes, i), NULL);
        cli_say(talk, "%zu. %s", i + 1, words);
    }
    if (!minutes->n)
        cli_say(talk, "Nothing was decided or noted yet.");
}

/* "reported with SI-7"; NULL: with none.  g_free it. */
static char *members_of(struct cli_meeting *walk)
{
    struct rt_list refs = {0};
    g_autoptr(GString) out = g_string_new(NULL);
    rt_register_members(walk->line->context->reg, cli_meeting_ref(walk), &walk->arena, &refs,
                        NULL);
    for (size_t i = 0; i < refs.n; i++)
        g_string_append_printf(out, "%s%s", i ? ", " : ", reported with ",
                               rt_texts_at(&refs, i));
    return g_strdup(out->str);
}

void cli_meeting_say_item(struct cli_meeting *walk)
{
    struct cli_talk *talk = &walk->line->talk;
    const struct rt_agenda_item *item =
        rt_agenda_item_at(&walk->meeting->items, walk->place - 1);
    struct rt_record record;
    bool is_there = cli_meeting_record(walk, &record);
    g_autofree char *members = members_of(walk), *from = rt_agenda_item_from(item);
    cli_say(talk, "%s%s, %s", item->ref, members,
            is_there ? rt_describe_name(&record) : "which is in the register no more");
    if (from)
        cli_say(talk, "Carried over from the meeting of %s.", from);
    if (is_there) {
        say_standing(walk, &record);
        say_no_update(walk, &record);
        say_sections(walk, &record);
    }
    say_minutes(walk);
    if (item->state != RT_ITEM_OPEN)
        cli_say(talk, "%s",
                item->state == RT_ITEM_DONE ? "It was dealt with." : "It was skipped.");
}

void cli_meeting_say_agenda(struct cli_meeting *walk)
{
    for (size_t i = 0; i < walk->meeting->items.n; i++) {
        const struct rt_agenda_item *item = rt_agenda_item_at(&walk->meeting->items, i);
        g_autofree char *state = g_ascii_strdown(rt_item_states[item->state].label, -1);
        struct rt_record record = {0};
        struct rt_arena arena = {0};
        bool is_there =
            rt_register_record(walk->line->context->reg, item->ref, &walk->line->outlook,
                               &arena, &record, NULL) == RT_OK;
        cli_say(&walk->line->talk, "%zu. %s, %s, %s", i + 1, item->ref, state,
                is_there ? rt_describe_name(&record) : "in the register no more");
        rt_arena_clear(&arena);
    }
}
