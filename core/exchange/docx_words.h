/* The paragraphs of a Word document while they are read: words as they come, what of their
 * beginning is bold, and the number that a list gives.
 *
 * Knows no table and no element.  A paragraph may stand in another one (a text box hangs on
 * a word); it comes behind that one then.
 */
#ifndef EXCHANGE_DOCX_WORDS_H
#define EXCHANGE_DOCX_WORDS_H

#include "exchange/docx_list.h"
#include "exchange/grid.h"

enum {
    DOCX_WORDS_DEEPEST = 16,   /* paragraphs in one another */
    DOCX_WORDS_FIELDS = 32,    /* and fields */
    DOCX_WORDS_ROOM = 1 << 20, /* bytes of a row, with what its paragraphs cost */
};

struct docx_run {
    bool has_bold, is_bold; /* says itself; else its styles do */
    bool is_style_bold;
    bool is_hidden;
};

struct docx_words {
    const struct docx_styles *styles;
    struct docx_lists *lists;
    struct docx_run run;
    struct docx_open { /* a paragraph */
        GString *text;
        struct rt_list *into; /* its place: the at-th there */
        size_t at, bold;
        const char *style; /* its id, of names; NULL: none */
        struct docx_number number;
        bool has_number; /* says itself; else its style does */
        bool is_style_bold;
        bool is_plain;  /* what is bold has ended */
        bool is_joined; /* its end is deleted: the next one goes on in it */
    } open[DOCX_WORDS_DEEPEST];
    unsigned n;                      /* open ones */
    bool is_told[DOCX_WORDS_FIELDS]; /* of each open field: its instruction is over */
    unsigned fields;                 /* open ones */
    unsigned pick, entry;            /* of a list to choose from */
    size_t room;                     /* that is left; the caller gives it */
    size_t marks;                    /* bytes that lists put; as the room */
    bool is_full;                    /* something found no room */
    bool has_hidden;                 /* words that nobody sees were left out */
};

void docx_words_init(struct docx_words *words, const struct docx_styles *styles,
                     struct docx_lists *lists);
void docx_words_clear(struct docx_words *words);

/* A paragraph begins; into: its cell's, which must stay there until docx_words_tidy;
 * NULL: its words count nowhere.  At most DOCX_WORDS_DEEPEST at once. */
void docx_words_open(struct docx_words *words, struct rt_list *into, struct rt_arena *arena);

/* The innermost one ends; is_kept: it may go on in the next of its cell. */
void docx_words_close(struct docx_words *words, struct rt_arena *arena, bool is_kept);

/* The cell ends: what was joined to nothing ends too, and what is empty goes. */
void docx_words_tidy(struct docx_words *words, struct rt_list *paragraphs,
                     struct rt_arena *arena);

/* The innermost one, or NULL. */
struct docx_open *docx_words_current(struct docx_words *words);

/* Its style; id is copied. */
void docx_words_style(struct docx_words *words, struct rt_arena *arena, const char *id);

/* More words of it, as the run has them; nowhere if no paragraph is open, or in the
 * instruction of a field. */
void docx_words_put(struct docx_words *words, const char *text);

/* A tick or a box out of a font of signs, by its number there, "F0FC". */
void docx_words_put_sign(struct docx_words *words, const char *code);

/* A field goes on: "begin", "separate" (its result follows) or "end". */
void docx_words_field(struct docx_words *words, const char *step);

/* The next entry of a list to choose from: the pick-th is the result of its field, and stands
 * nowhere else. */
void docx_words_entry(struct docx_words *words, const char *entry);

/* Takes from the room. */
void docx_words_spend(struct docx_words *words, size_t n);

#endif
