/* What the words of a target mean: a date, something that recurs, goes on,
 * waits for an event, comes as available, or says how far things are.
 *
 * The words stay as written; this only says what was understood, and what is
 * not understood is called unclear.  Dates are date.h's matter. */
#include <rectrack/model.h>

#include <string.h>

#include <glib.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

enum place { WHOLE, FIRST, LAST };

/* Words in a target that tell its kind: all of it, or whole words at its
 * beginning or its end.  The first that fits decides. */
struct sign {
    const char *words;
    enum place place;
    enum rt_kind kind;
};

static const struct sign signs[] = {
    {"-", WHOLE, RT_KIND_NONE},
    {"none", WHOLE, RT_KIND_NONE},
    {"no target", WHOLE, RT_KIND_NONE},
    {"no target date", WHOLE, RT_KIND_NONE},
    {"n/a", WHOLE, RT_KIND_NONE},
    {"not applicable", WHOLE, RT_KIND_NONE},

    {"as available", WHOLE, RT_KIND_AS_AVAILABLE},
    {"when available", WHOLE, RT_KIND_AS_AVAILABLE},
    {"where available", WHOLE, RT_KIND_AS_AVAILABLE},
    {"if available", WHOLE, RT_KIND_AS_AVAILABLE},
    {"subject to availability", WHOLE, RT_KIND_AS_AVAILABLE},
    {"as opportunities arise", WHOLE, RT_KIND_AS_AVAILABLE},
    {"as and when", FIRST, RT_KIND_AS_AVAILABLE},
    {"as resources", FIRST, RT_KIND_AS_AVAILABLE},
    {"as funding", FIRST, RT_KIND_AS_AVAILABLE},
    {"as required", WHOLE, RT_KIND_AS_AVAILABLE},
    {"as needed", WHOLE, RT_KIND_AS_AVAILABLE},
    {"when required", WHOLE, RT_KIND_AS_AVAILABLE},
    {"when needed", WHOLE, RT_KIND_AS_AVAILABLE},

    {"once a year", FIRST, RT_KIND_RECURRING},
    {"once a quarter", FIRST, RT_KIND_RECURRING},
    {"once a month", FIRST, RT_KIND_RECURRING},
    {"once every", FIRST, RT_KIND_RECURRING},

    {"await", FIRST, RT_KIND_EVENT},
    {"awaits", FIRST, RT_KIND_EVENT},
    {"awaiting", FIRST, RT_KIND_EVENT},
    {"pending", FIRST, RT_KIND_EVENT},
    {"subject to", FIRST, RT_KIND_EVENT},
    {"dependent on", FIRST, RT_KIND_EVENT},
    {"dependent upon", FIRST, RT_KIND_EVENT},
    {"dependant on", FIRST, RT_KIND_EVENT},
    {"dependant upon", FIRST, RT_KIND_EVENT},
    {"depends on", FIRST, RT_KIND_EVENT},
    {"depending on", FIRST, RT_KIND_EVENT},
    {"conditional on", FIRST, RT_KIND_EVENT},
    {"contingent on", FIRST, RT_KIND_EVENT},
    {"contingent upon", FIRST, RT_KIND_EVENT},
    {"waiting for", FIRST, RT_KIND_EVENT},
    {"following", FIRST, RT_KIND_EVENT},
    {"after", FIRST, RT_KIND_EVENT},
    {"once", FIRST, RT_KIND_EVENT},
    {"when", FIRST, RT_KIND_EVENT},
    {"upon", FIRST, RT_KIND_EVENT},
    {"on completion of", FIRST, RT_KIND_EVENT},
    {"on receipt of", FIRST, RT_KIND_EVENT},
    {"dependent", LAST, RT_KIND_EVENT},
    {"dependant", LAST, RT_KIND_EVENT},

    {"ongoing", WHOLE, RT_KIND_ONGOING},
    {"on-going", WHOLE, RT_KIND_ONGOING},
    {"on going", WHOLE, RT_KIND_ONGOING},
    {"continuous", WHOLE, RT_KIND_ONGOING},
    {"continuing", WHOLE, RT_KIND_ONGOING},
    {"continual", WHOLE, RT_KIND_ONGOING},
    {"continued", WHOLE, RT_KIND_ONGOING},
    {"continues", WHOLE, RT_KIND_ONGOING},
    {"permanent", WHOLE, RT_KIND_ONGOING},
    {"rolling", WHOLE, RT_KIND_ONGOING},
    {"rolling programme", WHOLE, RT_KIND_ONGOING},
    {"business as usual", WHOLE, RT_KIND_ONGOING},
    {"bau", WHOLE, RT_KIND_ONGOING},
    {"ongoing work", WHOLE, RT_KIND_ONGOING},
    {"ongoing programme", WHOLE, RT_KIND_ONGOING},
    {"ongoing activity", WHOLE, RT_KIND_ONGOING},
    {"ongoing monitoring", WHOLE, RT_KIND_ONGOING},
    {"in place and ongoing", WHOLE, RT_KIND_ONGOING},
    {"on an ongoing basis", WHOLE, RT_KIND_ONGOING},
    {"on a continuing basis", WHOLE, RT_KIND_ONGOING},
    {"on a rolling basis", WHOLE, RT_KIND_ONGOING},

    {"complete", FIRST, RT_KIND_STATUS},
    {"completed", FIRST, RT_KIND_STATUS},
    {"done", FIRST, RT_KIND_STATUS},
    {"achieved", FIRST, RT_KIND_STATUS},
    {"delivered", FIRST, RT_KIND_STATUS},
    {"implemented", FIRST, RT_KIND_STATUS},
    {"finished", FIRST, RT_KIND_STATUS},
    {"closed", FIRST, RT_KIND_STATUS},
    {"superseded", FIRST, RT_KIND_STATUS},
    {"withdrawn", FIRST, RT_KIND_STATUS},
    {"in place", FIRST, RT_KIND_STATUS},
    {"on track", FIRST, RT_KIND_STATUS},
    {"on target", FIRST, RT_KIND_STATUS},
    {"on schedule", FIRST, RT_KIND_STATUS},
    {"on hold", FIRST, RT_KIND_STATUS},
    {"paused", FIRST, RT_KIND_STATUS},
    {"in hand", FIRST, RT_KIND_STATUS},
    {"in progress", FIRST, RT_KIND_STATUS},
    {"in development", FIRST, RT_KIND_STATUS},
    {"progressing", FIRST, RT_KIND_STATUS},
    {"progress", FIRST, RT_KIND_STATUS},
    {"good progress", FIRST, RT_KIND_STATUS},
    {"some progress", FIRST, RT_KIND_STATUS},
    {"limited progress", FIRST, RT_KIND_STATUS},
    {"no progress", FIRST, RT_KIND_STATUS},
    {"underway", FIRST, RT_KIND_STATUS},
    {"under way", FIRST, RT_KIND_STATUS},
    {"started", FIRST, RT_KIND_STATUS},
    {"not started", FIRST, RT_KIND_STATUS},
    {"not yet started", FIRST, RT_KIND_STATUS},
    {"delayed", FIRST, RT_KIND_STATUS},
    {"overdue", FIRST, RT_KIND_STATUS},
    {"part complete", FIRST, RT_KIND_STATUS},
    {"partly complete", FIRST, RT_KIND_STATUS},
    {"partially complete", FIRST, RT_KIND_STATUS},
    {"nearly complete", FIRST, RT_KIND_STATUS},
};

