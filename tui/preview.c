/* A recommendation in a few lines: what it is, where it stands, what was said
 * last.  With more room each text gets more lines. */
#include "tui/preview.h"

#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/text.h>

#include "tui/badge.h"

enum { LABEL = 11 };

/* "suggested ▲ AMBER: A challenge stands; waits: Funding" */
static char *rag_words(const struct rt_record *record, bool is_ascii)
{
    bool is_suggested = record->rag == RT_RAG_NONE;
    enum rt_rag rag = is_suggested ? record->suggested : record->rag;
    if (rag == RT_RAG_NONE)
        return g_strdup("");
    g_autofree char *word = g_utf8_strup(rt_rags[rag].label, -1);
    GString *words = g_string_new(is_suggested ? "suggested " : "");
    if (!is_ascii)
        g_string_append_printf(words, "%s ", rt_rag_shape(rag));
    g_string_append(words, word);
    if (is_suggested && record->rag_reason)
        g_string_append_printf(words, ": %s", record->rag_reason);
    for (size_t i = 0; i < record->waiting_now.n; i++)
        g_string_append_printf(words, "%s%s",
                               i ? ", " : "; waits: ", rt_texts_at(&record->waiting_now, i));
    return g_string_free(words, FALSE);
}

static void draw_title(struct tui_canvas *canvas, const struct rt_record *record, int y)
{
    g_autofree char *rag = rag_words(record, canvas->is_ascii);
    int width = MIN(tui_measure(canvas, rag), canvas->cols / 2);
    int x = 1 + tui_put(canvas, y, 1, canvas->cols / 3, TUI_NAME, record->ref) + 2;
    tui_put(canvas, y, x, canvas->cols - 3 - width - x, TUI_NAME, rt_describe_name(record));
    tui_put(canvas, y, canvas->cols - 1 - width, width, TUI_PLAIN, rag);
}

static void add_fact(GString *facts, const struct tui_canvas *canvas, const char *fact)
{
    if (!fact || !*fact)
        return;
    if (facts->len)
        g_string_append_printf(facts, " %s ", tui_glyph(canvas, TUI_GLYPH_DOT));
    g_string_append(facts, fact);
}

/* "scrutiny inquiry 2019 · also NA-9 · response not recorded · 0 of 4 actions done" */
static void draw_facts(struct tui_canvas *canvas, const struct rt_record *record,
                       const struct rt_facts *facts, int y)
{
    GString *words = g_string_new(NULL);
    const struct rt_source *source = facts ? rt_facts_source(facts, record->source) : NULL;
    if (source && source->kind) {
        g_autofree char *name = g_strdup_printf("%s%s%s", source->kind, source->date ? " " : "",
                                                source->date ? source->date : "");
        add_fact(words, canvas, name);
    }
    for (size_t i = 0; i < record->links.n && i < 3; i++) {
        const struct rt_link *link = rt_link_at(&record->links, i);
        g_autofree char *also =
            g_strdup_printf("%s %s", rt_link_kinds[link->kind].label, link->ref);
        add_fact(words, canvas, also);
    }
    if (record->response != RT_RESPONSE_NONE)
        add_fact(words, canvas, rt_responses[record->response].label);
    else
        add_fact(words, canvas, "response not recorded");
    add_fact(words, canvas, rt_states[record->state].label);
    size_t done = 0;
    for (size_t i = 0; i < record->actions.n; i++)
        done += rt_action_at(&record->actions, i)->state == RT_STATE_COMPLETE;
    g_autofree char *actions =
        record->actions.n ? g_strdup_printf("%zu of %zu action%s done", done, record->actions.n,
                                            record->actions.n == 1 ? "" : "s")
                          : NULL;
    add_fact(words, canvas, actions);
    tui_put(canvas, y, 1, canvas->cols - 2, TUI_PLAIN, words->str);
    g_string_free(words, TRUE);
}

struct passage {
    const char *label;
    GString *text;
};

