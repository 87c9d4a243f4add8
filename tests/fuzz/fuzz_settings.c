/* A file of settings of any bytes: each line holds or is named, a value in force is
 * one of its setting, and what is said can be shown.  trust.md I8. */
#include <rectrack/settings.h>

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_value(const struct rt_settings *settings, enum rt_setting_id id)
{
    const struct rt_setting *setting = &rt_setting_table[id];
    const char *value = settings->values[id];
    g_assert_true(!value || !setting->is_section);
    if (value && setting->choices)
        g_assert_true(g_strv_contains(setting->choices, value));
    else if (value)
        g_assert_true(rt_is_name(value));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char name[] = "config.yaml";
    struct rt_settings settings = {0};
    g_autoptr(GString) file = g_string_new_len((const char *)bytes, (gssize)size);
    rt_settings_parse(&settings, name, file);
    for (int id = 0; id < RT_SETTINGS; id++)
        check_value(&settings, (enum rt_setting_id)id);
    for (size_t i = 0; i < settings.keys.n; i++) {
        const struct rt_key_line *line = rt_list_item(&settings.keys, i, sizeof *line);
        g_assert_true(line->key && line->does && line->line && line->column);
    }
    for (size_t i = 0; i < settings.wrong.n; i++) {
        const char *said = rt_texts_at(&settings.wrong, i);
        g_assert_true(g_str_has_prefix(said, name));
        g_assert_true(g_utf8_validate(said, -1, NULL));
    }
    rt_settings_clear(&settings);
    return 0;
}