/* What may stand before the date by which something ends. */
static const char *const before_date[] = {
    "to be completed", "to be complete", "complete by", "completed by",
    "completion",      "for completion", "target date", "target",
};

/* What stands between what recurs and its first time. */
static const char *const before_first[] = {
    "with effect from", "starting from", "starting", "beginning",
    "commencing",       "as from",       "from",     "since"};

static const struct {
    const char *words;
    int months;
} intervals[] = {
    {"biannual", 6},      {"biannually", 6},    {"bi-annual", 6},    {"bi-annually", 6},
    {"half-yearly", 6},   {"half yearly", 6},   {"six-monthly", 6},  {"six monthly", 6},
    {"6-monthly", 6},     {"6 monthly", 6},     {"twice a year", 6}, {"twice yearly", 6},
    {"three monthly", 3}, {"three-monthly", 3}, {"3 monthly", 3},    {"3-monthly", 3},
    {"biennial", 24},     {"biennially", 24},   {"two-yearly", 24},  {"two yearly", 24},
    {"annual", 12},       {"annually", 12},     {"yearly", 12},      {"once a year", 12},
    {"every year", 12},   {"each year", 12},    {"per annum", 12},   {"quarterly", 3},
    {"every quarter", 3}, {"each quarter", 3},  {"termly", 4},       {"every term", 4},
    {"monthly", 1},       {"every month", 1},   {"each month", 1},   {"fortnightly", 1},
    {"weekly", 1},        {"every week", 1},    {"each week", 1},
};

