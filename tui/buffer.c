/* Characters, words, and what was done. */
#include "tui/buffer.h"

#include <string.h>

#include <rectrack/text.h>

enum kind { TYPED, RUBBED, DELETED, PUT };
static const char too_much[] = "that is more than one text holds";

void tui_buffer_settle(struct tui_buffer *buffer)
{
    buffer->same_head = buffer->same_tail = buffer->text->len;
}

void tui_buffer_init(struct tui_buffer *buffer, const char *text, size_t most, bool has_lines)
{
    *buffer = (struct tui_buffer){
        .text = g_string_new(text),
        .most = most,
        .n = (size_t)g_utf8_strlen(text, -1),
        .has_lines = has_lines,
        .changes = g_array_new(FALSE, FALSE, sizeof(struct tui_change)),
    };
    buffer->at = buffer->text->len;
    tui_buffer_settle(buffer);
}

static struct tui_change *change_at(const struct tui_buffer *buffer, size_t i)
{
    return &g_array_index(buffer->changes, struct tui_change, i);
}

/* Forgets the changes from the i-th on. */
static void forget(struct tui_buffer *buffer, size_t i)
{
    for (size_t k = i; k < buffer->changes->len; k++) {
        g_string_free(change_at(buffer, k)->out, TRUE);
        g_string_free(change_at(buffer, k)->in, TRUE);
    }
    g_array_set_size(buffer->changes, (guint)i);
}

void tui_buffer_clear(struct tui_buffer *buffer)
{
    if (buffer->text) {
        g_string_free(buffer->text, TRUE);
        forget(buffer, 0);
        g_array_free(buffer->changes, TRUE);
        g_free(buffer->why);
    }
    *buffer = (struct tui_buffer){0};
}

const char *tui_buffer_why(const struct tui_buffer *buffer)
{
    return buffer->why;
}

static enum tui_typed refuse(struct tui_buffer *buffer, char *why)
{
    g_free(buffer->why);
    buffer->why = why;
    return TUI_TYPED_REFUSED;
}

size_t tui_buffer_step(const struct tui_buffer *buffer, size_t at, int *cells)
{
    const char *text = buffer->text->str + at;
    *cells = 1;
    return *text == '\n' ? 1 : rt_text_step(text, cells);
}

/* Does a character begin at at?  It does unless what stands there joins what stands
 * before: the two alone tell that, however many marks there are. */
static bool is_edge(const struct tui_buffer *buffer, size_t at)
{
    const char *text = buffer->text->str, *here = text + at;
    if (at == 0 || at >= buffer->text->len || here[-1] == '\n')
        return true;
    if ((unsigned char)*here < 0x80)
        return true;
    const char *last = g_utf8_find_prev_char(text, here);
    size_t before = (size_t)(here - last),
           size = before + (size_t)(g_utf8_next_char(here) - here);
    char two[16] = "";
    int cells = 0;
    memcpy(two, last, MIN(size, sizeof two - 1));
    return rt_text_step(two, &cells) == before;
}

static size_t before(const struct tui_buffer *buffer, size_t at)
{
    const char *text = buffer->text->str;
    do
        at = at ? (size_t)(g_utf8_find_prev_char(text, text + at) - text) : 0;
    while (!is_edge(buffer, at));
    return at;
}

