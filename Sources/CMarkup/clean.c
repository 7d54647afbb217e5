// For memmem.
#define _GNU_SOURCE
#include <string.h>
#include <strings.h>

#include "CMarkup.h"
#include "references.h"


static const uint8_t *find(const uint8_t *at, const uint8_t *end, const char *mark) {
    size_t length = strlen(mark);
    return at < end ? memmem(at, (size_t)(end - at), mark, length) : NULL;
}

static bool starts(const uint8_t *at, const uint8_t *end, const char *word) {
    size_t length = strlen(word);
    return (size_t)(end - at) >= length && strncasecmp((const char *)at, word, length) == 0;
}

// A tag's name ends at `at`.
static bool ends_name(const uint8_t *at, const uint8_t *end) {
    return at >= end || *at == '>' || *at == '/' || *at == ' ' || (*at >= '\t' && *at <= '\r');
}

// Behind the comment that begins at `at`. One that nothing ends is no comment: the rest of a page is worth more than the mark.
static const uint8_t *skip_comment(const uint8_t *at, const uint8_t *end) {
    const uint8_t *text = at + 4;
    if (text < end && *text == '>') return text + 1;
    if (text + 1 < end && text[0] == '-' && text[1] == '>') return text + 2;
    const uint8_t *close = find(text, end, "-->");
    const uint8_t *other = find(text, close ? close : end, "--!>");
    if (other) return other + 4;
    return close ? close + 3 : text;
}

// The end of a tag, quotes passed over; NULL where it does not end.
static const uint8_t *tag_end(const uint8_t *at, const uint8_t *end) {
    uint8_t quote = 0;
    for (; at < end; at++) {
        if (quote) {
            if (*at == quote) quote = 0;
        } else if (*at == '>') {
            return at;
        } else if ((*at == '"' || *at == '\'') && at[-1] == '=') {
            quote = *at;
        }
    }
    return NULL;
}

// Where the closing tag of `name` begins.
static const uint8_t *closing(const uint8_t *at, const uint8_t *end, const char *name) {
    size_t length = strlen(name);
    while ((at = find(at, end, "</"))) {
        if (starts(at + 2, end, name) && ends_name(at + 2 + length, end)) return at;
        at += 2;
    }
    return NULL;
}

// Within a comment in a script, a script may open and close.
static const uint8_t *script_end(const uint8_t *at, const uint8_t *end) {
    const uint8_t *close = closing(at, end, "script");
    const uint8_t *comment = find(at, close ? close : end, "<!--");
    if (!close || !comment || find(comment, close, "-->")) return close;
    for (const uint8_t *inner = comment; (inner = memchr(inner, '<', (size_t)(close - inner))); inner++) {
        if (!starts(inner, close, "<script") || !ends_name(inner + 7, close)) continue;
        const uint8_t *next = closing(close + 2, end, "script");
        return next ? next : close;
    }
    return close;
}

// Behind a script or style that begins at `at`, which is left out.
static const uint8_t *skip_raw(
    const uint8_t *at, const uint8_t *end, const char *name, const uint8_t *start, void *context,
    void (*linked_data)(void *, size_t, size_t)) {
    const uint8_t *open = tag_end(at + 1, end);
    if (!open) return at + 1 + strlen(name);
    bool is_script = name[1] == 'c';
    const uint8_t *close = is_script ? script_end(open + 1, end) : closing(open + 1, end, name);
    if (!close) return open + 1;
    if (is_script && find(at, open, "ld+json")) linked_data(context, (size_t)(open + 1 - start), (size_t)(close - open - 1));
    const uint8_t *last = memchr(close, '>', (size_t)(end - close));
    return last ? last + 1 : end;
}

// What a page says of its encoding is for whoever decoded it; the parser would decode it once more.
static void hide_charset(uint8_t *tag, uint8_t *end) {
    for (; end - tag >= 7; tag++)
        if (starts(tag, end, "charset")) *tag = 'x';
}

// Copies text, references without a semicolon made their characters; gives where the copy ends.
static uint8_t *copy_text(const uint8_t *at, const uint8_t *end, uint8_t *out) {
    while (at < end) {
        const uint8_t *mark = memchr(at, '&', (size_t)(end - at));
        if (!mark) mark = end;
        memcpy(out, at, (size_t)(mark - at));
        out += mark - at;
        at = mark;
        if (at == end) break;
        uint8_t character = 0;
        size_t length = naql_reference_length(at, end, &character);
        if (length) {
            *out++ = (uint8_t)(0xC0 | character >> 6);
            *out++ = (uint8_t)(0x80 | (character & 0x3F));
            at += length;
        } else {
            *out++ = *at++;
        }
    }
    return out;
}

size_t naql_page_clean(
    const uint8_t *input, size_t length, uint8_t *output, void *context,
    void (*linked_data)(void *context, size_t start, size_t length)) {
    const uint8_t *at = input, *end = input + length;
    uint8_t *out = output;
    while (at < end) {
        const uint8_t *mark = memchr(at, '<', (size_t)(end - at));
        if (!mark) mark = end;
        out = copy_text(at, mark, out);
        if (mark >= end) break;
        at = mark;
        const uint8_t *next = NULL;
        if (starts(at, end, "<!--")) {
            next = skip_comment(at, end);
        } else if (at + 1 < end && (at[1] == '!' || at[1] == '?')) {
            const uint8_t *close = memchr(at, '>', (size_t)(end - at));
            next = close ? close + 1 : at + 2;
        } else if (starts(at, end, "<script") && ends_name(at + 7, end)) {
            next = skip_raw(at, end, "script", input, context, linked_data);
        } else if (starts(at, end, "<style") && ends_name(at + 6, end)) {
            next = skip_raw(at, end, "style", input, context, linked_data);
        }
        if (!next && starts(at, end, "<meta")) {
            const uint8_t *close = memchr(at, '>', (size_t)(end - at));
            if (!close) close = end - 1;
            memcpy(out, at, (size_t)(close + 1 - at));
            hide_charset(out, out + (close + 1 - at));
            out += close + 1 - at;
            at = close + 1;
        } else if (next) {
            at = next;
        } else {
            *out++ = *at++;
        }
    }
    for (uint8_t *byte = output; (byte = memchr(byte, 0, (size_t)(out - byte))); byte++) *byte = ' ';
    return (size_t)(out - output);
}
