/* Registers made by chance.  Texts are put together from what is known to hurt
 * writers and readers, and from any character that may be stored. */
#include "tests/exchange/random.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/field.h>
#include <rectrack/stream.h>

static void fill(GRand *chance, struct rt_arena *arena, const struct rt_shape *shape,
                 void *value);

static bool maybe(GRand *chance, int percent)
{
    return g_rand_int_range(chance, 0, 100) < percent;
}

gunichar random_last = 0x10FFFF;

/* Any code point that a text may hold, of every plane. */
static gunichar any_letter(GRand *chance)
{
    for (;;) {
        int planes = maybe(chance, 50) ? 0x3000 : 0x110000;
        gunichar c = (gunichar)g_rand_int_range(chance, 0x20, planes);
        bool is_control = c >= 0x7F && c < 0xA0, is_surrogate = c >= 0xD800 && c < 0xE000;
        if (!is_control && !is_surrogate && c <= random_last)
            return c;
    }
}

static void add_piece(GRand *chance, GString *text, bool is_line)
{
    static const char *const pieces[] = {
        " ",           " ",          " ",         "  ",
        "\t",          "#",          " #",        ": ",
        ":",           "- ",         "---",       "'",
        "\"",          "\\",         "\\n",       ",",
        ";",           "[",          "]",         "{",
        "}",           "&a",         "*a",        "!",
        "|",           ">",          "%",         "@",
        "`",           "?",          "=",         "~",
        "null",        "no",         "true",      "012",
        "1e3",         "0x1F",       "2019",      "<<",
        "...",         "2020-03-31", "$(x)",      "\u2028",
        "\u2029",      "\uFEFF",     "\uFFFE",    "\u202E",
        "\u00A0",      "\u3000",     "e\u0301",   "\U0001F469\u200D\U0001F680",
        "\uFF1D",      "\U000E0041", "(support)", " (lead)",
        "[complete] ", "\u200B",     "\u00E9",
    };
    static const char *const breaks[] = {"\n", "\n", "\n\n", "\n ", " \n", "\n\t"};
    int which = g_rand_int_range(chance, 0, 100);
    if (which < 45) {
        int n = g_rand_int_range(chance, 1, maybe(chance, 2) ? 200 : 12);
        for (int i = 0; i < n; i++)
            g_string_append_c(text, (char)('a' + g_rand_int_range(chance, 0, 26)));
    } else if (which < 60) {
        g_string_append_c(text, ' ');
    } else if (which < 70 && !is_line) {
        g_string_append(text, breaks[g_rand_int_range(chance, 0, G_N_ELEMENTS(breaks))]);
    } else if (which < 90) {
        const char *piece = pieces[g_rand_int_range(chance, 0, G_N_ELEMENTS(pieces))];
        if (g_utf8_get_char(piece) <= random_last)
            g_string_append(text, piece);
    } else {
        g_string_append_unichar(text, any_letter(chance));
    }
}

static const char *any_text(GRand *chance, struct rt_arena *arena, const struct rt_field *field)
{
    g_autoptr(GString) text = g_string_new(NULL);
    size_t most = field->limit ? field->limit : 3000;
    int pieces = g_rand_int_range(chance, 1, maybe(chance, 20) ? 150 : 8);
    for (int i = 0; i < pieces; i++)
        add_piece(chance, text, field->flags & RT_FIELD_LINE);
    if (!text->len)
        g_string_append_c(text, 'x');
    if ((size_t)g_utf8_strlen(text->str, -1) > most)
        g_string_truncate(
            text, (gsize)(g_utf8_offset_to_pointer(text->str, (glong)most) - text->str));
    return rt_arena_copy(arena, text->str);
}

static void fill_list(GRand *chance, struct rt_arena *arena, const struct rt_field *field,
                      void *value)
{
    int n = g_rand_int_range(chance, 0, maybe(chance, 10) ? 9 : 3);
    for (int i = 0; i < n; i++)
        if (field->type == RT_TYPE_TEXTS)
            rt_texts_add(rt_field_list(field, value), arena, any_text(chance, arena, field));
        else
            fill(chance, arena, field->shape,
                 rt_list_add(rt_field_list(field, value), arena, field->shape->size));
}

