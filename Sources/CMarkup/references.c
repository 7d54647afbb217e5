#include <string.h>

#include "references.h"

// The names that HTML knows without a semicolon (HTML, section 13.5), in the order of their characters: U+00A0 to U+00FF.
static const char *const names[96] = {
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
};

static bool is_letter_or_digit(uint8_t byte) {
    return (byte | 0x20) - 'a' < 26u || byte - '0' < 10u;
}

size_t naql_reference_length(const uint8_t *at, const uint8_t *end, uint8_t *character) {
    const uint8_t *word = at + 1, *stop = word;
    while (stop < end && is_letter_or_digit(*stop)) stop++;
    // With its semicolon the parser knows it.
    if (stop == word || (stop < end && *stop == ';')) return 0;
    size_t longest = 0;
    for (size_t place = 0; place < 96; place++) {
        size_t length = strlen(names[place]);
        if (length <= longest || length > (size_t)(stop - word) || memcmp(word, names[place], length) != 0) continue;
        longest = length;
        *character = (uint8_t)(0xA0 + place);
    }
    return longest ? longest + 1 : 0;
}
