/* Any words as a date or a target: what is understood lies in the calendar,
 * and what is shown of a window is read back the same. */
#include <stdint.h>
#include <string.h>

#include <glib.h>

#include <rectrack/date.h>
#include <rectrack/model.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void try_window(const char *words)
{
    struct rt_window window, back;
    if (!rt_window_parse(words, &window))
        return;
    g_assert(window.earliest > 0 && window.earliest <= window.latest);
    g_assert(window.latest <= rt_day_new(9999, 12, 31));
    g_autofree char *shown = rt_window_words(&window);
    g_assert(rt_window_parse(shown, &back));
    g_assert(back.earliest == window.earliest && back.latest == window.latest);
}

static void try_target(const char *words)
{
    enum rt_kind kind;
    uint32_t earliest, latest;
    rt_target_understand(words, &kind, &earliest, &latest);
    g_assert(kind >= RT_KIND_NONE && kind < RT_KINDS);
    g_assert((latest > 0) == (kind == RT_KIND_DATE));
    g_assert(earliest == 0 || kind == RT_KIND_DATE || kind == RT_KIND_RECURRING);
    int months = rt_target_interval(words);
    g_assert(months >= 0 && months <= 99 * 12);
    g_assert(kind != RT_KIND_RECURRING || months > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    g_autofree char *words = g_strndup((const char *)bytes, size);
    try_window(words);
    try_target(words);
    char iso[11];
    uint32_t day = rt_day_parse(words);
    rt_day_iso(day, iso);
    g_assert(!day || strcmp(iso, words) == 0);
    return 0;
}
