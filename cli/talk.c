/* Asking and understanding. */
#include "cli/talk.h"

#include <string.h>

#include <rectrack/text.h>

#include "cli/write.h"

void cli_talk_begin(struct cli_talk *talk)
{
    *talk = (struct cli_talk){.how = cli_write_how(), .said = g_string_new(NULL)};
    cli_hear_begin(&talk->hear);
}

enum rt_status cli_talk_end(struct cli_talk *talk, struct rt_error *error)
{
    if (cli_hear_is_gone(&talk->hear))
        cli_write_drop();
    cli_hear_end(&talk->hear);
    g_string_free(g_steal_pointer(&talk->said), TRUE);
    *error = talk->error;
    return talk->status;
}

/* ---- saying ---- */

/* Where nobody can hear there is nobody to answer. */
static void fail(struct cli_talk *talk, enum rt_status status)
{
    if (status == RT_OK)
        return;
    talk->is_silent = talk->is_over = true;
    if (cli_hear_is_gone(&talk->hear))
        rt_error_clear(&talk->error); /* as on the screen: that is no failure */
    else
        talk->status = status;
}

static void say(struct cli_talk *talk, const char *text)
{
    g_autoptr(GString) words = g_string_new(NULL);
    rt_text_clean(words, text, RT_CLEAN_PAGE | talk->how);
    g_string_append_printf(talk->said, "%s\n", words->str);
    if (!talk->is_silent)
        fail(talk, cli_write_line(words->str, &talk->error));
}

void cli_say(struct cli_talk *talk, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *text = g_strdup_vprintf(format, words);
    va_end(words);
    say(talk, text);
}

void cli_say_apart(struct cli_talk *talk, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *text = g_strdup_vprintf(format, words);
    va_end(words);
    say(talk, "");
    say(talk, text);
}

const char *cli_stop(const char *sentence)
{
    size_t n = strlen(sentence);
    return n && strchr(".?!:", sentence[n - 1]) ? "" : ".";
}

/* ---- hearing ---- */

static void leave(struct cli_talk *talk, enum cli_heard why)
{
    talk->is_over = true;
    if (why == CLI_HEARD_GONE)
        talk->is_silent = true;
    else if (why == CLI_HEARD_END)
        cli_say_apart(talk, "The input has ended.");
    else
        cli_say_apart(talk, "Stopped.");
}

/* The next line, whole and fit to be kept; false: nobody is there any more. */
static bool hear(struct cli_talk *talk, GString *line)
{
    while (!talk->is_over) {
        struct rt_error error = {0};
        if (!talk->is_silent)
            fail(talk, cli_write_out(&talk->error));
        enum cli_heard heard = talk->is_over ? CLI_HEARD_GONE : cli_hear(&talk->hear, line);
        if (heard == CLI_HEARD_TOO_MUCH) {
            say(talk, "That line is longer than any text may be. Nothing of it was taken.");
        } else if (heard != CLI_HEARD_LINE) {
            leave(talk, heard);
        } else if (rt_text_check(line->str, line->len, NULL, &error) != RT_OK) {
            cli_say(talk, "That line was not taken: %s%s Please type it again.", error.sentence,
                    cli_stop(error.sentence));
        } else {
            if (cli_hear_is_full(&talk->hear, line))
                say(talk, "That line was as long as a terminal lets a line be. Its end may be "
                          "missing: look at it when it is read back.");
            return true;
        }
        rt_error_clear(&error);
    }
    return false;
}

/* ---- asking ---- */

static const char nothing[] =
    "An empty line says nothing here: type an answer, or b to go back; ? helps.";

static void say_choices(struct cli_talk *talk, const struct cli_question *question,
                        size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        cli_say(talk, "%zu. %s", i + 1, question->choices[i]);
}

/* How many of the choices are read out at once. */
static size_t often_of(const struct cli_question *question)
{
    size_t n = question->n_choices;
    return question->n_often ? MIN(question->n_often, n) : n;
}

/* "Type a number, or more for 7 to 14."  g_free it. */
static char *words_of_how(const struct cli_question *question, bool is_brief)
{
    size_t n = question->n_choices, often = often_of(question);
    if (!n)
        return g_strdup("");
    if (is_brief)
        return g_strdup_printf("Type a number from 1 to %zu; ? says what they are.", n);
    return often == n
               ? g_strdup("Type a number.")
               : g_strdup_printf("Type a number, or more: it reads %zu to %zu.", often + 1, n);
}

