/* Who holds a register so that nobody else gets at it: a program of this machine, as the
 * kernel lists the locks on files.  No file is opened for it: whoever closes one of the
 * register's lets go of all the locks that this process has there. */
#include "store/db_engine.h"

#include <pwd.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* What runs as that process, "rectrack of tester"; NULL: that can't be seen. */
static char *program_of(int pid)
{
    g_autofree char *folder = g_strdup_printf("/proc/%d", pid);
    g_autofree char *file = g_strdup_printf("%s/comm", folder);
    g_autofree char *name = NULL;
    struct stat info;
    if (!g_file_get_contents(file, &name, NULL, NULL) || stat(folder, &info) != 0)
        return NULL;
    const struct passwd *user = getpwuid(info.st_uid);
    return user ? g_strdup_printf("%s of %s", g_strstrip(name), user->pw_name)
                : g_strdup_printf("%s of user %u", g_strstrip(name), (unsigned)info.st_uid);
}

/* The process that may write, or waits for the last reader to go; 0: none is listed.
 * A line: "1: POSIX  ADVISORY  WRITE 4711 08:01:5612 1073741824 1073741825". */
static int find_writer(ino_t inode)
{
    g_autofree char *list = NULL;
    if (!g_file_get_contents("/proc/locks", &list, NULL, NULL))
        return 0;
    g_auto(GStrv) lines = g_strsplit(list, "\n", -1);
    for (size_t i = 0; lines[i]; i++) {
        int pid;
        unsigned long locked;
        if (sscanf(lines[i], "%*s POSIX %*s WRITE %d %*[^:]:%*[^:]:%lu", &pid, &locked) == 2 &&
            locked == inode && pid > 0 && pid != getpid())
            return pid;
    }
    return 0;
}

char *db_holder(const struct db *db)
{
    struct stat info;
    int pid = stat(db->path, &info) == 0 ? find_writer(info.st_ino) : 0;
    g_autofree char *program = pid ? program_of(pid) : NULL;
    return program ? g_strdup_printf("%s (process %d)", program, pid) : NULL;
}