static void add_passage(struct passage *passages, size_t *n, const char *label,
                        const struct rt_list *paragraphs)
{
    if (!paragraphs->n)
        return;
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < paragraphs->n; i++)
        g_string_append_printf(text, "%s%s", i ? " " : "", rt_texts_at(paragraphs, i));
    passages[(*n)++] = (struct passage){label, text};
}

/* What the latest update says, else the text of the recommendation. */
static size_t gather(const struct rt_record *record, struct passage passages[static 4])
{
    size_t n = 0;
    if (record->updates.n) {
        const struct rt_update *last = rt_update_at(&record->updates, record->updates.n - 1);
        add_passage(passages, &n, "Progress", &last->progress);
        add_passage(passages, &n, "Challenge", &last->challenge);
        add_passage(passages, &n, "Update", &last->other);
        if (!n && last->no_change)
            passages[n++] = (struct passage){"Update", g_string_new("no change")};
    }
    if (!n && record->text)
        passages[n++] = (struct passage){"Text", g_string_new(record->text)};
    return n;
}

/* Wraps a text into lines, the last one clipped.  Returns the lines used. */
static int draw_wrapped(struct tui_canvas *canvas, int y, int x, int lines, enum tui_role role,
                        const char *text)
{
    GString *clean = g_string_new(NULL);
    rt_text_clean(clean, text,
                  RT_CLEAN_LINE | (canvas->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    int width = MAX(canvas->cols - 1 - x, 2), used = 0;
    const char *at = clean->str;
    while (at && used < lines) {
        const char *next = NULL;
        size_t length = rt_text_wrap(at, width, &next);
        g_autofree char *piece = used + 1 == lines ? g_strdup(at) : g_strndup(at, length);
        tui_put(canvas, y + used, x, width, role, piece);
        used++;
        at = next;
    }
    g_string_free(clean, TRUE);
    return used;
}

static void draw_passages(struct tui_canvas *canvas, const struct rt_record *record, int y,
                          int height)
{
    struct passage passages[4];
    size_t n = gather(record, passages);
    for (size_t i = 0; i < n; i++) {
        int lines = MAX(height / (int)(n - i), 1);
        if (height > 0) {
            tui_put(canvas, y, 1, LABEL - 1, TUI_LABEL, passages[i].label);
            int used =
                draw_wrapped(canvas, y, 1 + LABEL, lines, TUI_PLAIN, passages[i].text->str);
            y += used;
            height -= used;
        }
        g_string_free(passages[i].text, TRUE);
    }
}

void tui_preview_draw(struct tui_canvas *canvas, const struct rt_record *record,
                      const struct rt_facts *facts, int y, int height)
{
    draw_title(canvas, record, y);
    if (height > 1)
        draw_facts(canvas, record, facts, y + 1);
    draw_passages(canvas, record, y + 2, height - 2);
}

void tui_preview_draw_single(struct tui_canvas *canvas, const struct rt_record *record, int y,
                             int height)
{
    char badge[16];
    bool is_suggested = record->rag == RT_RAG_NONE;
    enum tui_role role = tui_badge(is_suggested ? record->suggested : record->rag, is_suggested,
                                   canvas->is_ascii, badge);
    int end = y + height, x = 1;
    tui_put(canvas, y, 0, 1, TUI_PLAIN, ">");
    tui_cursor(canvas, y, 0);
    x += tui_put(canvas, y, x, canvas->cols / 2, TUI_NAME, record->ref) + 1;
    x += tui_put(canvas, y, x, 3, role, badge) + 1;
    struct rt_arena arena = {0};
    tui_put(canvas, y, x + 1, canvas->cols - x - 2, TUI_PLAIN,
            rt_describe_targets(record, &arena));
    tui_zone_add(canvas, y, 0, canvas->cols, TUI_ZONE_ROW, -1);
    y++;
    y += draw_wrapped(canvas, y, 1, MIN(2, end - y), TUI_PLAIN, rt_describe_name(record));
    if (y < end)
        tui_put(canvas, y++, 1, canvas->cols - 2, TUI_PLAIN,
                rt_describe_owners(record, &arena));
    draw_passages(canvas, record, y, end - y);
    rt_arena_clear(&arena);
}