static void put_question(struct cli_talk *talk, const struct cli_question *question,
                         bool is_brief)
{
    size_t n = question->n_choices;
    if (question->words)
        cli_say_apart(talk, "%s", question->words);
    if (!is_brief)
        say_choices(talk, question, 0, often_of(question));
    g_autofree char *how = words_of_how(question, is_brief);
    g_autofree char *number =
        question->at < n ? g_strdup_printf("%zu, ", question->at + 1) : g_strdup("");
    if (question->empty)
        cli_say(talk, "%s%sAn empty line: %s%s%s", how, n ? " " : "", number, question->empty,
                cli_stop(question->empty));
    else if (n)
        say(talk, how);
}

static void put_help(struct cli_talk *talk, const struct cli_question *question)
{
    if (question->help)
        cli_say(talk, "%s", question->help);
    put_question(talk, question, false);
}

/* What was said last, as it was. */
static void say_again(struct cli_talk *talk)
{
    g_autofree char *said = g_strdup(talk->said->str);
    g_string_truncate(talk->said, 0);
    say(talk, g_strchomp(said));
}

/* The rest of the choices. */
static void say_more(struct cli_talk *talk, const struct cli_question *question)
{
    say_choices(talk, question, often_of(question), question->n_choices);
    if (often_of(question) == question->n_choices)
        say(talk, "There is no more to this question; ? helps.");
}

/* ---- what holds at every question ---- */

enum deed { ANSWER, HELP, BACK, LEAVE, AGAIN, MORE, LAST };

static const struct {
    const char *words;
    enum deed deed;
    bool is_word; /* it may stand in a text too */
} deeds[] = {
    {"?", HELP, false},    {"b", BACK, false},    {"back", BACK, true},  {"q", LEAVE, false},
    {"quit", LEAVE, true}, {"stop", LEAVE, true}, {"exit", LEAVE, true}, {"again", AGAIN, true},
    {"more", MORE, true},  {"l", LAST, false},    {"last", LAST, true},
};

static enum deed deed_of(const struct cli_question *question, const char *words, bool in_text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(deeds); i++) {
        bool is_had = (deeds[i].deed != LAST || question->last) &&
                      (deeds[i].deed != MORE || question->n_often);
        if (!g_ascii_strcasecmp(words, deeds[i].words) && is_had &&
            !(in_text && deeds[i].is_word))
            return deeds[i].deed;
    }
    return ANSWER;
}

/* CLI_ANSWER: the words are one, unless *is_asked_again.  in_text: they follow others. */
static enum cli_answer understand(struct cli_talk *talk, const struct cli_question *question,
                                  const char *words, bool in_text, bool *is_asked_again)
{
    enum deed deed = deed_of(question, words, in_text);
    *is_asked_again = deed != ANSWER;
    if (deed != AGAIN)
        g_string_truncate(talk->said, 0);
    switch (deed) {
    case HELP:
        put_help(talk, question);
        break;
    case AGAIN:
        say_again(talk);
        break;
    case MORE:
        say_more(talk, question);
        break;
    case LAST:
        cli_say(talk, "%s", question->last);
        break;
    case BACK:
        say(talk, "Back.");
        return CLI_BACK;
    case LEAVE:
        talk->is_over = true;
        return CLI_LEAVE;
    case ANSWER:
        break;
    }
    return CLI_ANSWER;
}

/* One line for a question that was put already, without the blanks around it. */
static enum cli_answer hear_answer(struct cli_talk *talk, const struct cli_question *question,
                                   char **out)
{
    g_autoptr(GString) line = g_string_new(NULL);
    while (hear(talk, line)) {
        bool is_asked_again;
        g_autofree char *words = g_strstrip(g_strdup(line->str));
        enum cli_answer answer = understand(talk, question, words, false, &is_asked_again);
        if (answer != CLI_ANSWER)
            return answer;
        if (is_asked_again)
            continue;
        if (!*words && !question->empty) {
            say(talk, nothing);
            continue;
        }
        *out = g_steal_pointer(&words);
        return CLI_ANSWER;
    }
    return CLI_LEAVE;
}

enum cli_answer cli_ask_line(struct cli_talk *talk, const struct cli_question *question,
                             char **out)
{
    put_question(talk, question, question->is_brief);
    return hear_answer(talk, question, out);
}

/* ---- choices ---- */

