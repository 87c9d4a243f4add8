/* The file of settings: whether it may be trusted, and each line against the
 * table.  Knows no screen: what a key may do is judged there. */
#include "config.h"

#include <rectrack/settings.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rectrack/text.h>

#include "base/file.h"
#include "base/home.h"
#include "exchange/yaml_pairs.h"

enum { MOST_BYTES = 64 << 10, ALL_MAY_WRITE = 0002 };

static const char *const palettes[] = {"auto",          "light", "dark", "mono",
                                       "high-contrast", "safe",  NULL};
static const char *const glyphs[] = {"auto", "ascii", NULL};
static const char *const on_off[] = {"on", "off", NULL};
static const char *const false_true[] = {"false", "true", NULL};
static const char *const undo_suspend[] = {"undo", "suspend", NULL};

const struct rt_setting rt_setting_table[RT_SETTINGS] = {
    [RT_SETTING_NAME] = {.name = "name",
                         .value = "NAME",
                         .help = "Who is entered in the history, where neither --as nor "
                                 "RECTRACK_USER says"},
    [RT_SETTING_PALETTE] = {.name = "palette",
                            .choices = palettes,
                            .help = "The colours of the screen; safe draws green as blue, for "
                                    "those to whom red and green look alike"},
    [RT_SETTING_GLYPHS] = {.name = "glyphs",
                           .choices = glyphs,
                           .help =
                               "With ascii the screen shows no character but those of ASCII"},
    [RT_SETTING_BORDERS] = {.name = "borders",
                            .choices = on_off,
                            .help = "With off no lines are drawn between the parts of the "
                                    "screen"},
    [RT_SETTING_MOUSE] = {.name = "mouse",
                          .choices = on_off,
                          .help = "With off the mouse is left to the terminal, as by "
                                  "--no-mouse"},
    [RT_SETTING_CTRL_Z] = {.name = "ctrl_z",
                           .choices = undo_suspend,
                           .help = "With suspend Ctrl-Z goes to the shell"},
    [RT_SETTING_EDITOR] = {.name = "editor",
                           .value = "COMMAND",
                           .help =
                               "The editor for long texts, before $VISUAL and $EDITOR; it is "
                               "started without a shell"},
    [RT_SETTING_ACCESSIBLE] = {.name = "accessible",
                               .choices = false_true,
                               .help =
                                   "With true rectrack speaks in lines, as by --accessible"},
    [RT_SETTING_KEYS] = {.name = "keys",
                         .value = "KEY: WHAT",
                         .is_section = true,
                         .help = "What a key does, a line each: an action as the help of the "
                                 "screen names it, or a command line in which {ref} is the "
                                 "recommendation at hand"},
};

/* ---- lines ---- */

bool rt_is_name(const char *text)
{
    enum { MOST_OF_NAME = 200 };
    size_t length = strlen(text);
    return length > 0 && !strpbrk(text, "\t\n") &&
           rt_text_check(text, length, NULL, NULL) == RT_OK &&
           g_utf8_strlen(text, -1) <= MOST_OF_NAME;
}

static enum rt_setting_id find(const char *name)
{
    int id = 0;
    while (id < RT_SETTINGS && strcmp(rt_setting_table[id].name, name) != 0)
        id++;
    return (enum rt_setting_id)id;
}

void rt_settings_complain(struct rt_settings *settings, unsigned line, unsigned column,
                          const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *sentence = g_strdup_vprintf(format, words);
    va_end(words);
    struct rt_error error = {0};
    rt_fail_at(&error, RT_REFUSED, settings->path, line, column, "%s", sentence);
    g_autofree char *whole = rt_error_words(&error);
    rt_texts_add(&settings->wrong, &settings->arena, whole);
    rt_error_clear(&error);
}

static void complain_of_name(struct rt_settings *settings, const struct yaml_pair *pair)
{
    const char *names[RT_SETTINGS + 1] = {0};
    for (int id = 0; id < RT_SETTINGS; id++)
        names[id] = rt_setting_table[id].name;
    const char *nearest = rt_text_nearest(pair->key, names, RT_SETTINGS);
    g_autofree char *all = g_strjoinv(", ", (char **)(uintptr_t)names);
    rt_settings_complain(settings, pair->line, pair->column,
                         nearest ? "there is no setting \"%s\"; did you mean %s?"
                                 : "there is no setting \"%s\"; there are %s",
                         pair->key, nearest ? nearest : all);
}

