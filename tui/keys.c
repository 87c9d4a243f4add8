/* Lines of the settings laid over the table of keys. */
#include "tui/keys.h"

#include <string.h>

#include <glib.h>

#include <rectrack/command.h>
#include <rectrack/text.h>

/* Arrows, Enter, Esc and Tab do everything, what edits a field edits it, and the
 * program's own sentences send a person to ?, : and q */
static const int fixed[] = {
    TUI_KEY_TAB,    TUI_KEY_ENTER,    TUI_KEY_ESC,  TUI_KEY_UP,  TUI_KEY_DOWN,
    TUI_KEY_LEFT,   TUI_KEY_RIGHT,    TUI_KEY_HOME, TUI_KEY_END, TUI_KEY_BACKSPACE,
    TUI_KEY_DELETE, TUI_KEY_BACK_TAB, '?',          ':',         'q',
};

static struct tui_laid *laid_at(const struct tui_keys *keys, size_t i)
{
    return rt_list_item(&keys->laid, i, sizeof(struct tui_laid));
}

const struct tui_binding *tui_keys_find(const struct tui_keys *keys, unsigned place, int key)
{
    if ((place & TUI_TYPING) && tui_key_is_text(key))
        return NULL;
    for (size_t i = 0; i < keys->laid.n; i++)
        if (laid_at(keys, i)->key == key && (laid_at(keys, i)->places & place))
            return laid_at(keys, i)->does;
    return tui_binding_find(place, key);
}

/* Was the key given to another action in all of these places? */
static bool is_taken(const struct tui_keys *keys, const struct tui_binding *binding,
                     unsigned places, int key)
{
    for (size_t i = 0; i < keys->laid.n; i++)
        if (laid_at(keys, i)->key == key && laid_at(keys, i)->does != binding)
            places &= ~laid_at(keys, i)->places;
    return !places;
}

int tui_keys_of(const struct tui_keys *keys, const struct tui_binding *binding, unsigned place,
                size_t i)
{
    bool only_typing = (place & TUI_TYPING) && !(place & TUI_READING);
    for (size_t k = 0; k < keys->laid.n; k++) {
        const struct tui_laid *laid = laid_at(keys, k);
        bool is_so = laid->does == binding && (laid->places & place) &&
                     !(only_typing && tui_key_is_text(laid->key));
        if (is_so && i-- == 0)
            return laid->key;
    }
    for (size_t k = 0; k < TUI_KEYS && binding->keys[k]; k++) {
        int key = binding->keys[k];
        bool is_so = !(only_typing && tui_key_is_text(key)) &&
                     !is_taken(keys, binding, binding->places & place, key);
        if (is_so && i-- == 0)
            return key;
    }
    return TUI_KEY_NONE;
}

const char *tui_keys_name(const struct tui_keys *keys, enum tui_action action, unsigned place,
                          char in[static 16])
{
    const char *name = NULL;
    for (const struct tui_binding *one = tui_bindings; one->name; one++) {
        if (one->action != action || one->command)
            continue;
        int key = tui_keys_of(keys, one, place, 0);
        if (key != TUI_KEY_NONE)
            return tui_key_name(key, in);
        name = name ? name : one->name;
    }
    return name ? name : "";
}

char *tui_keys_words(const struct tui_keys *keys, const struct tui_binding *binding,
                     unsigned place)
{
    GString *all = g_string_new(NULL);
    char name[16];
    int key;
    for (size_t i = 0; (key = tui_keys_of(keys, binding, place, i)) != TUI_KEY_NONE; i++)
        g_string_append_printf(all, "%s%s", i ? ", " : "", tui_key_name(key, name));
    return g_string_free(all, FALSE);
}

/* ---- lines ---- */

/* A command line with a key: what it would be as a row of the table.  Those about a
 * recommendation work where there is one. */
static const struct tui_binding *own_binding(struct tui_keys *keys, const char *line,
                                             const struct rt_command *command)
{
    struct tui_binding *binding = rt_arena_alloc(&keys->arena, sizeof *binding);
    bool has_ref = strstr(line, "{ref}") != NULL;
    *binding = (struct tui_binding){
        .places = has_ref ? TUI_AT_REGISTER | TUI_AT_RECORD : TUI_READING & ~TUI_AT_WELCOME,
        .name = rt_arena_copy(&keys->arena, line),
        .command = rt_arena_copy(&keys->arena, line),
        .help = command->summary,
        .is_unlisted = true,
    };
    *(struct tui_binding **)rt_list_add(&keys->own, &keys->arena, sizeof binding) = binding;
    return binding;
}

/* The words of a command line, with a reference in its hole. */
static bool is_command_line(const char *line, const struct rt_command **out, char **why)
{
    g_autoptr(GString) whole = g_string_new(line);
    g_string_replace(whole, "{ref}", "SI-1", 0);
    g_auto(GStrv) words = NULL;
    int n = 0;
    struct rt_args args = {0};
    struct rt_error error = {0};
    if (!g_shell_parse_argv(whole->str, &n, &words, NULL)) {
        *why = g_strdup("a quote in it is not closed");
        return false;
    }
    bool is_so = rt_args_parse(&args, (const char *const *)words, (size_t)n, &error) == RT_OK &&
                 args.command;
    *out = args.command;
    *why = is_so ? NULL : g_strdup(error.sentence);
    rt_error_clear(&error);
    rt_args_clear(&args);
    return is_so;
}

