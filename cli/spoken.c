/* Answers as sentences. */
#include "cli/spoken.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <rectrack/text.h>

#include "cli/write.h"

/* The signs that answers of commands are written with for eyes.  Letters of every script, and
 * quotation marks, stay as they are: those are read out. */
static const struct {
    const char *sign, *words;
} signs[] = {
    {"→", "to"},    {"↑", "up"},    {"↓", "down"},      {"−", "-"},
    {"–", "-"},     {"…", "..."},   {"±", "direction"}, {"■", "red"},
    {"▲", "amber"}, {"●", "green"}, {"✓", "done"},      {"○", "not due"},
};

void cli_spoken_words(GString *out, const char *text, unsigned how)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, text, how);
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (strstr(clean->str, signs[i].sign))
            g_string_replace(clean, signs[i].sign, signs[i].words, 0);
    g_string_append_len(out, clean->str, (gssize)clean->len);
}

static struct cli_spoken *spoken_of(struct rt_output *out)
{
    return (struct cli_spoken *)out;
}

static enum rt_status say(struct cli_spoken *spoken, const char *line, struct rt_error *error)
{
    spoken->has_said = true;
    if (spoken->said)
        g_string_append_printf(spoken->said, "%s\n", line);
    return cli_write_line(line, error);
}

static enum rt_status put_columns(struct rt_output *out, const struct rt_column *columns,
                                  size_t n, struct rt_error *error)
{
    struct cli_spoken *spoken = spoken_of(out);
    (void)error;
    g_assert(n > 0 && n <= CLI_SPOKEN_COLUMNS);
    spoken->n_columns = n;
    for (size_t i = 0; i < n; i++)
        spoken->before[i] = columns[i].spoken;
    return RT_OK;
}

/* "SCC, Agency, leads 3, supports 1"; what is empty is left out. */
static enum rt_status put_row(struct rt_output *out, const char *const *cells, size_t n,
                              struct rt_error *error)
{
    struct cli_spoken *spoken = spoken_of(out);
    g_autoptr(GString) line = g_string_new(NULL);
    for (size_t i = 0; i < MIN(n, spoken->n_columns); i++) {
        if (!cells[i] || !*cells[i])
            continue;
        const char *before = spoken->before[i];
        g_autofree char *small = before ? g_ascii_strdown(before, -1) : NULL;
        g_string_append_printf(line, "%s%s%s", line->len ? ", " : "", small ? small : "",
                               small ? " " : "");
        cli_spoken_words(line, cells[i], RT_CLEAN_LINE | spoken->how);
    }
    return say(spoken, line->str, error);
}

/* "Progress: ...", and what goes on without a label on lines of its own.  Blanks before
 * a line are for eyes. */
static enum rt_status put_line(struct rt_output *out, const char *label, const char *text,
                               struct rt_error *error)
{
    struct cli_spoken *spoken = spoken_of(out);
    g_autoptr(GString) words = g_string_new(NULL);
    enum rt_status status = RT_OK;
    if (label && *label) {
        cli_spoken_words(words, label, RT_CLEAN_LINE | spoken->how);
        g_string_append(words, *text ? ": " : "");
    }
    cli_spoken_words(words, text, RT_CLEAN_PAGE | spoken->how);
    g_auto(GStrv) lines = g_strsplit(words->str, "\n", -1);
    for (size_t i = 0; lines[i] && status == RT_OK; i++)
        status = say(spoken, g_strchug(lines[i]), error);
    return lines[0] ? status : say(spoken, "", error);
}

static enum rt_status put_heading(struct rt_output *out, const char *text,
                                  struct rt_error *error)
{
    struct cli_spoken *spoken = spoken_of(out);
    g_autoptr(GString) words = g_string_new(NULL);
    cli_spoken_words(words, text, RT_CLEAN_LINE | spoken->how);
    enum rt_status status = spoken->has_said ? say(spoken, "", error) : RT_OK;
    return status == RT_OK ? say(spoken, words->str, error) : status;
}

/* Exact in a file or a pipe, cleaned where somebody listens. */
static enum rt_status put_bytes(struct rt_output *out, const char *bytes, size_t n,
                                struct rt_error *error)
{
    struct cli_spoken *spoken = spoken_of(out);
    spoken->has_said = true;
    if (!out->is_terminal)
        return cli_write(bytes, n, error);
    g_autofree char *text = g_strndup(bytes, n);
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, text, RT_CLEAN_PAGE | spoken->how);
    return cli_write(clean->str, clean->len, error);
}

static void put_notice(struct rt_output *out, const char *sentence)
{
    g_autoptr(GString) words = g_string_new(NULL);
    cli_spoken_words(words, sentence, RT_CLEAN_LINE | spoken_of(out)->how);
    fprintf(stderr, "rectrack: %s\n", words->str);
}

/* A line now and then, on a terminal: who waits hears that it goes on. */
static bool put_progress(struct rt_output *out, const char *what, uint64_t done, uint64_t total)
{
    enum { SECONDS = 5 };
    struct cli_spoken *spoken = spoken_of(out);
    gint64 now = g_get_monotonic_time();
    if (!isatty(STDERR_FILENO) || now - spoken->told < SECONDS * G_USEC_PER_SEC)
        return true;
    g_autofree char *words = rt_progress_words(what, done, total);
    put_notice(out, words);
    spoken->told = now;
    return true;
}

void cli_spoken_init(struct cli_spoken *spoken, unsigned how)
{
    *spoken = (struct cli_spoken){.out = {.is_terminal = isatty(STDOUT_FILENO),
                                          .is_spoken = true,
                                          .columns = put_columns,
                                          .row = put_row,
                                          .line = put_line,
                                          .heading = put_heading,
                                          .bytes = put_bytes,
                                          .notice = put_notice,
                                          .progress = put_progress},
                                  .how = how,
                                  .told = g_get_monotonic_time()};
}
