/* Standard output, and which letters it takes. */
#include "cli/write.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <string.h>

#include <rectrack/text.h>

/* A reader that went away is no news; every other trouble is. */
static enum rt_status failed(struct rt_error *error)
{
    if (errno == EPIPE)
        return RT_REFUSED;
    return rt_fail(error, RT_REFUSED, "standard output can't be written (%s)",
                   g_strerror(errno));
}

enum rt_status cli_write(const char *bytes, size_t n, struct rt_error *error)
{
    return fwrite(bytes, 1, n, stdout) == n ? RT_OK : failed(error);
}

enum rt_status cli_write_line(const char *line, struct rt_error *error)
{
    enum rt_status status = cli_write(line, strlen(line), error);
    return status == RT_OK ? cli_write("\n", 1, error) : status;
}

enum rt_status cli_write_out(struct rt_error *error)
{
    return fflush(stdout) == 0 && !ferror(stdout) ? RT_OK : failed(error);
}

/* A locale whose name tells its letters is not loaded. */
unsigned cli_write_how(void)
{
    if (rt_text_locale_is_utf8())
        return 0;
    setlocale(LC_CTYPE, "");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0 ? 0 : RT_CLEAN_ASCII;
}

void cli_write_drop(void)
{
    __fpurge(stdout);
    clearerr(stdout);
}
