/* changes: what became of each recommendation since it was last reported. */
#include "command/command.h"

#include <string.h>

#include <jansson.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>

#include "exchange/csv.h"
#include "exchange/paper.h"
#include "report/earlier.h"
#include "report/since.h"

struct changed {
    const char *ref, *name;
    struct rt_list news; /* struct report_news */
};

struct changes {
    struct rt_context *context;
    struct rt_register *reg;
    struct rt_outlook outlook;
    const struct rt_period *since;
    struct rt_arena arena;
    struct rt_list list; /* struct changed, in the order of the papers */
    size_t total;        /* recommendations there are */
};

/* ---- what was reported, beside what is ---- */

static void compare(struct changes *changes, const struct rt_record *then,
                    const struct rt_record *now)
{
    struct rt_list news = {0};
    report_since(then, now, changes->since, changes->outlook.facts, &changes->arena, &news);
    if (!news.n)
        return;
    const struct rt_record *either = now ? now : then;
    struct changed *changed = rt_list_add(&changes->list, &changes->arena, sizeof *changed);
    *changed = (struct changed){rt_arena_copy(&changes->arena, either->ref),
                                rt_arena_copy(&changes->arena, rt_describe_name(either)), news};
}

static enum rt_status compare_gone(struct changes *changes, struct report_earlier *earlier,
                                   struct rt_error *error)
{
    struct rt_list gone = {0};
    enum rt_status status = report_earlier_left(earlier, &changes->arena, &gone, error);
    for (size_t i = 0; i < gone.n && status == RT_OK; i++)
        compare(changes, *(const struct rt_record **)rt_list_item(&gone, i, sizeof(void *)),
                NULL);
    return status;
}

static enum rt_status compare_all(struct changes *changes, struct rt_stream *then,
                                  struct rt_stream *now, struct rt_error *error)
{
    struct rt_item item;
    struct report_earlier *earlier = report_earlier_new(then);
    enum rt_status status;
    while ((status = rt_stream_next(now, &item, error)) == RT_OK && item.shape) {
        const struct rt_record *record = item.value, *was;
        if (item.shape != &rt_record_shape)
            continue;
        changes->total++;
        status = report_earlier_find(earlier, record->ref, &was, error);
        if (status != RT_OK)
            break;
        compare(changes, was, record);
    }
    if (status == RT_OK)
        status = compare_gone(changes, earlier, error);
    report_earlier_free(earlier);
    return status;
}

/* ---- in words, and as data ---- */

static enum rt_status tell_text(struct changes *changes, struct rt_error *error)
{
    struct rt_output *out = changes->context->out;
    g_autofree char *all = command_count(changes->total, "recommendation", "recommendations");
    enum rt_status status =
        command_tell(changes->context, error, "Changed", "%zu of %s since %s", changes->list.n,
                     all, changes->since->label);
    for (size_t i = 0; i < changes->list.n && status == RT_OK; i++) {
        const struct changed *changed = rt_list_item(&changes->list, i, sizeof *changed);
        g_autofree char *heading = g_strdup_printf("%s  %s", changed->ref, changed->name);
        status = out->heading(out, heading, error);
        for (size_t k = 0; k < changed->news.n && status == RT_OK; k++) {
            const struct report_news *news = rt_list_item(&changed->news, k, sizeof *news);
            status = out->line(out, report_news_kinds[news->kind].label,
                               report_news_words(news, &changes->arena), error);
        }
    }
    return status;
}

static void put_markdown(struct changes *changes, GString *page)
{
    g_string_append(page, "# Changes since ");
    markdown_put_text(page, changes->since->label);
    g_string_append_c(page, '\n');
    for (size_t i = 0; i < changes->list.n; i++) {
        const struct changed *changed = rt_list_item(&changes->list, i, sizeof *changed);
        g_autofree char *heading = g_strdup_printf("%s  %s", changed->ref, changed->name);
        g_string_append(page, "\n## ");
        markdown_put_text(page, heading);
        g_string_append(page, "\n\n");
        for (size_t k = 0; k < changed->news.n; k++) {
            const struct report_news *news = rt_list_item(&changed->news, k, sizeof *news);
            g_string_append_printf(page, "- **%s** ", report_news_kinds[news->kind].label);
            markdown_put_text(page, report_news_words(news, &changes->arena));
            g_string_append_c(page, '\n');
        }
    }
}

/* The cells of one piece of news, by the names of the columns. */
static const char *const columns[] = {"ref", "title",   "what", "about",
                                      "was", "becomes", "how",  "why"};

static void cells_of(const struct changed *changed, const struct report_news *news,
                     struct rt_arena *arena, const char *cells[G_N_ELEMENTS(columns)])
{
    const char *const all[G_N_ELEMENTS(columns)] = {changed->ref,
                                                    changed->name,
                                                    report_news_kinds[news->kind].key,
                                                    report_news_about(news, arena),
                                                    news->was,
                                                    news->becomes,
                                                    news->how,
                                                    news->why};
    memcpy(cells, all, sizeof all);
}