/* Where words stand in text as whole words, or NULL. */
static const char *find_words(const char *text, const char *words)
{
    size_t length = strlen(words);
    for (const char *at = text; (at = strstr(at, words)); at++) {
        bool begins = at == text || !g_ascii_isalnum(at[-1]);
        if (begins && !g_ascii_isalnum(at[length]))
            return at;
    }
    return NULL;
}

/* What follows words at the beginning of text, or NULL. */
static const char *after_words(const char *text, const char *words)
{
    if (find_words(text, words) != text)
        return NULL;
    return text + strlen(words);
}

static bool fits(const char *text, const struct sign *sign)
{
    size_t length = strlen(text), own = strlen(sign->words);
    switch (sign->place) {
    case WHOLE:
        return strcmp(text, sign->words) == 0;
    case FIRST:
        return after_words(text, sign->words) != NULL;
    case LAST:
        return length > own && find_words(text + length - own, sign->words) &&
               !g_ascii_isalnum(text[length - own - 1]);
    }
    return false;
}

static enum rt_kind kind_by_signs(const char *text, bool is_status)
{
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if ((signs[i].kind == RT_KIND_STATUS) == is_status && fits(text, &signs[i]))
            return signs[i].kind;
    }
    return RT_KIND_UNCLEAR;
}

/* "6", "six", "other": how many units of an "every" */
static const char *take_count(const char *text, int *count)
{
    static const char *const numbers[] = {"one",  "two", "three",  "four",
                                          "five", "six", "seven",  "eight",
                                          "nine", "ten", "eleven", "twelve"};
    if (g_ascii_isdigit(*text)) {
        char *end;
        gint64 number = g_ascii_strtoll(text, &end, 10);
        *count = (int)CLAMP(number, 0, 99);
        return end;
    }
    *count = 2;
    const char *rest = after_words(text, "other");
    for (int i = 0; !rest && i < 12; i++) {
        *count = i + 1;
        rest = after_words(text, numbers[i]);
    }
    return rest;
}

/* "every six months", "once every two years": months and the length in bytes; what comes
 * oftener than each month counts as monthly. */
static int every_at(const char *text, size_t *length)
{
    static const struct {
        const char *words;
        int months;
    } units[] = {{"months", 1}, {"month", 1}, {"quarters", 3}, {"quarter", 3}, {"years", 12},
                 {"year", 12},  {"weeks", 0}, {"week", 0},     {"days", 0},    {"day", 0}};
    int count;
    const char *rest = after_words(text, "once every");
    if (!rest)
        rest = after_words(text, "every");
    if (!rest || *rest != ' ' || !(rest = take_count(rest + 1, &count)) || *rest != ' ')
        return 0;
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        const char *end = after_words(rest + 1, units[i].words);
        if (end && count > 0) {
            *length = (size_t)(end - text);
            return MAX(count * units[i].months, 1);
        }
    }
    return 0;
}

