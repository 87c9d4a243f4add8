/* A zip package on its way in: libzip unpacks, from the open file. */
#include "exchange/package_in.h"

#include <string.h>

#include <zip.h>

#include "exchange/package_list.h"

struct package_in {
    struct file_input *input;
    struct package_list list;
    zip_t *zip;
    uint64_t at;       /* where libzip reads */
    uint64_t left;     /* of the room */
    uint64_t repeated; /* bytes */
};

struct package_in_part {
    struct package_in *package;
    struct package_entry *entry;
    zip_file_t *file;
    uint64_t done; /* bytes */
};

/* ---- what libzip asks of the file ---- */

static zip_int64_t take(struct package_in *package, void *to, zip_uint64_t n)
{
    FILE *stream = package->input->stream;
    if (fseeko(stream, (off_t)package->at, SEEK_SET) != 0)
        return -1;
    size_t got = fread(to, 1, (size_t)n, stream);
    package->at += got;
    return ferror(stream) ? -1 : (zip_int64_t)got;
}

static zip_int64_t answer(void *user, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
    struct package_in *package = user;
    if (command == ZIP_SOURCE_READ)
        return take(package, data, n);
    if (command == ZIP_SOURCE_SUPPORTS)
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, -1);
    if (command == ZIP_SOURCE_STAT) {
        zip_stat_t *stat = data;
        zip_stat_init(stat);
        stat->size = package->input->size;
        stat->valid = ZIP_STAT_SIZE;
        return sizeof *stat;
    }
    if (command == ZIP_SOURCE_SEEK) {
        zip_int64_t at =
            zip_source_seek_compute_offset(package->at, package->input->size, data, n, NULL);
        package->at = at < 0 ? package->at : (uint64_t)at;
        return at < 0 ? -1 : 0;
    }
    if (command == ZIP_SOURCE_TELL)
        return (zip_int64_t)package->at;
    if (command == ZIP_SOURCE_OPEN)
        package->at = 0;
    if (command == ZIP_SOURCE_ERROR) {
        int codes[2] = {ZIP_ER_READ, 0};
        memcpy(data, codes, sizeof codes);
        return sizeof codes;
    }
    return 0;
}

/* ---- the package ---- */

static enum rt_status check_macros(const struct package_in *package, struct rt_error *error)
{
    for (size_t i = 0; i < package->list.entries.n; i++) {
        const struct package_entry *entry =
            rt_list_item(&package->list.entries, i, sizeof *entry);
        const char *slash = strrchr(entry->name, '/');
        if (g_ascii_strncasecmp(slash ? slash + 1 : entry->name, "vbaProject", 10) == 0)
            return rt_fail_at(error, RT_REFUSED, package->input->name, 0, 0,
                              "the file holds macros (%s); save it without them, as .docx or "
                              ".xlsx",
                              entry->name);
    }
    return RT_OK;
}

/* libzip must have found the parts that we have. */
static enum rt_status open_zip(struct package_in *package, struct rt_error *error)
{
    zip_error_t fault;
    zip_error_init(&fault);
    zip_source_t *source = zip_source_function_create(answer, package, &fault);
    package->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &fault) : NULL;
    enum rt_status status = RT_OK;
    if (!package->zip ||
        zip_get_num_entries(package->zip, 0) != (zip_int64_t)package->list.entries.n)
        status = rt_fail_at(error, RT_REFUSED, package->input->name, 0, 0,
                            "the package is damaged (%s); open the file in Word or Excel and "
                            "save it again",
                            package->zip ? "two directories" : zip_error_strerror(&fault));
    if (!package->zip && source)
        zip_source_free(source);
    zip_error_fini(&fault);
    return status;
}