static size_t behind(const struct tui_buffer *buffer, size_t at)
{
    int cells = 0;
    return at + tui_buffer_step(buffer, at, &cells);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* A blank that carries no mark. */
static bool is_gap(const struct tui_buffer *buffer, size_t at)
{
    return is_blank(buffer->text->str[at]) && is_edge(buffer, at + 1);
}

static size_t word_before(const struct tui_buffer *buffer)
{
    size_t at = buffer->at;
    while (at > 0 && is_gap(buffer, at - 1))
        at--;
    while (at > 0 && !is_gap(buffer, at - 1))
        at--;
    return at;
}

/* Past the word and the blanks behind it. */
static size_t word_behind(const struct tui_buffer *buffer)
{
    size_t at = buffer->at, end = buffer->text->len;
    while (at < end && !is_gap(buffer, at))
        at++;
    while (at < end && is_gap(buffer, at))
        at++;
    return at;
}

void tui_buffer_move(struct tui_buffer *buffer, size_t at)
{
    at = MIN(at, buffer->text->len);
    buffer->at = is_edge(buffer, at) ? at : before(buffer, at);
    buffer->is_going = false;
}

/* What joins its neighbour after a change is passed over. */
static void place_cursor(struct tui_buffer *buffer, size_t at)
{
    while (!is_edge(buffer, at))
        at = (size_t)(g_utf8_next_char(buffer->text->str + at) - buffer->text->str);
    buffer->at = at;
}

static void swap_in(struct tui_buffer *buffer, size_t at, const GString *out, const GString *in)
{
    GString *text = buffer->text;
    buffer->n += (size_t)g_utf8_strlen(in->str, (gssize)in->len);
    buffer->n -= (size_t)g_utf8_strlen(out->str, (gssize)out->len);
    buffer->same_head = MIN(buffer->same_head, at);
    buffer->same_tail = MIN(buffer->same_tail, text->len - at - out->len);
    g_string_erase(text, (gssize)at, (gssize)out->len);
    g_string_insert_len(text, (gssize)at, in->str, (gssize)in->len);
}

/* Does a change go on with the last one?  A new word, or one rubbed out behind
 * another, is a step of its own. */
static bool goes_on(const struct tui_buffer *buffer, enum kind kind, size_t at, size_t n_out,
                    const char *in)
{
    if (!buffer->is_going || !buffer->done || kind == PUT)
        return false;
    const struct tui_change *last = change_at(buffer, buffer->done - 1);
    if (last->kind != (int)kind)
        return false;
    const char *out = buffer->text->str + at;
    const GString *grown = kind == TYPED ? last->in : last->out;
    switch (kind) {
    case TYPED:
        return at == last->at + grown->len &&
               !(is_blank(grown->str[grown->len - 1]) && !is_blank(*in));
    case RUBBED:
        return at + n_out == last->at && !(is_blank(*grown->str) && !is_blank(*out));
    case DELETED:
        return at == last->at && !(is_blank(grown->str[grown->len - 1]) && !is_blank(*out));
    case PUT:
        break;
    }
    return false;
}

static enum tui_typed change(struct tui_buffer *buffer, enum kind kind, size_t at, size_t n_out,
                             const char *in)
{
    size_t n_in = strlen(in);
    if (!n_out && !n_in)
        return TUI_TYPED_MOVED;
    if (n_in > n_out && buffer->text->len - n_out + n_in > buffer->most)
        return refuse(buffer, g_strdup(too_much));
    bool is_more = goes_on(buffer, kind, at, n_out, in);
    GString *out = g_string_new_len(buffer->text->str + at, (gssize)n_out);
    struct tui_change one = {at, buffer->at, out, g_string_new_len(in, (gssize)n_in),
                             (int)kind};
    swap_in(buffer, at, one.out, one.in);
    place_cursor(buffer, at + n_in);
    forget(buffer, buffer->done);
    buffer->is_going = kind != PUT;
    if (!is_more) {
        g_array_append_val(buffer->changes, one);
        buffer->done++;
        return TUI_TYPED_CHANGED;
    }
    struct tui_change *last = change_at(buffer, buffer->done - 1);
    g_string_append_len(last->in, one.in->str, (gssize)one.in->len);
    g_string_insert_len(last->out, kind == RUBBED ? 0 : -1, out->str, (gssize)out->len);
    last->at = MIN(last->at, at);
    g_string_free(one.out, TRUE);
    g_string_free(one.in, TRUE);
    return TUI_TYPED_CHANGED;
}

enum tui_typed tui_buffer_undo(struct tui_buffer *buffer)
{
    buffer->is_going = false;
    if (!buffer->done)
        return TUI_TYPED_MOVED;
    const struct tui_change *last = change_at(buffer, --buffer->done);
    swap_in(buffer, last->at, last->in, last->out);
    place_cursor(buffer, last->cursor);
    return TUI_TYPED_CHANGED;
}

enum tui_typed tui_buffer_redo(struct tui_buffer *buffer)
{
    buffer->is_going = false;
    if (buffer->done == buffer->changes->len)
        return TUI_TYPED_MOVED;
    const struct tui_change *next = change_at(buffer, buffer->done++);
    swap_in(buffer, next->at, next->out, next->in);
    place_cursor(buffer, next->at + next->in->len);
    return TUI_TYPED_CHANGED;
}

enum tui_typed tui_buffer_erase(struct tui_buffer *buffer, size_t from, size_t to)
{
    return change(buffer, PUT, from, to - from, "");
}

/* What may stand in it, or why not. */
static enum tui_typed check(struct tui_buffer *buffer, const char *text)
{
    struct rt_error error = {0};
    if (rt_text_check(text, strlen(text), NULL, &error) == RT_OK)
        return TUI_TYPED_CHANGED;
    refuse(buffer, g_strdup(error.sentence));
    rt_error_clear(&error);
    return TUI_TYPED_REFUSED;
}

/* How many bytes at text end a line: CR, CRLF, LF, the separators of Unicode. */
static size_t line_end(const char *text)
{
    if (*text == '\r')
        return text[1] == '\n' ? 2 : 1;
    if (*text == '\n')
        return 1;
    return strncmp(text, "\u2028", 3) == 0 || strncmp(text, "\u2029", 3) == 0 ? 3 : 0;
}

static GString *as_text(const struct tui_buffer *buffer, const char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    while (*text) {
        size_t end = line_end(text);
        bool is_gap = end || *text == '\t';
        if (is_gap && buffer->has_lines)
            g_string_append(out, end ? "\n" : "    ");
        else if (is_gap && out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
        else if (!is_gap)
            g_string_append_c(out, *text);
        text += end ? end : 1;
    }
    return out;
}

void tui_buffer_begin_here(struct tui_buffer *buffer)
{
    forget(buffer, 0);
    buffer->done = 0;
    buffer->is_going = false;
}

enum tui_typed tui_buffer_paste(struct tui_buffer *buffer, const char *text)
{
    if (strlen(text) > buffer->most)
        return refuse(buffer, g_strdup(too_much));
    g_autoptr(GString) clean = as_text(buffer, text);
    enum tui_typed typed = check(buffer, clean->str);
    return typed == TUI_TYPED_REFUSED ? typed : change(buffer, PUT, buffer->at, 0, clean->str);
}

static enum tui_typed move(struct tui_buffer *buffer, size_t at)
{
    tui_buffer_move(buffer, at);
    return TUI_TYPED_MOVED;
}

enum tui_typed tui_buffer_set(struct tui_buffer *buffer, const char *text)
{
    g_autoptr(GString) clean = as_text(buffer, text);
    enum tui_typed typed = check(buffer, clean->str);
    if (typed == TUI_TYPED_REFUSED)
        return typed;
    if (!strcmp(clean->str, buffer->text->str))
        return move(buffer, buffer->text->len);
    return change(buffer, PUT, 0, buffer->text->len, clean->str);
}

static enum tui_typed type(struct tui_buffer *buffer, int key)
{
    char text[8] = "";
    g_unichar_to_utf8((gunichar)key, text);
    enum tui_typed typed = check(buffer, text);
    return typed == TUI_TYPED_REFUSED ? typed : change(buffer, TYPED, buffer->at, 0, text);
}

enum tui_typed tui_buffer_key(struct tui_buffer *buffer, int key)
{
    size_t at = buffer->at, from = 0;
    switch (key) {
    case TUI_KEY_LEFT:
        return move(buffer, before(buffer, at));
    case TUI_KEY_RIGHT:
        return move(buffer, behind(buffer, at));
    case TUI_KEY_WORD_LEFT:
        return move(buffer, word_before(buffer));
    case TUI_KEY_WORD_RIGHT:
        return move(buffer, word_behind(buffer));
    case TUI_KEY_BACKSPACE:
        if (!buffer->text->len)
            return TUI_TYPED_EMPTIED;
        from = before(buffer, at);
        return change(buffer, RUBBED, from, at - from, "");
    case TUI_KEY_DELETE:
        return change(buffer, DELETED, at, behind(buffer, at) - at, "");
    case TUI_KEY_WORD_RUB:
    case TUI_CTRL('W'):
        from = word_before(buffer);
        return change(buffer, PUT, from, at - from, "");
    case TUI_KEY_WORD_DELETE:
        return change(buffer, PUT, at, word_behind(buffer) - at, "");
    case TUI_CTRL('Z'):
        return tui_buffer_undo(buffer);
    case TUI_CTRL('Y'):
        return tui_buffer_redo(buffer);
    case TUI_KEY_ENTER:
        return buffer->has_lines ? type(buffer, '\n') : TUI_TYPED_NOT;
    default:
        return tui_key_is_text(key) ? type(buffer, key) : TUI_TYPED_NOT;
    }
}