/* The interval that text begins with: months and the length in bytes; 0: none. */
static int interval_at(const char *text, size_t *length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(intervals); i++) {
        if (after_words(text, intervals[i].words)) {
            *length = strlen(intervals[i].words);
            return intervals[i].months;
        }
    }
    return every_at(text, length);
}

/* Cuts text before "from ..."; returns what follows, or NULL. */
static const char *cut_first_time(char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(before_first); i++) {
        const char *at = find_words(text, before_first[i]);
        if (at && at > text) {
            text[at - text - 1] = '\0';
            return at + strlen(before_first[i]);
        }
    }
    return NULL;
}

/* The interval that text begins or ends with, where no other figure stands in it. */
static int interval_of(const char *text)
{
    for (const char *at = text; at; at = strchr(at, ' ')) {
        size_t length;
        at += *at == ' ';
        int months = interval_at(at, &length);
        if (!months || (at != text && at[length]))
            continue;
        size_t before = strcspn(text, "0123456789");
        return before < (size_t)(at - text) || strpbrk(at + length, "0123456789") ? 0 : months;
    }
    return 0;
}

/* As rt_text_fold, without brackets, colons and what ends a sentence; g_free it. */
static char *plain_words(const char *words)
{
    char *plain = rt_text_fold(words);
    if (strpbrk(plain, "()[]:")) {
        g_autofree char *folded = g_strdelimit(plain, "()[]:", ' ');
        plain = rt_text_fold(folded);
    }
    size_t length = strlen(plain);
    while (length > 1 && strchr(".,;- ", plain[length - 1]))
        plain[--length] = '\0';
    return plain;
}

static bool is_date(const char *text, struct rt_window *out)
{
    if (rt_window_parse(text, out))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(before_date); i++) {
        const char *rest = after_words(text, before_date[i]);
        if (rest && rt_window_parse(rest, out))
            return true;
    }
    return false;
}

/* "Annual updates from Nov 19": what recurs, and its first time if that is told. */
static bool is_recurring(const char *text, uint32_t *first)
{
    g_autofree char *head = g_strdup(text);
    struct rt_window window = {0};
    const char *rest = cut_first_time(head);
    if (!interval_of(head) || (rest && !rt_window_parse(rest, &window)))
        return false;
    *first = window.earliest;
    return true;
}

/* "after June 2020" is a date of a kind that has no bounds, and no event. */
static bool is_after_date(const char *text)
{
    struct rt_window window;
    const char *rest = strchr(text, ' ');
    return rest && rt_window_parse(rest, &window);
}

/* The bounds go into *out, the first time of what recurs into its earliest. */
static enum rt_kind kind_of(const char *text, struct rt_window *out)
{
    if (is_date(text, out))
        return RT_KIND_DATE;
    enum rt_kind kind = kind_by_signs(text, false);
    if (kind == RT_KIND_EVENT && is_after_date(text))
        return RT_KIND_UNCLEAR;
    if (kind != RT_KIND_UNCLEAR && kind != RT_KIND_RECURRING)
        return kind;
    if (is_recurring(text, &out->earliest))
        return RT_KIND_RECURRING;
    /* "complete the review by ..." is yet to come */
    return find_words(text, "by") ? RT_KIND_UNCLEAR : kind_by_signs(text, true);
}

void rt_target_understand(const char *words, enum rt_kind *kind, uint32_t *earliest,
                          uint32_t *latest)
{
    g_autofree char *text = plain_words(words ? words : "");
    struct rt_window window = {0};
    *kind = *text ? kind_of(text, &window) : RT_KIND_NONE;
    *earliest = window.earliest;
    *latest = window.latest;
}

int rt_target_interval(const char *words)
{
    g_autofree char *text = plain_words(words ? words : "");
    cut_first_time(text);
    return interval_of(text);
}
