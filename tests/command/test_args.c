/* A command line taken apart: what is an option, a value, an argument, and what
 * is said where a word is wrong.  contract.md "One program". */
#include <criterion/criterion.h>
#include <string.h>

#include <rectrack/command.h>

/* The words, parted by "|"; and what they mean: the command, then each option as
 * "--name=value", then the arguments in brackets. */
static const struct {
    const char *words, *meaning;
} right[] = {
    {"", "-"},
    {"list", "list"},
    {"list|rag:red|owner:Hampton Trust", "list [rag:red] [owner:Hampton Trust]"},
    {"list|--limit|5", "list --limit=5"},
    {"list|--limit=5", "list --limit=5"},
    {"--limit|5|list", "list --limit=5"},
    {"--limit=5|list|x", "list --limit=5 [x]"},
    {"--register|a.db|list", "list --register=a.db"},
    {"list|--register|a.db", "list --register=a.db"},
    {"--register=a.db|--today|2020-06-15|show|SI-5",
     "show --register=a.db --today=2020-06-15 [SI-5]"},
    {"--register|show|list", "list --register=show"}, /* a value may be a command's name */
    {"--read-only|list", "list --read-only"},
    {"export|-o|out.html", "export --output=out.html"},
    {"export|-oout.html", "export --output=out.html"},
    {"export|--output|out.html", "export --output=out.html"},
    {"-o|out.html|export", "export --output=out.html"},
    {"export|-o|-", "export --output=-"},
    {"import|-", "import [-]"},
    {"import|a.yaml|-|b.csv|--dry-run", "import --dry-run [a.yaml] [-] [b.csv]"},
    {"list|--|-rag:red|--limit", "list [-rag:red] [--limit]"},
    {"list|--|--", "list [--]"},
    {"list|--query|-hard", "list --query=-hard"},
    {"list|--query=", "list --query="},
    {"list|--query=a=b", "list --query=a=b"},
    {"list|", "list []"},
    {"list|--format|json|--format|csv", "list --format=json --format=csv"},
    {"list|--help", "list --help"},
    {"show|--help", "show --help"}, /* its argument is not asked for then */
    {"-h|show", "show --help"},
    {"--version", "- --version"},
    {"completion|bash", "completion [bash]"},
    {"history", "history"},
    {"list|ĉevalo", "list [ĉevalo]"},
};

static enum rt_status parse(const char *words, struct rt_args *args, struct rt_error *error)
{
    g_auto(GStrv) list = g_strsplit(words, "|", -1);
    return rt_args_parse(args, (const char *const *)list, g_strv_length(list), error);
}

static char *meaning_of(const struct rt_args *args)
{
    GString *meaning = g_string_new(args->command ? args->command->name : "-");
    for (size_t i = 0; i < args->options.n; i++) {
        const struct rt_given_option *given = rt_list_item(&args->options, i, sizeof *given);
        g_string_append_printf(meaning, " --%s", given->option->name);
        if (given->value)
            g_string_append_printf(meaning, "=%s", given->value);
    }
    for (size_t i = 0; i < args->arguments.n; i++)
        g_string_append_printf(meaning, " [%s]", rt_args_argument(args, i));
    return g_string_free(meaning, FALSE);
}

Test(args, a_command_line_means)
{
    for (size_t i = 0; i < G_N_ELEMENTS(right); i++) {
        struct rt_args args = {0};
        struct rt_error error = {0};
        cr_expect_eq(parse(right[i].words, &args, &error), RT_OK, "%s: %s", right[i].words,
                     error.sentence);
        g_autofree char *meaning = meaning_of(&args);
        cr_expect_str_eq(meaning, right[i].meaning, "%s: %s", right[i].words, meaning);
        rt_error_clear(&error);
        rt_args_clear(&args);
    }
}