/* What stands behind the key: an action by its name, or a command line. */
static const struct tui_binding *read_what(struct tui_keys *keys, const char *does, char **why)
{
    GPtrArray *names = g_ptr_array_new();
    const struct tui_binding *found = NULL;
    for (const struct tui_binding *one = tui_bindings; one->name && !found; one++) {
        g_ptr_array_add(names, (char *)(uintptr_t)one->name);
        if (!g_ascii_strcasecmp(one->name, does))
            found = one;
    }
    const struct rt_command *command = NULL;
    size_t first = strcspn(does, " ");
    g_autofree char *word = g_strndup(does, first);
    if (!found && rt_command_find(word)) {
        if (is_command_line(does, &command, why))
            found = own_binding(keys, does, command);
    } else if (!found) {
        for (const struct rt_command *one = rt_commands; one->name; one++)
            g_ptr_array_add(names, (char *)(uintptr_t)one->name);
        const char *const *all = (const char *const *)(void *)names->pdata;
        const char *nearest = rt_text_nearest(does, all, names->len);
        if (!nearest)
            nearest = rt_text_nearest(word, all, names->len);
        *why =
            g_strdup_printf("nothing is called \"%s\"; %s%s%s", does,
                            nearest ? "did you mean " : "the help of the screen (?) names all",
                            nearest ? nearest : "", nearest ? "?" : "");
    }
    g_ptr_array_free(names, TRUE);
    return found;
}

static bool is_fixed(int key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fixed); i++)
        if (fixed[i] == key)
            return true;
    return false;
}

/* One line; NULL, or why it can't be.  g_free it. */
static char *lay_line(struct tui_keys *keys, const struct rt_key_line *line)
{
    char *why = NULL;
    int key = tui_key_parse(line->key);
    if (key == TUI_KEY_NONE)
        return g_strdup_printf("there is no key \"%s\"; write one such as u, Ctrl-T or F3",
                               line->key);
    if (is_fixed(key))
        return g_strdup_printf("%s stays what it is: arrows, Enter, Esc, Tab, ?, :, q and what "
                               "edits a field work everywhere",
                               line->key);
    const struct tui_binding *does = read_what(keys, line->does, &why);
    if (!does)
        return why;
    for (size_t i = 0; i < keys->laid.n; i++) {
        const struct tui_laid *other = laid_at(keys, i);
        if (other->key == key && (other->places & does->places))
            return g_strdup_printf("%s is given to \"%s\" in line %u already", line->key,
                                   other->line->does, other->line->line);
    }
    *(struct tui_laid *)rt_list_add(&keys->laid, &keys->arena, sizeof(struct tui_laid)) =
        (struct tui_laid){key, does->places, does, line};
    return NULL;
}

/* ---- nothing loses its last key ---- */

/* An action of the table that had a key in one of its places and has none there now, by
 * a key that was laid; NULL: there is none. */
static const struct tui_binding *robbed_by(const struct tui_keys *keys,
                                           const struct tui_laid *laid)
{
    for (const struct tui_binding *one = tui_bindings; one->name; one++)
        for (unsigned place = 1; place < TUI_ANYWHERE; place <<= 1) {
            bool is_its = (one->places & laid->places & place) && one != laid->does &&
                          tui_binding_find(place, laid->key) == one;
            if (is_its && tui_keys_of(keys, one, place, 0) == TUI_KEY_NONE)
                return one;
        }
    return NULL;
}

static void complain(struct rt_settings *settings, const struct rt_key_line *line,
                     const char *why)
{
    rt_settings_complain(settings, line->line, line->column, "%s", why);
}

static void drop_laid(struct tui_keys *keys, size_t i)
{
    struct tui_laid *all = keys->laid.at;
    memmove(&all[i], &all[i + 1], (keys->laid.n - i - 1) * sizeof *all);
    keys->laid.n--;
}

/* Those lines are taken out that leave an action without a key, the last first; one
 * that is out may give another action its key back. */
static void give_back(struct tui_keys *keys, struct rt_settings *settings)
{
    for (size_t i = keys->laid.n; i-- > 0;) {
        struct tui_laid laid = *laid_at(keys, i);
        const struct tui_binding *robbed = robbed_by(keys, &laid);
        if (!robbed)
            continue;
        g_autofree char *why = g_strdup_printf(
            "%s is the only key of \"%s\"; give that another one by a line of its own",
            laid.line->key, robbed->name);
        complain(settings, laid.line, why);
        drop_laid(keys, i);
        i = keys->laid.n;
    }
}

/* The lines that hold, in their order, in place of all. */
static void keep_laid(const struct tui_keys *keys, struct rt_settings *settings)
{
    struct rt_list all = settings->keys;
    settings->keys = (struct rt_list){0};
    for (size_t i = 0; i < all.n; i++)
        for (size_t k = 0; k < keys->laid.n; k++) {
            const struct rt_key_line *line = rt_list_item(&all, i, sizeof(struct rt_key_line));
            if (laid_at(keys, k)->line != line)
                continue;
            struct rt_key_line *kept =
                rt_list_add(&settings->keys, &settings->arena, sizeof *kept);
            *kept = *line;
        }
}

void tui_keys_lay(struct tui_keys *keys, struct rt_settings *settings)
{
    static const struct rt_key_line suspend = {"Ctrl-Z", "suspend", 0, 0};
    for (size_t i = 0; i < settings->keys.n; i++) {
        const struct rt_key_line *line =
            rt_list_item(&settings->keys, i, sizeof(struct rt_key_line));
        g_autofree char *why = lay_line(keys, line);
        if (why)
            complain(settings, line, why);
    }
    give_back(keys, settings);
    keep_laid(keys, settings);
    if (!strcmp(rt_setting_value(settings, RT_SETTING_CTRL_Z), "suspend"))
        g_free(lay_line(keys, &suspend));
}

void tui_keys_clear(struct tui_keys *keys)
{
    rt_arena_clear(&keys->arena);
    *keys = (struct tui_keys){0};
}
