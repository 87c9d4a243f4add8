/* Feeds every file of the folders on its command line (else of CORPUS) to a
 * fuzz target: what the fuzzer was once given is given again at each check,
 * without clang. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static unsigned replay_folder(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    unsigned n = 0;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *words = NULL;
        size_t size;
        if (!g_file_get_contents(path, &words, &size, NULL))
            continue;
        /* A copy of the very size, so that the sanitizers see a step too far. */
        g_autofree uint8_t *bytes = g_malloc(size ? size : 1);
        memcpy(bytes, words, size);
        LLVMFuzzerTestOneInput(bytes, size);
        n++;
    }
    if (dir)
        g_dir_close(dir);
    if (!n)
        fprintf(stderr, "%s: there is no corpus in this folder\n", folder);
    return n;
}

int main(int argc, char **argv)
{
    unsigned passed = 0, failed = 0;
    for (int i = 1; i < argc || i == 1; i++) {
        unsigned n = replay_folder(i < argc ? argv[i] : CORPUS);
        passed += n;
        failed += n == 0;
    }
    printf("%u passed, %u failed\n", passed, failed);
    return failed ? 1 : 0;
}
