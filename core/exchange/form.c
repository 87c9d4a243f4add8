/* A form: its columns, its words to whoever fills it in, and the marks that hold it
 * together.
 *
 * The form's mark says whose and of when it is, what it asks, and has a token, the hash of
 * that with the key.  The mark of a row says for which reference it was sent, what was so
 * then, has a check of each cell that is to be read, and a seal, the hash of all that with
 * key and token: rows may be taken out, put in another order, or copied from elsewhere, and
 * each is known for what it is. */
#include "exchange/form.h"

#include <string.h>

#include <rectrack/text.h>

#include "base/hash.h"
#include "exchange/form_parts.h"
#include "exchange/paper.h"

enum { DIGITS = 16, CHECK = 8 }; /* of a token or seal; of the check of one cell */

static const char *const yes[] = {"yes", NULL};
static const char *const colours[] = {"red", "amber", "green", "complete", "not due", NULL};

const struct form_column form_columns[FORM_CELLS] = {
    [FORM_TITLE] = {"Recommendation", 26, NULL, NULL},
    [FORM_ACTIONS] = {"Key actions", 32, NULL, NULL},
    [FORM_TARGETS] = {"Target dates", 18, NULL, NULL},
    [FORM_BEFORE] = {"Last reported", 40, NULL, NULL},
    [FORM_COLOUR] = {"RAG now", 16, NULL, NULL},
    [FORM_PROGRESS] = {"Progress", 44,
                       "What was achieved since the last report. An empty line begins a new "
                       "paragraph.",
                       NULL},
    [FORM_CHALLENGE] = {"Challenge", 30, "What stands in the way.", NULL},
    [FORM_NO_CHANGE] = {"No change", 9,
                        "yes, if there is nothing to tell; Progress and Challenge stay empty "
                        "then.",
                        yes},
    [FORM_RAG] =
        {"New RAG", 10,
         "red, amber, green, complete or not due, if the colour changes or none is set "
         "yet.",
         colours},
    [FORM_REASON] = {"Reason for the new RAG", 18, "Why it is another than the one suggested.",
                     NULL},
    [FORM_DONE] =
        {"Key actions done", 11,
         "The numbers of those that are complete now and were not before, such as 1, 3.", NULL},
    [FORM_TARGET] =
        {"New target date", 14,
         "Only if it moves, and with its reason. Where there are several, the number "
         "of the one that moves comes first: 2 = December 2020.",
         NULL},
    [FORM_TARGET_REASON] = {"Reason for the new target date", 18, "Why the target moves.",
                            NULL},
};

const char form_ref_heading[] = "Reference", form_mark_heading[] = "For the program";

const char form_sheet_how[] =
    "Please write in the cells from Progress on, and send the file back. What is left empty "
    "stays as it is.";

const char form_xlsx_how[] =
    "What a yellow cell takes is said where you click it, and on the second sheet; Alt and "
    "Enter "
    "begin a new line in it. The grey cells are protected against slips, without a password.";

char *form_instruction(size_t i)
{
    static const char general[] =
        "What is left empty stays as it is. Please change nothing before Progress, nor what is "
        "for the program; if something there is wrong, say so under Progress.";
    size_t cell = FORM_ANSWERS + i - 1;
    if (i == 0)
        return g_strdup(general);
    return cell < FORM_CELLS
               ? g_strdup_printf("%s: %s", form_columns[cell].heading, form_columns[cell].help)
               : NULL;
}

void form_clear(struct form *form)
{
    rt_arena_clear(&form->arena);
    *form = (struct form){0};
}

struct form_row *form_add(struct form *form, const char *ref)
{
    struct form_row *row = rt_list_add(&form->rows, &form->arena, sizeof *row);
    row->ref = rt_arena_copy(&form->arena, ref);
    row->sent = "";
    for (size_t i = 0; i < FORM_CELLS; i++)
        row->cells[i] = "";
    return row;
}

bool form_set(struct form *form, struct form_row *row, enum form_cell cell, const char *words)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    paper_clean(clean, words);
    bool is_cut = g_utf8_strlen(clean->str, -1) > FORM_MOST;
    if (is_cut) {
        const char *end = g_utf8_offset_to_pointer(clean->str, FORM_MOST - 2);
        g_string_truncate(clean, (gsize)(end - clean->str));
        g_string_append(clean, " …");
    }
    row->cells[cell] = rt_arena_copy(&form->arena, clean->str);
    return !is_cut;
}

