#include "names.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "CMarkup.h"

// In the order of the enumeration, from NAQL_A on, which is that of the alphabet.
static const char *const tags[] = {
    "a", "abbr", "address", "article", "aside", "b", "base", "blockquote", "body", "br", "button", "caption", "center", "cite",
    "dd", "del", "details", "dialog", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "font", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "img", "input", "label", "li", "link", "main",
    "meta", "nav", "noscript", "object", "ol", "option", "p", "pre", "q", "s", "script", "section", "select", "small", "span",
    "strike", "strong", "style", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time",
    "title", "tr", "u", "ul", "video",
};

static int compare(const void *name, const void *entry) { return strcasecmp(name, *(const char *const *)entry); }

uint8_t naql_tag(const char *name) {
    const char *const *found = bsearch(name, tags, sizeof tags / sizeof *tags, sizeof *tags, compare);
    return found ? (uint8_t)(found - tags + NAQL_A) : NAQL_OTHER;
}

static const struct {
    const char *name;
    uint8_t code;
} attributes[] = {
    {"alt", NAQL_ALT}, {"aria-hidden", NAQL_ARIA_HIDDEN}, {"cite", NAQL_CITE_ATTRIBUTE}, {"class", NAQL_CLASS},
    {"content", NAQL_CONTENT}, {"data-component", NAQL_DATA_COMPONENT}, {"datetime", NAQL_DATETIME}, {"dir", NAQL_DIR},
    {"hidden", NAQL_HIDDEN}, {"href", NAQL_HREF}, {"id", NAQL_ID}, {"itemprop", NAQL_ITEMPROP}, {"itemtype", NAQL_ITEMTYPE},
    {"lang", NAQL_LANG}, {"name", NAQL_NAME}, {"placeholder", NAQL_PLACEHOLDER}, {"property", NAQL_PROPERTY},
    {"rel", NAQL_REL}, {"role", NAQL_ROLE}, {"src", NAQL_SRC}, {"style", NAQL_STYLE_ATTRIBUTE}, {"title", NAQL_TITLE_ATTRIBUTE}, {"type", NAQL_TYPE}, {"xml:lang", NAQL_LANG},
};

int naql_attribute_code(const char *name) {
    size_t low = 0, high = sizeof attributes / sizeof *attributes;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcasecmp(name, attributes[middle].name);
        if (order == 0) return attributes[middle].code;
        if (order < 0) high = middle; else low = middle + 1;
    }
    return -1;
}
