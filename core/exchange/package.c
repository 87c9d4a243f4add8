/* A zip package on its way out: libzip asks for each part while it packs. */
#include "exchange/package.h"

#include <string.h>

#include <zip.h>

/* The first day that zip can say. */
static const zip_uint16_t day_one = (0 << 9) | (1 << 5) | 1;

struct entry {
    struct package *package;
    struct package_part *part; /* NULL: lines */
    const char *const *lines;
    GString *piece; /* what is made and not yet packed, from taken on */
    size_t taken;
};

struct package {
    zip_t *zip;
    zip_source_t *bytes;    /* of the whole */
    struct rt_error *error; /* of who writes */
    enum rt_status status;  /* what a part came to */
    zip_error_t fault;
    void (*more)(struct package *package, void *self);
    void *self;
};

static enum rt_status fail(struct package *package, struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED, "the package can't be made: %s",
                   zip_error_strerror(&package->fault));
}

struct package *package_new(void)
{
    struct package *package = g_new0(struct package, 1);
    zip_error_init(&package->fault);
    package->bytes = zip_source_buffer_create(NULL, 0, 0, &package->fault);
    if (package->bytes)
        package->zip = zip_open_from_source(package->bytes, ZIP_TRUNCATE, &package->fault);
    if (package->zip)
        zip_source_keep(package->bytes); /* the archive takes one hold of it away */
    return package;
}

void package_free(struct package *package)
{
    if (!package)
        return;
    if (package->zip)
        zip_discard(package->zip);
    if (package->bytes)
        zip_source_free(package->bytes);
    zip_error_fini(&package->fault);
    g_free(package);
}

/* ---- what libzip asks of a part ---- */

/* Makes the next piece; 0: there is none. */
static size_t refill(struct entry *entry)
{
    struct package *package = entry->package;
    g_string_truncate(entry->piece, 0);
    entry->taken = 0;
    if (entry->part)
        package->status = entry->part->next(entry->part, entry->piece, package->error);
    else if (*entry->lines)
        g_string_append(entry->piece, *entry->lines++);
    return package->status == RT_OK ? entry->piece->len : 0;
}

static zip_int64_t take(struct entry *entry, void *to, zip_uint64_t n)
{
    zip_uint64_t done = 0;
    while (done < n && (entry->taken < entry->piece->len || refill(entry) > 0)) {
        size_t some = MIN(entry->piece->len - entry->taken, (size_t)(n - done));
        memcpy((char *)to + done, entry->piece->str + entry->taken, some);
        entry->taken += some;
        done += some;
    }
    return entry->package->status == RT_OK ? (zip_int64_t)done : -1;
}

static zip_int64_t answer(void *user, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
    struct entry *entry = user;
    if (command == ZIP_SOURCE_READ)
        return take(entry, data, n);
    if (command == ZIP_SOURCE_SUPPORTS)
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ,
                                              ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    if (command == ZIP_SOURCE_STAT) {
        zip_stat_init(data);
        return sizeof(zip_stat_t);
    }
    if (command == ZIP_SOURCE_ERROR) {
        int codes[2] = {ZIP_ER_READ, 0};
        memcpy(data, codes, sizeof codes);
        return sizeof codes;
    }
    if (command == ZIP_SOURCE_FREE) {
        g_string_free(entry->piece, TRUE);
        g_free(entry);
    }
    return 0;
}

/* ---- parts ---- */

static void add(struct package *package, const char *name, struct entry entry)
{
    if (!package->zip)
        return; /* package_write will say it */
    struct entry *kept = g_memdup2(&entry, sizeof entry);
    kept->package = package;
    kept->piece = g_string_new(NULL);
    zip_source_t *source = zip_source_function(package->zip, answer, kept);
    zip_int64_t index =
        source ? zip_file_add(package->zip, name, source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE)
               : -1;
    if (index < 0 && source)
        zip_source_free(source);
    if (index < 0 ||
        zip_file_set_dostime(package->zip, (zip_uint64_t)index, 0, day_one, 0) != 0)
        zip_error_set(&package->fault, zip_error_code_zip(zip_get_error(package->zip)), 0);
}

void package_add_lines(struct package *package, const char *name, const char *const *lines)
{
    add(package, name, (struct entry){.lines = lines});
}

void package_add(struct package *package, const char *name, struct package_part *part)
{
    add(package, name, (struct entry){.part = part});
}

static enum rt_status hand_on(struct package *package, struct rt_sink *sink,
                              struct rt_error *error)
{
    char bytes[64 * 1024];
    zip_int64_t n;
    enum rt_status status = RT_OK;
    if (zip_source_open(package->bytes) != 0)
        return rt_fail(error, RT_REFUSED, "the package can't be read back");
    while (status == RT_OK && (n = zip_source_read(package->bytes, bytes, sizeof bytes)) > 0)
        status = rt_sink_write(sink, bytes, (size_t)n, error);
    zip_source_close(package->bytes);
    return status;
}

void package_on_packed(struct package *package,
                       void (*more)(struct package *package, void *self), void *self)
{
    package->more = more;
    package->self = self;
}

static enum rt_status pack(struct package *package, struct rt_error *error)
{
    if (zip_error_code_zip(&package->fault) != ZIP_ER_OK)
        return fail(package, error);
    if (zip_close(package->zip) != 0) {
        zip_error_set(&package->fault, zip_error_code_zip(zip_get_error(package->zip)), 0);
        return package->status != RT_OK ? package->status : fail(package, error);
    }
    package->zip = NULL;
    return RT_OK;
}

/* What is packed already is taken over as it is. */
static enum rt_status pack_more(struct package *package, struct rt_error *error)
{
    package->zip = zip_open_from_source(package->bytes, 0, &package->fault);
    if (!package->zip)
        return fail(package, error);
    zip_source_keep(package->bytes);
    package->more(package, package->self);
    return pack(package, error);
}

enum rt_status package_write(struct package *package, struct rt_sink *sink,
                             struct rt_error *error)
{
    package->error = error;
    enum rt_status status = pack(package, error);
    if (status == RT_OK && package->more)
        status = pack_more(package, error);
    return status == RT_OK ? hand_on(package, sink, error) : status;
}
