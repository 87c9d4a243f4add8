/* The directory of a zip package: at the end of the file, with a header of each part, which
 * stands once more before the part itself. */
#include "exchange/package_list.h"

#include <stdbool.h>
#include <string.h>

#include <rectrack/text.h>

enum {
    END = 22,     /* bytes of the record that ends a package, without its remark */
    LOCATOR = 20, /* of what stands before that one in a zip64 package */
    HEAD = 46,    /* of a part in the directory */
    LOCAL = 30,   /* of a part before itself */
    LONGEST = 255 /* bytes of a name */
};

enum { STORED = 0, DEFLATED = 8 };
enum { ENCRYPTED = 1 << 0 };

static const char whole[] = "open the file in Word or Excel and save it again";

static unsigned two(const unsigned char *bytes)
{
    return bytes[0] | (unsigned)bytes[1] << 8;
}

static uint32_t four(const unsigned char *bytes)
{
    return two(bytes) | (uint32_t)two(bytes + 2) << 16;
}

/* n bytes from at on; false where the file has not so many. */
static bool read_at(struct file_input *input, uint64_t at, void *to, size_t n)
{
    return at <= input->size && n <= input->size - at &&
           fseeko(input->stream, (off_t)at, SEEK_SET) == 0 &&
           fread(to, 1, n, input->stream) == n;
}

static enum rt_status refuse(const struct file_input *input, struct rt_error *error,
                             const char *why, const char *name)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, name ? name : "", RT_CLEAN_LINE);
    if (name)
        return rt_fail_at(error, RT_REFUSED, input->name, 0, 0, "the part %s %s; %s",
                          clean->str, why, whole);
    return rt_fail_at(error, RT_REFUSED, input->name, 0, 0, "the package %s; %s", why, whole);
}

/* ---- the end ---- */

struct directory {
    uint64_t at, end;
    unsigned n;
};

static enum rt_status check_end(struct file_input *input, const unsigned char *end,
                                struct directory *out, struct rt_error *error)
{
    unsigned char before[LOCATOR];
    uint64_t size = four(end + 12);
    out->n = two(end + 10);
    out->at = four(end + 16);
    if (out->n > PACKAGE_PARTS)
        return rt_fail_at(error, RT_REFUSED, input->name, 0, 0,
                          "the package has %u parts; %d are the most that are read", out->n,
                          PACKAGE_PARTS);
    if (out->at == UINT32_MAX || size == UINT32_MAX ||
        (out->end >= LOCATOR && read_at(input, out->end - LOCATOR, before, LOCATOR) &&
         memcmp(before, "PK\6\7", 4) == 0))
        return refuse(input, error, "is made as one of more than 4 GiB (zip64)", NULL);
    if (two(end + 4) || two(end + 6) || two(end + 8) != out->n)
        return refuse(input, error, "is one of several pieces", NULL);
    if (out->at + size != out->end)
        return refuse(input, error, "has its directory not where it says", NULL);
    return RT_OK;
}

/* The record that ends the package stands at the very end, but for a remark. */
static enum rt_status find_end(struct file_input *input, struct directory *out,
                               struct rt_error *error)
{
    enum { REMARK = 0xFFFF };
    size_t n = (size_t)MIN(input->size, (uint64_t)(END + REMARK));
    g_autofree unsigned char *tail = g_malloc(n + 1);
    if (!read_at(input, input->size - n, tail, n))
        return rt_fail_at(error, RT_REFUSED, input->name, 0, 0, "can't be read");
    for (size_t i = n >= END ? n - END + 1 : 0; i-- > 0;)
        if (memcmp(tail + i, "PK\5\6", 4) == 0 && two(tail + i + 20) == n - i - END) {
            out->end = input->size - n + i;
            return check_end(input, tail + i, out, error);
        }
    return rt_fail_at(error, RT_REFUSED, input->name, 0, 0,
                      "is no whole zip package, as Word and Excel make them; its end is "
                      "missing");
}

/* ---- names ---- */

/* What is wrong with a name, or NULL. */
static const char *name_trouble(const char *name, size_t length)
{
    if (!length || strlen(name) != length)
        return "has no name that can be one";
    if (rt_text_check(name, length, NULL, NULL) != RT_OK)
        return "has a name that can't be read";
    if (name[0] == '/' || strchr(name, '\\') || strchr(name, ':'))
        return "has a name that leads out of the package";
    for (const char *piece = name; piece; piece = strchr(piece, '/')) {
        piece += *piece == '/';
        size_t n = strcspn(piece, "/");
        if (n && n <= 2 && strncmp(piece, "..", n) == 0)
            return "has a name that leads out of the package";
    }
    return NULL;
}

/* ---- parts ---- */

static enum rt_status check_entry(const struct file_input *input,
                                  const struct package_entry *entry, uint64_t packed,
                                  struct rt_error *error)
{
    if (entry->flags & ENCRYPTED)
        return rt_fail_at(error, RT_REFUSED, input->name, 0, 0,
                          "the part %s is encrypted; save the file without a password",
                          entry->name);
    if (entry->size == UINT32_MAX || packed == UINT32_MAX || entry->at == UINT32_MAX)
        return refuse(input, error, "is made as one of more than 4 GiB (zip64)", entry->name);
    if (entry->method != STORED && entry->method != DEFLATED)
        return refuse(input, error, "is packed as neither Word nor Excel does it", entry->name);
    if (entry->method == STORED && entry->size != packed)
        return refuse(input, error, "is of another size than it says", entry->name);
    return RT_OK;
}