enum rt_status package_in_open(struct file_input *input, struct package_in **out,
                               struct rt_error *error)
{
    struct package_in *package = g_new0(struct package_in, 1);
    package->input = input;
    package->left = PACKAGE_ROOM;
    enum rt_status status = package_list_read(input, &package->list, error);
    if (status == RT_OK)
        status = check_macros(package, error);
    if (status == RT_OK)
        status = open_zip(package, error);
    if (status != RT_OK)
        package_in_close(package);
    else
        *out = package;
    return status;
}

void package_in_close(struct package_in *package)
{
    if (!package)
        return;
    if (package->zip)
        zip_discard(package->zip);
    package_list_clear(&package->list);
    g_free(package);
}

bool package_in_has(const struct package_in *package, const char *name)
{
    return package_list_find(&package->list, name);
}

const char *package_in_name(const struct package_in *package)
{
    return package->input->name;
}

/* ---- parts ---- */

static enum rt_status refuse_part(const struct package_in *package, const char *name,
                                  const char *why, struct rt_error *error)
{
    return rt_fail_at(error, RT_REFUSED, package->input->name, 0, 0,
                      "the part %s %s; open the file in Word or Excel and save it again", name,
                      why);
}

static enum rt_status refuse_size(const struct package_in *package, const char *name,
                                  struct rt_error *error)
{
    return rt_fail_at(error, RT_REFUSED, package->input->name, 0, 0,
                      "the part %s unpacks to too much: %d MiB are the most for all that is "
                      "read; split the file",
                      name, PACKAGE_ROOM >> 20);
}

enum rt_status package_in_repeat(struct package_in *package, const char *name, size_t n,
                                 struct rt_error *error)
{
    if (n > PACKAGE_REPEATS - package->repeated)
        return rt_fail_at(error, RT_REFUSED, package->input->name, 0, 0,
                          "words of the part %s stand in so many places that they are more "
                          "than %d MiB; split the file",
                          name, PACKAGE_REPEATS >> 20);
    package->repeated += n;
    return RT_OK;
}

enum rt_status package_in_begin(struct package_in *package, const char *name,
                                struct package_in_part **out, struct rt_error *error)
{
    struct package_entry *entry = package_list_find(&package->list, name);
    if (!entry)
        return refuse_part(package, name, "is missing", error);
    if (entry->size > entry->read + package->left)
        return refuse_size(package, name, error);
    zip_int64_t index = zip_name_locate(package->zip, entry->name, ZIP_FL_ENC_RAW);
    zip_file_t *file = index < 0 ? NULL : zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
    if (!file)
        return refuse_part(package, name, "can't be unpacked", error);
    *out = g_new0(struct package_in_part, 1);
    **out = (struct package_in_part){.package = package, .entry = entry, .file = file};
    return RT_OK;
}

void package_in_end(struct package_in_part *part)
{
    if (!part)
        return;
    zip_fclose(part->file);
    g_free(part);
}

static const char *trouble(struct package_in_part *part)
{
    int code = zip_error_code_zip(zip_file_get_error(part->file));
    return code == ZIP_ER_CRC      ? "is damaged: its check sum is wrong"
           : code == ZIP_ER_INCONS ? "is of another size than it says"
                                   : "is damaged and can't be unpacked";
}

enum rt_status package_in_read(struct package_in_part *part, void *to, size_t n, size_t *got,
                               struct rt_error *error)
{
    struct package_in *package = part->package;
    const char *name = part->entry->name;
    zip_int64_t some = zip_fread(part->file, to, n);
    if (some < 0)
        return refuse_part(package, name, trouble(part), error);
    part->done += (uint64_t)some;
    uint64_t fresh = part->done > part->entry->read ? part->done - part->entry->read : 0;
    if (fresh > package->left)
        return refuse_size(package, name, error);
    package->left -= fresh;
    part->entry->read += fresh;
    if (part->done > part->entry->size || (some == 0 && part->done < part->entry->size))
        return refuse_part(package, name, "is of another size than it says", error);
    *got = (size_t)some;
    return RT_OK;
}