char *form_title(const struct form *form)
{
    return g_strdup_printf("Update for %s: %s", form->label ? form->label : form->period,
                           form->owner);
}

/* ---- hashes ---- */

static void feed(struct hash *hash, const char *words)
{
    hash_add(hash, words, strlen(words) + 1);
}

static const char *end_hash(struct hash *hash, size_t digits, struct rt_arena *arena)
{
    char all[HASH_ROOM];
    hash_end(hash, all);
    return rt_arena_text(arena, all, digits);
}

/* The words of a cell, whatever programs do to its ends and its empty lines. */
static void feed_words(struct hash *hash, const char *words)
{
    g_auto(GStrv) lines = g_strsplit_set(words, "\r\n", -1);
    for (char **line = lines; *line; line++) {
        g_strstrip(*line);
        if (**line) {
            hash_add(hash, *line, strlen(*line));
            hash_add(hash, "\n", 1);
        }
    }
    hash_add(hash, "", 1);
}

static const char *token_of(struct form *form, const char *key)
{
    struct hash hash;
    hash_begin(&hash);
    const char *const each[] = {"rectrack form", key, form->period, form->made, form->owner};
    for (size_t i = 0; i < G_N_ELEMENTS(each); i++)
        feed(&hash, each[i]);
    for (size_t i = 0; i < form->refs.n; i++)
        feed(&hash, rt_texts_at(&form->refs, i));
    return end_hash(&hash, DIGITS, &form->arena);
}

static const char *check_of(struct form *form, const struct form_row *row, const char *ref,
                            size_t cell, const char *key)
{
    struct hash hash;
    hash_begin(&hash);
    const char *const each[] = {"rectrack cell", key, ref, form_columns[cell].heading};
    for (size_t i = 0; i < G_N_ELEMENTS(each); i++)
        feed(&hash, each[i]);
    feed_words(&hash, row->cells[cell]);
    return end_hash(&hash, CHECK, &form->arena);
}

static const char *seal_of(struct form *form, const char *ref, const char *checks,
                           const char *sent, const char *key)
{
    struct hash hash;
    hash_begin(&hash);
    const char *const each[] = {"rectrack row", key, form->token, ref, checks, sent};
    for (size_t i = 0; i < G_N_ELEMENTS(each); i++)
        feed(&hash, each[i]);
    return end_hash(&hash, DIGITS, &form->arena);
}

void form_answers(const struct form *form, char out[static FORM_ID + 1])
{
    struct hash hash;
    char all[HASH_ROOM];
    hash_begin(&hash);
    for (size_t i = 0; i < form->refs.n; i++)
        for (size_t k = 0; k < form->rows.n; k++) {
            const struct form_row *row = form_row_at(form, k);
            if (g_strcmp0(row->asked, rt_texts_at(&form->refs, i)) != 0)
                continue;
            feed(&hash, row->asked);
            for (size_t cell = FORM_ANSWERS; cell < FORM_CELLS; cell++)
                feed_words(&hash, row->cells[cell]);
        }
    hash_end(&hash, all);
    g_strlcpy(out, all, FORM_ID + 1);
}

/* ---- marks ---- */

/* "rectrack form 1; period 2020-06; made 2020-06-15; token ...; asks SI-5 SI-6; owner
 * Hampton Trust": a name may hold anything and comes last. */
static const char *const mark_words[] = {"rectrack form 1; period ", "; made ", "; token ",
                                         "; asks ", "; owner "};

bool form_sniff(const char *head, size_t n)
{
    return memmem(head, n, mark_words[0], strlen(mark_words[0])) != NULL;
}

enum rt_status form_refuse(const char *file, struct rt_error *error)
{
    return rt_fail_at(error, RT_REFUSED, file, 0, 0,
                      "the file is a form that came back; rectrack form take FILE takes it");
}

static void make_mark(struct form *form)
{
    g_autoptr(GString) refs = g_string_new(NULL);
    for (size_t i = 0; i < form->refs.n; i++)
        g_string_append_printf(refs, "%s%s", i ? " " : "", rt_texts_at(&form->refs, i));
    g_autoptr(GString) mark = g_string_new(NULL);
    const char *const values[] = {form->period, form->made, form->token, refs->str,
                                  form->owner};
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        g_string_append_printf(mark, "%s%s", mark_words[i], values[i]);
    form->mark = rt_arena_copy(&form->arena, mark->str);
}

