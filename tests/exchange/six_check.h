/* Reads the papers back that are no packages: each in the words that its format can tell,
 * beside the same words of the table it was made of. */
#ifndef TESTS_EXCHANGE_SIX_CHECK_H
#define TESTS_EXCHANGE_SIX_CHECK_H

#include <stdbool.h>

#include <glib.h>

#include "report/table.h"

/* HTML in the words of sample_words, without the names of rows; g_free it. */
char *html_words(const GString *html);

/* CSV: the cells of each line.  parts: struct report_part, of report_keep. */
char *csv_words(const GString *csv);
char *csv_words_of(const struct rt_list *parts);

/* Markdown: of the rows below each other the words of each column, without blanks. */
char *markdown_words(const GString *markdown);
char *markdown_words_of(const struct rt_list *parts);

/* PDF: the words of each page in their order, without blanks and the number at its foot;
 * g_strfreev it. */
char **pdf_pages(const GString *pdf);

/* What they have to be together, and between which of its bytes the heads of which table
 * stand again where a page begins. */
struct pdf_heads {
    size_t begin, end;
    char *words;
};
struct pdf_expected {
    GString *words;
    GArray *tables; /* struct pdf_heads */
};
void pdf_expect(struct pdf_expected *expected, const struct rt_list *parts);
void pdf_expected_clear(struct pdf_expected *expected);

/* "" where none are. */
const char *pdf_heads_at(const struct pdf_expected *expected, size_t at);

/* A text with what has no face, or no glyph, as itself (<U+202E>), and what is no character as
 * all papers show it. */
char *six_faces(const char *words);

/* All bytes of a text but line feeds, in order: how often each stands there. */
char *six_letters(const char *words);

/* Appends a text without blanks, and with its faces; the words of a cell as a person reads
 * them. */
void six_close_up(GString *out, const char *text);
void six_add_cell(GString *out, const struct report_cell *cell);

#endif
