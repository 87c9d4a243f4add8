/* The questions: each names the thing, says how many recommendations it touches, and how it
 * is taken back. */
#include "command/command.h"

#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/query.h>
#include <rectrack/question.h>
#include <rectrack/text.h>
#include <rectrack/unanswered.h>

/* Of what it is asked. */
struct asker {
    struct rt_register *reg;
    const struct rt_outlook *outlook;
};

void rt_question_clear(struct rt_question *question)
{
    g_free(question->words);
    g_free(question->yes);
    g_free(question->no);
    *question = (struct rt_question){0};
}

/* "1 recommendation has", "12 recommendations have"; g_free it. */
static char *count(size_t n, const char *one, const char *many)
{
    return g_strdup_printf("%zu recommendation%s %s", n, n == 1 ? "" : "s",
                           n == 1 ? one : many);
}

/* ---- period close ---- */

static void ask_close(const struct asker *asker, const struct rt_args *args,
                      struct rt_question *out)
{
    const struct rt_period *period = asker->outlook->period;
    struct rt_unanswered found = {0};
    if (g_strcmp0(rt_args_argument(args, 0), "close") != 0 || !period ||
        period->state != RT_OPEN ||
        rt_unanswered_find(asker->reg, asker->outlook, NULL, &found, NULL) != RT_OK)
        return;
    const char *label = period->label ? period->label : period->id;
    g_autofree char *n = count(found.rows.n, "has", "have");
    g_autofree char *missing = found.rows.n
                                   ? g_strdup_printf("%s no update", n)
                                   : g_strdup(command_all_answered(asker->outlook->facts));
    out->words = g_strdup_printf("Close %s? %s. Undo can't take it back, period reopen can.",
                                 label, missing);
    out->yes = g_strdup("Close it");
    out->no = g_strdup("Leave it open");
    rt_unanswered_clear(&found);
}

/* ---- owner merge ---- */

static size_t count_matches(const struct asker *asker, const struct rt_query *query)
{
    struct rt_select select = {.query = query, .outlook = *asker->outlook};
    struct rt_tally tally = {0};
    return rt_register_tally(asker->reg, &select, &tally, NULL) == RT_OK ? tally.total : 0;
}

static size_t count_owned(const struct asker *asker, const char *owner)
{
    struct rt_query query = {0};
    struct rt_test *names_it = rt_list_add(&query.tests, &query.arena, sizeof *names_it);
    names_it->word = RT_WORD_OWNER;
    rt_texts_add(&names_it->values, &query.arena, owner);
    size_t n = count_matches(asker, &query);
    rt_query_clear(&query);
    return n;
}

static void ask_merge(const struct asker *asker, const struct rt_args *args,
                      struct rt_question *out)
{
    const char *names[] = {rt_args_argument(args, 1), rt_args_argument(args, 2)};
    if (g_strcmp0(rt_args_argument(args, 0), "merge") != 0 || !names[0] || !names[1])
        return;
    const struct rt_owner *from = rt_facts_owner(asker->outlook->facts, names[0]),
                          *into = rt_facts_owner(asker->outlook->facts, names[1]);
    if (!from || !into || from == into)
        return;
    g_autofree char *n = count(count_owned(asker, from->name), "names", "name");
    out->words = g_strdup_printf("Merge %s, which %s, into %s? Undo takes it back.", from->name,
                                 n, into->name);
    out->yes = g_strdup("Merge the two");
    out->no = g_strdup("Leave both");
}

/* ---- withdrawing ---- */

static bool is_withdrawn(const char *state)
{
    const struct rt_choice *withdrawn = &rt_states[RT_STATE_WITHDRAWN];
    g_autofree char *given = rt_text_fold(state ? state : "");
    g_autofree char *label = rt_text_fold(withdrawn->label);
    return !strcmp(given, withdrawn->key) || !strcmp(given, label);
}

/* "SI-5, Raise awareness of"; of a key action, or what is not there, as it was given;
 * g_free it. */
