/* Marks in bytes.  In XML without a document type four things begin with "<": an
 * instruction, a remark, text as it stands, an element. */
#include "exchange/xml_guard.h"

#include <string.h>

enum { IN_TEXT, IN_BEGIN, IN_ELEMENT, IN_INSTRUCTION, IN_REMARK, IN_CDATA };

static void enter(struct xml_guard *guard, int at)
{
    guard->at = at;
    guard->length = guard->attributes = 0;
    guard->quote = 0;
}

/* Do the bytes up to here end so? */
static bool ends(const struct xml_guard *guard, const char *with, size_t n)
{
    return memcmp(guard->last + sizeof guard->last - n, with, n) == 0;
}

static void keep(struct xml_guard *guard, char c)
{
    memmove(guard->last, guard->last + 1, sizeof guard->last - 1);
    guard->last[sizeof guard->last - 1] = c;
}

/* Is what stands behind "<" the beginning of that word? */
static bool begins(const struct xml_guard *guard, const char *word)
{
    return guard->length <= strlen(word) && ends(guard, word, guard->length);
}

static const char *begin(struct xml_guard *guard, char c)
{
    static const char remark[] = "!--", cdata[] = "![CDATA[";
    guard->is_end = c == '/';
    if (guard->length == 1 && c != '!')
        enter(guard, c == '?' ? IN_INSTRUCTION : IN_ELEMENT);
    else if (begins(guard, remark) && guard->length == strlen(remark))
        enter(guard, IN_REMARK);
    else if (begins(guard, cdata) && guard->length == strlen(cdata))
        enter(guard, IN_CDATA);
    else if (!begins(guard, remark) && !begins(guard, cdata))
        return "declares a document type, which may name other files";
    return NULL;
}

static const char *step_element(struct xml_guard *guard, char c)
{
    if (guard->quote) {
        if ((unsigned char)c == guard->quote)
            guard->quote = 0;
    } else if (c == '"' || c == '\'') {
        guard->quote = (unsigned char)c;
        if (++guard->attributes > XML_GUARD_ATTRIBUTES)
            return "has an element with more than 256 attributes";
    } else if (c == '>') {
        bool is_empty = ends(guard, "/>", 2);
        guard->depth += guard->is_end ? -1 : is_empty ? 0 : 1;
        enter(guard, IN_TEXT);
    }
    return guard->depth > XML_GUARD_DEPTH ? "has more than 200 elements in one another" : NULL;
}

static const char *step(struct xml_guard *guard, char c)
{
    static const char *const closes[] = {
        [IN_INSTRUCTION] = "?>", [IN_REMARK] = "-->", [IN_CDATA] = "]]>"};
    if (++guard->length > XML_GUARD_LENGTH)
        return "has more than 1 MiB in one piece";
    if (guard->at == IN_BEGIN)
        return begin(guard, c);
    if (guard->at == IN_ELEMENT)
        return step_element(guard, c);
    if (guard->at == IN_TEXT && c == '<')
        enter(guard, IN_BEGIN);
    else if (guard->at != IN_TEXT && guard->length >= strlen(closes[guard->at]) &&
             ends(guard, closes[guard->at], strlen(closes[guard->at])))
        enter(guard, IN_TEXT);
    return NULL;
}

/* UTF-16 begins with a mark of two bytes, or has NULs. */
static bool is_wide(const struct xml_guard *guard, char c)
{
    return !c || (guard->before < 2 && (c == '\xFE' || c == '\xFF'));
}

const char *xml_guard_check(struct xml_guard *guard, const char *bytes, size_t n)
{
    const char *trouble = NULL;
    for (size_t i = 0; i < n && !trouble; i++) {
        keep(guard, bytes[i]);
        trouble = is_wide(guard, bytes[i]) ? "is not in UTF-8" : step(guard, bytes[i]);
        guard->before++;
    }
    return trouble;
}
