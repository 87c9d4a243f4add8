/* One recommendation under way into the register: what the files that write it
 * share.  Private to them. */
#ifndef STORE_WRITE_RECORD_H
#define STORE_WRITE_RECORD_H

#include "store/set.h"

struct writing {
    struct store_set *set;
    struct rt_error *error;
    const char *ref;               /* as the register writes it */
    int64_t id;                    /* 0: it is new */
    const struct rt_record *there; /* NULL: it is new */
    struct rt_record merged;
    struct read_own row;  /* of it as it is there; of a new one the uuid alone */
    char hash[HASH_ROOM]; /* of merged */
    int64_t content;      /* what merged says */
    bool is_again;        /* it stood so once: two owners of then may be one by now */
};

/* ---- write_names.c ---- */

/* The updates that are given, each with its period named by its id, in the set's
 * arena; refuses two of one writer for one period. */
enum rt_status names_take_updates(struct writing *writing, const struct rt_list *given,
                                  struct rt_list *out);

/* Every name becomes the one that lists show: owners, events, periods. */
enum rt_status names_settle(struct writing *writing);

/* The rows of its source and its theme; theme 0: it has none. */
enum rt_status names_find_headings(struct writing *writing, int64_t *source, int64_t *theme);

/* ---- write_place.c ---- */

/* A place under that theme (0: none): the set's seat, else behind the others. */
enum rt_status place_find(struct writing *writing, int64_t source, int64_t theme, int64_t *out);

/* ---- write_links.c ---- */

/* Links that other records hold go out, references become those that lists show. */
enum rt_status links_sort(struct writing *writing);

#endif