/* yes or no, where the choices are. */
static bool find_yes(const struct cli_question *question, const char *words, size_t *out)
{
    bool is_yes = !g_ascii_strcasecmp(words, "yes") || !g_ascii_strcasecmp(words, "y");
    bool is_no = !g_ascii_strcasecmp(words, "no") || !g_ascii_strcasecmp(words, "n");
    if (!question->takes_yes || !(is_yes || (is_no && question->n_choices == 2)))
        return false;
    *out = is_yes ? 0 : 1;
    return true;
}

/* The choice of that number, or the only one that begins with those words. */
static bool find_choice(const struct cli_question *question, const char *words, size_t *out)
{
    guint64 number = 0;
    if (question->n_choices &&
        g_ascii_string_to_unsigned(words, 10, 1, question->n_choices, &number, NULL)) {
        *out = (size_t)number - 1;
        return true;
    }
    if (find_yes(question, words, out))
        return true;
    g_autofree char *asked = rt_text_fold(words);
    size_t found = 0;
    for (size_t i = 0; i < question->n_choices; i++) {
        g_autofree char *choice = rt_text_fold(question->choices[i]);
        if (!g_str_has_prefix(choice, asked))
            continue;
        *out = i;
        found++;
    }
    return found == 1;
}

/* Why that is no answer, and what is one. */
static void refuse_words(struct cli_talk *talk, const struct cli_question *question,
                         const char *words)
{
    size_t n = question->n_choices;
    if (n)
        cli_say(talk,
                "There is no answer \"%s\" here: type a number from 1 to %zu, or the first "
                "words of an answer; ? reads them, b goes back.",
                words, n);
    else
        cli_say(talk, "There is no answer \"%s\" here; ? helps, b goes back.", words);
}

enum cli_answer cli_choose(struct cli_talk *talk, const struct cli_question *question,
                           size_t *out, char **other)
{
    put_question(talk, question, question->is_brief);
    for (;;) {
        g_autofree char *words = NULL;
        enum cli_answer answer = hear_answer(talk, question, &words);
        if (answer != CLI_ANSWER)
            return answer;
        if (!*words && question->at >= question->n_choices)
            return CLI_BACK;
        if (!*words)
            *out = question->at;
        else if (!find_choice(question, words, out)) {
            bool is_number = strspn(words, "0123456789") == strlen(words);
            if (question->takes_other && (!is_number || !question->n_choices)) {
                *other = g_steal_pointer(&words);
                return CLI_OTHER;
            }
            refuse_words(talk, question, words);
            continue;
        }
        if (!question->is_told)
            cli_say(talk, "%s%s", question->choices[*out], cli_stop(question->choices[*out]));
        return CLI_ANSWER;
    }
}

/* What follows tells which of the two it was. */
enum cli_answer cli_ask_yes(struct cli_talk *talk, const struct cli_doubt *doubt, bool *is_yes)
{
    const char *const choices[] = {doubt->yes, doubt->no, NULL};
    size_t at = doubt->is_no ? 1 : 0;
    struct cli_question question = {.words = doubt->words,
                                    .choices = choices,
                                    .n_choices = 2,
                                    .empty = choices[at],
                                    .at = at,
                                    .help = doubt->help,
                                    .takes_yes = true,
                                    .is_told = true};
    enum cli_answer answer = cli_choose(talk, &question, &at, NULL);
    *is_yes = answer == CLI_ANSWER && at == 0;
    return answer;
}

/* ---- texts ---- */

enum cli_answer cli_ask_text(struct cli_talk *talk, const struct cli_question *question,
                             void (*keep)(void *self, const char *text), void *self, char **out)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    enum cli_answer answer = CLI_LEAVE;
    bool has_any = false;
    put_question(talk, question, false);
    while (hear(talk, line)) {
        bool is_asked_again, is_empty = !has_any && !line->len;
        answer = understand(talk, question, line->str, has_any, &is_asked_again);
        if (answer != CLI_ANSWER || !strcmp(line->str, ".") || (is_empty && question->empty))
            break;
        answer = CLI_LEAVE;
        if (is_asked_again)
            continue;
        if (is_empty) {
            say(talk, nothing);
            continue;
        }
        g_string_append_printf(text, "%s%s", has_any ? "\n" : "", line->str);
        has_any = true;
        if (!cli_hear_has_more(&talk->hear))
            keep(self, text->str);
    }
    *out = g_strchomp(g_strdup(text->str));
    return answer;
}