static void fill_field(GRand *chance, struct rt_arena *arena, const struct rt_shape *shape,
                       const struct rt_field *field, void *value)
{
    g_autoptr(GString) word = g_string_new(NULL);
    char iso[11];
    int first = field->flags & RT_FIELD_REQUIRED ? 1 : 0;
    switch (field->type) {
    case RT_TYPE_TEXT:
        g_string_append(word, any_text(chance, arena, field));
        break;
    case RT_TYPE_CHOICE: /* a link is held with one of the first kinds */
        first = g_rand_int_range(
            chance, first, (int)(shape == &rt_link_shape ? RT_RESTATED_BY : field->n_choices));
        if (field->choices[first].key)
            g_string_append(word, field->choices[first].key);
        break;
    case RT_TYPE_DAY:
        rt_day_iso((guint32)g_rand_int_range(chance, 1, 3652059), iso);
        g_string_append(word, iso);
        break;
    case RT_TYPE_NUMBER:
        g_string_append_printf(word, "%d", g_rand_int_range(chance, 1, 120));
        break;
    case RT_TYPE_FLAG:
        g_string_append(word, maybe(chance, 50) ? "true" : "false");
        break;
    case RT_TYPE_TEXTS:
    case RT_TYPE_LIST:
        fill_list(chance, arena, field, value);
        return;
    case RT_TYPE_PART:
        fill(chance, arena, field->shape, rt_field_part(field, value));
        return;
    }
    struct rt_error error = {0};
    if (rt_field_read(shape, field, value, arena, word->str, &error) != RT_OK)
        g_error("%s %s: %s", field->key, word->str, error.sentence);
}

/* What must fit together. */
static void mend(GRand *chance, struct rt_arena *arena, const struct rt_shape *shape,
                 void *value)
{
    static const char *const targets[] = {"June 2020",
                                          "Ongoing",
                                          "Annual updates from Nov 19",
                                          "As available",
                                          "Announcement dependent",
                                          "Complete"};
    static const char *const days[] = {"true", "2020-03", "2020-03-31"};
    if (shape == &rt_event_shape) {
        struct rt_event *event = value;
        const char *day = days[g_rand_int_range(chance, 0, G_N_ELEMENTS(days))];
        event->happened = event->kind == RT_EVENT && maybe(chance, 50) ? day : NULL;
        event->lifted = event->kind == RT_BLOCKER && maybe(chance, 50) ? day : NULL;
    } else if (shape == &rt_target_shape) {
        struct rt_target *target = value;
        if (maybe(chance, 60)) {
            target->text = targets[g_rand_int_range(chance, 0, G_N_ELEMENTS(targets))];
            target->kind = RT_KIND_NONE;
            target->earliest = target->latest = 0;
        } else if (target->earliest > target->latest && target->latest) {
            target->latest = target->earliest;
        }
    } else if (shape == &rt_update_shape) {
        struct rt_update *update = value;
        if (!update->progress.n)
            rt_texts_add(&update->progress, arena, "Done");
        update->period = maybe(chance, 50) ? "2020-03" : update->period;
    }
}

static void fill(GRand *chance, struct rt_arena *arena, const struct rt_shape *shape,
                 void *value)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct rt_field *field = &shape->fields[i];
        bool is_wanted = field->flags & RT_FIELD_REQUIRED || maybe(chance, 60);
        if (field->file && is_wanted && shape != &rt_event_shape)
            fill_field(chance, arena, shape, field, value);
        else if (shape == &rt_event_shape && i < 2)
            fill_field(chance, arena, shape, field, value);
    }
    mend(chance, arena, shape, value);
}

static void finish_record(GRand *chance, struct rt_record *record, int n,
                          struct rt_arena *arena)
{
    g_autofree char *ref = g_strdup_printf("SI-%d", n);
    record->ref = rt_arena_copy(arena, ref);
    record->source = "SI";
    record->reported_with = NULL;
    if (maybe(chance, 10)) { /* what a row shares is held on its first recommendation */
        record->reported_with = "SI-1";
        record->state = RT_STATE_NOT_STARTED;
        record->closure = NULL;
        record->owners = record->targets = record->waiting = record->actions = record->updates =
            (struct rt_list){0};
    }
    if (!record->text)
        record->text = "Words";
    rt_record_complete(record);
}

GArray *random_register(GRand *chance, struct rt_arena *arena)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(struct rt_item));
    for (size_t i = 0; i < RT_ENTITIES; i++) {
        int n = g_rand_int_range(chance, 0, 5);
        for (int k = 1; k <= n; k++) {
            struct rt_item item = {.shape = rt_entities[i]};
            item.value = rt_arena_alloc(arena, item.shape->size);
            fill(chance, arena, item.shape, item.value);
            if (item.shape == &rt_record_shape)
                finish_record(chance, item.value, k, arena);
            g_array_append_val(items, item);
        }
    }
    return items;
}