/* The header before the part itself must say the same. */
static enum rt_status check_local(struct file_input *input, struct package_entry *entry,
                                  uint64_t packed, struct rt_error *error)
{
    unsigned char head[LOCAL];
    char name[LONGEST + 1] = "";
    size_t length = strlen(entry->name);
    if (!read_at(input, entry->at, head, LOCAL) || memcmp(head, "PK\3\4", 4) != 0)
        return refuse(input, error, "is not where the directory says", entry->name);
    if (two(head + 26) != length || !read_at(input, entry->at + LOCAL, name, length) ||
        memcmp(name, entry->name, length) != 0 || two(head + 8) != entry->method ||
        ((two(head + 6) ^ entry->flags) & ENCRYPTED))
        return refuse(input, error, "is another one than the directory says", entry->name);
    entry->end = entry->at + LOCAL + length + two(head + 28) + packed;
    return RT_OK;
}

/* Reads the header that stands at *at and goes on behind it. */
static enum rt_status read_entry(struct file_input *input, const struct directory *directory,
                                 uint64_t *at, struct package_list *list,
                                 struct rt_error *error)
{
    unsigned char head[HEAD];
    char name[LONGEST + 1] = "";
    if (!read_at(input, *at, head, HEAD) || memcmp(head, "PK\1\2", 4) != 0)
        return refuse(input, error, "has a damaged directory", NULL);
    size_t length = two(head + 28);
    uint64_t packed = four(head + 20);
    if (length > LONGEST || !read_at(input, *at + HEAD, name, length))
        return refuse(input, error, "has a part with too long a name", NULL);
    const char *trouble = name_trouble(name, length);
    if (trouble)
        return refuse(input, error, trouble, name);
    struct package_entry *entry = rt_list_add(&list->entries, &list->arena, sizeof *entry);
    *entry = (struct package_entry){.name = rt_arena_text(&list->arena, name, length),
                                    .at = four(head + 42),
                                    .size = four(head + 24),
                                    .flags = two(head + 8),
                                    .method = two(head + 10)};
    *at += HEAD + length + two(head + 30) + two(head + 32);
    enum rt_status status = check_entry(input, entry, packed, error);
    if (status == RT_OK)
        status = check_local(input, entry, packed, error);
    if (status == RT_OK && (*at > directory->end || entry->end > directory->at))
        status = refuse(input, error, "reaches past its end", entry->name);
    return status;
}

/* ---- all of them ---- */

static int by_place(gconstpointer a, gconstpointer b)
{
    const struct package_entry *one = *(const struct package_entry *const *)a,
                               *other = *(const struct package_entry *const *)b;
    return (one->at > other->at) - (one->at < other->at);
}

static enum rt_status check_places(const struct file_input *input,
                                   const struct package_list *list, struct rt_error *error)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (size_t i = 0; i < list->entries.n; i++)
        g_ptr_array_add(sorted, rt_list_item(&list->entries, i, sizeof(struct package_entry)));
    g_ptr_array_sort(sorted, by_place);
    for (guint i = 1; i < sorted->len; i++) {
        const struct package_entry *before = sorted->pdata[i - 1], *entry = sorted->pdata[i];
        if (entry->at < before->end)
            return refuse(input, error, "lies over another one", entry->name);
    }
    return RT_OK;
}

/* Names that differ in case alone are the same one to Word. */
static enum rt_status check_names(const struct file_input *input,
                                  const struct package_list *list, struct rt_error *error)
{
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < list->entries.n; i++) {
        const struct package_entry *entry =
            rt_list_item(&list->entries, i, sizeof(struct package_entry));
        if (!g_hash_table_add(names, g_ascii_strdown(entry->name, -1)))
            return refuse(input, error, "is there twice", entry->name);
    }
    return RT_OK;
}

enum rt_status package_list_read(struct file_input *input, struct package_list *out,
                                 struct rt_error *error)
{
    struct package_list list = {0};
    struct directory directory = {0};
    enum rt_status status = find_end(input, &directory, error);
    uint64_t at = directory.at;
    for (unsigned i = 0; i < directory.n && status == RT_OK; i++)
        status = read_entry(input, &directory, &at, &list, error);
    if (status == RT_OK && at != directory.end)
        status = refuse(input, error, "has a damaged directory", NULL);
    if (status == RT_OK)
        status = check_names(input, &list, error);
    if (status == RT_OK)
        status = check_places(input, &list, error);
    if (status != RT_OK)
        package_list_clear(&list);
    else
        *out = list;
    return status;
}

void package_list_clear(struct package_list *list)
{
    rt_arena_clear(&list->arena);
    *list = (struct package_list){0};
}

struct package_entry *package_list_find(const struct package_list *list, const char *name)
{
    for (size_t i = 0; i < list->entries.n; i++) {
        struct package_entry *entry =
            rt_list_item(&list->entries, i, sizeof(struct package_entry));
        if (g_ascii_strcasecmp(entry->name, name) == 0)
            return entry;
    }
    return NULL;
}
