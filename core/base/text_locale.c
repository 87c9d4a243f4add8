/* Which letters the locale asked for has, as far as its name tells. */
#include <rectrack/text.h>

#include <stdlib.h>
#include <string.h>

bool rt_text_locale_is_utf8(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *name = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(variables) && !(name && *name); i++)
        name = getenv(variables[i]);
    const char *letters = name ? strchr(name, '.') : NULL;
    if (!letters)
        return false;
    size_t length = strcspn(++letters, "@");
    return (length == 5 && g_ascii_strncasecmp(letters, "UTF-8", length) == 0) ||
           (length == 4 && g_ascii_strncasecmp(letters, "UTF8", length) == 0);
}
