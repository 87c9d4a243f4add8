/* Reading the end of the history. */
#include "tui/news.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/wording.h>

/* Of an import of thousands the rest is not read: a sentence names one. */
enum { MOST = 5000 };

struct reading {
    struct tui_news *news;
    int64_t newest;
    char clock[6];
    char *actor, *subject, *what, *why; /* of the newest change that tells something */
    GHashTable *subjects;
};

void tui_news_clear(struct tui_news *news)
{
    if (news->fresh)
        g_hash_table_unref(news->fresh);
    *news = (struct tui_news){0};
}

static enum rt_status note_newest(const struct rt_change *change, void *self,
                                  struct rt_error *error)
{
    (void)error;
    *(int64_t *)self = change->set;
    return RT_OK;
}

static int64_t newest(struct rt_register *reg)
{
    struct rt_error error = {0};
    int64_t number = 0;
    rt_register_history(reg, NULL, 1, note_newest, &number, &error);
    rt_error_clear(&error);
    return number;
}

void tui_news_begin(struct tui_news *news, struct rt_register *reg)
{
    tui_news_clear(news);
    news->fresh = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    news->last = newest(reg);
}

/* Where nobody else has saved since, nothing is left to be read. */
void tui_news_own(struct tui_news *news, struct rt_register *reg)
{
    int64_t number = newest(reg);
    if (number == news->last + 1)
        news->last = number;
    news->own = number;
}

/* "update", "key action", "target": the part of a recommendation that was changed. */
static char *part_of(const struct rt_change *change)
{
    return change->field ? rt_word_kind(&rt_record_shape, change->field)
                         : g_strdup(change->was ? "taken out" : "added");
}

static enum rt_status note(const struct rt_change *change, void *self, struct rt_error *error)
{
    (void)error;
    struct reading *reading = self;
    struct tui_news *news = reading->news;
    bool is_record = !strcmp(change->shape, rt_record_shape.name);
    if (change->set <= news->last)
        return RT_PARTLY; /* all that is older is known */
    reading->newest = MAX(reading->newest, change->set);
    if (change->set == news->own)
        return RT_OK;
    if (is_record) {
        g_hash_table_add(news->fresh, g_strdup(change->subject));
        g_hash_table_add(reading->subjects, g_strdup(change->subject));
    }
    if (reading->actor && (reading->subject || !is_record))
        return RT_OK;
    g_free(reading->actor);
    g_free(reading->why);
    reading->actor = g_strdup(change->actor ? change->actor : "Somebody");
    reading->why = g_strdup(change->why);
    rt_moment(change->at, reading->clock);
    reading->subject = is_record ? g_strdup(change->subject) : NULL;
    reading->what = is_record ? part_of(change) : NULL;
    return RT_OK;
}

static char *tell(const struct reading *reading)
{
    g_autoptr(GString) said = g_string_new(reading->actor);
    if (reading->subject) {
        guint others = g_hash_table_size(reading->subjects) - 1;
        g_string_append_printf(said, " changed %s (%s)", reading->subject, reading->what);
        if (others)
            g_string_append_printf(said, " and %u other%s", others, others == 1 ? "" : "s");
    } else {
        /* Of a meeting it is no verb: "meeting of 15 June 2020: noted". */
        const char *why = reading->why ? reading->why : "changed something";
        g_string_append_printf(
            said, " %s%s", g_str_has_prefix(why, "meeting of ") ? "recorded in the " : "", why);
    }
    if (*reading->clock)
        g_string_append_printf(said, " at %s", reading->clock);
    return g_string_free(g_steal_pointer(&said), FALSE);
}

char *tui_news_read(struct tui_news *news, struct rt_register *reg)
{
    struct rt_error error = {0};
    struct reading reading = {.news = news, .newest = news->last};
    reading.subjects = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    rt_register_history(reg, NULL, MOST, note, &reading, &error);
    rt_error_clear(&error);
    news->last = reading.newest;
    char *said = reading.actor ? tell(&reading) : NULL;
    g_hash_table_unref(reading.subjects);
    g_free(reading.actor);
    g_free(reading.subject);
    g_free(reading.what);
    g_free(reading.why);
    return said;
}

bool tui_news_has(const struct tui_news *news, const char *ref)
{
    return news->fresh && ref && g_hash_table_contains(news->fresh, ref);
}

void tui_news_seen(struct tui_news *news, const char *ref)
{
    if (news->fresh && ref)
        g_hash_table_remove(news->fresh, ref);
    else if (news->fresh)
        g_hash_table_remove_all(news->fresh);
}
