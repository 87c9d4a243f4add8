/* Forms that come back, for the tests of them. */
#include "tests/command/forms.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

const char *const forms_formats[] = {"yaml", "csv", "xlsx", NULL};

static const struct exchange_options options = {.modules = BUILD "/core/exchange"};

static char *path_of(const char *name, const char *suffix)
{
    return g_strdup_printf("%s.%s", name, suffix);
}

void forms_begin(struct room *room)
{
    room_open_sample(room);
    room->modules = options.modules;
    room_ask(room, "period open \"June 2020\"");
}

void forms_make(struct room *room, const char *owner, const char *name, const char *suffix)
{
    room_ask(room, "form new --owner \"%s\" -o %s.%s", owner, name, suffix);
}

void forms_open(struct form *form, const char *name, const char *suffix)
{
    struct file_input input;
    struct rt_error error = {0};
    g_autofree char *path = path_of(name, suffix);
    *form = (struct form){0};
    cr_assert_eq(file_input_open(path, FILE_LIMIT, &input, &error), RT_OK, "%s",
                 error.sentence);
    cr_assert_eq(form_read(&input, &options, form, &error), RT_OK, "%s: %s", path,
                 error.sentence);
    file_input_close(&input);
}

void forms_save(struct form *form, const char *name, const char *suffix)
{
    struct file_output *output;
    struct rt_error error = {0};
    g_autofree char *path = path_of(name, suffix);
    unlink(path);
    cr_assert_eq(file_output_open(path, &output, &error), RT_OK, "%s", error.sentence);
    cr_assert_eq(
        form_write(form, exchange_format_find(suffix), &options, &output->sink, &error), RT_OK,
        "%s: %s", path, error.sentence);
    cr_assert_eq(file_output_keep(output, &error), RT_OK, "%s", error.sentence);
}

struct form_row *forms_row(const struct form *form, const char *ref)
{
    size_t i = 0;
    while (i < form->rows.n && strcmp(form_row_at(form, i)->ref, ref) != 0)
        i++;
    cr_assert_lt(i, form->rows.n, "%s", ref);
    return form_row_at(form, i);
}

void forms_answer(const char *name, const char *suffix, const char *ref, enum form_cell cell,
                  const char *words)
{
    struct form form;
    forms_open(&form, name, suffix);
    forms_row(&form, ref)->cells[cell] = words;
    forms_save(&form, name, suffix);
    form_clear(&form);
}

enum rt_status forms_take(struct room *room, const char *name, const char *suffix)
{
    return room_run(room, "form take %s.%s", name, suffix);
}

char *forms_state(struct room *room)
{
    g_autoptr(GRegex) times = g_regex_new("at: \"[^\"]*\"", 0, 0, NULL);
    const char *yaml = room_ask(room, "export --format yaml");
    return g_regex_replace_literal(times, yaml, -1, 0, "at: TIME", 0, NULL);
}

void forms_expect_said(const struct room *room, const char *words, const char *about)
{
    cr_expect(strstr(room->said->str, words) || strstr(room->error, words),
              "%s: \"%s\" is not in:\n%s%s", about, words, room->said->str, room->error);
}
