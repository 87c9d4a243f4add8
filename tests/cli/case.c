/* Reads cases of the command line and compares what they expect; runs nothing. */
#include "tests/cli/case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void step_free(void *item)
{
    struct step *step = item;
    g_free(step->command);
    g_free(step->file);
    g_string_free(step->in, TRUE);
    g_string_free(step->out, TRUE);
    g_string_free(step->err, TRUE);
    g_free(step);
}

static void case_free(void *item)
{
    struct cli_case *one = item;
    g_free(one->title);
    g_ptr_array_unref(one->steps);
    g_free(one);
}

static struct cli_case *add_case(GPtrArray *cases, const char *title, unsigned line)
{
    struct cli_case *one = g_new0(struct cli_case, 1);
    one->title = g_strdup(title);
    one->line = line;
    one->steps = g_ptr_array_new_with_free_func(step_free);
    g_ptr_array_add(cases, one);
    return one;
}

static struct step *add_step(struct cli_case *one, const char *command, const char *file,
                             unsigned line)
{
    struct step *step = g_new0(struct step, 1);
    step->command = g_strdup(command);
    step->file = g_strdup(file);
    step->line = line;
    step->in = g_string_new(NULL);
    step->out = g_string_new(NULL);
    step->err = g_string_new(NULL);
    g_ptr_array_add(one->steps, step);
    return step;
}

/* What stands behind a mark and its blank; NULL where the line has not that mark. */
static const char *behind(const char *line, const char *mark)
{
    size_t n = strlen(mark);
    if (strncmp(line, mark, n) != 0 || (line[n] != ' ' && line[n] != '\0'))
        return NULL;
    return line[n] ? line + n + 1 : line + n;
}

/* Takes one line of a command and what it says; false where it is none. */
static bool read_line(struct cli_case *one, struct step **step, const char *line, unsigned at)
{
    const char *rest;
    if ((rest = behind(line, "$")))
        *step = add_step(one, rest, NULL, at);
    else if ((rest = behind(line, "<<<")))
        *step = add_step(one, NULL, rest, at);
    else if (!*step || !(*step)->command)
        return false;
    else if ((rest = behind(line, ">")))
        g_string_append_printf((*step)->in, "%s\n", rest);
    else if ((rest = behind(line, "|")))
        g_string_append_printf((*step)->out, "%s\n", rest);
    else if ((rest = behind(line, "!")))
        g_string_append_printf((*step)->err, "%s\n", rest);
    else if ((rest = behind(line, "?")))
        (*step)->status = atoi(rest);
    else
        return false;
    return true;
}

GPtrArray *case_read(const char *path)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) {
        fprintf(stderr, "%s can't be read\n", path);
        return NULL;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(case_free);
    struct cli_case *one = NULL;
    struct step *step = NULL;
    for (unsigned i = 0; lines[i]; i++) {
        const char *line = lines[i], *rest = behind(line, "===");
        bool is_in_file = step && step->file;
        if (is_in_file && g_str_equal(line, ">>>")) {
            step = NULL;
        } else if (is_in_file) {
            g_string_append_printf(step->out, "%s\n", line);
        } else if (rest) {
            one = add_case(cases, rest, i + 1);
            step = NULL;
        } else if (one && g_str_equal(line, "with the sample")) {
            one->has_sample = true;
        } else if (*line && *line != '#' && !(one && read_line(one, &step, line, i + 1))) {
            fprintf(stderr, "%s:%u: this line says nothing to the runner: %s\n", path, i + 1,
                    line);
            return NULL;
        }
    }
    return g_steal_pointer(&cases);
}

bool case_matches(const char *expected, const char *text)
{
    g_autofree char *escaped = g_regex_escape_string(expected, -1);
    g_auto(GStrv) any_lines = g_strsplit(escaped, "\\[\\.\\.\\.\\]\n", -1);
    g_autofree char *joined = g_strjoinv("(?:[^\n]*\n)*?", any_lines);
    g_auto(GStrv) any = g_strsplit(joined, "\\[\\.\\.\\.\\]", -1);
    g_autofree char *inner = g_strjoinv("[^\n]*", any);
    g_autofree char *whole = g_strdup_printf("\\A%s\\z", inner);
    g_autoptr(GRegex) regex = g_regex_new(whole, G_REGEX_RAW, 0, NULL);
    return regex && g_regex_match(regex, text, 0, NULL);
}
