/* Search and filter of the Register.  A search moves the cursor and leaves the
 * list whole; a filter leaves only what matches.  Both are query words, read
 * anew at each key. */
#include "tui/register.h"

#include <string.h>

#include "tui/views.h"

static void open_field(struct tui_register *self, unsigned place, const char *text)
{
    tui_field_clear(&self->field);
    tui_field_init(&self->field, text);
    self->place = place;
}

void tui_register_search(struct tui_register *self)
{
    open_field(self, TUI_AT_SEARCH, "");
    g_free(self->origin);
    self->origin = g_strdup(tui_register_ref(self));
    self->matches = -1;
}

void tui_register_filter(struct tui_register *self)
{
    open_field(self, TUI_AT_FILTER, self->filter);
}

void tui_register_choose_filter(struct tui_register *self)
{
    struct tui_desk *desk = self->view.desk;
    if (desk->facts->filters.n)
        tui_desk_open(desk, tui_view_filters(desk));
    else
        tui_desk_say(desk, TUI_NOTICE,
                     "No filter is kept yet; : filter save NAME \"QUERY\" keeps one");
}

/* What is searched for, among what the filter leaves. */
static enum rt_status read_search(const struct tui_register *self, struct rt_query *query,
                                  struct rt_error *error)
{
    enum rt_status status = RT_OK;
    query->facts = self->view.desk->facts;
    if (*self->filter)
        status = rt_query_parse(query, self->filter, error);
    return status == RT_OK ? rt_query_parse(query, self->found, error) : status;
}

void tui_register_find(struct tui_register *self, int step)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_query query = {0};
    struct rt_error error = {0};
    if (read_search(self, &query, &error) != RT_OK) {
        tui_desk_fail(desk, &error);
        rt_query_clear(&query);
        return;
    }
    const char *from = tui_register_ref(self);
    if (step == 0) { /* from where the search began, that row included */
        if (self->origin)
            tui_register_show(self, self->origin);
        from = self->at > 0 ? tui_row_at(&self->rows, self->at - 1)->ref : NULL;
    }
    bool is_backwards = step < 0, is_round = false;
    char *ref = tui_rows_seek(desk, &query, from, is_backwards, &error);
    if (!ref && from && !error.sentence) {
        ref = tui_rows_seek(desk, &query, NULL, is_backwards, &error);
        is_round = true;
    }
    if (error.sentence)
        tui_desk_fail(desk, &error);
    else if (!ref)
        tui_desk_say(desk, TUI_WARNING, "No match for %s", self->found);
    else if (is_round && step)
        tui_desk_say(desk, TUI_NOTICE, "The search went on from the %s",
                     is_backwards ? "end" : "start");
    if (ref)
        tui_register_show(self, ref);
    g_free(ref);
    rt_query_clear(&query);
}

void tui_register_count_matches(struct tui_register *self)
{
    struct rt_query query = {0};
    struct rt_tally tally = {0};
    struct rt_select select = {.query = &query, .outlook = self->view.desk->outlook};
    self->matches = 0;
    if (read_search(self, &query, NULL) == RT_OK &&
        rt_register_tally(self->view.desk->reg, &select, &tally, NULL) == RT_OK)
        self->matches = (long)tally.total;
    rt_query_clear(&query);
}

static void search_changed(struct tui_register *self)
{
    g_free(self->found);
    self->found = g_strstrip(g_strdup(tui_field_text(&self->field)));
    self->matches = -1;
    if (self->view.desk->has_more)
        return; /* the next letter is here already; it is looked for with that */
    if (*self->found)
        tui_register_find(self, 0);
    else if (self->origin)
        tui_register_show(self, self->origin);
}

/* Where it can't be read the list stays as it was. */
bool tui_register_take(struct tui_register *self, const char *text)
{
    g_autofree char *line = g_strstrip(g_strdup(text));
    if (!strcmp(line, self->filter))
        return true;
    struct rt_query query = {.facts = self->view.desk->facts};
    struct rt_error error = {0};
    if (rt_query_parse(&query, line, &error) != RT_OK) {
        tui_desk_fail(self->view.desk, &error);
        rt_query_clear(&query);
        return false;
    }
    g_autofree char *ref = g_strdup(tui_register_ref(self));
    rt_query_clear(&self->query);
    self->query = query;
    self->rows.query = self->query.tests.n ? &self->query : NULL;
    g_free(self->filter);
    self->filter = g_strdup(line);
    tui_register_begin(self);
    tui_register_advise(self);
    for (size_t i = 0; ref && i < self->rows.rows->len; i++)
        if (!strcmp(tui_row_at(&self->rows, i)->ref, ref))
            self->at = i; /* the cursor stays on the same item where it can */
    return true;
}

void tui_register_take_picked(struct tui_register *self)
{
    tui_register_take(self, self->view.desk->picked);
    tui_register_keep(self);
}

void tui_register_clear_filter(struct tui_register *self)
{
    g_autofree char *ref = g_strdup(tui_register_ref(self));
    tui_register_take(self, "");
    if (ref)
        tui_register_show(self, ref);
    self->place = TUI_AT_REGISTER;
    tui_desk_say(self->view.desk, TUI_NOTICE, "No filter: all recommendations are shown");
}

