/* Three registers, and what the records that list tells of them come to: counted here, not by
 * the register. */
#ifndef TESTS_TUI_NUMBERS_H
#define TESTS_TUI_NUMBERS_H

#include <jansson.h>

#include <rectrack/lanes.h>

#include "tests/store/room.h"
#include "tests/tui/play.h"

extern struct room numbers_room;

enum { SCENES = 4 };
struct scene {
    const char *name, *filter;
    bool is_random;
};
extern const struct scene scenes[SCENES];

json_t *ask_about(const char *command, const struct scene *scene);
const char *text_of(const json_t *record, const char *key);
const char *label_of(const struct rt_choice *choices, size_t n, const char *key, enum rt_by by);
size_t count(const json_t *list, enum rt_by by, const char *label, enum rt_by other,
             const char *other_label);
GPtrArray *labels_of(const json_t *list, enum rt_by by);
void at_all(void (*look)(struct play *play, const struct scene *scene, json_t *list));
char *where(struct play *play);
size_t number_at(struct play *play, int y, int x);
long number_behind(struct play *play, const char *label, size_t least);
void open_scene(const struct scene *scene);

#endif