static const struct {
    const char *words, *said;
} wrong[] = {
    {"lst", "there is no command \"lst\"; did you mean list?"},
    {"LIST", "there is no command \"LIST\"; did you mean list?"},
    {"qqqqqq", "there is no command \"qqqqqq\"; rectrack help names them all"},
    {"", NULL},
    {"--|lst", "there is no command \"lst\"; did you mean list?"},
    {"-", "there is no command \"-\"; rectrack help names them all"},
    {"list|--limt|5", "there is no option --limt; did you mean --limit?"},
    {"list|--limt=5", "there is no option --limt=5; did you mean --limit?"},
    {"list|--regster|x", "there is no option --regster; did you mean --register?"},
    {"list|--", NULL},
    {"list|-x", "there is no option -x; rectrack help list names them all"},
    {"list|-o|x", "there is no option -o; rectrack help list names them all"},
    {"list|-rag:red",
     "there is no option -rag:red; to leave out what matches, write not:rag:red"},
    {"list|--o|x", "there is no option --o; rectrack help list names them all"},
    {"list|--qqqqqqq", "there is no option --qqqqqqq; rectrack help list names them all"},
    {"--qqqqqqq", "there is no option --qqqqqqq; rectrack help"},
    {"show|--limit|5|SI-5", "there is no option --limit"}, /* another command's */
    {"list|--limit", "--limit needs a value: N"},
    {"export|-o", "--output needs a value: FILE"},
    {"--register", "--register needs a value: FILE"},
    {"list|--count=5", "--count takes no value; leave \"5\" out"},
    {"list|--read-only=yes", "--read-only takes no value; leave \"yes\" out"},
    {"list|--format|jsn", "--format can't be \"jsn\"; did you mean json?"},
    {"list|--format|qqqqqq", "--format can't be \"qqqqqq\"; it takes table, csv, json"},
    {"list|--format=", "--format can't be \"\"; it takes table, csv, json"},
    {"completion|bsh", "completion can't be \"bsh\"; did you mean bash?"},
    {"completion", "completion needs SHELL: rectrack completion bash|zsh|fish"},
    {"show", "show needs REF: rectrack show REF [OPTION ...]"},
    {"show|--|--help", NULL},
    {"import", "import needs FILE: rectrack import FILE ... [OPTION ...]"},
    {"backup|a|b", "backup takes no \"b\": rectrack backup FILE"},
    {"init|here", "init takes no \"here\": rectrack init [OPTION ...]"},
};

Test(args, a_wrong_one_is_refused_with_the_nearest)
{
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        struct rt_args args = {0};
        struct rt_error error = {0};
        enum rt_status status = parse(wrong[i].words, &args, &error);
        cr_expect_eq(status, wrong[i].said ? RT_USAGE : RT_OK, "%s: %s", wrong[i].words,
                     error.sentence);
        cr_expect(!wrong[i].said ||
                      (error.sentence && g_str_has_prefix(error.sentence, wrong[i].said)),
                  "%s: %s", wrong[i].words, error.sentence);
        rt_error_clear(&error);
        rt_args_clear(&args);
    }
}

/* trust.md I10: whatever the words are, they mean something or are refused. */
Test(args, any_words_by_chance)
{
    static const char *const pieces[] = {
        "list", "show",   "--",   "-",  "--limit",  "--limit=", "=",
        "-o",   "--help", "-h",   "",   "--format", "json",     "--register",
        "-rag", "---",    "--=x", "-=", "\xff",     "--\xff",   "SI-5"};
    GRand *chance = g_rand_new_with_seed(1);
    for (int i = 0; i < 20000; i++) {
        const char *words[8];
        size_t n = (size_t)g_rand_int_range(chance, 0, G_N_ELEMENTS(words) + 1);
        for (size_t k = 0; k < n; k++)
            words[k] = pieces[g_rand_int_range(chance, 0, G_N_ELEMENTS(pieces))];
        struct rt_args args = {0};
        struct rt_error error = {0};
        enum rt_status status = rt_args_parse(&args, words, n, &error);
        cr_expect(status == RT_OK ? !error.sentence
                                  : status == RT_USAGE && error.sentence && *error.sentence);
        rt_error_clear(&error);
        rt_args_clear(&args);
    }
    g_rand_free(chance);
}
