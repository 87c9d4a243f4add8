/* Files: read as a whole or as a stream, written so that they appear whole or
 * not at all.  Knows nothing of what is in them.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <glib.h>

#include <rectrack/error.h>
#include <rectrack/sink.h>

/* The most that a file may have unless the caller says otherwise. */
enum { FILE_LIMIT = 4 << 20 };

/* A file that is being read.  Can be rewound (standard input is read whole first). */
struct file_input {
    char *name; /* for messages; "standard input" for "-" */
    FILE *stream;
    uint64_t size; /* bytes */
    char *held;    /* what stream reads from where it is no file; private */
};

/* path "-" is standard input.  RT_REFUSED: missing, a folder, a FIFO or device,
 * larger than limit bytes (says how to allow more: --max-size). */
enum rt_status file_input_open(const char *path, uint64_t limit, struct file_input *out,
                               struct rt_error *error);
/* Bytes that are in memory already, as a file of that name; RT_REFUSED as above. */
enum rt_status file_input_hold(const char *name, const GString *bytes, struct file_input *out,
                               struct rt_error *error);
void file_input_close(struct file_input *input);

/* A file being written beside path, private (0600), never through a symbolic
 * link; it takes the place of path only when kept, and where the file system can
 * has no name until then. */
struct file_output {
    struct rt_sink sink; /* what is written goes here */
    char *path;          /* as asked for */
    char *name, *beside; /* in folder: the place, and what is written until then (NULL:
                          * that has no name) */
    int folder, fd;
    bool is_new; /* nothing may stand at its place */
    GString *buffer;
};
/* RT_REFUSED: path is a folder, a symbolic link, a FIFO or a device, or its
 * folder is missing or takes no new file. */
enum rt_status file_output_open(const char *path, struct file_output **out,
                                struct rt_error *error);
/* The same of a file that replaces nothing: what stands at path, and what comes there before
 * it is kept, stays.  RT_REFUSED: something does. */
enum rt_status file_output_open_new(const char *path, struct file_output **out,
                                    struct rt_error *error);
/* As file_output_open, in a folder that is held open; name is one in it. */
enum rt_status file_output_open_in(int folder, const char *name, struct file_output **out,
                                   struct rt_error *error);
/* Flushes, syncs, puts it in its place and syncs the folder; frees the output either way.
 * RT_PARTLY: it is there, but as with file_sync_folder. */
enum rt_status file_output_keep(struct file_output *output, struct rt_error *error);
/* Removes what was written; takes NULL. */
void file_output_drop(struct file_output *output);

/* All of text as the file name in folder, in one go: opened, written, kept. */
enum rt_status file_put_in(int folder, const char *name, const char *text,
                           struct rt_error *error);

/* The folder of path on the disk, with what was made, named or removed in it.  RT_PARTLY:
 * that can't be done, and a power cut may bring back what was there before.  Some file
 * systems can't sync a folder at all; that is no failure. */
enum rt_status file_sync_folder(const char *path, struct rt_error *error);

/* Makes the folder of path and those above it, 0700 each where it is new. */
enum rt_status file_make_folder(const char *path, struct rt_error *error);

/* ---- a person's own files ---- */

/* Opens the folder path, made with those above it where it is missing, and closed to
 * others (0700) where it was not; close *out.  RT_REFUSED: it is a symbolic link, no
 * folder, or another user's. */
enum rt_status file_own_folder(const char *path, int *out, struct rt_error *error);

/* All of the file name in folder (or AT_FDCWD), to be freed with g_string_free; NULL
 * where there is none.  RT_REFUSED: a symbolic link, no plain file, another user's,
 * writable by everybody, or larger than limit bytes. */
enum rt_status file_read_own(int folder, const char *name, uint64_t limit, GString **out,
                             struct rt_error *error);

#endif
