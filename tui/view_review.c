/* What an import would do, to be read before it does it: each doubt with its place, its words
 * and what was assumed, each change in a line.  Nothing is written until the person has said
 * so. */
#include <string.h>

#include <rectrack/text.h>

#include "tui/ask.h"
#include "tui/page.h"
#include "tui/views.h"

struct review {
    struct tui_page page;
    char *line, *question;
};

static struct review *of(struct tui_view *view)
{
    return (struct review *)view;
}

/* ---- the view ---- */

static unsigned place(const struct tui_view *view)
{
    return tui_page_place(view, TUI_AT_REVIEW);
}

static unsigned leave(struct tui_desk *desk)
{
    tui_desk_say(desk, TUI_NOTICE, "Left as it was: nothing was imported");
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct review *self = of(view);
    struct tui_desk *desk = view->desk;
    if (action == TUI_DO_YES) {
        tui_desk_wish_sure(desk, self->line);
        return TUI_REDO_CLOSE | TUI_REDO_DRAW;
    }
    if (action == TUI_DO_OPEN)
        tui_desk_open(
            desk, tui_view_confirm(desk, self->question, "Take it as it is", "Read on", NULL));
    else if (action == TUI_DO_COPY_TABLE)
        return tui_page_copy(view);
    else if (!tui_page_act(view, action) && action == TUI_DO_BACK)
        return leave(desk);
    return TUI_REDO_DRAW; /* no: back to the reading */
}

static void where(const struct tui_view *view, GString *out)
{
    tui_page_where(view, "Review of", out);
}