static char *name_of(const struct asker *asker, const char *ref)
{
    enum { SHORT = 60 };
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    GString *name = g_string_new(ref);
    if (rt_register_record(asker->reg, ref, asker->outlook, &arena, &record, NULL) == RT_OK) {
        g_string_printf(name, "%s, ", record.ref);
        rt_text_clip(name, rt_describe_name(&record), SHORT, false);
    }
    rt_arena_clear(&arena);
    return g_string_free(name, FALSE);
}

/* "3 recommendations: SI-5, SI-6, SI-7"; g_free it. */
static char *names_of(const struct asker *asker, const GPtrArray *refs)
{
    enum { MOST = 12 };
    if (refs->len == 1)
        return name_of(asker, refs->pdata[0]);
    GString *all = g_string_new(NULL);
    g_string_printf(all, "%u recommendations: ", refs->len);
    for (guint i = 0; i < refs->len && i < MOST; i++)
        g_string_append_printf(all, "%s%s", i ? ", " : "", (const char *)refs->pdata[i]);
    if (refs->len > MOST)
        g_string_append_printf(all, " and %u more", refs->len - MOST);
    return g_string_free(all, FALSE);
}

/* What a query finds, added to n and in words; NULL: nothing. */
static char *found_by(const struct asker *asker, const char *line, size_t *n)
{
    struct rt_query query = {.facts = asker->outlook->facts};
    size_t found =
        rt_query_parse(&query, line, NULL) == RT_OK ? count_matches(asker, &query) : 0;
    rt_query_clear(&query);
    *n += found;
    g_autofree char *all = count(found, "that matches", "that match");
    return found ? g_strdup_printf("%s %s", all, line) : NULL;
}

/* Those that are named and those that are found: how many, and in words; NULL: none. */
static char *whom(const struct asker *asker, const struct rt_args *args, size_t *n)
{
    g_autoptr(GPtrArray) refs = g_ptr_array_new();
    const char *line = rt_args_option(args, "query");
    for (size_t i = 0; rt_args_argument(args, i); i++)
        if (!strchr(rt_args_argument(args, i), '='))
            g_ptr_array_add(refs, (void *)(uintptr_t)rt_args_argument(args, i));
    *n = refs->len;
    g_autofree char *named = refs->len ? names_of(asker, refs) : NULL;
    g_autofree char *found = line ? found_by(asker, line, n) : NULL;
    return named && found ? g_strdup_printf("%s, and %s", named, found)
                          : g_strdup(named ? named : found);
}

static void ask_withdraw(const struct asker *asker, const struct rt_args *args,
                         struct rt_question *out)
{
    static const char given[] = "state=";
    bool withdraws = is_withdrawn(rt_args_option(args, "state"));
    for (size_t i = 0; rt_args_argument(args, i); i++)
        if (g_str_has_prefix(rt_args_argument(args, i), given))
            withdraws = is_withdrawn(rt_args_argument(args, i) + strlen(given));
    size_t n = 0;
    g_autofree char *names = withdraws ? whom(asker, args, &n) : NULL;
    if (!names)
        return;
    out->words = g_strdup_printf("Withdraw %s? Undo takes it back.", names);
    out->yes = n == 1 ? g_strdup("Withdraw it") : g_strdup_printf("Withdraw %zu", n);
    out->no = g_strdup(n == 1 ? "Leave it" : "Leave them");
}

/* ---- all of them ---- */

static const struct {
    const char *command;
    void (*ask)(const struct asker *asker, const struct rt_args *args, struct rt_question *out);
} questions[] = {
    {"period", ask_close},
    {"owner", ask_merge},
    {"set", ask_withdraw},
    {"update", ask_withdraw},
};

bool rt_question_of(struct rt_register *reg, const struct rt_outlook *outlook,
                    const struct rt_args *args, struct rt_question *out)
{
    const struct asker asker = {reg, outlook};
    *out = (struct rt_question){0};
    if (rt_args_option(args, "help") || rt_register_why_readonly(reg))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(questions); i++)
        if (!strcmp(questions[i].command, args->command->name))
            questions[i].ask(&asker, args, out);
    return out->words != NULL;
}

const struct rt_offer rt_first_offers[] = {
    {"init --sample", "Make one with the sample of Southampton"},
    {"init", "Make an empty one"},
    {NULL, NULL},
};