void tui_register_keep(struct tui_register *self)
{
    if (self->place == TUI_AT_FILTER && !tui_register_take(self, tui_field_text(&self->field)))
        return; /* the field stays open beside its error */
    self->place = TUI_AT_REGISTER;
    if (self->advice)
        tui_desk_say(self->view.desk, TUI_NOTICE, "%s", self->advice);
    else if (*self->filter && !self->rows.rows->len)
        tui_desk_say(self->view.desk, TUI_NOTICE, "Nothing matches %s", self->filter);
}

void tui_register_give_up(struct tui_register *self)
{
    if (self->place == TUI_AT_FILTER) {
        tui_register_clear_filter(self);
        return;
    }
    if (self->origin)
        tui_register_show(self, self->origin);
    g_free(self->found);
    self->found = g_strdup("");
    self->place = TUI_AT_REGISTER;
}

/* May the word become the name of a field, so that it is none to look for yet? */
static bool is_beginning(const char *word)
{
    size_t length = strlen(word);
    bool is_some = false;
    for (int i = 0; i < RT_WORDS && length; i++) {
        const struct rt_query_word *one = &rt_query_words[i];
        bool is_whole = !g_ascii_strcasecmp(one->name, word);
        if (is_whole && one->takes == RT_TAKES_NOTHING)
            return false;
        is_some = is_some || !g_ascii_strncasecmp(one->name, word, length);
    }
    return is_some;
}

/* May "@la" become the name of a filter? */
static bool begins_filter(const struct tui_register *self, const char *word)
{
    const struct rt_list *filters = &self->view.desk->facts->filters;
    size_t length = strlen(word);
    bool is_some = false;
    for (size_t i = 0; *word == '@' && i < filters->n; i++) {
        const char *name = rt_filter_at(filters, i)->name;
        if (!g_ascii_strcasecmp(name, word + 1))
            return false;
        is_some = is_some || !g_ascii_strncasecmp(name, word + 1, length - 1);
    }
    return is_some;
}

/* Where the last word of a line begins; is_quoted: within an open quotation. */
static const char *last_word(const char *line, bool *is_quoted)
{
    const char *word = line;
    *is_quoted = false;
    for (const char *at = line; *at; at++) {
        if (*at == '"')
            *is_quoted = !*is_quoted;
        else if (*at == ' ' && !*is_quoted)
            word = at + 1;
    }
    return word;
}

/* What of a line that is still being typed can be taken: all but a last word that
 * may become "owner:...".  An open quotation is closed. */
static char *complete_part(const struct tui_register *self, const char *line)
{
    bool is_quoted = false;
    const char *word = last_word(line, &is_quoted);
    if (is_quoted)
        return g_strconcat(line, "\"", NULL);
    const char *bare = word + (*word == '-');
    bool is_open = is_beginning(bare) || begins_filter(self, bare);
    return is_open ? g_strndup(line, (gsize)(word - line)) : g_strdup(line);
}

char *tui_register_filter_note(const struct tui_register *self)
{
    const char *line = tui_field_text(&self->field);
    g_autofree char *part = complete_part(self, line);
    const char *open = g_str_has_prefix(line, part) ? line + strlen(part) : "";
    if (*open)
        return g_strdup_printf("Enter looks for \"%s\"", open);
    if (strcmp(g_strstrip(part), self->filter) || !self->has_tally)
        return NULL; /* what is shown is not what stands in the field */
    return g_strdup_printf("%zu of %zu shown", self->tally.total, self->total);
}

static bool is_readable(const struct tui_register *self, const char *line)
{
    struct rt_query query = {.facts = self->view.desk->facts};
    struct rt_error error = {0};
    bool is_read = rt_query_parse(&query, line, &error) == RT_OK;
    rt_error_clear(&error);
    rt_query_clear(&query);
    return is_read;
}

/* While the last word can't be read, those before it hold. */
static void filter_changed(struct tui_register *self)
{
    if (self->view.desk->has_more)
        return;
    g_autofree char *line = complete_part(self, tui_field_text(&self->field));
    if (!is_readable(self, line)) {
        bool is_quoted = false;
        g_autofree char *head = g_strndup(line, (gsize)(last_word(line, &is_quoted) - line));
        if (is_readable(self, head))
            tui_register_take(self, head);
    }
    tui_register_take(self, line); /* says what is wrong with it */
}

unsigned tui_register_type(struct tui_view *view, const struct tui_event *event)
{
    struct tui_register *self = (struct tui_register *)view;
    enum tui_typed typed = tui_field_event(&self->field, event);
    if (typed == TUI_TYPED_EMPTIED)
        tui_register_give_up(self);
    else if (typed == TUI_TYPED_REFUSED)
        tui_desk_say(view->desk, TUI_WARNING, "That can't stand in a text; nothing was added");
    else if (typed == TUI_TYPED_CHANGED && self->place == TUI_AT_SEARCH)
        search_changed(self);
    else if (typed == TUI_TYPED_CHANGED)
        filter_changed(self);
    return TUI_REDO_DRAW;
}