static void put_csv_line(const char *const cells[G_N_ELEMENTS(columns)], GString *page)
{
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        if (i)
            g_string_append_c(page, ',');
        csv_put_cell(page, cells[i] ? cells[i] : "");
    }
    g_string_append(page, "\r\n");
}

static void put_csv(struct changes *changes, GString *page)
{
    put_csv_line(columns, page);
    for (size_t i = 0; i < changes->list.n; i++) {
        const struct changed *changed = rt_list_item(&changes->list, i, sizeof *changed);
        for (size_t k = 0; k < changed->news.n; k++) {
            const char *cells[G_N_ELEMENTS(columns)];
            cells_of(changed, rt_list_item(&changed->news, k, sizeof(struct report_news)),
                     &changes->arena, cells);
            put_csv_line(cells, page);
        }
    }
}

static int dump(const char *bytes, size_t n, void *self)
{
    g_string_append_len(self, bytes, (gssize)n);
    return 0;
}

static void put_json(struct changes *changes, GString *page)
{
    json_t *array = json_array();
    for (size_t i = 0; i < changes->list.n; i++) {
        const struct changed *changed = rt_list_item(&changes->list, i, sizeof *changed);
        for (size_t k = 0; k < changed->news.n; k++) {
            const char *cells[G_N_ELEMENTS(columns)];
            json_t *one = json_object();
            cells_of(changed, rt_list_item(&changed->news, k, sizeof(struct report_news)),
                     &changes->arena, cells);
            for (size_t n = 0; n < G_N_ELEMENTS(columns); n++)
                json_object_set_new(one, columns[n],
                                    cells[n] ? json_string(cells[n]) : json_null());
            json_array_append_new(array, one);
        }
    }
    json_t *root = json_pack("{s:s, s:o}", "since", changes->since->id, "changes", array);
    json_dump_callback(root, dump, page, JSON_COMPACT);
    json_decref(root);
    g_string_append_c(page, '\n');
}

static enum rt_status tell(struct changes *changes, const char *format, struct rt_error *error)
{
    static const struct {
        const char *name;
        void (*put)(struct changes *changes, GString *page);
    } formats[] = {{"json", put_json}, {"md", put_markdown}, {"csv", put_csv}};
    struct rt_output *out = changes->context->out;
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (g_strcmp0(format, formats[i].name) == 0) {
            g_autoptr(GString) page = g_string_new(NULL);
            formats[i].put(changes, page);
            return out->bytes(out, page->str, page->len, error);
        }
    return tell_text(changes, error);
}

/* ---- the whole ---- */

/* The last closed period, or the one named, which must be closed. */
static enum rt_status choose_period(struct changes *changes, const char *name,
                                    struct rt_error *error)
{
    const struct rt_facts *facts = changes->outlook.facts;
    for (size_t i = 0; !name && i < facts->periods.n; i++)
        if (rt_period_at(&facts->periods, i)->state == RT_CLOSED)
            changes->since = rt_period_at(&facts->periods, i);
    enum rt_status status = name ? command_period(facts, name, &changes->since, error) : RT_OK;
    if (status == RT_OK && !changes->since)
        return rt_fail(error, RT_REFUSED,
                       "no period is closed yet, so nothing was reported that could have "
                       "changed");
    if (status == RT_OK && changes->since->state != RT_CLOSED)
        return rt_fail(error, RT_REFUSED,
                       "%s is open and has not been reported yet; leave --since out for the "
                       "last paper",
                       changes->since->label);
    return status;
}

static enum rt_status find(struct changes *changes, const char *name, struct rt_error *error)
{
    struct rt_stream *now, *then = NULL;
    enum rt_status status =
        command_outlook(changes->context, changes->reg, &changes->outlook, error);
    if (status == RT_OK) {
        command_tell_day(changes->context, &changes->outlook);
        status = choose_period(changes, name, error);
    }
    struct rt_select select = {.outlook = changes->outlook, .depth = RT_WHOLE};
    if (status == RT_OK)
        status = rt_register_export(changes->reg, &select, &now, error);
    if (status != RT_OK)
        return status;
    status = rt_register_snapshot(changes->reg, changes->since->id, &then, error);
    if (status == RT_OK)
        status = compare_all(changes, then, now, error);
    rt_stream_close(then);
    rt_stream_close(now);
    return status;
}

enum rt_status cmd_changes(struct rt_context *context, const struct rt_args *args,
                           struct rt_error *error)
{
    struct changes changes = {.context = context};
    enum rt_status status = command_open(context, RT_READ_ONCE, &changes.reg, error);
    if (status != RT_OK)
        return status;
    status = find(&changes, rt_args_option(args, "since"), error);
    rt_register_let_go(changes.reg);
    if (status == RT_OK)
        status = tell(&changes, rt_args_option(args, "format"), error);
    rt_arena_clear(&changes.arena);
    command_close(context, changes.reg);
    return status;
}