static void close_view(struct tui_view *view)
{
    g_free(of(view)->line);
    g_free(of(view)->question);
    tui_page_close(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = tui_page_type,
    .draw = tui_page_draw,
    .where = where,
    .close = close_view,
};

/* ---- what it shows ---- */

/* An answer that parts doubts from changes. */
struct trial {
    struct tui_answer answer; /* the first member */
    const struct rt_args *args;
    size_t doubts, told; /* how many, and lines of what would change */
    GPtrArray *notices;  /* char *: they stand behind the rest */
    enum rt_status (*line)(struct rt_output *out, const char *label, const char *text,
                           struct rt_error *error);
};

/* A place begins with the file as it was named: its folders are known. */
static const char *short_place(const struct rt_args *args, const char *place_of)
{
    for (size_t i = 0; rt_args_argument(args, i); i++) {
        const char *file = rt_args_argument(args, i), *slash = strrchr(file, '/');
        if (slash && g_str_has_prefix(place_of, file))
            return place_of + (slash + 1 - file);
    }
    return place_of;
}

static void take_doubt(struct rt_output *out, const char *place_of, const char *words,
                       const char *assumed)
{
    enum { INDENT = 2, SHORT = 160 };
    struct trial *trial = (struct trial *)out;
    struct tui_pager *pager = trial->answer.pager;
    g_autoptr(GString) clean = g_string_new(NULL), quoted = g_string_new("\"");
    if (!trial->doubts++)
        out->heading(out, "Doubtful", NULL);
    if (pager->lines.n > TUI_ANSWER_ROWS)
        return;
    rt_text_clean(clean, words, RT_CLEAN_LINE);
    rt_text_clip(quoted, clean->str, SHORT, pager->is_ascii);
    g_string_append_c(quoted, '"');
    tui_pager_add(pager, NULL, 0, TUI_LABEL, short_place(trial->args, place_of));
    tui_pager_add(pager, NULL, INDENT, TUI_PLAIN, quoted->str);
    tui_pager_add(pager, NULL, INDENT, TUI_PLAIN, assumed);
}

static enum rt_status take_line(struct rt_output *out, const char *label, const char *text,
                                struct rt_error *error)
{
    struct trial *trial = (struct trial *)out;
    if (!trial->told++)
        out->heading(out, "What would change", error);
    return trial->line(out, label, text, error);
}

static void take_notice(struct rt_output *out, const char *sentence)
{
    g_ptr_array_add(((struct trial *)out)->notices, g_strdup(sentence));
}

static void lay_notices(struct trial *trial)
{
    struct rt_output *out = &trial->answer.output;
    if (trial->notices->len)
        out->heading(out, "To know", NULL);
    for (guint i = 0; i < trial->notices->len; i++)
        trial->line(out, NULL, trial->notices->pdata[i], NULL);
}

/* ---- opening it ---- */

/* The command line with two options more or one, its words quoted where they need it. */
static char *line_with(char *const *words, bool is_dry)
{
    GString *line = g_string_new(NULL);
    for (size_t i = 0; words[i]; i++) {
        g_autofree char *quoted = g_shell_quote(words[i]);
        bool is_plain = strspn(words[i], G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._/=") ==
                        strlen(words[i]);
        g_string_append_printf(line, "%s%s%s", i ? " " : "", is_plain ? words[i] : quoted,
                               i        ? ""
                               : is_dry ? " --dry-run --accept-doubts"
                                        : " --accept-doubts");
    }
    return g_string_free(line, FALSE);
}

/* "update.docx, more.csv"; g_free it. */
static char *files_of(const struct rt_args *args)
{
    GString *files = g_string_new(NULL);
    for (size_t i = 0; rt_args_argument(args, i); i++) {
        g_autofree char *name = g_path_get_basename(rt_args_argument(args, i));
        g_string_append_printf(files, "%s%s", i ? ", " : "", name);
    }
    return g_string_free(files, FALSE);
}

static struct tui_view *new_review(struct tui_desk *desk, const struct trial *trial,
                                   struct tui_pager *pager, char *line)
{
    struct review *self = g_new0(struct review, 1);
    g_autofree char *files = files_of(trial->args);
    g_autofree char *doubts =
        trial->doubts
            ? g_strdup_printf(" with %zu doubt%s", trial->doubts, trial->doubts == 1 ? "" : "s")
            : g_strdup("");
    self->page.view = (struct tui_view){&class, desk};
    self->page.title = g_strdup_printf("%s, not taken in yet", files);
    self->page.pager = *pager;
    self->line = line;
    self->question = g_strdup_printf("Take %s%s? Undo takes it back.", files, doubts);
    return &self->page.view;
}

/* Runs the line dry; what it refuses is said. */
static void try_line(struct tui_desk *desk, const struct rt_args *args, char *const *words)
{
    struct tui_pager pager;
    struct trial trial = {.args = args, .notices = g_ptr_array_new_with_free_func(g_free)};
    g_autofree char *dry = line_with(words, true);
    g_auto(GStrv) dry_words = NULL;
    g_shell_parse_argv(dry, NULL, &dry_words, NULL);
    tui_pager_init(&pager, desk->is_ascii);
    tui_answer_init(&trial.answer, &pager);
    trial.line = trial.answer.output.line;
    trial.answer.output.line = take_line;
    trial.answer.output.notice = take_notice;
    trial.answer.output.doubt = take_doubt;
    trial.answer.show = desk->show;
    trial.answer.shower = desk->waiter;
    enum rt_status status = tui_ask_into(desk, (const char *const *)dry_words,
                                         g_strv_length(dry_words), &trial.answer);
    lay_notices(&trial);
    tui_desk_reload(desk); /* what it read anew is not kept */
    if (status == RT_OK) {
        tui_desk_open(desk, new_review(desk, &trial, &pager, line_with(words, false)));
        pager = (struct tui_pager){0};
    }
    tui_answer_clear(&trial.answer);
    g_ptr_array_unref(trial.notices);
    tui_pager_clear(&pager);
}

bool tui_open_review_line(struct tui_desk *desk, const char *line)
{
    struct rt_args args = {0};
    g_auto(GStrv) words = NULL;
    bool is_review = rt_args_parse_line(&args, line, NULL) == RT_OK &&
                     !strcmp(args.command->name, "import") && rt_args_argument(&args, 0) &&
                     !rt_args_option(&args, "dry-run") && !rt_args_option(&args, "help") &&
                     !tui_desk_why_readonly(desk) &&
                     g_shell_parse_argv(line, NULL, &words, NULL);
    if (is_review)
        try_line(desk, &args, words + (strcmp(words[0], "rectrack") == 0));
    rt_args_clear(&args);
    return is_review;
}