/* Is that a value of the setting?  If not, says so. */
static bool check_value(struct rt_settings *settings, const struct rt_setting *setting,
                        const struct yaml_pair *pair)
{
    size_t n = 0;
    for (; setting->choices && setting->choices[n]; n++)
        if (strcmp(setting->choices[n], pair->value) == 0)
            return true;
    if (!setting->choices && rt_is_name(pair->value))
        return true;
    const char *nearest = rt_text_nearest(pair->value, setting->choices, n);
    g_autofree char *all =
        n ? g_strjoinv(", ", (char **)(uintptr_t)setting->choices) : g_strdup(setting->value);
    if (nearest)
        rt_settings_complain(settings, pair->value_line, pair->value_column,
                             "%s can't be \"%s\"; did you mean %s?", setting->name, pair->value,
                             nearest);
    else
        rt_settings_complain(settings, pair->value_line, pair->value_column,
                             n ? "%s can't be \"%s\"; it takes %s"
                               : "%s can't be \"%s\"; it takes %s of one line",
                             setting->name, pair->value, all);
    return false;
}

static void take_key(struct rt_settings *settings, const struct yaml_pair *pair)
{
    struct rt_key_line *line = rt_list_add(&settings->keys, &settings->arena, sizeof *line);
    *line = (struct rt_key_line){pair->key, pair->value, pair->line, pair->column};
}

/* A section that is unknown is told of once, by its head. */
static void take(struct rt_settings *settings, const struct yaml_pair *pair)
{
    enum rt_setting_id id = find(pair->section ? pair->section : pair->key);
    bool is_known = id != RT_SETTINGS, is_head = !pair->section && !pair->value;
    if (!is_known && !pair->section)
        complain_of_name(settings, pair);
    if (!is_known)
        return;
    const struct rt_setting *setting = &rt_setting_table[id];
    if (setting->is_section && pair->section)
        take_key(settings, pair);
    else if (setting->is_section && !is_head)
        rt_settings_complain(settings, pair->value_line, pair->value_column,
                             "%s takes lines of its own, indented below it", setting->name);
    else if (!setting->is_section && is_head)
        rt_settings_complain(settings, pair->value_line, pair->value_column,
                             "%s takes one value, no lines of its own", setting->name);
    else if (setting->is_section || pair->section)
        return; /* the head of a section, or a line of one that is none */
    else if (settings->values[id])
        rt_settings_complain(settings, pair->line, pair->column,
                             "%s is set above already, and stays as it is there",
                             setting->name);
    else if (check_value(settings, setting, pair))
        settings->values[id] = pair->value;
}

void rt_settings_parse(struct rt_settings *settings, const char *name, const GString *bytes)
{
    struct file_input input;
    struct rt_list pairs = {0};
    if (!settings->path)
        settings->path = g_strdup(name);
    if (file_input_hold(name, bytes, &input, NULL) != RT_OK)
        return;
    settings->is_there = true;
    yaml_pairs_read(&input, &settings->arena, &pairs, &settings->wrong);
    for (size_t i = 0; i < pairs.n; i++)
        take(settings, rt_list_item(&pairs, i, sizeof(struct yaml_pair)));
    file_input_close(&input);
}

/* ---- the file ---- */

static bool is_same_folder(const struct stat *folder, const char *other)
{
    struct stat facts;
    return stat(other, &facts) == 0 && facts.st_ino == folder->st_ino &&
           facts.st_dev == folder->st_dev;
}

/* Why the folder of the file is no place for settings, or NULL. */
static const char *why_not_there(const char *path, const char *reg)
{
    struct stat folder;
    g_autofree char *of_settings = g_path_get_dirname(path);
    g_autofree char *of_register = reg ? g_path_get_dirname(reg) : NULL;
    if (stat(of_settings, &folder) < 0)
        return NULL; /* there is nothing to read then */
    if (is_same_folder(&folder, "."))
        return "stands in the working folder, where it could be anybody's";
    if (of_register && is_same_folder(&folder, of_register))
        return "stands in the folder of the register, where it could be anybody's";
    if (folder.st_uid != geteuid() || (folder.st_mode & ALL_MAY_WRITE))
        return "stands in a folder where others may put files";
    return NULL;
}

void rt_settings_read(struct rt_settings *settings, const char *reg)
{
    GString *bytes = NULL;
    struct rt_error error = {0};
    settings->path = home_path(HOME_CONFIG, "rectrack/config.yaml");
    if (!settings->path)
        return;
    enum rt_status status = file_read_own(AT_FDCWD, settings->path, MOST_BYTES, &bytes, &error);
    const char *why = status != RT_OK ? error.sentence
                      : bytes         ? why_not_there(settings->path, reg)
                                      : NULL;
    if (why)
        rt_settings_complain(settings, 0, 0, "the settings are left out: the file %s", why);
    else if (bytes)
        rt_settings_parse(settings, settings->path, bytes);
    if (bytes)
        g_string_free(bytes, TRUE);
    rt_error_clear(&error);
}

void rt_settings_clear(struct rt_settings *settings)
{
    g_free(settings->path);
    rt_arena_clear(&settings->arena);
    *settings = (struct rt_settings){0};
}

const char *rt_setting_value(const struct rt_settings *settings, enum rt_setting_id id)
{
    const struct rt_setting *setting = &rt_setting_table[id];
    if (settings->values[id])
        return settings->values[id];
    return setting->choices ? setting->choices[0] : NULL;
}