bool form_read_mark(struct form *form, const char *mark)
{
    const char *values[G_N_ELEMENTS(mark_words)];
    const char *at = mark;
    if (rt_text_check(mark, strlen(mark), NULL, NULL) != RT_OK || strchr(mark, '\n'))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(mark_words); i++) {
        const char *word = strstr(at, mark_words[i]);
        if (!word || (i == 0 && word != mark))
            return false;
        if (i)
            values[i - 1] = rt_arena_text(&form->arena, at, (size_t)(word - at));
        at = word + strlen(mark_words[i]);
    }
    values[G_N_ELEMENTS(values) - 1] = at;
    form->mark = rt_arena_copy(&form->arena, mark);
    form->period = values[0];
    form->made = values[1];
    form->token = values[2];
    form->owner = rt_arena_copy(&form->arena, at);
    g_auto(GStrv) refs = g_strsplit(values[3], " ", -1);
    form->refs = (struct rt_list){0};
    for (char **ref = refs; *ref; ref++)
        if (**ref)
            rt_texts_add(&form->refs, &form->arena, *ref);
    return true;
}

/* "sent SI-5; checks; seal; what was so" */
static void mark_row(struct form *form, struct form_row *row, const char *key)
{
    g_autoptr(GString) checks = g_string_new(NULL);
    for (size_t cell = 0; cell < FORM_ANSWERS; cell++)
        g_string_append(checks, check_of(form, row, row->ref, cell, key));
    g_autofree char *mark =
        g_strdup_printf("sent %s; %s; %s; %s", row->ref, checks->str,
                        seal_of(form, row->ref, checks->str, row->sent, key), row->sent);
    row->mark = rt_arena_copy(&form->arena, mark);
}

enum rt_status form_seal(struct form *form, const char *key, struct rt_error *error)
{
    size_t longest;
    form->refs = (struct rt_list){0};
    for (size_t i = 0; i < form->rows.n; i++)
        rt_texts_add(&form->refs, &form->arena, form_row_at(form, i)->ref);
    form->token = token_of(form, key);
    make_mark(form);
    longest = strlen(form->mark);
    for (size_t i = 0; i < form->rows.n; i++) {
        struct form_row *row = form_row_at(form, i);
        mark_row(form, row, key);
        longest = MAX(longest, strlen(row->mark));
    }
    return longest <= FORM_MOST
               ? RT_OK
               : rt_fail(error, RT_REFUSED,
                         "%zu recommendations, or one with very many parts, are too much for "
                         "one form; ask by rectrack chase",
                         form->rows.n);
}

static void judge_row(struct form *form, struct form_row *row, const char *key)
{
    static const char begin[] = "sent ";
    enum { REF, CHECKS, SEAL, SENT, PARTS };
    if (!row->mark || !g_str_has_prefix(row->mark, begin))
        return;
    g_auto(GStrv) parts = g_strsplit(row->mark + strlen(begin), "; ", PARTS);
    if (g_strv_length(parts) != PARTS || strlen(parts[CHECKS]) != CHECK * FORM_ANSWERS ||
        strcmp(seal_of(form, parts[REF], parts[CHECKS], parts[SENT], key), parts[SEAL]) != 0)
        return;
    row->asked = rt_arena_copy(&form->arena, parts[REF]);
    row->sent = rt_arena_copy(&form->arena, parts[SENT]);
    for (size_t cell = 0; cell < FORM_ANSWERS; cell++)
        if (strncmp(check_of(form, row, row->asked, cell, key), parts[CHECKS] + CHECK * cell,
                    CHECK) != 0)
            row->altered |= 1U << cell;
}

bool form_judge(struct form *form, const char *key)
{
    if (!form->mark || strcmp(token_of(form, key), form->token) != 0)
        return false;
    for (size_t i = 0; i < form->rows.n; i++)
        judge_row(form, form_row_at(form, i), key);
    return true;
}

/* ---- headings ---- */

enum form_cell form_cell_named(const char *heading)
{
    g_autofree char *asked = rt_text_fold(heading);
    size_t cell = 0;
    for (; cell < FORM_CELLS; cell++) {
        g_autofree char *folded = rt_text_fold(form_columns[cell].heading);
        if (strcmp(asked, folded) == 0)
            break;
    }
    return (enum form_cell)cell;
}
